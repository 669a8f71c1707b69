"""Other names of what is asked for: which are taken, and which would lead astray."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.curation.steps import AddAlias, Entry
from kg.stores.memory import MemoryStore
from search.aliases import other_names, with_aliases
from search.parser import parse
from search.tree import All, AnyOf, Not, Phrase, Term
from tests.contract.records import SCOPE, Report

Names = Callable[[str], list[str]]


@pytest.fixture
def store() -> MemoryStore:
    report = Report(
        "全县开展灯塔引航活动，即灯引活动、灯塔活动，也叫港湾行动。",
        "东岛县委组织部（县委组织部）和东岛县港航事务中心（港航中心、校团委）负责，李明同志（李书记）牵头。",
    )
    report.entity("initiative", "灯塔引航活动", surfaces=["灯塔引航活动", "灯引活动", "灯塔活动", "港湾行动"])
    report.entity("organisation", "东岛县委组织部", scope=SCOPE, surfaces=["东岛县委组织部", "县委组织部"])
    report.entity("organisation", "东岛县港航事务中心", surfaces=["东岛县港航事务中心", "港航中心", "校团委"])
    report.entity("person", "李明", surfaces=["李明", "李书记"])
    store = MemoryStore()
    store.put(report.record())
    return store


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("灯引活动", ["灯塔引航"]),
        ("灯引", ["灯塔引航"]),
        ("“燈引”活動", ["灯塔引航"]),
        ("灯塔引航活动", ["灯引活动"]),
        ("灯塔引航", ["灯引活动"]),
        ("港航中心", ["东岛县港航事务中心"]),
        ("东岛县港航事务中心", ["港航中心"]),
    ],
)
def test_a_name_leads_to_names_that_say_it_otherwise(store: MemoryStore, typed: str, expected: list[str]) -> None:
    assert [name for name in other_names(typed, store) if name in expected] == expected


@pytest.mark.parametrize("typed", ["县委组织部", "校团委", "李书记", "李明", "活动", "全县", "dt", "", "灯" * 40])
def test_what_is_many_or_common_or_no_name_leads_nowhere(store: MemoryStore, typed: str) -> None:
    assert list(other_names(typed, store)) == []


def test_a_name_that_means_another_thing_elsewhere_is_not_looked_for(store: MemoryStore) -> None:
    assert not {"校团委", "港湾行动", "灯塔活动"} & {
        *other_names("东岛县港航事务中心", store),
        *other_names("灯塔引航", store),
    }


def test_two_entities_of_one_name_lead_nowhere(store: MemoryStore) -> None:
    other = Report("西岛县也有灯引活动，全称灯下引路活动。")
    other.entity("initiative", "灯下引路活动", scope="place:999902", surfaces=["灯下引路活动", "灯引活动"])
    store.put(other.record())
    assert list(other_names("灯引活动", store)) == []


def test_a_name_given_by_people_holds_in_any_case(store: MemoryStore) -> None:
    entity = next(e for record in store.records() for e in record.entities if e.canonical == "灯塔引航活动")
    store.judge([Entry("a", "2026-11-22T08:00:00+08:00", "b", AddAlias(entity.id, "村灯"))])
    assert with_aliases(parse("村灯"), store).root == AnyOf((Term("村灯"), Phrase("灯塔引航")))


def test_names_are_widened_wherever_they_are_asked_for_and_hints_tell_so(store: MemoryStore) -> None:
    widened = with_aliases(parse("灯引活动 渔民 -灯引"), store)
    choice = AnyOf((Term("灯引活动"), Phrase("灯塔引航")))
    assert widened.root == All((choice, Term("渔民"), Not(Term("灯引"))))
    assert widened.hints == ("“灯引活动”也按“灯塔引航”检索 · “灯引活动” was also looked for as “灯塔引航”",)


def test_a_phrase_is_asked_for_as_it_stands_and_a_hint_tells_of_other_names(store: MemoryStore) -> None:
    widened = with_aliases(parse('"灯引活动"'), store)
    assert widened.root == Phrase("灯引活动")
    assert [hint.partition(" · ")[0] for hint in widened.hints] == ["“灯引活动”只按原样检索，不加引号则也按“灯塔引航”"]
