"""How running text and tables name people of whom no fixed word says that the law protects them; one row a way.

A name found so is masked unless it is an officer's, a place's or an institution's (`OFFICE_BEFORE` and the tables of
names decide). Regulations are not looked through: they tell of nobody. In a pattern the group `name` is one person,
`names` several.
"""

import re

from ingest.mask_patterns import Mask, looks, row
from ingest.mask_people import ACRONYMS, AGE, FULL_NAME, GROUPS, INITIALS, WORD

# What follows a word for victims in capitals and is no person either: happenings, kinds of crime, offices, days.
_HAPPENINGS = (
    r"(?!(?:Kapal|Kecelakaan|Bom|Gempa|Bencana|Banjir|Kebakaran|Kekerasan|Eksploitasi|Kejahatan|Penipuan|Pelanggaran|"
    r"Penyelundupan|Penyiksaan|Pelecehan|Perbudakan|Judi|Online|Scam|Human|Trafficking|Love|Covid|Negara|Luar|Dalam|"
    r"Rumah|Satuan|Unit|Pasal|Ayat|Angka|Huruf|Lampiran|Tabel|Tahun|Dan|Yang|Untuk|Dari|Di|Ke|Serta|Atau|Saksi|Korban|"
    r"Penyintas|Support|Protection|Assistance|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|"
    r"Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|Total|Jumlah|Target|Rapat|Rakor|Hasil|Laporan|FGD)\b)"
)
# In a text that is no prose a name ends with its line.
NAME = rf"{WORD}(?:[^\S\n]+(?:(?:bin|binti|de|da|dos)[^\S\n]+)?{WORD}){{0,4}}"
NO_ONE = ACRONYMS + GROUPS + _HAPPENINGS
_PART = r"[A-Z][a-z'’]+"
TWO_WORDS = rf"{NO_ONE}{_PART}(?:\s+(?:(?:bin|binti|de|da|dos)\s+)?{_PART}){{1,4}}"
_CALLED_WITH = r"(?:(?i:mrs?|ms|miss|sdri?|nona|nn|ny|tn|saudar[ai]|ibu|bapak)\b\.?\s+)?"
_NO_WITNESS = (
    r"(?!(?:Peserta|Pasangan|Partai|Calon|Pemilu|Pemilihan|Pemohon|Termohon|Tergugat|Penggugat|Terdakwa|Tersangka|Pihak|"
    r"Mahkota|Perlindungan|Pelindungan|Yehuwa|Penuntut|Pengawas|Tempat|Protection|Utusan|Ketua|Hakim|Pembimbing|Kepolisian)\b)"
)
_ENDS = r"(?=\s*[,.;(]|\s+[a-z]|\s*$)"
_LONGER = rf"{NO_ONE}{WORD}(?:\s+(?:(?:bin|binti|de|da|dos)\s+)?{WORD}){{1,4}}"
# Capitals alone are initials only where dots or an age say so, or a word for initials before them.
_ANY_NAME = rf"{NO_ONE}(?:(?:[A-Z]\.){{2,4}}|[A-Z]{{1,4}}(?={AGE})|(?![A-Z]{{1,4}}\b){NAME})"
_ITEM = rf"(?:\d{{1,2}}[.)]\s*)?{_ANY_NAME}{AGE}?"
_AND = r"\s*(?:,\s*(?:(?:dan|serta|and)\s+)?|;\s*|\b(?:dan|serta|and)\s+|&\s*)"
_LIST = rf"{_ITEM}(?:{_AND}{_ITEM})*"
VICTIM = r"(?i:\b(?:korban|penyintas|victims?|survivors?))"
_LEAD = (
    r"(?i:\b(?:bernama(?:\s+lengkap)?|atas\s+nama|a\.\s?n\.?|an\.|yakni|yaitu|ialah|antara\s+lain|named|"
    r"identified\s+as|masing-masing(?:\s+bernama)?))\s*:?\s*"
)
_KINSFOLK = (
    r"(?i:\b(?:keluarga|orang\s?tua|ibu|ayah|bapak|kakak|adik|paman|bibi|tante|suami|istri|kerabat|anak)(?:\s+kandung)?"
    r"\s+(?:dari\s+)?(?:para\s+)?korban(?:\s+(?:lain(?:nya)?|tersebut|itu))?)"
)
# Whom texts on trafficking call by name without a word for victims; officers are called by their offices.
_SOMEONE = (
    r"(?i:\b(?:perempuan|wanita|gadis|remaja|pemuda|pemudi|pria|laki-laki|lelaki|bocah|balita|bayi|siswi?|siswa|pelajar|"
    r"mahasisw[ai]|cpmi|pmi|tki|tkw|pekerja(?:\s+migran)?|deportan|jenazah|almarhumah?|warga|art|buruh|abk|woman|girl|"
    r"boy|man))"
)
_AGED = (
    r"\s*(?:\(\s*(?i:(?:usia|umur)\s+)?(?:[5-9]|[1-7]\d)(?:\s*(?i:tahun|thn)|\s+th)?\s*\)|"
    r",\s*(?i:(?:seorang\s+)?(?:perempuan|laki-laki|wanita|pria|anak)\s+)?"
    r"(?i:(?:usia|umur|berusia|berumur)\s+)?(?:[5-9]|[1-7]\d)\s*(?i:tahun|thn|th)\b|"
    r",\s*(?:aged\s+)?(?:[5-9]|[1-7]\d)(?:[\s-]years?[\s-]old)?(?=\s*,))"
)
_A_NUMBER = r"(?:[5-9]|[1-7]\d)[\s-]*(?:\)|,|(?i:tahun|th|years?))"
_LIKE_A_NUMBER = r"[1-9](?:\d|(?<=[5-9]))[\s-]*[),tTyY]"
_ANY_AGE = rf"[(,]\s*(?:[\w-]+\s+){{0,3}}{_A_NUMBER}"
# A name ends right before the age, and each of its words begins where a word does: that is asked of capitals alone.
_LAST_WORD = rf"[A-Z](?<![\w.][A-Z])[\w'’.]+{_AGED}"
_AGES = (_LIKE_A_NUMBER, _ANY_AGE, _LAST_WORD)
_GOES_ON = r"(?=\s*[,.;]|\s+[a-z])"
_OF_THE_PEOPLE = (
    r"\s*,?\s*(?:asal|warga|penduduk|kelahiran|mengaku|menuturkan|menceritakan|bercerita|berharap|dijanjikan|diiming|"
    r"dibujuk|ditawari|direkrut|diberangkatkan|dipulangkan|diselamatkan|tergiur|perempuan|laki-laki|pelajar|sisw[ai]|"
    r"mahasisw[ai]|ibu\s+rumah\s+tangga|buruh|petani|nelayan|salah\s+(?:satu|seorang)|from|a\s+resident)\b"
)
_TOLD_OF = (
    r"(?i:\b(?:salah\s+(?:satunya|seorang(?:nya)?)|(?:kata|ujar|tutur|cerita|ungkap|aku)(?=\s+[A-Z])|di\s+antaranya))"
)
_CALLED_BY_NAME = r"(?i:bernama(?:\s+lengkap)?|atas\s+nama|a\.\s?n\.?|an\.|named)\s*:?\s+"
# The same with its first letters written out, which a search passes over quickly.
_SOON_NAMED = r"\s(?:[Bb](?i:ernama(?:\s+lengkap)?)|[Aa](?i:tas\s+nama|\.\s?n\.?|n\.)|[Nn](?i:amed))\s*:?\s+[A-Z]"
_ONE_VICTIM = rf",\s*(?i:salah\s+(?:satu|seorang)|seorang|a|one\s+of\s+the)\s+{VICTIM}"
_VICTIM_ASIDE = rf"\(\s*(?:saksi\s+)?{VICTIM}[^)]{{0,30}}\)"
_LABELS = r"(?i:umur|usia|lahir|ttl\b|alamat|paspor|nik\b|kelamin|jk\b|korban)"
_OFFICIAL = r"(?i:jabatan|nip\b|pangkat|instansi|unit\s+kerja)"

VICTIMS = ("korban", "penyintas", "victim", "survivor")
_ORIGINS = (
    *("asal", "warga", "penduduk", "kelahiran", "mengaku", "menutur", "cerita", "berharap", "dijanji", "diiming"),
    *("dibujuk", "ditawari", "direkrut", "diberangkat", "dipulangkan", "diselamatkan", "tergiur", "perempuan"),
    *("laki-laki", "pelajar", "sisw", "tangga", "buruh", "petani", "nelayan", "salah", "from", "resident"),
)

_WAYS: tuple[Mask, ...] = (
    row("bernama", rf"{VICTIM}[^.;\n]{{0,60}}?{_LEAD}(?P<names>{_LIST})", "korban", *VICTIMS, gates=()),
    row(
        "berinisial",
        rf"{VICTIM}[^.;\n]{{0,60}}?\bberinisial\s+(?P<names>{INITIALS}{AGE}?(?:{_AND}{INITIALS}{AGE}?)*)",
        "korban",
        "inisial",
        gates=(),
    ),
    row("daftar", rf"{VICTIM}\s*:\s*(?P<names>1[.)]\s*{_LIST})", "korban", *VICTIMS, gates=(r":\s*1",)),
    row("titik dua", rf"{VICTIM}\s*:\s*(?P<name>{TWO_WORDS})(?=\s*(?:[,.;\n(]|$))", "korban", *VICTIMS, gates=(":",)),
    row(
        "nama korban",
        rf"(?i:\bnama(?:\s+lengkap)?\s+(?:para\s+)?(?:korban|penyintas|anak|c?pmi|calon\s+pmi))\s*[:=]\s*(?P<names>{_LIST})",
        "korban",
        "nama",
        gates=("[:=]",),
    ),
    row(
        "nama berlabel",
        rf"\b(?i:nama(?:\s+lengkap)?)\s*[:=]\s*(?P<name>{NO_ONE}{NAME})"
        rf"(?=(?:(?!{_OFFICIAL})[\s\S]){{0,160}}?\b{_LABELS})",
        "orang",
        "nama",
        gates=("[:=]",),
    ),
    row(
        "tabel",
        rf"\|\s*(?P<name>{NO_ONE}{NAME})\s*\|\s*(?:P|L|Pr|Lk|Perempuan|Laki-laki)\s*\|\s*\d{{1,2}}\b",
        "orang",
        "|",
        gates=(r"\|",),
    ),
    row(
        "seorang penyintas",
        rf"(?P<name>{_ANY_NAME}|{INITIALS}(?={_AGED}))(?:{_AGED})?\s*{_ONE_VICTIM}",
        "korban",
        *VICTIMS,
        gates=(_ONE_VICTIM,),
    ),
    row(
        "(korban)",
        rf"(?P<name>{_ANY_NAME})\s*{_VICTIM_ASIDE}",
        "korban",
        *VICTIMS,
        gates=(_VICTIM_ASIDE,),
    ),
    row(
        "a.n. … korban",
        rf"(?i:\ba\.\s?n\.?|\batas\s+nama)\s+(?P<name>{NO_ONE}{NAME})\s*,?\s*{VICTIM}",
        "korban",
        *VICTIMS,
        gates=(),
    ),
    row(
        "keluarga bernama",
        rf"{_KINSFOLK}(?:\s+{INITIALS})?\s*,?\s+(?:{FULL_NAME})?{NO_ONE}(?![A-Z]{{2,4}}\b)(?P<name>{NAME})",
        "[keluarga korban]",
        "korban",
        gates=(),
    ),
    row(
        "tanpa umur",
        rf"{VICTIM}\s*,?\s+{_CALLED_WITH}(?P<names>{TWO_WORDS}(?:{_AND}{TWO_WORDS})*){_ENDS}",
        "korban",
        *VICTIMS,
        gates=(),
    ),
    row(
        "saksi",
        rf"(?i:\b(?:saksi(?:\s+(?:kunci|mata|fakta|lain(?:nya)?))?|witness))\s*,?\s+{_CALLED_WITH}{_NO_WITNESS}"
        rf"(?P<names>{TWO_WORDS}(?:{_AND}{TWO_WORDS})*){_ENDS}",
        "saksi",
        *("saksi", "witness"),
        gates=(),
    ),
    row(
        "seseorang",
        rf"{_SOMEONE}(?:\s+[a-z]+){{0,3}}\s+{_CALLED_BY_NAME}"
        rf"(?P<names>{NO_ONE}{NAME}{AGE}?(?:{_AND}{NO_ONE}{NAME}{AGE}?)*)",
        "orang",
        *("bernama", "nama", "a.", "an.", "named"),
        gates=(_SOON_NAMED,),
        first=True,
    ),
    row(
        "berumur dan asal",
        rf"(?<![\w.])(?P<name>{NO_ONE}{NAME}){_AGED}(?={_OF_THE_PEOPLE})",
        "orang",
        *_ORIGINS,
        gates=(*_AGES, f"{_LAST_WORD}(?={_OF_THE_PEOPLE})"),
    ),
    row(
        "berumur",
        rf"(?<![\w.])(?P<name>{_LONGER}){_AGED}{_GOES_ON}",
        "orang",
        *("(", ","),
        gates=(*_AGES, _LAST_WORD + _GOES_ON),
    ),
    row(
        "salah satunya",
        rf"{_TOLD_OF}\s*,?\s+(?P<name>{NO_ONE}{NAME}){_AGED}",
        "orang",
        *("salah", "kata", "ujar", "tutur", "cerita", "ungkap", "aku", "antaranya"),
        gates=(*_AGES, rf"{_TOLD_OF}\s*,?\s+[A-Z]"),
    ),
)
TOLD = looks(_WAYS)
EACH = re.compile(rf"{NAME}|{INITIALS}")
"""One name of a list."""

COURTESY = re.compile(r"(?:Saudar[ai]|Sdri?|Nona|Nn|Ibu|Bapak|Bpk|Ny|Tn|Mrs?|Ms|Alm|Almh|Almarhumah?)\b\.?\s+")
"""What a name is called with, and is no part of it."""

OFFICE_BEFORE = re.compile(
    r"\b(?:Kepala|Ketua|Wakil|Bupati|Gubernur|Wali\s?[Kk]ota|Camat|Lurah|Menteri|Direktur|Kabid|Kasat|Kanit|Kasubdit|"
    r"Kapol\w+|Kakan\w+|Komandan|Danki|Jaksa|Hakim|Konsul|Komisioner|Sekretaris|Kombes|AKBP|AKP|Kompol|Ip[td][ua]|"
    r"Brigjen|Irjen|Letkol|Mayor|Kapten|Pastor|Romo|Suster|Pendeta|Dr|Prof|Petugas|Penyidik|Desa|Kelurahan|Kecamatan|Kec|"
    r"Kabupaten|Kab|Kota|Provinsi|Distrik|Dusun|Pulau|Pelabuhan|PLBN|Pos)\b\.?"
    r"(?:\s+(?:[A-Z(][\w.'’()/-]*|dan|di))*\s*,?\s*(?:(?:yakni|yaitu|bernama|atas\s+nama)\s+)?$"
)
"""An office, a rank or a kind of place that the name belongs to: nothing but capitals stands between."""
