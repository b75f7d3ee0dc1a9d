"""What the command does to be light on its machine: others go first, and Haystack is loaded without torch.

Haystack loads torch wherever it is installed: half a gigabyte that the stages never use.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

TORCH = "torch"

NICE = 10
"""What an ingest is put back to (nice): beside one 8 clients got 27 pages a second, else 17."""


def give_way() -> None:
    """Let searches and whatever else runs here go before this process and those that it starts, where that is known."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, 0, max(NICE, os.getpriority(os.PRIO_PROCESS, 0)))


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
