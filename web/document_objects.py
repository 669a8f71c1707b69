"""The JSON objects of documents and of single passages."""

from __future__ import annotations

from typing import Any

from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, document_of
from kg.model import DocumentRecord, Entity, Passage, Relation
from kg.records import to_json
from kg.store import GraphStore
from kg.views import Node
from web.objects import Passages, evidence_object, figure_object, slogan_object


def document_object(store: GraphStore, document_id: str) -> dict[str, Any]:
    """A whole document as people judged it, with the keys of `hongfan extract`. Raises NotFoundError."""
    return to_json(store.judged_record(DocumentId(document_id)))


def passage_object(store: GraphStore, passage_id: str) -> dict[str, Any]:
    """One passage with all that its words bear out. Raises NotFoundError.

    Ids of entities are those that are shown; confidence is that of this document alone.
    """
    record = store.judged_record(document_of(PassageId(passage_id)))
    passage = next((passage for passage in record.passages if passage.id == passage_id), None)
    if passage is None:
        raise NotFoundError("passage", passage_id, f"{record.document.id} has {len(record.passages)} passages")
    words = Passages(store)
    shown = _Shown(record, store)
    document = record.document
    return {
        "document": document.id,
        "file": document.sources[0].file,
        "title": document.title,
        "date": document.date,
        "doc_type": document.doc_type,
        "region": list(document.region),
        "passage": passage.id,
        "ordinal": passage.ordinal,
        "heading": list(passage.heading),
        "text": passage.text,
        "mentions": _mention_objects(record, passage, shown),
        "relations": [_relation_object(relation, passage, shown, words) for relation in _relations(record, passage)],
        "slogans": [slogan_object(s, words) for s in record.slogans if s.evidence.passage_id == passage.id],
        "figures": [
            {**figure_object(figure, words), "owner": shown.id_of(figure.owner)}
            for figure in record.figures
            if figure.evidence.passage_id == passage.id
        ],
    }


class _Shown:
    """The entities of a record as they are shown over all documents, each looked up once."""

    def __init__(self, record: DocumentRecord, store: GraphStore) -> None:
        self._entities: dict[EntityId, Entity] = {entity.id: entity for entity in record.entities}
        self._store = store
        self._nodes: dict[EntityId, Node] = {}

    def __getitem__(self, entity_id: EntityId) -> dict[str, str]:
        if entity_id not in self._nodes:
            entity = self._entities[entity_id]
            mine = Node(entity.id, entity.type, entity.canonical)  # the document may have gone a moment ago
            self._nodes[entity_id] = next(iter(self._store.nodes([entity_id])), mine)
        node = self._nodes[entity_id]
        return {"id": node.id, "type": node.type, "canonical": node.canonical}

    def id_of(self, entity_id: EntityId | None) -> str | None:
        return self[entity_id]["id"] if entity_id else None


def _mention_objects(record: DocumentRecord, passage: Passage, shown: _Shown) -> list[dict[str, Any]]:
    pairs = [(mention, entity.id) for entity in record.entities for mention in entity.mentions]
    return [
        {"start": mention.start, "end": mention.end, "surface": mention.surface, "entity": shown[entity_id]}
        for mention, entity_id in sorted(pairs)
        if mention.passage_id == passage.id
    ]


def _relations(record: DocumentRecord, passage: Passage) -> list[Relation]:
    return [r for r in record.relations if any(evidence.passage_id == passage.id for evidence in r.evidence)]


def _relation_object(relation: Relation, passage: Passage, shown: _Shown, words: Passages) -> dict[str, Any]:
    here = [evidence for evidence in relation.evidence if evidence.passage_id == passage.id]
    return {
        "subject": shown[relation.subject],
        "predicate": relation.predicate,
        "object": shown[relation.object],
        "rule": relation.rule,
        "confidence": relation.confidence,
        "evidence": [evidence_object(evidence, words) for evidence in here],
    }
