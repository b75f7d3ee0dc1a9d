from datetime import date
from pathlib import Path

import pytest

from indexes.model import Action, Kind, Source
from ingest.document import Block, BlockKind, Document
from ingest.kinds.law_dates import later
from ingest.kinds.peraturan import read

TITLE = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 77 TAHUN 2023
TENTANG
POS CONTOH
MEMUTUSKAN:
Menetapkan: UNDANG-UNDANG TENTANG POS CONTOH.
"""
FOOT = """
Disahkan di Jakarta
pada tanggal 2 Januari 2023
Diundangkan di Jakarta
pada tanggal 5 Januari 2023
"""
OWN = "uu/2023/77"


def record(text: str):
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.splitlines() if line.strip())
    source = Source("s", "/r", "f.txt", "v", Kind.PERATURAN, "t")
    return read(Document(Path("f.txt"), "txt", blocks), source)


def effects(text: str):
    return record(text).source.effects


def pieces(text: str):
    return record(text).pieces


def told(text: str):
    return {(e.target, e.action, e.by, e.since) for e in effects(text)}


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("Undang-Undang ini mulai berlaku pada tanggal diundangkan.", date(2023, 1, 5)),
        ("Undang-Undang ini mulai berlaku pada tanggal 17 Agustus 2024.", date(2024, 8, 17)),
        (
            "Undang-Undang ini mulai berlaku setelah 3 (tiga) tahun terhitung sejak tanggal diundangkan.",
            date(2026, 1, 5),
        ),
        (
            "Undang-Undang ini mulai berlaku setelah 30 (tiga puluh) hari sejak tanggal diundangkan.",
            date(2023, 2, 4),
        ),
        (
            "Undang-Undang ini mulai berlaku 60 (enam puluh) hari terhitung sejak tanggal diundangkan.",
            date(2023, 3, 6),
        ),
        ("Undang-Undang ini mulai berlaku pada tanggal ditetapkan.", date(2023, 1, 2)),
        ("Undang-Undang ini mulai berlaku pada hari ditetapkan.", date(2023, 1, 2)),
    ],
)
def test_entry_into_force(words, since):
    assert told(f"{TITLE}Pasal 1\nPos ada.\nPasal 2\n{words}{FOOT}") == {(OWN, Action.BERLAKU, f"{OWN}/pasal/2", since)}


def test_entry_into_force_counted_from_an_unknown_day_has_no_date():
    text = f"{TITLE}Pasal 1\nPos ada.\nPasal 2\nUndang-Undang ini mulai berlaku pada tanggal diundangkan."
    assert told(text) == {(OWN, Action.BERLAKU, f"{OWN}/pasal/2", None)}


def test_a_list_of_repeals_names_its_letter_and_its_successor():
    text = (
        f"{TITLE}Pasal 1\nPos ada.\nPasal 2\n(1) Pada saat Undang-Undang ini mulai berlaku:\n"
        "a. Pasal 2 Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Perdagangan Orang;\n"
        "b. Pasal 120 ayat (1) dan Pasal 126 huruf e Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian;\n"
        "c. Undang-Undang Nomor 9 Tahun 1992 tentang Keimigrasian sebagaimana telah diubah dengan "
        "Undang-Undang Nomor 37 Tahun 2009,\n"
        "dicabut dan dinyatakan tidak berlaku.\n"
        "(2) Acuan ke Pasal 2 Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana "
        "Perdagangan Orang, pengacuannya diganti dengan Pasal 1.\n"
        f"Pasal 3\nUndang-Undang ini mulai berlaku pada tanggal 2 Januari 2026.{FOOT}"
    )
    day = date(2026, 1, 2)
    place = f"{OWN}/pasal/2/ayat/1/huruf"
    assert told(text) == {
        (OWN, Action.BERLAKU, f"{OWN}/pasal/3", day),
        ("uu/2007/21/pasal/2", Action.MENCABUT, f"{place}/a", day),
        ("uu/2011/6/pasal/120/ayat/1", Action.MENCABUT, f"{place}/b", day),
        ("uu/2011/6/pasal/126/huruf/e", Action.MENCABUT, f"{place}/b", day),
        ("uu/1992/9", Action.MENCABUT, f"{place}/c", day),
        ("uu/1992/9", Action.MENGUBAH, "uu/2009/37", None),
    }
    successors = {e.target: e.successor for e in effects(text) if e.successor}
    assert successors == {"uu/2007/21/pasal/2": f"{OWN}/pasal/1"}


def test_what_stays_in_force_is_not_repealed():
    text = (
        f"{TITLE}Pasal 1\nPada saat Undang-Undang ini mulai berlaku, semua peraturan pelaksanaan dari "
        "UU Nomor 9 Tahun 1992 tentang Keimigrasian dinyatakan masih tetap berlaku sepanjang tidak "
        f"bertentangan dengan Undang-Undang ini.{FOOT}"
    )
    assert told(text) == set()


def test_what_stands_in_the_title_of_what_is_repealed_is_not_repealed():
    text = (
        f"{TITLE}Pasal 1\nPada saat Undang-Undang ini mulai berlaku, Pasal 297 dan Pasal 324 Undang-Undang "
        "Nomor 1 Tahun 1946 tentang Peraturan Hukum Pidana (LN II Nomor 9) jo. Undang-Undang Nomor 73 Tahun "
        "1958 tentang Menyatakan Berlakunya Undang-Undang Nomor 1 Tahun 1946 untuk seluruh wilayah dicabut "
        f"dan dinyatakan tidak berlaku.{FOOT}"
    )
    targets = {target for target, action, *_ in told(text) if action is Action.MENCABUT}
    assert targets == {"uu/1946/1/pasal/297", "uu/1946/1/pasal/324"}


def test_a_law_that_says_nothing_gives_nothing():
    text = f"{TITLE}Pasal 1\nPetugas mengikuti Pasal 2 UU Nomor 21 Tahun 2007.\nPasal 2\nPos ada.{FOOT}"
    assert told(text) == set()


SUMMARY = "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 77 TAHUN 2023 TENTANG POS CONTOH\nRingkasan, bukan naskah resmi\n"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("berlaku", {(OWN, Action.BERLAKU, None, None)}),
        ("berlaku sejak 5 Januari 2023.", {(OWN, Action.BERLAKU, None, date(2023, 1, 5))}),
        ("belum diverifikasi", set()),
        ("tidak diketahui", set()),
        ("masa rencana berakhir tahun 2024.", set()),
        ("berlaku; Pasal 2 dicabut oleh UU 1/2025 Pasal 622 ayat (1) huruf q sejak 2 Januari 2026",
         {(OWN, Action.BERLAKU, None, None),
          (f"{OWN}/pasal/2", Action.MENCABUT, "uu/2025/1/pasal/622/ayat/1/huruf/q", date(2026, 1, 2))}),
        ("dicabut oleh Permenkumham Nomor 9 Tahun 2024 sejak 18 Juni 2024",
         {(OWN, Action.MENCABUT, "permenkumham/2024/9", date(2024, 6, 18))}),
        ("berlaku, diubah dengan UU Nomor 11 Tahun 2024 dan UU Nomor 63 Tahun 2024 (Perubahan Ketiga)",
         {(OWN, Action.BERLAKU, None, None), (OWN, Action.MENGUBAH, "uu/2024/11", None),
          (OWN, Action.MENGUBAH, "uu/2024/63", None)}),
        ("berlaku. Mengubah UU Nomor 6 Tahun 2011 sebagaimana telah diubah dengan UU Nomor 6 Tahun 2022.",
         {(OWN, Action.BERLAKU, None, None), ("uu/2011/6", Action.MENGUBAH, OWN, None),
          ("uu/2011/6", Action.MENGUBAH, "uu/2022/6", None)}),
        ("berlaku. Yang dicabutnya belum diverifikasi: UU Nomor 9 Tahun 1992 dicabut oleh undang-undang ini.",
         {(OWN, Action.BERLAKU, None, None)}),
    ],
)  # fmt: skip
def test_the_status_of_a_summary(status, expected):
    text = f"{SUMMARY}Status: {status}\nTerakhir dicek: 26 November 2026\nSumber: contoh\nPasal 2\nPos ada."
    assert told(text) == expected


def test_a_summary_says_when_it_was_checked_and_what_succeeds():
    text = (
        f"{SUMMARY}Status: berlaku sebagian. Pasal 2 dicabut oleh UU 1/2025 sejak 2 Januari 2026; acuan "
        "dialihkan ke Pasal 455 UU Nomor 1 Tahun 2025 (Pasal 622 ayat (9)).\n"
        "Terakhir dicek: 26 November 2026\nPasal 2\nPos ada."
    )
    assert [e.successor for e in effects(text) if e.action is Action.MENCABUT] == ["uu/2025/1/pasal/455"]


def test_a_note_below_an_article_is_about_that_article():
    text = (
        f"{SUMMARY}Status: berlaku\nSumber: contoh\nPasal 2\nPos ada.\n"
        "Catatan: huruf e dicabut sejak 2 Januari 2026 oleh Pasal 622 Undang-Undang Nomor 1 Tahun 2025."
    )
    assert (f"{OWN}/pasal/2/huruf/e", Action.MENCABUT, "uu/2025/1/pasal/622", date(2026, 1, 2)) in told(text)


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        (date(2023, 1, 2), 3, "tahun", date(2026, 1, 2)),
        (date(2024, 2, 29), 1, "tahun", date(2025, 2, 28)),
        (date(2023, 12, 31), 2, "bulan", date(2024, 2, 29)),
        (date(2023, 12, 20), 14, "hari", date(2024, 1, 3)),
    ],
)
def test_terms_are_counted(day, count, unit, expected):
    assert later(day, count, unit) == expected


def test_a_successor_is_found_by_the_letter_of_the_list_that_repeals():
    text = (
        f"{TITLE}Pasal 1\nPos ada.\nPasal 2\n(1) Pada saat Undang-Undang ini mulai berlaku, ketentuan:\n"
        "q. Pasal 2 Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Perdagangan Orang;\n"
        "y. Pasal 120 ayat (1) dan Pasal 126 huruf e UU Nomor 6 Tahun 2011 tentang Keimigrasian,\n"
        "dicabut dan dinyatakan tidak berlaku.\n"
        "(9) Dalam hal tindak pidana sebagaimana dimaksud pada ayat (1) huruf q mengacu Pasal 2 "
        "Undang-Undang yang bersangkutan, pengacuannya diganti dengan Pasal 455 Undang-Undang ini.\n"
        "(17) Acuan pada ayat (1) huruf y diganti dengan ketentuan sebagai berikut:\n"
        "a. Pasal 120 ayat (1) pengacuannya diganti dengan Pasal 457; dan\n"
        f"b. Pasal 126 huruf e pengacuannya diganti dengan Pasal 398 ayat (1).{FOOT}"
    )
    assert {e.target: e.successor for e in effects(text) if e.action is Action.MENCABUT} == {
        "uu/2007/21/pasal/2": f"{OWN}/pasal/455",
        "uu/2011/6/pasal/120/ayat/1": f"{OWN}/pasal/457",
        "uu/2011/6/pasal/126/huruf/e": f"{OWN}/pasal/398/ayat/1",
    }


def test_a_list_of_repeals_may_follow_the_verb():
    text = (
        f"{TITLE}Pasal 1\nPos ada.\nPasal 2\n(1) Dicabut dan dinyatakan tidak berlaku antara lain:\n"
        "q. Pasal 2 Undang-Undang Nomor 21 Tahun 2007; dan\n"
        "y. Pasal 126 huruf e Undang-Undang Nomor 6 Tahun 2011.\n"
        f"(2) Pasal 3 Undang-Undang Nomor 5 Tahun 2009 tetap dipakai.{FOOT}"
    )
    assert told(text) == {
        ("uu/2007/21/pasal/2", Action.MENCABUT, f"{OWN}/pasal/2/ayat/1/huruf/q", None),
        ("uu/2011/6/pasal/126/huruf/e", Action.MENCABUT, f"{OWN}/pasal/2/ayat/1/huruf/y", None),
    }


OMNIBUS = f"""{TITLE}Pasal 1
Undang-Undang ini menyederhanakan perizinan.
Pasal 2
Beberapa ketentuan dalam Undang-Undang Nomor 44 Tahun 2016 tentang Niaga (Lembaran Negara Tahun 2016 Nomor 171) diubah
sebagai berikut:
1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:
Pasal 5
(1) Niaga berizin menurut Pasal 6.
2. Di antara Pasal 7 dan Pasal 8 disisipkan 1 (satu) pasal, yakni Pasal 7A yang berbunyi sebagai berikut:
Pasal 7A
Pelaku niaga wajib mendaftar.
3. Pasal 9 dihapus.
Pasal 3
Ketentuan Pasal 14 Undang-Undang Nomor 45 Tahun 2013 tentang Gudang diubah sehingga berbunyi sebagai berikut:
Pasal 14
Gudang diawasi.
Pasal 4
Undang-Undang ini mulai berlaku pada tanggal diundangkan.{FOOT}"""


def test_an_act_that_changes_several_laws_changes_each_in_its_article():
    day, trade, store = date(2023, 1, 5), "uu/2016/44", "uu/2013/45"
    assert told(OMNIBUS) == {
        (OWN, Action.BERLAKU, f"{OWN}/pasal/4", day),
        (f"{trade}/pasal/5", Action.MENGUBAH, f"{OWN}/pasal/2/angka/1", day),
        (f"{trade}/pasal/7A", Action.MENGUBAH, f"{OWN}/pasal/2/angka/2", day),
        (f"{trade}/pasal/9", Action.MENCABUT, f"{OWN}/pasal/2/angka/3", day),
        (f"{store}/pasal/14", Action.MENGUBAH, f"{OWN}/pasal/3", day),
    }


def test_the_new_words_of_another_law_cite_within_that_law():
    cited = {c for piece in pieces(OMNIBUS) for c in piece.cites}
    assert "uu/2016/44/pasal/6" in cited
    assert not {c for c in cited if c.startswith(f"{OWN}/pasal/")}


def test_an_article_that_only_speaks_of_a_changed_law_changes_none():
    said = (
        "Peraturan pelaksanaan Undang-Undang Nomor 44 Tahun 2016 yang telah diubah wajib disesuaikan sebagai berikut:"
    )
    text = f"{TITLE}Pasal 1\nPos ada.\nPasal 2\n{said}\n1. Pasal 5 disesuaikan.{FOOT}"
    assert told(text) == set()


def test_a_decision_without_articles_repeals_and_starts_by_its_points():
    text = """KEPUTUSAN MENTERI DALAM NEGERI
NOMOR 300.2.2-1145 TAHUN 2025
TENTANG
TIM CONTOH
MEMUTUSKAN:
Menetapkan: KEPUTUSAN MENTERI TENTANG TIM CONTOH.
KESATU: Membentuk tim.
KEDUA: Keputusan Menteri Dalam Negeri Nomor 300-455 Tahun 2020 dicabut dan dinyatakan tidak berlaku.
KETIGA: Keputusan Menteri ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Jakarta
pada tanggal 14 Juli 2025
"""
    own = "kepmendagri/2025/300.2.2-1145"
    assert told(text) == {
        (own, Action.BERLAKU, own, date(2025, 7, 14)),
        ("kepmendagri/2020/300-455", Action.MENCABUT, own, date(2025, 7, 14)),
    }
    assert not any(piece.text.startswith(":") for piece in pieces(text))
