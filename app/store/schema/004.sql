-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: second coders and supervisors. README.md beside this file explains tables and columns.
-- What a remark or a decision is about is named by its guid, without a foreign key: it outlives it.

ALTER TABLE project ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN forked_from TEXT;

-- blind: sees nothing of the others in a document until it is finished
ALTER TABLE coders ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));
-- consensus: nobody; holds what the coders agreed on when they decided their differences
ALTER TABLE coders ADD COLUMN layer TEXT CHECK (layer IN ('consensus'));

-- what the motive table and the matrix count, without a look at the rows
DROP INDEX codings_by_code;
CREATE INDEX codings_counted ON codings (code, document, polarity, holder, review, coder);

-- a coder says that a document is finished: a veil over the others' work there is lifted for good
CREATE TABLE finished (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document_guid TEXT NOT NULL,
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX finished_by_coder ON finished (coder, document_guid);

-- a share of the corpus drawn for double coding: the same seed draws the same documents
CREATE TABLE draws (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  seed INTEGER NOT NULL,
  share REAL NOT NULL CHECK (share > 0 AND share <= 1),
  strata TEXT NOT NULL DEFAULT '',
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX draws_by_coder ON draws (coder);

CREATE TABLE draw_documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draw INTEGER NOT NULL REFERENCES draws (id),
  document_guid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX draw_documents_by_draw ON draw_documents (draw, document_guid);

-- a remark on a coding, finding, code or memo; with a state, a judgement or an answer. digest is the
-- SHA-256 of what was judged, as it was then: what changed since is told by it.
CREATE TABLE remarks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('coding', 'finding', 'code', 'memo')),
  subject_guid TEXT NOT NULL,
  state TEXT CHECK (state IN ('unreviewed', 'accepted', 'queried', 'rejected', 'revised', 'stands')),
  text TEXT NOT NULL DEFAULT '',
  digest TEXT NOT NULL DEFAULT '',
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX remarks_by_subject ON remarks (subject_guid);
CREATE INDEX remarks_by_coder ON remarks (coder);

-- a disagreement decided: for one side, for a new coding, or left open. one_guid and other_guid are
-- the codings that differ (NULL: that coder has none), consensus_guid the coding that came of it.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document_guid TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('presence', 'extent', 'code', 'polarity')),
  one_guid TEXT,
  other_guid TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('one', 'other', 'new', 'neither', 'open')),
  consensus_guid TEXT,
  reason TEXT NOT NULL DEFAULT '',
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_document ON decisions (document_guid);
CREATE INDEX decisions_by_coder ON decisions (coder);

-- an agreement as it was measured: what stood before the differences were decided stays to be told
CREATE TABLE agreements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  options TEXT NOT NULL,
  result TEXT NOT NULL,
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX agreements_by_coder ON agreements (coder);

-- the supervision log (kartu bimbingan)
CREATE TABLE supervisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL,
  supervisor TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  advice TEXT NOT NULL DEFAULT '',
  done TEXT NOT NULL DEFAULT '',
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX supervisions_by_coder ON supervisions (coder);
