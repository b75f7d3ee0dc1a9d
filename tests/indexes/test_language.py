"""The language of texts and of typed queries."""

import pytest

from indexes.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rapat dipimpin oleh Kepala Kantor dan dihadiri peserta dari Pemkab Belu.", "id"),
        ("The meeting was chaired by the head of office.", "en"),
        ("hasil rakor motaain", "id"),
        ("who committed to what by when", "en"),
        ("Is Law 21/2007 still in force?", "en"),
        ("TPPO", "id"),
        ("", "id"),
        ("Program Border Control Management dibahas dalam rakor tersebut", "id"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
