"""The API as part of an application."""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from flask import Flask, Response
from flask_smorest import Api

from web.api import (
    checks,
    citations,
    documents,
    entities,
    facts,
    lineage,
    manual,
    passages,
    practices,
    regions,
    search,
    similar,
    stats,
    suggestions,
)
from web.api.answers import known_by_content
from web.api.problems import MEDIA_TYPE, Problem

SECTIONS = (
    search,
    suggestions,
    entities,
    documents,
    lineage,
    passages,
    practices,
    similar,
    facts,
    regions,
    citations,
    checks,
    stats,
)
_ABOUT = (
    "红帆的 JSON 接口：与命令行 --format json 同样的对象。只读，无需登录。\n\n"
    "The JSON API of Hongfan: the objects that the commands print with --format json. Read only, without a login."
)


def register_api(app: Flask) -> None:
    """Put operations, specification and manual below /api. Errors are handled by web.errors."""
    app.config.update(
        API_TITLE="红帆 Hongfan",
        API_VERSION=version("hongfan"),
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={"info": {"description": _ABOUT}},
    )
    api = _Api(app)
    for module in SECTIONS:
        api.register_blueprint(module.section)
    app.extensions["openapi"] = api.spec.to_dict()
    app.register_blueprint(manual.blueprint)


class _Api(Api):  # type: ignore[misc]  # flask_smorest publishes no types
    """flask-smorest, with problem+json for errors instead of a format of its own."""

    ERROR_SCHEMA = Problem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """One handler for pages and API alike is in web.errors."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            response: dict[str, Any] = {"description": status.phrase}
            if status >= HTTPStatus.BAD_REQUEST:
                response["content"] = {MEDIA_TYPE: {"schema": Problem}}
            self.spec.components.response(status.name, response, lazy=True)

    def _openapi_json(self) -> Response:
        return known_by_content(super()._openapi_json())

    def _register_pagination_header(self) -> None:
        """Pages are told in the body, by `links`."""

    def _register_etag_headers(self) -> None:
        """Told by each operation."""
