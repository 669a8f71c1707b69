"""How much of something there is in each provincial unit: documents, initiatives, or what a question finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.ids import EntityId
from kg.views import DocumentFilter, EntityFilter
from search.hints import Hint
from search.parser import parse
from search.query import with_filter
from search.service import search
from search.tree import Filter
from web.tiles import PROVINCES
from web.workspace import Workspace

COUNTED = ("documents", "initiatives", "passages")  # passages are those that a question finds


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted; empty fields do not restrict."""

    count: str = COUNTED[0]
    query: str = ""  # passages that it finds are counted
    entity: str = ""  # documents that mention it are counted
    year: str = ""

    @property
    def counted(self) -> str:
        """One of COUNTED: a question or an entity leaves no choice."""
        if self.query:
            return "passages"
        return "initiatives" if self.count == "initiatives" and not self.entity else "documents"


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers."""

    provinces: Mapping[EntityId, int]  # those that have any
    total: int  # also of what lies in none of them
    hints: tuple[Hint, ...] = ()  # how a question was taken

    @property
    def elsewhere(self) -> int:
        """In no provincial unit, as far as is known. What lies in two counts for both."""
        return max(0, self.total - sum(self.provinces.values()))


def count_by_province(asked: Asked, workspace: Workspace) -> Counted:
    """Raises IndexUnavailableError, StoreUnavailableError."""
    if asked.counted == "passages":
        return _passages(asked, workspace)
    store = workspace.store

    def count(place: str) -> int:
        if asked.counted == "initiatives":
            wanted = EntityFilter(type="initiative", below=place, year=asked.year)
            return store.find_entities(wanted, limit=0).total
        return store.find_documents(DocumentFilter(below=place, year=asked.year, entity=asked.entity), limit=0).total

    numbers = {place: count(place) for place in PROVINCES}
    return Counted({place: number for place, number in numbers.items() if number}, count(""))


def query_of(asked: Asked, place_name: str = "") -> str:
    """What a person would type to find the passages that are counted, or those of one place."""
    text = with_filter(parse(asked.query), Filter("year", asked.year)) if asked.year else asked.query
    return with_filter(parse(text), Filter("region", place_name)) if place_name else text


def map_object(asked: Asked, counted: Counted) -> dict[str, Any]:
    """The object that the API answers with."""
    return {
        "count": asked.counted,
        "total": counted.total,
        "elsewhere": counted.elsewhere,
        "provinces": [
            {"id": place, "name": name, "number": counted.provinces.get(place, 0)} for place, name in PROVINCES.items()
        ],
        "hints": list(counted.hints),
    }


def _passages(asked: Asked, workspace: Workspace) -> Counted:
    found = search(query_of(asked), workspace.index, workspace.store, limit=1)
    numbers = {count.value: count.passages for count in found.facets.get("region", ())}
    return Counted({p: numbers[p] for p in PROVINCES if p in numbers}, found.total, found.hints)
