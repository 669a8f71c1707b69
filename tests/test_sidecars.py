"""Shingles are kept with the index: by ingest, rebuild and remove; doctor makes anew what is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.doctor import examine
from ingest.pipeline import rebuild, remove
from kg.settings import Settings
from search.distinctive.region_words import COUNTRY, WordCount
from search.generations import current_region_words, current_shingles
from search.quotes.checking import Checker
from search.shingles import Shingles
from search.sidecars import CurrentSidecar
from tests.workspaces import read_into, sample_files
from web.workspace import Workspace, workspace_for


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_into(tmp_path, sample_files()[:2])


def verdict_of_first_words(workspace: Workspace, shingles: CurrentSidecar[Shingles] | None = None) -> str:
    document_id = next(iter(workspace.store.document_ids()))
    words = max((p.text for p in workspace.store.get_record(document_id).passages), key=len)[:60]
    with (shingles or current_shingles(workspace.folder.index_path)).now().reading() as view:
        return Checker(view, workspace.store).check_words(words).found.verdict


def test_what_was_read_is_found_at_once(settings: Settings) -> None:
    with workspace_for(settings) as workspace:
        assert verdict_of_first_words(workspace) == "verbatim"


def test_doctor_makes_lost_shingles_anew(settings: Settings) -> None:
    for path in Path(settings.data).rglob("shingles*"):
        path.unlink()
    with workspace_for(settings, writing="doctor") as workspace:
        problems = examine(workspace.folder, workspace.store, workspace.index).problems
    assert len(problems) == 2
    assert all(problem.mended for problem in problems)
    with workspace_for(settings) as workspace:
        assert verdict_of_first_words(workspace) == "verbatim"


def test_doctor_replaces_what_other_rules_made(settings: Settings) -> None:
    (made,) = Path(settings.data).rglob("shingles-*.sqlite3")
    other = made.rename(made.with_name("shingles-0.sqlite3"))
    with workspace_for(settings, writing="doctor") as workspace:
        assert examine(workspace.folder, workspace.store, workspace.index).problems
        assert verdict_of_first_words(workspace) == "verbatim"
    assert (made.exists(), other.exists()) == (True, False)


def test_a_remade_index_has_shingles_of_its_own(settings: Settings) -> None:
    with workspace_for(settings, writing="rebuild") as workspace:
        shingles = current_shingles(workspace.folder.index_path)
        assert verdict_of_first_words(workspace, shingles) == "verbatim"
        with workspace.new_index() as index:
            rebuild(workspace.folder, workspace.store, index)
        before, made = sorted(Path(settings.data).rglob("shingles-*.sqlite3"))
        before.unlink()  # whoever had the old ones open goes over to the new ones
        assert verdict_of_first_words(workspace, shingles) == "verbatim"
        assert made.exists()


def test_a_removed_document_is_not_quoted(settings: Settings) -> None:
    with workspace_for(settings, writing="remove") as workspace:
        gone, kept = workspace.store.document_ids()
        remove(gone, workspace.folder, workspace.store, workspace.index, when="2026-01-01T00:00:00+08:00")
        folder = next(path.parent for path in Path(settings.data).rglob("shingles-*.sqlite3"))
        with Shingles(folder) as shingles:
            assert shingles.document_ids() == {kept}


def words_of_the_country(workspace: Workspace) -> list[WordCount]:
    with current_region_words(workspace.folder.index_path).now().reading() as view:
        return sorted(view.counts(COUNTRY))


def test_words_by_region_are_those_of_a_rebuild_after_a_document_is_removed(settings: Settings) -> None:
    with workspace_for(settings, writing="rebuild") as workspace:
        gone = next(workspace.store.document_ids())
        remove(gone, workspace.folder, workspace.store, workspace.index, when="2026-01-01T00:00:00+08:00")
        before = words_of_the_country(workspace)
        with workspace.new_index() as index:
            rebuild(workspace.folder, workspace.store, index)
        assert words_of_the_country(workspace) == before != []
