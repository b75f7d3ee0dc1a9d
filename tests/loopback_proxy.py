"""A proxy on loopback in front of a real server that is slow, cuts, refuses or speaks TLS, as a test wants it."""

import http.client
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Proxy:
    """What the proxy does, which a test may change while it runs."""

    address: str = ""
    delay: float = 0.0
    left: int = 10**9
    """Requests that are still passed on; the ones after are cut without an answer."""
    status: int = 0
    rewrite: tuple[bytes, bytes] = (b"", b"")
    seen: list[str] = field(default_factory=list)


@contextmanager
def proxy(upstream: str, certificate: Path | None = None, key: Path | None = None) -> Iterator[Proxy]:
    """Run a proxy in front of a server, with TLS if a certificate is given."""
    behaviour = Proxy()
    target = urlsplit(upstream).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            behaviour.seen.append(f"{self.command} {self.path}")
            time.sleep(behaviour.delay)
            behaviour.left -= 1
            if behaviour.left < 0:
                self.close_connection = True
                return
            answer, content = (behaviour.status, b"{}") if behaviour.status else self.asked(body)
            self.send_response(answer)
            self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def asked(self, body: bytes) -> tuple[int, bytes]:
            connection = http.client.HTTPConnection(target)
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            content = answer.read().replace(*behaviour.rewrite) if behaviour.rewrite[0] else answer.read()
            connection.close()
            return answer.status, content

        do_GET = do_POST = do_PUT = do_DELETE = pass_on

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    behaviour.address = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    yield behaviour
    server.shutdown()
    server.server_close()
    thread.join()


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for loopback that nobody has signed, and its key."""
    certificate, key = folder / "ca.pem", folder / "key.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    arguments = [*command.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(arguments, check=True, capture_output=True)
    return certificate, key
