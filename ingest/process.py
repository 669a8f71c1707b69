"""process: the pure middle of ingest. Bytes in, records out; no store, no index, no clock, no network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ingest.extract.figures.conflicts import find_conflicts
from ingest.extract.figures.find import find_figures
from ingest.extract.initiatives.find import find_initiatives
from ingest.extract.organisations.find import find_organisations
from ingest.extract.people.find import find_people
from ingest.extract.places.find import find_places
from ingest.extract.relations.find import find_relations
from ingest.extract.slogans import find_slogans
from ingest.gazetteer import load_gazetteer
from ingest.link import link
from ingest.local_region import local_region
from ingest.read import read_documents
from ingest.region import resolve_region
from ingest.steps import Context, TextDocument
from kg.ids import EntityId
from kg.model import Document, DocumentRecord
from kg.source import Source


def process(data: bytes, name: str, metadata: Mapping[str, str]) -> list[DocumentRecord]:
    """All documents of one file, read and extracted. Raises BadDocumentError when there is no text in it."""
    sha256 = hashlib.sha256(data).hexdigest()
    return [extract(document, Source(name, sha256, document.part)) for document in read_documents(data, name, metadata)]


def extract(document: TextDocument, source: Source) -> DocumentRecord:
    """What one cleaned document bears out."""
    gazetteer = load_gazetteer()
    context = Context(document, resolve_region(document, gazetteer), gazetteer)
    slogans = find_slogans(document)
    named = find_places(context)
    region = local_region(context, named)
    named += find_organisations(context, named)
    named += find_initiatives(context, named, slogans)
    named += find_people(context, named)
    entities = link(context, named)
    figures = find_figures(context, entities)
    return DocumentRecord(
        document=Document(
            id=document.id,
            title=document.title,
            doc_type=document.doc_type,
            region=tuple(place.name for place in region),
            region_ids=tuple(EntityId(place.id) for place in region),
            date=document.date,
            author=document.author,
            publisher=document.publisher,
            url=document.url,
            sources=(source,),
        ),
        passages=document.passages,
        entities=tuple(entities),
        relations=tuple(find_relations(context, entities)),
        slogans=tuple(slogans),
        figures=tuple(figures),
        conflicts=tuple(find_conflicts(document, figures)),
        noise=document.noise,
    )
