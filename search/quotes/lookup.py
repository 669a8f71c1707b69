"""One quotation: every place that has the words, and what that says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.store import GraphStore
from search.quotes.folding import Folded, fold_words
from search.quotes.grouping import Source, grouped, regions_told
from search.quotes.naming import Named
from search.quotes.places import Finder
from search.quotes.shortlist import shortlist
from search.quotes.window import Windows
from search.shingles import SHINGLE, Place, ShinglesView

Verdict = Literal[
    "too_short", "wrong_source", "several_sources", "verbatim", "figure_differs", "near", "not_found"
]  # the first of these that holds

_SHORT = 8  # units; fewer prove nothing
_LONG = 16  # units; so many prove something, in however many documents they stand
_STOCK = 10  # documents that hold a phrase, at least, and
_STOCK_SHARE = 0.002  # of all documents
_MOST_PLACES = 100  # with all words, that are looked at; the earliest dated
_MOST_NEAR = 12  # with all runs of the words, but not in a row
_OTHER_WORDS = ("figure_differs", "near", "not_found")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found for the words of one quotation."""

    text: str
    verdict: Verdict
    sources: tuple[Source, ...]  # verbatim first, then figures, then near; of each the earliest dated first
    stock: int = (
        0  # documents that share the longest run (if they are found: all the words), where so many prove nothing
    )
    left_out: int = 0  # passages with all the words that were not looked at


class Quotations:
    """Looks up quotations in one state of a store and its shingles."""

    def __init__(self, view: ShinglesView, store: GraphStore) -> None:
        self._view = view
        self._windows = Windows(store)
        self._documents = sum(store.years().values())

    def look_up(self, text: str, named: Sequence[Named] = (), *, beside: str = "") -> Lookup:
        """Find the words `text`; `named`: the sources that their writer names; `beside`: the rest of their sentence.

        Raises StoreUnavailableError, IndexUnavailableError.
        """
        said = text + beside
        found = self._look_up(text, fold_words(text), named, said)
        if "\n" not in text or found.verdict not in _OTHER_WORDS:
            return found
        joined = self._look_up(text, fold_words(text.replace("\n", " ")), named, said)  # a line may end inside a number
        return found if joined.verdict in _OTHER_WORDS else joined

    def _look_up(self, text: str, folded: Folded, named: Sequence[Named], said: str) -> Lookup:
        if len(folded.units) < SHINGLE:
            return Lookup(text, "too_short", ())
        listed = shortlist(folded.units, self._view)
        finder = Finder(text, folded, self._windows)
        looked_at = listed.whole[:_MOST_PLACES]
        self._windows.read_ahead([*looked_at, *listed.near])
        found = [place for each in looked_at for place in finder.whole(each)]
        near = listed.near if found else (*looked_at[:_MOST_NEAR], *listed.near, *self._told_of(listed.further, said))
        found += [place for each in near if (place := finder.near(each))]
        sources = tuple(grouped(found, said))
        stock = self._if_many(len({place.document_id for place in listed.whole}) if sources else 0)
        verdict = _verdict(len(folded.units), sources, stock, named)
        if verdict in ("near", "not_found"):
            stock = self._if_many(listed.sharing)
        return Lookup(text, verdict, sources, stock, max(0, len(listed.whole) - _MOST_PLACES))

    def _told_of(self, places: Sequence[Place], said: str) -> Iterator[Place]:
        """Those in documents about a place that is named."""
        self._windows.read_ahead(places)
        for place in places:
            document = self._windows.document(place)
            if document and regions_told(document, said):
                yield place

    def _if_many(self, documents: int) -> int:
        return documents if documents >= max(_STOCK, self._documents * _STOCK_SHARE) else 0


def _verdict(units: int, sources: Sequence[Source], stock: int, named: Sequence[Named]) -> Verdict:
    if units < _SHORT or (units < _LONG and stock):
        return "too_short"
    verbatim = [source for source in sources if source.first.agreement == "verbatim"]
    if not verbatim:
        agreement = sources[0].first.agreement if sources else ""
        return "figure_differs" if agreement == "figures" else "near" if agreement else "not_found"
    having = [source for source in sources if source.first.agreement != "near"]
    if named and not any(_is_named(source, each) for source in having for each in named):
        return "wrong_source"
    if not named and len(verbatim) > 1:
        return "several_sources"
    return "verbatim"


def _is_named(source: Source, named: Named) -> bool:
    """Also where the passage only tells of who is named: nobody is accused on the strength of a mention that was missed."""
    places = (source.first, *source.reprints)
    return any(
        place.document.id in named.documents or named.text in place.document.title + place.passage_text
        for place in places
    )
