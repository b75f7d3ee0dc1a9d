"""Minutes cut into parts: the head, then one part a section or announced list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexes.model import Rung
from ingest.document import BlockKind
from ingest.kinds.actors import is_institution, is_name, is_role
from ingest.kinds.lines import Line
from ingest.kinds.meeting_names import is_title
from ingest.kinds.sections import Role, Section, lead_in, section_of

_CLOSING = re.compile(
    r"^\s*(?:demikian(?:lah)?\b|mengetahui\b\W*$|(?:pimpinan\s+rapat|notulis|pencatat|pemimpin\s+rapat"
    r"|ketua\s+rapat)\s*,|ditandatangani\s+secara|rapat\s+(?:ini\s+)?(?:ditutup|selesai|berakhir)"
    r"|notul\w+\s+(?:rapat\s+)?ini"
    r"|[A-Z][\w'’ -]{2,25},\s*(?:tanggal\s+)?\d{1,2}\s+[A-Z][a-z]+\s+20\d\d\W*$"
    r"|the\s+meeting\s+(?:was\s+)?(?:closed|adjourned))",
    re.IGNORECASE,
)
_CC = re.compile(r"^\s*(?:tembusan|cc)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """Lines of one section: `headings` are the titles above them, `rung` what the title gives."""

    lines: tuple[Line, ...]
    headings: tuple[str, ...]
    role: Role
    rung: Rung | None = None


@dataclass(frozen=True)
class _State:
    path: tuple[tuple[int, Section], ...] = ()
    role: Role = Role.KEPALA
    rung: Rung | None = None
    announced: bool = False
    fresh: bool = False
    told: bool = False
    opening: bool = True

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(section.title for _, section in self.path)


def parts_of(lines: tuple[Line, ...]) -> tuple[Part, ...]:
    """Give the parts in reading order; a title becomes a heading, or a part where nothing stands below it."""
    return tuple(_parts(lines))


def _parts(lines: tuple[Line, ...]) -> Iterator[Part]:
    state, held = _State(), list[Line]()
    bare: Line | None = None  # a title that nothing stands below yet
    for line in lines:
        opened, following = _is_title(state, line), _next(state, line)
        if following != state:
            yield from _closed(held, bare if opened and len(following.path) <= len(state.path) else None, state)
            held, bare, state = [], None, following
        if opened:
            bare = line
            continue
        held.append(line)
        state = replace(state, opening=False, fresh=False)
        announced = lead_in(line.text) if not line.rows else None
        if announced:
            yield _part(held, state)
            held, bare = [], None
            state = replace(state, role=announced[0], rung=announced[1], announced=True, fresh=True)
    yield from _closed(held, bare, state)


def _closed(held: list[Line], bare: Line | None, state: _State) -> Iterator[Part]:
    """Give the lines read so far; a title without any is a part of its own."""
    if held:
        yield _part(held, state)
    elif bare:
        yield Part((bare,), state.headings[:-1], state.role, state.rung)


def _part(held: list[Line], state: _State) -> Part:
    return Part(tuple(held), state.headings, state.role, state.rung)


def _is_title(state: _State, line: Line) -> bool:
    section = section_of(line)
    if section is None or _is_attendant(state, section, line):
        return False
    # before the first section, headings belong to the document's own title
    own = state.role is Role.KEPALA and line.kind is BlockKind.HEADING
    if own and state.opening and section.role is Role.LANJUT:
        return False  # a sheet's name above its matrix
    return not (own and (section.role is Role.LAIN or is_title(line.body)))


def _is_attendant(state: _State, section: Section, line: Line) -> bool:
    """Say whether what looks like a heading for its capitals alone ("2. UNODC") is one of those who came."""
    if state.role not in {Role.HADIR, Role.ABSEN} or section.role is not Role.LAIN or not line.body.isupper():
        return False
    numbered = line.marker is not None and line.marker[0].isdigit()
    return is_institution(line.body) or is_role(line.body) or (numbered and is_name(line.body))


def _next(state: _State, line: Line) -> _State:
    """Give the state in which a line is read."""
    section = section_of(line) if _is_title(state, line) else None
    if section:
        return _entered(state, line, section)
    if not line.rows and _CLOSING.match(line.text) and state.role is not Role.KEPALA:
        return replace(state, role=Role.PENUTUP, rung=None, announced=False)
    if not line.rows and _CC.match(line.text):
        return _State(role=Role.TEMBUSAN)
    if state.announced and not line.is_item and not line.rows:
        long = len(line.text) > 80
        # what was announced may be told in one paragraph; what comes below it is about something else
        if state.fresh:
            return replace(state, told=long)
        if long or state.told:
            above = state.path[-1][1] if state.path else Section("", Role.LAIN)
            return replace(state, role=above.role, rung=above.rung, announced=False, told=False)
    return state


def _entered(state: _State, line: Line, section: Section) -> _State:
    level = _level(state, line)
    above = tuple((lv, s) for lv, s in state.path if lv < level)
    if section.role is Role.LAIN and above:
        section = replace(section, role=above[-1][1].role, rung=above[-1][1].rung)
    return _State((*above, (level, section)), section.role, section.rung)


def _level(state: _State, line: Line) -> int:
    """Give a title's depth: the file's own, else by its numbering; numbers stand below letters."""
    if line.kind is BlockKind.HEADING and line.level:
        return line.level
    number = re.match(r"\(?(\d|[a-z])[.)]", line.marker or "")
    lettered = any(re.match(r"\s*(?:[A-H]|[IVX]+)\s?[.)]", section.title) for _, section in state.path)
    return 2 if number and lettered else 1
