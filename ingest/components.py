"""The stages as Haystack components: adapters around our functions, no logic of their own."""

from dataclasses import dataclass

from haystack import component

from indexes.analysis import context
from indexes.encoding import Encoder
from indexes.index import Index
from indexes.query import Codes
from ingest.readers import Readers
from ingest.report import Refused
from ingest.understanding import Due, Passed, Understood


@dataclass(frozen=True)
class Encoded(Passed):
    """A record with its passages and their codes."""

    understood: Understood
    codes: Codes


@component
class Understand:
    """File → masked record with its passages, in processes that a bad file can only kill alone."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    @component.output_types(understood=list[Understood], failed=list[Refused])
    def run(self, files: list[Due]) -> dict[str, object]:
        answers = [answer for _, answer in self._readers.take(files)]
        return {
            "understood": [each for each in answers if isinstance(each, Understood)],
            "failed": [each for each in answers if isinstance(each, Refused)],
        }


@component
class Embed:
    """Passages → codes, all of a batch at once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(encoded=list[Encoded])
    def run(self, understood: list[Understood]) -> dict[str, object]:
        texts = [context(each.record.source, p) for each in understood for p in each.passages]
        codes = self._encoder.passages(texts)
        encoded, at = [], 0
        for each in understood:
            encoded.append(Encoded(each, codes[at : at + len(each.passages)]))
            at += len(each.passages)
        return {"encoded": encoded}


@component
class Write:
    """Passages and codes → index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @component.output_types(written=list[Understood])
    def run(self, encoded: list[Encoded]) -> dict[str, object]:
        for each in encoded:
            self._index.replace(each.understood.record.source, each.understood.passages, each.codes)
        return {"written": [each.understood for each in encoded]}
