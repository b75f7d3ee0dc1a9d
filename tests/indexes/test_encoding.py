"""The bundled encoder, read with numpy alone, is the model that sentence-transformers reads."""

import os

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexes.encoding import SCALE, cosine, open_encoder, quantise
from indexes.errors import EncoderError
from indexes.settings import BUNDLED_ENCODER
from indexes.static_encoder import StaticEncoder

SENTENCES = [
    "Rapat koordinasi pengelolaan perbatasan di Mota'ain.",
    "Human trafficking victims must not be punished.",
    "Pasal 2 UU 21/2007 dicabut.",
    "1234567890",
]


BUNDLED = StaticEncoder(BUNDLED_ENCODER)


def test_the_bundled_folder_is_small():
    assert sum(file.stat().st_size for file in BUNDLED_ENCODER.rglob("*") if file.is_file()) <= 25 * 1024 * 1024


def test_codes_equal_those_of_sentence_transformers(recwarn):
    if not os.environ.get("CI"):
        pytest.importorskip("sentence_transformers", reason="pip install 'rakor[models]'")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(BUNDLED_ENCODER), local_files_only=True, device="cpu")
    theirs = quantise(model.encode(SENTENCES, show_progress_bar=False))
    ours = open_encoder("").passages(SENTENCES)
    assert np.abs(theirs.astype(int) - ours.astype(int)).max() <= 1


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=st.text(st.characters(codec="utf-8") | st.sampled_from(" \n\t\xa0\u2028\u0301'’[UNK]aA1."), max_size=40))
@example("x" * 101 + " Mota’ain undang-undang [UNK] a[UNK]b ﬁskal İ ´ é e\u0301 \u0301 \x1c\u3000½")
def test_a_text_has_the_tokens_of_the_tokenizer(text):
    whole = BUNDLED._tokenizer.encode(text, add_special_tokens=False).ids
    assert [ids.tolist() for ids in BUNDLED._ids([text, text])] == [whole, whole]


def test_half_a_surrogate_pair_does_not_stop_the_others():
    codes = open_encoder("").passages(["rapat \ud800 perbatasan", "rapat ? perbatasan"])
    assert codes[0].any()
    assert (codes[0] == codes[1]).all()


def test_translations_are_nearer_than_strangers():
    encoder = open_encoder("")
    codes = encoder.passages(["korban perdagangan orang", "victims of human trafficking", "jadwal kapal feri"])
    near, far = cosine(codes[1:], codes[0])
    assert near > 0.5 > far


def test_a_text_without_a_known_word_is_all_zeros():
    encoder = open_encoder("")
    assert not encoder.query("").any()
    assert encoder.passages([]).shape == (0, encoder.dimensions)


def test_quantise_gives_the_unit_vector_times_the_scale():
    codes = quantise(np.array([[3.0, 4.0] + [0.0] * 98, [0.0] * 100], np.float32) * 1000)
    assert codes.dtype == np.int8
    assert codes[0, :2].tolist() == [127, 127]
    assert not codes[1].any()
    small = quantise(np.full((1, 256), 0.5, np.float32))
    assert small[0, 0] == round(SCALE / 16)


def test_a_missing_model_names_what_is_missing(tmp_path):
    with pytest.raises(EncoderError, match="tidak"):
        open_encoder(str(tmp_path / "nothing")).passages(["x"])


def test_a_damaged_folder_is_refused(tmp_path):
    for file in BUNDLED_ENCODER.iterdir():
        if file.is_file() and file.suffix != ".safetensors":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(EncoderError, match=r"model\.safetensors"):
        open_encoder(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"\x10\x00\x00\x00\x00\x00\x00\x00not json at all!")
    with pytest.raises(EncoderError, match="rusak"):
        open_encoder(str(tmp_path)).passages(["x"])
