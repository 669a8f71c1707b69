"""Every occurrence of a phrase with what stands around it (keyword in context), to the last one.

The index says which passages pass the filters; whether a phrase stands in one is decided on its text, character by
character, so that it is found inside and across words too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.ids import EntityId, PassageId
from kg.model import Document
from kg.store import GraphStore
from search.fold import fold
from search.hints import Hint
from search.index import FacetCount, PassageIndex
from search.joined import with_joined
from search.parser import parse
from search.phrases import pattern_of, pieces_of
from search.place_chains import with_chains
from search.query import Query, is_filter
from search.simplify import all_of, parts_of
from search.texts import FoldedText, FoldedTexts
from search.tree import All, AnyOf, Node, Not, Phrase, Term

Order = Literal["left", "right", "date", "place"]
ORDERS: tuple[Order, ...] = ("left", "right", "date", "place")

_CONTEXT = 40  # characters by which lines are sorted
_EVERYTHING = 1_000_000_000  # as a limit


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase where it stands."""

    document: Document
    passage_id: PassageId
    start: int  # code points of the text of the passage, half-open
    end: int
    left: str  # folded characters before it, read from the phrase outwards
    right: str  # folded characters after it


@dataclass(frozen=True, slots=True)
class Concordance:
    """All occurrences, sorted."""

    phrases: tuple[str, ...]  # folded; empty where the question has no word
    lines: tuple[Occurrence, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]  # region, year, type; occurrences, "" for what is not known
    hints: tuple[Hint, ...]


def find_concordance(
    text: str, index: PassageIndex, store: GraphStore, texts: FoldedTexts, *, order: Order = "right"
) -> Concordance:
    """Occurrences of what was typed, in passages that pass the filters typed with it.

    Several phrases are looked for at once; where they overlap, the first counts, and of those that begin together the
    longest. Raises IndexUnavailableError, StoreUnavailableError.
    """
    query = parse(text)
    phrases = tuple(dict.fromkeys(filter(pieces_of, map(fold, _phrases(query.root)))))
    lines: list[Occurrence] = []
    if phrases:
        allowed = _allowed(query, index, store)
        holding = texts.holding(phrases)
        passages = (text for text in holding if allowed is None or text.passage_id in allowed)
        lines = list(occurrences_in(passages, phrases))
    return Concordance(phrases, tuple(sorted(lines, key=_KEYS[order])), _count(lines), query.hints)


def occurrences_in(passages: Iterable[FoldedText], phrases: Iterable[str]) -> Iterator[Occurrence]:
    """Where folded phrases stand, without overlaps: of letters alone as many as str.count counts."""
    pattern = pattern_of(phrases)
    for document, passage_id, text in passages:
        for match in pattern.finditer(text):
            start, end = match.span()
            left, right = text[max(0, start - _CONTEXT) : start][::-1], text[end : end + _CONTEXT]
            yield Occurrence(document, passage_id, start, end, left, right)


def _phrases(node: Node) -> Iterator[str]:
    match node:
        case Term(text) | Phrase(text):
            yield text
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _phrases(part)


def _allowed(query: Query, index: PassageIndex, store: GraphStore) -> set[PassageId] | None:
    """Passages that pass the filters and exclusions; None where there are none."""
    restricting = tuple(part for part in parts_of(query.root) if isinstance(part, Not) or is_filter(part))
    if not restricting:
        return None
    asked = with_chains(with_joined(Query(all_of(restricting)), store), index)
    found = index.search(asked, limit=_EVERYTHING, sort="oldest")
    return {hit.passage_id for hit in found.hits}


def _count(lines: Sequence[Occurrence]) -> dict[str, tuple[FacetCount, ...]]:
    documents = Counter(line.document.id for line in lines)
    places, years, types = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for document in {line.document.id: line.document for line in lines}.values():
        occurrences = documents[document.id]
        for place in list(zip(document.region_ids, document.region, strict=True)) or [(EntityId(""), "")]:
            places[place] += occurrences
        years[document.date[:4], document.date[:4]] += occurrences
        types[document.doc_type, document.doc_type] += occurrences
    return {"region": _most_first(places), "year": _most_first(years), "type": _most_first(types)}


def _most_first(counts: Counter[tuple[str, str]]) -> tuple[FacetCount, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(value, name, occurrences) for (value, name), occurrences in ordered)


def _place_in_text(line: Occurrence) -> tuple[str, int, int]:
    document, _, ordinal = line.passage_id.rpartition("#p")
    return document, int(ordinal), line.start


def _by_date(line: Occurrence) -> tuple[object, ...]:
    return line.document.date or "9999", _place_in_text(line)


_KEYS: dict[Order, Callable[[Occurrence], tuple[object, ...]]] = {
    "left": lambda line: (line.left, line.right, _by_date(line)),
    "right": lambda line: (line.right, line.left, _by_date(line)),
    "date": _by_date,
    "place": lambda line: (not line.document.region, line.document.region_ids[::-1], _by_date(line)),
}
