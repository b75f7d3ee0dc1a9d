"""Which of what is stored is committed: one document that a commit changes in one go.

What a writer puts in is marked with a *batch*, and no reader sees the batch that the state names as being written.
A commit lets the state name no batch but the editions that were replaced (*buried*), which no reader sees from
then on; then they are removed. So whatever a killed writer left is named in the state, and the next one removes it.
"""

from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]

NAME = "state"
"""The id of the document."""


@dataclass(frozen=True)
class State:
    """One committed state. `relations` is the edition of the statements, `run` what the last ingest told (JSON)."""

    generation: int = 0
    writing: str = ""
    buried: tuple[str, ...] = ()
    relations: str = ""
    run: str = ""

    @property
    def clean(self) -> bool:
        """Say whether everything stored is committed."""
        return not self.writing and not self.buried

    def hidden(self) -> list[Json]:
        """Word what no reader sees."""
        parts: list[Json] = [{"term": {"born": self.writing}}] if self.writing else []
        return parts + ([{"terms": {"edition": list(self.buried)}}] if self.buried else [])

    def to_json(self) -> Json:
        """Give the state as JSON values."""
        return {**asdict(self), "buried": list(self.buried)}

    @classmethod
    def from_json(cls, stored: Json) -> "State":
        """Read a stored state."""
        return cls(**{**stored, "buried": tuple(stored["buried"])})
