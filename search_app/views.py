"""The pages' routes: parameters → page → template."""

from flask import Blueprint, abort, redirect, render_template, request, send_file
from werkzeug.wrappers import Response

from indexes import canonical, citations
from indexes.errors import SourceNotFound
from indexes.model import Source
from indexes.query import Query
from search_app.originals import SERVED, download_name, original_path, original_state
from search_app.pages.article import article_page
from search_app.pages.document import document_page
from search_app.pages.front import front_page
from search_app.pages.results import search_page
from search_app.params import CLEARANCE, forgiving
from search_app.shell import reader, service, shell

pages = Blueprint("pages", __name__)


@pages.get("/")
def front() -> str:
    """Show the ways in."""
    frame = shell()
    return render_template("front.html", shell=frame, page=front_page(service().index, reader(frame)))


@pages.get("/cari")
def results() -> str:
    """Show the results of a query."""
    frame = shell()
    query, ignored = forgiving(request.args.to_dict(flat=False))
    page = search_page(service(), query, reader(frame))
    return render_template("results.html", shell=frame, page=page, ignored=ignored)


@pages.get("/dokumen/<source_id>")
def document(source_id: str) -> str:
    """Show a document."""
    return _document(_source(source_id))


@pages.get("/dokumen/<source_id>/asli")
def original(source_id: str) -> Response:
    """Give the original file, unless it holds what masking took out."""
    source = _source(source_id)
    if original_state(source) != SERVED:
        raise SourceNotFound(shell().t(f"original_{original_state(source)}", count=source.masked))
    return send_file(original_path(source).absolute(), as_attachment=True, download_name=download_name(source))


@pages.get("/peraturan/<path:wanted>")
def regulation(wanted: str) -> str | Response:
    """Show a regulation or a provision by its name in law; other spellings lead to it."""
    named = canonical.parse(wanted)
    if named is None:
        found = citations.find(wanted)
        return redirect(shell().url(f"/peraturan/{found[0].id}"), 301) if found else abort(404)
    if named.path and (page := article_page(service().index, named, shell().q, reader(shell()))):
        return render_template("article.html", shell=shell(), page=page, back=_back())
    keys = service().index.provision(named.work, CLEARANCE)
    if keys and not named.path:
        return _document(_source(keys[0].source))
    # an article that an amendment inserted, an act that others repeal: what is told of it can be found
    told = reader(shell()).relations.within.get(wanted)
    return redirect(shell().url("/cari", q=canonical.label(wanted)), 302) if told else abort(404)


@pages.get("/tentang")
def about() -> str:
    """Tell what this is."""
    return render_template("about.html", shell=shell())


@pages.get("/bantuan")
def helping() -> str:
    """Tell how to search."""
    return render_template("help.html", shell=shell())


def _source(source_id: str) -> Source:
    found = service().index.source(source_id, CLEARANCE)
    if found is None:
        raise SourceNotFound(shell().t("error_404_text"))
    return found


def _document(source: Source) -> str:
    frame = shell()
    page = document_page(service().index, source, frame.q, reader(frame))
    return render_template("document.html", shell=frame, page=page, back=_back())


def _back() -> Query:
    """Read the query that led here, to lead back to it."""
    return forgiving(request.args.to_dict(flat=False))[0]
