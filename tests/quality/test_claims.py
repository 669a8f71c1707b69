"""Claims with figures: a right one is never called wrong, and most of the wrong ones are found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.process import process
from kg.store import GraphStore
from kg.stores.sqlite import SqliteStore
from tests.quality.claims.cases import make_cases
from tests.quality.claims.measure import verdicts
from tests.quality.search.questions import closed_files

pytestmark = pytest.mark.xdist_group("claims")  # one process makes what they share

_EVERY = 1 if os.environ.get("HONGFANTEST_CAMPAIGN") == "full" else 8  # of corpus_more; all of it takes minutes
_EACH = 100
_FOUND = 0.60


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Real reports with all that is extracted from them."""
    folders = (sorted((shared / "corpus").glob("*.txt")), sorted((shared / "corpus_more").glob("*.txt"))[::_EVERY])
    paths = [path for folder in folders for path in folder if path.name not in closed_files()]
    with SqliteStore(tmp_path_factory.mktemp("claims") / "graph.sqlite3") as store:
        store.load(record for path in paths for record in process(path.read_bytes(), path.name, {}))
        yield store


@pytest.mark.parametrize("seed", [7, 20261122])
def test_right_claims_are_never_called_wrong_and_most_wrong_ones_are_found(store: GraphStore, seed: int) -> None:
    cases = make_cases(store, seed=seed, each=_EACH)
    assert len(cases) == 2 * _EACH
    found = verdicts(cases, store)
    assert found[True]["differs"] == 0, found
    assert found[False]["differs"] >= _FOUND * _EACH, found
