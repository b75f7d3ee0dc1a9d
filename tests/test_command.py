"""The face to the outside: commands, their JSON, their exit codes."""

import json
from datetime import date
from pathlib import Path

import pytest

import rakor

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(autouse=True)
def in_its_place(monkeypatch):
    """Leave the tests' own process where it is: a command is one of its own."""
    monkeypatch.setattr("ingest.lightly.give_way", lambda: None)


def run(capsys, *argv: str) -> tuple[int, object]:
    code = rakor.main([*argv])
    return code, json.loads(capsys.readouterr().out)


def test_ingest_reports_as_json(capsys, tmp_path):
    file = tmp_path / "a" / "berita.txt"
    file.parent.mkdir()
    file.write_text(
        "Judul Berita\n\nKUPANG, Warta Contoh - Isi berita tentang perbatasan, Selasa (7/5/2024).\n", "utf-8"
    )
    code, report = run(capsys, "ingest", str(file.parent), "--index", str(tmp_path / "i"), "--json")
    assert code == 0
    assert report.keys() >= {"added", "changed", "unchanged", "removed", "failed", "passages", "seconds"}
    assert (report["added"], report["failed"]) == (1, [])
    (file.parent / "x.pdf").write_bytes(b"%PDF-1.4 no")
    code, report = run(capsys, "ingest", str(file.parent), "--index", str(tmp_path / "i"), "--json")
    assert code == 1
    assert report["unchanged"] == 1
    assert report["failed"][0].keys() == {"path", "reason"}


def test_the_corpus_is_read_without_a_failure(corpus_index):
    _, report = corpus_index
    assert report.failed == ()
    assert report.added >= 60


def test_read_tells_what_is_understood(capsys):
    code, read = run(capsys, "read", str(CORPUS / "notula" / "2024-05-07-rakor-plbn-motaain.docx"), "--json")
    assert code == 0
    assert read.keys() == {
        "kind", "title", "number", "dated", "places", "institutions", "people", "outcomes", "cites", "articles",
        "passages", "warnings",
    }  # fmt: skip
    assert (read["kind"], read["dated"]) == ("notula", "2024-05-07")
    assert {"Belu", "Nusa Tenggara Timur"} <= set(read["places"])
    assert {"IOM", "UNODC"} <= set(read["institutions"])
    assert read["outcomes"]
    for outcome in read["outcomes"]:
        assert outcome.keys() == {"rung", "who", "what", "due", "due_text", "computed", "status"}
        assert outcome["due"] is None or date.fromisoformat(outcome["due"])
    assert [p["ordinal"] for p in read["passages"]] == list(range(len(read["passages"])))


def test_read_names_the_articles_of_a_regulation(capsys):
    _, read = run(capsys, "read", str(CORPUS / "peraturan" / "uu-21-2007-ptppo.pdf"), "--json")
    assert read["kind"] == "peraturan"
    assert read["articles"][:3] == ["1", "2", "3"]
    assert (read["number"], read["dated"]) == ("UU Nomor 21 Tahun 2007", "2007-04-19")


def test_search_answers_as_json(capsys, corpus_index):
    where, _ = corpus_index
    code, found = run(capsys, "search", "pasal", "2", "uu", "21/2007", "--index", where, "--json")
    assert code == 0
    assert found.keys() == {"query", "mode", "total", "took_ms", "counts", "hits", "notes"}
    first = found["hits"][0]
    assert first.keys() == {"source", "file", "kind", "title", "dated", "url", "score", "passages"}
    assert first["passages"][0]["url"] == "/peraturan/uu/2007/21/pasal/2"
    assert found["total"] == sum(found["counts"]["kind"].values())
    assert first["passages"][0].keys() == {"ordinal", "headings", "page", "text", "marks", "url", "cites"}


def test_marks_count_code_points(capsys, corpus_index):
    where, _ = corpus_index
    _, found = run(capsys, "search", "korban perdagangan orang", "--index", where, "--json", "--mode", "words")
    passages = [p for hit in found["hits"] for p in hit["passages"]]
    words = {p["text"][a:b].lower() for p in passages for a, b in p["marks"]}
    assert "korban" in words
    assert all(word.strip() == word for word in words)


def test_search_filters(capsys, corpus_index):
    where, _ = corpus_index
    options = ["--kind", "notula", "--place", "NTT", "--since", "2024", "--until", "2024-12-31", "--limit", "50"]
    _, found = run(capsys, "search", "rakor perbatasan", *options, "--index", where, "--json")
    assert found["hits"]
    assert all(h["kind"] == "notula" and h["dated"].startswith("2024") for h in found["hits"])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["search", "x", "--index", "/nowhere/at/all"], "rakor ingest"),
        (["search", "x", "--since", "kemarin"], "kemarin"),
        (["evaluate", "."], "queries.jsonl"),
        (["read", "/nowhere/x.pdf"], "/nowhere/x.pdf"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence(capsys, argv, said):
    assert rakor.main(argv) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_evaluate_on_its_own_passages(capsys, tmp_path):
    passages = [{"id": "a", "title": "", "text": "peta jalan perbatasan"}, {"id": "b", "title": "", "text": "ikan"}]
    (tmp_path / "passages.jsonl").write_text("\n".join(map(json.dumps, passages)), "utf-8")
    (tmp_path / "queries.jsonl").write_text(json.dumps({"id": "q", "text": "jalan perbatasan"}), "utf-8")
    (tmp_path / "qrels.tsv").write_text("q\ta\t1\n", "utf-8")
    code, figures = run(capsys, "evaluate", str(tmp_path), "--json")
    assert code == 0
    assert (figures["queries"], figures["passages"]) == (1, 2)
    assert figures["modes"]["words"]["ndcg@10"] == 1.0
    assert figures["modes"]["words"].keys() == {"ndcg@10", "recall@10", "p50_ms"}


def test_evaluate_on_the_index(capsys, corpus_index):
    where, _ = corpus_index
    code, figures = run(capsys, "evaluate", str(CORPUS / "judgments"), "--index", where, "--mode", "hybrid", "--json")
    assert code == 0
    assert figures["modes"]["hybrid"]["ndcg@10"] > 0.8
    assert {row["engine"] for row in figures["rows"]} == {"embedded"}


def test_doctor_names_what_is_missing_and_the_command(capsys, tmp_path):
    code, findings = run(capsys, "doctor", "--index", str(tmp_path / "none"), "--json")
    assert code == 1
    index = next(f for f in findings if f["name"] == "index")
    assert not index["fine"]
    assert "rakor ingest" in index["mend"]


def test_doctor_is_content_with_a_good_index(capsys, corpus_index):
    where, _ = corpus_index
    code, findings = run(capsys, "doctor", "--index", where, "--json")
    assert code == 0
    assert {f["name"] for f in findings} == {"encoder", "index", "OCR", "Elasticsearch"}


def test_an_index_is_looked_at_kept_and_made_anew(capsys, tmp_path):
    files, where, file = tmp_path / "a", str(tmp_path / "i"), str(tmp_path / "c.rakor")
    files.mkdir()
    (files / "berita.txt").write_text("Judul\n\nKUPANG, Warta Contoh - Isi tentang perbatasan.\n", "utf-8")
    (files / "x.pdf").write_bytes(b"%PDF-1.4 no")
    run(capsys, "ingest", str(files), "--index", where, "--json")
    code, told = run(capsys, "status", "--index", where, "--json")
    assert (code, told["size"]["documents"], told["run"]["added"]) == (0, 1, 1)
    assert [path for path, _ in told["run"]["failed"]] == [str(files / "x.pdf")]
    assert run(capsys, "backup", file, "--index", where, "--json")[0] == 0
    assert run(capsys, "restore", file, "--index", str(tmp_path / "j"), "--json")[0] == 0
    assert run(capsys, "rebuild", "--index", str(tmp_path / "j"), "--json") == (0, {"documents": 1})
    assert run(capsys, "status", "--index", str(tmp_path / "j"), "--json")[1]["run"] == told["run"]
    (files / "x.pdf").unlink()
    run(capsys, "ingest", str(files), "--index", where, "--json")
    assert run(capsys, "status", "--index", where, "--json")[1]["run"]["failed"] == []


def test_a_failure_elsewhere_stays_open(capsys, tmp_path):
    where, folders = str(tmp_path / "i"), [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        (folder / "x.pdf").write_bytes(b"%PDF-1.4 no")
        run(capsys, "ingest", str(folder), "--index", where, "--json")
    failed = run(capsys, "status", "--index", where, "--json")[1]["run"]["failed"]
    assert [path for path, _ in failed] == [str(folder / "x.pdf") for folder in folders]


@pytest.mark.parametrize(
    ("told", "cited"),
    [
        ("Kupang, 3 Februari 2025 - Pelaku dijerat Pasal 455 KUHP oleh penyidik Polda NTT.", []),
        ("Kupang, 3 Februari 2025 - Mulai 2026 berlaku Pasal 455 KUHP, kata penyidik.", ["uu/2023/1/pasal/455"]),
        ("Kupang, 3 Februari 2026 - Pelaku dijerat Pasal 455 KUHP oleh penyidik.", ["uu/2023/1/pasal/455"]),
        ("Kupang, 3 Februari 2020 - Pelaku dijerat Pasal 297 KUHP oleh penyidik.", ["uu/1946/1/pasal/297"]),
    ],
)
def test_a_bare_kuhp_is_the_code_of_the_document_s_own_time(capsys, tmp_path, told, cited):
    (tmp_path / "berita.txt").write_text(f"Polda NTT Tahan Pelaku\n\n{told}\n", "utf-8")
    code, understood = run(capsys, "read", str(tmp_path / "berita.txt"), "--json")
    assert (code, understood["cites"]) == (0, cited)
