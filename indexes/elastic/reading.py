"""Searches that see one committed state: asked under the state that is known, asked again if it changed meanwhile."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from indexes.elastic import state
from indexes.elastic.documents import unpacked
from indexes.elastic.sending import Sender
from indexes.elastic.state import State
from indexes.errors import IndexMissing, IndexUnavailable
from indexes.model import Key
from indexes.query import Candidate, Ranked

Json = dict[str, Any]
T = TypeVar("T")

PAGE = 5_000
"""Documents that are read at once."""

_TRIES = 100
_TIES = 16
_KEPT = 20_000


@dataclass(frozen=True)
class Ranking:
    """A ranking to ask for: its body by state and size, the score that a server's means, how many, and at most."""

    ask: Callable[[State, int], Json]
    score: Callable[[float], float]
    limit: int
    most: int

    def best(self, answer: Json, size: int) -> tuple[Ranked, ...] | None:
        """Give the best, ties by key; None if more that tie with the last may be beyond the `size` asked for."""
        found = [Ranked(key_of(hit), self.score(hit["_score"])) for hit in answer["hits"]["hits"]]
        if len(found) < size or size == self.most or found[-1].score < found[self.limit - 1].score:
            return tuple(sorted(found, key=lambda r: (-r.score, r.key))[: self.limit])
        return None


class Reader:
    """Reads of one index, from any thread."""

    def __init__(self, sender: Sender, index: str) -> None:
        """Hold the index or its alias; nothing is asked yet."""
        self._sender, self._index = sender, index
        self._state: State | None = None
        self._described: OrderedDict[str, str] = OrderedDict()

    def read(self, ask: Callable[[State], T]) -> T:
        """Ask under one committed state; again if a commit meanwhile removed or added what `ask` may have met."""
        now = self._state or self._committed()
        for _ in range(_TRIES):
            found = ask(now)
            after = self._committed()
            if after == now:
                self._state = now
                return found
            now = after
        raise IndexUnavailable(f"Indeks di {self._sender.where} terus berubah selama dibaca. Coba lagi.")

    def under(self, now: State) -> "Reader":
        """Give a reader whose reads are all asked under this state, and not checked: that is left to who gave it."""
        return _Bound(self, now)

    def _committed(self) -> State:
        found = self._sender.document(self._index, state.NAME)
        if found is None:
            raise IndexMissing(f"Indeks di {self._sender.where} belum selesai dibuat. Jalankan `rakor ingest PATH…`.")
        return State.from_json(found[0])

    def search(self, asked: Json, now: State) -> Json:
        """Ask for what this state shows. A body with `knn` hides the rest itself."""
        params, body = _shown(asked, now)
        return self._sender.send("POST", f"/{self._index}/_search", body, **params)

    def searches(self, asked: Sequence[Json], now: State) -> list[Json]:
        """Ask several searches in one request."""
        if len(asked) == 1:
            return [self.search(asked[0], now)]
        return self._sender.searches(self._index, [_shown(each, now) for each in asked])

    def hits(self, asked: Json, now: State) -> list[Json]:
        """Give the hits of a search."""
        found: list[Json] = self.search(asked, now)["hits"]["hits"]
        return found

    def every(self, asked: Json, now: State, by: str) -> Iterator[Json]:
        """Give all hits, page by page, in the order of a field whose values differ."""
        page: list[Json] = []
        while not page or len(page) == PAGE:
            after = {"search_after": page[-1]["sort"]} if page else {}
            page = self.hits({**asked, "size": PAGE, "sort": [by], "track_total_hits": False, **after}, now)
            yield from page
            if not page:
                return

    def best(self, rankings: Sequence[Ranking], now: State) -> list[tuple[Ranked, ...]]:
        """Give the best of each ranking; all are asked at once, and those again whose ties reach further."""
        sizes = {n: min(each.limit + _TIES, each.most) for n, each in enumerate(rankings)}
        found: dict[int, tuple[Ranked, ...]] = {}
        while sizes:
            asked = [rankings[n].ask(now, size) for n, size in sizes.items()]
            for (n, size), answer in zip([*sizes.items()], self.searches(asked, now), strict=True):
                best = rankings[n].best(answer, size)
                if best is None:
                    sizes[n] = min(size * 4, rankings[n].most)
                else:
                    found[n] = best
                    del sizes[n]
        return [found[n] for n in range(len(rankings))]

    def candidates(self, asked: Json, now: State) -> Mapping[Key, Candidate]:
        """Give passages with their documents, which are kept: what an edition holds never changes."""
        hits = self.hits(asked, now)
        described = self._sources({value(hit, "edition") for hit in hits}, now)
        return {key_of(hit): _candidate(hit["_source"]["stored"], described[value(hit, "edition")]) for hit in hits}

    def _sources(self, editions: Collection[str], now: State) -> Mapping[str, str]:
        known = self._described
        if missing := sorted(each for each in editions if each not in known):
            asked = {"query": {"terms": {"edition": missing}}, "_source": ["stored.data"], "size": len(missing)}
            asked["query"] = {"bool": {"filter": [asked["query"], {"term": {"type": "source"}}]}}
            for hit in self.hits(asked, now):
                known[hit["_id"]] = hit["_source"]["stored"]["data"]
        found = {each: known[each] for each in editions}
        while len(known) > _KEPT:
            known.popitem(last=False)
        return found


class _Bound(Reader):
    def __init__(self, whole: Reader, now: State) -> None:
        super().__init__(whole._sender, whole._index)
        self._now, self._described = now, whole._described

    def read(self, ask: Callable[[State], T]) -> T:
        return ask(self._now)


def _shown(asked: Json, now: State) -> tuple[Json, Json]:
    """Give the parameters of a search and its body, which finds what this state shows."""
    params: Json = {"allow_partial_search_results": False}
    if "knn" in asked:
        return params, asked
    # Statistics of all shards together, so that scores are those of one.
    params["search_type"] = "dfs_query_then_fetch"
    return params, {**asked, "query": {"bool": {"must": [asked["query"]], "must_not": now.hidden()}}}


def _candidate(stored: Json, described: str) -> Candidate:
    return Candidate(described, stored["data"], unpacked(stored["code"]), stored["stems"], stored["heading"])


def value(hit: Json, name: str) -> Any:  # noqa: ANN401 - what JSON holds has no narrower type
    """Give the one value of a field of a hit."""
    return hit["fields"][name][0]


def key_of(hit: Json) -> Key:
    """Name the passage of a hit."""
    return Key(value(hit, "source"), value(hit, "ordinal"))
