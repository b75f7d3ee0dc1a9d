"""What was made of a text, kept for when it comes again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Kept(dict[str, T]):
    """Answers of a function by the text it was asked about; begins anew when full, so that memory stays bounded."""

    def __init__(self, make: Callable[[str], T], most: int, again: Callable[[str], bool]) -> None:
        """Keep at most so many answers of `make`, of texts alone that may come `again`."""
        super().__init__()
        self._make, self.most, self._again = make, most, again

    def __missing__(self, text: str) -> T:
        made = self._make(text)
        if self._again(text):
            if len(self) >= self.most:
                self.clear()
            self[text] = made
        return made
