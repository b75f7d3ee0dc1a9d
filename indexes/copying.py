"""From one index into another, whatever their engines: what is stored is taken over as it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from indexes.errors import IndexUnavailable
from indexes.everything import TOP, every_source
from indexes.index import Index
from indexes.manifest import require
from indexes.model import Passage, Source
from indexes.query import Codes

COMMIT = 5_000
"""Passages between commits."""

Handed = tuple[Source, Sequence[Passage], Codes]
"""A document as an index takes it."""


@dataclass(frozen=True)
class Copied:
    """How much went over, and what of the target went since the source does not have it."""

    documents: int
    passages: int
    statements: int
    removed: int

    def to_json(self) -> dict[str, Any]:
        """Give the figures under the names that `rakor copy --json` prints."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Give the figures as lines for a reader."""
        counted = f"{self.documents} dokumen, {self.passages} bagian, {self.statements} pernyataan disalin"
        return [counted + (f"; {self.removed} dokumen lama dihapus" if self.removed else "")]


def copy(source: Index, target: Index) -> Copied:
    """Make the target hold what the source holds, and nothing else.

    Neither reads a file nor embeds. Raises IndexMismatch if they were built in different ways, IndexUnavailable if
    the counts differ in the end.
    """
    require(target.manifest, source.manifest, "TO")
    before = set(target.versions("/"))
    names, passages = fill(target, _documents(source))
    for name in before - names:
        target.delete(name)
    relations = source.relations(TOP)
    target.put_relations(relations)
    if (told := source.run()) is not None:
        target.put_run(told)
    target.commit()
    _verify(source, target, (len(names), passages, len(relations.statements)))
    return Copied(len(names), passages, len(relations.statements), len(before - names))


def fill(target: Index, documents: Iterable[Handed]) -> tuple[set[str], int]:
    """Put documents into an index with a commit now and then; gives their ids, and the number of their passages."""
    names: set[str] = set()
    passages = waiting = 0
    for source, parts, codes in documents:
        target.replace(source, parts, codes)
        names.add(source.id)
        passages, waiting = passages + len(parts), waiting + len(parts) + 1
        if waiting >= COMMIT:
            target.commit()
            waiting = 0
    return names, passages


def _documents(index: Index) -> Iterator[Handed]:
    return ((each, index.passages(each.id, TOP), index.codes(each.id, TOP)) for each in every_source(index))


def _verify(source: Index, target: Index, wanted: tuple[int, int, int]) -> None:
    """Raise IndexUnavailable unless the target holds as much, in the very versions of the source."""
    size = target.size(TOP)
    found = (size.documents, size.passages, len(target.relations(TOP).statements))
    if found != wanted or target.versions("/") != source.versions("/"):
        raise IndexUnavailable(
            f"Salinan tidak lengkap: {wanted} dokumen, bagian, pernyataan disalin, {found} ada di tujuan. "
            "Pastikan tidak ada proses lain yang menulis, lalu jalankan lagi `rakor copy`."
        )
