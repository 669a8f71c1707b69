"""The web application: pages over one workspace, which tests hand in and web/workspace.py opens."""

from __future__ import annotations

import os

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue

from kg.settings import Settings
from search.generations import current_lineage, current_region_words, current_shingles
from search.lineage.families import Families
from search.practices.asking import PracticeSearch
from search.suggest import Suggester
from search.texts import FoldedTexts
from web.api.registration import register_api
from web.errors import register_error_pages
from web.frame import register_frame
from web.language import register_language
from web.pages import (
    basket,
    browse,
    check,
    cite,
    compare,
    concordance,
    entity,
    entity_timeline,
    figures,
    home,
    ledger,
    lens,
    lineage,
    practice,
    quote,
    reader,
    region,
    results,
    search_help,
    similar,
    slogans,
    tile_map,
)
from web.security import register_security
from web.templating import register_templating
from web.workspace import Workspace, open_workspace

_MOST_BYTES = 14_000_000  # of a request: a draft in a file of Word, as base64, and its text


def create_app(settings: Settings | None = None, *, workspace: Workspace | None = None) -> Flask:
    """Build the application. `flask --app web.app run` passes nothing, tests pass a workspace of their own."""
    if settings is None:
        settings = Settings.from_env(os.environ)
    if workspace is None:
        workspace = open_workspace(settings)
    app = Flask(__name__)
    app.extensions["workspace"] = workspace
    app.extensions["settings"] = settings
    app.extensions["suggester"] = Suggester(workspace.store)
    app.extensions["region_words"] = current_region_words(workspace.folder.index_path)
    app.extensions["shingles"] = current_shingles(workspace.folder.index_path)
    app.extensions["lineage"] = current_lineage(workspace.folder.index_path)
    app.extensions["families"] = Families(workspace.store)
    app.extensions["practices"] = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    app.extensions["folded_texts"] = FoldedTexts(workspace.store)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of the default provider
    for pages in (
        home,
        results,
        search_help,
        concordance,
        browse,
        similar,
        slogans,
        figures,
        entity,
        reader,
        ledger,
        lens,
        lineage,
        quote,
        check,
        cite,
        basket,
        practice,
        compare,
        tile_map,
        region,
        entity_timeline,
    ):
        app.register_blueprint(pages.blueprint)
    register_api(app)
    register_language(app)
    register_templating(app)
    register_frame(app)
    register_security(app)
    register_error_pages(app)

    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        """Whether graph and index answer."""
        return jsonify(status="ok", sequence=workspace.store.sequence, passages=workspace.index.passages())

    return app
