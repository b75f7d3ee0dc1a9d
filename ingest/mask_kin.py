"""How texts on victims name their families ("Adiknya, …", "her cousin, …"), where a record tells of victims.

Officers have families too, whose names stay: a sentence that tells of an office names none of these.
"""

import re

from indexes.signs import Words
from ingest.mask_patterns import Mask, looks, row
from ingest.mask_people import FULL_NAME
from ingest.mask_told import NAME, NO_ONE, TWO_WORDS, VICTIMS

_FAMILY = (
    *("adik", "kakak", "putri", "putra", "sepupu", "keponakan", "istri", "suami", "ibu", "ibunda", "ayah", "anak"),
    *("paman", "bibi", "tante", "saudara", "saudari", "nenek", "kakek"),
)
_ENGLISH = (
    *("mother", "father", "sister", "brother", "cousin", "daughter", "son", "wife", "husband", "uncle", "aunt"),
    *("niece", "nephew", "grandmother", "grandfather"),
)
_WHO = rf"(?:{FULL_NAME})?(?P<name>{TWO_WORDS}|{NO_ONE}{NAME}(?=\s*,))"
_WAYS: tuple[Mask, ...] = (
    row(
        "kerabatnya",
        rf"(?i:\b(?:{'|'.join(_FAMILY)})(?:\s+kandung)?nya)\s*,?\s+{_WHO}",
        "[keluarga korban]",
        *("nya",),
        gates=(),
    ),
    row(
        "his or her family",
        rf"(?i:\b(?:his|her|their|[a-z]+['’]s)\s+(?:(?:older|younger|elder)\s+)?(?:{'|'.join(_ENGLISH)}))\s*,?\s+"
        rf"(?:\d{{1,2}}[\s-]years?[\s-]old\s+)?{_WHO}",
        "[keluarga korban]",
        *_ENGLISH,
        gates=(),
    ),
)
KIN = looks(_WAYS)

_SAID = Words((*VICTIMS, "samaran", "sebenarnya", "asli", "pseudonym", "real"))
_TELLS_OF_VICTIMS = re.compile(
    r"\b(?:korban|penyintas|victims?|survivors?|nama\s+samaran|bukan\s+nama\s+(?:sebenarnya|asli)|pseudonyms?"
    r"|not\s+(?:his|her|their)\s+real\s+names?)\b",
    re.IGNORECASE,
)
OF_AN_OFFICER = re.compile(
    r"\b(?:kepala|ketua|wakil|bupati|gubernur|wali\s?kota|camat|menteri|presiden|direktur|kapol\w+|dandim|danrem|duta"
    r"|konsul|anggota\s+dpr\w*|pejabat|minister|governor|president|ambassador|chief|head|officer|official|mayor|regent)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)


def tells_of_victims(text: str, said: int) -> bool:
    """Say whether a text tells of victims; `said` are the bits of its words."""
    return bool(said & _SAID.bit) and _TELLS_OF_VICTIMS.search(text) is not None
