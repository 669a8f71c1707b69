"""From an ending and what stands before it to the full name of one organisation, or to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.extract.border_words import is_activity, is_border
from ingest.extract.organisations.borders import LeftPart, bare_part, left_part
from ingest.extract.organisations.branches import (
    Branch,
    body_before,
    branch_of_class,
    part_of_class,
    unit_branch,
)
from ingest.extract.organisations.completion import holder_of_department, scope_of
from ingest.extract.organisations.endings import Ending, bare_pattern
from ingest.extract.organisations.kinds import COMPANY, GOVERNMENT, PARTY, SCHOOL, SOCIETY
from ingest.extract.organisations.levels import PLURAL, level_name
from ingest.extract.organisations.local import local_body
from ingest.extract.organisations.own_names import (
    end_of_parent,
    is_own_name,
    names_subject,
    numbered_sibling,
)
from ingest.extract.organisations.quoted import quoted_team
from ingest.extract.organisations.variants import SHORT, told_before
from ingest.extract.passage_words import PassageWords
from ingest.steps import Context, NamedMention
from kg.model import Mention, Passage

_MANY = re.compile(r"(?:各|每|全|某|\d|[一二三四五六七八九十两几百千数余多](?:个|家|支|所|名|位|级|批|类|大))\Z")
_CLUBS = (
    "俱乐部",
    "维修队",
    "施工队",
    "艺术团",
    "合唱团",
    "救援队",
    "诗社",
    "剧社",
    "书画社",
)  # have names, as teams at work have not
_LEAST_CLUB = 2  # characters that tell one club from others
_DEICTIC = frozenset("该我本")
_DROPPED = re.compile(r"[“”\"‘’《》\s]")
_AND = ("与", "和", "、", "及")
_ZONES = ("开发区", "园区", "新区", "示范区", "管理区")  # places with departments
_LOCAL = ("社区", "居民区", "小区", "村")  # behind a short name these are no class of the county's: 新兴社区党支部
_POST = re.compile("副?书记|委员|成员|主任|常委|班子|副?[局院校厂社队站所部组]长")
_COUNTED = frozenset("了这那有")  # before 家 that counts
_SPOT = re.compile(r"社区|村|大厦|大楼|广场|园区|小区|街|路|镇|乡|庄|湾|港")


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives full names to the organisations of one passage; asked in the order of the endings, it knows inner names."""

    context: Context
    passage: Passage
    words: PassageWords
    earlier: Sequence[NamedMention] = ()  # the places of the passages before
    known: list[NamedMention] = field(default_factory=list)  # bodies of the document so far; grows
    bodies: dict[int, NamedMention | None] = field(default_factory=dict)  # by where they end; None: nobody knows whose

    def name(self, ending: Ending) -> NamedMention | None:
        """The mention that ends there; None where it is a class of bodies, or nobody knows whose body it is."""
        named = self._name(ending)
        if named and named.rule != SHORT:
            self.bodies[ending.end] = named
            self.known.append(named)
        elif ending.bare:
            self.bodies.setdefault(ending.end, None)
        return named

    def _name(self, ending: Ending) -> NamedMention | None:
        text = self.passage.text
        if not self._ends_a_word(ending):
            return None
        quoted = quoted_team(text, ending)
        if quoted is not None:
            name = text[quoted : ending.end]
            return self._mention(ending, quoted, name, scope_of(self.context), "quoted_team")
        if ending.sort == "team":
            return None
        local = local_body(self.words, ending, self.earlier)
        if local:
            scope = scope_of(self.context, local.place)
            return self._mention(ending, local.start, local.name, scope, "local_body")
        branch = branch_of_class(self.words, ending, self.known)
        if branch:
            return self._of_whole(ending, branch) if branch.whole else None
        part = self._left_part(ending)
        return self._of_part(ending, part) if part else None

    def _left_part(self, ending: Ending) -> LeftPart | None:
        """What stands before the ending; None where that shows that it is no name, or one of many."""
        part = (
            bare_part(self.words, ending.start)
            if ending.bare
            else left_part(self.words, ending.start, ending.end, self.bodies)
        )
        if part is None:
            return None
        if not (ending.bare or part.holder or part.level):
            body = body_before(self.words, part.start, self.bodies) if ending.kind == PARTY else None
            part = replace(part, start=body.mention.start, holder=body) if body else part
        if part.level and part.start == ending.start and not self.words.begins_at(part.start):
            return None  # 社区党委, 某地县委: the level word belongs to something else
        if _MANY.search(self.passage.text, max(0, part.start - 6), part.start):
            return None
        whole = ending.sort != "inner" or (part.holder and self._is_part(ending, part.holder))
        return part if whole else None

    def _of_part(self, ending: Ending, part: LeftPart) -> NamedMention | None:
        """The body by what its name begins with: another body, a place, a level word, or words of its own."""
        if part.holder and part.holder.type == "organisation":
            return self._of_body(ending, part.holder)
        if part.holder:
            return self._of_place(ending, part, part.holder)
        if part.level:
            full = level_name(self.context, self.words, ending, part, self.known)
            return self._mention(ending, full.start, full.canonical, full.scope, full.rule) if full else None
        if ending.bare or bare_pattern().match(self.passage.text, part.start, ending.end):
            return self._of_holder(ending, part.start)
        unit = part_of_class(self.words, part.start, ending, self.known) or unit_branch(
            self.words, part.start, ending, self.known
        )
        if unit:
            return self._of_whole(ending, unit)
        return self._beside(ending, part.start) or self._by_itself(ending, part)

    def _ends_a_word(self, ending: Ending) -> bool:
        """集中学习 holds no 中学, 大学生 no 大学, 举办 no 办; 市委书记 may be one word."""
        text, last = self.passage.text, self.words.word_before(ending.end)
        if last is None:
            return True
        if last[1] == ending.end and last[0] < ending.start and is_border(text[last[0] : last[1]]):
            return False  # 举办, 开办
        return last[1] <= ending.end or bool(_POST.match(text, ending.end))

    def _is_part(self, ending: Ending, holder: NamedMention) -> bool:
        """Whether a word of its own names a part of the holder there: 立案庭, 人力资源部, but 干部, 内部, 体系."""
        if holder.type == "place" and not holder.canonical.endswith(_ZONES):
            return False
        last = self.words.word_before(ending.end)
        whole = last is not None and (last[0] == ending.start or last[1] - last[0] > 2)
        return whole and ending.start - holder.mention.end > 1

    def _of_place(self, ending: Ending, part: LeftPart, place: NamedMention) -> NamedMention | None:
        text, start = self.passage.text, part.start
        between = text[place.mention.end : ending.start]
        wide = place.attrs.get("level") in ("province", "city", "county") and not between.startswith(_LOCAL)
        if (
            wide
            and not (part.proper or between.startswith("第") or (ending.kind == COMPANY and is_activity(between)))
            and text[ending.start : ending.end] in PLURAL
        ):
            return None  # 嵊泗县学校 are many
        rest = text[place.mention.end : ending.end]
        if len(rest) > 1 and rest[0] == place.canonical[-1] and bare_pattern().match(rest):
            rest = rest[1:]  # 左权县县委
        name = text[start : place.mention.end] + rest
        if name.endswith("街道办"):
            name += "事处"
        return self._mention(ending, start, name, scope_of(self.context, place), "after_place")

    def _of_body(self, ending: Ending, body: NamedMention) -> NamedMention | None:
        if self.passage.text[ending.start : ending.end] == "党组织":
            return None
        name = body.canonical + self.passage.text[body.mention.end : ending.end]
        return self._mention(ending, body.mention.start, name, body.scope, "after_body")

    def _beside(self, ending: Ending, start: int) -> NamedMention | None:
        """第五党支部 in 马克思主义学院第三党支部与第五党支部."""
        text = self.passage.text
        other = self.bodies.get(start - 1) if text[start - 1 : start] in _AND else None
        name = numbered_sibling(text[start : ending.end], other.canonical) if other else ""
        return self._mention(ending, start, name, other.scope, "beside") if other and name else None

    def _of_whole(self, ending: Ending, branch: Branch) -> NamedMention:
        """学院党总支 in a document about one college; 急诊科党支部, by itself where no hospital was named."""
        name = self.passage.text[branch.own_start : ending.end]
        if branch.whole is None:
            return self._mention(ending, branch.start, name, scope_of(self.context), "unit")
        return self._mention(ending, branch.start, branch.whole.canonical + name, branch.whole.scope, "branch_of_known")

    def _of_holder(self, ending: Ending, start: int) -> NamedMention | None:
        """A department without any place is that of the document's county."""
        holder = holder_of_department(self.context)
        own = self.passage.text[start : ending.end]
        if holder is None:
            telling = ending.bare and not self.context.region and ending.kind == GOVERNMENT
            return self._mention(ending, start, own, scope_of(self.context), "level_unknown") if telling else None
        name = holder.name + own
        return self._mention(ending, start, name, scope_of(self.context, holder), "bare_department")

    def _by_itself(self, ending: Ending, part: LeftPart) -> NamedMention | None:
        """A name without a place: it must hold a word of its own."""
        text = self.passage.text
        head = text[ending.start : ending.end]
        name = text[part.start : ending.end]
        if not (is_own_name(text, ending, part) or names_subject(name, head) or self._is_told(part, name)):
            if ending.kind == SOCIETY and ending.sort == "open":
                return self._mention(ending, part.start, name, "", SHORT)
            return None
        if name[0] == "家" and text[part.start - 1 : part.start] in _COUNTED:
            return None  # 开了家公司
        if head == "厂" and _is_one_word(self.words, part.start, ending.start):
            return None  # 兰花厂
        quoted = text[part.start - 1 : part.start] == "“" and text.startswith("”", ending.end)
        titled = ending.kind == SCHOOL and text.rfind("《", 0, part.start) > text.rfind("》", 0, part.start)
        if quoted or titled or ending.sort == "local" or head == "党组织" or name.startswith("中国特色"):
            return None
        told = _SPOT.search(name, 2) or name[0] == "第" or (head in _CLUBS and part.proper >= _LEAST_CLUB)
        if ending.sort == "weak" and not told:
            return None
        if head.endswith("工委"):
            return self._of_holder(ending, part.start)
        fuller = told_before(name, ending.kind, self.known)
        canonical, scope = (fuller.canonical, fuller.scope) if fuller else (name, scope_of(self.context))
        return self._mention(ending, part.start, canonical, scope, "ending")

    def _is_told(self, part: LeftPart, name: str) -> bool:
        """Whether the text tells whose it is, or told so before."""
        end = end_of_parent(self.passage.text, part.start)
        return bool(self.bodies.get(end)) or any(body.canonical == name for body in self.known)

    def _mention(self, ending: Ending, start: int, name: str, scope: str, rule: str) -> NamedMention:
        surface = self.passage.text[start : ending.end]
        mention = Mention(self.passage.id, start, ending.end, surface)
        return NamedMention("organisation", mention, _DROPPED.sub("", name), scope, {"kind": ending.kind}, rule)


def _is_one_word(words: PassageWords, start: int, end: int) -> bool:
    """Whether a word of the dictionary begins at `start` and ends at `end`, or holds the ending there too."""
    word = words.word_before(end)
    return word is not None and word[0] == start and word[1] >= end
