"""The ayat and huruf of an article as lines with anchors and permanent links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexes.canonical import Canonical
from indexes.searching.snippets import marks
from search_app.marking import Part, parts

_AYAT = re.compile(r"\s*\((\d+[a-z]?)\)\s")
_HURUF = re.compile(r"\s*([a-z]{1,2})\.\s")


@dataclass(frozen=True)
class Line:
    """A line of an article: its anchor and address (None where no ayat or huruf begins), whether it was asked for."""

    parts: tuple[Part, ...]
    anchor: str | None
    url: str | None
    level: int
    wanted: bool


@dataclass(frozen=True)
class _Place:
    ayat: str | None
    huruf: str | None
    begins: bool

    @property
    def anchor(self) -> str:
        named = (self.ayat and f"ayat-{self.ayat}", self.huruf and f"huruf-{self.huruf}")
        return "-".join(part for part in named if part)


def article_lines(
    texts: Sequence[str], article: Canonical, wanted: Canonical | None, stems: tuple[str, ...] = ()
) -> tuple[tuple[Line, ...], ...]:
    """Cut an article's texts (several if it was cut) into lines; each anchor is given once, marks are numbered on."""
    made: list[tuple[Line, ...]] = []
    seen: set[str] = set()
    place, number = _Place(None, None, begins=False), 1
    for text in texts:
        lines: list[Line] = []
        for row in (each for each in text.split("\n") if each.strip()):
            place, found = _next(place, row), marks(row, stems) if stems else ()
            lines.append(_line(parts(row, found, number), place, article, wanted, seen))
            number += len(found)
        made.append(tuple(lines))
    return tuple(made)


def _next(before: _Place, row: str) -> _Place:
    ayat, huruf = _AYAT.match(row), _HURUF.match(row)
    if ayat:
        return _Place(ayat[1], None, begins=True)
    if huruf:
        return _Place(before.ayat, huruf[1], begins=True)
    return _Place(before.ayat, before.huruf, begins=False)


def _line(row: tuple[Part, ...], place: _Place, article: Canonical, wanted: Canonical | None, seen: set[str]) -> Line:
    anchor = place.anchor if place.begins and place.anchor not in seen else None
    seen.add(place.anchor)
    level = 2 if place.huruf else 1
    return Line(row, anchor, _url(article, place) if anchor else None, level, _is_wanted(place, wanted))


def _url(article: Canonical, place: _Place) -> str | None:
    if article.pasal is None:
        return None
    return f"/peraturan/{article.article}" + "".join(_steps(place))


def _steps(place: _Place) -> Iterator[str]:
    if place.ayat:
        yield f"/ayat/{place.ayat}"
    if place.huruf:
        yield f"/huruf/{place.huruf}"


def _is_wanted(place: _Place, wanted: Canonical | None) -> bool:
    """Say whether a line stands in the ayat or huruf that was asked for."""
    if wanted is None or not (wanted.ayat or wanted.huruf):
        return False
    return place.ayat == wanted.ayat and wanted.huruf in (None, place.huruf)
