"""The child process of the sandbox: reads one file after the other until its pipe is closed."""

import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from indexes.errors import FileRefused
from ingest.document import Document
from ingest.loading import Limits, load

MB = 1_000_000


def main(descriptor: int, memory_mb: int) -> None:
    """Serve requests (path, limits) from the pipe; answer each with a Document or the reason as a string."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * MB, memory_mb * MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with Connection(descriptor) as pipe:
        pipe.send("siap")
        while True:
            try:
                path, limits = pipe.recv()
            except EOFError:
                return
            pipe.send(answer(path, limits, memory_mb))


def answer(path: Path, limits: Limits, memory_mb: int) -> Document | str:
    """Load a file; what the libraries raise about its content becomes a reason: the worker lives on."""
    try:
        return load(path, limits)
    except FileRefused as refusal:
        return refusal.reason
    except MemoryError:
        return f"memori habis (batas {memory_mb} MB, RAKOR_FILE_MEMORY_MB)"
    except OSError as error:
        return f"tidak dapat dibuka: {error.strerror or error}"
    except RecursionError:
        return "susunan berkas terlalu dalam; simpan ulang"
    except Exception as error:  # noqa: BLE001 - any fault that a damaged file provokes is that file's, and named
        return f"tidak terbaca ({type(error).__name__}: {error}); berkas mungkin rusak, simpan ulang"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
