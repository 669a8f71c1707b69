"""Relations between the entities of a document, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from ingest.extract.relations.composition import component_of
from ingest.extract.relations.conduct import carries_out
from ingest.extract.relations.location import located_in
from ingest.extract.relations.posts import holds_post_at
from ingest.extract.relations.reading import Reading, cut, outermost, without_nested
from ingest.extract.relations.references import Memory, find_speaker, find_stand_ins
from ingest.extract.relations.regard import regard
from ingest.extract.relations.structure import part_of
from ingest.steps import Context
from kg.ids import EntityId
from kg.model import Entity, Relation
from kg.schema import PREDICATES

_RULES = (part_of, located_in, carries_out, component_of, holds_post_at, regard)
_JOINED = re.compile(r"[”\"》]?(?:活动|工作|行动|工程)?(?:[、和及与]|以及)[“\"《]?")
_MUTUAL = frozenset({"partners_with"})
_MOST_EVIDENCE = 5  # pieces kept for one relation: more would only repeat what they say


def find_relations(context: Context, entities: Sequence[Entity]) -> list[Relation]:
    """What the document says of how its entities belong together, sorted, each relation once."""
    reading = _read(context, entities)
    found = chain.from_iterable(rule(reading) for rule in _RULES)
    return _joined(relation for relation in found if _is_lawful(relation, reading))


def _read(context: Context, entities: Sequence[Entity]) -> Reading:
    by_id = {entity.id: entity for entity in entities}
    region = tuple(by_id[EntityId(place.id)] for place in context.region if place.id in by_id)
    passages = context.document.passages
    named = outermost(entities)
    speaker = find_speaker(passages, region)
    memory = Memory(region, speaker, {entity.canonical: entity for entity in entities if entity.type == "place"})
    sentences = []
    for passage in passages:
        plain = named.get(passage.id)
        if not plain:
            continue
        sentences.append(cut(passage, without_nested([*plain, *find_stand_ins(passage, plain, memory)])))
    title = context.document.title
    home = _home(context, region)
    reports = home is not None and (home is speaker or home.canonical in title)
    return Reading(tuple(sentences), by_id, region, home, reports, title, tuple(_themes(title, entities)))


def _home(context: Context, region: Sequence[Entity]) -> Entity | None:
    """The narrowest place of the region, if the document names it; a province only where the title does."""
    narrowest = context.region[0] if context.region else None
    if narrowest is None or (narrowest.level == "province" and narrowest.name not in context.document.title):
        return None
    return region[0] if region and region[0].id == narrowest.id else None


def _themes(title: str, entities: Sequence[Entity]) -> list[Entity]:
    """The initiative that the title names first, and those joined to it by 和 or 、."""
    spans = sorted(
        (title.find(surface), -len(surface), entity.id, entity)
        for entity in entities
        if entity.type == "initiative"
        for surface in entity.surfaces
        if surface in title
    )
    themes: list[Entity] = []
    end = 0
    for start, length, _, entity in spans:
        if not themes or _JOINED.fullmatch(title[end:start]):
            themes.append(entity)
            end = start - length
    return themes


def _is_lawful(relation: Relation, reading: Reading) -> bool:
    law = PREDICATES[relation.predicate]
    subject, object_ = reading.entities[relation.subject], reading.entities[relation.object]
    return subject is not object_ and subject.type in law.subjects and object_.type in law.objects


def _joined(relations: Iterable[Relation]) -> list[Relation]:
    """One relation for each subject, predicate and object; what is mutual stands once, in the order first told."""
    same: dict[tuple[EntityId, str, EntityId], list[Relation]] = {}
    for relation in relations:
        key, mirrored = (
            (relation.subject, relation.predicate, relation.object),
            (relation.object, relation.predicate, relation.subject),
        )
        same.setdefault(mirrored if relation.predicate in _MUTUAL and mirrored in same else key, []).append(relation)
    return [_join(key, same[key]) for key in sorted(same)]


def _join(key: tuple[EntityId, str, EntityId], relations: list[Relation]) -> Relation:
    """The surest rule names the relation; of the evidence the surest is kept."""
    ranked = sorted(relations, key=lambda relation: -relation.confidence)
    evidence = tuple(dict.fromkeys(piece for relation in ranked for piece in relation.evidence))[:_MOST_EVIDENCE]
    return Relation(*key, evidence, ranked[0].rule, ranked[0].confidence)
