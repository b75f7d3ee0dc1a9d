"""What the pages ask: the index and the encoder, opened at first use and kept."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from indexes.encoding import Encoder, open_encoder
from indexes.index import Index
from indexes.opening import open_for_reading
from indexes.query import Query, Results
from indexes.runs import Run, Size
from indexes.searching.search import search
from indexes.settings import Settings
from search_app.listing import listing
from search_app.params import CLEARANCE

KEPT = 32
"""Answers that are kept, each on its day for as long as nothing is committed."""


@dataclass
class Service:
    """One process' way to the index. A missing index is looked for again at every request."""

    where: str
    settings: Settings
    _index: Index | None = None
    _encoder: Encoder | None = None
    _opening: threading.Lock = field(default_factory=threading.Lock)

    @property
    def encoder(self) -> Encoder:
        """Give the encoder. Raises EncoderError."""
        with self._opening:
            if self._encoder is None:
                self._encoder = open_encoder(self.settings.encoder)
            return self._encoder

    @property
    def index(self) -> Index:
        """Give the index. Raises IndexUnavailable with the command that mends it."""
        encoder = self.encoder
        with self._opening:
            if self._index is None:
                self._index = open_for_reading(self.where, encoder, self.settings)
            return self._index

    def search(self, query: Query) -> Results:
        """Answer a query; without words, list the documents that meet its filters, newest first."""
        started = time.perf_counter()
        results = self._answers(query, self.index.state(), date.today())
        return replace(results, took_ms=(time.perf_counter() - started) * 1000)

    @cached_property
    def _answers(self) -> Callable[[Query, str, date], Results]:
        """Answer in one state of the index, on one day, and keep the last answers: readers go back to the list."""
        return lru_cache(maxsize=KEPT)(lambda query, state, today: self._answer(query))

    def _answer(self, query: Query) -> Results:
        if query.text.strip():
            return search(self.index, self.encoder, query)
        return listing(self.index, query)

    def held(self) -> tuple[Size, Run | None]:
        """Tell how much the pages may show, and of the last ingest; looked at once per state of the index."""
        return self._held(self.index.state())

    @cached_property
    def _held(self) -> Callable[[str], tuple[Size, Run | None]]:
        return lru_cache(maxsize=1)(lambda state: (self.index.size(CLEARANCE), self.index.run()))
