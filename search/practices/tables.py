"""What every question asks of all practices at once: kept in memory, read again when the file has changed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.ids import EntityId
from kg.sqlite_ import Connection
from search.associations.vectors import DIMENSIONS
from search.vectors.quantised import Quantised

_MUCH = 1.5  # of work at the grass roots: reached by nine in ten reports, and by one in twenty news items


class Facts(NamedTuple):
    """What a unit is filtered by."""

    document: int
    places: tuple[EntityId, ...]  # ids of the places that the document is about and of those that they lie in
    year: str  # of the document, "" if undated
    level: str  # one of search.practices.profile_fields.LEVELS, or ""
    fields: tuple[str, ...]  # of search.practices.profile_fields.FIELDS


@dataclass(frozen=True, slots=True)
class TermTable:
    """Which texts have a term, and how much of it."""

    numbers: NDArray[np.int64]  # of the texts, in order
    starts: NDArray[np.int64]  # where the rows of each term begin, by its number, and where the last ends
    texts: NDArray[np.unsignedinteger]  # in each row the place of a text in `numbers`, in as few bytes as do
    weights: NDArray[np.float16]  # in each row

    def having(self, term: int) -> int:
        """How many texts have a term."""
        return int(self.starts[term + 1] - self.starts[term])

    def having_among(self, texts: NDArray[np.bool_], term: int) -> int:
        """How many of these texts have it. `texts`: for each text, whether it is one."""
        return int(np.count_nonzero(texts[self.texts[self.starts[term] : self.starts[term + 1]]]))

    def score(self, asked: Mapping[int, float]) -> NDArray[np.float32]:
        """For each text the sum of what the asked terms count that it has, each by how much it has of it."""
        total = np.zeros(len(self.numbers), dtype=np.float32)
        for term, counts in asked.items():
            rows = slice(self.starts[term], self.starts[term + 1])
            total[self.texts[rows]] += np.float32(counts) * self.weights[rows]  # a text has a term in one row
        return total

    def most(self, asked: Mapping[int, float]) -> NDArray[np.float32]:
        """For each text the most that one of the asked terms counts that it has, by how much it has of it."""
        highest = np.zeros(len(self.numbers), dtype=np.float32)
        for term, counts in asked.items():
            rows = slice(self.starts[term], self.starts[term + 1])
            texts = self.texts[rows]
            highest[texts] = np.maximum(highest[texts], np.float32(counts) * self.weights[rows])
        return highest


@dataclass(frozen=True, slots=True)
class Tables:
    """One state of all practices."""

    facts: Mapping[int, Facts]  # by number of a unit, in order
    practices: TermTable  # its texts are the units
    documents: TermTable
    document_of: NDArray[np.int64]  # for each unit, the place of its document
    unnamed: NDArray[np.bool_]  # for each unit, whether it is a stretch without a name
    associations: Quantised  # for each unit, what its words make people think of
    grassroots: NDArray[np.float32]  # for each unit, how much it tells of work in villages and communities: a logarithm
    at_grassroots: NDArray[np.bool_]  # for each document, whether any of its practices tells much of it


def read_tables(connection: Connection, grassroots: Iterable[int]) -> Tables:
    """Read them. Takes 0.4 s for 20,000 practices. `grassroots`: numbers of the words of work at the grass roots."""
    rows = connection.execute(
        "SELECT number, document, places, year, level, fields, entity IS NULL, associations, scale FROM practices"
        " ORDER BY number"
    )

    @cache  # many practices have the same, which is kept once
    def places_in(told: str) -> tuple[EntityId, ...]:
        return tuple(map(EntityId, told.split()))

    @cache
    def fields_in(told: str) -> tuple[str, ...]:
        return tuple(map(intern, told.split()))

    facts: dict[int, Facts] = {}
    unnamed, associations, scales = bytearray(), bytearray(), array("f")
    for number, document, places, year, level, fields, is_unnamed, vector, scale in rows:
        facts[number] = Facts(document, places_in(places), intern(year), intern(level), fields_in(fields))
        unnamed.append(is_unnamed)
        associations += vector
        scales.append(scale)
    (terms,) = connection.execute("SELECT coalesce(max(number), 0) FROM words").fetchone()
    kept = "SELECT number, terms, weights FROM {} ORDER BY number"
    documents = table_of(connection.execute(kept.format("documents")), terms)
    practices = table_of(connection.execute(kept.format("practices")), terms)
    of_units = np.fromiter((each.document for each in facts.values()), np.int64, len(facts))
    document_of = np.searchsorted(documents.numbers, of_units)
    telling = np.log1p(practices.score(dict.fromkeys(grassroots, 1.0)))
    at_grassroots = np.zeros(len(documents.numbers), dtype=np.bool_)
    at_grassroots[document_of[telling >= _MUCH]] = True
    return Tables(
        facts,
        practices,
        documents,
        document_of,
        np.frombuffer(unnamed, dtype=np.bool_),
        Quantised(
            np.frombuffer(associations, dtype=np.int8).reshape(-1, DIMENSIONS), np.array(scales, dtype=np.float32)
        ),
        telling,
        at_grassroots,
    )


def table_of(texts: Iterable[tuple[int, bytes, bytes]], highest: int) -> TermTable:
    """Of texts by number, each with its terms (uint32) and what each weighs in it (float32). `highest`: of all terms."""
    numbers, lengths = array("q"), array("q")
    told, weighed = bytearray(), bytearray()  # small pieces that are kept for a while leave holes in memory
    for number, terms, weights in texts:
        numbers.append(number)
        lengths.append(len(terms) // np.dtype(np.uint32).itemsize)
        told += terms
        weighed += weights
    all_told = np.frombuffer(told, dtype=np.uint32)
    by_term = np.argsort(all_told)
    return TermTable(
        numbers=np.array(numbers, dtype=np.int64),
        starts=np.concatenate([[0], np.cumsum(np.bincount(all_told, minlength=highest + 1))]),
        texts=np.repeat(np.arange(len(numbers), dtype=np.min_scalar_type(len(numbers))), lengths)[by_term],
        weights=np.frombuffer(weighed, dtype=np.float32).astype(np.float16)[by_term],
    )
