"""The pages over the corpus, asked directly and over HTTP, and a real browser."""

import os
import threading
from pathlib import Path

import pytest
import waitress
from jinja2 import StrictUndefined
from small_index import fill

from indexes.embedded import open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.settings import Settings
from search_app import create_app

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def app(corpus_index):
    where, _ = corpus_index
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
def small(tmp_path_factory):
    """Give a client of the pages over the dozen documents of small_index.py."""
    encoder = open_encoder("")
    where = tmp_path_factory.mktemp("small") / "index"
    index = open_writer(where, manifest_of(encoder), 0)
    fill(index, encoder)
    index.close()
    app = create_app(Settings.from_env({}), str(where))
    app.jinja_env.undefined = StrictUndefined
    return app.test_client()
