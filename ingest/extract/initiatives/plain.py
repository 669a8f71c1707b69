"""Initiatives without quotation marks: a class word, and to its left a name that is more than stock words."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.border_words import is_border
from ingest.extract.initiatives.cues import KINDS, TRIGGER, is_stock, kind_of
from ingest.extract.initiatives.names import InitiativeName
from ingest.lexicon import words_of
from search.analyzer import words

ENOUGH = 3  # points of evidence
_WINDOW = 22  # characters before a class word in which a name may begin
_POINTS = {"strong": 3, "year": 3, "campaign": 2, "venue": 2, "plain": 1, "vague": 0, "rule": 0}
_AIM = "提升|建设|创建|落实|攻坚|创新|发展|服务|质量|效能|作风|环境|项目|突破|深化|推进|转变|改革|整治|行动|治理|巩固|规范|管理"
_CLASS = re.compile(
    "(?P<strong>工作法(?![治律规制]))"
    f"|(?P<year>(?:{_AIM})年(?:活动)?(?![度末初底终来内代份龄轻产限报均会]))"
    "|(?P<campaign>专项行动|大走访|大排查|(?:宣传|调研|服务|联动|创新|安全|活动|教育|实践|读书|学习)月(?:活动)?(?![份度底初])|展示周|宣传周)"
    "|(?P<venue>工作室|讲堂|讲坛|议事厅|议事会|聊天室|驿站|便民大厅|服务大厅|大课堂|公益城|服务队|基金(?!会)|议事室)(?!公益|服务|社|中心|有限|管理|员)"
    "|(?P<vague>机制(?!体制)|项目(?![部建化组长负经资])|结对共建)"
    "|(?P<plain>实践活动|活动(?![室场载形现内方经阵]|中心|情况|开展)|行动(?![上力]|计划)|行动计划|管理办法|(?:年检|考核|评议|评定|积分|奖惩|测评)办法"
    "|制度(?![化上建])|(?:任期|票决|公示|承诺|联系|会长|责任|轮值|积分|代理|代办|问责|评议)制(?![度定])|模式|(?<=APP)系统|工程(?![师建质项队]))"
    r"|(?P<rule>(?<=[^\W\d_]{4})(?<![体编预机研控限抑管节学强克压绘配自法])制(?![度定造作成止约品药服剂冷图裁]))"
)
_BORDER_WORDS = "|".join(sorted(words_of("initiative_borders.txt"), key=lambda word: (-len(word), word)))
# Single characters are borders only where they do not begin or end a common word
_BORDER = re.compile(
    rf".*(?:[^\w\s]|\s|{_BORDER_WORDS}|的|了|着(?!力)|在(?!职|线|岗)|与|和(?!谐|睦)|及(?!时)|以(?!案|旧|工)|(?<![面走双定一])向|就(?!业|近)|来(?!访)"
    r"|对(?![口标接象])|把(?!关)|将|让|使(?!命)|从(?![业严])|由|为(?![民主本先])|是|被|而|且|或|有(?![效机序关限奖偿])|经|如|称|叫|等|利用|用|创新(?![月年]|发展|创业)"
    r"|(?<![党层群团社会工])组织(?![部书结联建员生机架])|[一二三四五六七八九十两几][项种批次]|这[些个项场种批]?|此|各|每[个项家名]?|第[一二三四五六七八九十\d]+[届期批次个轮]|\d{4}年(?:度)?)",
    re.DOTALL,
)
_COUNTED = re.compile(
    r"\d+万?(?:多|余)?(?:小时|元|[套个项种类支场次家名所处条件期])|[一二三四五六七八九十两几][套个项大种类支场次]|[一二三四五六七八九十]大"
)
_LEAD = re.compile("[起到过样都再]|(?:才会|建设|培育|开发|宣传|学习|提高|打响|做好|抓好|开通|创出)(?![月周日型年])")
_SET_UP = re.compile("(?:首创|创新|创立|创建|建立|设立|试行|推行|探索)了[^\\W\\d_]{7}$")
# 举办第三届渔火诗歌大会; not the 第十五届人民代表大会
_EDITION = re.compile(
    r"(?:开展|举办|举行|启动|承办|主办|组织|办好)(?:了)?(?P<name>第[一二三四五六七八九十\d]{1,3}届"
    r"(?![^，。；：、\n]{0,14}(?:代表大会|代表会议|委员会|全会|会议|理事会|党代会))[^，。；：、“”\n的和与]{2,18}?(?:大会|[^季环细时]节|大赛|挑战赛|联赛|论坛|晚会|运动会|故事会))"
)
_BEGUN = re.compile("的?(?:顺利|正式|全面|如期)(?:开工|竣工|完工|投产|落地|启动|推进|实施|建成)")
_CLOSING = '”’"」』'
_LIST = re.compile(
    "(?:策划|推出|打造|创办|设计|举办|开设|设立|搭建|培育)(?:了|出)?"
    r"(?P<items>[^，。；：、“”的了\n]{3,12}(?:、[^，。；：、“”的了\n]{3,12}){1,6})等"
    r"(?:(?:\d+|[一二三四五六七八九十多几]+)[个项])?(?:系列|特色|公益|品牌|服务|惠民|创新)*(?P<class>项目|品牌|载体|平台)"
)
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*(?:\d{1,2}|[(（]?[一二三四五六七八九十]+[)）]?)[^\S\n]*[.．、]?[^\S\n]*")


def plain_initiatives(text: str, ends: Collection[int], body: str, title: str) -> list[InitiativeName]:
    """Names without marks. `ends` are the offsets at which a place or body ends; `body` is the whole document."""
    found = [*_listed(text), *_editions(text)]
    for match in _CLASS.finditer(text):
        start = _left_border(text, match.start(), ends)
        if text[start - 1 : start] in _CLOSING and start:
            continue  # the class word of what stands in the marks
        start = _couplet(text, start, match.start(), body)
        if _COUNTED.search(text, start, match.end()):
            continue
        if match.lastgroup in ("venue", "vague"):
            start = match.start() - len(_without_verbs(text[start : match.start()]))
        full = text[start : match.end()]
        if not 4 <= len(full) <= 20 or start > match.start() - 2:
            continue
        score = _score(text, start, match, ends, body, title)
        if score >= ENOUGH:
            name = full if _BEGUN.match(text, match.end()) else _without_project(full, body)
            kind = kind_of(full) or ("制度" if full.endswith("制") else "活动")
            found.append(InitiativeName(start, start + len(name), name, full, match.end(), False, kind, "class-word"))
    return found


def listed_items(text: str, components: Collection[str]) -> list[InitiativeName]:
    """Items that a slogan of the document counts up (三评 = A、B、C) and that head a numbered paragraph: 1.A。"""
    found = []
    for head in _ITEM.finditer(text):
        fits = [item for item in components if len(item) >= 5 and text.startswith(item, head.end())]
        if fits:
            found.append(_item(head.end(), max(fits, key=len), "", "listed-item"))
    return found


def _listed(text: str) -> list[InitiativeName]:
    """策划了A、B、C等系列项目: all items, where none of them is made of stock words."""
    found = []
    for match in _LIST.finditer(text):
        items = match["items"].split("、")
        at = match.start("items")
        if any(is_stock(item) for item in items):
            continue
        for item in items:
            found.append(_item(at, item, KINDS[match["class"]], "list"))
            at += len(item) + 1
    return found


def _editions(text: str) -> list[InitiativeName]:
    """Editions of events that somebody holds."""
    if "届" not in text:
        return []
    return [_item(match.start("name"), match["name"], "活动", "edition") for match in _EDITION.finditer(text)]


def _item(start: int, name: str, kind: str, rule: str) -> InitiativeName:
    end = start + len(name)
    return InitiativeName(start, end, name, name, end, False, kind_of(name) or kind, rule)


def _without_project(full: str, body: str) -> str:
    """星级管理 of 星级管理项目, where the document has it without 项目 too."""
    stem = full.removesuffix("项目")
    return stem if stem != full and len(stem) >= 4 and body.count(stem) > body.count(full) else full


def _left_border(text: str, end: int, ends: Collection[int]) -> int:
    low = max(0, end - _WINDOW)
    border = _BORDER.match(text, low, end)
    start = border.end() if border else low
    start = max([start, *(offset for offset in ends if start < offset < end - 1)])
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead and lead.end() < end - 1 else start


def _without_verbs(stem: str) -> str:
    """老赵调解 of 村里引入老赵调解: what stands after the last verb or adverb that names of venues do not hold."""
    cut = 0
    for word in words(stem, parts=False):
        if word.end < len(stem) and is_border(word.text) and not is_stock(word.text):
            cut = word.end
    return stem[cut:]


def _couplet(text: str, start: int, end: int, body: str) -> int:
    """全心全意解民忧,尽职尽责办实事活动: the other half, as long as this one, when the whole stands twice in the document."""
    size = end - start
    before = start - 1 - size
    if size < 4 or before < 0 or text[start - 1] not in "，,、 " or body.count(text[before:end]) < 2:
        return start
    return before if text[before : start - 1].isalnum() else start


def _score(text: str, start: int, match: re.Match[str], ends: Collection[int], body: str, title: str) -> int:
    stem, name = text[start : match.start()], text[start : match.end()]
    group = match.lastgroup or "plain"
    stock = is_stock(stem.removeprefix("一")) or (group != "strong" and _is_common(stem))
    if stock and group not in ("campaign", "year") and not _SET_UP.search(text, max(0, start - 5), start + 7):
        return 0
    points = _POINTS[group] + (not stock) + (start in ends) + (name in title)
    points += bool(re.search(r"\d|[二三四五六七八九十两]", stem))
    if trigger := TRIGGER.search(text, max(0, start - 10), start):
        points += 1 if trigger["use"] else 2
    points += body.count(name) > 1 or (len(stem) >= 4 and body.count(stem) > 1)
    points += 2 * (match.group() == "项目" and _BEGUN.match(text, match.end()) is not None)
    return points + 2 * _heads_item(text, start, match.end())


def _is_common(stem: str) -> bool:
    """社保 of 社保基金: one word of general Chinese."""
    return len(stem) == 2 and stem in words_of("nouns.txt")


def _heads_item(text: str, start: int, end: int) -> bool:
    """Whether the name is all of a numbered item's heading: 1.党代表工作室。"""
    line = text.rfind("\n", 0, start) + 1
    head = _ITEM.fullmatch(text, max(0, line - 1), start)
    return head is not None and text[end : end + 1] in ("", "。", "\n")
