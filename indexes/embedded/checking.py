"""A thorough look at an index folder: every byte of what is derived, every page of the truth."""

from pathlib import Path

from indexes.embedded import deriving, published
from indexes.embedded.truth import NAME, Readers, reported
from indexes.errors import IndexDamaged

_TRIES = 5
_TOLD = 3


def check(folder: Path, truth: Readers, dimensions: int) -> tuple[str, ...]:
    """Tell what is damaged. Looks again where a writer changed files meanwhile."""
    for _ in range(_TRIES):
        before = published.signature(folder)
        found = _derived(folder, dimensions)
        if not found or before == published.signature(folder):
            break
    return (*found, *_pages(folder, truth))


def _derived(folder: Path, dimensions: int) -> tuple[str, ...]:
    try:
        return tuple(deriving.sound(folder, published.read(folder), dimensions).values())
    except IndexDamaged as broken:
        return (str(broken),)


def _pages(folder: Path, truth: Readers) -> tuple[str, ...]:
    try:
        with reported(folder / NAME):
            told = [line for (line,) in truth.connection().execute("PRAGMA quick_check")]
    except IndexDamaged as broken:
        return (str(broken),)
    return () if told == ["ok"] else tuple(f"{folder / NAME}: {line}" for line in told[:_TOLD])
