"""The home page: the search box, how much there is, notable initiatives, what the corpus covers."""

from __future__ import annotations

from flask import Blueprint, render_template

from kg.views import DocumentFilter, EntityFilter
from web.pages.request import workspace

blueprint = Blueprint("home", __name__)
_NOTABLE = 12
_LATEST = 6


@blueprint.get("/")
def page() -> str:
    store = workspace().store
    return render_template(
        "home.html",
        counts=store.counts(),
        notable=store.find_entities(EntityFilter(type="initiative"), limit=_NOTABLE).items,
        latest=store.find_documents(DocumentFilter(), limit=_LATEST).items,
        provinces=store.place_children(""),
        years=store.years(),
    )
