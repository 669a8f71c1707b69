"""Profiles of practices as JSON objects, one by one and side by side: pages, files and the API show the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from kg.cite import cited_document
from kg.errors import NotFoundError, QueryError
from kg.ids import EntityId
from kg.model import Document
from kg.store import GraphStore
from search.analyzer import words
from search.practices.profile import CELLS, Words, profile_of
from web.citations import Wish, graph_citation
from web.objects import Passages, evidence_object

FEWEST, MOST = 2, 6  # practices side by side
_SENTENCES = ("what", "results")  # cells whose words are compared; of the others, whom and what they name
_STEPS = 5  # of difference; within one, cells keep their usual order
_SILENT = 0.5  # how far a practice of which nothing is said stands from one of which something is


def practice_object(store: GraphStore, practice_id: str) -> dict[str, Any]:
    """The profile of a practice. Raises NotFoundError."""
    profile = profile_of(practice_id, store)
    passages = Passages(store)
    return {
        "id": profile.id,
        "entity": profile.entity,
        "name": profile.name,
        "level": profile.level,
        "fields": list(profile.fields),
        "years": list(profile.years),
        "cells": {name: [_words_object(one, store, passages) for one in profile.cells[name]] for name in CELLS},
        "documents": [_document_object(document, store) for document in profile.documents],
        "reprints": [_document_object(document, store) for document in profile.reprints],
    }


def comparison_object(store: GraphStore, practice_ids: Sequence[str]) -> dict[str, Any]:
    """FEWEST to MOST practices, cell by cell, those that differ most first.

    Raises QueryError where there are too few or too many, and NotFoundError, which names all that there are not.
    """
    ids = list(dict.fromkeys(practice_ids))
    if not FEWEST <= len(ids) <= MOST:
        raise QueryError(
            f"请选 {FEWEST} 至 {MOST} 个做法来对比，现在是 {len(ids)} 个 · choose {FEWEST} to {MOST} practices, not {len(ids)}"
        )
    found, missing = find_practices(store, ids)
    if missing:
        raise NotFoundError("practice", "、".join(missing))
    return compared(found)


def find_practices(store: GraphStore, practice_ids: Iterable[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Practice objects, each once and in the order asked, and the ids of which there are none."""
    found, missing = {}, []
    for practice_id in practice_ids:
        try:
            practice = practice_object(store, practice_id)
        except NotFoundError:
            missing.append(practice_id)
        else:
            found[practice["id"]] = practice
    return list(found.values()), missing


def compared(practices: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Practice objects side by side; what all of them have in a cell stands apart, with the words of the first."""
    rows = [_row(name, [practice["cells"][name] for practice in practices]) for name in CELLS]
    return {"practices": list(practices), "rows": sorted(rows, key=lambda row: -round(_STEPS * row["difference"]))}


def _row(name: str, cells: Sequence[list[dict[str, Any]]]) -> dict[str, Any]:
    shared = set.intersection(*({_key(one) for one in cell} for cell in cells))
    return {
        "cell": name,
        "difference": round(_difference([_telling(name, cell) for cell in cells]), 3),
        "same": [one for one in cells[0] if _key(one) in shared],
        "each": [[one for one in cell if _key(one) not in shared] for cell in cells],
    }


def _key(one: dict[str, Any]) -> str:
    return one["entity"]["id"] if one["entity"] else "".join(filter(str.isalnum, one["text"]))


def _telling(name: str, cell: Iterable[dict[str, Any]]) -> set[str]:
    """What a cell is compared by."""
    if name not in _SENTENCES:
        return {_key(one) for one in cell}
    return {word.text for one in cell for word in words(one["text"], parts=False) if len(word.text) > 1}


def _difference(cells: Iterable[set[str]]) -> float:
    """The mean over all pairs: 0 where all is the same, 1 where nothing is."""
    pairs = list(combinations(cells, 2))
    return sum(_apart(one, other) for one, other in pairs) / max(1, len(pairs))


def _apart(one: set[str], other: set[str]) -> float:
    if one and other:
        return 1 - len(one & other) / len(one | other)
    return _SILENT if one or other else 0


def _words_object(one: Words, store: GraphStore, passages: Passages) -> dict[str, Any]:
    nodes = store.nodes([EntityId(one.entity)]) if one.entity else []
    shown = {"id": nodes[0].id, "type": nodes[0].type, "canonical": nodes[0].canonical} if nodes else None
    return {**evidence_object(one.evidence, passages), "entity": shown}


def _document_object(document: Document, store: GraphStore) -> dict[str, Any]:
    return {
        "document": document.id,
        "file": document.sources[0].file,
        "title": document.title,
        "date": document.date,
        "doc_type": document.doc_type,
        "region": list(document.region),
        "citation": graph_citation(cited_document(store, document.id), Wish())["text"],
    }
