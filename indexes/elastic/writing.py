"""The writing side: keeps what it is given until `commit`, which puts it in and changes the state."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from indexes.accepting import require_acceptable
from indexes.elastic import bulk, documents, state
from indexes.elastic.documents import Draft
from indexes.elastic.faults import Conflict
from indexes.elastic.lock import WriteLock, taken_over
from indexes.elastic.sending import Sender
from indexes.elastic.state import State
from indexes.model import Passage, Source
from indexes.query import Codes, Relations
from indexes.runs import Run
from indexes.stored import dump

Json = dict[str, Any]

PAGE = 5_000
"""Ids that are read and removed at once."""


class Writer:
    """The one writer of an index, from opening to `close`."""

    def __init__(self, sender: Sender, index: str, dimensions: int, lock: WriteLock, patience: float) -> None:
        """Remove what a killed writer left."""
        self._sender, self._index, self._dimensions, self._patience = sender, index, dimensions, patience
        self._lock = lock
        self._drafts: dict[str, Draft | None] = {}
        self._relations: Relations | None = None
        self._run: Run | None = None
        found = sender.document(index, state.NAME)
        self._state = State.from_json(found[0]) if found else State()
        self._at = found[1] if found else None
        if not found:
            self._save(self._state)
        self.repaired = self._mend()

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        """Take a document for the next commit."""
        require_acceptable(source, passages, codes, self._dimensions)
        # The caller may use its codes again.
        self._drafts[source.id] = Draft(secrets.token_hex(10), source, tuple(passages), codes.copy())

    def delete(self, source_id: str) -> None:
        """Take a removal for the next commit."""
        self._drafts[source_id] = None

    def put_relations(self, relations: Relations) -> None:
        """Take relations for the next commit."""
        self._relations = relations

    def put_run(self, run: Run) -> None:
        """Take what the ingest tells of itself for the next commit."""
        self._run = run

    def commit(self) -> None:
        """Write what was taken; when this returns, it is visible and lasts.

        What fails keeps what was taken: `commit` may be tried again, and nothing of a failed one ever shows.
        """
        if not self._drafts and self._relations is None and self._run is None:
            return
        self._lock.require()
        self._mend()
        batch = secrets.token_hex(8)
        buried = tuple(self._editions(list(self._drafts)))
        self._save(replace(self._state, writing=batch))
        relations = self._put(batch)
        self._refresh()
        self._lock.require()
        gone = (*buried, *([self._state.relations] if self._state.relations not in ("", relations) else []))
        told = dump(self._run) if self._run else self._state.run
        self._save(State(self._state.generation + 1, "", gone, relations, told))
        self._drafts, self._relations, self._run = {}, None, None
        self._mend()

    def close(self) -> None:
        """Forget what was not committed and let the next writer in."""
        self._lock.release()

    def _put(self, batch: str) -> str:
        """Put in what was taken, unseen; gives the edition of the relations from now on."""
        drafts = [draft for draft in self._drafts.values() if draft is not None]
        bodies: Iterator[tuple[str, Json]] = chain.from_iterable(documents.documents(each, batch) for each in drafts)
        edition = self._state.relations
        if self._relations is not None:
            edition = f"relations-{batch}" if self._relations.statements else ""
            bodies = chain(bodies, documents.of_relations(self._relations, edition, batch))
        bulk.index(self._sender, self._index, bodies, self._patience)
        return edition

    def _mend(self) -> tuple[str, ...]:
        """Remove what no reader sees; tells what of it a writer before this one had left."""
        if self._state.clean:
            return ()
        left = self._state.writing or f"{len(self._state.buried)} documents"
        self._refresh()
        for part in self._state.hidden():
            self._remove(part)
        self._save(replace(self._state, writing="", buried=()))
        return (f"an unfinished commit was undone or finished: {left}",)

    def _remove(self, which: Json) -> None:
        asked = {"query": {"bool": {"filter": [which]}}, "size": PAGE, "_source": False, "track_total_hits": False}
        hits: list[Json] = []
        while not hits or len(hits) == PAGE:
            hits = self._search(asked)
            if not hits:
                return
            bulk.delete(self._sender, self._index, [hit["_id"] for hit in hits], self._patience)
            self._refresh()

    def _editions(self, names: Sequence[str]) -> Iterator[str]:
        """Give what is stored now of these documents."""
        for at in range(0, len(names), PAGE):
            some = [*map(documents.text, names[at : at + PAGE])]
            seen = [{"term": {"type": "source"}}, {"terms": {"source": some}}]
            asked = {"query": {"bool": {"filter": seen}}, "size": PAGE, "_source": False, "track_total_hits": False}
            yield from (hit["_id"] for hit in self._search(asked))

    def _search(self, asked: Json) -> list[Json]:
        answer = self._sender.send(
            "POST", f"/{self._index}/_search", asked, patience=self._patience, allow_partial_search_results=False
        )
        hits: list[Json] = answer["hits"]["hits"]
        return hits

    def _refresh(self) -> None:
        self._sender.send("POST", f"/{self._index}/_refresh", patience=self._patience)

    def _save(self, new: State) -> None:
        try:
            self._at = self._sender.put(self._index, state.NAME, new.to_json(), self._at, self._patience)
        except Conflict:
            raise taken_over(self._sender.where) from None
        self._state = new
