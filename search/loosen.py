"""What to let go of when nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search.analyzer import words
from search.hints import Hint
from search.near_values import UnknownValue
from search.query import PLACE_FIELDS, Query, to_text, unquoted
from search.simplify import all_of, parts_of
from search.tree import All, Filter, Node, Not, Phrase

_MOST_WORDS = 6  # of a question that are tried
_LEAST = 2  # characters of a piece of a phrase
_SIGNS = frozenset("%％‰")  # belong to the figure before them
_LONGEST = 40  # words of a phrase in which pieces are looked for

Count = Callable[[Query], int]


@dataclass(frozen=True, slots=True)
class Loosening:
    """A question that asks for less."""

    what: str  # the part that was let go of; "" stands for the quotation marks
    text: str  # the question as it would be typed
    total: int  # passages that answer it, at least one
    instead: str = ""  # what is asked in its place

    @property
    def hint(self) -> Hint:
        """In a line."""
        what, what_english = (f"“{self.what}”", f"“{self.what}”") if self.what else ("引号", "quotation marks")
        done = f"{what}改为 {self.instead} " if self.instead else f"去掉{what}"
        done_english = f"with {self.instead} for {what_english}" if self.instead else f"without {what_english}"
        passages = "passage" if self.total == 1 else "passages"
        return Hint(f"{done}有 {self.total} 段", f"{done_english}: {self.total} {passages}")


def ways_to_loosen(query: Query, count: Count, unknown: Iterable[UnknownValue] = ()) -> Iterator[Loosening]:
    """The question with less or with other names, where that helps.

    Known names in place of `unknown` ones; without one of its filters, exclusions or words; with a shorter phrase, and
    without quotation marks.
    """
    parts = parts_of(query.root)
    narrowing = [part for part in parts if isinstance(part, Filter | Not)]
    asked = [part for part in parts if not isinstance(part, Filter | Not)]
    for one in unknown:
        for near in one.near if one.filter in parts else ():
            yield from _instead(query, one.filter, near, count)
    yield from _without_one(query, narrowing, count) or _without_places(query, narrowing, count)
    if len(asked) > 1:
        yield from _without_one(query, asked[:_MOST_WORDS], count)
    for phrase in [part for part in asked if isinstance(part, Phrase)][:_MOST_WORDS]:
        if shorter := _shorter(phrase, query, count):
            yield from _instead(query, phrase, shorter, count)
    apart = unquoted(query)
    if apart.root != query.root:
        yield from _if_found("", apart, count)


def _without_one(query: Query, parts: Iterable[Node], count: Count) -> list[Loosening]:
    return [way for part in parts for way in _if_found(to_text(part), _without(query, part), count)]


def _without_places(query: Query, narrowing: Iterable[Node], count: Count) -> Iterator[Loosening]:
    """Without any of several places: where the widest is unknown, so are those in it."""
    places = tuple(part for part in narrowing if isinstance(part, Filter) and part.field in PLACE_FIELDS)
    if len(places) > 1:
        yield from _if_found(to_text(All(places)), _without(query, *places), count)


def _shorter(phrase: Phrase, query: Query, count: Count) -> Phrase | None:
    """Its longest piece that is found; with a word more, no piece can be found that is not found without it."""
    cut = list(words(phrase.text, parts=False))[:_LONGEST]
    best = Phrase("")
    start = 0
    for end, last in enumerate(cut, 1):
        while start < end:
            piece = Phrase(phrase.text[cut[start].start : last.end + (phrase.text[last.end : last.end + 1] in _SIGNS)])
            if end - start < len(cut) and count(_with(query, phrase, piece)):
                best = max(best, piece, key=lambda one: len(one.text))
                break
            start += 1
    return best if len(best.text) >= _LEAST else None


def _with(query: Query, gone: Node, come: Node) -> Query:
    return Query(all_of(tuple(come if part == gone else part for part in parts_of(query.root))))


def _without(query: Query, *gone: Node) -> Query:
    return Query(all_of(tuple(part for part in parts_of(query.root) if part not in gone)))


def _instead(query: Query, gone: Node, come: Node, count: Count) -> Iterator[Loosening]:
    looser = _with(query, gone, come)
    if total := count(looser):
        yield Loosening(to_text(gone), to_text(looser.root), total, to_text(come))


def _if_found(what: str, looser: Query, count: Count) -> Iterator[Loosening]:
    if parts_of(looser.root) and (total := count(looser)):
        yield Loosening(what, to_text(looser.root), total)
