"""Putting, removing and judging: each works out what changes, and writes that alone. The caller holds the lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.curation.apply import concerns
from kg.curation.joined import ByHand, moved
from kg.ids import DocumentId, EntityId
from kg.model import DocumentRecord
from kg.stores.neo4j_.documents import delete_documents, write_documents
from kg.stores.neo4j_.merging import Company, Member, plan
from kg.stores.neo4j_.nodes import sweep, write_nodes
from kg.stores.neo4j_.records import Kept, Laid, company, concerned, get_records, judged_of, keep_company
from kg.stores.neo4j_.relations import Told, plan_links, write_links
from kg.stores.neo4j_.server import Ask
from kg.stores.neo4j_.tally import Tally

_AT_ONCE = 20  # documents
_COMPANY = """
MATCH (:Named {id: $shown})<-[:MENTIONS {entity: $id}]-(:Passage)<-[:HAS_PASSAGE]-(d:Document)
WHERE NOT d.id IN $but
MATCH (d)-[:HAS_RECORD]->(r:Record)
RETURN DISTINCT d.id, r.company AS company
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """That a document comes, goes, changes or is judged otherwise."""

    id: DocumentId
    before: DocumentRecord | None  # as it was judged so far; None: it comes
    after: Kept | None  # None: it goes
    anew: bool = True  # its own nodes are to be written; else it is only about what they lead to


def put(ask: Ask, records: Sequence[DocumentRecord], ledger: Laid) -> list[DocumentId]:
    """Put records in place of those of the same documents. Returns the documents that this changes."""
    old = {record.document.id: record for record in get_records(ask, [record.document.id for record in records])}
    new = {record.document.id: record for record in records if record != old.get(record.document.id)}
    turns = [
        Turn(id_, judged_of(old[id_], ledger) if id_ in old else None, Kept(record, judged_of(record, ledger)))
        for id_, record in new.items()
    ]
    if turns:
        turn(ask, turns, ledger.by_hand)
    return list(new)


def turn(ask: Ask, turns: Sequence[Turn], by_hand: ByHand, judged: Iterable[EntityId] = ()) -> None:
    """Write what changes about documents, and about entities that people judged otherwise."""
    entities = plan(ask, _deltas(turns), {*judged, *_in_other_company(turns)}, by_hand, _company(ask, turns))
    links = plan_links(ask, *_relations(turns), entities)
    delete_documents(ask, [one.id for one in turns if one.before and one.anew])
    write_nodes(ask, entities)
    write_documents(ask, [one.after for one in turns if one.after and one.anew], entities.after)
    keep_company(ask, [one.after.judged for one in turns if one.after and not one.anew])
    write_links(ask, links)
    sweep(ask, entities, {id_ for one in turns if one.before for id_ in one.before.document.region_ids})


def judge(ask: Ask, before: Laid, after: Laid) -> list[DocumentId]:
    """Write anew whatever looks different under another ledger. Returns the documents."""
    was, is_ = concerns(before.judgements), concerns(after.judgements)
    ids = iter(concerned(ask, was[0] | is_[0], was[1] | is_[1]))
    changed: list[DocumentId] = []
    while some := list(islice(ids, _AT_ONCE)):
        turns = [one for one in _judged_anew(ask, some, before, after) if one.after and one.before != one.after.judged]
        turn(ask, turns, after.by_hand)
        changed += [one.id for one in turns]
    tied = moved(before.judgements, after.judgements)
    turn(ask, [], after.by_hand, before.by_hand.linked(tied) | after.by_hand.linked(tied))
    return changed


def _judged_anew(ask: Ask, ids: Sequence[DocumentId], before: Laid, after: Laid) -> Iterator[Turn]:
    for record in get_records(ask, ids):
        was, is_ = judged_of(record, before), judged_of(record, after)
        yield Turn(record.document.id, was, Kept(record, is_), anew=_own_nodes(was) != _own_nodes(is_))


def _after(turn_: Turn) -> DocumentRecord | None:
    return turn_.after.judged if turn_.after else None


def _own_nodes(record: DocumentRecord) -> object:
    mentions = [(entity.id, entity.mentions) for entity in record.entities]
    return record.document, record.passages, record.slogans, record.figures, mentions


def _deltas(turns: Iterable[Turn]) -> dict[EntityId, Tally]:
    deltas: dict[EntityId, Tally] = {}
    for one in turns:
        was, is_ = _tallies(one.before), _tallies(_after(one))
        for id_ in was.keys() | is_.keys():
            if one.anew or was.get(id_) != is_.get(id_):
                delta = deltas.setdefault(id_, Tally())
                delta.add(is_.get(id_, Tally()))
                delta.add(was.get(id_, Tally()), -1)
    return deltas


def _in_other_company(turns: Iterable[Turn]) -> Iterator[EntityId]:
    """Entities of documents in which names that keep company have changed."""
    for one in turns:
        if one.before and one.after and company(one.before) != company(one.after.judged):
            yield from (entity.id for entity in one.after.judged.entities)


def _tallies(record: DocumentRecord | None) -> dict[EntityId, Tally]:
    return {entity.id: Tally.of(entity, record.document.date) for entity in record.entities} if record else {}


def _relations(turns: Iterable[Turn]) -> tuple[list[Told], list[Told]]:
    """What documents say no more, and what they say now."""
    removed, added = list[Told](), list[Told]()
    for one in turns:
        was, is_ = (list(record.relations) if record else [] for record in (one.before, _after(one)))
        if was != is_:
            removed += [Told(one.id, relation) for relation in was]
            added += [Told(one.id, relation) for relation in is_]
    return removed, added


def _company(ask: Ask, turns: Sequence[Turn]) -> Company:
    """Asks the graph, which does not have these documents yet as they are to be."""
    told = [
        (frozenset(entity.id for entity in record.entities), frozenset(company(record)))
        for record in map(_after, turns)
        if record
    ]

    def company_of(member: Member) -> list[frozenset[str]]:
        rows = ask(_COMPANY, id=member.id, shown=member.shown, but=[one.id for one in turns])
        return [frozenset(row["company"]) for row in rows] + [names for ids, names in told if member.id in ids]

    return company_of
