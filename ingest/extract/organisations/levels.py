"""Bodies named by a level word instead of a place: 县委, 市统计局, 区劳动保障维权中心."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.organisations.borders import LEVEL_WORD, LeftPart, named_level
from ingest.extract.organisations.completion import Holder, holder_of_level, scope_of
from ingest.extract.organisations.endings import Ending, fields_of_departments
from ingest.extract.organisations.kinds import COMPANY, HOSPITAL, SCHOOL
from ingest.extract.passage_words import PassageWords
from ingest.steps import Context, NamedMention

# With nothing but general words before them these are many, also in one county: 县级机关党支部, 镇企业公司.
PLURAL = frozenset(
    {"党支部", "党总支", "党组织", "公司", "集团", "厂", "合作社", "学校", "中学", "小学", "幼儿园", "银行", "协会", "卫生室", "派出所"}
)  # fmt: skip
OWN_PLACE = "own_place"  # rule of a body whose county the text names, though no table holds it
_ONCE = ("图书馆", "文化馆", "博物馆", "档案馆")  # a county has one of each
_DEICTIC = frozenset("该本我")
_HIDDEN = "(?<![A-Z])(?:[A-Z]{1,2}|[甲乙丙丁])"  # in place of a name: H区, W市, 甲县
_ONE_BY_NAME = frozenset({COMPANY, SCHOOL, HOSPITAL})  # 省建筑公司 tells which, where nobody knows the province
_OF_TOWNS = ("镇", "乡", "街道")
_OF_PROVINCES = ("省", "自治区")
_NOT_COUNTIES = (*_OF_TOWNS, *_OF_PROVINCES)
_LEAST_TOLD_OF_TOWN = 6
_LEAST_TOLD = 4  # characters between a level word and 中心 that tell which: 市社会救助综合服务中心


@dataclass(frozen=True, slots=True)
class FullName:
    """What a body is called in full, and where its mention begins."""

    start: int
    canonical: str
    scope: str
    rule: str


def level_name(
    context: Context, words: PassageWords, ending: Ending, part: LeftPart, known: Sequence[NamedMention]
) -> FullName | None:
    """The body that ends there and whose name begins with a level word, of the place that this word stands for.

    `known`: the organisations of the document so far.
    """
    text, start = words.text, part.start
    deictic = start > 0 and text[start - 1] in _DEICTIC
    after = start + len(part.level)
    if deictic and part.proper and not ending.bare:
        return FullName(after, text[after : ending.end], scope_of(context), "ending")
    hidden = _hidden_holder(text, part)
    if not ending.bare and _is_class(text, ending, part, named=hidden is not None):
        return None
    if hidden:
        start = after - len(hidden.name)
        return FullName(start, hidden.name + text[after : ending.end], scope_of(context), OWN_PLACE)
    own = named_level(words, part) if ending.bare and part.level not in _NOT_COUNTIES else part
    if own and own is not part and (not context.region or _is_told(context, text[own.start : after])):
        return FullName(own.start, text[own.start : ending.end], scope_of(context), OWN_PLACE)
    holder = _holder(context, words, part, known)
    if holder is None:
        tells = not (deictic or context.region) and own and _tells(ending, part)
        return FullName(start, text[start : ending.end], scope_of(context), "level_unknown") if tells else None
    name = f"共青团{holder.name}委" if text[start] == "团" else holder.name + text[after : ending.end]
    return FullName(start - deictic, name, scope_of(context, holder), "level_word")


def _holder(context: Context, words: PassageWords, part: LeftPart, known: Sequence[NamedMention]) -> Holder | None:
    """The place that the level word stands for: of the table, else the only one that the document tells."""
    before = [place for place in words.places if place.mention.end <= part.start]
    holder = holder_of_level(context, part.level, before)
    return holder or (None if context.region else _only_one(context, part.level, known))


def _is_class(text: str, ending: Ending, part: LeftPart, *, named: bool) -> bool:
    """Whether a county has many bodies that are called so, or none of its own: 县企业公司, 省市组织部, 市局."""
    head, after = text[ending.start : ending.end], part.start + len(part.level)
    if head == "党组织" or LEVEL_WORD.match(text, after) or (ending.sort == "local" and after == ending.start):
        return True
    if part.proper or head in _ONCE:
        return False
    if ending.sort == "weak":
        least = _LEAST_TOLD_OF_TOWN if part.level in _OF_TOWNS else _LEAST_TOLD
        return not named and (part.level in _OF_PROVINCES or ending.start - after < least)
    if head == "公司" and text[after : ending.start] in fields_of_departments():
        return False
    return head in PLURAL and not (named and after < ending.start)


def _tells(ending: Ending, part: LeftPart) -> bool:
    """Whether the words after the level word tell which body it is, also where nobody knows of which place."""
    if ending.bare:
        return part.level not in _OF_TOWNS
    if ending.sort == "weak":
        return True
    return ending.sort == "open" and ending.kind in _ONE_BY_NAME and (part.proper > 0 or part.level in ("省", "市"))


def _is_told(context: Context, county: str) -> bool:
    """Whether the document names that county apart from its offices too."""
    return any(re.search(county + "(?![委政])", passage.text) for passage in context.document.passages)


def _hidden_holder(text: str, part: LeftPart) -> Holder | None:
    """The place whose name the letters right before the level word hide."""
    hidden = re.search(f"{_HIDDEN}$", text[max(0, part.start - 3) : part.start])
    return Holder("", hidden.group() + part.level) if hidden else None


def _only_one(context: Context, level: str, known: Iterable[NamedMention]) -> Holder | None:
    """The one place of that level that no table holds: hidden behind letters, or told with a body before (梓洲区委)."""
    names = set(_hidden_names(context, level))
    told = (body.canonical.partition(level)[0] for body in known if body.rule == OWN_PLACE and level in body.canonical)
    names.update(name + level for name in told)
    return Holder("", names.pop()) if len(names) == 1 else None


def _hidden_names(context: Context, level: str) -> Iterator[str]:
    for passage in context.document.passages:
        for found in re.finditer(_HIDDEN + level, passage.text):
            if LEVEL_WORD.match(passage.text, found.end() - len(level)):
                yield found.group()
