"""Patterns for the ends of names of organisations, made from the tables in lexicon/.

`bare` endings name one body of a county or city without any name of its own (县委, 统计局); the others end a longer
name. Which of those need a place before them, endings.tsv tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extract.organisations.kinds import GOVERNMENT, MASS, PARTY
from ingest.lexicon import rows_of

LEVELS = ("自治区", "新区", "街道", "省", "市", "县", "区", "旗", "州", "盟", "镇", "乡")
_LEVEL = f"(?:{'|'.join(LEVELS)})"
# Parts of the Party committee of a county, city or province, as they follow 县委.
_COMMITTEE_PARTS = (
    "(?:组织部|宣传部|统战部|统一战线工作部|政法委员会|政法委|社会工作部|社工部|常委会|办公室|党校|巡察办|巡察组|老干部局|网信办|编办|农办|台办"
    "|改革办|政研室|督查室|直属机关工委|机关工委|非公工委|两新工委|教育工委|军民融合办|讲师团)"
)
_PARTY_BODIES = (
    f"团{_LEVEL}委|{_LEVEL}党委{_COMMITTEE_PARTS}?|[省市县区旗州盟]委(?![员托派任]){_COMMITTEE_PARTS}?"
    f"|{_LEVEL}(?:纪委监委|纪委|纪检委|党工委|直机关党?工委)"
)
_GOVERNMENT_BODIES = (
    f"{_LEVEL}(?:人民政府|政府|人大常委会|人大|政协|监委|监察委|编办|人民法院|法院|检察院)(?:办公室|办)?"
)
_MASS_BODIES = f"{_LEVEL}(?:妇联|总工会|工商联|科协|残联|文联|侨联|红十字会)"


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a possible name."""

    start: int
    end: int
    kind: str
    sort: str  # bare, open, weak or local; see lexicon/endings.tsv

    @property
    def bare(self) -> bool:
        """Whether it names one body of a county or city by itself."""
        return self.sort == "bare"


def endings_of(text: str) -> Iterator[Ending]:
    """All ends of possible names: first the bare bodies, then the others, each in reading order."""
    kinds = {"party": PARTY, "government": GOVERNMENT, "mass": MASS}
    for match in bare_pattern().finditer(text):
        yield Ending(match.start(), match.end(), kinds[match.lastgroup or ""], "bare")
    sorts = _sorts()
    for match in _ending_pattern().finditer(text):
        sort, kind = sorts[match.group()]
        yield Ending(match.start(), match.end(), kind, sort)


@cache
def bare_pattern() -> re.Pattern[str]:
    """Bodies that a county or city has once."""
    stems = {after: words.split() for after, words in rows_of("departments.tsv")}
    departments = (
        f"{_either(stems['局'])}(?:局|厅|分局)|{_either(stems['委'])}委(?!员)"
        f"|{_either(stems['办'])}办(?![事法理公学好成实的])|{_either(stems['工委'])}党?工委|{_either(stems['大队'])}大队"
        f"|{_either(stems['队'])}队(?![员伍])|{_either(stems['部'])}部(?![队门])"
    )
    offices = f"(?:街道|镇|乡){_either({*stems['科'], *stems['办']})}(?:科|办)(?![公理法事学技])"  # of a town
    return re.compile(
        f"(?P<party>{_PARTY_BODIES})|(?P<government>{_GOVERNMENT_BODIES}|{offices}|{departments})|(?P<mass>{_MASS_BODIES})"
    )


@cache
def fields_of_departments() -> frozenset[str]:
    """What bureaus are for: 水务, 城市管理; a city has one company for such a field too."""
    return frozenset(word for after, words in rows_of("departments.tsv") if after == "局" for word in words.split())


@cache
def national_bodies() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Bodies of the whole country: their names and short names as a pattern, and the canonical name of each."""
    names = {short: name for name, shorter in rows_of("national.tsv") for short in (name, *shorter.split())}
    return re.compile(_either(names)), names


@cache
def _sorts() -> Mapping[str, tuple[str, str]]:
    return {ending: (sort, kind) for sort, kind, endings in rows_of("endings.tsv") for ending in endings.split()}


@cache
def _ending_pattern() -> re.Pattern[str]:
    # 格局 is no bureau, 学院路 a road, 水厂 a facility, 绿色工厂 an honour, 中心 before these an adjective
    return re.compile(
        f"{_either(_sorts())}(?<![格布结大时政战全开当残危败僵邮]局)(?<![园农]林局)(?<![团军排编]队)(?<!社团)(?<![包承通]办)(?<!水厂)(?<!绿色工厂)(?<!智能工厂)(?<!副中心)(?!(?<=[^党团]支部)书记)(?!路(?![口演线])|胡同)(?!(?<=中心)(?:城|工作(?!人员)|任务|思想|户|镇|组(?!织)|村|[小中]学|学校|幼儿园|医院|卫生))"
    )


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; common beginnings are tried once."""
    tails: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        tails[word[:1]].append(word[1:])
    stops = "" in tails
    branches = [re.escape(first) + _either(rest) for first, rest in tails.items() if first]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 and not stops else f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if stops else pattern
