"""An outcome of a meeting in words: how binding, who, what, until when, how far. Nothing is inferred."""

from dataclasses import dataclass

from indexes.model import Outcome, Passage, Source
from indexes.searching.asking import is_late
from search_app.links import passage_url
from search_app.reading import Reader


@dataclass(frozen=True)
class OutcomeLine:
    """An outcome as a sentence's parts; `what` is in the document's words and language, `who` empty if not stated."""

    code: str
    rung: str
    what: str
    who: str
    due: str
    overdue: bool
    progress: str | None
    url: str


def outcome_line(source: Source, passage: Passage, outcome: Outcome, reader: Reader) -> OutcomeLine:
    """Word an outcome; what the document does not state is said to be not stated."""
    return OutcomeLine(
        code=outcome.rung,
        rung=reader.t(f"rung_{outcome.rung}"),
        what=outcome.what,
        who=", ".join(outcome.who),
        due=_due(outcome, reader),
        overdue=is_late(outcome, reader.today),
        progress=reader.t(f"progress_{outcome.status}") if outcome.status else None,
        url=passage_url(source, passage),
    )


def _due(outcome: Outcome, reader: Reader) -> str:
    day = reader.day(outcome.due)
    if outcome.due_text and outcome.computed and day:
        return reader.t("due_computed", words=outcome.due_text, day=day)
    return outcome.due_text or day or reader.t("due_none")
