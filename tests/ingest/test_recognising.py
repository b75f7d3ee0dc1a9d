"""Kinds told from content alone: the file's name and folder say nothing."""

from pathlib import Path

import pytest

from indexes.model import Kind
from ingest.document import Document
from ingest.kinds.recognising import DOUBT, recognise
from ingest.loading import load
from ingest.loading.limits import Limits

TEXTS = {
    Kind.BERITA: (
        "Imigrasi Gagalkan Keberangkatan Calon Pekerja\n"
        "\n"
        "ATAMBUA - Kantor Imigrasi Kelas II TPI Atambua menunda keberangkatan lima orang, Senin (3/6/2024).\n"
        "\n"
        '"Mereka tidak membawa dokumen yang sah," kata kepala seksi di ruang kerjanya.\n',
        "Border training held in Kupang\n"
        "By our reporter\n"
        "5 June 2024\n"
        "\n"
        "KUPANG (Test News) - A training for border officials was held on Wednesday, officials said.\n",
        "SIARAN PERS\n"
        "Nomor: 12/SP/VI/2024\n"
        "Layanan Baru di Perbatasan\n"
        "\n"
        "Jakarta, 10 Juni 2024 – Direktorat Jenderal Imigrasi membuka layanan baru di perbatasan.\n",
    ),
    Kind.NOTULA: (
        "MINUTES OF MEETING\n"
        "Date: 12 June 2024\n"
        "Venue: PLBN Wini\n"
        "Chair: Head of Kanim Atambua\n"
        "Decisions:\n"
        "1. Kanim Atambua will map informal routes by 30 July 2024.\n"
        "2. Police to increase patrols.\n",
        "No | Rekomendasi | Tindak lanjut | Penanggung jawab | Tenggat | Status\n"
        "1 | Penguatan pos | Bangun 2 pos | Satgas Pamtas | 30/09/2025 | Selesai\n",
        "Laporan Pelaksanaan Rapat Koordinasi\n"
        "Hari/Tanggal: Selasa, 7 Mei 2024\n"
        "Tempat: Aula PLBN\n"
        "Pimpinan: Kepala Kantor\n"
        "Pembahasan\n"
        "Peserta membahas pengawasan.\n"
        "Kesimpulan\n"
        "1. Disepakati pembentukan tim kecil.\n",
        "No | Rapat | Tanggal | Tindak lanjut | PIC | Tenggat | Status\n"
        "1 | Rakor TPPO | 07/05/2024 | Menyusun peta jalan | Ditjen Imigrasi | 30/06/2024 | selesai\n",
        "JOINT STATEMENT\n"
        "\n"
        "FIFTH JOINT MEETING ON TRANSNATIONAL CRIME\n"
        "Pontianak, 23 May 2025\n"
        "\n"
        "1. The meeting was held in Pontianak on 22-23 May 2025.\n"
        "2. Both sides agreed to establish a hotline between Entikong and Tebedu.\n",
    ),
    Kind.PERATURAN: (
        "PERATURAN DAERAH KABUPATEN BELU\n"
        "NOMOR 5 TAHUN 2020\n"
        "TENTANG\n"
        "PENGELOLAAN PERBATASAN\n"
        "BUPATI BELU,\n"
        "Menimbang: a. bahwa perlu pengaturan;\n"
        "Mengingat: 1. Undang-Undang Nomor 43 Tahun 2008;\n"
        "MEMUTUSKAN:\n"
        "Menetapkan: PERATURAN DAERAH TENTANG PENGELOLAAN PERBATASAN.\n"
        "Pasal 1\n"
        "Dalam Peraturan Daerah ini yang dimaksud dengan daerah adalah Kabupaten Belu.\n"
        "Pasal 2\n"
        "Pengelolaan dilaksanakan oleh badan.\n",
    ),
    Kind.LAIN: (
        "KANTOR IMIGRASI\n"
        "Hal: Undangan Rapat Koordinasi\n"
        "Yth. Kepala Dinas Sosial\n"
        "Dengan hormat, kami mengundang Bapak/Ibu untuk hadir pada rapat:\n"
        "Hari/tanggal: Selasa, 7 Mei 2024\n"
        "Tempat: Aula PLBN\n",
        "PERJANJIAN KERJA SAMA\n"
        "NOMOR: 01/2024\n"
        "Pada hari ini kami yang bertanda tangan di bawah ini, PIHAK KESATU dan PIHAK KEDUA.\n"
        "Pasal 1\n"
        "Maksud dan Tujuan\n"
        "PARA PIHAK sepakat bekerja sama.\n"
        "Pasal 2\n"
        "Ruang Lingkup\n"
        "Pasal 3\n"
        "Pembiayaan\n",
        "DAFTAR HADIR\n"
        "Rapat Koordinasi\n"
        "No | Nama | Instansi | Tanda Tangan\n"
        "1 | Contoh Satu | Kanim Atambua | \n"
        "2 | Contoh Dua | Polres Belu | \n",
        "NOTULA RAPAT\n"
        "Rapat : ................\n"
        "Hari/Tanggal : ................\n"
        "Tempat : ................\n"
        "Pimpinan : ................\n"
        "Kesimpulan : ................\n",
        "No | Tanggal | Kegiatan | Instansi | Jumlah\n1 | 07/05/2024 | Pemeriksaan paspor | Kanim Atambua | 120\n",
        "Resep Ikan Bakar\nBahan: ikan, garam, jeruk nipis.\nCara membuat: bakar di atas arang sampai matang.\n",
    ),
}


def test_a_document_without_text_is_of_no_kind() -> None:
    assert recognise(Document(Path("kosong.pdf"), "pdf", ())) == (Kind.LAIN, DOUBT)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TEXTS.items() for text in texts])
def test_a_document_is_what_its_text_says(kind: Kind, text: str, tmp_path: Path) -> None:
    path = tmp_path / "peraturan notula berita.txt"
    path.write_text(text, "utf-8")
    found, sure = recognise(load(path, Limits()))
    assert found is kind
    assert DOUBT <= sure <= 1
