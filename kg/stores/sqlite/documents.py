"""Documents and passages out of the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.ids import DocumentId, EntityId, PassageId, document_of, passage_id
from kg.model import Document, Passage
from kg.source import Source
from kg.sqlite_ import Connection
from kg.stores.sqlite.schema import PART_BITS
from kg.views import DocumentFilter, Listing

SHOWN_AS_ONE = (  # keys of an entity, by its id, and of those that are shown as one with it
    "SELECT m.key FROM entities t JOIN entities m ON m.key = t.key OR m.shown = t.shown WHERE t.id = ?"
)
# CROSS JOIN keeps the order: SQLite would go through all mentions and look for the appearance of each.
MENTIONS = "appearances a CROSS JOIN mentions m ON m.key BETWEEN a.first AND a.last"
ITS_MENTIONS = f"({SHOWN_AS_ONE}) k CROSS JOIN {MENTIONS} AND a.entity = k.key"
PART_MASK = (1 << PART_BITS) - 1
_REGIONS = (
    "SELECT r.document, r.place, r.name FROM json_each(?) j CROSS JOIN regions r ON r.document = j.value"
    " ORDER BY j.key, r.position"
)
_SOURCES = (
    "SELECT s.document, s.file, s.sha256, s.part FROM json_each(?) j CROSS JOIN sources s ON s.document = j.value"
    " ORDER BY j.key, s.file, s.sha256, s.part"
)
_LATEST_FIRST = "date DESC, title, id"  # undated documents have "", which is the smallest


def find_document(connection: Connection, document_id: DocumentId) -> tuple[int, Document] | None:
    """The key of a document's row, and the document."""
    return _by_id(connection, [document_id]).get(document_id)


def find_documents(connection: Connection, where: DocumentFilter, limit: int, offset: int) -> Listing[Document]:
    """See GraphStore.find_documents."""
    condition, values = fitting(where)
    (total,) = connection.execute(f"SELECT count(*) FROM documents WHERE {condition}", values).fetchone()
    rows = connection.execute(
        f"SELECT * FROM documents WHERE {condition} ORDER BY {_LATEST_FIRST} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    return Listing(tuple(_documents(connection, rows)), total)


def get_passages(connection: Connection, wanted: Sequence[PassageId]) -> list[tuple[Document, Passage]]:
    """See GraphStore.get_passages."""
    documents = _by_id(connection, {document_of(id_) for id_ in wanted})
    keys = part_keys(wanted, {id_: key for id_, (key, _) in documents.items()})
    rows = connection.execute(
        "SELECT j.key, p.key, p.heading, p.text FROM json_each(?) j JOIN passages p ON p.key = j.value ORDER BY j.key",
        (json.dumps([*keys.values()]),),
    )
    ids = [document_of(id_) for id_ in keys]
    return [(documents[ids[place]][1], _passage(ids[place], *row)) for place, *row in rows]


def part_keys(wanted: Iterable[PassageId], documents: Mapping[DocumentId, int]) -> dict[PassageId, int]:
    """The keys that passages of some documents have, if they are there."""
    keys = {}
    for id_ in wanted:
        document, ordinal = document_of(id_), id_.rpartition("#p")[2]
        if document in documents and ordinal.isdecimal() and len(ordinal) <= len(str(PART_MASK)):
            key = (documents[document] << PART_BITS) + min(int(ordinal), PART_MASK)
            if id_ == passage_id(document, key & PART_MASK):  # "#p01" is no id
                keys[id_] = key
    return keys


def passages(connection: Connection, key: int, document_id: DocumentId) -> list[Passage]:
    """The passages of a document in order."""
    rows = connection.execute(
        f"SELECT key, heading, text FROM passages WHERE key > ?1 << {PART_BITS} AND key < (?1 + 1) << {PART_BITS}"
        " ORDER BY key",
        (key,),
    )
    return [_passage(document_id, *row) for row in rows]


def fitting(where: DocumentFilter) -> tuple[str, list[str]]:
    """A condition on the table of documents, and its values."""
    parts = {
        "doc_type = ?": where.doc_type,
        "substr(date, 1, 4) = ?": where.year,
        "key IN (SELECT document FROM regions WHERE place = ?)": where.below,
        f"key IN (SELECT document FROM appearances WHERE entity IN ({SHOWN_AS_ONE}))": where.entity,
    }
    given = {sql: value for sql, value in parts.items() if value}
    return " AND ".join(given) or "1", list(given.values())


def _by_id(connection: Connection, ids: Iterable[DocumentId]) -> dict[DocumentId, tuple[int, Document]]:
    """The documents that are there, each with the key of its row."""
    rows = connection.execute(
        "SELECT d.* FROM json_each(?) j JOIN documents d ON d.id = j.value", (json.dumps([*ids]),)
    ).fetchall()
    return {document.id: (row[0], document) for row, document in zip(rows, _documents(connection, rows), strict=True)}


def _documents(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> list[Document]:
    """Of rows of the table of documents, with what hangs on them."""
    keys = json.dumps([key for key, *_ in rows])
    regions: defaultdict[int, list[tuple[EntityId, str]]] = defaultdict(list)
    for key, place, name in connection.execute(_REGIONS, (keys,)):
        regions[key].append((place, name))
    sources: defaultdict[int, list[Source]] = defaultdict(list)
    for key, *source in connection.execute(_SOURCES, (keys,)):
        sources[key].append(Source(*source))
    return [_document(row, regions[row[0]], sources[row[0]]) for row in rows]


def _document(row: tuple[Any, ...], region: list[tuple[EntityId, str]], sources: list[Source]) -> Document:
    _, id_, title, doc_type, date, author, publisher, url, *_ = row
    return Document(
        id=id_,
        title=title,
        doc_type=doc_type,
        region=tuple(name for _, name in region),
        region_ids=tuple(place for place, _ in region),
        date=date,
        author=author,
        publisher=publisher,
        url=url,
        sources=tuple(sources),
    )


def _passage(document_id: DocumentId, key: int, heading: str, text: str) -> Passage:
    ordinal = key & PART_MASK
    return Passage(passage_id(document_id, ordinal), ordinal, tuple(json.loads(heading)), text)
