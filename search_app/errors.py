"""Errors → pages: what happened, what was kept, what to do."""

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from indexes.errors import BadQuery, EncoderError, IndexUnavailable, RakorError, SourceNotFound
from search_app.shell import shell

STATUS: dict[type[RakorError], int] = {
    BadQuery: 400,
    SourceNotFound: 404,
    IndexUnavailable: 503,
    EncoderError: 503,
}

Answer = tuple[Response | str, int]


def register(app: Flask) -> None:
    """Let the app answer every error with a page, or with JSON where a program asked."""
    app.register_error_handler(RakorError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _broken)


def _refused(error: RakorError) -> Answer:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    text = shell().t("error_503_text", reason=error) if status == 503 else str(error)
    return _answer(status, text)


def _http(error: HTTPException) -> Answer:
    if isinstance(error, NotFound):
        return _answer(404, shell().t("error_404_text"))
    return _answer(error.code or 500, error.description or error.name)


def _broken(_error: InternalServerError) -> Answer:
    return _answer(500, shell().t("error_500_text"))


def _answer(status: int, text: str) -> Answer:
    if request.path.startswith(("/api/", "/healthz", "/saran")):
        return jsonify({"error": text}), status
    known = f"error_{status}" if status in (400, 404, 500, 503) else "error_400"
    return render_template("error.html", shell=shell(), title=shell().t(known), text=text), status
