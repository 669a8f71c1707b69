"""One address for each kind of page of an explorer, found in what its store holds."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, EntitySummary
from search.practices.reading import practices_in

_FEW = 200  # entities of a type to choose from


def page_kinds(store: GraphStore) -> dict[str, str]:
    """Name of the kind -> path. Entities are those with most to show."""
    initiative = _fullest(store, "initiative")
    reader = store.find_documents(DocumentFilter(entity=initiative.id), limit=1).items[0]
    named, unnamed = _practices(store)
    return {
        "home": "/",
        "results": f"/search?q={quote(initiative.canonical)}",
        "filtered results": f"/search?q={quote('党员 年份:2010..')}&sort=newest",
        "results by document": f"/search?q={quote(initiative.canonical)}&group=document&size=50",
        "concordance": f"/concordance?q={quote(initiative.canonical)}",
        "no results": f"/search?q={quote('饕餮饕餮')}",
        "initiatives": "/initiatives",
        "filtered list": "/initiatives?year=1901&name=%3Cb%3E",
        "organisations": "/organisations",
        "people": "/people",
        "places": "/places",
        "places below": f"/places?parent={store.place_children('')[0].id}",
        "map": "/map?count=initiatives",
        "region": f"/region/{store.place_children('')[0].id}",
        "timeline": f"/entity/{initiative.id}/timeline",
        "slogans": "/slogans",
        "slogan": f"/slogan/{quote(store.find_slogans(DocumentFilter())[0].surface)}",
        "figures": "/figures?year=2012",
        "contradictions": "/figures/contradictions",
        "documents": "/documents",
        **{entity_type: f"/entity/{_fullest(store, entity_type).id}" for entity_type in ENTITY_TYPES},
        "candidates": f"/name/{quote(shared_name(store))}",
        "ledger": "/ledger",
        "lens": f"/lens?text={quote('持续扩大开放格局，推进在建工程')}&word={quote('大开放')}",
        "quotation": f"/quote?q={quote(store.get_record(reader.id).passages[-1].text[:80].replace('党', '鲸', 1))}",
        "check": "/check",
        "api": "/api",
        "reader": f"/document/{reader.id}",
        "reader with stock phrases": f"/document/{reader.id}?stock=1",
        "lineage": "/lineage",
        "versions": f"/lineage/{reader.id}",
        "citation": f"/cite/{reader.id}%23p1?form=footnote",
        "basket": "/basket",
        "practice": f"/practice/{quote(unnamed)}",
        "comparison": f"/compare?p={quote(unnamed)}&p={named[0]}&p={named[1]}",
        "comparison to choose": f"/compare?p={named[0]}",
        "similar": f"/similar?practice={named[0]}",
        "similar to a description": "/similar?q=" + quote("渔民常年出海，党员聚不到一起"),
        "similar, nothing asked": "/similar",
        "not found": "/entity/initiative:0000000000000000",
    }


def shared_name(store: GraphStore) -> str:
    """A name that several entities bear; "" where there is none, which is a page of its own kind."""
    names = Counter(entity.canonical for entity in store.find_entities(EntityFilter(), limit=100_000).items)
    return max(sorted(names), key=lambda name: names[name])


def _practices(store: GraphStore) -> tuple[list[str], str]:
    """Ids of initiatives that are described somewhere, as they are shown, and of the longest practice without a name."""
    practices = [one for id_ in store.document_ids() for one in practices_in(store.judged_record(id_))]
    named = dict.fromkeys(store.get_entity(one.entity).id for one in practices if one.entity)
    return list(named), max((one for one in practices if not one.entity), key=lambda one: len(one.sentences)).id


def _fullest(store: GraphStore, entity_type: str) -> EntitySummary:
    found = store.find_entities(EntityFilter(type=entity_type), limit=_FEW).items
    return max(found, key=lambda entity: len(store.relations_of(entity.id)) + len(store.slogans_near(entity.id)))
