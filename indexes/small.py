"""Cheap looks that spare a text an expensive pattern: most texts have none of the words that it needs."""

from collections.abc import Iterable


def small(text: str) -> str:
    """Give the text in small letters, as patterns see it that ignore case: to them ſ is an s, K a k, İ and ı an i."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def has_any(text: str, words: Iterable[str]) -> bool:
    """Say whether one of these words, in small letters, stands anywhere in the text, inside of others too."""
    letters = small(text)
    return any(word in letters for word in words)
