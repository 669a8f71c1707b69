"""Why a practice is similar: the sentences of it that say so, and what they share with what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import PassageId
from kg.model import Evidence
from search.practices.asked import Asked
from search.practices.terms import label_of, terms_of
from search.stock import StockPhrases
from search.topics import pattern_of, topics_in
from search.vectors.encoder import encode

_SENTENCE = 12  # characters; what is shorter is a heading or a date
_LOOKED_AT = 6  # sentences that may share most
_REASONS = 3  # shown of one practice
_WORDS, _TOPICS = 5, 2  # named of one sentence
_PHRASE = 6  # characters; a stock phrase that is shorter is a word
_RELATED = 0.5  # of a word that only says much the same
_WEAK = 0.35  # of the weight of the best: what shares so little adds nothing
_BY_MEANING = "意思相近"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and what it shares with what is asked."""

    sentence: Evidence
    text: str
    words: tuple[str, ...]  # that stand in both, the most telling first
    related: tuple[str, ...]  # that say much the same as one that is asked
    topics: tuple[str, ...]  # labels of search.topics

    @property
    def why(self) -> str:
        """In one line."""
        said = ("共同的词语", self.words), ("相近的词语", self.related), ("同一话题", self.topics)
        return "；".join(f"{what}：{'、'.join(which)}" for what, which in said if which) or _BY_MEANING


class Reasons:
    """Finds them for one question. What is common, and stock phrases, are none."""

    def __init__(self, asked: Asked, stock: StockPhrases) -> None:
        self._text = asked.texts[0]
        self._own = asked.own
        self._stock = stock
        self._words = {word: weight for word, weight in asked.words.items() if word not in asked.common}
        self._topics = {topic: weight for topic, weight in asked.topics.items() if topic not in asked.common}
        self._said = topics_in("\n".join(asked.texts))
        self._pointing = [(pattern_of(label_of(topic)), weight) for topic, weight in self._topics.items()]

    def among(self, sentences: Iterable[Evidence], texts: Mapping[PassageId, str]) -> list[Reason]:
        """The sentences that share most, best first, each with something new; where none shares any, the nearest in meaning."""
        told = [(sentence, texts[sentence.passage_id][sentence.start : sentence.end]) for sentence in sentences]
        likely = sorted(told, key=lambda one: -self._likely(one[1]))[:_LOOKED_AT]
        weighed = sorted(((self._weight(text), sentence, text) for sentence, text in likely), key=lambda one: -one[0])
        found: list[Reason] = []
        shared: set[str] = set()
        for weight, sentence, text in weighed:
            if weight <= _WEAK * weighed[0][0] or len(found) == _REASONS:
                break
            reason = self._reason(sentence, text)
            if new := {*reason.words, *reason.related, *reason.topics} - shared:
                found.append(reason)
                shared |= new
        return found or self._nearest(told)

    def _nearest(self, told: Sequence[tuple[Evidence, str]]) -> list[Reason]:
        """Of the first sentences that are no headings, the one that means most like what is asked."""
        telling = [one for one in told if len(one[1]) >= _SENTENCE][:_LOOKED_AT] or told[:1]
        if not telling:
            return []
        vectors = encode([self._text, *(text for _, text in telling)])
        sentence, text = telling[int((vectors[1:] @ vectors[0]).argmax())]
        return [Reason(sentence, text, (), (), ())]

    def _likely(self, text: str) -> float:
        """By the characters alone: many sentences are to be looked at, and cutting words takes time."""
        words = sum(weight for word, weight in self._words.items() if word in text)
        return words + sum(weight for pointing, weight in self._pointing if pointing.search(text))

    def _weight(self, text: str) -> float:
        terms = terms_of(text)
        words = (self._words.get(word, 0.0) * (1.0 if word in self._own else _RELATED) for word in set(terms.words))
        return sum(words) + sum(self._topics.get(topic, 0.0) for topic in set(terms.topics))

    def _reason(self, sentence: Evidence, text: str) -> Reason:
        own = text
        for span in reversed(self._stock.spans(text)):
            if span.end - span.start >= _PHRASE:
                own = own[: span.start] + "\n" + own[span.end :]
        words = _weightiest(self._words, terms_of(own).words)
        topics = topics_in(own)
        labels = [label for label in map(label_of, self._topics) if label in topics][:_TOPICS]
        # where both point to a topic by the same words, it is the words that they share
        same = [word for label in labels if set(topics[label]) <= set(self._said[label]) for word in topics[label]]
        return Reason(
            sentence,
            text,
            words=_apart([*(word for word in words if word in self._own), *same])[:_WORDS],
            related=tuple(word for word in words if word not in self._own)[:_WORDS],
            topics=tuple(label for label in labels if not set(topics[label]) <= set(self._said[label])),
        )


def _apart(words: Iterable[str]) -> tuple[str, ...]:
    """Without those that are a part of another, or have a gap."""
    given = dict.fromkeys(word for word in words if word.isalnum())
    return tuple(word for word in given if not any(word != other and word in other for other in given))


def _weightiest(weights: Mapping[str, float], terms: Iterable[str]) -> list[str]:
    return sorted(set(terms) & weights.keys(), key=lambda term: (-weights[term], term))
