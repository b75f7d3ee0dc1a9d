"""What an index tells of how it is kept: the last ingest, and how much there is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """What the last ingest left: when it ended (ISO, UTC), what it did, and every file that is still unread.

    `failed` holds paths with reasons, those of earlier runs too as long as their files were not looked at again.
    """

    finished: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0
    failed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Size:
    """How much an index holds.

    `candidates`: passages that a search by meaning compares in full, where its engine tells; 0 where it compares all.
    """

    documents: int
    passages: int
    candidates: int = 0
