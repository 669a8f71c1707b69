"""The map of tiles: how much of something each provincial unit has, as a picture and as a table."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kg.ids import EntityId
from kg.views import EntitySummary
from web.export import asked_format, file_answer
from web.pages.request import workspace
from web.province_counts import Asked, count_by_province, query_of
from web.tiles import PROVINCES, Tile, draw_tiles

blueprint = Blueprint("tile_map", __name__)


@blueprint.get("/map")
def page() -> ResponseReturnValue:
    """`?count=` what, `?q=` a question, `?entity=` an id, `?year=`."""
    asked = _asked()
    counted = count_by_province(asked, workspace())
    if form := asked_format():
        rows = [[place, name, counted.provinces.get(place, 0)] for place, name in PROVINCES.items()]
        return file_answer(form, "map", ["id", "name", asked.counted], rows)
    drawn = draw_tiles(counted.provinces)
    return render_template(
        "map.html",
        asked=asked,
        entity=_entity(asked.entity),
        counted=counted,
        drawn=drawn,
        tiles=sorted(drawn.tiles, key=lambda tile: (-tile.number, tile.place)),
        reached={node.id for node in workspace().store.place_children("")},
        list_url=lambda tile: _list_url(asked, tile),
        years=[year for year in workspace().store.years() if year],
    )


def _asked() -> Asked:
    year = request.args.get("year", "")
    return Asked(
        count=request.args.get("count", ""),
        query=request.args.get("q", "").strip(),
        entity=request.args.get("entity", ""),
        year=year if len(year) == 4 and year.isdecimal() else "",
    )


def _entity(entity_id: str) -> EntitySummary | None:
    """Raises NotFoundError for an id of nothing."""
    if not entity_id:
        return None
    return workspace().store.get_entity(EntityId(entity_id))


def _list_url(asked: Asked, tile: Tile) -> str:
    """Where what a tile counts is listed."""
    if asked.query:
        return url_for("results.page", q=query_of(asked, tile.name))
    if asked.entity:
        mentioning = query_of(replace(asked, query=f"实体:{asked.entity}"), tile.name)
        return url_for("results.page", q=mentioning, group="document")
    listing = "browse.initiatives" if asked.counted == "initiatives" else "browse.documents"
    return url_for(listing, below=tile.place, year=asked.year or None)
