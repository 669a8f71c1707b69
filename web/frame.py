"""What frames every page, its links and menus: the same on all pages of a language but for where one stands, and written once."""

from __future__ import annotations

from functools import cache

from flask import Flask, request
from markupsafe import Markup

from web.language import current_language


def register_frame(app: Flask) -> None:
    """Templates get `frame(part)`; the parts are the macros of frame.html, which ask for language and root themselves."""

    @cache  # for each endpoint and language
    def written(part: str, endpoint: str | None, *_: str) -> Markup:
        return Markup(getattr(app.jinja_env.get_template("frame.html").module, part)(endpoint))

    def frame(part: str) -> Markup:
        return written(part, request.endpoint, current_language(), request.script_root)

    app.jinja_env.globals["frame"] = frame
