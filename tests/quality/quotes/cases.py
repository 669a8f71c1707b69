"""Cases with a seed: altered sentences of ingested documents, and sentences of others."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.ids import PassageId
from kg.model import DocumentRecord
from search.quotes.folding import Folded, fold_words
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
NAMED: dict[str, str] = {  # what is named as the source -> how
    "title": "据《{}》：“{}”",
    "place": "据{}介绍：“{}”",
    "body": "据{}介绍：“{}”",
    "person": "{}说：“{}”",
}
RIGHT, WRONG = ({what: f"{verdict} {what} named" for what in NAMED} for verdict in ("right", "wrong"))
APART, TOUCHING = "not ingested, no run of 10", "not ingested, shares runs"
_TYPES = {"body": "organisation", "person": "person"}
_ANYWHERE = tuple("省市县区旗州盟乡镇村")  # so begins what every place has: 市委宣传部 tells no source
_NICKNAME = re.compile("[老小阿].")  # which many have: 老李 tells no source
_RUN = 10  # characters, or units
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
    of_each = max(1, number // (len(ALTERED) + 2 * len(NAMED) + 2))
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
    """Sentences with a source that tells of them, and with one that does not."""
    plain = [sentence for sentence in ingested if not set(sentence.text) & set("“”《》")]
    for what, form in NAMED.items():
        naming = [sentence for sentence in plain if known.names(sentence.record, what)]
        for sentence in chance.sample(naming, min(of_each, len(naming))):
            true = known.passages_with(sentence)
            right = chance.choice(known.names(sentence.record, what))
            yield Case(RIGHT[what], form.format(right, sentence.text), true)
            other = chance.choice(naming).record
            wrong = chance.choice(known.names(other, what))
            if not known.stands_with(sentence.text, wrong, other):
                yield Case(WRONG[what], form.format(wrong, sentence.text), true)


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
        self._records = divided.ingested
        self._runs: set[str] = set()
        for record in divided.ingested:
            folded = [(passage.id, fold_words(passage.text)) for passage in record.passages]
            at, begins = 0, []
            for passage_id, words in folded:
                begins.append((at, passage_id))
                at += len(compared(words))
            self._texts.append(("".join(compared(words) for _, words in folded), begins))
            self._runs |= _runs([words for _, words in folded])

    def stands(self, words: str) -> bool:
        wanted = compared(fold_words(words))
        return any(wanted in text for text, _ in self._texts)

    def names(self, record: DocumentRecord, what: str) -> list[str]:
        """What may be named as the source of words of a document."""
        if what == "title":
            return [record.document.title] if len(record.document.title) > _LEAST else []
        if what == "place":
            return list(record.document.region[:1])
        named = [entity.canonical for entity in record.entities if entity.type == _TYPES[what]]
        if what == "body":
            return [name for name in named if not name.startswith(_ANYWHERE)]
        return [name for name in named if not _NICKNAME.fullmatch(name)]

    def stands_with(self, words: str, name: str, named: DocumentRecord) -> bool:
        """Whether words stand in a document that tells of a name, or of the place of one that does, or of one in it."""
        wanted, place = compared(fold_words(words)), set(named.document.region_ids[:1])
        return any(
            wanted in text and (_tells_of(record, name) or place & set(record.document.region_ids))
            for (text, _), record in zip(self._texts, self._records, strict=True)
        )

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
        return not self._runs.isdisjoint(_runs([fold_words(words)]))


def _runs(folded: Sequence[Folded]) -> set[str]:
    """Those of the units, in which all numerals are alike, and those of the characters, in which a numeral has several."""
    units = "".join(words.units for words in folded)
    written = "".join(
        words.numerals[at].written if at in words.numerals else unit
        for words in folded
        for at, unit in enumerate(words.units)
    )
    return {text[at : at + _RUN] for text in (units, written) for at in range(len(text) - _RUN + 1)}


def _tells_of(record: DocumentRecord, name: str) -> bool:
    return any(name in text for text in (record.document.title, *(passage.text for passage in record.passages)))
