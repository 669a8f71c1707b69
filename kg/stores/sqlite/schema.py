"""The tables of the graph file.

What a document bears out, as it is judged, hangs on its row, lies together in the file, and goes with it. `entities`,
`readings`, `names` and `lies_in` are sums over all documents, kept up to date by kg.stores.sqlite.totals, so that a page
costs a few look-ups and no scan. Each further index on them is paid for by every entity of every document that is put.
"""

from __future__ import annotations

from kg.sqlite_ import Schema

_SQL = """
CREATE TABLE graph (
  sequence INTEGER NOT NULL,
  judged INTEGER NOT NULL  -- sequence at which the ledger changed last
);
INSERT INTO graph VALUES (0, 0);

CREATE TABLE ledger (  -- the entries in force
  position INTEGER PRIMARY KEY,
  entry TEXT NOT NULL  -- kg.curation.steps.entry_line
);

CREATE TABLE changes (  -- the last one of each document, be it there or not
  document TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  what TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX changes_by_sequence ON changes (sequence, document);

CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  doc_type TEXT NOT NULL,
  date TEXT NOT NULL,
  author TEXT NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT NOT NULL,
  indexed INTEGER NOT NULL DEFAULT 0  -- whether the full-text index has it as it is
);
CREATE INDEX documents_by_date ON documents (date DESC, title, id);
CREATE INDEX documents_unindexed ON documents (id) WHERE indexed = 0;

CREATE TABLE unjudged (  -- a record as it was put, where it is judged otherwise
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  record TEXT NOT NULL  -- kg.records.to_line
);

CREATE TABLE hidden (  -- entities that a record names and, as it is judged, does not
  entity TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX hidden_by_document ON hidden (document);

CREATE TABLE sources (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  part INTEGER NOT NULL,
  PRIMARY KEY (document, file, sha256, part)
) WITHOUT ROWID;
CREATE INDEX sources_by_bytes ON sources (sha256);

CREATE TABLE regions (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,  -- 0 is the narrowest
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX regions_by_place ON regions (place);

CREATE TABLE passages (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  heading TEXT NOT NULL,  -- JSON array
  text TEXT NOT NULL,
  UNIQUE (document, ordinal)
);

CREATE TABLE entities (  -- each field as most documents have it
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL DEFAULT '',
  canonical TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '',
  attrs TEXT NOT NULL DEFAULT '{}',  -- JSON object
  kind TEXT NOT NULL DEFAULT '',
  parent TEXT,  -- of a place: id of the place above it, or 'root'
  path TEXT NOT NULL DEFAULT '',  -- ids of its places in lies_in, joined with '/'
  documents INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  name_key TEXT NOT NULL,  -- kg.names.name_key
  shown INTEGER,  -- key of the entity that is shown for it and others; NULL where it stands alone
  rule TEXT NOT NULL DEFAULT ''  -- why another is shown: one of kg.resolution.REASONS
);
CREATE INDEX entities_by_name_key ON entities (name_key, type);
CREATE INDEX entities_by_shown ON entities (shown) WHERE shown IS NOT NULL;
CREATE INDEX entities_by_type ON entities (type);
CREATE INDEX entities_by_parent ON entities (parent) WHERE parent IS NOT NULL;

CREATE TABLE readings (  -- what some documents take an entity to be
  key INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  type TEXT NOT NULL,
  canonical TEXT NOT NULL,
  scope TEXT NOT NULL,
  attrs TEXT NOT NULL,  -- JSON object, keys sorted
  documents INTEGER NOT NULL  -- that read it so
);
CREATE INDEX readings_by_entity ON readings (entity);

CREATE TABLE names (  -- all that an entity is called: as it is written, its canonical name, names that people gave
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  name TEXT NOT NULL,
  mentions INTEGER NOT NULL,  -- written so
  PRIMARY KEY (entity, name)
) WITHOUT ROWID;
CREATE INDEX names_by_name ON names (name);

CREATE TABLE lies_in (  -- the places that hold an entity; a place holds itself
  place TEXT NOT NULL,
  entity INTEGER NOT NULL,  -- a foreign key would need an index of its own; entities.path tells what to delete
  PRIMARY KEY (place, entity)
) WITHOUT ROWID;

CREATE TABLE appearances (  -- an entity in a document
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities,
  reading INTEGER NOT NULL,  -- a foreign key would need an index of its own
  date TEXT NOT NULL,  -- of the document
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX appearances_by_entity ON appearances (entity, date);

CREATE TABLE mentions (
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,  -- its position
  position INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,  -- of the passage
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  surface TEXT NOT NULL,
  PRIMARY KEY (document, appearance, position),
  FOREIGN KEY (document, appearance) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE relations (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject TEXT NOT NULL,
  predicate TEXT NOT NULL,
  object TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  UNIQUE (document, position)
);
CREATE INDEX relations_by_subject ON relations (subject, predicate, object);
CREATE INDEX relations_by_object ON relations (object);

CREATE TABLE evidence (  -- of a relation
  relation INTEGER NOT NULL REFERENCES relations ON DELETE CASCADE,
  position INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (relation, position)
) WITHOUT ROWID;

CREATE TABLE slogans (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  surface TEXT NOT NULL,
  components TEXT NOT NULL,  -- JSON array
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE figures (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  subject TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  owner TEXT,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX figures_by_owner ON figures (owner) WHERE owner IS NOT NULL;

CREATE TABLE conflicts (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first INTEGER NOT NULL,  -- position of a figure
  second INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE noise (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  before INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
"""

GRAPH = Schema(
    version=3,
    sql=_SQL,
    remedy="删去这个文件，再运行 hongfan rebuild · delete this file, then run `hongfan rebuild`",
)
