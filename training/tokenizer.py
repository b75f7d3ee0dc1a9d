"""Train the encoder's word pieces: `python -m training.tokenizer DATA WORK` writes WORK/tokenizer.json."""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece
from tokenizers.trainers import WordPieceTrainer

from training.heldout import HeldOut, read_held_out
from training.pairs import SOURCES, articles

PIECES = 40_000
SEED = 20
UNKNOWN = "[UNK]"
# Articles outnumber everything else and repeat themselves: one in four shows their words.
ARTICLE_SHARE = 0.25
# Abbreviations and place names are rare in the texts, yet users type them: they become whole words.
VOCABULARY_REPEATS = 60
PLACE_REPEATS = 30
MARKS_INSIDE_WORDS = "['\u2018\u2019\u02bc\u00b4`\u00ad\u200b-\u200f\ufeff]"


def untrained_tokenizer() -> Tokenizer:
    """Return word pieces that fold case, width, accents and apostrophes, and drop punctuation.

    "Mota'ain" and "Motaain" give the same pieces; digits stay.
    """
    tokenizer = Tokenizer(WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(MARKS_INSIDE_WORDS), ""),
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.NFKC(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), behavior="removed")
    return tokenizer


def texts(data: Path, held_out: HeldOut, rng: random.Random) -> Iterator[str]:
    """Yield what the pieces are learned from: pairs, a share of the articles, places, vocabulary."""
    for name in ("translations", "questions", "neighbours", "definitions", "elucidations"):
        for pair in SOURCES[name](data, held_out, rng):
            yield pair.query
            yield pair.passage
    for _regulation, _title, text in articles(data, held_out):
        if rng.random() < ARTICLE_SHARE:
            yield text
    for pair in SOURCES["vocabulary"](data, held_out, rng):
        yield from (pair.query, pair.passage) * VOCABULARY_REPEATS
    for place in places(data):
        yield from [place] * PLACE_REPEATS


def places(data: Path) -> list[str]:
    """Return the names of provinces and regencies."""
    with (data / "wilayah" / "provinsi_kabupaten.csv").open(encoding="utf-8", newline="") as file:
        return [row["nama"] for row in csv.DictReader(file)]


def train(data: Path) -> Tokenizer:
    """Train the word pieces on the data folder's texts."""
    tokenizer = untrained_tokenizer()
    trainer = WordPieceTrainer(vocab_size=PIECES, special_tokens=[UNKNOWN], limit_alphabet=120, show_progress=False)
    tokenizer.train_from_iterator(texts(data, read_held_out(data), random.Random(SEED)), trainer)
    return tokenizer


def main(data: Path, work: Path) -> None:
    """Train the word pieces and write them."""
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = train(data)
    tokenizer.save(str(work / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} word pieces in {work / 'tokenizer.json'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
