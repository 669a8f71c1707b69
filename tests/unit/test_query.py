"""The query language: what is understood, that nothing typed is an error, and that a query can be written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parser import parse
from search.query import to_text, unquoted, with_filter, without_filter
from search.tree import All, AnyOf, Filter, Node, Not, Phrase, Term

PIECES = st.sampled_from(
    (
        "红旗", "a", "或", "OR", "AND", "NOT", "-", "(", ")", "（", "“", "”", '"', "「", "|", " ", "  ", "\t", "，", "'",
        "地区:", "年份：", "2012", "..", "作者:", "place:33", "*", "\ue000", "type:", "Ｏ", "ＯＲ", "\x00", "\ud800",
    )
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text())
def test_whatever_is_typed_can_be_read_and_written_back(text: str) -> None:
    root = parse(text).root
    assert parse(to_text(root)).root == root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("先锋行动", Term("先锋行动")),
        ("先锋　行动", All((Term("先锋"), Term("行动")))),
        ('"先锋 行动"', Phrase("先锋 行动")),
        ("“先锋行动”", Phrase("先锋行动")),
        ("「先鋒行動」", Phrase("先鋒行動")),
        ("先锋 -煤矿", All((Term("先锋"), Not(Term("煤矿"))))),
        ("甲 或 乙 丙", All((AnyOf((Term("甲"), Term("乙"))), Term("丙")))),
        ("甲 OR 乙", AnyOf((Term("甲"), Term("乙")))),
        ("甲|乙", AnyOf((Term("甲"), Term("乙")))),
        ("甲 或 （乙 丙）", AnyOf((Term("甲"), All((Term("乙"), Term("丙")))))),
        ("-(甲 乙)", Not(All((Term("甲"), Term("乙"))))),
        ("地区:浙江", Filter("region", "浙江")),
        ("region:浙江", Filter("region", "浙江")),
        ("地区： “浙江 舟山”", Filter("region", "浙江 舟山")),
        ("地点：place:33", Filter("place", "place:33")),
        ("年份:２０１２年", Filter("year", "2012")),
        ("year:2010-2013", Filter("year", "2010..2013")),
        ("年份:2010..", Filter("year", "2010..")),
        ("人物:李*", Filter("person", "李*")),
        ("红帆-1号", Term("红帆-1号")),
    ],
)
def test_what_is_typed_means(text: str, root: Node) -> None:
    assert parse(text).root == root
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "root", "hint"),
    [
        ("", All(()), "没有输入"),
        ("地区:", All(()), "还没有内容"),
        ("甲 地区: 文种:通报", All((Term("甲"), Filter("type", "通报"))), "还没有内容"),
        ("甲 或", Term("甲"), "前后都要有词"),
        ("甲 -", Term("甲"), "没有要排除的词"),
        ("(甲 乙", All((Term("甲"), Term("乙"))), "少了一个右括号"),
        ("甲)", Term("甲"), "多了一个右括号"),
        ("“甲 乙", All((Term("甲"), Term("乙"))), "引号没有成对"),
        ("甲” 地区:“浙江", All((Term("甲"), Filter("region", "浙江"))), "引号没有成对"),
        ("年份:去年", All(()), "看不懂"),
        ("年份:2013..2010", Filter("year", "2010..2013"), "已对调"),
        ("作者:甲", Term("作者:甲"), "没有“作者”这一筛选项"),
        ("文种:日记", Filter("type", "日记"), "没有“日记”这一文种"),
        ("(" * 50 + "甲", Term("甲"), "括号层数过多"),
    ],
)
def test_what_is_odd_is_taken_at_its_best_with_a_hint(text: str, root: Node, hint: str) -> None:
    query = parse(text)
    assert query.root == root
    assert any(hint in given_hint for given_hint in query.hints)


def test_a_very_long_text_is_cut_and_said_to_be() -> None:
    assert any("过长" in hint for hint in parse("甲 " * 5000).hints)


def test_one_filter_is_taken_off_and_the_rest_of_the_query_stays() -> None:
    query = parse("(甲 或 乙) 地区:浙江 -丙 年份:2012")
    assert query.filters == (Filter("region", "浙江"), Filter("year", "2012"))
    assert without_filter(query, Filter("region", "浙江")) == "甲 或 乙 -丙 年份:2012"


def test_a_filter_is_added_once() -> None:
    narrowed = with_filter(parse("甲 或 乙"), Filter("region", "place:33"))
    assert parse(narrowed).root == All((AnyOf((Term("甲"), Term("乙"))), Filter("region", "place:33")))
    assert with_filter(parse(narrowed), Filter("region", "place:33")) == narrowed


def test_without_quotation_marks_the_words_of_a_phrase_may_stand_apart() -> None:
    assert unquoted(parse('"甲 乙" 地区:浙江')).root == parse("甲 乙 地区:浙江").root
