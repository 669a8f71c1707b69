"""Which practices are wanted, and in what turns."""

from __future__ import annotations

from dataclasses import dataclass

from search.practices.tables import Facts


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which practices are wanted, and in what turns."""

    regions: frozenset[str] = frozenset()  # ids of places: only what lies there
    not_regions: frozenset[str] = frozenset()  # nor there
    years: tuple[int, int] | None = None  # first and last
    level: str = ""  # one of search.practices.profile_fields.LEVELS
    field: str = ""  # one of search.practices.profile_fields.FIELDS
    by_province: bool = False  # one of each province before the second of any

    def admits(self, facts: Facts) -> bool:
        """Whether a unit is wanted; an undated one is not where years are asked for."""
        return (
            (not self.regions or not self.regions.isdisjoint(facts.places))
            and self.not_regions.isdisjoint(facts.places)
            and (not self.years or (facts.year != "" and self.years[0] <= int(facts.year) <= self.years[1]))
            and self.level in ("", facts.level)
            and (not self.field or self.field in facts.fields)
        )


EVERYTHING = Narrowing()
