"""What several documents say of one thing, made into one: the rules that every store follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.facts import counted_figures
from kg.ids import EntityId, document_of, ordinal_of, place_chain
from kg.model import Evidence, Relation
from kg.views import FigureCounts, FigureFilter


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document, or several that agree, take an entity to be."""

    type: str
    canonical: str
    scope: str
    attrs: Mapping[str, str]


def prevailing(readings: Iterable[tuple[Reading, int]]) -> Reading:
    """The reading of an entity over all documents, from each reading with the number of documents that have it.

    Each field and each attribute has the value that most documents have; of several, the smallest. Names that people
    gave are all kept.
    """
    votes: dict[str, Counter[str]] = {"type": Counter(), "canonical": Counter(), "scope": Counter()}
    attr_votes: dict[str, Counter[str]] = {}
    for reading, documents in readings:
        votes["type"][reading.type] += documents
        votes["canonical"][reading.canonical] += documents
        votes["scope"][reading.scope] += documents
        for key, value in reading.attrs.items():
            attr_votes.setdefault(key, Counter())[value] += documents
    attrs = {key: _winner(attr_votes[key]) for key in sorted(attr_votes)}
    if given := attr_votes.get("also"):
        attrs["also"] = "/".join(sorted({name for names in given for name in names.split("/")}))
    return Reading(**{name: _winner(count) for name, count in votes.items()}, attrs=attrs)


def place_path(entity_id: EntityId, reading: Reading) -> tuple[EntityId, ...]:
    """Where an entity lies, widest place first: for a place down to itself, else down to its scope; () if nowhere."""
    place = entity_id if reading.type == "place" else EntityId(reading.scope)
    if not place.startswith("place:"):
        return ()
    if reading.type == "place" and (chain := reading.attrs.get("chain_ids")):
        return tuple(EntityId(i) for i in chain.split("/"))
    return tuple(reversed(place_chain(place))) or (place,)


def parent_of(path: tuple[EntityId, ...], reading: Reading) -> str:
    """The place right above a place, "root" for the widest; "" for what is no place."""
    if reading.type != "place":
        return ""
    return path[-2] if len(path) > 1 else "root"


class FigureGroup(NamedTuple):
    """What figures have in common by which they are counted."""

    unit: str
    year: str  # of the document
    places: frozenset[EntityId]  # that the document is about, or in which the owner lies


def count_groups(groups: Mapping[FigureGroup, int], where: FigureFilter, places: Collection[EntityId]) -> FigureCounts:
    """See GraphStore.figure_counts; `groups`: how many figures of the subject are alike."""
    units, years, below = Counter[str](), Counter[str](), Counter[EntityId]()
    for group, count in groups.items():
        unit_fits = not where.units or group.unit in where.units
        year_fits = where.year in ("", group.year)
        place_fits = where.below in ("", *group.places)
        units[group.unit] += count * (year_fits and place_fits)
        years[group.year] += count * (unit_fits and place_fits)
        if unit_fits and year_fits:
            below.update(dict.fromkeys(group.places.intersection(places), count))
    return counted_figures(units, years, below)


def joined_relations(relations: Iterable[Relation]) -> list[Relation]:
    """Each triple once: all its evidence, and rule and confidence of its most confident reading.

    Sorted by predicate, then most evidence first, then by the ids of the ends.
    """
    by_triple: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in relations:
        by_triple.setdefault((relation.predicate, relation.subject, relation.object), []).append(relation)
    result = [_joined(group) for group in by_triple.values()]
    return sorted(result, key=lambda r: (r.predicate, -len(r.evidence), r.subject, r.object))


def reading_order(evidence: Evidence) -> tuple[str, int, int, int]:
    """Key that sorts evidence as it is read: by document, then by place in the document."""
    return document_of(evidence.passage_id), ordinal_of(evidence.passage_id), evidence.start, evidence.end


def _joined(relations: list[Relation]) -> Relation:
    if len(relations) == 1 and len(relations[0].evidence) == 1:
        return relations[0]
    best = min(relations, key=lambda r: (-r.confidence, r.rule))
    evidence = {e for relation in relations for e in relation.evidence}
    return replace(best, evidence=tuple(sorted(evidence, key=reading_order)))


def _winner(votes: Counter[str]) -> str:
    return min(votes, key=lambda value: (-votes[value], value))
