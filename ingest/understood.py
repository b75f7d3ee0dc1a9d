"""What Rakor understands of one file: the report of `rakor read`."""

from pathlib import Path
from typing import Any

from indexes.errors import FileRefused
from indexes.model import Outcome, Passage, Person
from ingest.document import Record
from ingest.loading.limits import Limits
from ingest.reading import version_of
from ingest.report import Refused
from ingest.rows import Rows, has_rows
from ingest.sandbox import Sandbox
from ingest.surveying import due_row
from ingest.understanding import Due
from ingest.walking import FoundFile, walk


def understood(path: Path, limits: Limits) -> tuple[Record, tuple[Passage, ...]]:
    """Read one file as an ingest would. Raises FileRefused with the reason."""
    found = walk([path])
    for refused in found.refused:
        raise refused
    with Sandbox(limits) as sandbox:
        answer = sandbox.understand([_due(found.files[0])])[0]
    if isinstance(answer, Refused):
        raise FileRefused(answer.path, answer.reason)
    return answer.record, answer.passages


def _due(file: FoundFile) -> Due:
    """Give the file, of a file of rows the first of them."""
    if not has_rows(file.path):
        return Due(file, version_of(file))
    row = next(iter(Rows(file.path)), Refused(str(file.path), "tidak berisi baris"))
    if isinstance(row, Refused):
        raise FileRefused(row.path, row.reason)
    return due_row(file, row, b"")


def to_json(record: Record, passages: tuple[Passage, ...]) -> dict[str, Any]:
    """Give a record under the names that `rakor read --json` prints."""
    source = record.source
    return {
        "kind": source.kind.value,
        "title": source.title,
        "number": source.number,
        "dated": source.dated.isoformat() if source.dated else None,
        "places": list(source.places),
        "institutions": list(source.institutions),
        "people": [_person(person) for person in source.people],
        "outcomes": [_outcome(p.outcome) for p in passages if p.outcome],
        "cites": list(dict.fromkeys(cited for p in passages for cited in p.cites)),
        "articles": list(record.articles),
        "passages": [_passage(passage) for passage in passages],
        "warnings": list(source.warnings),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role,
        "institution": person.institution,
        "presence": person.presence.value,
        "represented_by": person.represented_by,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "rung": outcome.rung.value,
        "who": list(outcome.who),
        "what": outcome.what,
        "due": outcome.due.isoformat() if outcome.due else None,
        "due_text": outcome.due_text,
        "computed": outcome.computed,
        "status": outcome.status.value if outcome.status else None,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "ordinal": passage.ordinal,
        "headings": list(passage.headings),
        "page": passage.page,
        "text": passage.text,
        "cites": list(passage.cites),
    }


def lines(record: Record, passages: tuple[Passage, ...]) -> list[str]:
    """Give a record as lines for a reader."""
    values = to_json(record, passages)
    head = [f"{name:13}{values[name]}" for name in ("kind", "title", "number", "dated")]
    lists = [f"{name:13}{', '.join(values[name])}" for name in ("places", "institutions", "cites", "articles")]
    people = [f"{'people':13}{' · '.join(str(v) for v in p.values() if v)}" for p in values["people"]]
    outcomes = [f"{'outcome':13}{' · '.join(_words(o))}" for o in values["outcomes"]]
    texts = [f"\n[{p.ordinal}] {' › '.join(p.headings)}\n{p.text}" for p in passages]
    return [*head, *lists, *people, *outcomes, *(f"{'warning':13}{w}" for w in values["warnings"]), *texts]


def _words(outcome: dict[str, Any]) -> list[str]:
    due = outcome["due"] or outcome["due_text"] or "tenggat tidak disebutkan"
    return [outcome["rung"], ", ".join(outcome["who"]) or "pelaksana tidak disebutkan", outcome["what"], due]
