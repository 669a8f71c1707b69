"""Of which time a sentence tells, where it names no year: this year, half a year, two years together, one visit."""

from __future__ import annotations

import re

_RELATIVE = re.compile(
    "[今去前明本]年|上年|[本上下]月|[本上下]季度|今[春夏秋冬]|近期|最近|目前|现在|如今|当前|迄今|至今|截[至止]"
)
_PART = re.compile(  # a part of a year, several years, or one occasion; 我们 and 点评组 tell of their own visit
    "[上下]半年|[一二三四1-4]季度|(?<![0-9])[0-9]{1,2}月|[一二两三四五六七八九十0-9]{1,2}年(?:来|间|多来|以来|里|共)"
    "|[此本这]次|我们|(?:调研|督查|点评|检查|巡视|考察|测评|评议|课题)组"
)


def is_told_from_today(sentence: str) -> bool:
    """Whether it means a time by the day of its writing (今年, 目前), which nobody else can know."""
    return _RELATIVE.search(sentence) is not None


def tell_of_one_span(sentence: str, other: str) -> bool:
    """Whether both name the same part of a year, the same years together, the same occasion; or neither any."""
    return set(_PART.findall(sentence)) == set(_PART.findall(other))
