"""Mending mistyped types of regulation in short texts: "perpers 49/2023" is read as "perpres 49/2023"."""

import re

_SHORT = 300
"""Characters up to which a text counts as a query; longer ones are left as they are."""
_TYPED = re.compile(r"\b([a-z]{5,14})\s(?=\s*(?:[a-z.]+\s+)?(?:no(?:mor|\.)?\s*)?\d{1,3}\s*(?:/|\s|-|tah|taun|th))")
_KNOWN = [
    "perpres",
    "keppres",
    "inpres",
    "perppu",
    "permenkumham",
    "permenimipas",
    "permendagri",
    "permenpppa",
    "permenlu",
    "permenkes",
    "permensos",
    "kepmenkumham",
    "permen",
    "kepmen",
    "perda",
    "pergub",
    "perbup",
    "undang",
    "peraturan",
]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _variants(word: str) -> set[str]:
    """Give the words that one slip makes of this: letters swapped, one wrong, one missing, one too many."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    missing = {a + b[1:] for a, b in cuts if b}
    wrong = {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    doubled = {a + c + b for a, b in cuts for c in _LETTERS}
    return (swapped | missing | wrong | doubled) - {word}


def _table() -> dict[str, str]:
    made: dict[str, str] = {}
    for word in _KNOWN:
        for variant in _variants(word):
            made.setdefault(variant, word)
    return {typo: word for typo, word in made.items() if typo not in _KNOWN and typo not in _WORDS}


# Real words one slip away from a type.
_WORDS = frozenset(
    [
        "perpus",
        "perka",
        "perma",
        "perja",
        "perpu",
        "kepres",
        "pernah",
        "perdata",
        "perang",
        "permai",
        "peran",
        "perak",
        "perasa",
    ]
)
_MENDED = _table()


def repaired(folded: str) -> str:
    """Mend the mistyped types of a short folded text; its length stays, so that places hold.

    A word that grows by a letter takes the blank that follows it.
    """
    if len(folded) > _SHORT:
        return folded
    return _TYPED.sub(lambda found: _fitted(found[1]), folded)


def _fitted(word: str) -> str:
    return _MENDED.get(word, word).ljust(len(word) + 1)
