"""A name in a draft, and what the graph says to it: plain values, and the JSON that `hongfan check` prints of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.ids import EntityId
from kg.model import Document, Evidence
from kg.store import GraphStore
from kg.views import EntitySummary
from search.claims.claim import Verdict

_MOST_SOURCES = 3
_LOOKED_THROUGH = 10  # passages that mention an entity


@dataclass(frozen=True, slots=True)
class NameSource:
    """Words of the corpus about a name."""

    evidence: Evidence
    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class CheckedName:
    """A name where the draft has it first."""

    start: int  # code points of the draft
    end: int
    text: str
    type: str  # one of kg.schema.ENTITY_TYPES, or slogan
    entity: EntityId | None  # which the graph has for it
    verdict: Verdict
    why: str  # Chinese first, English after; "" where there is nothing to say
    sources: tuple[NameSource, ...]
    posts: tuple[str, ...] = ()  # of a person whose post the draft tells: the bodies at which the graph has one

    def to_json(self) -> dict[str, Any]:
        """One of the `names` of `hongfan check`."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "entity": self.entity,
            "verdict": self.verdict,
            "why": self.why,
            "posts": list(self.posts),
            "sources": [_source_json(source) for source in self.sources],
        }


def source_of(store: GraphStore, evidence: Evidence) -> NameSource:
    """The words of some evidence. Raises NotFoundError where its document was removed a moment ago."""
    document, passage = store.get_passage(evidence.passage_id)
    return NameSource(evidence, document, passage.text[evidence.start : evidence.end])


def sources_about(store: GraphStore, entity: EntitySummary) -> tuple[NameSource, ...]:
    """Where the corpus names an entity, latest first."""
    names = sorted((entity.canonical, *entity.aliases), key=len, reverse=True)
    found: list[NameSource] = []
    for document, passage in store.get_passages(store.passages_of(entity.id, limit=_LOOKED_THROUGH).items):
        name = next((name for name in names if name in passage.text), "")
        at = passage.text.find(name)
        found += [NameSource(Evidence(passage.id, at, at + len(name)), document, name)] if name else []
    return tuple(found[:_MOST_SOURCES])


def _source_json(source: NameSource) -> dict[str, Any]:
    evidence, document = source.evidence, source.document
    return {
        "document": document.id,
        "passage": evidence.passage_id,
        "file": document.sources[0].file,
        "title": document.title,
        "date": document.date,
        "start": evidence.start,
        "end": evidence.end,
        "text": source.text,
    }
