"""Profiles of practices: every cell shows the very words of a text and where they stand; what no text says is empty."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.ids import EntityId, passage_id
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.practices.profile import CELLS, Profile, profile_of
from search.practices.profile_fields import fields_of, level_of
from search.practices.reading import practices_in
from tests.contract.records import SCOPE, Report

ISLES = (("东岛县", "999901"), ("东海市", "9999"))
LAMP = (
    "2015年3月，东岛县委在码头设立“守灯小屋”，由退休船长轮流值班，为出海渔民保管信件。"
    "小屋建成以来，值班员先后受理渔民求助63件，满意率达到98%。"
    "下一步，还要把小屋办到外岛去。"
)


def lamp_report(text: str = LAMP, date: str = "2016-05", **more: str) -> DocumentRecord:
    report = Report("东岛县的码头", text, *more.values(), date=date, region=ISLES)
    practice = report.entity("initiative", "守灯小屋", scope=SCOPE, surfaces=["“守灯小屋”", "守灯小屋"])
    report.place("东岛县", "999901")
    body = report.entity("organisation", "东岛县委", scope=SCOPE)
    report.relation(body, "carries_out", practice, words=text[: text.index("”") + 1])
    return report.record()


def profile(*records: DocumentRecord) -> Profile:
    store = MemoryStore()
    for record in records:
        store.put(record)
    id_ = next(entity.id for entity in records[0].entities if entity.type == "initiative")
    told = profile_of(id_, store)
    every_word_stands_where_it_says(told, store)
    return told


def every_word_stands_where_it_says(told: Profile, store: GraphStore) -> None:
    for words in (one for cell in told.cells.values() for one in cell):
        _, passage = store.get_passage(words.evidence.passage_id)
        assert passage.text[words.evidence.start : words.evidence.end] == words.text


def texts(told: Profile, cell: str) -> list[str]:
    return [words.text for words in told.cells[cell]]


def test_each_cell_has_what_the_text_tells() -> None:
    told = profile(lamp_report())
    assert list(told.cells) == list(CELLS)
    assert texts(told, "what") == [LAMP[: LAMP.index("小屋建成")]]
    assert texts(told, "who") == ["东岛县委"]
    assert "出海渔民" in texts(told, "whom")
    assert texts(told, "where") == ["东岛县"]
    assert texts(told, "when") == ["2015年3月"]
    assert texts(told, "results") == ["小屋建成以来，值班员先后受理渔民求助63件，满意率达到98%。"]


def test_plans_and_direct_speech_are_neither_deeds_nor_results() -> None:
    spoken = "“守灯小屋”的老船长说。“我们组织大家学了三年。”"
    told = profile(lamp_report(LAMP + spoken))
    said = "".join(texts(told, "what") + texts(told, "results"))
    assert "下一步" not in said
    assert "老船长说" not in said
    assert "我们" not in said


def test_what_nobody_plans_to_do_so_often_came_of_it_and_what_the_writers_did_is_no_deed() -> None:
    words = (
        "东岛县委设立“守灯小屋”。台风季里，值班员参与救助23起，帮助87名渔民平安返港。调研组走访渔村5个，发放问卷60份。"
    )
    told = profile(lamp_report(words))
    assert texts(told, "results") == ["值班员参与救助23起，帮助87名渔民平安返港。"]
    assert "调研组" not in "".join(texts(told, "what"))


def test_times_of_a_text_about_one_practice_are_its_own() -> None:
    words = "两年来，东岛县委推出“守灯小屋”，每晚八点点灯。台风季里加派人手，今年春天以来又添了药箱。"
    told = profile(lamp_report(words))
    assert texts(told, "when") == ["两年来", "每晚八点", "台风季里", "今年春天以来"]


def test_what_no_text_says_is_empty() -> None:
    told = profile(lamp_report("东岛县委开办了“守灯小屋”，里面有一盏灯。"))
    assert [cell for cell, words in told.cells.items() if not words] == ["whom", "when", "results"]


def test_of_a_sentence_with_several_practices_its_own_part_counts() -> None:
    record = lamp_report("东岛县委开展“读报会”，为老人读报；设立“守灯小屋”，为渔民守灯；开办“夜校”，组织学生补课。")
    told = profile(record)
    assert texts(told, "what") == ["设立“守灯小屋”，为渔民守灯"]
    assert texts(told, "whom") == ["渔民"]


def test_documents_are_told_earliest_first_and_a_text_that_comes_again_counts_once() -> None:
    again = lamp_report(LAMP.replace("63", "71"), date="2017-02")
    other = lamp_report("东岛县委把“守灯小屋”办到了外岛，组织民兵轮流看守。", date="2012")
    undated = lamp_report("东岛县委给“守灯小屋”配备了对讲机和药箱，让船上随时能联系岸上。", date="")
    told = profile(again, undated, lamp_report(), other)
    assert [document.date for document in told.documents] == ["2012", "2016-05", ""]
    assert [document.date for document in told.reprints] == ["2017-02"]
    assert told.years == ("2012", "2016", "2017")
    assert sum("轮流值班" in words for words in texts(told, "what")) == 1


def test_a_document_that_only_takes_it_as_a_model_does_not_tell_of_it() -> None:
    report = Report("西山县的哨所", "西山县学习东岛县“守灯小屋”的做法，开办了“护林小屋”。", date="2018")
    model = report.entity("initiative", "守灯小屋", scope=SCOPE, surfaces=["“守灯小屋”"])
    own = report.entity("initiative", "护林小屋", scope="place:999902", surfaces=["“护林小屋”"])
    report.relation(own, "follows", model, words="西山县学习东岛县“守灯小屋”的做法")
    assert [document.date for document in profile(lamp_report(), report.record()).documents] == ["2016-05"]


def test_its_level_is_the_widest_that_any_document_tells() -> None:
    report = Report("小屋", "菜园镇党委学着办起“守灯小屋”，请老人轮流看守。", date="2014", region=ISLES)
    practice = report.entity("initiative", "守灯小屋", scope=SCOPE, surfaces=["“守灯小屋”"])
    town = report.entity("organisation", "菜园镇党委", scope=SCOPE)
    report.relation(town, "carries_out", practice, words="菜园镇党委学着办起“守灯小屋”")
    assert profile(report.record()).level == "town"
    assert profile(report.record(), lamp_report()).level == "county"


def test_what_is_told_of_a_part_is_told_of_the_whole() -> None:
    report = Report(
        "东岛县的码头", "东岛县推行守灯行动。", "“守灯小屋”由退休船长轮流值班，替出海的人收信。", date="2016"
    )
    whole = report.entity("initiative", "守灯行动", scope=SCOPE)
    part = report.entity("initiative", "守灯小屋", scope=SCOPE, surfaces=["“守灯小屋”"])
    report.relation(part, "component_of", whole, words="“守灯小屋”")
    assert any("轮流值班" in words for words in texts(profile(report.record()), "what"))


def test_a_practice_without_a_name_goes_by_its_first_passage() -> None:
    text = "社区把空置的车棚改建成修理铺，安排退休工人轮流值班，免费为居民修伞磨刀，去年共修理雨伞560把，受到居民欢迎。"
    record = Report("修理铺", text, title="修理铺开张", date="2019").record()
    store = MemoryStore()
    store.put(record)
    id_ = practices_in(record)[0].id
    told = profile_of(id_, store)
    every_word_stands_where_it_says(told, store)
    assert (told.id, told.entity) == (id_, None)
    assert texts(told, "whom") == ["居民"]
    assert "受到居民欢迎" in texts(told, "results")[0]


@pytest.mark.parametrize("wanted", ["initiative:0000000000000000", "document:0000000000000000#p1"])
def test_there_is_no_profile_of_what_is_not_there(wanted: str) -> None:
    with pytest.raises(NotFoundError):
        profile_of(wanted, MemoryStore())


def test_a_passage_that_begins_no_practice_has_no_profile() -> None:
    record = lamp_report()
    store = MemoryStore()
    store.put(record)
    with pytest.raises(NotFoundError):
        profile_of(passage_id(record.document.id, 99), store)


def test_what_the_whole_country_does_has_no_profile() -> None:
    report = Report("全国的行动", "各地开展万家灯火行动，组织党员上门服务。")
    id_ = report.entity("initiative", "万家灯火行动", level_of="national")
    store = MemoryStore()
    store.put(report.record())
    with pytest.raises(NotFoundError):
        profile_of(id_, store)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("渔船出海以后，船员在海上组织学习，收网的间隙由船长领读一篇文章，靠岸再补写笔记。", "sea"),
        ("村委会把村民请到田间，由农技员讲解种植技术，每个村都有一名讲解员，农户随到随学。", "rural"),
        ("社区在每个小区设立议事亭，居民有事到亭里商量，网格员当场记录，三天之内给出回音。", "community"),
        ("快递站点设立歇脚间，骑手可以喝水、充电，每周请医生来为快递小哥量一次血压，费用由商会出。", "delivery"),
    ],
)
def test_general_cues_tell_the_field(text: str, field: str) -> None:
    record = Report("一种做法", text).record()
    assert fields_of(record, practices_in(record)[0])[0] == field


def test_the_level_is_that_of_who_carries_it_out_else_of_the_region() -> None:
    report = Report("守灯", "菜园镇党委开展守灯行动。", region=ISLES)
    practice: EntityId = report.entity("initiative", "守灯行动", scope=SCOPE)
    body = report.entity("organisation", "菜园镇党委", scope=SCOPE)
    without = report.record()
    assert level_of(without, {practice}) == "county"
    report.relation(body, "carries_out", practice, words="菜园镇党委开展守灯行动")
    assert level_of(report.record(), {practice}) == "town"
