"""Small documents without a table of places, for the tests of what is read from the words alone."""

from __future__ import annotations

from ingest.gazetteer import Gazetteer, Place
from ingest.steps import Context, TextDocument
from kg.ids import document_id, passage_id
from kg.model import Passage


def text_document(*texts: str, title: str = "") -> TextDocument:
    """A cleaned document with one passage a text."""
    made = document_id("\n".join(texts))
    passages = tuple(Passage(passage_id(made, n), n, (), text) for n, text in enumerate(texts, 1))
    return TextDocument(made, 0, passages, title, "", "", "", "", "", "", ())


def text_context(*texts: str, title: str = "", region: tuple[str, ...] = ()) -> Context:
    """The same in its context; `region` holds codes of places, narrowest first."""
    places = tuple(Place(f"place:{code}", code, "", "", "") for code in region)
    return Context(text_document(*texts, title=title), places, Gazetteer([]))
