"""What a regulation says of itself at its head and foot: type, number, title, dates, who issued it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indexes.canonical import label, number_label
from indexes.regulation_mentions import Mention, flat, mentions
from indexes.regulation_names import TYPES
from ingest.kinds.law_dates import day_near
from ingest.kinds.law_titles import spoken


@dataclass(frozen=True)
class Head:
    """A regulation's identity; `found` says where it was read: "judul", "penjelasan" or "nama berkas"."""

    canonical: str | None
    title: str | None
    found: str = "judul"

    @property
    def number(self) -> str | None:
        """Give the number as it is usually worded: "UU Nomor 21 Tahun 2007"."""
        return number_label(self.canonical) if self.canonical else None

    @property
    def name(self) -> str | None:
        """Give the full title: "Undang-Undang Nomor 21 Tahun 2007 tentang …"."""
        if not self.canonical:
            return self.title
        return f"{label(self.canonical)} tentang {self.title}" if self.title else label(self.canonical)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Give who issued it, by its type."""
        made = TYPES.get(self.canonical.split("/")[0]) if self.canonical else None
        return made.issuers if made else ()


_FIRST_WORDS = 40
OPENING = 4_000
"""Code points in which a title may stand."""
_PREAMBLE = re.compile(r"\b(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT|MEMUTUSKAN)\s*:?|DENGAN\s+RAHMAT")
_ABOUT = re.compile(r"[\s,.]*(?:TENTANG|Tentang|tentang)\s+")
# Words before a regulation's name that show it to be spoken of, not entitled.
_REASONED = re.compile(
    r"\bbahwa\b|\b[Pp]asal\s+\d|\bayat\s*\(|\b[a-z]{3,}[ \t]+\Z|\b(?:ATAS|PELAKSANAAN)\s+\Z|^\s*\d\.\s", re.M
)
_RUNS_ON = re.compile(r"[a-z,]\s+\Z")
_TITLE_ENDS = re.compile(
    r"DENGAN\s+RAHMAT|PRESIDEN\s+REPUBLIK|MENTERI\s+[A-Z ,]+(?:REPUBLIK\s+INDONESIA\s*,|,)"
    r"|GUBERNUR\s+[A-Z ]+,|(?:BUPATI|WALI\s?KOTA)\s+[A-Z ]+,"
    r"|KEPALA\s+[A-Z ]+,|\n\s*(?:1|A|I)\.\s|Menimbang|MENIMBANG|Mengingat|UMUM\b|I\.\s+UMUM|\n\s*\n|\S*[a-z]{2}"
)
_LINE_ENDS = re.compile(r"\n|\.\s|\s\(")
_LONGEST_TITLE = 700
_YEAR_FIRST = re.compile(r"^(?P<type>[A-Za-z]+)[\s_-]+(?P<year>(?:19|20)\d\d)[\s_-]+0*(?P<no>\d{1,4})(?!\d)")
_NUMBER_FIRST = re.compile(
    r"^(?P<type>[A-Za-z]+)[\s_-]+(?:(?:no|nomor)[\s_.-]+)?0*(?P<no>\d{1,4})[\s_-]+(?:(?:tahun"
    r"|th)[\s_.-]+)?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)


def read_head(text: str, elucidation: str, file: str) -> Head:
    """Read a regulation's identity from its head, else that of its elucidation, else its file's name."""
    opening = text[:OPENING]
    preamble = _PREAMBLE.search(opening, 20)
    above = opening[: preamble.start()] if preamble else opening[:1500]
    # Labels of the margin ("Menimbang Mengingat") may stand before the title, so a second look takes more.
    head = _entitled(opening, above) or (_numbered(above) if preamble else None)
    head = head or _entitled(opening, opening[:1500])
    if head:
        return head
    head = _elucidated(elucidation)
    if head:
        return replace(head, found="penjelasan")
    return Head(_from_file(file), None, "nama berkas")


def title_mention(text: str, above: str) -> tuple[Mention, re.Match[str]] | None:
    """Find the regulation named by its number with its subject right behind it, as a title does."""
    for mention in mentions(flat(above)):
        about = _ABOUT.match(text, mention.end)
        named, before = above[mention.start : mention.end], above[: mention.start]
        wrapped = named[:12] != named[:12].upper() and _RUNS_ON.search(before)
        if about and not wrapped and not _REASONED.search(before):
            return mention, about
    return None


def _entitled(text: str, above: str) -> Head | None:
    found = title_mention(text, above)
    return Head(found[0].work, _subject(text[found[1].end() :])) if found else None


def _elucidated(text: str) -> Head | None:
    """Read the law that an elucidation names in its first words ("PENJELASAN ATAS …"); others are cited."""
    first = next(mentions(flat(text[:300])), None)
    if first is None or first.start > _FIRST_WORDS:
        return None
    about = _ABOUT.match(text, first.end)
    return Head(first.work, _subject(text[about.end() :]) if about else None)


def _numbered(above: str) -> Head | None:
    return next((Head(m.work, None) for m in mentions(flat(above)) if _opens(above, m.start)), None)


def _opens(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip(" \t").endswith("\n")


def _subject(rest: str) -> str | None:
    """Read what a title says behind "tentang": capitals run on over lines, other titles end with theirs."""
    shouted = rest[:25].isupper()
    ends = (_TITLE_ENDS if shouted else _LINE_ENDS).search(rest)
    read = " ".join(rest[: min(ends.start() if ends else len(rest), _LONGEST_TITLE)].split()).strip(" .,;:-")
    read = re.sub(r"(?<=-)\s(?=[A-Za-z])", "", read)
    return spoken(read) if read else None


def _from_file(file: str) -> str | None:
    """Read type, number and year from a file's name such as `uu-2007-21` or `PP_45_2013_…`."""
    stem = Path(file).stem
    for pattern in (_YEAR_FIRST, _NUMBER_FIRST):
        if found := pattern.match(stem):
            named = flat(f"{found['type']} {found['no']}/{found['year']}")
            return next((m.work for m in mentions(named)), None)
    return None


_PLACE = r"(?:\s+(?:di|pada)\s+(?!tanggal)[^\n;]{2,60}?)?\s*(?:pada\s+)?(?:tanggal|tgl\.?)?\s*:?\s*(?=\d|[lIO]\d)"
_ENACTED = re.compile(rf"\b(?:disahkan|ditetapkan|dikeluarkan)\b{_PLACE}", re.I)
_PROMULGATED = re.compile(rf"\bdiundangkan\b{_PLACE}", re.I)
_CHECKED = re.compile(r"terakhir\s+(?:kali\s+)?(?:dicek|diperiksa|diverifikasi)\W*(?:pada\s+)?[\s:|*]*(?=\d)", re.I)
_SUMMARY = re.compile(r"ringkasan\s*,?\s*(?:dan\s+|ini\s+)?bukan\s+naskah\s+(?:resmi|asli)|unofficial\s+summary", re.I)


def enacted(foot: str) -> tuple[date, str] | None:
    """Give the day of enactment with the words that say so; that of promulgation where only this stands."""
    for pattern in (_ENACTED, _PROMULGATED):
        for found in pattern.finditer(foot):
            if day := day_near(foot, found.end()):
                return day, " ".join(found.group().split())
    return None


def established(foot: str) -> date | None:
    """Give the day of enactment, where it is stated."""
    return _first_day(_ENACTED, foot)


def promulgated(foot: str) -> date | None:
    """Give the day of promulgation."""
    return _first_day(_PROMULGATED, foot)


def _first_day(pattern: re.Pattern[str], foot: str) -> date | None:
    return next((day for found in pattern.finditer(foot) if (day := day_near(foot, found.end()))), None)


def checked(text: str) -> date | None:
    """Give the day on which a summary's status was last checked, as it says."""
    found = _CHECKED.search(text)
    return day_near(text, found.end()) if found else None


def is_summary(text: str) -> bool:
    """Say whether the text calls itself a summary and not the official text."""
    return _SUMMARY.search(text[:OPENING]) is not None
