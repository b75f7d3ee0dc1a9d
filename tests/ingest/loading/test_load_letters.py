"""Text that came out of another program: a mail saved as text, an exported chat, a spreadsheet's own first line."""

import pytest

from indexes.errors import FileRefused

MAIL = """From: Sekretariat Satgas <satgas@example.go.id>
To: anggota@example.go.id,
\tlain@example.go.id
Date: Tue, 21 Jan 2025 16:40:12 +0700
Subject: Re: Notula Rakor Satgas, 20 Januari 2025

Berikut notula rapat hari Senin, 20 Januari 2025.
"""
CHAT = """[14/05/25 10.02] Sekretariat Aruk: Izin lapor hasil rakor PLBN Aruk Rabu 14 Mei 2025
[14/05/25 10.05] Sekretariat Aruk: *Hasil rakor:*
1. Kanim Sambas menambah petugas
2. Camat mendata warga
[14/05/25 10.07] Kasubsi Lalintal: mulai kapan?
"""


def texts(document):
    return [block.text for block in document.blocks]


def test_a_mail_saved_as_text_has_its_head_below_its_text(read):
    assert texts(read("surel.txt", MAIL)) == [
        "Notula Rakor Satgas, 20 Januari 2025",
        "Berikut notula rapat hari Senin, 20 Januari 2025.",
        "From: Sekretariat Satgas <satgas@example.go.id>; To: anggota@example.go.id, lain@example.go.id; "
        "Date: Tue, 21 Jan 2025 16:40:12 +0700; Subject: Re: Notula Rakor Satgas, 20 Januari 2025",
    ]


def test_a_mail_that_is_still_encoded_is_refused(read):
    with pytest.raises(FileRefused):
        read("surel.txt", MAIL.replace("\n\n", "\nContent-Transfer-Encoding: base64\n\n"))


def test_a_text_that_only_begins_like_a_mail_is_left_as_it_is(read):
    assert texts(read("a.txt", "To: semua kantor\n\nRapat dimulai.")) == ["To: semua kantor", "Rapat dimulai."]


@pytest.mark.parametrize(
    "stamp", ["[14/05/25 10.02] ", "[14/05/2025, 10:02:11] ", "14/05/25 10.02 - ", "5/14/25, 10:02 AM - "]
)
def test_an_exported_chat_is_read_by_messages(read, stamp):
    content = CHAT
    for old in ("[14/05/25 10.02] ", "[14/05/25 10.05] ", "[14/05/25 10.07] "):
        content = content.replace(old, stamp)
    assert texts(read("obrolan.txt", content)) == [
        f"{stamp}Sekretariat Aruk:",
        "Izin lapor hasil rakor PLBN Aruk Rabu 14 Mei 2025",
        f"{stamp}Sekretariat Aruk:",
        "Hasil rakor:",
        "1. Kanim Sambas menambah petugas",
        "2. Camat mendata warga",
        f"{stamp}Kasubsi Lalintal:",
        "mulai kapan?",
    ]


def test_what_a_spreadsheet_says_of_its_delimiter_is_no_row(read):
    assert texts(read("a.csv", "sep=;\nNo;Kegiatan\n1;Patroli, pagi\n")) == ["No | Kegiatan\n1 | Patroli, pagi"]


def test_a_table_keeps_its_caption(read):
    page = (
        "<html><body><article><p>Data terbaru disampaikan kemarin.</p><table><caption>Deportan di Nunukan</caption>"
        "<tr><th>Tahun</th><th>Jumlah</th></tr><tr><td>2024</td><td>2.683</td></tr></table></article></body></html>"
    )
    assert texts(read("a.html", page))[1:] == ["Deportan di Nunukan", "Tahun | Jumlah\n2024 | 2.683"]
