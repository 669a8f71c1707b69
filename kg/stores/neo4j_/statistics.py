"""How much the graph holds. Neo4j keeps the number of nodes of a label and of relationships of a type."""

from __future__ import annotations

from kg.ids import EntityId
from kg.schema import ENTITY_TYPES
from kg.stores.neo4j_.schema import LABELS, RELATIONSHIPS
from kg.stores.neo4j_.server import Ask
from kg.views import Counts

_NODES = {"documents": "Document", "passages": "Passage", "figures": "Figure", "slogans": "Slogan", **LABELS}
_COUNTS = "RETURN {nodes}, COUNT {{ ()-[:MENTIONS]->() }} AS mentions, {relations} AS relations".format(
    nodes=", ".join(f"COUNT {{ (:{label}) }} AS {name}" for name, label in _NODES.items()),
    relations=" + ".join(f"COUNT {{ ()-[:{type_}]->() }}" for type_ in RELATIONSHIPS.values()),
)
_YEARS = "MATCH (d:Document) RETURN d.year AS year, count(*) AS documents ORDER BY year DESC"
_REGIONS = """
MATCH (d:Document) UNWIND range(0, size(d.region_ids) - 1) AS n
RETURN DISTINCT d.region_ids[n] AS place, d.region[n] AS name ORDER BY place, name
"""
_KINDS = """
MATCH (e:LABEL) WHERE e.kind <> ''
RETURN e.kind AS kind, count(*) AS entities ORDER BY entities DESC, kind
"""


def counts(ask: Ask) -> Counts:
    """See GraphStore.counts."""
    (row,) = ask(_COUNTS)
    return Counts(
        documents=row["documents"],
        passages=row["passages"],
        entities={name: row[name] for name in ENTITY_TYPES},
        mentions=row["mentions"],
        relations=row["relations"],
        figures=row["figures"],
        slogans=row["slogans"],
    )


def years(ask: Ask) -> dict[str, int]:
    """See GraphStore.years."""
    return {row["year"]: row["documents"] for row in ask(_YEARS)}


def regions(ask: Ask) -> dict[EntityId, str]:
    """See GraphStore.regions."""
    return {row["place"]: row["name"] for row in ask(_REGIONS)}


def kinds(ask: Ask, entity_type: str) -> dict[str, int]:
    """See GraphStore.kinds."""
    return {row["kind"]: row["entities"] for row in ask(_KINDS.replace("LABEL", LABELS[entity_type]))}
