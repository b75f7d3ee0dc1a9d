"""Above EXACT_BELOW passages bits choose the candidates: whether they are enough is measured as an index grows."""

import json
from contextlib import closing
from types import SimpleNamespace

import numpy as np
import pytest
from embedded_folder import parts, remove
from small_documents import ALL, TOP, passage, source

from indexes.embedded import open_reader, open_writer, published, rebuild, recall, vectors
from indexes.encoding import SCALE, quantise
from indexes.manifest import Manifest
from indexes.model import Key
from indexes.status import status

DIMENSIONS = 128
ENCODER = SimpleNamespace(name="uji", digest="0" * 8, dimensions=DIMENSIONS)
MANIFEST = Manifest(ENCODER.name, ENCODER.digest, DIMENSIONS, SCALE)
ROWS = 4_000
PER_DOCUMENT = 100
DEFAULT = 200


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Make the bound of the exact search and the default so small that a test reaches them."""
    monkeypatch.setattr(vectors, "EXACT_BELOW", 1_000)
    monkeypatch.setattr(vectors, "_CANDIDATES", (DEFAULT, 2 * DEFAULT))


def no_clusters(rows, seed):
    """Give codes that lie around one strong mean without any groups: bits hardly tell which are near."""
    numbers = np.random.default_rng(seed)
    return quantise(numbers.normal(0, 1, (rows, DIMENSIONS)).astype(np.float32) + 1)


def power_law(rows, seed):
    """Give codes whose spread falls with the dimension, around a strong mean."""
    numbers = np.random.default_rng(seed)
    spread = np.arange(1, DIMENSIONS + 1) ** -1.0
    return quantise((numbers.normal(0, 1, (rows, DIMENSIONS)) * spread + 0.05).astype(np.float32))


def few_directions(rows, seed):
    """Give codes that vary in four directions alone: what is near differs in few bits."""
    latent = np.random.default_rng(seed).normal(0, 1, (rows, 4))
    return quantise((latent @ np.random.default_rng(99).normal(0, 1, (4, DIMENSIONS))).astype(np.float32))


def fill(index, codes, name="d"):
    """Put the codes into documents and commit once."""
    for at in range(0, len(codes), PER_DOCUMENT):
        part, document = codes[at : at + PER_DOCUMENT], f"{name}{at:06}"
        index.replace(source(document), [passage(document, n, "isi") for n in range(len(part))], part)
    index.commit()


def found(index, codes, asked):
    """Give the share of the 50 exactly nearest that the index finds; ties with the last of them count as well."""
    shares = []
    for code in asked:
        dots = codes.astype(np.float64) @ code
        cosines = dots / np.linalg.norm(codes.astype(np.float64), axis=1)
        least = np.sort(cosines)[-50] - 1e-6
        keys = [r.key for r in index.semantic(code, ALL, 50)]
        shares.append(sum(cosines[row(key)] >= least for key in keys) / 50)
    return float(np.mean(shares))


def row(key: Key):
    return int(key.source[1:]) + key.ordinal


def made(folder, codes):
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        fill(index, codes)


@pytest.mark.parametrize(("shape", "default"), [(no_clusters, 0.7), (power_law, 0.93)])
def test_candidates_are_raised_until_what_is_near_is_among_them(folder, shape, default, monkeypatch):
    codes, asked = shape(ROWS, 1), shape(40, 2)
    made(folder, codes)
    with closing(open_reader(folder)) as index:
        assert found(index, codes, asked) >= 0.97
        assert DEFAULT < index.size(TOP).candidates < ROWS
    state = published.read(folder)
    monkeypatch.setattr(published, "read", lambda _: published.Published(**{**vars(state), "candidates": 0}))
    with closing(open_reader(folder)) as index:
        assert found(index, codes, asked) < default  # else this test would say nothing


def test_the_default_stays_where_it_is_enough(folder):
    codes = few_directions(ROWS, 1)
    made(folder, codes)
    assert published.read(folder).candidates == DEFAULT
    with closing(open_reader(folder)) as index:
        assert found(index, codes, few_directions(40, 2)) >= 0.98


@pytest.fixture
def checks(monkeypatch):
    """Count the checks by the rows that they looked at."""
    seen, measure = [], recall.enough
    monkeypatch.setattr(
        recall,
        "enough",
        lambda place, named, table, size: (seen.append(table.rows), measure(place, named, table, size))[1],
    )
    return seen


def test_it_is_looked_at_when_half_has_been_added_and_not_at_every_commit(folder, checks):
    codes = no_clusters(ROWS, 1)
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        fill(index, codes[:900], "a")
        assert checks == []
        fill(index, codes[900:1200], "b")
        fill(index, codes[1200:1300], "c")
        fill(index, codes[1300:1700], "d")
        assert checks == [1200]
        fill(index, codes[1700:1800], "e")
        assert checks == [1200, 1800]
        raised = published.read(folder).candidates
        fill(index, codes[1800:1900], "f")
        assert published.read(folder).candidates == raised
    with closing(open_writer(folder, MANIFEST, 0)):
        assert checks == [1200, 1800]


def test_it_is_looked_at_again_after_most_was_replaced_by_something_else(folder, checks):
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        fill(index, few_directions(ROWS, 1))
        for at in range(0, ROWS, PER_DOCUMENT):
            index.delete(f"d{at:06}")
        index.commit()
        codes = no_clusters(ROWS, 1)
        fill(index, codes)
        assert checks == [ROWS, ROWS]
        assert found(index, codes, no_clusters(40, 2)) >= 0.95


def test_a_folder_from_before_is_read_and_looked_at_with_the_next_commit(folder):
    codes = no_clusters(ROWS, 1)
    made(folder, codes)
    path = folder / published.NAME
    kept = {
        name: value for name, value in json.loads(path.read_bytes()).items() if name not in ("candidates", "checked")
    }
    path.write_text(json.dumps(kept))
    with closing(open_reader(folder)) as index:
        assert index.size(TOP).candidates == DEFAULT
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        assert not index.repaired
        fill(index, codes[:100], "x")
    assert published.read(folder).candidates > 2 * DEFAULT
    assert published.read(folder).checked == ROWS + 100


@pytest.mark.parametrize("part", ["vectors-", published.NAME])
def test_it_is_looked_at_again_when_vectors_are_made_anew(folder, part, checks):
    made(folder, no_clusters(ROWS, 1))
    raised = published.read(folder).candidates
    for path in parts(folder, part):
        remove(path)
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        assert index.repaired
    assert checks == [ROWS, ROWS]
    assert published.read(folder).candidates == raised > DEFAULT


def test_a_rebuilt_index_has_been_looked_at(folder):
    codes = no_clusters(ROWS, 1)
    made(folder, codes)
    rebuild(folder, ENCODER, 0)
    with closing(open_reader(folder)) as index:
        assert found(index, codes, no_clusters(40, 2)) >= 0.95


def test_status_tells_how_many_are_compared_in_full(folder):
    made(folder, few_directions(900, 1))
    with closing(open_reader(folder)) as index:
        assert index.size(TOP).candidates == 0
        assert "dibandingkan" not in "\n".join(status(index, str(folder)).lines())
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        fill(index, few_directions(ROWS, 1), "e")
        told = "\n".join(status(index, str(folder)).lines())
        assert f"{index.size(TOP).candidates} bagian dibandingkan penuh" in told
