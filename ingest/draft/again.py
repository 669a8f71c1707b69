"""A checked draft looked at again: of each source that it gave, whether it still says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from kg.errors import NotFoundError, QueryError
from kg.ids import DocumentId, PassageId
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
    for said, source in _sources(result):
        key = (source["passage"], source["start"], source["end"], source["text"])
        if key not in looked_at:
            looked_at[key] = _looked_at(source, store, quotations)
        looked_at[key]["draft"].append(said)
    told = list(looked_at.values())
    states: tuple[State, ...] = ("unchanged", "moved", "edited", "gone")
    return {"sources": told, "counts": {state: sum(one["state"] == state for one in told) for state in states}}


def _sources(result: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Words of the draft, and a source that was given for them."""
    try:
        for told in (told for key in _KEYS for told in result[key]):
            said = {name: told[name] for name in ("start", "end", "text")}
            for source in told["sources"]:
                if all(isinstance(source[name], int if name in ("start", "end") else str) for name in _NEEDED):
                    yield said, source
    except (KeyError, TypeError) as exc:
        raise QueryError(
            "这不是 hongfan check 的 JSON 结果 · this is no JSON result of `hongfan check --format json`"
        ) from exc


def _looked_at(source: dict[str, Any], store: GraphStore, quotations: Quotations) -> dict[str, Any]:
    """The source as it was told, with its title and its date ("" where none was), and for which words of the draft."""
    state, now = _state(source, store, quotations)
    document = {name: str(source.get(name) or "") for name in ("title", "date")}
    return {**{name: source[name] for name in _NEEDED}, **document, "draft": [], "state": state, "now": now}


def _state(source: dict[str, Any], store: GraphStore, quotations: Quotations) -> tuple[State, dict[str, Any] | None]:
    words, passage_id = source["text"], PassageId(source["passage"])
    same = _passage_text(store, passage_id)
    if same is not None and same[source["start"] : source["end"]] == words:
        return "unchanged", _place(store, passage_id, source["start"], words)
    if same is not None and (at := same.find(words)) >= 0:
        return "moved", _place(store, passage_id, at, words)
    for found in quotations.look_up(words).sources:
        if place := _of_same_document(found, source):
            stretch = place.stretches[0]
            state: State = "moved" if place.agreement == "verbatim" else "edited"
            return state, _place(store, stretch.passage_id, stretch.start, stretch.text)
    return _nearby(source, store)


def _nearby(source: dict[str, Any], store: GraphStore) -> tuple[State, dict[str, Any] | None]:
    """Words too few to be looked up: in the other passages of their document."""
    try:
        record = store.get_record(DocumentId(source["document"]))
    except NotFoundError:
        return "gone", None
    for passage in record.passages:
        if (at := passage.text.find(source["text"])) >= 0:
            return "moved", _place(store, passage.id, at, source["text"])
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


def _place(store: GraphStore, passage_id: PassageId, start: int, text: str) -> dict[str, Any]:
    document = store.get_passage(passage_id)[0]
    about = {"file": document.sources[0].file, "title": document.title, "date": document.date}
    return {
        "document": document.id,
        "passage": passage_id,
        **about,
        "start": start,
        "end": start + len(text),
        "text": text,
    }
