"""What goes with the answers of the JSON API: what callers may keep, methods, problems."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from tests.web.api_calls import ONE_OF_EACH, QUESTION, problem


@pytest.mark.parametrize("path", [*ONE_OF_EACH, "/api/openapi.json"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "no-cache" in first.headers["Cache-Control"]


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_head_is_get_without_the_body(client: FlaskClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.data == b""
    assert {name: head.headers.get(name) for name in ("ETag", "Content-Type", "Content-Length")} == {
        name: got.headers.get(name) for name in ("ETag", "Content-Type", "Content-Length")
    }


@pytest.mark.parametrize("path", [path for path in ONE_OF_EACH if "suggestions" not in path])
def test_what_has_changed_is_sent_again(small: Flask, path: str) -> None:
    client, workspace = small.test_client(), small.extensions["workspace"]
    before = client.get(path)
    gone = next(workspace.store.document_ids())
    workspace.store.remove(gone)
    workspace.index.remove([gone])
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code in (200, 404)  # 404: what was asked for is gone


def test_other_parameters_are_another_answer(client: FlaskClient) -> None:
    tags = {client.get(f"/api/v1/entities?limit={limit}").headers["ETag"] for limit in (1, 2, 3)}
    assert len(tags) == 3


def test_a_star_matches_what_is_there_and_nothing_that_is_not(client: FlaskClient) -> None:
    star = {"If-None-Match": "*"}
    assert client.get("/api/v1/entities/红帆工程", headers=star).status_code == 304
    assert client.get("/api/v1/entities/place:0", headers=star).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing",
        "/api/v1/",
        "/api/v1/search/",
        "/api/v2/search",
        "/api/v1/entities/place:0",
        "/api/v1/entities/饕餮",
        "/api/v1/documents/document:0",
        "/api/v1/passages/document:0%23p1",
        "/api/v1/passages/x",
    ],
)
def test_what_is_not_there_is_a_problem_whatever_the_caller_accepts(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    detail = problem(answer, 404)["detail"]
    assert detail.startswith(("没有这个地址", "本库没有这个"))
    assert " · no " in detail


def test_a_passage_past_the_end_is_told_how_many_there_are(client: FlaskClient, store: GraphStore) -> None:
    document_id = next(store.document_ids())
    answer = client.get(f"/api/v1/passages/{document_id}%23p999")
    assert "passages" in problem(answer, 404)["detail"]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/api/v1/search", {"q"}),
        ("/api/v1/search?q=a&limit=0", {"limit"}),
        ("/api/v1/search?q=a&limit=201", {"limit"}),
        ("/api/v1/search?q=a&limit=9999999999999999999999", {"limit"}),
        ("/api/v1/search?q=a&limit=ten&sort=best", {"limit", "sort"}),
        ("/api/v1/search?q=" + "a" * 1001, {"q"}),
        ("/api/v1/entities?typ=place", {"typ"}),
        ("/api/v1/entities?type=town&year=12", {"type", "year"}),
        ("/api/v1/documents?doc_type=x", {"doc_type"}),
        ("/api/v1/stats?all=1", {"all"}),
        ("/api/v1/entities?kind=a&kind=b", {"kind"}),
    ],
)
def test_parameters_that_do_not_fit_are_told_one_by_one(client: FlaskClient, path: str, wrong: set[str]) -> None:
    answer = client.get(path)
    told = problem(answer, 422)
    assert {row["parameter"] for row in told["errors"]} == wrong
    assert all(" · " in row["detail"] for row in told["errors"])  # in both languages


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/entities/红帆工程", "/api/openapi.json"])
def test_a_method_that_is_not_allowed_is_told_which_are(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)
    assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))
    problem(answer, 405)


def test_options_tell_the_methods_and_open_nothing_to_other_sites(client: FlaskClient) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    for answer in (client.options("/api/v1/stats", headers=asked), client.get("/api/v1/stats", headers=asked)):
        assert answer.status_code == 200
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]
    assert {"GET", "HEAD", "OPTIONS"} == set(client.options("/api/v1/stats").headers["Allow"].split(", "))


def test_a_lost_index_is_a_problem_that_says_when_to_come_back(small: Flask, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "data" / "index")
    for path in (f"/api/v1/search?q={QUESTION}", "/api/v1/stats"):
        answer = small.test_client().get(path)
        assert "rebuild" in problem(answer, 503)["detail"]
        assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_a_lost_graph_is_a_problem_and_no_page(small: Flask, path: str) -> None:
    small.extensions["workspace"].store.close()
    answer = small.test_client().get(path)
    problem(answer, 503)
