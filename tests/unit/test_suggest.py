"""Suggestions while typing."""

from __future__ import annotations

import pytest

from kg.errors import StoreUnavailableError
from kg.stores.memory import MemoryStore
from search.suggest import Suggester, Task
from tests.contract.records import Report, island_record


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.put(island_record())
    return store


def names(suggester: Suggester, typed: str, *, limit: int = 10) -> list[str]:
    return [suggestion.entity.canonical for suggestion in suggester.suggest(typed, limit=limit)]


@pytest.mark.parametrize(
    "typed",
    ["渔家", "漁家先", "yjxf", "YJ", "yujiaxian", "先锋行动", "ｙｊ", "yu jia", "“渔家”先锋", "xingdong", "xfxd", "渔家xf", "yuj先锋", "yjxianfeng", "渔j先f"],
)  # fmt: skip
def test_a_name_is_found_by_beginning_part_initials_pinyin_and_mixtures(store: MemoryStore, typed: str) -> None:
    assert "渔家先锋行动" in names(Suggester(store), typed)


def test_a_beginning_comes_before_a_part(store: MemoryStore) -> None:
    store.put(Report("先锋行动队成立。", title="无").record())
    report = Report("先锋港在建。", "先锋港启用。", title="无")
    report.entity("organisation", "先锋港")
    store.put(report.record())
    assert names(Suggester(store), "先锋") == ["先锋港", "渔家先锋行动"]


def test_a_whole_name_comes_before_longer_ones(store: MemoryStore) -> None:
    for number, name in enumerate(("海山渔港", "海山渔港", "海山")):
        report = Report(f"{name}见闻之{number}。", title="无")
        report.entity("organisation", name)
        store.put(report.record())
    assert names(Suggester(store), "海山")[0] == "海山"


@pytest.mark.parametrize("typed", ["ujia", "yj锋", "jiaxf", "渔家xfxdd"])
def test_letters_fit_whole_characters_in_order_only(store: MemoryStore, typed: str) -> None:
    assert names(Suggester(store), typed) == []


def test_what_stands_in_more_documents_and_later_ones_comes_first(store: MemoryStore) -> None:
    for number, (name, date) in enumerate([("海山渔村", "2010"), ("海山渔港", "2020"), ("海山渔港", "2011")]):
        report = Report(f"{name}见闻之{number}。", title="无", date=date)
        report.entity("organisation", name)
        store.put(report.record())
    assert names(Suggester(store), "海山") == ["海山渔港", "海山镇", "海山渔村"]


def test_a_suggestion_knows_where_its_entity_is_at_home(store: MemoryStore) -> None:
    assert [suggestion.place for suggestion in Suggester(store).suggest("李明")] == ["东岛县"]


def test_nothing_typed_and_nothing_fitting_suggest_nothing(store: MemoryStore) -> None:
    suggester = Suggester(store)
    assert [names(suggester, typed) for typed in ("", " ", "无此名", "\n")] == [[], [], [], []]
    assert names(suggester, "海", limit=0) == []


def test_an_entity_is_suggested_once_and_no_more_than_wanted(store: MemoryStore) -> None:
    assert names(Suggester(store), "d", limit=1) == ["东岛县"]
    assert len(set(names(Suggester(store), "d"))) == len(names(Suggester(store), "d"))


def test_a_change_of_the_graph_is_seen_once_the_table_has_paid_for_itself(store: MemoryStore) -> None:
    times = iter([0.0, 1.0, 2.0, 500.0, 501.0, 502.0])
    suggester = Suggester(store, clock=lambda: next(times), start=lambda task: task())
    assert names(suggester, "李") == ["李明"]
    store.remove(island_record().document.id)
    assert names(suggester, "李") == ["李明"]
    assert names(suggester, "李") == []


def test_the_old_table_answers_until_the_new_one_is_made(store: MemoryStore) -> None:
    tasks: list[Task] = []
    times = iter(range(0, 10_000, 100))
    suggester = Suggester(store, clock=lambda: float(next(times)), start=tasks.append)
    assert names(suggester, "李") == ["李明"]
    store.remove(island_record().document.id)
    while not tasks:
        assert names(suggester, "李") == ["李明"]
    assert names(suggester, "李") == ["李明"]
    assert len(tasks) == 1
    tasks[0]()
    assert names(suggester, "李") == []


class _ClosedStore(MemoryStore):
    @property
    def sequence(self) -> int:
        if self.is_closed:
            raise StoreUnavailableError("closed")
        return super().sequence

    is_closed = False


def test_a_store_that_is_closed_meanwhile_leaves_the_old_table() -> None:
    store = _ClosedStore()
    store.put(island_record())
    tasks: list[Task] = []
    times = iter(range(0, 10_000, 100))
    suggester = Suggester(store, clock=lambda: float(next(times)), start=tasks.append)
    assert names(suggester, "李") == ["李明"]
    store.remove(island_record().document.id)
    while not tasks:
        names(suggester, "李")
    store.is_closed = True
    tasks[0]()
    store.is_closed = False
    assert names(suggester, "李") == ["李明"]
