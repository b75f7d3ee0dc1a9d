"""Any other sentence-transformers model, by folder or name (needs the extra `models`)."""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from indexes.encoding import quantise
from indexes.errors import EncoderError
from indexes.query import Codes

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class ModelEncoder:
    """A sentence-transformers model, loaded from this machine at first use; nothing is downloaded."""

    def __init__(self, model: str) -> None:
        self.name = model

    @cached_property
    def _model(self) -> "SentenceTransformer":
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError:
            raise EncoderError(
                f"RAKOR_ENCODER={self.name!r} memerlukan sentence-transformers: pip install 'rakor[models]'"
            ) from None
        try:
            return SentenceTransformer(self.name, local_files_only=True)
        except (OSError, ValueError) as reason:
            raise EncoderError(f"Model {self.name!r} tidak dapat dimuat dari komputer ini: {reason}") from reason

    @cached_property
    def digest(self) -> str:
        """Give the digest of its weights and of a fixed sentence's tokens."""
        sha = hashlib.sha256(
            json.dumps(self._model.tokenize(["Rapat koordinasi di Mota'ain 2024"])["input_ids"].tolist()).encode()
        )
        for name, weights in sorted(self._model.state_dict().items()):
            sha.update(name.encode())
            sha.update(weights.cpu().numpy().tobytes())
        return sha.hexdigest()[:16]

    @property
    def dimensions(self) -> int:
        """Give the columns of its codes."""
        return int(self._model.get_embedding_dimension() or 0)

    def passages(self, texts: Sequence[str]) -> Codes:
        """Encode passages, one row each."""
        if not texts:
            return np.zeros((0, self.dimensions), np.int8)
        return quantise(self._model.encode_document(list(texts), show_progress_bar=False))

    def query(self, text: str) -> Codes:
        """Encode a query."""
        code: Codes = quantise(self._model.encode_query([text], show_progress_bar=False))[0]
        return code
