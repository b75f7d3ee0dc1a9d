"""Postings: what is gathered, put together and read is what a loop over all tokens gives."""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import tantivy
from embedded_folder import filled, holds_all, parts, writing
from small_documents import any_of, hits, put

from indexes.embedded import gathering, joining, open_reader, postings, words
from indexes.embedded.gathering import Gathering
from indexes.embedded.joining import Part
from indexes.embedded.postings import FIELDS, LENGTHS, OFTEN, Postings, mapped
from indexes.embedded.words import Entry, Words
from indexes.errors import IndexDamaged
from indexes.query import Field, Phrase

WORDS = [f"kata{n}" for n in range(40)]


def entries(pids, seed):
    """Give entries of few words, some without any, some with one word again and again."""
    chance = random.Random(seed)
    for pid in pids:
        tokens = {field: chance.choices(WORDS, k=chance.choice((0, 3, 60))) for field in FIELDS[:3]}
        tokens[Field.EXACT] += ["sering"] * chance.choice((0, 1, 500))
        yield Entry(pid, 1, tokens, chance.sample(WORDS, 2))


def having(every, field, token):
    """Give what the postings of a term must be: pids, how often, how long the field is."""
    found = []
    for entry in every:
        tokens = entry.cites if field is Field.CITES else entry.tokens[field]
        if often := Counter(tokens)[token]:
            found.append((entry.pid, often, len(tokens)))
    return found


def read(part: Part, field, token):
    (span,) = part.postings.spans(postings.of_field(postings.hashed([token]), FIELDS.index(field)))
    weights = part.postings.weights[span]
    pids = part.pids[part.postings.places[span]]
    return list(zip(pids.tolist(), OFTEN[weights >> 8].tolist(), LENGTHS[weights & 255].tolist(), strict=True))


def about(often, length):
    """Say as what a number and a length are kept."""
    return OFTEN[np.abs(OFTEN - often).argmin()], LENGTHS[length >= LENGTHS].max()


def agrees(part, every):
    for field in FIELDS:
        for token in (*WORDS, "sering", "tidakada"):
            expected = [(pid, *about(often, length)) for pid, often, length in having(every, field, token)]
            assert read(part, field, token) == expected, (field, token)
    lengths = [
        [len(e.cites if f is Field.CITES else e.tokens[f]) for f in FIELDS]
        for e in every
    ]  # fmt: skip
    assert part.postings.sizes.tolist() == lengths
    assert part.postings.whole(len(every))


def gathered(folder, every):
    gathering = Gathering(folder / "aside")
    assert list(gathering.passing(iter(every))) == every
    return gathering.parts()


def joined(folder: Path, together, pids):
    folder.mkdir()
    joining.write(folder, together, pids)
    return Part(pids, Postings(*mapped(folder, postings.ARRAYS)))


def test_what_is_gathered_is_what_a_loop_finds(tmp_path):
    every = list(entries(range(5, 105), 1))
    (part,) = gathered(tmp_path, every)
    assert having(every, Field.EXACT, "sering")
    agrees(part, every)


@pytest.mark.parametrize("batch", [1, 100, 10**6])
def test_parts_are_put_together_without_what_is_gone(tmp_path, monkeypatch, batch):
    monkeypatch.setattr(joining, "_BATCH", batch)
    monkeypatch.setattr(gathering, "_TOGETHER", 30)
    every = list(entries(range(100), 2))
    together = gathered(tmp_path, every)
    assert len(together) == 4
    assert not list(tmp_path.iterdir())
    agrees(joined(tmp_path / "whole", together, np.arange(100)), every)
    left = [entry for entry in every if entry.pid % 3 and not 40 <= entry.pid < 70]
    agrees(joined(tmp_path / "left", together, np.array([entry.pid for entry in left])), left)


def test_nothing_at_all_is_put_together(tmp_path):
    agrees(joined(tmp_path / "none", [], np.empty(0, np.int64)), [])
    (part,) = gathered(tmp_path, [Entry(1, 1, dict.fromkeys(FIELDS[:3], ()), [])])
    assert joined(tmp_path / "bare", [part], part.pids).postings.sizes.tolist() == [[0, 0, 0, 0]]


def test_tokens_of_one_hash_are_told_apart_by_the_proof(tmp_path, monkeypatch):
    hashed = postings.hashed
    for module in (gathering, postings):
        monkeypatch.setattr(module, "hashed", lambda tokens: hashed(tokens) * np.array([0, 1], np.uint64))
    every = list(entries(range(50), 3))
    (part,) = gathered(tmp_path, every)
    agrees(part, every)
    agrees(joined(tmp_path / "whole", [part], part.pids), every)


def test_a_folder_from_before_says_what_to_do_and_is_brought_up(folder):
    filled(folder)
    for segment in parts(folder, "vectors-"):
        for name in postings.ARRAYS:
            (segment / f"{name}.npy").unlink()
    with closing(open_reader(folder)) as reader, pytest.raises(IndexDamaged, match="rakor ingest"):
        hits(reader, any_of("batas"))
    with writing(folder) as index:
        assert any("vektor dibangun ulang" in told for told in index.repaired)
        assert holds_all(index)


def test_words_of_other_fields_are_made_anew(folder, monkeypatch):
    older = tantivy.SchemaBuilder()
    for name in ("stem", "exact", "heading", "kind"):
        older.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("doc", "pid"):
        older.add_integer_field(name, indexed=True, fast=True)
    with monkeypatch.context() as patched:
        patched.setattr(words, "_SCHEMA", older.build())
        filled(folder)
    with writing(folder) as index:
        assert any("kata dibangun ulang" in told for told in index.repaired)
        assert holds_all(index)


def test_words_that_died_are_gone_after_many_small_commits(folder):
    with writing(folder) as index:
        for n in range(12):
            put(index, f"d{n}", f"batas kata{n}", "batas")
            put(index, "ganti", f"lama{n}")
            index.commit()
        assert hits(index, any_of("lama11")) == ["ganti#0"]
        assert hits(index, any_of("lama10")) == []
        assert len(hits(index, any_of("batas"))) == 24


def test_phrases_are_found_in_an_index_that_keeps_other_fields_too(tmp_path):
    builder = tantivy.SchemaBuilder()
    for name in (Field.STEM, Field.EXACT, Field.HEADING):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_integer_field("pid", indexed=True, fast=True)
    writer = tantivy.Index(builder.build(), path=str(tmp_path)).writer()
    writer.add_document(tantivy.Document(stem="jalan peta", exact="peta jalan", heading="jalan peta", pid=7))
    writer.commit()
    found = Words(tmp_path)
    assert found.having(Phrase(("peta", "jalan"))).tolist() == [7]
    assert found.having(Phrase(("jalan", "peta"))).tolist() == []
