"""What is asked for, as weighted terms: from a description in anybody's words, or from sentences of practices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from search.families import relatives
from search.practices.index import PracticesView
from search.practices.terms import terms_of
from search.sentences import cut_sentence

_RELATIVES = 0.8  # shared among the relatives of a word, by the root of their number
_MOST = 48  # words; those that count least say nothing more


@dataclass(frozen=True, slots=True)
class Asked:
    """What similar practices are to be found for."""

    texts: tuple[str, ...]  # in which it is told
    words: Mapping[str, float]  # each by how telling it is
    topics: Mapping[str, float]
    own: frozenset[str]  # of the words, those that stand in the texts


def description(text: str, view: PracticesView) -> Asked:
    """The telling words of a description and, for less, words that say much the same."""
    cut = cut_sentence(text)
    words = dict.fromkeys(sorted(cut.telling), 1.0)
    joined = {first + second for first, second in zip(cut.words, cut.words[1:], strict=False)}
    for word in sorted(cut.telling | joined):
        others = relatives(word) - cut.telling
        for other in others:
            words[other] = max(words.get(other, 0.0), _RELATIVES / sqrt(len(others)))
    topics = dict.fromkeys(terms_of(text).topics, 1.0)
    return Asked((text,), _by_rarity(words, view), _by_rarity(topics, view), cut.telling)


def sentences(texts: Iterable[str], view: PracticesView) -> Asked:
    """The words of sentences that describe practices; what they say again and again counts more."""
    told = tuple(texts)
    terms = [terms_of(text) for text in told]
    words = Counter(word for each in terms for word in each.words)
    topics = Counter(topic for each in terms for topic in each.topics)
    return Asked(told, _by_rarity(_damped(words), view), _by_rarity(_damped(topics), view), frozenset(words))


def _damped(counts: Counter[str]) -> dict[str, float]:
    return {term: sqrt(count) for term, count in counts.items()}


def _by_rarity(terms: Mapping[str, float], view: PracticesView) -> dict[str, float]:
    """The weightiest of them that stand anywhere."""
    documents = view.documents()
    weighed = {term: terms[term] * _rarity(documents, having) for term, having in view.documents_with(terms).items()}
    return dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


def _rarity(documents: int, having: int) -> float:
    """The inverse document frequency, as Lucene has it."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))
