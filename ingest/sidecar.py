"""What someone states about a file beside it: `notula.pdf.json` next to `notula.pdf`. It wins over reading."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from indexes.changing import changed
from indexes.errors import FileRefused
from indexes.model import Classification, Kind, Source

OTHER_NAMES = {"date": "dated", "tanggal": "dated", "judul": "title", "jenis": "kind"}
"""What rows of other origin call the same."""


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - what JSON holds
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _classification(value: str) -> Classification:
    return Classification[value.strip().upper().replace(" ", "_")]


FIELDS: dict[str, Callable[[Any], object]] = {
    "kind": Kind,
    "title": str,
    "number": str,
    "dated": date.fromisoformat,
    "places": _names,
    "institutions": _names,
    "language": str,
    "classification": _classification,
    "publisher": str,
    "url": str,
    "example": bool,
    "summary": bool,
}
"""What a sidecar may state, and how each value is read; dates ISO, classification a word."""


def read_sidecar(path: Path) -> dict[str, object]:
    """Read the statements of a sidecar. Raises FileRefused naming the field that cannot be used."""
    try:
        stated = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise FileRefused(path, f"keterangan berkas bukan JSON yang terbaca ({reason})") from None
    if not isinstance(stated, dict):
        raise FileRefused(path, "keterangan berkas harus satu objek JSON")
    return stated_in(path, stated)


def stated_in(path: Path, stated: dict[str, object]) -> dict[str, object]:
    """Read statements by name, of a sidecar or a row. Raises FileRefused naming the field that cannot be used."""
    return {name: _field(path, name, value) for name, value in stated.items()}


def _field(path: Path, name: str, value: object) -> object:
    if name not in FIELDS:
        raise FileRefused(path, f"keterangan {name!r} tidak dikenal; yang dikenal: {', '.join(FIELDS)}")
    try:
        return FIELDS[name](value)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise FileRefused(path, f"keterangan {name} tidak dapat berisi {value!r}") from None


def apply(source: Source, stated: dict[str, object]) -> Source:
    """Put the statements in place of what was read."""
    if "dated" in stated:
        stated = {**stated, "dated_from": "keterangan berkas"}
    return changed(source, **stated)
