"""Which engine makes the index: by the setting, or as the last rebuild took it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import doctor
from ingest.pipeline import ingest, rebuild
from kg.errors import ConfigError, IndexUnavailableError
from kg.settings import Settings
from search.engines import engine_of
from search.service import search
from tests.test_cli import REPORT, as_json, hongfan
from web.workspace import Workspace, workspace_for

SEEN = "2026-11-22T08:00:00+08:00"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a folder with one report, indexed by Whoosh."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    made = Settings(data=str(tmp_path / "data"))
    with workspace_for(made, writing="test") as workspace:
        ingest([tmp_path / "report.txt"], workspace.folder, workspace.store, workspace.index, seen=SEEN)
    return made


def remake(settings: Settings, engine: str = "") -> None:
    with workspace_for(settings, writing="test", remake=True) as workspace, workspace.new_index(engine) as index:
        rebuild(workspace.folder, workspace.store, index)


def engine_and_total(settings: Settings) -> tuple[str, int]:
    with workspace_for(settings) as workspace:
        return workspace.index.engine, search("灯塔先锋", workspace.index, workspace.store).total


def chosen(settings: Settings, url: str) -> Settings:
    return Settings(data=settings.data, index_url=url)


def test_a_rebuild_takes_another_engine_and_the_next_one_keeps_it(settings: Settings) -> None:
    before = engine_and_total(settings)
    remake(settings, "tantivy")
    assert engine_and_total(settings) == ("tantivy", before[1])
    remake(settings)
    assert engine_and_total(settings) == ("tantivy", before[1])


def test_an_index_of_another_engine_than_the_setting_is_not_read_before_it_is_rebuilt(settings: Settings) -> None:
    fast = chosen(settings, "tantivy:")
    with pytest.raises(IndexUnavailableError, match="hongfan rebuild"):
        engine_and_total(fast)
    remake(fast)
    assert engine_and_total(fast)[0] == "tantivy"


def test_a_new_folder_gets_the_engine_of_the_setting(tmp_path: Path) -> None:
    with workspace_for(Settings(data=str(tmp_path), index_url="tantivy:"), writing="test") as workspace:
        assert workspace.index.engine == "tantivy"


def test_a_rebuild_does_not_go_against_the_setting(settings: Settings) -> None:
    with pytest.raises(ConfigError, match="HONGFAN_INDEX_URL"):
        remake(chosen(settings, "whoosh:"), "tantivy")


@pytest.mark.parametrize("url", ["elastic:", "whoosh:/elsewhere", "tantivy:folder"])
def test_an_unknown_engine_is_told_with_those_there_are(url: str) -> None:
    with pytest.raises(ConfigError, match="whoosh:, tantivy:"):
        engine_of(url)


@pytest.mark.parametrize("damage", [b"", b"{}", b"not json"])
def test_an_index_that_cannot_be_read_can_be_remade(settings: Settings, damage: bytes) -> None:
    with workspace_for(settings) as workspace:
        current = workspace.folder.index_path / "current.json"
    current.write_bytes(damage)
    with pytest.raises(IndexUnavailableError, match="hongfan rebuild"):
        engine_and_total(settings)
    remake(settings)
    assert engine_and_total(settings)[1] > 0


def test_the_doctor_advises_the_fast_engine_for_many_passages_and_finds_nothing_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examined(workspace: Workspace) -> tuple[list[str], bool]:
        report = doctor.examine(workspace.folder, workspace.store, workspace.index)
        return report.advice, report.complete

    with workspace_for(settings, writing="test") as workspace:
        assert examined(workspace) == ([], True)
        monkeypatch.setattr(doctor, "_COMFORTABLE", 0)
        (advice,), complete = examined(workspace)
    assert "hongfan rebuild --engine tantivy" in advice
    assert complete


def test_the_command_rebuilds_with_the_engine_and_says_so_in_its_statistics(settings: Settings) -> None:
    data = Path(settings.data)
    hongfan(data, "rebuild", "--engine", "tantivy")
    assert as_json(data, "stats")["index"]["engine"] == "tantivy"
    assert as_json(data, "search", "灯塔先锋")["total"] > 0
    assert "whoosh" in hongfan(data, "rebuild", "--engine", "lucene", code=2)
