"""The bars of the check of quotations, on a few hundred cases; python -m tests.quality.quotes prints the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.stores import open_store
from search.quotes.checking import Checker
from search.shingles import Shingles
from tests.quality.quotes.cases import make_cases
from tests.quality.quotes.corpus import divided
from tests.quality.quotes.measure import Tally, failures, measured

pytestmark = pytest.mark.xdist_group("quotes")  # one process makes what they share

_CASES = 300
_SEED = 1


@pytest.fixture(scope="module")
def tallies(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tally]:
    documents = divided(shared)
    folder = tmp_path_factory.mktemp("quotes")
    with open_store(f"sqlite:{folder}/graph.sqlite3") as store, Shingles(folder, create=True) as shingles:
        store.load(documents.ingested)
        shingles.add(documents.ingested)
        with shingles.reading() as view:
            return measured(make_cases(documents, _CASES, seed=_SEED).made, Checker(view, store))


def test_every_bar_of_the_check_of_quotations_is_met(tallies: dict[str, Tally]) -> None:
    assert list(failures(tallies, spared=1)) == []
