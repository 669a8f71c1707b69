"""Which places a document is about."""

from __future__ import annotations

from ingest.gazetteer import Gazetteer, Place
from ingest.steps import TextDocument


def resolve_region(document: TextDocument, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The chain of places, narrowest first; empty when the document does not tell."""
    return ()
