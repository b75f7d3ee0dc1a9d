"""The pages: what is on each, counts that agree with what clicking gives, language and state kept in every address."""

import re
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from page_reading import page, with_class
from small_index import HOSTILE, LAW, SECRET, passages, source

from indexes.encoding import open_encoder
from indexes.model import Kind
from indexes.opening import open_for_writing
from indexes.settings import Settings
from search_app import create_app
from search_app.cards import Card, Snippet
from search_app.facets import Choice, FacetBox
from search_app.outcomes import OutcomeLine
from search_app.pages.article import ArticlePage
from search_app.pages.document import DocumentPage, Fact
from search_app.pages.front import FrontPage, Way
from search_app.pages.results import SearchPage, Tab, WayOut
from search_app.pages.text import Section
from search_app.statuses import StatusLine
from search_app.texts import LANGUAGES, TEXTS

ON_BOTH = pytest.mark.parametrize("engine", ["embedded", "elasticsearch"], indirect=True, scope="session")
ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "search_app" / "templates"


def total(shown):
    return int(re.sub(r"\D", "", shown.words("//*[@role='status']/strong")))


# Every kind of page.


def test_the_front_page_has_three_ways_in(small):
    shown = page(small, "/")
    ways = shown.all(f"//ul[{with_class('ways')}]/li")
    assert [way.xpath("string(a)") for way in ways] == [
        "Apa yang diputuskan?", "Pasal mana yang berlaku?", "Apa yang diberitakan?",
    ]  # fmt: skip
    assert [way.xpath("normalize-space(p[1])") for way in ways] == [
        "3 rapat · 4 hasil rapat · 2 lewat tenggat", "1 peraturan", "3 berita",
    ]  # fmt: skip
    assert [way.xpath("string(a/@href)") for way in ways] == [
        f"/cari?kind={k}" for k in ("notula", "peraturan", "berita")
    ]
    assert shown.all(f"//ul[{with_class('latest')}]//a/text()")[0] == "Border crossings rise"
    assert "9 dokumen dalam indeks" in shown.words("//footer//p[1]")


def test_an_outcome_reads_as_the_minutes_have_it(small):
    shown = page(small, "/dokumen/rapat")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in shown.all("//section[@id='hasil']//tbody/tr")
    ]
    assert rows == [
        [
            "Penugasan Kanim Atambua memetakan jalur tikus",
            "Kanim Atambua",
            "1 Juni 2024 lewat tenggat",
            "tidak disebutkan",
        ],
        ["Disepakati Pos terpadu dibuka", "BNPP", "30 Juni 2024", "selesai"],
        [
            "Harapan, bukan komitmen Peta jalan diharapkan terbit",
            "tidak disebutkan",
            "tidak disebutkan",
            "tidak disebutkan",
        ],
        [
            "Komitmen Laporan dikirim",
            "IOM",
            "14 hari setelah rapat (dihitung: 21 Mei 2024) lewat tenggat",
            "tidak disebutkan",
        ],
    ]


def test_a_document_names_people_citations_and_what_it_is(small):
    shown = page(small, "/dokumen/rapat")
    assert "Peserta Contoh · Kepala Seksi · Kanim Atambua hadir" in shown.words(f"//ul[{with_class('people')}]")
    assert "Camat · Kecamatan Contoh diwakili oleh Sekretaris Camat" in shown.words(f"//ul[{with_class('people')}]")
    assert f"/peraturan/{LAW}/pasal/2" in shown.links()
    assert "Contoh: disusun untuk peragaan" in shown.text


def test_a_regulation_names_the_newest_that_cite_it_and_leads_to_all(client):
    shown = page(client, "/peraturan/uu/2011/6")
    (way,) = shown.all("//section[h2='Dirujuk oleh']/p/a/@href")
    said = re.sub(r"\D", "", shown.words("//section[h2='Dirujuk oleh']/p/a"))
    assert len(shown.all("//section[h2='Dirujuk oleh']//li")) == 10
    assert total(page(client, way)) == int(said) > 10


def test_every_passage_has_a_permanent_link(small):
    shown = page(small, "/dokumen/rapat")
    links = shown.all(f"//*[{with_class('passage')}]//a[{with_class('anchor')}]/@href")
    assert links == [f"/dokumen/rapat#b{n}" for n in range(6)]
    assert shown.all(f"//*[{with_class('passage')}]/@id") == [f"b{n}" for n in range(6)]
    law = page(small, f"/peraturan/{LAW}")
    assert law.all(f"//*[{with_class('passage')}]//a[{with_class('anchor')}]/@href")[:3] == [
        f"/peraturan/{LAW}/pasal/1", f"/peraturan/{LAW}/pasal/2", f"/peraturan/{LAW}/pasal/2A",
    ]  # fmt: skip


def test_recognised_text_and_masked_text_are_said(small):
    assert "Teks hasil OCR, mutu 82 %" in page(small, "/dokumen/pindai").text
    masked = page(small, "/dokumen/samar")
    assert "Identitas disamarkan: 2 bagian" in masked.text
    assert "Berkas asli tidak disajikan" in masked.text
    assert small.get("/dokumen/samar/asli").status_code == 404


def test_a_document_without_text_has_a_page(small):
    assert "tidak memuat teks yang dapat dibaca" in page(small, "/dokumen/kosong").text


def test_hits_are_numbered_marked_and_linked_without_script(small):
    shown = page(small, "/dokumen/rapat?q=kanim+peta")
    numbers = [int(name.removeprefix("t")) for name in shown.all("//mark/@id")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 3
    bar = shown.one(f"//nav[{with_class('hitbar')}]")
    assert bar.xpath("a/@href") == [f"#t{len(numbers)}", "#t1"]
    steps = shown.all("//noscript//a/@href")
    assert set(steps) <= {f"#t{n}" for n in numbers}
    assert page(small, "/dokumen/rapat").all("//mark") == []


# Articles.


@pytest.mark.parametrize(
    ("provision", "anchors"),
    [
        ("pasal/2/ayat/1", ["ayat-1", "ayat-1-huruf-a", "ayat-1-huruf-b"]),
        ("pasal/2/ayat/2", ["ayat-2", "ayat-2-huruf-a"]),
        ("pasal/2/ayat/1/huruf/b", ["ayat-1-huruf-b"]),
        ("pasal/2", []),
    ],
)
def test_an_article_shows_the_ayat_that_was_asked_for(small, provision, anchors):
    shown = page(small, f"/peraturan/{LAW}/{provision}")
    assert shown.all(f"//p[{with_class('wanted')}]/@id") == anchors
    assert shown.all("//section[contains(@class, 'law')]//p/@id") == [
        "ayat-1", "ayat-1-huruf-a", "ayat-1-huruf-b", "ayat-2", "ayat-2-huruf-a",
    ]  # fmt: skip


def test_an_article_shows_status_elucidation_neighbours_and_what_cites_it(small):
    shown = page(small, f"/peraturan/{LAW}/pasal/2/ayat/1")
    assert shown.words("//h1") == "Pasal 2 ayat (1) Undang-Undang Nomor 7 Tahun 2029"
    assert "dicabut 2 Januari 2024" in shown.words(f"//div[{with_class('statusbox')}]")
    assert "/peraturan/uu/2030/1/pasal/9" in shown.links()
    article = page(small, f"/peraturan/{LAW}/pasal/2")
    assert "Pemeriksaan berarti melihat dokumen." in article.text
    assert article.all("//a[@rel='prev']/@href") == [f"/peraturan/{LAW}/pasal/1"]
    assert article.all("//a[@rel='next']/@href") == [f"/peraturan/{LAW}/pasal/2A"]
    assert "Rakor pos lintas batas contoh" in article.words("//section[@aria-labelledby='dirujuk']")


def test_an_ayat_that_the_text_does_not_tell_apart_is_said(small):
    assert "tidak memuat Pasal 2 ayat (9)" in page(small, f"/peraturan/{LAW}/pasal/2/ayat/9").text


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("UU 7 Tahun 2029", LAW),
        ("uu nomor 7 tahun 2029", LAW),
        ("UU 7/2029 Pasal 2 ayat (1)", f"{LAW}/pasal/2/ayat/1"),
        ("undang-undang nomor 7 tahun 2029 pasal 2a", f"{LAW}/pasal/2A"),
    ],
)
def test_other_spellings_of_an_address_lead_to_it(small, written, leads_to):
    answer = small.get(f"/peraturan/{written}?lang=en")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/peraturan/{leads_to}?lang=en"
    page(small, answer.headers["Location"])


@pytest.mark.parametrize(
    "address",
    [
        "/peraturan/uu/1999/99",
        f"/peraturan/{LAW}/pasal/99",
        "/peraturan/surat cinta",
        "/dokumen/tiada",
        "/dokumen/rahasia",
        "/x",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(small, address):
    shown = page(small, f"{address}?q=rapat", 404)
    assert shown.words("//h1") == "Tidak ada di sini"
    assert shown.one("//input[@id='q']").get("value") == "rapat"


# Results: state, counts, other ways on.


def test_each_document_has_one_row_that_differs_by_kind(small):
    shown = page(small, "/cari?q=pelintas&limit=50")
    cards = shown.all(f"//ol[{with_class('hits')}]/li/article")
    titles = [card.xpath("normalize-space(h2)") for card in cards]
    assert len(titles) == len(set(titles)) == total(shown)
    news = shown.one(f"//article[{with_class('berita')}][contains(., 'Pelintas batas bertambah di')]")
    assert "3 Januari 2025 · Warta Contoh · Belu" in " ".join(news.text_content().split())
    law = shown.one(f"//article[{with_class('peraturan')}]")
    assert law.xpath(f"boolean(.//*[{with_class('status')}])")
    assert "UU 7/2029" in law.text_content()


def test_titles_are_text_and_nothing_else(small):
    for address in ("/cari?q=pelintas&limit=50", "/dokumen/jahat", "/", "/cari?kind=lain"):
        shown = page(small, address)
        assert "alert" not in " ".join(shown.all("//script/text()"))
        assert shown.all("//img") == []
    assert page(small, "/dokumen/jahat").words("//h1") == HOSTILE
    assert "javascript:" not in page(small, "/dokumen/javascript").text


def test_what_is_classified_is_nowhere(small):
    for address in (
        "/",
        "/cari?limit=100",
        "/cari?q=pelintas+rahasiasekali&limit=100",
        "/cari?place=Malaka",
        "/saran?q=rahasiase",
    ):
        text = small.get(address).get_data(as_text=True)
        assert SECRET not in text
        assert "Pelintas gelap" not in text
    assert small.get("/saran?q=rahasiase").json == []
    assert total(page(small, "/cari?place=Malaka")) == 0


@pytest.mark.parametrize(
    "query",
    [
        "q=perdagangan+orang",
        "q=rakor+perbatasan&kind=notula",
        "q=pelintas+batas&place=NTT&place=Belu",
        "q=tppo&institution=IOM&since=2023",
        "q=imigrasi&cites=uu/2011/6",
        "q=paspor&mode=words&language=id",
        "",
        "kind=berita",
        "place=NTT&since=2024",
    ],
)
def test_counts_are_what_clicking_them_gives(client, query):
    """Follow every tab and every value of every facet that is shown, folded ones too."""
    shown = page(client, f"/cari?{query}")
    tabs = shown.all(f"//nav[{with_class('tabs')}]/a")
    assert int(tabs[0].xpath("string(span)")) == sum(int(tab.xpath("string(span)")) for tab in tabs[1:])
    for tab in tabs:
        assert total(page(client, tab.get("href"))) == int(tab.xpath("string(span)"))
    asked = parse_qs(query)
    for choice in shown.all(f"//label[{with_class('choice')}]")[::3]:
        name, value = choice.xpath("string(input/@name)"), choice.xpath("string(input/@value)")
        alone = urlencode({**asked, name: [value]}, doseq=True)
        count = choice.xpath(f"string(span[{with_class('count')}])")
        assert count == "" or total(page(client, f"/cari?{alone}")) == int(count), f"{name}={value} in {query}"


def test_values_of_one_facet_are_alternatives(client):
    """Choosing one value leaves the counts of the others in place, and choosing both gives at least the larger."""
    one = page(client, "/cari?q=tppo&place=Belu")
    others = [c for c in one.all("//label[input/@name='place']") if not c.xpath("input/@checked")]
    assert len(others) > 3
    value, count = others[0].xpath("string(input/@value)"), int(others[0].xpath(f"string(span[{with_class('count')}])"))
    both = total(page(client, f"/cari?{urlencode({'q': 'tppo', 'place': ['Belu', value]}, doseq=True)}"))
    assert both >= max(total(one), count)


def test_nothing_found_keeps_everything_and_offers_ways_on(client):
    shown = page(client, "/cari?q=motaain&place=Sulawesi+Selatan&kind=berita&since=2030")
    assert total(shown) == 0
    assert shown.one("//input[@id='q']").get("value") == "motaain"
    assert len(shown.all(f"//ul[{with_class('chips')}]/li")) == 3
    offers = shown.all(f"//section[{with_class('none')}]//a")
    found = [
        (int(re.search(r"(\d+) dokumen", a.text_content())[1]), a.get("href")) for a in offers if "Tanpa" in a.text
    ]
    for count, address in found:
        assert total(page(client, address)) == count > 0


def test_a_spelling_is_offered_and_not_applied(client):
    shown = page(client, "/cari?q=perdagagan+penyeludupan&mode=words")
    assert total(shown) == 0
    offer = shown.one(f"//section[{with_class('none')}]//a[em]")
    assert parse_qs(urlsplit(offer.get("href")).query)["q"] == ["perdagangan penyelundupan"]


def test_pages_of_results_follow_each_other(client):
    first = page(client, "/cari?q=tppo")
    count = total(first)
    seen, shown = [], first
    while True:
        seen += shown.all(f"//ol[{with_class('hits')}]/li//h2/a/@href")
        following = shown.all("//a[@rel='next']/@href")
        if not following:
            break
        shown = page(client, following[0])
    assert len(seen) == len(set(seen)) == count > 20
    beyond = page(client, "/cari?q=tppo&page=900")
    assert total(beyond) == count
    assert "hasil berakhir di halaman" in beyond.text


@ON_BOTH
def test_the_same_search_shows_what_was_committed_meanwhile(new_place):
    encoder, where = open_encoder(""), new_place("berubah")
    with closing(open_for_writing(where, encoder, 0)) as index:
        put(index, encoder, "lama", "patroli bersama di perbatasan")
        shelf = create_app(Settings.from_env({}), where).test_client()
        assert [total(page(shelf, "/cari?q=patroli")) for _ in range(2)] == [1, 1]
        put(index, encoder, "baru", "patroli gabungan di laut")
        assert total(page(shelf, "/cari?q=patroli")) == 2
        index.delete("lama")
        index.commit()
        assert total(page(shelf, "/cari?q=patroli")) == 1


def put(index, encoder, name, text):
    """Commit a document of one passage."""
    index.replace(source(name, Kind.BERITA, name), passages(name, text), encoder.passages([text]))
    index.commit()


def test_what_cannot_be_read_is_left_out_and_said(client):
    shown = page(client, "/cari?q=tppo&since=kapan&kind=buku&page=abc&apa=saja")
    assert total(shown) == total(page(client, "/cari?q=tppo"))
    said = [notice.text_content() for notice in shown.all(f"//p[{with_class('notice')}]")]
    assert [text.partition(": ")[2] for text in said] == ["kind=buku", "since=kapan", "page=abc"]


# In every address: language and state.

ADDRESSES = (
    "/",
    "/cari?q=pelintas",
    "/cari",
    "/dokumen/rapat?q=pelintas",
    f"/peraturan/{LAW}",
    f"/peraturan/{LAW}/pasal/2",
    "/tentang",
    "/bantuan",
    "/tiada",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_language_is_kept_by_every_link_and_form(small, address):
    joined = f"{address}{'&' if '?' in address else '?'}lang=en"
    answer = small.get(joined)
    shown = page(small, joined, answer.status_code)
    assert shown.one("//html").get("lang") == "en"
    lost = [a for a in shown.links() if parse_qs(urlsplit(a).query).get("lang") != ["en"] and "#" not in a]
    switch = shown.one("//a[@hreflang='id']").get("href")
    assert [a for a in lost if a != switch] == []
    for form in shown.all("//form"):
        assert form.xpath("input[@name='lang']/@value") == ["en"]
    assert page(small, switch, answer.status_code).one("//html").get("lang") == "id"


def test_foreign_text_is_marked_with_its_language(small):
    shown = page(small, "/cari?q=pelintas&limit=50")
    assert shown.one("//h2[contains(., 'Border crossings')]").get("lang") == "en"
    assert shown.one("//h2[contains(., 'Rakor pos')]").get("lang") is None
    assert page(small, "/dokumen/english").one("//h1").get("lang") == "en"
    assert page(small, "/dokumen/rapat?lang=en").one("//h1").get("lang") == "id"


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_stand_in_order_and_labels_name_their_fields(small, address):
    answer = small.get(address)
    shown = page(small, address, answer.status_code)
    levels = [
        int(h.tag[1]) for h in shown.all("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    assert len(shown.all("//main")) == 1
    ids = shown.all("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(shown.all("//label/@for"))
    for field in shown.all("//input[not(@type='hidden')]"):
        assert field.get("id") in labelled or field.xpath("boolean(ancestor::label)")


def test_the_query_comes_first_in_the_title(small):
    assert page(small, "/cari?q=pelintas+batas").words("//title") == "pelintas batas – Rakor"


def test_a_document_leads_back_to_the_results_it_came_from(small):
    results = "/cari?q=pelintas&kind=notula&place=Belu"
    document = page(small, results).all(f"//ol[{with_class('hits')}]//h2/a/@href")[0]
    back = page(small, document).one(f"//p[{with_class('back')}]/a").get("href")
    assert parse_qs(urlsplit(back).query) == parse_qs(urlsplit(results).query)


# Templates and words.


def test_every_field_of_a_page_is_used_by_a_template():
    written = "\n".join(path.read_text("utf-8") for path in TEMPLATES.iterdir())
    unused = [
        f"{shape.__name__}.{field.name}"
        for shape in (
            FrontPage,
            Way,
            SearchPage,
            Tab,
            WayOut,
            FacetBox,
            Choice,
            Card,
            Snippet,
            OutcomeLine,
            StatusLine,
            DocumentPage,
            Fact,
            Section,
            ArticlePage,
        )  # fmt: skip
        for field in fields(shape)
        if not re.search(rf"\.{field.name}\b", written)
    ]
    assert unused == []


def test_every_text_is_worded_in_both_languages_and_used():
    code = "\n".join(
        path.read_text("utf-8")
        for path in [*(ROOT / "search_app").rglob("*.py"), *TEMPLATES.iterdir()]
        if path.parent.name != "texts"
    )
    for name, worded in TEXTS.items():
        assert len(worded) == len(LANGUAGES)
        assert all(worded), name
        assert sorted(re.findall(r"{(\w+)}", worded[0])) == sorted(re.findall(r"{(\w+)}", worded[1])), name
    stems = {name.removesuffix("_one") for name in TEXTS}
    made = re.compile(r"""["']([a-z0-9_]+_)(?:\{|["'] \+)""")
    prefixes = tuple(match[1] for match in made.finditer(code))
    unused = [
        name for name in stems if f'"{name}"' not in code and f"'{name}'" not in code and not name.startswith(prefixes)
    ]
    assert unused == []
