"""Telling a heading of a law from a reference to one, in text that may have lost its lines.

"Pasal 5" stands in a law as a heading, as a reference ("sebagaimana dimaksud dalam Pasal 5"), and in new
words for another law. Place decides first: what stands before and after. Order decides the rest: the headings
of one part are the chain of numbers that rises most evenly. Forms after Law 12/2011, Annex II.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A heading at code points start to end: its kind, its number, and how much its place speaks for it."""

    kind: str
    number: str
    start: int
    end: int
    strength: float = 1.0


_REFERS = re.compile(
    r"(?:\b(?:dalam|pada|dengan|dan|atau|serta|ketentuan|dimaksud|dimaksudkan|tersebut|menurut|dari"
    r"|oleh|untuk|terhadap|antara"
    r"|sampai|s\.d\.|s/d|yakni|yaitu|melanggar|kecuali|sesuai|berdasarkan|jo\.?|juncto|bunyi|isi"
    r"|rumusan|judul|tentang"
    r"|perubahan|dalam pasal|mengubah|hapus|penjelasan|bersama|maupun|hingga|huruf\s\w|di|ke|setelah"
    r"|sesudah|belakang|huruf"
    r"|oleh karena|melaksanakan|memenuhi|mengingat|dihapus)|[,(/&]|ayat\s*\(\w+\))\s*$",
    re.I,
)
# Words after which "Pasal 5" is a reference even on a line of its own.
_HARD = re.compile(
    r"\b(?:dalam|dimaksud|pada|ketentuan|dengan|menurut|berdasarkan|melanggar|jo\.?)\s*$|ayat\s*\(\w+\)\s*$",
    re.I,
)
_GOES_ON = re.compile(
    r"\s*(?:[,;/)]|-(?=\s*[A-Za-z])|(?:ayat|huruf|angka|sampai|s\.?d\.?|dan|atau|serta|jo|jis|juncto"
    r"|tersebut|ini|itu|yang|di|dari|sebagaimana|dihapus|diubah)\b)"
)
_STATUTE = re.compile(
    r"\s*(?:Undang\s*-?\s*[Uu]ndang|UU|Peraturan|UUD|Kitab|KUH\w+)\s+(?:Nomor|No\b|Dasar"
    r"|Pemerintah\s+(?:Nomor|No\b)|Hukum|RI\b|tentang)"
)
_TEXT = re.compile(r"\s*(?:[.:]\s*)?(?:\(\s?\w{1,3}\s?\)|[A-Z\"“'‘*]|[a-z]{1,2}\s?[.)]\s|\d{1,3}\s?[.)]\s|$)")
_QUOTED = re.compile(r"(?:berbunyi|sebagai\s+berikut|berikut|dibaca)\s*:?\s*[\"“”'‘]*\s*$|[\"“‘]\s*$")
_ENDED = re.compile(r"[.:;!?”\"'’)\]]$")
_SHOUTED = re.compile(r"\b[A-Z][A-Z()/&,.-]+$|^\W*$|[\d-]$")
_DIGITS = str.maketrans("OolIL", "00111")

PASAL = re.compile(
    r"(?<![\w-])(?:Pasal|PASAL|Pasa[1It])\s*(?P<no>(?:\d|[lIL](?=\d))[\dOolIL]{0,3}|l(?![A-Za-z])"
    r"|[IVX]{1,6}(?![A-Za-z]))"
    r"(?:\s?(?P<letter>[A-Z])(?![\w]))?(?P<split>\s[\dlI](?=\s+[A-Z(]))?(?![\w-]|\s?/)"
)
_NOISE = str.maketrans("^_~\xa0", "    ")


def shadow(text: str) -> str:
    """Give the text with stray marks of recognition blanked, character for character."""
    return text.translate(_NOISE)


def pasal_marks(text: str, start: int, end: int, quoted: bool = False) -> list[Mark]:
    """Give the places of `text[start:end]` where an article's heading may stand, each with its strength.

    With `quoted`, headings that open new words for another law count like any other. A number that
    recognition split ("Pasal 3 1") gives both readings.
    """
    found = []
    for match in PASAL.finditer(text, start, end):
        strength = _strength(text, match, quoted)
        if strength <= 0:
            continue
        whole = _dotted(text, match.start("split") if match["split"] else match.end())
        found.append(Mark("pasal", _number(match), match.start(), whole, strength))
        if match["split"] and not match["letter"]:
            joined = (match["no"] + match["split"].strip()).translate(_DIGITS)
            found.append(Mark("pasal", joined, match.start(), match.end(), strength / 2))
    return found


def _number(match: re.Match[str]) -> str:
    raw = match["no"]
    number = raw if re.fullmatch("[IVX]+", raw) else raw.translate(_DIGITS).lstrip("0") or "0"
    return number + (match["letter"] or "")


def _dotted(text: str, at: int) -> int:
    """Take the dot or colon behind a heading's number along."""
    return at + 1 if text[at : at + 1] in (".", ":") else at


def _strength(text: str, match: re.Match[str], quoted: bool) -> float:
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end() : match.end() + 60]
    kept = before.rstrip()
    opens_line = "\n" in before[len(kept) :] or not kept
    closes_line = re.match(r"\s*[.:]?[ \t]*(?:\n|$)", after) is not None
    refers = _REFERS.search(kept) is not None
    if _GOES_ON.match(after) or _STATUTE.match(after) or (refers and _HARD.search(kept)):
        return 0.0
    if not quoted and _QUOTED.search(kept):
        return 0.3
    if opens_line and closes_line:
        return 0.8 if refers else 4.0
    if refers or not _TEXT.match(after):
        return 0.0
    if opens_line:
        return 2.5
    return 2.0 if _ENDED.search(kept) or _SHOUTED.search(kept) else 0.5


def order(number: str) -> tuple[int, str]:
    """Give the place of an article number in its law: 24 < 24A < 24B < 25; Roman I is 1."""
    match = re.fullmatch(r"(\d+)([A-Z]*)", number)
    return (int(match[1]), match[2]) if match else (roman(number), "")


def roman(numeral: str) -> int:
    """Read a Roman numeral; 0 for what is none."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(letter, 0) for letter in numeral]
    pairs = zip(values, (*values[1:], 0), strict=True) if values and 0 not in values else ()
    return sum(-value if value < following else value for value, following in pairs)


def chain(marks: Sequence[Mark], known: Iterable[str] = (), worst_gap: int = 10) -> list[Mark]:
    """Choose the headings among the marks: the strongest chain whose numbers rise, best one by one.

    `known` are numbers that must be there (an elucidation follows its law): these count more. `worst_gap`
    is how many missing numbers are held against a chain at most.
    """
    expected = frozenset(known)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    links: list[int | None] = []
    for n, mark in enumerate(marks):
        key = order(mark.number)
        gain = mark.strength + (2.0 if mark.number in expected else -3.0 if expected else 0.0)
        score, link = -1.0 * min(key[0] - 1, worst_gap), None
        for earlier, (reached, index) in best.items():
            if earlier < key and marks[index].start < mark.start and reached + _step(earlier, key, worst_gap) > score:
                score, link = reached + _step(earlier, key, worst_gap), index
        links.append(link)
        if key not in best or score + gain > best[key][0]:
            best[key] = (score + gain, n)
    at = max(best.values(), default=(0.0, None))[1]
    chosen: list[Mark] = []
    while at is not None:
        chosen.append(marks[at])
        at = links[at]
    return chosen[::-1]


def _step(earlier: tuple[int, str], later: tuple[int, str], worst_gap: int) -> float:
    missing = later[0] - earlier[0] - (0 if later[1] and later[0] == earlier[0] else 1)
    return 2.0 - 1.5 * min(max(missing, 0), worst_gap)


_DIVISIONS = {
    "buku": re.compile(r"(?<!\w)BUKU\s+(?P<no>KE[A-Z]+|[IVX]+|PERTAMA)\b"),
    "bab": re.compile(
        r"(?<!\w)(?:BAB|Bab(?=\s+[IVXLl1]+[A-Z]?\s*\n))\s+(?P<no>[IVXLCl1]+\s?[A-H]?(?![\w])|\d{1,2}(?!\w))"
    ),
    "bagian": re.compile(
        r"(?<!\w)(?:Bagian|BAGIAN)\s+(?P<no>(?:Ke|KE)[A-Za-z]+(?:\s+(?:Belas|Puluh|belas|puluh))?"
        r"|Pertama|PERTAMA|[IVX]+)\b"
    ),
    "paragraf": re.compile(r"(?<!\w)(?:Paragraf|PARAGRAF)\s+(?P<no>\d{1,3}|Ke[a-z]+|[IVX]+)\b"),
}
_LEAVES = re.compile(r"\s*(?:[,;)]|(?:dan|atau|sampai|tentang|huruf|ini|yang|dihapus|diubah|pada|dalam|dari)\b)")


def division_marks(text: str, start: int, end: int) -> list[Mark]:
    """Give the headings of books, chapters, sections and paragraphs in `text[start:end]`, in order."""
    found = [
        Mark(kind, " ".join(match["no"].split()), match.start(), _dotted(text, match.end()))
        for kind, pattern in _DIVISIONS.items()
        for match in pattern.finditer(text, start, end)
        if not _LEAVES.match(text, match.end()) and _opens(text, match.start())
    ]
    return sorted(found, key=lambda mark: mark.start)


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at]
    kept = before.rstrip()
    if _REFERS.search(kept) or _QUOTED.search(kept):
        return False
    return "\n" in before[len(kept) :] or bool(_ENDED.search(kept) or _SHOUTED.search(kept)) or not kept
