"""An index of a test's own on a server that other tests use too."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from indexes import elastic
from indexes.elastic.sending import Sender


@contextmanager
def on_server(address: str, **options: Any) -> Iterator[elastic.Access]:
    """Give an index name of its own on a server; what was made under it goes afterwards."""
    access = elastic.Access((address,), f"uji-{secrets.token_hex(5)}", seconds=5, **options)
    yield access
    sender = Sender(access)
    for name in sender.send("GET", f"/{access.name}-*", expand_wildcards="all"):
        sender.send("DELETE", f"/{name}")
    sender.close()
