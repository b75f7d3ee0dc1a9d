"""What built an index: it travels with it and is compared before every use."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from indexes.analysis import ANALYSIS_VERSION
from indexes.errors import IndexMismatch

FORMAT = 1
"""Raised with every change of what is stored or how."""


@dataclass(frozen=True)
class Manifest:
    """Format of the store, version of the analysis, the encoder and the shape of its codes."""

    encoder: str
    encoder_digest: str
    dimensions: int
    scale: float
    format: int = FORMAT
    analysis: int = ANALYSIS_VERSION

    def to_json(self) -> dict[str, Any]:
        """Give the manifest as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Manifest":
        """Read a stored manifest; fields that a later version added are ignored."""
        known = {f.name for f in fields(cls)}
        try:
            return cls(**{name: value for name, value in stored.items() if name in known})
        except TypeError as missing:
            raise IndexMismatch(f"Keterangan indeks tidak terbaca ({missing}). {REBUILD}") from None


REBUILD = (
    "Jalankan `rakor rebuild` (Elasticsearch: `rakor ingest --rebuild PATH…`), "
    "atau hapus indeks itu dan jalankan lagi `rakor ingest PATH…`."
)


def require(stored: Manifest, wanted: Manifest, where: str) -> None:
    """Raise IndexMismatch, naming each difference, unless the index was built as this run would build it."""
    pairs = [(f.name, getattr(stored, f.name), getattr(wanted, f.name)) for f in fields(Manifest)]
    differ = [f"{name} {had!r}, sekarang {has!r}" for name, had, has in pairs if had != has]
    if differ:
        raise IndexMismatch(f"Indeks di {where} dibuat dengan cara lain: {'; '.join(differ)}. {REBUILD}")
