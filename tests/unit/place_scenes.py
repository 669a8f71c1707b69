"""Small documents for the tests of places and regions."""

from __future__ import annotations

from ingest.extract.places.find import find_places
from ingest.gazetteer import load_gazetteer
from ingest.region import resolve_region
from ingest.steps import Context, NamedMention, TextDocument
from kg.ids import document_id, passage_id
from kg.model import Passage


def document(*texts: str, title: str = "", region_hint: str = "", author: str = "") -> TextDocument:
    """A cleaned document with one passage a text; the title, where there is one, is the first passage."""
    texts = (title, *texts) if title else texts
    made = document_id("\n".join(texts))
    passages = tuple(Passage(passage_id(made, n), n, (), text) for n, text in enumerate(texts, 1))
    return TextDocument(made, 0, passages, title, "", "", author, "", "", region_hint, ())


def region_of(text: TextDocument) -> list[str]:
    """Names of the places that it is about, narrowest first."""
    return [place.name for place in resolve_region(text, load_gazetteer())]


def places_in(text: TextDocument) -> list[NamedMention]:
    """The places found in it, with its own region."""
    gazetteer = load_gazetteer()
    return find_places(Context(text, resolve_region(text, gazetteer), gazetteer))


def names_in(text: TextDocument) -> list[tuple[str, str]]:
    """Surface and canonical name of each."""
    return [(found.mention.surface, found.canonical) for found in places_in(text)]
