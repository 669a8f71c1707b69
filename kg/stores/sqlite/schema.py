"""The tables of the graph file.

What a document bears out, as it is judged, hangs on its key, lies together in the file, and goes with it. `entities`,
`readings`, `names`, `typed`, `lies_in` and `neighbours` are sums over all documents, kept up to date while writing, so
that a page costs a few look-ups and no scan. Each further index on them is paid for by every entity of every document.
There are no foreign keys: checking them for every mention would cost more than writing it.
"""

from __future__ import annotations

from kg.sqlite_ import Schema

_SQL = """
CREATE TABLE graph (
  sequence INTEGER NOT NULL,
  judged INTEGER NOT NULL,  -- sequence at which the ledger changed last
  last_entity INTEGER NOT NULL  -- key given last; none is given twice
);
INSERT INTO graph VALUES (0, 0, 0);

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
  passages INTEGER NOT NULL,
  indexed INTEGER NOT NULL DEFAULT 0  -- whether the full-text index has it as it is
);
CREATE INDEX documents_by_date ON documents (date DESC, title, id);
CREATE INDEX documents_unindexed ON documents (id) WHERE indexed = 0;

CREATE TABLE unjudged (  -- a record as it was put, where it is judged otherwise
  document INTEGER PRIMARY KEY,
  record TEXT NOT NULL  -- kg.records.to_line
);

CREATE TABLE hidden (  -- entities that a record names and, as it is judged, does not
  document INTEGER NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (document, entity)
) WITHOUT ROWID;
CREATE INDEX hidden_by_entity ON hidden (entity);

CREATE TABLE sources (
  document INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  part INTEGER NOT NULL,
  PRIMARY KEY (document, file, sha256, part)
) WITHOUT ROWID;
CREATE INDEX sources_by_bytes ON sources (sha256);

CREATE TABLE regions (
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,  -- 0 is the narrowest
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX regions_by_place ON regions (place);

CREATE TABLE passages (
  key INTEGER PRIMARY KEY,  -- of the document, shifted by PART_BITS, plus the ordinal
  heading TEXT NOT NULL,  -- JSON array
  text TEXT NOT NULL
);

CREATE TABLE entities (  -- each field as most documents have it; what is asked for most stands first
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  canonical TEXT NOT NULL,
  shown INTEGER,  -- key of the entity that is shown for it and others; NULL where it stands alone
  documents INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  first_date TEXT NOT NULL DEFAULT '',  -- of the dated documents; '' if there is none
  last_date TEXT NOT NULL DEFAULT '',
  name_key TEXT NOT NULL,  -- kg.names.name_key
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,  -- of a place: id of the place above it, or 'root'
  path TEXT NOT NULL,  -- ids of its places in lies_in, joined with '/'
  rule TEXT NOT NULL DEFAULT '',  -- why another is shown: one of kg.resolution.REASONS
  attrs TEXT NOT NULL  -- JSON object
);
CREATE INDEX entities_by_name_key ON entities (name_key, type);
CREATE INDEX entities_by_shown ON entities (shown) WHERE shown IS NOT NULL;
CREATE INDEX entities_by_type ON entities (type);
CREATE INDEX entities_by_parent ON entities (parent) WHERE parent IS NOT NULL;
CREATE INDEX entities_by_rank ON entities (documents DESC, mentions DESC, canonical, id) WHERE documents > 4;

CREATE TABLE readings (  -- what some documents take an entity to be
  entity INTEGER NOT NULL,
  digest INTEGER NOT NULL,  -- of the four fields that follow
  type TEXT NOT NULL,
  canonical TEXT NOT NULL,
  scope TEXT NOT NULL,
  attrs TEXT NOT NULL,  -- JSON object, keys sorted
  documents INTEGER NOT NULL,  -- that read it so
  PRIMARY KEY (entity, digest)
) WITHOUT ROWID;

CREATE TABLE names (  -- all that an entity is called: as it is written, its canonical name, names that people gave
  entity INTEGER NOT NULL,
  name TEXT NOT NULL,
  mentions INTEGER NOT NULL,  -- written so
  PRIMARY KEY (entity, name)
) WITHOUT ROWID;
CREATE INDEX names_by_name ON names (name);

CREATE TABLE typed (  -- how the names of all that are shown as one entity may be typed, see kg.stores.sqlite.naming
  form TEXT NOT NULL,
  entity INTEGER NOT NULL,  -- the one that is shown
  PRIMARY KEY (form, entity)
) WITHOUT ROWID;

CREATE TABLE lies_in (  -- the places that hold an entity; a place holds itself
  place TEXT NOT NULL,
  type TEXT NOT NULL,  -- of the entity
  entity INTEGER NOT NULL,
  PRIMARY KEY (place, type, entity)
) WITHOUT ROWID;

CREATE TABLE appearances (  -- an entity in a document
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  digest INTEGER NOT NULL,  -- of its reading
  date TEXT NOT NULL,  -- of the document
  first INTEGER NOT NULL,  -- key of its first mention
  last INTEGER NOT NULL,  -- and of its last
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX appearances_by_entity ON appearances (entity, date);

CREATE TABLE mentions (
  key INTEGER PRIMARY KEY,  -- of the document, shifted by PART_BITS, plus a number
  ordinal INTEGER NOT NULL,  -- of the passage
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  surface TEXT NOT NULL
);

CREATE TABLE relations (  -- between entities of the document
  key INTEGER PRIMARY KEY,  -- of the document, shifted by PART_BITS, plus the position
  subject INTEGER NOT NULL,
  predicate TEXT NOT NULL,
  object INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  evidence TEXT NOT NULL  -- ordinal of the passage, start, stop: 3:0:25 4:1:9
);
CREATE INDEX relations_by_subject ON relations (subject, object);
CREATE INDEX relations_by_object ON relations (object);

CREATE TABLE neighbours (  -- each edge between entities that are shown, seen from either end
  entity INTEGER NOT NULL,
  far INTEGER NOT NULL,
  predicate TEXT NOT NULL,
  outward INTEGER NOT NULL,  -- 1: entity is the subject
  far_id TEXT NOT NULL,  -- entities.id of far: most lists are sorted by it
  evidence INTEGER NOT NULL,  -- pieces of it
  confidence REAL NOT NULL,  -- of the most confident reading
  PRIMARY KEY (entity, far, predicate, outward)
) WITHOUT ROWID;

CREATE TABLE slogans (
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  surface TEXT NOT NULL,
  components TEXT NOT NULL,  -- JSON array
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE figures (
  document INTEGER NOT NULL,
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
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  first INTEGER NOT NULL,  -- position of a figure
  second INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE noise (
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  before INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
"""

PART_BITS = 20  # of the key of a passage, a mention or a relation: two to that power a document may have

GRAPH = Schema(
    version=3,
    sql=_SQL,
    remedy="删去这个文件，再运行 hongfan rebuild · delete this file, then run `hongfan rebuild`",
)
