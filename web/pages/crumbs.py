"""Where a place lies: its chain from the province down."""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.views import DocumentFilter
from web.pages.request import workspace


def place_name(place_id: str) -> str:
    """What a place is called: by the texts that name it, or by the chains that lead through it."""
    crumbs = place_crumbs(place_id)
    return crumbs[-1][1] if crumbs else place_id


def place_crumbs(place_id: str) -> list[tuple[str, str]]:
    """(id, name) from the province down to the place; empty for the whole country or an unknown place."""
    if not place_id:
        return []
    store = workspace().store
    try:
        place = store.get_entity(EntityId(place_id))
    except NotFoundError:
        return _crumbs_by_documents(place_id)
    ids, names = place.attrs.get("chain_ids", ""), place.attrs.get("chain", "")
    return list(zip(ids.split("/"), names.split("/"), strict=False)) if ids else []


def _crumbs_by_documents(place_id: str) -> list[tuple[str, str]]:
    """No text names the place; documents may still be about it or places below it."""
    for document in workspace().store.find_documents(DocumentFilter(below=place_id), limit=1).items:
        chain = list(zip(reversed(document.region_ids), reversed(document.region), strict=True))
        cut = [id_ for id_, _ in chain].index(EntityId(place_id))
        return [(str(id_), name) for id_, name in chain[: cut + 1]]
    return []
