"""The dictionary's words as training pairs, Indonesian texts put into English, and rows whose spread is evened."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import WordPiece

from training import words
from training.encoder import Encoded, evened
from training.words import English, forms

TABLE = (
    "# head\nborder\tperbatasan 0.70 tepi 0.05\nmeet\trapat 0.60 bertemu 0.40\npoverti\tkemiskinan 1.00\n\nair\t0.9\n"
)
PIECES = ("[UNK]", "rapat", "perbatas", "##an", "tepi", "meeting", "meetings", "meet", "border", "di", "tahu")


@pytest.fixture(autouse=True)
def table(tmp_path, monkeypatch):
    (tmp_path / "dictionary.tsv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(words, "TABLE", tmp_path / "dictionary.tsv")


def tokenizer():
    made = Tokenizer(WordPiece({piece: number for number, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def in_english(text, known, times=200):
    encoder, rng = tokenizer(), random.Random(3)
    english = English(encoder, known)
    ids = np.array(encoder.encode(text).ids, np.int64)
    return {" ".join(PIECES[i] for i in english.of(ids, rng)) for _ in range(times)}


def test_a_stem_comes_with_the_forms_that_texts_have_and_alone_where_they_have_none():
    found = forms(iter(["The border meeting", "a meeting", "meetings", "meeting", "meeting at the border"]))
    assert found == {"border": {"border": 2}, "meet": {"meeting": 4}, "poverti": {"poverti": 1}}


def test_a_text_is_put_into_english_word_by_word_and_a_share_of_its_words_stays():
    seen = in_english(
        "rapat di perbatasan", {"border": {"border": 3}, "meet": {"meeting": 9, "meetings": 4}, "poverti": {}}
    )
    assert {"meeting di border", "meetings di border", "rapat di border", "meeting di perbatas ##an"} <= seen
    assert all(" di " in text for text in seen)


def test_a_translation_that_is_hardly_likely_is_not_taken():
    assert in_english("tepi tahu", {"border": {"border": 3}, "meet": {"meet": 1}, "poverti": {}}) == {"tepi tahu"}


def test_a_text_cut_inside_a_word_keeps_the_rest_of_it():
    encoder = tokenizer()
    english = English(encoder, {"border": {"border": 1}, "meet": {"meet": 1}, "poverti": {}})
    ids = np.array([PIECES.index("##an"), PIECES.index("di")])
    assert english.of(ids, random.Random(1)).tolist() == ids.tolist()


def test_evening_shrinks_the_direction_that_all_texts_share():
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(60, 8)).astype(np.float32)
    rows[:, 0] += 3
    texts = [rng.integers(0, 60, 4) for _ in range(200)]
    source = Encoded(texts, texts, np.arange(200), [""] * 200)
    sources = dict.fromkeys(("translations", "elucidations", "questions", "clozes", "neighbours"), source)

    def alike(table):
        vectors = np.array([table[text].mean(axis=0) for text in texts])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return float((vectors @ vectors.T).mean())

    assert alike(evened(rows, sources)) < 0.75 * alike(rows)
