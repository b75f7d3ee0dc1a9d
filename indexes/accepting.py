"""What every engine asks of a document that is handed over to it."""

from collections.abc import Sequence

import numpy as np

from indexes.model import Passage, Source
from indexes.query import Codes


def require_acceptable(source: Source, passages: Sequence[Passage], codes: Codes, dimensions: int) -> None:
    """Raise ValueError for what the contract refuses: codes of another shape or of zeros, ordinals not 0, 1, 2, …."""
    if codes.shape != (len(passages), dimensions) or codes.dtype != np.int8:
        raise ValueError(f"{source.id}: codes are {codes.dtype}{codes.shape}, not int8({len(passages)}, {dimensions}).")
    # One passage, as rows have, is asked in half the time.
    if not (codes.any() if len(codes) == 1 else codes.any(axis=1).all()):
        raise ValueError(f"{source.id}: passage {int(np.argmin(codes.any(axis=1)))} has a code of zeros alone.")
    for ordinal, passage in enumerate(passages):
        if (passage.source, passage.ordinal) != (source.id, ordinal):
            raise ValueError(
                f"{source.id}: passage {ordinal} calls itself {passage.source}#{passage.ordinal}; "
                "ordinals are 0, 1, 2, … of the source."
            )
