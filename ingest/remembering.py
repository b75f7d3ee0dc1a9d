"""What stays of a run in the index: its counts, and which files are still unread."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from indexes.runs import Run
from ingest.masking import mask_text
from ingest.report import IngestReport
from ingest.walking import absolute_path


def remembered(report: IngestReport, before: Run | None, paths: Sequence[Path]) -> Run:
    """Make the note of a run over these paths: failures elsewhere stay open until their files are looked at again."""
    places = [str(absolute_path(path)) for path in paths]
    earlier = [each for each in before.failed if not _below(each[0], places)] if before else []
    own = [(mask_text(each.path), mask_text(each.reason)) for each in report.failed]
    return Run(
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        removed=report.removed,
        passages=report.passages,
        failed=(*earlier, *own),
    )


def _below(path: str, places: Sequence[str]) -> bool:
    return any(
        path == place or path.startswith((place.rstrip("/") + "/", place + ":", place + "#")) for place in places
    )
