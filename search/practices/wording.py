"""How well the passages of documents have the words of a description: as full-text search finds them.

It looks at passages, where words stand close together, and at their sequence; the other signals look at whole practices.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.ids import document_of
from search.index import PassageIndex
from search.practices.index import PracticesView
from search.practices.tables import Tables
from search.query import Query
from search.tree import Term

_LOOKED_AT = 1000  # documents


def wording(text: str, index: PassageIndex, view: PracticesView, tables: Tables) -> NDArray[np.float32]:
    """For each document the score of its best passage; 0 beyond the first thousand, and for all without a text.

    Raises IndexUnavailableError.
    """
    query = Query(Term(text))
    hits = index.search(query, limit=_LOOKED_AT, loose=True, per_document=True).hits if text else ()
    of_document = {document_of(hit.passage_id): hit.score for hit in hits}
    scores = np.zeros(len(tables.documents.numbers), dtype=np.float32)
    for document, number in view.numbers_of_documents(of_document).items():
        scores[np.searchsorted(tables.documents.numbers, number)] = of_document[document]
    return scores
