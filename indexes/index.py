"""The contract of an index. Two engines keep it; everything above asks through it.

Reads take a clearance, alone or inside `Filters`: what is classified higher does not exist for
that read - not in hits, counts, vocabulary or lists. Writes are visible to reads, of this and other
processes, after `commit()` and not before. A read sees one committed state.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from indexes.manifest import Manifest
from indexes.model import Classification, Filters, Key, Outcome, Passage, Sort, Source
from indexes.query import (
    ByMeaning,
    ByWords,
    Candidate,
    Codes,
    Counts,
    Facet,
    Listing,
    Match,
    Ranked,
    Relations,
)
from indexes.runs import Run, Size

T = TypeVar("T")


class Index(Protocol):
    """Documents, their passages and vectors, found by words, meaning, filters and canonical ids."""

    @property
    def manifest(self) -> Manifest:
        """Tell what built this index."""

    @property
    def repaired(self) -> tuple[str, ...]:
        """Tell what opening for writing had to mend, in sentences."""

    def check(self) -> tuple[str, ...]:
        """Look through everything stored and tell what is damaged, in sentences; may take long."""

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        """Make these the passages of the source, in place of any it had.

        `codes` has one row per passage and `manifest.dimensions` columns; ValueError otherwise,
        for a row of zeros, and for ordinals that are not 0, 1, 2, …. A document without passages
        is stored and listed, and found by its id.
        """

    def delete(self, source_id: str) -> None:
        """Remove every trace of a source; an unknown id changes nothing."""

    def commit(self) -> None:
        """Make all writes so far visible and lasting."""

    def put_relations(self, relations: Relations) -> None:
        """Store what relating derived, in place of what was stored; visible after `commit()`."""

    def put_run(self, run: Run) -> None:
        """Store what the ingest tells of itself, in place of what the one before told; visible after `commit()`."""

    def run(self) -> Run | None:
        """Tell of the last ingest; None before the first."""

    def state(self) -> str:
        """Name the committed state that reads see now: another name after every commit, and cheap to ask."""

    def in_one_state(self, ask: Callable[["Index"], T]) -> T:
        """Give what `ask` gives when all that it reads of the index handed to it is of one committed state.

        If something is committed meanwhile, `ask` may be called again: it should read and do nothing else.
        """

    def size(self, clearance: Classification) -> Size:
        """Tell how much there is for this clearance."""

    def disk(self) -> int:
        """Tell how many bytes the index takes, with what no clearance may see."""

    def versions(self, root: str) -> Mapping[str, str]:
        """Give id → version of every committed source whose file lies in the folder `root` or below it.

        For the ingest's bookkeeping alone: it sees every classification and tells no content.
        """

    def source(self, source_id: str, clearance: Classification) -> Source | None:
        """Give a document's description."""

    def sources(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[Source]:
        """List documents. RELEVANCE means newest first; ties by id.

        Filters on passages (`cites`, outcomes) hold for a document if one of its passages meets them all.
        """

    def passages(self, source_id: str, clearance: Classification) -> tuple[Passage, ...]:
        """Give a document's passages in reading order; none if unknown."""

    def codes(self, source_id: str, clearance: Classification) -> Codes:
        """Give a document's vectors, one row per passage in reading order; no rows if unknown."""

    def fetch(self, keys: Collection[Key], filters: Filters) -> Mapping[Key, Candidate]:
        """Give those of the named passages that exist and meet the filters, with their documents and codes."""

    def provision(self, canonical_id: str, clearance: Classification) -> tuple[Key, ...]:
        """Find the passages that are this provision or its nearest part.

        An id of a work gives the work's passages in order; an article's gives its passages (several
        if it was cut); one deeper than an article, its article's. Several files of one work: the one
        that is no summary leads, then the one with more passages, then by id. `…/penjelasan` only
        when asked for.
        """

    def outcomes(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[tuple[Key, Outcome]]:
        """List outcomes. NEWEST, OLDEST: by the document's date; RELEVANCE: by due date, none last."""

    def relations(self, clearance: Classification) -> Relations:
        """Give the statements that this clearance may see."""

    def vocabulary(self, prefix: str, limit: int, clearance: Classification) -> tuple[tuple[str, int], ...]:
        """Give unstemmed tokens that start with the (folded) prefix, with their number of documents.

        Most documents first, ties by token. An empty prefix gives nothing.
        """

    def lexical(self, match: Match, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by BM25 (k1 1.2, b 0.75) summed over terms times weights; best first, ties by key."""

    def semantic(self, code: Codes, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by cosine with `code`; the filters act before the limit. Best first, ties by key.

        ValueError for a code of another size or of zeros alone.
        """

    def both(self, words: ByWords, meaning: ByMeaning) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        """Give what `lexical` and `semantic` give, of one committed state and at the cost of one way to the index."""

    def counts(self, match: Match, also: Collection[Key], filters: Filters, facets: Collection[Facet]) -> Counts:
        """Count distinct documents that hold a passage of the result set and meet the filters.

        The result set is the passages that match, plus `also`. The number beside a value is what
        the total would be with that value filtered for (`cites` counts works and articles).
        """

    def listed(
        self, match: Match, also: Collection[Key], filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[str, ...]:
        """Give the ids of the documents of the same set by date (NEWEST or OLDEST), undated last, ties by id."""

    def close(self) -> None:
        """Release files and locks; uncommitted writes are lost."""
