"""The page of a provision: the law's text first, its status, then what refers to it."""

from dataclasses import dataclass

from indexes import canonical, force
from indexes.canonical import Canonical
from indexes.index import Index
from indexes.model import Source
from indexes.query import Candidate
from indexes.searching.understanding import understand
from search_app.anchors import Line, article_lines
from search_app.cards import Card, card
from search_app.citing import cited_by
from search_app.naming import citation, headings
from search_app.params import CLEARANCE, EVERYTHING
from search_app.reading import Reader
from search_app.statuses import Link, StatusLine, provision_link, status_line


@dataclass(frozen=True)
class Text:
    """One passage of the provision, in lines with anchors for its ayat."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ArticlePage:
    """What the page of a provision shows. `apart` is False where the ayat asked for is not told from its article."""

    id: str
    title: str
    work: Card
    source: Source
    texts: tuple[Text, ...]
    elucidation: tuple[Text, ...]
    status: StatusLine
    cited_by: tuple[Card, ...]
    previous: Link | None
    next: Link | None
    citation: str
    whole: str
    apart: bool
    hits: int


def article_page(index: Index, named: Canonical, text: str, reader: Reader) -> ArticlePage | None:
    """Make the page of an article or of something inside it; None where the index has no such provision.

    `text` is the query whose words are marked.
    """
    wanted = str(named)
    keys = index.provision(wanted, CLEARANCE)
    found = index.fetch(keys, EVERYTHING)
    shown = [found[key] for key in keys if key in found]
    if not shown:
        return None
    first = shown[0]
    stems = understand(text).stems if text.strip() else ()
    texts = _texts(shown, named, named, stems)
    before, after = _neighbours(index, first)
    return ArticlePage(
        id=wanted,
        title=canonical.label(wanted),
        work=card(first.source, reader),
        source=first.source,
        texts=texts,
        elucidation=_elucidation(index, named),
        status=status_line(force.status(reader.relations, wanted, reader.today, first.source.checked), reader),
        cited_by=cited_by(index, wanted, reader),
        previous=before,
        next=after,
        citation=canonical.label(wanted) if named.pasal else citation(first.source, first.passage, reader),
        whole=f"/peraturan/{first.source.canonical}#b{first.passage.ordinal}",
        apart=not (named.ayat or named.huruf) or any(line.wanted for each in texts for line in each.lines),
        hits=sum(bool(part.number) for each in texts for line in each.lines for part in line.parts),
    )


def _texts(
    shown: list[Candidate], named: Canonical, wanted: Canonical | None, stems: tuple[str, ...]
) -> tuple[Text, ...]:
    cut = article_lines([each.passage.text for each in shown], named, wanted, stems)
    return tuple(Text(headings(c.source, c.passage), lines) for c, lines in zip(shown, cut, strict=True))


def _elucidation(index: Index, named: Canonical) -> tuple[Text, ...]:
    if named.part:
        return ()
    keys = index.provision(f"{named.article}/penjelasan", CLEARANCE)
    found = index.fetch(keys, EVERYTHING)
    return _texts([found[key] for key in keys if key in found], named, None, ())


def _neighbours(index: Index, here: Candidate) -> tuple[Link | None, Link | None]:
    passages = index.passages(here.source.id, CLEARANCE)
    named = [p.provision.id for p in passages if p.provision and "/pasal/" in p.provision.id]
    order = list(dict.fromkeys(named))
    own = here.passage.provision.id if here.passage.provision else None
    if own not in order:
        return None, None
    at = order.index(own)
    before, after = order[:at][-1:], order[at + 1 :][:1]
    return next(map(provision_link, before), None), next(map(provision_link, after), None)
