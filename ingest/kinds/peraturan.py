"""Reading a regulation: its identity, its structure down to the article, and what it says of its force."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexes.canonical import contains, short
from indexes.citations import cites
from indexes.model import Part, Provision, Source
from ingest.document import Block, BlockKind, Document, Piece, Record
from ingest.kinds.amending import amended_work, changed_law, items, rewritten
from ingest.kinds.effects import stated
from ingest.kinds.law_evidence import looks_like
from ingest.kinds.law_head import Head, checked, enacted, is_summary, read_head
from ingest.kinds.law_headings import roman, shadow
from ingest.kinds.law_structure import Segment, ayat_starts, gaps, own_articles, segments
from ingest.splitting import LONGEST

__all__ = ["looks_like", "read"]

_GROUP = 1_200
"""Code points that a group of paragraphs may reach before the next one starts."""
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z(\d])")


@dataclass(frozen=True)
class _Text:
    """A document as one text: its blocks joined by line breaks, and where each page begins."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]
    headings: frozenset[int]

    def page(self, at: int) -> int | None:
        return self.pages[max(0, bisect_right(self.starts, at) - 1)] if self.pages else None


def read(document: Document, source: Source) -> Record:
    """Read a regulation into one piece per article; preamble, closing, elucidation and annexes in groups.

    Every word of the document stands in one piece or, as a heading, in the `headings` of the pieces below it.
    """
    whole = _joined(document.blocks)
    plain = shadow(whole.text)
    summary = is_summary(plain)
    found = segments(plain, whole.headings, sparse=summary)
    head = read_head(plain, _elucidation(plain, found), source.file)
    work = head.canonical
    cut = tuple(_divided(plain, found, head))
    pieces = tuple(piece for segment in cut for piece in _pieces(whole, segment, work))
    foot = plain if summary else _foot(plain, found)
    day = enacted(foot)
    about = replace(
        source,
        title=head.name or source.title,
        number=head.number,
        canonical=work,
        dated=day[0] if day else None,
        dated_from=day[1] if day else None,
        language=_language(plain),
        institutions=head.issuers,
        summary=summary,
        checked=checked(plain),
        effects=stated(pieces, head, foot, summary) if work else (),
    )
    articles = own_articles(found)
    return Record(about, pieces, articles, tuple(_warnings(head, pieces, articles, summary)))


def _joined(blocks: Sequence[Block]) -> _Text:
    texts, starts, headings, at = [], [], set(), 0
    for block in blocks:
        marked = block.marker and not block.text.lstrip().startswith(block.marker)
        text = f"{block.marker} {block.text}" if marked else block.text
        starts.append(at)
        if block.kind is BlockKind.HEADING:
            headings.add(at)
        texts.append(text)
        at += len(text) + 1
    return _Text("\n".join(texts), tuple(starts), tuple(b.page for b in blocks), frozenset(headings))


def _elucidation(text: str, found: Sequence[Segment]) -> str:
    first = next((s for s in found if s.part is Part.PENJELASAN), None)
    return text[first.start : first.start + 2_000] if first else ""


def _foot(text: str, found: Sequence[Segment]) -> str:
    return "\n".join(text[s.start : s.end] for s in found if s.label == "penutup")


def _amends(found: Sequence[Segment]) -> bool:
    own = own_articles(found)
    return bool(own) and all(roman(number) for number in own)


def _amended(text: str, found: Sequence[Segment], head: Head) -> str | None:
    if not _amends(found):
        return None
    first = next(s for s in found if s.pasal)
    return amended_work(head.title, text[first.start : first.end])


def _divided(text: str, found: Sequence[Segment], head: Head) -> Iterator[Segment]:
    """Divide what is found apart: the items that change other laws, and groups of paragraphs outside the articles."""
    amending, other = _amends(found), _amended(text, found, head)
    for segment in found:
        law = other if amending else _changed(text, segment, head)
        if segment.whole and (amending or law):
            for item in items(text, replace(segment, law=law), segment.part is Part.PENJELASAN):
                yield from rewritten(text, item) if segment.part is Part.BATANG_TUBUH else [item]
        elif segment.whole:
            yield segment
        else:
            yield from _groups(text, segment)


def _changed(text: str, segment: Segment, head: Head) -> str | None:
    """Give the law that one article of an act changes, which is not the act itself."""
    if not segment.whole or segment.part is not Part.BATANG_TUBUH:
        return None
    law = changed_law(text, segment)
    return law if law != head.canonical else None


def _groups(text: str, segment: Segment) -> Iterator[Segment]:
    """Gather paragraphs to groups; a paragraph beyond the size (a text without lines) ends at sentences."""
    breaks = [m.end() for m in re.finditer(r"\n+", text[segment.start : segment.end])]
    places = [segment.start, *(segment.start + b for b in breaks), segment.end]
    start = segment.start
    for place, following in zip(places[1:], (*places[2:], segment.end), strict=True):
        ends = [place]
        if place - start > 2 * _GROUP:
            ends = [start + m.end() for m in _SENTENCE.finditer(text[start:place])] + [place]
        for n, end in enumerate(ends):
            after = ends[n + 1] if n + 1 < len(ends) else following
            if after - start > _GROUP and text[start:end].strip() or end == segment.end:
                yield replace(segment, start=start, end=end)
                start = end


def _pieces(whole: _Text, segment: Segment, work: str | None) -> Iterator[Piece]:
    raw = whole.text[segment.start : segment.end]
    text = raw.strip() or (f"Pasal {segment.pasal}" if segment.whole else "")
    if not text:
        return
    provision = _provision(segment, work)
    within = segment.law if segment.amends and segment.law else work
    inside = within if segment.pasal or segment.part is not Part.PEMBUKAAN else None
    own = provision.id.removesuffix("/penjelasan") if provision else None
    yield Piece(
        text=text,
        headings=tuple(filter(None, (short(work) if work else "", *segment.headings))),
        page=whole.page(segment.start + len(raw) - len(raw.lstrip())),
        provision=provision,
        cites=tuple(c for c in cites(text, inside) if c != work and not (own and segment.pasal and contains(own, c))),
        cut_at=_cuts(text) if len(text) > LONGEST else (),
    )


def _provision(segment: Segment, work: str | None) -> Provision | None:
    if work is None:
        return None
    steps = [work]
    steps += [f"pasal/{segment.pasal}"] if segment.pasal else []
    steps += [f"angka/{segment.angka}"] if segment.angka else []
    steps += [segment.label] if segment.label else []
    amends = f"{segment.law}/pasal/{segment.amends}" if segment.law and segment.amends else None
    return Provision("/".join(steps), segment.part, segment.pasal, amends)


def _cuts(text: str) -> tuple[int, ...]:
    """Name the places where a long piece may be cut: between ayat, and between lines inside one too long."""
    ayat = ayat_starts(text)
    edges = (0, *ayat, len(text))
    if ayat and max(b - a for a, b in zip(edges, edges[1:], strict=False)) <= LONGEST:
        return ayat
    lines = {m.end() for m in re.finditer(r"\n+", text)} or {m.end() for m in _SENTENCE.finditer(text)}
    return tuple(sorted({*ayat, *lines}))


_INDONESIAN = re.compile(r"\b(?:yang|dan|dengan|untuk|dalam|pada)\b")
_ENGLISH = re.compile(r"\b(?:the|of|and|shall|which|with)\b")


def _language(text: str) -> str:
    sample = text[:20_000].lower()
    return "en" if len(_ENGLISH.findall(sample)) > 2 * len(_INDONESIAN.findall(sample)) else "id"


def _warnings(head: Head, pieces: Sequence[Piece], articles: Sequence[str], summary: bool) -> Iterator[str]:
    if head.canonical is None:
        yield "judul tidak terbaca: jenis, nomor, dan tahun peraturan tidak ditemukan"
    elif head.found != "judul":
        yield f"judul tidak terbaca: nomor diambil dari {head.found}"
    for piece in pieces:
        if piece.provision and piece.provision.number and piece.text == f"Pasal {piece.provision.number}":
            yield f"pasal kosong: Pasal {piece.provision.number}"
    missing = gaps(articles)
    if missing and not summary:
        yield "penomoran pasal tidak berurutan: " + ", ".join(f"{a} → {b}" for a, b in missing)
