"""Writers that are killed lose nothing that was committed."""

import random
import signal
import time
from contextlib import closing

import pytest
from embedded_folder import DIE, WRITE, everything, running, writing
from small_documents import any_of, hits, put

from indexes.embedded import open_reader


def test_killed_at_any_moment_nothing_committed_is_lost(folder):
    chance = random.Random(20240131)
    start = 0
    for _ in range(4):
        with running(WRITE, folder, start) as child:
            child.stdout.readline()
            time.sleep(chance.uniform(0.02, 0.25))
            child.send_signal(signal.SIGKILL)
            told = child.stdout.read().split()
        last = int(told[-1]) if told else start
        with closing(open_reader(folder)) as reader:
            assert int(reader.versions("/")["ganti"]) in (last, last + 1)
        with writing(folder) as index:
            done = int(index.versions("/")["ganti"])
            assert done in (last, last + 1)
            gone = {n - 1 for n in range(done + 1) if n % 4 == 3}
            kept = {f"d{n:05}#{m}" for n in range(done + 1) if n not in gone for m in (0, 1)}
            assert everything(index) == kept | {f"ganti#{m}" for m in range(done % 3 + 1)}
            assert hits(index, any_of("ke" + str(done))) == [f"ganti#{m}" for m in range(done % 3 + 1)]
        start = done + 1


STEPS = (
    ("recording.record", "before"), ("recording.record", "after"), ("words.write", "after"),
    ("segments.write", "after"), ("array_file.write", "before"), ("array_file.write", "after"),
    ("published.publish", "before"), ("published.publish", "after"),
    ("recording.purge", "after"),
)  # fmt: skip


@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_between_the_steps_of_a_commit_it_is_whole_or_not_there(folder, step, when):
    with writing(folder) as index:
        for name in ("ganti", "hapus", "tetap"):
            put(index, name, "batas")
        index.commit()
    with running(DIE, folder, step, when) as child:
        assert child.wait() == -signal.SIGKILL
    old, new = {"ganti#0", "hapus#0", "tetap#0"}, {"ganti#0", "ganti#1", "tambah#0", "tetap#0"}
    visible = step == "recording.purge" or (step, when) == ("published.publish", "after")
    with closing(open_reader(folder)) as reader:
        assert set(reader.versions("/")) == {key[:-2] for key in (new if visible else old)}
        assert set(hits(reader, any_of("batas"))) <= (new if visible else old)
    with writing(folder) as index:
        assert everything(index) == (old if when == "before" and step == "recording.record" else new)
        assert bool(index.repaired) == (not visible and (step, when) != ("recording.record", "before"))
