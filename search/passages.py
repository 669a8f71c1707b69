"""A passage as it goes into an index, made from the record of its document alone."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ids import DocumentId, EntityId, PassageId, place_chain
from kg.model import Document, DocumentRecord, Entity
from search.criteria import TextField
from search.dictionary import NO_WORDS, Dictionary, laid_over
from search.fold import fold, fold_name
from search.place_names import place_stem

_REPRINTED = 20  # Han characters; what is shorter may stand in two documents by chance
_LONG = re.compile(f"(?:[^一-鿿]*[一-鿿]){{{_REPRINTED}}}")
_NO_LETTERS = re.compile(r"[\W_]+")
_NAME_FIELDS = {"organisation": "org", "person": "person", "initiative": "initiative"}  # entity type: filter


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """What can be searched, filtered and counted of one passage."""

    passage_id: PassageId
    document_id: DocumentId
    title: str  # of the document
    heading: str  # the headings that it stands under, a line each
    text: str
    date: str  # of the document
    doc_type: str
    region: tuple[tuple[EntityId, str], ...]  # ids and names of the places that the document is about
    entities: tuple[EntityId, ...]  # mentioned in the passage, sorted
    values: Mapping[
        str, frozenset[str]
    ]  # by filter field (search.query.FIELDS, and `same`): all that the filter may name, folded
    laid: Mapping[TextField, tuple[str, ...]]  # by text field: terms for the added words in it, beside its own words

    @property
    def year(self) -> str:
        return self.date[:4]


def passages_to_index(record: DocumentRecord, dictionary: Dictionary = NO_WORDS) -> list[IndexedPassage]:
    """The passages of a document, in reading order, with the words of the dictionary laid over them."""
    document = record.document
    mentioned: dict[PassageId, list[Entity]] = defaultdict(list)
    for entity in record.entities:
        for passage_id in dict.fromkeys(mention.passage_id for mention in entity.mentions):
            mentioned[passage_id].append(entity)
    shared = _document_values(document)
    return [
        IndexedPassage(
            passage_id=passage.id,
            document_id=document.id,
            title=document.title,
            heading="\n".join(passage.heading),
            text=passage.text,
            date=document.date,
            doc_type=document.doc_type,
            region=tuple(zip(document.region_ids, document.region, strict=True)),
            entities=tuple(sorted(entity.id for entity in mentioned[passage.id])),
            values=shared
            | _entity_values(mentioned[passage.id])
            | {"same": frozenset({reprint_key(passage.text)} - {""})},
            laid={
                "text": laid_over(passage.text, dictionary),
                "heading": laid_over("\n".join(passage.heading), dictionary),
                "title": laid_over(document.title, dictionary),
            },
        )
        for passage in record.passages
    ]


def reprint_key(text: str) -> str:
    """The value of `same`: one for all reprints of a passage, whatever their punctuation and script; "" if it is short."""
    letters = _NO_LETTERS.sub("", fold(text))
    if not _LONG.match(letters):
        return ""
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def _document_values(document: Document) -> dict[str, frozenset[str]]:
    chain = {id_ for region in document.region_ids for id_ in (region, *place_chain(region))}
    return {
        "region": frozenset({*chain, *_place_names(document.region)}),
        "type": frozenset({fold_name(document.doc_type)} - {""}),
        "year": frozenset({document.date[:4]} - {""}),
    }


def _entity_values(entities: Iterable[Entity]) -> dict[str, frozenset[str]]:
    values: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        values["entity"].add(entity.id)
        if entity.type == "place":
            values["place"].update(_place_values(entity))
        else:
            values[_NAME_FIELDS[entity.type]].update(map(fold_name, (entity.id, entity.canonical, *entity.surfaces)))
    return {field: frozenset(names) for field, names in values.items()}


def _place_values(place: Entity) -> Iterator[str]:
    """Ids and names of a place and of all places that it lies in."""
    yield from (place.id, *place_chain(place.id), *filter(None, place.attrs.get("chain_ids", "").split("/")))
    yield from _place_names((place.canonical, *place.surfaces, *filter(None, place.attrs.get("chain", "").split("/"))))


def _place_names(names: Iterable[str]) -> Iterator[str]:
    for name in map(fold_name, names):
        yield name
        yield place_stem(name)
