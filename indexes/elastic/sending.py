"""Requests to the server: the only module, with `wire`, that knows its client."""

import json
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, SSLError, TransportError

from indexes.elastic import faults
from indexes.elastic.access import Access
from indexes.elastic.wire import Node
from indexes.errors import IndexMismatch, IndexUnavailable

Json = dict[str, Any]
T = TypeVar("T")

SECONDS = 20.0
"""How long one answer is waited for."""

READING = 2.0
"""Seconds for which a read is tried again while no server answers; writes wait as long as the settings say."""

OLDEST = (8, 19)
"""The version of the server below which nothing has been tried."""

_HEADERS = {"accept": "application/vnd.elasticsearch+json; compatible-with=8"}
_JSON = {"content-type": "application/vnd.elasticsearch+json; compatible-with=8"}
_LINES = {"content-type": "application/vnd.elasticsearch+x-ndjson; compatible-with=8"}


class Sender:
    """Sends bodies and gives answers, from any thread; every fault comes out as one of ours."""

    def __init__(self, access: Access, seconds: float = SECONDS) -> None:
        """Make the client; nothing is sent yet. Raises what `faults` words for a CA that cannot be read."""
        self.where = str(access)
        self._seconds = seconds
        options = {**_options(access), "request_timeout": seconds, "max_retries": 0, "node_class": Node}
        self._client = Elasticsearch(list(access.hosts), **options)

    def send(self, method: str, path: str, body: object = None, *, patience: float = READING, **params: object) -> Json:
        """Send a request and give its answer.

        While no server answers, or one says that it cannot now, the request is sent again with growing pauses for
        `patience` seconds; so it must be one that may be sent twice.
        """
        return _patiently(lambda: self._sent(method, path, body, params), patience)

    def searches(self, index: str, asked: Sequence[tuple[Json, Json]]) -> list[Json]:
        """Send several searches, each with its parameters, in one request and give their answers.

        All are sent again while one of them meets what a later try may not.
        """
        lines = b"".join(json.dumps(part).encode() + b"\n" for each in asked for part in each)
        return _patiently(lambda: self._searched(f"/{index}/_msearch", lines), READING)

    def _searched(self, path: str, lines: bytes) -> list[Json]:
        answers: list[Json] = self._sent("POST", path, lines, {})["responses"]
        for each in answers:
            if "error" in each:
                raise faults.refused(each["status"], each["error"], self.where)
        return answers

    def _sent(self, method: str, path: str, body: object, params: Mapping[str, Any]) -> Json:
        kind = _LINES if isinstance(body, bytes) else _JSON if body is not None else {}
        target = path + ("?" + "&".join(f"{name}={_worded(value)}" for name, value in params.items()) if params else "")
        try:
            answer = self._client.perform_request(method, target, headers={**_HEADERS, **kind}, body=body)
        except ApiError as error:
            raise self._refused(error) from None
        except ConnectionTimeout:
            raise faults.slow(self.where, self._seconds) from None
        except SSLError:
            raise faults.untrusted(self.where) from None
        except TransportError as error:
            raise faults.down(self.where, _brief(error)) from None
        found: Any = answer.body
        return found if isinstance(found, dict) else {"found": bool(found)}

    def _refused(self, error: ApiError) -> IndexUnavailable:
        body: Any = error.body
        if error.status_code == 404 and isinstance(body, dict) and "found" in body:
            return faults.ServerRefused("tidak ada")
        if isinstance(body, str):
            body = _parsed(body)
        told = body.get("error", body) if isinstance(body, dict) else body
        return faults.refused(error.status_code, told, self.where)

    def document(self, index: str, name: str) -> tuple[Json, Json] | None:
        """Give a document's stored values and its place for `put`, as of the last write; None if there is none."""
        found = self.send("POST", f"/{index}/_mget", {"ids": [name]})["docs"][0]
        if "error" in found:
            raise faults.refused(404, found["error"], self.where)
        if not found.get("found"):
            return None
        return found["_source"]["stored"], {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}

    def put(self, index: str, name: str, stored: Json, at: Json | None, patience: float) -> Json:
        """Write a document in place of the one read at `at`, of none if None; gives its new place.

        Raises Conflict if someone else was quicker.
        """
        params: Json = at if at is not None else {"op_type": "create"}
        try:
            done = self.send("PUT", f"/{index}/_doc/{name}", {"stored": stored}, patience=patience, **params)
        except faults.Conflict:
            now = self.document(index, name)
            if now is None or now[0] != stored:
                raise
            return now[1]
        return {"if_seq_no": done["_seq_no"], "if_primary_term": done["_primary_term"]}

    def version(self) -> str:
        """Give the version of the server. Raises IndexMismatch for one that is too old."""
        nodes = self.send("GET", "/_nodes/os", filter_path="nodes.*.version").get("nodes", {})
        oldest = min((node["version"] for node in nodes.values()), key=numbers, default="0")
        if numbers(oldest) < OLDEST:
            raise IndexMismatch(
                f"Elasticsearch di {self.where} versi {oldest}; Rakor memerlukan 8.19 atau 9. Naikkan versi servernya."
            )
        return str(oldest)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _patiently(send: Callable[[], T], patience: float) -> T:
    end, pause = time.monotonic() + patience, 0.1
    while True:
        try:
            return send()
        except (faults.ServerDown, faults.ServerSlow):
            if time.monotonic() + pause > end:
                raise
        time.sleep(pause)
        pause = min(pause * 2, 5)


def _options(access: Access) -> Json:
    options: Json = {}
    if access.api_key:
        options["api_key"] = access.api_key
    elif access.user:
        options["basic_auth"] = (access.user, access.password)
    if any(host.startswith("https") for host in access.hosts):
        if access.fingerprint:
            options |= {"ssl_assert_fingerprint": access.fingerprint, "verify_certs": False, "ssl_show_warn": False}
        if access.ca:
            options["ca_certs"] = _readable(access.ca)
            options["verify_certs"] = True
    return options


def _readable(file: str) -> str:
    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ssl.SSLError):
        raise IndexUnavailable(f"RAKOR_ELASTICSEARCH_CA={file} bukan sertifikat CA dalam bentuk PEM.") from None
    return file


def _worded(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def numbers(version: str) -> tuple[int, ...]:
    """Give a version as numbers, to compare it: the first two."""
    return tuple(int(part) for part in version.split("-")[0].split(".")[:2] if part.isdigit())


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _brief(error: TransportError) -> str:
    return str(error.message).split(": ", 1)[-1][:120]
