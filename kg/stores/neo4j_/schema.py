"""The names of things in Neo4j, and the constraints and indexes that are made on first use. See docs/neo4j.md."""

from __future__ import annotations

from functools import partial

from kg.errors import StoreUnavailableError
from kg.schema import ENTITY_TYPES, PREDICATES
from kg.stores.neo4j_.server import Ask, Server

VERSION = 1  # of this layout
LABELS = {name: name.capitalize() for name in ENTITY_TYPES}  # of the entities that are shown: Place, Organisation, …
RELATIONSHIPS = {name: name.upper() for name in PREDICATES}
PREDICATE_OF = {relationship: name for name, relationship in RELATIONSHIPS.items()}
ANY_RELATION = "|".join(RELATIONSHIPS.values())

_NAMES = "{indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}"
_SCHEMA = {
    "named_id": "CONSTRAINT NAME FOR (n:Named) REQUIRE n.id IS UNIQUE",
    "document_id": "CONSTRAINT NAME FOR (d:Document) REQUIRE d.id IS UNIQUE",
    "passage_id": "CONSTRAINT NAME FOR (p:Passage) REQUIRE p.id IS UNIQUE",
    "source_sha256": "CONSTRAINT NAME FOR (s:Source) REQUIRE s.sha256 IS UNIQUE",
    "change_document": "CONSTRAINT NAME FOR (c:Change) REQUIRE c.document IS UNIQUE",
    "hongfan_name": "CONSTRAINT NAME FOR (h:Hongfan) REQUIRE h.name IS UNIQUE",
    "named_group": "INDEX NAME FOR (n:Named) ON (n.group)",
    "entity_name": "INDEX NAME FOR (e:Entity) ON (e.name)",
    **{f"{label.lower()}_name": f"INDEX NAME FOR (e:{label}) ON (e.name)" for label in LABELS.values()},
    "place_parent": "INDEX NAME FOR (e:Place) ON (e.parent)",
    "document_year": "INDEX NAME FOR (d:Document) ON (d.year)",
    "document_indexed": "INDEX NAME FOR (d:Document) ON (d.indexed)",
    "change_sequence": "INDEX NAME FOR (c:Change) ON (c.sequence)",
    "names": f"FULLTEXT INDEX NAME FOR (e:Entity) ON EACH [e.name, e.aliases] OPTIONS {_NAMES}",
    "typed": f"FULLTEXT INDEX NAME FOR (e:Entity) ON EACH [e.typed] OPTIONS {_NAMES}",
}


def prepare(server: Server, url: str) -> None:
    """Make what a new database lacks. Raises StoreUnavailableError for one that this version cannot use."""
    rows = server.ask("MATCH (h:Hongfan {name: 'graph'}) RETURN h.version AS version")
    if not rows and server.ask("MATCH (n) RETURN n LIMIT 1"):
        raise StoreUnavailableError(
            f"{url}: 这个数据库里已有别的数据，请另用一个空的 · the database holds something else, use an empty one"
        )
    if rows and rows[0]["version"] != VERSION:
        raise StoreUnavailableError(_other_version(url, rows[0]["version"]))
    there = {row["name"] for row in server.ask("SHOW INDEXES YIELD name")}
    missing = [
        definition.replace("NAME", f"hongfan_{name} IF NOT EXISTS")
        for name, definition in _SCHEMA.items()
        if f"hongfan_{name}" not in there
    ]
    for definition in missing:  # one transaction each, as Neo4j wants it
        server.write(partial(_create, definition=definition))
    if missing:
        server.ask("CALL db.awaitIndexes(60)")
    if not rows:
        server.write(lock)


def lock(ask: Ask) -> int:
    """Let no one else write until the transaction ends. Returns the sequence number."""
    (row,) = ask(
        "MERGE (h:Hongfan {name: 'graph'})"
        " ON CREATE SET h.version = $version, h.sequence = 0, h.judged = 0, h.entries = []"
        " SET h.locked = true"  # to write takes the lock; what is read after it is what the last writer left
        " WITH h RETURN h.sequence AS sequence",
        version=VERSION,
    )
    return int(row["sequence"])


def _create(ask: Ask, definition: str) -> None:
    ask(f"CREATE {definition}")


def _other_version(url: str, found: int) -> str:
    formats = f"格式 {found}，本版本用 {VERSION} · format {found}, this version uses {VERSION}"
    if found > VERSION:
        return f"{url}: 由更新的红帆写成，请升级红帆 · written by a newer Hongfan, update Hongfan ({formats})"
    return (
        f"{url}: 由较旧的红帆写成；清空这个数据库，再运行 hongfan rebuild"
        f" · written by an older Hongfan; empty the database, then run `hongfan rebuild` ({formats})"
    )
