"""The row of an entity, with what it is called."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.ids import EntityId
from kg.sqlite_ import Connection

NameKey = tuple[str, str]  # type and kg.names.name_key

_ROWS = (
    "SELECT e.key, e.id, e.type, e.canonical, e.scope, e.attrs, e.name_key, coalesce(e.shown, e.key),"
    " e.shown IS NOT NULL, n.name FROM json_each(?) j JOIN entities e ON e.{} = j.value JOIN names n ON n.entity = e.key"
)


@dataclass(frozen=True, slots=True)
class EntityRow:
    """What the tables say of an entity; fields as of all that it is shown for."""

    key: int
    id: EntityId
    type: str
    canonical: str
    scope: str
    attrs: str  # JSON object
    name_key: str
    target: int  # key of the entity that is shown for it
    is_one_of_several: bool
    names: set[str] = field(default_factory=set)  # its own

    def called(self, names: Iterable[str]) -> EntityRow:
        """The row with further names."""
        return replace(self, names=self.names.union(names)) if not self.names.issuperset(names) else self

    @property
    def group(self) -> NameKey:
        """Under which it is compared with others."""
        return self.type, self.name_key


def rows_by_id(connection: Connection, ids: Iterable[EntityId]) -> dict[int, EntityRow]:
    """By key; unknown ids are passed over."""
    return _rows(connection, "id", [*ids])


def rows_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, EntityRow]:
    """The rows of entities that there are."""
    return _rows(connection, "key", [*keys])


def groups(connection: Connection, ids: Iterable[EntityId]) -> set[NameKey]:
    """Under which entities are compared with others; unknown ids are passed over."""
    sql = "SELECT e.type, e.name_key FROM json_each(?) j JOIN entities e ON e.id = j.value"
    return set(connection.execute(sql, (json.dumps(values),))) if (values := [*ids]) else set()


def _rows(connection: Connection, column: str, values: list[EntityId] | list[int]) -> dict[int, EntityRow]:
    rows: dict[int, EntityRow] = {}
    for *fields, name in connection.execute(_ROWS.format(column), (json.dumps(values),)) if values else ():
        if fields[0] not in rows:
            rows[fields[0]] = EntityRow(*fields)
        rows[fields[0]].names.add(name)
    return rows
