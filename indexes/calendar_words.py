"""Words of dates in Indonesian and English, misprinted ones too: months, weekdays, spelled-out numbers."""

import re
from functools import lru_cache

_MONTH_FORMS = (
    "januari jan january jnuari",
    "februari pebruari feb peb february pebuari febuari",
    "maret mar mrt march",
    "april apr",
    "mei may",
    "juni jun june",
    "juli jul july",
    "agustus agt ags agu agst aug august",
    "september sep sept",
    "oktober okt october oct",
    "november nopember nov nop",
    "desember des december dec",
)
MONTHS = {form: i + 1 for i, forms in enumerate(_MONTH_FORMS) for form in forms.split()}

ENGLISH_MONTHS = frozenset(
    form
    for form in MONTHS
    if form in "january february march april may june july august september october november december"
    or form in {"jan", "feb", "mar", "apr", "sep", "sept", "oct", "nov"}
)

_WEEKDAY_FORMS = (
    "senin monday mon",
    "selasa tuesday tue tues",
    "rabu wednesday wed",
    "kamis thursday thu thurs",
    "jumat friday fri",
    "sabtu saturday sat",
    "minggu ahad sunday sun",
)
SURE_WEEKDAY = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu)"
"""What in running text is a weekday and nothing else: *minggu* is a week, too."""

WEEKDAYS = {form: i for i, forms in enumerate(_WEEKDAY_FORMS) for form in forms.split()}

_DIGIT_LETTERS = str.maketrans("OoQqIilL|}Zz", "000011111122")
_LETTER_DIGITS = str.maketrans("0135", "oles")

_UNITS = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_UNITS |= {"enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
_FACTORS = {"puluh": 10, "ratus": 100, "ribu": 1000}
NUMBER_WORDS = (*_UNITS, *_WHOLE, *_FACTORS, "belas")


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """Give the month that a word names; one misread letter in a long name is forgiven (0ktober, Aguslus)."""
    plain = word.casefold().strip(". ")
    if plain in MONTHS:
        return MONTHS[plain]
    read = plain.translate(_LETTER_DIGITS).replace("rn", "m")
    near = {MONTHS[form] for form in MONTHS if _misread(read, form)} | {MONTHS.get(read, 0)}
    near.discard(0)
    return near.pop() if len(near) == 1 else None


def _misread(word: str, form: str) -> bool:
    if len(form) < 4 or abs(len(word) - len(form)) > 1:
        return form == "mei" and word in {"mel", "mci"}
    if len(word) == len(form):
        wrong = sum(a != b for a, b in zip(word, form, strict=True))
        # juni and juli differ in one letter themselves, so short names must be exact but for the first
        return wrong == 1 and (len(form) > 4 or word[1:] == form[1:])
    longer, shorter = (word, form) if len(word) > len(form) else (form, word)
    return len(form) > 5 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def weekday_of(word: str) -> int | None:
    """Give the weekday that a word names, Monday 0."""
    return WEEKDAYS.get(re.sub(r"[^a-z]", "", word.casefold()))


def digits(text: str) -> int | None:
    """Read a number whose digits recognition may have turned into letters (2O24, l5)."""
    plain = text.translate(_DIGIT_LETTERS)
    return int(plain) if plain.isascii() and plain.isdigit() else None


def number(text: str) -> int | None:
    """Read a number below 10,000 in Indonesian words (dua ribu dua puluh empat)."""
    total, last = 0, 0
    for word in text.casefold().split():
        if word in _UNITS:
            last = _UNITS[word]
        elif word == "belas":
            total, last = total + last + 10, 0
        elif word in _FACTORS:
            total, last = total + last * _FACTORS[word], 0
        elif word in _WHOLE:
            total += _WHOLE[word]
        else:
            return None
    return total + last or None


_ORDINALS = {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
_ORDINALS |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_ORDINALS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def ordinal(text: str) -> int | None:
    """Read a small ordinal: III, 3, ke-3, ketiga, third."""
    plain = text.casefold().removeprefix("ke-").strip()
    return int(plain) if plain.isdigit() else _ORDINALS.get(plain)
