"""How texts name the people whose identity the law protects, and suspects; one row a way of naming them.

In a pattern the group `name` is what a person is called; whoever is found so is masked in the whole document.
"""

import re

from ingest.mask_patterns import Mask, looks, row

WORD = r"[A-Z][\w'’.]+"
NAME = rf"{WORD}(?:\s+(?:(?:bin|binti|de|da|dos)\s+)?{WORD}){{0,4}}"
INITIALS = r"(?:(?:[A-Z]\.){1,4}|[A-Z]{1,4})(?![A-Za-z0-9])"
_OPENED_AGE = r"\s*\((?:usia\s*)?\d"
AGE = rf"(?:{_OPENED_AGE}{{1,2}}(?:\s*(?:tahun|thn|th))?\))"
BY_NAME = r"(?i:bernama|atas\s+nama|a\.?\s?n\.?|yakni|yaitu|berinisial|inisial)\s*:?\s*"
FULL_NAME = r"(?i:bernama|named|called|identified\s+as|atas\s+nama|a\.?\s?n\.?|yakni|yaitu)\s*:?\s*"
CHILD = r"(?i:\banak(?:\s+(?:korban|saksi|perempuan|laki-laki))?)\s+"
ADULT = r"(?i:\b(?:saksi\s+korban|korban|penyintas|pelapor|saksi|informan|victims?|survivors?|witness))"
SEX = r"(?:\s*,?\s*(?:perempuan|laki-laki|wanita|pria|anak))?"
# Capitals after "korban" that are no person: crimes, groups, institutions, numbers.
ACRONYMS = (
    r"(?!(?:TPPO|TPPM|TPKS|TPPU|KDRT|WNI|WNA|PMI|CPMI|TKI|TKW|ABK|PRT|PSK|LPSK|HAM|IOM|UNODC|NTT|NTB|LP|BNPP|BPJS|PHK|"
    r"DPR|KIP|POLRI|TNI|ASN|PNS|RI|UU|PP|RS|PT|CV|II|IV|VI|IX|A|B|I|V|X)\b)"
)
# Nor are these, before an age or a count in brackets: "korban Kabupaten Belu (15)".
GROUPS = (
    r"(?!(?:Polda|Polres|Polsek|Polri|Satgas|Bareskrim|Kabupaten|Kab|Kota|Desa|Kelurahan|Kecamatan|Provinsi|Warga|Timor|"
    r"Indonesia|Malaysia|Nusa|Jawa|Sulawesi|Kalimantan|Papua|Sumatera|Perdagangan|Pekerja|Perempuan|Anak|Laki|Tindak|"
    r"Non|Kasus|Ahli|Pelapor)\b)"
)
# In capitals a heading goes on behind "KORBAN DI PERBATASAN", "VICTIMS OF TRAFFICKING".
SMALL_WORDS = r"(?!(?:DI|KE|OF|IN|TO|BY|AT|ON|OR|AS|IS)(?:\s+[A-Z]{2,}|\s*$))"
OF_AGE = r"(?=\s*(?:\(|,\s)\s*(?i:(?:usia|umur|berusia|berumur)\s+)?\d{1,2}(?:\s*(?i:tahun|thn|th)\b|\)))"
KIN = r"(?i:\b(?:adik|kakak|putri|putra|sepupu|keponakan|istri|suami|ibu|ayah)(?:nya|\s+korban)?)"
CALLED = ("korban", "saksi", "pelapor", "penyintas", "informan", "victim", "survivor", "witness")

# What a name stands behind, up to its first letter. First letters are written out, which a search passes over quickly.
_BEHIND_CHILD = (
    r"\s(?:[Bb](?i:ernama|erinisial)|[Aa](?i:tas\s+nama|\.?\s?n\.?)|[Yy](?i:akni|aitu)|[Ii\u0130\u0131](?i:nisial))"
    r"\s*:?\s*[A-Z]"
)
_AS_A_VICTIM = r"(?i:selaku|sebagai)\s+(?i:saksi\s+)?(?i:korban|penyintas|pelapor)"
_BEHIND_ADULT = rf"{ADULT}{SEX}\s*,?\s+(?:{FULL_NAME})?[A-Z]"

_WAYS: tuple[Mask, ...] = (
    row(
        "anak",
        rf"{CHILD}{BY_NAME}(?P<name>{NAME}|{INITIALS})",
        "[identitas anak disamarkan]",
        "anak",
        gates=(_BEHIND_CHILD,),
    ),
    row("nama", rf"{ADULT}{SEX}\s+{FULL_NAME}(?P<name>{NAME})", "korban", *CALLED, gates=(_BEHIND_ADULT,)),
    row(
        "nama berumur",
        rf"{ADULT}{SEX}\s*,?\s+{ACRONYMS}{GROUPS}(?P<name>{WORD}(?:\s+{WORD}){{1,4}}){OF_AGE}",
        "korban",
        *CALLED,
        gates=(_BEHIND_ADULT,),
    ),
    row(
        "selaku korban",
        rf"(?i:\b(?:saudar[ai]|sdri?|nona|nn|ibu|bapak|ny|tn)\b)\.?\s+(?P<name>{NAME})\s*,?\s+"
        rf"{_AS_A_VICTIM}",
        "korban",
        *CALLED,
        gates=(_AS_A_VICTIM,),
    ),
    row(
        "keluarga",
        rf"{KIN}\s+(?i:berinisial\s+)?{ACRONYMS}(?P<name>{INITIALS}){AGE}",
        "[keluarga korban]",
        *("adik", "kakak", "putri", "putra", "sepupu", "keponakan", "istri", "suami", "ibu", "ayah"),
        gates=(r"[A-Z]\.?" + _OPENED_AGE,),
        first=True,
    ),
    row(
        "inisial",
        rf"(?:{ADULT}{SEX}\s*,?\s+)?(?i:\b(?:berinisial|inisial))\s*:?\s*(?P<name>{INITIALS})",
        "korban",
        "inisial",
        gates=(),
    ),
    row("berumur", rf"{ADULT}{SEX}\s*,?\s+(?P<name>{INITIALS}){AGE}", "korban", *CALLED, gates=(_BEHIND_ADULT,)),
    row(
        "pendek",
        rf"{ADULT}\s+{ACRONYMS}{SMALL_WORDS}(?P<name>(?:[A-Z]\.){{1,4}}|[A-Z]{{1,2}}(?![A-Za-z0-9.]))",
        "korban",
        *CALLED,
        gates=(_BEHIND_ADULT,),
    ),
)
PEOPLE = looks(_WAYS)
ROLES = (
    ("saksi korban", "korban"),
    ("saksi", "saksi"),
    ("witness", "saksi"),
    ("pelapor", "pelapor"),
    ("informan", "informan"),
)

# Suspects keep initials until a verdict: a name becomes initials, initials stay.
SUSPECT = looks(
    (
        row(
            "tersangka",
            r"(?i:\b(?:tersangka|terduga\s+pelaku|terdakwa|terlapor|perekrut|suspect|defendant|recruiter|trafficker))\s*,?\s+"
            r"(?i:an?\s+[a-z]+\s+)?"
            rf"(?:{FULL_NAME}(?P<name>{NAME})|{ACRONYMS}{GROUPS}(?P<aged>{WORD}(?:\s+{WORD}){{1,4}}){OF_AGE})",
            "",
            *(
                "tersangka",
                "terduga",
                "terdakwa",
                "terlapor",
                "perekrut",
                "suspect",
                "defendant",
                "recruiter",
                "trafficker",
            ),
            gates=(),
        ),
    )
)
SUSPECT_BEFORE = re.compile(
    r"(?i)\b(?:tersangka|terduga|terdakwa|terpidana|pelaku|terlapor|DPO|perekrut)\b"
    r"(?:(?!korban|penyintas|victim|survivor)[^.;]){0,25}$"
)
