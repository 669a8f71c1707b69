"""The view of a region: what is shown stands in its documents, what is missing does not, and each has its source."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter
from tests.contract.records import Report
from tests.web.api_calls import ask
from web.workspace import Workspace

CITY = [("东海市", "9999"), ("海省", "99")]


def report(county: str, code: str, *passages: str, date: str = "", practices: Sequence[str] = ()) -> DocumentRecord:
    made = Report(*passages, date=date, region=[(county, code), *CITY])
    for practice in practices:
        made.entity("initiative", practice, scope=f"place:{code}")
    return made.record()


@pytest.fixture
def city(small: Flask) -> FlaskClient:
    """A few reports, and a city of two counties: one on the sea, one with office buildings."""
    workspace: Workspace = small.extensions["workspace"]
    told = {
        ("甲县", "999901", "海帆行动"): (("2011", "船上的渔船支部开会"), ("2013", "远处有渔船和渔民出海")),
        ("乙县", "999902", "楼长行动"): (("2012", "高高的楼宇支部议事"), ("2012", "白领走出楼宇来唱歌")),
    }
    records = [
        report(name, code, *[words] * 7, f"{name}的{practice}", date=date, practices=[practice])
        for (name, code, practice), documents in told.items()
        for date, words in documents
    ]
    records.append(report("乙县", "999902", "乙县也有海帆行动", practices=["海帆行动"]))
    for record in records:
        workspace.store.put(record)
    workspace.index.add(records)
    return small.test_client()


def test_a_region_tells_what_there_is_about_it(city: FlaskClient) -> None:
    told = ask(city, "/api/v1/regions/place:999901")
    assert (told["name"], told["documents"], told["passages"]) == ("甲县", 2, 16)
    assert told["years"] == [
        {"year": "2011", "documents": 1, "initiatives": 1},
        {"year": "2013", "documents": 1, "initiatives": 1},
    ]


def test_an_initiative_has_the_words_that_mention_it_first(city: FlaskClient) -> None:
    (practice,) = ask(city, "/api/v1/regions/place:999901")["initiatives"]
    assert (practice["canonical"], practice["words"]["date"]) == ("海帆行动", "2011")
    rows = city.get("/region/place:999901?year=2013&format=json").json
    assert rows is not None
    assert [(row["canonical"], row["date"]) for row in rows] == [("海帆行动", "2013")]


def test_what_sets_a_region_apart_is_found_there_by_its_link(city: FlaskClient) -> None:
    words = {row["word"]: row for row in ask(city, "/api/v1/regions/place:999901")["words"]}
    assert words["渔船"]["passages"] == 14
    assert words["渔船"]["documents"] == 2
    assert "楼宇" not in words
    page = city.get("/region/place:999901").text
    (link,) = re.findall(r'<a href="([^"]+)" lang="zh-CN">渔船</a>', page)
    found = city.get(html.unescape(link) + "&format=json").json
    assert found is not None
    assert found["total"] == 14


def test_the_name_of_another_place_sets_no_region_apart(city: FlaskClient, small: Flask) -> None:
    learnt = (
        report("甲县", "999901", *["昌平的网箱养鱼"] * 7, "甲县学养鱼"),
        report("甲县", "999901", *["去昌平看网箱"] * 7),
    )
    for record in learnt:
        small.extensions["workspace"].store.put(record)
    small.extensions["workspace"].index.add(learnt)
    words = {row["word"] for row in ask(city, "/api/v1/regions/place:999901")["words"]}
    assert "网箱" in words
    assert "昌平" not in words


def test_what_neighbours_have_and_it_has_not_comes_with_its_source(city: FlaskClient) -> None:
    told = ask(city, "/api/v1/regions/place:999901")
    (practice,) = told["missing_initiatives"]
    assert practice["canonical"] == "楼长行动"  # not 海帆行动, which both have
    assert practice["neighbours"] == [{"id": "place:999902", "name": "乙县"}]
    assert practice["words"]["text"] == "楼长行动"
    (word,) = (row for row in told["missing_words"] if row["word"] == "楼宇")
    assert word["words"]["text"] == "楼宇"
    assert word["passages"] == 14


def test_one_text_is_said_to_be_only_one(city: FlaskClient, small: Flask) -> None:
    alone = report("丙县", "999903", "丙县的螃蟹", *["螃蟹和螃蟹"] * 8)
    small.extensions["workspace"].store.put(alone)
    small.extensions["workspace"].index.add([alone])
    page = city.get("/region/place:999903").text
    assert "只有一篇" in page
    assert "螃蟹</a>" in page
    assert "只有一篇" not in city.get("/region/place:999901").text


def test_a_region_agrees_with_the_lists_of_the_place(client: FlaskClient, store: GraphStore) -> None:
    for node in store.place_children(""):
        told = ask(client, f"/api/v1/regions/{node.id}?limit=200")
        assert told["documents"] == store.find_documents(DocumentFilter(below=node.id), limit=0).total
        practices = store.find_entities(EntityFilter(type="initiative", below=node.id), limit=200).items
        assert {row["id"] for row in told["initiatives"]} == {practice.id for practice in practices}
        assert sum(row["documents"] for row in told["years"]) == told["documents"]
        for missing in told["missing_initiatives"]:
            mentioned = DocumentFilter(entity=missing["id"], below=node.id)
            assert store.find_documents(mentioned, limit=0).total == 0


def test_a_place_may_be_told_of_in_documents_about_others_alone(small: Flask) -> None:
    workspace: Workspace = small.extensions["workspace"]
    for year in ("2011", "2014"):
        elsewhere = Report(f"别处{year}年说到甲县的海帆行动", date=year)
        elsewhere.place("甲县", "999901", chain="海省/东海市/甲县")
        elsewhere.entity("initiative", "海帆行动", scope="place:999901")
        workspace.store.put(elsewhere.record())
    told = ask(small.test_client(), "/api/v1/regions/place:999901")
    assert [(row["year"], row["documents"], row["initiatives"]) for row in told["years"]] == [
        ("2011", 0, 1),
        ("2014", 0, 1),
    ]
    assert small.test_client().get("/region/place:999901").status_code == 200


@pytest.mark.parametrize("table", ["initiatives", "words", "missing", "missing-words", "years", "饕餮"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_every_table_can_be_taken_away(city: FlaskClient, table: str, form: str) -> None:
    answer = city.get(f"/region/place:999901?table={table}&format={form}")
    assert answer.status_code == 200
    assert answer.data


@pytest.mark.parametrize("place", ["place:11", "place:0", "initiative:1", "嵊泗县"])
def test_a_place_that_nothing_is_about_has_no_view(city: FlaskClient, place: str) -> None:
    assert city.get(f"/region/{place}").status_code == 404
