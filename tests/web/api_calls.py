"""How tests ask the JSON API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

QUESTION = "党员"  # many passages of the sample answer it
ONE_OF_EACH = (
    f"/api/v1/search?q={QUESTION}",
    "/api/v1/suggestions?q=hf",
    "/api/v1/entities",
    "/api/v1/entities/红帆工程",
    "/api/v1/documents",
    "/api/v1/slogans",
    "/api/v1/figures",
    "/api/v1/contradictions",
    "/api/v1/stats",
)


def ask(client: FlaskClient, path: str) -> dict[str, Any]:
    """The object that is answered, where all is well."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    found: dict[str, Any] = answer.get_json()
    return found


def walk(client: FlaskClient, path: str, key: str) -> Iterator[Any]:
    """All entries of a list, page by page."""
    following: str | None = path
    while following:
        page = ask(client, following)
        yield from page[key]
        following = page["links"]["next"]


def problem(answer: TestResponse, status: int) -> dict[str, Any]:
    """The body of a problem of that status, which leads to its explanation."""
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    body: dict[str, Any] = answer.get_json()
    assert body["status"] == status
    assert body["type"].startswith("/api#")
    assert {"type", "title", "status", "detail"} <= body.keys() <= {"type", "title", "status", "detail", "errors"}
    return body
