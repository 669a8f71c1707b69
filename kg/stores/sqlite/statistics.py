"""How much the tables hold, and what changed."""

from __future__ import annotations

from kg.ids import DocumentId, EntityId
from kg.schema import ENTITY_TYPES
from kg.sqlite_ import Connection
from kg.views import Change, Counts

_IS_SHOWN = "(shown IS NULL OR shown = key)"


def counts(connection: Connection) -> Counts:
    """See GraphStore.counts."""
    by_type = dict(
        connection.execute(f"SELECT type, count(*) FROM entities WHERE {_IS_SHOWN} GROUP BY type").fetchall()
    )
    return Counts(
        documents=_number(connection, "SELECT count(*) FROM documents"),
        passages=_number(connection, "SELECT coalesce(sum(passages), 0) FROM documents"),
        entities={name: by_type.get(name, 0) for name in ENTITY_TYPES},
        mentions=_number(connection, f"SELECT coalesce(sum(mentions), 0) FROM entities WHERE {_IS_SHOWN}"),
        relations=_number(connection, "SELECT count(*) FROM neighbours WHERE outward = 1"),
        figures=_number(connection, "SELECT count(*) FROM figures"),
        slogans=_number(connection, "SELECT count(*) FROM slogans"),
    )


def years(connection: Connection) -> dict[str, int]:
    """See GraphStore.years."""
    return dict(
        connection.execute(
            "SELECT substr(date, 1, 4) AS year, count(*) FROM documents GROUP BY year ORDER BY year DESC"
        )
    )


def regions(connection: Connection) -> dict[EntityId, str]:
    """See GraphStore.regions."""
    return dict(connection.execute("SELECT DISTINCT place, name FROM regions ORDER BY place, name"))


def kinds(connection: Connection, entity_type: str) -> dict[str, int]:
    """See GraphStore.kinds."""
    return dict(
        connection.execute(
            f"SELECT kind, count(*) AS entities FROM entities WHERE type = ? AND kind != '' AND {_IS_SHOWN}"
            " GROUP BY kind ORDER BY entities DESC, kind",
            (entity_type,),
        )
    )


def changes(connection: Connection, since: int, limit: int) -> list[Change]:
    """See GraphStore.changes."""
    rows = connection.execute(
        "SELECT sequence, document, what FROM changes WHERE sequence > ? ORDER BY sequence, document LIMIT ?",
        (since, limit),
    )
    return [Change(sequence, DocumentId(document), what) for sequence, document, what in rows]


def _number(connection: Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
