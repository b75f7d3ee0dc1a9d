"""The pages on a port: waitress, with threads."""

import gc
import sys

import waitress

from indexes.settings import Settings
from search_app import create_app

THREADS = 2
"""Pages made at once: one does not wait for a long file, and more only pass Python's lock among themselves.

With 8 clients on 82,834 articles four threads spent 52 ms of processor time a page, two 38 and one 36.
"""

YOUNG = 50_000
"""Objects that are made before the garbage collector looks: a page makes thousands and leaves hardly a cycle."""

FIRST = "/cari?q=border+posts"
"""Asked for before anyone asks: what it opens stays for good, and the garbage collector is told to leave it alone."""


def serve(where: str, host: str, port: int, settings: Settings) -> None:
    """Serve until interrupted; the address is printed once the port is taken."""
    app = create_app(settings, where)
    server = waitress.create_server(app, host=host, port=port, threads=THREADS, ident="rakor")
    shown = f"[{host}]" if ":" in host else host
    print(f"Rakor: http://{shown}:{server.effective_port}/", file=sys.stdout, flush=True)  # noqa: T201
    app.test_client().get(FIRST)
    gc.freeze()
    gc.set_threshold(YOUNG)
    server.run()
