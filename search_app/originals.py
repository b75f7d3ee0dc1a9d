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
    return SERVED if _is_there(original_path(source)) else GONE


def download_name(source: Source) -> str:
    """Give the file's name for a header, which holds no line ends or other signs without a shape."""
    return "".join(sign if sign.isprintable() else "_" for sign in original_path(source).name)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # of a row the path is made of its id, which may be longer than any name of a file
        return False
