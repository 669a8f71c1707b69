"""Figures: value, unit, what is counted, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.figures.clauses import LONGEST, clause_around
from ingest.extract.figures.find import find_figures
from ingest.extract.figures.quantities import find_quantities
from kg.ids import EntityId
from kg.model import Entity, Mention
from tests.unit.text_scenes import text_context


def quantities(text: str) -> list[tuple[float, str, bool]]:
    return [(found.value, found.unit, found.approximate) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("走访渔民88人、船东79户", [(88, "人", False), (79, "户", False)]),
        ("惠及群众3650余人次", [(3650, "人次", True)]),
        ("有1万多家商铺", [(10000, "家", True)]),
        ("20多万从业人员", [(200000, "人", True)]),
        ("筹资近5100万元", [(5100, "万元", True)]),
        ("投入2亿多元", [(2, "亿元", True)]),
        ("补助6 000 元", [(6000, "元", False)]),
        ("每户1,200元", [(1200, "元", False)]),
        ("占总数的38。", [(38, "%", False)]),
        ("满意率98%以上", [(98, "%", True)]),
        ("达到百分之九十五", [(95, "%", False)]),
        ("配备2-3名船员", [(2, "名", False), (3, "名", False)]),
        ("东岸等四个村", [(4, "个", False)]),
        ("两名船员上岸", [(2, "名", False)]),
        ("坚持两年多来", [(2, "年", True)]),
        ("近一年的试行", [(1, "年", True)]),
        ("万亩盐田", [(10000, "亩", False)]),
        ("提取7大类需求", [(7, "类", False)]),
        ("安装200W的灯", [(200, "W", False)]),
        ("人口达到了3万多", [(30000, "人", True)]),
        ("帮扶三百零五户渔民", [(305, "户", False)]),
        ("一千零二十名船员", [(1020, "名", False)]),
        ("投入一亿一千万元", [(110_000_000, "元", False)]),
        ("投入1亿2000万元", [(120_000_000, "元", False)]),
        ("投入一亿八千八百余万元", [(188_000_000, "元", True)]),
        ("补助2万5千元", [(25_000, "元", False)]),
        ("1千5百户渔民", [(1500, "户", False)]),
        ("八个多月漂在海上", [(8, "个月", True)]),
        ("五位一体的格局，3个渔村", [(3, "个", False)]),
    ],
)
def test_numbers_with_their_units(text: str, wanted: list[tuple[float, str, bool]]) -> None:
    assert quantities(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2013年9月26日上午",
        "9月13—17日督查",
        "第三批名单",
        "推行123工作法",
        "海发[2013]4号文件",
        "编号1009-928X",
        "一个方面",
        "三番五次上门",
        "五花八门的活动",
        "三天两头往船上跑",
        "不能三天打鱼、两天晒网",
        "货比三家",
        "掌声四起",
        "推进五位一体、落实八项规定",
        "亿万人民",
        "二千零八年的春天",
        "落实“四个先行”",
        "1、加强领导",
        "进一步推进",
        "千家万户",
        "2016至2018年",
        "2024级新生与2301班同学",
    ],
)
def test_dates_ordinals_names_and_articles_are_no_figures(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("发放联系卡11887张。", "联系卡"),
        ("共召开座谈会19次。", "座谈会"),
        ("组建了10支护渔队伍。", "护渔队伍"),
        ("35名船员参与巡查。", "船员"),
        ("满意率均在98%以上。", "满意率"),
        ("走访率达到96.5%。", "走访率"),
        ("就业困难人员就业率达到了97%。", "就业困难人员就业率"),
        ("动员120名搬迁群众参加演练。", "搬迁群众"),
        ("整理了80本工作笔记。", "工作笔记"),
        ("清淤12条干涸贫瘠的沟壑。", "沟壑"),
        ("建立30个“小鸥工作站”。", "小鸥工作站"),
        ("新增7名“两院”院士。", "“两院”院士"),
        ("海上灯塔实验室、9个全国重点实验室", "全国重点实验室"),
        ("全国重点实验室45家。", "全国重点实验室"),
        ("重点抓好5个项目。", "项目"),
        ("渔获量占全国80%。", ""),
        ("渔获量居全国前4位。", "前"),
        ("望潮镇\t渔船\t1280艘", "渔船"),
        ("渔　船1280艘。", "渔船"),
        ("望潮镇2020年集体分红5300余万元。", "集体分红"),
        ("80余名学生党员到场。", "学生党员"),
        ("全年走访3次。", "走访"),
        ("改造占地约900平方米。", "占地"),
        ("24名上岛女兵之一退役。", "上岛女兵"),
    ],
)
def test_what_is_counted(text: str, subject: str) -> None:
    assert find_figures(text_context(text), [])[0].subject == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("渔民满意率由85%提高到98%。", ["渔民满意率", "渔民满意率"]),
        ("渔民对船检的满意率，由2011年的85%提高到98%。", ["满意率", "满意率"]),
        ("渔民人均收入从1.2万元增加到了如今的1.8万元。", ["渔民人均收入", "渔民人均收入"]),
        ("便民渔事也由原来的35项增至78项。", ["便民渔事", "便民渔事"]),
        ("由原来的30天缩短为5天。", ["", ""]),
        ("由2名民警、3名辅警组成。", ["民警", "辅警"]),
        ("从3个渔村抽调20名党员。", ["渔村", "党员"]),
        ("船检率和满意率分别达到95%和98%。", ["船检率", "满意率"]),
        ("渔船、拖轮分别从771艘、481艘增加到1076艘、636艘。", ["渔船", "拖轮", "渔船", "拖轮"]),
        ("东岸镇、西岸镇分别投入资金30万元、50万元。", ["资金", ""]),
    ],
)
def test_both_figures_of_a_change_count_what_stands_before_it_and_those_of_a_list_each_its_own(
    text: str, subjects: list[str]
) -> None:
    assert [figure.subject for figure in find_figures(text_context(text), [])] == subjects


def test_what_is_counted_does_not_run_back_into_the_name_of_a_place() -> None:
    context = text_context("渔港镇渔民收入3万元。")
    place = Entity(
        EntityId("place:1"), "place", "渔港镇", "", (Mention(context.document.passages[0].id, 0, 3, "渔港镇"),)
    )
    assert find_figures(context, [place])[0].subject == "渔民收入"


def test_the_text_of_a_figure_is_its_clause() -> None:
    context = text_context("今年以来，全县发放联系卡1,187张，走访渔民20户。")
    assert [figure.text for figure in find_figures(context, [])] == ["全县发放联系卡1,187张", "走访渔民20户"]


def owners(text: str, *named: str) -> list[str | None]:
    """Whose the figures of a text are: names of what it names, or 海湾县, which it is about."""
    context = text_context(text, "海湾县", region=("330922",))
    here, there = (passage.id for passage in context.document.passages)
    entities = [
        Entity(EntityId(name), "organisation", name, "", (Mention(here, at, at + len(name), name),))
        for name in named
        for at in (text.find(name),)
    ]
    entities.append(Entity(EntityId("place:330922"), "place", "海湾县", "", (Mention(there, 0, 3, "海湾县"),)))
    return [figure.owner for figure in find_figures(context, entities)]


@pytest.mark.parametrize(
    ("text", "named", "wanted"),
    [
        ("东岸镇党委组织党员巡海，走访渔民20户。", ["东岸镇党委"], ["东岸镇党委"]),
        ("东岸镇党委组织党员巡海。全县共走访90户。", ["东岸镇党委"], ["place:330922"]),
        ("东岸镇党委组织党员巡海。全年走访90户。", ["东岸镇党委"], [None]),
        ("走访90户。东岸镇党委组织党员巡海。", ["东岸镇党委"], [None]),
        ("渔港村靠海。全村有渔船40艘。", ["渔港村"], ["渔港村"]),
        ("渔港村、北岙村等2个村靠海。", ["渔港村", "北岙村"], [None]),
        ("渔港村党支部牵头，船东协会出资30万元。", ["渔港村党支部", "船东协会"], ["船东协会"]),
    ],
)
def test_a_figure_belongs_to_whom_its_clause_or_its_sentence_speaks_of_else_to_nobody(
    text: str, named: list[str], wanted: list[str]
) -> None:
    assert owners(text, *named) == wanted


@given(st.text("一二三十百万0123456789.,，。个名%年月第占约余多的人元“”—- 岁\n", max_size=80))
def test_figures_lie_in_their_passage_and_clauses_are_short(text: str) -> None:
    context = text_context(text or "空")
    for figure in find_figures(context, []):
        passage = context.document.passages[0].text
        assert passage[figure.evidence.start : figure.evidence.end] == figure.text
        assert 0 < len(figure.text) <= LONGEST


@given(st.text("甲乙，。、", min_size=1, max_size=200), st.data())
def test_a_clause_holds_what_it_is_around(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(start + 1, len(text))
    left, right = clause_around(text, start, end)
    assert 0 <= left <= start < end <= right <= len(text)
    assert right - left <= LONGEST


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("满意率达百分之九十六点五", 96.5, "%"),
        ("发放渔民补助金二十七点三万元", 27.3, "万元"),
        ("落实护渔资金六百七十一点一二万元", 671.12, "万元"),
        ("渔民三点二万人", 32000, "人"),
    ],
)
def test_decimals_in_chinese_numerals_are_read(text: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in find_quantities(text)] == [(value, unit)]
