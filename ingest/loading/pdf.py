"""PDF files: text layer, tables and recognised scans, page by page in reading order."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from indexes.errors import FileRefused
from ingest.document import Block, Document
from ingest.loading.columns import aligned_tables
from ingest.loading.geometry import Line, lines_of
from ingest.loading.gutters import unrolled
from ingest.loading.limits import Limits
from ingest.loading.ocr import Recognition, is_scan, recognise_scans
from ingest.loading.paragraphs import Measure, measure, paragraphs
from ingest.loading.pdf_pages import Page, opened, picture, read_page
from ingest.loading.pdf_rules import RuledTable, ruled_tables
from ingest.loading.running import without_running
from ingest.loading.spanning import Placed, joined_tables
from ingest.loading.tables import table_block


def load_pdf(path: Path, limits: Limits) -> Document:
    """Load a PDF: its text layer, or the recognised text of pages that are only images.

    Raises FileRefused for locked, damaged and empty files. Pages that could not be recognised are
    counted in `ocr_waiting`, with a warning.
    """
    with opened(path) as pdf:
        pages = [read_page(pdf, at) for at in range(len(pdf))]
        if not pages:
            raise FileRefused(path, "PDF tanpa halaman")
        scans = [page for page in pages if is_scan(page)]
        found = recognise_scans(scans, partial(picture, pdf), limits) if scans else Recognition()
    read = [found.pages.get(page.number, page) for page in pages]
    blocks = tuple(_blocks(read))
    if not blocks and not found.waiting:
        raise FileRefused(path, "PDF tanpa teks yang dapat dibaca")
    return Document(path, "pdf", blocks, ocr_quality=found.quality, ocr_waiting=found.waiting, warnings=found.warnings)


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    ruled = [ruled_tables(page.words, page.edges) for page in pages]
    lines = [
        lines_of((word for word in page.words if not any(word in table.words for table in tables)), page.number)
        for page, tables in zip(pages, ruled, strict=True)
    ]
    kept = without_running(lines)
    flat = [page if tables else unrolled(page) for page, tables in zip(kept, ruled, strict=True)]
    body = measure(
        [line for page, own, set_ in zip(lines, kept, flat, strict=True) for line in (page if set_ is own else set_)]
    )
    placed = [
        item for own, tables, page in zip(flat, ruled, pages, strict=True) for item in _placed(own, tables, page.number)
    ]
    yield from _flow(joined_tables(placed), body)


def _placed(lines: Sequence[Line], tables: Sequence[RuledTable], page: int) -> list[Placed]:
    """Put lines and tables of a page in reading order; ruled tables stand where their first rule is."""
    aligned = aligned_tables(lines)
    within = {at: table for table in aligned for at in range(table.start, table.end)}
    items = [Placed(line.top, page, line=line) for at, line in enumerate(lines) if at not in within]
    items += [Placed(lines[table.start].top, page, rows=table.rows) for table in aligned]
    items += [Placed(table.top, page, rows=table.rows, columns=table.columns) for table in tables]
    return sorted(items, key=lambda item: item.top)


def _flow(placed: Sequence[Placed], body: Measure) -> Iterator[Block]:
    run: list[Line] = []
    for item in placed:
        if item.line:
            run.append(item.line)
            continue
        yield from paragraphs(run, body)
        run = []
        block = table_block(item.rows, item.page)
        if block:
            yield block
    yield from paragraphs(run, body)
