"""Who can act: offices, officers, named people. Decides by the words a name begins or ends with."""

import re

from indexes import institutions
from ingest.kinds.actor_words import NOT_ACTORS, OFFICES, PLACE_LIKE, ROLES

_ENGLISH_TAIL = re.compile(
    r"\b(?:Office|Agency|Police|Authorit(?:y|ies)|Ministry|Directorate|Embassy|Consulate|Customs|Department"
    r"|Unit|Force"
    r"|Committee|Commission|Secretariat|Service|Bureau|Government|Council|Team|Officers?|Quarantine)$",
    re.IGNORECASE,
)
# "Migration Service of Timor-Leste", "Directorate General of Immigration"
_ENGLISH_OF = re.compile(
    r"^(?:[A-Z][\w-]+\s+){0,3}(?:Office|Agency|Police|Authority|Ministry|Directorate|Embassy|Consulate|Department|Unit"
    r"|Service|Bureau|Commission|Committee|Council|Division)(?:[\s-]General)?\s+(?:of|for)\s+(?:the\s+)?[A-Z]"
)
_MEETING = re.compile(
    r"^(?:(?:seluruh|semua|para|the)\s+)?(?:peserta|rapat|rakor|forum|pertemuan|hadirin|sidang|dialog"
    r"|meeting|participants)\b"
    r"(?:\s+(?:rapat|rakor|koordinasi|dialog|ini|yang hadir|juga|the))*$",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"^(?:(?:seluruh|semua|setiap|masing-masing|para|jajaran|unsur|pihak|dari|the|each|all|every)\s+)+",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]+(?:[-/ ][A-Z0-9]+)*\b")
_RANK = (
    r"(?:Brigjen|Irjen|Komjen|Kombes|AKBP|AKP|Kompol|Iptu|Ipda|Aiptu|Aipda|Bripka|Briptu|Letjen|Mayjen"
    r"|Letkol|Kolonel"
    r"|Mayor|Kapten|Lettu|Letda|Serma|Serka|Sertu|Serda|Laksma|Dr|dr|Drs|Dra|Ir|Prof|H|Hj|Bapak|Ibu|Bpk|Sdr"
    r"|Sdri|Mr|Ms|Mrs)"
)
_RANKED = re.compile(rf"^{_RANK}\b\.?\s+(?:(?:Pol|Inf|Arh|Arm|Kav|Laut|Mar|TNI|\([A-Z]\))\.?\s*)?(?=[A-Z])")
_DEGREE = re.compile(
    r"^(?:S\.?\s?(?:H|E|T|Sos|IP|Pd|Kom|STP|KM|Ag|I\.?Kom|Psi|Si|S)|M\.?\s?(?:H|M|Si|Kn|AP|Hum|Sc|T|Pd|IP"
    r"|Sos|A|Kom|Kes|P|Tr\.?\s?\w+)"
    r"|Ph\.?\s?D|S\.?I\.?K|A\.?Md\.?(?:\s?Im)?|S\.?Tr\.?\s?\w*|LL\.?M|MBA|MPA|Ak|CA|Amd)\.?(?:\.\w+)?\.?$",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"^(?:[A-Z][\w'’.-]*|bin|binti|al|van|de|da|dos|do)$")
_SPLIT = re.compile(r"(\s*[;\n]\s*|,\s*(?:(?:dan|serta|and)\s+)?|\s+(?:dan|serta|bersama|and|\+)\s+|\s*[/&]\s*)")
_COMMA_NAME = re.compile(
    r"Politik, Hukum,? dan \w+|Politik, Hukum"
    r"|Hukum, (?:Hak Asasi Manusia(?:, Imigrasi)?(?:,? dan Pemasyarakatan)?)"
    r"|Hewan, Ikan,? dan Tumbuhan"
    r"|Perempuan, Perlindungan Anak(?:, Pengendalian Penduduk)?(?:,? dan [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"|Anak, Pengendalian Penduduk(?:,? dan [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"|Customs, Immigration(?:, Quarantine)?(?:,? and \w+)?|Perindustrian, Perdagangan(?:,? dan [A-Z]\w+)?"
    r"|Kesehatan, Pengendalian Penduduk(?:,? dan [A-Z]\w+)?"
)
_NOBODY = re.compile(
    r"^(?:[-–—.…_\s]*|n/?a|nihil|tbc|tbd|tba|(?:tidak|belum)\s+(?:ada|disebut\w*|ditentukan|ditetapkan)"
    r"|to be \w+|not stated)\.?$",
    re.IGNORECASE,
)


def guarded(text: str) -> str:
    """Put a stand-in for commas inside names of offices, so that lists can be cut at the others."""
    return _COMMA_NAME.sub(lambda m: m[0].replace(",", "\x01"), text)


def unguarded(text: str) -> str:
    """Put the commas and brackets of names back."""
    return text.replace("\x01", ",").replace("\x02", "(").replace("\x03", ")")


def _first(text: str) -> str:
    return re.split(r"[\s/]", _QUANTIFIER.sub("", text.strip()), maxsplit=1)[0].strip(".,:()").casefold()


def is_nothing(text: str) -> bool:
    """Say whether a cell holds no answer: empty, a dash, TBC, "tidak disebutkan"."""
    return _NOBODY.match(text.strip()) is not None


def is_role(text: str) -> bool:
    """Say whether the words begin like an office that a person holds."""
    return _first(text) in ROLES or bool(
        re.match(r"^\w+(?: \w+){0,4} (?:assistant|officer|coordinator|analyst|advis[eo]r|expert)$", text, re.I)
    )


def is_degree(text: str) -> bool:
    """Say whether the words are an academic degree ("S.H.", "M.Si.")."""
    return _DEGREE.match(text.strip()) is not None


def is_institution(text: str) -> bool:
    """Say whether the words begin or end like an office or organisation."""
    plain = _QUANTIFIER.sub("", text.strip())
    if _RANKED.match(plain):
        return False
    if _ENGLISH_OF.match(plain):
        return True
    acronym = _ACRONYM.match(plain)
    if acronym and len(acronym[0]) > 1:
        return re.split(r"[-/ ]", acronym[0])[0] not in NOT_ACTORS
    if plain.casefold() in PLACE_LIKE:
        return False
    return _first(text) in OFFICES or (_ENGLISH_TAIL.search(plain) is not None and len(plain.split()) <= 7)


def is_name(text: str) -> bool:
    """Say whether the words look like a person's own name; ranks and "Bapak/Ibu" make it sure."""
    plain = text.strip()
    words = _RANKED.sub("", plain).split()
    if not words or len(words) > 6 or is_role(plain) or any(c.isdigit() for c in plain):
        return False
    if not plain.isupper() and any(w.isupper() and len(w) > 1 and w.isalpha() for w in words):
        return False
    if _RANKED.match(plain):
        return _NAME_WORD.match(words[0]) is not None
    return all(map(_NAME_WORD.match, words)) and not is_institution(plain) and (len(words) > 1 or not plain.isupper())


def is_meeting(text: str) -> bool:
    """Say whether the words name the meeting itself or all who sat in it."""
    return _MEETING.match(text.strip()) is not None


def is_actor(text: str) -> bool:
    """Say whether the words name someone who can be given a task; the meeting itself is no one."""
    plain = text.strip(" ,.:")
    if not plain or len(plain.split()) > 14 or is_meeting(plain):
        return False
    return is_institution(plain) or is_role(plain) or _RANKED.match(plain) is not None or is_group(plain)


def is_group(text: str) -> bool:
    """Say whether the words name parties in common ("para pihak", "kedua belah pihak")."""
    return (
        re.match(
            r"(?:para|kedua(?:\s+belah)?|semua)\s+(?:pihak|instansi|negara|delegasi)\b|pihak\s+\w+|(?:both"
            r"|all|the)\s+(?:sides|parties|countries)\b",
            text,
            re.I,
        )
        is not None
    )


def split_actors(text: str, loose: bool = False) -> tuple[str, ...]:
    """Split a list of owners on comma, semicolon, slash, "dan".

    A piece stands for itself only where it begins like an actor, so that "Bea dan Cukai" and "Kodim
    1605/Belu" stay whole; with `loose` (a cell of owners) every comma divides.
    """
    held, *rest = _SPLIT.split(guarded(text))
    parts: list[str] = []
    for divider, piece in zip(rest[::2], rest[1::2], strict=True):
        if _divides(divider.strip(), held, piece, loose):
            parts.append(held)
            held = piece
        else:
            held += divider + piece
    names = (unguarded(part.strip(" .,;:")) for part in [*parts, held])
    return tuple(name for name in names if name and not is_nothing(name))


def _divides(divider: str, held: str, piece: str, loose: bool) -> bool:
    if divider in {";", ""} or (loose and divider.startswith(",") and not is_degree(piece)):
        return True
    # "Dinas Sosial dan PMD" is one office, "Polres Belu dan IOM" are two
    unknown = piece.isupper() and " " not in piece and not held.isupper() and institutions.resolve(piece) is None
    inner = divider == "/" and (held[-1:].isdigit() or piece[:1].islower())
    return is_actor(piece) and not unknown and not inner
