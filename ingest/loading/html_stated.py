"""What a web page says about itself: meta elements, Open Graph, JSON-LD, time elements."""

import json
import re
from collections.abc import Iterator

from ingest.loading.nodes import Node
from ingest.loading.tidying import tidy

# For each key, where it is looked for, best first: names of meta elements.
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "published": (
        *("article:published_time", "datepublished", "publishdate", "pubdate", "dc.date", "dcterms.created"),
        *("date", "content_publisheddate", "publish-date", "citation_publication_date"),
    ),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "url": ("og:url",),
    "language": ("language", "dc.language", "og:locale"),
    "author": ("author", "article:author", "dc.creator", "content_author"),
}  # fmt: skip
LINKED_DATA = {
    "title": ("headline", "name"),
    "published": ("datePublished", "dateCreated"),
    "publisher": ("publisher",),
    "url": ("url", "mainEntityOfPage"),
    "language": ("inLanguage",),
    "author": ("author",),
}
ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "legislation",
    "report",
    "webpage",
)
ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})|\b(\d{4})/(\d{2})/(\d{2})|^(\d{4})(\d{2})(\d{2})(?:\d|T|$)")


def stated(root: Node) -> tuple[tuple[str, str], ...]:
    """Return what the page states, as (key, value) with the keys of `Document.stated`."""
    metas = {_name(meta): tidy(meta.get("content", "")) for meta in root.iter("meta")}
    data = list(_linked_data(root))
    found = {key: _first(key, metas, data) for key in METAS}
    found["title"] = found["title"] or _title(root)
    found["url"] = found["url"] or _canonical(root)
    found["language"] = (found["language"] or root.get("lang", ""))[:2].lower()
    found["published"] = _iso(found["published"]) or _time(root)
    return tuple((key, value) for key, value in found.items() if value)


def _name(meta: Node) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _first(key: str, metas: dict[str, str], data: list[dict[str, object]]) -> str:
    for item in data:
        for name in LINKED_DATA[key]:
            value = _plain(item.get(name))
            if value:
                return value
    return next((metas[name] for name in METAS[key] if metas.get(name)), "")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value)))
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("@id"))
    return tidy(value) if isinstance(value, str) else ""


def _linked_data(root: Node) -> Iterator[dict[str, object]]:
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            parsed = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(parsed)


def _articles(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _articles(item)
    elif isinstance(value, dict):
        kinds = value.get("@type", "")
        if any(str(kind).lower() in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _articles(value.get("@graph"))


def _title(root: Node) -> str:
    node = root.find(".//title")
    return "" if node is None else tidy("".join(node.itertext()))


def _canonical(root: Node) -> str:
    links = (link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical")
    return next(links, "")


def _time(root: Node) -> str:
    return next(filter(None, (_iso(node.get("datetime", "")) for node in root.iter("time"))), "")


def _iso(text: str) -> str:
    found = ISO_DATE.search(text)
    return "-".join(part for part in found.groups() if part) if found else ""
