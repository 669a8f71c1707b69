"""Names of places in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.schema import ATTRIBUTES
from tests.unit.place_scenes import document, names_in, places_in, region_of

XINGHUA = "兴化市农业工作简报"
ZUOQUAN = "左权县党建工作总结"


def test_a_chain_is_read_link_by_link() -> None:
    assert names_in(document("工作组来到浙江省舟山市嵊泗县。")) == [
        ("浙江省", "浙江省"),
        ("舟山市", "舟山市"),
        ("嵊泗县", "嵊泗县"),
    ]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("洋山镇委派三名干部下村。", ["洋山镇"]),
        ("规划要适应城市发展。", []),
        ("江阴市长泾镇的党员来了。", ["江阴市", "长泾镇"]),
        ("着力提高城乡建设水平。", []),
        ("上海城市精神深入人心。", ["上海"]),
        ("共建社会主义长治久安的局面。", []),
        ("村支书陈新平走在前面。", []),
    ],
)
def test_names_keep_to_the_borders_of_words(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in names_in(document(text))] == surfaces


def test_a_province_written_short_has_its_full_name() -> None:
    assert names_in(document("他在山西读过书。")) == [("山西", "山西省")]


def test_a_county_written_short_is_read_after_a_place_word() -> None:
    assert ("嘉善", "嘉善县") in names_in(document("现场会在嘉善召开。", title="嵊泗县党建工作汇报"))


def test_the_items_of_a_list_of_towns_are_towns_of_the_region() -> None:
    found = names_in(document("合陈、陈堡等镇修了水渠，如张郭、戴窑等乡镇也动了工。", title=XINGHUA))
    assert [name for name in found if name[0] != "兴化市"] == [
        ("合陈", "合陈镇"),
        ("陈堡", "陈堡镇"),
        ("张郭", "张郭镇"),
        ("戴窑", "戴窑镇"),
    ]


def test_bare_names_of_towns_are_read_in_their_county_alone() -> None:
    text = "大家先去了拐儿、羊角，再到辽阳。"
    assert ("辽阳", "辽阳镇") in names_in(document(text, title=ZUOQUAN))
    assert ("羊角", "羊角乡") not in names_in(document(text))


def test_a_list_of_neighbourhoods_gives_each_its_kind() -> None:
    found = names_in(document("由金桂、银杏湾、望春等三个居民区轮流值守。"))
    assert found == [("金桂", "金桂居民区"), ("银杏湾", "银杏湾居民区"), ("望春", "望春居民区")]


def test_a_village_behind_its_town_lies_in_it() -> None:
    found = places_in(document("辽阳镇东沟村办起了夜校。", title=ZUOQUAN))
    village = next(place for place in found if place.canonical == "东沟村")
    assert village.attrs["chain"] == "山西省/晋中市/左权县/辽阳镇/东沟村"
    assert village.attrs["chain_ids"].split("/")[-1] == village.scope


def test_an_unknown_place_hangs_on_the_region() -> None:
    found = places_in(document("干部们走进望春大厦。", title=XINGHUA))
    estate = next(place for place in found if place.canonical == "望春大厦")
    assert (estate.attrs["level"], estate.attrs["chain"]) == ("area", "江苏省/泰州市/兴化市/望春大厦")


@pytest.mark.parametrize(
    "text", ["各乡镇和各村都要行动，该县、全市一盘棋。", "XX县**村和某市都有好做法。", "发展农村社区，建设美丽乡村。"]
)
def test_classes_and_masked_names_are_no_places(text: str) -> None:
    assert names_in(document(text)) == []


def test_a_character_that_nobody_can_read_is_guessed_where_one_town_alone_fits() -> None:
    assert ("沈\ue000镇", "沈伦镇") in names_in(document("沈\ue000镇成立督导组。", title=XINGHUA))


def test_namesakes_are_candidates_where_nothing_decides() -> None:
    (found,) = [place for place in places_in(document("鼓楼区来信说明情况。")) if place.canonical == "鼓楼区"]
    assert found.scope == ""
    assert len(found.attrs["candidates"].split("/")) > 2


def test_a_place_that_is_gone_says_when() -> None:
    (found,) = places_in(document("即墨市办了一期培训班。"))
    assert found.attrs["ended"] == "2016"


@given(
    st.lists(
        st.sampled_from(
            ["左权县", "辽阳", "镇", "东沟", "村", "、", "等", "在", "和", "上海", "自贸试验区", "，", "\ue000"]
        ),
        max_size=14,
    )
)
def test_mentions_are_true_ordered_and_apart(pieces: list[str]) -> None:
    text = document("".join(pieces) or "空", title=ZUOQUAN)
    found = [place.mention for place in places_in(text) if place.mention.passage_id == text.passages[1].id]
    body = text.passages[1].text
    assert all(body[mention.start : mention.end] == mention.surface for mention in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="县村镇乡社区等、省市在和的浙江舟山嵊泗上海", max_size=30))
def test_attributes_have_the_names_of_the_schema(text: str) -> None:
    for place in places_in(document(text or "空")):
        assert place.attrs.keys() <= ATTRIBUTES.keys()
        assert place.attrs["level"] in {"province", "city", "county", "town", "village", "area"}


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("陆朝村修好了水渠。", ["陆朝村"]),
        ("任家村修好了水渠。", ["任家村"]),
        ("走进曾峰社区，楼道干净。", ["曾峰社区"]),
        ("空地改造成小花园。", []),
        ("水泥道路通村入户。", []),
        ("他家附近有四个小区。", []),
        ("西安四季锦园社区的居民来了。", ["西安", "四季锦园社区"]),
        ("师生去济南起义纪念馆参观。", ["济南起义纪念馆"]),
        ("一座地质博物馆开放。", []),
        ("刚驻村时他不熟。", []),
        ("车站东区修了路。", []),
    ],
)
def test_a_verb_or_number_belongs_to_a_name_only_beside_parts_of_a_name(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in names_in(document(text))] == surfaces


def test_a_district_named_like_a_common_word_needs_its_city() -> None:
    assert "平房区" not in dict(names_in(document("院落、平房区都要巡查。", title="嵊泗县党建工作汇报")))
    assert "平房区" in dict(names_in(document("平房区召开大会。", title="哈尔滨市党建工作汇报")))


def test_a_town_behind_a_hidden_county_is_one_wherever_it_stands() -> None:
    found = names_in(document("F县柳岸乡办起大集。", "柳岸乡的老人来了。"))
    assert found == [("F县", "F县"), ("柳岸乡", "柳岸乡"), ("柳岸乡", "柳岸乡")]


def test_a_town_of_no_known_county_must_be_named_twice() -> None:
    assert names_in(document("柳岸街道划了车位。", "柳岸街道的居民满意。")) == [("柳岸街道", "柳岸街道")] * 2
    assert names_in(document("柳岸街道划了车位。")) == []


def test_province_and_city_written_short_before_a_community_are_a_chain() -> None:
    assert [surface for surface, _ in names_in(document("山西晋城东柳社区试点。"))] == ["山西", "晋城", "东柳社区"]


def test_a_community_called_by_a_verb_must_be_told_behind_its_county_and_recur() -> None:
    texts = ["记者来到嵊泗县感恩社区。", "感恩社区的居民外出务工。", "到感恩社区走访。", "感恩社区变了样。"]
    assert [surface for surface, _ in names_in(document(*texts))].count("感恩社区") == 4
    assert "感恩社区" not in dict(names_in(document("嵊泗县感恩社区居民的支持。")))


@pytest.mark.parametrize(
    "texts",
    [
        ("干修班来到达松村听课，都说达松村好。", "达松村的路修通了。"),
        ("村民都说百柳村变了。", "2015年，百柳村脱贫。"),
        ("这是衣陆村的老井。", "衣陆村在山里。"),
    ],
)
def test_a_village_begins_where_its_other_uses_begin(texts: tuple[str, str]) -> None:
    named = texts[1].split("村")[0].split("，")[-1] + "村"
    uses = sum(text.count(named) for text in texts)
    assert [surface for surface, _ in names_in(document(*texts))] == [named] * uses


@pytest.mark.parametrize("word", ["各自村", "两个村", "走进村", "美丽新村", "帮扶村", "所在社区"])
def test_a_class_of_villages_stays_one_however_often_it_is_told(word: str) -> None:
    assert names_in(document(f"{word}开了会。", f"在{word}里，{word}也开了会。")) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("嵊泗县陈宅社的码头修好了。", ["嵊泗县", "陈宅社"]),
        ("把柳春门、四岳坊、云孤台等古迹。", ["柳春门", "四岳坊", "云孤台"]),
        ("他住在柳尺巷，柳尺巷旁有口井。", ["柳尺巷", "柳尺巷"]),
        ("嵊泗县服务站搭建了交易平台。", ["嵊泗县"]),
        ("群众议事厅里，各部门都来了。", []),
        ("对病险水库、农村公路、港澳台等工作逐项检查。", []),
        ("打造高品质商业街区，整治柳春路街区。", ["柳春路街区"]),
    ],
)
def test_a_gate_or_a_lane_is_a_place_where_enough_speaks_for_it(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in names_in(document(text))] == surfaces


def test_a_province_before_its_city_is_read_though_the_next_character_makes_another_word_of_it() -> None:
    assert [surface for surface, _ in names_in(document("代表来自浙江湖州。"))] == ["浙江", "湖州"]


def test_a_village_named_twice_is_meant_by_its_bare_name_too() -> None:
    texts = ("达松村地处深山。", "大家认为达松是个穷地方，达松村不服气。", "达松村修了路，达松公司在别处。")
    assert [surface for surface, _ in names_in(document(*texts))].count("达松") == 1


def test_one_village_is_no_list_of_villages() -> None:
    assert names_in(document("带好一队人、建好一个村。", title=ZUOQUAN))[1:] == []


def test_towns_of_another_county_that_is_named_lie_there() -> None:
    text = document("兴化市派合陈、陈堡等镇来学习，全县都好。", title=ZUOQUAN)
    chains = {place.canonical: place.attrs["chain"] for place in places_in(text)}
    assert chains["合陈镇"] == "江苏省/泰州市/兴化市/合陈镇"


def test_a_verb_before_a_level_is_no_county() -> None:
    assert names_in(document("县委组织部会同县财政局检查。")) == []
    assert names_in(document("湖南省怀化市会同县来人。"))[-1] == ("会同县", "会同县")


def test_the_items_of_a_list_of_villages_are_villages() -> None:
    found = names_in(document("新村由柳家寨、青松岭、南塘3个自然村组成，条件较好的、偏远的2个行政村另议。"))
    assert found == [("柳家寨", "柳家寨村"), ("青松岭", "青松岭村"), ("南塘", "南塘村")]


def test_a_county_that_a_report_makes_up_is_a_place_and_its_towns_lie_there() -> None:
    text = document("吉柳县洋山镇开了会。", "吉柳县的干部都来了，吉柳县变了。")
    assert {place.canonical: place.attrs["chain"] for place in places_in(text)} == {
        "吉柳县": "吉柳县",
        "洋山镇": "吉柳县/洋山镇",
    }
    assert region_of(text) == []


def test_what_a_report_tells_of_a_hidden_city_lies_there() -> None:
    text = document("J市办起夜校。", "柳川县来人了，柳川县的老师讲课。", "A区、B区都有座位。")
    assert {place.canonical: place.attrs["chain"] for place in places_in(text)} == {
        "J市": "J市",
        "柳川县": "J市/柳川县",
    }
    assert region_of(text) == []


def test_a_letter_behind_a_hidden_city_is_its_district() -> None:
    assert [name for name, _ in names_in(document("A市B区有新办法。"))] == ["A市", "B区"]


def test_a_resettlement_site_is_a_place() -> None:
    assert ("嵊泗县", "嵊泗县") in names_in(document("在嵊泗县青松坪易地扶贫搬迁安置点，新房分好了。"))
    assert ("青松坪易地扶贫搬迁安置点",) * 2 in names_in(document("在嵊泗县青松坪易地扶贫搬迁安置点，新房分好了。"))


def test_a_county_behind_a_hidden_city_is_a_place_though_no_table_has_it() -> None:
    found = names_in(document("Q市柳川区建起书屋。", "柳川区的孩子来了，A市高新区也派了人。"))
    assert [surface for surface, _ in found] == ["Q市", "柳川区", "柳川区", "A市"]


@pytest.mark.parametrize(("text", "names"), [("住到岩山村去。", ["岩山村"]), ("一个小山村变了样。", [])])
def test_a_hill_of_one_character_is_no_mountain_village(text: str, names: list[str]) -> None:
    assert [surface for surface, _ in names_in(document(text))] == names
