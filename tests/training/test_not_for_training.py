"""Held-out regulations, and the questions and answers of dev/, never reach a training text."""

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from training.dictionary import indonesian_texts, lines
from training.folds import held_back
from training.heldout import read_held_out, regulation_named, regulation_of
from training.pairs import PARALLEL, SOURCES, Pair
from training.ranking import asked, explained
from training.tokenizer import texts

HELD_OUT_LAW = "uu-2011-6"
# Each text that must not pass carries this word, so that one search finds every leak.
SECRET = "zzrahasia"
WORDS = "setiap orang yang masuk atau keluar wilayah indonesia wajib memiliki dokumen perjalanan yang sah dan"


def write_table(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_dev(data: Path) -> None:
    held_out = data / "dev" / "legal_penjelasan" / "not_for_training.txt"
    held_out.parent.mkdir(parents=True)
    held_out.write_text(f"pp-1994-27\n{HELD_OUT_LAW}\n", encoding="utf-8")
    for name in ("legal_penjelasan", "tydiqa_id", "facqa"):
        folder = data / "dev" / name
        write_jsonl(folder / "queries.jsonl", [{"id": "q1", "text": f"Di mana {SECRET} {name}?"}])
        passages = [
            {"id": "p1", "title": "", "text": f"Jawaban {SECRET} {name}. Kalimat kedua {SECRET} {name}!"},
            {"id": "p2", "title": "", "text": f"Bukan jawaban, tetapi dilatih {name}"},
        ]
        write_jsonl(folder / "passages.jsonl", passages)
        (folder / "qrels.tsv").write_text("q1\tp1\t1\n", encoding="utf-8")


def write_pairs(data: Path) -> None:
    pairs = data / "pairs_id"
    law, other = f"UU 6/2011 KEIMIGRASIAN {SECRET} - Pasal 8", "UU 21/2007 PERDAGANGAN ORANG - Pasal 2"
    write_table(
        pairs / "legal_penjelasan_pasal_train.tsv.gz",
        [(f"Maksud {SECRET}", law, f"Isi {SECRET}"), ("Maksud lain", other, "Isi lain")],
    )
    write_table(
        pairs / "legal_definisi_train.tsv.gz",
        [(SECRET, f"arti {SECRET}", HELD_OUT_LAW), ("Korban", "seseorang yang menderita", "uu-2007-21")],
    )
    write_table(
        pairs / "legal_title_menimbang_train.tsv.gz",
        [(f"UU tentang {SECRET}", f"bahwa {SECRET}", HELD_OUT_LAW), ("UU lain", "bahwa lain", "uu-2007-21")],
    )
    for name, dev in (("qp_tydiqa_train", "tydiqa_id"), ("qp_facqa_train", "facqa")):
        rows = [
            (f"di mana   {SECRET} {dev}", f"Jawaban lain {dev}"),
            (f"Soal {dev}?", f"jawaban {SECRET} {dev} kalimat kedua {SECRET} {dev}"),
            (f"Soal bebas {dev}?", f"Bukan jawaban, tetapi dilatih {dev}"),
        ]
        write_table(pairs / f"{name}.tsv.gz", rows)
    write_table(pairs / "legal_dictionary_qa.tsv.gz", [("Apa itu delik?", "Perbuatan yang dapat dihukum.")])


def write_rest(data: Path) -> None:
    for name in PARALLEL:
        write_table(data / "parallel" / f"{name}.tsv.gz", [("border post", "pos lintas batas")])
    write_table(data / "parallel" / "UNKNOWNLIC_smeru.tsv.gz", [(f"no licence {SECRET}", f"tanpa {SECRET}")])
    news = [(f"kalimat kedua {SECRET} tydiqa_id.",), ("Kalimat berita satu",), ("Kalimat berita dua",)]
    for name in ("wikipedia_tydiqa_sentences", "news_misc_sentences"):
        write_table(data / "mono_id" / f"{name}.txt.gz", news)
    write_table(data / "mono_id" / "regulations_sentences.txt.gz", [(f"Kalimat undang-undang {SECRET}",)])
    articles = [
        {
            "id": f"{HELD_OUT_LAW}#p8",
            "title": f"UU 6/2011 {SECRET} - Pasal 8",
            "text": f"{WORDS} {SECRET} {WORDS}",
        },
        {"id": "uu-2007-21#p2", "title": "UU 21/2007 X - Pasal 2", "text": f"{WORDS} bebas {WORDS}"},
    ]
    write_table(data / "regulations" / "pasal.jsonl.gz", [(json.dumps(article),) for article in articles])
    (data / "wilayah").mkdir()
    (data / "wilayah" / "provinsi_kabupaten.csv").write_text("kode,nama\n53,Nusa Tenggara Timur\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_dev(tmp_path)
    write_pairs(tmp_path)
    write_rest(tmp_path)
    return tmp_path


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_a_source_gives_what_is_free_and_nothing_held_out(data: Path, source: str) -> None:
    pairs = list(SOURCES[source](data, read_held_out(data), random.Random(1)))
    assert pairs
    assert [pair for pair in pairs if SECRET in f"{pair.query} {pair.passage}".lower()] == []


def test_the_dictionary_sees_the_clear_licences_alone(data: Path) -> None:
    seen = " ".join(f"{line.english} {line.indonesian}" for line in lines(data, None))
    assert "pos lintas batas" in seen
    assert SECRET not in seen.lower()
    counted = " ".join(indonesian_texts(data, read_held_out(data)))
    assert "bebas" in counted
    assert SECRET not in counted.lower()


def test_the_weights_are_learned_on_nothing_held_out(data: Path) -> None:
    held_out = read_held_out(data)
    pairs = [*asked(data, held_out, "tydiqa"), *asked(data, held_out, "facqa"), *explained(data, held_out)]
    assert [pair for pair in pairs if SECRET in f"{pair.query} {pair.passage}".lower()] == []


def test_a_fifth_is_held_back_whole_regulations_at_a_time() -> None:
    pairs = [Pair(f"soal {n}", f"pasal {n}", f"uu-2000-{n % 500}") for n in range(5000)]
    kept = {pair.group for pair in pairs if not held_back("elucidations", pair)}
    out = {pair.group for pair in pairs if held_back("clozes", pair)}
    assert 60 < len(out) < 140
    assert kept.isdisjoint(out)
    assert not held_back("vocabulary", pairs[0])


def test_the_word_pieces_see_nothing_held_out(data: Path) -> None:
    seen = list(texts(data, read_held_out(data), random.Random(1)))
    assert "Isi lain" in " ".join(seen)
    assert [text for text in seen if SECRET in text.lower()] == []


def test_wrong_answers_of_the_question_sets_may_be_trained_on(data: Path) -> None:
    asked = [pair.query for pair in SOURCES["questions"](data, read_held_out(data), random.Random(1))]
    assert asked == ["Soal bebas tydiqa_id?", "Soal bebas facqa?", "Apa itu delik?"]


@pytest.mark.parametrize(
    ("title", "regulation"),
    [
        ("UU 6/2011 KEIMIGRASIAN - Pasal 8", "uu-2011-6"),
        ("PP 31/2013 PERATURAN PELAKSANAAN UU 6/2011 - Pasal 1", "pp-2013-31"),
    ],
)
def test_a_title_names_its_own_regulation(title: str, regulation: str) -> None:
    assert regulation_named(title) == regulation


def test_a_title_without_number_is_refused_not_let_through() -> None:
    with pytest.raises(ValueError, match="KEIMIGRASIAN"):
        regulation_named("KEIMIGRASIAN - Pasal 8")


def test_an_articles_id_names_its_regulation() -> None:
    assert regulation_of("uu-2011-6#p7") == HELD_OUT_LAW
