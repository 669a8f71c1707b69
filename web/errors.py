"""Error pages that help, and the same errors as problem+json for programs (RFC 9457)."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from kg.errors import HongfanError, NotFoundError
from kg.views import EntityFilter, EntitySummary
from web.api.problems import hongfan_problem, http_problem
from web.language import spoken
from web.workspace import Workspace

_KEPT_HEADERS = ("Allow", "Location", "Retry-After")
_OFFERED = 6
_API = "/api/"  # all below it is for programs, whatever they accept


def register_error_pages(app: Flask) -> None:
    """One handler for each kind of error."""
    app.register_error_handler(HongfanError, show_hongfan_error)
    app.register_error_handler(HTTPException, show_http_error)


def show_hongfan_error(error: HongfanError) -> ResponseReturnValue:
    """An error that this project raised on purpose: its own message, for people in their language, and status."""
    if _wants_json():
        return hongfan_problem(error)
    if isinstance(error, NotFoundError):
        return _page(_missing(error), error.http_status, near=_near(error.wanted))
    return _page(spoken(error.args[0] if error.args else ""), error.http_status)


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """An error of the web layer: no such page, method not allowed, …"""
    status = error.code or 500
    kept = {name: value for name, value in error.get_headers() if name in _KEPT_HEADERS}
    if _wants_json():
        return http_problem(error, kept)
    return _page(_explained(status), status, kept)


def _wants_json() -> bool:
    if request.path.startswith(_API):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _page(
    detail: str, status: int, headers: dict[str, str] | None = None, near: tuple[EntitySummary, ...] = ()
) -> ResponseReturnValue:
    notable = _notable() if status == 404 and not near else ()
    return (
        render_template("error.html", status=status, detail=detail, near=near, notable=notable),
        status,
        headers or {},
    )


def _missing(error: NotFoundError) -> str:
    """What is not there, in the reader's language; the message of the error itself is for programs and logs."""
    known = {
        "document": gettext("本库没有这份文档：%(wanted)s", wanted=error.wanted),
        "source": gettext("本库没有这个原始文件：%(wanted)s", wanted=error.wanted),
    }
    return str(known.get(error.kind) or gettext("本库没有这个条目：%(wanted)s", wanted=error.wanted))


def _explained(status: int) -> str:
    known = {
        400: gettext("地址里的参数无法理解。"),
        404: gettext("本站没有这个地址。"),
        405: gettext("这一页只能查看，不能提交。"),
        500: gettext("服务器内部出错，已记入日志。"),
    }
    return str(known.get(status, ""))


def _near(wanted: str) -> tuple[EntitySummary, ...]:
    """What may have been meant, by beginning, pinyin or any part of the name."""
    if ":" in wanted:
        return ()
    found = current_app.extensions["suggester"].suggest(wanted, limit=_OFFERED)
    return tuple(suggestion.entity for suggestion in found)


def _notable() -> tuple[EntitySummary, ...]:
    """A few initiatives to go on with from a page that is not there."""
    workspace: Workspace = current_app.extensions["workspace"]
    return workspace.store.find_entities(EntityFilter(type="initiative"), limit=_OFFERED).items
