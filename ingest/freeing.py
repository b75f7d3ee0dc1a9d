"""Memory that nothing uses any more: when it is looked for, and given back to the system."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 50_000
"""Objects that are made before the garbage collector looks: a batch of rows makes thousands and hardly a cycle."""


@contextmanager
def rarely_looking() -> Iterator[None]:
    """Let the garbage collector leave alone what is there already, and look at the rest less often.

    It took a tenth of the parent's time. What is in no cycle, as nearly everything here, is freed at once anyway.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def give_back() -> None:
    """Give free memory back where the C library keeps it (glibc); elsewhere nothing happens.

    A commit of 5,000 passages leaves 20 to 40 MB of it, since threads and tantivy scatter what they allocate.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
