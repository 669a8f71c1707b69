"""Shingles agree with the records added, whatever the order of adding and removing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import IndexUnavailableError
from kg.model import DocumentRecord
from search.quotes.folding import fold_words
from search.shingles import Shingles, runs_of
from tests.unit.quote_scenes import record


@pytest.fixture
def shingles(tmp_path: Path) -> Iterator[Shingles]:
    with Shingles(tmp_path, create=True) as opened:
        yield opened


def passages_with(shingles: Shingles, words: str) -> set[tuple[str, int]]:
    with shingles.reading() as view:
        places = view.places(view.holding(runs_of(fold_words(words).units), limit=100)).values()
        return {(place.document_id, place.ordinal) for place in places}


def test_a_run_is_found_in_every_passage_that_holds_it(shingles: Shingles) -> None:
    one = record("甲村", "支部每月议事一次", "干部轮流值班", date="2010")
    other = record("乙村", "村里也每月议事一次", date="2009")
    shingles.add([one, other])
    assert passages_with(shingles, "每月议事一次") == {(one.document.id, 2), (other.document.id, 2)}


def test_a_run_over_the_border_counts_for_the_passage_where_it_begins(shingles: Shingles) -> None:
    one = record("甲村", "支部每月议", "事一次")
    shingles.add([one])
    assert passages_with(shingles, "月议事一") == {(one.document.id, 2)}


def test_what_is_removed_is_not_found_and_may_come_back(shingles: Shingles) -> None:
    one = record("甲村", "支部每月议事一次")
    shingles.add([one])
    shingles.remove([one.document.id])
    assert passages_with(shingles, "每月议事") == set()
    assert shingles.document_ids() == set()
    shingles.add([one])
    assert passages_with(shingles, "每月议事") == {(one.document.id, 2)}


def test_adding_twice_changes_nothing(shingles: Shingles) -> None:
    one: DocumentRecord = record("甲村", "支部每月议事一次")
    for _ in range(2):
        shingles.add([one])
    with shingles.reading() as view:
        assert len(view.holding(["每月议事"], limit=10)) == 1


def test_a_folder_without_shingles_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="hongfan doctor"):
        Shingles(tmp_path)


def test_joining_the_parts_when_it_is_closed_changes_no_answer(tmp_path: Path) -> None:
    villages = [record(f"{name}村", f"支部每月议事一次，{name}村也是") for name in "甲乙丙丁"]
    with Shingles(tmp_path, create=True) as shingles:
        for village in villages:
            shingles.add([village])
        before = passages_with(shingles, "每月议事一次")
    with Shingles(tmp_path) as shingles:
        assert passages_with(shingles, "每月议事一次") == before == {(each.document.id, 2) for each in villages}
