"""One page of results: the index finds, the store has the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.store import GraphStore
from search.aliases import with_aliases
from search.criteria import Bool, Criterion, HasValue, HasWords
from search.hits import Hit, hit_to_json, make_hit, with_entities
from search.index import FacetCount, Found, PassageIndex, Sort
from search.joined import joined_counts, with_joined
from search.loosen import Loosening, ways_to_loosen
from search.met import EntitiesMet
from search.parser import parse
from search.pinyin_input import read_as_pinyin
from search.plan import asks_in_a_sentence
from search.query import Query
from search.reprints import fold_documents, fold_reprints, name_reprints

_ENTITIES_SHOWN = 6  # of each type
_SOME_OF_THE_WORDS = "没有段落含有全部词语，以下段落含有其中一部分"
_AS_SENTENCE = "按整句检索：不要求含有全部词语，也找意思相近的词"
_NOTHING = "没有找到；可换个说法，或少用几个词"


@dataclass(frozen=True, slots=True)
class Page:
    """What a person sees of the answer to one question."""

    text: str  # as typed
    query: Query
    total: int  # passages that match, reprints counted
    documents: int  # that have one of them; 0 where hits are not one a document
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]  # keys: search.index.FACETS
    notes: tuple[str, ...]  # what was odd, and how it was taken
    ways_out: tuple[Loosening, ...]  # where no passage has all the words
    loose: bool  # asked in a sentence, or no passage has all the words: these have some
    limit: int
    offset: int
    sort: Sort

    @property
    def hints(self) -> tuple[str, ...]:
        """Notes and ways out, as lines."""
        return (*self.notes, *map(str, self.ways_out))


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
    met: EntitiesMet | None = None,
) -> Page:
    """The passages that answer what was typed; where none has all the words, those that have some, and ways out.

    What was typed as a sentence is asked so at once.

    With `per_document` the best passage of each document; `folded`, as people read it, has each text once, and programs
    get all; with `met` the entities that each passage mentions.
    Raises IndexUnavailableError, StoreUnavailableError.
    """
    query = parse(text)

    def find(asked: Query, *, loose: bool = False, limit: int = limit) -> tuple[Criterion, Found]:
        criterion = index.criterion(with_aliases(with_joined(asked, store), store), loose=loose)
        return criterion, index.find(criterion, limit=limit, offset=offset, sort=sort, per_document=per_document)

    ways_out: tuple[Loosening, ...] = ()
    sentence = asks_in_a_sentence(query)
    criterion, found = find(query, loose=sentence)
    if not found.total and (read := read_as_pinyin(query, store, lambda asked: find(asked, limit=0)[1].total)):
        query, (criterion, found) = read, find(read)
    notes = with_aliases(query, store).hints
    loose = sentence
    if sentence and found.total:
        notes += (_AS_SENTENCE,)
    elif loose := not found.total:
        ways_out = tuple(ways_to_loosen(query, lambda looser: find(looser, limit=0)[1].total))
        criterion, found = find(query, loose=True)
        loose = found.total > 0
        notes += (_SOME_OF_THE_WORDS if loose else _NOTHING,)
    return Page(
        text=text,
        query=query,
        total=found.total,
        documents=found.documents,
        hits=_hits(found, criterion, index, store, sort=sort, per_document=per_document, folded=folded, met=met),
        facets={**found.facets, "entity": _entities(found, criterion, index, store)},
        notes=notes,
        ways_out=ways_out,
        loose=loose,
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
            "region": [[count.value, count.name, count.passages] for count in page.facets["region"]],
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


def _hits(
    found: Found,
    criterion: Criterion,
    index: PassageIndex,
    store: GraphStore,
    *,
    sort: Sort,
    per_document: bool,
    folded: bool,
    met: EntitiesMet | None,
) -> tuple[Hit, ...]:
    if folded and per_document:
        shown = fold_documents(found.hits, store)
    else:
        arrange = fold_reprints if folded else name_reprints
        shown = arrange(found.hits, criterion, index, store, sort=sort)

    @cache
    def count(wanted: HasWords) -> int:
        return index.find(wanted, limit=0, offset=0, sort=sort).total

    hits = tuple(make_hit(one, criterion, count) for one in shown)
    return hits if met is None else tuple(with_entities(hits, met))
