"""Which passages have a term and what each of them makes of it, as flat arrays mapped from disk: one set per segment.

A term is known by a hash of its field and token, 64 bits that are searched and 64 that prove it. Its postings are the
places of the passages in the segment, ascending, each with a weight: how often the passage has the term
(`OFTEN`) and the length of the field there, in the eight bits in which Lucene and tantivy keep a length (`LENGTHS`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Ints
from indexes.query import Field

FIELDS = tuple(Field)
ARRAYS = ("terms", "proofs", "offsets", "places", "weights", "sizes")
FIELD_BITS = np.uint64(2)
"""Bits of a term's hash that say the field."""


Hashes = NDArray[np.uint64]
Places = NDArray[np.uint32]
Weights = NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Postings:
    """The postings of a segment.

    Those of term `n` lie from `offsets[n]` to `offsets[n + 1]`; `sizes` counts the tokens of each passage by field.
    """

    terms: Hashes
    proofs: Hashes
    offsets: Ints
    places: Places
    weights: Weights
    sizes: NDArray[np.uint32]

    def spans(self, wanted: Hashes) -> list[slice]:
        """Give where the postings of each of these terms lie; those of no passage are empty."""
        found = np.searchsorted(self.terms, wanted[:, 0])
        return [self._span(*each) for each in zip(found.tolist(), *wanted.T.tolist(), strict=True)]

    def _span(self, at: int, term: int, proof: int) -> slice:
        while at < len(self.terms) and self.terms[at] == term:
            if self.proofs[at] == proof:
                return slice(int(self.offsets[at]), int(self.offsets[at + 1]))
            at += 1
        return slice(0, 0)

    def whole(self, rows: int) -> bool:
        """Say whether the arrays fit together and are those of so many passages."""
        many, postings = len(self.terms), self.places.shape
        ends = int(self.offsets[-1]) if len(self.offsets) else -1
        return (
            self.proofs.shape == (many,)
            and self.offsets.shape == (many + 1,)
            and postings == self.weights.shape == (ends,)
            and self.sizes.shape == (rows, len(FIELDS))
        )


def hashed(tokens: Iterable[str]) -> Hashes:
    """Give the hash of each token and its proof."""
    digests = b"".join([blake2b(token.encode(), digest_size=16).digest() for token in tokens])
    return np.frombuffer(digests, dtype=">u8").astype(np.uint64).reshape(-1, 2)


def of_field(hashes: Hashes, field: int | Sequence[int]) -> Hashes:
    """Give the hashes and proofs of terms, tokens in this field or each in its own: the field leads."""
    terms = hashes.copy()
    terms[:, 0] >>= FIELD_BITS
    terms[:, 0] |= np.asarray(field, dtype=np.uint64) << (np.uint64(64) - FIELD_BITS)
    return terms


def mapped(folder: Path, names: Sequence[str]) -> list[NDArray[Any]]:
    """Map arrays, as plain ones over the mapping: numpy's own class for it makes every step slower."""
    return [np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in names]


def _lengths() -> Ints:
    """Give the length that each byte stands for: exact up to 40, then with four significant bits."""
    return np.array([n if n < 24 else 24 + _unfolded(n - 24) for n in range(256)], dtype=np.int64)


def _unfolded(byte: int) -> int:
    shift = (byte >> 3) - 1
    return byte if shift < 0 else (byte & 7 | 8) << shift


LENGTHS = _lengths()

OFTEN = np.array([*range(192), *np.rint(192 * 1.07 ** np.arange(64)).astype(int)], dtype=np.int64)
"""How often each byte says that a passage has a term: exact below 193, then in steps of 7 %."""

_BETWEEN = (OFTEN[1:] + OFTEN[:-1]) / 2


def weighed(often: Ints, lengths: NDArray[np.uint8]) -> Weights:
    """Give the weights of postings by how often the term comes and the byte of the field's length."""
    weights: Weights = (np.searchsorted(_BETWEEN, often).astype(np.uint16) << np.uint16(8)) | lengths
    return weights


def folded(lengths: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Give the byte of each length: that of the longest length that is not longer."""
    return (np.searchsorted(LENGTHS, lengths, side="right") - 1).astype(np.uint8)
