"""Which entities are shown as one: worked out for the names that documents touch; the rest is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.curation.joined import ByHand
from kg.ids import EntityId
from kg.resolution import Resolved, resolve
from kg.stores.neo4j_.server import Ask
from kg.stores.neo4j_.tally import Tally, compared, group_of, hidden_properties, shown_properties

_MEMBER = (
    " WHERE n.tally IS NOT NULL OPTIONAL MATCH (n)-[s:SHOWN_AS]->(t)"
    " RETURN n.id AS id, n.tally AS tally, t.id AS shown, s.rule AS rule, n.path AS path"
)
_BY_ID = f"UNWIND $keys AS key MATCH (n:Named {{id: key}}){_MEMBER}"
_BY_GROUP = f"UNWIND $keys AS key MATCH (n:Named {{group: key}}){_MEMBER}"
_SHOWN = (
    "UNWIND $ids AS id MATCH (n:Named {id: id}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t)"
    " RETURN id, coalesce(t.id, id) AS shown"
)


@dataclass(slots=True)
class Member:
    """An entity of the records, as its own documents have it."""

    id: EntityId
    tally: Tally = field(default_factory=Tally)
    shown: EntityId | None = None  # as the graph has it so far; None where it has no such entity
    rule: str = ""  # likewise
    path: tuple[str, ...] = ()  # likewise


Company = Callable[[Member], Collection[frozenset[str]]]  # see kg.sameness.Company


@dataclass(frozen=True, slots=True)
class Move:
    """That an entity of the records is to be shown as another than before."""

    id: EntityId
    before: EntityId
    after: EntityId


@dataclass(frozen=True)  # no slots: what is worked out is kept
class Plan:
    """What is to be written about entities."""

    members: Mapping[EntityId, Member]
    resolved: Mapping[EntityId, Resolved]
    counted: Collection[EntityId]  # their tallies have changed

    def before(self, id_: EntityId) -> EntityId:
        """What is shown for it so far."""
        return self.members[id_].shown or id_

    def after(self, id_: EntityId) -> EntityId:
        """What will be shown for it."""
        return self.resolved[id_].target if id_ in self.resolved else id_

    @cached_property
    def gone(self) -> list[EntityId]:
        """Entities that no document mentions any more."""
        return [id_ for id_, member in self.members.items() if member.shown and not member.tally.documents]

    @cached_property
    def moves(self) -> list[Move]:
        return [
            Move(id_, member.shown, self.after(id_))
            for id_, member in self.members.items()
            if member.shown and member.tally.documents and member.shown != self.after(id_)
        ]

    @cached_property
    def parts(self) -> dict[EntityId, list[Member]]:
        """What is to be shown, with all that it stands for, itself first; only where something changes."""
        parts: defaultdict[EntityId, list[Member]] = defaultdict(list)
        dirty = set[EntityId]()
        for id_, member in self.members.items():
            changed = id_ in self.counted or member.rule != self._rule(id_) or member.shown != self.after(id_)
            if changed:
                dirty |= {self.after(id_), self.after(self.before(id_))}
            if member.tally.documents:
                parts[self.after(id_)].append(member)
        return {id_: sorted(part, key=lambda m: m.id != id_) for id_, part in parts.items() if id_ in dirty}

    def rows(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Properties of the nodes that are shown, and of those that are not, with what is shown for these."""
        shown, hidden = [], []
        for target, (member, *others) in self.parts.items():
            rules = [self._rule(other.id) for other in others]
            shown.append(shown_properties(target, member.tally, [other.tally for other in others], rules))
            hidden += [
                {"properties": hidden_properties(other.id, other.tally), "shown": target, "rule": rule}
                for other, rule in zip(others, rules, strict=True)
            ]
        return shown, hidden

    def _rule(self, id_: EntityId) -> str:
        return self.resolved[id_].rule if id_ in self.resolved else ""


def plan(
    ask: Ask, deltas: Mapping[EntityId, Tally], judged: Iterable[EntityId], by_hand: ByHand, company: Company
) -> Plan:
    """What follows from changed tallies, and from what people decided about the entities `judged`."""
    members = _load(ask, _BY_ID, sorted({*deltas, *judged}))
    groups = _groups(members.values())
    for id_, delta in deltas.items():
        members.setdefault(id_, Member(id_)).tally.add(delta)
    waiting, done = groups | _groups(members.values()), set[str]()
    while waiting:
        members = _load(ask, _BY_GROUP, sorted(waiting)) | members
        done |= waiting
        tied = (by_hand.linked(members) | {member.shown or member.id for member in members.values()}) - members.keys()
        members = _load(ask, _BY_ID, sorted(tied)) | members
        waiting = _groups(members.values()) - done
    known = [compared(member.id, member.tally) for member in members.values() if member.tally.documents]
    resolved = resolve(known, lambda id_: company(members[id_]), by_hand.about(members))
    return Plan(members, resolved, deltas.keys())


def shown_for(ask: Ask, ids: Iterable[EntityId]) -> dict[EntityId, EntityId]:
    """What is shown for entities of the records, as the graph has it; unknown ids are passed over."""
    wanted = sorted(set(ids))
    return {row["id"]: row["shown"] for row in ask(_SHOWN, ids=wanted)} if wanted else {}


def _load(ask: Ask, cypher: str, keys: list[Any]) -> dict[EntityId, Member]:
    rows = ask(cypher, keys=keys) if keys else []
    return {
        row["id"]: Member(
            id=row["id"],
            tally=Tally.from_json(row["tally"]),
            shown=row["shown"] or row["id"],
            rule=row["rule"] or "",
            path=tuple(row["path"] or ()),
        )
        for row in rows
    }


def _groups(members: Iterable[Member]) -> set[str]:
    return {group_of(member.tally.reading) for member in members if member.tally.documents}
