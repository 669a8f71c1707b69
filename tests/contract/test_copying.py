"""A graph that moves between stores is the same graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.curation.steps import Entry, Rename
from kg.errors import CopyError
from kg.store import GraphStore
from kg.stores import open_store
from kg.stores.copying import copy_graph, export_sha256
from tests.contract.records import PRACTICE, id_of, island_record, practice_report
from tests.contract.view import view
from tests.services.neo4j import Neo4jServer

ISLAND = island_record()


@pytest.fixture
def source() -> Iterator[GraphStore]:
    """Three documents, and a step that people took."""
    with open_store("memory:") as store:
        for record in (ISLAND, *(practice_report(f"第{n}次推进渔家先锋行动。")[1] for n in range(2))):
            store.put(record)
        step = Rename(id_of(ISLAND, PRACTICE), "渔家先锋工程")
        store.judge([Entry("tester", "2026-01-01T00:00:00+08:00", "改名", step)])
        yield store


@pytest.fixture
def target(tmp_path: Path) -> Iterator[GraphStore]:
    with open_store(f"sqlite:{tmp_path / 'graph.sqlite3'}") as store:
        yield store


def test_a_graph_goes_from_memory_to_sqlite_to_neo4j_and_back(
    source: GraphStore, target: GraphStore, neo4j: Neo4jServer, tmp_path: Path
) -> None:
    with open_store(neo4j.url, neo4j.login) as server, open_store(f"sqlite:{tmp_path / 'back.sqlite3'}") as back:
        for one, other in [(source, target), (target, server), (server, back)]:
            copy_graph(one, other)
            assert export_sha256(one) == export_sha256(other)
            assert view(one) == view(other)


def test_progress_is_told_document_by_document(source: GraphStore, target: GraphStore) -> None:
    told = []
    copy_graph(source, target, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_another_graph_in_the_target_is_not_overwritten(source: GraphStore, target: GraphStore) -> None:
    target.put(practice_report("别处的渔家先锋行动。")[1])
    before = export_sha256(target)
    with pytest.raises(CopyError, match="--replace"):
        copy_graph(source, target)
    assert export_sha256(target) == before


def test_another_graph_in_the_target_is_replaced_where_that_is_wanted(source: GraphStore, target: GraphStore) -> None:
    target.put(practice_report("别处的渔家先锋行动。")[1])
    copy_graph(source, target, replace=True)
    assert export_sha256(target) == export_sha256(source)


def test_a_copy_that_was_broken_off_goes_on(source: GraphStore, target: GraphStore) -> None:
    target.judge(source.entries)
    target.put(next(source.records()))
    copy_graph(source, target, replace=True)
    assert export_sha256(target) == export_sha256(source)
    assert target.sequence == 4  # the ledger and three documents, each once


def test_copying_again_changes_nothing(source: GraphStore, target: GraphStore) -> None:
    copy_graph(source, target)
    before = target.sequence
    copy_graph(source, target)
    assert target.sequence == before


def test_an_empty_source_is_refused(target: GraphStore) -> None:
    with open_store("memory:") as empty, pytest.raises(CopyError, match="nothing to copy"):
        copy_graph(empty, target, replace=True)
