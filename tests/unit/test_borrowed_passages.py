"""Passages that stand in other texts as well are found, those of the same text's versions are not told again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import DocumentRecord
from kg.stores.memory import MemoryStore
from search.lineage.kept import Lineage
from search.lineage.passages import Borrowed, borrowed_passages
from tests.unit.lineage_scenes import GIVER, REPRINT, TAKER


@pytest.fixture
def found(tmp_path: Path) -> Callable[[DocumentRecord, DocumentRecord], list[Borrowed]]:
    def ask(one: DocumentRecord, other: DocumentRecord) -> list[Borrowed]:
        store = MemoryStore()
        store.load([one, other])
        with Lineage(tmp_path, create=True) as lineage:
            lineage.add([one, other])
            with lineage.reading() as view:
                return borrowed_passages(one, view, store)

    return ask


def test_a_passage_taken_over_is_told_with_its_place(
    found: Callable[[DocumentRecord, DocumentRecord], list[Borrowed]],
) -> None:
    (one,) = found(TAKER, GIVER)
    assert (one.passage.ordinal, one.document.id, one.other.ordinal) == (3, GIVER.document.id, 2)
    assert 0.6 < one.within < 1


def test_versions_of_the_same_text_are_told_elsewhere(
    found: Callable[[DocumentRecord, DocumentRecord], list[Borrowed]],
) -> None:
    assert found(TAKER, REPRINT) == []
