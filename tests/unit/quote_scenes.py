"""Documents for tests of quotations, written for the project."""

from __future__ import annotations

from dataclasses import replace

from kg.ids import EntityId, coded_place, document_id, make_id, passage_id
from kg.model import Document, DocumentRecord, Entity, Mention, Passage
from kg.source import Source


def record(title: str, *texts: str, date: str = "", county: tuple[str, str] | None = None) -> DocumentRecord:
    """A document whose first passage is its title; `county`: code and name of the place that it is about."""
    id_ = document_id(title + date + "".join(texts))
    passages = tuple(Passage(passage_id(id_, n), n, (), text) for n, text in enumerate((title, *texts), 1))
    places, names = ((coded_place(county[0]),), (county[1],)) if county else ((), ())
    source = Source(f"{title}.txt", "0" * 64)
    return DocumentRecord(Document(id_, title, "", names, places, date, "", "", "", (source,)), passages)


def naming(told: DocumentRecord, *people: str) -> DocumentRecord:
    """The same, with people whom it names."""
    return replace(told, entities=tuple(_person(name, told) for name in people))


def _person(name: str, told: DocumentRecord) -> Entity:
    passage = next(passage for passage in told.passages if name in passage.text)
    start = passage.text.index(name)
    mention = Mention(passage.id, start, start + len(name), name)
    scope = told.document.id
    return Entity(EntityId(make_id("person", name, scope)), "person", name, scope, (mention,))
