"""The same text in several documents is counted each time and shown once, under the earliest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.current import open_index
from search.index import PassageIndex
from search.service import Page, search, to_json
from tests.contract.records import Report

NOTICE = "各村党支部要在汛期到来之前组织党员巡查海塘一遍，发现险情立即上报镇防汛办公室。"
COPIES = (("甲县转发", "2012-06"), ("乙县转发", ""), ("原通知", "2011-05"), ("丙县转发", "2013-01-09"))


@pytest.fixture
def store() -> GraphStore:
    store = MemoryStore()
    for title, date in COPIES:
        store.put(Report(f"{title}。", NOTICE.replace("，", "," if date else " "), title=title, date=date).record())
    store.put(Report("海塘巡查情况。", "海塘已经巡查。", title="另一份", date="2010").record())
    return store


@pytest.fixture
def index(tmp_path: Path, store: GraphStore) -> Iterator[PassageIndex]:
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        yield index


def titles(page: Page) -> list[str]:
    return [hit.title for hit in page.hits]


def test_reprints_are_counted_and_shown_under_the_earliest(index: PassageIndex, store: GraphStore) -> None:
    page = search("防汛办公室", index, store)
    assert (page.total, titles(page)) == (4, ["原通知"])
    assert {reprint.title for reprint in page.hits[0].reprints} == {"甲县转发", "乙县转发", "丙县转发"}
    assert to_json(page)["hits"][0]["reprints"] == [reprint.passage for reprint in page.hits[0].reprints]


def test_programs_get_every_passage_with_its_reprints(index: PassageIndex, store: GraphStore) -> None:
    page = search("防汛办公室", index, store, folded=False)
    assert (page.total, sorted(titles(page))) == (4, ["丙县转发", "乙县转发", "原通知", "甲县转发"])
    assert [len(hit.reprints) for hit in page.hits] == [3, 3, 3, 3]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_going_through_all_pages_shows_each_text_once(
    index: PassageIndex, store: GraphStore, limit: int, sort: str
) -> None:
    pages = [search("海塘", index, store, limit=limit, offset=n, sort=sort) for n in range(0, 6, limit)]  # type: ignore[arg-type]
    assert {page.total for page in pages} == {6}
    assert sorted(title for page in pages for title in titles(page)) == ["原通知", "另一份", "另一份"]


def test_what_a_filter_shuts_out_is_no_reprint(index: PassageIndex, store: GraphStore) -> None:
    page = search("防汛办公室 年份:2012..", index, store)
    assert (page.total, titles(page)) == (2, ["甲县转发"])
    assert [reprint.title for reprint in page.hits[0].reprints] == ["丙县转发"]


def test_short_passages_are_no_reprints_of_one_another(tmp_path: Path) -> None:
    store = MemoryStore()
    for title in ("一", "二"):
        store.put(Report(f"第{title}份。", "同上办理。", title=title).record())
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        assert len(search("同上", index, store).hits) == 2


def test_documents_are_shown_once_each_with_their_number(index: PassageIndex, store: GraphStore) -> None:
    page = search("海塘", index, store, per_document=True)
    assert (page.total, page.documents, sorted(titles(page))) == (6, 5, ["原通知", "另一份"])
