"""The backends under the contract, and what is true of a store in a file only."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kg import sqlite_
from kg.errors import ConfigError, IngestAbortedError, StoreUnavailableError
from kg.model import DocumentRecord
from kg.sqlite_ import Database
from kg.store import GraphStore
from kg.stores import STORES, open_store
from kg.stores.sqlite import SqliteStore
from kg.stores.sqlite.schema import GRAPH
from tests.contract import test_neo4j_store
from tests.contract.records import Report
from tests.contract.store_contract import StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> GraphStore:
        return open_store("memory:")


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "graph.sqlite3"

    @pytest.fixture
    def store(self, path: Path) -> Iterator[GraphStore]:
        with open_store(f"sqlite:{path}") as store:
            yield store

    def test_an_error_while_putting_leaves_the_state_before(self, store: GraphStore, island: DocumentRecord) -> None:
        before = (store.sequence, list(store.export()), store.counts())
        broken = replace(island, noise=(object(),))  # type: ignore[arg-type]  # noise is written last
        with pytest.raises(AttributeError):
            store.put(broken)
        assert (store.sequence, list(store.export()), store.counts()) == before

    def test_a_reopened_file_holds_the_same(self, path: Path, store: GraphStore, island: DocumentRecord) -> None:
        store.close()
        with SqliteStore(path) as reopened:
            assert (list(reopened.records()), reopened.sequence) == ([island], 1)

    def test_a_closed_store_says_so(self, store: GraphStore) -> None:
        store.close()
        with pytest.raises(StoreUnavailableError, match="closed"):
            store.counts()

    def test_threads_that_read_beside_a_writer_see_the_state_before_or_after(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        bare = replace(island, entities=(), relations=(), slogans=(), figures=(), conflicts=())
        with ThreadPoolExecutor(3) as pool:
            reads = []
            for n in range(60):
                reads += [pool.submit(store.get_record, island.document.id) for _ in range(3)]
                store.put((bare, island)[n % 2])
        assert all(read.result() in (bare, island) for read in reads)

    @pytest.mark.parametrize(("version", "advice"), [(99, "update Hongfan"), (-1, "hongfan rebuild")])
    def test_a_file_of_another_version_is_refused_with_advice(
        self, path: Path, store: GraphStore, version: int, advice: str
    ) -> None:
        store.close()
        with Database(path, GRAPH).writing() as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(StoreUnavailableError, match=advice):
            SqliteStore(path)

    def test_a_file_that_is_no_database_is_refused_with_advice(self, path: Path) -> None:
        path.write_bytes("不是数据库".encode() * 1000)
        with pytest.raises(StoreUnavailableError, match="hongfan rebuild"):
            SqliteStore(path)

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(StoreUnavailableError, match="folder exists"):
            SqliteStore(tmp_path / "missing" / "graph.sqlite3")

    def test_a_full_disk_stops_the_run_and_keeps_what_was_there(
        self, path: Path, store: GraphStore, island: DocumentRecord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.close()
        monkeypatch.setattr(sqlite_, "_PRAGMAS", (*sqlite_._PRAGMAS, "PRAGMA max_page_count = 1"))  # no page more
        with SqliteStore(path) as full:
            with pytest.raises(IngestAbortedError, match="disk full"):
                full.put(Report("渔家" * 100_000).record())
            assert list(full.records()) == [island]


TESTED = {"memory": TestMemoryStore, "sqlite": TestSqliteStore, "bolt": test_neo4j_store.TestNeo4jStore}


def test_every_store_is_under_the_contract() -> None:
    assert set(STORES.values()) == {STORES[scheme] for scheme in TESTED}
    assert all(issubclass(tests, StoreContract) for tests in TESTED.values())


@pytest.mark.parametrize("url", ["mongo://x", "", "sqlite", "sqlite:", "memory:x"])
def test_a_url_that_no_store_has_is_refused_with_what_would_do(url: str) -> None:
    with pytest.raises(ConfigError, match=r"HONGFAN_STORE_URL.*(memory|sqlite):"):
        open_store(url)
