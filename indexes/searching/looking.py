"""What one search asks of an index for its ranking, each thing once.

Judging whether anything answers a query looks at the same passages as ordering what does.
"""

from collections.abc import Collection, Mapping, Sequence

from indexes.index import Index
from indexes.model import Filters, Key
from indexes.query import ByMeaning, ByWords, Candidate, Match, Ranked


class Looking:
    """The look-ups of one search, kept until it is answered."""

    def __init__(self, index: Index) -> None:
        """Hold the index; nothing is asked yet."""
        self._index = index
        self._ranked: dict[tuple[Match, Filters], tuple[int, tuple[Ranked, ...]]] = {}
        self._fetched: dict[Filters, dict[Key, Candidate | None]] = {}

    def both(self, words: ByWords, meaning: ByMeaning) -> tuple[Ranked, ...]:
        """Rank passages by meaning; the ranking by words comes along and is kept: see `Index.both`."""
        found, near = self._index.both(words, meaning)
        self._ranked[words.match, words.filters] = words.limit, found
        return near

    def lexical(self, match: Match, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by their words: see `Index.lexical`."""
        asked, found = self._ranked.get((match, filters), (0, ()))
        if limit > asked and len(found) == asked:
            asked, found = self._ranked[match, filters] = limit, self._index.lexical(match, filters, limit)
        return found[:limit]

    def fetch(self, keys: Sequence[Key], filters: Filters) -> Mapping[Key, Candidate]:
        """Give passages by name, in the order of the keys: see `Index.fetch`."""
        known = self._fetched.setdefault(filters, {})
        missing: Collection[Key] = [key for key in keys if key not in known]
        if missing:
            known.update({**dict.fromkeys(missing), **self._index.fetch(missing, filters)})
        return {key: candidate for key in keys if (candidate := known[key]) is not None}
