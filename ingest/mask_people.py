"""How texts name the people whose identity the law protects, and suspects; one row a way of naming them.

In a pattern the group `name` is what a person is called; whoever is found so is masked in the whole document.
"""

import re

from ingest.mask_patterns import ANY, Mask, looks, needed, row

WORD = r"[A-Z][\w'’.]+"
NAME = rf"{WORD}(?:\s+(?:(?:bin|binti|de|da|dos)\s+)?{WORD}){{0,4}}"
INITIALS = r"(?:(?:[A-Z]\.){1,4}|[A-Z]{1,4})(?![A-Za-z0-9])"
AGE = r"(?:\s*\((?:usia\s*)?\d{1,2}(?:\s*(?:tahun|thn|th))?\))"
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
OF_AGE = r"(?=\s*(?:\(|,\s)\s*(?i:(?:usia|umur|berusia|berumur)\s+)?\d{1,2}(?:\s*(?i:tahun|thn|th)\b|\)))"
KIN = r"(?i:\b(?:adik|kakak|putri|putra|sepupu|keponakan|istri|suami|ibu|ayah)(?:nya|\s+korban)?)"
KINSFOLK = (
    r"(?i:\b(?:keluarga|orang\s?tua|ibu|ayah|bapak|kakak|adik|paman|bibi|tante|suami|istri|kerabat|anak)(?:\s+kandung)?"
    r"\s+(?:dari\s+)?(?:para\s+)?korban(?:\s+(?:lain(?:nya)?|tersebut|itu))?)"
)
# Whom texts on trafficking call by name without a word for victims; officials are called by their offices.
SOMEONE = (
    r"(?i:\b(?:perempuan|wanita|gadis|remaja|pemuda|pemudi|pria|laki-laki|lelaki|bocah|balita|bayi|siswi?|siswa|pelajar|"
    r"mahasisw[ai]|cpmi|pmi|tki|tkw|pekerja\s+migran|warga|art|asisten\s+rumah\s+tangga|buruh|abk|woman|girl|boy|man))"
)
AGED = (
    r"\s*(?:\(\s*(?i:(?:usia|umur)\s+)?(?:[5-9]|[1-7]\d)(?:\s*(?i:tahun|thn|th))?\s*\)|"
    r",\s*(?i:(?:usia|umur|berusia|berumur)\s+)?(?:[5-9]|[1-7]\d)\s*(?i:tahun|thn|th)\b|"
    r",\s*(?:aged\s+)?(?:[5-9]|[1-7]\d)(?:[\s-]years?[\s-]old)?(?=\s*,))"
)
ANY_AGE = r"[(,]\s*(?:[a-z]+\s+)?(?:[5-9]|[1-7]\d)[\s-]*(?:\)|,|[Tt]ahun|[Tt]h|years?)"
OF_THE_PEOPLE = (
    r"\s*,?\s*(?:asal|warga|penduduk|kelahiran|mengaku|menuturkan|menceritakan|bercerita|berharap|dijanjikan|diiming|"
    r"dibujuk|ditawari|direkrut|diberangkatkan|dipulangkan|diselamatkan|tergiur|perempuan|laki-laki|pelajar|sisw[ai]|"
    r"mahasisw[ai]|ibu\s+rumah\s+tangga|buruh|petani|nelayan|salah\s+(?:satu|seorang)|from|a\s+resident)\b"
)
TOLD_OF = (
    r"(?i:\b(?:salah\s+(?:satunya|seorang(?:nya)?)|(?:kata|ujar|tutur|cerita|ungkap|aku)(?=\s+[A-Z])|di\s+antaranya))"
)
# What follows a word for victims in capitals and is no person either: happenings and kinds of crime.
HAPPENINGS = (
    r"(?!(?:Kapal|Kecelakaan|Bom|Gempa|Bencana|Banjir|Kebakaran|Kekerasan|Eksploitasi|Kejahatan|Penipuan|Pelanggaran|"
    r"Penyelundupan|Penyiksaan|Pelecehan|Perbudakan|Judi|Online|Scam|Human|Trafficking|Love|Covid|Negara|Luar|Dalam|"
    r"Kepala|Ketua|Bupati|Gubernur|Direktur|Menteri|Kementerian|Dinas|Badan|Lembaga|Kantor|Rumah|Satuan|Unit|Pasal|Dan|"
    r"Yang|Untuk|Dari|Di|Ke|Serta|Atau|Saksi|Korban|Penyintas)\b)"
)
CALLED = ("korban", "saksi", "pelapor", "penyintas", "informan", "victim", "survivor", "witness")

_WAYS: tuple[Mask, ...] = (
    row(
        "anak",
        rf"{CHILD}{BY_NAME}(?P<name>{NAME}|{INITIALS})",
        "[identitas anak disamarkan]",
        "anak",
        gate=ANY,
    ),
    row("nama", rf"{ADULT}{SEX}\s+{FULL_NAME}(?P<name>{NAME})", "korban", *CALLED, gate=ANY),
    row(
        "nama berumur",
        rf"{ADULT}{SEX}\s*,?\s+{ACRONYMS}{GROUPS}(?P<name>{WORD}(?:\s+{WORD}){{1,4}}){OF_AGE}",
        "korban",
        *CALLED,
        gate=ANY,
    ),
    row(
        "selaku korban",
        rf"(?i:\b(?:saudar[ai]|sdri?|nona|nn|ibu|bapak|ny|tn)\b)\.?\s+(?P<name>{NAME})\s*,?\s+"
        r"(?i:selaku|sebagai)\s+(?i:saksi\s+)?(?i:korban|penyintas|pelapor)",
        "korban",
        *CALLED,
        gate=ANY,
    ),
    row(
        "keluarga",
        rf"{KIN}\s+(?i:berinisial\s+)?{ACRONYMS}(?P<name>{INITIALS}){AGE}",
        "[keluarga korban]",
        *("adik", "kakak", "putri", "putra", "sepupu", "keponakan", "istri", "suami", "ibu", "ayah"),
        gate=r"\(",
    ),
    row(
        "inisial",
        rf"(?:{ADULT}{SEX}\s*,?\s+)?(?i:\b(?:berinisial|inisial))\s*:?\s*(?P<name>{INITIALS})",
        "korban",
        "inisial",
        gate=ANY,
    ),
    row(
        "keluarga bernama",
        rf"{KINSFOLK}\s*,?\s+(?:{FULL_NAME})?{ACRONYMS}{GROUPS}{HAPPENINGS}(?P<name>{NAME})",
        "[keluarga korban]",
        "korban",
        gate=ANY,
    ),
    row(
        "seseorang",
        rf"{SOMEONE}(?:\s+[a-z]+){{0,3}}\s+(?i:bernama|named)\s+(?P<name>{NAME})",
        "orang",
        *("bernama", "named"),
        gate=ANY,
    ),
    row(
        "berumur dan asal",
        rf"(?<![\w.])(?<!korban ){ACRONYMS}{GROUPS}{HAPPENINGS}(?P<name>{NAME}){AGED}(?={OF_THE_PEOPLE})",
        "orang",
        *("asal", "warga", "penduduk", "kelahiran", "mengaku", "menutur", "cerita", "berharap", "dijanji", "diiming"),
        *("dibujuk", "ditawari", "direkrut", "diberangkat", "dipulangkan", "diselamatkan", "tergiur", "perempuan"),
        *("laki-laki", "pelajar", "sisw", "tangga", "buruh", "petani", "nelayan", "salah", "from", "resident"),
        gate=ANY_AGE,
    ),
    row(
        "salah satunya",
        rf"{TOLD_OF}\s*,?\s+{ACRONYMS}{GROUPS}{HAPPENINGS}(?P<name>{NAME}){AGED}",
        "orang",
        *("salah", "kata", "ujar", "tutur", "cerita", "ungkap", "aku", "antaranya"),
        gate=ANY_AGE,
    ),
    row(
        "tanpa umur",
        rf"\b(?:korban|penyintas)\s*,?\s+{ACRONYMS}{GROUPS}{HAPPENINGS}"
        rf"(?P<name>[A-Z][a-z'’]+(?:\s+(?:(?:bin|binti|de|da|dos)\s+)?[A-Z][a-z'’]+){{1,3}})(?=\s*,|\s+[a-z])",
        "korban",
        *("korban", "penyintas"),
        gate=ANY,
    ),
    row("berumur", rf"{ADULT}{SEX}\s*,?\s+(?P<name>{INITIALS}){AGE}", "korban", *CALLED, gate=ANY),
    row(
        "pendek",
        rf"{ADULT}\s+{ACRONYMS}(?P<name>(?:[A-Z]\.){{1,4}}|[A-Z]{{1,2}}(?![A-Za-z0-9.]))",
        "korban",
        *CALLED,
        gate=ANY,
    ),
)
PEOPLE = looks(_WAYS)
TELLING_PEOPLE = needed(PEOPLE)
ROLES = (
    ("saksi korban", "korban"),
    ("saksi", "saksi"),
    ("witness", "saksi"),
    ("pelapor", "pelapor"),
    ("informan", "informan"),
)

LOOSE = frozenset({"seseorang", "berumur dan asal", "salah satunya", "tanpa umur", "keluarga bernama"})
"""Ways that name no victim by themselves: an office before the name, or a place or an office in it, is none."""

OFFICE_BEFORE = re.compile(
    r"\b(?:Kepala|Ketua|Wakil|Bupati|Gubernur|Wali\s?[Kk]ota|Camat|Lurah|Menteri|Direktur|Kabid|Kasat|Kanit|Kasubdit|"
    r"Kapol\w+|Kakan\w+|Komandan|Danki|Jaksa|Hakim|Konsul|Komisioner|Sekretaris|Kombes|AKBP|AKP|Kompol|Ip[td][ua]|"
    r"Brigjen|Irjen|Letkol|Mayor|Kapten|Pastor|Romo|Suster|Pendeta|Dr|Prof)\b\.?\s[^.;:()]{0,60}$"
)

# Suspects keep initials until a verdict: a name becomes initials, initials stay.
SUSPECT = looks(
    (
        row(
            "tersangka",
            r"(?i:\b(?:tersangka|terduga\s+pelaku|terdakwa|terlapor))\s*,?\s+"
            rf"(?:{FULL_NAME}(?P<name>{NAME})|{ACRONYMS}{GROUPS}(?P<aged>{WORD}(?:\s+{WORD}){{1,4}}){OF_AGE})",
            "",
            *("tersangka", "terduga", "terdakwa", "terlapor"),
            gate=ANY,
        ),
    )
)
TELLING_SUSPECTS = needed(SUSPECT)
SUSPECT_BEFORE = re.compile(
    r"(?i)\b(?:tersangka|terduga|terdakwa|terpidana|pelaku|terlapor|DPO|perekrut)\b[^.;]{0,25}$"
)
