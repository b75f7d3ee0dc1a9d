"""Scanned pages: recognised by Tesseract as a subprocess, with its confidence and layout."""

import csv
import io
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from statistics import median

from PIL.Image import Image

from ingest.loading.geometry import Word
from ingest.loading.limits import Limits
from ingest.loading.pdf_pages import Page
from ingest.loading.pdf_rules import Edge
from ingest.loading.scan_rules import Rule, without_rules
from ingest.loading.tidying import tidy

FEW_LETTERS = 25
STAMP_LETTERS = 300
COVERED = 0.3
COVERED_ALL = 0.7
UNSURE = 25
# Words without risers and tails are lower than the font is high.
LETTER = 1.25
# What Tesseract makes of a list number or of the "No" column's first cell.
MISREAD = {"|.": "1.", "l.": "1.", "l": "1", "|)": "1)", "l)": "1)", "(l)": "(1)", "(|)": "(1)"}
# Roman numbers ("TW Ill 2024"): no word is spelled with these letters alone.
ROMAN = re.compile(r"\(?(?=[^.,;:)]*[IVXl])[IVXl|]{2,5}[.,;:)]*")
NOISE = re.compile(r"^[|_~=—\[\]{}¦]+$")
INSTALL = "pasang: apt-get install tesseract-ocr tesseract-ocr-ind"
WORD = re.compile(r"[^\W\d_]{3,}")
# Words of living languages: a vowel at least in every fifth letter.
SPOKEN = re.compile(r"(?i)(?=.*[aeiou])(?!.*[^aeiou]{5}).+")
COMMON = re.compile(
    r"(?i)\b(?:dan|yang|di|dari|untuk|dengan|pada|dalam|ini|pasal|ayat|the|of|and|to|in|tahun|nomor|rapat)\b"
)


@dataclass(frozen=True)
class Recognition:
    """What was recognised: pages by number as if they had text, mean confidence 0-1, pages left waiting."""

    pages: Mapping[int, Page] = field(default_factory=dict)
    quality: float | None = None
    waiting: int = 0
    warnings: tuple[str, ...] = ()


def is_scan(page: Page) -> bool:
    """Say whether a page has no usable text layer but an image that may hold text.

    A stamp of the electronic signature over a full-page image does not count as text, nor do glyph
    codes without a meaning.
    """
    text = " ".join(word.text for word in page.words)
    letters = sum(1 for character in text if character.isalpha())
    if letters < FEW_LETTERS:
        return page.image_share > COVERED
    if letters < STAMP_LETTERS and page.image_share > COVERED_ALL:
        return True
    return _is_garbled(text, letters)


def _is_garbled(text: str, letters: int) -> bool:
    """Say whether a text layer is glyph codes without a meaning: private characters, or words nobody can speak."""
    printed = len(text.replace(" ", ""))
    strange = sum(1 for character in text if character == "\ufffd" or "\ue000" <= character <= "\uf8ff")
    if strange > printed * 0.2:
        return True
    words = WORD.findall(text)
    spoken = sum(1 for word in words if SPOKEN.fullmatch(word))
    return letters > STAMP_LETTERS and not COMMON.search(text) and spoken < len(words) / 2


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return which of Indonesian and English Tesseract has here; none where it is missing."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return tuple(language for language in ("ind", "eng") if language in listed.stdout.split())


def recognise_scans(scans: Sequence[Page], draw: Callable[[int], Image], limits: Limits) -> Recognition:
    """Recognise scanned pages until the file's page or time budget is used up.

    `draw` gives the picture of the page at an index from 0.
    """
    known = languages()
    if not known:
        return Recognition(waiting=len(scans), warnings=(_missing(len(scans)),))
    until = time.monotonic() + limits.ocr_seconds
    pages: dict[int, Page] = {}
    sure: list[float] = []
    for page in scans[: limits.ocr_pages]:
        ruled = without_rules(draw(page.number - 1))
        left = until - time.monotonic()
        table = _tesseract(ruled.image, known, left) if left > 0 else None
        if table is None:
            break
        scale = page.height / ruled.image.height
        words, confidences = _words(table, scale)
        pages[page.number] = replace(page, words=words, edges=tuple(_edge(rule, scale) for rule in ruled.rules))
        sure += confidences
    waiting = len(scans) - len(pages)
    quality = round(sum(sure) / len(sure) / 100, 3) if sure else None
    return Recognition(pages, quality, waiting, tuple(_notes(known, len(pages), waiting, limits)))


def _edge(rule: Rule, scale: float) -> Edge:
    flat = rule.x1 - rule.x0 >= rule.y1 - rule.y0
    x, y = (rule.x0 + rule.x1) / 2 * scale, (rule.y0 + rule.y1) / 2 * scale
    if flat:
        return Edge(rule.x0 * scale, y, rule.x1 * scale, y)
    return Edge(x, rule.y0 * scale, x, rule.y1 * scale)


def _missing(pages: int) -> str:
    return f"{pages} halaman pindaian menunggu OCR; {INSTALL}"


def _notes(known: Sequence[str], done: int, waiting: int, limits: Limits) -> list[str]:
    notes = [f"bahasa OCR ind tidak ada, dibaca dengan {'+'.join(known)}; {INSTALL}"] if "ind" not in known else []
    if waiting and done >= limits.ocr_pages:
        notes.append(f"batas OCR {limits.ocr_pages} halaman tercapai (RAKOR_OCR_PAGES): {waiting} halaman menunggu")
    elif waiting:
        notes.append(f"batas OCR {limits.ocr_seconds:g} detik tercapai (RAKOR_OCR_SECONDS): {waiting} halaman menunggu")
    return notes


def _tesseract(image: Image, known: Sequence[str], seconds: float) -> str | None:
    """Return Tesseract's TSV of a page; None when it did not end in time."""
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)
    # One block of lines (psm 6): the finer page models tear list numbers and table rows off their lines.
    command = [
        "tesseract",
        "stdin",
        "stdout",
        "-l",
        "+".join(known),
        "--psm",
        "6",
        "-c",
        "preserve_interword_spaces=1",
        "tsv",
    ]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            input=stream.getvalue(),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", errors="replace")


def _spelled(text: str) -> str:
    if ROMAN.fullmatch(text):
        return text.replace("l", "I").replace("|", "I")
    return MISREAD.get(text, text)


def _words(table: str, scale: float) -> tuple[tuple[Word, ...], list[float]]:
    """Turn TSV rows into words in points; returns them and how sure each is (0-100)."""
    read: list[tuple[str, float, float, float, float]] = []
    sure: list[float] = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = tidy(row.get("text") or "")
        text = _spelled(text)
        confidence = float(row.get("conf") or -1)
        if not text or confidence < UNSURE or NOISE.match(text):
            continue
        left, top, width, tall = (float(row[name]) * scale for name in ("left", "top", "width", "height"))
        read.append((text, left, left + width, top, top + tall))
        sure.append(confidence)
    # Recognised heights differ by a word's letters: with one size for the page none looks like a heading.
    size = median(bottom - top for *_, top, bottom in read) * LETTER if read else 10.0
    return tuple(Word(*box, size) for box in read), sure
