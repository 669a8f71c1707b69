"""The citation of a document, a passage or an entity: `/cite/ID?style=&form=`, and as a file to take away.

With script the same page comes as a dialog (static/citing.js). What is filled in stands in the address, nowhere else.
"""

from __future__ import annotations

from flask import Blueprint, Response, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from kg.cite import FORMS, STYLES, cited_record, coins, meta_tags
from kg.model import DocumentRecord
from web.citations import Wish, find_cited, graph_citation
from web.field_names import FIELD_NAMES
from web.language import gettext
from web.links import id_in_address
from web.pages.request import workspace

blueprint = Blueprint("cite", __name__)
_FILES = {"ris": ("ris", "application/x-research-info-systems"), "bibtex": ("bib", "application/x-bibtex"),
          "csl-json": ("json", "application/vnd.citationstyles.csl+json")}  # fmt: skip
_CITING = (
    '<span class="citing"><a href="{}" rel="nofollow" data-cite>{}</a> '
    '<button class="plain small" type="button" data-basket="{}" data-title="{}" data-in="{}" hidden>{}</button></span>'
)
_LONGEST = 300  # characters of a field that is filled in


@blueprint.get("/cite/<path:wanted>")
def page(wanted: str) -> ResponseReturnValue:
    """`?style=`, `?form=`, `?width=`, and a parameter for each field that the reader fills in."""
    wish = asked_wish()
    made = graph_citation(find_cited(workspace().store, wanted), wish)
    if request.args.get("download"):
        return _file(made["text"], wish.style)
    return render_template(
        "cite.html",
        wanted=wanted,
        made=made,
        wish=wish,
        styles=styles(),
        forms=forms(),
        fields=[(name, FIELD_NAMES[name]) for name in FIELD_NAMES if name in made["missing"] or name in wish.known],
    )


@blueprint.app_template_global()
def embedded_reference(record: DocumentRecord) -> tuple[list[tuple[str, str]], str]:
    """Meta tags and COinS for the page of a document."""
    reference = cited_record(record).reference
    return meta_tags(reference), coins(reference)


@blueprint.app_template_global()
def citing(wanted: str, title: str) -> Markup:
    """The way to a citation, and into the basket; the button needs script and stays hidden without it."""
    if "citing" not in g:  # long documents have thousands
        g.citing = (
            url_for("cite.page", wanted="-").removesuffix("-"),
            *map(escape, (gettext("引用"), gettext("采集"), gettext("已采集"))),
        )
    base, cite_word, collect, collected = g.citing
    # Markup.format takes ten times as long
    return Markup(
        _CITING.format(base + id_in_address(wanted), cite_word, escape(wanted), escape(title), collected, collect)
    )


def asked_wish() -> Wish:
    """What the address asks for; a value that there is not counts as the usual one."""
    return Wish(
        _one_of("style", STYLES),
        _one_of("form", FORMS),
        _one_of("width", ("", "full", "half")),
        request.host_url.rstrip("/"),
        {name: value[:_LONGEST] for name in FIELD_NAMES if (value := request.args.get(name, "").strip())},
    )


def styles() -> list[tuple[str, str]]:
    """The styles with what they are called."""
    return list(zip(STYLES, ("GB/T 7714—2025", "GB/T 7714—2015", "BibTeX", "RIS", "CSL-JSON"), strict=True))


def forms() -> list[tuple[str, str]]:
    """The forms with what they are called."""
    names = (gettext("顺序编码制"), gettext("著者-出版年制"), gettext("脚注"), gettext("行文中注明"))
    return list(zip(FORMS, names, strict=True))


def _one_of(name: str, values: tuple[str, ...]) -> str:
    asked = request.args.get(name, "")
    return asked if asked in values else values[0]


def _file(text: str, style: str) -> Response:
    ending, mimetype = _FILES.get(style, ("txt", "text/plain"))
    headers = {"Content-Disposition": f'attachment; filename="hongfan-citation.{ending}"'}
    return Response(text + "\n", mimetype=mimetype, headers=headers)
