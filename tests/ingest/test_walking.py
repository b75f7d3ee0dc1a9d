import os
import socket
from pathlib import Path

import pytest

from ingest.walking import walk


def make(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi")


def found(root):
    return [file.file for file in walk([root]).files]


def reasons(root):
    return {os.path.relpath(refusal.path, root): refusal.reason for refusal in walk([root]).refused}


def test_files_are_found_in_sorted_order_below_their_root(tmp_path):
    make(tmp_path, "b/2.pdf", "b/1.pdf", "a.txt", "c/d/e.html")
    assert found(tmp_path) == ["a.txt", "b/1.pdf", "b/2.pdf", "c/d/e.html"]
    assert {file.root for file in walk([tmp_path]).files} == {tmp_path}


def test_a_file_given_directly_has_its_folder_as_root_and_is_found_once(tmp_path):
    make(tmp_path, "b/1.pdf", "b/2.pdf")
    walked = walk([tmp_path / "b" / "1.pdf", tmp_path / "b"])
    assert [(file.root, file.file) for file in walked.files] == [(tmp_path / "b", "1.pdf"), (tmp_path / "b", "2.pdf")]


def test_hidden_lock_and_system_files_are_left_out(tmp_path):
    make(
        tmp_path,
        ".git/x.txt",
        ".a.txt",
        "~$notula.docx",
        "Thumbs.db",
        "desktop.ini",
        "b.txt~",
        "__MACOSX/c.txt",
        "d.txt",
    )
    assert found(tmp_path) == ["d.txt"]
    assert reasons(tmp_path) == {}


def test_a_sidecar_goes_with_its_file_and_a_lone_json_does_not(tmp_path):
    make(tmp_path, "a.pdf", "a.pdf.json", "b.json")
    assert [(file.file, file.sidecar) for file in walk([tmp_path]).files] == [
        ("a.pdf", tmp_path / "a.pdf.json"),
        ("b.json", None),
    ]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("README.md", ["a/x.pdf", "a/y.txt", "arsip/z.pdf", "b.md"]),
        ("arsip/", ["README.md", "a/README.md", "a/x.pdf", "a/y.txt", "b.md"]),
        ("*.pdf\n# komentar\n", ["README.md", "a/README.md", "a/y.txt", "b.md"]),
        ("/README.md", ["a/README.md", "a/x.pdf", "a/y.txt", "arsip/z.pdf", "b.md"]),
        ("a/*.pdf", ["README.md", "a/README.md", "a/y.txt", "arsip/z.pdf", "b.md"]),
        ("*.md\n!b.md", ["a/x.pdf", "a/y.txt", "arsip/z.pdf", "b.md"]),
        ("b.md/", ["README.md", "a/README.md", "a/x.pdf", "a/y.txt", "arsip/z.pdf", "b.md"]),
    ],
)
def test_rakorignore(tmp_path, lines, kept):
    make(tmp_path, "README.md", "a/README.md", "a/x.pdf", "a/y.txt", "arsip/z.pdf", "b.md")
    (tmp_path / ".rakorignore").write_text(lines)
    assert found(tmp_path) == kept


def test_a_rakorignore_holds_below_its_own_folder(tmp_path):
    make(tmp_path, "a/x.txt", "b/x.txt")
    (tmp_path / "a" / ".rakorignore").write_text("x.txt")
    assert found(tmp_path) == ["b/x.txt"]


def test_a_linked_folder_is_entered_once_and_files_keep_their_real_names(tmp_path):
    make(tmp_path, "z/x.txt")
    (tmp_path / "a").symlink_to(tmp_path / "z")
    assert found(tmp_path) == ["z/x.txt"]
    assert reasons(tmp_path) == {}


def test_a_linked_folder_elsewhere_is_followed(tmp_path):
    make(tmp_path, "luar/x.txt")
    (tmp_path / "akar").mkdir()
    (tmp_path / "akar" / "tautan").symlink_to(tmp_path / "luar")
    assert found(tmp_path / "akar") == ["tautan/x.txt"]


def test_what_is_no_file_is_refused_with_the_reason(tmp_path, monkeypatch):
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "atas").symlink_to(tmp_path)
    (tmp_path / "diri").symlink_to(tmp_path / "diri")
    (tmp_path / "putus").symlink_to(tmp_path / "tiada")
    os.mkfifo(tmp_path / "pipa")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("soket")
        found_reasons = reasons(tmp_path)
    assert found(tmp_path) == ["a/x.txt"]
    assert {name: reason.split(" (")[0] for name, reason in found_reasons.items()} == {
        "a/atas": "tautan melingkar ke folder di atasnya; hapus tautannya",
        "diri": "tidak dapat dibuka",
        "putus": "tautan ke berkas yang tidak ada",
        "pipa": "bukan berkas biasa",
        "soket": "bukan berkas biasa",
    }


def test_a_name_that_is_no_utf8_is_refused_and_can_be_printed(tmp_path):
    make(tmp_path, "a.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_text("isi", "utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xfe")).mkdir()
    assert found(tmp_path) == ["a.txt"]
    told = reasons(tmp_path)
    assert set(told) == {"b\ufffd.txt", "c\ufffd"}
    assert all("UTF-8" in reason for reason in told.values())


def test_a_missing_path_is_refused(tmp_path):
    assert reasons(tmp_path / "tiada") == {".": "tidak ditemukan"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; run as another user")
def test_what_may_not_be_read_is_refused(tmp_path):
    make(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    try:
        assert set(reasons(tmp_path)) == {"a.txt", "b"}
    finally:
        (tmp_path / "b").chmod(0o755)
