"""Taking a step of curation: what speaks against it, what a merge would change, and how it comes into force."""

from __future__ import annotations

from dataclasses import dataclass

from kg.curation.steps import (
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    RejectMention,
    RejectRelation,
    Rename,
    Retype,
    Step,
    Undo,
    Words,
)
from kg.curation.words import words_at
from kg.errors import BadStepError, NotFoundError
from kg.ids import EntityId, PassageId, document_of
from kg.model import Relation
from kg.schema import ENTITY_TYPES
from kg.state import State
from kg.store import GraphStore
from kg.views import EntitySummary


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would change."""

    kept: EntitySummary  # as it is now
    gone: EntitySummary  # as it is now
    documents: int  # that mention either
    relations_joined: int  # triples that both have
    relations_lost: tuple[Relation, ...]  # between the two
    renamed: str  # under which name both are shown


def take(step: Step, state: State, store: GraphStore, *, user: str, time: str, reason: str) -> Entry:
    """Write a step into the ledger and lay the ledger over the graph. The caller holds the write lock of the folder.

    Raises BadStepError where the step makes no sense, NotFoundError for an entity that is not there.
    """
    for what, value in (("reason", reason), ("user", user)):
        if not value.strip():
            raise BadStepError(f"须写明 {what} · a step needs its {what}")
    check(step, store)
    entry = Entry(user, time, reason, step)
    state.ledger.append([entry])
    store.judge(state.ledger.entries())
    return entry


def check(step: Step, store: GraphStore) -> None:
    """Raises BadStepError or NotFoundError where a step cannot be taken on this graph."""
    match step:
        case Merge(entity, other) | KeepApart(entity, other):
            _check_pair(store.get_entity(entity), store.get_entity(other), step)
        case Rename(entity, name) | AddAlias(entity, name):
            store.get_entity(entity)
            if not name.strip():
                raise BadStepError("名称不能为空 · a name cannot be empty")
        case Retype(entity, entity_type):
            store.get_entity(entity)
            if entity_type not in ENTITY_TYPES:
                raise BadStepError(f"没有这种类型 · no such type: {entity_type!r} ({', '.join(ENTITY_TYPES)})")
        case PinPlace(entity, place):
            candidates = store.get_entity(entity).attrs.get("candidates", "").split("/")
            if place not in candidates:
                raise BadStepError(f"{place} 不在候选之列 · not one of the candidates: {', '.join(candidates)}")
        case RejectMention(entity):
            store.get_entity(entity)
        case RejectRelation(subject, predicate, object_):
            store.get_relation(subject, predicate, object_)
        case Undo():
            pass  # the ledger knows


def _check_pair(one: EntitySummary, other: EntitySummary, step: Merge | KeepApart) -> None:
    if isinstance(step, KeepApart):
        if step.entity == step.other:
            raise BadStepError("一个实体无从与自己分开 · an entity cannot be kept apart from itself")
    elif one.id == other.id:
        raise BadStepError(f"已经是同一个 · they are one already: {one.canonical}")
    elif one.type != other.type:
        raise BadStepError(
            f"类型不同，先改类型再合并 · types differ, retype one first: {one.canonical} ({one.type}), "
            f"{other.canonical} ({other.type})"
        )


def preview(step: Merge, store: GraphStore) -> MergePreview:
    """What a merge would change. Raises as `check` does."""
    check(step, store)
    gone, kept = store.get_entity(step.entity), store.get_entity(step.into)
    documents = {document_of(mention.passage_id) for id_ in (gone.id, kept.id) for mention in store.mentions_of(id_)}
    relations = store.relations_of(gone.id)
    ours = {_others(relation, kept.id) for relation in store.relations_of(kept.id)}
    return MergePreview(
        kept=kept,
        gone=gone,
        documents=len(documents),
        relations_joined=sum(_others(relation, gone.id) in ours for relation in relations),
        relations_lost=tuple(r for r in relations if kept.id in (r.subject, r.object)),
        renamed=kept.canonical,
    )


def _others(relation: Relation, entity_id: EntityId) -> tuple[str, str, bool]:
    """A relation as it looks from one of its ends."""
    outward = relation.subject == entity_id
    return relation.predicate, relation.object if outward else relation.subject, outward


def rejected_mention(
    store: GraphStore, entity_id: EntityId, passage_id: PassageId, start: int, end: int
) -> RejectMention:
    """The step that says of one mention that it is none. Raises NotFoundError where the entity has none there."""
    record = store.judged_record(document_of(passage_id))
    for entity in record.entities:
        here = any((m.passage_id, m.start, m.end) == (passage_id, start, end) for m in entity.mentions)
        if here and store.get_entity(entity.id).id == store.get_entity(entity_id).id:
            return RejectMention(entity.id, _words(store, passage_id, start, end))
    raise NotFoundError("mention", f"{entity_id} {passage_id}:{start}-{end}")


def rejected_relation(
    store: GraphStore, relation: Relation, passage_id: PassageId, start: int, end: int
) -> list[RejectRelation]:
    """The steps that say that these words do not bear out a relation: one for each pair of its record's entities.

    Raises NotFoundError where the words are no evidence of it.
    """
    record = store.judged_record(document_of(passage_id))
    steps = [
        RejectRelation(r.subject, r.predicate, r.object, _words(store, passage_id, start, end))
        for r in record.relations
        if r.predicate == relation.predicate
        and any((e.passage_id, e.start, e.end) == (passage_id, start, end) for e in r.evidence)
        and store.get_entity(r.subject).id == relation.subject
        and store.get_entity(r.object).id == relation.object
    ]
    if not steps:
        raise NotFoundError("evidence", f"{passage_id}:{start}-{end}")
    return steps


def _words(store: GraphStore, passage_id: PassageId, start: int, end: int) -> Words:
    document, passage = store.get_passage(passage_id)
    return words_at(document.sources[0].sha256, passage, start, end)
