"""What an ingest did, as values and as the words that are printed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Refused:
    """A file that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class IngestReport:
    """Counts of files, the passages written, what failed and what was read with a reservation."""

    added: int
    changed: int
    unchanged: int
    removed: int
    failed: tuple[Refused, ...]
    warnings: tuple[Refused, ...]
    passages: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """Give the report under the names that `rakor ingest --json` prints."""
        return {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed": [{"path": f.path, "reason": f.reason} for f in self.failed],
            "warnings": [{"path": w.path, "reason": w.reason} for w in self.warnings],
            "passages": self.passages,
            "seconds": round(self.seconds, 3),
        }

    def lines(self) -> list[str]:
        """Give the report as lines for a reader."""
        counted = (
            f"{self.added} ditambah, {self.changed} berubah, {self.unchanged} tetap, {self.removed} dihapus,"
            f" {len(self.failed)} gagal; {self.passages} bagian dalam {self.seconds:.1f} detik"
        )
        return [
            *(f"catatan: {w.path}: {w.reason}" for w in self.warnings),
            *(f"gagal: {f.path}: {f.reason}" for f in self.failed),
            counted,
        ]
