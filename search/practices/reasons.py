"""Why a practice is similar: the sentences of it that say so, and what they share with what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ids import PassageId
from kg.model import Evidence
from search.practices.asked import Asked
from search.practices.terms import label_of, terms_of
from search.stock import StockPhrases

_REASONS = 3  # shown of one practice
_WORDS, _TOPICS = 5, 2  # named of one sentence
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


def reasons_for(
    sentences: Iterable[Evidence], texts: Mapping[PassageId, str], asked: Asked, stock: StockPhrases
) -> list[Reason]:
    """The sentences that share most, best first; a stock phrase is no reason. Where none shares a word, the first one."""
    told = [(sentence, texts[sentence.passage_id][sentence.start : sentence.end]) for sentence in sentences]
    weighed = sorted(((_weight(text, asked), sentence, text) for sentence, text in told), key=lambda one: -one[0])
    found: list[Reason] = []
    shared: set[str] = set()
    for weight, sentence, text in weighed:
        if weight <= _WEAK * weighed[0][0] or len(found) == _REASONS:
            break
        reason = _reason(sentence, text, asked, stock)
        new = {*reason.words, *reason.related, *reason.topics} - shared
        if new:
            found.append(reason)
            shared |= new
    return found or [Reason(sentence, text, (), (), ()) for sentence, text in told[:1]]


def _weight(text: str, asked: Asked) -> float:
    terms = terms_of(text)
    words = (
        asked.words.get(word, 0.0) * (1.0 if word in asked.own else _RELATED)
        for word in set(terms.words) - asked.common
    )
    return sum(words) + sum(asked.topics.get(topic, 0.0) for topic in set(terms.topics) - asked.common)


def _reason(sentence: Evidence, text: str, asked: Asked, stock: StockPhrases) -> Reason:
    own = text
    for span in reversed(stock.spans(text)):
        own = own[: span.start] + "\n" + own[span.end :]
    terms = terms_of(own)
    words = sorted((set(terms.words) - asked.common) & asked.words.keys(), key=lambda word: (-asked.words[word], word))
    topics = sorted(
        (set(terms.topics) - asked.common) & asked.topics.keys(), key=lambda topic: (-asked.topics[topic], topic)
    )
    return Reason(
        sentence,
        text,
        words=tuple(word for word in words if word in asked.own)[:_WORDS],
        related=tuple(word for word in words if word not in asked.own)[:_WORDS],
        topics=tuple(map(label_of, topics))[:_TOPICS],
    )
