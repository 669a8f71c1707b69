"""Records as they were put, the ledger that is laid over them, and what became of each document."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.curation.apply import curated, mentioned_ids
from kg.curation.joined import ByHand
from kg.curation.judgements import Judgements, judgements_of
from kg.curation.steps import Entry, entry_line, from_json
from kg.ids import DocumentId, EntityId
from kg.model import DocumentRecord
from kg.records import from_json as record_from_json
from kg.records import to_line
from kg.sameness import keeps_company
from kg.stores.neo4j_.server import Ask
from kg.views import Change

_LEDGER = "CASE h.judged WHEN $judged THEN NULL ELSE h.entries END AS entries, h.judged AS judged"
_LAID = f"MATCH (h:Hongfan {{name: 'graph'}}) RETURN {_LEDGER}"
_KEEP = "MATCH (h:Hongfan {name: 'graph'}) SET h.entries = $entries, h.judged = $judged"
_LINES = """
UNWIND $ids AS id
MATCH (d:Document {id: id})-[:HAS_RECORD]->(r:Record)
RETURN r.line AS line ORDER BY d.id
"""
_KEEP_COMPANY = """
UNWIND $rows AS row
MATCH (:Document {id: row.id})-[:HAS_RECORD]->(r:Record) SET r.company = row.company
"""
_CONCERNED = """
MATCH (d:Document)-[:HAS_RECORD]->(r:Record)
WHERE any(id IN r.entities WHERE id IN $entities) OR EXISTS { (d)-[:READ_FROM]->(s:Source) WHERE s.sha256 IN $shas }
RETURN d.id AS id ORDER BY id
"""
_NOTE = """
MATCH (h:Hongfan {name: 'graph'})
SET h.sequence = h.sequence + 1
WITH h.sequence AS sequence
UNWIND $ids AS id
MERGE (c:Change {document: id}) SET c.sequence = sequence, c.what = $what
WITH id MATCH (d:Document {id: id}) SET d.indexed = false
"""
_NOTE_EACH = """
MATCH (h:Hongfan {name: 'graph'})
WITH h, h.sequence AS before
SET h.sequence = before + size($ids)
WITH before UNWIND range(1, size($ids)) AS n
MERGE (c:Change {document: $ids[n - 1]}) SET c.sequence = before + n, c.what = 'put'
"""
_CHANGES = """
MATCH (c:Change) WHERE c.sequence > $since
RETURN c.sequence AS sequence, c.document AS document, c.what AS what ORDER BY sequence, document LIMIT $limit
"""


@dataclass(frozen=True)  # no slots: what is worked out is kept
class Laid:
    """A ledger that is laid over the records."""

    entries: tuple[Entry, ...] = ()  # in force
    since: int = 0  # the sequence number of the graph when it was laid

    @cached_property
    def judgements(self) -> Judgements:
        return judgements_of(self.entries)

    @cached_property
    def by_hand(self) -> ByHand:
        return ByHand(self.judgements)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it was put, and as it is judged."""

    record: DocumentRecord
    judged: DocumentRecord

    @property
    def properties(self) -> dict[str, object]:
        """The node of the record; `company` and `entities` are what it is found by."""
        entities = sorted(mentioned_ids(self.record))
        return {"line": to_line(self.record), "company": company(self.judged), "entities": entities}


def laid(ask: Ask, known: Laid) -> Laid:
    """The ledger of the graph, which is `known` unless another process has judged meanwhile."""
    for row in ask(_LAID, judged=known.since):
        return known if row["entries"] is None else Laid(_entries(row["entries"]), row["judged"])
    return known


def keep(ask: Ask, entries: Iterable[Entry], sequence: int) -> None:
    """Write a ledger in place of the one before."""
    ask(_KEEP, entries=[entry_line(entry) for entry in entries], judged=sequence)


def lines(ask: Ask, document_ids: Sequence[DocumentId]) -> list[str]:
    """The lines of records in the export, without line ends, sorted by document; unknown ids are passed over."""
    return [row["line"] for row in ask(_LINES, ids=list(document_ids))]


def get_records(ask: Ask, document_ids: Sequence[DocumentId]) -> list[DocumentRecord]:
    """Records as they were put, sorted by document; unknown ids are passed over."""
    return [read_line(line) for line in lines(ask, document_ids)]


def read_line(line: str) -> DocumentRecord:
    """The record that a line of the export tells."""
    return record_from_json(json.loads(line))


def keep_company(ask: Ask, judged: Sequence[DocumentRecord]) -> None:
    """Write what keeps company in documents that are there."""
    rows = [{"id": record.document.id, "company": company(record)} for record in judged]
    if rows:
        ask(_KEEP_COMPANY, rows=rows)


def company(judged: DocumentRecord) -> list[str]:
    """Names by which two documents are likelier to tell of the same, sorted."""
    return sorted({e.canonical for e in judged.entities if keeps_company(e.type, e.canonical, e.scope)})


def concerned(ask: Ask, entities: Collection[EntityId], shas: Collection[str]) -> list[DocumentId]:
    """Documents whose records name one of the entities, or that have a source with these bytes."""
    return [row["id"] for row in ask(_CONCERNED, entities=[*entities], shas=[*shas])]


def note_changes(ask: Ask, document_ids: Sequence[DocumentId], what: str) -> None:
    """Raise the sequence number by one, and note it with what changed."""
    ask(_NOTE, ids=list(document_ids), what=what)


def note_puts(ask: Ask, document_ids: Sequence[DocumentId]) -> None:
    """Raise the sequence number by one for each."""
    ask(_NOTE_EACH, ids=list(document_ids))


def changes(ask: Ask, since: int, limit: int) -> list[Change]:
    """See GraphStore.changes."""
    rows = ask(_CHANGES, since=since, limit=limit)
    return [Change(row["sequence"], row["document"], row["what"]) for row in rows]


def judged_of(record: DocumentRecord, ledger: Laid) -> DocumentRecord:
    """The record as the ledger has it."""
    return curated(record, ledger.judgements)


def _entries(lines: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(from_json(json.loads(line)) for line in lines)
