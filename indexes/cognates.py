"""How Indonesian writes a borrowed word: *subsidy* as *subsidi*, *corruption* as *korupsi*.

After the endings and letters of the Pedoman Umum Pembentukan Istilah (2007). A guess for words that the
dictionary lacks: one that no text has finds nothing and does no harm.
"""

import re

SHORTEST = 5
_ENDINGS = tuple(
    (re.compile(f"(.*){ending}"), becomes)
    for ending, becomes in (
        ("[ts]ions?", "si"),
        ("t(?:y|ies)", "tas"),
        ("(?:ics?|ical)", "ik"),
        ("isms?", "isme"),
        ("ists?", "is"),
        ("ives?", "if"),
        ("(?:y|ies)", "i"),
        ("s", ""),
    )
)
_LETTERS = (
    ("cc", "k"), ("sc", "sk"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ch", "k"), ("c", "k"),
    ("ph", "f"), ("x", "ks"), ("th", "t"), ("qu", "ku"),
)  # fmt: skip
_DOUBLED = re.compile(r"([^aeiou\d])\1")


def cognate(word: str) -> str | None:
    """Give the Indonesian spelling of a folded English word; None where it is the same or the word is short."""
    if len(word) < SHORTEST or not word.isalpha():
        return None
    spelled = next((m[1] + becomes for ending, becomes in _ENDINGS if (m := ending.fullmatch(word))), word)
    for english, indonesian in _LETTERS:
        spelled = spelled.replace(english, indonesian)
    spelled = _DOUBLED.sub(r"\1", spelled)
    return spelled if spelled != word else None
