"""Initiatives without quotation marks: a class word, and to its left a name that is more than stock words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.extract.border_words import is_border
from ingest.extract.class_words import CLASS_WORDS, ClassWord, kind_of
from ingest.extract.initiatives.cues import DONE_AFTER, TRIGGER, is_stock
from ingest.extract.initiatives.evidence import ENOUGH, weigh
from ingest.extract.initiatives.listed import ITEM_HEAD
from ingest.extract.initiatives.names import InitiativeName
from ingest.extract.initiatives.plain_borders import couplet, left_border, without_verbs
from ingest.lexicon import words_of
from search.analyzer import words

_BARE = {row.word: row for row in CLASS_WORDS if row.bare is not None}
_RULE = ClassWord("制", "制度", joins=True, weak=False, bare=0, not_before="")


def _ends_name(row: ClassWord) -> str:
    after = "|".join(map(re.escape, row.not_before.split()))
    return re.escape(row.word) + (f"(?!{after})" if after else "")


_CLASS = re.compile(
    "|".join(map(_ends_name, _BARE.values()))
    + r"|(?<=[^\W\d_]{4})(?<![体编预机研控限抑管节学强克压绘配自法])制(?![度定造作成止约品药服剂冷图裁宜])"
)
_THINGS = ("平台", "工作室", "载体", "项目", "机制")  # kinds whose names hold no verb
_LONGEST = 20  # characters of a name with its class word
_SUREST = 3  # points of the class words that need no more than words of their own
_TELLING = 6  # characters before a class word that say what it is for
_PLANNED = re.compile("[^\\W\\d_的和与及等]|[0-9]")
_DATED = re.compile("[年月周]$")
_COUNTED = re.compile(
    r"\d+[万亿]?(?:多|余)?(?:小时|元|亩|吨|公里|平方米|[套个项种类支场次家名所处条件期])|[一二三四五六七八九十两几][套个项大种类支场次]|[一二三四五六七八九十]大"
)
_BEGUN = re.compile("的?(?:顺利|正式|全面|如期)(?:开工|竣工|完工|投产|落地|启动|推进|实施|建成)|通过了?(?:竣工)?验收")
_CLOSING = tuple('”’"」』')


def plain_initiatives(text: str, ends: Collection[int], body: str, title: str) -> list[InitiativeName]:
    """Names without marks. `ends` are the offsets at which a place or body ends; `body` is the whole document."""
    return [
        _name(text, start, match, body)
        for start, match in _candidates(text, ends, body)
        if (_row(match).bare or 0) + weigh(_signs(text, start, match, ends, body, title)) >= ENOUGH
    ]


def _row(match: re.Match[str]) -> ClassWord:
    return _BARE.get(match.group(), _RULE)


def _candidates(text: str, ends: Collection[int], body: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a name may begin, and the class word that ends it."""
    for match in _CLASS.finditer(text):
        start = left_border(text, match.start(), ends)
        if text[:start].removesuffix("的").endswith(_CLOSING):
            continue  # the class word of what stands in the marks
        start = couplet(text, start, match.start(), body)
        if _COUNTED.search(text, start, match.end()):
            continue
        if _row(match).kind in _THINGS and not _is_brought_about(text, start, match.start()):
            start = match.start() - len(without_verbs(text[start : match.start()]))
        own = match.start() - start >= (1 if match.group().endswith("节") else 2)  # 桃花节 is long enough
        known = text[start : match.end()] in words_of("set_phrases.txt")
        if own and match.end() - start <= _LONGEST and not known and not _is_verb(text, match):
            yield start, match


def _is_brought_about(text: str, start: int, end: int) -> bool:
    """建立民政系统党建纵向联动工作 before 机制: behind a verb of doing that noun phrase is the name, verbs inside and all."""
    trigger = TRIGGER.search(text, max(0, start - 10), start)
    if trigger is None or trigger["use"]:
        return False
    first = next(words(text[start:end], parts=False), None)
    return trigger.group().endswith("了") or (first is not None and not is_border(first.text))


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """计划 before what is planned."""
    return match.group() == "计划" and _PLANNED.match(text, match.end()) is not None


def _signs(text: str, start: int, match: re.Match[str], ends: Collection[int], body: str, title: str) -> set[str]:
    """The signs, in the words of the table of evidence, that speak for and against the name."""
    stem, name = text[start : match.start()], text[start : match.end()]
    trigger = TRIGGER.search(text, max(0, start - 10), start)
    holds = {
        _stem_sign(stem, match): True,
        "bare: owned": start in ends,
        "bare: in the title": name in title,
        "bare: counted": re.search(r"\d|[二三四五六七八九十两]", stem),
        "bare: done": trigger and not trigger["use"],
        "bare: used": trigger and trigger["use"],
        "bare: told again": body.count(name) > 1 or (len(stem) >= 4 and body.count(stem) > 1),
        "bare: telling": trigger and len(stem) >= _TELLING,
        "bare: begun": _is_begun(text, match),
        "bare: heads an item": _heads_item(text, start, match.end()),
    }
    return {sign for sign, true in holds.items() if true}


def _is_begun(text: str, match: re.Match[str]) -> bool:
    """水厂项目顺利开工, 渔港码正式上线."""
    sure = _row(match).kind not in _THINGS or match.group() == "项目"
    pattern = _BEGUN if sure else DONE_AFTER
    return pattern.match(text, match.end()) is not None


def _stem_sign(stem: str, match: re.Match[str]) -> str:
    """Whether what stands before the class word tells this thing from others: 社保 of 社保基金 does not."""
    common = len(stem) == 2 and stem in words_of("nouns.txt") and _row(match).bare != _SUREST
    lettered = re.match("[A-Za-z]", match.group()) is not None  # 党建APP系统
    if lettered or not (common or is_stock(stem.removeprefix("一"))):
        return "bare: own words"
    return "bare: dated stock" if _DATED.search(match.group()) else "bare: stock"


def _heads_item(text: str, start: int, end: int) -> bool:
    """Whether the name is all of a numbered item's heading: 1.党代表工作室。"""
    line = text.rfind("\n", 0, start) + 1
    head = ITEM_HEAD.fullmatch(text, max(0, line - 1), start)
    return head is not None and text[end : end + 1] in ("", "。", "\n")


def _name(text: str, start: int, match: re.Match[str], body: str) -> InitiativeName:
    full = text[start : match.end()]
    name = full if _BEGUN.match(text, match.end()) else _without_project(full, body)
    kind = kind_of(full) or _row(match).kind
    return InitiativeName(start, start + len(name), name, full, match.end(), False, kind, "class-word")


def _without_project(full: str, body: str) -> str:
    """星级管理 of 星级管理项目, where the document has it without 项目 too."""
    stem = full.removesuffix("项目")
    return stem if stem != full and len(stem) >= 4 and body.count(stem) > body.count(full) else full
