"""The training pairs, by source: what is asked, what answers it, and which regulation both stand in."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.heldout import HeldOut, regulation_named, regulation_of
from training.words import dictionary, forms

VOCABULARY = Path(__file__).parent.parent / "indexes" / "glossary.tsv"
# A list, not a pattern: the folder also holds files of unstated licence, which nothing may be trained on.
PARALLEL = (
    "msdocs_sxs",
    "django_docs",
    "openstack_docs",
    "gnome_help",
    "debian_handbook",
    "tatoeba",
    "tldr_pages",
    "tico19",
    "nusax_mt",
)
QUESTIONS = ("qp_tydiqa_train", "qp_facqa_train", "legal_dictionary_qa")
SHORTEST_CLOZE = 20
LEAST_SURE = 0.2
BLOCK = 40
SENTENCES = ("wikipedia_tydiqa_sentences", "news_misc_sentences")


class Pair(NamedTuple):
    """Two texts that belong together; `group` keeps pairs of one regulation or page in one batch."""

    query: str
    passage: str
    group: str = ""


Source = Callable[[Path, HeldOut, random.Random], Iterator[Pair]]


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of a gzipped table's rows."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def translations(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield English and Indonesian sentences of the clear-licence files."""
    for name in PARALLEL:
        table = rows(data / "parallel" / f"{name}.tsv.gz")
        for number, (english, indonesian) in enumerate(table):
            yield Pair(english, indonesian, block(name, number))


def elucidations(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield elucidations with their articles, half of these under the article's title."""
    for text, title, article in rows(data / "pairs_id" / "legal_penjelasan_pasal_train.tsv.gz"):
        regulation = regulation_named(title)
        barred = held_out.bars_regulation(regulation) or held_out.bars_text(text) or held_out.bars_text(article)
        if not barred:
            yield Pair(text, titled(title, article, rng), regulation)


def definitions(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield terms with their legal definitions."""
    for term, definition, regulation in rows(data / "pairs_id" / "legal_definisi_train.tsv.gz"):
        if not held_out.bars_regulation(regulation):
            yield Pair(term, definition, regulation)


def considerations(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield titles of regulations with their considerations (menimbang)."""
    for title, considering, regulation in rows(data / "pairs_id" / "legal_title_menimbang_train.tsv.gz"):
        if not held_out.bars_regulation(regulation):
            yield Pair(title, considering)


def questions(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield questions with the passages that answer them."""
    for name in QUESTIONS:
        for question, passage in rows(data / "pairs_id" / f"{name}.tsv.gz"):
            if not (held_out.bars_text(question) or held_out.bars_text(passage)):
                yield Pair(question, passage)


def articles(data: Path, held_out: HeldOut) -> Iterator[tuple[str, str, str]]:
    """Yield regulation, title and text of every article that may be trained on."""
    with gzip.open(data / "regulations" / "pasal.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            regulation = regulation_of(article["id"])
            if not (held_out.bars_regulation(regulation) or held_out.bars_text(article["text"])):
                yield regulation, article["title"], article["text"]


def clozes(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield the title and text of each article, for words to be cut out of the text (ICT)."""
    for regulation, title, text in articles(data, held_out):
        if len(text.split()) >= SHORTEST_CLOZE:
            yield Pair(title, text, regulation)


def neighbours(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield each encyclopedia and news sentence after its neighbour, for words to be cut out of it."""
    for name in SENTENCES:
        lines = [row[0] for row in rows(data / "mono_id" / f"{name}.txt.gz")]
        free = [line for line in lines if not held_out.bars_text(line)]
        for number, (first, second) in enumerate(zip(free, free[1:], strict=False)):
            yield Pair(second, first, block(name, number))


def vocabulary(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield the domain's words: Indonesian with English, abbreviations with what they stand for."""
    for line in VOCABULARY.read_text(encoding="utf-8").splitlines()[1:]:
        first, second, _kind, _source = line.split("\t")
        yield Pair(first, second)


def translated_words(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[Pair]:
    """Yield the dictionary's English words, in the forms that the translations have, with Indonesian ones."""
    known = forms(pair.query for pair in translations(data, held_out, rng))
    for key, word, weight in dictionary():
        if weight >= LEAST_SURE:
            yield from (Pair(form, word) for form in known[key])


def titled(title: str, text: str, rng: random.Random) -> str:
    """Put the title before the text half of the time: passages come with and without."""
    return f"{title} {text}" if rng.random() < 0.5 else text


def block(name: str, number: int) -> str:
    """Return the group of a line: lines near each other in a file speak of the same things."""
    return f"{name}-{number // BLOCK}"


SOURCES: dict[str, Source] = {
    "translations": translations,
    "elucidations": elucidations,
    "definitions": definitions,
    "considerations": considerations,
    "questions": questions,
    "clozes": clozes,
    "neighbours": neighbours,
    "vocabulary": vocabulary,
    "words": translated_words,
}
