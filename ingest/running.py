"""One run of the ingest: which files are due, through the stages, what vanished goes, relating over all."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from haystack import Pipeline
from haystack.core.errors import PipelineRuntimeError

from indexes.encoding import Encoder
from indexes.errors import FileRefused, IndexUnavailable, RakorError
from indexes.index import Index
from indexes.model import Classification, Filters, Sort, Source
from ingest.components import Divided, Due
from ingest.loading import ocr
from ingest.loading.limits import Limits
from ingest.loading.sandbox import Sandbox
from ingest.pipeline import build
from ingest.reading import WAITING, source_id, version_of
from ingest.relating import relate
from ingest.report import IngestReport, Refused
from ingest.walking import FoundFile, Walk, absolute_path, walk

BATCH = 16
"""Files that go through the stages together."""

COMMIT = 5_000
"""Passages between commits: smaller commits cost more, larger ones lose more to a crash."""

_ALL = Filters(clearance=Classification.SANGAT_RAHASIA)

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the file that comes next ("" at the end)."""


@dataclass
class _Tally:
    """What has happened so far in a run."""

    passages: int = 0
    uncommitted: int = 0
    unchanged: int = 0
    written: set[str] = field(default_factory=set)
    waiting: list[Source] = field(default_factory=list)
    lost: bool = False
    failed: list[Refused] = field(default_factory=list)
    warnings: list[Refused] = field(default_factory=list)


def ingest(paths: Sequence[Path], index: Index, encoder: Encoder, limits: Limits, progress: Progress) -> IngestReport:
    """Bring the index up to date with these files and folders, and report.

    Only what is new or changed (file, sidecar or reader) is read. What vanished below the folders named
    is removed; what lies elsewhere stays. A file that fails keeps what the index had of it. If the index itself
    becomes unavailable, the report names every file that is not in it; another run takes those in.
    """
    started = time.perf_counter()
    found = walk(paths)
    folders = {str(absolute_path(path)) for path in paths if path.is_dir()}
    below = {folder: index.versions(folder) for folder in folders | {str(file.root) for file in found.files}}
    stored = {name: version for versions in below.values() for name, version in versions.items()}
    named = {name for folder in folders for name in below[folder]}
    tally = _Tally(failed=[Refused(r.path, r.reason) for r in found.refused])
    due = list(_due(found.files, stored, tally))
    with Sandbox(limits) as sandbox:
        _run(build(index, encoder, sandbox), index, due, tally, progress)
    removed = 0 if tally.lost else _finish(index, found, named, tally)
    return IngestReport(
        added=len(tally.written - stored.keys()),
        changed=len(tally.written & stored.keys()),
        unchanged=tally.unchanged,
        removed=removed,
        failed=tuple(tally.failed),
        warnings=tuple(tally.warnings),
        passages=tally.passages,
        seconds=time.perf_counter() - started,
    )


def _finish(index: Index, found: Walk, named: set[str], tally: _Tally) -> int:
    """Remove what vanished and relate over all; gives how many were removed."""
    removed = _remove_vanished(index, found, named, tally)
    if tally.written or removed:
        index.put_relations(relate(_sources(index)))
        index.commit()
    return removed


def _due(files: Sequence[FoundFile], stored: dict[str, str], tally: _Tally) -> Iterator[Due]:
    """Give the files to read; a file with pages waiting for text recognition is due once that is there."""
    still_waiting = not ocr.languages()
    for file in files:
        try:
            version = version_of(file)
        except FileRefused as refused:
            tally.failed.append(Refused(refused.path, refused.reason))
            continue
        had = stored.get(source_id(file), "")
        if had == version or (still_waiting and had == version + WAITING):
            tally.unchanged += 1
        else:
            yield Due(file, version)


def _run(pipeline: Pipeline, index: Index, due: Sequence[Due], tally: _Tally, progress: Progress) -> None:
    at = 0
    try:
        for at in range(0, len(due), BATCH):
            batch = list(due[at : at + BATCH])
            progress(at, len(due), batch[0].found.file)
            done = _through(pipeline, batch)
            tally.failed += done["load"]["failed"] + done["read"]["failed"]
            _count(done["write"]["written"], tally)
            if tally.uncommitted >= COMMIT:
                _commit(index, tally)
        _commit(index, tally)
    except IndexUnavailable as reason:
        _lose(due[at:], tally, str(reason))
    progress(len(due), len(due), "")


def _commit(index: Index, tally: _Tally) -> None:
    index.commit()
    tally.uncommitted = 0
    tally.waiting.clear()


def _lose(due: Sequence[Due], tally: _Tally, reason: str) -> None:
    """Name every file that is not in an index that became unavailable: those not committed, those not read yet."""
    told = {refused.path for refused in tally.failed}
    files = dict.fromkeys([*(source.file for source in tally.waiting), *(each.found.file for each in due)])
    tally.failed += [Refused(file, f"belum masuk: {reason}") for file in files if file not in told]
    tally.written -= {source.id for source in tally.waiting}
    tally.passages -= tally.uncommitted
    tally.lost = True


def _through(pipeline: Pipeline, batch: list[Due]) -> dict[str, Any]:
    """Run the stages; an error of ours comes out as itself, not wrapped in the pipeline's."""
    try:
        return pipeline.run({"load": {"files": batch}})
    except PipelineRuntimeError as failed:
        if isinstance(failed.__cause__, RakorError):
            raise failed.__cause__ from None
        raise


def _count(written: Sequence[Divided], tally: _Tally) -> None:
    for each in written:
        source = each.record.source
        tally.written.add(source.id)
        tally.waiting.append(source)
        tally.passages += len(each.passages)
        tally.uncommitted += len(each.passages)
        tally.warnings += [Refused(source.file, warning) for warning in source.warnings]


def _remove_vanished(index: Index, found: Walk, named: set[str], tally: _Tally) -> int:
    """Remove what is no longer in the folders named. One that cannot be read hides its files: then nothing goes."""
    hidden = [r.path for r in found.refused if Path(r.path).is_dir()]
    if hidden:
        tally.warnings += [
            Refused(path, "tidak terbaca, jadi tidak ada yang dihapus dari indeks kali ini") for path in hidden
        ]
        return 0
    here = {source_id(file) for file in found.files}
    gone = sorted(named - here)
    for name in gone:
        index.delete(name)
    return len(gone)


def _sources(index: Index) -> Iterator[Source]:
    offset = 0
    while page := index.sources(_ALL, Sort.NEWEST, offset, 1_000).items:
        yield from page
        offset += len(page)
