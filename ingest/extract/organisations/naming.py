"""From an ending and what stands before it to the full name of one organisation, or to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extract.border_words import is_activity
from ingest.extract.organisations.borders import LEVEL_WORD, LeftPart, bare_part, left_part
from ingest.extract.organisations.completion import holder_of_department, holder_of_level, scope_of
from ingest.extract.organisations.endings import Ending, bare_pattern
from ingest.extract.organisations.kinds import COMPANY, HOSPITAL, SCHOOL, SOCIETY
from ingest.extract.organisations.local import Branch, branch_of_class, local_body
from ingest.extract.organisations.own_names import end_of_parent, is_own_name, names_subject
from ingest.extract.passage_words import PassageWords
from ingest.steps import Context, NamedMention
from kg.model import Mention, Passage

_MANY = re.compile(r"(?:各|每|全|某|\d|[一二三四五六七八九十两几百千数余多](?:个|家|支|所|名|位|级|批|类|大))$")
_TEAMS = ("专班", "工作组")
_DEICTIC = frozenset("该我本")
_DROPPED = re.compile(r"[“”\"‘’《》\s]")
# With nothing but general words before them these are many, also in one county: 县级机关党支部, 镇企业公司.
_PLURAL = frozenset(
    {
        "党支部",
        "党总支",
        "党组织",
        "公司",
        "集团",
        "厂",
        "合作社",
        "学校",
        "中学",
        "小学",
        "幼儿园",
        "银行",
        "协会",
        "卫生室",
        "派出所",
    }
)
_ONE_BY_NAME = frozenset({COMPANY, SCHOOL, HOSPITAL})  # 省建筑公司 tells which, where nobody knows the province
_POST = re.compile("副?书记|委员|成员|主任|常委|班子|副?[局院校厂社队站所部]长")
_SPOT = re.compile(r"社区|村|大厦|大楼|广场|园区|小区|街|路|镇|乡|庄|湾")


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
        local = local_body(self.words, ending, self.earlier)
        if local:
            scope = scope_of(self.context, local.place)
            return self._mention(ending, local.start, local.name, scope, "local_body")
        branch = branch_of_class(self.words, ending, self.known)
        if branch:
            return self._of_class(ending, branch)
        part = (
            bare_part(self.words, ending.start)
            if ending.bare
            else left_part(self.words, ending.start, ending.end, self.bodies)
        )
        if part is None:
            return None
        if part.level and part.start == ending.start and not self.words.begins_at(part.start):
            return None  # 社区党委, 某地县委: the level word belongs to something else
        if _MANY.search(text, max(0, part.start - 6), part.start):
            return None
        if part.holder and part.holder.type == "organisation":
            return self._of_body(ending, part.holder)
        if part.holder:
            return self._of_place(ending, part, part.holder)
        if part.level:
            return self._of_level(ending, part)
        if ending.bare or bare_pattern().match(text, part.start, ending.end):
            return self._of_holder(ending, part.start)
        return self._by_itself(ending, part)

    def _ends_a_word(self, ending: Ending) -> bool:
        """集中学习 holds no 中学, 大学生 no 大学; 市委书记 may be one word."""
        last = self.words.word_before(ending.end)
        return last is None or last[1] <= ending.end or bool(_POST.match(self.passage.text, ending.end))

    def _of_place(self, ending: Ending, part: LeftPart, place: NamedMention) -> NamedMention | None:
        text, start = self.passage.text, part.start
        wide = place.attrs.get("level") in ("province", "city", "county")
        between = text[place.mention.end : ending.start]
        if (
            wide
            and not (part.proper or (ending.kind == COMPANY and is_activity(between)))
            and text[ending.start : ending.end] in _PLURAL
        ):
            return None  # 嵊泗县学校 are many
        rest = text[place.mention.end : ending.end]
        if len(rest) > 1 and rest[0] == place.canonical[-1] and bare_pattern().match(rest):
            rest = rest[1:]  # 左权县县委
        name = text[start : place.mention.end] + rest
        return self._mention(ending, start, name, scope_of(self.context, place), "after_place")

    def _of_body(self, ending: Ending, body: NamedMention) -> NamedMention | None:
        if self.passage.text[ending.start : ending.end] == "党组织":
            return None
        name = body.canonical + self.passage.text[body.mention.end : ending.end]
        return self._mention(ending, body.mention.start, name, body.scope, "after_body")

    def _of_class(self, ending: Ending, branch: Branch) -> NamedMention | None:
        """学院党总支 in a document about one college."""
        if branch.whole is None:
            return None
        name = branch.whole.canonical + self.passage.text[ending.start : ending.end]
        return self._mention(ending, branch.start, name, branch.whole.scope, "branch_of_known")

    def _of_level(self, ending: Ending, part: LeftPart) -> NamedMention | None:
        """县委, 市统计局, 县自来水公司党支部: the level word stands for a place of the document."""
        text, start = self.passage.text, part.start
        deictic = start > 0 and text[start - 1] in _DEICTIC
        after = start + len(part.level)
        if deictic and part.proper and not ending.bare:
            return self._mention(ending, after, text[after : ending.end], scope_of(self.context), "ending")
        head = text[ending.start : ending.end]
        if head == "党组织" or (not part.proper and not ending.bare and (head in _PLURAL or ending.sort == "weak")):
            return None
        if not ending.bare and (LEVEL_WORD.match(text, after) or (ending.sort == "local" and after == ending.start)):
            return None  # 省市组织部, 市局
        holder = holder_of_level(self.context, part.level, self._places_before(start))
        alone = holder is None and not self.context.region and ending.sort == "open" and ending.kind in _ONE_BY_NAME
        if alone and (part.proper or part.level in ("省", "市")):
            return self._mention(ending, start, text[start : ending.end], scope_of(self.context), "level_unknown")
        if holder is None:
            return None
        name = f"共青团{holder.name}委" if text[start] == "团" else holder.name + text[after : ending.end]
        return self._mention(ending, start - deictic, name, scope_of(self.context, holder), "level_word")

    def _of_holder(self, ending: Ending, start: int) -> NamedMention | None:
        """A department without any place is that of the document's county."""
        holder = holder_of_department(self.context)
        if holder is None:
            return None
        name = holder.name + self.passage.text[start : ending.end]
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
        quoted = text[part.start - 1 : part.start] == "“" and text.startswith("”", ending.end)
        titled = ending.kind == SCHOOL and text.rfind("《", 0, part.start) > text.rfind("》", 0, part.start)
        if quoted or titled or ending.sort == "local" or head == "党组织" or name.startswith("中国特色"):
            return None
        told = _SPOT.search(name, 2) or name[0] == "第" or (name[0] == "“" and head.endswith(_TEAMS))
        if ending.sort == "weak" and not told:
            return None
        if head.endswith("工委"):
            return self._of_holder(ending, part.start)
        return self._mention(ending, part.start, name, scope_of(self.context), "ending")

    def _is_told(self, part: LeftPart, name: str) -> bool:
        """Whether the text tells whose it is, or told so before."""
        end = end_of_parent(self.passage.text, part.start)
        return bool(self.bodies.get(end)) or any(body.canonical == name for body in self.known)

    def _places_before(self, position: int) -> list[NamedMention]:
        return [place for place in self.words.places if place.mention.end <= position]

    def _mention(self, ending: Ending, start: int, name: str, scope: str, rule: str) -> NamedMention:
        surface = self.passage.text[start : ending.end]
        mention = Mention(self.passage.id, start, ending.end, surface)
        return NamedMention("organisation", mention, _DROPPED.sub("", name), scope, {"kind": ending.kind}, rule)


SHORT = "short_reference"  # rule of a mention that is none unless a longer name of the document explains it
