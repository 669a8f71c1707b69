"""Why a passage was found: the words that weigh, where they stand, and how much the place weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from search.criteria import Criterion, HasWords, TextField, weighing_words
from search.dictionary import word_laid
from search.highlight import find_words


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the question that stand in a field of the passage."""

    words: str
    field: TextField
    times: int  # that they stand there
    weight: float  # of words in this field
    passages: int  # of all, that have them in this field: the fewer, the more they count


def find_reasons(
    criterion: Criterion, texts: Mapping[TextField, str], count: Callable[[HasWords], int]
) -> tuple[Reason, ...]:
    """The reasons, those of most weight first; `count` says how many passages have words in a field."""
    asked: dict[TextField, dict[tuple[str, ...], HasWords]] = {field: {} for field in texts}
    for wanted in dict.fromkeys(weighing_words(criterion)):
        if wanted.field in asked:
            known = asked[wanted.field].get(wanted.words)
            weight = wanted.weight + (known.weight if known else 0.0)
            asked[wanted.field][wanted.words] = replace(wanted, weight=weight)
    found = {field: find_words(text, asked[field]) for field, text in texts.items()}
    reasons: dict[tuple[TextField, str], Reason] = {}
    for field, standing in found.items():
        for sequence, stretches in standing.items():
            words, wanted = _joined(sequence), asked[field][sequence]
            reason = Reason(words, field, len(stretches), wanted.weight, count(replace(wanted, weight=1.0)))
            same = reasons.get((field, words))  # 中共中央, held as one word and as its two parts
            reasons[field, words] = _merged(reason, same) if same else reason
    return tuple(sorted(reasons.values(), key=lambda reason: (-reason.weight, -len(reason.words))))


def _merged(one: Reason, other: Reason) -> Reason:
    times, passages = max(one.times, other.times), max(one.passages, other.passages)
    return Reason(one.words, one.field, times, one.weight + other.weight, passages)


def _joined(sequence: tuple[str, ...]) -> str:
    """Words as people write them: Latin ones are parted by spaces."""
    text = word_laid(sequence[0]) or sequence[0]
    for word in sequence[1:]:
        text += f" {word}" if text[-1].isascii() and word[0].isascii() else word
    return text
