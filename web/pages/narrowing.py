"""The values by which a list to browse can be narrowed, and those by which it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flask import request

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


def by_kind(entity_type: str) -> list[Narrowing]:
    """Kinds of entities, most frequent first."""
    kinds = list(workspace().store.kinds(entity_type).items())
    return [Narrowing("kind", kind, kind, count) for kind, count in kinds[:_ROWS]]


def by_unit() -> list[Narrowing]:
    """Units of figures, most frequent first."""
    units = list(workspace().store.figure_units().items())
    return [Narrowing("unit", unit, unit, 0) for unit, _ in units[:_ROWS]]


def by_document_type() -> list[Narrowing]:
    """The kinds of documents that there are."""
    store = workspace().store
    counts = [(kind, store.find_documents(DocumentFilter(doc_type=kind), limit=0).total) for kind in DOCUMENT_TYPES]
    return [Narrowing("kind", kind, kind, count) for kind, count in counts if count]


def by_year(*, counted: bool) -> list[Narrowing]:
    """Years of documents, latest first, with the number of documents where that is what the list holds."""
    years = workspace().store.years()
    return [Narrowing("year", year, year, count if counted else 0) for year, count in years.items() if year]


def by_place(entity_type: str = "") -> list[Narrowing]:
    """Places right below the one chosen, with the number of what the list holds where that is known."""
    nodes = workspace().store.place_children(request.args.get("below", ""))
    counts = {"initiative": [node.initiatives for node in nodes], "": [node.documents for node in nodes]}
    rows = zip(nodes, counts.get(entity_type, [0] * len(nodes)), strict=True)
    known = [
        Narrowing("below", node.id, node.name, count) for node, count in rows if count or entity_type not in counts
    ]
    return sorted(known, key=lambda row: -row.number)[:_ROWS]
