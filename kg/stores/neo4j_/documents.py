"""A document with all that hangs on it, into the graph and out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.ids import DocumentId, EntityId, PassageId
from kg.model import Document, DocumentRecord, Evidence, Passage
from kg.source import Source
from kg.stores.neo4j_.listing import find_page
from kg.stores.neo4j_.records import Kept
from kg.stores.neo4j_.server import Ask
from kg.views import DocumentFilter, Listing

_CREATE = """
UNWIND $rows AS row
CREATE (d:Document) SET d = row.document
CREATE (d)-[:HAS_RECORD]->(k:Record) SET k = row.record
FOREACH (passage IN row.passages | CREATE (d)-[:HAS_PASSAGE]->(p:Passage) SET p = passage)
FOREACH (source IN row.sources |
  MERGE (s:Source {sha256: source.sha256})
  CREATE (d)-[:READ_FROM {file: source.file, part: source.part}]->(s))
FOREACH (region IN row.regions |
  MERGE (r:Named {id: region.id})
  SET r:Region, r.name = coalesce(r.name, region.name)
  MERGE (d)-[:ABOUT]->(r))
"""
_MENTIONS = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage}) MATCH (e:Named {id: row.shown})
CREATE (p)-[:MENTIONS {start: row.start, end: row.end, surface: row.surface, entity: row.entity}]->(e)
"""
_FIGURES = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage})
CREATE (p)-[:TELLS]->(f:Figure) SET f = row.properties
WITH f, row WHERE row.owner IS NOT NULL
MATCH (e:Named {id: row.shown})
CREATE (f)-[:FIGURE_OF {entity: row.owner}]->(e)
"""
_SLOGANS = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage})
CREATE (p)-[:SPELLS_OUT]->(s:Slogan) SET s = row.properties
"""
_DELETE = """
UNWIND $ids AS id
MATCH (d:Document {id: id})
WITH d, COLLECT { MATCH (d)-[:READ_FROM]->(s) RETURN DISTINCT s } AS sources,
  COLLECT { MATCH (d)-[:HAS_PASSAGE]->(p) RETURN p }
  + COLLECT { MATCH (d)-[:HAS_PASSAGE]->()-[:TELLS|SPELLS_OUT]->(x) RETURN x }
  + COLLECT { MATCH (d)-[:HAS_RECORD]->(r) RETURN r } AS parts
FOREACH (part IN parts | DETACH DELETE part)
DETACH DELETE d
WITH sources UNWIND sources AS s
WITH DISTINCT s WHERE NOT EXISTS { (s)<-[:READ_FROM]-() }
DELETE s
"""
DOCUMENT = (  # of a node d
    "d {.*, sources: COLLECT { MATCH (d)-[r:READ_FROM]->(s) RETURN [r.file, s.sha256, r.part] }}"
)
_PASSAGES = (
    "UNWIND range(0, size($ids) - 1) AS place MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage {id: $ids[place]})"
    f" WITH place, d, p ORDER BY place RETURN {DOCUMENT} AS document, p {{.*}} AS passage"
)
_LATEST_FIRST = "ORDER BY d.date DESC, d.title, d.id"  # undated documents have "", which is the smallest
_FIND = f"MATCHING WITH d {_LATEST_FIRST} SKIP $offset LIMIT $limit RETURN {DOCUMENT} AS item"
_OF_ENTITY = (
    "MATCH (n:Named {id: $entity}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t) WITH coalesce(t, n) AS e"
    " MATCH (e)<-[:MENTIONS]-(:Passage)<-[:HAS_PASSAGE]-(d:Document) WITH DISTINCT d"
)


def write_documents(ask: Ask, kept: Sequence[Kept], shown: Callable[[EntityId], EntityId]) -> None:
    """Write documents that are not there. The nodes of their entities are."""
    mentions, figures, slogans = (
        [row for one in kept for row in rows(one.judged)]
        for rows in (lambda record: _mentions(record, shown), lambda record: _figures(record, shown), _slogans)
    )
    for cypher, rows in (
        (_CREATE, [_row(one) for one in kept]),
        (_MENTIONS, mentions),
        (_FIGURES, figures),
        (_SLOGANS, slogans),
    ):
        if rows:
            ask(cypher, rows=rows)


def delete_documents(ask: Ask, document_ids: Sequence[DocumentId]) -> None:
    """Take documents with their records, passages and what these tell; the entities stay."""
    if document_ids:
        ask(_DELETE, ids=list(document_ids))


def find_documents(ask: Ask, where: DocumentFilter, limit: int, offset: int) -> Listing[Document]:
    """See GraphStore.find_documents."""
    matching, values = fitting(where)
    return find_page(ask, "d", matching, _FIND, document_of_row, limit=limit, offset=offset, **values)


def fitting(where: DocumentFilter) -> tuple[str, dict[str, str]]:
    """Cypher that finds the nodes d, and its values."""
    parts = {
        "d.doc_type = $doc_type": where.doc_type,
        "d.year = $year": where.year,
        "EXISTS { (d)-[:ABOUT]->(:Named {id: $below}) }": where.below,
    }
    given = [cypher for cypher, value in parts.items() if value]
    start = _OF_ENTITY if where.entity else "MATCH (d:Document)"
    values = {"doc_type": where.doc_type, "year": where.year, "below": where.below, "entity": where.entity}
    return f"{start} WHERE {' AND '.join(given)}" if given else start, values


def get_passages(ask: Ask, wanted: Sequence[PassageId]) -> list[tuple[Document, Passage]]:
    """See GraphStore.get_passages."""
    return [
        (document_of_row(row["document"]), Passage(p["id"], p["ordinal"], tuple(p["heading"]), p["text"]))
        for row in ask(_PASSAGES, ids=list(dict.fromkeys(wanted)))
        for p in [row["passage"]]
    ]


def document_of_row(row: Mapping[str, Any]) -> Document:
    """The document that DOCUMENT gave."""
    return Document(
        id=row["id"],
        title=row["title"],
        doc_type=row["doc_type"],
        region=tuple(row["region"]),
        region_ids=tuple(row["region_ids"]),
        date=row["date"],
        author=row["author"],
        publisher=row["publisher"],
        url=row["url"],
        sources=tuple(sorted(Source(*source) for source in row["sources"])),
    )


def _properties(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "doc_type": document.doc_type,
        "region": list(document.region),
        "region_ids": list(document.region_ids),
        "date": document.date,
        "year": document.date[:4],
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "indexed": False,
    }


def _row(kept: Kept) -> dict[str, Any]:
    document = kept.judged.document
    return {
        "document": _properties(document),
        "record": kept.properties,
        "passages": [
            {"id": p.id, "ordinal": p.ordinal, "heading": list(p.heading), "text": p.text} for p in kept.judged.passages
        ],
        "sources": [{"file": s.file, "sha256": s.sha256, "part": s.part} for s in document.sources],
        "regions": [{"id": id_, "name": name} for id_, name in zip(document.region_ids, document.region, strict=True)],
    }


def _mentions(record: DocumentRecord, shown: Callable[[EntityId], EntityId]) -> list[dict[str, Any]]:
    return [
        {
            "passage": mention.passage_id,
            "entity": entity.id,
            "shown": shown(entity.id),
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
        }
        for entity in record.entities
        for mention in entity.mentions
    ]


def _figures(record: DocumentRecord, shown: Callable[[EntityId], EntityId]) -> list[dict[str, Any]]:
    return [
        {
            "passage": figure.evidence.passage_id,
            "owner": figure.owner,
            "shown": shown(figure.owner) if figure.owner else None,
            "properties": {
                "text": figure.text,
                "value": figure.value,
                "unit": figure.unit,
                "subject": figure.subject,
                "approximate": figure.approximate,
                **_place(figure.evidence, position),
            },
        }
        for position, figure in enumerate(record.figures)
    ]


def _slogans(record: DocumentRecord) -> list[dict[str, Any]]:
    return [
        {
            "passage": slogan.evidence.passage_id,
            "properties": {
                "surface": slogan.surface,
                "components": list(slogan.components),
                **_place(slogan.evidence, position),
            },
        }
        for position, slogan in enumerate(record.slogans)
    ]


def _place(evidence: Evidence, position: int) -> dict[str, int]:
    """Where it stands in its passage, and in the record."""
    return {"start": evidence.start, "end": evidence.end, "position": position}
