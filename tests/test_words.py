"""Words that people add, and names of the graph: what they change in a real data folder, and what has to be done for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.doctor import examine
from ingest.pipeline import ingest, rebuild
from ingest.words import Applied, apply_words, documents_with, hidden_names, pending_words
from kg.errors import NotFoundError
from kg.settings import Settings
from kg.stores.memory import MemoryStore
from search.generations import republish
from search.service import search
from tests.contract.records import Report
from tests.test_cli import hongfan
from web.workspace import Workspace, open_workspace

OPENING = "东岛县经验材料\n\n东岛县持续扩大开放格局，渔民120户受益，联船议事会全年召开12次。\n"
HARBOUR = "西岛县情况汇报\n\n西岛县修好渔港，服务渔民300人次，党员先锋队全年值守。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reports_in(tmp_path)


def reports_in(base: Path) -> Path:
    """A new folder with two reports."""
    folder = base / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(OPENING, encoding="utf-8")
    (folder / "b.txt").write_text(HARBOUR, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(Settings(data=str(tmp_path / "data")), create=True)
    yield opened
    opened.close()


def read(workspace: Workspace, path: Path) -> None:
    report = ingest([path], workspace.folder, workspace.store, workspace.index, seen="2026-11-22T08:00:00+08:00")
    assert report.skipped == []


def applied(workspace: Workspace) -> Applied:
    done = apply_words(workspace.folder, workspace.store, workspace.index)
    republish(workspace.folder.index_path, workspace.index.dictionary)
    return done


def total(workspace: Workspace, text: str) -> int:
    page = search(text, workspace.index, workspace.store)
    return 0 if page.loose else page.total


def test_a_word_comes_into_force_when_it_is_applied_and_only_its_documents_are_indexed_anew(
    workspace: Workspace, folder: Path
) -> None:
    read(workspace, folder)
    workspace.folder.state.words.add("大开放")
    assert pending_words(workspace.folder, workspace.index) == {"大开放"}
    assert len(documents_with({"大开放"}, workspace.store)) == 1
    assert total(workspace, "大开放") == 0
    assert applied(workspace) == Applied(("大开放",), (), 1)
    assert total(workspace, "大开放") == 1
    assert pending_words(workspace.folder, workspace.index) == frozenset()
    assert applied(workspace) == Applied((), (), 0)


def test_the_index_is_the_same_whether_the_word_or_the_document_came_first(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    read(workspace, folder)
    workspace.folder.state.words.add("大开放")
    applied(workspace)
    with open_workspace(Settings(data=str(tmp_path / "other")), create=True).folder as other_folder:
        other_folder.state.words.add("大开放")
    other = open_workspace(Settings(data=str(tmp_path / "other")))
    read(other, folder)
    for text in ("大开放", "渔民", "格局大开放", '"扩大开放"'):
        assert search(text, other.index, other.store).hits == search(text, workspace.index, workspace.store).hits
    other.close()


def test_a_word_that_is_removed_is_gone_when_that_is_applied(workspace: Workspace, folder: Path) -> None:
    read(workspace, folder)
    before = search("渔民", workspace.index, workspace.store).hits
    words = workspace.folder.state.words
    words.add("大开放")
    applied(workspace)
    words.remove("大开放")
    assert applied(workspace) == Applied((), ("大开放",), 1)
    assert total(workspace, "大开放") == 0
    assert search("渔民", workspace.index, workspace.store).hits == before
    with pytest.raises(NotFoundError):
        words.remove("大开放")


def test_a_rebuild_lays_the_words_over_the_new_index(workspace: Workspace, folder: Path) -> None:
    read(workspace, folder)
    workspace.folder.state.words.add("大开放")
    with workspace.new_index() as index:
        rebuild(workspace.folder, workspace.store, index)
    assert total(workspace, "大开放") == 1
    assert pending_words(workspace.folder, workspace.index) == frozenset()


def test_two_folders_in_one_process_have_words_of_their_own(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    other = open_workspace(Settings(data=str(tmp_path / "other")), create=True)
    workspace.folder.state.words.add("大开放")
    for here in (workspace, other):
        read(here, folder)
    assert (total(workspace, "大开放"), total(other, "大开放")) == (1, 0)
    other.close()


def test_a_name_joins_the_words_where_the_cut_hides_one_of_its_mentions() -> None:
    report = Report("在石桥镇长溇村开展渔灯行动。", "持续扩大开放。", "渔灯行动起步。")
    for type_, name in (("place", "长溇村"), ("place", "石桥镇"), ("initiative", "大开放"), ("initiative", "渔灯行动")):
        report.entity(type_, name)
    store = MemoryStore()
    store.put(report.record())
    assert hidden_names(store) == {"长溇村", "石桥镇"}


def test_doctor_tells_of_words_that_wait(workspace: Workspace, folder: Path) -> None:
    read(workspace, folder)
    workspace.folder.state.words.add("大开放")
    found = examine(workspace.folder, workspace.store, workspace.index).problems
    assert [problem.mended for problem in found] == [False]
    assert "hongfan words apply" in found[0].what
    assert "1 份文档" in found[0].what


class TestCommand:
    @pytest.fixture(scope="class")
    @classmethod
    def ingested(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        base = tmp_path_factory.mktemp("ingested")
        hongfan(base / "data", "ingest", str(reports_in(base)))
        return base / "data"

    @pytest.fixture
    def data(self, ingested: Path, tmp_path: Path) -> Path:
        """A data folder of one's own, in which the reports have been read."""
        return shutil.copytree(ingested, tmp_path / "data")

    def test_add_list_apply_and_remove_tell_what_is_to_be_done_and_what_was_done(self, data: Path) -> None:
        told = json.loads(hongfan(data, "words", "add", "大開放", "--format", "json"))
        assert told == {"words": ["大开放"], "names": [], "pending": ["大开放"], "documents": 1}
        assert "hongfan words apply" in hongfan(data, "words", "list")
        assert json.loads(hongfan(data, "words", "apply", "--format", "json"))["documents"] == 1
        assert json.loads(hongfan(data, "words", "list", "--format", "json"))["pending"] == []
        assert json.loads(hongfan(data, "search", "大开放", "--format", "json"))["total"] == 1
        assert "1 documents to be indexed anew" in hongfan(data, "words", "remove", "大开放")

    def test_what_is_no_word_is_refused(self, data: Path) -> None:
        assert "单字" in hongfan(data, "words", "add", "帆", code=1)
        assert "没有" in hongfan(data, "words", "remove", "灯塔", code=1)
        hongfan(data, "words", "add", code=2)

    def test_words_are_kept_by_a_backup(self, data: Path, tmp_path: Path) -> None:
        hongfan(data, "words", "add", "大开放")
        hongfan(data, "backup", str(tmp_path / "kept.tar.gz"))
        hongfan(tmp_path / "again", "restore", str(tmp_path / "kept.tar.gz"))
        hongfan(tmp_path / "again", "rebuild")
        assert json.loads(hongfan(tmp_path / "again", "search", "大开放", "--format", "json"))["total"] == 1

    def test_an_alias_that_people_gave_finds_what_it_stands_for(self, data: Path) -> None:
        hongfan(data, "curate", "alias", "东岛县", "灯岛", "--user", "a", "--reason", "b")
        found = json.loads(hongfan(data, "search", "灯岛", "--format", "json"))
        assert found["total"] >= 1
        assert any(hint.startswith("“灯岛”也按“东岛县”检索 · ") for hint in found["hints"])
