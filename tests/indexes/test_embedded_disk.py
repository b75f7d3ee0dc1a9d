"""What a disk can do to an index folder: full, read-only, gone, a byte changed; a clear error or a told repair."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from embedded_folder import DIE, PAGE, WHOLE, everything, filled, holds_all, parts, running, writing
from small_documents import ALL, MANIFEST, any_of, code, hits, near, put

from indexes.embedded import open_reader, open_writer
from indexes.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexUnwritable, RakorError
from indexes.manifest import require

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: mounts a small file system or changes user")
NOBODY = 65534


def mounted(place: Path, *options: str) -> bool:
    return subprocess.run(["mount", *options, str(place)], capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    if not mounted(place, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs"):
        pytest.skip("this machine does not let root mount a small file system")
    try:
        yield place / "indeks"
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_up(folder: Path) -> int:
    """Write until the disk is full; gives the number of the last commit that was told."""
    done = 0
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        for n in range(1, 200):
            for k in range(20):
                text = f"batas versi{n} " + " ".join(f"k{n}x{k}x{j}" for j in range(60))
                put(index, f"d{k}", text, text, text, version=str(n))
            index.commit()
            done = n
    return done


@ROOT_ONLY
@pytest.mark.parametrize("kilobytes", [1_500, 2_020, 2_540, 3_060, 3_580])
def test_a_full_disk_is_named_and_costs_nothing_that_was_committed(tmp_path, kilobytes):
    with small_disk(tmp_path / "kecil", kilobytes) as folder:
        with pytest.raises(IndexUnwritable, match="ruang"):
            fill_up(folder)
        with closing(open_reader(folder)) as reader:
            seen = set(reader.versions("/").values())
            assert len(seen) == 1
            assert len(hits(reader, any_of("batas"), limit=999)) in (60, 0)
        assert mounted(folder.parent, "-o", "remount,size=40m", "tmpfs")
        with writing(folder) as index:
            versions = set(index.versions("/").values())
            assert len(versions) == 1
            assert versions == seen or index.repaired
            assert len(hits(index, any_of("versi" + versions.pop()), limit=999)) == 60
            assert len(near(index, code(1), limit=999)) == 60
            put(index, "d0", "batas baru")
            index.commit()
            assert hits(index, any_of("baru")) == ["d0#0"]


def as_nobody(folder: Path, write: bool) -> str:
    """Open and read the folder as a user without rights; gives the error's class and sentence, or "read"."""
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(NOBODY)
        try:
            with closing(open_writer(folder, MANIFEST, 0) if write else open_reader(folder)) as index:
                told = "read" if everything(index) == WHOLE else "wrong"
        except RakorError as refused:
            told = f"{type(refused).__name__} {refused}"
        except BaseException as slip:  # noqa: BLE001 - the child must end here, whatever it met
            told = f"slip {slip!r}"
        os.write(telling, told.encode())
        os._exit(0)
    os.close(telling)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()


@ROOT_ONLY
@pytest.mark.parametrize("write", [True, False])
def test_a_folder_that_may_not_be_written_is_named(folder, write):
    filled(folder)
    for place in (folder.parent, folder):
        place.chmod(0o755)
    told = as_nobody(folder, write)
    # A reader needs SQLite's shared memory beside the file, and may not make it here.
    assert told.startswith("IndexUnwritable")
    assert str(folder) in told
    assert "ditulisi" in told


@ROOT_ONLY
def test_a_reader_without_rights_is_not_told_of_damage_either_while_another_process_writes(folder):
    filled(folder)
    for place in (folder.parent, folder):
        place.chmod(0o755)
    with writing(folder):
        assert as_nobody(folder, write=False).startswith("IndexUnwritable")


@ROOT_ONLY
def test_a_user_with_rights_to_the_folder_reads_and_writes_what_another_made(folder):
    filled(folder)
    for place in (folder.parent, folder, *folder.rglob("*")):
        place.chmod(place.stat().st_mode | (0o777 if place.is_dir() else 0o066))
    with writing(folder) as index:
        put(index, "d", "batas")
        index.commit()
        index.delete("d")
        index.commit()
    for place in (folder / "truth.db", folder / "lock", *parts(folder, "words-")[0].glob(".tantivy*")):
        place.chmod(0o666)
    assert as_nobody(folder, write=False) == "read"


@ROOT_ONLY
def test_a_read_only_file_system_is_named(tmp_path):
    with small_disk(tmp_path / "kecil", 8_000) as folder:
        filled(folder)
        assert mounted(folder.parent, "-o", "remount,ro", "tmpfs")
        for opened in (lambda: open_writer(folder, MANIFEST, 0), lambda: open_reader(folder)):
            with pytest.raises(IndexUnwritable, match="ditulisi"):
                opened().close()


def test_a_folder_removed_under_a_server_is_missed_and_its_successor_served(folder):
    filled(folder)
    with closing(open_reader(folder)) as reader:
        assert holds_all(reader)
        shutil.rmtree(folder)
        for _ in range(2):
            with pytest.raises(IndexMissing, match="rakor ingest"):
                everything(reader)
            with pytest.raises(IndexMissing, match="rakor ingest"):
                near(reader, code(1))
        with writing(folder) as index:
            put(index, "lain", "kapal karam", "batas")
            index.commit()
            assert everything(reader) == {"lain#0", "lain#1"}
            assert hits(reader, any_of("karam")) == ["lain#0"]


def test_a_successor_of_another_encoder_is_refused_by_an_open_reader(folder):
    filled(folder)
    with closing(open_reader(folder)) as reader:
        assert holds_all(reader)
        shutil.rmtree(folder)
        with closing(open_writer(folder, replace(MANIFEST, encoder_digest="f" * 8), 0)) as index:
            put(index, "lain", "kapal")
            index.commit()
        with pytest.raises(IndexMismatch, match="ffffffff"):
            hits(reader, any_of("kapal"))


def test_a_folder_removed_under_a_writer_is_named(folder):
    with writing(folder) as index:
        put(index, "a", "batas")
        index.commit()
        shutil.rmtree(folder)
        put(index, "b", "batas")
        with pytest.raises(IndexUnwritable, match="ditulisi"):
            index.commit()


@pytest.mark.parametrize("opened", [open_reader, lambda folder: open_writer(folder, MANIFEST, 0)])
def test_an_older_format_is_refused_with_what_to_do(folder, opened):
    with closing(open_writer(folder, replace(MANIFEST, format=MANIFEST.format - 1), 0)) as index:
        put(index, "a", "batas")
        index.commit()
    with pytest.raises(IndexMismatch, match=r"format.*rakor ingest"), closing(opened(folder)) as index:
        require(index.manifest, MANIFEST, str(folder))


def derived(folder: Path) -> list[Path]:
    return [file for part in ("words-", "vectors-") for path in parts(folder, part) for file in sorted(path.rglob("*"))]


@pytest.mark.parametrize("where", [0.0, 0.3, 0.7, 1.0])
def test_one_changed_byte_in_whatever_derived_file_is_found_and_mended(folder, where):
    filled(folder)
    locks = (".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock")
    changed = [path.relative_to(folder) for path in derived(folder) if path.name not in locks]
    for n, file in enumerate(changed):
        # A folder of its own each time: tantivy goes on tidying for a moment after its writer is closed.
        damaged = shutil.copytree(folder, folder.with_name(f"rusak-{n}"))
        content = bytearray((damaged / file).read_bytes())
        content[min(int(len(content) * where), len(content) - 1)] ^= 0x41
        (damaged / file).write_bytes(content)
        with closing(open_reader(damaged)) as reader:
            assert reader.check(), file
        with writing(damaged) as index:
            assert any("dibangun ulang" in each for each in index.repaired), file
            assert holds_all(index)
            assert index.check() == ()


def test_a_sound_index_has_nothing_to_tell(folder):
    filled(folder)
    with closing(open_reader(folder)) as reader:
        assert reader.check() == ()
    with writing(folder) as index:
        assert (index.repaired, index.check()) == ((), ())


def test_a_damaged_page_of_the_truth_is_told_by_the_check(folder):
    filled(folder)
    path = folder / "truth.db"
    content = bytearray(path.read_bytes())
    content[PAGE * 3 : PAGE * 3 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with closing(open_reader(folder)) as reader:
        assert any("truth.db" in each for each in reader.check())


def test_a_killed_writer_leaves_orphans_that_the_next_one_collects_without_rebuilding(folder):
    with writing(folder) as index:
        for name in ("ganti", "hapus", "tetap"):
            put(index, name, "batas")
        index.commit()
    with running(DIE, folder, "words.write", "after") as child:
        child.wait()
    for orphan in ("words-9", "vectors-7.new", "vectors-99"):
        (folder / orphan).mkdir()
        (folder / orphan / "sisa").write_bytes(b"x" * 999)
    with writing(folder) as index:
        assert [each for each in index.repaired if "dibangun ulang" in each] == []
        assert sorted(hits(index, any_of("batas"), ALL)) == ["ganti#0", "ganti#1", "tambah#0", "tetap#0"]
    assert {path.name.partition("-")[0] for path in folder.iterdir()} == {
        "lock", "truth.db", "current.json", "words", "vectors",
    }  # fmt: skip
    assert not [path for path in folder.iterdir() if path.name in {"words-9", "vectors-7.new", "vectors-99"}]


def test_a_file_that_a_killed_writer_would_write_again_is_no_hindrance(folder):
    filled(folder)
    (words,) = parts(folder, "words-")
    segments = {path.stem for path in words.glob("*.idx")}
    # The deletes of the next commits, as a writer that was killed before the commit leaves them.
    for segment in segments:
        for opstamp in range(200):
            (words / f"{segment}.{opstamp}.del").write_bytes(b"sisa")
    with writing(folder) as index:
        assert index.repaired == ()
        for n in range(5):
            put(index, "a", "batas laut", version=str(n))
            index.commit()
        assert everything(index) == WHOLE


def test_orphans_are_collected_even_when_nothing_else_is_to_mend(folder):
    filled(folder)
    (folder / "vectors-99").mkdir()
    with writing(folder) as index:
        assert index.repaired == ()
    assert not (folder / "vectors-99").exists()


def test_a_check_of_a_folder_that_is_gone_is_an_error_of_ours(folder):
    filled(folder)
    with closing(open_reader(folder)) as reader:
        shutil.rmtree(folder)
        with pytest.raises((IndexMissing, IndexDamaged)):
            everything(reader)
