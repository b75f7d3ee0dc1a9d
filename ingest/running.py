"""One run of the ingest: which files are due, through the stages, what vanished goes, relating over all."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any

from haystack import Pipeline
from haystack.core.errors import PipelineRuntimeError

from indexes.encoding import Encoder
from indexes.errors import IndexUnavailable, RakorError
from indexes.everything import every_source
from indexes.index import Index
from indexes.model import Source
from ingest.components import Files
from ingest.freeing import give_back, rarely_looking
from ingest.loading.limits import Limits
from ingest.pipeline import build
from ingest.readers import Readers
from ingest.relating import relate
from ingest.remembering import remembered
from ingest.report import IngestReport, Refused
from ingest.rows import has_rows
from ingest.surveying import Survey, due, units
from ingest.understanding import Due, Understood
from ingest.walking import Walk, absolute_path, walk

BATCH = 16
"""Files that go through the stages together."""

ROWS = 128
"""Rows that do."""

AHEAD = 4_000_000
"""Bytes of rows that are being understood while earlier ones are written: a commit takes as long as some thousands."""

FILE = 150_000
"""Bytes that a file counts as there: what is in memory stays bounded."""

COMMIT = 5_000
"""Passages between commits: smaller commits cost more, larger ones lose more to a crash."""

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the file that comes next ("" at the end)."""


@dataclass
class _Tally:
    """What was written in a run, counted beside what was `stored` before it."""

    stored: Mapping[str, str]
    added: int = 0
    changed: int = 0
    passages: int = 0
    uncommitted: int = 0
    waiting: list[Source] = field(default_factory=list)
    lost: bool = False

    def count(self, sources: Iterable[Source], times: int = 1) -> None:
        """Count documents that were written; -1 times takes them out again."""
        for source in sources:
            if source.id in self.stored:
                self.changed += times
            else:
                self.added += times


@rarely_looking()
def ingest(paths: Sequence[Path], index: Index, encoder: Encoder, limits: Limits, progress: Progress) -> IngestReport:
    """Bring the index up to date with these files and folders, and report.

    Only what is new or changed (file, row, sidecar or reader) is read. What vanished below the folders named,
    or from a file of rows, is removed; what lies elsewhere stays. A file that fails keeps what the index had of it.
    If the index itself becomes unavailable, the report names every file that is not in it; another run takes those in.
    """
    started = time.perf_counter()
    found = walk(paths)
    folders = {str(absolute_path(path)) for path in paths if path.is_dir()}
    folders |= {str(file.path) for file in found.files if has_rows(file.path)}
    below = {folder: index.versions(folder) for folder in folders | {str(file.root) for file in found.files}}
    stored = {name: version for versions in below.values() for name, version in versions.items()}
    survey = Survey(failed=[Refused(r.path, r.reason) for r in found.refused])
    tally = _Tally(stored)
    with Readers(limits) as readers:
        batches = _batches(due(found.files, stored, survey))
        _run(build(index, encoder, readers), readers, batches, index, survey, tally, units(found.files), progress)
    named = {name for folder in folders for name in below[folder]}
    removed = 0 if tally.lost else _finish(index, found, named, below, survey, tally)
    report = IngestReport(
        added=tally.added,
        changed=tally.changed,
        unchanged=survey.unchanged,
        removed=removed,
        failed=tuple(survey.failed),
        warnings=tuple(survey.warnings),
        passages=tally.passages,
        seconds=time.perf_counter() - started,
    )
    if not tally.lost:
        index.put_run(remembered(report, index.run(), paths))
        index.commit()
    return report


def _batches(dues: Iterator[Due]) -> Iterator[list[Due]]:
    """Put together what goes through the stages together: rows are short, files are long."""
    for has_row, same in groupby(dues, key=lambda each: each.row is not None):
        while batch := list(islice(same, ROWS if has_row else BATCH)):
            yield batch


def _run(
    pipeline: Pipeline, readers: Readers, batches: Iterator[list[Due]], index: Index,
    survey: Survey, tally: _Tally, all_units: int, progress: Progress,
) -> None:  # fmt: skip
    ahead = _Ahead(batches, readers)
    try:
        while batch := ahead.next():
            progress(survey.units - ahead.units, all_units, batch[0].found.file)
            done = _through(pipeline, batch)
            ahead.done()
            survey.failed += done["understand"]["failed"]
            _count(done["write"]["written"].understood, survey, tally)
            if tally.uncommitted >= COMMIT:
                _commit(index, tally)
        _commit(index, tally)
    except IndexUnavailable as reason:
        _lose(chain.from_iterable(chain(ahead.batches, batches)), survey, tally, str(reason))
    progress(all_units, all_units, "")


class _Ahead:
    """The batches that are being understood while earlier ones are written."""

    def __init__(self, coming: Iterator[list[Due]], readers: Readers) -> None:
        self.batches: deque[list[Due]] = deque()
        self.units = 0
        self._coming, self._readers = coming, readers
        self._weight = 0

    def next(self) -> list[Due]:
        """Give the batch that is to be written next, and have some more understood meanwhile."""
        while self._weight < AHEAD and (batch := next(self._coming, [])):
            self._readers.expect(batch)
            self.batches.append(batch)
            self.units += len(batch)
            self._weight += _weight(batch)
        return self.batches[0] if self.batches else []

    def done(self) -> None:
        """Forget the batch that was given last: it is written."""
        batch = self.batches.popleft()
        self.units -= len(batch)
        self._weight -= _weight(batch)


def _weight(batch: list[Due]) -> int:
    return sum(FILE if due.row is None else len(due.row) for due in batch)


def _finish(
    index: Index, found: Walk, named: set[str], below: Mapping[str, Mapping[str, str]], survey: Survey, tally: _Tally
) -> int:
    """Remove what vanished and relate over all; gives how many were removed."""
    removed = _remove_vanished(index, found, named, below, survey)
    if tally.added or tally.changed or removed:
        index.put_relations(relate(every_source(index)))
    return removed


def _commit(index: Index, tally: _Tally) -> None:
    index.commit()
    give_back()
    tally.uncommitted = 0
    tally.waiting.clear()


def _lose(dues: Iterable[Due], survey: Survey, tally: _Tally, reason: str) -> None:
    """Name every file that is not in an index that became unavailable: those not committed, those not read yet."""
    told = {refused.path for refused in survey.failed}
    files = dict.fromkeys([*(source.file for source in tally.waiting), *(str(each.found.path) for each in dues)])
    survey.failed += [Refused(file, f"belum masuk: {reason}") for file in files if file not in told]
    tally.count(tally.waiting, -1)
    tally.passages -= tally.uncommitted
    tally.lost = True


def _through(pipeline: Pipeline, batch: list[Due]) -> dict[str, Any]:
    """Run the stages; an error of ours comes out as itself, not wrapped in the pipeline's."""
    try:
        return pipeline.run({"understand": {"files": Files(tuple(batch))}})
    except PipelineRuntimeError as failed:
        if isinstance(failed.__cause__, RakorError):
            raise failed.__cause__ from None
        raise


def _count(written: Sequence[Understood], survey: Survey, tally: _Tally) -> None:
    tally.count(each.record.source for each in written)
    for each in written:
        source = each.record.source
        tally.waiting.append(source)
        tally.passages += len(each.passages)
        tally.uncommitted += len(each.passages)
        survey.warnings += [Refused(source.file, warning) for warning in source.warnings]


def _remove_vanished(
    index: Index, found: Walk, named: set[str], below: Mapping[str, Mapping[str, str]], survey: Survey
) -> int:
    """Remove what is no longer there. A folder, or a file of rows, that cannot be read hides what it holds."""
    hidden = [r.path for r in found.refused if Path(r.path).is_dir()]
    survey.warnings += [
        Refused(path, "tidak terbaca, jadi tidak ada yang dihapus dari indeks kali ini")
        for path in (*hidden, *sorted(survey.broken))
    ]
    if hidden:
        return 0
    kept = {name for path in survey.broken for name in below[path]}
    gone = sorted(named - survey.here - kept)
    for name in gone:
        index.delete(name)
    return len(gone)
