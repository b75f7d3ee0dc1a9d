"""A file's document → a record, read as what it is."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from indexes import citations
from indexes.changing import changed
from indexes.errors import FileRefused
from indexes.model import Kind, Source
from ingest.document import Document, Piece, Record
from ingest.kinds import berita, lain, notula, peraturan
from ingest.kinds.recognising import recognise
from ingest.loading import ocr
from ingest.sidecar import apply, read_sidecar
from ingest.walking import FoundFile

READER_VERSION = 7
"""Raised with every change that reads other records from the same file: it makes a run read them again."""

_OF_READER = hashlib.blake2b(str(READER_VERSION).encode(), digest_size=16)
WAITING = ":ocr"
"""Ends the version of a file with pages that wait for Tesseract, so that they are read once it is there."""

_CODES = re.compile(r"\b(?:kuhp|kuhap|kitab\s+undang)", re.IGNORECASE)

READERS: dict[Kind, Callable[[Document, Source], Record]] = {
    Kind.NOTULA: notula.read,
    Kind.PERATURAN: peraturan.read,
    Kind.BERITA: berita.read,
    Kind.LAIN: lain.read,
}


def source_id(found: FoundFile) -> str:
    """Name a document by where it lies: the same for every root that it is reached from."""
    name = str(found.path) if found.row is None else f"{found.path}#{found.row}"
    return hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()


def version_of_row(line: bytes, of_sidecar: bytes) -> str:
    """Give the digest of a row, the sidecar of its file, and the reader."""
    digest = _OF_READER.copy()
    digest.update(hashlib.blake2b(line.strip()).digest() + _digest(of_sidecar))
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _digest(of_sidecar: bytes) -> bytes:
    """Give the digest of a sidecar, which all rows of its file share."""
    return hashlib.blake2b(of_sidecar).digest()


def version_of(found: FoundFile) -> str:
    """Give the digest of the file, its sidecar and the reader. Raises FileRefused if it cannot be opened."""
    digest = _OF_READER.copy()
    try:
        for path in (found.path, found.sidecar):
            if path is not None:
                with path.open("rb") as opened:
                    digest.update(hashlib.file_digest(opened, "blake2b").digest())
    except OSError as reason:
        raise FileRefused(found.path, f"tidak dapat dibuka ({reason.strerror})") from None
    return digest.hexdigest()


def read(document: Document, found: FoundFile, version: str, said: dict[str, object]) -> Record:
    """Read a document as its kind; what its sidecar and its row (`said`) state wins over what was read.

    Raises FileRefused for a sidecar that cannot be used.
    """
    stated = {**(read_sidecar(found.sidecar) if found.sidecar else {}), **said}
    kind = Kind(str(stated["kind"])) if "kind" in stated else _recognised(document)
    source = Source(
        id=source_id(found),
        root=str(found.root),
        file=found.file,
        version=version + (WAITING if document.ocr_waiting and not ocr.languages() else ""),
        kind=kind,
        title=found.path.stem,
        ocr_quality=document.ocr_quality,
    )
    record = _of_its_time(READERS[kind](document, source))
    warnings = (*document.warnings, *record.warnings)
    return changed(record, source=apply(record.source, {**stated, "warnings": warnings}), warnings=warnings)


def _of_its_time(record: Record) -> Record:
    """Read "KUHP" and "KUHAP" as the codes of the document's own time, which its reader knows only at the end."""
    source = record.source
    if source.dated is None or source.kind is Kind.PERATURAN:
        return record
    pieces = (_cited_in(source.dated.year, piece) if _CODES.search(piece.text) else piece for piece in record.pieces)
    return replace(record, pieces=tuple(pieces))


def _cited_in(year: int, piece: Piece) -> Piece:
    return replace(piece, cites=citations.cites(piece.text, written=year))


def _recognised(document: Document) -> Kind:
    """Recognise the kind; a row of one line has lost the layout that the kinds are told by."""
    flat = document.format == "jsonl" and len(document.blocks) == 1
    return Kind.LAIN if flat else recognise(document)[0]
