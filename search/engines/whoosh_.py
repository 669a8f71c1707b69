"""PassageIndex over Whoosh 2.7.4, the only module that imports whoosh. Comfortable up to some 20,000 passages.

Whoosh keeps its schema and its postings as pickles: an index folder is opened only where this project made it.
"""

from __future__ import annotations

import heapq
import pickle
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from whoosh import columns, fields, query
from whoosh.analysis import Analyzer, Token
from whoosh.index import EmptyIndexError, IndexVersionError, LockError, create_in, exists_in, open_dir

from kg.errors import FolderBusyError, IndexUnavailableError, IngestAbortedError
from kg.ids import DocumentId, PassageId, document_of
from kg.model import DocumentRecord
from search.analyzer import words
from search.criteria import Criterion
from search.engines.matching import matching, rarity, score, weighing
from search.engines.whoosh_segment import Segment
from search.facets import Facts, count_facets
from search.index import Found, PassageIndex, Scored, Sort
from search.passages import IndexedPassage, passages_to_index

_SCORE_DIGITS = 6  # sums of floats differ in the last digits with the order of segments


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # whoosh publishes no types
    """The project's words as Whoosh's tokens. Pickled by name into every index: do not move."""

    def __call__(self, value: str, *, mode: str = "", **_: Any) -> Iterator[Any]:
        token = Token(positions=True, mode=mode, boost=1.0)
        for word in words(value, parts=True):
            token.text, token.pos = word.text, word.position
            yield token


class _Match(NamedTuple):
    score: float
    segment: Segment
    number: int  # of the passage in its segment


class WhooshIndex(PassageIndex):
    """One folder of Whoosh. Derived from the records added; one thread reads at a time, as the interpreter has it."""

    def __init__(self, folder: Path, *, generation: int) -> None:
        self._generation = generation
        self._reading = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index = open_dir(folder) if exists_in(folder) else create_in(folder, _schema())
        except (EmptyIndexError, IndexVersionError, OSError, pickle.UnpicklingError) as exc:
            raise IndexUnavailableError(f"index {str(folder)!r} cannot be read: run `hongfan rebuild` ({exc})") from exc
        self._searcher = self._index.searcher()
        self._segments = self._open_segments()

    def add(self, records: Iterable[DocumentRecord]) -> None:
        latest = {record.document.id: record for record in records}
        self._write(latest, (passage for record in latest.values() for passage in passages_to_index(record)))

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        self._write(document_ids, ())

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort) -> Found:
        with self._reading:
            self._refresh()
            matches = self._matches(criterion)
            ordered = _first(offset + limit, matches, sort)
            facts = Counter(match.segment.facts[match.number] for match in matches)
            entities = Counter(id_ for match in matches for id_ in match.segment.entities[match.number].split())
            return Found(
                total=len(matches),
                hits=tuple(Scored(_passage_id(match), match.score) for match in ordered[offset:]),
                facets=count_facets(
                    ((_facts(data), passages) for data, passages in facts.items()),
                    ((id_.decode(), passages) for id_, passages in entities.items()),
                ),
            )

    def document_ids(self) -> set[DocumentId]:
        with self._reading:
            self._refresh()
            return {
                document_of(PassageId(segment.passages[number].decode()))
                for segment in self._segments
                for number in segment.reader.all_doc_ids()
            }

    def passages(self) -> int:
        with self._reading:
            self._refresh()
            return int(self._searcher.doc_count())

    @property
    def engine(self) -> str:
        return "whoosh"

    @property
    def generation(self) -> int:
        return self._generation

    def close(self) -> None:
        with self._reading:
            self._searcher.close()
            self._index.close()

    def _write(self, replaced: Iterable[DocumentId], passages: Iterable[IndexedPassage]) -> None:
        """One commit: Whoosh writes the new segments beside the old, and names them by renaming one file."""
        try:
            writer = self._index.writer()
        except LockError as exc:
            raise FolderBusyError("another process writes to the index; wait for it to end") from exc
        try:
            with self._index.searcher() as before:
                for document_id in replaced:
                    writer.delete_by_query(query.Term("document", document_id), searcher=before)
            for passage in passages:
                writer.add_document(**_row(passage))
            writer.commit()
        except OSError as exc:
            writer.cancel()
            raise IngestAbortedError(f"the index cannot be written ({exc}); free the disk, then run again") from exc
        except BaseException:
            writer.cancel()
            raise

    def _refresh(self) -> None:
        if not self._searcher.up_to_date():
            self._searcher = self._searcher.refresh()
            self._segments = self._open_segments()

    def _open_segments(self) -> list[Segment]:
        return [
            Segment(searcher.reader()) for searcher, _ in self._searcher.leaf_searchers() if searcher.doc_count_all()
        ]

    def _matches(self, criterion: Criterion) -> list[_Match]:
        found = [(segment, matching(criterion, segment)) for segment in self._segments]
        scores: dict[tuple[int, int], float] = defaultdict(float)
        passages = self._searcher.doc_count()
        for wanted in weighing(criterion):
            having = sum(len(segment.frequencies(wanted.field, wanted.words)) for segment in self._segments)
            mean_length = self._searcher.avg_field_length(wanted.field) or 1.0
            for place, (segment, numbers) in enumerate(found):
                for number, points in score(
                    wanted, segment, numbers, rarity=rarity(passages, having), mean_length=mean_length
                ):
                    scores[place, number] += points
        return [
            _Match(round(scores.get((place, number), 0.0), _SCORE_DIGITS), segment, number)
            for place, (segment, numbers) in enumerate(found)
            for number in numbers
        ]


def _schema() -> fields.Schema:
    text = {name: fields.TEXT(analyzer=WordAnalyzer(), phrase=True) for name in ("text", "heading", "title")}
    return fields.Schema(
        document=fields.ID(),
        value=fields.ID(),
        passage=fields.COLUMN(columns.VarBytesColumn()),
        facts=fields.COLUMN(columns.RefBytesColumn()),
        entities=fields.COLUMN(columns.VarBytesColumn()),
        **text,
    )


def _row(passage: IndexedPassage) -> dict[str, object]:
    return {
        "document": passage.document_id,
        "value": [f"{field}:{value}" for field, values in passage.values.items() for value in sorted(values)],
        "passage": passage.passage_id.encode(),
        "facts": Facts.of(passage).to_bytes(),
        "entities": " ".join(passage.entities).encode(),
        "text": passage.text,
        "heading": passage.heading,
        "title": passage.title,
    }


def _first(count: int, matches: list[_Match], sort: Sort) -> list[_Match]:
    """The first matches in order. Only those that can be among them are compared by date and id."""

    def coarse(match: _Match) -> float:
        if sort == "relevance":
            return -match.score
        day = _facts(match.segment.facts[match.number]).day
        return -day if sort == "newest" else day or float("inf")

    def fine(match: _Match) -> tuple[float, int, str, int]:
        document, _, ordinal = _passage_id(match).rpartition("#p")
        return coarse(match), -_facts(match.segment.facts[match.number]).day, document, int(ordinal)

    if len(matches) > count > 0:
        border = heapq.nsmallest(count, map(coarse, matches))[-1]
        matches = [match for match in matches if coarse(match) <= border]
    return sorted(matches, key=fine)[:count]


def _passage_id(match: _Match) -> PassageId:
    return PassageId(match.segment.passages[match.number].decode())


@lru_cache(maxsize=1 << 14)
def _facts(data: bytes) -> Facts:
    return Facts.from_bytes(data)
