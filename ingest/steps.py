"""The values that pass from one step of reading to the next.

bytes ─readers─► RawDocument ─clean, compilation, split, metadata─► TextDocument
      ─region─► Context ─extract/*─► NamedMention ─link─► kg.model.Entity
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.gazetteer import Gazetteer, Place
from kg.ids import DocumentId
from kg.model import Mention, Passage
from kg.source import Noise


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Text as a reader got it out of a file, not yet cleaned."""

    file: str  # base name
    part: int  # 1, 2, … where the file format itself holds several documents (.jsonl); else 0
    text: str
    metadata: Mapping[str, str]  # keys: title, date, author, publisher, url, region, type; only those that are given


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One document, cleaned and cut into passages; title, date and so on as text or metadata give them, else empty."""

    id: DocumentId
    part: int  # 0, or its place in a compilation or .jsonl file
    passages: tuple[Passage, ...]
    title: str
    doc_type: str
    date: str
    author: str
    publisher: str
    url: str
    region_hint: str  # the region that metadata gives, as written there
    noise: tuple[Noise, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What every extractor may look at: the document, what places it is about, and the table of places."""

    document: TextDocument
    region: tuple[Place, ...]  # narrowest first; empty when unknown
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention together with what it names; linking joins those that name the same into an entity."""

    type: str  # one of kg.schema.ENTITY_TYPES
    mention: Mention
    canonical: str
    scope: str  # as in kg.model.Entity; for a place its id
    attrs: Mapping[str, str]
    rule: str  # which rule found it
