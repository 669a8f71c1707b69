"""Slogans: counted phrases, when the text itself spells them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.lists import last_items
from ingest.extract.slogans import find_slogans
from tests.unit.text_scenes import text_document


def spelled(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(slogan.surface, slogan.components) for slogan in find_slogans(text_document(*texts))]


@pytest.mark.parametrize(
    ("text", "surface", "components"),
    [
        ("开展“三敲”（敲家门、敲心门、敲富门）活动。", "三敲", ("敲家门", "敲心门", "敲富门")),
        ("“两查”活动就是开展船证核查、网目抽查活动。", "两查", ("船证核查", "网目抽查")),
        ("建设团结型、实干型、清廉型“三型”班子。", "三型", ("团结型", "实干型", "清廉型")),
        ("加强船员、船东、渔嫂“三队”建设。", "三队", ("船员", "船东", "渔嫂")),
        ("做好“鱼、盐、岛”三篇文章，富民强县。", "三篇文章", ("鱼", "盐", "岛")),
        ("确保网具检查和船员培训达到双覆盖。", "双覆盖", ("网具检查", "船员培训")),
        ("推行“123”办法，通过“一访二议三公开”解决难题。", "123", ("一访", "二议", "三公开")),
        ("落实“两个提前”。要提前摸底，掌握情况。要提前备案，避免遗漏。", "两个提前", ("提前摸底", "提前备案")),
        ("整合哨位，指挥、训练、值守“三统一”，全天应急。", "三统一", ("指挥", "训练", "值守")),
        ("落实联系制度及上岛必谈、离岛半年必谈“两必谈”要求。", "两必谈", ("上岛必谈", "离岛半年必谈")),
        ("实施“一船一医生、一港一医站”医疗进岛“双一工程”。", "双一", ("一船一医生", "一港一医站")),
        (
            "提出“三进码头”，即推进党课进码头，医疗进码头，法律进码头。",
            "三进码头",
            ("党课进码头", "医疗进码头", "法律进码头"),
        ),
        (
            "推行“三个一”改革，推进渔港“一港清”、渔获“一秤明”、求救“一键应”。",
            "三个一",
            ("一港清", "一秤明", "一键应"),
        ),
        (
            "推进“1+2+N”体系，“1”是码头支部领头，“2”是船东、渔嫂联手，“N”是船队延伸。",
            "1+2+N",
            ("码头支部领头", "船东、渔嫂联手", "船队延伸"),
        ),
        (
            "做到“三个挂钩”。一是与渔业生产挂钩。先看船。二是与平安建设挂钩。再看人。三是与考核奖惩挂钩。",
            "三个挂钩",
            ("与渔业生产挂钩", "与平安建设挂钩", "与考核奖惩挂钩"),
        ),
    ],
)
def test_what_the_text_spells_out(text: str, surface: str, components: tuple[str, ...]) -> None:
    assert spelled(text) == [(surface, components)]


@pytest.mark.parametrize(
    "text",
    [
        "推广“357”模式，成效明显。",
        "开展“三问三送”活动，干部下村。",
        "开展“四敲”（敲家门、敲心门）活动。",
        "推行“三个一”改革，实现“一港清”“一键应”。",
        "推行“1+2”模式，“1”是巡港，“2”是开展“船+岸”双巡查。",
        "按照“1+5+N”配备力量。",
        "坚持和落实“两个毫不动摇”。",
        "深度参与、高质量共建“一带一路”。",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert spelled(text) == []


def test_enumerations_run_on_over_the_next_paragraphs() -> None:
    found = spelled("主要是“两个结合”：", "一是结合农时，错峰服务。", "二是结合民意，开门办事。")
    assert found == []  # the first item must follow at once, in the same paragraph


def test_the_same_spelling_is_told_once_and_another_one_apart() -> None:
    text = "开展“三敲”（敲家门、敲心门、敲富门）活动。"
    other = "镇里的“三敲”（敲船门、敲窗门、敲院门）不同。"
    assert [components[0] for _, components in spelled(text, text, other)] == ["敲家门", "敲船门"]


def test_evidence_is_the_sentence_of_the_phrase() -> None:
    document = text_document("先说别的。开展“三敲”（敲家门、敲心门、敲富门）活动。再说。")
    evidence = find_slogans(document)[0].evidence
    assert document.passages[0].text[evidence.start : evidence.end] == "开展“三敲”（敲家门、敲心门、敲富门）活动。"


@given(st.lists(st.text("甲乙丙丁", min_size=2, max_size=3), min_size=2, max_size=5, unique=True))
def test_a_list_after_a_verb_gives_its_items_back(items: list[str]) -> None:
    assert last_items("推进" + "、".join(items), len(items)) == items
