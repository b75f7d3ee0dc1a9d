"""Titles of laws stand in capitals; shown they are written as they are spoken."""

import re

_SMALL_WORDS = frozenset(
    "dan di ke dari untuk pada dengan atau oleh yang dalam atas bagi serta tentang terhadap dan/atau"  # noqa: SIM905
    " of the and to in by on for against between".split()
)
_SHORT_FORMS = frozenset("ASEAN RI PBB TPPO PMI TKI APEC WTO II III IV VI".split())  # noqa: SIM905


def spoken(title: str) -> str:
    """Write a title that stands in capitals as it is spoken; others stay as they are."""
    if not title.isupper():
        return title
    words = title.split()
    return " ".join(w.lower() if n and w.lower() in _SMALL_WORDS else _capitalized(w) for n, w in enumerate(words))


def _capitalized(word: str) -> str:
    if word.strip("(),.") in _SHORT_FORMS or re.search(r"\d", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
