"""Which entities are shown as one, kept up to date for the names that a document touches; the rest is left alone.

`entities.shown` is NULL for an entity that stands alone. Those that are one all have the key of the one that is shown,
itself included, and its row holds the sums of all of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kg.curation.joined import ByHand
from kg.ids import EntityId
from kg.resolution import Resolved, resolve
from kg.sameness import keeps_company
from kg.sqlite_ import Connection
from kg.stores.merged import merged_reading, namesake
from kg.stores.sqlite.rows import NameKey, groups
from kg.stores.sqlite.totals import put_reading
from kg.stores.sums import Reading, prevailing

Moved = dict[int, tuple[int, int]]  # key of an entity: key of what was shown for it, and of what is

_OF_SEVERAL = """
SELECT e.type, e.name_key FROM json_each(?) j
JOIN entities e ON e.name_key = json_extract(j.value, '$[1]') AND e.type = json_extract(j.value, '$[0]')
GROUP BY j.key HAVING count(*) > 1 AND e.type != 'place' OR count(e.shown) > 0
"""  # no rule makes one of two places
_MEMBERS = (
    "SELECT e.key, e.id, e.shown, e.rule, e.type, e.canonical, e.scope, e.attrs,"
    " r.type, r.canonical, r.scope, r.attrs, r.documents"
    " FROM entities e JOIN readings r ON r.entity = e.key WHERE e.name_key = ? AND e.type = ? ORDER BY e.key"
)
_SUMS = (
    "UPDATE entities SET (documents, first_date, last_date) = (SELECT count(DISTINCT document),"
    " coalesce(min(nullif(date, '')), ''), max(date) FROM appearances WHERE entity IN (SELECT value FROM json_each(?1))),"
    " mentions = (SELECT sum(mentions) FROM names WHERE entity IN (SELECT value FROM json_each(?1))) WHERE key = ?2"
)


@dataclass(frozen=True)  # no slots: what is worked out is kept
class _Member:
    """An entity of a group, as the table has it so far, and as its own documents have it."""

    key: int
    id: EntityId
    shown: int | None
    rule: str
    row: Reading
    readings: list[tuple[Reading, int]]

    @property
    def target(self) -> int:
        """What is shown for it as the table has it."""
        return self.shown or self.key

    @cached_property
    def reading(self) -> Reading:
        return self.readings[0][0] if len(self.readings) == 1 else prevailing(self.readings)

    @property
    def documents(self) -> int:
        return sum(documents for _, documents in self.readings)


def regroup(connection: Connection, touched: Iterable[NameKey], tied: Iterable[NameKey], by_hand: ByHand) -> Moved:
    """Resolve the groups anew, with those that merges tie to them, and sum up anew what was or is shown as one in them.

    Groups that merges may concern have to be among the tied ones. Returns those that are shown as another than before.
    """
    moved: Moved = {}
    of_several = connection.execute(_OF_SEVERAL, (json.dumps([*touched]),))
    for members in _hanging_together(connection, {*of_several, *tied}, by_hand):
        compared = [namesake(member.id, member.reading, member.documents) for member in members.values()]
        keys = {id_: member.key for id_, member in members.items()}
        resolved = resolve(compared, partial(_company, connection, keys), by_hand.about(members))
        moved |= _show_all(connection, members, resolved)
    return moved


def _hanging_together(
    connection: Connection, touched: set[NameKey], by_hand: ByHand
) -> Iterator[dict[EntityId, _Member]]:
    """The members of each group together with those of all groups that merges tie to it."""
    waiting = set(touched)
    while waiting:
        members: dict[EntityId, _Member] = {}
        tied, done = {waiting.pop()}, set[NameKey]()
        while tied:
            found = {id_: member for group in tied for id_, member in _members(connection, group).items()}
            members |= found
            done |= tied
            linked = by_hand.linked(found) - members.keys()
            tied = groups(connection, linked) - done if linked else set()
        waiting -= done
        yield members


def _members(connection: Connection, group: NameKey) -> dict[EntityId, _Member]:
    members: dict[EntityId, _Member] = {}
    for key, id_, shown, rule, *fields, documents in connection.execute(_MEMBERS, group[::-1]):
        if id_ not in members:
            members[id_] = _Member(key, id_, shown, rule, _reading(*fields[:4]), [])
        members[id_].readings.append((_reading(*fields[4:]), documents))
    return members


def _reading(type_: str, canonical: str, scope: str, attrs: str) -> Reading:
    return Reading(type_, canonical, scope, json.loads(attrs))


def _show_all(connection: Connection, members: dict[EntityId, _Member], resolved: dict[EntityId, Resolved]) -> Moved:
    gathered: defaultdict[EntityId, list[_Member]] = defaultdict(list)
    for member in members.values():
        answer = resolved.get(member.id)
        gathered[answer.target if answer else member.id].append(member)
    moved: Moved = {}
    for target, part in gathered.items():
        if len(part) > 1 or part[0].shown:
            _show(connection, members[target], part, resolved)
            now = members[target].key
            moved |= {m.key: (m.target, now) for m in part if m.target != now}
    return moved


def _show(connection: Connection, target: _Member, part: Sequence[_Member], resolved: dict[EntityId, Resolved]) -> None:
    """Let the target stand for all of the part, which may be the target alone."""
    shown = target.key if len(part) > 1 else None
    rules = {member.key: resolved[member.id].rule for member in part if member is not target}
    told = [(shown, rules.get(member.key, ""), member.key) for member in part]
    known = [(member.shown, member.rule, member.key) for member in part]
    connection.executemany(
        "UPDATE entities SET shown = ?, rule = ? WHERE key = ?", [row for row in told if row not in known]
    )
    readings = [reading for member in part for reading in member.readings]
    rows = {member.key: member.reading for member in part if member.shown == member.key}  # which held the sums so far
    rows[target.key] = merged_reading(target.reading, readings, rules.values())
    for member in part:
        if member.key in rows and rows[member.key] != member.row:
            put_reading(connection, member.key, rows[member.key])
    connection.execute(_SUMS, (json.dumps([member.key for member in part]), target.key))


def _company(connection: Connection, keys: Mapping[EntityId, int], entity_id: EntityId) -> Collection[frozenset[str]]:
    """See kg.sameness.Company."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    for document, type_, canonical, scope in connection.execute(
        "SELECT b.document, r.type, r.canonical, r.scope FROM appearances a JOIN appearances b ON b.document = a.document"
        " JOIN readings r ON r.entity = b.entity AND r.digest = b.digest WHERE a.entity = ?",
        (keys[entity_id],),
    ):
        if keeps_company(type_, canonical, scope):
            names[document].add(canonical)
    return [frozenset(some) for some in names.values()]
