"""Numbers and addresses that are masked, one row a kind: name, pattern, what stands instead.

In a pattern the group `v` is what is replaced (without it: the whole match).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_

from indexes.signs import Words, bits

ANY = ""
# Most rows need seven digits close together: the one look that spares most texts all others.
NUMBERS = r"\d(?:[\s.\-()]{0,2}\d){6}"


@dataclass(frozen=True)
class Mask:
    """One row. A text is searched where `gate` fits and one of `words` (if any; without spaces) stands in it."""

    name: str
    pattern: re.Pattern[str]
    replacement: str
    words: tuple[str, ...]
    gate: re.Pattern[str]


def row(name: str, pattern: str, replacement: str, *words: str, gate: str = NUMBERS) -> Mask:
    """Make a row of the table."""
    return Mask(name, re.compile(pattern), replacement, words, re.compile(gate))


Looks = tuple[tuple[re.Pattern[str], int, tuple[Mask, ...]], ...]
"""Neighbouring rows of one gate and the same words, which are looked for once; the words as a bit, 0 without any."""


def looks(rows: tuple[Mask, ...]) -> Looks:
    """Put neighbouring rows of a table together by what they need; of two that match alike the first one counts."""
    alike = groupby(rows, key=lambda each: (each.gate, each.words))
    made: dict[tuple[str, ...], int] = {(): 0}
    return tuple(
        (gate, made[words] if words in made else made.setdefault(words, Words(words).bit), tuple(same))
        for (gate, words), same in alike
    )


def needed(rows: Looks) -> int:
    """Give the bits of the words without which no row of a table can match; each row must have words."""
    return reduce(or_, (words for _, words, _ in rows))


def possible(rows: Looks, text: str) -> Iterator[Mask]:
    """Give the rows that a text may hold, in order: most texts hold none, and cheap looks tell."""
    said = bits(text)
    opened: dict[re.Pattern[str], bool] = {}
    for gate, needed, alike in rows:
        if needed and not needed & said:
            continue
        if gate not in opened:
            opened[gate] = gate.search(text) is not None
        if opened[gate]:
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
    row("NIP", NIP, "[NIP disamarkan]"),
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
    row("NIK", NIK, "[NIK disamarkan]"),
    row("WA", r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com)/(?:send\?phone=)?\+?\d{8,15}", "[telepon]"),
    row("HP", MOBILE, "[telepon]"),
    row(
        "HP berlabel",
        rf"(?i)\b(?:HP|WA|whatsapp|ponsel|telp?|telepon)\.?{NO}(?P<v>\+?\d(?:[\s.\-]?\d){{8,13}})(?!\d)",
        "[telepon]",
        *("hp", "wa", "ponsel", "tel"),
    ),
    row("telepon", r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}-)\s?\d{5,8}(?!\d)", "[telepon]"),
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
    row("NPWP", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)", "[NPWP disamarkan]"),
    row("NPWP berlabel", rf"(?i)\bNPWP{NO}(?P<v>\d(?:[.\-]?\d){{14,15}})(?!\d)", "[NPWP disamarkan]", "npwp"),
    row("surel", MAIL, "[surel]", "@", "[at]", "(at)", gate=ANY),
    row(
        "rekening",
        rf"(?i)\brek(?:ening)?\.?\s*{ACCOUNT_OF}(?P<v>\d[\d\- ]{{8,22}}\d)",
        "[rekening disamarkan]",
        "rek",
    ),
    row("pelat", PLATE, "[pelat nomor]", gate=r"[A-Z]\s\d{3,4}\s[A-Z]"),
    row("lahir", BORN + BORN_ON, "[tempat/tanggal lahir]", "lahir", "ttl", gate=r"\d"),
    row("RT/RW", HAMLET, "[alamat]", gate=r"RT\.?\s*\d"),
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
