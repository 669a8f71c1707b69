"""What is asked for, as weighted terms: from a description in anybody's words, or from sentences of practices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.model import Document, Evidence
from search.associations.vectors import Near, near_to, vector_of
from search.families import relatives
from search.lexicon import general_words
from search.practices.index import PracticesView
from search.practices.tables import Tables
from search.practices.terms import Terms, terms_of
from search.sentences import cut_sentence

_RELATIVES = 0.8  # shared among the relatives of a word, by the root of their number
_FEW = 5  # documents that make no word common
_COMMON_WORD, _COMMON_TOPIC = 0.05, 0.1  # share of all documents
_SENTENCES = 60  # of practices; more say nothing more
_AGAIN = 6  # times a word is said; more say nothing more
_ROWS = 20_000  # documents that the words of a question stand in, together: what is read takes time
_ELSEWHERE = 300  # documents of any kind that are counted beside ours
_GENERAL_ELSEWHERE = 30  # of them, those in which a general word stands
_MOST_WORDS, _MOST_TOPICS = 48, 8  # those that count least say nothing more


class Sentence(NamedTuple):
    """In which it is told what is asked for."""

    text: str
    terms: Terms
    source: Evidence | None = None  # none for a reader's own words
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What similar practices are to be found for."""

    sentences: tuple[Sentence, ...]
    words: Mapping[str, float]  # each by how telling it is
    topics: Mapping[str, float]
    own: frozenset[str]  # of the words, those that stand in the texts
    common: frozenset[str]  # words and topics so common, here or in any text, that sharing them is no reason
    numbers: Mapping[str, int]  # of words, of those near to them, and of topics
    associations: NDArray[np.float32]  # what its words make people think of, as a vector
    near: tuple[Near, ...] = ()  # what is near to each word of a description


def description(text: str, view: PracticesView, tables: Tables) -> Asked:
    """The telling words of a description and, for less, words that say much the same."""
    cut = cut_sentence(text)
    words = dict.fromkeys(sorted(cut.telling), 1.0)
    joined = {first + second for first, second in zip(cut.words, cut.words[1:], strict=False)}
    for word in sorted(cut.telling | joined):
        others = relatives(word) - cut.telling
        for other in others:
            words[other] = max(words.get(other, 0.0), _RELATIVES / sqrt(len(others)))
    terms = terms_of(text)
    topics: dict[str, float] = {}
    for topic, sureness in terms.topics:
        topics[topic] = max(topics.get(topic, 0.0), sureness)
    return _asked(
        [Sentence(text, terms)], words, topics, view, tables, own=cut.telling, near=near_to(sorted(cut.telling))
    )


def sentences(told: Iterable[Sentence], view: PracticesView, tables: Tables, *, documents: int) -> Asked:
    """The words of sentences, which come from so many documents; what is said again and again is what they are about."""
    first = list(islice(told, _SENTENCES))
    words = Counter(word for each in first for word in each.terms.words)
    topics = Counter(topic.term for each in first for topic in each.terms.topics)
    return _asked(first, _capped(words), _capped(topics), view, tables, own=frozenset(words), documents=documents)


def _capped(counts: Counter[str]) -> dict[str, float]:
    return {term: float(min(count, _AGAIN)) for term, count in counts.items()}


def _asked(
    told: Iterable[Sentence],
    words: Mapping[str, float],
    topics: Mapping[str, float],
    view: PracticesView,
    tables: Tables,
    *,
    own: frozenset[str],
    documents: int = 0,
    near: Collection[Near] = (),
) -> Asked:
    """The weightiest terms by rarity, of those that stand in more documents than one's own."""
    all_documents = len(tables.documents.numbers)
    numbers = view.numbers_of({*words, *topics, *(word for each in near for word in each.words)})
    at_grassroots = int(np.count_nonzero(tables.at_grassroots))
    held = {term: tables.documents.having(numbers[term]) for term in (*words, *topics) if term in numbers}
    having = {term: number for term, number in held.items() if number > documents}
    having_there = {term: tables.documents.having_among(tables.at_grassroots, numbers[term]) for term in having}

    def rarity(term: str) -> float:
        """The lesser of that in all documents and in those at the grass roots: news make their words rare."""
        elsewhere = _GENERAL_ELSEWHERE if term in general_words() else 0
        return min(
            _rarity(all_documents + _ELSEWHERE, having[term] + elsewhere),
            _rarity(at_grassroots + _ELSEWHERE, having_there[term] + elsewhere),
        )

    def is_common(term: str, share: float) -> bool:
        return (
            having.get(term, 0) > max(_FEW, share * all_documents)
            or having_there.get(term, 0) > max(_FEW, share * at_grassroots)
            or term in general_words()
        )

    def weightiest(terms: Mapping[str, float], most: int) -> dict[str, float]:
        weighed = {term: terms[term] * rarity(term) for term in terms if term in having}
        best = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:most]
        reached = accumulate(having[term] for term, _ in best)
        return {term: weight for (term, weight), rows in zip(best, reached, strict=True) if rows <= _ROWS}

    return Asked(
        tuple(told),
        weightiest(words, _MOST_WORDS),
        weightiest(topics, _MOST_TOPICS),
        own,
        frozenset(
            term
            for terms, share in ((words, _COMMON_WORD), (topics, _COMMON_TOPIC))
            for term in terms
            if is_common(term, share)
        ),
        numbers,
        vector_of({word: count for word, count in words.items() if word in own}),
        tuple(near),
    )


def _rarity(documents: int, having: int) -> float:
    """The inverse document frequency, as Lucene has it."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))
