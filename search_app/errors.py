"""Errors → pages: what happened, what was kept, what to do."""

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from indexes.errors import BadQuery, EncoderError, IndexUnavailable, RakorError, SourceNotFound
from search_app.shell import shell

STATUS: dict[type[RakorError], int] = {
    BadQuery: 400,
    SourceNotFound: 404,
    IndexUnavailable: 503,
    EncoderError: 503,
}

WORDED = frozenset({400, 404, 405, 500, 503})
"""Statuses with words of their own; others read as a request that cannot be read."""

PROGRAMS = ("/api/", "/healthz", "/saran")
"""Addresses that answer JSON, errors too."""

Answer = tuple[Response | str, int]


def register(app: Flask) -> None:
    """Let the app answer every error with a page, or with JSON where a program asked."""
    app.register_error_handler(RakorError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _broken)


def _refused(error: RakorError) -> Answer:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    return _answer(status, shell().t("error_503_text", reason=error) if status == 503 else str(error))


def _http(error: HTTPException) -> Answer:
    status = error.code or 500
    return _answer(status, shell().t(f"error_{status if status in WORDED else 400}_text"))


def _broken(_error: InternalServerError) -> Answer:
    return _answer(500, shell().t("error_500_text"))


def _answer(status: int, text: str) -> Answer:
    if request.path.startswith(PROGRAMS):
        return jsonify({"error": text}), status
    title = shell().t(f"error_{status if status in WORDED else 400}")
    return render_template("error.html", shell=shell(), title=title, text=text), status
