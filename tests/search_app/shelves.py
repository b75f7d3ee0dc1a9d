"""A small index of invented documents, for what the corpus does not hold."""

from dataclasses import replace
from typing import Any

from indexes.encoding import open_encoder
from indexes.model import Kind, Passage, Source
from indexes.opening import open_for_writing
from indexes.settings import Settings
from search_app import create_app


def shelf(place, *documents: tuple[str, str, dict[str, Any]]):
    """Write (id, text, fields) into an index at `place`; give a client of the pages over it."""
    encoder = open_encoder("")
    index = open_for_writing(str(place), encoder, 0)
    for name, text, fields in documents:
        plain = Source(name, str(place.parent), f"{name}.txt", "v1", Kind.BERITA, "Judul")
        passage = Passage(name, 0, text, end=len(text))
        index.replace(replace(plain, **fields), [passage], encoder.passages([text]))
    index.commit()
    index.close()
    return create_app(Settings.from_env({}), str(place)).test_client()
