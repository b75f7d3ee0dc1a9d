"""Parameters and queries, both ways: what is written reads back, what cannot be read is named or left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.errors import BadQuery
from indexes.model import Filters, Kind, Mode, Sort
from indexes.query import Query
from search_app.params import CLEARANCE, LARGEST, filters_from, forgiving, params_from, query_from

PLACES = ["Nusa Tenggara Timur", "PLBN Mota'ain", "Timor-Leste", "Batam", "Desa Tak Dikenal"]
INSTITUTIONS = ["IOM", "BNPP", "Kanim Atambua", "Ditjen Imigrasi", "Lembaga Tak Dikenal"]
CITED = ["uu/2007/21", "uu/2011/6/pasal/120/ayat/1", "uu/2007/21/pasal/2/penjelasan", "perda/ntt/2008/14"]

words = st.text(st.characters(codec="utf-8"), max_size=80).map(str.strip)
days = st.none() | st.dates(date(1946, 1, 1), date(2099, 12, 31))
filters = st.builds(
    Filters,
    clearance=st.just(CLEARANCE),
    kinds=st.frozensets(st.sampled_from(Kind)),
    since=days,
    until=days,
    places=st.frozensets(st.sampled_from(PLACES)),
    institutions=st.frozensets(st.sampled_from(INSTITUTIONS)),
    cites=st.frozensets(st.sampled_from(CITED)),
    languages=st.frozensets(st.sampled_from(["id", "en"])),
)
queries = st.builds(
    Query,
    text=words,
    filters=filters,
    mode=st.sampled_from(Mode),
    sort=st.sampled_from(Sort),
    page=st.integers(1, 10_000),
    size=st.integers(1, LARGEST),
)


@given(queries)
def test_what_is_written_reads_back(query):
    assert query_from(params_from(query)) == query


@given(queries)
def test_the_pages_read_what_is_written_without_complaint(query):
    assert forgiving(params_from(query)) == (query, ())


@given(
    st.dictionaries(st.sampled_from(["q", "page", "limit", "since", "kind", "cites"]), st.lists(st.text(max_size=20)))
)
def test_the_pages_read_anything(given_values):
    query, ignored = forgiving(given_values)
    assert query_from(params_from(query)) == query
    assert all("=" in said for said in ignored)


def test_defaults_are_not_written():
    assert params_from(Query("rakor", Filters(CLEARANCE))) == {"q": ["rakor"]}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("page", "0", "page='0' bukan bilangan bulat dari 1 sampai 10000"),
        ("page", "999999999999999999999", "bukan bilangan bulat"),
        ("page", "-1", "bukan bilangan bulat"),
        ("page", "٣", "bukan bilangan bulat"),
        ("page", "1e3", "bukan bilangan bulat"),
        ("limit", "101", "limit='101' bukan bilangan bulat dari 1 sampai 100"),
        ("kind", "buku", "kind='buku' bukan salah satu dari: notula, peraturan, berita, lain"),
        ("mode", "vector", "bukan salah satu dari: hybrid, words, meaning"),
        ("sort", "date", "bukan salah satu dari: relevance, newest, oldest"),
        ("since", "kemarin dulu", "bukan tanggal"),
        ("until", "2024-13-45", "bukan tanggal"),
        ("cites", "hukum adat", "tidak menyebut peraturan"),
    ],
)
def test_what_cannot_be_read_is_named(name, value, said):
    with pytest.raises(BadQuery) as refused:
        query_from({name: [value]})
    assert str(refused.value).startswith(f"{name}=")
    assert said in str(refused.value)
    kept, ignored = forgiving({"q": ["rakor"], name: [value]})
    assert kept == query_from({"q": ["rakor"]})
    assert ignored == (f"{name}={value}",)


def test_of_several_values_only_the_unreadable_are_left_out():
    query, ignored = forgiving({"kind": ["buku", "notula", "berita"], "page": ["x", "2"]})
    assert query.filters.kinds == {Kind.NOTULA, Kind.BERITA}
    assert query.page == 2
    assert sorted(ignored) == ["kind=buku", "page=x"]


@pytest.mark.parametrize(
    ("given_values", "expected"),
    [
        ({"since": ["2024"]}, {"since": date(2024, 1, 1)}),
        ({"until": ["2024"]}, {"until": date(2024, 12, 31)}),
        ({"since": ["Mei 2024"], "until": ["Mei 2024"]}, {"since": date(2024, 5, 1), "until": date(2024, 5, 31)}),
        ({"since": ["7 Mei 2024"]}, {"since": date(2024, 5, 7)}),
        ({"until": ["05/07/2024"]}, {"until": date(2024, 7, 5)}),
        ({"place": ["NTT", "Motaain"]}, {"places": frozenset({"Nusa Tenggara Timur", "PLBN Mota'ain"})}),
        ({"institution": ["imigrasi atambua"]}, {"institutions": frozenset({"imigrasi atambua"})}),
        ({"institution": ["International Organization for Migration"]}, {"institutions": frozenset({"IOM"})}),
        ({"cites": ["UU 21/2007 Pasal 2"]}, {"cites": frozenset({"uu/2007/21/pasal/2"})}),
        ({"kind": ["", " notula "]}, {"kinds": frozenset({Kind.NOTULA})}),
        ({"apa": ["saja"]}, {}),
    ],
)
def test_filters_read_what_people_write(given_values, expected):
    assert filters_from(given_values) == Filters(CLEARANCE, **expected)
