"""The day of a meeting, told apart from the days of its invitation, its letter and its print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexes import dates
from indexes.calendar_words import SURE_WEEKDAY
from indexes.dates import FoundDate
from ingest.kinds.header_fields import HeaderField, label_of, values_of
from ingest.kinds.lines import Line
from ingest.kinds.meeting_names import MEETING, TITLE_LINE
from ingest.kinds.sentences import sentences

_HELD = re.compile(
    r"\b(?:dilaksanakan|diselenggarakan|diadakan|berlangsung|digelar|melaksanakan|menyelenggarakan"
    r"|mengadakan|menggelar|dilangsungkan"
    r"|pada\s+hari|hari\s+ini|bertempat|dihadiri|^(?:hari|tanggal|tgl\.?)\s+\w+|held|convened|took\s+place"
    r"|met\s+(?:on|in|at)"
    rf"|{MEETING}\b.{{0,160}}\b(?:pada|tanggal|on|{SURE_WEEKDAY}|minggu(?=,?\s\d)))\b",
    re.IGNORECASE | re.DOTALL,
)
_LETTER_DATE = re.compile(
    r"\b(?:surat|undangan|nomor|no\.|nota\s+dinas|memo|peraturan|undang-undang|disposisi|sprin|perintah"
    r"|keputusan|dicetak|printed|letter|invitation"
    r"|paling\s+lambat|sebelum|sampai\s+dengan|hingga|target|tenggat|diterima|berlaku|lahir|by|before|until"
    r"|no\s+later)\b[^,;.]{0,60}$"
    r"|\b(?:menindaklanjuti|tindak\s+lanjut|berdasarkan|merujuk|mengacu|sebagaimana|sesuai|following"
    r"|pursuant|based\s+on|sebelumnya|terdahulu)\b[^,;.]{0,140}$",
    re.IGNORECASE,
)
_THIS_MEETING = re.compile(
    r"\b(?:pada\s+hari(?:\s+ini)?|hari\s+ini|(?:telah|yang)\s+(?:dilaksanakan|diselenggarakan|diadakan)"
    r"|rapat\s+(?:ini\s+)?(?:dilaksanakan|diselenggarakan|diadakan)"
    r"|(?:was|were)\s+held)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_LETTER_FIELDS = frozenset({"yth", "dari", "perihal"})


@dataclass(frozen=True)
class MeetingDay:
    """The first day of a meeting, the words it was read from, and what speaks against it."""

    day: date | None
    words: str | None
    warnings: tuple[str, ...] = ()


def day_of(lines: Sequence[Line], fields: Sequence[HeaderField], near: date | None = None) -> MeetingDay:
    """Give the day of the meeting, never that of the invitation, the letter or the print.

    Labelled facts come first, then the opening sentence, then the title; where they disagree the
    first counts and a warning names both.
    """
    is_letter = len({field.name for field in fields} & _LETTER_FIELDS) >= 2
    labels = ("tanggal_rapat", *(() if is_letter else ("tanggal",)), "waktu", "tempat")
    labelled = [d for name in labels for v in values_of(fields, name) for d in dates.find(v, near)[:1]]
    opening = list(_told(lines, near))
    now = [d for d, sentence in _sentences_with_dates(lines[:20], near) if _THIS_MEETING.search(sentence[: d.start])]
    titled = [
        d for line in lines[:12] if not line.rows and _is_dated_title(line.text) for d in dates.find(line.text, near)
    ]
    found = [*labelled[:1], *opening, *titled]
    if not found:
        return MeetingDay(None, None)
    chosen = found[0]
    warnings = [_weekday_warning(d) for d in (labelled[:1] or opening[:1]) if d.weekday_ok is False]
    if labelled and now and not any(d.first <= chosen.last and chosen.first <= d.last for d in now):
        warnings.append(f'Kepala dokumen menyebut "{chosen.text}", kalimat pembuka menyebut "{now[0].text}".')
    return MeetingDay(chosen.first, chosen.text, tuple(warnings))


def _is_dated_title(text: str) -> bool:
    """Say whether a short line at the head is a title or a dateline, not a letter's reference."""
    return TITLE_LINE.match(text) is not None or (
        re.match(r"^[A-Z][\w'’ .-]{2,30},\s", text) is not None and len(text) < 180 and not _LETTER_DATE.search(text)
    )


def _told(lines: Sequence[Line], near: date | None) -> Iterator[FoundDate]:
    return (found for found, _ in _sentences_with_dates(lines[:40], near))


def _sentences_with_dates(lines: Sequence[Line], near: date | None) -> Iterator[tuple[FoundDate, str]]:
    """Give the dates of sentences that tell of a meeting, each with its sentence."""
    for line in lines:
        if line.rows or label_of(line.text.split(":")[0]):
            continue
        for sentence in sentences(line.text):
            if _HELD.search(sentence):
                yield from (
                    (d, sentence) for d in dates.find(sentence, near) if not _LETTER_DATE.search(sentence[: d.start])
                )


def _weekday_warning(found: FoundDate) -> str:
    day = found.first
    weekday = _DAYS[day.weekday()]
    return f'Hari tidak cocok dengan tanggal: "{found.text}"; {day.isoformat()} adalah hari {weekday}.'
