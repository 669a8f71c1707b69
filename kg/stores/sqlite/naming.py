"""What entities are called, and how that is typed.

`typed` has, for each entity that is shown, all forms of all names of those that are shown as it: as written, in pinyin
and by initials. Their first letters are forms of their own, so that what a person has typed so far, which at first
fits thousands of names, is one look-up, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from kg.names import folded
from kg.pinyin import spell
from kg.sqlite_ import Connection
from kg.stores.sqlite.rows import EntityRow
from kg.views import Listing, Node

LAST = "\U0010ffff"  # sorts after every character that text holds
BY_RANK = "documents DESC, mentions DESC, canonical, id"

_FIRST_LETTERS = 3
_FEW = 400  # entities, which are sorted sooner than the best are looked for among all
_BEST = f"""
SELECT id, type, canonical FROM entities e INDEXED BY entities_by_rank
WHERE documents > 4 AND EXISTS (SELECT 1 FROM typed t WHERE t.form = ? AND t.entity = e.key)
ORDER BY {BY_RANK} LIMIT ?
"""


def respell(connection: Connection, before: Mapping[int, EntityRow], after: Mapping[int, EntityRow]) -> None:
    """Let the forms follow a change of entities' names, or of what is shown for them."""
    for target, names in _only_in(before, after).items():
        gone = _all_forms(names) - _all_forms(_names_shown_as(connection, target))
        connection.executemany("DELETE FROM typed WHERE form = ? AND entity = ?", [(form, target) for form in gone])
    gained = _only_in(after, before)
    connection.executemany(
        "INSERT OR IGNORE INTO typed VALUES (?, ?)",
        [(form, target) for target, names in gained.items() for form in _all_forms(names)],
    )


def find_names(connection: Connection, typed: str, limit: int) -> Listing[Node]:
    """See GraphStore.find_names."""
    wanted = folded(typed)
    if not wanted:
        return Listing((), 0)
    short = len(wanted) == 1 or (len(wanted) <= _FIRST_LETTERS and wanted.isascii() and wanted.isalnum())
    if short:
        test, count, values = "form = ?", "count(*)", [wanted]
    else:
        test, count, values = "form >= ? AND form < ?", "count(DISTINCT entity)", [wanted, wanted + LAST]
    (total,) = connection.execute(f"SELECT {count} FROM typed WHERE {test}", values).fetchone()
    best = connection.execute(_BEST, (wanted, limit)).fetchall() if short and total > _FEW else []
    if len(best) < limit:
        best = connection.execute(
            f"SELECT id, type, canonical FROM entities WHERE key IN (SELECT entity FROM typed WHERE {test})"
            f" ORDER BY {BY_RANK} LIMIT ?",
            (*values, limit),
        ).fetchall()
    return Listing(tuple(Node(*row) for row in best), total)


def _only_in(some: Mapping[int, EntityRow], others: Mapping[int, EntityRow]) -> dict[int, set[str]]:
    """The names that some rows have under a target and the others have not, by target."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    for key, row in some.items():
        other = others.get(key)
        kept = other.names if other is not None and other.target == row.target else set()
        if only := row.names - kept:
            names[row.target] |= only
    return names


def _names_shown_as(connection: Connection, target: int) -> list[str]:
    rows = connection.execute(
        "SELECT n.name FROM names n WHERE n.entity IN"
        " (SELECT key FROM entities WHERE shown = ?1 UNION SELECT key FROM entities WHERE key = ?1 AND shown IS NULL)",
        (target,),
    )
    return [name for (name,) in rows]


def _all_forms(names: Collection[str]) -> set[str]:
    return {form for name in names for form in _forms(name)}


@lru_cache(maxsize=1 << 14)
def _forms(name: str) -> frozenset[str]:
    written, spelt = folded(name), spell(name)
    first = (form[:n] for form in spelt for n in range(1, _FIRST_LETTERS + 1))
    return frozenset({written, written[:1], *spelt, *first} - {""})
