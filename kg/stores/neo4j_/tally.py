"""What the documents that name an entity say of it, counted so that a document can be taken out again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.ids import EntityId
from kg.model import Entity
from kg.names import folded, name_key
from kg.pinyin import spell
from kg.resolution import Namesake
from kg.stores.merged import aliases, merged_reading, namesake
from kg.stores.sums import Reading, parent_of, place_path, prevailing

_Fields = tuple[str, str, str, tuple[tuple[str, str], ...]]  # type, canonical, scope, attrs: what makes a reading


@dataclass(slots=True)
class Tally:
    """Kept with each entity of the records, as JSON; all that is told of an entity follows from it."""

    readings: Counter[_Fields] = field(default_factory=Counter)  # to documents
    surfaces: Counter[str] = field(default_factory=Counter)  # to mentions
    dates: Counter[str] = field(default_factory=Counter)  # to documents; "" for the undated

    @classmethod
    def of(cls, entity: Entity, date: str) -> Tally:
        """What one document says."""
        fields = (entity.type, entity.canonical, entity.scope, tuple(sorted(entity.attrs.items())))
        return cls(Counter([fields]), Counter(mention.surface for mention in entity.mentions), Counter([date]))

    @classmethod
    def from_json(cls, text: str) -> Tally:
        data = json.loads(text)
        readings = {
            (type_, canonical, scope, tuple(sorted(attrs.items()))): documents
            for type_, canonical, scope, attrs, documents in data["readings"]
        }
        return cls(Counter(readings), Counter(data["surfaces"]), Counter(data["dates"]))

    def to_json(self) -> str:
        readings = [
            [type_, canonical, scope, dict(attrs), documents]
            for (type_, canonical, scope, attrs), documents in sorted(self.readings.items())
        ]
        return json.dumps(
            {"readings": readings, "surfaces": self.surfaces, "dates": self.dates}, ensure_ascii=False, sort_keys=True
        )

    def add(self, other: Tally, times: int = 1) -> None:
        """Count what another one counts; with -1, take it out."""
        for mine, theirs in zip(self._counters(), other._counters(), strict=True):
            for key, count in theirs.items():
                mine[key] += times * count
                if not mine[key]:
                    del mine[key]

    @property
    def documents(self) -> int:
        return self.readings.total()

    @property
    def each_reading(self) -> list[tuple[Reading, int]]:
        """Each reading with the number of documents that have it."""
        return [
            (Reading(type_, canonical, scope, dict(attrs)), documents)
            for (type_, canonical, scope, attrs), documents in self.readings.items()
        ]

    @property
    def reading(self) -> Reading:
        """Raises ValueError where no document is counted."""
        return prevailing(self.each_reading)

    def _counters(self) -> tuple[Counter[Any], Counter[Any], Counter[Any]]:
        return self.readings, self.surfaces, self.dates


def group_of(reading: Reading) -> str:
    """Only entities of one group are ever compared."""
    return f"{reading.type}|{name_key(reading.type, reading.canonical)}"


def compared(entity_id: EntityId, tally: Tally) -> Namesake:
    """The entity as it is compared with others."""
    return namesake(entity_id, tally.reading, tally.documents)


def hidden_properties(entity_id: EntityId, tally: Tally) -> dict[str, Any]:
    """The node of an entity that another one is shown for."""
    own = tally.reading
    return {
        "id": entity_id,
        "name": own.canonical,
        "type": own.type,
        "scope": own.scope,
        "group": group_of(own),
        "tally": tally.to_json(),
    }


def shown_properties(
    entity_id: EntityId, tally: Tally, others: Sequence[Tally] = (), rules: Sequence[str] = ()
) -> dict[str, Any]:
    """The node of an entity that is shown, for itself and for `others`, which are one with it by `rules`.

    `documents` is right only where there are no others: two of them may stand in one document.
    """
    together = Tally()
    for one in (tally, *others):
        together.add(one)
    reading = tally.reading
    if others:
        reading = merged_reading(reading, together.each_reading, rules)
    names = aliases(
        together.surfaces, reading.canonical, [t.reading.canonical for t in others], reading.attrs.get("also", "")
    )
    path = place_path(entity_id, reading)
    dates = sorted(date for date in together.dates if date)
    return {
        **hidden_properties(entity_id, tally),
        **reading.attrs,
        "scope": reading.scope,
        "aliases": list(names),
        "typed": _typed((reading.canonical, *names)),
        "documents": together.documents,
        "mentions": together.surfaces.total(),
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
        "years": sorted({date[:4] for date in together.dates}),
        "path": list(path),
        "parent": parent_of(path, reading),
    }


def _typed(names: Sequence[str]) -> list[str]:
    """All ways in which names are typed: as written, in pinyin, by initials."""
    return sorted({form for name in names for form in (folded(name), *spell(name)) if form})
