"""Words that set a region apart, and those that only its neighbours use, each with where to read it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from kg.model import Evidence
from search.criteria import Bool, HasValue, HasWords
from search.distinctive.region_words import RegionWordsView
from search.distinctive.regions import Missing, distinctive_words, missing_words
from search.fold import fold
from search.index import PassageIndex
from web.objects import Passages, evidence_object
from web.region_initiatives import Region


def word_rows(region: Region, view: RegionWordsView) -> list[dict[str, Any]]:
    """The most significant first; `times`: how many times as great a share of the passages has it as elsewhere, or None."""
    rows = []
    for word, documents, standing, likelihood in distinctive_words(view, region.id, names=region.names):
        here, passages_here, elsewhere, passages_elsewhere = standing
        times = here * passages_elsewhere / (elsewhere * passages_here) if elsewhere else None
        rows.append(
            {
                "word": word,
                "passages": here,
                "documents": documents,
                "elsewhere": elsewhere,
                "times": None if times is None else round(times, 1),
                "likelihood": round(likelihood, 2),
            }
        )
    return rows


def missing_word_rows(
    region: Region, view: RegionWordsView, index: PassageIndex, passages: Passages, limit: int
) -> list[dict[str, Any]]:
    """Words that no passage about the region has, with a latest passage about a neighbour that has it."""
    missing = missing_words(view, region.id, region.neighbours, names=region.names)
    rows = (_missing_row(one, region, index, passages) for one in _unsaid(missing, region, index))
    return list(islice((row for row in rows if row), limit))


def _unsaid(missing: Iterable[Missing], region: Region, index: PassageIndex) -> Iterable[Missing]:
    """Those that stand in no longer word and no name of the region either."""
    return (
        one for one in missing if not index.find(_about(one.word, region.id), limit=0, offset=0, sort="newest").total
    )


def _missing_row(one: Missing, region: Region, index: PassageIndex, passages: Passages) -> dict[str, Any] | None:
    """None where the index has moved on meanwhile."""
    for hit in index.find(_about(one.word, one.neighbours[0]), limit=1, offset=0, sort="newest").hits:
        start = fold(passages[hit.passage_id][1].text).find(one.word)
        evidence = Evidence(hit.passage_id, max(start, 0), max(start, 0) + len(one.word))
        return {
            "word": one.word,
            "passages": one.passages,
            "neighbours": [{"id": place, "name": region.neighbours[place]} for place in one.neighbours],
            "likelihood": round(one.likelihood, 2),
            "words": evidence_object(evidence, passages),
        }
    return None


def _about(word: str, place: str) -> Bool:
    return Bool(must=(HasWords("text", (word,)),), filter=(HasValue("region", (place,)),))
