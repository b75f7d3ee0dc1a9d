"""The child process of the sandbox: reads one file after the other until its pipe is closed."""

import resource
import sys
from multiprocessing.connection import Connection

from indexes.errors import FileRefused
from ingest.freeing import rarely_looking
from ingest.loading.limits import Limits
from ingest.understanding import Due, Understood, understand

MB = 1_000_000


def main(descriptor: int, memory_mb: int) -> None:
    """Serve requests (dues, limits) from the pipe; each due is answered with what was understood, or the reason."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * MB, memory_mb * MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with Connection(descriptor) as pipe, rarely_looking():
        pipe.send("siap")
        while True:
            try:
                dues, limits = pipe.recv()
            except EOFError:
                return
            pipe.send([answer(due, limits, memory_mb) for due in dues])


def answer(due: Due, limits: Limits, memory_mb: int) -> Understood | str:
    """Understand a file or row; what the libraries raise about its content becomes a reason: the worker lives on."""
    try:
        return understand(due, limits)
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
