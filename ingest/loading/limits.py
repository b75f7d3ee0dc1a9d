"""How much one file may take."""

from dataclasses import dataclass

from indexes.settings import Settings


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: wall-clock seconds, megabytes, scanned pages.

    `seconds` is for everything but text recognition, which has `ocr_seconds` on top. `file_mb` holds for
    the file as it lies there and for what its archive members unpack to.
    """

    seconds: float = 120
    memory_mb: int = 1500
    file_mb: int = 200
    ocr_pages: int = 60
    ocr_seconds: float = 600

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """Take the limits from the settings of a run."""
        return cls(
            seconds=settings.file_seconds,
            memory_mb=settings.file_memory_mb,
            file_mb=settings.file_mb,
            ocr_pages=settings.ocr_pages,
            ocr_seconds=settings.ocr_seconds,
        )
