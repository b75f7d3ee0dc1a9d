"""Sentences of Indonesian and English office prose, abbreviations and titles kept whole."""

import re

_ABBREVIATIONS = """
no nomor kec kab kel prov ds jl jln dr drs dra ir prof h hj bpk sdr sdri tgl ttd dll dsb dst yth hlm pol
inf plt plh pj a.n u.p u.b s.d d.a ub up an cq mr mrs ms st vs dkk ttg telp hp gg thn art para al e.g i.e
etc approx dept gov col lt
"""
_KNOWN = frozenset(_ABBREVIATIONS.split())
# A row of signs is looked at once, from its first: from each of 20,000 dots it would take seconds.
_END = re.compile(r"(?<![.!?])[.!?]+[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
# No abbreviation and no number is longer; without a bound a long row of dots would be searched anew from each.
_LONGEST = 24


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text into sentences; joined by blanks they are the text again."""
    cuts = [m.end() for m in _END.finditer(text) if _ends(text, m)]
    edges = [0, *cuts, len(text)]
    parts = (text[a:b].strip() for a, b in zip(edges, edges[1:], strict=False))
    return tuple(part for part in parts if part)


def _ends(text: str, end: re.Match[str]) -> bool:
    if "\n" in end[0] or not end[0].startswith("."):
        return True
    words = text[max(0, end.start() - _LONGEST) : end.start()].split()
    plain = words[-1].lstrip("(\"“'").casefold() if words and not text[end.start() - 1].isspace() else ""
    # "S.H.", "a." and "1." end no sentence
    return not (plain in _KNOWN or re.fullmatch(r"[a-z](?:\.[a-z]{1,3})*|\(?\d{1,2}", plain))
