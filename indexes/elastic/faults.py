"""What can go wrong with a server, each as a sentence that says what to do."""

from collections.abc import Mapping
from typing import Any

from indexes.errors import IndexMissing, IndexUnavailable


class ServerDown(IndexUnavailable):
    """No server answers at the address."""


class ServerSlow(IndexUnavailable):
    """The server took longer than is waited for."""


class ServerUntrusted(IndexUnavailable):
    """The server's certificate is not signed by the CA that is trusted."""


class AccessRefused(IndexUnavailable):
    """The server does not know the user, or does not let it do this."""


class IndexReadOnly(IndexUnavailable):
    """The server takes no writes, as a rule since its disk is full."""


class ServerRefused(IndexUnavailable):
    """The server refused a request for another reason."""


class Conflict(IndexUnavailable):
    """Someone else has changed a document since it was read."""


PASSING = frozenset({429, 502, 503, 504})
"""Statuses that a later try may not meet again."""


def refused(status: int, error: object, where: str) -> IndexUnavailable:
    """Word an answer of the server that is an error."""
    kind, reason = _named(error)
    if "read-only" in reason or "cluster_block" in kind:
        return IndexReadOnly(
            f"Elasticsearch di {where} tidak menerima tulisan ({reason}). "
            "Beri ruang di disknya: indeks terbuka sendiri "
            'atau dengan PUT _settings {"index.blocks.read_only_allow_delete": null}. Lalu jalankan lagi perintah ini.'
        )
    if kind == "index_not_found_exception":
        return missing(where)
    if status in (401, 403):
        return AccessRefused(
            f"Elasticsearch di {where} menolak pengguna ini ({status}). Periksa RAKOR_ELASTICSEARCH_USER dengan "
            "RAKOR_ELASTICSEARCH_PASSWORD_FILE, atau RAKOR_ELASTICSEARCH_API_KEY_FILE, dan haknya atas indeks itu."
        )
    if status == 409:
        return Conflict(f"{where}: {reason}")
    if status in PASSING:
        return ServerDown(
            f"Elasticsearch di {where} sedang tidak sanggup ({status} {kind}: {reason}). Coba lagi nanti."
        )
    return ServerRefused(f"Elasticsearch di {where} menolak permintaan ({status} {kind}: {reason}).")


def missing(where: str) -> IndexMissing:
    """Word that there is no index yet."""
    return IndexMissing(f"Belum ada indeks di {where}. Jalankan `rakor ingest PATH…` dengan --index yang sama.")


def down(where: str, reason: str) -> ServerDown:
    """Word that nobody answers."""
    return ServerDown(
        f"Elasticsearch di {where} tidak menjawab ({reason}). Jalankan servernya, atau periksa alamat di RAKOR_INDEX."
    )


def slow(where: str, seconds: float) -> ServerSlow:
    """Word that the answer did not come in time."""
    return ServerSlow(f"Elasticsearch di {where} tidak menjawab dalam {seconds:.0f} detik. Coba lagi; lihat bebannya.")


def untrusted(where: str) -> ServerUntrusted:
    """Word that the certificate is not the one expected."""
    return ServerUntrusted(
        f"Sertifikat Elasticsearch di {where} tidak dipercaya. Tunjukkan CA-nya dengan RAKOR_ELASTICSEARCH_CA=BERKAS "
        "atau sidik jarinya dengan RAKOR_ELASTICSEARCH_FINGERPRINT."
    )


def _named(error: object) -> tuple[str, str]:
    """Give type and reason of an error as the server words it; the innermost reason says most."""
    if not isinstance(error, Mapping):
        return "", str(error)[:200]
    causes: Any = error.get("root_cause") or error.get("failed_shards")
    inner: Any = causes[0] if isinstance(causes, list) and causes else error
    inner = inner.get("reason", inner) if isinstance(inner.get("reason"), Mapping) else inner
    return str(error.get("type", "")), str(inner.get("reason") or error.get("reason") or "")[:300]
