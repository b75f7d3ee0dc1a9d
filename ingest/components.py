"""The stages as Haystack components: adapters around our functions, no logic of their own."""

from dataclasses import dataclass

from haystack import component

from indexes.analysis import context
from indexes.encoding import Encoder, never_zero
from indexes.index import Index
from indexes.query import Codes
from ingest.readers import Readers
from ingest.report import Refused
from ingest.understanding import Due, Passed, Understood


@dataclass(frozen=True)
class Files(Passed):
    """Files and rows that go through the stages together: one value, since Haystack walks through lists."""

    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Records(Passed):
    """Masked records with their passages."""

    understood: tuple[Understood, ...]


@dataclass(frozen=True)
class Vectors(Passed):
    """Records with the codes of all their passages, one row each, in order."""

    records: Records
    codes: Codes


@component
class Understand:
    """File → masked record with its passages, in processes that a bad file can only kill alone."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    @component.output_types(records=Records, failed=list[Refused])
    def run(self, files: Files) -> dict[str, object]:
        answers = list(self._readers.take(files.dues))
        return {
            "records": Records(tuple(each for each in answers if isinstance(each, Understood))),
            "failed": [each for each in answers if isinstance(each, Refused)],
        }


@component
class Embed:
    """Passages → codes, all of a batch at once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(vectors=Vectors)
    def run(self, records: Records) -> dict[str, object]:
        texts = [context(each.record.source, p) for each in records.understood for p in each.passages]
        return {"vectors": Vectors(records, never_zero(self._encoder.passages(texts)))}


@component
class Write:
    """Passages and codes → index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(written=Records)
    def run(self, vectors: Vectors) -> dict[str, object]:
        at = 0
        for each in vectors.records.understood:
            end = at + len(each.passages)
            self._index.replace(each.record.source, each.passages, vectors.codes[at:end])
            at = end
        return {"written": vectors.records}
