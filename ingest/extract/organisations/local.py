"""Bodies of villages and communities that a report names without them: 村委会 after 柳沟村 is 柳沟村村委会."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.border_words import NUMERALS, is_border
from ingest.extract.organisations.endings import Ending
from ingest.extract.passage_words import PassageWords
from ingest.steps import NamedMention

_VILLAGE, _COMMUNITY = ("村", "嘎查"), ("社区", "居民区")
_ESTATE, _STREET = ("小区", "花园", "家园", "公寓"), ("街道",)
_LOCAL = (*_VILLAGE, *_COMMUNITY)
_KINDS = {"小区": _ESTATE, "村": _VILLAGE, "社区": _COMMUNITY, "居民区": _COMMUNITY}
_COMMITTEES = {
    "村委会": _VILLAGE, "村民委员会": _VILLAGE, "居委会": _COMMUNITY, "居民委员会": _COMMUNITY,
    "业主委员会": _ESTATE, "业委会": _ESTATE, "街道办事处": _STREET, "居民议事会": (*_COMMUNITY, *_STREET), "村民议事会": _VILLAGE,
    "党建工作站": (*_ESTATE, *_LOCAL),
}  # fmt: skip
_FULL = {"业委会": "业主委员会", "街道办事处": "办事处"}  # how it goes on behind the name of the place
_HEADS = ("党支部", "党总支", "党委", "党支部委员会", *_COMMITTEES)
_DEICTIC = frozenset("该本我")
_MANY = NUMERALS | frozenset("各每某多")
_LINKS = frozenset(
    {"担任", "当选", "接任", "通过", "会同", "联合", "推动", "交由", "移交", "提交", "上报", "依托", "以及", "向"}
)  # before one body
_OFFERED = ("担任", "当选", "接任", "兼任")  # posts of any branch: 担任党支部书记
_SENTENCE = re.compile("[。！？；\n]")
# What follows is one body of many: 村党支部书记们, 村“两委”, 村（居）委会.
_CLASS = re.compile("书记(?:们|[、和与及]|队伍|后备|例会|培训)|换届|[（(]居|[、和与](?:业主委员会|业委会|物业)")
_AMONG_CLASSES = re.compile("(?:业主委员会|业委会|物业公司|物业|居民|村民)[、和与]$")
_MEETING = re.compile("(?:召开|举行|举办|开展|参加|组织)了?$")
# What one branch does, or who leads it: 党支部书记, 党支部召开.
_ONE_BRANCH = re.compile("副?书记(?![们、和与及]|队伍)|召开|研究决定|决定|号召|牵头|带领|组织|多次|立即|班子")


@dataclass(frozen=True, slots=True)
class LocalBody:
    """The body of a village or community: text[start:end], of the place that the text before it names."""

    start: int
    place: NamedMention
    name: str


def local_body(words: PassageWords, ending: Ending, earlier: Sequence[NamedMention]) -> LocalBody | None:
    """The body that ends there, if it is named by its kind alone and a place before tells whose it is.

    `earlier`: the places of the passages before, in reading order.
    """
    text, head = words.text, words.text[ending.start : ending.end]
    if head not in _HEADS or _CLASS.match(text, ending.end) or _AMONG_CLASSES.search(text, 0, ending.start):
        return None
    if head.endswith("议事会") and _MEETING.search(text, 0, ending.start):
        return None
    word = next((kind for kind in _KINDS if text.endswith(kind, 0, ending.start)), "")
    kinds = _KINDS.get(word) or _COMMITTEES.get(head) or _of_one_branch(text, ending)
    start = ending.start - len(word)
    if kinds is None or words.place_at(ending.start - 1) or not stands_alone(words, start):
        return None
    place = _holder(words, start, kinds, earlier)
    if place is None:
        return None
    return LocalBody(start, place, place.canonical + _FULL.get(head, head))


def _of_one_branch(text: str, ending: Ending) -> tuple[str, ...] | None:
    """Kinds of places whose branch may be called 党支部 and no more; None where that is any branch."""
    one = _ONE_BRANCH.match(text, ending.end) and not text.endswith(_OFFERED, 0, ending.start)
    return _LOCAL if one else None


def stands_alone(words: PassageWords, start: int) -> bool:
    """Whether a clause begins there, or a word before it that no name runs across."""
    text = words.text
    if start == 0 or not "㐀" <= text[start - 1] <= "鿿":
        return text[max(0, start - 1) : start] not in ("“", "）", ")")
    if text[start - 1] in _DEICTIC:
        return True
    before = words.word_before(start)
    if before is None or before[1] != start:
        return False
    word = text[before[0] : start]
    return word in _LINKS or (len(word) == 1 and word != "的" and is_border(word) and word not in _MANY)


def _holder(
    words: PassageWords, position: int, kinds: tuple[str, ...], earlier: Sequence[NamedMention]
) -> NamedMention | None:
    """The last place of that kind in the sentence; else the only one of the passage so far, or of the document so far."""
    here = [place for place in words.places if place.mention.end <= position and place.canonical.endswith(kinds)]
    sentence = max((found.end() for found in _SENTENCE.finditer(words.text, 0, position)), default=0)
    near = [place for place in here if place.mention.start >= sentence]
    if near:
        return near[-1] if len({place.canonical for place in near}) == 1 else None
    before = here or [place for place in earlier if place.canonical.endswith(kinds)]
    return before[-1] if len({place.canonical for place in before}) == 1 else None
