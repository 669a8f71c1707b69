"""What a store answers with: sums over all documents, made for pages and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from kg.ids import DocumentId, EntityId
from kg.model import Figure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list, and how long the whole list is."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class EntitySummary:
    """An entity over all documents. Attributes and names do not depend on the order of ingest."""

    id: EntityId
    type: str
    canonical: str
    scope: str
    aliases: tuple[str, ...]  # all surfaces but the canonical name, most mentions first, then by character
    attrs: Mapping[str, str]  # of several values for a key: the one in most documents, then the smallest
    documents: int  # that mention it
    mentions: int
    first_date: str  # of the dated documents that mention it; "" if none is dated
    last_date: str


@dataclass(frozen=True, slots=True)
class Merged:
    """An entity of some records that another one is shown for."""

    id: EntityId  # as the records have it
    canonical: str
    scope: str
    rule: str  # one of kg.resolution.REASONS


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Which entities a list shows; empty fields do not restrict."""

    type: str = ""
    name: str = ""  # equal to the canonical name or an alias
    prefix: str = ""  # the canonical name or an alias begins with it
    contains: str = ""  # the canonical name or an alias holds it
    below: str = ""  # id of a place: entities whose scope, or for places whose chain, lies at it or below it
    parent: str = ""  # id of a place, or "root": places right below it
    kind: str = ""  # attrs["kind"]
    year: str = ""  # mentioned in a document of that year


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents a list shows; empty fields do not restrict."""

    doc_type: str = ""
    year: str = ""
    below: str = ""  # id of a place in the region chain of the document
    entity: str = ""  # id of an entity that it mentions


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures a list shows; empty fields do not restrict."""

    subject: str = ""  # what is counted holds it
    units: tuple[str, ...] = ()  # one of these
    below: str = ""  # id of a place: told by documents about it, or of what lies at it or below it
    year: str = ""  # of the document


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """How many figures each value of a condition would show, with the other conditions as they are; none is 0."""

    units: Mapping[str, int]  # most first; figures without a unit are not counted
    years: Mapping[str, int]  # of documents, latest first; the undated are not counted
    places: Mapping[EntityId, int]  # most first, then by id


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures of one document that cannot both be right."""

    why: str
    one: Figure
    other: Figure


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the graph holds."""

    documents: int = 0
    passages: int = 0
    entities: Mapping[str, int] = field(default_factory=dict)  # by type, every type named
    mentions: int = 0
    relations: int = 0
    figures: int = 0
    slogans: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as far as a list or a picture of the graph shows it."""

    id: EntityId
    type: str
    canonical: str


class Edge(NamedTuple):  # of which an answer may hold thousands
    """A relation between two shown entities, summed over all documents."""

    subject: EntityId
    predicate: str
    object: EntityId
    evidence: int  # pieces of it
    confidence: float  # of the most confident reading


@dataclass(frozen=True, slots=True)
class Hop:
    """The neighbours of an entity by one predicate and direction, most evidence first, then by id."""

    predicate: str
    outward: bool  # the entity is the subject
    neighbours: tuple[tuple[Node, int], ...]  # with the pieces of evidence
    total: int  # neighbours in all


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Entities within two steps, as many as a budget allows, and the relations among them."""

    nodes: tuple[Node, ...]  # the entity itself, those one step away, those two steps away; each most evidence first
    edges: tuple[Edge, ...]
    left_out: int  # one step away, or where all of these are shown two steps away, that the budget does not allow


@dataclass(frozen=True, slots=True)
class Change:
    """That a document of the graph changed, or what people decided about it."""

    sequence: int  # of the graph after it
    document_id: DocumentId
    what: str  # put, removed or judged
