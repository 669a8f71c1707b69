"""Where a name without quotation marks begins, to the left of its class word."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from ingest.cutting import cut
from ingest.extract.border_words import is_border
from ingest.extract.class_words import any_of, class_word
from ingest.extract.initiatives.cues import is_stock
from ingest.lexicon import words_of
from search.analyzer import words

_WINDOW = 22  # characters before a class word in which a name may begin
# Single characters are borders only where they do not begin or end a common word
_BORDER = re.compile(
    rf"(?:[^\w\s]|\s|{any_of(words_of('initiative_borders.txt'))}|[A-Z][省市县区镇乡村]|的|了|着(?!力)|在(?!职|线|岗)|与|和(?!谐|睦)|及(?!时)|以(?!案|旧|工)|(?<![面走双定一])向|就(?!业|近)|来(?!访)"
    r"|对(?![口标接象])|把(?!关)|将|让|使(?!命)|从(?![业严])|由|为(?![民主本先])|是|被|而|且|或|有(?![效机序关限奖偿])|经|如|称|叫|等|利用|用|创新(?![月年]|发展|创业|驱动)"
    r"|(?<![党层群团社会工])组织(?![部书结建员生机架]|联[系席])|[一二三四五六七八九十两几][项种批次]|这[些个项场种批]?|此|各|每[个项家名]?|第[一二三四五六七八九十\d]+[届期批次个轮]|\d{4}年(?:度)?)",
)
_LEAD = re.compile("[起到过样都再]|(?:才会|建设|培育|开发|宣传|学习|提高|打响|做好|抓好|开通|创出)(?![月周日型年])")


def left_border(text: str, end: int, owner_ends: Collection[int]) -> int:
    """Where the name begins whose class word begins at `end`; after a place or body, a verb, a mark."""
    low = max(0, end - _WINDOW)
    borders = (match for at in range(low, end) if (match := _BORDER.match(text, at, end)))
    start = max((match.end() for match in borders if _is_whole(match, _within_words(text))), default=low)
    start = max([start, *(offset for offset in owner_ends if start < offset < end - 1)])
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead and lead.end() < end - 1 else start


@lru_cache(maxsize=4)  # every class word of a passage asks
def _within_words(text: str) -> frozenset[int]:
    """The offsets that lie between the characters of one word."""
    return frozenset(at for word in cut(text) for at in range(word.start + 1, word.end))


def _is_whole(border: re.Match[str], inside: Collection[int]) -> bool:
    """Whether it is no piece of a word; a longer border may end one (广泛开展). `inside` are offsets within words."""
    return border.end() not in inside and (len(border.group()) > 1 or border.start() not in inside)


def without_verbs(stem: str) -> str:
    """老赵调解 of 村里引入老赵调解: what stands after the last verb or adverb that names do not hold."""
    cut = 0
    for word in words(stem, parts=False):
        if word.end < len(stem) and is_border(word.text) and not is_stock(word.text):
            cut = word.end
    return stem[cut:]


def couplet(text: str, start: int, end: int, body: str) -> int:
    """全心全意解民忧,尽职尽责办实事活动: the other half, as long as this one, when the whole stands twice in the document."""
    size = end - start
    before = start - 1 - size
    if size < 4 or before < 0 or text[start - 1] not in "，,、 " or body.count(text[before:end]) < 2:
        return start
    listed = class_word(text[before : start - 1]) != ""  # 甲文化节、乙文化论坛 are two names
    return start if listed or not text[before : start - 1].isalnum() else before
