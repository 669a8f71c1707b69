"""A record as the judgements have it. Pure: the record that was read stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.curation.judgements import Judgements
from kg.curation.steps import Words
from kg.curation.words import find_words
from kg.ids import EntityId
from kg.model import DocumentRecord, Entity, Evidence, Figure, Mention, Relation
from kg.schema import PREDICATES


def curated(record: DocumentRecord, judgements: Judgements) -> DocumentRecord:
    """The record with names, types, aliases and places as judged, without what was rejected.

    Merges and what is kept apart concern several records: kg.resolution knows them.
    """
    entities = _joined((_judged(entity, judgements) for entity in _without_rejected(record, judgements)), record)
    types = {entity.id: entity.type for entity in entities}
    relations = [
        relation
        for relation in _relations(record, judgements)
        if _fits(relation.predicate, types.get(relation.subject), types.get(relation.object))
    ]
    return replace(
        record,
        document=replace(
            record.document, region_ids=tuple(_place(id_, judgements) for id_ in record.document.region_ids)
        ),
        entities=tuple(entities),
        relations=tuple(relations),
        figures=tuple(_figure(figure, types, judgements) for figure in record.figures),
    )


def concerns(judgements: Judgements) -> tuple[frozenset[EntityId], frozenset[str]]:
    """The entities and the sources (by SHA-256) of which some record may look otherwise: all others stay as read."""
    entities = {*judgements.names, *judgements.types, *judgements.aliases, *judgements.places}
    return frozenset(entities), frozenset(words.sha256 for words in judgements.words)


def mentioned_ids(record: DocumentRecord) -> set[EntityId]:
    """All entities and places that a record names in any of its fields."""
    ids = {*record.document.region_ids, *(entity.id for entity in record.entities)}
    ids.update(end for relation in record.relations for end in (relation.subject, relation.object))
    return ids.union(figure.owner for figure in record.figures if figure.owner)


def _without_rejected(record: DocumentRecord, judgements: Judgements) -> list[Entity]:
    """The entities without rejected mentions; one that has no other goes."""
    rejected = {
        (step.entity, place) for step in judgements.mentions if (place := _where(step.words, record)) is not None
    }
    if not rejected:
        return list(record.entities)
    kept = []
    for entity in record.entities:
        names = {entity.id, _place(entity.id, judgements)}
        mentions = tuple(m for m in entity.mentions if not any((name, _span(m)) in rejected for name in names))
        if mentions:
            kept.append(replace(entity, mentions=mentions))
    return kept


def _judged(entity: Entity, judgements: Judgements) -> Entity:
    id_ = entity.id
    if not any(id_ in said for said in (judgements.names, judgements.types, judgements.aliases, judgements.places)):
        return entity
    attrs = dict(entity.attrs)
    if pin := judgements.places.get(id_):
        attrs.pop("candidates", None)
        entity = replace(entity, id=pin.place, canonical=pin.canonical, scope=pin.place)
        attrs |= pin.attrs
    if also := judgements.aliases.get(id_):
        attrs["also"] = "/".join(also)
    return replace(
        entity,
        type=judgements.types.get(id_, entity.type),
        canonical=judgements.names.get(id_, entity.canonical),
        attrs=attrs,
    )


def _joined(entities: Iterable[Entity], record: DocumentRecord) -> list[Entity]:
    """Each id once: two ambiguous places may have been pinned to one."""
    ordinals = {passage.id: passage.ordinal for passage in record.passages}
    first: dict[EntityId, Entity] = {}
    for entity in entities:
        if known := first.get(entity.id):
            mentions = sorted(
                {*known.mentions, *entity.mentions}, key=lambda m: (ordinals[m.passage_id], m.start, m.end)
            )
            entity = replace(known, mentions=tuple(mentions))
        first[entity.id] = entity
    return list(first.values())


def _relations(record: DocumentRecord, judgements: Judgements) -> list[Relation]:
    rejected = {
        (step.subject, step.predicate, step.object, place)
        for step in judgements.relations
        if (place := _where(step.words, record)) is not None
    }
    if not rejected and not judgements.places:
        return list(record.relations)
    relations = []
    for r in record.relations:
        judged = replace(r, subject=_place(r.subject, judgements), object=_place(r.object, judgements))
        ways = [(one.subject, one.predicate, one.object) for one in (r, judged)]
        evidence = tuple(e for e in r.evidence if not any((*way, e) in rejected for way in ways))
        if evidence:
            relations.append(replace(judged, evidence=evidence))
    return relations


def _fits(predicate: str, subject: str | None, object_: str | None) -> bool:
    """Whether the law of the graph lets these types stand at the ends; None where an end is gone."""
    law = PREDICATES[predicate]
    return subject in law.subjects and object_ in law.objects


def _figure(figure: Figure, types: Mapping[EntityId, str], judgements: Judgements) -> Figure:
    if figure.owner is None:
        return figure
    owner = _place(figure.owner, judgements)
    if owner == figure.owner and owner in types:
        return figure
    return replace(figure, owner=owner if owner in types else None)


def _place(entity_id: EntityId, judgements: Judgements) -> EntityId:
    pin = judgements.places.get(entity_id)
    return pin.place if pin else entity_id


def _where(words: Words, record: DocumentRecord) -> Evidence | None:
    if not any(source.sha256 == words.sha256 for source in record.document.sources):
        return None
    return find_words(words, record.passages)


def _span(mention: Mention) -> Evidence:
    return Evidence(mention.passage_id, mention.start, mention.end)


def unfound(judgements: Judgements, records: Sequence[DocumentRecord]) -> list[Words]:
    """The words of steps about these records' sources that stand nowhere in them any more."""
    shas = {source.sha256 for record in records for source in record.document.sources}
    ours = (words for words in judgements.words if words.sha256 in shas)
    return [words for words in ours if all(_where(words, record) is None for record in records)]
