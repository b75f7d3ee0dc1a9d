import os
import shutil
from pathlib import Path

import papers
import pytest

from ingest.loading import Limits, load
from ingest.loading.ocr import languages
from ingest.loading.pdf_pages import opened, picture

HAS_TESSERACT = "ind" in languages() or os.environ.get("CI") == "true"
needs_tesseract = pytest.mark.skipif(
    not HAS_TESSERACT, reason="no text recognition here: apt-get install tesseract-ocr tesseract-ocr-ind"
)


def skewed(tmp_path, turn=0.7):
    """Minutes with a ruled table as a scanner gives them: a picture, slightly turned."""
    path = Path(tmp_path / "digital.pdf")
    path.write_bytes(papers.minutes())
    with opened(path) as pdf:
        return picture(pdf, 0).rotate(turn, fillcolor=255)


@needs_tesseract
def test_a_scan_is_recognised_with_its_table(tmp_path, limits):
    path = tmp_path / "scan.pdf"
    path.write_bytes(papers.scanned(skewed(tmp_path)))
    document = load(path, limits)
    [table] = [block for block in document.blocks if block.kind == "table"]
    assert table.rows[0] == papers.ROWS[0]
    assert table.rows[1:4:2] == papers.ROWS[1:4:2]
    assert table.rows[2][1:] == papers.ROWS[2][1:]
    assert "Hari/Tanggal : Selasa, 7 Mei 2024" in [block.text for block in document.blocks]
    assert document.ocr_quality > 0.8
    assert (document.ocr_waiting, document.warnings) == (0, ())


@needs_tesseract
@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(ocr_pages=1), "batas OCR 1 halaman tercapai (RAKOR_OCR_PAGES): 2 halaman menunggu"),
        (Limits(ocr_seconds=0), "batas OCR 0 detik tercapai (RAKOR_OCR_SECONDS): 3 halaman menunggu"),
    ],
)
def test_the_budgets_are_kept_and_said(tmp_path, limits, said):
    path = tmp_path / "scan.pdf"
    path.write_bytes(papers.scanned(skewed(tmp_path), pages=3))
    document = load(path, limits)
    assert document.warnings == (said,)
    assert document.ocr_waiting == int(said.split(": ")[1][0])


def test_without_tesseract_the_pages_wait_and_nothing_fails(tmp_path, limits, monkeypatch):
    path = tmp_path / "scan.pdf"
    path.write_bytes(papers.scanned(skewed(tmp_path), pages=2))
    monkeypatch.setenv("PATH", str(tmp_path))
    languages.cache_clear()
    try:
        assert shutil.which("tesseract") is None
        document = load(path, limits)
    finally:
        languages.cache_clear()
    assert (document.blocks, document.ocr_waiting) == ((), 2)
    assert "apt-get install tesseract-ocr" in document.warnings[0]


def test_a_page_with_text_is_not_recognised_again(read):
    assert read("a.pdf", papers.minutes()).ocr_quality is None
