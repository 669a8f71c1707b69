"""Whether a name without a place tells one body from others of its kind, by its own words."""

from __future__ import annotations

import re

from ingest.extract.border_words import tells_sort
from ingest.extract.organisations.borders import LeftPart
from ingest.extract.organisations.endings import Ending
from ingest.extract.organisations.kinds import PARTY

_FORMAL = (
    "有限公司",
    "有限责任公司",
    "总公司",
    "社会工作服务中心",
    "社工服务中心",
)  # only one company's name ends so, also when it is made of common words
_INSIDE = (
    "公司",
    "信用社",
    "合作社",
    "医院",
    "卫生院",
    "学校",
    "中学",
    "小学",
    "博物馆",
    "协会",
    "商会",
    "项目",
    "项目部",
    "社区",
    "居民区",
    "酒店",
    "宾馆",
    "饭店",
    "商场",
    "超市",
    "市场",
)  # bodies and places with branches
_PARENT = ("所属", "下属", "旗下")
_NOT_SUBJECTS = frozenset({"职业", "高等", "本科", "专科", "二级", "网络", "社区", "国家", "老年"})
_NUMBERED = re.compile("第[一二三四五六七八九十]+(?P<of>.{1,6})$")
_LEAST_PROPER = 2  # characters that a name without a place must have of its own


def is_own_name(text: str, ending: Ending, part: LeftPart) -> bool:
    """Whether the words before the ending tell one body from others of its kind."""
    if ending.sort == "weak":
        return part.own > 0 or text[part.start] == "第"
    branch = ending.kind == PARTY and any(text.endswith(inner, part.start + 2, ending.start) for inner in _INSIDE)
    if tells_sort(text[part.start : ending.start]):
        return False  # 众筹公司, of a word that no dictionary has
    formal = text.endswith(_FORMAL, ending.start, ending.end)
    return (part.proper if branch or formal else part.own) >= _LEAST_PROPER


def names_subject(name: str, ending: str) -> bool:
    """Whether it is a 学院 called by what it teaches: 数学学院."""
    subject = name.removesuffix(ending)
    return ending == "学院" and subject != "" and subject not in _NOT_SUBJECTS


def numbered_sibling(name: str, before: str) -> str:
    """The full name of 第五党支部 that stands beside the body `before`, …第三党支部; empty where they are not of a kind."""
    one, other = _NUMBERED.search(name), _NUMBERED.search(before)
    alike = one and other and one.start() == 0 and one["of"] == other["of"]
    return before[: other.start()] + name if other and alike else ""


def end_of_parent(text: str, start: int) -> int:
    """Where the name of the body ends whose own what begins at `start` is said to be (某集团所属…); -1 for nowhere."""
    return next((start - len(word) for word in _PARENT if text.endswith(word, 0, start)), -1)
