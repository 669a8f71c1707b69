"""Versions of a text: which is the earliest, what the others are, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.stores.memory import MemoryStore
from search.lineage.common import common_blocks
from search.lineage.differences import Comparison, Text, compare, text_of
from search.lineage.families import UNDATED, Families
from search.lineage.kept import Lineage, LineageView
from search.quotes.folding import fold_words
from tests.unit.lineage_scenes import family
from tests.unit.quote_scenes import record

RECORDS = family()
ALONE = record("独篇", "校门口分时放学，先放低年级，再放高年级，家长在划好的格子里等")
TEXTS = st.text(alphabet="甲乙丙丁戊，。1二 \n", max_size=60)


@pytest.fixture
def families() -> Families:
    store = MemoryStore()
    store.load([*RECORDS.values(), ALONE])
    return Families(store)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[LineageView]:
    with Lineage(tmp_path, create=True) as lineage:
        lineage.add([*RECORDS.values(), ALONE])
        with lineage.reading() as opened:
            yield opened


def beside_the_earliest(name: str) -> Comparison:
    return compare(text_of(RECORDS["earliest"]), text_of(RECORDS[name]))


def plain(text: str) -> Text:
    return Text(text, fold_words(text), frozenset(), frozenset())


def test_the_earliest_stands_first_and_the_undated_last(families: Families, view: LineageView) -> None:
    (found,) = families.all(view)
    assert [version.document.id for version in found.versions] == [
        RECORDS[name].document.id for name in ("earliest", "reprint", "excerpt", "template", "revised")
    ]


def test_without_a_date_none_is_called_the_earliest(tmp_path: Path) -> None:
    undated = [
        replace(one, document=replace(one.document, date="")) for one in (RECORDS["earliest"], RECORDS["reprint"])
    ]
    store = MemoryStore()
    store.load(undated)
    with Lineage(tmp_path, create=True) as lineage:
        lineage.add(undated)
        with lineage.reading() as view:
            (found,) = Families(store).all(view)
    assert (found.is_dated, found.versions[0].kind) == (False, UNDATED)


@pytest.mark.parametrize("name", ["reprint", "revised", "excerpt", "template"])
def test_each_version_is_named_for_what_it_is(name: str) -> None:
    assert beside_the_earliest(name).kind == name


def test_a_document_without_others_is_a_family_of_its_own(families: Families, view: LineageView) -> None:
    found = families.of(view, ALONE.document.id)
    assert [version.document.id for version in found.versions] == [ALONE.document.id]
    assert found.kind == ""
    assert found not in families.all(view)


def test_who_asks_for_a_document_that_is_not_there_is_told(families: Families, view: LineageView) -> None:
    with pytest.raises(NotFoundError):
        families.of(view, DocumentId("document:0000000000000000"))


def test_names_and_figures_are_told_apart_from_other_changes() -> None:
    slots = {piece.later: piece.slot for piece in beside_the_earliest("template").pieces if not piece.same}
    assert slots["何田秀"] == "name"
    assert slots["47"] == "figure"
    assert "" not in slots.values()


def test_another_manner_of_writing_is_no_difference() -> None:
    assert all(piece.same for piece in compare(plain("三百九十九名黨員，"), plain("399 名党员。")).pieces)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(earlier: str, later: str) -> None:
    pieces = compare(plain(earlier), plain(later)).pieces
    assert "".join(piece.earlier for piece in pieces) == earlier
    assert "".join(piece.later for piece in pieces) == later


@given(TEXTS, TEXTS, TEXTS)
def test_common_blocks_are_in_both_texts_and_in_order(one: str, other: str, shared: str) -> None:
    one, other = one + shared + other, other + shared + one
    at = other_at = 0
    for block in common_blocks(one, other):
        assert one[block.start : block.end] == other[block.other_start : block.other_end]
        assert block.start >= at
        assert block.other_start >= other_at
        at, other_at = block.end, block.other_end


@given(st.text(min_size=2))
def test_a_text_has_all_of_itself(text: str) -> None:
    assert sum(block.size for block in common_blocks(text, text)) == len(text)
