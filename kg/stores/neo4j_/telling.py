"""What many documents tell: slogans, figures, and where figures that cannot both be right may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from kg.ids import DocumentId
from kg.model import Figure, Slogan
from kg.stores.neo4j_.documents import fitting
from kg.stores.neo4j_.facts import figure_of_row, slogan_of_row
from kg.stores.neo4j_.listing import find_page
from kg.stores.neo4j_.server import Ask
from kg.stores.sums import FigureGroup
from kg.views import DocumentFilter, FigureFilter, Listing

_AS_READ = "d.id, p.ordinal, {0}.start, {0}.end, {0}.position"
_SLOGANS = f"""
MATCHING
MATCH (d)-[:HAS_PASSAGE]->(p)-[:SPELLS_OUT]->(s:Slogan) WHERE size($surfaces) = 0 OR s.surface IN $surfaces
RETURN p.id AS passage, s {{.*}} AS slogan ORDER BY {_AS_READ.format("s")}
"""
_FIGURES = "MATCH (d:Document)-[:HAS_PASSAGE]->(p)-[:TELLS]->(f:Figure)"
_BELOW = (
    "(EXISTS { (d)-[:ABOUT]->(:Named {id: $below}) } OR EXISTS { (f)-[:FIGURE_OF]->(e:Entity) WHERE $below IN e.path })"
)
_PAGE = (
    "MATCHING OPTIONAL MATCH (f)-[:FIGURE_OF]->(e) WITH d, p, f, e"
    f" ORDER BY f.subject = '', f.subject, f.unit, {_AS_READ.format('f')} SKIP $offset LIMIT $limit"
    " RETURN {passage: p.id, figure: f {.*, owner: e.id}} AS item"
)
_GROUPS = f"""
{_FIGURES} WHERE f.subject CONTAINS $subject
OPTIONAL MATCH (f)-[:FIGURE_OF]->(e:Entity)
WITH d, f.unit AS unit, coalesce(e.path, []) AS path, count(*) AS figures
RETURN unit, d.year AS year, [(d)-[:ABOUT]->(p:Named) | p.id] AS about, path, figures
"""
_WITH_CONFLICTS = """
MATCH (d:Document)-[:HAS_RECORD]->(r:Record) WHERE NOT r.line CONTAINS $none
RETURN d.id AS id
"""


def find_slogans(ask: Ask, where: DocumentFilter, surfaces: Collection[str]) -> list[Slogan]:
    """See GraphStore.find_slogans."""
    matching, values = fitting(where)
    rows = ask(_SLOGANS.replace("MATCHING", matching), **values, surfaces=[*surfaces])
    return [slogan_of_row(row) for row in rows]


def slogan_surfaces(ask: Ask) -> list[str]:
    """See GraphStore.slogan_surfaces."""
    return [row["surface"] for row in ask("MATCH (s:Slogan) RETURN DISTINCT s.surface AS surface ORDER BY surface")]


def find_figures(ask: Ask, where: FigureFilter, limit: int, offset: int) -> Listing[Figure]:
    """See GraphStore.find_figures."""
    parts = {
        "f.subject CONTAINS $subject": where.subject,
        "f.unit IN $units": where.units,
        "d.year = $year": where.year,
        _BELOW: where.below,
    }
    given = " AND ".join(cypher for cypher, value in parts.items() if value)
    matching = f"{_FIGURES} WHERE {given}" if given else _FIGURES
    return find_page(
        ask, "f", matching, _PAGE, figure_of_row,
        limit=limit, offset=offset,
        subject=where.subject, units=[*where.units], year=where.year, below=where.below,
    )  # fmt: skip


def figure_groups(ask: Ask, subject: str) -> Mapping[FigureGroup, int]:
    """Figures of which the subject holds these words, by what they are counted by."""
    groups = Counter[FigureGroup]()
    for row in ask(_GROUPS, subject=subject):
        groups[FigureGroup(row["unit"], row["year"], frozenset([*row["about"], *row["path"]]))] += row["figures"]
    return groups


def documents_with_conflicts(ask: Ask) -> set[DocumentId]:
    """The documents of which the record tells of figures that cannot both be right."""
    return {row["id"] for row in ask(_WITH_CONFLICTS, none='"conflicts":[]')}
