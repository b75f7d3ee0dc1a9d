"""The structure of a law as segments of its text: preamble, articles, closing, elucidation, annexes."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from indexes.model import Part
from ingest.kinds.law_headings import Mark, chain, division_marks, order, pasal_marks, roman
from ingest.kinds.law_titles import spoken


@dataclass(frozen=True)
class Segment:
    """A stretch of the text, start to end, that is one unit of the law.

    `headings` are its chapter, section and article as shown; `pasal` the article's number; `angka` the item
    of an amending article; `label` what else stands in the id: "pembukaan", "lampiran/II". `whole`: an
    article or item, which is never joined with others nor cut into paragraph groups; `amends` the article of
    another `law` that it gives new words to.
    """

    start: int
    end: int
    part: Part
    headings: tuple[str, ...] = ()
    pasal: str | None = None
    angka: str | None = None
    label: str | None = None
    whole: bool = False
    amends: str | None = None
    law: str | None = None


_ELUCIDATION = re.compile(
    r"(?<![\w])(?:MEMORI\s+)?P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N[\s:]+(?:ATAS\s+)?(?:RANCANGAN\s+)?"
    r"(?:UNDANG|PERATURAN|QANUN|KEPUTUSAN|PASAL|UMUM|MENGENAI|I\.\s*UMUM)"
)
_ANNEX = re.compile(
    r"(?:^|\n|(?<=[.)\d\]])\s)\s*(?P<head>LAMPIRAN(?:[ \t]+(?P<no>[IVX]{1,6}"
    r"|\d{1,2}))?)(?![\w])[ \t]*[:.]?\s*(?=\n|$|UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT|NOMOR"
    r"|QANUN)"
)
_CLOSING = re.compile(
    r"(?:(?<=\n)|(?<=[.;:”\")\]])\s|(?<=^))[ \t]*(?:Agar\s+(?:supaya\s+)?(?:setiap|semua|[Uu]ndang"
    r"|[Pp]eraturan|orang)|(?:Ditetapkan|Disahkan|Diundangkan|Dikeluarkan)\s+(?:di|pada)\b"
    r"|DITETAPKAN\s+DI\b)"
)
_ARTICLE_BY_ARTICLE = re.compile(
    r"(?:(?:II|[IVX]{1,4}|2|ll|Il|lI)\s*\.?\s*)?(?:PENJELASAN\s+)?P\s?ASAL\s+DEMI\s+P\s?ASAL"
)
_HEADLESS = re.compile(r"(?:II|2|ll)\s?\.\s*PASAL\s+DEMI\s+PASAL")
_ENACTS = re.compile(
    r"\b(?:M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|Memutuskan|Menetapkan|MENETAPKAN|MENGINSTRUKSIKAN)\b(?:[ \t]*:)?"
)
_AMENDS = re.compile(r"\b(?:perubahan|mengubah|diubah|tambahan|pengubahan|merubah)\b", re.I)
_QUOTES = re.compile(r"\b(?:berbunyi|diubah|disisipkan|pengacuan)\b|\bacuan\b", re.I)


def segments(text: str, told: Collection[int] = (), sparse: bool = False) -> tuple[Segment, ...]:
    """Divide a law's text: the segments are in order, do not overlap, and leave out headings alone.

    `told` are the places where the file's own structure has a heading; `sparse` says that articles are
    left out on purpose (a summary), so that a gap in their numbers says nothing.
    """
    bounds = _parts(text)
    body_end = bounds[0][0] if bounds else len(text)
    body = _body(text, body_end, told, sparse)
    found = list(body)
    numbers = tuple(dict.fromkeys(s.pasal for s in body if s.pasal))
    for n, (start, part, label) in enumerate(bounds):
        end = bounds[n + 1][0] if n + 1 < len(bounds) else len(text)
        if part is Part.PENJELASAN:
            found.extend(_elucidation(text, start, end, numbers, sparse))
        else:
            found.append(Segment(start, end, part, (_annex_name(label),), label=label))
    return tuple(found)


def own_articles(parts: Sequence[Segment]) -> tuple[str, ...]:
    """Give the numbers of the enacting part's own articles, in order."""
    numbers = (s.pasal for s in parts if s.part is Part.BATANG_TUBUH and s.pasal)
    return tuple(dict.fromkeys(numbers))


def _annex_name(label: str) -> str:
    return label.replace("/", " ").capitalize().replace(" i", " I") if "/" not in label else f"Lampiran {label[9:]}"


def _parts(text: str) -> list[tuple[int, Part, str]]:
    """Find where elucidation and annexes begin, behind the enacting words."""
    enacted = _ENACTS.search(text)
    after = enacted.end() if enacted else 0
    found: list[tuple[int, Part, str]] = []
    elucidation = _ELUCIDATION.search(text, after) or _HEADLESS.search(text, after)
    if elucidation:
        found.append((elucidation.start(), Part.PENJELASAN, "penjelasan"))
    for annex in _ANNEX.finditer(text, after):
        number = annex["no"] or ""
        label = f"lampiran/{number}" if number else "lampiran"
        if not found or found[-1][2] != label:
            found.append((annex.start("head"), Part.LAMPIRAN, label))
    return sorted(found)


def _body(text: str, end: int, told: Collection[int], sparse: bool) -> list[Segment]:
    enacted = _ENACTS.search(text, 0, end)
    begin = enacted.end() if enacted else 0
    articles, amending = _article_marks(text, begin, end, told, sparse)
    divisions = division_marks(text, begin, end)
    if articles:
        divisions = [d for d in divisions if not amending or d.start < articles[0].start]
    marks = sorted([*articles, *_before_closing(divisions, articles)], key=lambda m: m.start)
    if not marks:
        return _without_articles(text, begin if enacted else 0, end)
    last = articles[-1].end if articles else marks[-1].end
    closing = _CLOSING.search(text, last, end)
    closes = _line_start(text, closing) if closing else end
    found = [Segment(0, marks[0].start, Part.PEMBUKAAN, label="pembukaan")]
    found.extend(_between(text, marks, closes))
    if closes < end:
        found.append(Segment(closes, end, Part.BATANG_TUBUH, label="penutup"))
    return [s for s in found if s.whole or text[s.start : s.end].strip()]


def _line_start(text: str, match: re.Match[str]) -> int:
    return match.start() + len(match.group()) - len(match.group().lstrip())


def _before_closing(divisions: Sequence[Mark], articles: Sequence[Mark]) -> list[Mark]:
    """Drop divisions behind the last article: nothing of the enacting part follows it."""
    return [d for d in divisions if not articles or d.start < articles[-1].start]


def _without_articles(text: str, begin: int, end: int) -> list[Segment]:
    closing = _CLOSING.search(text, begin, end)
    closes = _line_start(text, closing) if closing else end
    cut = [
        Segment(0, begin, Part.PEMBUKAAN, label="pembukaan"),
        Segment(begin, closes, Part.BATANG_TUBUH),
        Segment(closes, end, Part.BATANG_TUBUH, label="penutup"),
    ]
    return [s for s in cut if text[s.start : s.end].strip()]


def _article_marks(text: str, begin: int, end: int, told: Collection[int], sparse: bool) -> tuple[list[Mark], bool]:
    """Choose the articles' headings; an amending act's own are the Roman ones."""
    marks = [replace(m, strength=m.strength + (m.start in told)) for m in pasal_marks(text, begin, end)]
    romans = [m for m in marks if roman(m.number) and m.strength >= 1]
    first = next((m for m in romans if m.number == "I"), None)
    arabic = next((m for m in marks if m.number == "1" and m.strength >= 1), None)
    amends = _AMENDS.search(text, 0, begin + 600) is not None
    if first and amends and (arabic is None or first.start < arabic.start):
        chosen = [first]
        while later := [m for m in romans if m.start > chosen[-1].start and roman(m.number) == len(chosen) + 1]:
            chosen.append(later[-1])
        if len(chosen) > 1 or first.strength >= 2:
            return chosen, True
    plain = [replace(m, number="1") if m.number == "I" else m for m in marks]
    # where nothing is quoted from another law, headings far apart are those of an excerpt
    excerpt = sparse or not (amends or _QUOTES.search(text, begin, end))
    return chain([m for m in plain if not roman(m.number)], worst_gap=2 if excerpt else 10), False


def _between(text: str, marks: Sequence[Mark], closes: int) -> Iterator[Segment]:
    """Make the segments of the enacting part: headings gather until an article takes them."""
    open_divisions: dict[str, str] = {}
    for n, mark in enumerate(marks):
        end = min(marks[n + 1].start if n + 1 < len(marks) else closes, closes)
        if mark.kind == "pasal":
            names = (*open_divisions.values(), f"Pasal {mark.number}")
            yield Segment(mark.end, end, Part.BATANG_TUBUH, names, pasal=mark.number, whole=True)
            continue
        title, at = _division_title(text, mark, end)
        for kind in _LEVELS[_LEVELS.index(mark.kind) :]:
            open_divisions.pop(kind, None)
        open_divisions[mark.kind] = title
        if text[at:end].strip():
            yield Segment(at, end, Part.BATANG_TUBUH, tuple(open_divisions.values()))


_LEVELS = ("buku", "bab", "bagian", "paragraf")
_WRITTEN = {"buku": "BUKU", "bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf"}
_LONGEST_TITLE = 220
_CAPITALS = re.compile(r"\s*(?:[A-Z0-9(),/&'’.:-]+(?:\s+|$))+(?=[A-Z][a-z]|\(\d|\n|$)")


def _division_title(text: str, mark: Mark, end: int) -> tuple[str, int]:
    """Give a division's full name and where it ends: at the next heading, else with its capitals or line."""
    title = text[mark.end : end]
    if not _is_title(title):
        capitals = _CAPITALS.match(title)
        line = title.lstrip().split("\n", 1)[0]
        lead = len(title) - len(title.lstrip())
        first = title[: lead + len(line)] if _is_title(line) else ""
        title = capitals.group() if capitals else first
    name = f"{_WRITTEN[mark.kind]} {mark.number}"
    return f"{name} {spoken(' '.join(title.split()))}".strip(), mark.end + len(title)


def _is_title(words: str) -> bool:
    """Say whether words can be a division's title: short, and no sentences or lists."""
    return len(words.strip()) <= _LONGEST_TITLE and not re.search(r"[;:]|\.\s+\S", words.strip())


def _elucidation(text: str, start: int, end: int, numbers: Sequence[str], sparse: bool) -> Iterator[Segment]:
    """Divide an elucidation: its general part, then what it says on each article of the law."""
    opened = _ARTICLE_BY_ARTICLE.search(text, start, end)
    begin = opened.end() if opened else start
    marks = pasal_marks(text, begin, end, quoted=True)
    amending = bool(numbers) and all(roman(n) for n in numbers)
    if amending:
        chosen = _roman_elucidation(marks)
    else:
        plain = [replace(m, number="1") if m.number == "I" else m for m in marks]
        chosen = chain([m for m in plain if not roman(m.number)], numbers, worst_gap=2 if sparse else 10)
    first = chosen[0].start if chosen else end
    yield Segment(start, first, Part.PENJELASAN, ("Penjelasan",), label="penjelasan")
    for n, mark in enumerate(chosen):
        stop = chosen[n + 1].start if n + 1 < len(chosen) else end
        names = ("Penjelasan", f"Pasal {mark.number}")
        yield Segment(mark.end, stop, Part.PENJELASAN, names, pasal=mark.number, label="penjelasan", whole=True)


def _roman_elucidation(marks: Sequence[Mark]) -> list[Mark]:
    chosen: list[Mark] = []
    for mark in marks:
        if roman(mark.number) == len(chosen) + 1 and mark.strength >= 0.5:
            chosen.append(mark)
    return chosen


def ayat_starts(text: str) -> tuple[int, ...]:
    """Give the places in an article's text where an ayat begins, but for the first."""
    found = [m.start("ayat") for m in _AYAT.finditer(text)]
    return tuple(at for at in found if text[:at].strip())


_AYAT = re.compile(r"(?:^|\n|(?<=[.;:”\")]))\s*(?P<ayat>\(\s?\d{1,2}[a-z]?\s?\))\s+(?=[A-Z\"“])")


def gaps(numbers: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give the neighbours between which article numbers are missing."""
    pairs = zip(numbers, numbers[1:], strict=False)
    return tuple((a, b) for a, b in pairs if order(b)[0] - order(a)[0] > 1)
