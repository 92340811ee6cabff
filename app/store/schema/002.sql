-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: documents as sources. README.md beside this file explains tables, columns and offsets.
-- Recorded tables get their new columns at the end only, or stored changesets would not fit, and
-- with NULL, 0 or '' as their default, or older states in the history would not.

-- insert-only, never recorded: headings, emphasis, lists, notes, pages; one run a line
CREATE TABLE structures (
  hash TEXT NOT NULL PRIMARY KEY,
  runs TEXT NOT NULL
) STRICT;

ALTER TABLE project ADD COLUMN line_width INTEGER NOT NULL DEFAULT 0 CHECK (line_width >= 0);

ALTER TABLE documents ADD COLUMN structure_hash TEXT REFERENCES structures (hash);
ALTER TABLE documents ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN date TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN confidentiality TEXT
  CHECK (confidentiality IN ('restricted', 'confidential'));
ALTER TABLE documents ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN twin TEXT;

-- an area of a page without text: "page x y width height", the page from 1, the rest in points
ALTER TABLE codings ADD COLUMN area TEXT;

CREATE TABLE attributes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attributes_by_document ON attributes (document, name);

CREATE TABLE informants (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  office TEXT NOT NULL DEFAULT '',
  holder TEXT CHECK (holder IN ('own-region', 'partner-region', 'central-state', 'other')),
  interviewer INTEGER NOT NULL DEFAULT 0 CHECK (interviewer IN (0, 1)),
  consent TEXT NOT NULL DEFAULT 'unknown' CHECK (consent IN ('unknown', 'given', 'withdrawn')),
  anonymity TEXT NOT NULL DEFAULT 'code' CHECK (anonymity IN ('named', 'code', 'office')),
  notes TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

-- which informant a speaker's label in a transcript is
CREATE TABLE speakers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents (id),
  label TEXT NOT NULL,
  informant INTEGER NOT NULL REFERENCES informants (id)
) STRICT;
CREATE UNIQUE INDEX speakers_by_document ON speakers (document, label);
CREATE INDEX speakers_by_informant ON speakers (informant);

CREATE TABLE translations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents (id),
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  translator TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX translations_by_document ON translations (document, span_start);

-- what stands for a name or place in an export made without names
CREATE TABLE replacements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  original TEXT NOT NULL,
  replacement TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

-- codings and notes (code NULL) whose passage a correction took away, until they are placed again
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents (id),
  quote TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  code INTEGER REFERENCES codes (id),
  coder INTEGER NOT NULL REFERENCES coders (id),
  polarity TEXT,
  strength INTEGER,
  holder TEXT,
  memo TEXT NOT NULL DEFAULT '',
  review TEXT NOT NULL DEFAULT 'unreviewed',
  code_version INTEGER,
  made TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX quarantine_by_document ON quarantine (document);
