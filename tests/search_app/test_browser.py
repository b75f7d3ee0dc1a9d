"""The pages in a real browser: searching, filtering, reading, moving among hits, at two widths, with and without
JavaScript; and no violation of the accessibility rules that axe-core knows.
"""

import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser
ON_BOTH = pytest.mark.parametrize("engine", ["embedded", "elasticsearch"], indirect=True, scope="session")

VIEWS = [
    pytest.param((width, scripted), id=f"{width}px-{'js' if scripted else 'nojs'}")
    for width in (1280, 360)
    for scripted in (True, False)
]
INDONESIAN, ENGLISH = "hasil rakor Motaain", "who attended the Makassar dialogue"
ARTICLE = "/peraturan/uu/2007/21/pasal/2"
NARROW = "document.scrollingElement.scrollWidth <= innerWidth"


@pytest.fixture(params=VIEWS)
def view(request, browser, address):
    """Open a page at a width, with or without JavaScript; what the console complains of fails the test."""
    width, scripted = request.param
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, java_script_enabled=scripted
    )
    page = context.new_page()
    page.set_default_timeout(5_000)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, width, scripted
    context.close()
    assert complaints == []


def search(page, text):
    page.goto("/")
    page.locator("#q").fill(text)
    page.locator(".searchbox button").click()
    page.wait_for_url("**/cari?*")


def unfold(details):
    """Open a folded part as a reader does, by its summary."""
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()


def total(page):
    return int(re.sub(r"\D", "", page.locator("[role=status] strong").inner_text()))


def fits(page):
    """Nothing reaches over the right edge (asked of the page itself, by the driver: needs no page script)."""
    return page.evaluate(NARROW)


@ON_BOTH
@pytest.mark.parametrize(("text", "found"), [(INDONESIAN, "Mota"), (ENGLISH, "Makassar")])
def test_searches(view, text, found):
    page, _, _ = view
    search(page, text)
    assert total(page) > 0
    assert found in page.locator(".card").first.inner_text()
    assert page.locator(".card mark").count() > 0
    assert fits(page)


@ON_BOTH
def test_filters(view):
    page, _, _ = view
    search(page, "perdagangan orang")
    before = total(page)
    unfold(page.locator("details.filters"))
    choice = page.locator("fieldset:has(input[name=place]) .choice").first
    expected = int(choice.locator(".count").inner_text())
    choice.locator("input").check()
    page.locator(".filters button[type=submit]").click()
    page.wait_for_url("**place=*")
    assert total(page) == expected <= before
    page.locator(".chips a").first.click()
    page.wait_for_url(lambda url: "place=" not in url)
    assert total(page) == before


@ON_BOTH
def test_opens_an_article_by_its_permanent_link(view):
    page, _, _ = view
    page.goto(ARTICLE)
    assert "Pasal 2" in page.locator("h1").inner_text()
    assert page.locator(".law").count() > 0
    assert page.locator(".status").count() > 0
    assert fits(page)
    page.goto(f"{ARTICLE}/ayat/1")
    assert page.locator(".wanted").count() > 0


@ON_BOTH
def test_goes_to_the_next_hit_and_back(view):
    page, _, scripted = view
    search(page, INDONESIAN)
    page.locator(".card.notula h2 a").first.click()
    page.wait_for_url(lambda url: "/cari" not in url)
    assert page.locator("mark#t2").count() == 1
    assert fits(page)
    if scripted:
        steps_with_script(page)
    else:
        steps_without_script(page)


def steps_with_script(page):
    page.locator(".hitbar .next").click()
    assert page.locator("mark.here").get_attribute("id") == "t1"
    page.locator(".hitbar .next").click()
    assert page.locator("mark.here").get_attribute("id") == "t2"
    assert page.locator(".hitbar .at").inner_text().startswith("2 dari ")
    page.locator(".hitbar .previous").click()
    assert page.locator("mark.here").get_attribute("id") == "t1"
    page.locator("h1").click()
    for key, expected in (("n", "t2"), ("n", "t3"), ("p", "t2"), ("p", "t1")):
        page.keyboard.press(key)
        assert page.locator("mark.here").get_attribute("id") == expected
    page.keyboard.press("/")
    page.keyboard.type("npn")
    assert page.locator("#q").input_value() == f"{INDONESIAN}npn"
    assert page.locator("mark.here").get_attribute("id") == "t1"


def steps_without_script(page):
    """Each passage's own links lead from its last hit onward and from its first one back."""
    page.locator(".hitbar .next").click()
    assert urlsplit(page.url).fragment == "t1"
    page.locator(".tools a", has_text="→").first.click()
    forward = int(urlsplit(page.url).fragment[1:])
    assert forward > 1
    page.locator(f".passage:has(#t{forward}) .tools a", has_text="←").first.click()
    assert int(urlsplit(page.url).fragment[1:]) == forward - 1


def test_switches_language_and_keeps_the_query(view):
    page, _, _ = view
    search(page, INDONESIAN)
    before = total(page)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**lang=en*")
    assert page.locator("html").get_attribute("lang") == "en"
    assert parse_qs(urlsplit(page.url).query)["q"] == [INDONESIAN]
    assert total(page) == before
    page.locator(".card h2 a").first.click()
    page.wait_for_url(lambda url: "/cari" not in url)
    assert page.locator("html").get_attribute("lang") == "en"


def test_suggests_while_typing(browser, address):
    page = browser.new_page(base_url=address)
    page.goto("/")
    page.locator("#q").press_sequentially("rapat perbat")
    page.locator('#saran option[value="rapat perbatasan"]').wait_for(state="attached", timeout=5_000)
    page.close()


def test_copies_a_citation_and_a_permanent_link(browser, address):
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(ARTICLE)
    for label, copied in (
        ("salin kutipan", "Pasal 2 Undang-Undang Nomor 21 Tahun 2007"),
        ("salin tautan", f"{address}{ARTICLE}"),
    ):
        page.get_by_role("button", name=label).first.click()
        page.get_by_role("button", name="tersalin").first.wait_for(timeout=1_000)
        assert page.evaluate("navigator.clipboard.readText()") == copied
        page.get_by_role("button", name=label).first.wait_for(timeout=5_000)
    context.close()


def test_by_keyboard_alone(browser, address):
    page = browser.new_page(base_url=address)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "isi"
    page.keyboard.press("/")
    page.keyboard.type(INDONESIAN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari?*")
    assert total(page) > 0
    page.close()


def test_the_outline_follows_the_reading(browser, address):
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 800})
    page.goto("/peraturan/uu/2011/6")
    page.evaluate("document.getElementById('b9').scrollIntoView()")
    current = page.locator(".outline a[aria-current=location]")
    current.wait_for()
    assert current.get_attribute("href") == "#b9"
    page.close()


PAGES = {
    "front": "/",
    "front-en": "/?lang=en",
    "results": "/cari?q=perdagangan+orang&place=NTT&since=2023",
    "results-en": "/cari?q=perdagangan+orang&lang=en",
    "listing": "/cari?kind=notula&page=2",
    "nothing": "/cari?q=qwrtzpsdfg+xcvbnmklj&kind=notula",
    "ignored": "/cari?q=rakor&since=kapan&kind=buku",
    "regulation": "/peraturan/uu/2007/21?q=perdagangan+orang",
    "changed": "/peraturan/uu/2011/6/pasal/120",
    "article": f"{ARTICLE}?q=perdagangan+orang",
    "ayat": f"{ARTICLE}/ayat/1",
    "about": "/tentang",
    "help": "/bantuan",
    "error": "/dokumen/tidak-ada",
}


@pytest.fixture(scope="module")
def addresses(client):
    """Add a document of each other kind to the pages by address."""
    found = {
        kind: client.get(f"/api/v1/search?q=rakor&kind={kind}").json["hits"][0]["url"] for kind in ("notula", "berita")
    }
    return {**PAGES, **{kind: f"{url}?q=rakor" for kind, url in found.items()}}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_accessibility_violation(browser, address, addresses, width, scheme):
    """Every kind of page; Indonesian, and English for two of them. Also: nothing overflows sideways."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    wrong: dict[str, list[str]] = {}
    for name, url in addresses.items():
        page.goto(url)
        assert page.evaluate(NARROW), f"{name} is wider than {width}px"
        page.add_script_tag(path=axe_core())
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        if found:
            wrong[name] = [f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0]['failureSummary']}" for v in found]
    context.close()
    assert wrong == {}


def axe_core():
    spec = find_spec("axe_playwright_python")
    assert spec, "axe-core is missing: pip install '.[test]'"
    return Path(str(spec.origin)).parent / "axe.min.js"
