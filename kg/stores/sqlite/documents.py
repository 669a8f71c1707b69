"""Documents and passages out of the tables."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import NotFoundError
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
_PART_MASK = (1 << PART_BITS) - 1
_LATEST_FIRST = "date DESC, title, id"  # undated documents have "", which is the smallest


def find_document(connection: Connection, document_id: DocumentId) -> tuple[int, Document] | None:
    """The key of a document's row, and the document."""
    row = connection.execute("SELECT * FROM documents WHERE id = ?", (document_id,)).fetchone()
    return (row[0], _document(connection, row)) if row else None


def find_documents(connection: Connection, where: DocumentFilter, limit: int, offset: int) -> Listing[Document]:
    """See GraphStore.find_documents."""
    condition, values = fitting(where)
    (total,) = connection.execute(f"SELECT count(*) FROM documents WHERE {condition}", values).fetchone()
    rows = connection.execute(
        f"SELECT * FROM documents WHERE {condition} ORDER BY {_LATEST_FIRST} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    return Listing(tuple(_document(connection, row) for row in rows), total)


def get_passage(connection: Connection, wanted: PassageId) -> tuple[Document, Passage]:
    """See GraphStore.get_passage."""
    found = find_document(connection, document_of(wanted))
    ordinal = wanted.rpartition("#p")[2]
    if found and ordinal.isdecimal() and int(ordinal) <= _PART_MASK:
        key, document = found
        for passage in passages(connection, key, document.id, int(ordinal)):
            if passage.id == wanted:  # "#p01" is no id
                return document, passage
    raise NotFoundError("passage", wanted)


def passages(connection: Connection, key: int, document_id: DocumentId, ordinal: int | None = None) -> list[Passage]:
    """The passages of a document in order, or the one of that ordinal."""
    first, last = (1, _PART_MASK) if ordinal is None else (ordinal, ordinal)
    rows = connection.execute(
        "SELECT key, heading, text FROM passages WHERE key BETWEEN ? AND ? ORDER BY key",
        ((key << PART_BITS) + first, (key << PART_BITS) + last),
    )
    return [
        Passage(passage_id(document_id, part & _PART_MASK), part & _PART_MASK, tuple(json.loads(heading)), text)
        for part, heading, text in rows
    ]


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


def _document(connection: Connection, row: tuple[Any, ...]) -> Document:
    key, id_, title, doc_type, date, author, publisher, url, *_ = row
    region = connection.execute(
        "SELECT name, place FROM regions WHERE document = ? ORDER BY position", (key,)
    ).fetchall()
    sources = connection.execute("SELECT file, sha256, part FROM sources WHERE document = ? ORDER BY 1, 2, 3", (key,))
    return Document(
        id=DocumentId(id_),
        title=title,
        doc_type=doc_type,
        region=tuple(name for name, _ in region),
        region_ids=tuple(EntityId(place) for _, place in region),
        date=date,
        author=author,
        publisher=publisher,
        url=url,
        sources=tuple(Source(*source) for source in sources),
    )
