"""The part of the pairs that an encoder for learning weights has not seen.

A second stage learned on pairs that the encoder was trained on trusts the encoder too much
(docs/decisions/0005-ranking-weights.md). So an encoder is trained without every fifth regulation and
every fifth answer, and the weights are learned on those.
"""

from zlib import crc32

from training.pairs import Pair

FOLDS = 5
ASKED = ("questions", "elucidations", "definitions", "considerations", "clozes", "translations")
"""Sources whose pairs are held back; a regulation is held back in all of them."""


def held_back(source: str, pair: Pair) -> bool:
    """Tell whether a pair is among the fifth that is held back."""
    return source in ASKED and crc32((pair.group or pair.passage).encode()) % FOLDS == 0
