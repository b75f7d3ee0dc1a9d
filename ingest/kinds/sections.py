"""The sections of minutes: what a title says of the text below it, and of how binding it is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from indexes.model import Rung
from ingest.document import BlockKind
from ingest.kinds.lines import Line


class Role(StrEnum):
    """What a section of minutes holds."""

    KEPALA = "kepala"
    DASAR = "dasar"
    HADIR = "hadir"
    ABSEN = "absen"
    BAHASAN = "bahasan"
    HASIL = "hasil"
    LANJUT = "lanjut"
    LALU = "lalu"
    PENUTUP = "penutup"
    TEMBUSAN = "tembusan"
    LAIN = "lain"


@dataclass(frozen=True)
class Section:
    """A section's title, its role, and the rung of its items where the title alone gives one."""

    title: str
    role: Role
    rung: Rung | None = None


# first fit wins: what a title says of the past, then of binding, then of content
_TITLES: tuple[tuple[str, Role, Rung | None], ...] = (
    (
        r"(?:tindak lanjut|hasil|kesepakatan|progres\w*|evaluasi).*(?:sebelumnya|terdahulu|yang lalu"
        r"|previous)",
        Role.LALU,
        None,
    ),
    (
        r"tanggapan|diskusi|pembahasan|bahasan|jalannya|arahan|sambutan|paparan|pemaparan|uraian|tanya jawab"
        r"|laporan|discussion"
        r"|remarks|presentation|permasalahan|kendala|tantangan|pokok.pokok(?! (?:hasil|kesimpulan|kesepakatan"
        r"|keputusan|rumusan))|opening|updates?\b",
        Role.BAHASAN,
        None,
    ),
    (r"tidak hadir|berhalangan|absent|apologies", Role.ABSEN, None),
    (
        r"^peserta|^narasumber|^undangan|daftar (?:hadir|peserta)|kehadiran|yang hadir|^hadir|attend"
        r"|participants|present$",
        Role.HADIR,
        None,
    ),
    (
        r"(?:kesimpulan|simpulan|hasil|rumusan|conclusions?|results?) (?:dan|&|serta|and|rapat dan) ",
        Role.HASIL,
        None,
    ),
    (
        r"sepakat|menyepakati|keputusan|diputuskan|memutuskan|decisions?|agreements?|agreed|resolutions?",
        Role.HASIL,
        Rung.KESEPAKATAN,
    ),
    (r"komitmen|commitments?|pledges", Role.HASIL, Rung.KOMITMEN),
    (r"rekomendasi|saran|usul|recommendations?", Role.HASIL, Rung.REKOMENDASI),
    (r"harapan|expectations?", Role.HASIL, Rung.HARAPAN),
    (
        r"tindak\s*lanjut|rtl|rencana aksi|renaksi|action (?:plan|item|point)s?|follow.?up|next steps"
        r"|penugasan|matriks"
        r"|langkah(?:.langkah)?(?: selanjutnya)?$|to.?do",
        Role.LANJUT,
        Rung.PENUGASAN,
    ),
    (r"kesimpulan|simpulan|hasil|rumusan|conclusions?|results?|outcomes?|output", Role.HASIL, None),
    (r"catatan|lain-lain|notes?$|other matters|any other|informasi", Role.BAHASAN, None),
    (r"penutup|closing|mengetahui|pengesahan", Role.PENUTUP, None),
    (r"tembusan|^cc$", Role.TEMBUSAN, None),
    (
        r"dasar|latar belakang|pendahuluan|maksud|tujuan|ruang lingkup|background|objectives?|purpose",
        Role.DASAR,
        None,
    ),
    (
        r"pelaksanaan|susunan acara|agenda|acara|pembukaan|dokumentasi|lampiran|waktu dan tempat",
        Role.LAIN,
        None,
    ),
)
_BARE = re.compile(
    r"(?:(?:hasil|pokok|butir|ringkasan|catatan|hal|poin|rencana|langkah|jalannya|daftar|arahan|evaluasi"
    r"|uraian|rumusan"
    r"|materi|matriks)[\s-]+)*(?:hal[\s-]+)?(?:yang\s+)?(?:pendahuluan|latar belakang|dasar(?: hukum"
    r"| pelaksanaan)?|maksud dan tujuan"
    r"|tujuan|pelaksanaan|pembukaan|pembahasan|arahan(?: pimpinan)?|tanggapan|diskusi|hasil|keputusan"
    r"|kesepakatan|disepakati"
    r"|kesimpulan|simpulan|rumusan|rekomendasi|saran(?:[ -]saran)?|usul(?: ?/ ?saran)?|tindak ?lanjut|rtl"
    r"|rencana aksi|komitmen|harapan|kendala"
    r"|penutup|lampiran|dokumentasi|daftar hadir|peserta|kehadiran|hadir|tidak hadir|tembusan|dicapai"
    r"|jalannya rapat|uraian|catatan|lain-lain"
    r"|discussions?|decisions?|conclusions?|recommendations?|action (?:items?|plan|points?)|follow[ -]?up"
    r"|next steps|agreements?"
    r"|background|attendance|participants|apologies|opening|closing|outcomes?|commitments?)"
    r"(?:\s+(?:rapat|rakor|pertemuan|dialog|kegiatan|peserta|pimpinan|bersama|koordinasi|tindak|hasil"
    r"|diskusi|sebelumnya"
    r"|dan|serta|&|and|rekomendasi|tindak lanjut|lanjut|saran|kesimpulan|kesepakatan|keputusan|pembahasan"
    r"|recommendations?|points?"
    r"|of the meeting|terdahulu|yang lalu))*",
    re.IGNORECASE,
)
_RESULT_LEAD = re.compile(
    r"(?:hasil|kesimpulan|kesepakatan|keputusan|rekomendasi|tindak lanjut|komitmen|simpulan|hal-hal|rumusan"
    r"|(?:di|ber)?sepakat(?:i)?|menyepakati|memutuskan|merekomendasikan|menyarankan"
    r"|agreed|agrees?|decided|resolved|recommended|recommends?|conclusions)\b[^.]*:\s*$",
    re.IGNORECASE,
)
_EARLIER_LEAD = re.compile(
    r"^\W*(?:yang|tindak\s+lanjut|butir|hal|kesepakatan|items?)\b[^.:]*\b(?:belum|sudah|telah|not\s+yet)\s+"
    r"(?:selesai|tuntas|terlaksana|ditindaklanjuti|dilaksanakan|done|completed)\b[^.:]*:\s*$",
    re.IGNORECASE,
)
_OCR_LETTERS = str.maketrans("015|", "OISI")


def _plain(text: str) -> str:
    """Give a title for comparing: digits that OCR puts into words made letters, letter-spacing closed."""
    text = re.sub(r"(?<=[A-Z])l(?=[A-Z])", "I", text)
    text = re.sub(r"(?<=[A-Za-z])[015|](?=[A-Za-z])|(?<=\b[A-Z])[015|]", lambda m: m[0].translate(_OCR_LETTERS), text)
    if re.fullmatch(r"(?:\w ){3,}\w(?:  +(?:\w ){1,}\w)*", text.strip()):
        text = re.sub(r"(?<=\w) (?=\w)", "", text)
    return re.sub(r"[\s_]+", " ", text).strip(" .:;-–").casefold()


def titled(text: str) -> tuple[Role, Rung | None] | None:
    """Give what the words of a title say, None where they say nothing we know."""
    plain = _plain(text)
    return next(((role, rung) for form, role, rung in _TITLES if re.search(form, plain)), None)


def section_of(line: Line) -> Section | None:
    """Read a line as the title of a section, None where it is none.

    A heading of the file always is one; other lines must be nothing but the words of a title.
    """
    text = line.body.strip()
    if line.rows or len(text) > 140 or not text:
        return None
    said = titled(text)
    if line.kind is BlockKind.HEADING:
        role, rung = said or (Role.LAIN, None)
        return Section(line.text.strip(), role, rung)
    if said is None or text.endswith((".", ";")) or not _BARE.fullmatch(_plain(text)):
        return None
    return Section(line.text.strip(), *said)


def lead_in(text: str) -> tuple[Role, Rung | None] | None:
    """Read a sentence that announces a list ("… menyepakati hal-hal sebagai berikut:")."""
    if _EARLIER_LEAD.search(text):
        return Role.LALU, None
    match = _RESULT_LEAD.search(text)
    return (titled(match[0]) or (Role.HASIL, None)) if match else None
