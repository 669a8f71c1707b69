"""What pages ask of the present request."""

from __future__ import annotations

from flask import current_app, request

from web.workspace import Workspace


def workspace() -> Workspace:
    """Folder, store and index of this application."""
    found: Workspace = current_app.extensions["workspace"]
    return found


def page_size() -> int:
    """Rows on one page of a list."""
    size: int = current_app.extensions["settings"].page_size
    return size


def page_number() -> int:
    """`?page=`, from 1; what is not a number counts as 1."""
    text = request.args.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1
