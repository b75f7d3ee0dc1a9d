"""An index kept over time: one file that holds it, and the same index made anew."""

import zipfile
from dataclasses import dataclass

import numpy as np
import pytest
from small_documents import ALL, TOP, any_of, code, hits, near, put

from indexes import embedded
from indexes.encoding import SCALE
from indexes.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing, IndexUnavailable
from indexes.manifest import Manifest
from indexes.model import Action, Classification, Effect, Sort
from indexes.query import Relations, Statement
from indexes.runs import Run

STATEMENTS = Relations((Statement(Effect("uu/2007/21", Action.MENCABUT, None, None, "kutipan"), "a", 0),))
RUN = Run("2026-11-26T00:00:00+00:00", failed=(("/x.pdf", "rusak"),))


@dataclass
class Counting:
    """An encoder whose codes say which one made them: the number of letters, in a column of its own."""

    column: int = 0
    dimensions: int = 8
    name: str = "hitung"
    made: int = 0

    @property
    def digest(self):
        return f"kolom-{self.column}"

    def passages(self, texts):
        self.made += len(texts)
        rows = np.zeros((len(texts), self.dimensions), np.int8)
        rows[:, self.column] = [min(len(text), 127) for text in texts]
        return rows

    def query(self, text):
        return self.passages([text])[0]

    @property
    def manifest(self):
        return Manifest(self.name, self.digest, self.dimensions, SCALE)


@pytest.fixture
def folder(tmp_path):
    index = embedded.open_writer(tmp_path / "i", Counting().manifest, 0)
    put(index, "a", "batas negara", "jalan", near=[code(90), code(80)])
    put(index, "b", "batas laut", near=[code(70)], classification=Classification.RAHASIA)
    put(index, "kosong")
    index.put_relations(STATEMENTS)
    index.put_run(RUN)
    index.commit()
    index.close()
    return tmp_path / "i"


def whole(index):
    """Give everything that an index tells."""
    ids = [s.id for s in index.sources(ALL, Sort.NEWEST, 0, 99).items]
    every = [(index.source(i, TOP), index.passages(i, TOP), index.codes(i, TOP).tolist()) for i in ids]
    return every, index.relations(TOP), index.run(), hits(index, any_of("batas")), near(index, code(1))


def test_a_backup_comes_back_whole(folder, tmp_path):
    embedded.backup(folder, tmp_path / "c.rakor")
    embedded.restore(tmp_path / "c.rakor", tmp_path / "baru", 0)
    old, new = embedded.open_reader(folder), embedded.open_reader(tmp_path / "baru")
    assert whole(new) == whole(old)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["baru", "c.rakor", "i"]


def test_a_backup_holds_what_was_committed_while_another_writes(folder, tmp_path):
    index = embedded.open_writer(folder, Counting().manifest, 0)
    put(index, "c", "batas udara")
    embedded.backup(folder, tmp_path / "c.rakor")
    index.commit()
    put(index, "d", "batas darat")
    index.close()
    embedded.restore(tmp_path / "c.rakor", tmp_path / "baru", 0)
    assert hits(embedded.open_reader(tmp_path / "baru"), any_of("batas")) == ["a#0", "b#0"]


def test_no_backup_is_written_over(folder, tmp_path):
    (tmp_path / "c.rakor").write_text("penting", "utf-8")
    with pytest.raises(IndexUnavailable, match="sudah ada"):
        embedded.backup(folder, tmp_path / "c.rakor")
    with pytest.raises(IndexMissing):
        embedded.backup(tmp_path / "tidak-ada", tmp_path / "d.rakor")
    with pytest.raises(IndexUnavailable, match="tidak dapat ditulis"):
        embedded.backup(folder, tmp_path / "tidak" / "ada" / "d.rakor")
    assert (tmp_path / "c.rakor").read_text("utf-8") == "penting"


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda data: data[: len(data) // 2], IndexDamaged),
        (lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:], IndexDamaged),
        (lambda data: b"bukan arsip", IndexDamaged),
    ],
)
def test_a_spoiled_backup_is_refused_and_leaves_nothing(folder, tmp_path, spoil, error):
    embedded.backup(folder, tmp_path / "c.rakor")
    (tmp_path / "c.rakor").write_bytes(spoil((tmp_path / "c.rakor").read_bytes()))
    with pytest.raises(error):
        embedded.restore(tmp_path / "c.rakor", tmp_path / "baru", 0)
    assert not (tmp_path / "baru").exists()


def test_what_was_packed_again_by_hand_is_noticed(folder, tmp_path):
    embedded.backup(folder, tmp_path / "c.rakor")
    with zipfile.ZipFile(tmp_path / "c.rakor") as archive:
        about, data = archive.read("rakor.json"), archive.read("truth.db")
    with zipfile.ZipFile(tmp_path / "d.rakor", "w") as archive:
        archive.writestr("rakor.json", about)
        archive.writestr("truth.db", data[:-1] + b"\x01")
    with pytest.raises(IndexDamaged, match="tidak sama"):
        embedded.restore(tmp_path / "d.rakor", tmp_path / "baru", 0)


def test_another_archive_is_no_backup(tmp_path):
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(IndexMismatch, match="bukan cadangan"):
        embedded.restore(tmp_path / "d.zip", tmp_path / "baru", 0)


def test_nothing_is_restored_over_other_files(folder, tmp_path):
    embedded.backup(folder, tmp_path / "c.rakor")
    with pytest.raises(IndexMismatch, match="tidak kosong"):
        embedded.restore(tmp_path / "c.rakor", folder, 0)
    assert hits(embedded.open_reader(folder), any_of("batas")) == ["a#0", "b#0"]


def test_rebuilding_gives_the_same_without_encoding_again(folder):
    before, encoder = whole(embedded.open_reader(folder)), Counting()
    assert embedded.rebuild(folder, encoder, 0) == 3
    assert whole(embedded.open_reader(folder)) == before
    assert encoder.made == 0
    assert [p.name for p in folder.parent.iterdir()] == ["i"]


def test_a_reader_goes_over_to_the_rebuilt_index(folder):
    reader = embedded.open_reader(folder)
    before = whole(reader)
    embedded.rebuild(folder, Counting(), 0)
    assert whole(reader) == before
    index = embedded.open_writer(folder, Counting().manifest, 0)
    put(index, "c", "batas udara")
    index.commit()
    assert hits(reader, any_of("batas")) == ["a#0", "b#0", "c#0"]
    index.close()


def test_another_encoder_makes_other_codes_and_an_old_reader_is_refused(folder):
    reader = embedded.open_reader(folder)
    assert near(reader, code(1)) != []
    embedded.rebuild(folder, Counting(column=3), 0)
    with pytest.raises(IndexMismatch, match="encoder_digest"):
        hits(reader, any_of("batas"))
    index = embedded.open_reader(folder)
    assert index.codes("a", TOP).tolist() == [code(0, 0, 0, n).tolist() for n in (18, 11)]


def test_rebuilding_mends_what_is_derived(folder):
    for path in folder.glob("words-*/*"):
        path.unlink()
    embedded.rebuild(folder, Counting(), 0)
    assert hits(embedded.open_reader(folder), any_of("batas")) == ["a#0", "b#0"]


def test_rebuilding_waits_for_its_turn(folder):
    index = embedded.open_writer(folder, Counting().manifest, 0)
    with pytest.raises(IndexLocked):
        embedded.rebuild(folder, Counting(), 0)
    index.close()
