"""Cases with a seed: altered sentences of ingested documents, and sentences of others."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.ids import PassageId
from search.quotes.folding import fold_words
from tests.quality.quotes import alterations
from tests.quality.quotes.corpus import Divided, Sentence, compared, sentences

Alter = Callable[[str, random.Random], str | None]
SAME: dict[str, Alter] = {
    "exact": alterations.exact,
    "other punctuation": alterations.other_punctuation,
    "spaces": alterations.spaces,
    "line breaks": alterations.line_breaks,
    "other width": alterations.other_width,
}
NEAR: dict[str, Alter] = {
    "one character changed": alterations.one_character,
    "inner clause dropped": alterations.clause_dropped,
    "two clauses swapped": alterations.clauses_swapped,
}
FIGURES: dict[str, Alter] = {
    "figure changed": alterations.figure,
    "decimal point changed": alterations.decimal_point,
    "percent sign dropped": alterations.percent_sign,
}
ALTERED = SAME | NEAR | FIGURES
RIGHT, WRONG = "right source named", "wrong source named"
APART, TOUCHING = "not ingested, no run of 10", "not ingested, shares runs"
_RUN = 10  # units
_LEAST = 8  # units of altered words


@dataclass(frozen=True, slots=True)
class Case:
    """Words to be looked up."""

    kind: str
    words: str
    true: frozenset[PassageId] = field(default=frozenset())  # passages in which the sentence begins, unaltered


@dataclass(slots=True)
class Cases:
    """What was made, and how many altered sentences were thrown away because they stand somewhere."""

    made: list[Case]
    thrown_away: int


def make_cases(divided: Divided, number: int, *, seed: int) -> Cases:
    """About so many, the same for the same seed."""
    chance = random.Random(seed)
    of_each = max(1, number // (len(ALTERED) + 4))
    known = _Known(divided)
    cases = Cases([], 0)
    ingested = sentences(divided.ingested)
    for kind, alter in ALTERED.items():
        left = of_each
        for sentence in chance.sample(ingested, len(ingested)):
            if not left:
                break
            altered = alter(sentence.text, chance)
            if altered is None or len(fold_words(altered).units) < _LEAST:
                continue
            if kind not in SAME and known.stands(altered):
                cases.thrown_away += 1
                continue
            cases.made.append(Case(kind, altered, known.passages_with(sentence)))
            left -= 1
    cases.made += _named(known, ingested, of_each, chance)
    cases.made += _others(known, chance.sample(sentences(divided.others), len(sentences(divided.others))), of_each)
    return cases


def _named(known: _Known, ingested: list[Sentence], of_each: int, chance: random.Random) -> Iterator[Case]:
    """Sentences with the title of their document, or of one that does not have them."""
    titled = [
        sentence for sentence in ingested if len(sentence.title) > _LEAST and not set(sentence.text) & set("“”《》")
    ]
    for sentence, other in zip(chance.sample(titled, of_each), chance.sample(titled, of_each), strict=True):
        true = known.passages_with(sentence)
        yield Case(RIGHT, f"据《{sentence.title}》：“{sentence.text}”", true)
        if not known.stands_under(sentence.text, other.title):
            yield Case(WRONG, f"据《{other.title}》：“{sentence.text}”", true)


def _others(known: _Known, strange: list[Sentence], of_each: int) -> Iterator[Case]:
    left = {APART: of_each, TOUCHING: of_each}
    for sentence in strange:
        kind = TOUCHING if known.shares_run(sentence.text) else APART
        if left[kind] and not known.stands(sentence.text):
            left[kind] -= 1
            yield Case(kind, sentence.text)


class _Known:
    """What stands in the ingested documents."""

    def __init__(self, divided: Divided) -> None:
        self._texts: list[tuple[str, list[tuple[int, PassageId]]]] = []
        self._titles = [record.document.title for record in divided.ingested]
        self._runs: set[str] = set()
        for record in divided.ingested:
            folded = [(passage.id, fold_words(passage.text)) for passage in record.passages]
            at, begins = 0, []
            for passage_id, words in folded:
                begins.append((at, passage_id))
                at += len(compared(words))
            self._texts.append(("".join(compared(words) for _, words in folded), begins))
            units = "".join(words.units for _, words in folded)
            self._runs.update(units[at : at + _RUN] for at in range(len(units) - _RUN + 1))

    def stands(self, words: str) -> bool:
        wanted = compared(fold_words(words))
        return any(wanted in text for text, _ in self._texts)

    def stands_under(self, words: str, title: str) -> bool:
        wanted = compared(fold_words(words))
        return any(wanted in text for (text, _), known in zip(self._texts, self._titles, strict=True) if title in known)

    def passages_with(self, sentence: Sentence) -> frozenset[PassageId]:
        wanted = compared(fold_words(sentence.text))
        found = {sentence.passage_id}
        for text, begins in self._texts:
            at = text.find(wanted)
            while at >= 0:
                found.add(max(begin for begin in begins if begin[0] <= at)[1])
                at = text.find(wanted, at + 1)
        return frozenset(found)

    def shares_run(self, words: str) -> bool:
        units = fold_words(words).units
        return any(units[at : at + _RUN] in self._runs for at in range(len(units) - _RUN + 1))
