"""Everything that a store tells, for tests that compare two stores or one store with itself."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ids import EntityId
from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, FigureFilter

FIGURES = [
    FigureFilter(),
    FigureFilter(subject="a"),
    FigureFilter(units=("户",)),
    FigureFilter(below="place:9999"),
    FigureFilter(year="2012"),
]
PLACES = [EntityId(place) for place in ("place:99", "place:9999", "place:999901")]


def view(store: GraphStore, ids: Iterable[EntityId] = ()) -> dict[str, object]:
    """All answers but those about changes and the index; of all entities that are shown, and of these."""
    shown = store.find_entities(EntityFilter(), limit=1000)
    documents = list(store.document_ids())
    answers: dict[str, object] = {
        "entities": shown,
        "documents": store.find_documents(DocumentFilter(), limit=1000),
        "judged": [store.judged_record(id_) for id_ in documents],
        "records": list(store.records()),
        "counts": store.counts(),
        "years": list(store.years().items()),
        "regions": list(store.regions().items()),
        "kinds": {type_: list(store.kinds(type_).items()) for type_ in ENTITY_TYPES},
        "places": [store.place_children(parent) for parent in ("", "place:99", "place:9999")],
        "slogans": [store.find_slogans(DocumentFilter(year=year)) for year in ("", "2011", "2012")],
        "figures": [store.find_figures(where) for where in FIGURES],
        "called": store.find_slogans(DocumentFilter(), surfaces=store.slogan_surfaces()[:1]),
        "surfaces": store.slogan_surfaces(),
        "counted": [store.figure_counts(where, PLACES) for where in FIGURES],
        "contradictions": [store.find_contradictions(DocumentFilter(below=place)) for place in ("", "place:9999")],
        "typed": [store.find_names(typed) for typed in ("先", "xf", "xianf", "h", "a")],
    }
    wanted = sorted({*ids, *(entity.id for entity in shown.items)})
    answers["edges"] = store.edges(wanted)
    answers["nodes"] = store.nodes(wanted)
    return answers | {id_: _about(store, id_) for id_ in wanted}


def _about(store: GraphStore, entity_id: EntityId) -> list[object]:
    return [
        store.resolution(entity_id),
        store.similar_names(entity_id),
        store.relations_of(entity_id),
        store.mentions_of(entity_id),
        store.slogans_near(entity_id),
        store.figures_of(entity_id),
        store.one_hop(entity_id),
        store.passages_of(entity_id),
        store.mentioned_with(entity_id),
        [store.get_entity(node.id) for node in store.nodes([entity_id])],
        [store.neighbourhood(node.id, budget=4) for node in store.nodes([entity_id])],
        store.find_documents(DocumentFilter(entity=entity_id)),
    ]
