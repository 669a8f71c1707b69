"""Initiatives in quotation marks: a quotation alone proves little, what stands around it decides."""

from __future__ import annotations

import re
from collections import Counter

from ingest.extract.initiative_cues import (
    CLASS_AFTER,
    KINDS,
    REFUSE_AFTER,
    REFUSE_BEFORE,
    ROLE_AFTER,
    VERB_BEFORE,
    is_stock,
    kind_of,
)
from ingest.extract.initiative_names import InitiativeName
from ingest.extract.quotations import Quotation, find_quotations, side_by_side

ENOUGH = 3  # points of evidence
_WINDOW = 18
_WEAK = ("建设", "责任", "服务", "改革", "体系", "架构", "系统", "阵地")
_JOINS = ("工作法", "行动", "计划", "制度", "工程", "基金", "责任制", "管理办法", "大讨论", "讲堂", "课堂", "工作室")
_LOOSE_MODIFIER = re.compile(
    "(?:基本|社会|数字|综合|闭环|四维|三级|四级|动员|党建|推进|新|主题|系列|特色|创新|实践|品牌|工作|示范|公益|党员|志愿|教育|服务|治理|管理|运行|发展|探索|等)*"
)
_SENTENCE = re.compile("[。！？!?；;…]|[我你您他她咱啊吧呢吗俺嘛啦]")
_NO_NAME = re.compile(
    r"[\d一二三四五六七八九十]+[·.．][\d一二三四五六七八九十]+|[五七八十][一二]|双十一|元旦|春节|重阳|[十八九][一二三四五六七八九]?五"
    "|两会|两委|两新|三农|三资|五老|双碳|一带一路|国之大者|[两三四五]个(?:确立|维护|意识|自信|务必|毫不动摇|必由之路|文明)|[一二三四五]个代表|五位一体|四个全面|八项规定|中国梦|急难愁盼|一把手|主心骨|第一书记"
)
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千万两双多\d]+[个]?[^\W\d_]{1,5}|(?:[一二三四五六七八九十两双][^\W\d_]{1,3}){2,4}"
)
_CHAIN = re.compile("[—－–-][^—－–-]+[—－–-]")
_NUMBER = re.compile("[0-9]")
_FORMULA = re.compile(r".*[+＋×].*|\d{2,4}")
_PARALLEL = re.compile(r"([^、，,\s]{2,8})(?:[、，,\s][^、，,\s]{2,9}){1,3}")
_MADE_NAME = re.compile(
    ".{2,}(?:工作室|议事厅|议事会|聊天室|讲堂|讲坛|课堂|学堂|驿站|论坛|集市|超市|基金|工程|计划|行动|工作法|模式|机制|制度|平台|服务队|先锋队|宣讲团|调解队|小分队"
    "|联盟|热线|小程序|示范[船岗户点]|公益城|公益行|大篷车|之家|银行|党课|一小时|联络站|服务站|服务点|微网格|云平台|[网码]|APP|App)"
    "|.{2,}(?:联动|创新|宣传|服务|活动)?[月周]"
)
_BODY = re.compile(
    ".*(?:党支部|党总支|党委|公司|合作社|中心|协会|委员会|社区|大厦|医院|大学|学校|学院|银行|集团|小区|超市)"
)
_PLATFORM = re.compile(r"《([^《》\n]{2,14}(?:网|手机报|客户端|公众号|小程序|APP|微信))》")


def quoted_initiatives(text: str, title: str, seen: Counter[str]) -> list[InitiativeName]:
    """Names in quotation marks that the words around them show to be initiatives.

    `seen` counts how often the document quotes each name.
    """
    found = [_platform(match) for match in _PLATFORM.finditer(text)]
    for run in side_by_side(text, find_quotations(text)):
        found += _read_run(text, run, title, seen)
    return [name for name in found if name.score >= ENOUGH]


def _platform(match: re.Match[str]) -> InitiativeName:
    name = match.group(1)
    return InitiativeName(
        match.start(1), match.end(1), name, name, match.end(1), False, "平台", ENOUGH, "platform-title"
    )


def _read_run(text: str, run: list[Quotation], title: str, seen: Counter[str]) -> list[InitiativeName]:
    before = text[max(0, run[0].start - _WINDOW) : run[0].start].rstrip()
    after = CLASS_AFTER.match(text, run[-1].end)
    points = _before(before) + _after(text, run[-1].end, after)
    names: list[InitiativeName] = []
    if points <= 0:
        return []
    for quotation in run:
        close = after if quotation is run[-1] and after and not after["list"] and not after["of"] else None
        own = points + _own(quotation.inner, after, title, seen)
        names.append(_name(text, quotation, after, close, own))
    return names


def _name(
    text: str, quotation: Quotation, after: re.Match[str] | None, close: re.Match[str] | None, score: int
) -> InitiativeName:
    name = quotation.inner
    tail = close["modifier"] + close["class"] if close and not close["count"] else ""
    if tail and name[-1] in "+＋" and close and close["modifier"]:  # “党建+”邻里中心建设
        tail = close["modifier"]
    class_word = after["class"] if after else ""
    return InitiativeName(
        start=quotation.start if tail else quotation.inner_start,
        end=quotation.inner_end,
        name=name,
        full=name + tail,
        full_end=close.start("modifier") + len(tail) if close and tail else quotation.inner_end,
        joined=bool(tail) and close is not None and _joins(name, close["modifier"], close["class"]),
        kind=kind_of(name) or kind_of(class_word),
        score=score,
        rule="quoted-with-class" if after else "quoted-with-verb",
    )


def _joins(name: str, modifier: str, class_word: str) -> bool:
    """Whether the class word is part of the name: 1234发展党员工作法, 网格+合作社模式, but 列岛先锋 without 活动."""
    if kind_of(name):
        return False
    last = next(word for word in (*KINDS, "建设", "责任") if class_word.endswith(word))
    words = modifier + class_word.removesuffix(last)
    if _FORMULA.fullmatch(name) or class_word.endswith(_JOINS):
        return True
    return last != "建设" and not _LOOSE_MODIFIER.fullmatch(words)


def _before(before: str) -> int:
    if REFUSE_BEFORE.search(before):
        return -4
    verb = VERB_BEFORE.search(before)
    if verb is None:
        return 0
    if verb["use"]:
        return 1
    return 2 if len(verb["gap"]) <= 6 and not _NUMBER.search(verb["gap"]) else 1


def _after(text: str, at: int, match: re.Match[str] | None) -> int:
    if match is None:
        if ROLE_AFTER.match(text, at):
            return 2
        return -3 if REFUSE_AFTER.match(text, at) else 0
    return 2 if match["class"].endswith(_WEAK) or match["of"] or len(match["modifier"]) > 6 else 3


def _own(inner: str, after: re.Match[str] | None, title: str, seen: Counter[str]) -> int:
    """Points for the look of the name itself."""
    if (
        len(inner) < 2
        or _CHAIN.search(inner)
        or _NO_NAME.fullmatch(inner)
        or (is_stock(inner) and not _MADE_NAME.fullmatch(inner))
    ):
        return -9
    if _BODY.fullmatch(inner) and after is None:
        return -9
    if len(inner) == 2 and (after is None or len(after["modifier"]) > 2):
        return -9
    if len(inner) > 24 or _SENTENCE.search(inner):
        return -1 if after and len(inner) <= 12 else -9
    points = bool(_COUNTED.fullmatch(inner) or (after and _FORMULA.fullmatch(inner))) + bool(_PARALLEL.fullmatch(inner))
    points += 2 * bool(_MADE_NAME.fullmatch(inner))
    return points + (seen[inner] > 1) + (inner in title)
