"""The state file: sources and removals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import NotFoundError, StoreUnavailableError
from kg.ids import DocumentId
from kg.state import ManifestEntry, State

OLD, NEW = "0" * 64, "1" * 64
PATH = "/reports/村情.txt"
DOCUMENT = DocumentId("document:1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite3"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    with State(path) as state:
        yield state


def noted(state: State) -> list[tuple[str, str]]:
    return [(entry.path, entry.sha256) for entry in state.active_sources()]


def test_a_source_is_new_once(state: State) -> None:
    assert state.note_source(OLD, PATH, {}, "2026-01-01T08:00:00") is True
    assert state.note_source(OLD, PATH, {}, "2026-01-02T08:00:00") is False


def test_a_source_keeps_its_metadata_and_when_it_was_first_seen(state: State) -> None:
    state.note_source(OLD, PATH, {"title": "村情"}, "2026-01-01T08:00:00")
    state.note_source(OLD, PATH, {"title": "村情"}, "2026-01-02T08:00:00")
    assert state.active_sources() == [ManifestEntry(OLD, "村情.txt", PATH, {"title": "村情"}, "2026-01-01T08:00:00")]


def test_other_metadata_is_news_and_takes_the_place_of_the_old(state: State) -> None:
    state.note_source(OLD, PATH, {"title": "村情"}, "2026-01-01")
    assert state.note_source(OLD, PATH, {"title": "村情简报"}, "2026-01-02") is True
    (entry,) = state.active_sources()
    assert (entry.metadata, entry.first_seen) == ({"title": "村情简报"}, "2026-01-01")


def test_the_same_bytes_under_two_paths_are_two_entries(state: State) -> None:
    for path in ("/b/x.txt", "/a/x.txt"):
        state.note_source(OLD, path, {}, "2026-01-01")
    assert noted(state) == [("/a/x.txt", OLD), ("/b/x.txt", OLD)]


def test_sources_come_by_file_name_whatever_the_order_of_noting(state: State) -> None:
    for path in ("/a/2.txt", "/b/1.txt", "/a/3.txt"):
        state.note_source(OLD, path, {}, "2026-01-01")
    assert [path for path, _ in noted(state)] == ["/b/1.txt", "/a/2.txt", "/a/3.txt"]


def test_a_changed_file_supersedes_what_it_was(state: State) -> None:
    state.note_source(OLD, PATH, {}, "2026-01-01")
    state.note_source(NEW, PATH, {}, "2026-01-02")
    state.supersede(PATH, OLD, NEW)
    assert noted(state) == [(PATH, NEW)]
    assert state.current_sha(PATH) == NEW


def test_superseding_at_one_path_leaves_the_same_bytes_at_another(state: State) -> None:
    for path in (PATH, "/copy.txt"):
        state.note_source(OLD, path, {}, "2026-01-01")
    state.supersede(PATH, OLD, NEW)
    assert noted(state) == [("/copy.txt", OLD)]


def test_until_it_is_superseded_the_old_is_current_so_that_a_crash_loses_nothing(state: State) -> None:
    state.note_source(OLD, PATH, {}, "2026-01-01")
    state.note_source(NEW, PATH, {}, "2026-01-02")
    assert state.current_sha(PATH) == OLD


def test_a_file_that_gets_its_earlier_bytes_back_is_read_again(state: State) -> None:
    state.note_source(OLD, PATH, {}, "2026-01-01")
    state.note_source(NEW, PATH, {}, "2026-01-02")
    state.supersede(PATH, OLD, NEW)
    assert state.note_source(OLD, PATH, {}, "2026-01-03") is True
    assert state.current_sha(PATH) == NEW
    state.supersede(PATH, NEW, OLD)
    assert noted(state) == [(PATH, OLD)]


def test_an_unknown_path_has_no_bytes(state: State) -> None:
    assert state.current_sha(PATH) == ""


def test_a_removed_document_is_remembered_until_it_is_restored(state: State) -> None:
    state.remove_document(DOCUMENT, "2026-01-01", "应作者要求")
    state.remove_document(DOCUMENT, "2026-01-02", "")
    assert state.removed_documents() == {DOCUMENT}
    state.restore_document(DOCUMENT)
    assert state.removed_documents() == set()


def test_restoring_what_was_not_removed_is_told(state: State) -> None:
    with pytest.raises(NotFoundError, match="document:1"):
        state.restore_document(DOCUMENT)


def test_a_reopened_state_holds_the_same(path: Path, state: State) -> None:
    state.note_source(OLD, PATH, {"title": "村情"}, "2026-01-01")
    state.remove_document(DOCUMENT, "2026-01-01", "")
    before = (state.active_sources(), state.removed_documents())
    state.close()
    with State(path) as reopened:
        assert (reopened.active_sources(), reopened.removed_documents()) == before


def test_a_damaged_state_asks_for_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite3"
    path.write_bytes(b"nothing that SQLite knows" * 100)
    with pytest.raises(StoreUnavailableError, match="backup"):
        State(path)
