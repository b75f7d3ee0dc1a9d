import io
import zipfile

import docx
import papers
import pytest

from indexes.errors import FileRefused
from ingest.loading import Limits, load


def word_file(text="Rapat"):
    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(text)
    made.save(stream)
    return stream.getvalue()


def archive(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def old_office(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("notula.pdf", word_file(), "docx"),
        ("notula.docx", papers.minutes(), "pdf"),
        ("notula.doc", b"<html><body><p>Rapat</p></body></html>", "html"),
        ("notula.txt", b"<!DOCTYPE html><p>Rapat</p>", "html"),
        ("notula.pdf", b"Rapat dibuka.", "txt"),
        ("tabel.xlsx", b"No;PIC\n1;Kanim\n", "csv"),
    ],
)
def test_a_misnamed_file_is_read_as_what_it_is_with_a_warning(read, name, content, form):
    document = read(name, content)
    assert document.format == form
    suffix = "." + name.split(".")[1]
    assert document.warnings[0] == f"bernama {suffix}, tetapi isinya {form}: dibaca sebagai {form}"


def test_a_file_without_suffix_is_read_without_warning(read):
    assert read("notula", "Rapat dibuka.").warnings == ()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "kosong"),
        ("a.txt", b" \n\n ", "tidak berisi teks"),
        ("a.doc", old_office("WordDocument"), "simpan sebagai .docx"),
        ("a.xls", old_office("Workbook"), "simpan sebagai .xlsx"),
        ("a.ppt", old_office("PowerPoint Document"), "simpan sebagai .pdf"),
        ("a.docx", old_office("EncryptedPackage"), "kata sandi"),
        ("a.rtf", rb"{\rtf1 Rapat}", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        ("a.json", b'{"a": 1}', ".json"),
        ("a.bin", bytes(range(256)) * 10, "bukan format yang dikenal"),
        ("a.pptx", archive({"ppt/presentation.xml": "<p/>"}), "pptx"),
        ("a.ods", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        ("a.zip", archive({"notula.txt": "Rapat"}), "ZIP"),
        ("a.docx", word_file()[:-200], "rusak"),
        ("a.docx", archive({"word/document.xml": "<w:document"}), "rusak"),
        ("a.xlsx", archive({"xl/workbook.xml": "<workbook"}), "rusak"),
        ("a.odt", archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a"}), "rusak"),
        (
            "a.odt",
            archive(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                    "content.xml": "x",
                }
            ),
            "kata sandi",
        ),
        ("a.pdf", papers.minutes()[:400], "rusak"),
        ("a.docx", archive({"word/document.xml": "<a>" + " " * 19_000_000, "x": " " * 2_000_000}), "20 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(read, name, content, reason):
    with pytest.raises(FileRefused) as refusal:
        read(name, content)
    assert reason in refusal.value.reason
    assert refusal.value.path.endswith(name)


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(archive({"word/document.xml": " " * 60_000_000}))
    with pytest.raises(FileRefused, match="bom ZIP"):
        load(path, Limits(file_mb=200))


def test_a_locked_pdf_is_refused(read):
    paper = papers.started()
    papers.line(paper, "rahasia")
    paper.set_encryption(owner_password="pemilik", user_password="sandi")
    with pytest.raises(FileRefused, match="kata sandi"):
        read("a.pdf", bytes(paper.output()))


def test_a_file_larger_than_the_limit_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1_500_000)
    with pytest.raises(FileRefused, match="lebih besar dari batas 1 MB"):
        load(path, Limits(file_mb=1))
