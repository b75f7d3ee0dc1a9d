"""A row of JSON Lines: its text as blocks, and what else it states as if a sidecar stated it."""

import json

from ingest.document import Block, BlockKind, Document
from ingest.loading.text import blocks_of
from ingest.sidecar import FIELDS, OTHER_NAMES, stated_in
from ingest.walking import FoundFile


def load_row(found: FoundFile, line: bytes) -> tuple[Document, dict[str, object]]:
    """Load one row. Raises FileRefused naming the field that cannot be used; columns of other names are kept out."""
    row = json.loads(line)
    named = {OTHER_NAMES.get(name, name): value for name, value in row.items() if value not in (None, "", [])}
    stated = stated_in(found.path, {name: value for name, value in named.items() if name in FIELDS})
    text = str(row["text"])
    # One line has no layout to be read from, as most rows have been flattened.
    blocks = blocks_of(text) if "\n" in text.strip() else (Block(BlockKind.PARAGRAPH, text.strip()),)
    return Document(found.path, "jsonl", blocks), stated
