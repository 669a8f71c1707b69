"""Organisations are found by how their names end, and named in full."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.organisations.find import find_organisations
from ingest.gazetteer import Place
from tests.unit.names import COUNTY, COUNTY_CITY, context, places


def names(*texts: str, near: tuple[str, ...] = (), region: tuple[Place, ...] = COUNTY) -> list[str]:
    """Canonical names of the organisations of a document that lie in no longer one; `near`: names of places in it."""
    return [chain[0] for chain in chains(*texts, near=near, region=region)]


def chains(*texts: str, near: tuple[str, ...] = (), region: tuple[Place, ...] = COUNTY) -> list[list[str]]:
    """The same names, each with those of the holders that it begins with."""
    of = context(*texts, region=region)
    found: list[list[str]] = []
    at = None
    for named in find_organisations(of, places(of, *near)):
        mention = named.mention
        if at != (mention.passage_id, mention.start):
            found.append([])
        at = (mention.passage_id, mention.start)
        found[-1].append(named.canonical)
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县委专门开会研究。", "嵊泗县委"),
        ("经县委组织部审核。", "嵊泗县委组织部"),
        ("得到市委组织部肯定。", "舟山市委组织部"),
        ("传达省委的部署。", "浙江省委"),
        ("该县建设局派人上门。", "嵊泗县建设局"),
        ("海洋与渔业局修了码头。", "嵊泗县海洋与渔业局"),
        ("县自来水公司党支部带头抢修。", "嵊泗县自来水公司党支部"),
        ("国税局党支部办起讲堂。", "嵊泗县国税局党支部"),
        ("团县委发出倡议。", "共青团嵊泗县委"),
    ],
)
def test_a_body_named_without_its_place_is_that_of_the_region(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"), [("市委动员大会", "兴化市委"), ("市统计局挂钩", "兴化市统计局"), ("团市委牵头", "共青团兴化市委")]
)
def test_in_a_county_level_city_the_word_city_means_that_city(text: str, name: str) -> None:
    assert names(text, region=COUNTY_CITY) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市委组织部来人调研。", "市委组织部"),
        ("省林业和草原局党组研究。", "省林业和草原局党组"),
        ("经区社会救助综合服务中心核实。", "区社会救助综合服务中心"),
        ("B市的规矩由市司法局定。", "B市司法局"),
        ("乙县档案局开门。", "乙县档案局"),
        ("梓洲区委政法委请来专家。", "梓洲区委政法委"),
        ("梓洲区委区政府拍板。", "梓洲区委梓洲区政府"),
        ("梓洲区司法局和区图书馆共建。", "梓洲区司法局梓洲区图书馆"),
    ],
)
def test_where_no_region_is_known_a_body_is_named_as_the_text_has_it(text: str, name: str) -> None:
    assert "".join(names(text, region=())) == name


def test_a_county_that_no_table_holds_is_told_by_more_than_its_offices() -> None:
    assert names("梓洲县减负。", "梓洲县民政局发文。") == ["梓洲县民政局"]
    assert names("改废县政府文件。") == ["嵊泗县政府"]


@pytest.mark.parametrize("text", ["镇党委研究。", "老区县委负责。", "区服务中心开门。"])
def test_where_no_region_is_known_what_tells_nothing_is_left_out(text: str) -> None:
    assert names(text, region=()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("晨阳小区住了八百户。小区产生了业主委员会。", "晨阳小区业主委员会"),
        ("洋山街道商议后，由街道办事处实施。", "洋山街道办事处"),
        ("晨阳小区消防二中队留守。", "晨阳小区消防二中队"),
        ("“平安有‘柳’法”播报团成立。", "平安有柳法播报团"),
        ("县福利中心和敬老院联合党支部开会。", "嵊泗县福利中心和敬老院联合党支部"),
    ],
)
def test_bodies_named_by_their_kind_or_number_or_in_marks(text: str, name: str) -> None:
    assert name in names(text, near=("晨阳小区", "洋山街道"))


@pytest.mark.parametrize("text", ["大家召开居民议事会。", "他开了家电商公司。", "农业农村部门来检查。"])
def test_meetings_and_what_is_counted_are_no_bodies(text: str) -> None:
    assert names(text) == []


def test_an_abbreviated_body_is_the_one_spelt_out() -> None:
    assert names("县人力资源和社会保障局发文，县人社局督办。") == ["嵊泗县人力资源和社会保障局"] * 2
    assert names("公共管理学院开课，公管学院出题。") == ["公共管理学院"] * 2
    assert names("青州第十一中学和青州第一中学比赛。") == ["青州第十一中学", "青州第一中学"]


@pytest.mark.parametrize(
    "text",
    [
        "各级党组织和基层党支部", "部分非公企业党组织", "一批先进党支部", "每个村党支部", "四家物业公司", "社区党委下设小组",
        "党员干部集中学习", "构建发展新格局", "充分发挥企业党组织作用", "大学生回到家乡", "以经济建设为中心",
    ],
)  # fmt: skip
def test_classes_of_bodies_and_ordinary_words_are_no_organisations(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("干部指导泽瑞医疗仪器有限公司把骨干培养成党员", "泽瑞医疗仪器有限公司"),
        ("引导华岭渔业合作社党支部承诺", "华岭渔业合作社党支部"),
        ("会同第八督查组走访", "第八督查组"),
        ("山东大学土建与水利学院研究生赴馆参观", "山东大学土建与水利学院"),
        ("晨阳街道办事处发文", "晨阳街道办事处"),
    ],
)
def test_a_name_begins_after_the_words_that_no_name_runs_across(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_name_begins_with_the_nearest_place_before_it() -> None:
    assert names("五龙乡雨花村党支部带头", near=("五龙乡", "雨花村")) == ["雨花村党支部"]


def test_a_chain_of_bodies_is_named_link_by_link() -> None:
    text = "浙江海洋大学水产学院学生党支部办起讲堂。"
    assert chains(text) == [["浙江海洋大学水产学院学生党支部", "浙江海洋大学水产学院", "浙江海洋大学"]]
    assert chains("县委组织部发文。") == [["嵊泗县委组织部"]]


def test_a_link_named_alone_later_is_the_same_body() -> None:
    texts = ("浙江海洋大学水产学院开课。", "水产学院学生党支部出题。")
    assert names(*texts)[1] == "浙江海洋大学水产学院学生党支部"


def test_a_numbered_branch_beside_another_has_the_same_holder() -> None:
    assert names("浙江海洋大学第三党支部与第五党支部共上一课。") == ["浙江海洋大学第三党支部", "浙江海洋大学第五党支部"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("请“晚风”心灵成长工作室来讲课。", "晚风心灵成长工作室"),
        ("组建“大众评理团”。", "大众评理团"),
        ("N集团公司停产两天。", "N集团公司"),
        ("委托F大学起草。", "F大学"),
        ("云岫JT有限公司投产。", "JT有限公司"),
        ("晓月诗社雅集。", "晓月诗社"),
        ("晓月舞蹈俱乐部登台。", "晓月舞蹈俱乐部"),
        ("柳泉大酒店党支部送水。", "柳泉大酒店党支部"),
        ("海棠产业社区党委牵线。", "海棠产业社区党委"),
        ("浙江海洋大学人事处和工程系放假。", "浙江海洋大学人事处"),
        ("中国人民解放军边防部队来信。", "中国人民解放军边防部队"),
        ("四川大学的学生来访。", "四川大学"),
    ],
)
def test_teams_parts_and_branches_of_houses_are_bodies(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "“先锋”行动工作队伍",
        "一批功能型党支部",
        "浙江海洋大学干部的关系",
        "博物馆举办展览",
        "一家众筹公司",
        "“草根”社团演出",
    ],
)
def test_parts_of_words_and_sorts_of_bodies_are_none(text: str) -> None:
    assert "".join(names(text)) in ("", "浙江海洋大学")


def test_items_of_a_list_are_named_each_by_itself() -> None:
    text = "走访了嵊泗县交通局、教育局和雨花村党支部"
    assert names(text, near=("嵊泗县", "雨花村")) == ["嵊泗县交通局", "嵊泗县教育局", "雨花村党支部"]


def test_a_place_whose_name_ends_like_a_body_is_none() -> None:
    assert names("老厂社区的居民", near=("老厂社区",)) == []


def test_a_shorter_form_joins_the_one_full_name_that_it_fits() -> None:
    texts = ("成立临湖片区区域党建促进会。", "临湖片区促进会每月议事，促进会轮值。")
    assert set(names(*texts, near=("临湖片区",))) == {"临湖片区区域党建促进会"}


def test_a_government_and_a_people_s_government_are_one() -> None:
    assert set(names("县人民政府发文，县政府督办。")) == {"嵊泗县人民政府"}


def test_a_town_body_is_that_of_the_last_town_named() -> None:
    assert names("洋山镇选了两个村，镇党委验收。", near=("洋山镇",)) == ["洋山镇党委"]


def test_a_class_word_that_fits_several_names_joins_none() -> None:
    text = "临湖片区党建促进会和望江片区党建促进会成立，促进会轮值。"
    assert names(text, near=("临湖片区", "望江片区")) == ["临湖片区党建促进会", "望江片区党建促进会"]


def test_scope_is_the_county_or_the_city_or_province_of_the_body() -> None:
    of = context("县委、市委和省委，还有国务院。")
    scopes = [named.scope for named in find_organisations(of, [])]
    assert scopes == ["place:330922", "place:3309", "place:33", ""]


def test_kind_tells_parties_from_companies() -> None:
    of = context("泽瑞医疗仪器有限公司，县委，市妇联")
    assert [named.attrs["kind"] for named in find_organisations(of, [])] == ["企业", "党组织", "群团组织"]


_PIECES = st.sampled_from(
    ["县委", "组织部", "党支部", "公司", "泽瑞", "在", "市", "统计局", "“", "”", "、", "第三", "镇", "a", " "]
)


@given(st.lists(_PIECES, max_size=14))
def test_every_mention_is_what_the_passage_says_and_each_begins_a_chain_or_lies_apart(pieces: list[str]) -> None:
    of = context("".join(pieces))
    found = [named.mention for named in find_organisations(of, [])]
    assert all(of.document.passages[0].text[m.start : m.end] == m.surface for m in found)
    assert [(m.start, -m.end) for m in found] == sorted({(m.start, -m.end) for m in found})
    outer = [m for m in found if not any(o.start == m.start and o.end > m.end for o in found)]
    assert all(one.end <= other.start for one, other in pairwise(outer))


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("柳沟村修了新路。", "村委会组织验收。"), "柳沟村村委会"),
        (("柳沟村修了新路，村党支部带头出工。",), "柳沟村党支部"),
        (("东岭社区居民反映停车难。居委会当天开会。",), "东岭社区居委会"),
        (("东岭社区居民反映停车难。", "在社区党委的推动下，问题解决了。"), "东岭社区党委"),
        (("柳沟村修了新路，在党支部书记李明带领下通了水。",), "柳沟村党支部"),
    ],
)
def test_the_body_of_a_village_is_that_of_the_one_named_before(texts: tuple[str, ...], name: str) -> None:
    assert names(*texts, near=("柳沟村", "东岭社区")) == [name]


@pytest.mark.parametrize(
    "texts",
    [
        ("村党支部带头修路。", "柳沟村受益。"),
        ("柳沟村、杏坪村修了路，村委会组织验收。",),
        ("柳沟村修了路。", "各村党支部都来学习。"),
        ("柳沟村修了路。", "他回村担任党支部书记。"),
        ("柳沟村修了路。", "居民、物业公司、居委会一起商量。"),
        ("柳沟村修了路。", "村党支部书记们都来学习。"),
    ],
)
def test_the_body_of_nobody_knows_which_village_has_no_name(texts: tuple[str, ...]) -> None:
    assert names(*texts, near=("柳沟村", "杏坪村")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("太岭林局组织学习。", "太岭林局"),
        ("祁家湾林场党支部开会。", "祁家湾林场党支部"),
        ("省建工安装公司派出干部。", "省建工安装公司"),
        ("市老年大学开课。", "市老年大学"),
        ("暖阳社会工作服务中心送餐上门。", "暖阳社会工作服务中心"),
        ("成立“云管家”工作专班。", "“云管家”工作专班"),
        ("应用技术学院党总支组织参观。", "应用技术学院党总支"),
        ("推动南门外项目临时党支部攻坚。", "南门外项目临时党支部"),
    ],
)
def test_a_body_is_named_whole_though_no_place_is_known(text: str, name: str) -> None:
    assert names(text, region=())[-1:] == [name.replace("“", "").replace("”", "")]


@pytest.mark.parametrize(
    "text",
    ["选优配强党支部书记。", "有关市管企业党委跟进。", "局属党支部代表发言。", "她家在学院路住。", "某调查公司来访。"],
)
def test_classes_by_owner_and_torn_words_are_nobody(text: str) -> None:
    assert names(text) == []


def test_a_branch_called_by_class_is_that_of_the_one_body_named() -> None:
    assert names("设计学院召开大会。", "学院党总支书记发言。") == ["设计学院", "设计学院党总支"]
    assert names("设计学院和农业学院开会。", "学院党总支书记发言。") == ["设计学院", "农业学院"]


def test_a_name_of_common_words_needs_its_parent_once() -> None:
    texts = ("轨道交通集团下属城市发展公司党总支开会。", "城市发展公司党总支再次动员。")
    assert names(*texts, region=()).count("城市发展公司党总支") == 2
    assert names("城市发展公司党总支再次动员。", region=()) == []


def test_an_office_of_a_town_is_that_of_the_town_named() -> None:
    assert names("柳泉街道居民反映虫害，街道城建科当天处理。", near=("柳泉街道",)) == ["柳泉街道城建科"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("城北医院开了会。急诊科党支部先报名。", "城北医院急诊科党支部"),
        ("城北医院开了会。感染科党支部先报名。", "城北医院感染科党支部"),
        ("文学院开了会。戏剧专业本科生党支部去排练。", "文学院戏剧专业本科生党支部"),
        ("文学院开了会。本科生第二党支部去排练。", "文学院本科生第二党支部"),
        ("舟山大学开了会。校团委特邀校友回来。", "舟山大学团委"),
        ("夜里，我院放射科党支部值班。", "放射科党支部"),
    ],
)
def test_a_branch_called_by_its_department_is_that_of_the_body_named_before(text: str, name: str) -> None:
    assert names(text)[-1] == name


@pytest.mark.parametrize("text", ["各科党支部都去了。", "推动专业党支部建设。", "本科党支部怎么办。"])
def test_a_department_that_is_not_told_has_no_branch(text: str) -> None:
    assert names(text) == []


def test_a_number_right_before_the_kind_belongs_to_the_name() -> None:
    assert names("城北二医院和乐山路三小学结对。") == ["城北二医院", "乐山路三小学"]


def test_the_branch_of_a_department_goes_back_to_its_body_over_any_noun() -> None:
    assert names("城北医院呼吸内科党支部守夜。") == ["城北医院呼吸内科党支部"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("文学院办了讲座。活动由学院本科生读书工作中心承办。", "文学院本科生读书工作中心"),
        ("文学院本科生读书工作中心承办。", "文学院本科生读书工作中心"),
        ("嵊泗县第二十三小学的孩子来了。", "嵊泗县第二十三小学"),
        ("#3\n文学院第三党支部讲故事。", "文学院第三党支部"),
        ("聘请文学院第四届学生工作中心的骨干。", "文学院"),
    ],
)
def test_parts_of_a_body_go_on_over_work_and_numbers(text: str, name: str) -> None:
    assert names(text, near=("嵊泗县",))[-1] == name


def test_what_a_quoted_name_is_said_to_be_is_no_team() -> None:
    assert names("左权县推进“两室”建设，“两室”就是代表工作室和便民工作室。", near=("左权县",)) == []
