"""From one index into another, whatever their engines: what is stored is taken over as it is."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from indexes.errors import IndexUnavailable
from indexes.index import Index
from indexes.manifest import require
from indexes.model import Classification, Filters, Sort, Source

PAGE = 500
"""Documents that are listed at once."""

COMMIT = 5_000
"""Passages between commits."""

TOP = Classification.SANGAT_RAHASIA
_ALL = Filters(TOP)


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
    documents = passages = waiting = 0
    names: set[str] = set()
    for each in _sources(source):
        parts = source.passages(each.id, TOP)
        target.replace(each, parts, source.codes(each.id, TOP))
        names.add(each.id)
        documents, passages, waiting = documents + 1, passages + len(parts), waiting + len(parts) + 1
        if waiting >= COMMIT:
            target.commit()
            waiting = 0
    for name in before - names:
        target.delete(name)
    relations = source.relations(TOP)
    target.put_relations(relations)
    if (told := source.run()) is not None:
        target.put_run(told)
    target.commit()
    _verify(source, target, (documents, passages, len(relations.statements)))
    return Copied(documents, passages, len(relations.statements), len(before - names))


def _sources(index: Index) -> Iterator[Source]:
    offset = 0
    while page := index.sources(_ALL, Sort.NEWEST, offset, PAGE).items:
        yield from page
        offset += len(page)


def _verify(source: Index, target: Index, wanted: tuple[int, int, int]) -> None:
    """Raise IndexUnavailable unless the target holds as much, in the very versions of the source."""
    size = target.size()
    found = (size.documents, size.passages, len(target.relations(TOP).statements))
    if found != wanted or target.versions("/") != source.versions("/"):
        raise IndexUnavailable(
            f"Salinan tidak lengkap: {wanted} dokumen, bagian, pernyataan disalin, {found} ada di tujuan. "
            "Pastikan tidak ada proses lain yang menulis, lalu jalankan lagi `rakor copy`."
        )
