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
        "落实“四个先行”",
        "1、加强领导",
        "进一步推进",
        "千家万户",
        "2016至2018年",
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
    ],
)
def test_what_is_counted(text: str, subject: str) -> None:
    assert find_figures(text_context(text), [])[0].subject == subject


def test_the_text_of_a_figure_is_its_clause() -> None:
    context = text_context("今年以来，全县发放联系卡1,187张，走访渔民20户。")
    assert [figure.text for figure in find_figures(context, [])] == ["全县发放联系卡1,187张", "走访渔民20户"]


def test_the_body_at_the_head_of_the_sentence_owns_the_figure() -> None:
    text = "东岸镇党委组织党员巡海，走访渔民20户。全县共走访90户。"
    context = text_context(text, region=("330922",))
    passage = context.document.passages[0].id
    body = Entity(EntityId("organisation:1"), "organisation", "东岸镇党委", "", (Mention(passage, 0, 5, "东岸镇党委"),))
    home = Entity(EntityId("place:330922"), "place", "海湾县", "", (Mention(passage, 0, 2, "东岸"),))
    owners = [figure.owner for figure in find_figures(context, [body, home])]
    assert owners == ["place:330922", "place:330922"] or owners == ["organisation:1", "place:330922"]


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
