"""What is said of a region more than of the others, and what is said of its neighbours and never of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from search.analyzer import names_place
from search.distinctive.region_words import COUNTRY, RegionWordsView, WordCount
from search.distinctive.significance import SIGNIFICANT, Standing, log_likelihood
from search.lexicon import general_words

LEAST_DOCUMENTS = 2  # that have a word, so that it is the word of a region and not of one document
_NUMBER = re.compile("[第约近]?[〇零一二三四五六七八九十百千万亿两几数]+[多余来]?")
_LEAST_PASSAGES = 2  # what is said once tells nothing of a region


class Distinctive(NamedTuple):
    """A word that a region has more than the rest of the country."""

    word: str
    documents: int  # about the region that have it
    standing: Standing
    likelihood: float  # G²


class Missing(NamedTuple):
    """A word that is distinctive of neighbours of a region and stands in no passage about it."""

    word: str
    neighbours: tuple[str, ...]  # regions, that for which it is most distinctive first
    passages: int  # about these that have it
    likelihood: float  # G², the highest of them


def distinctive_words(view: RegionWordsView, region: str, *, names: Collection[str]) -> list[Distinctive]:
    """The words of a region by significance, without those that stand in one of some names.

    Of a region with less than LEAST_DOCUMENTS documents: words of one document.
    """
    least = max(1, min(LEAST_DOCUMENTS, view.size(region).documents))
    found = _significant(view, region, view.counts(region, documents=least), names)
    return sorted(found, key=lambda one: (-one.likelihood, one.word))


def missing_words(
    view: RegionWordsView, region: str, neighbours: Iterable[str], *, names: Collection[str]
) -> list[Missing]:
    """Those distinctive of most neighbours first, then by significance."""
    of_word: defaultdict[str, list[tuple[float, str, int]]] = defaultdict(list)
    for neighbour in neighbours:
        unsaid = view.counts(neighbour, documents=LEAST_DOCUMENTS, unsaid_of=region)
        for one in _significant(view, neighbour, unsaid, names):
            of_word[one.word].append((-one.likelihood, neighbour, one.standing.here))
    missing = [
        Missing(word, tuple(id_ for _, id_, _ in found), sum(n for *_, n in found), -found[0][0])
        for word, found in ((word, sorted(found)) for word, found in of_word.items())
    ]
    return sorted(missing, key=lambda one: (-len(one.neighbours), -one.likelihood, one.word))


def _significant(
    view: RegionWordsView, region: str, counts: Iterable[WordCount], names: Collection[str]
) -> Iterator[Distinctive]:
    """Of the words of a region those that it clearly has more than the rest, and that stand in none of some names.

    Words of grammar, and words that are frequent in any text, say nothing of a place; names of places set it apart by
    nature, and numbers by chance.
    """
    size, everywhere = view.size(region), view.size(COUNTRY)
    for word, here, documents, having in counts:
        if here < _LEAST_PASSAGES:
            continue
        standing = Standing(here, size.passages, having - here, everywhere.passages - size.passages)
        if not standing.is_commoner_here or (likelihood := log_likelihood(standing)) < SIGNIFICANT:
            continue
        if word in general_words() or _NUMBER.fullmatch(word) or names_place(word):
            continue
        if not any(word in name for name in names):
            yield Distinctive(word, documents, standing, likelihood)
