"""Which entities are shown as one, kept up to date for the names that a document touches; the rest is left alone.

`entities.shown` is NULL for an entity that stands alone. Those that are one all have the key of the one that is shown,
itself included, and its row holds the sums of all of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.curation.joined import ByHand
from kg.curation.judgements import Judgements
from kg.ids import EntityId
from kg.resolution import Resolved, resolve
from kg.sameness import keeps_company
from kg.sqlite_ import Connection
from kg.stores.merged import merged_reading, namesake
from kg.stores.sqlite.totals import put_reading
from kg.stores.sums import Reading, prevailing

NameKey = tuple[str, str]  # type and kg.names.name_key

_READINGS = (
    "SELECT e.key, e.id, e.shown, r.type, r.canonical, r.scope, r.attrs, r.documents"
    " FROM entities e JOIN readings r ON r.entity = e.key WHERE e.name_key = ? AND e.type = ? ORDER BY e.key"
)


@dataclass(frozen=True, slots=True)
class _Member:
    """An entity of a group, as its own documents have it."""

    key: int
    id: EntityId
    shown: int | None  # as the table has it so far
    readings: list[tuple[Reading, int]]

    @property
    def reading(self) -> Reading:
        return self.readings[0][0] if len(self.readings) == 1 else prevailing(self.readings)

    @property
    def documents(self) -> int:
        return sum(documents for _, documents in self.readings)


def name_keys(connection: Connection, ids: Iterable[EntityId]) -> set[NameKey]:
    """The groups that entities stand in; unknown ids are passed over."""
    return set(
        connection.execute(
            "SELECT type, name_key FROM entities WHERE id IN (SELECT value FROM json_each(?))", (json.dumps([*ids]),)
        )
    )


def regroup(connection: Connection, touched: Iterable[NameKey], by_hand: ByHand) -> None:
    """Resolve the groups anew, with those that merges tie to them, and sum up anew what was or is shown as one."""
    waiting = set(touched)
    while waiting:
        members: dict[EntityId, _Member] = {}
        tied, done = {waiting.pop()}, set[NameKey]()
        while tied:
            found = {id_: member for group in tied for id_, member in _members(connection, *group).items()}
            members |= found
            done |= tied
            tied = name_keys(connection, by_hand.linked(found) - members.keys()) - done
        waiting -= done
        if len(members) > 1 or any(member.shown for member in members.values()):
            _resolve_group(connection, members, by_hand.about(members))


def _members(connection: Connection, entity_type: str, name_key: str) -> dict[EntityId, _Member]:
    members: dict[EntityId, _Member] = {}
    for key, id_, shown, type_, canonical, scope, attrs, documents in connection.execute(
        _READINGS, (name_key, entity_type)
    ):
        member = members.setdefault(id_, _Member(key, id_, shown, []))
        member.readings.append((Reading(type_, canonical, scope, json.loads(attrs)), documents))
    return members


def _resolve_group(connection: Connection, members: dict[EntityId, _Member], judgements: Judgements) -> None:
    compared = [namesake(member.id, member.reading, member.documents) for member in members.values()]
    resolved = resolve(compared, lambda id_: _company(connection, members[id_].key), judgements)
    gathered: defaultdict[EntityId, list[_Member]] = defaultdict(list)
    for member in members.values():
        answer = resolved.get(member.id)
        gathered[answer.target if answer else member.id].append(member)
    for target, part in gathered.items():
        if len(part) > 1 or part[0].shown:
            _show(connection, members[target], part, resolved)


def _show(connection: Connection, target: _Member, part: Sequence[_Member], resolved: dict[EntityId, Resolved]) -> None:
    """Let the target stand for all of the part, which may be the target alone."""
    shown = target.key if len(part) > 1 else None
    rules = {member.key: resolved[member.id].rule for member in part if member is not target}
    connection.executemany(
        "UPDATE entities SET shown = ?, rule = ? WHERE key = ?", [(shown, rules.get(m.key, ""), m.key) for m in part]
    )
    for member in part:
        if member.shown == member.key and member is not target:  # its row held the sums so far
            put_reading(connection, member.key, member.reading)
    readings = [reading for member in part for reading in member.readings]
    put_reading(connection, target.key, merged_reading(target.reading, readings, rules.values()))
    keys = json.dumps([member.key for member in part])
    connection.execute(
        "UPDATE entities SET"
        " documents = (SELECT count(DISTINCT document) FROM appearances"
        " WHERE entity IN (SELECT value FROM json_each(?))),"
        " mentions = (SELECT sum(mentions) FROM names WHERE entity IN (SELECT value FROM json_each(?)))"
        " WHERE key = ?",
        (keys, keys, target.key),
    )


def _company(connection: Connection, key: int) -> Collection[frozenset[str]]:
    """See kg.sameness.Company."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    for document, type_, canonical, scope in connection.execute(
        "SELECT b.document, r.type, r.canonical, r.scope FROM appearances a JOIN appearances b ON b.document = a.document"
        " JOIN readings r ON r.key = b.reading WHERE a.entity = ?",
        (key,),
    ):
        if keeps_company(type_, canonical, scope):
            names[document].add(canonical)
    return [frozenset(some) for some in names.values()]
