"""The interface for programs, and the other forms of a results page: JSON, CSV, feed, suggestions."""

from flask import Blueprint, Response, jsonify, render_template, request

from indexes.analysis import fold
from search_app.answer import answer
from search_app.exporting import NEVER, csv_rows, feed_entries, xml_text
from search_app.params import CLEARANCE, LARGEST, forgiving, query_from
from search_app.shell import service, shell

interface = Blueprint("interface", __name__)

SUGGESTED = 8


@interface.get("/api/v1/search")
def search() -> Response:
    """Answer a query as JSON. 400 for a parameter that cannot be read."""
    return jsonify(answer(service().search(query_from(request.args.to_dict(flat=False)))))


@interface.get("/cari.csv")
def table() -> Response:
    """Give the first results as a table."""
    query, _ = forgiving({**request.args.to_dict(flat=False), "limit": [str(LARGEST)]})
    rows = csv_rows(service().search(query), request.url_root)
    disposition = {"Content-Disposition": "attachment; filename=rakor.csv"}
    return Response(rows, mimetype="text/csv", headers=disposition)


@interface.get("/cari.atom")
def feed() -> Response:
    """Give the newest results as an Atom feed (RFC 4287)."""
    query, _ = forgiving({**request.args.to_dict(flat=False), "sort": ["newest"], "limit": ["30"]})
    entries = feed_entries(service().search(query), request.url_root)
    updated = max((entry.updated for entry in entries), default=NEVER)
    title, here = xml_text(query.text), xml_text(request.url)
    page = render_template(
        "feed.xml", shell=shell(), title=title, here=here, query=query, entries=entries, updated=updated
    )
    return Response(page, mimetype="application/atom+xml")


@interface.get("/saran")
def suggestions() -> Response:
    """Complete the last word of `q`: a list of whole queries."""
    text = request.args.get("q", "")[:200]
    head, _, last = text.rpartition(" ")
    words = service().index.vocabulary(fold(last), SUGGESTED, CLEARANCE) if len(last) > 1 else ()
    return jsonify([f"{head} {word}".strip() for word, _ in words])


@interface.get("/opensearch.xml")
def descriptor() -> Response:
    """Describe the search box to browsers (OpenSearch 1.1)."""
    page = render_template("opensearch.xml", shell=shell(), root=request.url_root.rstrip("/"))
    return Response(page, mimetype="application/opensearchdescription+xml")


@interface.get("/healthz")
def health() -> Response:
    """Say whether the index answers: 200 with the manifest, else 503."""
    manifest = service().index.manifest
    return jsonify({"status": "ok", "encoder": manifest.encoder, "format": manifest.format})
