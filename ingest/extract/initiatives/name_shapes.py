"""What the look of a name in quotation marks tells, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.class_words import WEAK, class_word
from ingest.extract.initiatives.cues import is_stock
from ingest.lexicon import words_of
from search.analyzer import words

_SPEECH = re.compile("[。！？!?；;…]|[我你您他她咱啊吧呢吗俺嘛啦]")
_DATE = re.compile(r"[\d一二三四五六七八九十]+[·.．][\d一二三四五六七八九十]+")
_AMOUNT = re.compile(r"\d{2,}(?:万|吨|亩|元|公里|%)")
_PLAIN_COUNT = re.compile("[一二三四五六七八九十两几]项")  # 五项活动
_CHAIN = re.compile("[—－–-][^—－–-]+[—－–-]")  # 镇—村—户: levels, not a name
_SAYING = re.compile("[了过吗呢]|——|――|[：:]")  # a saying, or a name and its subtitle
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千万两双多\d]+[个]?[^\W\d_]{1,5}|(?:[一二三四五六七八九十两双每][^\W\d_]{1,3}){2,4}"
)
_FORMULA = re.compile(r".*[+＋×].*|\d{2,4}")
_PARALLEL = re.compile(r"[^、，,\s]{2,8}(?:[、，,\s][^、，,\s]{2,9}){1,3}")
_BODY = re.compile(
    ".*(?:党支部|党总支|党委|公司|合作社|中心|协会|委员会|社区|大厦|医院|大学|学校|学院|银行|集团|小区|工作组|小组|专班)"
)
_PERSON_OR_THING = re.compile(".*(?:[族器机人者员板病症款费]|力量|经验|精神|问题|时代|群众)")
_MADE_BEGINNING = re.compile("[微智云慧eE][^\\W\\d_]{2,}")
_HONOUR = re.compile(".*(?:奖|奖章|勋章|称号|楷模|标兵)")
_MANNER = re.compile(".*(?<![模形方范样])式")
_ENDINGS = tuple(sorted(words_of("initiative_endings.txt")))


def signs_of(name: str, around: Collection[str]) -> set[str]:
    """The signs, in the words of the table of evidence, that the name itself shows, given those around it."""
    patterns = {
        "counted": _COUNTED,
        "parallel": _PARALLEL,
        "a body": _BODY,
        "a person or thing": _PERSON_OR_THING,
        "an honour": _HONOUR,
        "a manner": _MANNER,
        "begins like a made name": _MADE_BEGINNING,
    }
    signs = {sign for sign, pattern in patterns.items() if pattern.fullmatch(name)}
    signs |= {sign for sign, pattern in (("a saying", _SAYING), ("speech", _SPEECH)) if pattern.search(name)}
    ending = _ending(name)
    made = len(name) > 3 and ending and "ends in weak class" not in ending
    return signs | _length(name, around) | ending | (set() if made else _stock(name))


def names_nothing(name: str) -> bool:
    """Whether it is a whole sentence, a date, an amount, levels, a phrase of the whole country, or no word at all."""
    return (
        len(name) < 2
        or (len(name) < 4 and name.endswith("化"))
        or name.endswith("。")
        or _PLAIN_COUNT.match(name) is not None
        or name in words_of("set_phrases.txt")
        or any(pattern.search(name) for pattern in (_CHAIN, _AMOUNT))
        or _DATE.fullmatch(name) is not None
    )


def is_formula(name: str) -> bool:
    """党建+公益, 486: it needs its class word to be a name."""
    return _FORMULA.fullmatch(name) is not None


def _length(name: str, around: Collection[str]) -> set[str]:
    if len(name) == 2:
        if not any("class" in sign for sign in around):
            return {"two characters without class"}
        listed = "in a list" in around and not _COUNTED.fullmatch(name)
        return {"two characters in a list" if listed else "two characters"}
    if len(name) == 3:
        return {"three characters"}
    if len(name) > 16:
        return {"over sixteen characters"}
    return {"over ten characters"} if len(name) > 10 else set()


def _ending(name: str) -> set[str]:
    word = class_word(name)
    if word and word != name:
        return {"ends in weak class" if word in WEAK else "ends in class"}
    made = len(name) > 3 and name.endswith(_ENDINGS) and name not in _ENDINGS
    return {"ends like a made name"} if made else set()


def _stock(name: str) -> set[str]:
    if is_stock(name):
        return {"stock"}
    return {"one word"} if sum(1 for _ in words(name, parts=False)) == 1 else set()
