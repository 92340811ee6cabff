-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5: who acted is known by more than a name. README.md beside this file explains tables and
-- columns.

-- guid of who acted. The name beside it is that of the time: it may be another's today.
ALTER TABLE history ADD COLUMN coder_guid TEXT;

-- only where there is no doubt: a name that one coder has, and that nobody took or gave up by then
UPDATE history SET coder_guid = (SELECT guid FROM coders c WHERE c.name = history.coder)
WHERE (SELECT count(*) FROM coders c WHERE c.name = history.coder) = 1
  AND NOT EXISTS (SELECT 1 FROM history r WHERE r.label = 'Rename coder'
    AND (substr (r.detail, 1, length (history.coder) + 2) = history.coder || ': '
      OR substr (r.detail, -length (history.coder) - 2) = ': ' || history.coder));
