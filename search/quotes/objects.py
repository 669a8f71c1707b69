"""What was found for quotations as plain JSON values: the same objects for `quote`, `check` and the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.cite import cite, cited_document, cited_documents
from kg.ids import DocumentId
from kg.store import GraphStore
from search.quotes.checking import Checked
from search.quotes.grouping import Source
from search.quotes.lookup import Lookup
from search.quotes.places import Difference, Found
from search.quotes.window import Stretch

Citing = Callable[[DocumentId], str]  # how a document is cited


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a corpus covers: with every “not in this corpus”, so that it is no more than it says."""

    documents: int
    first: str  # year of the earliest dated document, "" if none is dated
    last: str


def coverage_of(store: GraphStore) -> Coverage:
    """How many documents there are, and of which years."""
    years = store.years()
    dated = sorted(year for year in years if year)
    return Coverage(sum(years.values()), dated[0] if dated else "", dated[-1] if dated else "")


def citing_from(store: GraphStore, ahead: Iterable[DocumentId] = ()) -> Citing:
    """Entries of a list of references, each made once; `ahead`: documents that will be asked for, read at once."""
    read = cited_documents(store, ahead)

    @cache
    def citing(document_id: DocumentId) -> str:
        return cite((read.get(document_id) or cited_document(store, document_id)).reference).text

    return citing


def answer_object(text: str, rows: Sequence[dict[str, Any]], covered: Coverage) -> dict[str, Any]:
    """What `quote` and `check` print."""
    return {
        "text": text,
        "sentences": list(rows),
        "claims": [],
        "names": [],
        "references": [],
        "coverage": {"documents": covered.documents, "from": covered.first, "to": covered.last},
    }


def checked_object(checked: Checked, citing: Citing) -> dict[str, Any]:
    """One of the `sentences`, with what is named beside its words."""
    return {
        **row_object(checked.found, citing, start=checked.start),
        "lead_in": checked.lead_in,
        "unknown_sources": list(checked.unknown),
    }


def row_object(found: Lookup, citing: Citing, *, start: int = 0) -> dict[str, Any]:
    """One of the `sentences`; `start`: where the words begin in the draft."""
    return {
        "start": start,
        "end": start + len(found.text),
        "text": found.text,
        "verdict": found.verdict,
        "stock": found.stock,
        "left_out": found.left_out,
        "sources": [_source_object(source, citing) for source in found.sources],
        "differences": [
            _difference_object(difference, start)
            for source in found.sources[:1]
            for difference in source.first.differences
        ],
    }


def _source_object(source: Source, citing: Citing) -> dict[str, Any]:
    first = source.first
    return {
        **_place_object(first),
        "title": first.document.title,
        "date": first.document.date,
        "score": first.score,
        "agreement": first.agreement,
        "citation": citing(first.document.id),
        "quoted_from": first.quoted_from,
        "reprints": [_place_object(place) for place in source.reprints],
        "again": [_place_object(place) for place in source.again],
    }


def _place_object(found: Found) -> dict[str, Any]:
    first, *further = found.stretches
    return {
        "document": found.document.id,
        "file": found.document.sources[0].file,
        **_stretch_object(first),
        "continued": [_stretch_object(stretch) for stretch in further],
    }


def _stretch_object(stretch: Stretch) -> dict[str, Any]:
    return {"passage": stretch.passage_id, "start": stretch.start, "end": stretch.end, "text": stretch.text}


def _difference_object(difference: Difference, start: int) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "draft": {"start": start + difference.start, "end": start + difference.end, "text": difference.text},
        "source": _stretch_object(difference.source),
    }
