"""The basket: it lives in the browser alone, and leaves as a file that is made from the ids which the browser sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from itertools import zip_longest

from flask import Blueprint, Response, jsonify, render_template, request

from kg.errors import QueryError
from web.basket_files import Basket, fill_basket, to_docx, to_markdown, to_ris_file
from web.citations import Wish
from web.export import no_such_format
from web.pages.cite import styles
from web.pages.request import workspace

blueprint = Blueprint("basket", __name__)
_MOST = 500  # ids
_STANDARDS = dict(styles()[:2])  # of the styles those that print entries
_FILES: dict[str, tuple[Callable[[Basket, Wish], bytes], str]] = {
    "md": (to_markdown, "text/markdown; charset=utf-8"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "ris": (to_ris_file, "application/x-research-info-systems"),
}


@blueprint.get("/basket")
def page() -> str:
    """The list is drawn by static/basket.js from what the browser keeps."""
    return render_template("basket.html", styles=_STANDARDS.items())


@blueprint.post("/basket/list")
def listed() -> Response:
    """What a file would hold of each that was sent, `asked` its place among them. Nothing is kept."""
    basket = fill_basket(workspace().store, _asked())
    return jsonify([asdict(one) for one in basket.collected])


@blueprint.post("/basket/export")
def export() -> Response:
    """`id` as often as needed, each with `words` or none, `style`, and `as`: md, docx or ris. Nothing is kept.

    What is gone is left out.
    """
    basket = fill_basket(workspace().store, _asked())
    if not basket.collected:
        raise QueryError("采集夹是空的，或其中的已不在库中 · the basket is empty, or nothing of it is here any longer")
    kind, style = request.form.get("as") or "md", request.form.get("style", "")
    if kind not in _FILES:
        raise QueryError(no_such_format(kind, _FILES))
    make, mimetype = _FILES[kind]
    wish = Wish(style if style in _STANDARDS else Wish().style, site=request.host_url.rstrip("/"))
    headers = {"Content-Disposition": f'attachment; filename="hongfan-basket.{kind}"'}
    return Response(make(basket, wish), mimetype=mimetype, headers=headers)


def _asked() -> list[tuple[str, str]]:
    """Ids with the words that are quoted, each pair once; a client that sends no words means the whole."""
    request.max_form_memory_size = request.max_content_length
    ids, words = request.form.getlist("id")[:_MOST], request.form.getlist("words")[:_MOST]
    return list(dict.fromkeys(zip_longest(ids, words[: len(ids)], fillvalue="")))
