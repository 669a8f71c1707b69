"""A quotation checked: where its words stand, the earliest place first, and wherein they differ, in the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from flask import Blueprint, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from search.quotes.checking import Checker
from search.quotes.grouping import is_surely_first
from search.quotes.lookup import Lookup
from search.quotes.objects import answer_object, checked_object, citing_from, coverage_of
from search.quotes.places import Difference, Found
from search.shingles import Shingles
from search.sidecars import CurrentSidecar
from web.export import asked_format
from web.pages.request import workspace

blueprint = Blueprint("quote", __name__)
_LONGEST = 2000  # characters of a quotation
_SHOWN = 20  # sources
_AROUND = 40  # characters of the passage on either side


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the passage: those of the quotation, those around them, and where they differ those of either side."""

    side: Literal["both", "around", "source", "quotation"]
    text: str
    kind: str = ""  # of the difference


@blueprint.get("/quote")
def page() -> ResponseReturnValue:
    """`?q=` the words, which may say whose they are: 据《…》：“…”."""
    text = request.args.get("q", "").strip()[:_LONGEST]
    store = workspace().store
    if not text:
        return render_template("quote.html", text="", found=None, covered=coverage_of(store), longest=_LONGEST)
    shingles: CurrentSidecar[Shingles] = current_app.extensions["shingles"]
    with shingles.now().reading() as view:
        checked = Checker(view, store).check_words(text)
    found = checked.found
    if asked_format(("json",)):
        return jsonify(answer_object(text, [checked_object(checked, citing_from(store))], coverage_of(store)))
    return render_template(
        "quote.html",
        text=text,
        found=found,
        checked=checked,
        shown=found.sources[:_SHOWN],
        earliest=_earliest(found),
        surely=bool(found.sources) and is_surely_first(found.sources),
        pieces=pieces,
        covered=coverage_of(store),
        longest=_LONGEST,
    )


def _earliest(found: Lookup) -> Found | None:
    """The dated place that has all the words first."""
    first = found.sources[0].first if found.sources else None
    return first if first and first.agreement == "verbatim" and first.document.date else None


def pieces(place: Found) -> Iterator[Piece]:
    """The words in their passage, with what differs."""
    for number, stretch in enumerate(place.stretches):
        inside = [d for d in place.differences if d.source.passage_id == stretch.passage_id]
        if not number:
            before = place.passage_text[max(0, stretch.start - _AROUND) : stretch.start]
            yield Piece("around", ("…" if stretch.start > _AROUND else "") + before)
        yield from _inside(stretch.text, stretch.start, inside)
    last = place.stretches[-1]
    if len(place.stretches) == 1:
        after = place.passage_text[last.end : last.end + _AROUND]
        yield Piece("around", after + ("…" if last.end + _AROUND < len(place.passage_text) else ""))


def _inside(text: str, start: int, differences: Sequence[Difference]) -> Iterator[Piece]:
    at = start
    for difference in sorted(differences, key=lambda each: each.source.start):
        low, high = difference.source.start, difference.source.end
        yield Piece("both", text[at - start : low - start])
        yield Piece("source", text[low - start : high - start], difference.kind)
        yield Piece("quotation", difference.text, difference.kind)
        at = high
    yield Piece("both", text[at - start :])
