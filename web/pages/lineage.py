"""Texts that came more than once: the families, and the versions of one with their differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kg.ids import DocumentId
from search.lineage.families import KINDS, ORIGINAL, UNDATED, Families, Family, Version
from search.lineage.kept import Lineage
from search.lineage.passages import Borrowed, borrowed_passages
from search.sidecars import CurrentSidecar
from web.export import asked_format, file_answer
from web.pages.narrowing import Narrowing
from web.pages.pager import page_of
from web.pages.request import page_number, page_size, workspace

blueprint = Blueprint("lineage", __name__)
_HEADER = ("family", "family_kind", "family_size", "document", "title", "date", "region", "file", "kind", "likeness")


@blueprint.get("/lineage")
def listing() -> ResponseReturnValue:
    """`?kind=` one of KINDS, `?year=` of the earliest, `?name=` a part of a title."""
    found = all_families()
    chosen = [family for family in found if _is_asked(family)]
    if form := asked_format():
        return file_answer(form, "lineage", _HEADER, _rows(chosen))
    pager = page_of(page_number(), page_size(), len(chosen))
    first = (pager.number - 1) * pager.size
    return render_template(
        "families.html",
        families=chosen[first : first + pager.size],
        pager=pager,
        kind_label=kind_label,
        chosen=_chosen(),
        kind_rows=_by_kind(chosen),
        year_rows=_by_year(chosen),
    )


@blueprint.get("/lineage/<document_id>")
def page(document_id: str) -> ResponseReturnValue:
    """The family of a document; `?with=` the version shown beside the earliest. Raises NotFoundError."""
    family = family_of(DocumentId(document_id))
    if form := asked_format():
        return file_answer(form, "lineage", _HEADER, _rows([family]))
    asked = _asked_version(family, document_id)
    return render_template(
        "lineage.html",
        family=family,
        asked=asked,
        comparison=_families().comparison(family, asked.document.id) if asked else None,
        here=document_id,
        borrowed=[(passage, list(some)) for passage, some in groupby(borrowed(document_id), lambda one: one.passage)],
        kind_label=kind_label,
    )


def all_families() -> Sequence[Family]:
    """Those of two or more documents, the largest first."""
    with current_lineage().reading() as view:
        return _families().all(view)


def family_of(document_id: DocumentId) -> Family:
    """The family of a document. Raises NotFoundError."""
    with current_lineage().reading() as view:
        return _families().of(view, document_id)


def borrowed(document_id: str) -> list[Borrowed]:
    """Its passages that also stand in other texts. Raises NotFoundError."""
    store = workspace().store
    with current_lineage().reading() as view:
        return borrowed_passages(store.get_record(DocumentId(document_id)), view, store)


def kind_label(kind: str) -> str:
    """In the reader's language."""
    labels = {
        ORIGINAL: gettext("最早"),
        UNDATED: gettext("先后不明"),
        "reprint": gettext("转载"),
        "revised": gettext("改写"),
        "template": gettext("模板套用"),
        "excerpt": gettext("节选"),
    }
    return str(labels[kind])


def current_lineage() -> Lineage:
    """Raises IndexUnavailableError where the index was made without."""
    current: CurrentSidecar[Lineage] = current_app.extensions["lineage"]
    return current.now()


def _families() -> Families:
    families: Families = current_app.extensions["families"]
    return families


def _asked_version(family: Family, here: str) -> Version | None:
    """The one in `?with=`, else the one whose page this is, else the first after the earliest; None where it has none."""
    later = {version.document.id: version for version in family.versions[1:]}
    asked = (request.args.get("with", ""), here, *later)
    return next((later[DocumentId(each)] for each in asked if each in later), None)


def _is_asked(family: Family) -> bool:
    kind, year, name = (request.args.get(key, "").strip() for key in ("kind", "year", "name"))
    return (
        kind in ("", family.kind)
        and family.earliest.date.startswith(year)
        and any(name in version.document.title for version in family.versions)
    )


def _chosen() -> list[tuple[str, str]]:
    chosen = [(key, request.args[key]) for key in ("kind", "year", "name") if request.args.get(key)]
    return [(key, kind_label(value) if value in KINDS else value) for key, value in chosen]


def _by_kind(families: Iterable[Family]) -> list[Narrowing]:
    counts = Counter(family.kind for family in families)
    return [Narrowing("kind", kind, kind_label(kind), counts[kind]) for kind in KINDS if counts[kind]]


def _by_year(families: Iterable[Family]) -> list[Narrowing]:
    counts = Counter(family.earliest.date[:4] for family in families)
    return [Narrowing("year", year, year, counts[year]) for year in sorted(counts, reverse=True) if year]


def _rows(families: Iterable[Family]) -> Iterator[list[object]]:
    for family in families:
        for version in family.versions:
            document = version.document
            region = "/".join(reversed(document.region))
            shown = [document.id, document.title, document.date, region, document.sources[0].file]
            about = [family.earliest.id, family.kind, len(family.versions)]
            yield [*about, *shown, version.kind, round(version.likeness, 3)]
