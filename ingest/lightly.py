"""Haystack loaded without torch, which it loads wherever it is installed: half a gigabyte that the stages never use."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

TORCH = "torch"


@contextmanager
def without_torch() -> Iterator[None]:
    """Let what is imported inside believe that torch is missing, unless it is loaded already.

    Haystack's own components for torch stay unusable in this process: for a command, not for a library.
    """
    hidden = TORCH not in sys.modules
    if hidden:
        cast(dict[str, object], sys.modules)[TORCH] = None
    try:
        yield
    finally:
        if hidden:
            del sys.modules[TORCH]
