"""What every page carries: language, words, the search box, the state of the index."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from flask import current_app, request

from indexes.errors import RakorError
from indexes.query import Query, Relations
from search_app import formats
from search_app.params import CLEARANCE, params_from
from search_app.reading import Reader
from search_app.service import Service
from search_app.texts import LANGUAGES, Translate, translator


@dataclass(frozen=True)
class Shell:
    """The frame of a page: `here` is its address in each language, `q` what stands in the search box."""

    language: str
    t: Translate
    here: Mapping[str, str]
    q: str

    def url(self, address: str, **params: object) -> str:
        """Give an address with parameters, in the page's language."""
        if not params and not self.lang:
            return address
        given = {name: value for name, value in params.items() if value not in (None, "", [])}
        query = urlencode({**given, **self.lang}, doseq=True)
        address, mark, fragment = address.partition("#")
        joined = f"{'&' if '?' in address else '?'}{query}" if query else ""
        return f"{address}{joined}{mark}{fragment}"

    def kept(self, query: Query, *left_out: str) -> dict[str, list[str]]:
        """Give the parameters of a query that a form must carry on, without those that it asks for itself."""
        every = {**params_from(query), **self.kept_language}
        return {name: values for name, values in every.items() if name not in ("page", *left_out)}

    @property
    def kept_language(self) -> dict[str, list[str]]:
        """Give what a form must carry on to keep the language."""
        return {name: [value] for name, value in self.lang.items()}

    @property
    def lang(self) -> dict[str, str]:
        """Give the parameter that keeps the language; the first one needs none."""
        return {} if self.language == LANGUAGES[0] else {"lang": self.language}

    def results(self, query: Query, path: str = "/cari") -> str:
        """Give the address of a query's results."""
        return self.url(path, **params_from(query))


@dataclass(frozen=True)
class IndexLine:
    """What the foot of a page says of the index: when the last ingest ended, what it holds, files not yet read."""

    day: str | None
    documents: int
    passages: int
    unread: int


def index_line(language: str) -> IndexLine | None:
    """Tell of the index as its last ingest left it; None while it cannot be read."""
    try:
        size, run = service().held()
    except RakorError:
        return None
    day = formats.moment(datetime.fromisoformat(run.finished).astimezone(), language) if run else None
    return IndexLine(day, size.documents, size.passages, len(run.failed) if run else 0)


def service() -> Service:
    """Give the process' way to the index."""
    found: Service = current_app.extensions["rakor"]
    return found


def shell() -> Shell:
    """Make the frame of the page that is asked for."""
    language = request.args.get("lang", "")
    language = language if language in LANGUAGES else LANGUAGES[0]
    return Shell(language, translator(language), _here(), request.args.get("q", ""))


def _here() -> dict[str, str]:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    default = urlencode(kept)
    others = {code: urlencode([*kept, ("lang", code)]) for code in LANGUAGES[1:]}
    queries = {LANGUAGES[0]: default, **others}
    return {code: request.path + (f"?{query}" if query else "") for code, query in queries.items()}


def reader(frame: Shell) -> Reader:
    """Make the reader of a page that needs the index."""
    relations: Relations = service().index.relations(CLEARANCE)
    return Reader(frame.language, frame.t, date.today(), relations)
