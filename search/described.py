"""What is described in a sentence: first what tells of practices like it, then all else in the order of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from kg.errors import IndexUnavailableError
from kg.ids import DocumentId, document_of
from search.criteria import Bool, Criterion, HasValue
from search.index import Found, PassageIndex, Scored
from search.query import Query
from search.simplify import parts_of
from search.tree import Term

DocumentsLike = Callable[[str], Sequence[DocumentId]]  # for a description, those that tell of practices like it


def documents_described(query: Query, like: DocumentsLike) -> Sequence[DocumentId]:
    """For what was typed without its filters and exclusions; none where practices have not been read yet."""
    words = " ".join(part.text for part in parts_of(query.root) if isinstance(part, Term))
    with suppress(IndexUnavailableError):
        return like(words)
    return ()


def find_first_in(
    documents: Sequence[DocumentId],
    criterion: Criterion,
    index: PassageIndex,
    *,
    limit: int,
    offset: int,
    per_document: bool,
) -> Found:
    """As PassageIndex.find by relevance, but the best passage of each of these documents comes first, in their order.

    The scores of these are set above all others.
    """
    among = Bool(must=(criterion,), filter=(HasValue("document", tuple(documents)),))
    best = index.find(among, limit=len(documents), offset=0, sort="relevance", per_document=True).hits
    of_document = {document_of(hit.passage_id): hit.passage_id for hit in best}
    first = [of_document[document] for document in documents if document in of_document]
    until = offset + limit + len(first)
    found = index.find(criterion, limit=until, offset=0, sort="relevance", per_document=per_document)
    highest = max((hit.score for hit in found.hits), default=0.0)
    raised = [Scored(passage, highest + len(first) - place) for place, passage in enumerate(first)]
    hits = (*raised, *(hit for hit in found.hits if hit.passage_id not in first))
    return replace(found, hits=hits[offset : offset + limit])
