"""Recognise what a file is from its first bytes and archive members, with the suffix for plain text."""

import re
import zipfile
from pathlib import Path

from indexes.errors import FileRefused
from ingest.loading.decoding import utf16_of
from ingest.loading.letters import is_encoded_mail
from ingest.loading.limits import Limits

HEAD = 8192
MB = 1_000_000
SUFFIXES = {
    ".txt": "txt", ".text": "txt", ".asc": "txt", ".md": "md", ".markdown": "md", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt",
    ".ott": "odt", ".xlsx": "xlsx", ".xlsm": "xlsx", ".csv": "csv", ".tsv": "csv", ".pdf": "pdf",
}  # fmt: skip
# Signature at the start of the file -> why it is refused and what to do.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (rb"{\rtf", "format RTF tidak dibaca; buka lalu simpan sebagai .docx"),
    (b"\x89PNG", "gambar PNG tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"\xff\xd8\xff", "gambar JPEG tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"GIF8", "gambar GIF tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"II*\x00", "gambar TIFF tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"MM\x00*", "gambar TIFF tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"BM", "gambar BMP tidak dibaca; simpan hasil pindai sebagai PDF"),
    (b"\x1f\x8b", "arsip gzip tidak dibaca; ekstrak dahulu"),
    (b"BZh", "arsip bzip2 tidak dibaca; ekstrak dahulu"),
    (b"Rar!", "arsip RAR tidak dibaca; ekstrak dahulu"),
    (b"7z\xbc\xaf", "arsip 7-Zip tidak dibaca; ekstrak dahulu"),
    (b"\x7fELF", "berkas program tidak dibaca"),
    (b"MZ", "berkas program tidak dibaca"),
    (b"SQLite format", "basis data SQLite tidak dibaca; ekspor tabelnya sebagai .csv"),
    (b"MIME-Version:", "arsip web/surel (MHTML, EML) tidak dibaca; simpan sebagai .html"),
    (b"ID3", "berkas suara tidak dibaca; sediakan transkrip .txt"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams of the old Office container, as their names lie in its directory.
OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "terkunci dengan kata sandi; simpan salinan tanpa kata sandi"),
    ("WordDocument", "format lama .doc tidak dibaca; buka lalu simpan sebagai .docx"),
    ("PowerPoint Document", "format lama .ppt tidak dibaca; simpan sebagai .pdf"),
    ("Workbook", "format lama .xls tidak dibaca; buka lalu simpan sebagai .xlsx"),
    ("Book", "format lama .xls tidak dibaca; buka lalu simpan sebagai .xlsx"),
    ("__properties_version1.0", "pesan Outlook .msg tidak dibaca; simpan isinya sebagai .txt atau .pdf"),
)
ARCHIVES: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
)
FOREIGN_ARCHIVES: tuple[tuple[str, str], ...] = (
    ("ppt/presentation.xml", "presentasi .pptx tidak dibaca; simpan sebagai .pdf"),
    ("xl/workbook.bin", "format .xlsb tidak dibaca; simpan sebagai .xlsx"),
    ("META-INF/container.xml", "buku EPUB tidak dibaca; simpan sebagai .html atau .pdf"),
    ("AndroidManifest.xml", "berkas program tidak dibaca"),
)
ODF = {
    "text": "odt",
    "spreadsheet": "lembar .ods tidak dibaca; simpan sebagai .xlsx",
    "presentation": "presentasi .odp tidak dibaca; simpan sebagai .pdf",
}
HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
TAG = re.compile(rb"</?(?:p|div|table|h[1-6]|body|article|ul|ol|br|span|meta)\b[^>]*>", re.I)


def recognise(path: Path, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return the format of a file (a key of `LOADERS`) and a warning when its name says another.

    Raises FileRefused for empty, too large and foreign files, with what to do about it.
    """
    _check_size(path, limits)
    with path.open("rb") as file:
        head = file.read(HEAD)
    form = _archive(path) if head.startswith(b"PK") else _single(path, head)
    named = SUFFIXES.get(path.suffix.lower())
    if named == form or not path.suffix:
        return form, ()
    return form, (f"bernama {path.suffix}, tetapi isinya {form}: dibaca sebagai {form}",)


def _check_size(path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    if size == 0:
        raise FileRefused(path, "berkas kosong")
    if size > limits.file_mb * MB:
        raise FileRefused(path, f"{size / MB:.0f} MB, lebih besar dari batas {limits.file_mb} MB (RAKOR_FILE_MB)")


def _single(path: Path, head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(OLE):
        raise FileRefused(path, _ole_reason(path))
    for signature, reason in FOREIGN:
        if head.startswith(signature) and (len(signature) > 2 or not _is_text(head)):
            raise FileRefused(path, reason)
    saved_as_text = path.suffix.lower() in (".txt", ".text", ".md")
    if head.startswith(b"From: ") and (not saved_as_text or is_encoded_mail(head)):
        raise FileRefused(path, "surel tidak dibaca; simpan isinya sebagai .txt atau .pdf")
    if not _is_text(head):
        raise FileRefused(path, _unknown(path, "bukan format yang dikenal"))
    return _plain(path, head)


def _ole_reason(path: Path) -> str:
    data = path.read_bytes()
    for stream, reason in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return reason
    return "format Office lama tidak dibaca; simpan sebagai .docx, .xlsx atau .pdf"


def _plain(path: Path, head: bytes) -> str:
    narrow = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    if HTML.match(narrow):
        return "html"
    named = SUFFIXES.get(path.suffix.lower())
    if named in ("txt", "md", "csv"):
        return named
    if named == "html" or path.suffix.lower() in (".doc", ".xls"):
        return "html" if TAG.search(narrow) else "txt"
    if named == "xlsx":
        return "csv"
    if named or not path.suffix:
        return "txt"
    raise FileRefused(path, _unknown(path, f"format {path.suffix} tidak dibaca"))


def _unknown(path: Path, reason: str) -> str:
    return f"{reason}; yang dibaca: .txt .md .html .docx .odt .xlsx .csv .pdf .jsonl"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if head.count(0) and not _wide(head):
        return False
    # The halves of a wide character mean nothing alone: U+2019 holds the byte 0x19.
    read = head.decode(utf16_of(head) or "latin-1", errors="replace")
    controls = sum(1 for character in read if character < " " and character not in "\t\n\r\f\x1b")
    return controls <= len(read) * 0.02


def _wide(head: bytes) -> bool:
    return max(head[0::2].count(0), head[1::2].count(0)) > len(head) * 0.35


def _archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            kind = _start(archive, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise FileRefused(path, f"arsip rusak atau terpotong ({error}); salin ulang berkasnya") from error
    for member, form in ARCHIVES:
        if member in names:
            return form
    return _odf(path, names, kind.decode("ascii", errors="replace"))


def _start(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as file:
        return file.read(200)


def _odf(path: Path, names: set[str], kind: str) -> str:
    if "opendocument" in kind:
        subtype = kind.rsplit(".", 1)[-1].split("-")[0].strip()
        form = ODF.get(subtype, f"format OpenDocument {subtype} tidak dibaca")
        if form != "odt":
            raise FileRefused(path, form)
        return form
    for member, reason in FOREIGN_ARCHIVES:
        if member in names:
            raise FileRefused(path, reason)
    raise FileRefused(path, _unknown(path, "arsip ZIP tidak dibaca; ekstrak dahulu"))
