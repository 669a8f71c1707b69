"""Lines: breaks inside a sentence are mended, headings stay alone, folded reports are cut at their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import join_broken, to_lines
from ingest.unfold import unfold

PROSE = "镇党委把支部建在产业链上，让合作社的党员带着农户一起学技术、找销路、算收入账"


def joined(text: str) -> list[str]:
    return [line.text for line in join_broken(to_lines(text))]


def unfolded(text: str) -> list[str]:
    return [line.text for line in unfold(to_lines(text))]


@given(st.text(alphabet=st.sampled_from("党建一二、。，“”（）1\n ,是"), max_size=80))
def test_joining_loses_nothing(text: str) -> None:
    assert "".join(joined(text)) == "".join(line.text for line in to_lines(text))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("广泛开展争当“服务能", "手”的活动。"),
        ("近年来，全镇党员（含预备党", "员）增加到三百人。"),
        ("（", "二）抓好落实。"),
        (PROSE + "，", "一年下来户均增收两千元。"),
        (PROSE + "的", "好办法传遍全县。"),
        ("1、非公", "有企业党建现状"),
        ("——2021年3月1日在某县第十届", "人民代表大会第一次会议上"),
    ],
)
def test_a_break_inside_a_sentence_is_mended(first: str, second: str) -> None:
    assert joined(f"{first}\n{second}") == [first + second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、现状", "近年来，全镇党员增加到三百人，支部建到了每个村民小组。"),
        ("基本做法", "一是加强领导。"),
        (PROSE + "。", "一年下来户均增收两千元。"),
        (PROSE, "二、存在的问题"),
        ("夯实基层，服务群众", "某某村党支部"),
        (PROSE + " 本报记者 某甲 摄", "各位代表："),
    ],
)
def test_a_heading_or_a_finished_sentence_is_not_joined(first: str, second: str) -> None:
    assert joined(f"{first}\n{second}") == [first, second]


def test_a_report_on_one_line_is_cut_at_its_numbers() -> None:
    body = "村里开会讨论，党员带头表态。" * 12
    text = f"{body} 一、现状 {body}1、队伍稳定。{body}2、活动正常。{body}二、对策 {body}"
    assert [line[:6] for line in unfolded(text)] == [
        "村里开会讨论",
        "一、现状",
        "村里开会讨论",
        "1、队伍稳定",
        "2、活动正常",
        "二、对策",
        "村里开会讨论",
    ]


def test_a_number_inside_a_line_is_a_heading_only_where_it_goes_on_the_row() -> None:
    text = "（一）抓学习。支部每月学一次。（二）抓服务。党员每周走访。\n工作要求（二）项不在此列。"
    assert unfolded(text) == [
        "（一）抓学习。支部每月学一次。",
        "（二）抓服务。党员每周走访。",
        "工作要求（二）项不在此列。",
    ]


def test_an_enumeration_in_a_short_paragraph_stays_whole() -> None:
    text = "会议要求：1、按时到会；2、带好笔记；3、会后交流。"
    assert unfolded(text) == [text]
