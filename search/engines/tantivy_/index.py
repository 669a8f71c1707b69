"""PassageIndex over tantivy: fast at 100,000 passages and more."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path

from tantivy import IndexWriter, Query, Searcher

from kg.ids import DocumentId
from kg.model import DocumentRecord
from search.criteria import Criterion, weighing_words
from search.engines.tantivy_.counting import FacetCounter, count_passages, find_documents
from search.engines.tantivy_.numbers import document_numbered, number_of_document
from search.engines.tantivy_.opening import STATE, Checksums, damage_reported, open_folder
from search.engines.tantivy_.queries import make_query
from search.engines.tantivy_.ranking import Ranked, ranked
from search.engines.tantivy_.schema import row_of
from search.engines.tantivy_.writing import Commits
from search.index import Found, PassageIndex, Sort
from search.passages import IndexedPassage, passages_to_index

_TIES = 10  # more than asked for, so that it is seen where equal ones end


class TantivyIndex(PassageIndex):
    """One folder of tantivy. Derived from the records added; many threads read at a time."""

    def __init__(self, folder: Path, *, generation: int) -> None:
        self._folder = folder
        self._state_file = folder / STATE
        self._generation = generation
        self._refreshing = threading.Lock()
        self._commits = Commits(folder)
        self._filling: IndexWriter | None = None
        folder.mkdir(parents=True, exist_ok=True)
        self._index = open_folder(folder)
        self._index.config_reader("manual", 1)
        self._facets = FacetCounter(folder, self._index.schema)
        self._checksums = Checksums(folder)
        self._searcher: Searcher | None = None
        self._state = 0  # of the commit that the searcher sees

    def add(self, records: Iterable[DocumentRecord]) -> None:
        latest = {record.document.id: record for record in records}
        self._write(
            latest, (passage for record in latest.values() for passage in passages_to_index(record, self.dictionary))
        )

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self._commits.commit() as self._filling:
            try:
                yield
            finally:
                self._filling = None

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        self._write(document_ids, ())

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort, per_document: bool = False) -> Found:
        with self._fresh() as searcher:
            query = make_query(criterion, self._index.schema, searcher)
            documents = len(find_documents(searcher, query)) if per_document else 0
            if not limit:
                return Found(count_passages(searcher, query), (), documents=documents)
            total, facets = self._facets.count(searcher, query)
            if sort == "relevance" and not any(True for _ in weighing_words(criterion)):
                sort = "newest"
            hits = ranked(searcher, query, sort, batch=offset + limit + _TIES)
            shown = islice(_first_of_documents(hits) if per_document else hits, offset, offset + limit)
            return Found(total, tuple(hit.scored for hit in shown), facets, documents)

    def document_ids(self) -> set[DocumentId]:
        with self._fresh() as searcher:
            return set(map(document_numbered, find_documents(searcher, Query.all_query())))

    def passages(self) -> int:
        with self._fresh() as searcher:
            return searcher.num_docs

    @property
    def engine(self) -> str:
        return "tantivy"

    @property
    def generation(self) -> int:
        return self._generation

    def close(self) -> None:
        """Files are given back with the last that refers to the index."""
        self._commits.finish()

    def _write(self, replaced: Iterable[DocumentId], passages: Iterable[IndexedPassage]) -> None:
        with nullcontext(self._filling) if self._filling else self._commits.commit() as writer:
            for document_id in replaced:
                number = number_of_document(document_id)
                writer.delete_documents_by_query(Query.term_query(self._index.schema, "document", number))
            for passage in passages:
                writer.add_document(row_of(passage))

    @contextmanager
    def _fresh(self) -> Iterator[Searcher]:
        """The state of the latest commit."""
        with damage_reported(self._folder):
            yield self._latest()

    def _latest(self) -> Searcher:
        with self._refreshing:
            state = self._state_file.stat().st_mtime_ns  # asked first: a commit since then is seen the next time
            if self._searcher is None or state != self._state:
                self._checksums.compare()
                self._index.reload()
                self._searcher, self._state = self._index.searcher(), state
            return self._searcher


def _first_of_documents(hits: Iterable[Ranked]) -> Iterator[Ranked]:
    seen = set()
    for hit in hits:
        if hit.document not in seen:
            seen.add(hit.document)
            yield hit
