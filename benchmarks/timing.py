"""What work takes: by the clock, and in processor time, which is steadier where others use the machine too."""

import statistics
import time
from collections.abc import Callable


class Spent:
    """Processor time from now on: steadier than the clock where others use the machine too."""

    def __init__(self, server: Callable[[], float]) -> None:
        """Begin."""
        self._server = server
        self._began = server(), time.process_time()

    def each(self, many: int, digits: int) -> str:
        """Give the milliseconds of the server and of this process for each of so many."""
        server, own = self._server() - self._began[0], time.process_time() - self._began[1]
        return f"{server / many * 1000:.{digits}f}+{own / many * 1000:.{digits}f}"


def timed(ask: Callable[[int], object], which: range, server: Callable[[], float]) -> str:
    """Give the median, the 95th percentile and the processor time of each, in milliseconds."""
    took, spent = [], Spent(server)
    for n in which:
        started = time.perf_counter()
        ask(n)
        took.append((time.perf_counter() - started) * 1000)
    each = spent.each(len(which), 1)
    return f"{statistics.median(took):.1f}/{sorted(took)[int(len(took) * 0.95)]:.1f}, {each}"
