"""The words of the project as plain values: no I/O, no third-party import.

All offsets count code points of `Passage.text`, half-open, so that `passage.text[start:end]` is what is meant.
`DocumentRecord` is what one document bears out; the graph is the sum of its records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.ids import DocumentId, EntityId, PassageId
from kg.source import Noise, Source


@dataclass(frozen=True, slots=True)
class Passage:
    """About a paragraph. Every kept line of a document, title and headings included, lies in exactly one."""

    id: PassageId
    ordinal: int  # from 1
    heading: tuple[str, ...]  # the headings that it stands under, outermost first
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The very words that bear something out."""

    passage_id: PassageId
    start: int  # code points into Passage.text, inclusive
    end: int  # exclusive


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of a passage that names an entity."""

    passage_id: PassageId
    start: int
    end: int
    surface: str  # as written: passage.text[start:end]


@dataclass(frozen=True, slots=True)
class Entity:
    """A place, organisation, initiative or person as one document names it."""

    id: EntityId
    type: str  # one of kg.schema.ENTITY_TYPES
    canonical: str
    scope: str  # id of the county or city that tells namesakes apart; a document id where no place is known; "" if national
    mentions: tuple[Mention, ...]  # in reading order, at least one
    attrs: Mapping[str, str] = field(default_factory=dict)  # keys: kg.schema.ATTRIBUTES

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The different ways in which the document writes the name, in reading order."""
        return tuple(dict.fromkeys(mention.surface for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, predicate, object, and the words that say so."""

    subject: EntityId
    predicate: str  # one of kg.schema.PREDICATES
    object: EntityId
    evidence: tuple[Evidence, ...]  # at least one
    rule: str  # which rule read it
    confidence: float  # in [0, 1]


@dataclass(frozen=True, slots=True)
class Slogan:
    """A counted phrase that the text itself spells out: 三亮 = 亮身份、亮特长、亮意愿."""

    surface: str
    components: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    text: str  # the clause it stands in, at most 60 characters: passage.text[start:end]
    value: float  # 1万多人 is 10000; 万元 and 亿元 are units
    unit: str
    subject: str  # what is counted
    approximate: bool  # 余, 多, 近, 约, 左右 …
    owner: EntityId | None  # whose figure it is
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures of one document that cannot both be right."""

    figures: tuple[int, int]  # places in DocumentRecord.figures
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document as a whole. A field that neither text nor metadata gives is empty, never guessed."""

    id: DocumentId
    title: str
    doc_type: str  # one of kg.schema.DOCUMENT_TYPES, or ""
    region: tuple[str, ...]  # names of the places that it is about, narrowest first
    region_ids: tuple[EntityId, ...]  # the same places
    date: str  # 2012, 2012-12 or 2012-12-27
    author: str
    publisher: str
    url: str
    sources: tuple[Source, ...]  # sorted, at least one


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """All that was read in one document: a pure function of its bytes, its name and the metadata given with it."""

    document: Document
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    figures: tuple[Figure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    noise: tuple[Noise, ...] = ()
