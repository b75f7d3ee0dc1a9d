"""What is missing or does not fit, and the command that mends it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from indexes.encoding import open_encoder
from indexes.errors import RakorError
from indexes.opening import is_address, open_for_reading, server_version
from indexes.settings import Settings
from ingest.loading import ocr

OCR_INSTALL = "apt-get install tesseract-ocr tesseract-ocr-ind"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `optional`: Rakor works without it."""

    name: str
    fine: bool
    found: str
    mend: str | None = None
    optional: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the finding as JSON values."""
        return asdict(self)

    def line(self) -> str:
        """Give the finding as a line for a reader."""
        word = "baik" if self.fine else "pilihan" if self.optional else "KURANG"
        return f"{word:9}{self.name:15}{self.found}" + (f"\n{'':24}→ {self.mend}" if self.mend else "")


def examine(where: str, settings: Settings) -> list[Finding]:
    """Look at the encoder, the index with its manifest, text recognition, Elasticsearch."""
    looks: tuple[Callable[[], Finding], ...] = (
        lambda: _encoder(settings),
        lambda: _index(where, settings),
        _ocr,
        lambda: _elasticsearch(where, settings),
    )
    return [look() for look in looks]


def _encoder(settings: Settings) -> Finding:
    try:
        encoder = open_encoder(settings.encoder)
        return Finding("encoder", fine=True, found=f"{encoder.name}, {encoder.dimensions} dimensi")
    except RakorError as reason:
        return Finding(
            "encoder",
            fine=False,
            found=str(reason),
            mend="pasang Rakor kembali, atau kosongkan RAKOR_ENCODER",
        )


def _index(where: str, settings: Settings) -> Finding:
    try:
        index = open_for_reading(where, open_encoder(settings.encoder), settings)
    except RakorError as reason:
        return Finding("index", fine=False, found=str(reason), mend="rakor ingest PATH…")
    built, damage = index.manifest, index.check()
    index.close()
    if damage:
        return Finding("index", fine=False, found="; ".join(damage), mend="rakor ingest PATH…")
    return Finding("index", fine=True, found=f"{where}, format {built.format}, model {built.encoder}")


def _ocr() -> Finding:
    if ocr.languages():
        return Finding("OCR", fine=True, found="tesseract dengan ind dan eng", optional=True)
    found = "tesseract dengan bahasa ind dan eng belum terpasang: halaman pindaian menunggu"
    return Finding("OCR", fine=False, found=found, mend=OCR_INSTALL, optional=True)


def _elasticsearch(where: str, settings: Settings) -> Finding:
    if not is_address(where):
        return Finding("Elasticsearch", fine=True, found="tidak dipakai: indeks ini sebuah folder", optional=True)
    try:
        return Finding("Elasticsearch", fine=True, found=f"{where}, versi {server_version(where, settings)}")
    except RakorError as reason:
        mend = "jalankan servernya, atau pakai folder: --index FOLDER"
        return Finding("Elasticsearch", fine=False, found=str(reason), mend=mend)
