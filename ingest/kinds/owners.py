"""Who is to do it, as the sentence names them; nobody is inferred."""

import re

from ingest.kinds.actors import is_actor, is_meeting, split_actors
from ingest.kinds.modality import Cue, Owner

_NOT_VERBS = (
    "menteri|menko|mental|merah|medis|media|metro|melayu|menengah|berita|bersama|terpadu|terkait|terbatas"
    "|tertentu|terdepan"
    "|terluar|tertinggal|digital|dinas|direktur|direktorat|divisi|distrik|diplomat|diplomasi|dinihari|daring"
)
_VERB = re.compile(
    rf"\b(?!(?:{_NOT_VERBS})\b)(?:me(?:m|n|ng|ny|r|l|w)[a-z]{{3,}}|ber[a-z]{{3,}}|di[a-z]{{4,}}"
    rf"|ter[a-z]{{4,}}|telah|sudah|akan|harus"
    r"|wajib|perlu|siap|dapat|bisa|untuk|agar|supaya|segera|paling|selambat|sebelum|pada|dalam|guna|secara"
    r"|masih|sedang|adalah|belum|ikut|turut|tetap|terus|mulai|lebih|kembali|mau|mampu|rutin|saling"
    r"|tidak|di|ke|sepakat|hendaknya|sebaiknya|will|shall|should|must|to|is|are|was|were|has|have|by|agreed"
    r"|before|[a-z]{4,}ed(?=\s+(?:the|their|its|to|that|on)\b))\b"
)
_OPENING = re.compile(
    r"^(?:(?:selanjutnya|kemudian|untuk\s+itu|oleh\s+karena\s+itu|sementara\s+itu|selain\s+itu|adapun|serta"
    r"|dan|maka|bahwa|juga|the"
    r"|that|agar|supaya|kepada|melalui|oleh|antara|furthermore|finally|in\s+addition)\b,?\s*)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:bahwa|maka|that)\b|:\s|(?<=\d[.)])\s")
# passive and stative verbs: what stands before them does nothing itself
_DONE_TO = re.compile(
    r"(?:di(?!tugas|minta|wajib|tunjuk|beri|perintah|instruksi|harap|arah)[a-z]{4,}|bertempat|berkedudukan"
    r"|berlokasi|terletak|berlaku|terdiri|berada)"
)
_ENGLISH = re.compile(
    r"\s*the\s+(?:(?:[A-Z][\w'’/-]*|of|for|and|on)\s+)*(?<!of\s)(?<!and\s)(?<!for\s)(?<!on\s)[a-z]{3,}"
)
_MOST = 20  # owners in one sentence; each start of a longer list would be tried
_HIMSELF = re.compile(
    r"^(?:pihaknya|pihak\s+kami|ia|dia|mereka|kami|instansinya|they|it|he|she|we)?\s*(?:juga|telah"
    r"|sudah)?\s*$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"(?<!diwakili )(?<!dipimpin )(?<!dihadiri )(?<!disampaikan )(?<!dipaparkan )(?<!didukung )"
    r"(?<!dibuka )(?<!diusulkan )"
    r"(?<!dikeluarkan )(?<!diterbitkan )\b(?:oleh|by(?:\s+the)?)\s+(?P<who>[^.;:()]+)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:PIC|P\.?J\.?(?=\s*[:=])|penanggung[\s-]*jawab(?:nya)?|leading\s+sector|pelaksana(?=\s*[:=])"
    r"|pengampu(?=\s*[:=])|koordinator(?=\s*[:=])"
    r"|owner(?=\s*[:=])|responsible(?:\s+party)?(?=\s*[:=])|action\s+by(?=\s*[:=])"
    r"|instansi\s+pelaksana(?=\s*[:=]))\s*(?:[:=-]|adalah|is)?\s*"
    r"(?P<who>[^;.)\n]+?)(?=\s*(?:[;)\n]|\.(?:\s|$)|$|,?\s*\b(?:tenggat|batas\s+waktu|target|status"
    r"|paling\s+lambat|selambat|deadline|due|waktu)\b))",
    re.IGNORECASE,
)


def charged(text: str) -> tuple[str, ...]:
    """Give those named behind "PIC", "Penanggung jawab" and the like."""
    match = _CHARGED.search(text)
    if not match:
        return ()
    named = split_actors(match["who"], loose=True)
    # "PIC: Budi" names whom it likes; without a sign ("leading sector penyusunan RAD") only an actor counts
    return (
        named if re.search(r"[:=]", match[0][: match.start("who") - match.start()]) or all(map(is_actor, named)) else ()
    )


def owners_of(sentence: str, cue: Cue | None) -> tuple[str, ...]:
    """Give those who are to act: named as in charge, beside the cue, in its clause, or after "oleh"."""
    named = charged(sentence)
    if named:
        return named
    if cue is None:
        return _opening_actors(sentence) or _agents(sentence)
    before, after = _subject(sentence[: cue.start]), _opening_actors(sentence[cue.end :])
    # who recommends or hopes isn't who is to do it
    first, second = {
        Owner.BEFORE: (before, after),
        Owner.AFTER: (after, ()),
        Owner.EITHER: (after, before),
    }[cue.owner]
    return first or second or _agents(sentence[cue.end :])


def _subject(before: str) -> tuple[str, ...]:
    """Give the doer that the words before a cue end with; "pihaknya" looks one clause back."""
    for clause in reversed(_CLAUSE.split(before)):
        if _HIMSELF.match(clause.strip(" ,")):
            continue
        return _listed(_cut(clause))
    return ()


def _opening_actors(text: str) -> tuple[str, ...]:
    """Give the doers that a clause opens with."""
    clause = re.sub(r"^\s*(?:bahwa|that)\b", "", text)
    # "that the Ministry of Social Affairs allocate …": the verb has no form of its own
    if _ENGLISH.match(clause) and (named := _capitals(clause)):
        return named
    verb = _VERB.search(_OPENING.sub("", clause.strip(" ,")))
    if verb:
        return () if _DONE_TO.match(verb[0]) else _listed(_cut(clause))
    return _capitals(clause) or (_listed(_cut(clause)) if len(clause.split()) <= 4 else ())


def _capitals(clause: str) -> tuple[str, ...]:
    run = re.match(r"\s*(?:the\s+)?((?:[A-Z][\w'’/-]*|of|for|and|on|,)(?:\s+|$))+", clause)
    return _listed(run[0].strip()) if run else ()


def _cut(clause: str) -> str:
    """Give what stands before the clause's first verb, without its opening words."""
    plain = _OPENING.sub("", clause.strip(" ,")).strip()
    verb = _VERB.search(plain)
    return re.split(r"\s+(?:yang|which|who)\s+", plain[: verb.start()] if verb else plain, maxsplit=1)[0].strip(" ,")


def _listed(words: str) -> tuple[str, ...]:
    """Give the actors of a list; an introductory phrase before the first of them is left out."""
    parts = words.split(", ")[:_MOST]
    for at in range(len(parts)):
        rest = ", ".join(parts[at:])
        owners = split_actors(re.sub(r"^the\s+", "", rest))
        if owners and all(map(is_actor, owners)):
            return owners
    return ()


def _agents(text: str) -> tuple[str, ...]:
    for match in _AGENT.finditer(text):
        owners = _listed(_cut(match["who"]))
        if owners and not any(map(is_meeting, owners)):
            return owners
    return ()
