"""A record out of the tables, just as it was put or as it is judged."""

from __future__ import annotations

import json
from collections import defaultdict

from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, passage_id
from kg.model import Conflict, DocumentRecord, Entity, Mention
from kg.records import from_json
from kg.source import Noise
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import MENTIONS, find_document, passages
from kg.stores.sqlite.facts import OF_DOCUMENT, figures, relations_of_document, slogans


def record_as_put(connection: Connection, document_id: DocumentId) -> DocumentRecord:
    """See GraphStore.get_record."""
    kept = connection.execute(
        "SELECT u.record FROM documents d JOIN unjudged u ON u.document = d.key WHERE d.id = ?", (document_id,)
    ).fetchone()
    return from_json(json.loads(kept[0])) if kept else judged_record(connection, document_id)


def judged_record(connection: Connection, document_id: DocumentId) -> DocumentRecord:
    """See GraphStore.judged_record."""
    found = find_document(connection, document_id)
    if found is None:
        raise NotFoundError("document", document_id)
    key, document = found
    conflicts = connection.execute(
        "SELECT first, second, why FROM conflicts WHERE document = ? ORDER BY position", (key,)
    )
    noise = connection.execute("SELECT text, reason, before FROM noise WHERE document = ? ORDER BY position", (key,))
    return DocumentRecord(
        document=document,
        passages=tuple(passages(connection, key, document_id)),
        entities=_entities(connection, key, document_id),
        relations=tuple(relations_of_document(connection, key)),
        slogans=tuple(slogans(connection, OF_DOCUMENT, key)),
        figures=tuple(figures(connection, OF_DOCUMENT, key)),
        conflicts=tuple(Conflict((first, second), why) for first, second, why in conflicts),
        noise=tuple(Noise(*row) for row in noise),
    )


def _entities(connection: Connection, key: int, document_id: DocumentId) -> tuple[Entity, ...]:
    rows = connection.execute(
        f"SELECT a.position, m.ordinal, m.start, m.stop, m.surface FROM {MENTIONS} WHERE a.document = ? ORDER BY m.key",
        (key,),
    )
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    for appearance, ordinal, start, stop, surface in rows:
        mentions[appearance].append(Mention(passage_id(document_id, ordinal), start, stop, surface))
    rows = connection.execute(
        "SELECT a.position, e.id, r.type, r.canonical, r.scope, r.attrs FROM appearances a"
        " JOIN entities e ON e.key = a.entity JOIN readings r ON r.entity = a.entity AND r.digest = a.digest"
        " WHERE a.document = ? ORDER BY a.position",
        (key,),
    )
    return tuple(
        Entity(EntityId(id_), type_, canonical, scope, tuple(mentions[appearance]), json.loads(attrs))
        for appearance, id_, type_, canonical, scope, attrs in rows
    )
