"""What must stay out of every training text: the held-out regulations, and whatever stands in dev/."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_FILE = Path("dev/legal_penjelasan/not_for_training.txt")
DEV_SETS = {
    "legal_penjelasan": "",
    "tydiqa_id": "qp_tydiqa_train.tsv.gz",
    "facqa": "qp_facqa_train.tsv.gz",
}
NUMBERED_TITLE = re.compile(r"([A-Z]+) (\S+)/(\d{4})\b")
NOT_A_WORD = re.compile(r"\W+")


@dataclass(frozen=True)
class HeldOut:
    """Regulation ids ("uu-2011-6"), and texts of dev/ in the form that `plain` gives."""

    regulations: frozenset[str]
    texts: frozenset[str]

    def bars_regulation(self, regulation: str) -> bool:
        """Tell whether nothing of this regulation may be trained on."""
        return regulation in self.regulations

    def bars_text(self, text: str) -> bool:
        """Tell whether the text is a query, passage or sentence held out, spacing and commas aside."""
        return plain(text) in self.texts


def read_held_out(data: Path) -> HeldOut:
    """Read what must stay out of training; OSError where the folder lacks it.

    The passages of the question sets hold those of their training questions too, as wrong answers:
    such a passage is free, unless it answers a question of dev/.
    """
    regulations = (data / HELD_OUT_FILE).read_text(encoding="utf-8").split()
    free = {plain(passage) for name in DEV_SETS.values() for passage in training_passages(data, name)}
    texts = {text for name in DEV_SETS for text in dev_texts(data / "dev" / name, free)}
    return HeldOut(frozenset(regulations), frozenset(texts - {""}))


def training_passages(data: Path, name: str) -> list[str]:
    """Return the passages of a file of question-passage pairs; none where a set has no such file."""
    if not name:
        return []
    with gzip.open(data / "pairs_id" / name, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t")[1] for line in lines]


def dev_texts(folder: Path, free: set[str]) -> Iterator[str]:
    """Yield, in plain form, a dev set's queries, and its passages with their sentences if not free."""
    answers = {line.split("\t")[1] for line in (folder / "qrels.tsv").read_text().splitlines()}
    for query in read_jsonl(folder / "queries.jsonl"):
        yield plain(query["text"])
    for passage in read_jsonl(folder / "passages.jsonl"):
        if passage["id"] in answers or plain(passage["text"]) not in free:
            yield plain(passage["text"])
            yield from map(plain, sentences(passage["text"]))


def read_jsonl(path: Path) -> list[dict[str, str]]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sentences(text: str) -> list[str]:
    """Split a text after full stops, question and exclamation marks and semicolons."""
    return re.split(r"(?<=[.?!;])\s+", text)


def plain(text: str) -> str:
    """Lower-case a text and keep its letters and digits, so that spacing and commas do not count."""
    return NOT_A_WORD.sub(" ", text.lower()).strip()


def regulation_of(identifier: str) -> str:
    """Return the regulation of an article's id: "uu-2011-6#p7" -> "uu-2011-6"."""
    return identifier.partition("#")[0]


def regulation_named(title: str) -> str:
    """Return the id of the regulation that an article's title names: "PP 4/2023 ..." -> "pp-2023-4".

    Raises ValueError where the title does not start with kind, number and year: a pair whose
    regulation is unknown cannot be filtered, so it must not pass.
    """
    match = NUMBERED_TITLE.match(title)
    if match is None:
        raise ValueError(f"{title[:80]!r} does not start with kind, number/year; leave it out of training")
    kind, number, year = match.groups()
    return f"{kind.lower()}-{year}-{number}"
