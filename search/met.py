"""The entities that a reader meets in a passage: few, and first those in the words that were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId
from kg.model import DocumentRecord, Entity, Mention
from kg.store import GraphStore
from kg.views import Node
from search.highlight import Stretch

_FEW = 5
_TYPES = ("initiative", "organisation", "person", "place")  # what says most about a passage stands first


def entities_met(
    found: Mapping[PassageId, tuple[DocumentId, Iterable[Stretch]]], store: GraphStore
) -> dict[PassageId, tuple[Node, ...]]:
    """For each passage, with its document and the stretches found in it, the entities to be shown."""
    records: dict[DocumentId, DocumentRecord | None] = {}
    met = {}
    for passage, (document, stretches) in found.items():
        if document not in records:
            records[document] = _record(document, store)
        record = records[document]
        chosen = _chosen(record, passage, tuple(stretches)) if record else []
        met[passage] = tuple(dict.fromkeys(store.nodes([entity.id for entity in chosen])))
    return met


def _record(document: DocumentId, store: GraphStore) -> DocumentRecord | None:
    try:
        return store.judged_record(document)
    except NotFoundError:  # removed a moment ago
        return None


def _chosen(record: DocumentRecord, passage: PassageId, stretches: tuple[Stretch, ...]) -> list[Entity]:
    about = set(record.document.region_ids)  # said above the passage already
    ranked = [
        ((not _touches(mentions, stretches), _TYPES.index(entity.type), mentions[0].start), entity)
        for entity in record.entities
        if entity.id not in about and (mentions := [m for m in entity.mentions if m.passage_id == passage])
    ]
    return [entity for _, entity in sorted(ranked, key=lambda pair: pair[0])[:_FEW]]


def _touches(mentions: Iterable[Mention], stretches: tuple[Stretch, ...]) -> bool:
    return any(mention.start < end and start < mention.end for mention in mentions for start, end in stretches)
