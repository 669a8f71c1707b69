"""The source that a draft names for words: a document by its title, or the place, body or person that is said to say them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.ids import DocumentId, EntityId, place_chain
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, EntitySummary
from search.quotes.folding import fold_words
from search.quotes.quoting import SAID
from search.shingles import ShinglesView

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_SAYER = re.compile(
    rf"(?P<who>[^，。；：“”《》\s]{{2,40}}?)(?:{SAID}|总结|报告|汇报|介绍|报道|发文|撰文|的(?:经验|做法|材料))"
)
_SHORTEST, _LONGEST = 2, 16  # characters of a name
_ALL = 1_000_000_000  # as a limit
_FEWEST_UNITS = 4  # of a title


@dataclass(frozen=True, slots=True)
class Named:
    """A source that is named, and stands in the corpus."""

    text: str
    documents: Collection[DocumentId]  # that it may be


def named_sources(context: str, view: ShinglesView, store: GraphStore) -> list[Named]:
    """Those that the words beside a quotation name; what the corpus does not have says nothing."""
    found = [Named(title, view.titled(fold_words(title).units)) for title in _titles(context)]
    for match in _SAYER.finditer(_TITLE.sub("，", context)):
        standing = [_standing_for(name, entities, store) for name, entities in _names_in(match["who"], store)]
        found += standing or _places_in(match["who"], store)
    return [named for named in found if named.documents]


def _titles(context: str) -> Iterator[str]:
    for match in _TITLE.finditer(context):
        if len(fold_words(match[1]).units) >= _FEWEST_UNITS:
            yield match[1]


def _names_in(text: str, store: GraphStore) -> Iterator[tuple[str, tuple[EntitySummary, ...]]]:
    """The longest names of entities, from left to right."""
    at = 0
    while at + _SHORTEST <= len(text):
        for end in range(min(len(text), at + _LONGEST), at + _SHORTEST - 1, -1):
            if entities := store.find_entities(EntityFilter(name=text[at:end]), limit=20).items:
                yield text[at:end], entities
                at = end - 1
                break
        at += 1


def _places_in(text: str, store: GraphStore) -> list[Named]:
    """The longest name of a place that documents are about, though no text names it."""
    there = {place: name for place, name in store.regions().items() if len(name) >= _SHORTEST and name in text}
    longest = max(map(len, there.values()), default=0)
    return [Named(name, _about(place, store)) for place, name in there.items() if len(name) == longest]


def _about(place: EntityId, store: GraphStore) -> set[DocumentId]:
    return {document.id for document in store.find_documents(DocumentFilter(below=place), limit=_ALL).items}


def _standing_for(name: str, entities: Collection[EntitySummary], store: GraphStore) -> Named:
    """The documents of a place, and those that mention a person, a body or a place of their own region."""
    documents: set[DocumentId] = set()
    for entity in entities:
        mentioning = store.find_documents(DocumentFilter(entity=entity.id), limit=_ALL).items
        if entity.type == "place":
            chain = {entity.id, *place_chain(entity.id), *entity.attrs.get("chain_ids", "").split("/")}
            mentioning = tuple(document for document in mentioning if chain & set(document.region_ids))
            documents |= _about(entity.id, store)
        documents.update(document.id for document in mentioning)
    return Named(name, documents)
