"""Text as every loader hands it on: one kind of space, no invisible characters, no ligatures."""

import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0e-\x1f\x7f]")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Return `text` on one line: NFC, ligatures spelled out, each run of white space one blank."""
    return SPACES.sub(" ", visible(text)).strip()


def visible(text: str) -> str:
    """Return `text` in NFC without invisible characters; its lines stay as they are."""
    spelled = text.translate(LIGATURES).replace("\r\n", "\n").replace("\r", "\n")
    return INVISIBLE.sub("", unicodedata.normalize("NFC", spelled))
