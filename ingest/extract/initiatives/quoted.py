"""Initiatives in quotation marks: a quotation alone proves little, what stands around it decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from ingest.extract.initiatives.cues import (
    CALLED,
    CLASS_AFTER,
    DONE_AFTER,
    FAMED_AFTER,
    JOINING,
    REFUSE_AFTER,
    REFUSE_BEFORE,
    ROLE_AFTER,
    VERB_BEFORE,
    WEAK,
    class_word,
    kind_of,
)
from ingest.extract.initiatives.name_shapes import is_counted, is_formula, shape_points
from ingest.extract.initiatives.names import InitiativeName
from ingest.extract.quotations import Quotation, find_quotations, is_row, side_by_side

ENOUGH = 3  # points of evidence
_OWNED_CHARS = 8  # of a name behind its owner; what is longer is said, not done
_WINDOW = 18  # characters before a quotation that are looked at
_TEAMS = ("服务队", "先锋队", "突击队", "宣讲队", "调解队", "宣讲团")
# Between a name and its class word they belong to neither: “地企”党建新模式
_LOOSE_MODIFIER = re.compile(
    "(?:基本|社会|数字|综合|闭环|四维|三级|四级|动员|党建|推进|新|主题|系列|特色|创新|实践|品牌|工作|示范|公益|党员|志愿|教育|服务|治理"
    "|管理|运行|发展|探索|社区|小区|基层|文明|互助|协商|议事|线上|微信|等)*"
)
_SEAT = re.compile("上(?:开发|发布|办理|上报|提交|反映|留言|报名|注册|操作|查询)")  # 在“…平台”上办理
_NUMBER = re.compile("[0-9]")
_PLATFORM = re.compile(r"《([^《》\n]{2,14}(?:网|手机报|客户端|公众号|小程序|APP|微信))》")


def quoted_initiatives(
    text: str, title: str, seen: Counter[str], in_use: Collection[str] = (), owner_ends: Collection[int] = ()
) -> list[InitiativeName]:
    """Names in quotation marks that the words around them show to be initiatives.

    `seen` counts how often the document quotes each name; `in_use` are those that it speaks of as of working things;
    `owner_ends` are where places and bodies end, whose work may follow: 东岛县的“一船一岗”.
    """
    found = [_platform(match) for match in _PLATFORM.finditer(text)]
    for run in side_by_side(text, find_quotations(text)):
        owned = text[: run[0].start].removesuffix("的")
        found += _read_run(text, run, title, seen, in_use, owned=len(owned) in owner_ends)
    return [name for name in found if name.score >= ENOUGH]


def _platform(match: re.Match[str]) -> InitiativeName:
    name = match.group(1)
    return InitiativeName(
        match.start(1), match.end(1), name, name, match.end(1), False, "平台", ENOUGH, "platform-title"
    )


def _read_run(
    text: str, run: list[Quotation], title: str, seen: Counter[str], in_use: Collection[str], *, owned: bool
) -> list[InitiativeName]:
    """The names of “A”、“B”和“C”等活动: what stands before and after the run speaks for each of them."""
    before = text[max(0, run[0].start - _WINDOW) : run[0].start].rstrip()
    after = CLASS_AFTER.match(text, run[-1].end)
    owned = owned and len(run[0].inner) <= _OWNED_CHARS
    points = 2 if owned else _before(before, named=after is not None)
    points += _after(text, run[-1].end, after) + is_row(text, run)
    if any(quotation.inner in in_use for quotation in run):
        points = max(points, 0) + 2
    if points < 0 or (points == 0 and not _speaks_for_itself(run)):
        return []
    modifier = after["modifier"] if after else None
    names = []
    for quotation in run:
        inner = quotation.inner
        own = shape_points(inner, modifier, alone=len(run) == 1) + (seen[inner] > 1) + (inner in title)
        names.append(_name(quotation, after, points + own, last=quotation is run[-1]))
    return names


def _speaks_for_itself(run: list[Quotation]) -> bool:
    """Whether the names need no words around them: a counted one with its class word (“三送服务”), or a strong class word."""
    words = [class_word(quotation.inner) for quotation in run]
    return all(
        word
        and word != "建设"
        and quotation.inner[1:2] not in "个大项"
        and (word not in WEAK or is_counted(quotation.inner))
        for word, quotation in zip(words, run, strict=True)
    )


def _name(quotation: Quotation, after: re.Match[str] | None, score: int, *, last: bool) -> InitiativeName:
    name = quotation.inner
    close = last and after is not None and not (after["list"] or after["of"] or after["count"])
    modifier, word = (after["modifier"], after["class"]) if after and close else ("", "")
    if name[-1] in "+＋" and modifier:  # “党建+”邻里中心建设
        word = ""
    tail = modifier + word
    return InitiativeName(
        start=quotation.start if tail else quotation.inner_start,
        end=quotation.inner_end,
        name=name,
        full=name + tail,
        full_end=after.start("modifier") + len(tail) if after and tail else quotation.inner_end,
        joined=bool(tail) and _joins(name, modifier, word),
        kind=kind_of(name) or (kind_of(after["class"]) if after else ""),
        score=score,
        rule="quoted-with-class" if after else "quoted-with-verb",
    )


def _joins(name: str, modifier: str, words: str) -> bool:
    """Whether the class word is part of the name: 1234发展党员工作法, 网格+合作社模式, but 列岛先锋 without 活动."""
    if kind_of(name):
        return False
    if is_formula(name) or words.endswith(JOINING) or (len(name) == 2 and words.endswith(_TEAMS)):
        return True
    last = class_word(words)
    return last != "建设" and not _LOOSE_MODIFIER.fullmatch(modifier + words.removesuffix(last))


def _before(before: str, *, named: bool) -> int:
    """Points for the words before; `named` tells that a class word follows the name."""
    if named and CALLED.search(before):
        return 2
    refused = REFUSE_BEFORE.search(before)
    if refused:
        return 0 if named and refused["one"] else -4
    verb = VERB_BEFORE.search(before)
    if verb is None:
        return 0
    if verb["use"]:
        return 1
    if verb["sure"] and len(verb["gap"]) <= 4:
        return 3
    return 2 if len(verb["gap"]) <= 6 and not _NUMBER.search(verb["gap"]) else 1


def _after(text: str, at: int, match: re.Match[str] | None) -> int:
    if match is None:
        if _SEAT.match(text, at):
            return 1
        if ROLE_AFTER.match(text, at) or FAMED_AFTER.match(text, at):
            return 2
        return -3 if REFUSE_AFTER.match(text, at) else 0
    weak, far = match["class"].endswith(WEAK), len(match["modifier"])
    done = DONE_AFTER.match(text, match.end()) is not None
    if match["of"]:
        return done + (0 if weak else 2 - (far > 4 and match["class"] != "活动"))
    return done + (2 if weak or far > 6 else 3)
