"""The page of an entity tells what was joined to it and why, and what has its name elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.ids import EntityId, coded_place
from tests.contract.records import Report
from tests.workspaces import read_into
from web.app import create_app
from web.workspace import workspace_for

CITY, COUNTY, FAR = (coded_place(code) for code in ("9999", "999901", "989902"))
NAME = "渔灯便民行动"


def told(title: str, scope: str) -> tuple[EntityId, Report]:
    report = Report(f"{title}推进渔灯便民行动。", title=title)
    report.place("东岛县", "999901", surfaces=(title,), chain="海省/东海市/东岛县")
    return report.entity("initiative", NAME, scope=scope or report.id), report


@pytest.fixture
def ids() -> dict[str, EntityId]:
    return {}


@pytest.fixture
def client(tmp_path: Path, ids: dict[str, EntityId]) -> Iterator[FlaskClient]:
    """Three reports of one practice, two of which tell of the same, and one from elsewhere."""
    settings = read_into(tmp_path, [])
    with workspace_for(settings, writing="test") as workspace:
        for title, scope in (("东岛", COUNTY), ("东海", CITY), ("北山", FAR), ("某地", "")):
            ids[title], report = told(title, scope)
            workspace.store.put(report.record())
    app = create_app(settings)
    yield app.test_client()
    app.extensions["workspace"].close()


def test_it_tells_what_was_joined_and_why(client: FlaskClient, ids: dict[str, EntityId]) -> None:
    page = client.get(f"/entity/{ids['东岛']}").text
    assert "合并了另 1 处的同一对象" in page
    assert "在较大的地区之内只此一处" in page


def test_it_offers_those_of_the_name_that_stay_apart(client: FlaskClient, ids: dict[str, EntityId]) -> None:
    page = client.get(f"/entity/{ids['东岛']}").text
    assert "另有 2 个同名的" in page
    assert ids["北山"] in page
    assert "《某地》" in page


def test_the_object_names_the_ids_of_the_records(client: FlaskClient, ids: dict[str, EntityId]) -> None:
    shown = client.get(f"/entity/{ids['东海']}?format=json", follow_redirects=True).json
    assert shown is not None
    assert (shown["id"], shown["documents"]) == (ids["东岛"], 2)
    assert [(merged["id"], merged["rule"]) for merged in shown["merged"]] == [(ids["东海"], "narrower")]
    assert " · " in shown["merged"][0]["reason"]


def test_it_is_told_in_english(client: FlaskClient, ids: dict[str, EntityId]) -> None:
    page = client.get(f"/entity/{ids['东岛']}?lang=en").text
    assert "the only one within the wider place" in page
    assert "2 others of the same name, kept apart" in page
