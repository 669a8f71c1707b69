"""The full names of bodies that a document names without their place: 县委 in a report from 左权县 is 左权县委."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.gazetteer import Place
from ingest.steps import Context, NamedMention
from kg.ids import place_chain

_PLACE_LEVELS: dict[str, tuple[str, ...]] = {  # which levels of the table a level word may mean, the likeliest first
    "省": ("province",), "自治区": ("province",), "州": ("city",), "盟": ("city",), "市": ("county", "city", "province"),
    "县": ("county",), "旗": ("county",), "区": ("county",), "新区": ("county",),
    "镇": ("town",), "乡": ("town",), "街道": ("town",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """The place that a body belongs to."""

    id: str
    name: str


def holder_of_level(context: Context, level: str, before: list[NamedMention]) -> Holder | None:
    """The place that 市, 县, 镇 … means: of the document's region, or for a town the last one named `before`.

    A county named in the passage counts only where the region has none.
    """
    for wanted in _PLACE_LEVELS.get(level, ()):
        for place in context.region:
            if place.level == wanted and place.name.endswith(level):
                return Holder(place.id, place.name)
    if level in ("镇", "乡", "街道", "县", "旗", "区"):
        for named in reversed(before):
            if named.canonical.endswith(level) and named.attrs.get("level") in _PLACE_LEVELS[level]:
                return Holder(named.scope, named.canonical)
    return None


def holder_of_department(context: Context) -> Holder | None:
    """The county, or else the city, whose offices a document means when it says 财政局 alone."""
    return _first(context.region, "county") or _first(context.region, "city")


def scope_of(context: Context, place: NamedMention | Holder | None = None) -> str:
    """The county, else city, else province of a place; without one the document's own, else the document's id."""
    chains = [_chain_of(place)] if place else []
    chains.append([holder for above in context.region for holder in (above.id, *place_chain(above.id))])
    for chain in chains:
        for digits in (6, 4, 2):
            for holder in chain:
                if len(code := holder.removeprefix("place:")) == digits and code.isdigit():
                    return holder
    return context.document.id


def _chain_of(place: NamedMention | Holder) -> list[str]:
    if isinstance(place, Holder):
        return [place.id, *place_chain(place.id)]
    return [place.scope, *place_chain(place.scope), *place.attrs.get("chain_ids", "").split("/")]


def _first(region: tuple[Place, ...], level: str) -> Holder | None:
    return next((Holder(place.id, place.name) for place in region if place.level == level), None)
