"""A StaticEmbedding folder of sentence-transformers, read with numpy and tokenizers alone.

The vector of a text is the sum of its tokens' rows, each times the row's own weight; its direction is
all that counts, so it is not divided by the number of tokens.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexes.encoding import quantise
from indexes.errors import EncoderError
from indexes.query import Codes

_DTYPES = {"I8": np.int8, "F16": np.float16, "F32": np.float32}
_BATCH = 256
_KEPT = 200_000
"""Stretches of text whose tokens are kept."""
_LONGEST = 20_000
"""Code points of a text that are read: far above any passage; only a guard against hostile queries."""


def is_static(folder: Path) -> bool:
    """Say whether the folder is a sentence-transformers model made of one static embedding."""
    return _module_folder(folder) is not None


def _module_folder(folder: Path) -> Path | None:
    listing = folder / "modules.json"
    if not listing.is_file():
        return None
    modules = json.loads(listing.read_text("utf-8"))
    static = [m for m in modules if m["type"].endswith("StaticEmbedding")]
    return folder / static[0]["path"] if static else None


class StaticEncoder:
    """The bundled encoder. Files are read at first use."""

    def __init__(self, folder: Path) -> None:
        module = _module_folder(folder)
        if module is None:
            raise EncoderError(f"{folder} bukan model StaticEmbedding dari sentence-transformers")
        self._model, self._tokens = module / "model.safetensors", module / "tokenizer.json"
        for file in (self._model, self._tokens):
            if not file.is_file():
                raise EncoderError(f"Berkas model {file} tidak ada. Pasang Rakor kembali.")
        self._known: dict[str, bytes] = {}
        self.name = "rakor-static" if folder.name == "encoder" else folder.name

    @cached_property
    def digest(self) -> str:
        """Give the digest of its files."""
        sha = hashlib.sha256()
        for file in (self._model, self._tokens):
            sha.update(file.read_bytes())
        return sha.hexdigest()[:16]

    @property
    def dimensions(self) -> int:
        """Give the columns of its codes."""
        return int(self._rows.shape[1])

    def passages(self, texts: Sequence[str]) -> Codes:
        """Encode passages, one row each."""
        parts = [self._encode(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), np.int8)

    def query(self, text: str) -> Codes:
        """Encode a query."""
        code: Codes = self._encode([text])[0]
        return code

    def _encode(self, texts: Sequence[str]) -> Codes:
        sums = np.zeros((len(texts), self.dimensions), np.float32)
        for row, ids in enumerate(self._ids(texts)):
            if len(ids):
                sums[row] = self._weights.take(ids) @ self._rows.take(ids, axis=0).astype(np.float32)
        return quantise(sums)

    def _ids(self, texts: Sequence[str]) -> Iterator[NDArray[np.int64]]:
        """Give the token ids of each text.

        No token goes across white space, and stretches without it repeat: what they are cut into is kept.
        """
        stretches = [text[:_LONGEST].split() for text in texts]
        known = self._known if len(self._known) < _KEPT else {}
        new = set[str]().union(*stretches).difference(known)
        if new:
            # Half a surrogate pair is no Unicode: the tokenizer refuses the whole batch for it.
            readable = [stretch.encode("utf-8", "replace").decode("utf-8") for stretch in new]
            encoded = self._tokenizer.encode_batch_fast(readable, add_special_tokens=False)
            known.update(zip(new, (np.array(e.ids, np.int64).tobytes() for e in encoded), strict=True))
        self._known = known
        return (np.frombuffer(b"".join(map(known.__getitem__, each)), np.int64) for each in stretches)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._tokens))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _rows(self) -> NDArray[np.int8]:
        # As a plain array over the mapping: numpy's own class for it makes every look slower.
        return np.asarray(_tensor(self._model, "embeddings", "embedding.weight"))

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        weights = _tensor(self._model, "weights", optional=True)
        return weights.astype(np.float32) if len(weights) else np.ones(len(self._rows), np.float32)


def _tensor(file: Path, *names: str, optional: bool = False) -> NDArray[np.int8]:
    """Map the first of these tensors from a safetensors file (8 bytes of length, a JSON header, raw data)."""
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        try:
            header = json.loads(opened.read(length))
        except ValueError:
            raise EncoderError(f"Berkas model {file} rusak. Pasang Rakor kembali.") from None
    found = next((header[name] for name in names if name in header), None)
    if found is None:
        if optional:
            return np.zeros(0, np.int8)
        raise EncoderError(f"Berkas model {file} tidak memuat {' atau '.join(names)}. Pasang Rakor kembali.")
    start, _ = found["data_offsets"]
    return np.memmap(file, _DTYPES[found["dtype"]], "r", 8 + length + start, tuple(found["shape"]))
