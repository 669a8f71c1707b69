"""Initiatives without quotation marks: a class word, and to its left a name that is more than stock words."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.initiative_cues import KINDS, PLAIN_CLASS, TRIGGER, is_stock, kind_of
from ingest.extract.initiative_names import InitiativeName

ENOUGH = 3  # points of evidence
_WINDOW = 22
_POINTS = {"strong": 3, "campaign": 2, "venue": 2, "plain": 1, "vague": 0}
_ITEM_HEAD = re.compile(r"\s*(?:\d{1,2}|[(（]?[一二三四五六七八九十]+[)）]?)\s*[.．、]?\s*(?P<words>[^\W\d].*)")
_CLOSING = '”’"」』'
_PUNCTUATION = re.compile("[^\\w]")
_COUNTED = re.compile(r"\d+余?[^\W\d_]|[一二三四五六七八九十两几][个项大种类支场次]")
_LEAD = re.compile("(?:建设|培育|开发|宣传|学习|提高|打响|做好|抓好|开通|创出)(?!月|周|日|型|年)")
_LIST = re.compile(
    "(?:策划|推出|打造|创办|设计|举办|开设|设立|搭建|培育)(?:了|出)?(?P<items>[^，。；：、“”的了\n]{3,12}(?:、[^，。；：、“”的了\n]{3,12}){1,6})等"
    "(?:\\d+[个项]|[一二三四五六七八九十多几]+[个项])?(?:系列|特色|公益|品牌|服务|惠民|创新)*(?P<class>项目|品牌|载体|平台)"
)
_BORDER = re.compile(
    r".*(?:[^\w\s]|\s|的|了|着(?!力)|在(?!职|线|岗)|与|和(?!谐|睦)|及(?!时)|以(?!案|旧|工)|(?<![面走双定一])向|就(?!业|近)|来(?!访)|我们|他们|大家|不仅|着力|增设|一个个|对(?!口|标|接|象)|把(?!关)|将|让|使(?!命)|从(?!业|严)|由|为(?!民|主|本|先)|是|被|而|且|或|按照|根据|关于"
    "|通过|结合|围绕|落实|依托|借助|利用|执行|贯彻|加强|健全|完善|规范|坚持|认真|积极|广泛|深入|扎实|大力|全面|切实|继续|进一步|不断|(?<![党层群团社会工])组织(?![部书结联建员生机架])|开展|实施|推行|试行|推进|推动|推出|打造|创新(?!月|年|发展|创业)"
    "|首创|探索|创建|创办|开办|设立|成立|组建|搭建|构建|建立|开设|举办|策划|启动|推广|参与|参加|参照|列入|纳入|成为|作为|担任|利用|属于|进行|制定|出台|印发|经过|经|召开|保证|确保|包括|例如|比如|如|称|叫|行使"
    "|一些|一批|[一二三四五六七八九十两几][项种批次]|做到|这[次些个项场种批]?|此[次项]?|该[县市区镇乡村局]?|本[次县市区镇乡村]|我[县市区镇乡村局省]|各(?:项|类|种|级)?|全[县市区镇乡省国]|每[年月季周次]|近年来|今年|去年|明年|目前|通过了|系列|等"
    r"|\d{4}年(?:度)?|\d+[个项次种名家])"
)


def plain_initiatives(text: str, ends: Collection[int], body: str, title: str) -> list[InitiativeName]:
    """Names without marks. `ends` are the offsets at which a place or body ends; `body` is the whole document."""
    found = _listed(text)
    for match in PLAIN_CLASS.finditer(text):
        start = _left_border(text, match.start(), ends)
        if text[start - 1 : start] in _CLOSING and start:
            continue  # the class word of what stands in the marks
        start = _couplet(text, start, match.start(), body)
        name = text[start : match.end()]
        if not 4 <= len(name) <= 20 or _COUNTED.match(name):
            continue
        score = _score(text, start, match, ends, body, title)
        if score >= ENOUGH:
            full = name
            if match.group() == "项目" and body.count(stem := name.removesuffix("项目")) > 1:
                name = stem
            kind = kind_of(full) or "活动"
            found.append(
                InitiativeName(start, start + len(name), name, full, match.end(), False, kind, score, "class-word")
            )
    return found


def listed_items(text: str, components: Collection[str]) -> list[InitiativeName]:
    """Items that a slogan of the document counts up (三评 = A、B、C) and that head a numbered paragraph: 1.A。"""
    head = _ITEM_HEAD.match(text)
    if head is None:
        return []
    start, words = head.start("words"), head["words"]
    found = [item for item in components if len(item) >= 5 and words.startswith(item)]
    return [
        InitiativeName(
            start, start + len(item), item, item, start + len(item), False, kind_of(item), ENOUGH, "listed-item"
        )
        for item in sorted(found, key=len, reverse=True)[:1]
    ]


def _listed(text: str) -> list[InitiativeName]:
    """策划了A、B、C等系列项目: all items, where one of them at least is more than stock words."""
    found = []
    for match in _LIST.finditer(text):
        items = match["items"].split("、")
        if len(items) < 2 or any(is_stock(item) or not 3 <= len(item) <= 12 for item in items):
            continue
        at = match.start("items")
        for item in items:
            found.append(
                InitiativeName(
                    at,
                    at + len(item),
                    item,
                    item,
                    at + len(item),
                    False,
                    kind_of(item) or KINDS[match["class"]],
                    ENOUGH,
                    "list",
                )
            )
            at += len(item) + 1
    return found


def _left_border(text: str, end: int, ends: Collection[int]) -> int:
    low = max(0, end - _WINDOW)
    border = _BORDER.match(text, low, end)
    start = border.end() if border else low
    start = max([start, *(offset for offset in ends if start < offset < end - 1)])
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead and lead.end() < end - 1 else start


def _couplet(text: str, start: int, end: int, body: str) -> int:
    """全心全意解民忧,尽职尽责办实事活动: the other half, as long as this one, when the whole stands twice in the document."""
    size = end - start
    before = start - 1 - size
    if size < 4 or before < 0 or text[start - 1] not in "，,、 " or body.count(text[before:end]) < 2:
        return start
    return before if text[before:start].isprintable() and not _PUNCTUATION.search(text[before : start - 1]) else start


def _score(text: str, start: int, match: re.Match[str], ends: Collection[int], body: str, title: str) -> int:
    stem, name = text[start : match.start()], text[start : match.end()]
    group = match.lastgroup or "plain"
    if is_stock(stem) and group != "campaign":
        return 0
    trigger = TRIGGER.search(text, max(0, start - 10), start)
    points = _POINTS[group] + (start in ends) + (name in title) + bool(re.search(r"\d|[一二三四五六七八九十两]", stem))
    points += not is_stock(stem)
    if trigger:
        points += 1 if trigger["use"] else 2
    points += body.count(name) > 1 or (len(stem) >= 4 and body.count(stem) > 1)
    return points + 2 * _is_item(text, start, match.end())


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether the name is all of a numbered item's heading: 1.党代表工作室。"""
    head = re.fullmatch(r"\s*(?:\d{1,2}|[(（]?[一二三四五六七八九十]+[)）]?)\s*[.．、]?\s*", text[:start][-8:])
    return head is not None and text[end : end + 1] in ("", "。", "\n")
