"""The JSON API answers with the objects of the commands; specification and manual tell the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from kg.ids import EntityId
from kg.records import to_json
from kg.store import GraphStore
from kg.views import EntityFilter
from tests.web.api_calls import QUESTION, ask
from web.cli import main


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["search", QUESTION, "--limit", "5", "--offset", "0"], f"/api/v1/search?q={QUESTION}&limit=5"),
        (["search", "“没有的词语”"], "/api/v1/search?q=“没有的词语”"),
        (["show", "红帆工程"], "/api/v1/entities/红帆工程"),
        (["stats"], "/api/v1/stats"),
    ],
)
def test_the_api_answers_with_what_the_command_prints(small: Flask, arguments: list[str], path: str) -> None:
    data = {"HONGFAN_DATA": small.extensions["settings"].data}
    printed = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"], env=data).stdout)
    answer = ask(small.test_client(), path)
    assert {key: answer[key] for key in printed} == printed
    assert answer.keys() - printed.keys() <= {"links", "documents"}


def test_a_document_is_its_record_as_it_is_judged(client: FlaskClient, store: GraphStore) -> None:
    for document_id in store.document_ids():
        assert ask(client, f"/api/v1/documents/{document_id}") == to_json(store.judged_record(document_id))


def test_a_name_that_fits_several_is_answered_with_the_candidates(client: FlaskClient, kinds: dict[str, str]) -> None:
    name = kinds["candidates"].removeprefix("/name/")
    answer = ask(client, f"/api/v1/entities/{name}")
    assert answer["id"] is None
    assert len(answer["candidates"]) > 1
    assert all(ask(client, f"/api/v1/entities/{one['id']}")["id"] == one["id"] for one in answer["candidates"])


def test_a_passage_tells_the_relations_of_its_entities_with_the_same_words(
    client: FlaskClient, store: GraphStore
) -> None:
    checked = 0
    for entity in store.find_entities(EntityFilter(type="initiative"), limit=5).items:
        for relation in ask(client, f"/api/v1/entities/{entity.id}")["relations"]:
            ends = [entity.id, relation["entity"]["id"]]
            subject, object_ = ends if relation["direction"] == "out" else reversed(ends)
            for words in relation["evidence"]:
                told = ask(client, f"/api/v1/passages/{quote(words['passage'])}")["relations"]
                same = [row for row in told if words in row["evidence"]]
                triples = [(row["subject"]["id"], row["predicate"], row["object"]["id"]) for row in same]
                assert (subject, relation["predicate"], object_) in triples
                checked += 1
    assert checked > 10


def test_offsets_of_a_passage_cut_the_words_that_it_names(client: FlaskClient, store: GraphStore) -> None:
    entity = store.find_entities(EntityFilter(type="place"), limit=1).items[0]
    for passage_id in store.passages_of(EntityId(entity.id), limit=10).items:
        passage = ask(client, f"/api/v1/passages/{quote(passage_id)}")
        assert entity.id in {mention["entity"]["id"] for mention in passage["mentions"]}
        for mention in passage["mentions"]:
            assert passage["text"][mention["start"] : mention["end"]] == mention["surface"]
        for words in (*passage["slogans"], *passage["figures"]):
            assert passage["text"][words["start"] : words["end"]] == words["text"]


def test_suggestions_tell_type_and_place(client: FlaskClient) -> None:
    first = ask(client, "/api/v1/suggestions?q=hfgc")["suggestions"][0]
    assert (first["canonical"], first["type"], first["place"]) == ("红帆工程", "initiative", "嵊泗县")


def test_the_manual_tells_every_operation_and_object_and_its_links_lead_somewhere(client: FlaskClient) -> None:
    spec = ask(client, "/api/openapi.json")
    page = client.get("/api").text
    assert spec["openapi"].startswith("3.1")
    for path, item in spec["paths"].items():
        for method in item.keys() - {"parameters"}:
            assert f'{item[method]["operationId"]}"><code>{method.upper()} {path}</code>' in page
    for name in spec["components"]["schemas"]:
        assert f'id="{name}"' in page
    anchors = {part.partition('"')[0] for part in page.split('href="#')[1:]}
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_every_word_of_the_specification_is_said_in_both_languages(client: FlaskClient) -> None:
    spec = ask(client, "/api/openapi.json")
    spec["components"].pop("responses")  # whose words are those of HTTP
    said = [words for words in _said(spec) if words != "OK"]
    assert len(said) > 100
    assert [words for words in said if " · " not in words and "\n" not in words] == []


def _said(value: Any) -> Iterator[str]:
    """Every summary and description, at any depth."""
    if isinstance(value, list):
        for inner in value:
            yield from _said(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in ("summary", "description") and isinstance(inner, str):
                yield inner
            else:
                yield from _said(inner)
