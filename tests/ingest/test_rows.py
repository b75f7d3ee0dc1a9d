"""Files of rows: every line is a document of its own, new, changed or gone by itself."""

import gzip
import json

import pytest
from test_running import ALL, MINUTES, counts, place

from indexes.encoding import open_encoder
from indexes.model import Kind, Sort
from indexes.opening import open_for_reading
from ingest.loading.limits import Limits
from ingest.understood import understood

__all__ = ["place"]

ROWS = [
    {"id": "a/1", "title": "UU Contoh - Pasal 1", "text": "Petugas menjaga batas menurut UU Nomor 6 Tahun 2011."},
    {"id": 2, "text": "Kantor Imigrasi Atambua memeriksa pelintas.", "date": "2024-05-07", "places": "Belu"},
    {"id": "3", "text": MINUTES},
    {"id": "4", "jenis": "berita", "text": "Sindikat ditangkap di Entikong.", "publisher": "Warta Contoh"},
]


def lines(rows) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def write(place, rows=ROWS, name="x.jsonl"):
    (place.files / name).write_bytes(rows if isinstance(rows, bytes) else lines(rows))


def stored(place):
    index = open_for_reading(place.where, open_encoder(""))
    found = {s.file: s for s in index.sources(ALL, Sort.NEWEST, 0, 100).items}
    index.close()
    return found


def test_every_row_is_a_document_with_what_it_states(place):
    write(place)
    assert counts(place.run()) == (6, 0, 0, 0, 0)
    found = stored(place)
    assert found["x.jsonl/a/1"].title == "UU Contoh - Pasal 1"
    assert (found["x.jsonl/2"].dated.isoformat(), found["x.jsonl/2"].places) == ("2024-05-07", ("Belu",))
    assert found["x.jsonl/3"].kind is Kind.NOTULA
    assert (found["x.jsonl/4"].kind, found["x.jsonl/4"].publisher) == (Kind.BERITA, "Warta Contoh")


def test_a_row_is_changed_and_gone_by_itself(place):
    write(place)
    place.run()
    write(place, [{**ROWS[0], "text": "Petugas menjaga pos."}, ROWS[2], ROWS[3]])
    assert counts(place.run()) == (0, 1, 4, 1, 0)
    assert counts(place.run(place.files / "x.jsonl")) == (0, 0, 3, 0, 0)
    write(place, ROWS[2:])
    assert counts(place.run(place.files / "x.jsonl")) == (0, 0, 2, 1, 0)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{not json}", "baris 2 bukan objek JSON"),
        (b"[1, 2]", "baris 2 bukan objek JSON"),
        (b'{"text": "tanpa id"}', "baris 2 tanpa 'id'"),
        (b'{"id": "9"}', "baris 2 tanpa 'text'"),
        (b'{"id": "9", "text": " "}', "tidak berisi teks"),
        (b'{"id": "9", "text": 5}', "tidak berisi teks"),
        (b'{"id": "a/1", "text": "lagi"}', "memakai id a/1 untuk kedua kalinya"),
        (b'{"id": "9", "text": "x", "dated": "kemarin"}', "dated tidak dapat berisi 'kemarin'"),
        (b'{"id": "9", "text": "x", "kind": "surat"}', "kind tidak dapat berisi 'surat'"),
        (b"null", "baris 2 bukan objek JSON"),
        (b'{"id": "9", "text": "x\xff"}', "baris 2 bukan UTF-8 (byte ke-23)"),
        (b'{"id": "9", "text": "\\ud83d\\ude00 \\ud800"}', r"baris 2 memuat '\ud800', separuh huruf"),
        (b'{"id": "9", "text": "x", "title": "\\udc00"}', r"baris 2 memuat '\udc00', separuh huruf"),
        (b'{"id": "9", "text": "x", "date": "05-04-2025"}', "isinya: tahun-bulan-hari, misalnya 2025-04-05"),
        (b'{"id": "9", "text": "x", "classification": "top"}', "isinya: biasa, terbatas, rahasia, sangat_rahasia"),
        (
            b'{"id": "9", "text": "x", "example": "false"}',
            "example tidak dapat berisi 'false'; isinya: true atau false",
        ),
        (b'{"id": "9", "text": "x", "places": {"Batam": 1}}', "isinya: satu teks atau daftar teks"),
        (b'{"id": "9", "text": "x", "title": ["a"]}', "title tidak dapat berisi ['a']; isinya: satu teks"),
    ],
)
def test_a_bad_row_is_reported_and_the_others_are_read(place, bad, reason):
    write(place, lines(ROWS[:1]) + bad + b"\n\n" + lines(ROWS[3:]))
    report = place.run()
    assert counts(report) == (4, 0, 0, 0, 1)
    assert reason in report.failed[0].reason


def test_a_row_with_a_time_of_day_and_a_sign_of_two_halves_is_read(place):
    write(place, b'{"id": "9", "text": "rapat \\ud83d\\ude00", "date": "2025-04-05T09:00:00+08:00"}')
    assert counts(place.run())[4] == 0
    assert stored(place)["x.jsonl/9"].dated.isoformat() == "2025-04-05"


def test_a_file_with_a_bad_row_loses_nothing(place):
    write(place)
    place.run()
    write(place, lines(ROWS[:3]) + b"{torn")
    report = place.run()
    assert counts(report) == (0, 0, 5, 0, 1)
    assert "x.jsonl/4" in stored(place)
    assert any("tidak ada yang dihapus" in warning.reason for warning in report.warnings)


def test_a_gzipped_file_that_breaks_off_gives_its_rows_and_loses_nothing(place):
    whole = gzip.compress(lines([{"id": n, "text": f"Kata {n} " + "batas " * n} for n in range(400)]), 1)
    write(place, whole, "y.jsonl.gz")
    assert counts(place.run())[0] == 402
    write(place, whole[: len(whole) // 2], "y.jsonl.gz")
    report = place.run()
    assert report.removed == 0
    assert "tidak terbaca sampai akhir" in report.failed[0].reason
    assert len(stored(place)) == 100


def test_columns_of_other_names_are_named(place):
    write(place, [{**ROWS[0], "warna": "biru"}])
    report = place.run()
    assert [w.reason for w in report.warnings] == ["kolom yang tidak dikenal tidak dibaca: warna"]


def test_a_text_without_a_word_that_the_encoder_knows_stops_nothing(place):
    write(place, [{"id": "asing", "title": "中", "text": "中文 漢字"}, ROWS[0]])
    report = place.run()
    assert (report.added, report.failed) == (4, ())
    index = open_for_reading(place.where, open_encoder(""))
    assert index.passages(stored(place)["x.jsonl/asing"].id, ALL.clearance)[0].text == "中文 漢字"
    index.close()


def test_rows_are_masked_like_files(place):
    write(place, [{"id": 1, "text": "Korban bernama Contoh Satu, NIK 5304011234567890, pulang."}])
    place.run()
    index = open_for_reading(place.where, open_encoder(""))
    source = stored(place)["x.jsonl/1"]
    assert "5304011234567890" not in index.passages(source.id, ALL.clearance)[0].text
    assert source.masked > 0
    index.close()


def test_reading_such_a_file_shows_its_first_row(place):
    write(place)
    record, passages = understood(place.files / "x.jsonl", Limits(seconds=30))
    assert record.source.title == "UU Contoh - Pasal 1"
    assert passages[0].cites == ("uu/2011/6",)
