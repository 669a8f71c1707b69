"""The values by which a list to browse can be narrowed, and those by which it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask import request

from kg.ids import EntityId
from kg.schema import DOCUMENT_TYPES
from kg.views import DocumentFilter
from web.pages.crumbs import place_name
from web.pages.request import workspace

_ROWS = 12  # of one heading; the rest can be reached by narrowing the others


class Narrowing(NamedTuple):
    """A link that narrows a list."""

    parameter: str
    value: str
    label: str
    number: int  # of what the list holds; 0 where it is not known


def chosen_values() -> list[tuple[str, str]]:
    """The parameters that narrow this list, and what to call their values."""
    shown: dict[str, Callable[[str], str]] = {"below": place_name, "kind": str, "unit": str, "year": str, "name": str}
    return [(key, call(request.args[key])) for key, call in shown.items() if request.args.get(key)]


def by_value(parameter: str, counts: Mapping[str, int]) -> list[Narrowing]:
    """The first values of a parameter, as they are ordered."""
    return [Narrowing(parameter, value, value, count) for value, count in list(counts.items())[:_ROWS]]


def by_document_type() -> list[Narrowing]:
    """The kinds of documents that there are."""
    store = workspace().store
    counts = [(kind, store.find_documents(DocumentFilter(doc_type=kind), limit=0).total) for kind in DOCUMENT_TYPES]
    return [Narrowing("kind", kind, kind, count) for kind, count in counts if count]


def by_year(counts: Mapping[str, int]) -> list[Narrowing]:
    """Years, latest first, with the number of what the list holds, or 0."""
    return [Narrowing("year", year, year, counts[year]) for year in sorted(counts, reverse=True) if year]


def by_place_counted(counts: Mapping[EntityId, int]) -> list[Narrowing]:
    """Places right below the one chosen that have any of what the list holds, most first."""
    nodes = workspace().store.place_children(request.args.get("below", ""))
    known = [Narrowing("below", node.id, node.name, counts[node.id]) for node in nodes if counts.get(node.id)]
    return sorted(known, key=lambda row: -row.number)[:_ROWS]


def by_place(entity_type: str = "") -> list[Narrowing]:
    """Places right below the one chosen, with the number of what the list holds where that is known."""
    nodes = workspace().store.place_children(request.args.get("below", ""))
    counts = {"initiative": [node.initiatives for node in nodes], "": [node.documents for node in nodes]}
    rows = zip(nodes, counts.get(entity_type, [0] * len(nodes)), strict=True)
    known = [
        Narrowing("below", node.id, node.name, count) for node, count in rows if count or entity_type not in counts
    ]
    return sorted(known, key=lambda row: -row.number)[:_ROWS]
