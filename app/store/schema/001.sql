-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. README.md beside this file explains tables, columns and offsets.
-- Recorded tables (attached to the session by name) have no trigger and no foreign key action:
-- every change is written by the program, so that undo finds it in the changeset.

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'id')),
  notes TEXT NOT NULL DEFAULT '',
  codebook_name TEXT NOT NULL DEFAULT '',
  codebook_source TEXT NOT NULL DEFAULT '',
  codebook_frozen TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE coders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'researcher'
    CHECK (role IN ('researcher', 'second-coder', 'supervisor')),
  colour TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

-- insert-only, never recorded; the count comes before the text, or reading it means reading megabytes
CREATE TABLE texts (
  hash TEXT NOT NULL PRIMARY KEY,
  characters INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE originals (
  hash TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  text_hash TEXT NOT NULL REFERENCES texts (hash),
  original_hash TEXT REFERENCES originals (hash),
  original_encoding TEXT,
  language TEXT,
  source_type TEXT CHECK (source_type IN ('interview', 'agreement', 'regulation', 'news',
    'official', 'field-note', 'statistics', 'secondary', 'other')),
  holder TEXT CHECK (holder IN ('own-region', 'partner-region', 'central-state', 'other')),
  notes TEXT NOT NULL DEFAULT '',
  trashed TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  parent INTEGER REFERENCES codes (id),
  position INTEGER NOT NULL,
  abbreviation TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('motive', 'indicator', 'context', 'other')),
  colour TEXT NOT NULL,
  pin INTEGER CHECK (pin BETWEEN 1 AND 9),
  version INTEGER NOT NULL DEFAULT 1,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX codes_by_parent ON codes (parent, position);

CREATE TABLE code_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code INTEGER NOT NULL REFERENCES codes (id),
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '',
  include TEXT NOT NULL DEFAULT '',
  exclude TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  near_miss TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX code_texts_by_code ON code_texts (code, language);

CREATE TABLE code_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code INTEGER NOT NULL REFERENCES codes (id),
  version INTEGER NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  include TEXT NOT NULL,
  exclude TEXT NOT NULL,
  example TEXT NOT NULL,
  near_miss TEXT NOT NULL,
  author INTEGER REFERENCES coders (id),
  reason TEXT NOT NULL,
  replaced TEXT NOT NULL
) STRICT;
CREATE INDEX code_versions_by_code ON code_versions (code, version);

CREATE TABLE codings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents (id),
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  code INTEGER NOT NULL REFERENCES codes (id),
  coder INTEGER NOT NULL REFERENCES coders (id),
  polarity TEXT CHECK (polarity IN ('supports', 'contradicts', 'mentions')),
  strength INTEGER CHECK (strength BETWEEN 1 AND 3),
  holder TEXT CHECK (holder IN ('own-region', 'partner-region', 'central-state', 'other')),
  memo TEXT NOT NULL DEFAULT '',
  review TEXT NOT NULL DEFAULT 'unreviewed'
    CHECK (review IN ('unreviewed', 'accepted', 'queried', 'rejected', 'revised')),
  code_version INTEGER NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX codings_by_document ON codings (document, span_start);
CREATE INDEX codings_by_code ON codings (code);
CREATE INDEX codings_by_coder ON codings (coder);

CREATE TABLE annotations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents (id),
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  coder INTEGER NOT NULL REFERENCES coders (id),
  text TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX annotations_by_document ON annotations (document, span_start);
CREATE INDEX annotations_by_coder ON annotations (coder);

-- a memo is about the project (both NULL), a document or a code; kind 'journal' is a dated entry
CREATE TABLE memos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('memo', 'journal')),
  document INTEGER REFERENCES documents (id),
  code INTEGER REFERENCES codes (id),
  coder INTEGER NOT NULL REFERENCES coders (id),
  date TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  CHECK (document IS NULL OR code IS NULL)
) STRICT;
CREATE INDEX memos_by_document ON memos (document);
CREATE INDEX memos_by_code ON memos (code);
CREATE INDEX memos_by_coder ON memos (coder);

-- what was deleted stays deleted when projects are merged
CREATE TABLE deleted (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;

-- append-only, never recorded; purging blanks changesets and older states
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  coder TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'barrier')),
  target INTEGER REFERENCES history (id),
  label TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  changeset BLOB,
  changeset_hash TEXT NOT NULL,
  state TEXT,
  state_hash TEXT,
  chain TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_kind ON history (kind, id, target);

CREATE TABLE preferences (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
