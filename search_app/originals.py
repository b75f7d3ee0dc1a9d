"""The original file: served only where masking took nothing out of it, for it holds what was taken out."""

from pathlib import Path

from indexes.model import Source

SERVED, MASKED, GONE = "served", "masked", "gone"


def original_path(source: Source) -> Path:
    """Give where the file was read from."""
    return Path(source.root) / source.file


def original_state(source: Source) -> str:
    """Say whether the original may be served: SERVED, MASKED (it holds identities) or GONE."""
    if source.masked:
        return MASKED
    return SERVED if original_path(source).is_file() else GONE
