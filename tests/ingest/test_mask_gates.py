"""No cheap look keeps a text from a rule that would find something in it: each loss would be a person unmasked."""

import random

import pytest

from ingest.mask_described import DESCRIBED
from ingest.mask_kin import KIN
from ingest.mask_patterns import NUMBERS_AND_ADDRESSES, Looks, possible
from ingest.mask_people import PEOPLE, SUSPECT
from ingest.mask_told import TOLD

SAID = """
NIK 5304991502990009. | KTP nomor 53O4991502990OO9 | No. KK 5304010203040005 | NIP. 19850101 201001 1 002 milik
NIP 198501012010011002 | HP 0812-0000-5678 | hubungi +62 812 3456 7890 | WA: wa.me/6281234567890 | (0380) 823456
paspor nomor X0000123 | Paspor RI No. C 1234567 | DPRI miliknya X1234567 | surel contoh.orang@gmail.com
contoh [at] yahoo [dot] com | No. Rekening BRI 1234-01-000123-50-4 | NPWP 12.345.678.9-012.345 | mobil DH 1234 AB
NPWP: 123456789012345 | lahir di Kupang, 3 Mei 1999 | TTL: Atambua, 12-03-2001 | tinggal di RT 03/RW 05 Desa Silawan
korban berinisial SM (19), asal Belu | korban YN (17 tahun) ditemukan | saksi korban M.S. (20) | korban M.S. hadir
korban atas nama Contoh Rekaan, umur | pelapor , laki-laki yakni: Contoh Rekaan | anak a.n. Contoh Kecil (12)
anak korban berinisial : CK pergi | Anak perempuan a. n. Contoh | korban Contoh Rekaan (20 tahun) dipulangkan
korban, Contoh Rekaan, 19 tahun, asal | saudari Contoh Rekaan selaku korban | Sdr. Contoh sebagai saksi pelapor
a victim named Contoh Rekaan | korban inisial S (21) | adiknya YL (14) ikut | "Istri korban Y.L. (usia 34 thn)"
perempuan bernama Contoh binti Rekaan, 23 tahun | Salah satunya, Rekaan (19), asal Indramayu | pmi a. n. Contoh
Contoh Rekaan (31) mengaku ditipu | Contoh Rekaan, 23 tahun, warga Desa Sadi | kata Contoh Rekaan (22).
(Usia 25 TAHUN)
Contoh Rekaan (Usia 25 THN) mengaku | Misal, seorang perempuan umur 7 Tahun, asal Sadi
Contoh Rekaan, aged 24, from Sambas
among them Contoh Rekaan, 24 years old, from Sambas | korban Contoh Rekaan dijemput
ibu korban, Contoh Rekaan, berharap
Keluarga korban lain, Rekaan, warga | Para korban yakni Contoh Rekaan, Misal Rekaan, dan Umpama Rekaan sudah
Tiga korban masing-masing berinisial MN (19), YB (20) dan AS (22). | Dua korban: 1. Contoh Rekaan; 2. Misal Rekaan.
Korban: Contoh Rekaan. | Nama korban: Contoh Rekaan | Nama: Contoh Rekaan Umur: 19 tahun | | 1
Contoh Rekaan | P | 19 |
Contoh Rekaan, salah satu penyintas, bercerita | CR, 19, a survivor from Belu | Jenazah PMI an. Contoh Rekaan tiba
Contoh Rekaan (saksi korban) hadir | a.n. Contoh Rekaan, korban | tersangka bernama Contoh Rekaan
terdakwa Contoh Rekaan (40)
anak inisial CK | anak yakni : Contoh Kecil | anak an Contoh Kecil
Saksi kunci, Contoh Rekaan, sopir | Witness Ms. Contoh Rekaan testified | Adiknya, Contoh Rekaan, ikut
Her cousin, 16-year-old Contoh Rekaan, left | recruiter named Contoh Rekaan | a victim, Ms. Contoh Rekaan, was
a 17-year-old girl from Lembata, Contoh Rekaan. | perempuan berusia 23 tahun asal Malaka, Contoh Rekaan, pulang
Seorang anak (15) asal TTS, Contoh Rekaan, ditemukan | Korban pertama adalah Contoh Rekaan,
The victim is Contoh Rekaan.
Identitas korban: Contoh Rekaan / perempuan | korban (Contoh Rekaan, 22 th) | Contoh Rekaan selaku korban
Jenazah Contoh Rekaan, PMI | Contoh Rekaan, korban TPPO asal Malaka | Contoh Rekaan, a victim from Belu
ada 3 org korban: Contoh, Rekaan, Misal | Contoh Rekaan, P, 19 th, Malaka | CPMI atas nama: Contoh Rekaan
terduga pelaku, Contoh Rekaan, 33 tahun | ayat (5) | Pasal 12 | seratus 80 orang | Rp 1.000.000.000,00 | 8 Mei 2024, |
""".replace("\n", " | ")
SPACES = (" ", " ", " ", " ", "\n", "\t", "  ", "\xa0", "\u2003")


def texts() -> list[str]:
    """Make texts of what is said above: several things together, in other cases and with other white space."""
    chosen, said = random.Random(11), [part.strip() for part in SAID.split(" | ") if part.strip()]
    said += ["| 1 | Contoh Rekaan | P | 19 | Silawan", "|Contoh Rekaan|Laki-laki|20|"]
    made = []
    for _ in range(6_000):
        words = " ".join(chosen.sample(said, chosen.randint(1, 3))).split(" ")
        change = chosen.choice((str, str, str, str.lower, str.upper, str.title))
        words = [change(word) if chosen.random() < 0.3 else word for word in words]
        made.append("".join(word + chosen.choice(SPACES) for word in words).strip())
    odd = str.maketrans({"s": "ſ", "k": "K", "i": "ı"})
    return [*said, *made, *(text.translate(odd) for text in made[:500])]


@pytest.mark.parametrize("table", [NUMBERS_AND_ADDRESSES, PEOPLE, TOLD, DESCRIBED, SUSPECT, KIN])
def test_what_a_rule_finds_it_is_given(table: Looks) -> None:
    rows = [row for _, _, alike in table.alike for row in alike]
    found = dict.fromkeys((row.name for row in rows), 0)
    for text in texts():
        given = set(possible(table, text))
        matching = [row for row in rows if row.pattern.search(text)]
        assert [row.name for row in matching if row not in given] == [], text
        for row in matching:
            found[row.name] += 1
    assert min(found.values()) >= 5, found


def test_rules_come_in_the_order_of_their_table() -> None:
    order = [row.name for _, _, alike in PEOPLE.alike for row in alike]
    for text in texts()[:500]:
        given = [order.index(row.name) for row in possible(PEOPLE, text)]
        assert given == sorted(given)
