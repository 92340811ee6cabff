-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: cases and findings. README.md beside this file explains tables and columns.
-- What a finding rests on must outlive what it names: documents, codes and codings are named here by
-- their guids, without a foreign key, so that removing one never changes a verdict of the past.

CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  own TEXT NOT NULL DEFAULT '',
  partner TEXT NOT NULL DEFAULT '',
  period_from TEXT NOT NULL DEFAULT '',
  period_to TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE case_stages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  region_case INTEGER NOT NULL REFERENCES cases (id),
  stage TEXT NOT NULL CHECK (stage IN ('initiative', 'exploration', 'letter-of-intent', 'plan',
    'legislature', 'verification', 'agreement', 'implementation', 'evaluation')),
  date TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX case_stages_by_case ON case_stages (region_case, stage);

CREATE TABLE case_documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  region_case INTEGER NOT NULL REFERENCES cases (id),
  document_guid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX case_documents_by_case ON case_documents (region_case, document_guid);

-- a coding named here counts for these cases alone; any other, for all cases of its document
CREATE TABLE coding_cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  coding_guid TEXT NOT NULL,
  region_case INTEGER NOT NULL REFERENCES cases (id)
) STRICT;
CREATE UNIQUE INDEX coding_cases_by_coding ON coding_cases (coding_guid, region_case);
CREATE INDEX coding_cases_by_case ON coding_cases (region_case);

-- who speaks in a passage where no label of a transcript says it: a newspaper quotes I-02
CREATE TABLE coding_speakers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  coding_guid TEXT NOT NULL,
  informant_guid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX coding_speakers_by_coding ON coding_speakers (coding_guid);

-- a verdict, each version a row; the newest of a case (NULL: the whole project) and a motive stands
CREATE TABLE findings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  region_case INTEGER REFERENCES cases (id),
  motive_guid TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('present', 'partial', 'absent', 'insufficient')),
  suggested TEXT NOT NULL CHECK (suggested IN ('present', 'partial', 'absent', 'insufficient')),
  rationale TEXT NOT NULL DEFAULT '',
  tested TEXT NOT NULL DEFAULT '',
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_motive ON findings (motive_guid, region_case);
CREATE INDEX findings_by_case ON findings (region_case);
CREATE INDEX findings_by_coder ON findings (coder);

CREATE TABLE finding_passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  finding INTEGER NOT NULL REFERENCES findings (id),
  side TEXT NOT NULL CHECK (side IN ('for', 'against')),
  coding_guid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX finding_passages_by_finding ON finding_passages (finding, side, coding_guid);

-- which side stands where passages contradict each other; the passages answered are only listed
CREATE TABLE resolutions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  region_case INTEGER REFERENCES cases (id),
  coding_guid TEXT NOT NULL,
  stands TEXT NOT NULL CHECK (stands IN ('for', 'against')),
  reason TEXT NOT NULL,
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX resolutions_by_coding ON resolutions (coding_guid, region_case);
CREATE INDEX resolutions_by_case ON resolutions (region_case);
CREATE INDEX resolutions_by_coder ON resolutions (coder);

-- each change of a threshold of the verdict rule; the newest of a name holds
CREATE TABLE thresholds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  before INTEGER NOT NULL,
  reason TEXT NOT NULL,
  coder INTEGER NOT NULL REFERENCES coders (id),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX thresholds_by_coder ON thresholds (coder);

-- an interview question or a logged search, and the indicators (or motives) that it asks for
CREATE TABLE questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  region_case INTEGER REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('question', 'search')),
  text TEXT NOT NULL,
  date TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX questions_by_case ON questions (region_case);

CREATE TABLE question_codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question INTEGER NOT NULL REFERENCES questions (id),
  code_guid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX question_codes_by_question ON question_codes (question, code_guid);

-- the reading ledger: a passage read and judged; versions holds "GUID NUMBER" a line for each code
-- whose version was not 1 then. text_hash tells which text the positions are of.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  document_guid TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  coder INTEGER NOT NULL REFERENCES coders (id),
  versions TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX reading_by_document ON reading (document_guid, span_start);
CREATE INDEX reading_by_coder ON reading (coder);
