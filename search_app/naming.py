"""How a passage is cited in a reader's own text."""

from indexes import canonical
from indexes.model import Passage, Source
from search_app.reading import Reader


def citation(source: Source, passage: Passage, reader: Reader) -> str:
    """Word how a passage is cited: an article by its name in law, else title, date and place in the document."""
    if passage.provision and source.canonical:
        return canonical.label(passage.provision.id)
    page, number = passage.page, passage.ordinal + 1
    where = reader.t("page_number", page=page) if page else reader.t("passage_number", number=number)
    named = (source.title, source.number, reader.day(source.dated), source.publisher, where)
    return ", ".join(part for part in named if part)


def headings(source: Source, passage: Passage) -> tuple[str, ...]:
    """Give the headings that a passage stands under, without the regulation's own name before them."""
    own = canonical.short(source.canonical) if source.canonical else None
    return passage.headings[1:] if passage.headings[:1] == (own,) else passage.headings
