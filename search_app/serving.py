"""The pages on a port: waitress, with threads."""

import sys

import waitress

from indexes.settings import Settings
from search_app import create_app

THREADS = 8


def serve(where: str, host: str, port: int, settings: Settings) -> None:
    """Serve until interrupted; the address is printed once the port is taken."""
    server = waitress.create_server(create_app(settings, where), host=host, port=port, threads=THREADS, ident="rakor")
    shown = f"[{host}]" if ":" in host else host
    print(f"Rakor: http://{shown}:{server.effective_port}/", file=sys.stdout, flush=True)  # noqa: T201
    server.run()
