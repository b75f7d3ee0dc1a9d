"""Words and vectors brought up to the truth: by what was born and died since, or from nothing."""

import shutil
import sqlite3
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import numpy as np

from indexes.canonical import wholes
from indexes.embedded import loading, recall, segments, words, words_files
from indexes.embedded.gathering import Gathering
from indexes.embedded.published import Published
from indexes.embedded.truth import LIVING
from indexes.errors import IndexDamaged
from indexes.query import Field

_FIELDS = (Field.STEM, Field.EXACT, Field.HEADING)
_TOGETHER = 1_000
"""Documents whose lists are in memory at once."""

NOTHING = Published(0, "", 0, {}, {})
"""The state before the first commit."""


def derive(
    connection: sqlite3.Connection,
    folder: Path,
    before: Published,
    generation: int,
    dimensions: int,
    born: Sequence[words.Entry] | None = None,
) -> Published:
    """Replay what happened after `before` up to `generation`; doing so twice changes nothing.

    `born` are the passages of the last generation, where they are still at hand.
    """
    name, opstamp = before.words, before.opstamp
    after = before.generation if name else 0
    if not name:
        name = _unused(folder)
        opstamp = words.create(folder / name)
    gathering = Gathering(folder / "vectors-aside")
    last = _last(before.vectors)
    alike = _born(connection, after) == _born(connection, last)
    if changed := _changed(connection, after):
        entries = _entries(connection, after) if born is None or after != generation - 1 else iter(born)
        opstamp = words.write(folder / name, changed, gathering.passing(entries) if alike else entries)
    if not (alike and changed):
        deque(gathering.passing(_entries(connection, last)), maxlen=0)
    living = _born(connection, 0)
    named = _vectors(connection, folder, before.vectors, generation, dimensions, living, gathering)
    columns, checksum, gone = loading.keep(connection, folder, before, generation)
    files, known = words_files.files(folder / name), (before.candidates, before.checked)
    state = Published(generation, name, opstamp, files, named, *known, columns, checksum, gone)
    return recall.looked_at(connection, folder, state, dimensions, living)


def _unused(folder: Path) -> str:
    taken = {path.name for path in folder.iterdir()}
    return next(name for n in count(1) if (name := f"words-{n}") not in taken)


def _changed(connection: sqlite3.Connection, after: int) -> list[int]:
    """Give the documents that were born or died since: all are taken out, the living put back."""
    rows = connection.execute(
        "SELECT doc FROM source WHERE born > ? OR (died > ? AND died < ?)", (after, after, LIVING)
    )
    return [doc for (doc,) in rows]


def _entries(connection: sqlite3.Connection, after: int) -> Iterator[words.Entry]:
    born = connection.execute(
        "SELECT doc, first, first + size FROM source WHERE born > ? AND +died = ? ORDER BY doc", (after, LIVING)
    ).fetchall()
    for at in range(0, len(born), _TOGETHER):
        yield from _entries_of(connection, born[at : at + _TOGETHER])


def _entries_of(connection: sqlite3.Connection, sources: Sequence[tuple[int, int, int]]) -> Iterator[words.Entry]:
    """Give the entries of neighbouring documents: what they cite is asked for all of them at once."""
    low, high = sources[0][1], sources[-1][2]
    cited: dict[int, list[str]] = {}
    for pid, value in connection.execute("SELECT * FROM cite WHERE pid >= ? AND pid < ? ORDER BY 1, 2", (low, high)):
        cited.setdefault(pid, []).append(value)
    passages = connection.execute(
        "SELECT pid, stem, exact, heading FROM passage WHERE pid >= ? AND pid < ? ORDER BY pid", (low, high)
    )
    pid, *tokens = next(passages, (high,))
    for doc, first, end in sources:
        while pid < end:
            # What lies between two of the documents is of others, which died.
            if pid >= first:
                named = cited.get(pid)
                every = dict(zip(_FIELDS, map(str.split, tokens), strict=True))
                yield words.Entry(pid, doc, every, wholes(named) if named else ())
            pid, *tokens = next(passages, (high,))


def _vectors(
    connection: sqlite3.Connection,
    folder: Path,
    before: Mapping[str, int],
    generation: int,
    dimensions: int,
    living: int,
    gathering: Gathering,
) -> Mapping[str, int]:
    """Write the codes that no segment has, together with the small segments before them, as one segment."""
    fresh = _born(connection, _last(before))
    mostly_dead = sum(before.values()) > 2 * living
    if not fresh and not mostly_dead:
        return before
    merged = list(before) if mostly_dead else segments.to_merge(before, fresh)
    kept = {name: rows for name, rows in before.items() if name not in merged}
    found = connection.execute(
        "SELECT p.pid, p.code FROM source s, passage p WHERE s.born > ? AND +s.died = ?"
        " AND p.pid >= s.first AND p.pid < s.first + s.size ORDER BY p.pid",
        (_last(kept), LIVING),
    ).fetchall()
    if not found:
        return kept
    codes = np.frombuffer(b"".join(code for _, code in found), dtype=np.int8).reshape(-1, dimensions)
    name = f"vectors-{generation}"
    taken_up = [segments.opened(folder / each, before[each], dimensions) for each in merged]
    segments.write(
        folder / name, codes, np.array([pid for pid, _ in found], dtype=np.int64), taken_up, gathering.parts()
    )
    return {**kept, name: len(found)}


def _last(segments: Mapping[str, int]) -> int:
    """Give the generation up to which these segments hold all that was born."""
    return max((int(name.partition("-")[2]) for name in segments), default=0)


def _born(connection: sqlite3.Connection, after: int) -> int:
    (passages,) = connection.execute(
        "SELECT coalesce(sum(size), 0) FROM source WHERE born > ? AND +died = ?", (after, LIVING)
    ).fetchone()
    return int(passages)


def sound(folder: Path, state: Published, dimensions: int) -> dict[str, str]:
    """Give which derived parts cannot be used, "words", "vectors" or "columns", with the reasons."""
    reasons: dict[str, str] = {}
    try:
        words.check(folder / state.words, state.words_files, state.opstamp)
    except IndexDamaged as broken:
        reasons["words"] = str(broken)
    try:
        for name, rows in state.vectors.items():
            segments.check(folder / name, rows, dimensions)
    except IndexDamaged as broken:
        reasons["vectors"] = str(broken)
    try:
        loading.check(folder, state)
    except IndexDamaged as broken:
        reasons["columns"] = str(broken)
    return reasons


def tidy(folder: Path, state: Published) -> None:
    """Remove what is derived and the published state does not name."""
    named = {state.words, state.columns, *state.vectors}
    for path in folder.iterdir():
        if path.name in named or not path.name.startswith(("words-", "vectors-", loading.PREFIX)):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
