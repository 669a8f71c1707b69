"""One page of results: the index finds, the store has the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId
from kg.store import GraphStore
from search.criteria import wanted_words
from search.highlight import Stretch, find_highlights
from search.index import FacetCount, PassageIndex, Scored, Sort
from search.joined import joined_counts, with_joined
from search.parser import parse
from search.plan import make_criterion
from search.query import Query, to_text, unquoted, without_filter

_ENTITIES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with what is shown of it."""

    document: DocumentId
    passage: PassageId
    file: str  # base name of the first source
    title: str
    date: str
    doc_type: str
    region: tuple[str, ...]  # narrowest first
    heading: tuple[str, ...]
    score: float
    text: str
    highlights: tuple[Stretch, ...]
    reprints: tuple[PassageId, ...] = ()  # the same passage in other documents


@dataclass(frozen=True, slots=True)
class Page:
    """What a person sees of the answer to one question."""

    text: str  # as typed
    query: Query
    total: int  # passages that match
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]  # keys: search.index.FACETS
    hints: tuple[str, ...]
    loose: bool  # no passage has all the words; these have some
    limit: int
    offset: int
    sort: Sort


def search(
    text: str, index: PassageIndex, store: GraphStore, *, limit: int = 20, offset: int = 0, sort: Sort = "relevance"
) -> Page:
    """The passages that answer what was typed; where none has all the words, those that have some, and hints.

    Raises IndexUnavailableError, StoreUnavailableError.
    """
    query = parse(text)
    asked = with_joined(query, store)
    found = index.search(asked, limit=limit, offset=offset, sort=sort)
    hints = query.hints
    loose = False
    if not found.total:
        hints += tuple(_ways_out(query, index))
        found = index.search(asked, limit=limit, offset=offset, sort=sort, loose=True)
        loose = found.total > 0
        hints += ("没有段落含有全部词语，以下段落含有其中一部分" if loose else "没有找到；可换个说法，或少用几个词",)
    wanted = tuple(wanted_words(make_criterion(query, loose=loose), "text"))
    entities = found.facets.get("entity", ())[:_ENTITIES_SHOWN]
    return Page(
        text=text,
        query=query,
        total=found.total,
        hits=tuple(_hits(found.hits, store, wanted)),
        facets={**found.facets, "entity": tuple(joined_counts(entities, store))},
        hints=hints,
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
        "hits": [_hit_to_json(hit) for hit in page.hits],
        "facets": {
            "region": [[count.value, count.name, count.passages] for count in page.facets["region"]],
            "year": [[count.value, count.passages] for count in page.facets["year"]],
            "type": [[count.value, count.passages] for count in page.facets["type"]],
            "entity": [[count.value, count.name, count.passages] for count in page.facets["entity"]],
        },
        "hints": list(page.hints),
        "loose": page.loose,
    }


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "passage": hit.passage,
        "file": hit.file,
        "title": hit.title,
        "date": hit.date,
        "doc_type": hit.doc_type,
        "region": list(hit.region),
        "heading": list(hit.heading),
        "score": hit.score,
        "text": hit.text,
        "highlights": [list(stretch) for stretch in hit.highlights],
        "reprints": list(hit.reprints),
    }


def _hits(scored: Iterable[Scored], store: GraphStore, wanted: tuple[tuple[str, ...], ...]) -> Iterator[Hit]:
    for found in scored:
        try:
            document, passage = store.get_passage(found.passage_id)
        except NotFoundError:
            continue  # removed a moment ago: the graph is written before the index
        yield Hit(
            document=document.id,
            passage=passage.id,
            file=document.sources[0].file,
            title=document.title,
            date=document.date,
            doc_type=document.doc_type,
            region=document.region,
            heading=passage.heading,
            score=found.score,
            text=passage.text,
            highlights=tuple(find_highlights(passage.text, wanted)),
        )


def _ways_out(query: Query, index: PassageIndex) -> Iterator[str]:
    """What would be found without one of the filters, or without quotation marks."""
    for taken_off in dict.fromkeys(query.filters):
        if total := index.search(parse(without_filter(query, taken_off)), limit=0).total:
            yield f"去掉“{to_text(taken_off)}”有 {total} 段"
    apart = unquoted(query)
    if apart.root != query.root and (total := index.search(apart, limit=0).total):
        yield f"去掉引号有 {total} 段"
