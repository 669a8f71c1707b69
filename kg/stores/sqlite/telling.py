"""What many documents tell: slogans, figures, and figures that cannot both be right."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.ids import EntityId
from kg.model import Figure, Slogan
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import fitting
from kg.stores.sqlite.facts import figures, shown_for, slogans
from kg.stores.sums import FigureGroup
from kg.views import Contradiction, DocumentFilter, FigureFilter, Listing

_LISTED = "(SELECT value FROM json_each(?))"
_AS_READ = "d.id, {0}.ordinal, {0}.start, {0}.stop, {0}.position"
_BY_SUBJECT = f"f.subject = '', f.subject, f.unit, {_AS_READ.format('f')} LIMIT ? OFFSET ?"
_LYING_BELOW = "SELECT entity FROM lies_in WHERE place = ?"
_BELOW = (  # found first: for a condition or an OR, SQLite would go through all figures
    "(SELECT o.document, o.position FROM (SELECT DISTINCT document FROM regions WHERE place = ?) r"
    "  JOIN figures o ON o.document = r.document"
    " UNION ALL SELECT o.document, o.position FROM figures o"
    "  WHERE o.document NOT IN (SELECT document FROM regions WHERE place = ?) AND o.owner IN ("
    f"   SELECT id FROM entities WHERE shown IS NULL AND key IN ({_LYING_BELOW})"
    f"   UNION SELECT id FROM entities WHERE shown IN ({_LYING_BELOW}))) b"
    " CROSS JOIN figures f ON f.document = b.document AND f.position = b.position"
)
_ALIKE = "SELECT document, owner, unit, count(*) FROM figures WHERE instr(subject, ?) GROUP BY 1, 2, 3"
_OWNERS = (
    "SELECT e.id, t.path FROM entities e JOIN entities t ON t.key = coalesce(e.shown, e.key)"
    " WHERE e.id IN (SELECT owner FROM figures)"
)
_CONFLICTS = (
    "SELECT c.document, c.first, c.second, c.why FROM conflicts c JOIN documents d ON d.key = c.document"
    " WHERE d.key IN (SELECT key FROM documents WHERE {}) ORDER BY d.id, c.position"
)


def find_slogans(connection: Connection, where: DocumentFilter, surfaces: Collection[str]) -> list[Slogan]:
    """See GraphStore.find_slogans."""
    condition, values = fitting(where)
    chosen = f"s.document IN (SELECT key FROM documents WHERE {condition})"
    if surfaces:
        chosen += f" AND s.surface IN {_LISTED}"
        values = [*values, json.dumps([*surfaces])]
    return slogans(connection, chosen, *values, order=_AS_READ.format("s"))


def slogan_surfaces(connection: Connection) -> list[str]:
    """See GraphStore.slogan_surfaces."""
    return [surface for (surface,) in connection.execute("SELECT DISTINCT surface FROM slogans ORDER BY surface")]


def find_figures(connection: Connection, where: FigureFilter, limit: int, offset: int) -> Listing[Figure]:
    """See GraphStore.find_figures."""
    parts = {
        "instr(f.subject, ?)": where.subject,
        f"f.unit IN {_LISTED}": where.units and json.dumps(where.units),
        "substr(d.date, 1, 4) = ?": where.year,
    }
    given = {sql: value for sql, value in parts.items() if value}
    condition, among = " AND ".join(given) or "1", _BELOW if where.below else "figures f"
    values = [*[where.below] * (among.count("?")), *given.values()]
    found = figures(connection, condition, *values, limit, offset, among=among, order=_BY_SUBJECT)
    if offset or len(found) == limit:
        (total,) = connection.execute(
            f"SELECT count(*) FROM {among} JOIN documents d ON d.key = f.document WHERE {condition}", values
        ).fetchone()
    else:
        total = len(found)
    return Listing(tuple(_owned_by_shown(connection, found)), total)


def figure_groups(connection: Connection, subject: str) -> Mapping[FigureGroup, int]:
    """Figures of which the subject holds these words, by what they are counted by."""
    years = dict(connection.execute("SELECT key, substr(date, 1, 4) FROM documents"))
    about: defaultdict[int, frozenset[EntityId]] = defaultdict(frozenset)
    for document, places in connection.execute("SELECT document, group_concat(place, '/') FROM regions GROUP BY 1"):
        about[document] = frozenset(places.split("/"))
    lies_in = {owner: frozenset(path.split("/")) for owner, path in connection.execute(_OWNERS) if path}
    groups = Counter[FigureGroup]()
    for document, owner, unit, count in connection.execute(_ALIKE, (subject,)):
        groups[FigureGroup(unit, years[document], about[document] | lies_in.get(owner, frozenset()))] += count
    return groups


def find_contradictions(connection: Connection, where: DocumentFilter) -> list[Contradiction]:
    """See GraphStore.find_contradictions."""
    condition, values = fitting(where)
    rows = connection.execute(_CONFLICTS.format(condition), values).fetchall()
    pairs = [
        figures(connection, "f.document = ? AND f.position = ?", document, position)
        for document, *positions, _ in rows
        for position in positions
    ]
    told = _owned_by_shown(connection, [figure for pair in pairs for figure in pair])
    return [Contradiction(row[3], *told[2 * n : 2 * n + 2]) for n, row in enumerate(rows)]


def _owned_by_shown(connection: Connection, found: Sequence[Figure]) -> list[Figure]:
    shown = shown_for(connection, {figure.owner for figure in found if figure.owner})
    return [replace(figure, owner=shown[figure.owner]) if figure.owner in shown else figure for figure in found]
