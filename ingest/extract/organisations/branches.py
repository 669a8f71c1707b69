"""Parts of a body that a report names without it: 校团委, 学院党总支, 急诊科党支部 after the hospital was named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.border_words import is_hard_border
from ingest.extract.organisations.endings import Ending
from ingest.extract.organisations.kinds import MASS, PARTY
from ingest.extract.organisations.local import stands_alone
from ingest.extract.passage_words import PassageWords
from ingest.steps import NamedMention

_SCHOOLS = ("大学", "学院", "学校", "中学", "小学", "幼儿园", "党校")
_HOSPITALS = ("医院", "卫生院")
# What a report calls the body it is about, and how the names of such bodies end.
_WHOLES: Mapping[str, tuple[str, ...]] = {
    "学院": ("学院",), "学校": _SCHOOLS, "校": _SCHOOLS, "医院": _HOSPITALS, "公司": ("公司",), "集团": ("集团", "集团有限公司"),
    "管理局": ("管理局",), "林局": ("林局",), "林场": ("林场",), "合作社": ("合作社",),
}  # fmt: skip
_MEMBERS = "(?:本科生|硕士生|博士生|硕士|博士|研究生|学生|教师|教工|教职工|职工|机关|离退休|退休)"
_UNITS: Mapping[re.Pattern[str], tuple[str, ...]] = {  # whose branch it is, by what its name ends in before 党支部
    re.compile(f"(?<![本专全学文理工各分])科{_MEMBERS}?$"): _HOSPITALS,
    re.compile(f"(?:系|..专业|.年级|教研室|学院){_MEMBERS}{{0,2}}(?:第[一二三四五六七八九十]+)?$"): _SCHOOLS,
    re.compile(f"{_MEMBERS}第[一二三四五六七八九十]+$"): _SCHOOLS,
    re.compile(f"(?:车间|班组|分厂|作业区){_MEMBERS}?$"): ("公司", "集团", "厂", "矿"),
}
_LONGEST_PART = 14  # characters between the end of the body and what goes on
_LEAST_PART = 2  # characters that tell a part of a body
_HEADLESS = ("科", "系", "内科", "外科")  # what the words before them tell apart


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a body that is called without it (学院党总支, 急诊科党支部), or with a word for its class."""

    start: int
    own_start: int  # where its own name begins, behind the word for the body
    whole: NamedMention | None  # the body that it stands for; None where it may be many


def branch_of_class(words: PassageWords, ending: Ending, known: Sequence[NamedMention]) -> Branch | None:
    """The branch that ends there, whose name begins with such a word; None where none stands before.

    `known`: the organisations found so far.
    """
    if ending.kind not in (PARTY, MASS) or ending.bare:
        return None
    word = next((word for word in _WHOLES if words.text.endswith(word, 0, ending.start)), "")
    start = ending.start - len(word)
    if not word or words.text[start - 1 : start] == "”" or not stands_alone(words, start):
        return None
    return Branch(start, ending.start, _most_named(_WHOLES[word], known))


def part_of_class(words: PassageWords, start: int, ending: Ending, known: Sequence[NamedMention]) -> Branch | None:
    """The part of a body that ends there, whose name begins with such a word at `start`: 学院|学生事务中心."""
    word = next((word for word in _WHOLES if words.text.startswith(word, start)), "")
    own_start = start + len(word)
    if not word or ending.start - own_start < _LEAST_PART or not stands_alone(words, start):
        return None
    whole = _most_named(_WHOLES[word], known)
    return Branch(start, own_start, whole) if whole else None


def unit_branch(words: PassageWords, start: int, ending: Ending, known: Sequence[NamedMention]) -> Branch | None:
    """The branch that ends there, if the words from `start` say of which part of a body it is: 急诊科党支部."""
    if ending.kind != PARTY:
        return None
    before = words.word_before(start)
    if words.text[start : ending.start] in _HEADLESS and before and before[1] == start:
        start = start if is_hard_border(words.text[before[0] : start]) else before[0]  # 感染|科
    stem = words.text[start : ending.start]
    ends = next((ends for unit, ends in _UNITS.items() if unit.search(stem)), None)
    if ends is None or len(stem) < _LEAST_PART:
        return None
    return Branch(start, start, _most_named(ends, known))


def body_before(words: PassageWords, start: int, bodies: Mapping[int, NamedMention | None]) -> NamedMention | None:
    """The body whose name ends a few words before `start`, with nothing between that ends a name: 医院|呼吸|内科."""
    left = start
    while start - left < _LONGEST_PART:
        if body := bodies.get(left):
            return body
        before = words.word_before(left)
        if before is None or before[1] != left or is_hard_border(words.text[before[0] : left]):
            return None
        left = before[0]
    return None


def _most_named(ends: tuple[str, ...], known: Sequence[NamedMention]) -> NamedMention | None:
    """The one body whose name ends so; of several that which was named more often than all others."""
    fitting = [body for body in known if body.canonical.endswith(ends)]
    counts: dict[str, int] = {}
    for body in fitting:
        counts[body.canonical] = counts.get(body.canonical, 0) + 1
    most = max(counts, key=lambda name: counts[name], default="")
    if not most or (len(counts) > 1 and 2 * counts[most] <= len(fitting)):
        return None
    return next(body for body in fitting if body.canonical == most)
