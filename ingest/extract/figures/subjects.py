"""What a number counts: the nouns next to it, read word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence

from ingest.cutting import cut
from ingest.extract.border_words import NUMERALS, is_border
from ingest.extract.figures.clauses import clause_around
from ingest.extract.figures.quantities import Quantity, find_quantities
from ingest.extract.figures.series import ends_of_names
from ingest.lexicon import words_of
from search.analyzer import Word

_LONGEST = 16  # characters
_SHARES = frozenset(("%", "‰", "个百分点"))
_TIMES = frozenset(
    ("年", "个月", "天", "小时", "分钟", "周年", "周", "岁", "秒")
)  # they count what follows only behind 的
_DEED_UNITS = frozenset(("次", "人次", "场", "场次", "趟", "遍", "轮", "回"))
_LINKS = words_of("figure_links.txt")
_DEEDS = words_of("figure_deeds.txt")
_NOUNS = words_of("roles.txt") | {
    "工作",
    "需求",
    "代表",
    "组织",
    "相关",
    "有关",
    "整改",
    "收入",
    "支出",
    "预算",
    "分红",
}  # nouns here, though names do not run across them
_ATTRIBUTES = frozenset(("全国", "重点"))  # inside a noun (全国重点实验室), and none by themselves (占全国80%)
_HEADS = frozenset("人者员手工队站点店所车船卡书率量数额度值费款比")  # they make a noun of the verb before: 发声|人
_TAILS = frozenset(("之一", "里", "中", "上", "内", "间", "前", "后", "时", "等", "正式", "方面", "主动", "积极"))
_HEDGES = "约近逾达超共"  # where they were cut together with the word before them
_NUMBER_ONLY = re.compile(r"[\d.,%％\s]+[^\W\d_]{0,2}")  # 1分钟, 3个
_QUOTED = re.compile("“([^“”，。；]{2,16})”")
_SHORT_TERM = 2  # characters in quotation marks that only tell of which kind the noun behind them is
_BLANKS = re.compile("(?<=[\u3400-\u9fff])\\s+(?=[\u3400-\u9fff])")  # of the layout: 渔　民
_ATTRIBUTE = re.compile("[^\\W\\d_]{2,6}的")  # 干涸贫瘠的|沟壑


class Subjects:
    """The words of one passage, asked for what its numbers count. Derived from the text; never changed.

    `people` are the stretches that name somebody, by their start; `place_ends` tell where names of places end.
    """

    def __init__(self, text: str, people: Mapping[int, int], place_ends: Container[int] = ()) -> None:
        self._text, self._people, self._place_ends = text, people, place_ends
        self._words: Sequence[Word] = cut(text)
        self._starts = [word.start for word in self._words]
        self._ends_of_names = ends_of_names(text, find_quantities(text))

    def subject(self, quantity: Quantity, start: int, end: int) -> str:
        """The nouns after the unit, else those before the number, within a clause; "" where neither stands there."""
        in_series = self._ends_of_names.get(quantity)
        named = self._named(in_series) if in_series is not None else ""
        after = "" if named or quantity.unit in _SHARES else self._after(quantity, end)
        subject = named or after or ("" if in_series is not None else self._before(quantity, start))
        return "" if _NUMBER_ONLY.fullmatch(subject) else subject

    def _named(self, end: int) -> str:
        """The nouns before a series, be it with a comma after them: 满意率，由85%提高到98%."""
        end -= self._text[:end].endswith("，")
        start = clause_around(self._text, max(0, end - 1), end)[0]
        return self._joined(self._nouns_to(self._before_links(end, start), start, may_be_deed=True))

    def _after(self, quantity: Quantity, end: int) -> str:
        position = quantity.end
        if person := self._person(position):
            return person
        if quoted := _QUOTED.match(self._text, position, end):
            behind = self._nouns_from(quoted.end(), end) if len(quoted[1]) <= _SHORT_TERM else []
            whole = bool(behind) and behind[0].text not in _TAILS  # “两院”院士
            return self._text[position : behind[-1].end] if whole else quoted[1]
        if self._text.startswith("的", position):
            position += 1
        elif quantity.unit in _TIMES:
            return ""
        words = self._nouns_from(position, end)
        if not words and (attribute := _ATTRIBUTE.match(self._text, position, end)):
            words = self._nouns_from(attribute.end(), end)
        while words and words[-1].text in _TAILS:
            words.pop()
        return self._joined(words)

    def _nouns_from(self, position: int, end: int) -> list[Word]:
        """The words from there on that one noun holds; its first may be a verb (搬迁|群众) that is no deed."""
        found: list[Word] = []
        at = bisect_left(self._starts, position)
        if at and self._words[at - 1].end > position:  # the unit was cut together with what follows: 10支护|渔队伍
            cut_through = self._words[at - 1]
            rest = self._text[position : cut_through.end]
            found, position = [cut_through._replace(text=rest, start=position)], cut_through.end
        while at < len(self._words) and (word := self._words[at]).start == position and word.end <= end:
            opens = not found and word.text in words_of("verbs.txt") and word.text not in _DEEDS
            if position in self._people or (_ends_noun(word) and not opens and not self._is_head(at + 1, word.end)):
                break
            found.append(word)
            position, at = word.end, at + 1
        while found and found[-1].text in _ATTRIBUTES:
            found.pop()
        return [] if len(found) == 1 and found[0].text in words_of("verbs.txt") else found

    def _before(self, quantity: Quantity, start: int) -> str:
        position = self._before_links(quantity.start, start)
        at = bisect_left(self._starts, position) - 1
        if at >= 0 and self._touches(at, position, start) and self._words[at].text in _DEEDS:  # 走访3次
            return self._words[at].text if quantity.unit in _DEED_UNITS else ""
        return self._joined(self._nouns_to(position, start)).rstrip(_HEDGES)

    def _before_links(self, position: int, start: int) -> int:
        """Where words begin that stand between what is counted and its number, or the place itself."""
        at = bisect_left(self._starts, position) - 1
        while at >= 0 and self._touches(at, position, start) and (self._words[at].text in _LINKS or self._is_year(at)):
            position, at = self._words[at].start, at - 1
        return position

    def _nouns_to(self, position: int, start: int, *, may_be_deed: bool = False) -> list[Word]:
        """The words up to there that one noun holds; its last may be a deed where it cannot be meant: 村集体收入|由."""
        found: list[Word] = []
        at = bisect_left(self._starts, position) - 1
        while at >= 0 and self._touches(at, position, start):
            word = self._words[at]
            goes_on = len(found) == 1 and found[0].text in _HEADS
            if not found:
                goes_on = may_be_deed and len(word.text) > 1
            ends = (_ends_noun(word) and not goes_on) or (word.text in _ATTRIBUTES and not _is_noun(found[:1]))
            parted = found and "\t" in self._text[word.end : position]  # another column
            if ends or parted or self._is_year(at) or (found and position in self._place_ends):
                break
            found.insert(0, word)
            position, at = word.start, at - 1
        return found

    def _touches(self, at: int, position: int, start: int) -> bool:
        """Whether a word lies in the clause and nothing but blanks stands between it and what follows."""
        word = self._words[at]
        return word.start >= start and not self._text[word.end : position].strip()

    def _is_year(self, at: int) -> bool:
        """Whether the word is part of 2025年, which stands between what is counted and its number too."""
        number = at - (self._words[at].text == "年")
        return number >= 0 and re.fullmatch(r"[12]\d{3}年", self._text[self._starts[number] :][:5]) is not None

    def _is_head(self, at: int, position: int) -> bool:
        """Whether the word there is the head of a noun that begins with a verb."""
        return at < len(self._words) and self._words[at].start == position and self._words[at].text in _HEADS

    def _person(self, position: int) -> str:
        for start in (position, position + 1):
            if start in self._people and self._text[position:start] in ("", "的"):
                return self._text[start : self._people[start]]
        return ""

    def _joined(self, words: Sequence[Word]) -> str:
        if not words:
            return ""
        start, end = words[0].start, words[-1].end
        return _BLANKS.sub("", self._text[start if end - start <= _LONGEST else _first_within(words) : end])


def _first_within(words: Sequence[Word]) -> int:
    """Where the last words that are short enough together begin."""
    return next((word.start for word in words if words[-1].end - word.start <= _LONGEST), words[-1].start)


def _is_noun(words: Sequence[Word]) -> bool:
    """Whether a noun follows that 全国 may belong to: 实验室, and not 前 of 全国前4位."""
    return bool(words) and len(words[0].text) > 1


def _ends_noun(word: Word) -> bool:
    """Whether no noun phrase goes on across a word: deeds, words of the grammar, other verbs."""
    text = word.text
    if text in _ATTRIBUTES:
        return False
    if text in _LINKS or text in _DEEDS or (len(text) == 4 and text[:2] in _DEEDS and text[2:] in _DEEDS):
        return True
    if text in _NOUNS or (len(text) == 4 and text[:2] in _NOUNS and text[2:] in _NOUNS):
        return False
    if text[0] in NUMERALS and len(text) > 2:  # 一体化
        return text[0].isascii() or text in words_of("borders.txt")
    return is_border(text)
