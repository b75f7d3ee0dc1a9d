"""Learn which Indonesian stems an English word stands for: `python -m training.dictionary DATA OUT [FREEDICT]`.

IBM Model 1 (Brown et al. 1993) with an empty word, on the translations of a clear licence, the domain's
vocabulary and, where its file is given, FreeDict's English-Indonesian dictionary (Debian's package
dict-freedict-eng-ind, `freedict-eng-ind.dict.dz`). Both directions are learned: a translation counts by
the product of both, so that a common word that stands beside everything is the translation of nothing.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexes.analysis import tokens, words
from indexes.glossary import english_key
from training.freedict import entries
from training.heldout import HeldOut, read_held_out
from training.pairs import PARALLEL, SENTENCES, VOCABULARY, articles, rows

ROUNDS = 6
LONGEST = 40
# The vocabularies say in one line what a sentence says among twenty words: they lead.
# FreeDict has a few words that no page should show.
COARSE = frozenset({"ass", "arse", "fuck", "cunt", "pussi", "dick", "cock", "tit", "whore", "slut"})
WEIGHTS = {"tatoeba": 2.0, "tico19": 2.0, "nusax_mt": 2.0, "freedict": 6.0, "glossary": 12.0}
LEAST = 0.04
MOST = 6
# Seen less often than this, the translation is chance.
LEAST_SEEN = 2.0
EMPTY = "\0"
ARTICLES = 20_000
LEAST_INDONESIAN = 3
LEAST_SHARE = 0.05
CAPITALS = 0.8
NEVER = 10**6
HEAD = "# Learned by training/dictionary.py, CC BY-SA 4.0, see dictionary.md: English stem, then words with weights"
SEED = 20
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Line(NamedTuple):
    """An English and an Indonesian text that say the same, and how much they count."""

    english: str
    indonesian: str
    weight: float


@dataclass(frozen=True, eq=False)
class Cells:
    """Every meeting of a source word and a target word in one line.

    `pair`: number of the two words; `target`: number of the target word's place; `weight`: the line's.
    `sources` and `targets` give the words of each pair.
    """

    pair: Ints
    target: Ints
    weight: Floats
    sources: Ints
    targets: Ints


def lines(data: Path, freedict: Path | None) -> Iterator[Line]:
    """Yield every line once."""
    seen: set[tuple[str, str]] = set()
    for name in PARALLEL:
        for english, indonesian in rows(data / "parallel" / f"{name}.tsv.gz"):
            if (english, indonesian) not in seen:
                seen.add((english, indonesian))
                yield Line(english, indonesian, WEIGHTS.get(name, 1.0))
    for row in VOCABULARY.read_text(encoding="utf-8").splitlines()[1:]:
        first, second, kind, _source = row.split("\t")
        if kind == "id-en":
            yield Line(second, first, WEIGHTS["glossary"])
    if freedict:
        yield from (Line(english, indonesian, WEIGHTS["freedict"]) for english, indonesian in entries(freedict))


def english_words(text: str) -> list[str]:
    """Give the keys of an English text's words."""
    return [english_key(token.exact) for token in tokens(text)][:LONGEST]


def indonesian_words(text: str) -> list[str]:
    """Give the stems of an Indonesian text's words."""
    return [token.stem for token in tokens(text)][:LONGEST]


def cells(lines_: list[tuple[Ints, Ints, float]], targets: int) -> Cells:
    """Lay out every meeting of two words."""
    keys, places, weights, at = [], [], [], 0
    for source, target, weight in lines_:
        keys.append((source[:, None] * targets + target[None, :]).ravel())
        places.append(np.tile(np.arange(at, at + len(target)), len(source)))
        weights.append(np.full(len(source) * len(target), weight))
        at += len(target)
    distinct, pair = np.unique(np.concatenate(keys), return_inverse=True)
    return Cells(pair, np.concatenate(places), np.concatenate(weights), distinct // targets, distinct % targets)


def learn(seen: Cells) -> tuple[Floats, Floats]:
    """Give, per pair of words, the probability of the target given the source, and how often it was so read."""
    chance = np.ones(len(seen.sources))
    counts = chance
    for _round in range(ROUNDS):
        score = chance[seen.pair]
        whole = np.bincount(seen.target, score)
        counts = np.bincount(seen.pair, seen.weight * score / whole[seen.target], len(seen.sources))
        chance = counts / np.bincount(seen.sources, counts)[seen.sources]
    return chance, counts


def translations(table: list[Line]) -> dict[str, dict[str, float]]:
    """Learn both directions and give each English word's stems with their weights, which sum to 1."""
    english: dict[str, int] = {EMPTY: 0}
    indonesian: dict[str, int] = {EMPTY: 0}
    numbered = [
        (
            np.array([english.setdefault(w, len(english)) for w in english_words(line.english)], np.int64),
            np.array([indonesian.setdefault(w, len(indonesian)) for w in indonesian_words(line.indonesian)], np.int64),
            line.weight,
        )
        for line in table
    ]
    numbered = [row for row in numbered if len(row[0]) and len(row[1])]
    empty = np.zeros(1, np.int64)
    forth = cells([(np.concatenate([empty, e]), i, w) for e, i, w in numbered], len(indonesian))
    back = cells([(np.concatenate([empty, i]), e, w) for e, i, w in numbered], len(english))
    given_english, counts = learn(forth)
    given_indonesian, _ = learn(back)
    both = np.sqrt(given_english * turned(forth, back, given_indonesian, len(indonesian)))
    keys, stems = list(english), list(indonesian)
    found: dict[str, dict[str, float]] = {}
    for at in np.flatnonzero((both >= LEAST) & (counts >= LEAST_SEEN) & (forth.sources > 0)).tolist():
        found.setdefault(keys[forth.sources[at]], {})[stems[forth.targets[at]]] = float(both[at])
    kept = {word: strongest(given) for word, given in found.items() if word not in COARSE}
    # A word that stays as it is needs no row.
    named = names(table)
    return {w: given for w, given in kept.items() if w not in named and any(english_key(s) != w for s in given)}


def turned(forth: Cells, back: Cells, chance: Floats, width: int) -> Floats:
    """Give, for each pair of `forth`, the chance of the same two words the other way round; 0 where it has none."""
    keys = back.targets * width + back.sources
    order = np.argsort(keys)
    wanted = forth.sources * width + forth.targets
    at = np.minimum(np.searchsorted(keys[order], wanted), len(order) - 1)
    return np.where(keys[order][at] == wanted, chance[order][at], 0.0)


def names(table: list[Line]) -> set[str]:
    """Give the words that stand with a capital inside sentences, unless a vocabulary translates them."""
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in table:
        sure = line.weight > max(WEIGHTS["tatoeba"], 1.0)
        for token in tokens(line.english)[0 if sure else 1 :]:
            key = english_key(token.exact)
            every[key] += 1
            capital[key] += -NEVER if sure else line.english[token.start].isupper()
    return {key for key, count in capital.items() if count > CAPITALS * every[key]}


def strongest(given: dict[str, float]) -> dict[str, float]:
    """Keep the likeliest stems, scaled to sum to 1."""
    best = sorted(given.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    whole = sum(weight for _, weight in best)
    return {word: weight / whole for word, weight in best if weight / whole >= LEAST}


def shared(table: list[Line], data: Path, held_out: HeldOut, known: dict[str, dict[str, float]]) -> dict[str, float]:
    """Give the words that Indonesian texts have too, with the probability that they are Indonesian."""
    english = Counter(t.exact for line in table for t in words(line.english))
    indonesian = Counter(t.exact for text in indonesian_texts(data, held_out) for t in words(text))
    each, other = sum(english.values()), sum(indonesian.values())
    found = {}
    for word, count in indonesian.items():
        if count >= LEAST_INDONESIAN and english_key(word) in known:
            share = (count / other) / (count / other + (english[word] + 0.5) / each)
            if share > LEAST_SHARE:
                found[word] = min(share, 0.999)
    return found


def indonesian_texts(data: Path, held_out: HeldOut) -> Iterator[str]:
    """Yield Indonesian texts: encyclopedia, news, and some articles of law."""
    for name in SENTENCES:
        yield from (row[0] for row in rows(data / "mono_id" / f"{name}.txt.gz") if not held_out.bars_text(row[0]))
    every = [text for _regulation, _title, text in articles(data, held_out)]
    yield from random.Random(SEED).sample(every, min(ARTICLES, len(every)))


def readable(table: list[Line], known: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Put in place of each stem the word of that stem that stands beside the English word most often."""
    seen: dict[str, Counter[str]] = {}
    by_stem: dict[str, set[str]] = {}
    for word, given in known.items():
        for stemmed in given:
            by_stem.setdefault(stemmed, set()).add(word)
    for line in table:
        english = set(english_words(line.english)) & known.keys()
        for token in tokens(line.indonesian)[:LONGEST]:
            for word in english & by_stem.get(token.stem, set()):
                seen.setdefault(f"{word} {token.stem}", Counter())[token.exact] += 1
    return {
        word: {seen[f"{word} {stemmed}"].most_common(1)[0][0]: weight for stemmed, weight in given.items()}
        for word, given in known.items()
    }


def write(out: Path, known: dict[str, dict[str, float]], both: dict[str, float]) -> None:
    """Write the table: English stems with words and weights, an empty line, words of both languages."""
    rows_ = (f"{word}\t{' '.join(f'{s} {w:.2f}' for s, w in given.items())}" for word, given in sorted(known.items()))
    tail = (f"{word}\t{share:.3f}" for word, share in sorted(both.items()))
    out.write_text("\n".join((HEAD, *rows_, "", *tail)) + "\n", encoding="utf-8")


def main(data: Path, out: Path, freedict: Path | None = None) -> None:
    """Learn the dictionary and write it."""
    table = list(lines(data, freedict))
    known = translations(table)
    both = shared(table, data, read_held_out(data), known)
    write(out, readable(table, known), both)
    print(f"{len(known)} words, {sum(map(len, known.values()))} translations, {len(both)} in both languages: {out}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
