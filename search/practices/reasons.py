"""Why a practice is similar: the sentences of it that say so, and what they share with what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nlargest
from math import sqrt
from typing import NamedTuple

from kg.ids import PassageId
from kg.model import Evidence
from search.analyzer import Word, words
from search.associations.vectors import nearness, vector_of
from search.lexicon import general_words
from search.practices.asked import Asked, Sentence
from search.practices.terms import label_of, telling_words
from search.stock import StockPhrases
from search.topics import topics_in

_SENTENCE, _LIST = 12, 200  # characters; what is shorter is a heading or a date, what is longer lists everything
_LOOKED_AT = 6  # sentences that may share most
_REASONS = 3  # shown of one practice
_WORDS, _TOPICS = 5, 2  # named of one sentence
_PHRASE = 6  # characters; a stock phrase that is shorter is a word
_RELATED = 0.5  # of a word that only says much the same
_WEAK = 0.35  # of the weight of the best: what shares so little adds nothing
_WEIGHTIEST = 0.3  # the weightiest word that is asked, where 1 is to make people think of just what is asked
_LONG = 120  # characters; what is longer lists much, and says less of each
_NEAR = 0.35  # the cosine of a word that makes people think of what is asked
_NEAR_TO_ONE = 0.5  # and with one word of it
_ASSOCIATED = 3  # such words that are named
_BY_MEANING = "意思相近"


class Told(NamedTuple):
    """A sentence of a practice."""

    sentence: Evidence
    text: str
    terms: Sequence[int]  # as the index numbers them


class _Cut(NamedTuple):
    """A sentence without its stock phrases."""

    text: str
    words: Sequence[Word]
    telling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and what it shares with what is asked."""

    sentence: Evidence
    text: str
    words: tuple[str, ...]  # that stand in both, the most telling first
    related: tuple[str, ...]  # that say much the same as one that is asked, or make people think of it
    topics: tuple[str, ...]  # labels of search.topics
    beside: Sentence | None = None  # of what is asked, the one that shares most with it; None for a reader's own words

    @property
    def shared(self) -> tuple[str, ...]:
        """All that it shares."""
        return (*self.words, *self.related, *self.topics)

    @property
    def why(self) -> str:
        """In one line."""
        said = ("共同的词语", self.words), ("相近的词语", self.related), ("同一话题", self.topics)
        return "；".join(f"{what}：{'、'.join(which)}" for what, which in said if which) or _BY_MEANING


def _nearest_first(cosines: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(cosines, key=lambda word: (-cosines[word], word)))


class Reasons:
    """Finds them for one question. What is common, and stock phrases, are none."""

    def __init__(self, asked: Asked, stock: StockPhrases) -> None:
        self._own = asked.own
        self._stock = stock
        self._cuts: dict[str, _Cut] = {}  # those that were looked at
        self._words = {word: weight for word, weight in asked.words.items() if word not in asked.common}
        self._topics = {topic: weight for topic, weight in asked.topics.items() if topic not in asked.common}
        self._sentences = asked.sentences
        self._sources = [sentence for sentence in asked.sentences if sentence.source]
        self._asked_about = frozenset(sentence.source for sentence in self._sources)
        self._associations = asked.associations
        self._common = asked.common | general_words()
        near = [each for each in asked.near if each.word not in self._common]
        self._near = [
            {word: cosine for word, cosine in each.words.items() if cosine >= _NEAR_TO_ONE and word not in self._common}
            for each in near
        ]
        self._near_weights = [
            {
                asked.numbers[word]: cosine * _RELATED * asked.words.get(each.word, each.telling)
                for word, cosine in words_near.items()
                if word in asked.numbers and word not in asked.words
            }
            for each, words_near in zip(near, self._near, strict=True)
        ]
        self._topic_numbers = frozenset(asked.numbers[topic] for topic in self._topics)
        self._weights = {
            asked.numbers[word]: weight * (1.0 if word in asked.own else _RELATED)
            for word, weight in self._words.items()
        } | {asked.numbers[topic]: weight for topic, weight in self._topics.items()}

    @cached_property
    def _said(self) -> Mapping[str, tuple[str, ...]]:
        """The topics that are asked for, with the words that point to them."""
        return topics_in("\n".join(sentence.text for sentence in self._sentences))

    def among(self, told: Sequence[Told], nearest: PassageId) -> list[Reason]:
        """The sentences that share most, each with something new, and after the first with two things.

        For a description those first that make people think of it. Where none shares any, one of the passage that is
        nearest in meaning. Headings, dates and long lists only where there is nothing else. A sentence of what is asked
        about is no reason: a text may tell of both.
        """
        others = [one for one in told if one.sentence not in self._asked_about]
        telling = [one for one in others if _SENTENCE <= len(one.text) <= _LIST] or others
        found: list[Reason] = []
        shared: set[str] = set()
        for one in self._sharing(telling):
            if len(found) == _REASONS:
                break
            reason = self._with_near_words(self._reason(one))
            if (new := set(reason.shared) - shared) and (len(reason.shared) > 1 or not found):
                found.append(reason)
                shared |= new
        return found or self._by_meaning(telling, nearest)

    def _sharing(self, told: Sequence[Told]) -> list[Told]:
        """Those that share most, if they share any."""
        weighed = [(self._weight(one), one) for one in told]
        most = nlargest(_LOOKED_AT, weighed, key=lambda pair: pair[0])
        enough = [(weight, one) for weight, one in most if weight > _WEAK * most[0][0]]
        if self._near:
            weightiest = max(self._weights.values(), default=1.0)
            enough.sort(key=lambda pair: -_WEIGHTIEST * pair[0] / weightiest - self._nearness(pair[1]))
        return [one for _, one in enough]

    def _by_meaning(self, told: Sequence[Told], nearest: PassageId) -> list[Reason]:
        """Of the nearest passage the sentence whose words make people think most of what is asked, and those words."""
        among = [one for one in told if one.sentence.passage_id == nearest] or told
        if not among:
            return []
        best = max(among, key=self._nearness)
        telling = set(self._cut(best.text).telling) - self._common
        near_all = {word: cosine for word, cosine in nearness(telling, self._associations).items() if cosine >= _NEAR}
        associated = _nearest_first(near_all | self._near_to_one(telling))
        return [Reason(best.sentence, best.text, (), associated[:_ASSOCIATED], ())]

    def _nearness(self, told: Told) -> float:
        """The cosine of what a sentence makes people think of with what is asked."""
        return float(vector_of(Counter(self._cut(told.text).telling)) @ self._associations)

    def _with_near_words(self, reason: Reason) -> Reason:
        """With words that are near to one of a description, where it names few that say much the same."""
        if not self._near or len(reason.related) >= _ASSOCIATED:
            return reason
        others = set(self._cut(reason.text).telling) - self._own - set(reason.related)
        near = _nearest_first(self._near_to_one(others))
        return replace(reason, related=(*reason.related, *near)[:_ASSOCIATED])

    def _near_to_one(self, told_words: Collection[str]) -> dict[str, float]:
        """Of these words those that are near to one word of a description, with the cosine."""
        near = sorted((cosine, word) for each in self._near for word, cosine in each.items() if word in told_words)
        return {word: cosine for cosine, word in near}

    def _weight(self, told: Told) -> float:
        terms = set(told.terms)
        shared = sum(self._weights.get(term, 0.0) for term in terms)
        shared += sum(max((near[term] for term in terms & near.keys()), default=0.0) for near in self._near_weights)
        return shared * min(1.0, sqrt(_LONG / max(1, len(told.text))))

    def _reason(self, told: Told) -> Reason:
        own, cut, telling = self._cut(told.text)
        shared = sorted(self._words.keys() & telling, key=lambda word: (-self._words[word], word))
        topics: Mapping[str, tuple[str, ...]] = (
            {} if self._topic_numbers.isdisjoint(told.terms) else topics_in(own, cut)
        )
        labels = [label for label in map(label_of, self._topics) if label in topics]
        said = self._said
        if beside := self._beside(telling, topics):  # what is shown beside it has to have what they share
            said = topics_in(beside.text)
            shared = [word for word in shared if word in beside.terms.words]
            labels = [label for label in labels if label in said]
        labels = labels[:_TOPICS]
        # where both point to a topic by the same words, it is the words that they share; an index may know topics that
        # the list no longer has
        same = [label for label in labels if set(topics[label]) <= set(said.get(label, ()))]
        return Reason(
            told.sentence,
            told.text,
            words=_apart(
                [*(word for word in shared if word in self._own), *(word for label in same for word in topics[label])]
            )[:_WORDS],
            related=tuple(word for word in shared if word not in self._own)[:_WORDS],
            topics=tuple(label for label in labels if label not in same),
            beside=beside,
        )

    def _cut(self, text: str) -> _Cut:
        if text not in self._cuts:
            own = self._without_stock(text)
            cut = list(words(own, parts=True))
            self._cuts[text] = _Cut(own, cut, telling_words(cut))
        return self._cuts[text]

    def _without_stock(self, text: str) -> str:
        for span in reversed(self._stock.spans(text)):
            if span.end - span.start >= _PHRASE:
                text = text[: span.start] + "\n" + text[span.end :]
        return text

    def _beside(self, words: Iterable[str], topics: Iterable[str]) -> Sentence | None:
        """The sentence of what is asked that has most of these words and topics."""
        weights = self._words | {label_of(topic): weight for topic, weight in self._topics.items()}
        shared = weights.keys() & {*words, *topics}

        def weight(sentence: Sentence) -> float:
            terms = {*sentence.terms.words, *(label_of(topic.term) for topic in sentence.terms.topics)}
            return sum(weights[term] for term in shared & terms)

        return max(self._sources, key=weight, default=None)


def _apart(words: Iterable[str]) -> tuple[str, ...]:
    """Without those that are a part of another, or have a gap."""
    given = dict.fromkeys(word for word in words if word.isalnum())
    return tuple(word for word in given if not any(word != other and word in other for other in given))
