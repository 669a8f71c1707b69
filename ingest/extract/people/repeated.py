"""Names that a document tells more than once: without evidence where it gave some before, or by how often they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.claims import is_doctrine
from ingest.extract.people.evidence import is_clear_end, is_edge
from ingest.extract.people.names import FAMILIAR, name_ends, surnames_in
from ingest.extract.people.short_names import PersonClaim, familiar_alone
from ingest.lexicon import words_of
from ingest.surnames import SURNAMES_AS_WORDS

_TWICE = 2  # times that a familiar name (老陈) must stand alone
_OFTEN = 3  # times that a stretch of the shape of a name must stand in a document to be one


def repeated_names(passages: Sequence[PassageWords]) -> list[str]:
    """Names that the document has often enough to be names without other evidence, and those all the country knows."""
    familiar = _at_least(_TWICE, (name for words in passages for name in familiar_alone(words)))
    often = _at_least(_OFTEN, (name for words in passages for name in _often_alone(words)))
    known = [name for name in words_of("national_figures.txt") if len(name) > 2]  # 汪洋 is a word, 李强 anybody
    return [*familiar, *often, *known]


def named_again(words: PassageWords, claims: Sequence[PersonClaim], names: Collection[str]) -> Iterator[PersonClaim]:
    """Where the passage has one of the names without further evidence."""
    taken = {position for claim in claims for position in range(claim.start, claim.end)}
    for name in sorted((name for name in names if name in words.text), key=lambda name: (-len(name), name)):
        for start, end in _places_of(name, words.text):
            whole = words.begins_at(start) and words.ends_at(end)
            if whole and taken.isdisjoint(range(start, end)) and not is_doctrine(words.text, end):
                taken.update(range(start, end))
                partial = len(name) == 2 and name[0] in FAMILIAR
                yield PersonClaim(start, end, name, "", "", partial, "named_again")


def _places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + len(name))


def _at_least(times: int, names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count >= times]


def _often_alone(words: PassageWords) -> Iterator[str]:
    """Stretches of three characters that have the shape of a name and stand between borders.

    One alone proves nothing; a document that has the same several times speaks of a person.
    """
    for start, given in surnames_in(words):
        end = given + 2
        if not (words.begins_at(start) and words.ends_at(given)) or words.text[start:given] in SURNAMES_AS_WORDS:
            continue
        if is_edge(words, start) and is_clear_end(words, end) and end in name_ends(words, start, given):
            yield words.text[start:end]
