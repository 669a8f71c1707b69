"""The pages of texts that came more than once, and the same through the API."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.ids import DocumentId
from tests.unit.lineage_scenes import GIVER, TAKER, family
from tests.unit.quote_scenes import record
from web.workspace import Workspace

_STOCK = "把各项工作落到实处"


@pytest.fixture
def told(small: Flask) -> dict[str, DocumentId]:
    """Five versions of a text, in a collection that has one more family."""
    workspace: Workspace = small.extensions["workspace"]
    records = family()
    workspace.store.load(records.values())
    workspace.index.add(records.values())
    return {name: each.document.id for name, each in records.items()}


@pytest.fixture
def browser(small: Flask) -> FlaskClient:
    return small.test_client()


def test_families_are_listed_by_size_with_their_earliest(browser: FlaskClient, told: dict[str, DocumentId]) -> None:
    page = browser.get("/lineage").text
    assert re.findall(r'<a href="/lineage/(document:\w+)"', page)[0] == told["earliest"]
    assert "5 份文档" in page


@pytest.mark.parametrize(
    ("asked", "listed"), [("name=望潮镇", True), ("name=饕餮", False), ("year=2011", True), ("year=2012", False)]
)
def test_the_list_is_narrowed(browser: FlaskClient, told: dict[str, DocumentId], asked: str, listed: bool) -> None:
    assert (told["earliest"] in browser.get(f"/lineage?{asked}").text) == listed


@pytest.mark.parametrize("path", ["/lineage", "/lineage/{}"])
def test_the_list_and_a_family_can_be_taken_away(browser: FlaskClient, told: dict[str, DocumentId], path: str) -> None:
    rows = browser.get(f"{path.format(told['template'])}?format=json").json
    assert rows is not None
    kinds = {row["document"]: row["kind"] for row in rows}
    assert {name: kinds[document] for name, document in told.items()} == {name: name for name in told}
    assert browser.get(f"{path.format(told['template'])}?format=csv").text.count("\n") == len(rows) + 1


def test_a_version_stands_beside_the_earliest_with_what_differs(
    browser: FlaskClient, told: dict[str, DocumentId]
) -> None:
    page = browser.get(f"/lineage/{told['template']}").text
    assert "套用同一个模板" in page
    assert re.search(r"<del>周海平</del>\s*<ins><span[^>]*>名称</span>何田秀</ins>", page)
    assert re.search(r"<del>186</del>\s*<ins><span[^>]*>数字</span>47</ins>", page)


def test_another_version_can_be_asked_for(browser: FlaskClient, told: dict[str, DocumentId]) -> None:
    page = browser.get(f"/lineage/{told['earliest']}?with={told['revised']}").text
    assert "嗓门大" in "".join(re.findall(r"<ins>([^<]*)</ins>", page))


def test_the_reader_leads_to_the_other_versions(browser: FlaskClient, told: dict[str, DocumentId]) -> None:
    assert (
        f'<a href="/lineage/{told["excerpt"]}">本文另有 4 个版本</a>'
        in browser.get(f"/document/{told['excerpt']}").text
    )


def test_a_document_that_stands_alone_says_so(browser: FlaskClient, small: Flask) -> None:
    workspace: Workspace = small.extensions["workspace"]
    alone = record("独篇", "校门口分时放学，先放低年级，再放高年级，家长在划好的格子里等")
    workspace.store.load([alone])
    workspace.index.add([alone])
    assert "没有这篇文字的其他版本" in browser.get(f"/lineage/{alone.document.id}").text


def test_the_api_tells_the_same(browser: FlaskClient, told: dict[str, DocumentId]) -> None:
    listed = browser.get("/api/v1/lineage").json
    asked = browser.get(f"/api/v1/documents/{told['revised']}/lineage").json
    assert listed is not None
    assert asked is not None
    assert asked["passages"] == []
    assert {"kind": asked["kind"], "versions": asked["versions"]} in listed["families"]
    assert [version["document"] for version in asked["versions"]][:2] == [told["earliest"], told["reprint"]]


def test_an_unknown_document_has_no_versions(browser: FlaskClient) -> None:
    assert browser.get("/api/v1/documents/document:0000000000000000/lineage").status_code == 404
    assert browser.get("/lineage/document:0000000000000000").status_code == 404


def test_a_passage_that_stands_in_another_text_is_told(browser: FlaskClient, small: Flask) -> None:
    workspace: Workspace = small.extensions["workspace"]
    workspace.store.load([TAKER, GIVER])
    workspace.index.add([TAKER, GIVER])
    assert f'href="/document/{GIVER.document.id}#p2"' in browser.get(f"/lineage/{TAKER.document.id}").text
    told = browser.get(f"/api/v1/documents/{TAKER.document.id}/lineage").json
    assert told is not None
    assert [(one["ordinal"], one["passage"]) for one in told["passages"]] == [(3, f"{GIVER.document.id}#p2")]


def test_stock_phrases_are_grey_where_they_are_asked_for(browser: FlaskClient, small: Flask) -> None:
    workspace: Workspace = small.extensions["workspace"]
    own = ("渔港里谁在哪条船上一清二楚", "村口的石桌旁记着修渠的账", "夜里亮灯的铺子编成一组", "牧场搬到夏窝子再开课")
    records = [record(f"第{n}篇", f"{words}，{_STOCK}。") for n, words in enumerate(own)]
    workspace.store.load(records)
    workspace.index.add(records)
    path = f"/document/{records[0].document.id}"
    assert f'<span class="stock" title="套话，约 4 份文档里有">{_STOCK}</span>' in browser.get(f"{path}?stock=1").text
    assert 'class="stock"' not in browser.get(path).text
