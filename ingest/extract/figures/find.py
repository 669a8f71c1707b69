"""Numbers with what they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ingest.extract.figures.clauses import clause_around
from ingest.extract.figures.owners import Owners
from ingest.extract.figures.quantities import find_quantities
from ingest.extract.figures.subjects import Subjects
from ingest.steps import Context
from kg.ids import EntityId
from kg.model import Entity, Evidence, Figure, Mention, Passage


def find_figures(context: Context, entities: Sequence[Entity]) -> list[Figure]:
    """All quantities of the document with what they count and, where a sentence or the region tells, whose they are."""
    home = _home(context, entities)
    people = _people(entities)
    figures = []
    for passage, mentions in _by_passage(context, entities):
        owners = Owners(passage.text, mentions, home)
        place_ends = {mention.end for mention, entity_id in mentions if entity_id.startswith("place:")}
        subjects = Subjects(passage.text, people[passage.id], place_ends)
        for quantity in find_quantities(passage.text):
            start, end = clause_around(passage.text, quantity.start, quantity.end)
            figures.append(
                Figure(
                    text=passage.text[start:end],
                    value=quantity.value,
                    unit=quantity.unit,
                    subject=subjects.subject(quantity, start, end),
                    approximate=quantity.approximate,
                    owner=owners.owner(start, quantity.start),
                    evidence=Evidence(passage.id, start, end),
                )
            )
    return figures


def _by_passage(context: Context, entities: Sequence[Entity]) -> list[tuple[Passage, list[tuple[Mention, EntityId]]]]:
    mentions: dict[str, list[tuple[Mention, EntityId]]] = {}
    for entity in entities:
        if entity.type != "person":
            for mention in entity.mentions:
                mentions.setdefault(mention.passage_id, []).append((mention, entity.id))
    return [(passage, sorted(mentions.get(passage.id, []))) for passage in context.document.passages]


def _people(entities: Sequence[Entity]) -> dict[str, dict[int, int]]:
    """Where people are named: for each passage the end of every mention by its start."""
    people: dict[str, dict[int, int]] = defaultdict(dict)
    for mention in (mention for entity in entities if entity.type == "person" for mention in entity.mentions):
        people[mention.passage_id][mention.start] = mention.end
    return people


def _home(context: Context, entities: Sequence[Entity]) -> EntityId | None:
    """The narrowest place of the document's region, if the document has it as an entity."""
    known = {entity.id for entity in entities}
    return next((EntityId(place.id) for place in context.region if place.id in known), None)
