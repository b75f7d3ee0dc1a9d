"""Citations in running text: which regulations and provisions a text names, as canonical ids."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexes.canonical import parse, work_of
from indexes.provision_mentions import Group, Path, groups
from indexes.regulation_mentions import Mention, flat, mentions
from indexes.regulation_typos import repaired


@dataclass(frozen=True)
class Citation:
    """One citation: code points start to end of the text, the canonical id, and the words themselves.

    What a range leaves unsaid ("Pasal 3 sampai dengan Pasal 6") stands where its end is named.
    """

    start: int
    end: int
    id: str
    text: str


_AFTER = re.compile(r"(?:\s+ke-?\s?\d+[a-z]?)?[\s,(]*(?:(?:dari|of|the|dalam|pada|di|menurut)\s+)*")
_TIGHT = re.compile(r"\s*[:,]?\s*(?:(?:khususnya|terutama|yaitu|yakni|tepatnya|di|pada|dalam|tentang)\s+)?")
_TITLED = re.compile(r"\s+tentang\s+[^.;:()\d]{3,160}?(?:\([^()]{0,120}\)\s*)?[\s,]*")
_OTHER_ACT = re.compile(
    r"[\s,(]*(?:(?:dari|dalam|pada|of|the)\s+)*(undang|peraturan|kitab|uu\b|uud\b|konvensi|statuta"
    r"|ordonansi|ordonnantie"
    r"|reglement|staatsblad|persetujuan|perjanjian|protokol|piagam|anggaran\s+dasar|keputusan"
    r"|ketetapan|instruksi|lampiran"
    r"|convention|treaty|regulation|law\b|act\b|wetboek|kuh|rancangan|ruu\b|pks\b|mou\b|nota\s+kesepahaman)"
)
_THIS = re.compile(
    r"[\s,(]*(?:(?:dari|dalam|pada)\s+)*(?:undang\s*-?\s*undang(?:\s+darurat)?"
    r"|peraturan(?:\s+[a-z]+){0,5}?|keputusan(?:\s+[a-z]+){0,3}?|this\s+law)\s+ini\b"
)
_NUMBERS = re.compile(r"(?<![\w/.-])(\d{1,3})\s*/\s*((?:19|20)\d\d)(?![\w/-]|\.\d)")


def find(text: str, within: str | None = None, written: int | None = None) -> tuple[Citation, ...]:
    """Find every citation of a regulation or provision, in the order of the text.

    `within` is the id of the regulation that the text stands in: a bare "Pasal 5 ayat (2)" is one of
    its articles. Elsewhere an article counts only where its regulation is named beside it. `written` is the
    year of a text that stands in none: it tells which code a bare KUHP is.
    """
    own = work_of(within) if within and parse(within) else None
    folded = repaired(flat(text))
    alike = text if folded == text.lower() else folded
    works = list(mentions(folded, _year(own) if own else written, alike))
    bound: set[int] = set()
    found = [c for group in groups(folded, text, alike) for c in _resolved(text, folded, group, works, bound, own)]
    found += [_citation(text, w.start, w.end, w.work) for n, w in enumerate(works) if n not in bound]
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def cites(text: str, within: str | None = None, written: int | None = None) -> tuple[str, ...]:
    """Give the distinct ids that a text cites, in order of first appearance."""
    return tuple(dict.fromkeys(citation.id for citation in find(text, within, written)))


def bare_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Give the (number, year) pairs that stand without a type, such as "49/2023"; dates are none."""
    typed = [(m.start, m.end) for m in mentions(repaired(flat(text)))]
    return tuple(
        (int(found[1]), int(found[2]))
        for found in _NUMBERS.finditer(text)
        if not any(start <= found.start() < end for start, end in typed)
    )


def _year(work: str | None) -> int | None:
    return int(work.split("/")[-2]) if work and work != "uud/1945" else None


def _resolved(
    text: str, folded: str, group: Group, works: Sequence[Mention], bound: set[int], own: str | None
) -> Iterator[Citation]:
    """Name the group's provisions in full, each with its place; nothing where no regulation can be told."""
    nth = _neighbour(folded, group, works, bound, own is not None)
    if nth is not None:
        bound.add(nth)
        work, mention = works[nth].work, works[nth]
    elif own and (_THIS.match(folded, group.end) or not _OTHER_ACT.match(folded, group.end)):
        work, mention = own, None
    else:
        return
    for n, item in enumerate(group.items):
        start, end = item.start, item.end
        if mention and mention.end <= group.start and n == 0:
            start = mention.start
        if mention and mention.start >= group.end and n == len(group.items) - 1:
            end = mention.end
        yield _citation(text, start, end, work + _path(item.path))


def _neighbour(folded: str, group: Group, works: Sequence[Mention], bound: set[int], inside: bool) -> int | None:
    """Choose the regulation that a group belongs to: the one right before it, or the one right after.

    Inside a regulation one before counts only without a comma: there a bare article is the regulation's own.
    """
    before = next((n for n in range(len(works) - 1, -1, -1) if works[n].end <= group.start), None)
    after = next((n for n, work in enumerate(works) if work.start >= group.end), None)
    gap = folded[works[before].end : group.start] if before is not None else ""
    free = before is not None and before not in bound
    if free and (not gap or gap.isspace()):
        return before
    if after is not None and _AFTER.fullmatch(folded, group.end, works[after].start):
        return after
    if free and not inside and (_TIGHT.fullmatch(gap) or _TITLED.fullmatch(gap)):
        return before
    return None


def _path(path: Path) -> str:
    return "".join(f"/{level}/{value}" for level, value in path)


def _citation(text: str, start: int, end: int, canonical_id: str) -> Citation:
    return Citation(start, end, canonical_id, text[start:end])
