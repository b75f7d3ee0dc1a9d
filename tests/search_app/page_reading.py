"""Reading a served page: its parts by CSS classes and attributes, as a program without a browser sees it."""

from urllib.parse import urljoin

from lxml import html


class Page:
    """A page that was asked for."""

    def __init__(self, answer, url):
        self.status = answer.status_code
        self.text = answer.get_data(as_text=True)
        self.url = url
        self.root = html.fromstring(answer.get_data())

    def all(self, path):
        """Find elements by XPath."""
        return self.root.xpath(path)

    def one(self, path):
        """Find the only element of this XPath."""
        found = self.all(path)
        assert len(found) == 1, f"{path}: {len(found)} in {self.url}"
        return found[0]

    def words(self, path):
        """Give the words of the only element of this XPath."""
        return " ".join(self.one(path).text_content().split())

    def links(self):
        """Give the addresses of all links inside this site, made absolute."""
        found = (urljoin(self.url, href) for href in self.all("//a/@href"))
        return [href for href in found if href.startswith("/")]


def page(client, url, status=200):
    """Ask for a page and expect this status."""
    answer = client.get(url)
    assert answer.status_code == status, f"{url}: {answer.status_code}\n{answer.get_data(as_text=True)[:2000]}"
    return Page(answer, url)


def with_class(name):
    """Write the XPath condition that an element has this class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
