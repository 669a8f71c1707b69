"""Putting, removing and judging: each works out what changes, and writes that alone. The caller holds the lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.curation.apply import concerns
from kg.curation.joined import ByHand, moved
from kg.ids import DocumentId, EntityId
from kg.model import DocumentRecord
from kg.stores.neo4j_.documents import delete_document, write_document
from kg.stores.neo4j_.merging import Company, Member, plan
from kg.stores.neo4j_.nodes import sweep, write_nodes
from kg.stores.neo4j_.records import Laid, company, concerned, get_records, judged_of, keep_company, keep_record
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
    """That a document comes, goes, changes or is judged otherwise. Records are None where there is none."""

    id: DocumentId
    record: DocumentRecord | None  # as it is put
    before: DocumentRecord | None  # as it was judged so far
    after: DocumentRecord | None  # as it is judged
    anew: bool = True  # its own nodes are to be written; else it is only about what they lead to


def turn(ask: Ask, turns: Sequence[Turn], by_hand: ByHand, judged: Iterable[EntityId] = ()) -> None:
    """Write what changes about documents, and about entities that people judged otherwise."""
    entities = plan(ask, _deltas(turns), {*judged, *_in_other_company(turns)}, by_hand, _company(ask, turns))
    links = plan_links(ask, *_relations(turns), entities)
    for one in turns:
        if one.before and one.anew:
            delete_document(ask, one.id)
    write_nodes(ask, entities)
    for one in turns:
        if one.record and one.after and one.anew:
            write_document(ask, one.after, entities.after)
            keep_record(ask, one.record, one.after)
        elif one.after:
            keep_company(ask, one.after)
    write_links(ask, links)
    sweep(ask, entities, {id_ for one in turns if one.before for id_ in one.before.document.region_ids})


def judge(ask: Ask, before: Laid, after: Laid) -> list[DocumentId]:
    """Write anew whatever looks different under another ledger. Returns the documents."""
    was, is_ = concerns(before.judgements), concerns(after.judgements)
    ids = iter(concerned(ask, was[0] | is_[0], was[1] | is_[1]))
    changed: list[DocumentId] = []
    while some := list(islice(ids, _AT_ONCE)):
        turns = [one for one in _judged_anew(ask, some, before, after) if one.before != one.after]
        turn(ask, turns, after.by_hand)
        changed += [one.id for one in turns]
    tied = moved(before.judgements, after.judgements)
    turn(ask, [], after.by_hand, before.by_hand.linked(tied) | after.by_hand.linked(tied))
    return changed


def _judged_anew(ask: Ask, ids: Sequence[DocumentId], before: Laid, after: Laid) -> Iterator[Turn]:
    for record in get_records(ask, ids):
        was, is_ = judged_of(record, before), judged_of(record, after)
        yield Turn(record.document.id, record, was, is_, anew=_own_nodes(was) != _own_nodes(is_))


def _own_nodes(record: DocumentRecord) -> object:
    mentions = [(entity.id, entity.mentions) for entity in record.entities]
    return record.document, record.passages, record.slogans, record.figures, mentions


def _deltas(turns: Iterable[Turn]) -> dict[EntityId, Tally]:
    deltas: dict[EntityId, Tally] = {}
    for one in turns:
        was, is_ = _tallies(one.before), _tallies(one.after)
        for id_ in was.keys() | is_.keys():
            if one.anew or was.get(id_) != is_.get(id_):
                delta = deltas.setdefault(id_, Tally())
                delta.add(is_.get(id_, Tally()))
                delta.add(was.get(id_, Tally()), -1)
    return deltas


def _in_other_company(turns: Iterable[Turn]) -> Iterator[EntityId]:
    """Entities of documents in which names that keep company have changed."""
    for one in turns:
        if one.before and one.after and company(one.before) != company(one.after):
            yield from (entity.id for entity in one.after.entities)


def _tallies(record: DocumentRecord | None) -> dict[EntityId, Tally]:
    return {entity.id: Tally.of(entity, record.document.date) for entity in record.entities} if record else {}


def _relations(turns: Iterable[Turn]) -> tuple[list[Told], list[Told]]:
    """What documents say no more, and what they say now."""
    removed, added = list[Told](), list[Told]()
    for one in turns:
        was, is_ = (list(record.relations) if record else [] for record in (one.before, one.after))
        if was != is_:
            removed += [Told(one.id, relation) for relation in was]
            added += [Told(one.id, relation) for relation in is_]
    return removed, added


def _company(ask: Ask, turns: Sequence[Turn]) -> Company:
    """Asks the graph, which does not have these documents yet as they are to be."""
    told = [(frozenset(e.id for e in one.after.entities), frozenset(company(one.after))) for one in turns if one.after]

    def company_of(member: Member) -> list[frozenset[str]]:
        rows = ask(_COMPANY, id=member.id, shown=member.shown, but=[one.id for one in turns])
        return [frozenset(row["company"]) for row in rows] + [names for ids, names in told if member.id in ids]

    return company_of
