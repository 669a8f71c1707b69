"""carries_out: which body or place runs an initiative.

Whose initiative it is follows from, in this order: an owner right before it (A首创的I, A的I, 按照A关于开展I), the subject of
its sentence when a verb of doing stands in its clause, the last subject of its passage, and the document's region.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.extract.relations.deeds import is_defined, is_done, is_owned, is_plainly_done, is_tried
from ingest.extract.relations.reading import Clause, Named, Reading, Sentence, own_name, relate
from ingest.extract.relations.subjects import Group, groups, is_anybody, opener_of
from kg.ids import EntityId
from kg.model import Entity, Relation

_ASIDE = re.compile(r"[^,，。]{1,8}方面[,，]")
_DEED = re.compile(r"(?:等[镇乡村局部门单位]{1,4})?(?:则|也|分别)?(?P<deed>[一-龥]{2})")
_WHOLE = re.compile(r"[全我][省市县区旗镇乡]|全街道|全州")
_LIST_OF = re.compile(r"[”’\"》]?(?:活动|项目)?(?:清单|菜单|目录|系列)[中里内]?的")
_SETTING = re.compile(r"[^,，。]{0,6}?(?:在|结合|按照|围绕|通过|以|依托|自|随着|作为|针对|为)")
_SUBJECT_MATTER = re.compile(r"[”’\"》]?[^,，。“”]{0,8}(?:情况|中|以来|方面)")
_ADVISES = re.compile(r"建议|可否|希望|应当|应该|不够|不足|存在")
_HELD = re.compile(r"(?:正式|如期|顺利|火热|隆重)?(?:启动|举行|举办|开展|上线|落地|拉开[帷序]幕)")
_HELD_AT = re.compile(
    r"[”’\"》]?(?:的?[一-龥]{0,8}(?:活动|工程|项目|平台))?(?:正式)?在(?:[A-Z某]{1,2}[省市县区州]){0,2}"
)
_WIDE = ("省", "市", "县", "区", "旗", "州")  # ends of the names of places that report on many others
_EVERYBODY = re.compile(r"^[^,，。]{0,2}?(?:各|全体|广大|基层|党员|干部|居民|村民|群众)")
_ADVERB = 4  # characters that an adverb with a comma before the subject has: 目前，
_SHORT = 6  # characters before an initiative that may lack a verb of their own: 开展到村“I”，到企业“J”


def carries_out(reading: Reading) -> Iterator[Relation]:
    """All that the document says of who runs what; what it says of nobody is its own place's."""
    told = list(_told(reading))
    yield from told
    yield from _by_default(reading, {relation.object for relation in told})


def _told(reading: Reading) -> Iterator[Relation]:
    opener = None if reading.reports else opener_of(reading)
    for sentences in reading.passages:
        first: Group | None = None
        carried: Group | None = None
        for sentence in sentences:
            walk = _Walk(sentence)
            yield from walk.relations()
            if walk.subject is not None:
                first, carried = first or walk.subject, walk.subject
            elif walk.anybody or _ASIDE.match(sentence.passage.text, sentence.start, sentence.end):
                carried = None
            yield from _inherited(walk, _going_on(first, carried, reading), opener, reading)
    yield from _of_the_title(reading)


class _Walk:
    """One sentence read clause by clause.

    `subject` is the latest subject met, `anybody` whether a class of bodies acts instead, `open` the initiatives that no
    subject has claimed, `done` those that the last clause with any had; only `relations` and what it calls write them.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.subject: Group | None = None
        self.anybody = False
        self.open: list[Named] = []
        self.done: list[Named] = []

    def relations(self) -> Iterator[Relation]:
        for clause in self.sentence.clauses:
            found = groups(clause, self.sentence)
            leading = next((group for group in found if group.leads(clause)), None)
            initiatives = [named for named in clause.named if named.type == "initiative"]
            if leading is not None:
                yield from self._take_up(leading, clause)
                if not initiatives:
                    yield from self._likewise(leading)
            elif self.subject is None and self._opens(clause) and is_anybody(clause, self.sentence):
                self.anybody = True
            yield from self._held(initiatives, found)
            for initiative in initiatives:
                if not _LIST_OF.match(self.sentence.text(initiative.end, clause.end)):
                    yield from self._attribute(initiative, clause, found)
            self.done = initiatives or self.done

    def _opens(self, clause: Clause) -> bool:
        """Whether the sentence, or an example in it, begins with this clause."""
        told = clause.start - self.sentence.start
        return told <= _ADVERB or self.sentence.text(clause.start, clause.end).startswith("如")

    def _take_up(self, leading: Group, clause: Clause) -> Iterator[Relation]:
        """A new subject claims what the sentence began with: 在I中，S …; I建设情况，S …"""
        for initiative in self.open if self.subject is None and not self.anybody else ():
            between = self.sentence.text(initiative.end, clause.start)
            ahead = self.sentence.text(self.sentence.start, initiative.start)
            if (
                ("，" not in ahead)
                and (_SETTING.match(ahead) or _SUBJECT_MATTER.match(between))
                and not is_defined(between)
            ):
                yield from _each(leading, initiative, "topic", 0.85)
        self.open = []
        self.subject = leading
        self.anybody = False

    def _likewise(self, leading: Group) -> Iterator[Relation]:
        """A将I延伸至…，B延伸至…: the same deed, so the same initiative."""
        deed = _DEED.match(self.sentence.passage.text, leading.end)
        for initiative in self.done if deed else ():
            told = self.sentence.text(initiative.end, leading.start)
            if "。" not in told and deed is not None and deed["deed"] in told:
                yield from _each(leading, initiative, "likewise", 0.8)

    def _held(self, initiatives: list[Named], found: list[Group]) -> Iterator[Relation]:
        """I在A拉开帷幕: where it is held and no other subject stands before it."""
        for initiative in initiatives if self.subject is None else ():
            for group in found:
                if _HELD_AT.fullmatch(self.sentence.text(initiative.end, group.start)) and _HELD.match(
                    self.sentence.text(group.end, group.end + 6)
                ):
                    yield from _each(group, initiative, "held_at", 0.8)

    def _attribute(self, initiative: Named, clause: Clause, found: list[Group]) -> Iterator[Relation]:
        owner = _owner(initiative, found, clause)
        if owner is not None:
            yield from _each(owner, initiative, "owner", 0.9)
        if self.subject is None:
            if owner is None:
                self.open.append(initiative)
        elif self.subject is not owner and self._does(self.subject, initiative, clause, owner):
            near = self.sentence.text(max(clause.start, self.subject.end), initiative.start)
            if self.subject.start >= clause.start and is_plainly_done(near):
                yield from _each(self.subject, initiative, "subject_verb", 0.9)
            else:
                yield from _each(self.subject, initiative, "subject", 0.85)

    def _does(self, subject: Group, initiative: Named, clause: Clause, owner: Group | None) -> bool:
        start = max(clause.start, subject.end)
        if owner is not None:
            return self.sentence.text(start, owner.start).endswith(("把", "将"))
        before = self.sentence.text(start, initiative.start)
        goes_on = len(before) < _SHORT and self.done and self.done[-1].start > subject.end
        if goes_on or before.rstrip('“"《').endswith("的"):
            before = self.sentence.text(subject.end, initiative.start)
        return is_done(before, initiative.entity.canonical, self.sentence.text(initiative.end, clause.end))


def _owner(initiative: Named, found: list[Group], clause: Clause) -> Group | None:
    """The group right before an initiative that the words between make its owner."""
    before = [group for group in found if group.end <= initiative.start]
    if not before:
        return None
    group = before[-1]
    lead, gap = group.sentence.text(clause.start, group.start), group.sentence.text(group.end, initiative.start)
    return group if is_owned(lead, gap, group.sentence.text(initiative.end, clause.end)) else None


def _going_on(first: Group | None, carried: Group | None, reading: Reading) -> Group | None:
    """Who a sentence without a subject is about: the last subject, unless that was told of for a sentence only."""
    group = first if first and carried and _is_example(carried, first) else carried
    return None if group and _passes_by(group, reading) else group


def _passes_by(group: Group, reading: Reading) -> bool:
    """Whether the report of a county or a wider place names a subject in passing; it goes on with its own deeds."""
    home = reading.home
    if home is None or not reading.reports or not home.canonical.endswith(_WIDE):
        return False
    return not any(named.entity.canonical.startswith(home.canonical) for named in group.named)


def _is_example(group: Group, whole: Group) -> bool:
    """Whether a subject is a place inside the one that the passage began with."""
    holders = {named.entity.id for named in whole.named}
    return all(
        named.type == "place"
        and named.entity.id not in holders
        and holders & set(named.entity.attrs.get("chain_ids", "").split("/"))
        for named in group.named
    )


def _inherited(walk: _Walk, carried: Group | None, opener: Entity | None, reading: Reading) -> Iterator[Relation]:
    """What a sentence without a subject does is done by the last subject, else by the opener, else by the place that reports."""
    sentence = walk.sentence
    if walk.anybody or not walk.open or _ADVISES.search(sentence.text(sentence.start, sentence.end)):
        return
    for initiative in walk.open:
        clause = next(clause for clause in sentence.clauses if clause.start <= initiative.start < clause.end)
        told = sentence.text(sentence.start, clause.end)
        if is_defined(told) or not is_tried(sentence.text(clause.start, initiative.start)):
            continue
        evidence = sentence.evidence(initiative)
        if carried is not None:
            for named in carried.named:
                yield relate(named.entity, "carries_out", initiative.entity, evidence, "carried_subject", 0.7)
        elif opener is not None:
            yield relate(opener, "carries_out", initiative.entity, evidence, "opener", 0.75)
        elif reading.home is not None and reading.reports:
            yield relate(reading.home, "carries_out", initiative.entity, evidence, "reporting_region", 0.9)


def _by_default(reading: Reading, owned: Collection[EntityId]) -> Iterator[Relation]:
    """What classes of bodies do (各乡镇开展I), and nobody by name, is done where the report is from."""
    if reading.home is None:
        return
    for sentence in reading.sentences:
        words = sentence.text(sentence.start, sentence.end)
        if _ADVISES.search(words) or any(named.type == "organisation" for named in sentence.named):
            continue
        if not is_anybody(sentence.clauses[0], sentence) or not _EVERYBODY.search(words):
            continue
        for clause in sentence.clauses:
            for initiative in clause.named:
                before = sentence.text(clause.start, initiative.start)
                if initiative.type == "initiative" and initiative.entity.id not in owned and is_tried(before):
                    evidence = sentence.evidence(initiative)
                    yield relate(reading.home, "carries_out", initiative.entity, evidence, "default", 0.5)


def _each(group: Group, initiative: Named, rule: str, confidence: float) -> Iterator[Relation]:
    for named in group.named:
        evidence = group.sentence.evidence(named, initiative)
        yield relate(named.entity, "carries_out", initiative.entity, evidence, rule, confidence)


def _of_the_title(reading: Reading) -> Iterator[Relation]:
    """The place whose report it is runs what the title names, where the title names the place too."""
    home = reading.home
    title = reading.title
    for name in sorted((surface for theme in reading.themes for surface in theme.surfaces), key=len, reverse=True):
        title = title.replace(name, "")
    if home is None or not (home.canonical in title or _WHOLE.search(title)):
        return
    for theme in reading.themes:
        yield relate(home, "carries_out", theme, own_name(theme), "title", 0.7)
