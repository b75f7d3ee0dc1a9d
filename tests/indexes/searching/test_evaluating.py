"""Judging the search on a folder: rows of mode, stage and part."""

import json

import pytest

from indexes.encoding import open_encoder
from indexes.model import Mode
from indexes.searching.evaluating import evaluate, read_judged
from indexes.searching.reporting import report_of, table_of
from indexes.searching.search import Stage

TEXTS = {
    "a": "Korban perdagangan orang dirujuk ke rumah aman.",
    "b": "Rapat koordinasi menyepakati peta jalan pengelolaan perbatasan.",
    "c": "Paspor ditunda karena dokumen tidak lengkap.",
}
QUERIES = [
    {"id": "q1", "text": "peta jalan perbatasan", "type": "OUT", "lang": "id"},
    {"id": "q2", "text": "victims of trafficking", "type": "PAS", "lang": "en"},
    {"id": "q3", "text": "resep ikan bakar", "type": "OUT", "lang": "id"},
]


@pytest.fixture
def folder(tmp_path):
    passages = [{"id": name, "title": "", "text": text} for name, text in TEXTS.items()]
    for name, rows in (("passages", passages), ("queries", QUERIES)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (tmp_path / "qrels.tsv").write_text("q1\tb\t1\nq2\ta\t1\nq3\tc\t1\n", "utf-8")
    return tmp_path


def test_every_way_gives_a_row_for_the_whole_and_for_each_part(folder):
    ways = [(Mode.HYBRID, Stage.SECOND), (Mode.WORDS, Stage.FIRST)]
    rows = evaluate(read_judged(folder), None, open_encoder(""), ways)
    assert [(row.mode, row.stage) for row in rows if not row.part] == ways
    parts = {row.part: row.figures for row in rows if row.mode is Mode.HYBRID}
    assert {name: figures.queries for name, figures in parts.items()} == {"": 3, "OUT": 2, "PAS": 1, "id": 2, "en": 1}
    assert (parts["PAS"].ndcg10, parts["OUT"].ndcg10) == (1.0, 0.5)
    assert parts[""].ndcg10 == pytest.approx(2 / 3)
    assert parts[""].low < parts[""].ndcg10 < parts[""].high


def test_the_table_has_a_line_per_row(folder):
    judged, encoder = read_judged(folder), open_encoder("")
    report = report_of(judged, evaluate(judged, None, encoder, [(Mode.HYBRID, Stage.SECOND)]), "s", "embedded", encoder)
    lines = table_of(report)
    assert len(lines) == 2 + len(report["rows"]) == 7
    assert lines[1].split()[:6] == ["set", "part", "mode", "stage", "engine", "encoder"]
    assert report["modes"].keys() == {"hybrid"}
