"""The query language: what is understood, that nothing typed is an error, and that a query can be written back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parser import parse
from search.query import Query, to_text, unquoted, with_filter, without_filter
from search.tree import All, AnyOf, Filter, Node, Not, Phrase, Term

PIECES = st.sampled_from(
    (
        "红旗", "a", "或", "OR", "AND", "NOT", "-", "(", ")", "（", "“", "”", '"', "「", "|", " ", "  ", "\t", "，", "'",
        "地区:", "年份：", "2012", "..", "作者:", "place:33", "*", "\ue000", "type:", "Ｏ", "ＯＲ", "\x00", "\ud800",
        "‘", "’", "《", "》", "」", "〞", "浙江省", "舟山市", "汇报", "、", "/", "单位:", "标题:", "2010", "…", ">=", "非", "or", "&",
    )
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text())
def test_whatever_is_typed_can_be_read_and_written_back(text: str) -> None:
    root = parse(text).root
    assert parse(to_text(root)).root == root


HAN = re.compile("[一-鿿]")
THIS_YEAR = date.today().year


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
        ("地區： “浙江 舟山”", All((Filter("region", "浙江"), Filter("region", "舟山")))),
        ("地区:海省东海市", All((Filter("region", "海省"), Filter("region", "东海市")))),
        ("地区:河南寨镇", Filter("region", "河南寨镇")),
        ("region:浙江,江苏", AnyOf((Filter("region", "浙江"), Filter("region", "江苏")))),
        ("地区:(浙江 或 江苏) 甲", All((AnyOf((Filter("region", "浙江"), Filter("region", "江苏"))), Term("甲")))),
        ("标题:甲、乙", Filter("title", "甲、乙")),
        ("title:“先锋 行动”", Filter("title", "先锋 行动")),
        ("單位:*党支部", Filter("org", "*党支部")),
        ("ｐｅｒｓｏｎ：王＊", Filter("person", "王*")),
        ("initiative:'先锋'", Filter("initiative", "先锋")),
        ("type:讲话 org:甲 person:乙", All((Filter("type", "讲话"), Filter("org", "甲"), Filter("person", "乙")))),
        ("地点：place:33", Filter("place", "place:33")),
        ("年份:２０１２年", Filter("year", "2012")),
        ("year:2010-2013", Filter("year", "2010..2013")),
        ("年份:2010..", Filter("year", "2010..")),
        ("年份:2010 至 2013 甲", All((Filter("year", "2010..2013"), Term("甲")))),
        ("年份:2010…2013", Filter("year", "2010..2013")),
        ("年份:≥2010", Filter("year", "2010..")),
        ("年份:2010年以前", Filter("year", "..2010")),
        ("年份:二〇一〇至二零一三", Filter("year", "2010..2013")),
        ("年份:<2010", Filter("year", "..2009")),
        ("年份:201*", Filter("year", "2010..2019")),
        ("人物:李*", Filter("person", "李*")),
        ("红帆-1号", Term("红帆-1号")),
        ("甲 or 乙", AnyOf((Term("甲"), Term("乙")))),
        ("甲 或者 乙 且 丙", All((AnyOf((Term("甲"), Term("乙"))), Term("丙")))),
        ("甲 非 乙", All((Term("甲"), Not(Term("乙"))))),
        ("甲 && −乙", All((Term("甲"), Not(Term("乙"))))),
    ],
)
def test_what_is_typed_means(text: str, root: Node) -> None:
    assert parse(text).root == root
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    "text",
    [
        '"甲 乙"', "“甲 乙”", "”甲 乙”", "“甲 乙“", '“甲 乙"', '"甲 乙”', "＂甲　乙＂", "„甲 乙“", "〝甲 乙〞", "「甲 乙」", "『甲 乙』",
        "﹁甲 乙﹂", "'甲 乙'", "‘甲 乙’", "’甲 乙’", "《甲 乙》", "«甲 乙»", "“甲 “乙””", '"甲“乙”"', "“‘甲 乙’”",
    ],
)  # fmt: skip
def test_every_kind_of_quotation_mark_makes_a_phrase(text: str) -> None:
    query = parse(text + " 丙")
    root = query.root
    assert isinstance(root, All)
    assert [type(part) for part in root.parts] == [Phrase, Term]
    assert words_in(root.parts[0]) == ["甲", "乙"]
    assert query.hints == ()


@pytest.mark.parametrize("text", ["2012", "8800-9900", "党建 2010年"])
def test_a_number_that_is_no_span_of_years_is_left_alone(text: str) -> None:
    assert parse(text).hints == ()


@pytest.mark.parametrize("text", ["isn't", "90’s", "关于《条例》的意见"])
def test_a_mark_inside_a_word_belongs_to_it(text: str) -> None:
    assert parse(text) == Query(Term(text))


@pytest.mark.parametrize(
    ("text", "root", "hint"),
    [
        ("", All(()), "没有输入"),
        ("*", All(()), "没有可以检索的字词"),
        ("地区:", All(()), "还没有内容"),
        ("甲 地区: 文种:通报", All((Term("甲"), Filter("type", "通报"))), "还没有内容"),
        ("甲 或", Term("甲"), "前后都要有词"),
        ("甲 -", Term("甲"), "没有要排除的词"),
        ("(甲 乙", All((Term("甲"), Term("乙"))), "少了一个右括号"),
        ("甲)", Term("甲"), "多了一个右括号"),
        ("“甲 乙", All((Term("甲"), Term("乙"))), "引号没有成对"),
        ("甲” 地区:“浙江", All((Term("甲"), Filter("region", "浙江"))), "引号没有成对"),
        ("年份:那年", All(()), "看不懂"),
        ("年份:今年", Filter("year", f"{THIS_YEAR}"), f"“今年”按 {THIS_YEAR} 年"),
        ("年份:近三年", Filter("year", f"{THIS_YEAR - 2}..{THIS_YEAR}"), f"按 {THIS_YEAR - 2}..{THIS_YEAR} 年"),
        ("年份:2013..2010", Filter("year", "2010..2013"), "已对调"),
        ("作者:甲", Term("作者:甲"), "没有“作者”这一筛选项"),
        ("文种:日记", Filter("type", "日记"), "没有“日记”这一文种"),
        ("文种:汇报", Filter("type", "情况汇报"), "按情况汇报查"),
        ("甲 - 乙", All((Term("甲"), Term("乙"))), "没有要排除的词"),
        ("年份:2012年5月", Filter("year", "2012"), "年份只到年"),
        ("地区:(浙江", Filter("region", "浙江"), "少了一个右括号"),
        ("王*", Term("王*"), "只在筛选项里起作用"),
        ("2010-2013", Term("2010-2013"), "请写 年份:2010..2013"),
        ("2010年以来 甲", All((Term("2010年以来"), Term("甲"))), "请写 年份:2010.."),
        ("近两年 甲", All((Term("近两年"), Term("甲"))), f"请写 年份:{THIS_YEAR - 1}..{THIS_YEAR}"),
        ("(" * 50 + "甲", Term("甲"), "括号层数过多"),
    ],
)
def test_what_is_odd_is_taken_at_its_best_with_a_hint(text: str, root: Node, hint: str) -> None:
    query = parse(text)
    assert query.root == root
    assert any(hint in given_hint for given_hint in query.hints)
    for told in query.hints:
        assert told == f"{told.chinese} · {told.english}"
        assert HAN.search(told.chinese)
        assert re.search("[a-z]{3}", told.english)


def words_in(node: Node) -> list[str]:
    """The words of a phrase, whatever stands between them."""
    assert isinstance(node, Phrase)
    return re.findall(r"\w", node.text)


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
