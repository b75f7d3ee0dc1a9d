"""The dictionary in the encoder's training: its words as pairs, and Indonesian texts put into English word by word.

The translations are mostly software documentation; the words of the encyclopedia, the news and the law that they
lack stand in `indexes/dictionary.tsv` (training/dictionary.py, which sees nothing held out either).
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexes.analysis import stem, words
from indexes.glossary import english_key

TABLE = Path(__file__).parent.parent / "indexes" / "dictionary.tsv"
LEAST = 0.1
# A form seen once beside commoner ones is a slip of the pen.
RARE, COMMON = 2, 4
# So that "the" words of documentation do not stand for everything.
MOST_COUNTED = 200
# A name and what is mixed into English stay.
SWAPPED_WORDS = 0.85
INSIDE = "##"
Ids = NDArray[np.int64]
Forms = dict[str, dict[str, int]]


def dictionary() -> Iterator[tuple[str, str, float]]:
    """Yield English stems with each Indonesian word and its weight."""
    for line in TABLE.read_text(encoding="utf-8").partition("\n\n")[0].splitlines()[1:]:
        key, _, rest = line.partition("\t")
        cells = rest.split(" ")
        yield from ((key, word, float(weight)) for word, weight in zip(cells[::2], cells[1::2], strict=True))


def forms(texts: Iterator[str]) -> Forms:
    """Give the forms of each of the dictionary's stems in English texts; the stem itself where it has none."""
    counts = Counter(token.exact for text in texts for token in words(text) if token.exact.isalpha())
    found: Forms = {key: {} for key, _word, _weight in dictionary()}
    for form, count in counts.items():
        if (key := english_key(form)) in found:
            found[key][form] = count
    return {key: usual(given) or {key: 1} for key, given in found.items()}


def usual(given: dict[str, int]) -> dict[str, int]:
    """Leave out forms that are rare beside common ones."""
    least = RARE if sum(given.values()) >= COMMON else 1
    return {form: count for form, count in given.items() if count >= least}


class English:
    """Puts Indonesian texts into English word by word; what the dictionary lacks stays."""

    def __init__(self, tokenizer: Tokenizer, known: Forms) -> None:
        self._names = {number: name for name, number in tokenizer.get_vocab().items()}
        self._inside = np.array([self._names[i].startswith(INSIDE) for i in range(len(self._names))])
        self._tokenizer = tokenizer
        self._by_stem: dict[str, Counter[str]] = defaultdict(Counter)
        for key, word, weight in dictionary():
            if weight >= LEAST:
                for form, count in known[key].items():
                    self._by_stem[stem(word)][form] += weight * min(count, MOST_COUNTED) ** 0.5  # type: ignore[assignment]
        self._kept: dict[bytes, tuple[list[Ids], list[float]]] = {}

    def of(self, text: Ids, rng: random.Random) -> Ids:
        """Give the pieces of the text in English."""
        starts = np.flatnonzero(~self._inside[text])
        return np.concatenate([self._word(word, rng) for word in np.split(text, starts) if len(word)])

    def _word(self, word: Ids, rng: random.Random) -> Ids:
        key = word.tobytes()
        if key not in self._kept:
            self._kept[key] = self._choices("".join(self._names[i].removeprefix(INSIDE) for i in word.tolist()))
        choices, weights = self._kept[key]
        return rng.choices(choices, weights)[0] if choices and rng.random() < SWAPPED_WORDS else word

    def _choices(self, word: str) -> tuple[list[Ids], list[float]]:
        best = self._by_stem[stem(word)].most_common(4) if word.isalpha() and stem(word) in self._by_stem else []
        encoded = self._tokenizer.encode_batch_fast([form for form, _ in best], add_special_tokens=False)
        return [np.array(e.ids, np.int64) for e in encoded], [weight for _, weight in best]
