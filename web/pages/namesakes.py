"""What was joined to an entity and why, and what has its name elsewhere; each with the place it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.errors import NotFoundError
from kg.ids import PassageId
from kg.resolution import REASONS
from kg.store import GraphStore
from web.pages.crumbs import place_crumbs
from web.templating import in_language


@dataclass(frozen=True, slots=True)
class Where:
    """What a scope is called: a place with those above it, or the document of an entity whose place is unknown."""

    name: str
    document: str = ""  # id, where it is one


def merged_rows(shown: dict[str, Any], store: GraphStore) -> list[tuple[str, Where, str]]:
    """Name, where it was told, and why it is the same."""
    return [
        (merged["canonical"], where_of(merged["scope"], store), in_language(REASONS[merged["rule"]]))
        for merged in shown["merged"]
    ]


def similar_rows(shown: dict[str, Any], store: GraphStore) -> list[tuple[dict[str, Any], Where]]:
    """Entities of the same name that stay apart, each with its place."""
    return [(entity, where_of(entity["scope"], store)) for entity in shown["similar_names"]]


def where_of(scope: str, store: GraphStore) -> Where:
    """An empty name for what belongs to the whole country."""
    if not scope.startswith("document:"):
        return Where(" ".join(name for _, name in place_crumbs(scope)))
    try:
        document, _ = store.get_passage(PassageId(f"{scope}#p1"))
    except NotFoundError:
        return Where("")
    return Where(document.title or document.sources[0].file, document.id)
