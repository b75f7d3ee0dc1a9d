"""Where the name of a regulation may begin in a text, and the names that begin there."""

import re
from collections.abc import Iterator

from indexes.regulation_names import TYPES, WORKS
from indexes.regulation_patterns import by_initial, flat
from indexes.signs import Sign


def _named_works() -> dict[str, str]:
    named = {nickname: work.id for work in WORKS for nickname in work.nicknames}
    laws = [work for work in WORKS if work.id.startswith("uu/") and not work.title.startswith("Kitab")]
    for start in ("undang-undang ", "undang-undang tentang ", "uu ", "uu tentang "):
        named |= {start + work.title.casefold(): work.id for work in laws}
    return named


TYPE_NAMES = {name: made.code for made in TYPES.values() for name in made.names}
WORK_NAMES = _named_works()
# fmt: off
_FIRST_WORDS = {
    "undang", "undangundang", "peraturan", "peraturanmenter[il!]", "permen\\w*", "kepmen\\w*", "inmen\\w*",
    "keputusan", "instruksi", "perka", "surat", "se", "perban", "uud", "ketetapan", "tap", "kuhp", "kuhap",
    "kitab", "regulation", "minister", "perdirjen", "kepdirjen",
}
# fmt: on
_STARTS = {re.escape(re.split(r"[\s-]", name)[0]) for name in (*TYPE_NAMES, *WORK_NAMES)} | _FIRST_WORDS
START = re.compile(r"\b(?:" + by_initial(_STARTS) + r"|\d{1,4}/[pk]mk\.|u\s?ndang)(?![a-z])")
_MAY_START = Sign(lambda stretch: START.search(flat(stretch)) is not None)


def starts(folded: str, alike: str) -> Iterator[int]:
    """Give where the name of a regulation may begin; where "undang" is split, stretches alone do not tell.

    `alike` is the folded text, or one that differs from it in case alone: it may have been looked through before.
    """
    if "u ndang" in folded:
        return (found.start() for found in START.finditer(folded))
    shown = _MAY_START.stretches(alike)
    return (found.start() for at, stretch in shown for found in START.finditer(folded, at, at + len(stretch)))
