"""A run of the ingest on real files: only what changed is read, what vanished goes, a bad file stops nothing."""

import os
import shutil
from pathlib import Path

import pytest

from indexes.encoding import open_encoder
from indexes.model import Classification, Filters, Kind, Sort
from indexes.opening import open_for_reading, open_for_writing
from ingest.loading.limits import Limits
from ingest.running import ingest

ALL = Filters(clearance=Classification.SANGAT_RAHASIA)
MINUTES = """CONTOH - notula simulasi
NOTULA RAPAT
Rapat : Rapat Koordinasi Perbatasan
Hari/Tanggal : Selasa, 7 Mei 2024
Tempat : Aula PLBN Mota'ain, Kabupaten Belu
Pimpinan Rapat : Kepala Kantor Imigrasi Kelas II TPI Atambua

KESEPAKATAN
1. Kantor Imigrasi Atambua menyusun peta jalur tidak resmi paling lambat 30 Juni 2024.
"""
NEWS = """Timpora Belu Bertemu

ATAMBUA, Warta Contoh - Tim pengawasan orang asing Kabupaten Belu bertemu di Atambua, Selasa (7/5/2024).
Kegiatan itu membahas pengawasan orang asing. "Kami akan mengulanginya," kata kepala kantor.

Pertemuan dihadiri kepolisian dan pemerintah kecamatan.
"""


class Place:
    """A folder of files with an index beside it."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "berkas"
        self.files.mkdir()
        self.where = str(folder / "indeks")
        (self.files / "notula.txt").write_text(MINUTES, "utf-8")
        (self.files / "berita.txt").write_text(NEWS, "utf-8")

    def run(self, *paths: Path, limits: Limits | None = None):
        encoder = open_encoder("")
        index = open_for_writing(self.where, encoder, 0)
        try:
            return ingest(paths or (self.files,), index, encoder, limits or Limits(seconds=30), lambda *_: None)
        finally:
            index.close()

    def stored(self) -> dict[str, Kind]:
        index = open_for_reading(self.where, open_encoder(""))
        found = {s.file: s.kind for s in index.sources(ALL, Sort.NEWEST, 0, 100).items}
        index.close()
        return found


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def counts(report):
    return report.added, report.changed, report.unchanged, report.removed, len(report.failed)


def test_a_second_run_touches_only_what_changed(place):
    assert counts(place.run()) == (2, 0, 0, 0, 0)
    assert place.stored() == {"notula.txt": Kind.NOTULA, "berita.txt": Kind.BERITA}
    assert counts(place.run()) == (0, 0, 2, 0, 0)
    (place.files / "notula.txt").write_text(MINUTES + "2. Rapat berikutnya Juli 2024.\n", "utf-8")
    assert counts(place.run()) == (0, 1, 1, 0, 0)


def test_a_sidecar_is_read_and_a_change_of_it_counts(place):
    place.run()
    (place.files / "berita.txt.json").write_text('{"kind": "lain", "title": "Judul lain"}', "utf-8")
    assert counts(place.run()) == (0, 1, 1, 0, 0)
    assert place.stored()["berita.txt"] is Kind.LAIN


def test_what_was_odd_in_a_file_is_told_once(place):
    (place.files / "berita.txt").write_bytes("Pelatihan di Batam “tertutup” bagi petugas.".encode("cp1252"))
    (place.files / "notula.txt").write_bytes(MINUTES.encode("utf-16"))
    told = [warning.reason for warning in place.run().warnings]
    assert sorted(told) == ["bukan UTF-8: dibaca sebagai cp1252", "bukan UTF-8: dibaca sebagai utf-16"]


def test_a_bad_sidecar_fails_its_file_alone(place):
    (place.files / "berita.txt.json").write_text('{"judul": "x"}', "utf-8")
    report = place.run()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "judul" in report.failed[0].reason
    (place.files / "berita.txt.json").write_text(r'{"title": "\ud800"}', "utf-8")
    assert "title" in place.run().failed[0].reason


def test_what_vanished_below_the_named_folder_goes_and_the_rest_stays(place, tmp_path):
    other = tmp_path / "lain"
    other.mkdir()
    (other / "berita2.txt").write_text(NEWS.replace("Belu", "Malaka"), "utf-8")
    assert counts(place.run(place.files, other)) == (3, 0, 0, 0, 0)
    (place.files / "berita.txt").unlink()
    (other / "berita2.txt").unlink()
    assert counts(place.run(place.files)) == (0, 0, 1, 1, 0)
    assert place.stored().keys() == {"notula.txt", "berita2.txt"}


def test_a_file_reached_from_two_roots_is_one_document(place):
    place.run(place.files)
    report = place.run(place.files / "notula.txt")
    assert counts(report) == (0, 0, 1, 0, 0)
    assert len(place.stored()) == 2


def test_bad_files_are_reported_and_the_others_indexed(place):
    (place.files / "kosong.txt").write_text("", "utf-8")
    (place.files / "rusak.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (place.files / "lama.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    os.mkfifo(place.files / "pipa.txt")
    (place.files / "putar.txt").symlink_to("putar.txt")
    report = place.run()
    assert report.added == 2
    reasons = {Path(f.path).name: f.reason for f in report.failed}
    assert reasons.keys() == {"kosong.txt", "rusak.pdf", "lama.doc", "pipa.txt", "putar.txt"}
    assert all(reasons.values())
    assert ".docx" in reasons["lama.doc"]


def test_a_file_that_breaks_keeps_what_was_indexed_of_it(place):
    place.run()
    (place.files / "notula.txt").write_text("", "utf-8")
    report = place.run()
    assert counts(report) == (0, 0, 1, 0, 1)
    assert "notula.txt" in place.stored()


def test_a_missing_path_is_reported(place):
    report = place.run(place.files / "tidak-ada")
    assert [Path(f.path).name for f in report.failed] == ["tidak-ada"]


def test_masked_words_are_nowhere_in_the_index(place):
    secret = MINUTES + "\nKorban bernama Sulastri Contohwati, NIK 5304015508990001, telepon 0812-3456-7890.\n"
    (place.files / "notula.txt").write_text(secret, "utf-8")
    place.run()
    stored = b"".join(f.read_bytes() for f in Path(place.where).rglob("*") if f.is_file())
    for word in (b"Sulastri", b"sulastri", b"5304015508990001", b"3456-7890"):
        assert word not in stored
    assert b"Mota" in stored


def test_the_folder_may_be_moved_between_runs_without_loss(place, tmp_path):
    place.run()
    moved = tmp_path / "pindah"
    shutil.move(place.files, moved)
    assert counts(place.run(moved))[0] == 2
