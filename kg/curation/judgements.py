"""Judgements: what all the steps of a ledger amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kg.curation.steps import (
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    RejectMention,
    RejectRelation,
    Rename,
    Retype,
    Undo,
    Words,
)
from kg.ids import EntityId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided, as it holds now. Of steps about the same thing the last one counts."""

    merges: tuple[Merge, ...] = ()  # in the order in which they were decided
    apart: frozenset[frozenset[EntityId]] = frozenset()  # pairs
    names: Mapping[EntityId, str] = field(default_factory=dict)
    types: Mapping[EntityId, str] = field(default_factory=dict)
    aliases: Mapping[EntityId, tuple[str, ...]] = field(default_factory=dict)  # sorted
    places: Mapping[EntityId, PinPlace] = field(default_factory=dict)
    mentions: tuple[RejectMention, ...] = ()  # that are none
    relations: tuple[RejectRelation, ...] = ()  # that are not borne out

    @property
    def words(self) -> list[Words]:
        """All the words that are rejected as mentions or as evidence."""
        return [step.words for step in self.mentions] + [step.words for step in self.relations]


def in_force(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that were not undone, without the undoing ones, in order. An undone undo restores what it undid."""
    undone: set[str] = set()
    kept = []
    for entry in reversed(entries):  # whatever undoes an entry stands after it
        if entry.id in undone:
            continue
        if isinstance(entry.step, Undo):
            undone.add(entry.step.entry)
        else:
            kept.append(entry)
    return kept[::-1]


def judgements_of(entries: Sequence[Entry]) -> Judgements:
    """What the entries, in the order in which they were made, amount to."""
    steps = [entry.step for entry in in_force(entries)]
    joined: dict[frozenset[EntityId], Merge] = {}
    apart: dict[frozenset[EntityId], None] = {}
    for step in steps:
        if isinstance(step, Merge):
            pair = frozenset((step.entity, step.into))
            apart.pop(pair, None)
            joined.pop(pair, None)
            joined[pair] = step
        elif isinstance(step, KeepApart):
            pair = frozenset((step.entity, step.other))
            joined.pop(pair, None)
            apart[pair] = None
    aliases: dict[EntityId, set[str]] = {}
    for step in _of(AddAlias, steps):
        aliases.setdefault(step.entity, set()).add(step.name)
    return Judgements(
        merges=tuple(joined.values()),
        apart=frozenset(apart),
        names={step.entity: step.name for step in _of(Rename, steps)},
        types={step.entity: step.type for step in _of(Retype, steps)},
        aliases={entity: tuple(sorted(names)) for entity, names in aliases.items()},
        places={step.entity: step for step in _of(PinPlace, steps)},
        mentions=tuple(dict.fromkeys(_of(RejectMention, steps))),
        relations=tuple(dict.fromkeys(_of(RejectRelation, steps))),
    )


def _of(kind: type[T], steps: Iterable[object]) -> list[T]:
    return [step for step in steps if isinstance(step, kind)]
