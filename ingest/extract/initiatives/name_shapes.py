"""What the look of a name in quotation marks tells, whatever stands around it."""

from __future__ import annotations

import re

from ingest.extract.initiatives.cues import KINDS, is_stock
from ingest.lexicon import words_of

NEVER = -9  # points of evidence that nothing makes up for
_SENTENCE = re.compile("[。！？!?；;…]|[我你您他她咱啊吧呢吗俺嘛啦]")
_DATE = re.compile(r"[\d一二三四五六七八九十]+[·.．][\d一二三四五六七八九十]+")
_AMOUNT = re.compile(r"\d{2,}(?:万|吨|亩|元|公里|%)")
_PLAIN_COUNT = re.compile("[一二三四五六七八九十两几]项")  # 五项活动
_CHAIN = re.compile("[—－–-][^—－–-]+[—－–-]")  # 镇—村—户: levels, not a name
_LOOSE = re.compile("[了过吗呢]|——|――|[：:]")  # a saying, or a name and its subtitle
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千万两双多\d]+[个]?[^\W\d_]{1,5}|(?:[一二三四五六七八九十两双每][^\W\d_]{1,3}){2,4}"
)
_FORMULA = re.compile(r".*[+＋×].*|\d{2,4}")
_PARALLEL = re.compile(r"[^、，,\s]{2,8}(?:[、，,\s][^、，,\s]{2,9}){1,3}")
_BODY = re.compile(".*(?:党支部|党总支|党委|公司|合作社|中心|协会|委员会|社区|大厦|医院|大学|学校|学院|银行|集团|小区)")
_ENDINGS = (*KINDS, *sorted(words_of("initiative_endings.txt")))


def shape_points(name: str, modifier: str | None, *, alone: bool) -> int:
    """Points that the name itself earns.

    `modifier` is what stands between it and the class word after it, None without class word; `alone` tells that no
    other quotation stands beside it.
    """
    if _is_none(name) or (
        modifier is None
        and ((is_stock(name) and not _is_made(name)) or (_BODY.fullmatch(name) and not _COUNTED.fullmatch(name)))
    ):
        return NEVER
    if modifier is None and _LOOSE.search(name):
        return NEVER
    counted = _COUNTED.fullmatch(name) is not None
    if len(name) == 2 and (modifier is None or not (counted or (alone and len(modifier) <= 2))):
        return NEVER
    if len(name) > 24 or _SENTENCE.search(name):
        return -1 if modifier is not None and len(name) <= 12 else NEVER
    counted = counted or (modifier is not None and is_formula(name))
    return counted + bool(_PARALLEL.fullmatch(name)) + 2 * _is_made(name)


def is_counted(name: str) -> bool:
    """三送服务, 一岗双责: it begins with a number of things."""
    return _COUNTED.fullmatch(name) is not None


def is_formula(name: str) -> bool:
    """党建+公益, 486: it needs its class word to be a name."""
    return _FORMULA.fullmatch(name) is not None


def _is_none(name: str) -> bool:
    return (
        len(name) < 2
        or (len(name) < 4 and name.endswith("化"))
        or _PLAIN_COUNT.match(name) is not None
        or name in words_of("set_phrases.txt")
        or any(pattern.search(name) for pattern in (_CHAIN, _AMOUNT))
        or _DATE.fullmatch(name) is not None
    )


def _is_made(name: str) -> bool:
    return len(name) > 3 and name.endswith(_ENDINGS) and name not in _ENDINGS
