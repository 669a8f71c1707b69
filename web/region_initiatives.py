"""What a place does, and when; and what its neighbours do that is told of no body or document of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kg.ids import EntityId, document_of, place_chain
from kg.model import Evidence, Mention
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, EntitySummary, Listing
from web.objects import Passages, evidence_object

_ALL = 1_000_000_000  # as a limit: the whole list
_LOOKED_AT = 1000  # initiatives of neighbours, those in most documents


@dataclass(frozen=True, slots=True)
class Region:
    """A place and those that lie beside it under the same one."""

    id: EntityId
    chain: tuple[tuple[str, str], ...]  # id and name, from the province down to it
    neighbours: Mapping[str, str]  # names by id, most documents first
    inner: tuple[str, ...]  # names of the places right below it

    @property
    def name(self) -> str:
        return self.chain[-1][1]

    @property
    def above(self) -> str:
        """Id of the place that it lies in; "" for the country."""
        return self.chain[-2][0] if len(self.chain) > 1 else ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it, its neighbours, and the places above and right below it are called."""
        return (*(name for _, name in self.chain), *self.neighbours.values(), *self.inner)


def years_of(region: Region, store: GraphStore) -> list[dict[str, Any]]:
    """By year, with "" for the undated: documents about the region, and its initiatives that are mentioned."""
    rows = []
    dated = 0
    for year in sorted(filter(None, store.years())):
        documents = store.find_documents(DocumentFilter(below=region.id, year=year), limit=0).total
        initiatives = _initiatives(region, store, year, limit=0).total
        dated += documents
        if documents or initiatives:
            rows.append({"year": year, "documents": documents, "initiatives": initiatives})
    undated_initiatives = sum(not each.first_date for each in _initiatives(region, store, "", limit=_ALL).items)
    undated = store.find_documents(DocumentFilter(below=region.id), limit=0).total - dated
    if undated or undated_initiatives:
        rows.append({"year": "", "documents": undated, "initiatives": undated_initiatives})
    return rows


def initiatives_of(region: Region, store: GraphStore, year: str = "") -> list[EntitySummary]:
    """Those at or below the region, of one year those mentioned in it: the earliest mentioned first, undated last."""
    found = _initiatives(region, store, year, limit=_ALL).items
    return sorted(found, key=lambda each: (not each.first_date, each.first_date, each.canonical, each.id))


def initiative_rows(
    initiatives: Iterable[EntitySummary], store: GraphStore, passages: Passages, year: str = ""
) -> Iterator[dict[str, Any]]:
    """Each with the words that mention it first, of one year those of that year."""
    for each in initiatives:
        first = _first_mention(store.mentions_of(each.id), passages, year)
        words = evidence_object(Evidence(first.passage_id, first.start, first.end), passages)
        yield {**_summary(each), "words": words}


def missing_initiatives(region: Region, store: GraphStore, passages: Passages, limit: int) -> list[dict[str, Any]]:
    """By name, those that most neighbours have first, with the words that mention the best-known one last.

    None has the name of an initiative of the region, or is mentioned in a document about it.
    """
    here = {name for each in _initiatives(region, store, "", limit=_ALL).items for name in _names(each)}
    wanted = EntityFilter(type="initiative", below=region.above)
    by_name: defaultdict[str, list[tuple[EntitySummary, EntityId]]] = defaultdict(list)
    for each in store.find_entities(wanted, limit=_LOOKED_AT).items:
        if (neighbour := _neighbour(each, region)) and here.isdisjoint(_names(each)):
            by_name[each.canonical].append((each, neighbour))
    ordered = sorted(
        by_name.values(), key=lambda some: (-len({n for _, n in some}), -sum(e.documents for e, _ in some))
    )
    missing = (some for some in ordered if not any(_is_told_here(each, region, store) for each, _ in some))
    return [_missing_row(some, region, store, passages) for some in islice(missing, limit)]


def _initiatives(region: Region, store: GraphStore, year: str, limit: int) -> Listing[EntitySummary]:
    return store.find_entities(EntityFilter(type="initiative", below=region.id, year=year), limit=limit)


def _names(each: EntitySummary) -> set[str]:
    return {each.canonical, *each.aliases}


def _neighbour(each: EntitySummary, region: Region) -> EntityId | None:
    return next((place for place in place_chain(each.scope) if place in region.neighbours), None)


def _is_told_here(each: EntitySummary, region: Region, store: GraphStore) -> bool:
    return store.find_documents(DocumentFilter(entity=each.id, below=region.id), limit=0).total > 0


def _missing_row(
    some: Collection[tuple[EntitySummary, EntityId]], region: Region, store: GraphStore, passages: Passages
) -> dict[str, Any]:
    best, _ = next(iter(some))
    last = store.mentions_of(best.id)[0]
    places = dict.fromkeys(neighbour for _, neighbour in some)
    return {
        **_summary(best),
        "documents": sum(each.documents for each, _ in some),
        "neighbours": [{"id": place, "name": region.neighbours[place]} for place in places],
        "words": evidence_object(Evidence(last.passage_id, last.start, last.end), passages),
    }


def _summary(each: EntitySummary) -> dict[str, Any]:
    return {
        "id": each.id,
        "canonical": each.canonical,
        "kind": each.attrs.get("kind", ""),
        "first_date": each.first_date,
        "last_date": each.last_date,
        "documents": each.documents,
    }


def _first_mention(mentions: list[Mention], passages: Passages, year: str) -> Mention:
    """The first one of the earliest dated document; of undated ones where there is none else."""
    firsts = {document_of(mention.passage_id): mention for mention in reversed(mentions)}.values()
    dated = [(passages[mention.passage_id][0].date, mention) for mention in firsts]
    fitting = [(date, mention) for date, mention in dated if date.startswith(year)] or dated
    return min(fitting, key=lambda pair: (not pair[0], pair[0], pair[1].passage_id))[1]
