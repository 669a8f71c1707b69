"""Why a passage was found: the words that weigh, where they stand, and how much the place weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search.criteria import Bool, Criterion, HasWords, TextField
from search.dictionary import word_laid
from search.highlight import Stretch, find_words


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the question that stand in a field of the passage."""

    words: str
    field: TextField
    times: int  # that they stand there
    weight: float  # of words in this field; how rare the words are counts besides


def find_reasons(
    criterion: Criterion, texts: Mapping[TextField, str]
) -> tuple[tuple[Reason, ...], tuple[Stretch, ...]]:
    """The reasons, those of most weight first; and where words that weigh stand in the field `text`, in any order."""
    weights: dict[TextField, dict[tuple[str, ...], float]] = {field: {} for field in texts}
    for wanted in dict.fromkeys(_weighing(criterion)):
        if (known := weights.get(wanted.field)) is not None:
            known[wanted.words] = known.get(wanted.words, 0.0) + wanted.weight
    found = {field: find_words(text, weights[field]) for field, text in texts.items()}
    reasons: dict[tuple[TextField, str], Reason] = {}
    for field, standing in found.items():
        for sequence, stretches in standing.items():
            words, weight = _joined(sequence), weights[field][sequence]
            same = reasons.get((field, words))  # 中共中央, held as one word and as its two parts
            times = max(len(stretches), same.times if same else 0)
            reasons[field, words] = Reason(words, field, times, weight + (same.weight if same else 0.0))
    in_text = tuple(stretch for some in found.get("text", {}).values() for stretch in some)
    return tuple(sorted(reasons.values(), key=lambda reason: (-reason.weight, -len(reason.words)))), in_text


def _weighing(criterion: Criterion) -> Iterator[HasWords]:
    if isinstance(criterion, HasWords):
        yield criterion
    elif isinstance(criterion, Bool):
        for part in (*criterion.must, *criterion.should):
            yield from _weighing(part)


def _joined(sequence: tuple[str, ...]) -> str:
    """Words as people write them: Latin ones are parted by spaces."""
    text = word_laid(sequence[0]) or sequence[0]
    for word in sequence[1:]:
        text += f" {word}" if text[-1].isascii() and word[0].isascii() else word
    return text
