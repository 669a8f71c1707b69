"""The same questions put to `hongfan search` and to plain BM25."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.store import GraphStore
from search.practices.asking import PracticeSearch
from search.service import search
from tests.quality.search.measure import LOOKED_AT, rank_of_first
from tests.quality.search.plain import PlainRanking
from tests.quality.search.questions import Question, name_of
from web.workspace import Workspace


def found_by_search(question: Question, workspace: Workspace, practices: PracticeSearch) -> list[str]:
    """What grades call the documents of the passages, best first, as `hongfan search` gives them."""
    like = practices.documents_like
    found = search(question.query, workspace.index, workspace.store, limit=LOOKED_AT, folded=False, documents_like=like)
    return [name_of(workspace.store.get_passage(hit.passage)[0].sources[0]) for hit in found.hits]


def ranks_in_search(
    questions: Sequence[Question], workspace: Workspace, practices: PracticeSearch
) -> dict[Question, int]:
    return {each: rank_of_first(each, found_by_search(each, workspace, practices)) for each in questions}


def ranks_in_plain(questions: Sequence[Question], store: GraphStore) -> dict[Question, int]:
    ranking = PlainRanking(_passages(store))
    return {each: rank_of_first(each, ranking.best(each.query, LOOKED_AT)) for each in questions}


def _passages(store: GraphStore) -> Iterator[tuple[str, str]]:
    for document_id in store.document_ids():
        record = store.get_record(document_id)
        for passage in record.passages:
            yield name_of(record.document.sources[0]), passage.text
