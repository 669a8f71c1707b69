"""Slogans of many documents folded: one entry for a slogan, one spelling for each way of spelling it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.dates import by_last_day
from kg.ids import PassageId
from kg.model import Document, Slogan


@dataclass(frozen=True, slots=True)
class ToldSlogan:
    """A slogan where a document spells it out."""

    slogan: Slogan
    document: Document


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of spelling a slogan out, and who does so: the earliest first, undated last."""

    components: tuple[str, ...]
    told: tuple[ToldSlogan, ...]  # at least one


@dataclass(frozen=True, slots=True)
class FoldedSlogan:
    """A slogan with all its spellings, that of most documents first, then the earliest."""

    surface: str
    spellings: tuple[Spelling, ...]  # at least one

    def holds(self, words: str) -> bool:
        """Whether the slogan or one of its components has the words."""
        return any(words in text for spelling in self.spellings for text in (self.surface, *spelling.components))

    @property
    def documents(self) -> int:
        """How many documents spell it out."""
        return len({told.document.id for told in self.told})

    @property
    def told(self) -> tuple[ToldSlogan, ...]:
        """Wherever it is spelled out, the earliest first, undated last."""
        return _earliest_first(told for spelling in self.spellings for told in spelling.told)


def fold_slogans(slogans: Iterable[Slogan], document_of: Callable[[PassageId], Document]) -> list[FoldedSlogan]:
    """Those of most documents first, then those with most spellings, then by character."""
    told = sorted((ToldSlogan(s, document_of(s.evidence.passage_id)) for s in slogans), key=lambda t: t.slogan.surface)
    folded = [FoldedSlogan(name, _spellings(same)) for name, same in groupby(told, lambda t: t.slogan.surface)]
    return sorted(folded, key=lambda one: (-one.documents, -len(one.spellings), one.surface))


def _spellings(told: Iterable[ToldSlogan]) -> tuple[Spelling, ...]:
    by_components: dict[tuple[str, ...], list[ToldSlogan]] = {}
    for one in _earliest_first(told):
        by_components.setdefault(one.slogan.components, []).append(one)
    spellings = [Spelling(components, tuple(same)) for components, same in by_components.items()]
    return tuple(sorted(spellings, key=lambda spelling: -len(spelling.told)))


def _earliest_first(told: Iterable[ToldSlogan]) -> tuple[ToldSlogan, ...]:
    return tuple(sorted(told, key=lambda t: (by_last_day(t.document.date), t.slogan.evidence)))
