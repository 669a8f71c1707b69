"""The same passage in several documents: a page shows it once, under the earliest, with the others beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Document, Passage
from kg.store import GraphStore
from search.criteria import Bool, Criterion, HasValue
from search.index import PassageIndex, Scored, Sort
from search.passages import reprint_key

_MOST = 1000  # reprints of the passages of one page


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage to be shown, and the other places where the same text matches, best first."""

    score: float
    document: Document
    passage: Passage
    others: tuple[tuple[Document, Passage], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    document: Document
    passage: Passage
    text: str  # the same for reprints; "" for a text too short to be one


def fold_reprints(
    hits: Sequence[Scored], criterion: Criterion, index: PassageIndex, store: GraphStore, *, sort: Sort
) -> list[Shown]:
    """The hits, each text once: where it ranks best, in the document that is the earliest.

    A hit is left out when a better ranked one has the same text, also one that stands on a page before. Passages that
    the store does not have (any more) are left out.
    """
    grouped = _with_groups(hits, criterion, index, store, sort)
    return [_under_the_earliest(same) for hit, same in grouped if hit is same[0]]


def name_reprints(
    hits: Sequence[Scored], criterion: Criterion, index: PassageIndex, store: GraphStore, *, sort: Sort
) -> list[Shown]:
    """All hits as they are ranked, each with the others of the same text."""
    return [_beside(hit, same) for hit, same in _with_groups(hits, criterion, index, store, sort)]


def fold_documents(hits: Sequence[Scored], store: GraphStore) -> list[Shown]:
    """As fold_reprints, for hits that are the best passages of documents: only hits on one page are folded."""
    groups: dict[str, list[_Found]] = defaultdict(list)
    for hit in _with_texts(hits, store):
        groups[hit.text or hit.passage.id].append(hit)
    return [_under_the_earliest(same) for same in groups.values()]


def _with_groups(
    hits: Sequence[Scored], criterion: Criterion, index: PassageIndex, store: GraphStore, sort: Sort
) -> Iterator[tuple[_Found, list[_Found]]]:
    """Each hit with all that match and have its text, best first; itself is among them."""
    found = list(_with_texts(hits, store))
    groups = _groups(found, criterion, index, store, sort)
    return ((hit, groups.get(hit.text, [hit])) for hit in found)


def _with_texts(hits: Sequence[Scored], store: GraphStore) -> Iterator[_Found]:
    """Without passages that were removed a moment ago: the graph is written before the index."""
    scores = {hit.passage_id: hit.score for hit in hits}
    for document, passage in store.get_passages([*scores]):
        yield _Found(scores[passage.id], document, passage, reprint_key(passage.text))


def _groups(
    found: Sequence[_Found], criterion: Criterion, index: PassageIndex, store: GraphStore, sort: Sort
) -> dict[str, list[_Found]]:
    """By text, the passages that match, best first; only of texts of which there may be several."""
    texts = tuple(dict.fromkeys(hit.text for hit in found if hit.text))
    anywhere = HasValue("same", texts)
    if not texts or index.find(anywhere, limit=0, offset=0, sort=sort).total == len(texts):
        return {}
    matching = index.find(Bool(must=(criterion,), filter=(anywhere,)), limit=_MOST, offset=0, sort=sort)
    known = {hit.passage.id: hit for hit in found}
    others = _with_texts([hit for hit in matching.hits if hit.passage_id not in known], store)
    known.update((hit.passage.id, hit) for hit in others)
    groups: dict[str, list[_Found]] = defaultdict(list)
    for hit in (known[scored.passage_id] for scored in matching.hits if scored.passage_id in known):
        groups[hit.text].append(hit)
    return groups


def _under_the_earliest(same: Sequence[_Found]) -> Shown:
    """One hit for several of the same text; of those with one date, the best ranked."""
    earliest = min(same, key=lambda hit: hit.document.date or "9999")
    return replace(_beside(earliest, same), score=same[0].score)


def _beside(hit: _Found, same: Sequence[_Found]) -> Shown:
    others = tuple((other.document, other.passage) for other in same if other is not hit)
    return Shown(hit.score, hit.document, hit.passage, others)
