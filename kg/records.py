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
    document = record.document
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
        "passages": [
            {"id": p.id, "ordinal": p.ordinal, "heading": list(p.heading), "text": p.text} for p in record.passages
        ],
        "entities": [
            {
                "id": e.id,
                "type": e.type,
                "canonical": e.canonical,
                "scope": e.scope,
                "surfaces": list(e.surfaces),
                "mentions": [
                    {"passage": m.passage_id, "start": m.start, "end": m.end, "surface": m.surface} for m in e.mentions
                ],
                "attrs": dict(sorted(e.attrs.items())),
            }
            for e in record.entities
        ],
        "relations": [
            {
                "subject": r.subject,
                "predicate": r.predicate,
                "object": r.object,
                "evidence": [_evidence_to_json(e) for e in r.evidence],
                "rule": r.rule,
                "confidence": r.confidence,
            }
            for r in record.relations
        ],
        "slogans": [
            {"surface": s.surface, "components": list(s.components), **_evidence_to_json(s.evidence)}
            for s in record.slogans
        ],
        "figures": [
            {
                "text": f.text,
                "value": f.value,
                "unit": f.unit,
                "subject": f.subject,
                "approximate": f.approximate,
                "owner": f.owner,
                **_evidence_to_json(f.evidence),
            }
            for f in record.figures
        ],
        "conflicts": [{"figures": list(c.figures), "why": c.why} for c in record.conflicts],
        "noise": [{"text": n.text, "reason": n.reason, "before": n.before} for n in record.noise],
    }


def from_json(data: Mapping[str, Any]) -> DocumentRecord:
    """The record that `to_json` made `data` from. Raises KeyError where a key is missing."""
    return DocumentRecord(
        document=Document(
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
        ),
        passages=tuple(
            Passage(PassageId(p["id"]), p["ordinal"], tuple(p["heading"]), p["text"]) for p in data["passages"]
        ),
        entities=tuple(
            Entity(
                id=EntityId(e["id"]),
                type=e["type"],
                canonical=e["canonical"],
                scope=e["scope"],
                mentions=tuple(
                    Mention(PassageId(m["passage"]), m["start"], m["end"], m["surface"]) for m in e["mentions"]
                ),
                attrs=dict(e["attrs"]),
            )
            for e in data["entities"]
        ),
        relations=tuple(
            Relation(
                subject=EntityId(r["subject"]),
                predicate=r["predicate"],
                object=EntityId(r["object"]),
                evidence=tuple(_evidence(e) for e in r["evidence"]),
                rule=r["rule"],
                confidence=r["confidence"],
            )
            for r in data["relations"]
        ),
        slogans=tuple(Slogan(s["surface"], tuple(s["components"]), _evidence(s)) for s in data["slogans"]),
        figures=tuple(
            Figure(
                text=f["text"],
                value=f["value"],
                unit=f["unit"],
                subject=f["subject"],
                approximate=f["approximate"],
                owner=EntityId(f["owner"]) if f["owner"] else None,
                evidence=_evidence(f),
            )
            for f in data["figures"]
        ),
        conflicts=tuple(Conflict((c["figures"][0], c["figures"][1]), c["why"]) for c in data["conflicts"]),
        noise=tuple(Noise(n["text"], n["reason"], n["before"]) for n in data["noise"]),
    )


def to_line(record: DocumentRecord) -> str:
    """One line of JSON without a line end; the same record always gives the same bytes."""
    return json.dumps(to_json(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    return {"passage": evidence.passage_id, "start": evidence.start, "end": evidence.end}


def _evidence(data: Mapping[str, Any]) -> Evidence:
    return Evidence(PassageId(data["passage"]), data["start"], data["end"])
