"""Error pages that help, and the same errors as problem+json for programs (RFC 9457)."""

from __future__ import annotations

from flask import Flask, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from kg.errors import HongfanError
from kg.views import EntityFilter
from web.workspace import Workspace


def register_error_pages(app: Flask) -> None:
    """One handler for each kind of error."""
    app.register_error_handler(HongfanError, show_hongfan_error)
    app.register_error_handler(HTTPException, show_http_error)


def show_hongfan_error(error: HongfanError) -> ResponseReturnValue:
    """An error that this project raised on purpose: its own message and status."""
    return _answer(type(error).__name__, str(error), error.http_status)


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """An error of the web layer: no such page, method not allowed, …"""
    return _answer(error.name, error.description or "", error.code or 500, headers=dict(error.get_headers()))


def _answer(title: str, detail: str, status: int, headers: dict[str, str] | None = None) -> ResponseReturnValue:
    kept = {name: value for name, value in (headers or {}).items() if name in ("Allow", "Location", "Retry-After")}
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        response = jsonify(title=title, detail=detail, status=status)
        response.content_type = "application/problem+json"
        return response, status, kept
    page = render_template("error.html", status=status, detail=detail, notable=_notable() if status == 404 else ())
    return page, status, kept


def _notable() -> object:
    """A few initiatives to go on with from a page that is not there."""
    workspace: Workspace = current_app.extensions["workspace"]
    return workspace.store.find_entities(EntityFilter(type="initiative"), limit=6).items
