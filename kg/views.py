"""What a store answers with: sums over all documents, made for pages and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.ids import EntityId

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
class Counts:
    """How much the graph holds."""

    documents: int = 0
    passages: int = 0
    entities: Mapping[str, int] = field(default_factory=dict)  # by type, every type named
    mentions: int = 0
    relations: int = 0
    figures: int = 0
    slogans: int = 0
