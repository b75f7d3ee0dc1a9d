"""Reading files: one loader for each format, chosen by what the file holds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from indexes.errors import FileRefused
from ingest.document import Document
from ingest.loading.csv import load_csv
from ingest.loading.docx import load_docx
from ingest.loading.formats import recognise
from ingest.loading.html import load_html
from ingest.loading.limits import Limits
from ingest.loading.markdown import load_markdown
from ingest.loading.odt import load_odt
from ingest.loading.pdf import load_pdf
from ingest.loading.text import load_text
from ingest.loading.xlsx import load_xlsx

__all__ = ["LOADERS", "Limits", "load"]

LOADERS: Mapping[str, Callable[[Path, Limits], Document]] = {
    "txt": load_text,
    "md": load_markdown,
    "html": load_html,
    "docx": load_docx,
    "odt": load_odt,
    "xlsx": load_xlsx,
    "csv": load_csv,
    "pdf": load_pdf,
}


def load(path: Path, limits: Limits) -> Document:
    """Read one file as what it is, whatever it is called.

    Raises FileRefused, with what to do, for a file that is empty, locked, damaged, too large or of
    a format that is not read. Time and memory are kept by `ingest.sandbox`, not here.
    """
    form, warnings = recognise(path, limits)
    document = LOADERS[form](path, limits)
    if not document.blocks and not document.ocr_waiting:
        raise FileRefused(path, "tidak berisi teks")
    return replace(document, warnings=(*warnings, *document.warnings))
