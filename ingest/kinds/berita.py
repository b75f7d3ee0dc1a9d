"""News: what an outlet or a press office tells of a meeting, a post or a regulation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexes import dates, institutions, language, places
from indexes.model import Source
from ingest.document import BlockKind, Document, Record
from ingest.kinds.dateline import Dateline, dateline_of
from ingest.kinds.lines import Line
from ingest.kinds.news_layout import Layout, is_boilerplate, is_byline, is_retold, layout_of
from ingest.kinds.news_people import people_in_news
from ingest.kinds.news_pieces import pieces_of
from ingest.kinds.secrecy import classification_of, is_example

_URL_DAY = re.compile(r"/((?:19|20)\d\d)/([01]?\d)(?:/([0-3]?\d))?(?=/|\b)")
_SITE_TAIL = re.compile(r"\s+(?:[-–—|»:]|::)\s+[^-–—|»]{2,40}$")
_LABELS = re.compile(
    r"^\W*(?:siaran\s+pers|press\s+release|berita|rilis|nomor\s*:?.{0,40}|kategori\s*:?.{0,20})\W*$",
    re.IGNORECASE,
)
_NO_PUBLISHER = re.compile(
    r"^(?:terbit|diterbitkan|tayang|dipublikasikan|diperbarui|published|updated|posted|tanggal|hari|redaksi|oleh|by|wib|wita|wit|berita"
    r"|admin|dilihat|\d+\s+(?:kali|views?))\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:terbit|diterbitkan|dipublikasikan|tayang|published|posted)\b[^.]{0,20}", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:pukul|jam)\b|\b\d{1,2}[.:]\d\d\b|\bw(?:ib|ita|it)\b", re.IGNORECASE)
_TITLE_AT_MOST = 100
_SAYS = re.compile(
    r"[\"“”][^\"“”]{15,900}[\"“”]\s*,?\s*(?:kata|ujar|ungkap|tutur|jelas|tegas|harap|sebut|papar|terang|imbuh|tambah|tandas|pungkas|ucap|said)"
    r"|\b(?:kata|ujar|ungkap|tutur|imbuh|pungkas|ucap)(?:nya)?\b|\b(?:mengatakan|menyebut(?:kan)?|menegaskan|menjelaskan|mengungkapkan"
    r"|menyampaikan|menuturkan|menyatakan|menambahkan|said|told|stated|according\s+to|menurut)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"\b(?:siaran\s+pers|press\s+release|rilis\s+resmi|pers\s+rilis)\b", re.IGNORECASE)
_LIVE_DAY = re.compile(
    r"\b(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)(?:\s+(?:pagi|siang|sore|petang|malam|kemarin|lalu))?"
    r"(?:\s*,?\s*\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\s*[.,]|\s+(?:di|pekan|kemarin)\b)"
    r"|\bon\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_OTHER_PAPER = re.compile(
    r"\b(?:notul(?:a|en|ensi)|risalah|berita\s+acara|undangan|daftar\s+hadir|perjanjian\s+kerja\s+sama|nota\s+kesepahaman|MEMUTUSKAN"
    r"|PIHAK\s+(?:KESATU|PERTAMA)|laporan\s+hasil|nota\s+dinas|kerangka\s+acuan|minutes\s+of"
    r"|JOINT\s+(?:STATEMENT|COMMUNIQU\w+|DECLARATION))\b",
)


@dataclass(frozen=True)
class _Published:
    day: date | None
    words: str | None


def looks_like(document: Document) -> float:
    """Say from 0 to 1 how much a document reads like news; only its content counts."""
    layout = layout_of(document)
    if not layout.body:
        return 0.0
    stated = dict(document.stated)
    top = "\n".join(line.text for line in (*layout.above, *layout.body[:1]))
    text = "\n".join(line.text for line in layout.body if not line.rows)
    says = len(_SAYS.findall(text))
    score = 0.4 * (_dateline(layout) is not None) + 0.3 * bool(_RELEASE.search(top)) + 0.35 * layout.retold
    score += 0.2 * ("published" in stated) + 0.15 * ("publisher" in stated)
    score += min(0.4, 0.1 * says) + 0.15 * bool(_LIVE_DAY.search(text)) + 0.1 * bool(layout.dropped)
    score += 0.2 * any(is_byline(line.text) for line in layout.above)
    score += 0.2 * (_above_day(layout).day is not None)
    score -= 0.5 * bool(_OTHER_PAPER.search(top)) + 0.15 * any(line.rows for line in layout.body[:3])
    return round(max(0.0, min(1.0, score)), 2)


def read(document: Document, source: Source) -> Record:
    """Read a news text: when and by whom it was published, whom it names, its paragraphs in groups.

    `dated` is the day of publication; `dated_from` the words it was read from.
    """
    layout, stated = layout_of(document), dict(document.stated)
    dateline = _dateline(layout)
    published = _published(document, layout, dateline)
    publisher = stated.get("publisher") or _publisher(layout) or _site_name(layout, stated)
    publisher = publisher or (dateline.medium if dateline else None)
    title = _title(layout, stated, publisher) or source.title
    # an outlet named after a town ("POS-KUPANG.COM, ATAMBUA -") does not tell of it
    brand = dateline.medium if dateline else None
    text = "\n".join((title, *(_without_brand(line.text, brand) for line in layout.body)))
    everything = "\n".join(line.text for line in (*layout.above, *layout.body))
    described = replace(
        source,
        title=title,
        dated=published.day,
        dated_from=published.words,
        places=places.find(text),
        institutions=institutions.find(text),
        people=people_in_news("\n".join(line.text for line in layout.body if not line.rows)),
        language=language.language_of(text),
        classification=max(source.classification, classification_of(everything)),
        publisher=publisher,
        url=stated.get("url") or source.url,
        example=source.example or is_example(_without_brand(everything, publisher)),
        summary=source.summary or layout.retold,
    )
    return Record(described, pieces_of(layout.body, published.day), warnings=_warnings(layout))


def _without_brand(text: str, publisher: str | None) -> str:
    """Leave out the outlet's name, whose words ("Warta Contoh") say nothing about the text."""
    brand = (publisher or "").split("(")[0].strip()
    return re.sub(re.escape(brand), "", text, flags=re.IGNORECASE) if brand else text


def _warnings(layout: Layout) -> tuple[str, ...]:
    return (f"{layout.dropped} baris halaman (tautan, iklan, tombol) tidak disimpan",) if layout.dropped else ()


def _dateline(layout: Layout) -> Dateline | None:
    first = next((line for line in layout.body if not line.rows and line.kind is not BlockKind.HEADING), None)
    return dateline_of(first.text) if first else None


def _title(layout: Layout, stated: dict[str, str], publisher: str | None) -> str | None:
    """Give the heading over the text, else what the page states, without the outlet's name behind it."""
    heading = next((line.text for line in layout.above if line.kind is BlockKind.HEADING), None)
    plain = next((line.text for line in layout.above if _could_be_title(line, publisher)), None)
    given = heading or stated.get("title") or plain
    if given is None:
        return _first_words(layout)
    given = re.sub(r"\s+", " ", given).strip()
    tail = _SITE_TAIL.search(given)
    shorter = given[: tail.start()] if tail else given
    return shorter if tail and (publisher or "").casefold() in tail.group().casefold() and publisher else given


def _first_words(layout: Layout) -> str | None:
    """Give the first sentence of a text without a title, to its first hundred letters."""
    first = next((line.text for line in layout.body if not line.rows), "")
    dateline = dateline_of(first)
    words = re.split(r"(?<=[.!?:;])\s", first[dateline.end :] if dateline else first)[0].strip(" .:;")
    return words if len(words) <= _TITLE_AT_MOST else words[:_TITLE_AT_MOST].rsplit(" ", 1)[0] + " …"


def _site_name(layout: Layout, stated: dict[str, str]) -> str | None:
    """Give what the page's own title adds to the heading: "… - Kanal Contoh"."""
    headings = [line.text.strip() for line in layout.above if line.kind is BlockKind.HEADING]
    title = stated.get("title", "")
    rest = next((title[len(h) :] for h in headings if title.startswith(h) and title != h), "")
    return rest.strip(" -–—|»:") or None


def _could_be_title(line: Line, publisher: str | None) -> bool:
    text = line.text.strip()
    day = dates.find(text)
    about_day = bool(day) and len(text) - len(day[0].text) < 40
    other = is_byline(text) or is_retold(text) or is_boilerplate(text) or _LABELS.match(text) is not None
    return not (about_day or other or text == publisher or line.rows)


def _published(document: Document, layout: Layout, dateline: Dateline | None) -> _Published:
    """Give the day of publication: the page's own data, lines above, address, dateline, file name."""
    stated = dict(document.stated)
    if stated.get("published"):
        return _Published(date.fromisoformat(stated["published"][:10]), stated["published"])
    above = _above_day(layout)
    if above.day:
        return above
    address = _URL_DAY.search(stated.get("url", ""))
    if address and address[3]:
        found = dates.find("-".join((address[1], address[2].zfill(2), address[3].zfill(2))))
        if found:
            return _Published(found[0].first, address.group())
    if dateline and dateline.day:
        return _Published(dateline.day, dateline.day.isoformat())
    issued = _issued_day(layout)
    if issued.day:
        return issued
    alone = _day_alone(layout.body)
    if alone.day:
        return alone
    named = dates.find(document.path.stem.replace("_", " ")[:40])
    return _Published(named[0].first, document.path.name) if named else _first_day(layout.body)


def _above_day(layout: Layout) -> _Published:
    for line in layout.above:
        found = dates.find(line.text)
        # a date inside a longer title is what the text is about
        if found and line.kind is not BlockKind.HEADING and len(line.text) - len(found[0].text) < 60:
            return _Published(found[0].first, found[0].text)
    return _Published(None, None)


def _issued_day(layout: Layout) -> _Published:
    """Give the day beside "Terbit" or "Published", wherever it stands."""
    for line in layout.notes:
        for found in dates.find(line.text):
            if _ISSUED.search(line.text, 0, found.start):
                return _Published(found.first, found.text)
    return _Published(None, None)


def _day_alone(body: Sequence[Line]) -> _Published:
    """Give the day of a line at the end that says nothing else but the hour, as agencies close their texts."""
    for line in body[-3:]:
        found = dates.find(line.text)
        if (
            len(found) == 1
            and found[0].year_given
            and not re.search(r"[a-z]", _HOUR.sub("", _without(line.text, found[0])))
        ):
            return _Published(found[0].first, found[0].text)
    return _Published(None, None)


def _without(text: str, found: dates.FoundDate) -> str:
    return text[: found.start] + text[found.end :]


def _first_day(body: Iterable[Line]) -> _Published:
    """Give the first day that the text ties to a weekday, as news does for the day itself."""
    for line in body:
        for found in dates.find(line.text):
            if found.weekday_ok is not None and found.year_given:
                return _Published(found.first, found.text)
    return _Published(None, None)


def _publisher(layout: Layout) -> str | None:
    """Give what stands beside the date above the text: "Rabu, 30 November 2022 - Kanal Contoh"."""
    for line in layout.above:
        found = dates.find(line.text)
        if found and line.kind is not BlockKind.HEADING:
            rest = (line.text[: found[0].start] + "|" + line.text[found[0].end :]).strip()
            rest = re.sub(r"\b(?:pukul\s+)?\d{1,2}[.:]\d\d\s*(?:WIB|WITA|WIT)?\b", "|", rest)
            parts = [p.strip(" ,.-–—|/") for p in re.split(r"\s*[|,]\s*|\s+[-–—]\s+", rest)]
            named = [p for p in parts if 3 <= len(p) <= 40 and p[0].isupper() and _could_publish(p)]
            if named:
                return named[-1]
    return None


def _could_publish(words: str) -> bool:
    return places.resolve(words) is None and _NO_PUBLISHER.match(words) is None and not dates.find(words)
