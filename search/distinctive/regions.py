"""What is said of a region more than of the others, and what is said of its neighbours and never of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from search.distinctive.region_words import COUNTRY, RegionWordsView
from search.distinctive.significance import SIGNIFICANT, Standing, log_likelihood

LEAST_DOCUMENTS = 2  # that have a word, so that it is the word of a region and not of one document


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
    size, everywhere = view.size(region), view.size(COUNTRY)
    found = []
    for count in view.counts(region, documents=max(1, min(LEAST_DOCUMENTS, size.documents))):
        rest = everywhere.passages - size.passages
        standing = Standing(count.passages, size.passages, count.everywhere - count.passages, rest)
        if standing.is_commoner_here and (likelihood := log_likelihood(standing)) >= SIGNIFICANT:
            found.append(Distinctive(count.word, count.documents, standing, likelihood))
    kept = (one for one in found if not any(one.word in name for name in names))
    return sorted(kept, key=lambda one: (-one.likelihood, one.word))


def missing_words(
    view: RegionWordsView, region: str, neighbours: Iterable[str], *, names: Collection[str]
) -> list[Missing]:
    """Those distinctive of most neighbours first, then by significance."""
    here = {count.word for count in view.counts(region)}
    of_word: defaultdict[str, list[tuple[float, str, int]]] = defaultdict(list)
    for neighbour in neighbours:
        for one in distinctive_words(view, neighbour, names=names):
            if one.word not in here and one.documents >= LEAST_DOCUMENTS:
                of_word[one.word].append((-one.likelihood, neighbour, one.standing.here))
    missing = [
        Missing(word, tuple(id_ for _, id_, _ in found), sum(n for *_, n in found), -found[0][0])
        for word, found in ((word, sorted(found)) for word, found in of_word.items())
    ]
    return sorted(missing, key=lambda one: (-len(one.neighbours), -one.likelihood, one.word))
