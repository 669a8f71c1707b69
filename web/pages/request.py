"""What pages ask of the present request."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import current_app, request

from web.workspace import Workspace

SIZES = (20, 50, 100)  # rows on a page of results


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


def asked_size() -> int:
    """`?size=`, where it is one of the sizes offered."""
    text = request.args.get("size", "")
    return int(text) if text in map(str, SIZES) else page_size()


def kept_address(parameters: Iterable[str]) -> str:
    """The address of this view with these parameters alone: what brings back a search that was kept."""
    kept = [(key, request.args[key]) for key in parameters if request.args.get(key)]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path
