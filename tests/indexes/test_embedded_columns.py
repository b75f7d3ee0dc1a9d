"""Columns out of a file and what came since are the columns of the truth; names are found without a dict."""

import json
import random
from contextlib import closing
from datetime import date
from zlib import crc32

import numpy as np
import pytest
from embedded_folder import everything, filled, holds_all, parts, writing
from small_documents import MANIFEST, put

from indexes.embedded import array_file, loading, names, open_reader, open_writer, published, tabulating
from indexes.embedded.names import Names, PlaceOf
from indexes.embedded.truth import Readers
from indexes.errors import IndexDamaged
from indexes.model import Classification, Kind, Outcome, Progress, Rung

PLACES = ("Motaain", "Skouw", "Entikong", "Nunukan")
CITED = ("uu/2007/21", "uu/2007/21/pasal/2", "uu/2011/6")
NEVER = 10**9


def of(folder, whole=False):
    """Give the columns of the published state as readers get them, or read from the truth alone."""
    state, readers = published.read(folder), Readers(folder)
    with closing(readers):
        if whole:
            return tabulating.read(readers.connection(), state.generation, 0).columns()
        return loading.load(readers.connection(), folder, state)


def told(columns):
    """Give all that columns say, with the values of labels by name."""
    outcomes = columns.outcomes
    plain = ("doc", "rank", "first", "size", "kind", "dated", "classification", "summary", "document")
    labels = {name: getattr(columns, name) for name in ("language", "place", "institution", "cites")}
    return (
        [getattr(columns, name).tolist() for name in plain],
        list(columns.ids),
        {name: pairs(each) for name, each in (labels | {"owners": outcomes.owners}).items()},
        [each.tolist() for each in (outcomes.row, outcomes.rung, outcomes.progress, outcomes.due)],
        [sorted(map(columns.cited.names.__getitem__, cited_by(columns, row))) for row in range(columns.rows)],
        [columns.place_of.get(name) for name in (*columns.ids, "tidak ada")],
    )


def pairs(labels):
    return sorted((owner, labels.names[value]) for owner, value in zip(labels.owner, labels.value, strict=True))


def cited_by(columns, row):
    return columns.cited.value[columns.cited.pairs_of(np.array([row]))].tolist()


def some_document(index, chance, name):
    """Put a document of which everything is drawn by lot."""

    def passage():
        outcome = Outcome(chance.choice(tuple(Rung)), tuple(chance.sample(PLACES, 2)), "x", chance.choice((None, day)))
        done = Outcome(Rung.HARAPAN, (), "y", status=Progress.SELESAI)
        return {"cites": tuple(chance.sample(CITED, 2)), "outcome": chance.choice((None, outcome, done))}

    day = date(2024, 1, chance.randint(1, 28))
    put(
        index, name, *(passage() for _ in range(chance.randint(0, 4))), kind=chance.choice(tuple(Kind)),
        dated=chance.choice((None, day)), places=tuple(chance.sample(PLACES, 2)), institutions=(f"BNN {day.day % 5}",),
        classification=chance.choice(tuple(Classification)), summary=chance.random() < 0.3,
        language=chance.choice(("id", "en")),
    )  # fmt: skip


@pytest.mark.parametrize(("few", "share"), [(0, 1e-9), (0, 16), (20, 2), (NEVER, 1)])
def test_whenever_the_file_was_written_the_columns_are_those_of_the_truth(folder, monkeypatch, few, share):
    monkeypatch.setattr(loading, "FEW", few)
    monkeypatch.setattr(loading, "SHARE", share)
    chance, files, gone = random.Random(few), set(), 0
    for n in range(30):
        with writing(folder) as index:
            for _ in range(chance.randint(1, 4)):
                some_document(index, chance, f"d{chance.randint(0, 40) ** 2}é")
                index.delete(f"d{chance.randint(0, 40) ** 2}é")
            if n == 20:
                for name in index.versions("/"):
                    index.delete(name)
            index.commit()
        state = published.read(folder)
        assert [path.name for path in parts(folder, "columns-")] == ([state.columns] if state.columns else [])
        assert told(of(folder)) == told(of(folder, whole=True)), n
        files.add(state.columns)
        gone += bool(state.gone)
    assert (len(files) > 3, gone > 3) == {1e-9: (False, True), 16: (True, False), 2: (True, True), 1: (False, False)}[
        share
    ]


def test_a_few_passages_need_no_file(folder):
    filled(folder)
    assert parts(folder, "columns-") == []


def test_a_folder_of_an_earlier_version_is_read_and_gets_the_file_with_its_next_commit(folder, monkeypatch):
    filled(folder)
    state = json.loads((folder / published.NAME).read_bytes())
    for name in ("columns", "columns_sum", "gone"):
        del state[name]
    (folder / published.NAME).write_text(json.dumps(state))
    monkeypatch.setattr(loading, "FEW", 0)
    with closing(open_reader(folder)) as reader, writing(folder) as index:
        assert not index.repaired
        assert holds_all(reader)
        assert parts(folder, "columns-") == []
        put(index, "d", "laut")
        index.commit()
        assert len(parts(folder, "columns-")) == 1
        assert everything(reader) == everything(index)


def test_a_changed_byte_is_found_by_a_writer_and_mended(folder, monkeypatch):
    monkeypatch.setattr(loading, "FEW", 0)
    filled(folder)
    (path,) = parts(folder, "columns-")
    content = path.read_bytes()
    for at in range(0, len(content), 97):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with closing(open_writer(folder, MANIFEST, 0)) as index:
            assert [line.partition(" ")[0] for line in index.repaired] == ["kolom"]
            assert holds_all(index)
        (path,) = parts(folder, "columns-")
        content = path.read_bytes()


@pytest.mark.parametrize("content", [b"", b"\x05", b"\xff" * 200, b"\x04" + bytes(7) + b"[[1]" + bytes(99)])
def test_what_is_no_file_of_arrays_is_refused(tmp_path, content):
    path = tmp_path / "columns-1"
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="rakor ingest"):
        array_file.opened(path)
    with pytest.raises(IndexDamaged, match="rakor ingest"):
        loading.opened(path)


def test_arrays_come_back_as_they_were_and_the_checksum_is_of_every_byte(tmp_path):
    arrays = {"a": np.arange(7, dtype=np.int32), "b.c": np.empty(0, np.int64), "d": np.array([True, False])}
    path = tmp_path / "arrays"
    checksum = array_file.write(path, arrays)
    assert checksum == crc32(path.read_bytes())
    array_file.check(path, checksum)
    found = array_file.opened(path)
    assert [(name, each.dtype, each.tolist()) for name, each in found.items()] == [
        (name, each.dtype, each.tolist()) for name, each in arrays.items()
    ]
    with pytest.raises(IndexDamaged):
        array_file.check(path, checksum + 1)
    with pytest.raises(ValueError, match="read-only"):
        found["a"][0] = 1


def test_names_are_found_among_those_with_the_same_digest():
    assert crc32(b"plumless") == crc32(b"buckeroo")
    found = PlaceOf(Names.of(["plumless", "", "désa", "buckeroo"]))
    assert [found.get(name) for name in ("buckeroo", "désa", "tak ada", "plumless", "")] == [3, 2, None, 0, 1]
    assert PlaceOf(Names.of(["plumless"])).get("buckeroo") is None
    assert PlaceOf(Names.of([])).get("a") is None
    assert "désa" in found
    assert (len(found), list(found)) == (4, ["plumless", "", "désa", "buckeroo"])


def test_names_are_kept_up_to_a_number_and_are_right_beyond_it(monkeypatch):
    monkeypatch.setattr(names, "_MOST", 3)
    written = [f"d{n}" for n in range(20)]
    found = PlaceOf(Names.of(written))
    for n in random.Random(1).choices(range(20), k=99):
        assert found.name(n) == written[n]
        assert found[written[(n * 7) % 20]] == (n * 7) % 20
        assert len(found._said) <= 3
        assert len(found._met) <= 3
