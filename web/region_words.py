"""Words that set a region apart, and those that only its neighbours use, each with where to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ingest.gazetteer import load_gazetteer
from kg.ids import DocumentId, PassageId, document_of
from kg.model import Evidence
from search.criteria import Bool, HasValue, HasWords
from search.distinctive.region_words import RegionWordsView
from search.distinctive.regions import LEAST_DOCUMENTS, Missing, distinctive_words, missing_words
from search.fold import fold
from search.index import PassageIndex
from search.lineage.kept import LineageView
from web.objects import Passages, evidence_object
from web.region_initiatives import Region

_LOOKED_AT = 10  # documents that have a word; more of them are hardly one text


class WordTables:
    """The words of one region, in one state of the files beside the index. What was reprinted counts as one text."""

    def __init__(self, region: Region, index: PassageIndex, words: RegionWordsView, lineage: LineageView) -> None:
        self._region = region
        self._index = index
        self._words = words
        self._lineage = lineage

    @property
    def passages(self) -> int:
        """How many passages there are about the region."""
        return self._words.size(self._region.id).passages

    def texts(self, documents: Iterable[DocumentId]) -> int:
        """How many texts some documents are."""
        return len({min(self._lineage.family_of(document), default=document) for document in documents})

    def distinctive(self, least: int) -> Iterator[dict[str, Any]]:
        """Words that stand in at least so many texts about the region, the most significant first.

        `times`: how many times as great a share of the passages has it as elsewhere, None where none has it there.
        """
        for word, documents, standing, likelihood in distinctive_words(
            self._words, self._region.id, names=self._region.names
        ):
            if self._is_a_place(word):
                continue
            if documents > _LOOKED_AT or self._texts_with(word, self._region.id) >= least:
                here, passages_here, elsewhere, passages_elsewhere = standing
                times = here * passages_elsewhere / (elsewhere * passages_here) if elsewhere else None
                yield {
                    "word": word,
                    "passages": here,
                    "documents": documents,
                    "elsewhere": elsewhere,
                    "times": None if times is None else round(times, 1),
                    "likelihood": round(likelihood, 2),
                }

    def missing(self, passages: Passages) -> Iterator[dict[str, Any]]:
        """Words that no passage about the region has, with a latest passage about a neighbour that has it."""
        region = self._region
        for one in missing_words(self._words, region.id, region.neighbours, names=region.names):
            first = one.neighbours[0]
            if self._is_a_place(one.word) or self._has(one.word, region.id):  # inside a longer word, or a name
                continue
            if len(one.neighbours) > 1 or self._texts_with(one.word, first) >= LEAST_DOCUMENTS:
                hits = self._index.find(_about(one.word, first), limit=1, offset=0, sort="newest").hits
                yield from (_missing_row(one, hit.passage_id, region, passages) for hit in hits)

    def _is_a_place(self, word: str) -> bool:
        """The name, without its kind, of a county or what is wider, or of any place in the region."""
        gazetteer = load_gazetteer()
        wide = any(place.level != "town" for place in gazetteer.find_stem(word))
        return wide or bool(gazetteer.find_stem(word, within=self._region.id))

    def _has(self, word: str, place: str) -> bool:
        return self._index.find(_about(word, place), limit=0, offset=0, sort="newest").total > 0

    def _texts_with(self, word: str, place: str) -> int:
        """As far as the first documents tell."""
        found = self._index.find(_about(word, place), limit=_LOOKED_AT, offset=0, sort="newest", per_document=True)
        return self.texts(document_of(hit.passage_id) for hit in found.hits)


def _about(word: str, place: str) -> Bool:
    """What finds the passages about a place that have a word."""
    return Bool(must=(HasWords("text", (word,)),), filter=(HasValue("region", (place,)),))


def _missing_row(one: Missing, passage_id: PassageId, region: Region, passages: Passages) -> dict[str, Any]:
    start = max(fold(passages[passage_id][1].text).find(one.word), 0)
    return {
        "word": one.word,
        "passages": one.passages,
        "neighbours": [{"id": place, "name": region.neighbours[place]} for place in one.neighbours],
        "likelihood": round(one.likelihood, 2),
        "words": evidence_object(Evidence(passage_id, start, start + len(one.word)), passages),
    }
