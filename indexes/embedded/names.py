"""Strings as arrays: a million ids take what their letters take, and may lie in a file that is only mapped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Ints

_HALF = 32
_MOST = 20_000


@dataclass(frozen=True, eq=False)
class Names:
    """Strings one after another, as UTF-8; the one at a place has the letters from `bound[place]` to the next bound.

    `digest` is of each string, so that many can be looked up at once.
    """

    letters: NDArray[np.uint8]
    bound: Ints
    digest: NDArray[np.uint32]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        """Put strings together."""
        each = [name.encode() for name in names]
        bound = np.fromiter(accumulate(map(len, each), initial=0), np.int64, len(each) + 1)
        digest = np.fromiter(map(crc32, each), np.uint32, len(each))
        return cls(np.frombuffer(b"".join(each), dtype=np.uint8), bound, digest)

    def __len__(self) -> int:
        """Count the strings."""
        return len(self.digest)

    def __getitem__(self, place: int) -> str:
        """Give the string at a place, which is not negative."""
        low, high = self.bound[place : place + 2].tolist()
        return self.letters[low:high].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        """Go through the strings."""
        return map(self.__getitem__, range(len(self)))

    def picked(self, kept: NDArray[np.bool_]) -> "Names":
        """Give the strings that are marked."""
        long = np.diff(self.bound)
        bound = np.concatenate([[0], np.cumsum(long[kept])])
        return Names(self.letters[np.repeat(kept, long)], bound, self.digest[kept])

    def joined(self, more: "Names") -> "Names":
        """Give these strings and then more."""
        return Names(
            np.concatenate([self.letters, more.letters]),
            np.concatenate([self.bound, more.bound[1:] + self.bound[-1]]),
            np.concatenate([self.digest, more.digest]),
        )


class PlaceOf(Mapping[str, int]):
    """Where each of the names stands, which are all different; without a string of Python for each.

    The names that were said or asked for last are kept, as far as there are not too many: hits come back as questions.
    """

    def __init__(self, names: Names) -> None:
        """Hold the names; they are sorted by their digests when first asked for."""
        self._names = names
        self._said: dict[int, str] = {}
        self._met: dict[str, int] = {}

    @cached_property
    def _sorted(self) -> NDArray[np.uint64]:
        """Give digests with places: digests in the upper half."""
        upper = self._names.digest.astype(np.uint64) << np.uint64(_HALF)
        return np.sort(upper | np.arange(len(self._names), dtype=np.uint64))

    def __getitem__(self, name: str) -> int:
        """Give the place of a name; KeyError if there is none."""
        place = self._met.get(name)
        if place is None:
            place = self._found(name)
            self._keep(name, place)
        return place

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._names)

    def name(self, place: int) -> str:
        """Give the name at a place."""
        name = self._said.get(place)
        if name is None:
            name = self._names[place]
            self._keep(name, place)
        return name

    def _keep(self, name: str, place: int) -> None:
        if len(self._said) >= _MOST:
            self._said.clear()
            self._met.clear()
        self._said[place], self._met[name] = name, place

    def _found(self, name: str) -> int:
        """Look at the names that have the same digest."""
        digest = crc32(name.encode())
        at = int(np.searchsorted(self._sorted, np.uint64(digest << _HALF)))
        for same in self._sorted[at:]:
            mine, place = map(int, divmod(int(same), 2**_HALF))
            if mine != digest:
                break
            if self._names[place] == name:
                return place
        raise KeyError(name)
