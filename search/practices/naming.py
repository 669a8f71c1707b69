"""What a practice without a name of its own is called: by its heading, else its text's title, else how it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.model import Passage
from search.practices.profile_cues import is_speech, tells_deed
from search.quotes.draft import sentences_of

_LONGEST = 30  # characters of a name that is taken from the text
_ANY_HEADING = re.compile(  # that any report may have, and that names no practice
    r"(?:[（(]?[一二三四五六七八九十\d]+[、.．）)]?\s*)?"
    r"(?:主要|基本|具体|工作|初步|总体|取得的?|实施|活动|案例|项目|经验|几点|有关|的|及其?|和|与|、"
    r"|背景|概况|概述|情况|做法|措施|举措|成效|效果|成果|成绩|特点|过程|内容|目的|意义|简介|前言|引言|正文|缘起|起因|评析|点评"
    r"|重点|目标|任务|安排|部署|回顾|总结|成就|思路|要求|[一二三四五六七八九十\d]|经济|社会|发展|时期|过去|[今去明全]年|(?:20\d\d)?年|[“”]|十[一二三四五六]五|[一二三四五]年来?)+"
)
_DASH = "—－-– "
_LEAST = 6  # characters of a clause that tells something
_LEADS_IN = re.compile(
    "为|除了|针对|自从|如果|虽然|由于|随着|[“‘「].*[^”’」]$|[^“]*”|.*(?:以来|之后|之前|期间|过程中|的时候|时)$"
)
_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+")


def name_of_stretch(heading: Sequence[str], title: str, passages: Iterable[Passage]) -> str:
    """The narrowest heading that tells anything; `title`: of a text that tells of one thing, else ""."""
    telling = [line for line in heading if not _ANY_HEADING.fullmatch(line)]
    if telling:
        return telling[-1].lstrip(_DASH)
    return title or _beginning(passages, frozenset(heading))


def _beginning(passages: Iterable[Passage], headings: frozenset[str]) -> str:
    """The first clause that tells what is done and no more than why or when, else the first sentence; not for ever."""
    sentences = [p.text[start:end].strip() for p in passages for start, end in sentences_of(p.text)]
    own = [text for text in sentences if text and text not in headings] or sentences
    clauses = (clause for text in own if not is_speech(text) for clause in _CLAUSE.findall(text))
    telling = (clause for clause in clauses if len(clause) >= _LEAST and not _LEADS_IN.match(clause))
    chosen = next(filter(tells_deed, telling), own[0]).strip()
    return chosen if len(chosen) <= _LONGEST else f"{chosen[:_LONGEST]}…"
