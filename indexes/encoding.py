"""Text to codes: what every encoder gives, and how vectors become int8."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexes.errors import EncoderError
from indexes.manifest import Manifest
from indexes.query import Codes
from indexes.settings import BUNDLED_ENCODER

SCALE = 400.0
"""Unit vectors times this are rounded to int8: components up to 0.317 are kept, larger ones clipped."""


class Encoder(Protocol):
    """A model that turns texts into codes. Two methods, since some models prefix queries differently."""

    @property
    def name(self) -> str:
        """Name the model as the manifest does."""

    @property
    def digest(self) -> str:
        """Give the digest of its files: equal digests give equal codes."""

    @property
    def dimensions(self) -> int:
        """Give the columns of its codes."""

    def passages(self, texts: Sequence[str]) -> Codes:
        """Encode passages, one row each; a text without a known word gives a row of zeros."""

    def query(self, text: str) -> Codes:
        """Encode a query; zeros alone where it has no known word."""


def quantise(vectors: NDArray[np.float32]) -> Codes:
    """Round vectors (rows of any length) to codes of the unit vectors; zero rows stay zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit = vectors / np.where(lengths > 0, lengths, 1)
    return np.clip(np.rint(unit * SCALE), -127, 127).astype(np.int8)


def never_zero(codes: Codes) -> Codes:
    """Give passages without a known word a code that is near to no query: an index refuses zeros alone."""
    return np.where(codes.any(axis=1, keepdims=True), codes, np.int8(1))


def cosine(codes: Codes, code: Codes) -> NDArray[np.float32]:
    """Give the cosine of each row with one code; 0 where either is all zeros."""
    rows = codes.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=-1) * np.linalg.norm(code.astype(np.float32))
    dots: NDArray[np.float32] = rows @ code.astype(np.float32)
    cosines: NDArray[np.float32] = (dots / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return cosines


def manifest_of(encoder: Encoder) -> Manifest:
    """Describe an index that this encoder builds."""
    return Manifest(encoder.name, encoder.digest, encoder.dimensions, SCALE)


def open_encoder(setting: str) -> Encoder:
    """Open the bundled encoder (empty setting) or the sentence-transformers model that it names.

    Raises EncoderError saying what is missing and what to install.
    """
    folder = Path(setting) if setting else BUNDLED_ENCODER
    from indexes.static_encoder import StaticEncoder, is_static

    if is_static(folder):
        return StaticEncoder(folder)
    if not setting:
        raise EncoderError(f"Model bawaan tidak ada di {folder}. Pasang Rakor kembali.")
    from indexes.model_encoder import ModelEncoder

    return ModelEncoder(setting)
