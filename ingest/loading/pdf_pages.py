"""What lies on the pages of a PDF: words, ruled edges, how much is image; pictures of pages."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image
from pypdfium2 import PdfDocument

from indexes.errors import FileRefused
from ingest.loading.geometry import Word
from ingest.loading.pdf_rules import Edge
from ingest.loading.tidying import tidy

HYPHENS = (0x02, 0xFFFE, 0xAD)
SURROGATES = range(0xD800, 0xE000)
JUMP = 1.0
THIN = 3.0
DPI = 300
LARGEST_SIDE = 5000
LOCKED = "terkunci dengan kata sandi; simpan salinan tanpa kata sandi"


@dataclass(frozen=True)
class Page:
    """One page, its number from 1, its size in points, and the share (0-1) of it that images cover."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    image_share: float


@contextmanager
def opened(path: Path) -> Iterator[PdfDocument]:
    """Open a PDF for `read_page` and `picture`; raises FileRefused when it is locked or damaged."""
    try:
        pdf = PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = LOCKED if locked else f"PDF rusak atau terpotong ({error}); salin atau simpan ulang"
        raise FileRefused(path, reason) from error
    try:
        yield pdf
    finally:
        pdf.close()


def read_page(pdf: PdfDocument, at: int) -> Page:
    """Read the page at an index from 0; one that cannot be parsed is empty."""
    try:
        page = pdf[at]
    except pypdfium2.PdfiumError:
        return Page(at + 1, 0, 0, (), (), 0)
    try:
        place = _Place(page)
        images, edges = _objects(page, place)
        width, height = page.get_size()
        return Page(at + 1, width, height, tuple(_words(page, place)), tuple(edges), images)
    finally:
        page.close()


def picture(pdf: PdfDocument, at: int) -> Image:
    """Render a page in grey at 300 dots an inch, less for very large pages."""
    page = pdf[at]
    try:
        scale = min(DPI / 72, LARGEST_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            image: Image = bitmap.to_pil().copy()
            return image
        finally:
            bitmap.close()
    finally:
        page.close()


class _Place:
    """Turns points of a page's own space (origin at the bottom, unrotated) into ours."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, low, right, high = page.get_cropbox()
        turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
            0: lambda x, y: (x - left, high - y),
            90: lambda x, y: (y - low, x - left),
            180: lambda x, y: (right - x, y - low),
            270: lambda x, y: (high - y, right - x),
        }
        self._point = turns[page.get_rotation()]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        ax, ay = self._point(x0, y0)
        bx, by = self._point(x1, y1)
        return (ax, ay, bx, by) if ax <= bx and ay <= by else (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def _words(page: pypdfium2.PdfPage, place: _Place) -> Iterator[Word]:
    textpage = page.get_textpage()
    try:
        run: list[_Glyph] = []
        first = 0
        for index in range(textpage.count_chars()):
            glyph = _glyph(textpage, index, place)
            if run and (glyph is None or _breaks(run[-1], glyph)):
                yield from _word(textpage, run, first)
                run = []
            if glyph is not None:
                first = first if run else index
                run.append(glyph)
        yield from _word(textpage, run, first)
    finally:
        textpage.close()


def _glyph(textpage: pypdfium2.PdfTextPage, index: int, place: _Place) -> _Glyph | None:
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    if code in HYPHENS:
        code = ord("-")
    if code <= 32 or code == 0xA0 or code in SURROGATES or code > 0x10FFFF:
        return None
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, rect):
        return None
    x0, top, x1, bottom = place.box(rect.left, rect.top, rect.right, rect.bottom)
    return _Glyph(chr(code), x0, top, x1, bottom)


def _breaks(left: _Glyph, right: _Glyph) -> bool:
    height = max(left.bottom - left.top, 1.0)
    return (
        right.x0 - left.x1 > JUMP * height
        or right.x1 < left.x0 - height / 2
        or abs(right.bottom - left.bottom) > height * 0.6
    )


def _word(textpage: pypdfium2.PdfTextPage, run: list[_Glyph], first: int) -> Iterator[Word]:
    text = tidy("".join(glyph.text for glyph in run))
    if not text:
        return
    top, bottom = min(glyph.top for glyph in run), max(glyph.bottom for glyph in run)
    left, right = min(glyph.x0 for glyph in run), max(glyph.x1 for glyph in run)
    yield Word(text, left, right, top, bottom, max(bottom - top, 1.0), _is_bold(textpage, first))


def _is_bold(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _objects(page: pypdfium2.PdfPage, place: _Place) -> tuple[float, list[Edge]]:
    """Return the share of the page under images, and the edges that its paths draw."""
    width, height = page.get_size()
    covered = 0.0
    edges: list[Edge] = []
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    for found in page.get_objects(filter=kinds, max_depth=3):
        x0, top, x1, bottom = place.box(*found.get_bounds())
        if found.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, x1 - x0) * max(0.0, bottom - top)
        elif x1 - x0 < THIN or bottom - top < THIN:
            edges.append(_thin(x0, top, x1, bottom))
        elif found.level == 0:
            edges += _path_edges(found, place)
        elif x1 - x0 < width * 0.95 and bottom - top < height * 0.95:
            edges += _box_edges(x0, top, x1, bottom)
    return min(1.0, covered / max(width * height, 1.0)), edges


def _thin(x0: float, top: float, x1: float, bottom: float) -> Edge:
    if x1 - x0 >= bottom - top:
        return Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _box_edges(x0: float, top: float, x1: float, bottom: float) -> list[Edge]:
    corners = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
    return [Edge(*corner) for corner in corners]


def _path_edges(found: pypdfium2.PdfObject, place: _Place) -> list[Edge]:
    """Follow a path's straight segments, so that a grid drawn in one go gives all of its lines."""
    matrix = found.get_matrix()
    edges: list[Edge] = []
    start = at = (0.0, 0.0)
    for number in range(pdfium.FPDFPath_CountSegments(found)):
        segment = pdfium.FPDFPath_GetPathSegment(found, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            edges += _straight(place.box(at[0], at[1], point[0], point[1]))
        at = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            edges += _straight(place.box(at[0], at[1], start[0], start[1]))
            at = start
    return edges


def _straight(box: tuple[float, float, float, float]) -> list[Edge]:
    x0, top, x1, bottom = box
    return [_thin(x0, top, x1, bottom)] if x1 - x0 < THIN or bottom - top < THIN else []
