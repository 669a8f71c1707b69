"""The view of a region: what it does over time, what sets it apart, and what its neighbours have and it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.views import DocumentFilter
from search.distinctive.regions import LEAST_DOCUMENTS
from web.export import asked_format, file_answer
from web.objects import Passages
from web.pages.crumbs import place_crumbs
from web.pages.pager import page_of
from web.pages.request import page_number, page_size, workspace
from web.region_initiatives import Region, initiative_rows, initiatives_of, missing_initiatives, years_of
from web.region_words import WordTables
from web.sentences import Sentences
from web.timeline import draw_timeline

blueprint = Blueprint("region", __name__)
_ALL = 1_000_000_000  # as a limit: the whole list
_SHOWN = 20  # rows of a table that is not paged; files have more
_EXPORTED = 1000  # rows of such a file
_SOURCE = ["document", "title", "date", "passage", "start", "end", "text"]
_INITIATIVE = ["id", "canonical", "kind", "first_date", "last_date", "documents"]
_TABLES: Mapping[str, list[str]] = {
    "initiatives": [*_INITIATIVE, *_SOURCE],
    "words": ["word", "passages", "documents", "elsewhere", "times", "likelihood"],
    "missing": [*_INITIATIVE, "neighbours", *_SOURCE],
    "missing-words": ["word", "passages", "neighbours", "likelihood", *_SOURCE],
    "years": ["year", "documents", "initiatives"],
}


@blueprint.get("/region/<place_id>")
def page(place_id: str) -> ResponseReturnValue:
    """`?year=` lists the initiatives of one year. Raises NotFoundError, IndexUnavailableError."""
    region = region_of(place_id)
    if form := asked_format():
        return _file(form, region)
    store = workspace().store
    passages = Passages(store)
    year = request.args.get("year", "")
    initiatives = initiatives_of(region, store, year)
    pager = page_of(page_number(), page_size(), len(initiatives))
    first = (pager.number - 1) * pager.size
    told = region_object(region, _SHOWN, passages)
    return render_template(
        "region.html",
        region=region,
        told=told,
        year=year,
        rows=list(initiative_rows(initiatives[first : first + pager.size], store, passages, year)),
        pager=pager,
        dated=[row["year"] for row in told["years"] if row["year"]],
        timeline=draw_timeline({row["year"]: row["documents"] for row in told["years"] if row["documents"]}),
        least=LEAST_DOCUMENTS,
        shown=_SHOWN,
        sentences=Sentences(store, {}),
    )


def region_of(place_id: str) -> Region:
    """A place that the corpus reaches, with its neighbours. Raises NotFoundError."""
    chain = place_crumbs(place_id)
    if not chain or chain[-1][0] != place_id:
        raise NotFoundError("place", place_id)
    store = workspace().store
    above = chain[-2][0] if len(chain) > 1 else ""
    neighbours: dict[str, str] = {node.id: node.name for node in store.place_children(above) if node.id != place_id}
    inner = tuple(node.name for node in store.place_children(place_id))
    return Region(EntityId(place_id), tuple(chain), neighbours, inner)


def region_object(region: Region, limit: int, passages: Passages) -> dict[str, Any]:
    """What is told of a region, at most so many rows of each list but the years."""
    here = workspace()
    documents = here.store.find_documents(DocumentFilter(below=region.id), limit=_ALL).items
    initiatives = initiatives_of(region, here.store)
    with _word_tables(region) as words:
        texts = words.texts(document.id for document in documents)
        return {
            "id": region.id,
            "name": region.name,
            "chain": [{"id": id_, "name": name} for id_, name in region.chain],
            "documents": len(documents),
            "texts": texts,
            "passages": words.passages,
            "years": years_of(region, here.store),
            "initiatives_total": len(initiatives),
            "initiatives": list(initiative_rows(initiatives[:limit], here.store, passages)),
            "words": list(islice(words.distinctive(min(LEAST_DOCUMENTS, texts)), limit)),
            "missing_initiatives": missing_initiatives(region, here.store, passages, limit),
            "missing_words": list(islice(words.missing(passages), limit)),
        }


def _file(form: str, region: Region) -> Response:
    """The table named by `?table=`, else that of initiatives."""
    name = request.args.get("table", "")
    name = name if name in _TABLES else "initiatives"
    return file_answer(form, f"region-{name}", _TABLES[name], _flat(_rows(name, region), _TABLES[name]))


def _rows(name: str, region: Region) -> Iterable[dict[str, Any]]:
    here, passages = workspace(), Passages(workspace().store)
    if name == "years":
        return years_of(region, here.store)
    if name == "initiatives":
        year = request.args.get("year", "")
        return initiative_rows(initiatives_of(region, here.store, year), here.store, passages, year)
    if name == "missing":
        return missing_initiatives(region, here.store, passages, _EXPORTED)
    with _word_tables(region) as words:
        if name == "missing-words":
            return list(islice(words.missing(passages), _EXPORTED))
        documents = here.store.find_documents(DocumentFilter(below=region.id), limit=_ALL).items
        return list(words.distinctive(min(LEAST_DOCUMENTS, words.texts(document.id for document in documents))))


@contextmanager
def _word_tables(region: Region) -> Iterator[WordTables]:
    sidecars = current_app.extensions
    with sidecars["region_words"].now().reading() as words, sidecars["lineage"].now().reading() as lineage:
        yield WordTables(region, workspace().index, words, lineage)


def _flat(rows: Iterable[dict[str, Any]], header: list[str]) -> Iterator[list[object]]:
    """Cells in the order of the header; those of `words` stand beside the others."""
    for row in rows:
        words = row.get("words", {})
        known = {**words, **row, "title": words.get("title") or words.get("file")}
        known["neighbours"] = "、".join(place["name"] for place in row.get("neighbours", ()))
        yield [known[name] for name in header]
