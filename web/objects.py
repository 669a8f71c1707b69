"""The JSON objects that commands print and the API answers with; terminal and pages are drawn from the same ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.ids import EntityId, PassageId, ordinal_of
from kg.model import Document, Evidence, Figure, Mention, Passage, Relation, Slogan
from kg.resolution import REASONS
from kg.store import GraphStore
from kg.views import EntitySummary, Merged
from web.names import find_named
from web.workspace import Workspace


def entity_object(store: GraphStore, name_or_id: str) -> dict[str, Any]:
    """One entity with all that is known of it, or the candidates of a name that fits several.

    Raises NotFoundError when neither an id nor a name fits.
    """
    found = find_named(store, name_or_id)
    if len(found) > 1:
        return {
            "id": None, "type": None, "canonical": name_or_id, "aliases": [], "attrs": {}, "relations": [],
            "passages": [], "slogans": [], "figures": [], "merged": [], "similar_names": [],
            "candidates": [summary_object(entity) for entity in found],
        }  # fmt: skip
    entity = found[0]
    passages = Passages(store)
    return {
        **summary_object(entity),
        "relations": [relation_object(r, entity.id, store, passages) for r in store.relations_of(entity.id)],
        "passages": _passage_objects(store.mentions_of(entity.id), passages),
        "slogans": [slogan_object(slogan, passages) for slogan in store.slogans_near(entity.id)],
        "figures": [figure_object(figure, passages) for figure in store.figures_of(entity.id)],
        "merged": [merged_object(merged) for merged in store.resolution(entity.id)],
        "similar_names": [summary_object(other) for other in store.similar_names(entity.id)],
        "candidates": [],
    }


def summary_object(entity: EntitySummary) -> dict[str, Any]:
    """An entity as a list shows it."""
    return {
        "id": entity.id,
        "type": entity.type,
        "canonical": entity.canonical,
        "scope": entity.scope,
        "aliases": list(entity.aliases),
        "attrs": dict(entity.attrs),
        "documents": entity.documents,
        "mentions": entity.mentions,
        "first_date": entity.first_date,
        "last_date": entity.last_date,
    }


def merged_object(merged: Merged) -> dict[str, Any]:
    """An entity of some records that this one is shown for, and why."""
    label = REASONS[merged.rule]
    return {
        "id": merged.id,
        "canonical": merged.canonical,
        "scope": merged.scope,
        "rule": merged.rule,
        "reason": f"{label.zh} · {label.en}",
    }


def stats_object(workspace: Workspace) -> dict[str, Any]:
    """The counts of graph and index."""
    counts = workspace.store.counts()
    index = workspace.index
    return {
        "documents": counts.documents,
        "passages": counts.passages,
        "entities": dict(counts.entities),
        "mentions": counts.mentions,
        "relations": counts.relations,
        "figures": counts.figures,
        "slogans": counts.slogans,
        "sequence": workspace.store.sequence,
        "index": {"engine": index.engine, "generation": index.generation, "passages": index.passages()},
    }


class Passages:
    """Passages of one answer, each fetched once."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._known: dict[PassageId, tuple[Document, Passage]] = {}

    def __getitem__(self, passage_id: PassageId) -> tuple[Document, Passage]:
        if passage_id not in self._known:
            self._known[passage_id] = self._store.get_passage(passage_id)
        return self._known[passage_id]


def evidence_object(evidence: Evidence, passages: Passages) -> dict[str, Any]:
    """The very words, and where they stand."""
    document, passage = passages[evidence.passage_id]
    return words_object(evidence, passage.text[evidence.start : evidence.end], document)


def words_object(words: Evidence, text: str, document: Document) -> dict[str, Any]:
    """Likewise, where the words are at hand."""
    return {
        "document": document.id,
        "file": document.sources[0].file,
        "title": document.title,
        "date": document.date,
        "passage": words.passage_id,
        "ordinal": ordinal_of(words.passage_id),
        "start": words.start,
        "end": words.end,
        "text": text,
    }


def relation_object(relation: Relation, seen_from: EntityId, store: GraphStore, passages: Passages) -> dict[str, Any]:
    """A relation as seen from one of its ends."""
    outward = relation.subject == seen_from
    other = store.get_entity(relation.object if outward else relation.subject)
    return {
        "predicate": relation.predicate,
        "direction": "out" if outward else "in",
        "entity": {"id": other.id, "type": other.type, "canonical": other.canonical},
        "rule": relation.rule,
        "confidence": relation.confidence,
        "evidence": [evidence_object(evidence, passages) for evidence in relation.evidence],
    }


def slogan_object(slogan: Slogan, passages: Passages) -> dict[str, Any]:
    """A slogan with its components and its words."""
    return {
        "surface": slogan.surface,
        "components": list(slogan.components),
        **evidence_object(slogan.evidence, passages),
    }


def figure_object(figure: Figure, passages: Passages) -> dict[str, Any]:
    """A figure with its words."""
    return {
        "value": figure.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "approximate": figure.approximate,
        "owner": figure.owner,
        **evidence_object(figure.evidence, passages),
    }


def _passage_objects(mentions: Iterable[Mention], passages: Passages) -> list[dict[str, Any]]:
    """Passages in the order of their first mention."""
    spans: defaultdict[PassageId, list[list[int]]] = defaultdict(list)
    for mention in mentions:
        spans[mention.passage_id].append([mention.start, mention.end])
    result = []
    for passage_id, stretches in spans.items():
        document, passage = passages[passage_id]
        result.append(
            {
                "document": document.id,
                "file": document.sources[0].file,
                "title": document.title,
                "passage": passage_id,
                "ordinal": passage.ordinal,
                "date": document.date,
                "mentions": stretches,
                "text": passage.text,
            }
        )
    return result
