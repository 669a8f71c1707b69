"""Who runs a practice: what a draft says outright, against the one body or place that the graph has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ingest.draft.reading import DraftReading
from ingest.lexicon import rows_of
from kg.ids import EntityId, place_chain
from kg.model import Mention, Relation
from kg.store import GraphStore
from kg.views import EntitySummary

_VERBS = sorted(
    (verb for role, verbs in rows_of("initiative_verbs.tsv") if role != "use" for verb in verbs.split()), key=len
)
_RUNS = re.compile(  # what stands between a body and a practice that it brings into being or carries out
    rf"[^，。；！？,;!?\n]{{0,8}}(?:{'|'.join(reversed(_VERBS))})[了过的]?[“\"‘]?"
)
_CONFIDENT = 0.8
_COUNTY = 3  # places in the chain of a county: itself, city, province


class Conduct(NamedTuple):
    """The names of those who are said to run a practice."""

    known: list[str]  # one of those who run it in the graph, by the name or by where it lies
    unknown: list[str]


def runs_otherwise(
    draft: DraftReading, named: EntityId, initiative: EntitySummary, store: GraphStore
) -> Relation | None:
    """The relation by which another runs the initiative, which the draft has as `named`; None where nobody can tell.

    The draft must say who runs it within one clause, by a verb of doing; the graph must have one body or place that
    does, and that must be neither the one named nor lie in it nor hold it.
    """
    said = _said_outright(draft, named)
    if len(said) != 1:
        return None
    runs = conduct_of(initiative, store)
    if len(runs) != 1 or runs[0].confidence < _CONFIDENT:
        return None
    claimed, known = _places_of_draft(draft, said[0].subject), _places(store, runs[0].subject)
    shown = [node.id for node in store.nodes([said[0].subject])]
    # what a province or a city runs may be run everywhere, though this corpus tells of one
    wide = min(len(claimed), len(known)) < _COUNTY
    together = wide or claimed[0] in known or known[0] in claimed
    return None if runs[0].subject in shown or together else runs[0]


def conduct_of(initiative: EntitySummary, store: GraphStore) -> list[Relation]:
    """The relations by which bodies or places run it, the surest first."""
    runs = [r for r in store.relations_of(initiative.id) if r.predicate == "carries_out" and r.object == initiative.id]
    return sorted(runs, key=lambda run: -run.confidence)


def said_to_run(draft: DraftReading, named: EntityId, initiative: EntitySummary, store: GraphStore) -> Conduct:
    """Those of whom the draft says outright that they run it."""
    runs = conduct_of(initiative, store)
    names = [store.get_entity(run.subject).canonical for run in runs]
    places = [place for run in runs for place in _places(store, run.subject)[:1]]
    conduct = Conduct([], [])
    for subject in dict.fromkeys(relation.subject for relation in _said_outright(draft, named)):
        said = next(entity.canonical for entity in draft.record.entities if entity.id == subject)
        chain = _places_of_draft(draft, subject)
        by_name = any(said in name or name in said for name in names)
        known = by_name or any(place in chain or chain[0] in place_chain(place) for place in places if chain)
        (conduct.known if known else conduct.unknown).append(said)
    return conduct


def _said_outright(draft: DraftReading, named: EntityId) -> list[Relation]:
    return [relation for relation in draft.record.relations if _is_said_outright(draft, relation, named)]


def _is_said_outright(draft: DraftReading, relation: Relation, initiative: EntityId) -> bool:
    """Whether the one stands before the other, with nothing but a verb of doing between them."""
    if relation.predicate != "carries_out" or relation.object != initiative:
        return False
    texts = {passage.id: passage.text for passage in draft.record.passages}
    subjects, objects = (_mentions(draft, id_) for id_ in (relation.subject, initiative))
    return any(
        one.passage_id == other.passage_id and _RUNS.fullmatch(texts[one.passage_id], one.end, other.start)
        for one in subjects
        for other in objects
        if one.end < other.start
    )


def _mentions(draft: DraftReading, entity_id: EntityId) -> tuple[Mention, ...]:
    return next((entity.mentions for entity in draft.record.entities if entity.id == entity_id), ())


def _places_of_draft(draft: DraftReading, subject: EntityId) -> tuple[EntityId, ...]:
    scope = next((entity.scope for entity in draft.record.entities if entity.id == subject), "")
    return place_chain(scope)


def _places(store: GraphStore, subject: EntityId) -> tuple[EntityId, ...]:
    """The place of a body, or the place itself, and all above it; nothing where it has no code."""
    found: Iterable[EntitySummary] = [store.get_entity(node.id) for node in store.nodes([subject])]
    return next((place_chain(entity.id if entity.type == "place" else entity.scope) for entity in found), ())
