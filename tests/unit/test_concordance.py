"""Every occurrence of a phrase is listed, wherever words begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import PassageId
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.concordance import ORDERS, find_concordance, occurrences_in
from search.current import open_index
from search.index import PassageIndex
from search.texts import FoldedText, FoldedTexts
from tests.contract.records import Report

DOCUMENT = Report("一").record().document
PLACES = (("东岛县", "999901"), ("东海市", "9999"), ("海省", "99"))


@pytest.fixture
def store() -> GraphStore:
    store = MemoryStore()
    store.put(Report("推進在建工程，工程建設提速。", "工程队。", title="甲", date="2012-03", region=PLACES).record())
    store.put(Report("工程ＡＢ，工程ab。", title="乙", doc_type="总结").record())
    return store


@pytest.fixture
def index(tmp_path: Path, store: GraphStore) -> Iterator[PassageIndex]:
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        yield index


@given(st.lists(st.text("党员工程在建，", max_size=12), max_size=5), st.text("党员工程在建", min_size=1, max_size=3))
def test_there_are_as_many_lines_as_characters_can_be_counted(texts: list[str], phrase: str) -> None:
    passages = [FoldedText(DOCUMENT, PassageId(f"{DOCUMENT.id}#p{n}"), text) for n, text in enumerate(texts, 1)]
    found = list(occurrences_in(passages, [phrase]))
    assert len(found) == sum(text.count(phrase) for text in texts)
    by_id = {passage.passage_id: passage.text for passage in passages}
    assert all(by_id[one.passage_id][one.start : one.end] == phrase for one in found)


@pytest.mark.parametrize(
    ("phrase", "standing"),
    [
        ("先锋、模范", ["先锋、模范", "先锋模范", "先锋”, “模范"]),
        ("先锋+模范", ["先锋、模范", "先锋模范", "先锋”, “模范"]),
        ("先锋模范", ["先锋模范"]),
        ("，先锋，模范。", ["先锋、模范", "先锋模范", "先锋”, “模范"]),
        ("2010-2012", ["2010—2012"]),
        ("20102012", ["20102012"]),
        ("占38.5%，比", ["占38.5%比"]),
        ("占385%", []),
        ("party building", ["party building", "party-building"]),
    ],
)
def test_marks_that_were_typed_may_be_others_or_none(phrase: str, standing: list[str]) -> None:
    text = (
        "先锋、模范，先锋模范；“先锋”, “模范”。2010—2012，20102012，占38.5%比，占38.5。party building，party-building。"
    )
    found = list(occurrences_in([FoldedText(DOCUMENT, PassageId("d#p1"), text)], [phrase]))
    assert [text[one.start : one.end] for one in found] == standing


@given(st.text("党员工程", max_size=20), st.lists(st.text("党员工程", min_size=1, max_size=3), min_size=1, max_size=3))
def test_several_phrases_never_overlap_and_none_is_left_over(text: str, phrases: list[str]) -> None:
    found = list(occurrences_in([FoldedText(DOCUMENT, PassageId("d#p1"), text)], phrases))
    assert all(before.end <= after.start for before, after in pairwise(found))
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    left_over = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert not any(phrase in rest for rest in left_over for phrase in phrases)


@pytest.mark.parametrize(("typed", "number"), [("工程", 5), ("程建", 1), ("建设", 1), ("AB", 2), ('"工程,工程"', 1)])
def test_a_phrase_is_found_inside_and_across_words_however_it_is_written(
    index: PassageIndex, store: GraphStore, typed: str, number: int
) -> None:
    assert len(find_concordance(typed, index, store, FoldedTexts(store)).lines) == number


@pytest.mark.parametrize(
    ("phrase", "standing"),
    [("5.5%", 2), ("5", 3), ("2012", 2), ("5.5", 2), ("12年", 1), ("15.5", 1), ("5%", 0)],
)
def test_a_figure_is_not_found_inside_a_longer_one(phrase: str, standing: int) -> None:
    passage = FoldedText(DOCUMENT, PassageId("d#p1"), "增长5.5%，达15.5%，其中5个2.5.5，约5.5%；2012.3年，2012，12年。")
    assert len(list(occurrences_in([passage], [phrase]))) == standing


def test_filters_and_exclusions_hold_for_the_passage(index: PassageIndex, store: GraphStore) -> None:
    texts = FoldedTexts(store)
    counted = {
        question: len(find_concordance(question, index, store, texts).lines)
        for question in (
            "工程 地区:东海市",
            "工程 地区:东海东岛",
            "工程 -地区:东海东岛",
            "工程 年份:2012 -工程队",
            "工程 文种:总结",
            "工程 -工程",
            "文种:总结",
        )
    }
    assert counted == {
        "工程 地区:东海市": 3,
        "工程 地区:东海东岛": 3,
        "工程 -地区:东海东岛": 2,
        "工程 年份:2012 -工程队": 2,
        "工程 文种:总结": 2,
        "工程 -工程": 0,
        "文种:总结": 0,
    }


def test_lines_are_sorted_by_what_stands_around(index: PassageIndex, store: GraphStore) -> None:
    texts = FoldedTexts(store)
    found = {order: find_concordance("工程", index, store, texts, order=order).lines for order in ORDERS}
    assert [line.left for line in found["left"]] == sorted(line.left for line in found["left"])
    assert [line.right for line in found["right"]] == sorted(line.right for line in found["right"])
    assert [line.document.title for line in found["date"]] == ["甲"] * 3 + ["乙"] * 2
    assert [line.document.title for line in found["place"]] == ["甲"] * 3 + ["乙"] * 2
    assert "建在进推" in {line.left for line in found["left"]}  # read from the phrase outwards


def test_counts_add_up_to_all_lines(index: PassageIndex, store: GraphStore) -> None:
    found = find_concordance("工程", index, store, FoldedTexts(store))
    assert {(count.value, count.passages) for count in found.facets["year"]} == {("2012", 3), ("", 2)}
    assert {(count.value, count.passages) for count in found.facets["region"]} == {
        ("place:999901", 3), ("place:9999", 3), ("place:99", 3), ("", 2),
    }  # fmt: skip
    assert sum(count.passages for count in found.facets["type"]) == len(found.lines) == 5


def test_what_changes_in_the_graph_is_seen_at_once(index: PassageIndex, store: GraphStore) -> None:
    texts = FoldedTexts(store)
    assert len(find_concordance("工程", index, store, texts).lines) == 5
    late = Report("工程。", title="丙").record()
    store.put(late)
    assert len(find_concordance("工程", index, store, texts).lines) == 6
    store.remove(late.document.id)
    assert len(find_concordance("工程", index, store, texts).lines) == 5
