"""Names as readers type them."""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary
from web.objects import find_named

_LONGEST = 30  # characters; nothing longer is a name


def entities_named(store: GraphStore, name: str) -> list[EntitySummary]:
    """The entities that a name may mean, also where texts put quotation marks around a part of it: “两室”建设.

    Raises NotFoundError when there is none.
    """
    try:
        return find_named(store, name)
    except NotFoundError:
        bare = name.translate({ord(mark): None for mark in "“”\"'‘’《》"})
        for spelling in (bare, *_with_quotation_marks(bare)):
            if spelling != name and (found := store.find_entities(EntityFilter(name=spelling)).items):
                return list(found)
        raise


def _with_quotation_marks(name: str) -> list[str]:
    """The name with marks around its beginning, the longest first."""
    return [f"“{name[:cut]}”{name[cut:]}" for cut in range(len(name), 0, -1)] if len(name) <= _LONGEST else []
