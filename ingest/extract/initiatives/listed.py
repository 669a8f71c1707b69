"""Names without marks that a list shows to be initiatives, and editions of events."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.class_words import kind_of
from ingest.extract.initiatives.cues import is_stock
from ingest.extract.initiatives.names import InitiativeName

# 举办第三届渔火诗歌大会; not the 第十五届人民代表大会
_EDITION = re.compile(
    r"(?:开展|举办|举行|启动|承办|主办|组织|办好)(?:了)?(?P<name>第[一二三四五六七八九十\d]{1,3}届"
    r"(?![^，。；：、\n]{0,14}(?:代表大会|代表会议|委员会|全会|会议|理事会|党代会))[^，。；：、“”\n的和与]{2,18}?(?:大会|[^季环细时]节|大赛|挑战赛|联赛|论坛|晚会|运动会|故事会))"
)
_ITEM = r"(?:“[^“”\n]{2,16}”|[^，。；：、—“”的了\n]{3,12})"
_LIST = re.compile(
    "(?P<verb>(?:策划|推出|打造|创办|设计|举办|开设|设立|搭建|培育)(?:了|出)?)?"
    rf"(?P<items>{_ITEM}(?:、{_ITEM}){{1,6}})等"
    r"(?:(?:\d+|[一二三四五六七八九十多几]+)[个项批])?(?:系列|特色|公益|品牌|服务|惠民|创新|重大|典型)*(?P<class>项目|品牌|载体|平台|应用)"
)
ITEM_HEAD = re.compile(r"(?:^|\n)[^\S\n]*(?:\d{1,2}|[(（]?[一二三四五六七八九十]+[)）]?)[^\S\n]*[.．、]?[^\S\n]*")


def listed_names(text: str) -> list[InitiativeName]:
    """策划了A、B、C等系列项目: all items, where none of them is made of stock words, and a verb or quotation marks begin it."""
    found = []
    for match in _LIST.finditer(text):
        items = match["items"].split("、")
        at = match.start("items")
        if any(is_stock(item) for item in items) or not (match["verb"] or "“" in match["items"]):
            continue
        for item in items:
            if "“" not in item:  # what stands in marks has its own evidence
                found.append(_item(at, item, kind_of(match["class"]), "list"))
            at += len(item) + 1
    return found


def numbered_items(text: str, components: Collection[str]) -> list[InitiativeName]:
    """Items that a slogan of the document counts up (三评 = A、B、C) and that head a numbered paragraph: 1.A。"""
    found = []
    for head in ITEM_HEAD.finditer(text):
        fits = [item for item in components if len(item) >= 5 and text.startswith(item, head.end())]
        if fits:
            found.append(_item(head.end(), max(fits, key=len), "", "listed-item"))
    return found


def editions(text: str) -> list[InitiativeName]:
    """Editions of events that somebody holds."""
    if "届" not in text:
        return []
    return [_item(match.start("name"), match["name"], "活动", "edition") for match in _EDITION.finditer(text)]


def _item(start: int, name: str, kind: str, rule: str) -> InitiativeName:
    end = start + len(name)
    return InitiativeName(start, end, name, name, end, False, kind_of(name) or kind, rule)
