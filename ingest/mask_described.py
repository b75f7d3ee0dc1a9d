"""How texts name people whom they describe: by age and sex, as one of the victims, in a list of them; one row a way.

What holds for `mask_told` holds here too: officers, places and institutions stay, regulations are not looked through.
"""

from ingest.mask_patterns import Mask, looks, row
from ingest.mask_people import ACRONYMS, GROUPS
from ingest.mask_told import NAME, NO_ONE, TWO_WORDS, VICTIM, VICTIMS

_YEARS = r"(?:[1-9]|[1-7]\d)"
# Of whom an age is told: persons alone, so that "the 10-year-old post in Belu, …" names nobody.
_SOMEONE = (
    r"(?i:woman|girl|boy|man|child|victim|survivor|worker|migrant|student|teenager|mother|father|returnee|deportee"
    r"|resident|national)"
)
_SESEORANG = (
    r"(?i:perempuan|wanita|gadis|remaja|pemuda|pemudi|pria|laki-laki|lelaki|bocah|balita|bayi|anak|siswi?|siswa|pelajar"
    r"|mahasisw[ai]|c?pmi|tki|tkw|pekerja\s+migran|deportan|warga|korban|penyintas|ibu)"
)
_ORIGIN = r"(?:\s+(?:asal|dari|warga|from|of|in)\s+[^.;,\n()]{2,50}?)?(?:\s+(?:itu|tersebut|ini))?"
_ENDS = r"(?=\s*[,.;:)(/]|\s+[a-z]|\s*$)"
_APPOSED = rf"\s*,\s*(?P<name>{TWO_WORDS}|{NO_ONE}{NAME}(?=\s*,)){_ENDS}"
_AGES = ("(", "tahun", "thn", "th")
_NO_PLACE = r"(?<![Dd]i )(?<![Kk]e )(?<![Dd]ari )(?<![Pp]ada )(?<!\bIn )(?<!\bin )(?<!\bAt )(?<!\bat )(?<![\w.])"
_AS_ONE = (
    r"\s*,\s*(?i:korban\s+(?:tppo\s+|tppm\s+|tpks\s+|perdagangan\s+orang\s+)?(?:asal|dari)"
    r"|penyintas\s+(?:tppo|asal|dari|perdagangan)|an?\s+(?:[a-z]+\s+){0,2}(?:victim|survivor)\b)"
)
_EACH = rf"{NO_ONE}[A-Z][a-z'’]+(?:\s+[A-Z][a-z'’]+){{0,3}}"
_AND = r"\s*(?:,\s*(?:(?:dan|serta|and)\s+)?|;\s*|\b(?:dan|serta|and)\s+)"
_COUNT = r"(?:\b\d{1,3}|\b(?i:dua|tiga|empat|lima|enam|two|three|four|five))\s+(?:(?i:org|orang)\s+)?"

_WAYS: tuple[Mask, ...] = (
    row(
        "years old",
        rf"\b{_YEARS}[\s-]years?[\s-]old\s+(?:[A-Za-z]+\s+){{0,2}}{_SOMEONE}{_ORIGIN}{_APPOSED}",
        "orang",
        "year",
        gates=(r"\d[\s-]years?[\s-]old",),
    ),
    row(
        "berumur, lalu nama",
        rf"\b{_SESEORANG}(?:\s+[a-z]+){{0,2}}\s+(?:(?i:berusia|berumur|usia|umur)\s+)?"
        rf"(?:\(\s*{_YEARS}(?:\s*(?i:tahun|thn|th))?\s*\)|{_YEARS}\s*(?i:tahun|thn|th)\b){_ORIGIN}{_APPOSED}",
        "orang",
        *_AGES,
        gates=(r"\d\s*(?:\)|[Tt][Aa]?[Hh])", r",\s*[A-Z]"),
    ),
    row(
        "korban adalah",
        rf"{VICTIM}(?:\s+[a-z]+){{0,3}}\s+(?:adalah|ialah|is|was)\s+(?P<name>{TWO_WORDS}){_ENDS}",
        "korban",
        *VICTIMS,
        gates=(),
    ),
    row(
        "identitas korban",
        rf"(?i:\b(?:identitas|biodata|data\s+diri|profil)\s+(?:korban|penyintas|anak|c?pmi))\s*[:=]\s*"
        rf"(?P<name>{TWO_WORDS}){_ENDS}",
        "korban",
        *("identitas", "biodata", "diri", "profil"),
        gates=("[:=]",),
    ),
    row(
        "korban (nama, umur)",
        rf"{VICTIM}\s*\(\s*(?P<name>{ACRONYMS}{GROUPS}{NAME})\s*[,/]\s*(?:[PL]\s*[,/]\s*)?{_YEARS}\s*(?i:tahun|thn|th|\))",
        "korban",
        *VICTIMS,
        gates=(r"\(", r"\d"),
    ),
    row(
        "nama selaku korban",
        rf"(?<![\w.])(?P<name>{TWO_WORDS})\s*,?\s+(?i:selaku|sebagai)\s+(?:saksi\s+)?(?i:korban|penyintas)\b",
        "korban",
        *VICTIMS,
        gates=(),
    ),
    row(
        "jenazah",
        rf"\b(?i:jenazah|jasad)\s+(?P<name>{TWO_WORDS}){_ENDS}",
        "orang",
        *("jenazah", "jasad"),
        gates=(),
    ),
    row("nama, korban asal", rf"{_NO_PLACE}(?P<name>{TWO_WORDS}){_AS_ONE}", "korban", *VICTIMS, gates=(",",)),
    row(
        "tiga korban: …",
        rf"{_COUNT}(?<!asal ){VICTIM}\s*:\s*(?P<names>{_EACH}(?:{_AND}{_EACH})+){_ENDS}",
        "korban",
        *VICTIMS,
        gates=(":",),
    ),
    row(
        "nama, P, umur",
        rf"(?<![\w.])(?P<name>{TWO_WORDS})\s*[,/]\s*(?:P|L|Pr|Lk)\s*[,/]\s*{_YEARS}\s*(?i:tahun|thn|th)\b",
        "orang",
        *_AGES[1:],
        gates=(r"[,/]\s*(?:P|L|Pr|Lk)\s*[,/]\s*\d",),
    ),
)
DESCRIBED = looks(_WAYS)
