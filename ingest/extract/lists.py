"""Lists inside a sentence: A、B和C, with the words before the first and after the last item taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SEPARATOR = re.compile(r"[、；;]|(?:以及|(?<![参给赋普触涉])[和与及暨])(?![谐睦平善解时])")
_TAIL = re.compile(r"(?:实现|达到|保持|持续|逐年|连续\d*年?|均|都|共|的|等)+$")
_VERB = re.compile(
    "(?:更加|不断|持续|深入|积极|坚决|统筹|一体|进一步|全面|高质量|深度|自觉|切实)*(?:坚持|落实|拥护|提升|共建|做到|做好|推进|增强|坚定|牢记"
    "|践行|贯彻|领悟|开展|实施|参与|融入|弘扬|发展|完善|优化|推广|用好|加强|巩固|拓展|深化)|决定性意义"
)
# What ends before the first item: a verb, a preposition, or a word for rank
_BORDER = re.compile(
    r"(?:[，,。；;：:！？（(\n]|\s|的|了|着(?!力)|对(?![口标])|把(?!关)|将|从(?!严)|以(?!案)|按照?|为(?!民|主|本)|在(?!职|线|岗|家)|向|由|让|使(?!命)"
    "|围绕|聚焦|通过|采取|采用|推行|推进|推动|实行|实施|开展|实现|创建|创新|打造|建立|构建|形成|加强|强化|提升|提高|深化|完善|健全|落实|坚持|突出|抓好|做好|做到|做强|做深|做实|明确|包括|包含|涵盖|依托|整合|弘扬|发扬|注重|重视|解决|破解|防止|反对|克服|力求|力争|确保|达到|以及|即|就是)(?:了|出|起|好)?"
)


def split_items(words: str) -> list[str]:
    """The items of a list without quotation marks; [] where one of them is empty."""
    items = [_unmarked(item.strip()) for item in _SEPARATOR.split(words)]
    return items if all(items) else []


def alike(items: Sequence[str]) -> bool:
    """Whether the items look like members of one list: as long as one another, or with the same first or last character."""
    return (
        len(set(map(len, items))) == 1
        or len({item[0] for item in items}) == 1
        or len({item[-1] for item in items}) == 1
    )


def _unmarked(item: str) -> str:
    """The item without marks that are not closed inside it, or that enclose all of it."""
    for left, right in (("“", "”"), ("‘", "’"), ('"', '"')):
        if item.startswith(left) and item.endswith(right) and item.count(left) == 1:
            item = item[1:-1]
        if item.count(left) != item.count(right):
            item = item.strip(left + right)
    return item


def last_items(words: str, wanted: int) -> list[str]:
    """The last `wanted` items of the list that ends `words`; [] where the first cannot be told from what is before it.

    `创建学习型、服务型、创新型` gives 学习型, 服务型, 创新型: of the first item no more is kept than the others let expect.
    """
    items = split_items(words)
    if len(items) < wanted or wanted < 2:
        return []
    told, items = len(items) > wanted, [*items[-wanted:-1], _last(_TAIL.sub("", items[-1]), items[-2])]
    if not (told and len({item[-2:] for item in items}) == 1):  # else 及 or 、 stands before the first
        items = [_first(items[0], items[1:]), *items[1:]]
    items[0] = _unmarked(items[0])
    return items if all(items) and not any(_VERB.fullmatch(item) for item in items) else []


def _last(tail: str, other: str) -> str:
    """The last item without what it describes: 事难办 of 事难办的机关, after 话难听."""
    item = tail.split("的")[0]
    return item if len(item) == len(other) else tail


def _first(head: str, others: Sequence[str]) -> str:
    longest, shortest = max(map(len, others)), min(map(len, others))
    for border in _BORDER.finditer(head):
        if max(1, shortest - 1 - (shortest > 4)) <= len(head) - border.end() <= longest + 1:
            return head[border.end() :]
    if len(head) <= longest + 1:
        return head
    return (
        head[-longest:] if longest == shortest and len(others) > 1 else ""
    )  # 加强基层、基础、…: as long as the others
