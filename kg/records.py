"""A DocumentRecord as JSON and back: what `hongfan extract` prints, one line of the canonical export, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg.ids import DocumentId, EntityId, PassageId
from kg.model import (
    Conflict,
    Document,
    DocumentRecord,
    Entity,
    Evidence,
    Figure,
    Mention,
    Passage,
    Relation,
    Slogan,
)
from kg.source import Noise, Source


def to_json(record: DocumentRecord) -> dict[str, Any]:
    """The record as plain JSON values, with the keys that the extraction format names and a few more."""
    return {
        **document_to_json(record.document),
        "passages": [
            {"id": p.id, "ordinal": p.ordinal, "heading": list(p.heading), "text": p.text} for p in record.passages
        ],
        "entities": [_entity_to_json(entity) for entity in record.entities],
        "relations": [_relation_to_json(relation) for relation in record.relations],
        "slogans": [
            {"surface": s.surface, "components": list(s.components), **_evidence_to_json(s.evidence)}
            for s in record.slogans
        ],
        "figures": [_figure_to_json(figure) for figure in record.figures],
        "conflicts": [{"figures": list(c.figures), "why": c.why} for c in record.conflicts],
        "noise": [{"text": n.text, "reason": n.reason, "before": n.before} for n in record.noise],
    }


def from_json(data: Mapping[str, Any]) -> DocumentRecord:
    """The record that `to_json` made `data` from. Raises KeyError where a key is missing."""
    return DocumentRecord(
        document=_document(data),
        passages=tuple(
            Passage(PassageId(p["id"]), p["ordinal"], tuple(p["heading"]), p["text"]) for p in data["passages"]
        ),
        entities=tuple(_entity(entity) for entity in data["entities"]),
        relations=tuple(_relation(relation) for relation in data["relations"]),
        slogans=tuple(Slogan(s["surface"], tuple(s["components"]), _evidence(s)) for s in data["slogans"]),
        figures=tuple(_figure(figure) for figure in data["figures"]),
        conflicts=tuple(Conflict((c["figures"][0], c["figures"][1]), c["why"]) for c in data["conflicts"]),
        noise=tuple(Noise(n["text"], n["reason"], n["before"]) for n in data["noise"]),
    )


def to_line(record: DocumentRecord) -> str:
    """One line of JSON without a line end; the same record always gives the same bytes."""
    return json.dumps(to_json(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_to_json(document: Document) -> dict[str, Any]:
    """The keys of a record that tell of the document as a whole: a list of documents needs no more."""
    return {
        "id": document.id,
        "source": {"file": document.sources[0].file},
        "sources": [{"file": s.file, "sha256": s.sha256, "part": s.part} for s in document.sources],
        "title": document.title,
        "doc_type": document.doc_type,
        "region": list(document.region),
        "region_ids": list(document.region_ids),
        "date": document.date,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
    }


def _document(data: Mapping[str, Any]) -> Document:
    return Document(
        id=DocumentId(data["id"]),
        title=data["title"],
        doc_type=data["doc_type"],
        region=tuple(data["region"]),
        region_ids=tuple(EntityId(i) for i in data["region_ids"]),
        date=data["date"],
        author=data["author"],
        publisher=data["publisher"],
        url=data["url"],
        sources=tuple(Source(s["file"], s["sha256"], s["part"]) for s in data["sources"]),
    )


def _entity_to_json(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "canonical": entity.canonical,
        "scope": entity.scope,
        "surfaces": list(entity.surfaces),
        "mentions": [{**_evidence_to_json(mention), "surface": mention.surface} for mention in entity.mentions],
        "attrs": dict(sorted(entity.attrs.items())),
    }


def _entity(data: Mapping[str, Any]) -> Entity:
    return Entity(
        id=EntityId(data["id"]),
        type=data["type"],
        canonical=data["canonical"],
        scope=data["scope"],
        mentions=tuple(Mention(PassageId(m["passage"]), m["start"], m["end"], m["surface"]) for m in data["mentions"]),
        attrs=dict(data["attrs"]),
    )


def _relation_to_json(relation: Relation) -> dict[str, Any]:
    return {
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "evidence": [_evidence_to_json(evidence) for evidence in relation.evidence],
        "rule": relation.rule,
        "confidence": relation.confidence,
    }


def _relation(data: Mapping[str, Any]) -> Relation:
    return Relation(
        subject=EntityId(data["subject"]),
        predicate=data["predicate"],
        object=EntityId(data["object"]),
        evidence=tuple(_evidence(evidence) for evidence in data["evidence"]),
        rule=data["rule"],
        confidence=data["confidence"],
    )


def _figure_to_json(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "approximate": figure.approximate,
        "owner": figure.owner,
        **_evidence_to_json(figure.evidence),
    }


def _figure(data: Mapping[str, Any]) -> Figure:
    return Figure(
        text=data["text"],
        value=data["value"],
        unit=data["unit"],
        subject=data["subject"],
        approximate=data["approximate"],
        owner=EntityId(data["owner"]) if data["owner"] else None,
        evidence=_evidence(data),
    )


def _evidence_to_json(words: Evidence | Mention) -> dict[str, Any]:
    return {"passage": words.passage_id, "start": words.start, "end": words.end}


def _evidence(data: Mapping[str, Any]) -> Evidence:
    return Evidence(PassageId(data["passage"]), data["start"], data["end"])
