"""Where the name of an organisation begins: the walk to the left of its ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.extract.border_words import (
    NUMERALS,
    ends_phrase,
    is_activity,
    is_border,
    is_own,
    is_proper,
    is_short_border,
)
from ingest.extract.organisations.endings import LEVELS, bare_pattern
from ingest.extract.passage_words import PassageWords
from ingest.steps import NamedMention

_LONGEST_NAME = 32  # code points before the ending
# A level word that stands for the county, city … of the document; not 市场, 区域, 村级 …
LEVEL_WORD = re.compile(
    r"自治区(?!级)|新区(?!级)|省(?![级内外部])|市(?![场级民域容区内外]|政(?!府|协))|县(?![级域乡城内外])|区(?![域级块位间内外])|旗(?![帜舰])|州(?!级)|盟(?![友])"
    r"|镇(?![村域级街])|乡(?![镇村亲级贤土])|街道(?!级)"
)
# What may stand before the place that a name begins with.
_BEFORE_PLACE = re.compile(
    r"(?:中共|中国共产党|共青团|国家税务总局|国网|武警|中(?:航工业|[核车铁建交粮化冶煤铝]|电建|能建)|中国(?:人民|农业|工商|建设|邮政储蓄)?银行(?:股份有限公司)?|中国(?:移动|联通|电信|石油|石化|人寿))$"
)
# A class of bodies by whose they are: 市管企业党委, 局属党支部, 县级指导中心; not 县直机关工委.
_CLASS = re.compile("[省市县区镇乡局厅](?:[管属辖]|级(?!机关)|直(?!机关|属))")
_DEICTIC = frozenset("该我本各全")
_MEASURES = frozenset("家条名位")  # count after a number, and stand inside names after a single character
_SUBJECTS = ("学院", "研究院", "研究中心", "研究所")  # their names may list what they study
_NUMBERED = ("医院", "中学", "小学", "幼儿园", "公司", "中队", "大队")  # 华山二医院, 城北三小学
_ORDER = re.compile(r"第[一二三四五六七八九十百]+\Z")  # 第八十二小学 is cut within its number
_LONGEST_ORDER = 6
_EDITIONS = frozenset("届批期轮")  # after a number they tell which time: 第四|届
_ORDINALS = frozenset("一二三四五六七八九十")
_BODIES = frozenset("院校委部处局会司队室心站社")  # last characters of bodies: 校团委与文学院 are two
_BEFORE_HEAD = ("学生", "教师", "工作")  # end what a name is about, but belong to it right before the ending
_HIDDEN = re.compile(r"(?<![!-~])[A-Z]\Z")  # in place of a name: N集团公司
_LATIN = re.compile(r"(?<![!-~])[A-Z][A-Za-z]*\Z")
_FORMAL = (
    "有限",
    "股份",
    "集团有限",
    "集团股份",
)  # only before these Latin letters may be a name: JT有限公司, but AI公司
_LONGEST_LATIN = 12  # letters
_LETTER_WEIGHT = 2  # characters that such letters count for
_LEAST_NAME = 2  # characters of the name of a county
_QUOTES = {"”": "“", "’": "‘", "》": "《"}
_LONGEST_QUOTE = 14


@dataclass(frozen=True, slots=True)
class LeftPart:
    """What stands before the ending of a name."""

    start: int  # where the name begins
    holder: NamedMention | None  # the place or the body that it begins with
    level: str  # 市, 县 …, where the name begins with such a word instead
    proper: int  # characters of words that tell this body from others of its kind
    own: int = 0  # of these, characters of words that are no common nouns


def left_part(words: PassageWords, head: int, end: int, bodies: Mapping[int, NamedMention | None]) -> LeftPart | None:
    """Walk to the left of the ending from `head` to `end`, over the words that may belong to the name.

    `bodies`: the organisations found before it, by where they end; None for one whose place nobody knows, and then
    nobody knows this one either.
    """
    text, start, proper, own = words.text, head, 0, 0
    joint = text.startswith("联合党", head)  # 福利院和护理院联合党支部
    subjects, formal = text.startswith(_SUBJECTS, head), text.startswith(_FORMAL, head)
    while start > max(0, head - _LONGEST_NAME):
        if start in bodies and bodies[start] is None:
            return None
        holder = bodies.get(start) or words.place_at(start - 1)
        if holder:
            if holder.mention.end >= end:
                break  # the ending is that of a place: 老厂社区
            return LeftPart(_with_prefix(text, holder.mention.start), holder, "", proper)
        letters = (_LATIN if formal else _HIDDEN).search(text, max(0, start - _LONGEST_LATIN), start)
        if letters and start:
            start, proper, own = letters.start(), proper + _LETTER_WEIGHT, own + _LETTER_WEIGHT
            place = words.place_at(start - 1)
            return LeftPart(place.mention.start if place else start, place, "", proper, own)
        if joint and start < head and text[start - 1] == "和":
            start -= 1
            continue
        joins = subjects and start < head and start - 1 not in bodies
        left = _inside_step(text, start, head)
        if left is None:
            left = _step(words, start, proper, joins=joins)
        if left is None:
            break
        if _CLASS.match(text, left):
            return None
        if level := _level_at(words, left, start):
            return LeftPart(left, None, level, proper)
        word = text[left:start]
        start, proper = left, proper + (len(word) if is_proper(word) and word not in _ORDINALS else 0)
        own += len(word) if is_own(word) else 0
    last = LEVEL_WORD.match(text, start)
    return LeftPart(start, None, last.group() if last and last.end() <= head else "", proper, own)


def _inside_step(text: str, start: int, head: int) -> int | None:
    """Where a part of the name begins that ends at `start`, though by its words it would be a border, or cut elsewhere."""
    order = _ORDER.search(text, max(0, start - _LONGEST_ORDER), start)
    if order:
        return order.start()
    if start < head:
        return None
    if text.startswith(_NUMBERED, head) and text[start - 1] in _ORDINALS:
        return start - 1
    return next((start - len(word) for word in _BEFORE_HEAD if text.endswith(word, 0, start)), None)


def _level_at(words: PassageWords, left: int, right: int) -> str:
    """The level word that the word from `left` to `right` begins with, if a name may begin with it there; else empty."""
    level = LEVEL_WORD.match(words.text, left)
    if level is None or _goes_on(words, left):
        return ""
    bare = bare_pattern()
    whole = level.end() == right or bare.match(words.text, left) or bare.match(words.text, level.end())
    return level.group() if whole else ""


def bare_part(words: PassageWords, start: int) -> LeftPart:
    """A body named by its kind alone begins there, or with the place or level word right before it."""
    text = words.text
    place = words.place_at(start) or (words.place_at(start - 1) if start else None)
    if place:
        return LeftPart(_with_prefix(text, place.mention.start), place, "", proper=2)
    if text[start] == "团":
        return LeftPart(start, None, text[start + 1 : start + 2], proper=0)
    inside = LEVEL_WORD.match(text, start)
    if inside:
        return LeftPart(start, None, inside.group(), proper=0)
    for level in LEVELS:
        if text.endswith(level, 0, start):
            return LeftPart(start - len(level), None, level, proper=0)
    return LeftPart(start, None, "", proper=0)


def named_level(words: PassageWords, part: LeftPart) -> LeftPart | None:
    """The same with the name of a county that no table holds before its level word: 宁川|区委; None if a noun is there."""
    text, start, longest = words.text, part.start, 0
    while part.start - start < _LEAST_NAME:
        before = words.word_before(start)
        word = text[before[0] : start] if before and before[1] >= start else ""
        if not word or word[0] in _DEICTIC or word[-1] in _BODIES or _stops(word) or is_activity(word):
            break
        start, longest = start - len(word), max(longest, len(word))
    name = text[start : part.start]
    if len(name) < _LEAST_NAME:
        return part
    return LeftPart(start, None, "", len(name), len(name)) if longest == 1 or is_own(name) else None  # 属地|县委


def _stops(word: str) -> bool:
    return word.isascii() or is_border(word) or is_short_border(word)


def _step(words: PassageWords, start: int, proper: int, *, joins: bool) -> int | None:
    """Where the word to the left begins; None where the name cannot go on."""
    text = words.text
    opening = _QUOTES.get(text[start - 1])
    if opening:
        left = text.rfind(opening, max(0, start - _LONGEST_QUOTE), start)
        return left if 0 <= left < start - 2 else None
    if text[start - 1] == "·":
        return start - 1
    span = words.word_before(start)
    if span is None or span[1] < start:
        return None
    left = span[0]
    covering = words.place_at(left)
    if covering:
        left = covering.mention.end  # a place and the name's next word were cut as one
    word = text[left:start]
    if len(word) == 2 and word[0] in _DEICTIC and word != "本科":
        return left + 1 if word[1] not in _BODIES else None  # 该镇, 我县; 我院
    if word[0] in NUMERALS and text[left - 1 : left] == "第":
        return left - 1
    if joins and (word == "与" or (proper and word == "和")) and words.ends_at(left) and text[left - 1] not in _BODIES:
        return left  # 土建与水利学院
    if ends_phrase(word, _length_before(words, left)) or (is_short_border(word) and not _in_a_name(words, left)):
        return None
    if word in _MEASURES and _in_a_name(words, left):
        return left  # 沈家湾林场
    if is_border(word) or word in _EDITIONS or (proper and is_activity(word)) or word.isascii():
        return None
    return left


def _length_before(words: PassageWords, position: int) -> int:
    """Characters of the word that ends at `position`; 0 where none does."""
    before = words.word_before(position)
    return before[1] - before[0] if before and before[1] == position else 0


def _in_a_name(words: PassageWords, position: int) -> bool:
    """Whether a single character that is no border stands before: words of no dictionary are cut into such."""
    before = words.text[position - 1]
    return _length_before(words, position) == 1 and not is_border(before) and not is_short_border(before)


def _goes_on(words: PassageWords, left: int) -> bool:
    """Whether a word stands before that may belong to the name: 晨阳|街道办事处."""
    before = words.word_before(left)
    if before is None or before[1] != left:
        return False
    word = words.text[before[0] : left]
    return word not in _DEICTIC and not _stops(word) and is_proper(word)


def _with_prefix(text: str, start: int) -> int:
    before = _BEFORE_PLACE.search(text, max(0, start - 16), start)
    return before.start() if before else start
