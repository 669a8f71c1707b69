"""Headings: which lines are, what their titles are, and how they nest."""

from __future__ import annotations

import pytest

from ingest.headings import Outline, find_heading, is_lead_in

PROSE = "村里把老人的饭桌当成大事来办，请村民代表一起定菜谱、算成本、管账目，一年来没有一笔糊涂账。"


@pytest.mark.parametrize(
    ("line", "kind", "title", "whole"),
    [
        ("一、基本情况", "han", "一、基本情况", True),
        ("（二）主要做法", "han_bracket", "（二）主要做法", True),
        ("(三)、健全制度", "han_bracket", "(三)、健全制度", True),
        ("第一章 总则", "chapter", "第一章 总则", True),
        ("1.党员活动室。建在村口，天天开门。", "digit", "1.党员活动室", False),
        ("2、经费有保障", "digit", "2、经费有保障", True),
        ("1.1 制订计划", "decimal", "1.1 制订计划", True),
        ("3 加强协作帮扶", "digit_space", "3 加强协作帮扶", True),
        ("一是领导带头。书记上了第一课。", "run_in", "一是领导带头", False),
        ("首先，时间不够。农忙时人难到齐。", "run_in", "首先，时间不够", False),
        (
            "二要盯住重点难点，年年有进展，月月有通报，天天有人管，事事有着落，件件有回音，处处有变化，人人有笑容。",
            "run_in",
            "二要盯住重点难点",
            False,
        ),
        ("案例二", "item", "案例二", True),
        ("基本做法", "plain", "基本做法", True),
    ],
)
def test_a_heading_is_found_with_its_title(line: str, kind: str, title: str, whole: bool) -> None:
    assert find_heading(line, PROSE) == (kind, title, whole)


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "1.2米宽的木床摆了三张。",
        "2020年以来的变化。",
        "一个支部一面旗，家家户户都欢喜。",
        "图为党员在巡河",
        "本报记者 某甲 摄",
        "12.5%的农户入了社。",
    ],
)
def test_an_ordinary_line_is_no_heading(line: str) -> None:
    assert find_heading(line, PROSE) is None


def test_a_line_without_number_heads_only_a_paragraph() -> None:
    assert find_heading("春风化雨", "秋收冬藏") is None


def test_items_of_a_list_do_not_head_one_another() -> None:
    heading = find_heading("1.按时到会。", "2.带好笔记。")
    assert heading is not None
    assert not heading.whole


def test_a_sentence_that_announces_numbers_leads_in() -> None:
    assert is_lead_in("重点抓好两项工作：", "一是修路。")
    assert is_lead_in("同志们：", PROSE)
    assert not is_lead_in("重点抓好两项工作。", "二是修路。")


def paths(*lines: str) -> list[tuple[str, ...]]:
    outline = Outline()
    found = []
    for line in lines:
        outline.end_paragraph()
        if (heading := find_heading(line, PROSE)) is not None:
            outline.enter(heading)
        found.append(outline.path())
    return found


def test_numbers_nest_in_the_order_in_which_they_were_met() -> None:
    assert paths("一、现状", "1、企业", "（一）制度", "（二）活动", "2、社区", "二、打算") == [
        ("一、现状",),
        ("一、现状", "1、企业"),
        ("一、现状", "1、企业", "（一）制度"),
        ("一、现状", "1、企业", "（二）活动"),
        ("一、现状", "2、社区"),
        ("二、打算",),
    ]


def test_a_run_in_heading_holds_for_its_paragraph_alone() -> None:
    assert paths("一、做法", "一是抓早。年初就定。", PROSE) == [("一、做法",), ("一、做法", "一是抓早"), ("一、做法",)]
