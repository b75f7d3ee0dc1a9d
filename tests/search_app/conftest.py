"""The pages over the corpus, asked directly and over HTTP, and a real browser."""

import os
import secrets
import threading
from contextlib import closing
from pathlib import Path

import pytest
import waitress
from jinja2 import StrictUndefined
from small_index import fill

from indexes import elastic
from indexes.copying import copy
from indexes.encoding import open_encoder
from indexes.opening import open_for_reading, open_for_writing
from indexes.settings import Settings
from search_app import create_app

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def engine(request):
    """Name the engine that the pages stand on; what names both runs once per engine."""
    return getattr(request, "param", "embedded")


@pytest.fixture(scope="session")
def new_place(engine, elasticsearch, tmp_path_factory):
    """Give places for new indexes of the engine; those on a server are removed at the end."""
    made = []

    def place(name: str) -> str:
        if engine == "embedded":
            return str(tmp_path_factory.mktemp(name) / "index")
        made.append(elastic.Access((elasticsearch(),), f"uji-{name}-{secrets.token_hex(5)}"))
        return str(made[-1])

    yield place
    for access in made:
        elastic.remove(access)


@pytest.fixture(scope="session")
def app(corpus_index, engine, new_place):
    where, _ = corpus_index
    if engine != "embedded":
        encoder = open_encoder("")
        there = new_place("korpus")
        with closing(open_for_reading(where, encoder)) as first, closing(open_for_writing(there, encoder, 0)) as second:
            copy(first, second)
        where = there
    app = create_app(Settings.from_env({}), where)
    app.jinja_env.undefined = StrictUndefined
    return app


@pytest.fixture(scope="session")
def client(app):
    return app.test_client()


@pytest.fixture(scope="session")
def address(app):
    """Serve the app as `rakor serve` does, on a free port."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(1)


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing: apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small(new_place):
    """Give a client of the pages over the dozen documents of small_index.py."""
    encoder = open_encoder("")
    where = new_place("kecil")
    with closing(open_for_writing(where, encoder, 0)) as index:
        fill(index, encoder)
    app = create_app(Settings.from_env({}), where)
    app.jinja_env.undefined = StrictUndefined
    return app.test_client()
