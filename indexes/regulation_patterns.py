"""The patterns by which regulations are named: Law 12/2011, Annex II, JDIH short forms, minutes and press.

All are for text folded by `flat`, and bear what text recognition does to digits ("2OL3", "2}ll").
"""

import re
from collections.abc import Iterable

_DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")
_NOISE = dict.fromkeys(map(ord, "^_~\xa0"), " ")
_FOLD = {0x130: "i", 0x2019: "'", **_DASHES, **_NOISE}
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
DIGIT = r"[0-9oil}|z]"
DIGITS = str.maketrans("oil}|z", "011112")

_YEAR = rf"[12il}}|]{DIGIT}(?:\s?{DIGIT}){{2}}(?![a-z0-9])"
_NO = r"(?:nomo\s?r|nomer|nomr|number|nom|no|nr)\b\s*[.:;,]{0,2}\s*"
_TAHUN = r"(?:\s*[,/.]?\s*(?:tahun|ta[a-z:;'!]{2,4}n|taun|tahum|tahn|thun|thn|th|year|of)\b\s*[.:]?\s*)"
_VALUE = (
    r"(?P<no>[a-z]{1,5}[.-](?=[a-z0-9.-]*\d)[a-z0-9.-]{5,30}"
    r"|(?:\d{1,3}(?:\.\d{1,2}){1,4}|\d{3})-\d{2,5}(?![a-z0-9])"
    rf"|(?:(?:pm|per|permen|kp|km|skep|kep)[\s.-]{{1,2}}(?=\d))?{DIGIT}{{1,4}}(?:[a-z]?(?![a-z0-9])"
    rf"|(?=tahun)))"
)
_OLD = r"(?:\s*[/.]?\s*(?P<old>prp|perpu|drt|pnps)\b[./]?)?"
_LETTERED = (
    r"(?P<no2>(?:[a-z]{1,6}[.-])?[0-9]{1,4}|[ivxlc]{1,8}(?=\s*/\s*mpr))"
    r"(?:\s*/\s*(?!tahun)[a-z][a-z0-9.-]*){1,4}(?:/\d{1,2}(?=/\d{4}))?"
)
# "Nomor 21 Tahun 2007", "No. 21/2007", "21 2007", "80/PMK.04/2019", "12/M-DAG/PER/3/2010", "XLI/MPRS/1968".
TAIL = (
    rf"\s*,?\s*(?:{_NO})?(?:{_VALUE}{_OLD}(?:{_TAHUN}|\s*/\s*|\s*-\s*|\s+)(?P<year>{_YEAR})(?![/.-]\d)"
    rf"|{_LETTERED}(?:\s*/\s*|{_TAHUN})(?P<year2>(?:19|20)\d\d)(?!\d))"
)
RI = r"(?:\s+(?:republik\s+indonesia|r\.?i\.?)(?![a-z]))?"
NAME = (
    r"(?P<name>(?:\s+(?!(?:nomo\s?r|nomer|number|no|nr|tentang|ini|itu|yang|tersebut|sebagaimana"
    r"|tahun|pasal|untuk"
    r"|peraturan|keputusan|undang|uu|pada|dalam(?!\s+negeri)|dengan)\b)(?:&|[a-z][\w&./'()-]*,?)){1,12}?)"
)
MORE = re.compile(
    rf"\s*(?:,?\s*(?:dan|serta|and|jo|jis|juncto|junto)\b\.?|,|;|→|->)\s*(?:(?:dan|and|jo)\s+)?(?:{_NO})?"
    rf"(?P<no>\d{{1,3}})(?:\s*/\s*|{_TAHUN})(?P<year>(?:19|20)\d\d)(?![\d/])"
)
AGENCY = (
    r"(?:bersama|badan|lembaga|arsip|komisi|dewan|otoritas|pimpinan|sekretaris|kepala|panglima|dirjen"
    r"|direktur)"
)
_ISSUED: dict[str, str] = {
    "permen": rf"(?:peraturan\s*menter[il!]|permen(?P<glued>[a-z0-9&-]*))(?:{NAME})?",
    "kepmen": rf"(?:keputusan\s+menter[il!]|kepmen(?P<glued>[a-z0-9&-]*))(?:{NAME})?",
    "inmen": rf"(?:instruksi\s+menteri|inmen(?P<glued>[a-z0-9&-]*))(?:{NAME})?",
    "perka": rf"(?:peraturan\s+kepala|perka){NAME}",
    "se": rf"(?:surat\s+edaran|se){NAME}",
    "peraturan": rf"(?:peraturan|perban){NAME}",
    "kep": rf"keputusan{NAME}",
    "perdirjen": rf"perdirjen{NAME}",
    "kepdirjen": rf"kepdirjen{NAME}",
}
ENGLISH_MINISTER = re.compile(
    rf"(?:regulation\s+of\s+the\s+minister\s+(?:of|for){NAME}|minister\s+(?:of"
    rf"|for)(?P<name2>(?:\s+[a-z]+){{1,6}}?)\s+regulation){TAIL}"
)
BY_ISSUER = {stem: re.compile(pattern + RI + TAIL) for stem, pattern in _ISSUED.items()}
BARE_FINANCE = re.compile(r"(?P<no>\d{1,4})/(?P<type>pmk|kmk)\.\d{1,3}/(?P<year>(?:19|20)\d\d)(?!\d)")
CONSTITUTION = re.compile(
    r"(?:uud|undang\s*-?\s*undang\s+dasar)(?!\s+sementara)(?:\s+negara)?(?:\s+(?:republik\s+indonesia"
    r"|nri|ri))?"
    r"(?:\s+(?:tahun\s+)?[1l]945)?(?![a-z0-9])"
)
ASSEMBLY = re.compile(
    r"(?:ketetapan\s+(?:majelis\s+permusyawaratan\s+rakyat|m\.?p\.?r\.?)"
    r"|tap\.?\s+mpr)s?(?:\s+sementara)?\.?(?:\s+s\.?)?" + RI + TAIL
)


CODES = re.compile(
    r"(?:(kuhp|kitab\s+undang\s*-?\s*undang\s+hukum\s+pidana)|(kuhap"
    r"|kitab\s+undang\s*-?\s*undang\s+hukum\s+acara\s+pidana))(?![a-z])"
)

MADE, IN_FORCE = 2023, 2026
"""Years of the new criminal code, UU 1/2023: made on 2 January 2023, in force on 2 January 2026 (Pasal 624)."""

# what a text says beside "KUHP" where it means the one to come
TO_COME = re.compile(r"\b2026\b|\bkuhp\s+(?:baru|nasional)\b|\b1\s*(?:/|tahun)\s*2023\b")


def flat(text: str) -> str:
    """Fold case, dashes, stray marks and hard spaces, one character for one."""
    if text.isascii() and not ("^" in text or "_" in text or "~" in text):
        return text.lower()
    return _FOLDED.sub(lambda found: _FOLD[ord(found[0])], text).lower()


def _loose(name: str) -> str:
    """Make a pattern of a name: any white space between words, "undang-undang" as it is split and joined."""
    spaced = r",?\s+".join(re.escape(word.rstrip(",")) for word in name.casefold().split())
    return spaced.replace(r"undang\-undang", r"u\s?ndang\s*-?\s*undang").replace(r"\-", r"[\s-]?")


def alternatives(names: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile("(?:" + "|".join(f"(?P<n{list(names).index(n)}>{_loose(n)})" for n in longest) + r")(?![a-z])")


def beginnings(names: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern of the first two words of each name, by the first: what it does not fit is none of the names."""
    seconds: dict[str, set[str]] = {}
    for first, _, rest in (name.partition(" ") for name in names):
        seconds.setdefault(first, set()).add(rest.partition(" ")[0])
    made = (
        _loose(first) + ("" if "" in then else rf",?\s+(?:{'|'.join(sorted(map(_loose, then)))})")
        for first, then in sorted(seconds.items())
    )
    return re.compile("|".join(made))


def by_initial(words: set[str]) -> str:
    """Join words to a pattern that branches on the first letter: most of the time goes into this search."""
    initials = sorted({word[0] for word in words})
    return "|".join(f"{i}(?:{'|'.join(sorted(w[1:] for w in words if w[0] == i))})" for i in initials)
