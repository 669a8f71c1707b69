"""The documents that questions are put to, read once for all tests that ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.practices.asking import PracticeSearch
from tests.quality.search.corpus import corpus_in
from web.workspace import Workspace


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """For tests of the group "corpus", which run in one process."""
    with corpus_in(tmp_path_factory.mktemp("questions") / "data", shared) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def practices(corpus: Workspace) -> PracticeSearch:
    """The practices of the corpus, with their vectors."""
    search = PracticeSearch(corpus.store, corpus.index, corpus.folder.index_path)
    search.make_vectors(lambda _done, _total: None)
    return search
