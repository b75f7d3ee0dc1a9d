"""Tables and feeds: safe to open in a spreadsheet, well-formed for a feed reader."""

import csv
import io

import pytest
from lxml import etree

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def rows(client, query):
    answer = client.get(f"/cari.csv?{query}")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def feed(client, query):
    answer = client.get(f"/cari.atom?{query}")
    assert answer.mimetype == "application/atom+xml"
    return etree.fromstring(answer.data)


def test_a_table_holds_one_document_a_row(small):
    found = rows(small, "q=pelintas")
    assert len(found) == small.get("/api/v1/search?q=pelintas").json["total"]
    law = next(row for row in found if row["kind"] == "peraturan")
    assert (law["number"], law["dated"]) == ("UU Nomor 7 Tahun 2029", "2023-01-01")
    assert law["url"] == "http://localhost/peraturan/uu/2029/7"


def test_no_cell_is_a_formula(small):
    """=, +, -, @, tab and carriage return start a formula (OWASP, CSV injection): an apostrophe goes before them."""
    found = rows(small, "q=pelintas") + rows(small, "q=hyperlink") + rows(small, "kind=lain")
    cells = [value for row in found for value in row.values()]
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []
    assert {"'@SUM(A1)"} <= set(cells)
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_a_table_without_words_lists_what_the_filters_leave(small):
    assert {row["kind"] for row in rows(small, "kind=lain")} == {"lain"}
    assert len(rows(small, "")) == 9


@pytest.mark.parametrize(
    "query",
    [
        "q=pelintas",
        "",
        "q=%00%0b%1f",
        "q=%3Cscript%3E%26%22]]%3E",
        "q=%EF%BF%BE",
        "kind=lain",
        "q=tidakadasamasekali",
        "q=pelintas&lang=en",
    ],
)
def test_a_feed_is_well_formed(small, query):
    found = feed(small, query)
    for name in ("title", "id", "updated", "author"):
        assert found.xpath(f"count(a:{name})", namespaces=ATOM) == 1
    for entry in found.xpath("a:entry", namespaces=ATOM):
        for name in ("title", "id", "updated", "link", "summary"):
            assert entry.xpath(f"count(a:{name})", namespaces=ATOM) == 1


def test_a_feed_is_newest_first_and_ids_are_permanent(small):
    found = feed(small, "q=pelintas")
    updated = found.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert updated == sorted(updated, reverse=True)
    for address in found.xpath("a:entry/a:id/text()", namespaces=ATOM):
        assert small.get(address.removeprefix("http://localhost")).status_code == 200


def test_what_xml_cannot_hold_is_left_out(small):
    summaries = feed(small, "kind=lain&q=akhir").xpath("a:entry/a:summary/text()", namespaces=ATOM)
    assert any("akhir" in summary and "\x0b" not in summary for summary in summaries)


def test_the_search_box_describes_itself_to_browsers(small):
    found = etree.fromstring(small.get("/opensearch.xml").data)
    assert found.xpath("string(//*[local-name()='Url']/@template)") == "http://localhost/cari?q={searchTerms}"
