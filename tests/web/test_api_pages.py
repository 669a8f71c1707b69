"""Lists of the JSON API come in pages, which give each entry exactly once or say why they cannot."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from kg.views import EntityFilter, FigureFilter
from tests.web.api_calls import QUESTION, ask, problem, walk
from web.api.cursors import Cursor, to_text

LISTS = (f"/api/v1/search?q={QUESTION}&", "/api/v1/entities?type=place&", "/api/v1/documents?", "/api/v1/figures?")


@pytest.mark.parametrize("limit", [1, 7, 200])
def test_a_walk_over_entities_gives_each_exactly_once(client: FlaskClient, store: GraphStore, limit: int) -> None:
    walked = [entity["id"] for entity in walk(client, f"/api/v1/entities?limit={limit}", "entities")]
    assert walked == [entity.id for entity in store.find_entities(EntityFilter(), limit=100_000).items]


def test_a_walk_over_documents_gives_each_exactly_once(client: FlaskClient, store: GraphStore) -> None:
    walked = [document["id"] for document in walk(client, "/api/v1/documents?limit=4", "documents")]
    assert len(walked) == len(set(walked))
    assert set(walked) == set(store.document_ids())


def test_a_walk_over_figures_gives_each_exactly_once(client: FlaskClient, store: GraphStore) -> None:
    walked = [
        (figure["passage"], figure["start"], figure["value"])
        for figure in walk(client, "/api/v1/figures?limit=7", "figures")
    ]
    known = store.find_figures(FigureFilter(), limit=100_000).items
    assert walked == [(figure.evidence.passage_id, figure.evidence.start, figure.value) for figure in known]


def test_slogans_and_contradictions_come_in_pages_too(client: FlaskClient) -> None:
    for key in ("slogans", "contradictions"):
        whole = ask(client, f"/api/v1/{key}?limit=200")
        assert list(walk(client, f"/api/v1/{key}?limit=2", key)) == whole[key]
        assert len(whole[key]) == whole["total"] > 0


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_a_walk_over_hits_gives_each_passage_exactly_once(client: FlaskClient, sort: str) -> None:
    path = f"/api/v1/search?q={QUESTION}&sort={sort}&limit=7"
    hits = list(walk(client, path, "hits"))
    passages = [passage for hit in hits for passage in (hit["passage"], *hit["reprints"])]
    assert len(passages) == len(set(passages)) == ask(client, path)["total"] > 14


def test_hits_by_document_are_one_a_document(client: FlaskClient) -> None:
    path = f"/api/v1/search?q={QUESTION}&group=document&limit=3"
    documents = [hit["document"] for hit in walk(client, path, "hits")]
    assert len(documents) == len(set(documents)) == ask(client, path)["documents"] > 3


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_of_another_question_is_refused(client: FlaskClient, path: str) -> None:
    cursor = ask(client, "/api/v1/entities?type=person&limit=1")["links"]["next"].rpartition("cursor=")[2]
    answer = client.get(f"{path}cursor={cursor}")
    assert "请去掉 cursor" in problem(answer, 400)["detail"]


@pytest.mark.parametrize(
    "cursor", ["", "x", "e30", "%00", "党", to_text(Cursor(-1, "1", "")), to_text(Cursor(10**12, "1", "")), "A" * 5000]
)
def test_a_cursor_that_is_none_is_refused(client: FlaskClient, cursor: str) -> None:
    answer = client.get(f"/api/v1/documents?cursor={cursor}")
    assert "begin again without cursor" in problem(answer, 400)["detail"]


def test_a_walk_ends_with_a_reason_when_the_list_changes(small: Flask) -> None:
    client, store = small.test_client(), small.extensions["workspace"].store
    following = ask(client, "/api/v1/entities?limit=3")["links"]["next"]
    store.remove(next(store.document_ids()))
    answer = client.get(following)
    assert "has changed" in problem(answer, 400)["detail"]
