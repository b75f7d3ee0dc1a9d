"""Memory that nothing uses any more, given back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Give free memory back where the C library keeps it (glibc); elsewhere nothing happens.

    Threads and tantivy leave it scattered: over 82,834 rows an ingest grew by 200 MB without holding them.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
