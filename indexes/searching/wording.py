"""How people type: short forms of chats and telegrams, short forms of citations, operators of other engines."""

import re

_SHORT = dict(
    pair.split("=")
    for pair in (
        "yg=yang utk=untuk untk=untuk dgn=dengan dg=dengan dlm=dalam pd=pada krn=karena tdk=tidak gak=tidak nggak=tidak"
        " ngga=tidak blm=belum sdh=sudah udh=sudah udah=sudah hrs=harus jg=juga sbg=sebagai ttg=tentang thd=terhadap"
        " kpd=kepada gmn=bagaimana gimana=bagaimana knp=mengapa brp=berapa kpn=kapan dmn=dimana aja=saja tsb=tersebut"
        " spt=seperti bikin=buat bareng=bersama kalo=kalau kec=kecamatan kab=kabupaten prov=provinsi"
    ).split()
)
_SHORT_FORM = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b", re.IGNORECASE)
_QUOTED = re.compile(r'(["“”«»][^"“”«»]*["“”«»])')
_CITING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:ps|psl|psal|pasl)\b\.?\s*(?=\d)", re.IGNORECASE), "pasal "),
    (re.compile(r"\b(?:ay|ayt|yt)\b\.?\s*(?=\(?\d)", re.IGNORECASE), "ayat "),
    (re.compile(r"\b(?:hrf|hur)\b\.?\s*(?=\(?[a-z]\b)", re.IGNORECASE), "huruf "),
    (re.compile(r"\b(?P<article>pasal\s+\d+[a-z]?)\s+(?=\(\d{1,2}\))", re.IGNORECASE), r"\g<article> ayat "),
    # two digits of a year, behind a regulation's number: "uu 21/07", "pp 9 th 08"
    (
        re.compile(
            r"\b(?P<type>uu|pp|perpu|perppu|perpres|keppres|inpres|perda|permen\w*)\s*(?:no\.?|nomor)?\s*(?P<n>\d{1,3})"
            r"\s*(?:/|\bt(?:h|hn|ahun)?\b\.?)\s*(?P<year>[0-3]\d)\b(?![/.-]?\d)",
            re.IGNORECASE,
        ),
        r"\g<type> \g<n>/20\g<year>",
    ),
)
_FOREIGN = re.compile(r"(?<!\S)-?(?:site|filetype|ext|inurl|intitle|allintitle|intext|cache|related):(?P<of>\S+)")
_JOINING = re.compile(r"(?<=\S\s)(?:AND|OR)(?=\s\S)")
_NOT = re.compile(r"(?<!\S)NOT\s+(?=[^\W_])(?P<word>[^\s\"“”]+)")


def plain(text: str) -> str:
    """Give the text with its short forms in full; what stands in quotes is asked for as it stands."""
    parts = _QUOTED.split(text)
    return "".join(part if at % 2 else _in_full(part) for at, part in enumerate(parts))


def _in_full(part: str) -> str:
    for form, full in _CITING:
        part = form.sub(full, part)
    return _SHORT_FORM.sub(lambda short: _SHORT[short[0].casefold()], part)


def without_operators(text: str) -> tuple[str, tuple[str, ...]]:
    """Read NOT as a minus and leave out what other engines take for an operator; give that too, to be told.

    In a text all in capitals AND, OR and NOT are words like others.
    """
    shouted = not any(letter.islower() for letter in text)
    ignored = [found[0] for found in (*(() if shouted else _JOINING.finditer(text)), *_FOREIGN.finditer(text))]
    text = _FOREIGN.sub(" ", text)
    if not shouted:
        text = _JOINING.sub(" ", _NOT.sub(r"-\g<word>", text))
    return text, tuple(dict.fromkeys(ignored))
