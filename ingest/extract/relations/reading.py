"""A document as the relation rules see it: sentences and clauses with the entities named in them, in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ingest.extract.class_words import ANY_CLASS
from kg.ids import EntityId
from kg.model import Entity, Evidence, Mention, Passage, Relation

_SENTENCE_END = re.compile(r"[。！？!?\n]+[”’\"」』）)]*")
_QUOTED = re.compile(rf"[“《\"](?P<name>[^“”《》\"]+)[”》\"](?:主题|实践|创建|建设|工作|载体|党建|新|{ANY_CLASS})*")
_CLAUSE_END = re.compile(r"[，,；;：:]")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity at a stretch of a passage, by its name or by a word that stands for it (该县, 该公司)."""

    entity: Entity
    start: int  # code points into Passage.text
    end: int
    stand_in: bool = False

    @property
    def type(self) -> str:
        return self.entity.type


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas, semicolons or colons outside of names."""

    start: int
    end: int
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage."""

    passage: Passage
    start: int
    end: int
    clauses: tuple[Clause, ...]
    named: tuple[Named, ...]  # of all its clauses
    initiatives: tuple[Named, ...]  # those of them

    def text(self, start: int, end: int) -> str:
        """The words between two places of the passage; empty when they stand the other way round."""
        return self.passage.text[start:end]

    def follows(self, other: Sentence) -> bool:
        """Whether nothing stands between the other sentence and this one."""
        if self.passage is other.passage:
            return self.start == other.end
        next_passage = self.passage.ordinal == other.passage.ordinal + 1
        return next_passage and self.start == 0 and other.end == len(other.passage.text)

    def evidence(self, *spans: Named) -> Evidence:
        """The words from the first to the last of what is named, within this sentence."""
        start = max(self.start, min(named.start for named in spans))
        end = min(self.end, max(named.end for named in spans))
        return Evidence(self.passage.id, start, end)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the rules look at."""

    passages: tuple[tuple[Sentence, ...], ...]  # the sentences of each passage
    entities: Mapping[EntityId, Entity]
    region: tuple[Entity, ...]  # the region's places that the document names, narrowest first
    home: Entity | None  # the one of these that the document speaks for
    reports: bool  # whether it reports on that place: its title names it, or it says 我县, 我市
    title: str
    themes: tuple[Entity, ...]  # the initiatives that its title names

    @property
    def sentences(self) -> Iterator[Sentence]:
        return (sentence for sentences in self.passages for sentence in sentences)

    def of_type(self, *types: str) -> list[Entity]:
        return [entity for entity in self.entities.values() if entity.type in types]


def relate(
    subject: Entity, predicate: str, object_: Entity, evidence: Evidence, rule: str, confidence: float
) -> Relation:
    """A relation with one piece of evidence."""
    return Relation(subject.id, predicate, object_.id, (evidence,), rule, confidence)


def chain_of(place: Entity) -> list[str]:
    """The ids of what holds a place, the widest first, and its own; empty for one that the table does not know."""
    return [id_ for id_ in place.attrs.get("chain_ids", "").split("/") if id_]


def outermost(entities: Iterable[Entity]) -> dict[str, list[Named]]:
    """What each passage names, in reading order; names inside longer names are left out."""
    claims: dict[str, list[Named]] = {}
    for entity in entities:
        for mention in entity.mentions:
            claims.setdefault(mention.passage_id, []).append(_bare(entity, mention))
    return {passage: without_nested(named) for passage, named in claims.items()}


def _bare(entity: Entity, mention: Mention) -> Named:
    """The mention without quotation marks and the class words behind them: rules read “红帆工程” and “红帆工程”活动载体 alike."""
    quoted = _QUOTED.fullmatch(mention.surface) if entity.type == "initiative" else None
    start, end = quoted.span("name") if quoted else (0, len(mention.surface))
    return Named(entity, mention.start + start, mention.start + end)


def without_nested(named: Iterable[Named]) -> list[Named]:
    """In reading order, without those that begin inside an earlier one; of those at one place the longest."""
    kept: list[Named] = []
    for one in sorted(named, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def cut(passage: Passage, named: Sequence[Named]) -> tuple[Sentence, ...]:
    """The sentences of a passage; a mark inside a name ends nothing."""
    return tuple(
        _sentence(passage, start, end, _within(named, start, end))
        for start, end in _pieces(passage.text, 0, len(passage.text), named, _SENTENCE_END)
    )


def own_name(entity: Entity) -> Evidence:
    """The first mention of an entity, where its name alone says what is said."""
    mention = entity.mentions[0]
    return Evidence(mention.passage_id, mention.start, mention.end)


def _sentence(passage: Passage, start: int, end: int, named: Sequence[Named]) -> Sentence:
    pieces = _pieces(passage.text, start, end, named, _CLAUSE_END)
    clauses = tuple(Clause(a, b, tuple(_within(named, a, b))) for a, b in pieces)
    initiatives = tuple(one for one in named if one.type == "initiative")
    return Sentence(passage, start, end, clauses, tuple(named), initiatives)


def _within(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    first = bisect_left(named, start, key=_start)
    return named[first : bisect_left(named, end, first, key=_start)]


def _pieces(
    text: str, start: int, end: int, named: Sequence[Named], mark: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    at = start
    for found in mark.finditer(text, start, end):
        before = bisect_right(named, found.start(), key=_start) - 1
        if before >= 0 and named[before].end > found.start():
            continue
        yield at, found.end()
        at = found.end()
    if at < end:
        yield at, end


_start = attrgetter("start")
