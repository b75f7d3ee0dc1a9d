"""What the start of a line says: a list marker, a heading, a label with its value, or none of these."""

import re

MARKER = re.compile(
    r"""^(?:
      \(\d{1,3}[a-z]{0,2}\)                                  # (1) (1a)
    | \(?[a-z]{1,2}\)(?=\s)                                  # a) (a)
    | \d{1,3}[a-z]?[.)](?=\s|$)                              # 1. 1)
    | [1-9]\d?(?:\.[1-9]\d?){1,4}\.?(?=\s+(?!WI[BT]|WITA|s\.?d|[-–])\D)   # 1.2 but not 9.30 WITA
    | [A-Za-z][.](?=\s|$)                                    # a. A.
    | [IVXLC]{1,6}[.)](?=\s|$)                               # IV.
    | [ivx]{1,5}[.)](?=\s|$)                                 # iv.
    | [-–—•▪●○◦·➢✓❖►*](?=\s)
    )\s*""",
    re.X,
)
LONE = re.compile(r"^(?:\(\d{1,3}[a-z]?\)|\d{1,3}[.)]|[a-z][.)])$")
STRUCTURE = re.compile(
    r"""^(?:BUKU\s+KE\w+ | BAB\s+[IVXLC]+[A-Z]?\b.{0,80} | Bagian\s+Ke[a-z]+(?:\s+[a-z]+)?\b.{0,80}
    | BAGIAN\s+KE[A-Z]+ | Paragraf\s+(?:\d+|Ke[a-z]+)\b.{0,80}
    | P[au]sal\s+(?:[0-9OIl]+\s?[A-Z]{0,2}|[IVXLC]+)[.:]?
    | PENJELASAN | LAMPIRAN(?:\s+[IVX]+)? | TENTANG | MEMUTUSKAN\s?:?
    | I{1,2}\.\s+(?:UMUM|PASAL\s+DEMI\s+PASAL)
    )$""",
    re.X,
)
# A reference that runs over the end of a line: its number on the next line is no list marker.
REFERENCE_END = re.compile(
    r"(?i)(?:\b(?:ayat|huruf|angka|pasal|nomor|no\.?|tahun|butir|poin|lampiran|bab|tanggal|hlm\.?|Rp)"
    r"|\b(?:ayat|huruf|angka|pasal|butir)\b[^.;:]{1,28}(?:\bdan|\batau|dan/atau|sampai\s+dengan|,))\s*$"
)
ARTICLE = re.compile(r"^Pasal\s+\d")
# "… UU Nomor 21 Tahun 2007" / "Pasal 58": the article of a law just named, no heading.
CITATION_END = re.compile(
    r"(?:\bTahun\s+\d{4}|\b\d{1,3}/\d{4}|\b(?:dalam|pada|dengan|dan|atau|jo\.?|juncto|menurut|oleh|KUHP|KUHAP)|,)$"
)
CUT_WORD = re.compile(r"[^\W\d_]-$")
ENACTED = re.compile(r"^Menetapkan\s*:?\s")
SENTENCE_END = re.compile(r"[.;:!?]['\"”’)\]]*$|[;,]\s*(?:dan|atau|dan/atau|serta)$")
LABEL = re.compile(
    r"^(?:\d{1,2}[.)]\s*|[a-z][.)]\s*)?(?P<label>[A-Z][\w/,.'&()-]*(?:\s[\w/,.'&()-]+){0,4}?)(?P<gap>\s*):(?=\s|$)"
)
KNOWN_LABEL = re.compile(
    r"(?i)^(?:hari|tanggal|tgl|waktu|pukul|jam|tempat|lokasi|media|link|acara|agenda|susunan|topik|materi|pokok|"
    r"dasar|surat|pimpinan|pemimpin|ketua|sekretaris|notul\w+|pencatat|petugas|peserta|hadir|undangan|unsur|daftar|"
    r"jumlah|narasumber|pembicara|moderator|dipimpin|perihal|hal|sifat|lampiran|nomor|no|kepada|yth|dari|tembusan|"
    r"klasifikasi|rapat|sidang|kegiatan|nama|judul|jabatan|instansi|unit|menimbang|mengingat|memperhatikan|menetapkan|"
    r"date|time|venue|place|chair\w*|participants?|subject|meeting|from|to|minutes|attendees|status|tenggat|pic|"
    r"penanggung|sumber|penulis|editor|tahun|bentuk|judul)\b"
)
# Lines in capitals that stand for themselves (titles, sections); "DAN" etc. alone are none.
CAPITALS = re.compile(r"^(?:(?:[A-H]|[IVX]{1,5}|\d{1,2})[.)]\s+)?[A-Z0-9][^a-z]{2,119}$")


def is_heading(line: str) -> bool:
    """Say whether a line on its own is a heading: a structure word of law, or words in capitals."""
    if STRUCTURE.match(line):
        return True
    letters = sum(1 for character in line if character.isalpha())
    return letters >= 4 and letters * 2 >= len(line) and bool(CAPITALS.match(line)) and line[-1] != ";"


def level_of(line: str) -> int:
    """Return the depth of a heading by its words: 1 title or Bab, 2 Bagian, 3 Paragraf, 4 Pasal."""
    depths = (("Bagian", 2), ("BAGIAN", 2), ("Paragraf", 3), ("Pasal", 4))
    return next((depth for word, depth in depths if line.startswith(word)), 1)


def marker_length(line: str) -> int:
    """Return how many characters of a line are its list marker with the blank after it; 0 without one."""
    found = MARKER.match(line)
    return found.end() if found else 0


def is_label(line: str) -> bool:
    """Say whether a line is a label with its value ("Hari/Tanggal : Selasa, 7 Mei 2024")."""
    found = LABEL.match(line)
    if not found:
        return False
    return bool(found["gap"]) or bool(KNOWN_LABEL.match(found["label"]))


def runs_on(above: str, line: str) -> bool:
    """Say whether a line cannot be but the rest of the one above: of a word cut by a hyphen, of a reference."""
    if CUT_WORD.search(above) and line[:1].isalpha():
        return True
    numbered = line[:1].isdigit() or line[:1] == "(" or re.match(r"[a-z]\b", line)
    return bool(REFERENCE_END.search(above) and numbered) and not STRUCTURE.match(line)


def continues(above: str, line: str) -> bool:
    """Say whether the words of `line` go on from those of `above`, by the words alone.

    A list marker opens something new unless `above` ends inside a reference ("… pada ayat" / "(1) huruf a").
    """
    if runs_on(above, line):
        return True
    if ARTICLE.match(line) and CITATION_END.search(above) and not is_heading(above):
        return True
    if ENACTED.match(above) and not SENTENCE_END.search(above):
        return not STRUCTURE.match(line)
    return not (marker_length(line) or is_heading(line) or is_heading(above) or is_label(line))


def joined(above: str, line: str) -> str:
    """Join two lines of one paragraph, healing a word cut by a hyphen at the end of the line.

    A hyphen stays where both sides are one doubled word ("Undang-" / "Undang") or a capital follows.
    """
    if not above.endswith("-") or above.endswith((" -", "--")) or not line[:1].isalpha():
        return f"{above} {line}"
    head = re.split(r"[\s(/]", above[:-1])[-1].lower()
    tail = (re.match(r"\w+", line) or [""])[0].lower()
    if line[0].isupper() or tail.startswith(head) or head in ("non", "anti", "sub", "pra", "pasca", "antar"):
        return above + line
    return above[:-1] + line
