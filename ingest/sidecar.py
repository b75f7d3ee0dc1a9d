"""What someone states about a file beside it: `notula.pdf.json` next to `notula.pdf`. It wins over reading."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from indexes.changing import changed
from indexes.errors import FileRefused
from indexes.model import Classification, Kind, Source

OTHER_NAMES = {"date": "dated", "tanggal": "dated", "judul": "title", "jenis": "kind"}
"""What rows of other origin call the same."""


def _text(value: Any) -> str:  # noqa: ANN401 - what JSON holds
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise TypeError(value)
    text = str(value)
    text.encode()  # JSON can hold half of a surrogate pair, which is no text
    return text


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(map(_text, value if isinstance(value, list) else [value]))


def _day(value: str) -> date:
    return datetime.fromisoformat(value).date()


def _whether(value: Any) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _classification(value: str) -> Classification:
    return Classification[value.strip().upper().replace(" ", "_")]


FIELDS: dict[str, Callable[[Any], object]] = {
    "kind": Kind,
    "title": _text,
    "number": _text,
    "dated": _day,
    "places": _names,
    "institutions": _names,
    "language": _text,
    "classification": _classification,
    "publisher": _text,
    "url": _text,
    "example": _whether,
    "summary": _whether,
}
"""What a sidecar may state, and how each value is read; dates ISO, without the time of day, classification a word."""

_WRITTEN: dict[Callable[[Any], object], str] = {
    Kind: ", ".join(Kind),
    _text: "satu teks",
    _names: "satu teks atau daftar teks",
    _day: "tahun-bulan-hari, misalnya 2025-04-05",
    _classification: ", ".join(each.name.lower() for each in Classification),
    _whether: "true atau false",
}


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
        written = _WRITTEN[FIELDS[name]]
        raise FileRefused(path, f"keterangan {name} tidak dapat berisi {value!r}; isinya: {written}") from None


def apply(source: Source, stated: dict[str, object]) -> Source:
    """Put the statements in place of what was read."""
    if "dated" in stated:
        stated = {**stated, "dated_from": "keterangan berkas"}
    return changed(source, **stated)
