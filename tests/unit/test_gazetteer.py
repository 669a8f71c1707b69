"""The table of places: names, former names and codes, chains, villages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.gazetteer import Gazetteer, load_gazetteer
from ingest.gazetteer_table.build import Stretch, bare_name, successors, village_name
from kg.ids import make_id, place_chain
from search.place_names import stem_of

GAZETTEER = load_gazetteer()
IDS = st.sampled_from([place.id for province in GAZETTEER.children("") for place in GAZETTEER.children(province.id)])


def names(chain: object) -> list[str]:
    return [place.name for place in chain]  # type: ignore[attr-defined]


def test_a_name_leads_to_the_code_of_the_place() -> None:
    assert [place.id for place in GAZETTEER.find("嵊泗县")] == ["place:330922"]


def test_a_chain_goes_up_to_the_province() -> None:
    assert names(GAZETTEER.chain("place:330922")) == ["嵊泗县", "舟山市", "浙江省"]


def test_a_pseudo_city_is_no_link_of_a_chain() -> None:
    assert names(GAZETTEER.chain("place:310115")) == ["浦东新区", "上海市"]


def test_a_city_without_counties_holds_its_towns_itself() -> None:
    assert names(GAZETTEER.chain(GAZETTEER.find("虎门镇")[0])) == ["虎门镇", "东莞市", "广东省"]


def test_a_former_name_leads_to_the_place_that_went_on() -> None:
    assert names(GAZETTEER.find("沈沦镇")) == ["沈伦镇"]


def test_a_former_code_leads_to_the_latest() -> None:
    place = GAZETTEER.get("place:220381")
    assert place is not None
    assert (place.id, place.name, place.parent) == ("place:220184", "公主岭市", "place:2201")


def test_a_code_that_another_place_took_over_stays_with_the_name() -> None:
    assert [place.id for place in GAZETTEER.find("加格达奇区") if place.level == "county"] == ["place:232761"]
    assert [place.id for place in GAZETTEER.find("漠河市")] == ["place:232701"]


def test_a_place_that_is_gone_keeps_its_last_year() -> None:
    assert [place.ended for place in GAZETTEER.find("即墨市")] == ["2016"]


def test_an_ambiguous_name_gives_all_its_places_sorted() -> None:
    found = [place.id for place in GAZETTEER.find("鼓楼区")]
    assert len(found) > 2
    assert found == sorted(found)


def test_an_unknown_name_or_id_gives_nothing() -> None:
    assert GAZETTEER.find("无此县") == []
    assert GAZETTEER.get("place:99") is None
    assert GAZETTEER.chain("place:99") == ()


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("浙江省", "浙江"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("乐东黎族自治县", "乐东"),
        ("陆家嘴街道", "陆家嘴"),
        ("浦东新区", "浦东"),
        ("沛县", "沛县"),
    ],
)
def test_a_stem_is_the_name_without_its_kind(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_stem_is_found_within_a_place_only() -> None:
    assert names(GAZETTEER.find_stem("辽阳", within="place:140722")) == ["辽阳镇"]


def test_villages_know_their_town() -> None:
    (village,) = GAZETTEER.find_villages("干斜村", "place:330922")
    assert village.id == make_id("place", "干斜村", village.parent)
    assert names(GAZETTEER.chain(village.parent))[1] == "嵊泗县"


def test_a_scan_finds_overlapping_names() -> None:
    text = "江阴市长泾镇"
    assert {text[start:end] for start, end in GAZETTEER.scan(text)} >= {"江阴市", "长泾镇"}


def test_lines_may_lack_year_and_former_names() -> None:
    small = Gazetteer(["33\t浙江省", "3309\t舟山市\t\t舟山地区 3399", "330999\t某某县\t2019"])
    assert names(small.chain("place:3399")) == ["舟山市", "浙江省"]
    assert [place.ended for place in small.find("某某县")] == ["2019"]


@given(IDS)
def test_every_place_is_found_by_its_name_and_lies_in_its_chain(place_id: str) -> None:
    place = GAZETTEER.get(place_id)
    assert place is not None
    assert place in GAZETTEER.find(place.name)
    assert all(GAZETTEER.is_below(place, holder.id) for holder in GAZETTEER.chain(place))


@given(IDS)
def test_the_chain_agrees_with_the_digits_of_the_code(place_id: str) -> None:
    assert {holder.id for holder in GAZETTEER.chain(place_id)} <= set(place_chain(place_id))


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("东厂社区居委会", "东厂社区"),
        ("南岗村委会", "南岗村"),
        ("红星村村民委员会", "红星村"),
        ("团结居民委员会", "团结社区"),
        ("三连生活区", "三连生活区"),
    ],
)
def test_a_village_is_named_without_its_committee(published: str, name: str) -> None:
    assert village_name(published) == name


def test_a_town_is_named_without_the_places_above_it() -> None:
    assert bare_name("四子王旗乌兰花镇", {"四子王旗", "乌兰察布市"}) == "乌兰花镇"
    assert bare_name("城关镇", {"城关"}) == "城关镇"


def test_a_name_that_goes_on_wins_over_a_code_that_goes_on() -> None:
    old = Stretch("232701", "旧区", "county", "2016", "2017")
    moved = Stretch("232761", "旧区", "county", "2018", "2023")
    taker = Stretch("232701", "新市", "county", "2018", "2023")
    assert successors([old, moved, taker]) == {old: moved}
