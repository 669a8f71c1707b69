"""What speaks for and against a name: one table of points, to be read and tuned in one place.

A sign counts once for a name, wherever in the document it was seen. The points were fitted (logistic regression) to
the quotations of about a hundred reports, and rounded: two points make the odds about e times as high.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

ENOUGH = 3
POINTS: Mapping[str, int] = {
    # behind it: a class word, how near it stands, and how surely it is said of initiatives
    "class beside": 9,  # “潮起东岸”活动
    "class near": 8,  # “潮起东岸”党建活动
    "class far": 3,
    "class of": 4,  # “潮起东岸”的活动
    "class of far": 3,
    "weak class beside": 6,  # “四张网”体系
    "weak class near": 5,
    "weak class far": 2,
    "weak class of": -1,
    "weak class of far": -1,
    "done": 2,  # …活动正式启动
    "role": 2,  # 以“…”为载体
    "famed": 2,  # “…”被写入
    "seat": 2,  # 在“…”上办理
    "acts": 1,  # “…”让, “…”里
    "refused after": -3,  # “…”问题
    # before it: what somebody does with it
    "surely done": 5,  # 推行“…”
    "surely done near": 4,
    "made": 4,  # 打造“…”
    "made near": 2,
    "run": 2,  # 推进“…”
    "used": 2,  # 依托“…”
    "far verb": 2,
    "called": 3,  # 名为“…”
    "class before": 4,  # 品牌“…”, 小应用——“…”
    "owned": 3,  # 东岛县的“…”
    "refused before": -2,  # 解决“…”
    "row of fields": 2,  # 村务公开“…”、村级财务“…”
    "in a list": 0,
    # inside it
    "ends in class": 6,  # “四小工作法”
    "ends in weak class": 3,
    "ends like a made name": 2,  # “潮声会客厅”
    "begins like a made name": 1,  # “微警局”
    "counted": 2,
    "parallel": 1,
    "one word": -2,
    "stock": -5,
    "a body": -3,
    "a person or thing": -2,
    "a manner": -2,  # “保姆式”
    "a saying": -3,
    "speech": -3,
    "two characters": -2,
    "two characters without class": -14,
    "two characters in a list": -14,  # “提神”、“提质”、“提效”
    "an honour": -4,
    "three characters": -1,
    "over ten characters": -1,
    "over sixteen characters": -5,
    # in the document
    "quoted again": 2,
    "quoted often": 1,
    "stands bare too": 2,
    "in the title": 1,
    # without quotation marks; the class word brings points of its own (the table of class words)
    "bare: own words": 1,
    "bare: telling": 1,
    "bare: stock": -9,
    "bare: dated stock": 0,
    "bare: owned": 1,
    "bare: in the title": 1,
    "bare: counted": 1,
    "bare: done": 2,
    "bare: used": 1,
    "bare: told again": 1,
    "bare: begun": 2,  # …项目顺利开工
    "bare: heads an item": 2,
}


def weigh(signs: Collection[str]) -> int:
    """The points of all `signs`; `ENOUGH` make an initiative. Raises KeyError for a sign that the table has not."""
    return sum(POINTS[sign] for sign in signs)
