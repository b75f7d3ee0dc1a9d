"""benchmarks/million.py: a long file of passages made from the sentences of a short one."""

import gzip
import io
import json

import pytest

from benchmarks import million
from ingest.rows import Row, Rows

LAWS = {
    "uu-2007-21": [
        "Perdagangan orang adalah tindak pidana. Pelaku dipidana.",
        "Korban berhak. Korban dilindungi; negara.",
    ],
    "uu-2011-6": [
        "Keimigrasian diatur.",
        "Paspor diberikan. Visa diberikan: izin.",
        "Pejabat bertugas. Tugas itu luas.",
    ],
}


@pytest.fixture
def articles(tmp_path):
    """Give a small file of articles, gzipped as the real one is."""
    path = tmp_path / "pasal.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for law, texts in LAWS.items():
            for n, text in enumerate(texts, 1):
                file.write(json.dumps({"id": f"{law}#p{n}", "title": f"{law} Pasal {n}", "text": text}) + "\n")
    return path


def made(articles, wanted):
    written = io.StringIO()
    million.write(articles, wanted, written)
    return written.getvalue()


def test_the_first_round_is_the_file_itself(articles):
    rows = [json.loads(line) for line in made(articles, 5).splitlines()]
    assert [row["text"] for row in rows] == [text for texts in LAWS.values() for text in texts]
    assert rows[2] == {"id": "uu-2011-6#p1", "title": "uu-2011-6 Pasal 1", "text": "Keimigrasian diatur."}


def test_later_rounds_are_made_of_sentences_of_the_same_law(articles):
    rows = [json.loads(line) for line in made(articles, 40).splitlines()]
    for row in rows:
        law = row["id"].partition("#")[0].partition("-r")[0]
        known = {sentence for text in LAWS[law] for sentence in million.sentences(text)}
        assert set(million.sentences(row["text"])) <= known
    texts = [row["text"] for row in rows[5:]]
    assert len(set(texts)) > 20
    assert len(set(texts) - {row["text"] for row in rows[:5]}) > 20


def test_as_many_as_asked_for_with_distinct_ids_that_can_be_ingested(articles, tmp_path):
    file = tmp_path / "banyak.jsonl"
    file.write_text(made(articles, 1_003), "utf-8")
    rows = Rows(file)
    read = list(rows)
    assert len(read) == 1_003
    assert all(isinstance(row, Row) for row in read)  # one whose id came before is refused
    assert rows.ignored == set()


def test_the_same_number_gives_the_same_file_and_a_larger_one_begins_alike(articles):
    assert made(articles, 33) == made(articles, 33)
    assert made(articles, 60).startswith(made(articles, 33))


def test_only_one_law_is_held_at_a_time(articles, monkeypatch):
    read, given = [], million.laws

    def counted(path):
        for law in given(path):
            read.append(law[0]["id"])
            yield law

    monkeypatch.setattr(million, "laws", counted)
    passing = million.passages(articles, 10_000)
    assert [next(passing)["id"] for _ in range(2)] == ["uu-2007-21#p1", "uu-2007-21#p2"]
    assert read == ["uu-2007-21#p1"]


def test_an_empty_file_gives_nothing(tmp_path):
    (tmp_path / "kosong.jsonl").write_text("")
    assert made(tmp_path / "kosong.jsonl", 10) == ""
