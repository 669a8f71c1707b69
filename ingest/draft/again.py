"""A checked draft looked at again: of each source that it gave, whether it still says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from kg.errors import NotFoundError, QueryError
from kg.ids import DocumentId, PassageId, document_of
from kg.store import GraphStore
from search.quotes.grouping import Source
from search.quotes.lookup import Quotations
from search.quotes.places import Found
from search.shingles import ShinglesView

State = Literal["unchanged", "moved", "edited", "gone"]

_KEYS = ("sentences", "claims", "names")
_NEEDED = ("document", "passage", "file", "start", "end", "text")


def check_again(result: Any, store: GraphStore, view: ShinglesView) -> dict[str, Any]:
    """Each source of a result of `hongfan check`, with its state and where its words stand now.

    Raises QueryError for what is no such result.
    """
    looked_at: dict[tuple[str, int, int, str], dict[str, Any]] = {}
    quotations = Quotations(view, store)
    for source in _sources(result):
        key = (source["passage"], source["start"], source["end"], source["text"])
        if key not in looked_at:
            looked_at[key] = _looked_at(source, store, quotations)
    told = list(looked_at.values())
    states: tuple[State, ...] = ("unchanged", "moved", "edited", "gone")
    return {"sources": told, "counts": {state: sum(one["state"] == state for one in told) for state in states}}


def _sources(result: Any) -> Iterator[dict[str, Any]]:
    try:
        for key in _KEYS:
            for told in result[key]:
                for source in told["sources"]:
                    if all(isinstance(source[name], int if name in ("start", "end") else str) for name in _NEEDED):
                        yield source
    except (KeyError, TypeError) as exc:
        raise QueryError(
            "这不是 hongfan check 的 JSON 结果 · this is no JSON result of `hongfan check --format json`"
        ) from exc


def _looked_at(source: dict[str, Any], store: GraphStore, quotations: Quotations) -> dict[str, Any]:
    state, now = _state(source, store, quotations)
    return {**{name: source[name] for name in _NEEDED}, "state": state, "now": now}


def _state(source: dict[str, Any], store: GraphStore, quotations: Quotations) -> tuple[State, dict[str, Any] | None]:
    words, passage_id = source["text"], PassageId(source["passage"])
    same = _passage_text(store, passage_id)
    if same is not None and same[source["start"] : source["end"]] == words:
        return "unchanged", _place(passage_id, source["start"], source["end"], words)
    if same is not None and (at := same.find(words)) >= 0:
        return "moved", _place(passage_id, at, at + len(words), words)
    for found in quotations.look_up(words).sources:
        if place := _of_same_document(found, source):
            stretch = place.stretches[0]
            state: State = "moved" if place.agreement == "verbatim" else "edited"
            return state, _place(stretch.passage_id, stretch.start, stretch.end, stretch.text)
    return _nearby(source, store)


def _nearby(source: dict[str, Any], store: GraphStore) -> tuple[State, dict[str, Any] | None]:
    """Words too few to be looked up: in the other passages of their document."""
    try:
        record = store.get_record(DocumentId(source["document"]))
    except NotFoundError:
        return "gone", None
    for passage in record.passages:
        if (at := passage.text.find(source["text"])) >= 0:
            return "moved", _place(passage.id, at, at + len(source["text"]), source["text"])
    return "gone", None


def _of_same_document(found: Source, source: dict[str, Any]) -> Found | None:
    """The place in the document, or in one that came in its stead under the name of its file."""
    for place in (found.first, *found.reprints, *found.again):
        files = {known.file for known in place.document.sources}
        if place.document.id == source["document"] or source["file"] in files:
            return place
    return None


def _passage_text(store: GraphStore, passage_id: PassageId) -> str | None:
    try:
        return store.get_passage(passage_id)[1].text
    except NotFoundError:
        return None


def _place(passage_id: PassageId, start: int, end: int, text: str) -> dict[str, Any]:
    return {"document": document_of(passage_id), "passage": passage_id, "start": start, "end": end, "text": text}
