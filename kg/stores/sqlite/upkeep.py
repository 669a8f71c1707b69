"""What is derived from the entities of documents follows when these change: what is shown as one, names, edges."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kg.curation.joined import ByHand
from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.stores.sqlite.edges import reconnect
from kg.stores.sqlite.merging import regroup
from kg.stores.sqlite.naming import respell
from kg.stores.sqlite.rows import EntityRow, groups, rows_by_id, rows_by_key


class Upkeep:
    """Made before some entities are written, and finished when they are: settled, in their rows and names."""

    def __init__(self, connection: Connection, ids: Collection[EntityId], by_hand: ByHand) -> None:
        self._connection = connection
        self._by_hand = by_hand
        self._linked = by_hand.linked(id_ for id_ in ids if id_ in by_hand)
        self._tied = groups(connection, self._linked)
        self.before = rows_by_id(connection, ids)

    def finish(self, after: Mapping[int, EntityRow]) -> dict[int, EntityRow]:
        """Takes the rows by key that there are now of these entities. Returns them with what they are shown as now."""
        connection = self._connection
        touched = {row.group for row in (*self.before.values(), *after.values())}
        tied = self._tied | groups(connection, self._linked)
        moved = regroup(connection, touched, tied, self._by_hand)
        rows = {**after, **rows_by_key(connection, moved.keys() - after.keys())}
        before = {**{key: replace(rows[key], target=former) for key, (former, _) in moved.items()}, **self.before}
        rows |= {key: replace(rows[key], target=target) for key, (_, target) in moved.items()}
        respell(connection, before, rows)
        reconnect(connection, {key: former for key, (former, _) in moved.items()})
        return rows
