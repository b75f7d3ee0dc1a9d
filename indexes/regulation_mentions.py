"""Finding the regulations that a text names: type, issuer, number and year, or a nickname.

Works on text folded one character to one (`flat`), so that places hold for the text as it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexes.regulation_names import (
    REGIONAL,
    body_code,
    ministerial_code,
    plain,
    region_code,
    slug,
)
from indexes.regulation_patterns import (
    AGENCY,
    ASSEMBLY,
    BARE_FINANCE,
    BY_ISSUER,
    CODES,
    CONSTITUTION,
    DIGIT,
    DIGITS,
    ENGLISH_MINISTER,
    IN_FORCE,
    MADE,
    MORE,
    NAME,
    RI,
    TAIL,
    TO_COME,
    alternatives,
    beginnings,
    flat,
)
from indexes.regulation_starts import TYPE_NAMES, WORK_NAMES, starts

__all__ = ["Mention", "flat", "mentions"]


@dataclass(frozen=True)
class Mention:
    """A regulation named at code points start to end."""

    start: int
    end: int
    work: str


Reader = Callable[[str, int, int | None], Mention | None]

_FIRST_YEAR, _LAST_YEAR = 1945, 2039


_TYPE = alternatives(TYPE_NAMES)
_TYPE_CODES = list(TYPE_NAMES.values())
_NUMBER = re.compile(RI + TAIL)
_REGION = re.compile(NAME + TAIL)
_WORK = alternatives(WORK_NAMES)
_WORK_BEGINS = beginnings(WORK_NAMES)
_WORK_IDS = list(WORK_NAMES.values())
_YEAR_LIKE = re.compile(rf"[12il}}|]{DIGIT}(?:\s?{DIGIT}){{2}}")
# "UU 21" is a nickname only where no year follows.
_NOT_NUMBERED = re.compile(r"(?<=\d)\s*[/.,-]?\s*(?:\d|(?:tahun|taun|thn|th|of)\b)")


def mentions(folded: str, written: int | None = None, alike: str | None = None) -> Iterator[Mention]:
    """Give the regulations that a folded text names, in order, without overlap; `alike` as in `starts`.

    `written` is the year of the text where it is known: no nickname of a later regulation is seen in it, and
    KUHP and KUHAP are the codes of that time. Without a year, KUHP is the one of 2023; from 2023 to 2025, when one
    was made and the other in force, a bare KUHP is the one of 2023 where the text says so, and none elsewhere.
    """
    at = 0
    year: re.Match[str] | None = None
    for n, start in enumerate(starts(folded, alike or folded)):
        if start < at:
            continue
        if n == 0 or (year and year.start() < start):
            year = _YEAR_LIKE.search(folded, start)
        read = _read(folded, start, written, _READERS if year else _UNNUMBERED)
        if read is None:
            continue
        yield read
        at = read.end
        while more := MORE.match(folded, at):
            if not _valid(more["year"]):
                break
            yield Mention(more.start("no"), more.end(), f"{_kind_of(read.work)}/{more['year']}/{int(more['no'])}")
            at = more.end()


def _kind_of(work: str) -> str:
    return work.rsplit("/", 2)[0]


def _read(folded: str, start: int, written: int | None, readers: Sequence[Reader]) -> Mention | None:
    for reader in readers:
        if read := reader(folded, start, written):
            return read
    return None


def _valid(year: str) -> bool:
    return _FIRST_YEAR <= int(year) <= _LAST_YEAR


def _year(read: str) -> str | None:
    """Give the year that recognised characters stand for ("2}ll" is 2011), None for one that cannot be."""
    joined = re.sub(r"\s", "", read)
    tries = (joined.translate(DIGITS), joined.replace("}", "0").translate(DIGITS))
    return next((year for year in tries if year.isdigit() and _valid(year)), None)


def _numbered(code: str, found: re.Match[str]) -> Mention | None:
    """Make the id of a type and the number found beside it; None for an impossible year or number."""
    year = _year(found["year"] or found["year2"])
    number = found["no"] or found["no2"]
    old = found["old"] if found["no"] else None
    if year is None:
        return None
    if code != "tapmpr" and re.fullmatch(rf"{DIGIT}{{1,4}}", number):
        number = number.translate(DIGITS)
    number = re.sub(r"^(?:pm|per|permen|kp|km|skep|kep)[\s.-]{1,2}(?=\d+$)", "", number)
    number = str(int(number)) if number.isdigit() else number.strip(".-").replace(" ", "")
    code = {"prp": "perppu", "perpu": "perppu", "drt": "uudrt", "pnps": "penpres"}.get(old or "", code)
    return Mention(found.start(), found.end(), f"{code}/{year}/{number}") if number and number != "0" else None


def _constitution(folded: str, start: int, _: int | None) -> Mention | None:
    found = CONSTITUTION.match(folded, start)
    return Mention(start, found.end(), "uud/1945") if found else None


def _bare_finance(folded: str, start: int, _: int | None) -> Mention | None:
    found = BARE_FINANCE.match(folded, start)
    return Mention(start, found.end(), f"{found['type']}/{found['year']}/{int(found['no'])}") if found else None


def _assembly(folded: str, start: int, _: int | None) -> Mention | None:
    found = ASSEMBLY.match(folded, start)
    return _numbered("tapmpr", found) if found else None


def _code(folded: str, start: int, written: int | None) -> Mention | None:
    """Read a bare KUHP or KUHAP as the code of the time of writing."""
    found = CODES.match(folded, start)
    if not found:
        return None
    if found[1]:
        if written and MADE <= written < IN_FORCE and not TO_COME.search(folded):
            return None
        return Mention(start, found.end(), "uu/1946/1" if written and written < MADE else "uu/2023/1")
    return Mention(start, found.end(), "uu/1981/8") if written and written < 2025 else None


def _plain_type(folded: str, start: int, _: int | None) -> Mention | None:
    named = _TYPE.match(folded, start)
    if not named:
        return None
    code = _TYPE_CODES[int(str(named.lastgroup)[1:])]
    if code in REGIONAL:
        return _regional(code, folded, named)
    found = _NUMBER.match(folded, named.end())
    read = found and _numbered(code, found)
    return replace(read, start=start) if read else None


def _regional(code: str, folded: str, named: re.Match[str]) -> Mention | None:
    found = _REGION.match(folded, named.end())
    read = found and _numbered(f"{code}/{region_code(found['name'])}", found)
    return replace(read, start=named.start()) if read else None


def _by_issuer(folded: str, start: int, _: int | None) -> Mention | None:
    for stem, pattern in BY_ISSUER.items():
        found = pattern.match(folded, start)
        code = found and _issued_code(stem, found)
        if found and code:
            return _numbered(code, found)
    return None


def _issued_code(stem: str, found: re.Match[str]) -> str | None:
    name = (found.groupdict().get("glued") or "") + " " + (found["name"] or "")
    if not name.strip():
        return None
    if stem in ("permen", "kepmen", "inmen"):
        return ministerial_code(stem, name.strip())
    known = body_code(stem, name)
    if known or not (stem in ("se", "perdirjen", "kepdirjen") or re.match(AGENCY, plain(name))):
        return known
    return f"{stem}-{slug(name.replace('dirjen', 'direktur jenderal'))}"


def _english_minister(folded: str, start: int, _: int | None) -> Mention | None:
    found = ENGLISH_MINISTER.match(folded, start)
    return _numbered(ministerial_code("permen", found["name"] or found["name2"]), found) if found else None


def _nickname(folded: str, start: int, written: int | None) -> Mention | None:
    named = _WORK_BEGINS.match(folded, start) and _WORK.match(folded, start)
    if not named or _NOT_NUMBERED.match(folded, named.end()):
        return None
    numbered = _NUMBER.match(folded, named.end())
    work = _WORK_IDS[int(str(named.lastgroup)[1:])]
    read = numbered and _numbered(work.split("/")[0], numbered)
    if read:
        return replace(read, start=start)
    late = written is not None and int(work.rsplit("/", 2)[1]) > written
    return None if late else Mention(start, named.end(), work)


_READERS: tuple[Reader, ...] = (
    _constitution,
    _bare_finance,
    _assembly,
    _plain_type,
    _nickname,
    _code,
    _by_issuer,
    _english_minister,
)
_UNNUMBERED: tuple[Reader, ...] = (_constitution, _nickname, _code)
"""Those that can read something where no year follows any more."""
