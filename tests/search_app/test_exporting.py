"""Results as a table and as a feed, read back by other readers."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest
from shelves import shelf

FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def formulas(tmp_path_factory):
    texts = [(f"d{n}", f"{text} perbatasan", {"title": f"{text} & <b>"}) for n, text in enumerate(FORMULAS)]
    place = tmp_path_factory.mktemp("tabel") / "index"
    return shelf(place, *texts, ("biasa", "perbatasan", {"title": "Rapat", "dated": date(2024, 5, 7)}))


def rows(answer):
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_a_table_runs_no_formula(formulas):
    _, *table = rows(formulas.get("/cari.csv?q=perbatasan"))
    assert len(table) == len(FORMULAS) + 1
    assert [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert {f"'{text} & <b>" for text in FORMULAS} < {row[1] for row in table}


def test_a_table_has_a_row_per_document(client):
    head, *table = rows(client.get("/cari.csv?q=perdagangan+orang"))
    total = client.get("/api/v1/search?q=perdagangan+orang").json["total"]
    assert head[:4] == ["kind", "title", "number", "dated"]
    assert len(table) == min(total, 100)
    assert {len(row) for row in table} == {len(head)}


def test_a_feed_is_atom(formulas, client):
    for answer in (formulas.get("/cari.atom?q=perbatasan"), client.get("/cari.atom?q=rakor&place=NTT")):
        feed = ElementTree.fromstring(answer.data)
        assert answer.mimetype == "application/atom+xml"
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        for entry in (feed, *entries):
            assert all(entry.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
        updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert updated == sorted(updated, reverse=True)


@pytest.mark.parametrize("q", ["\x00\x01\x08", "\ufffe", "😀 <b> & ]]>"])
def test_a_feed_stays_well_formed_whatever_is_asked(client, q):
    answer = client.get("/cari.atom", query_string={"q": q})
    ElementTree.fromstring(answer.data)


def test_browsers_can_learn_the_search_box(client):
    descriptor = ElementTree.fromstring(client.get("/opensearch.xml").data)
    addresses = [each.get("template") for each in descriptor if each.tag.endswith("Url")]
    assert addresses == ["http://localhost/cari?q={searchTerms}"]
