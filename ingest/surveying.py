"""Which files and rows are new or changed, and what is there at all: looked through once, a unit at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexes.changing import changed
from indexes.errors import FileRefused
from ingest.loading import ocr
from ingest.reading import WAITING, source_id, version_of, version_of_row
from ingest.report import Refused
from ingest.rows import Row, Rows, count_lines, has_rows
from ingest.understanding import Due
from ingest.walking import FoundFile


@dataclass
class Survey:
    """What was met so far.

    `here` are the ids of what is stored and still there, `units` the files and rows, `broken` the files of rows that
    could not be read whole: of these nothing is known to be gone.
    """

    here: set[str] = field(default_factory=set)
    units: int = 0
    unchanged: int = 0
    broken: set[str] = field(default_factory=set)
    failed: list[Refused] = field(default_factory=list)
    warnings: list[Refused] = field(default_factory=list)


def units(files: Sequence[FoundFile]) -> int:
    """Count what there is to look through: files, and of files of rows their lines."""
    return sum(count_lines(file.path) if has_rows(file.path) else 1 for file in files)


def due(files: Sequence[FoundFile], stored: Mapping[str, str], survey: Survey) -> Iterator[Due]:
    """Give what is to be read, noting on the way what else is met.

    A file with pages waiting for text recognition is due once that is there.
    """
    still_waiting = not ocr.languages()
    for file in files:
        for each, name in _rows(file, survey) if has_rows(file.path) else _file(file, survey):
            had = stored.get(name, "")
            if had:
                survey.here.add(name)
            if had == each.version or (still_waiting and had == each.version + WAITING):
                survey.unchanged += 1
            else:
                yield each


def _file(file: FoundFile, survey: Survey) -> Iterator[tuple[Due, str]]:
    survey.units += 1
    name = source_id(file)
    survey.here.add(name)
    try:
        yield Due(file, version_of(file)), name
    except FileRefused as refused:
        survey.failed.append(Refused(refused.path, refused.reason))


def _rows(file: FoundFile, survey: Survey) -> Iterator[tuple[Due, str]]:
    found = Rows(file.path)
    try:
        sidecar = file.sidecar.read_bytes() if file.sidecar else b""
        for row in found:
            survey.units += 1
            if isinstance(row, Refused):
                survey.failed.append(row)
                survey.broken.add(str(file.path))
            else:
                each = due_row(file, row, sidecar)
                yield each, source_id(each.found)
    except (FileRefused, OSError) as refused:
        survey.failed.append(Refused(str(file.path), getattr(refused, "reason", str(refused))))
        survey.broken.add(str(file.path))
    if found.ignored:
        names = ", ".join(sorted(found.ignored))
        survey.warnings.append(Refused(file.file, f"kolom yang tidak dikenal tidak dibaca: {names}"))


def due_row(file: FoundFile, row: Row, sidecar: bytes) -> Due:
    """Make what is to be read of a row: it lies in its file as a file in a folder."""
    found = changed(file, file=f"{file.file}/{row.id}", row=row.id)
    return Due(found, version_of_row(row.line, sidecar), row.line)
