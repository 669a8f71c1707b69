"""How much the tables hold."""

from __future__ import annotations

from kg.schema import ENTITY_TYPES
from kg.sqlite_ import Connection
from kg.views import Counts


def counts(connection: Connection) -> Counts:
    """See GraphStore.counts."""
    by_type = dict(connection.execute("SELECT type, count(*) FROM entities GROUP BY type").fetchall())
    return Counts(
        documents=_number(connection, "SELECT count(*) FROM documents"),
        passages=_number(connection, "SELECT count(*) FROM passages"),
        entities={name: by_type.get(name, 0) for name in ENTITY_TYPES},
        mentions=_number(connection, "SELECT coalesce(sum(mentions), 0) FROM entities"),
        relations=_number(
            connection, "SELECT count(*) FROM (SELECT DISTINCT subject, predicate, object FROM relations)"
        ),
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


def kinds(connection: Connection, entity_type: str) -> dict[str, int]:
    """See GraphStore.kinds."""
    return dict(
        connection.execute(
            "SELECT kind, count(*) AS entities FROM entities WHERE type = ? AND kind != ''"
            " GROUP BY kind ORDER BY entities DESC, kind",
            (entity_type,),
        )
    )


def _number(connection: Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
