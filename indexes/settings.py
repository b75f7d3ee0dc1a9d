"""The table of settings: read once from the environment, passed on as a value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from indexes.errors import BadSetting

BUNDLED_ENCODER = Path(__file__).parent / "encoder"


@dataclass(frozen=True)
class Setting:
    """One row of the table: the variable, its default as typed, what it is for."""

    variable: str
    default: str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("RAKOR_INDEX", "rakor-index", "where the index is: a folder, or the http(s) address of Elasticsearch"),
    Setting("RAKOR_ENCODER", "", "a sentence-transformers model (folder or name); empty: the bundled one"),
    Setting("RAKOR_HOST", "127.0.0.1", "address that `rakor serve` listens on"),
    Setting("RAKOR_PORT", "8000", "port that `rakor serve` listens on"),
    Setting("RAKOR_FILE_SECONDS", "120", "seconds that one file may take to be read"),
    Setting("RAKOR_FILE_MEMORY_MB", "1500", "memory that reading one file may take, in MB"),
    Setting("RAKOR_FILE_MB", "200", "largest file that is opened, in MB, also when unpacked"),
    Setting("RAKOR_OCR_PAGES", "60", "scanned pages recognised per file"),
    Setting("RAKOR_OCR_SECONDS", "600", "seconds of text recognition per file"),
    Setting("RAKOR_LOCK_SECONDS", "10", "seconds to wait for another process that is writing"),
    Setting("RAKOR_ELASTICSEARCH_USER", "", "user of the Elasticsearch server"),
    Setting("RAKOR_ELASTICSEARCH_PASSWORD", "", "its password; better in a file"),
    Setting("RAKOR_ELASTICSEARCH_PASSWORD_FILE", "", "file that holds the password"),
    Setting("RAKOR_ELASTICSEARCH_API_KEY", "", "an API key in place of user and password; better in a file"),
    Setting("RAKOR_ELASTICSEARCH_API_KEY_FILE", "", "file that holds the API key"),
    Setting("RAKOR_ELASTICSEARCH_CA", "", "file with the CA (PEM) that signed the server's certificate"),
    Setting("RAKOR_ELASTICSEARCH_FINGERPRINT", "", "SHA-256 of the server's certificate, in place of a CA"),
    Setting("RAKOR_ELASTICSEARCH_SECONDS", "60", "seconds for which writing waits for a server that is down or busy"),
    Setting("RAKOR_ELASTICSEARCH_VECTORS", "flat", "flat (exact) or hnsw (above 200,000 passages a shard); new index"),
    Setting("RAKOR_ELASTICSEARCH_SHARDS", "1", "shards that a new index gets"),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one run."""

    index: str
    encoder: str
    host: str
    port: int
    file_seconds: int
    file_memory_mb: int
    file_mb: int
    ocr_pages: int
    ocr_seconds: int
    lock_seconds: int
    elasticsearch_user: str = ""
    elasticsearch_password: str = field(default="", repr=False)
    elasticsearch_password_file: str = ""
    elasticsearch_api_key: str = field(default="", repr=False)
    elasticsearch_api_key_file: str = ""
    elasticsearch_ca: str = ""
    elasticsearch_fingerprint: str = ""
    elasticsearch_seconds: int = 60
    elasticsearch_vectors: str = "flat"
    elasticsearch_shards: int = 1

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read every setting from `env` (the process' environment if None).

        Raises BadSetting for a number that is none, naming the variable and the value.
        """
        given = os.environ if env is None else env
        values: dict[str, Any] = {f.name: _value(f.name, f.type, given) for f in fields(cls)}
        return cls(**values)


def _value(name: str, kind: object, env: Mapping[str, str]) -> str | int:
    row = next(s for s in SETTINGS if s.variable == f"RAKOR_{name.upper()}")
    text = env.get(row.variable, "") or row.default
    if kind is str:
        return text
    if not text.isascii() or not text.isdigit():
        raise BadSetting(f"{row.variable}={text!r} bukan bilangan bulat; coba {row.default}")
    return int(text)
