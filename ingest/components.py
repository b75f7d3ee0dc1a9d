"""The stages as Haystack components: adapters around our functions, no logic of their own."""

from dataclasses import dataclass

from haystack import component

from indexes.analysis import context
from indexes.encoding import Encoder
from indexes.errors import FileRefused
from indexes.index import Index
from indexes.model import Passage
from indexes.query import Codes
from ingest.document import Document, Record
from ingest.loading.sandbox import Sandbox
from ingest.masking import mask
from ingest.reading import read
from ingest.report import Refused
from ingest.splitting import split
from ingest.walking import FoundFile


@dataclass(frozen=True)
class Due:
    """A file that is new or changed, with the version that it has now."""

    found: FoundFile
    version: str


@dataclass(frozen=True)
class Loaded:
    """A file with its document."""

    due: Due
    document: Document


@dataclass(frozen=True)
class Divided:
    """A record with its passages."""

    record: Record
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Encoded:
    """A record with its passages and their codes."""

    divided: Divided
    codes: Codes


@component
class Load:
    """File → document, in a process that a bad file can only kill alone."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    @component.output_types(documents=list[Loaded], failed=list[Refused])
    def run(self, files: list[Due]) -> dict[str, object]:
        documents, failed = [], []
        for due in files:
            try:
                documents.append(Loaded(due, self._sandbox.load(due.found.path)))
            except FileRefused as refused:
                failed.append(Refused(str(due.found.path), refused.reason))
        return {"documents": documents, "failed": failed}


@component
class Read:
    """Document → record of its kind."""

    @component.output_types(records=list[Record], failed=list[Refused])
    def run(self, documents: list[Loaded]) -> dict[str, object]:
        records, failed = [], []
        for loaded in documents:
            path = str(loaded.due.found.path)
            try:
                records.append(read(loaded.document, loaded.due.found, loaded.due.version))
            except FileRefused as refused:
                failed.append(Refused(path, refused.reason))
            except Exception as slip:  # noqa: BLE001 - a reader's slip on one file must not stop the others
                failed.append(Refused(path, f"pembaca gagal pada berkas ini ({type(slip).__name__}: {slip})"))
        return {"records": records, "failed": failed}


@component
class Mask:
    """Record → record without what must not be stored."""

    @component.output_types(records=list[Record])
    def run(self, records: list[Record]) -> dict[str, object]:
        return {"records": [mask(record) for record in records]}


@component
class Split:
    """Record → passages."""

    @component.output_types(divided=list[Divided])
    def run(self, records: list[Record]) -> dict[str, object]:
        return {"divided": [Divided(record, split(record)) for record in records]}


@component
class Embed:
    """Passages → codes, all of a batch at once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(encoded=list[Encoded])
    def run(self, divided: list[Divided]) -> dict[str, object]:
        texts = [context(each.record.source, p) for each in divided for p in each.passages]
        codes = self._encoder.passages(texts)
        encoded, at = [], 0
        for each in divided:
            encoded.append(Encoded(each, codes[at : at + len(each.passages)]))
            at += len(each.passages)
        return {"encoded": encoded}


@component
class Write:
    """Passages and codes → index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(written=list[Divided])
    def run(self, encoded: list[Encoded]) -> dict[str, object]:
        for each in encoded:
            self._index.replace(each.divided.record.source, each.divided.passages, each.codes)
        return {"written": [each.divided for each in encoded]}
