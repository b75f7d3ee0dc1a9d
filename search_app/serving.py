"""The pages on a port: waitress, with threads."""

import gc
import sys

import waitress

from indexes.settings import Settings
from search_app import create_app

THREADS = 4

YOUNG = 50_000
"""Objects that are made before the garbage collector looks: a page makes thousands and leaves hardly a cycle."""


def serve(where: str, host: str, port: int, settings: Settings) -> None:
    """Serve until interrupted; the address is printed once the port is taken."""
    server = waitress.create_server(create_app(settings, where), host=host, port=port, threads=THREADS, ident="rakor")
    shown = f"[{host}]" if ":" in host else host
    print(f"Rakor: http://{shown}:{server.effective_port}/", file=sys.stdout, flush=True)  # noqa: T201
    gc.freeze()
    gc.set_threshold(YOUNG)
    server.run()
