"""Title, date, author, publisher and kind of a report: only what the text or the metadata tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_date, issue_date, latest_reference, normal_date
from ingest.metadata import Metadata, read_metadata
from kg.schema import DOCUMENT_TYPES

PROSE = "全镇上下把防汛当成头等大事，党员干部吃住在堤上，群众的心里有了底，三天三夜没有一处决口。"


def read(*texts: str, facts: tuple[str, ...] = (), **given: str) -> Metadata:
    return read_metadata(texts, facts, given)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["某县防汛工作情况汇报"], "某县防汛工作情况汇报"),
        (["江东省临河县：", "“三色堤长”守住安澜"], "“三色堤长”守住安澜"),
        (["省长察看堤防。 某报记者 某甲 摄", "防汛工作报告"], "防汛工作报告"),
        (["【基层见闻】堤上的党旗"], "【基层见闻】堤上的党旗"),
        (["防汛经验谈 篇3"], "防汛经验谈"),
        (["新华社北京4月9日电 题：守堤人手记"], "守堤人手记"),
        (["同志们："], ""),
        (["材料1"], ""),
        (["一、基本情况"], ""),
        (["本报临河讯（通讯员 李明）汛期到来，干部上堤。"], ""),
    ],
)
def test_the_title_is_what_stands_over_the_text(head: list[str], title: str) -> None:
    assert read(*head, PROSE).title == title


def test_a_text_that_begins_with_prose_has_no_title() -> None:
    found = read(PROSE, PROSE)
    assert (found.title, found.title_lines) == ("", 0)


def test_lines_below_the_title_belong_to_the_head() -> None:
    found = read("防汛工作报告", "——2021年3月1日在某县人民代表大会上", "某县县长 王 平", "各位代表：", PROSE)
    assert (found.title_lines, found.date, found.author) == (3, "2021-03-01", "王平")


@pytest.mark.parametrize(
    ("texts", "author"),
    [
        (["守堤人手记", "□李晓明", PROSE], "李晓明"),
        (["守堤人手记", "2012-12-27李晓明", PROSE], "李晓明"),
        (["防汛督查情况汇报", "督查第三组", PROSE], "督查第三组"),
        (["守堤人手记", PROSE, "作者：李晓明（临河县委书记）"], "李晓明"),
        (["守堤人手记", PROSE, f"{PROSE}（本报记者 李晓明）"], "李晓明"),
        (["防汛通报", PROSE, "临河县防汛办公室", "2018年7月8日"], "临河县防汛办公室"),
        (["守堤人手记", PROSE, "记者：您当时怕不怕？"], ""),
        (["守堤人手记", PROSE, "（作者系临河县委书记）"], ""),
    ],
)
def test_the_author_signs_below_the_title_or_below_the_text(texts: list[str], author: str) -> None:
    assert read(*texts).author == author


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["防汛通报", PROSE, "2018年7月8日"], "2018-07-08"),
        (["防汛通报", PROSE, "二〇一八年七月二十一日"], "2018-07-21"),
        ([PROSE, "[文章编号] 1009-0000(2016)12-0047-02"], "2016-12"),
        (["同志们：", f"按照防发[2013]4号文件要求，{PROSE}"], "2013"),
        ([f"2011年，局党委在县委的正确领导下，{PROSE}"], "2011"),
        ([f"2019年2月26日，林场召开防汛会议。{PROSE}"], "2019-02-26"),
        ([f"2019年2月，张家的房子塌了。{PROSE}"], ""),
        ([f"央视网消息：今天（7月5日）堤上开课。{PROSE}"], ""),
        ([PROSE, "9月13日到17日，督查组到镇里。"], ""),
    ],
)
def test_the_date_is_as_exact_as_the_text(texts: list[str], told: str) -> None:
    assert read(*texts).date == told


def test_facts_of_the_page_tell_date_and_publisher() -> None:
    found = read("守堤人手记", PROSE, facts=("来源：《临河日报》 作者：", "时间：2026-02-09"))
    assert (found.date, found.publisher) == ("2026-02-09", "临河日报")


def test_the_address_tells_the_day_where_the_text_does_not() -> None:
    assert read(PROSE, url="https://example.org/20250409/a.html").date == "2025-04-09"


def test_given_metadata_win() -> None:
    found = read(
        "守堤人手记",
        "□李晓明",
        PROSE,
        title="堤上",
        date="2020年5月",
        author="某甲",
        publisher="某社",
        region="临河县",
        type="讲话",
    )
    assert (found.title, found.date, found.author, found.publisher) == ("堤上", "2020-05", "某甲", "某社")
    assert (found.region_hint, found.doc_type) == ("临河县", "讲话")


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("某县防汛工作情况汇报", "情况汇报"),
        ("关于防汛检查情况的通报", "通报"),
        ("防汛调研报告", "调研报告"),
        ("2026年某省政府工作报告", "政府工作报告"),
        ("同志们：", "讲话"),
        ("央视网消息（新闻联播）：堤上开课。", "消息"),
        ("新华社北京7月5日电 省长在防汛会议上发表讲话", "消息"),
        ("关键词：防汛；基层党建", "论文"),
        (PROSE, "材料"),
    ],
)
def test_the_kind_follows_from_title_or_text(first: str, kind: str) -> None:
    assert read(first, PROSE).doc_type == kind


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_has_a_known_kind_and_a_well_formed_date(texts: list[str]) -> None:
    found = read(*texts)
    assert found.doc_type in DOCUMENT_TYPES
    assert len(found.date) in (0, 4, 7, 10)
    assert 0 <= found.title_lines <= len(texts)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}"):
        assert find_date(f"于{written}印发") == day.isoformat()


def test_dates_that_are_none_are_not_read() -> None:
    assert [find_date(text) for text in ("2026年13月", "12016-12", "2016—2020年", "")] == ["", "", "", ""]
    assert normal_date("约1999年") == "1999"
    assert issue_date("ISSN 1009-928X") == ""
    assert latest_reference("防发〔2012〕3号、防发〔2014〕11号") == "2014"
