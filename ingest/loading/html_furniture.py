"""What on a web page is not the text: navigation, adverts, related links, share bars, comments."""

import re

from ingest.loading.nodes import Node
from ingest.loading.tidying import tidy

TAG_NAMES = """
    script style noscript template iframe object embed svg canvas audio video picture img form button input
    select textarea nav aside footer dialog menu figcaption head link map
"""
TAGS = frozenset(TAG_NAMES.split())
ROLE_NAMES = "navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar"
ROLES = frozenset(ROLE_NAMES.split())
# Whole words of a class or id, cut at - _ and capitals.
CLASS_WORDS = """
    nav navbar navigation menu submenu breadcrumb breadcrumbs sidebar footer topbar masthead share
    sharing shares sharer social sosmed socmed medsos bagikan addthis sharethis related terkait
    bacajuga iklan ads ad adv advert advertisement adsense advertorial adslot banner sponsor
    sponsored promo promoted cookie cookies consent gdpr popup modal overlay newsletter subscribe
    subscription langganan comment comments komentar disqus popular populer terpopuler trending
    terbaru pagination pager paging paginasi tags tagcloud taglist breaking ticker widget widgets
    outbrain taboola mgid skip skiplink toolbar print printer follow ikuti readmore caption
"""
WORDS = frozenset(CLASS_WORDS.split())
PAIRS = re.compile(
    r"baca[-_ ]?juga|berita[-_ ]?(?:terkait|lain|populer|terbaru)|artikel[-_ ]?(?:terkait|lain)|related|"
    r"simak[-_ ]?juga|lihat[-_ ]?juga|author[-_ ]?box|"
    r"tag[-_ ]?(?:list|cloud)|post[-_ ]?tags|site[-_ ]?(?:header|footer|nav)|"
    r"(?:cookie|consent)[-_ ]?\w*|sr-only|visually-hidden|google[-_ ]?news",
    re.I,
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Blocks that hold the text itself, whatever their class also says ("post-content has-sidebar").
CONTENT = re.compile(
    r"(?i)\b(?:article|post|entry|news|read|detail|story|berita|isi|konten|content|main)[-_]*"
    r"(?:body|content|text|isi|konten|article|inner)\b|"
    r"^(?:content|article|main|konten|isi|artikel)$"
)
PHRASES = re.compile(
    r"""^\W{0,3}(?:baca\s+juga|baca\s+selengkapnya|baca\s*:|simak\s+(?:juga|video|berita)|lihat\s+juga
    |tonton\s+(?:juga|video)|artikel\s+(?:terkait|lainnya)\b|berita\s+(?:terkait|lainnya|populer|terpopuler)
    |related\s+(?:news|articles|posts)|read\s+(?:also|more)|also\s+read|advertisement|iklan(?:\s+baris\b.*)?$
    |scroll\s+to\s+(?:continue|resume)|lanjutkan\s+membaca|gabung\s+(?:\w+\s+)?(?:kompas|kanal|saluran|channel|grup)|dapatkan\s+(?:update|berita)
    |ikuti\s+(?:kami|berita|saluran|channel|terus)|follow\s+(?:us|kami|berita)\b|follow$
    |share(?:\s+this)?\b\s*:?$|share\s*:|bagikan\b|(?:editor|redaktur|penyunting|kontributor)\s*:
    |(?:pewarta|reporter|penulis)\s*:|halaman\s+(?:selanjutnya|berikutnya|sebelumnya)|next\s+page|get\s+inews
    |tags?\s*:|topik\s+terkait|komentar(?:\s*\(\d+\))?$|tulis\s+komentar|leave\s+a\s+(?:reply|comment)
    |sumber\s+(?:foto|gambar)\s*:|copyright|hak\s+cipta\s*©|©|all\s+rights\s+reserved
    |klik\s+(?:di\s+sini|disini)|(?:download|unduh)\s+aplikasi|saksikan\s+(?:juga|video|live)|pilihan\s+editor
    |cetak\s+(?:halaman|berita)|(?:kami|situs\s+ini)\s+menggunakan\s+cookie
    |this\s+(?:web)?site\s+uses\s+cookies|we\s+use\s+cookies)""",
    re.I | re.X,
)
LAW = re.compile(r"(?i)\b(?:undang-undang|peraturan|pasal|nomor)\b")
LONG = 220
LINKED = 0.6


def is_furniture(node: Node) -> bool:
    """Say whether an element with all in it is no part of the text: by tag, role, class or visibility."""
    if not isinstance(node.tag, str) or node.tag in TAGS:
        return True
    if node.get("role", "").lower() in ROLES or _is_hidden(node):
        return True
    if node.tag in ("html", "body", "main", "article", "table", "tr", "thead", "tbody"):
        return False
    names = f"{node.get('class', '')} {node.get('id', '')}"
    if any(CONTENT.search(name) for name in names.split()) and not PAIRS.search(names):
        return False
    words = {word.lower() for name in names.split() for word in WORD.findall(name)}
    return bool(words & WORDS or PAIRS.search(names)) or _is_link_block(node)


def is_phrase(text: str) -> bool:
    """Say whether a paragraph is a stock phrase of news pages ("Baca juga: …", "Bagikan:")."""
    return len(text) < LONG and bool(PHRASES.match(text))


def linked_share(node: Node) -> float:
    """Return the share (0-1) of an element's characters that stand in links."""
    total = len("".join(node.itertext()).strip())
    linked = sum(len("".join(link.itertext()).strip()) for link in node.iter("a"))
    return linked / total if total else 0.0


def weight(node: Node) -> float:
    """Count the characters of running text below an element, furniture and links left out."""
    if is_furniture(node):
        return 0.0
    own = len(tidy(node.text or "")) if node.tag != "a" else 0
    return own + sum(weight(child) + len(tidy(child.tail or "")) for child in node)


def _is_hidden(node: Node) -> bool:
    style = node.get("style", "").replace(" ", "").lower()
    return (
        node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _is_link_block(node: Node) -> bool:
    if node.tag not in ("ul", "div", "section", "p", "header", "td") or len(list(node.iter("a"))) < 2:
        return False
    return linked_share(node) > LINKED and not _cites_law(node)


def _cites_law(node: Node) -> bool:
    # Lists of regulations are links on JDIH pages, and are what a reader looks for.
    return bool(LAW.search(" ".join(node.itertext())))
