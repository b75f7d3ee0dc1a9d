"""Memory that nothing uses any more, given back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Give free memory back where the C library keeps it (glibc); elsewhere nothing happens.

    A commit of 5,000 passages leaves 20 to 40 MB of it, since threads and tantivy scatter what they allocate.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
