"""What the tables of speed are measured on: real or made-up passages, put into documents, and questions about them."""

import gzip
import itertools
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from indexes.analysis import tokens
from indexes.model import Classification, Kind, Passage, Source
from indexes.query import Concept, Field, Match, Term

QUERIES = 200
PLACES = ("PLBN Motaain", "PLBN Skouw", "PLBN Entikong", "Kupang", "Makassar", "Batam", "Jakarta", "Nunukan")
FIRST, DAYS = date(2000, 1, 1), 9_000
TENTH = (date(2010, 1, 1), date(2012, 6, 30))
"""Days that a tenth of the documents lie between."""

Text = tuple[str, str, str]
"""Document, title, text of one passage."""

Asked = list[tuple[str, str]]
"""Words of a query: each as it is typed, and its stem."""


def made_up(passages: int, chance: random.Random) -> Iterator[Text]:
    """Give passages of about 80 words whose frequencies fall as those of a language do."""
    words = ["".join(chance.choices("aiueobdgklmnprst", k=chance.randint(4, 9))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))
    for n in range(passages):
        text = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(40, 120)))
        yield f"dokumen-{n // 10}", f"Dokumen {n // 10}", text


def read(path: Path) -> Iterator[Text]:
    """Read passages from a file of JSON lines with `id` ("document#part"), `title` and `text`."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"].partition("#")[0], row["title"], row["text"]


def documents(texts: Iterable[Text], chance: random.Random) -> Iterator[tuple[Source, list[Passage]]]:
    """Put passages into documents with dates, places and citations."""
    for n, (name, group) in enumerate(itertools.groupby(texts, key=lambda text: text[0])):
        rows = list(group)
        # Days are scattered, so that a span of them is as large a share of few documents as of many.
        source = Source(
            f"{name}-{n}", "/arsip", f"{name}.txt", "1", list(Kind)[n % 4], rows[0][1],
            dated=FIRST + timedelta(days=n * 1_597 % DAYS), places=tuple(chance.sample(PLACES, 2)),
            institutions=(f"lembaga-{n % 40}",), classification=Classification(int(n % 50 == 0)),
        )  # fmt: skip
        cited = (f"uu/{2000 + n % 20}/{n % 30 + 1}/pasal/{chance.randint(1, 60)}",)
        yield (
            source,
            [
                Passage(source.id, at, text, (title,), cites=cited if at % 3 == 0 else ())
                for at, (_, title, text) in enumerate(rows)
            ],
        )


def asked(texts: Sequence[Text]) -> list[Asked]:
    """Choose four words that stand in one passage, as someone who remembers it would ask; so for QUERIES queries."""
    chance = random.Random(2)
    found = []
    while len(found) < QUERIES:
        words = {t.stem: t.exact for t in tokens(chance.choice(texts)[2]) if len(t.stem) > 3}
        if len(words) >= 4:
            found.append([(words[stem], stem) for stem in chance.sample(sorted(words), 4)])
    return found


def match(words: Asked) -> Match:
    """Word a query as the search does: two of its words at least, those of a title more."""
    boosts = tuple(Term(stem, Field.HEADING, 0.3) for _, stem in words)
    return Match(tuple(Concept((Term(stem),)) for _, stem in words), boosts=boosts, least=2)


def questions(texts: Sequence[Text]) -> list[Match]:
    """Make queries about the texts."""
    return [match(words) for words in asked(texts)]


class Sample:
    """An even sample of what passes by, of which no more is kept."""

    def __init__(self, size: int) -> None:
        """Keep at most so many."""
        self.kept: list[Text] = []
        self._size, self._seen, self._chance = size, 0, random.Random(3)

    def passing(self, texts: Iterable[Text]) -> Iterator[Text]:
        """Hand the texts on, each with the same chance to be kept."""
        for text in texts:
            self._seen += 1
            if len(self.kept) < self._size:
                self.kept.append(text)
            elif (place := self._chance.randrange(self._seen)) < self._size:
                self.kept[place] = text
            yield text
