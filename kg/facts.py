"""Slogans, figures and contradictions of many documents, for a store that goes through their records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.ids import EntityId, ordinal_of
from kg.model import DocumentRecord, Figure, Slogan
from kg.views import Contradiction, FigureCounts, FigureFilter

_Told = TypeVar("_Told", Figure, Slogan)
_Value = TypeVar("_Value", bound=str)
_Shown = Callable[[EntityId], EntityId]  # the entity that is shown for one


def slogans_told(records: Iterable[DocumentRecord]) -> list[Slogan]:
    """All slogans, in order of evidence; the records stand in the order of their ids."""
    return [slogan for record in records for slogan in _as_read(record.slogans)]


def figures_told(
    records: Iterable[DocumentRecord], where: FigureFilter, shown: _Shown, lies_below: Callable[[EntityId], bool]
) -> list[Figure]:
    """The figures that fit, as GraphStore.find_figures sorts them; the year is for the caller to look at."""
    found = [
        figure
        for record in records
        for figure in _as_read(_owned_by_shown(record, shown))
        if where.subject in figure.subject
        and (not where.units or figure.unit in where.units)
        and (where.below in ("", *record.document.region_ids) or (figure.owner and lies_below(figure.owner)))
    ]
    return sorted(found, key=lambda figure: (not figure.subject, figure.subject, figure.unit))


def counted_figures(units: Mapping[str, int], years: Mapping[str, int], places: Mapping[EntityId, int]) -> FigureCounts:
    """In the order in which FigureCounts has them, without what counts nothing."""
    return FigureCounts(
        units=dict(_most_first(units)),
        years={year: years[year] for year in sorted(years, reverse=True) if year and years[year]},
        places=dict(_most_first(places)),
    )


def _most_first(counts: Mapping[_Value, int]) -> list[tuple[_Value, int]]:
    given = ((value, count) for value, count in counts.items() if value and count)
    return sorted(given, key=lambda item: (-item[1], item[0]))


def contradictions_told(records: Iterable[DocumentRecord], shown: _Shown) -> list[Contradiction]:
    """All contradictions, by document and in its order."""
    return [
        Contradiction(conflict.why, *(figures[place] for place in conflict.figures))
        for record in records
        for figures in [list(_owned_by_shown(record, shown))]
        for conflict in record.conflicts
    ]


def _owned_by_shown(record: DocumentRecord, shown: _Shown) -> Iterator[Figure]:
    return (replace(figure, owner=shown(figure.owner) if figure.owner else None) for figure in record.figures)


def _as_read(told: Iterable[_Told]) -> list[_Told]:
    """What one document tells, by where it stands."""
    return sorted(told, key=lambda one: (ordinal_of(one.evidence.passage_id), one.evidence.start, one.evidence.end))
