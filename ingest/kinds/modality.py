"""How binding a sentence is worded: the ladder of cue words, and what undoes them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from indexes.model import Rung


class Owner(StrEnum):
    """Where a cue's doer stands: before it ("X akan"), after it ("menugaskan X"), or either."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


@dataclass(frozen=True)
class Cue:
    """A cue word in a sentence; `plain` ones (akan, harus, perlu) carry little outside a list of results."""

    rung: Rung
    start: int
    end: int
    owner: Owner
    plain: bool


# whom (an office, in capitals or not) and what to do, which is more than to explain
_WHOM_TO_DO = (
    r"(?=\s+(?:kepada\s+)?(?:para\s+|seluruh\s+|semua\s+|setiap\s+|pihak\s+)*(?-i:[A-Z]|camat|kepala|lurah|bupati|wali"
    r"|gubernur|dinas|kantor|instansi|satgas|perangkat|pemerintah|polres|polsek|polda|kanim|kanwil)[^.;:]{1,100}?\s(?:segera\s+)?"
    r"(?!menjelaskan|menerangkan|memaparkan|menjawab|mengenai|menurut|mengklarifikasi|menteri|menko)"
    r"(?:me(?:m|n|ng|ny|r|l)[a-z]{3,}|ber[a-z]{4,})\b)"
)

# the ladder of commitments: cue words as minutes and news use them, Indonesian then English
_CUES: tuple[tuple[Rung, Owner, bool, str], ...] = (
    (
        Rung.KESEPAKATAN,
        Owner.BEFORE,
        False,
        r"(?:ber|di)?sepakat(?:i)?(?:\s+untuk)?|menyepakati|mufakat"
        r"|memutuskan|diputuskan"
        r"|(?:telah\s+)?menyetujui|disetujui|agree[sd]?\s+(?:to|that|on|upon|with)|(?:was|were|is"
        r"|been)\s+agreed(?:\s+(?:to|that))?|(?<=meeting )agreed|(?<=parties )agreed"
        r"|(?<=participants )agreed|(?<=sides )agreed|^agreed|decided|resolved|approved|endorsed|adopted",
    ),
    (Rung.KESEPAKATAN, Owner.BEFORE, True, r"ditetapkan|menetapkan|menandatangani|ditandatangani|signed"),
    (
        Rung.PENUGASAN,
        Owner.BEFORE,
        False,
        r"ditugas(?:kan|i)|diperintahkan|diinstruksikan|diminta"
        r"|diwajibkan|dimandatkan|diamanatkan"
        r"|(?:is|are|was|were)\s+(?:tasked|requested|assigned|instructed|required|asked)",
    ),
    (
        Rung.PENUGASAN,
        Owner.AFTER,
        False,
        r"menugas(?:kan|i)|memerintahkan|menginstruksikan|mewajibkan"
        r"|meminta(?=.{1,120}?\b(?:untuk|agar|supaya)\b)"
        # "meminta Polda NTT menuntaskan …": whom and what for, not "meminta penjelasan"
        rf"|(?:meminta|mendesak){_WHOM_TO_DO}"
        r"|(?:tasked|requested|instructed|assigned)(?=\s+(?:the\s+)?[A-Z])",
    ),
    (
        Rung.PENUGASAN,
        Owner.BEFORE,
        False,
        r"(?:menjadi|sebagai|selaku|as)\s+(?:the\s+)?(?:PIC|PJ"
        r"|penanggung\s*jawab|leading\s+sector|pengampu|lead\s+agency)",
    ),
    (
        Rung.PENUGASAN,
        Owner.BEFORE,
        False,
        r"bertanggung\s*jawab\s+(?:atas|untuk|dalam|terhadap)|(?:is|are"
        r"|be)\s+responsible\s+for",
    ),
    (Rung.PENUGASAN, Owner.BEFORE, True, r"wajib|harus|shall|must|(?:is|are)\s+to(?=\s+[a-z])"),
    (
        Rung.KOMITMEN,
        Owner.BEFORE,
        False,
        r"berkomitmen|(?:menyatakan\s+)?komitmennya|menyatakan\s+komitmen"
        r"|menyanggupi|bersedia|berjanji"
        r"|(?:menyatakan\s+)?siap(?=\s+(?:untuk\s+)?(?:me|ber|di|mem)[a-z]+)"
        r"|(?:menyatakan\s+)?kesiapan(?:nya)?|berencana|sedang\s+menyiapkan"
        r"|mengusulkan\s+pembentukan|commit(?:s|ted|ments?)?(?:\s+to)?|undertakes?|undertook|pledge[sd]?"
        r"|plans?\s+to|offered\s+to",
    ),
    (Rung.KOMITMEN, Owner.BEFORE, True, r"akan|will"),
    (
        Rung.REKOMENDASI,
        Owner.AFTER,
        False,
        r"(?:me|di)?rekomendasikan|menyarankan|disarankan|(?:meng"
        r"|di)?himbau|mengimbau|diimbau|menganjurkan"
        r"|recommend(?:s|ed)?(?:\s+that)?|suggest(?:s|ed)?(?:\s+that)?|encourage[sd]?",
    ),
    (Rung.REKOMENDASI, Owner.BEFORE, False, r"hendaknya|sebaiknya|seyogi?anya|(?:is|are)\s+encouraged"),
    (
        Rung.REKOMENDASI,
        Owner.AFTER,
        True,
        r"mengusulkan|diusulkan|mendorong|perlu(?:nya)?|diperlukan"
        r"|propose[sd]?",
    ),
    (Rung.REKOMENDASI, Owner.BEFORE, True, r"should|didorong|dianjurkan"),
    (Rung.HARAPAN, Owner.BEFORE, False, r"diharapkan|(?:is|are)\s+(?:expected|hoped)"),
    (
        Rung.HARAPAN,
        Owner.AFTER,
        False,
        r"berharap|mengharapkan|harapannya|semoga|mudah-mudahan|expects?"
        r"|hopes?|hoped|expected",
    ),
)
_COMPILED = tuple(
    (rung, owner, plain, re.compile(rf"\b(?:{form})\b", re.IGNORECASE)) for rung, owner, plain, form in _CUES
)
_URGED = re.compile(
    r"\bagar\b(?=[^.;]*\b(?:segera|secepatnya|paling\s+lambat|selambat)\b)|^\s*(?:agar|supaya)\b",
    re.IGNORECASE,
)
# "Polri agar menindak …": nothing but those who are called upon stands before it
_CALLED = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:(?:[A-Z][\w/.&()-]*,?|dan|serta|dengan|bersama|&)\s+){1,12}(?P<cue>agar|supaya)\b"
)
_REPORT = re.compile(
    r"\b(?:menekankan|menyoroti|mengapresiasi|menjelaskan|memaparkan|melaporkan|dilaporkan|menyampaikan"
    r"|disampaikan|mengeluhkan"
    r"|mengingatkan|menyebut(?:kan)?|mengatakan|menurut|membahas|menyinggung|menguraikan|menerangkan"
    r"|menilai|mempertanyakan"
    r"|mengungkapkan|menegaskan|berpendapat|menanyakan|mencatat|berterima kasih|menyambut|stress(?:ed|es)"
    r"|highlight(?:ed|s)"
    r"|present(?:ed|s)|note[sd]|report(?:ed|s)|explain(?:ed|s)|appreciate[sd]|emphasi[sz]e[sd]|welcome[sd]"
    r"|thank(?:ed|s)|raised"
    r"|according to|said|stated|discussed)\b",
    re.IGNORECASE,
)
# what tells of the meeting itself; "melaporkan" alone is also something to do
_BACKGROUND = re.compile(
    r"\b(?:menekankan|menyoroti|mengapresiasi|menjelaskan|mengeluhkan|mengingatkan|membahas|menyinggung"
    r"|menguraikan|menerangkan|menilai|mempertanyakan|menanyakan"
    r"|berterima\s+kasih|menyambut|meminta\s+(?:maaf|penjelasan|klarifikasi|tanggapan)|(?:menyampaikan|melaporkan|menyebut(?:kan)?|menegaskan|mengatakan"
    r"|mengungkapkan|berpendapat)\s+bahwa"
    r"|menyampaikan\s+(?:keterbatasan|kendala|apresiasi|informasi|laporan|paparan|perkembangan|kondisi)|(?:tidak|berhalangan)\s+hadir"
    r"|stressed|highlighted|presented|noted|reported|explained|appreciated|emphasi[sz]ed|welcomed|thanked"
    r"|raised|discussed)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:belum|tidak(?!\s+(?:hanya|saja|sekadar))|tak|bukan(?!\s+hanya)|batal|gagal|tanpa|urung"
    r"|not(?!\s+only)|no|never)\s+"
    r"(?:(?:dapat|bisa|ada|pernah|jadi|akan|semua|seluruhnya|sepenuhnya|mencapai|yet|been|be|have"
    r"|was)\s+){0,3}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:yang|sebagaimana|seperti|setelah|sesudah|sebelum|sesuai|dapat|bisa|apakah|untuk|agar|supaya|guna"
    r"|pernah|akan|which|that\s+was"
    r"|as|to\s+be|after|before|once|when|whether|previously|could\s+be|be)\s+"
    r"(?:(?:telah|sudah|akan|juga|pernah|dapat|sedang|masih|bersama|dengan|had|been|was|were)\s+)*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|seandainya|andai\w*|manakala|asalkan|sepanjang"
    r"|dalam\s+hal(?!\s+ini)|if|unless"
    r"|provided\s+that|in\s+case|subject\s+to)\b[^,;.]*",
    re.IGNORECASE,
)
_AGREEING = re.compile(r"sepakat|setuju|putus|tetapkan|agree|approv|decide|persetujuan|restu|consen", re.IGNORECASE)
_UNDECIDED = re.compile(
    r"\b(?:belum|tidak|tanpa|gagal)\s+(?:\w+\s+){0,2}(?:kesepakatan|keputusan|(?:di|ber)?sepakat\w*"
    r"|menyepakati|diputuskan|memutuskan"
    r"|diambil|tercapai|disetujui|menyetujui|ditetapkan|menghasilkan|mencapai)\b|\b(?:ditolak|menolak"
    r"|batal\s+disepakati)\b"
    r"|\b(?:no|not|without|yet\s+to|did\s+not|failed\s+to|unable\s+to)\s+(?:\w+\s+){0,2}(?:agree\w*|deci\w+"
    r"|approv\w+|resolv\w+|consensus)\b"
    r"|\bakan\s+(?:dibahas|diputuskan|disepakati|ditentukan|dibicarakan)\b|\bto be (?:discussed|decided"
    r"|agreed)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:sebelumnya|terdahulu|(?:tahun|bulan|rapat|pertemuan)\s+(?:yang\s+)?lalu|previous(?:ly)?"
    r"|last\s+(?:year|meeting))\b",
    re.I,
)


def cues(sentence: str) -> tuple[Cue, ...]:
    """Give the cues of a sentence that stand in its main clause and are not negated, in order."""
    conditions = [m.span() for m in _CONDITION.finditer(sentence)]
    found = [
        Cue(rung, match.start(), match.end(), owner, plain)
        for rung, owner, plain, form in _COMPILED
        for match in form.finditer(sentence)
        if _counts(sentence, match, plain) and not any(a <= match.start() < b for a, b in conditions)
    ]
    found += [Cue(Rung.PENUGASAN, m.start(), m.end(), Owner.EITHER, False) for m in _URGED.finditer(sentence)]
    if called := _CALLED.match(sentence):
        found.append(Cue(Rung.PENUGASAN, *called.span("cue"), Owner.BEFORE, False))
    return tuple(sorted(found, key=lambda cue: (cue.start, -cue.end)))


def _counts(sentence: str, match: re.Match[str], plain: bool) -> bool:
    before = sentence[: match.start()]
    if _NEGATED.search(before):
        return False
    # "yang harus", "setelah disepakati": not what the sentence itself says
    return not _RELATIVE.search(before)


def leading_cue(sentence: str, talk: bool, default: Rung | None) -> Cue | None:
    """Give the cue that says how binding the sentence is, None where it binds nobody.

    In talk (a discussion) a plain cue counts for nothing once someone reports, explains or stresses.
    """
    report = _REPORT.search(sentence)
    for cue in cues(sentence):
        reported = cue.plain and default is None and report is not None and report.start() < cue.start
        urged = sentence[cue.start : cue.end].casefold() in {"agar", "supaya"}
        softened = urged and default in {Rung.REKOMENDASI, Rung.HARAPAN}
        if not reported and not softened and not _undone(sentence, cue.start, talk, cue.plain):
            return cue
    return None


def is_undone(sentence: str) -> bool:
    """Say whether a sentence without a cue tells of no agreement, of a condition for one, or only reports."""
    return _undone(sentence, len(sentence), talk=False, plain=True) or _BACKGROUND.search(sentence) is not None


def _undone(sentence: str, until: int, talk: bool, plain: bool) -> bool:
    """Say whether something takes back what a cue at `until` says, or the sentence is a memory."""
    undecided = _UNDECIDED.search(sentence)
    if (undecided and undecided.start() <= until) or sentence.rstrip().endswith("?"):
        return True
    if talk and _FORMER.search(sentence):
        return True
    conditions = [m for m in _CONDITION.finditer(sentence) if talk or _AGREEING.search(m[0])]
    return any(plain or m.start() < until for m in conditions)
