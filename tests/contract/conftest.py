"""Fixtures of the contract; the test class of a backend brings the `store`."""

from __future__ import annotations

import pytest

from kg.model import DocumentRecord
from kg.store import GraphStore
from tests.contract.records import island_record


@pytest.fixture
def island(store: GraphStore) -> DocumentRecord:
    """A record that the store holds."""
    record = island_record()
    store.put(record)
    return record
