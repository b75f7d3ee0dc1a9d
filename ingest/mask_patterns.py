"""Numbers and addresses that are masked, one row a kind: name, pattern, what stands instead.

In a pattern the group `v` is what is replaced (without it: the whole match).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import groupby
from operator import or_

from indexes.signs import Words, bits_of_words

# Most rows need seven digits close together: the one look that spares most texts all others.
NUMBERS = r"\d" + r"[\s.\-()]{0,2}\d" * 6


@dataclass(frozen=True)
class Mask:
    """One row. A text is searched where one of `words` (if any) stands in it and all of `gates` fit.

    The words are without spaces; they may stand inside of others, unless they are to be `first` in them. A gate is a
    part of the pattern, loosened where that makes it quicker: where it does not fit, the pattern cannot.
    """

    name: str
    pattern: re.Pattern[str]
    replacement: str
    words: tuple[str, ...]
    gates: tuple[re.Pattern[str], ...]
    first: bool


def row(
    name: str, pattern: str, replacement: str, *words: str, gates: tuple[str, ...] = (NUMBERS,), first: bool = False
) -> Mask:
    """Make a row of the table; the cheapest gate comes first."""
    return Mask(name, re.compile(pattern), replacement, words, tuple(map(re.compile, gates)), first)


@dataclass(frozen=True, eq=False)
class Looks:
    """The rows of a table: neighbouring ones of the same gates and words together, which are looked for once.

    The gates are places in `searches`. The words are a bit, 0 without any; `sought` are all of them, `needed` those
    without which no row can match, 0 where one has no words.
    """

    alike: tuple[tuple[tuple[int, ...], int, tuple[Mask, ...]], ...]
    searches: tuple[Callable[[str], object], ...]
    sought: int
    needed: int


def looks(rows: tuple[Mask, ...]) -> Looks:
    """Put neighbouring rows of a table together by what they need; of two that match alike the first one counts."""
    gates = list(dict.fromkeys(gate for each in rows for gate in each.gates))
    grouped = groupby(rows, key=lambda each: (each.gates, each.words, each.first))
    alike = tuple(
        (tuple(map(gates.index, needed)), _bit(words, first), tuple(same)) for (needed, words, first), same in grouped
    )
    each = [words for _, words, _ in alike]
    sought = reduce(or_, each)
    return Looks(alike, tuple(gate.search for gate in gates), sought, sought if all(each) else 0)


@cache
def _bit(words: tuple[str, ...], first: bool) -> int:
    return Words(words, first).bit if words else 0


@lru_cache(maxsize=4_096)
def _of_words(rows: Looks, said: int) -> tuple[tuple[tuple[int, ...], tuple[Mask, ...]], ...]:
    """Give the rows, with their gates, that need no word or one of these."""
    return tuple((gates, alike) for gates, words, alike in rows.alike if not words or words & said)


def possible(rows: Looks, text: str, said: int | None = None) -> Iterator[Mask]:
    """Give the rows that a text may hold, in order: most texts hold none, and cheap looks tell.

    `said` are the bits of the text's words, where they are known already.
    """
    if said is None:
        said = bits_of_words(text)
    if rows.needed and not rows.needed & said:
        return
    # By their places: a pattern that is looked up is read from end to end.
    opened: dict[int, bool] = {}
    for gates, alike in _of_words(rows, said & rows.sought):
        for gate in gates:
            if gate not in opened:
                opened[gate] = rows.searches[gate](text) is not None
            if not opened[gate]:
                break
        else:
            yield from alike


NO = r"\W{0,4}(?:no(?:mor|\.)?\W{0,3})?"
YEAR, MONTH, DAY = r"(?:19[4-9]\d|200\d)", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
# An employee number: birth date, month of appointment (21: contract staff), sex, running number.
NIP = rf"(?<!\d){YEAR}{MONTH}{DAY}\s?(?:19[6-9]\d|20[0-4]\d)(?:0[1-9]|1[0-2]|21)\s?[12]\s?\d{{3}}(?!\d)"
PROVINCE = r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])"
BIRTH = rf"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01]){MONTH}\d{{2}}"
# An identity number: place code, birth date (women: day + 40), running number.
NIK = rf"(?<![\d.,/-]){PROVINCE}[ .]?\d{{2}}[ .]?\d{{2}}[ .]?{BIRTH}[ .]?(?!0000)\d{{4}}(?![\d/])"
MOBILE = r"(?<![\d./])(?:(?:\+|00)?62[\s.\-]?8|08)[1-9]\d(?:[\s-]?\d){6,9}(?!\.?\d)"
PASSPORT = r"(?i:paspor|passport|DPRI|SPLP|PLB|dokumen\s+perjalanan)"
DOT = r"\s?(?:\.|\[dot\])\s?"
MAIL = (
    r"(?<![\w/])[A-Za-z0-9._%+\-]{2,}\s?(?:@|\[at\]|\(at\))\s?[A-Za-z0-9\-]{2,}"
    rf"(?:{DOT}[A-Za-z0-9\-]+)*?{DOT}[a-z]{{2,}}\b(?:\.[a-z]{{2,}}\b)*"
)
ACCOUNT_OF = (
    r"(?:(?:no(?:mor|\.)?|bank|a\.?n\.?)\s*)?(?:[A-Z]{2,8}\s*){0,2}(?:a\.?\s?n\.?\s+(?:[A-Z.']+\s+){1,4})?"
    r"(?:no(?:mor|\.)?\s*)?[:.]?\s*"
)
PLATE = (
    r"(?<![A-Za-z0-9])(?:A[ABDEG]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNPRSTW]|E[ABD]|K[BHTU]|P[ABEGTSY]|[ABDEFGHKLMNPRSTWZ])"
    r"\s\d{3,4}\s[A-Z]{1,3}(?![A-Za-z0-9])"
)
BORN = r"(?:(?i:tempat\s*[,/]?\s*(?:dan\s+)?(?:tanggal|tgl\.?)\s+lahir)|\bTTL\b|(?i:\blahir\s+di))\s*:?\s*"
BORN_ON = r"(?P<v>[A-Z][\w .'-]{2,30}[,/]?\s*\d{1,2}[\s/-](?:\w{3,9}|\d{1,2})[\s/-]\d{4})"
HAMLET = r"\bRT\.?\s*\d{1,3}\s*/\s*(?:RW\.?\s*)?\d{1,3}\b|\bRT\.?\s*\d{1,3},?\s+RW\.?\s*\d{1,3}\b"

MASKS: tuple[Mask, ...] = (
    row("NIP", NIP, "[NIP disamarkan]", gates=(NUMBERS, r"\d{8}")),
    row("NIP berlabel", r"\bNIP\.?\s*:?\s*(?P<v>\d(?:[ .]?\d){8,17})(?!\d)", "[NIP disamarkan]", "nip"),
    row(
        "KK",
        rf"(?i)\b(?:KK|kartu\s+keluarga){NO}(?P<v>\d(?:[ .-]?\d){{15}})(?!\d)",
        "[No. KK disamarkan]",
        "kk",
        "keluarga",
    ),
    row(
        "NIK berlabel",
        rf"(?i)\b(?:NIK|KTP|kependudukan){NO}(?P<v>[\dOoIl](?:[ .-]?[\dOoIl]){{15}})(?!\w)",
        "[NIK disamarkan]",
        "nik",
        "ktp",
        "kependudukan",
    ),
    row("NIK", NIK, "[NIK disamarkan]", gates=(NUMBERS, r"\d\d[ .]?\d\d[ .]?\d\d[ .]?\d\d")),
    row(
        "WA",
        r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com)/(?:send\?phone=)?\+?\d{8,15}",
        "[telepon]",
        "wa.me",
        "whatsapp",
    ),
    row("HP", MOBILE, "[telepon]", gates=(NUMBERS, r"(?:62[\s.\-]?|0)8[1-9]\d")),
    row(
        "HP berlabel",
        rf"(?i)\b(?:HP|WA|whatsapp|ponsel|telp?|telepon)\.?{NO}(?P<v>\+?\d(?:[\s.\-]?\d){{8,13}})(?!\d)",
        "[telepon]",
        *("hp", "wa", "ponsel", "tel"),
    ),
    row("telepon", r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}-)\s?\d{5,8}(?!\d)", "[telepon]", gates=(NUMBERS, r"[)-]\s?\d{5}")),
    row(
        "paspor",
        rf"{PASSPORT}\W{{0,12}}(?:RI\s*)?(?i:(?:no(?:mor|\.)?|number)\s*[:.]?\s*)?(?P<v>[A-Za-z]{{1,2}}[\s-]?\d{{6,7}})\b",
        "[no. paspor disamarkan]",
        *("paspor", "passport", "dpri", "splp", "plb", "perjalanan"),
    ),
    row(
        "paspor lepas",
        rf"{PASSPORT}[^.\n]{{0,60}}?(?<![A-Z0-9./-])(?P<v>[A-Z]\d{{7}})(?![A-Z0-9])",
        "[no. paspor disamarkan]",
        *("paspor", "passport", "dpri", "splp", "plb"),
    ),
    row(
        "NPWP",
        r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)",
        "[NPWP disamarkan]",
        gates=(NUMBERS, r"\.\d[-.]\d{3}\."),
    ),
    row("NPWP berlabel", rf"(?i)\bNPWP{NO}(?P<v>\d(?:[.\-]?\d){{14,15}})(?!\d)", "[NPWP disamarkan]", "npwp"),
    row("surel", MAIL, "[surel]", "@", "[at]", "(at)", gates=()),
    row(
        "rekening",
        rf"(?i)\brek(?:ening)?\.?\s*{ACCOUNT_OF}(?P<v>\d[\d\- ]{{8,22}}\d)",
        "[rekening disamarkan]",
        "rek",
    ),
    row("pelat", PLATE, "[pelat nomor]", gates=(r"[A-Z]\s\d{3,4}\s[A-Z]",)),
    row("lahir", BORN + BORN_ON, "[tempat/tanggal lahir]", "lahir", "ttl", gates=(r"\d",)),
    row("RT/RW", HAMLET, "[alamat]", gates=(r"RT\.?\s*\d",)),
)

NUMBERS_AND_ADDRESSES = looks(MASKS)
NEEDED = re.compile(r"[\d@\[(]")
"""What every row of the table needs one of: names and other short texts mostly have none."""

# The public line against violence (SAPA 129), with and without the country code.
OFFICE_PHONES = frozenset({"08111129129", "628111129129"})
OFFICE_CONTEXT = re.compile(
    r"(?i)\b(?:hotline|call\s*cent(?:er|re)|contact\s*cent(?:er|re)|layanan|pengaduan|posko|sekretariat|kantor|humas|"
    r"halo|KBRI|KJRI|fak[s.]|faksimile|fax|sapa|lpsk|bp3mi|bp2mi|kementerian|direktorat|dinas|polres|polda|"
    r"imigrasi|rsud|puskesmas|redaksi)\b[^.;\n]{0,60}$"
)
OFFICE_MAIL = re.compile(
    r"(?i)@(?:[\w-]+\.)*(?:go\.id|mil\.id|iom\.int|un\.org|unodc\.org|asean\.org|gov(?:\.\w{2})?)$|"
    r"^(?:info|humas|redaksi|sekretariat|pengaduan|layanan|kontak|contact|admin|press|media|office)@"
)
