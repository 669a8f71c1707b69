"""The ledger in the file, and what a change of it does to the documents and to what is shown as one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.curation.apply import concerns, curated
from kg.curation.joined import ByHand, moved
from kg.curation.judgements import Judgements, judgements_of
from kg.curation.steps import Entry, entry_line, from_json
from kg.ids import DocumentId
from kg.sqlite_ import Connection
from kg.stores.sqlite.records import judged_record, record_as_put
from kg.stores.sqlite.upkeep import Upkeep
from kg.stores.sqlite.write import delete, put

_CONCERNED = """
WITH entity (id) AS (SELECT value FROM json_each(:entities))
SELECT d.id FROM documents d WHERE d.key IN (
  SELECT a.document FROM entity x JOIN entities e ON e.id = x.id JOIN appearances a ON a.entity = e.key
  UNION SELECT r.document FROM entity x JOIN regions r ON r.place = x.id
  UNION SELECT h.document FROM entity x JOIN hidden h ON h.entity = x.id
  UNION SELECT s.document FROM sources s WHERE s.sha256 IN (SELECT value FROM json_each(:shas))
) ORDER BY d.id
"""


@dataclass(frozen=True)  # no slots: what is worked out is kept
class Laid:
    """A ledger that is laid over the records."""

    entries: tuple[Entry, ...]  # in force
    since: int  # the sequence number of the graph when it was laid

    @cached_property
    def judgements(self) -> Judgements:
        return judgements_of(self.entries)

    @cached_property
    def by_hand(self) -> ByHand:
        return ByHand(self.judgements)


NOTHING_LAID = Laid((), 0)


def laid(connection: Connection, known: Laid) -> Laid:
    """The ledger of the file, which is `known` unless another process has judged meanwhile."""
    (since,) = connection.execute("SELECT judged FROM graph").fetchone()
    if since == known.since:
        return known
    lines = connection.execute("SELECT entry FROM ledger ORDER BY position")
    return Laid(tuple(from_json(json.loads(line)) for (line,) in lines), since)


def keep(connection: Connection, entries: Sequence[Entry], sequence: int) -> None:
    """Write a ledger in place of the one before."""
    connection.execute("DELETE FROM ledger")
    connection.executemany("INSERT INTO ledger VALUES (?, ?)", [(n, entry_line(e)) for n, e in enumerate(entries)])
    connection.execute("UPDATE graph SET judged = ?", (sequence,))


def judge(connection: Connection, before: Laid, after: Laid) -> list[DocumentId]:
    """Write anew whatever looks different. Returns the documents."""
    ids = moved(before.judgements, after.judgements)
    linked = Upkeep(connection, before.by_hand.linked(ids) | after.by_hand.linked(ids), after.by_hand)
    linked.finish(linked.before)
    changed = []
    for document_id in _concerned(connection, (before.judgements, after.judgements)):
        record = record_as_put(connection, document_id)
        if curated(record, after.judgements) != judged_record(connection, document_id):
            delete(connection, document_id, after.by_hand)
            put(connection, record, after.judgements, after.by_hand)
            changed.append(document_id)
    return changed


def _concerned(connection: Connection, both: Iterable[Judgements]) -> list[DocumentId]:
    entities, shas = (frozenset().union(*parts) for parts in zip(*map(concerns, both), strict=True))
    rows = connection.execute(_CONCERNED, {"entities": json.dumps([*entities]), "shas": json.dumps([*shas])})
    return [DocumentId(id_) for (id_,) in rows.fetchall()]
