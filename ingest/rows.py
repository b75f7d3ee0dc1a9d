"""Files of rows: JSON Lines, plain or gzipped, where every line is a document of its own.

A row has `id` and `text`, maybe `title`, and whatever a sidecar may state (`kind`, `dated`, `places`, …;
`date` means `dated`). It is read without a look at any other row, so that a file may be of any length.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, cast

from indexes.errors import FileRefused
from ingest.report import Refused
from ingest.sidecar import FIELDS, OTHER_NAMES

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
KNOWN = {"id", "text", *FIELDS, *OTHER_NAMES}
"""Columns that are read."""

LONGEST = 20_000_000
"""Bytes of a line; a longer one is no row of text."""

_NEEDED = "tiap baris berisi satu objek JSON dengan id dan text"
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Row:
    """One line: its number from 1, its id, and its JSON as it stands."""

    number: int
    id: str
    line: bytes


def count_lines(path: Path) -> int:
    """Count the lines of a file of rows, for a progress bar; 0 where it cannot be read."""
    try:
        with _opened(path) as lines:
            return sum(1 for _ in lines)
    except (OSError, EOFError, zlib.error):
        return 0


def has_rows(path: Path) -> bool:
    """Say whether a file is one of rows, by its name."""
    return path.name.lower().endswith(SUFFIXES)


class Rows:
    """The rows of a file, in order; a line that is none is refused with its number, and the others go on.

    `ignored` are the columns met so far that Rakor has no use for. Iterating raises FileRefused where the
    file cannot be opened, or breaks off in the middle.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; it is opened when it is iterated."""
        self.ignored: set[str] = set()
        self._path = path
        self._ids: set[bytes] = set()

    def __iter__(self) -> Iterator[Row | Refused]:
        """Read line by line."""
        try:
            with _opened(self._path) as lines:
                for number, line in enumerate(iter(lambda: lines.readline(LONGEST + 1), b""), 1):
                    if line.strip():
                        yield self._row(number, line)
        except (OSError, EOFError, zlib.error) as broken:
            reason = f"tidak terbaca sampai akhir ({broken}); salin ulang berkasnya"
            raise FileRefused(self._path, reason) from None

    def _row(self, number: int, line: bytes) -> Row | Refused:
        try:
            row = _object(line)
            name, text = str(row["id"]), row["text"]
        except KeyError as missing:
            return self._refused(number, f"tanpa {missing}; {_NEEDED}")
        except ValueError as wrong:
            return self._refused(number, f"{wrong}; {_NEEDED}")
        if not isinstance(text, str) or not text.strip():
            return self._refused(number, f"(id {name}) tidak berisi teks")
        key = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=10).digest()
        if key in self._ids:
            return self._refused(number, f"memakai id {name} untuk kedua kalinya")
        self._ids.add(key)
        self.ignored |= row.keys() - KNOWN
        return Row(number, name, line)

    def _refused(self, number: int, reason: str) -> Refused:
        return Refused(f"{self._path}:{number}", f"baris {number} {reason}")


def _object(line: bytes) -> dict[str, Any]:
    """Read the object of a line. Raises ValueError saying what else it is."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise ValueError(f"bukan UTF-8 (byte ke-{wrong.start + 1}), simpan ulang berkasnya sebagai UTF-8") from None
    except ValueError as wrong:
        raise ValueError(f"bukan objek JSON ({wrong})") from None
    if not isinstance(row, dict):
        raise ValueError("bukan objek JSON")  # noqa: TRY004 - told like every other line
    if b"\\u" in line and (half := _HALF.search(json.dumps(row, ensure_ascii=False))):
        raise ValueError(f"memuat {ascii(half[0])}, separuh huruf yang tidak ada artinya sendiri")
    return row


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast(IO[bytes], gzip.GzipFile(path, "rb"))
    return path.open("rb")
