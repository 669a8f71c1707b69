"""The ledger as a page: who decided what, and what still counts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.curation.steps import Merge, Rename, Step, Undo
from kg.curator import take
from kg.views import EntityFilter
from tests.workspaces import read_into, sample_files
from web.app import create_app
from web.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(read_into(tmp_path, sample_files()))
    yield opened
    opened.close()


@pytest.fixture
def client(workspace: Workspace) -> FlaskClient:
    return create_app(workspace=workspace).test_client()


def decide(workspace: Workspace, step: Step, time: str) -> str:
    entry = take(step, workspace.folder.state, workspace.store, user="王芳", time=time, reason="核对过<原文>")
    return entry.id


def test_steps_are_shown_latest_first_and_an_undone_one_is_struck_out(
    client: FlaskClient, workspace: Workspace
) -> None:
    one, other = (workspace.store.find_entities(EntityFilter(name=name)).items[0] for name in ("红帆驿站", "红帆工程"))
    merge = decide(workspace, Merge(one.id, other.id), "2026-01-01T08:00:00")
    assert client.get(f"/entity/{one.id}", follow_redirects=True).text.count("红帆工程") > 0
    decide(workspace, Undo(merge), "2026-01-02T08:00:00")
    decide(workspace, Rename(other.id, "红帆<工程>"), "2026-01-03T08:00:00")
    page = client.get("/ledger").text
    assert page.index("2026-01-03") < page.index("2026-01-02") < page.index("2026-01-01")
    assert "<s>合并</s>" in page
    assert "<s>改名</s>" not in page
    assert "核对过&lt;原文&gt;" in page
    assert f'href="/entity/{one.id}"' in page
    rows = list(csv.DictReader(io.StringIO(client.get("/ledger?format=csv").text.lstrip("\ufeff"))))
    assert [(row["action"], row["in_force"]) for row in rows] == [
        ("merge", "False"), ("undo", "True"), ("rename", "True")
    ]  # fmt: skip


def test_a_renamed_entity_bears_its_new_name_on_its_page(client: FlaskClient, workspace: Workspace) -> None:
    entity = workspace.store.find_entities(EntityFilter(name="红帆工程")).items[0]
    decide(workspace, Rename(entity.id, "红帆先锋工程"), "2026-01-01T08:00:00")
    page = client.get(f"/entity/{entity.id}").text
    assert "<h1" in page
    assert "红帆先锋工程" in page.split("<h1")[1].split("</h1>")[0]
    assert client.get("/name/红帆先锋工程").status_code in (200, 302, 303)


def test_an_empty_ledger_says_how_to_begin(client: FlaskClient) -> None:
    assert "hongfan curate merge" in client.get("/ledger").text
