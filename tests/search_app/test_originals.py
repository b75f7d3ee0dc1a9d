"""Original files with names that no header and no disk can hold."""

import pytest
from shelves import shelf

NAMES = ["a b\nc.txt", "tab\tisi.txt", "kutip'\"isi.txt", "notula—akhir.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_can_be_fetched(tmp_path, name):
    (tmp_path / name).write_text("isi", "utf-8")
    client = shelf(tmp_path / "index", ("x", "Rapat.", {"root": str(tmp_path), "file": name}))
    with client.get("/dokumen/x/asli") as served:
        assert (served.status_code, served.data) == (200, b"isi")


def test_a_row_whose_id_is_longer_than_a_name_may_be_has_a_page_and_no_original(tmp_path):
    (tmp_path / "x.jsonl").write_text("{}", "utf-8")
    told = {"root": str(tmp_path), "file": "x.jsonl/" + "9" * 5_000}
    client = shelf(tmp_path / "index", ("x", "Rapat.", told))
    assert client.get("/dokumen/x").status_code == 200
    assert client.get("/dokumen/x/asli").status_code == 404
