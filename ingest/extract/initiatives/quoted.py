"""Initiatives in quotation marks: a quotation alone proves little, the signs of all its places together decide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.extract.class_words import JOINING, WEAK, class_word, kind_of
from ingest.extract.initiatives.cues import CLASS_AFTER
from ingest.extract.initiatives.evidence import ENOUGH, weigh
from ingest.extract.initiatives.name_shapes import is_formula, names_nothing, signs_of
from ingest.extract.initiatives.names import InitiativeName
from ingest.extract.initiatives.surroundings import signs_around
from ingest.extract.quotations import Quotation, find_quotations, side_by_side
from kg.ids import PassageId
from kg.model import Passage

_TEAMS = ("服务队", "先锋队", "突击队", "宣讲队", "调解队", "宣讲团")
# Between a name and its class word they belong to neither: “地企”党建新模式
_LOOSE_MODIFIER = re.compile(
    "(?:基本|社会|数字|综合|闭环|四维|三级|四级|动员|党建|推进|新|主题|系列|特色|创新|实践|品牌|工作|示范|公益|党员|志愿|教育|服务|治理"
    "|管理|运行|发展|探索|社区|小区|基层|文明|互助|协商|议事|线上|微信|等)*"
)
_PLATFORM = re.compile(r"《([^《》\n]{2,14}(?:网|手机报|客户端|公众号|小程序|APP|微信))》")


class _Reading(NamedTuple):
    """A name in quotation marks where it stands."""

    passage: PassageId
    quotation: Quotation
    after: re.Match[str] | None  # the class word behind the run that it stands in
    closes_run: bool
    signs: frozenset[str]


def quoted_initiatives(
    passages: Sequence[Passage], title: str, owner_ends: Mapping[PassageId, Collection[int]]
) -> dict[PassageId, list[InitiativeName]]:
    """By passage the names in quotation marks that the document shows to be initiatives.

    `owner_ends` are where places and bodies end, whose work may follow: 东岛县的“一船一岗”.
    """
    readings = [reading for passage in passages for reading in _readings(passage, owner_ends.get(passage.id, ()))]
    body = "\n".join(passage.text for passage in passages)
    names = _with_evidence(readings, body, title)
    found = {passage.id: [_platform(match) for match in _PLATFORM.finditer(passage.text)] for passage in passages}
    for reading in readings:
        if reading.quotation.inner in names:
            found[reading.passage].append(_name(reading))
    return found


def _readings(passage: Passage, owner_ends: Collection[int]) -> Iterator[_Reading]:
    for run in side_by_side(passage.text, find_quotations(passage.text)):
        after = CLASS_AFTER.match(passage.text, run[-1].end)
        signs = frozenset(signs_around(passage.text, run, after, owner_ends))
        for quotation in run:
            yield _Reading(passage.id, quotation, after, quotation is run[-1], signs)


def _with_evidence(readings: Sequence[_Reading], body: str, title: str) -> set[str]:
    """The names whose signs, from all their places together, weigh enough."""
    around: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        around[reading.quotation.inner] |= reading.signs
    seen = Counter(reading.quotation.inner for reading in readings)
    return {
        name
        for name, signs in around.items()
        if not names_nothing(name)
        and weigh(signs | signs_of(name, signs) | _in_document(name, seen[name], body, title)) >= ENOUGH
    }


def _in_document(name: str, quoted: int, body: str, title: str) -> set[str]:
    holds = {
        "quoted again": quoted > 1,
        "quoted often": quoted > 2,
        "stands bare too": body.count(name) > quoted,
        "in the title": name in title,
    }
    return {sign for sign, true in holds.items() if true}


def _platform(match: re.Match[str]) -> InitiativeName:
    name = match.group(1)
    return InitiativeName(match.start(1), match.end(1), name, name, match.end(1), False, "平台", "platform-title")


def _name(reading: _Reading) -> InitiativeName:
    quotation, after = reading.quotation, reading.after
    name = quotation.inner
    modifier, word = _tail(after) if reading.closes_run and after else ("", "")
    if name[-1] in "+＋" and modifier and word == "建设":  # “党建+”邻里中心建设
        word = ""
    tail = modifier + word
    return InitiativeName(
        start=quotation.start if tail else quotation.inner_start,
        end=quotation.inner_end,
        name=name,
        full=name + tail,
        full_end=after.start("modifier") + len(tail) if after and tail else quotation.inner_end,
        joined=bool(tail) and _joins(name, modifier, word),
        kind=_kind(name, after),
        rule="quoted-with-class" if after else "quoted-with-verb",
    )


def _kind(name: str, after: re.Match[str] | None) -> str:
    """The kind that the class word inside the name tells, unless that is a weak one and another follows."""
    own = "" if after and class_word(name) in WEAK else kind_of(name)
    return own or (kind_of(after["class"]) if after else "")


def _tail(after: re.Match[str]) -> tuple[str, str]:
    """The words between the closing mark and the class word, and the class word, where both may belong to the name."""
    apart = after["list"] or after["of"] or after["count"]
    return ("", "") if apart else (after["modifier"], after["class"])


def _joins(name: str, modifier: str, words: str) -> bool:
    """Whether the class word is part of the name: 1234发展党员工作法, 网格+合作社模式, but 列岛先锋 without 活动."""
    if kind_of(name) and class_word(name) not in WEAK:
        return False
    if is_formula(name) or words.endswith(JOINING) or (len(name) == 2 and words.endswith(_TEAMS)):
        return True
    last = class_word(words)
    return last != "建设" and not _LOOSE_MODIFIER.fullmatch(modifier + words.removesuffix(last))
