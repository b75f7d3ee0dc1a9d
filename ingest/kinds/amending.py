"""Amending acts: the items of "Pasal I", each with the articles of another law that it gives new words to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexes.provision_mentions import groups
from indexes.regulation_mentions import flat, mentions
from ingest.kinds.law_headings import Mark, chain, pasal_marks
from ingest.kinds.law_structure import Segment

_TITLE = re.compile(r"\bperubahan(?:\s+(?:ke\s?)?[a-z]+)?\s+(?:atas|terhadap|dari)?\s*", re.I)
_CHANGES = re.compile(
    r"\s*(?:\(1\)\s*)?(?:Beberapa\s+ketentuan\s+(?:dalam|pada)|Ketentuan\s+Pasal|Di\s?antara\s+Pasal)\s(?P<law>.{0,900}?)"
    r"\b(?:diubah|dihapus|disisipkan)\b(?=.{0,120}?:)",
    re.S,
)
_ITEM = re.compile(
    r"(?:^|\n|(?<=[.;:”\")])\s)\s*(?P<no>\d{1,3})\s?\.\s*(?=(?:Ketentuan|Ketentuan-ketentuan"
    r"|Di\s?antara|Pasal|Judul|Penjelasan"
    r"|Setelah|Sesudah|BAB|Bab|Ayat|Menambah|Menghapus|Mengubah|Mengganti|Antara|Bagian|Paragraf"
    r"|Huruf|Lampiran|Frasa|Angka"
    r"|Substansi|Nama|Kata|Beberapa|Semua|Seluruh|Di\s+belakang|Pada|Dalam|Ke\s?dalam|Menyisipkan"
    r"|Mencabut|Menjadi)\b)"
)
_ANGKA = re.compile(r"(?:^|\n|(?<=[.;:”\")]\s)|(?<=jelas\s))\s*Angka\s+(?P<no>\d{1,3})(?=\s)")
_INTRO_ENDS = re.compile(r"(?:berbunyi|dibaca|sebagai\s+berikut|berikut)\s*:?|:\s*\n|\bdihapus\b|\bdicabut\b")
_INSERTED = re.compile(r"\b(?:yakni|yaitu)\b")
_REPEALED = re.compile(r"\b(?:dihapus(?:kan)?|dicabut)\b")


def amended_work(title: str | None, intro: str) -> str | None:
    """Give the law that an act amends: in its title behind "Perubahan atas", else in its first article."""
    for text in (title or "", intro[:800]):
        start = _TITLE.search(text) if text == title else re.match("", text)
        if start and (found := next(mentions(flat(text[start.end() :])), None)):
            return found.work
    return None


def changed_law(text: str, segment: Segment) -> str | None:
    """Give the law that an article changes: "Beberapa ketentuan dalam Undang-Undang … diubah sebagai berikut"."""
    found = _CHANGES.match(text, segment.start, segment.end)
    named = next(mentions(flat(found["law"])), None) if found else None
    return named.work if named else None


def items(text: str, segment: Segment, elucidates: bool = False) -> list[Segment]:
    """Divide an amending article (or its elucidation) into its numbered items; whole where it has none."""
    pattern = _ANGKA if elucidates else _ITEM
    marks = [
        Mark("angka", found["no"], found.start("no") if not elucidates else found.end(), found.end())
        for found in pattern.finditer(text, segment.start, segment.end)
    ]
    chosen = chain(marks)
    if not chosen:
        return [segment]
    starts = [mark.start for mark in chosen]
    head = replace(segment, end=_back(text, starts[0], elucidates))
    cut = [head] if text[head.start : head.end].strip() else []
    for n, mark in enumerate(chosen):
        end = _back(text, starts[n + 1], elucidates) if n + 1 < len(starts) else segment.end
        names = (*segment.headings, f"Angka {mark.number}")
        cut.append(replace(segment, start=mark.start, end=end, angka=mark.number, headings=names))
    return cut


def _back(text: str, at: int, elucidates: bool) -> int:
    """Leave the heading "Angka 3" of an elucidation out of what stands before it."""
    return text.rindex("Angka", 0, at) if elucidates else at


def rewritten(text: str, item: Segment) -> Iterator[Segment]:
    """Divide an item into the articles it gives new words to; what it says before them goes with the first.

    `amends` of each is the number of the article; an item without new words names the article it deletes.
    """
    named = _named(text, item)
    begin = _intro(text, item)
    heads = [m for m in pasal_marks(text, begin, item.end, quoted=True) if m.number in named and m.strength >= 0.5]
    heads = _first_of_each(heads)
    if not heads:
        yield replace(item, amends=named[0] if named else None)
        return
    for n, head in enumerate(heads):
        start = item.start if n == 0 else head.start
        end = heads[n + 1].start if n + 1 < len(heads) else item.end
        yield replace(item, start=start, end=end, amends=head.number)


def repeals(text: str) -> bool:
    """Say whether an item deletes an article instead of giving it new words."""
    return _REPEALED.search(text[:250]) is not None and "berbunyi" not in text[:400]


def _intro(text: str, item: Segment) -> int:
    found = _INTRO_ENDS.search(text, item.start, item.end)
    return found.end() if found else item.start


def _named(text: str, item: Segment) -> list[str]:
    """Give the articles that an item's first sentence is about; those it inserts, where it inserts any."""
    end = _intro(text, item)
    intro = text[item.start : end]
    inserted = _INSERTED.search(intro)
    shown = intro[inserted.end() :] if inserted and " pasal" in flat(intro[: inserted.start()]) else intro
    named = [i.path[0][1] for g in groups(flat(shown), shown) for i in g.items]
    if not named:
        named = [i.path[0][1] for g in groups(flat(intro), intro) for i in g.items]
    if inserted and len(named) == 1 and not re.search(r"\d\s*\([a-z ]+\)\s*pasal", flat(intro)):
        named = [i.path[0][1] for g in groups(flat(intro), intro) for i in g.items]
    return list(dict.fromkeys(named))


def _first_of_each(heads: Sequence[Mark]) -> list[Mark]:
    seen: dict[str, Mark] = {}
    for head in heads:
        seen.setdefault(head.number, head)
    return sorted(seen.values(), key=lambda head: head.start)
