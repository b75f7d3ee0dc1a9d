"""Requests in one piece: the client's connections write head and body apart, which wakes a busy server twice.

On a machine where the server waits for a processor too, the first write hands it over and the second comes late.
"""

from typing import Any

from elastic_transport import NodeConfig, Urllib3HttpNode

LARGE = 100_000
"""Bytes from which on a body is not copied behind its head."""


class Node(Urllib3HttpNode):
    """A node of the client whose connections write a request at once."""

    def __init__(self, config: NodeConfig) -> None:
        """Make the pool of connections; nothing is opened yet."""
        super().__init__(config)
        self.pool.ConnectionCls = _whole(self.pool.ConnectionCls)


def _whole(kind: Any) -> Any:  # noqa: ANN401 - which kind it is depends on TLS and is the client's own affair
    class Whole(kind):  # type: ignore[misc]
        _parts: list[bytes] | None = None

        def request(self, *args: object, **options: object) -> None:
            self._parts = parts = list[bytes]()
            try:
                super().request(*args, **options)
            finally:
                self._parts = None
            small = sum(map(len, parts)) < LARGE
            for each in [b"".join(parts)] if small else parts:
                super().send(each)

        def send(self, data: bytes) -> None:
            if self._parts is None:
                super().send(data)
            else:
                self._parts.append(data)

    return Whole
