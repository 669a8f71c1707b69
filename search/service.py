"""One page of results: the index finds, the store has the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.ids import PassageId
from kg.store import GraphStore
from search.answer import Asking
from search.criteria import Bool, Criterion, HasValue, HasWords, weighing_words
from search.described import DocumentsLike, documents_described
from search.highlight import find_highlights
from search.hints import Hint
from search.hits import Hit, hit_to_json, make_hit
from search.index import FacetCount, Found, PassageIndex, Sort
from search.joined import joined_counts
from search.loosen import Loosening
from search.met import Seen, entities_met
from search.parser import parse
from search.plan import asks_in_a_sentence
from search.query import Query
from search.reprints import Shown, fold_documents, fold_reprints, name_reprints
from search.why import Reason, find_reasons

_ENTITIES_SHOWN = 6  # of each type


@dataclass(frozen=True, slots=True)
class Page:
    """What a person sees of the answer to one question."""

    text: str  # as typed
    query: Query
    total: int  # passages that match, reprints counted
    documents: int  # that have one of them; 0 where hits are not one a document
    hits: tuple[Hit, ...]
    facets: Mapping[str, Sequence[FacetCount]]  # keys: search.index.FACETS
    notes: tuple[Hint, ...]  # what was odd, and how it was taken
    ways_out: tuple[Loosening, ...]  # where no passage has all the words
    loose: bool  # asked in a sentence, or no passage has all the words: these have some
    weighs: bool  # words were asked for: there are reasons why a passage was found
    limit: int
    offset: int
    sort: Sort

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Notes and ways out, as lines."""
        return (*self.notes, *(way.hint for way in self.ways_out))


def search(
    text: str,
    index: PassageIndex,
    store: GraphStore,
    *,
    limit: int = 20,
    offset: int = 0,
    sort: Sort = "relevance",
    per_document: bool = False,
    folded: bool = True,
    met: bool = False,
    explained: Container[PassageId] | None = None,
    documents_like: DocumentsLike | None = None,
) -> Page:
    """The passages that answer what was typed; where none has all the words, those that have some, and ways out.

    What was typed as a sentence is asked so at once; by relevance, `documents_like` says what comes first then.

    With `per_document` the best passage of each document; `folded`, as people read it, has each text once, and programs
    get all; with `met` the entities that each passage mentions. Only `explained` passages say why they were found;
    without any named, all.
    Raises IndexUnavailableError, StoreUnavailableError.
    """
    query = parse(text)
    sentence = asks_in_a_sentence(query)
    like = documents_described(query, documents_like) if sentence and documents_like and sort == "relevance" else ()
    asking = Asking(index, store, like, limit=limit, offset=offset, sort=sort, per_document=per_document)
    answer = asking.answer_sentence(query) if sentence else asking.answer(query)
    found, criterion = answer.found, answer.criterion
    shown = _shown(found, criterion, index, store, sort=sort, per_document=per_document, folded=folded)
    return Page(
        text=text,
        query=answer.query,
        total=found.total,
        documents=found.documents,
        hits=_hits(shown, criterion, index, store, met=met, explained=explained),
        facets={**found.facets, "entity": _entities(found, criterion, index, store)},
        notes=answer.notes,
        ways_out=answer.ways_out,
        loose=answer.loose,
        weighs=any(True for _ in weighing_words(criterion)),
        limit=limit,
        offset=offset,
        sort=sort,
    )


def to_json(page: Page) -> dict[str, Any]:
    """The object that `hongfan search --format json` prints."""
    return {
        "query": page.text,
        "total": page.total,
        "hits": [hit_to_json(hit) for hit in page.hits],
        "facets": {
            "region": [[count.value, count.name, count.passages] for count in page.facets["region"] if count.name],
            "year": [[count.value, count.passages] for count in page.facets["year"]],
            "type": [[count.value, count.passages] for count in page.facets["type"]],
            "entity": [[count.value, count.name, count.passages] for count in page.facets["entity"]],
        },
        "hints": list(page.hints),
        "loose": page.loose,
    }


def _entities(found: Found, criterion: Criterion, index: PassageIndex, store: GraphStore) -> tuple[FacetCount, ...]:
    """The most frequent ones of each type."""
    by_type: defaultdict[str, list[FacetCount]] = defaultdict(list)
    for count in found.facets.get("entity", ()):
        by_type[count.value.partition(":")[0]].append(count)

    def count_any(ids: tuple[str, ...]) -> int:
        having = Bool(must=(criterion,), filter=(HasValue("entity", ids),))
        return index.find(having, limit=0, offset=0, sort="relevance").total

    most = [count for counts in by_type.values() for count in counts[:_ENTITIES_SHOWN]]
    return tuple(joined_counts(most, store, count_any))


def _shown(
    found: Found,
    criterion: Criterion,
    index: PassageIndex,
    store: GraphStore,
    *,
    sort: Sort,
    per_document: bool,
    folded: bool,
) -> list[Shown]:
    if folded and per_document:
        return fold_documents(found.hits, store)
    arrange = fold_reprints if folded else name_reprints
    return arrange(found.hits, criterion, index, store, sort=sort)


def _hits(
    shown: Sequence[Shown],
    criterion: Criterion,
    index: PassageIndex,
    store: GraphStore,
    *,
    met: bool,
    explained: Container[PassageId] | None,
) -> tuple[Hit, ...]:
    @cache
    def count(wanted: HasWords) -> int:
        return index.find(wanted, limit=0, offset=0, sort="relevance").total

    def why(one: Shown) -> Sequence[Reason]:
        if explained is not None and one.passage.id not in explained:
            return ()
        headings = "\n".join(one.passage.heading)
        return find_reasons(
            criterion, {"text": one.passage.text, "heading": headings, "title": one.document.title}, count
        )

    weighing = tuple(wanted.words for wanted in weighing_words(criterion) if wanted.field == "text")
    found = {one.passage.id: find_highlights(one.passage.text, weighing) for one in shown}
    seen = {one.passage.id: Seen(one.document.region_ids, found[one.passage.id]) for one in shown if met}
    entities = entities_met(seen, store)
    return tuple(make_hit(one, found[one.passage.id], why(one), entities.get(one.passage.id, ())) for one in shown)
