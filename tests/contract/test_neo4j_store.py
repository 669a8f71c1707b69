"""Neo4jStore under the contract, on a real server, and what is true of a store on a server only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import GraphStore
from kg.stores import open_store
from tests.contract.store_contract import StoreContract
from tests.services.neo4j import Neo4jServer


class TestNeo4jStore(StoreContract):
    @pytest.fixture
    def store(self, neo4j: Neo4jServer) -> Iterator[GraphStore]:
        with open_store(neo4j.url, neo4j.login) as store:
            yield store
