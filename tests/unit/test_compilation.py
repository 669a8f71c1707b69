"""Several reports in one file are told apart; one report stays one."""

from __future__ import annotations

from ingest.compilation import MARKER_REASON, Part, split_compilation
from ingest.lines import to_lines

BODY = "镇党委每月开一次现场会，把难题摆在桌面上逐个解决。"
FIRST = "2015年，城管局党委在市委的正确领导下，紧扣中心任务抓党建，以学习促提升、以制度管队伍，各项工作迈上新的台阶，现总结如下："
SECOND = "近年来，在县委、县政府的正确领导下，县林业局党组坚持围绕护林抓党建、抓好党建促护林，队伍面貌焕然一新，现将情况汇报如下："
CLOSING = "一年来我局工作虽有成绩，但离上级要求还有差距，今后要加倍努力。"


def parts(text: str) -> list[Part]:
    return split_compilation(to_lines(text))


def kept(part: Part) -> list[str]:
    return [line.text for line in part.lines if not line.reason]


def test_marker_lines_part_the_reports() -> None:
    found = parts(f"工作总结（共2篇）\n工作总结 篇1\n工作总结\n{BODY}\n巡河见闻 篇2\n{BODY}")
    assert [(part.number, part.title) for part in found] == [(1, "工作总结"), (2, "巡河见闻")]
    assert [kept(part) for part in found] == [["工作总结", BODY], ["巡河见闻 篇2", BODY]]
    assert [line.text for line in found[0].lines if line.reason == MARKER_REASON] == [
        "工作总结（共2篇）",
        "工作总结 篇1",
    ]


def test_markers_before_the_title_part_them_too() -> None:
    assert [part.title for part in parts(f"第一篇：学习总结\n{BODY}\n第二篇：活动总结\n{BODY}")] == [
        "学习总结",
        "活动总结",
    ]


def test_markers_that_do_not_count_up_from_one_part_nothing() -> None:
    assert [part.number for part in parts(f"学习总结 篇3\n{BODY}\n学习总结 篇7\n{BODY}")] == [0]


def test_two_reports_with_nothing_between_are_parted_where_the_numbers_begin_anew() -> None:
    found = parts(
        f"{FIRST}\n一、抓学习\n{BODY}\n二、抓制度\n{BODY}\n{CLOSING}\n{SECOND}\n一、抓班子\n{BODY}\n二、抓作风\n{BODY}"
    )
    assert [(part.number, kept(part)[0]) for part in found] == [(1, FIRST), (2, SECOND)]


def test_numbers_that_begin_anew_within_one_report_part_nothing() -> None:
    text = f"{FIRST}\n一、抓学习\n{BODY}\n二、抓制度\n{BODY}\n下一步，我们这样打算：\n一、抓班子\n{BODY}\n二、抓作风\n{BODY}"
    assert [part.number for part in parts(text)] == [0]


def test_every_line_is_in_exactly_one_part() -> None:
    text = f"总结（共2篇）\n总结 篇1\n{BODY}\n总结 篇2\n{BODY}\n结尾"
    assert [line.text for part in parts(text) for line in part.lines] == text.split("\n")
