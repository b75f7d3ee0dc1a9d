"""Who reads a page: the language, its words, the day that counts as today, and what is said of force."""

from dataclasses import dataclass
from datetime import date

from indexes.query import Relations
from search_app import formats
from search_app.texts import Translate


@dataclass(frozen=True)
class Reader:
    """Who reads: the language, its words, and the day that counts as today."""

    language: str
    t: Translate
    today: date
    relations: Relations

    def day(self, value: date | None) -> str | None:
        """Write a date in the reader's language."""
        return formats.day(value, self.language)
