"""A page of results: texts, highlights at true offsets, facets with names, hints, and the object that is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.current import open_index
from search.highlight import find_highlights
from search.index import PassageIndex
from search.parser import parse
from search.service import Page, search, to_json
from tests.contract.records import Report, island_record


@pytest.fixture
def store() -> GraphStore:
    store = MemoryStore()
    store.put(island_record())
    return store


@pytest.fixture
def index(tmp_path: Path, store: GraphStore) -> Iterator[PassageIndex]:
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        yield index


def highlighted(page: Page) -> list[list[str]]:
    return [[hit.text[start:end] for start, end in hit.highlights] for hit in page.hits]


def test_a_hit_shows_the_whole_passage_and_where_it_stands(index: PassageIndex, store: GraphStore) -> None:
    page = search("渔民120户", index, store)
    record = island_record()
    hit = page.hits[0]
    assert hit.text == record.passages[2].text
    assert (hit.document, hit.passage) == (record.document.id, record.passages[2].id)
    assert (hit.file, hit.date, hit.region) == ("island.txt", "2012-05-04", ("东岛县", "东海市", "海省"))


@pytest.mark.parametrize("text", ["渔家先锋行动", "漁家先鋒行動", '"渔家先锋行动"', "渔家 先锋 行动 -煤矿"])
def test_words_that_touch_are_one_highlight_however_they_are_typed(
    index: PassageIndex, store: GraphStore, text: str
) -> None:
    assert highlighted(search(text, index, store)) == [["渔家先锋行动"], ["渔家先锋行动"]]


def test_highlights_lie_at_offsets_of_the_text_as_it_was_written() -> None:
    text = "Ｐａｒｔｙ建設，黨員先鋒㎡党员"
    found = find_highlights(text, [("党员",), ("party",)])
    assert [text[start:end] for start, end in found] == ["Ｐａｒｔｙ", "黨員", "党员"]


def test_a_phrase_is_highlighted_only_where_its_words_follow_one_another() -> None:
    text = "先锋，行动。先锋在行动"
    assert find_highlights(text, [("先锋", "行动")]) == [(0, 5)]


@given(
    st.text(st.sampled_from("党员支部工程，在建 a")), st.lists(st.sampled_from([("党员",), ("支部", "工程"), ("a",)]))
)
@settings(deadline=None)  # the first call loads the dictionary
def test_highlights_are_in_order_and_apart(text: str, wanted: list[tuple[str, ...]]) -> None:
    found = find_highlights(text, wanted)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))


def test_facets_have_names(index: PassageIndex, store: GraphStore) -> None:
    printed = to_json(search("渔民", index, store))
    assert ["place:99", "海省", 2] in printed["facets"]["region"]
    assert printed["facets"]["year"] == [["2012", 2]]
    assert printed["facets"]["type"] == [["情况汇报", 2]]
    assert ["place:999901100", "海山镇", 1] in printed["facets"]["entity"]


def test_some_of_the_words_are_better_than_nothing_and_said_to_be_some(index: PassageIndex, store: GraphStore) -> None:
    page = search("海山镇的火星基地", index, store)
    assert page.loose
    assert page.hits[0].text.startswith("海山镇建立")
    assert any("其中一部分" in hint for hint in page.hints)


def test_no_result_says_which_filter_is_in_the_way(index: PassageIndex, store: GraphStore) -> None:
    page = search("渔民 地区:湖南", index, store)
    assert (page.total, page.hits) == (0, ())
    assert any(hint == "去掉“地区:湖南”有 2 段 · without “地区:湖南”: 2 passages" for hint in page.hints)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("渔民 地区:东海东岛", 2),
        ("渔民 地区:海省东海东岛县", 2),
        ("漁民 地区:東海東島", 2),
        ("渔民 地点:东岛海山镇", 1),
        ("渔民 地区:(东海东岛 或 湖南)", 2),
        ("渔民 -地区:东海东岛", 0),
        ("渔民 地区:湖南东岛", 0),
        ("渔民 地区:东岛东路", 0),
    ],
)
def test_places_written_as_one_word_are_a_chain_where_all_are_known(
    index: PassageIndex, store: GraphStore, text: str, passages: int
) -> None:
    assert search(text, index, store).total == passages


def test_what_is_known_as_it_stands_is_no_chain(tmp_path: Path) -> None:
    store = MemoryStore()
    store.put(Report("渔民上船。", region=(("河南寨镇", "110228"), ("北京市", "11"))).record())
    store.put(Report("渔民上岸。", region=(("寨镇", "419999"), ("河南省", "41"))).record())
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        assert [hit.text for hit in search("地区:河南寨镇", index, store).hits] == ["渔民上船。"]


def test_of_a_chain_the_unknown_part_is_told_once(index: PassageIndex, store: GraphStore) -> None:
    def unknown(text: str) -> list[str]:
        return [note.chinese for note in search(text, index, store).notes if note.chinese.startswith("本库没有")]

    assert unknown("渔民 地区:某省/某市/某镇") == ["本库没有“某省”这一地区"]
    assert unknown("渔民 地区:海省/某市/某镇") == ["本库没有“某市”这一地区"]
    assert unknown("渔民 地区:某省某市") == ["本库没有“某省”这一地区"]
    assert unknown("渔民 地区:某省 年份:1950 地点:某乡") == [
        "本库没有“某省”这一地区", "本库没有“某乡”这一地点", "本库没有“1950”这一年份；相近的有：2012",
    ]  # fmt: skip


def test_a_chain_of_unknown_places_is_let_go_of_as_a_whole(index: PassageIndex, store: GraphStore) -> None:
    ways = search("渔民 地区:某省/某市", index, store).ways_out
    assert [(way.what, way.text, way.total) for way in ways] == [("地区:某省 地区:某市", "渔民", 2)]
    assert [way.what for way in search("渔民 地区:海省/某市", index, store).ways_out] == ["地区:某市"]


def test_a_choice_of_filters_holds_when_some_of_the_words_will_do(index: PassageIndex, store: GraphStore) -> None:
    assert search("渔民的火星基地 地区:东岛,湖南", index, store).total > 0
    assert search("渔民的火星基地 地区:河北,湖南", index, store).total == 0


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("人物:李*", 1), ("person:李＊", 1), ("单位:*党支部", 0), ("做法:渔家*", 2), ("渔民 地区:海省东海市", 2), ("渔民 地区:东海市,湖南", 2),
        ("地區:東島縣 漁民", 2), ("年份:2010-2013 渔民", 2), ("year:>2012 渔民", 0), ("文种:汇报 渔民", 2), ("渔民 (海山镇 或 火星)", 1), ("单位:*组织部", 1),
    ],
)  # fmt: skip
def test_filters_find_what_they_say(index: PassageIndex, text: str, passages: int) -> None:
    assert index.search(parse(text), limit=0).total == passages


def test_no_result_says_what_the_quotation_marks_cost(index: PassageIndex, store: GraphStore) -> None:
    assert "去掉引号有 1 段 · without quotation marks: 1 passage" in search('"渔民 联船"', index, store).hints


@pytest.mark.parametrize("text", ["", "(", "地区:", "*", "“", "年份:x", "\ud800", "-", "a:b"])
def test_an_odd_query_gives_a_page(index: PassageIndex, store: GraphStore, text: str) -> None:
    assert search(text, index, store).total >= 0


def test_a_passage_that_has_just_been_removed_is_left_out(index: PassageIndex, store: GraphStore) -> None:
    store.remove(island_record().document.id)
    assert search("渔民", index, store).hits == ()


def test_the_printed_object_has_the_promised_keys_and_is_json(index: PassageIndex, store: GraphStore) -> None:
    printed = json.loads(json.dumps(to_json(search("渔民", index, store, limit=1, offset=1))))
    assert {"query", "total", "hits", "facets", "hints"} <= printed.keys()
    assert {
        "document", "passage", "file", "title", "date", "region", "score", "text", "highlights", "reprints"
    } <= printed["hits"][0].keys()  # fmt: skip
    assert (printed["query"], printed["total"], len(printed["hits"])) == ("渔民", 2, 1)


def test_newest_first_is_the_order_of_dates(index: PassageIndex, store: GraphStore) -> None:
    later = Report("渔民转产后来怎样。", title="无", date="2015").record()
    store.put(later)
    index.add([later])
    assert [hit.date for hit in search("渔民", index, store, sort="newest").hits] == [
        "2015",
        "2012-05-04",
        "2012-05-04",
    ]


def test_an_entity_that_was_joined_is_found_and_counted_by_all_its_ids(tmp_path: Path) -> None:
    store, ids = MemoryStore(), []
    for words, scope in (("东海推进渔灯便民行动。", "place:9999"), ("东岛推进渔灯便民行动。", "place:999901")):
        report = Report(words)
        ids.append(report.entity("initiative", "渔灯便民行动", scope=scope))
        store.put(report.record())
    with open_index(tmp_path, create=True) as index:
        index.add(store.records())
        assert [search(f"推进 实体:{id_}", index, store).total for id_ in ids] == [2, 2]
        assert search(f"推进 -实体:{ids[0]}", index, store).total == 0
        assert [(count.value, count.passages) for count in search("推进", index, store).facets["entity"]] == [
            (ids[1], 2)
        ]


def test_a_way_out_can_be_taken_and_finds_what_it_says(index: PassageIndex, store: GraphStore) -> None:
    ways = search("渔民 饕餮 地区:湖南 -转产", index, store).ways_out
    assert ways == ()  # one step is not enough
    for question in ("渔民 地区:湖南", "渔民 饕餮", "渔民 -渔民", '"渔民 联船"'):
        ways = search(question, index, store).ways_out
        assert ways
        for way in ways:
            found = search(way.text, index, store)
            assert (found.total, found.loose) == (way.total, False)


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("地区:东海省", ["地区:东海市"]),
        ("地区:海山镇 渔民", ["地点:海山镇"]),
        ("人物:李", ["人物:李*"]),
        ("做法:渔家先行行动", ["做法:渔家先锋行动"]),
        ("年份:1990", ["年份:2012"]),
        ("地区:火星", []),
    ],
)
def test_an_unknown_name_is_said_to_be_unknown_and_the_nearest_known_ones_are_offered(
    index: PassageIndex, store: GraphStore, question: str, near: list[str]
) -> None:
    page = search(question, index, store)
    asked = question.split()[0].partition(":")[2]
    assert any(note.startswith(f"本库没有“{asked}”这一") for note in page.notes)
    assert [way.instead for way in page.ways_out if way.instead][:1] == near
    assert all(search(way.text, index, store).total == way.total for way in page.ways_out)


def test_a_phrase_that_stands_nowhere_leads_to_its_longest_pieces_that_do(
    index: PassageIndex, store: GraphStore
) -> None:
    ways = search('"火星渔家先锋行动支部"', index, store).ways_out
    assert '"渔家先锋行动' in "".join(way.instead for way in ways)
    assert all(search(way.text, index, store).total == way.total > 0 for way in ways)


def test_a_share_keeps_its_sign_in_a_shorter_phrase(index: PassageIndex, store: GraphStore) -> None:
    later = Report("入社的渔民占98.5%。", "另一村占98.5。", title="无").record()
    store.put(later)
    index.add([later])
    (way, *_) = search('"火星98.5%"', index, store).ways_out
    assert (way.instead, way.total) == ('"98.5%"', 1)


def test_hits_name_the_entities_in_what_was_found_first(index: PassageIndex, store: GraphStore) -> None:
    hits = search("渔家先锋行动", index, store, met=True).hits
    assert {hit.entities[0].canonical for hit in hits} == {"渔家先锋行动"}
    assert all(hit.entities == () for hit in search("渔家先锋行动", index, store).hits)


def test_only_what_is_asked_for_is_explained(index: PassageIndex, store: GraphStore) -> None:
    one, other = search("渔民", index, store).hits
    explained = search("渔民", index, store, explained={other.passage}).hits
    assert [hit.why for hit in explained] == [(), other.why]
    assert one.why


def test_a_reason_says_how_rare_its_words_are(index: PassageIndex, store: GraphStore) -> None:
    whole = index.search(parse("渔民"), limit=0).total
    reasons = [reason for hit in search("渔民", index, store).hits for reason in hit.why]
    assert {reason.passages for reason in reasons if (reason.words, reason.field) == ("渔民", "text")} == {whole}
