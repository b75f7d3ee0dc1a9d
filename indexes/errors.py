"""Everything that Rakor refuses, in one tree.

RakorError                    message is a sentence for the user: what, which value, what to do
├── BadSetting                a setting's value cannot be used
├── BadQuery                  a filter, date or page that cannot be read (HTTP 400)
├── SourceNotFound            no such document, or not for this clearance (HTTP 404)
├── FileRefused               one file cannot be read; the others go on
├── EncoderError              the encoder is missing, damaged or of the wrong shape
└── IndexUnavailable          the index cannot answer now (HTTP 503)
    ├── IndexMissing          there is none yet at this place
    ├── IndexMismatch         it was built by another format, analysis or encoder
    ├── IndexLocked           another process is writing
    ├── IndexUnwritable       its disk is full, or its folder is gone or may not be written
    └── IndexDamaged          a stored part cannot be read
"""

from pathlib import Path


class RakorError(Exception):
    """Base of all errors whose message may be shown to the user."""


class BadSetting(RakorError):
    """A setting's value cannot be used."""


class BadQuery(RakorError):
    """A part of a query cannot be read."""


class SourceNotFound(RakorError):
    """No document of this id is stored, or none that this clearance may see."""


class FileRefused(RakorError):
    """One file cannot be read."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class EncoderError(RakorError):
    """The encoder is missing, damaged or gives vectors of another shape."""


class IndexUnavailable(RakorError):
    """The index cannot answer now."""


class IndexMissing(IndexUnavailable):
    """There is no index yet at this place."""


class IndexMismatch(IndexUnavailable):
    """The index was built by another format, analysis or encoder."""


class IndexLocked(IndexUnavailable):
    """Another process is writing to the index."""


class IndexUnwritable(IndexUnavailable):
    """The disk of the index is full, or its folder is gone or may not be written."""


class IndexDamaged(IndexUnavailable):
    """A stored part of the index cannot be read."""
