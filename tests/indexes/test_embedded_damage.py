"""Damaged files: what is derived is rebuilt and reported, what cannot be is refused."""

import shutil
from contextlib import closing

import pytest
from embedded_folder import (
    PAGE,
    READS,
    TITLE,
    WHOLE,
    empty,
    everything,
    filled,
    garbage,
    garbage_inside,
    half,
    holds_all,
    parts,
    remove,
    remove_a_file,
    truncate,
    writing,
)
from small_documents import MANIFEST, any_of, hits, put

from indexes.embedded import loading, open_reader, open_writer
from indexes.errors import IndexDamaged, IndexUnavailable

DAMAGES = [
    *[(part, damage) for part in ("words-", "vectors-") for damage in (remove, truncate, empty, remove_a_file)],
    *[(part, damage) for part in ("columns-", "current.json") for damage in (remove, truncate, empty)],
]


@pytest.fixture(autouse=True)
def columns_in_a_file(monkeypatch):
    monkeypatch.setattr(loading, "FEW", 0)


@pytest.mark.parametrize(("part", "damage"), DAMAGES)
def test_what_is_derived_is_rebuilt_and_reported(folder, part, damage):
    filled(folder)
    for path in parts(folder, part):
        damage(path)
    with closing(open_reader(folder)) as reader, pytest.raises(IndexUnavailable, match="rakor ingest"):
        everything(reader)
    with writing(folder) as index, closing(open_reader(folder)) as reader:
        assert index.repaired
        assert holds_all(index)
        assert holds_all(reader)
        put(index, "a", "batas baru")
        index.commit()
        assert hits(reader, any_of("baru")) == ["a#0"]
    with writing(folder) as index:
        assert not index.repaired


def test_leftovers_of_both_kinds_are_rebuilt_together(folder):
    filled(folder)
    for path in parts(folder, "words-") + parts(folder, "vectors-"):
        shutil.rmtree(path)
    with writing(folder) as index:
        assert len(index.repaired) == 2
        assert holds_all(index)


@pytest.mark.parametrize("damage", [garbage, garbage_inside, half, bytes.upper], ids=lambda f: f.__name__)
@pytest.mark.parametrize("write", [False, True])
def test_a_damaged_truth_is_reported_with_what_to_do(folder, damage, write):
    filled(folder)
    path = folder / "truth.db"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(IndexDamaged, match="rakor ingest"):
        (open_writer(folder, MANIFEST, 0) if write else open_reader(folder)).close()


def test_whatever_page_is_damaged_the_answer_is_right_or_refused(folder):
    filled(folder)
    path = folder / "truth.db"
    content = path.read_bytes()
    with closing(open_reader(folder)) as reader:
        right = {name: read(reader) for name, read in READS.items()}
    refused = set()
    for start in range(PAGE, len(content), PAGE):
        path.write_bytes(content[:start] + garbage(content[start : start + PAGE]) + content[start + PAGE :])
        for name, read in READS.items():
            try:
                with closing(open_reader(folder)) as reader:
                    assert read(reader) == right[name], (start, name)
            except IndexDamaged:
                refused.add(name)
    assert {"lexical", "semantic", "counts", "listed", "sources", "passages", "vocabulary"} <= refused


def test_what_cannot_be_rebuilt_from_a_damaged_truth_is_refused(folder):
    filled(folder)
    path = folder / "truth.db"
    content = path.read_bytes()
    for start in range(PAGE, len(content), PAGE):
        path.write_bytes(content[:start] + garbage(content[start : start + PAGE]) + content[start + PAGE :])
        for part in parts(folder, "words-"):
            shutil.rmtree(part)
        try:
            with writing(folder) as index:
                assert sorted(hits(index, TITLE)) == sorted(WHOLE), start
        except IndexDamaged as damaged:
            assert "rakor ingest" in str(damaged)  # noqa: PT017 - some pages hold nothing that is needed
        path.write_bytes(content)
