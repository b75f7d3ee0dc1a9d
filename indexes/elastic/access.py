"""Where the servers are, under which name the index stands there, and how Rakor shows who it is."""

import ipaddress
import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from indexes.errors import BadSetting
from indexes.settings import Settings

NAME = "rakor"
"""The alias of an address without a path."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,99}")


@dataclass(frozen=True)
class Access:
    """How to reach an index. What is secret stays out of the repr, and the address holds nothing secret."""

    hosts: tuple[str, ...]
    name: str = NAME
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: str = ""
    fingerprint: str = ""
    seconds: int = 60
    vectors: str = "flat"
    shards: int = 1

    @classmethod
    def of(cls, where: str, settings: Settings) -> "Access":
        """Read an address: `https://host:9200`, several with commas between, `/name` behind the last for another index.

        Raises BadSetting for what cannot be used. Warns of plain http to a host that is not this machine.
        """
        hosts, name = _taken_apart(where)
        if settings.elasticsearch_vectors not in ("flat", "hnsw"):
            raise BadSetting(f"RAKOR_ELASTICSEARCH_VECTORS={settings.elasticsearch_vectors!r}: pilih flat atau hnsw")
        for host in hosts:
            _warn_if_open(host)
        return cls(
            hosts, name, settings.elasticsearch_user,
            settings.elasticsearch_password or _secret(settings.elasticsearch_password_file, "PASSWORD_FILE"),
            settings.elasticsearch_api_key or _secret(settings.elasticsearch_api_key_file, "API_KEY_FILE"),
            _existing(settings.elasticsearch_ca), settings.elasticsearch_fingerprint,
            settings.elasticsearch_seconds, settings.elasticsearch_vectors, max(settings.elasticsearch_shards, 1),
        )  # fmt: skip

    def __str__(self) -> str:
        """Give the address as it may be shown."""
        return ",".join(self.hosts) + f"/{self.name}"


def _taken_apart(where: str) -> tuple[tuple[str, ...], str]:
    hosts: list[str] = []
    name = NAME
    for part in where.split(","):
        url = urlsplit(part.strip())
        if url.username or url.password:
            raise BadSetting(
                "Alamat indeks memuat nama atau kata sandi. Hapus dari alamat, lalu isi RAKOR_ELASTICSEARCH_USER dan "
                "RAKOR_ELASTICSEARCH_PASSWORD_FILE"
            )
        if url.scheme not in ("http", "https") or not url.hostname:
            raise BadSetting(f"{part!r} bukan alamat Elasticsearch; contoh: https://es.contoh.id:9200")
        host = f"[{url.hostname}]" if ":" in url.hostname else url.hostname
        hosts.append(f"{url.scheme}://{host}:{_port(part)}")
        name = url.path.strip("/") or name
    if not _NAME.fullmatch(name):
        raise BadSetting(f"{name!r} bukan nama indeks; pakai huruf kecil, angka, titik, - atau _")
    return tuple(hosts), name


def _port(part: str) -> int:
    url = urlsplit(part.strip())
    try:
        return url.port or (443 if url.scheme == "https" else 80)
    except ValueError:
        raise BadSetting(f"{part!r}: porta bukan bilangan 0-65535") from None


def _secret(file: str, setting: str) -> str:
    try:
        return Path(file).read_text("utf-8").strip() if file else ""
    except (OSError, UnicodeDecodeError) as reason:
        raise BadSetting(f"RAKOR_ELASTICSEARCH_{setting}={file}: tidak terbaca ({type(reason).__name__})") from None


def _existing(file: str) -> str:
    if file and not Path(file).is_file():
        raise BadSetting(f"RAKOR_ELASTICSEARCH_CA={file}: tidak ada berkas ini")
    return file


def _warn_if_open(host: str) -> None:
    url = urlsplit(host)
    if url.scheme == "http" and not _is_loopback(url.hostname or ""):
        warnings.warn(
            f"{host}: http tanpa TLS ke komputer lain; isi dan kata sandi terbaca di jaringan. Pakai https://",
            stacklevel=4,
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
