"""Noise: furniture of a page goes with a reason, prose stays."""

from __future__ import annotations

import pytest

from ingest.furniture import Reason
from ingest.lines import to_lines
from ingest.noise import drop_repeats, mark_noise

PROSE = "村党支部把巡河当成每周的功课，发现垃圾随手捡、发现排污马上报，河水一年比一年清。"
OTHER = "镇里把河长的名字写在牌上、电话留给群众，谁家门口的河段谁来管，一目了然。"


def kept(text: str) -> list[str]:
    return [line.text for line in mark_noise(to_lines(text)) if not line.reason]


@pytest.mark.parametrize(
    "line",
    [
        "打开APP",
        "未登录",
        "开通VIP，畅享免费电子书等特权",
        "字号：【大 中 小】 打印 收藏 分享到微信",
        "分享 收藏 关注 下载文章",
        "您当前的位置: 网站首页 > 基层党建 > 工作动态",
        "微信扫一扫在手机阅读",
        "微信扫一扫，分享到朋友圈",
        "猜你喜欢：东山镇冬修水渠忙",
        "【推荐阅读】：河长手记连载之三",
        "版权声明",
        "本站仅提供存储服务，所有内容均由用户发布，如有侵权内容请点击举报",
        "责任编辑：某甲",
        "审核 | 某乙",
        "来源：某某日报",
        "发布时间：2024-06-03 点击数：138 次",
        "2022-05-26 14:27",
        "（未完，全文共1704字）",
        "============",
        "-END-",
        "[中图分类号] D267",
        "第3页",
    ],
)
def test_furniture_goes(line: str) -> None:
    assert kept(f"{PROSE}\n{line}\n{PROSE}") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "时间：上午8：00；地点：社区调解室",
        "2018年10月8日",
        "编辑部党支部",
        "“收到！”",
        "2.5",
        "一、来源",
        "作者：某甲（某县县委书记）",
        "图为党员在清理河道",
        "下载量超过三千次，群众点赞最多的是河长手记。",
        "会议决定关注三件事，并在公众号上公布进度。",
        "推荐阅读：读书会每月荐一本，党员轮流讲。",
        "相关链接：河长制",
        "居民扫一扫门口的二维码，就能给物业打分。",
        "未经村民会议同意，任何人不得使用集体资金。",
        "法庭调解了一起涉嫌侵权的纠纷。",
        "畅享家门口的幸福生活",
        "维护会员权益",
        "时间：2021年3月1日",
        "位置：县城东北十里",
        "分享",
    ],
)
def test_words_of_the_report_that_look_like_furniture_stay(line: str) -> None:
    assert kept(f"{PROSE}\n{line}\n{PROSE}") == [PROSE, line, PROSE]


def test_a_list_of_other_articles_goes_to_its_end() -> None:
    assert kept(f"{PROSE}\n猜你喜欢\n某地干部下乡制度\n如何写好总结\n更多类似文章 >>") == [PROSE]


def test_the_report_goes_on_behind_a_list_in_its_middle() -> None:
    assert kept(f"{PROSE}\n相关阅读：\n某地干部下乡制度\n{PROSE}{OTHER}\n{OTHER}") == [PROSE, PROSE + OTHER, OTHER]


def test_navigation_told_word_by_word_goes_up_to_the_title() -> None:
    assert kept(f"当前位置：\n首页\n>\n政务公开\n>\n工作动态\n某县巡河工作情况汇报\n{PROSE}") == [
        "某县巡河工作情况汇报",
        PROSE,
    ]


def test_a_label_takes_its_value_from_the_next_line() -> None:
    lines = mark_noise(to_lines(f"来源：\n某某日报\n{PROSE}"))
    assert [(line.text, line.reason) for line in lines] == [("来源： 某某日报", str(Reason.PAGE_FACT)), (PROSE, "")]


def test_a_title_that_stands_twice_is_kept_once() -> None:
    lines = drop_repeats(mark_noise(to_lines(f"清河行动\n□某甲\n清河行动\n□某甲\n{PROSE}\n清河行动")))
    assert [line.text for line in lines if not line.reason] == ["清河行动", "□某甲", PROSE, "清河行动"]


def test_no_line_is_lost() -> None:
    text = f"打开APP\n来源：\n某某日报\n{PROSE}\n猜你喜欢\n某文"
    assert "".join(line.text for line in mark_noise(to_lines(text))).replace(" ", "") == text.replace("\n", "")
