"""From a file, or a row of one, to the passages that may be stored: load, read as its kind, mask, split."""

from dataclasses import dataclass
from typing import TypeVar

from indexes.changing import changed
from indexes.errors import FileRefused
from indexes.model import Passage
from ingest.document import Document, Record
from ingest.loading import Limits, load
from ingest.loading.jsonl import load_row
from ingest.masking import mask
from ingest.reading import read
from ingest.splitting import split
from ingest.walking import FoundFile

T = TypeVar("T")


class Passed:
    """A frozen value that goes from stage to stage as it is: Haystack copies what it hands on, but not this."""

    def __deepcopy__(self: T, memo: dict[int, object]) -> T:
        """Give the value itself."""
        return self


@dataclass(frozen=True)
class Due(Passed):
    """A file that is new or changed, with the version that it has now; of a file of rows, one `row` (JSON)."""

    found: FoundFile
    version: str
    row: bytes | None = None


@dataclass(frozen=True)
class Understood(Passed):
    """A masked record with its passages, which its pieces are gone into.

    `waiting` counts pages that text recognition could still read.
    """

    record: Record
    passages: tuple[Passage, ...]
    waiting: int = 0


def understand(due: Due, limits: Limits) -> Understood:
    """Make the passages of a file or row. Raises FileRefused; a reader's slip on one file is that file's alone."""
    document, stated = load_row(due.found, due.row) if due.row is not None else (load(due.found.path, limits), {})
    record = mask(_read(document, due, stated))
    return Understood(changed(record, pieces=()), split(record), document.ocr_waiting)


def _read(document: Document, due: Due, stated: dict[str, object]) -> Record:
    try:
        return read(document, due.found, due.version, stated)
    except FileRefused:
        raise
    except Exception as slip:  # noqa: BLE001 - a reader's slip on one file must not stop the others
        reason = f"pembaca gagal pada berkas ini ({type(slip).__name__}: {slip})"
        raise FileRefused(due.found.path, reason) from slip
