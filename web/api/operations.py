"""How an operation of the API is declared: address, what it asks, what it answers. The specification says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema

from web.api.questions import Asked
from web.api.shapes import Answer

View = Callable[..., Response]
PREFIX = "/api/v1"
_ETAG = {"ETag": {"description": "供 If-None-Match · for If-None-Match", "schema": {"type": "string"}}}


def make_section(name: str, told: str) -> Blueprint:
    """The operations of one kind of thing."""
    return Blueprint(f"api-{name}", __name__, url_prefix=PREFIX, description=told)


def operation(
    section: Blueprint,
    rule: str,
    *,
    answers: type[Answer],
    asks: type[Asked] = Asked,
    fails: Sequence[int] = (),
    named: dict[str, str] | None = None,
) -> Callable[[View], View]:
    """A view that takes what was asked as a dict, and what the address names by keyword.

    Its docstring is the summary, Chinese and English, a blank line, and the description. `fails`: status codes besides
    those that any operation may answer with; `named`: what the parts of the address are.
    """

    def declare(view: View) -> View:
        described = section.response(200, answers, headers=_ETAG)(view)
        described = section.alt_response(304, HTTPStatus.NOT_MODIFIED.name)(described)
        for status in (*fails, HTTPStatus.SERVICE_UNAVAILABLE):
            described = section.alt_response(int(status), HTTPStatus(status).name)(described)
        described = section.arguments(asks, location="query", unknown=RAISE)(described)
        described = section.doc(operationId=view.__name__)(described)
        section.route(rule, parameters=_named(named or {}))(described)
        return view

    return declare


def submission(
    section: Blueprint, rule: str, *, takes: type[Schema], answers: type[Answer], fails: Sequence[int] = ()
) -> Callable[[View], View]:
    """The same for a view that takes a JSON object by POST. What it answers is for the caller alone, and nobody keeps it."""

    def declare(view: View) -> View:
        described = section.response(200, answers)(view)
        for status in (400, 413, 422, *fails, HTTPStatus.SERVICE_UNAVAILABLE):
            described = section.alt_response(int(status), HTTPStatus(status).name)(described)
        described = section.arguments(takes, location="json", unknown=RAISE)(described)
        described = section.doc(operationId=view.__name__)(described)
        section.route(rule, methods=["POST"])(described)
        return view

    return declare


def _named(parts: dict[str, str]) -> list[dict[str, Any]]:
    return [{"in": "path", "name": name, "description": told} for name, told in parts.items()]
