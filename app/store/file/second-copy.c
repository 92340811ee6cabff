/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a copy for a second coder leaves out: all that the others found, and the history; it keeps
 * where it was forked from. What is shared stays: documents, codes, cases, informants,
 * questions. */

#include "app/store/file/second-copy.h"

#include <glib/gi18n.h>

#include "app/store/project-private.h"

/* ?1 is the second coder, whose own work stays */
static const char *const steps[] = {
  "DELETE FROM main.finding_passages WHERE finding IN"
  " (SELECT id FROM main.findings WHERE coder <> ?1)",
  "DELETE FROM main.findings WHERE coder <> ?1",
  "DELETE FROM main.resolutions WHERE coder <> ?1",
  "DELETE FROM main.codings WHERE coder <> ?1",
  "DELETE FROM main.annotations WHERE coder <> ?1",
  "DELETE FROM main.quarantine WHERE coder <> ?1",
  "DELETE FROM main.memos WHERE coder <> ?1",
  "DELETE FROM main.reading WHERE coder <> ?1",
  "DELETE FROM main.remarks WHERE coder <> ?1",
  "DELETE FROM main.supervisions WHERE coder <> ?1",
  "DELETE FROM main.finished WHERE coder <> ?1",
  "DELETE FROM main.translations WHERE translator NOT IN"
  " (SELECT name FROM main.coders WHERE id = ?1)",
  "DELETE FROM main.decisions WHERE ?1 <> 0",
  "DELETE FROM main.agreements WHERE ?1 <> 0",
  "DELETE FROM main.coding_cases WHERE ?1 <> 0"
  " AND coding_guid NOT IN (SELECT guid FROM main.codings)",
  "DELETE FROM main.coding_speakers WHERE ?1 <> 0"
  " AND coding_guid NOT IN (SELECT guid FROM main.codings)",
  "DELETE FROM main.finding_passages WHERE ?1 <> 0"
  " AND coding_guid NOT IN (SELECT guid FROM main.codings)",
  "DELETE FROM main.preferences WHERE ?1 <> 0",
};

/* the chain of the last row of the history: where the copies part */
static gboolean
keep_fork (PndProject *copy, GError **error)
{
  return pnd_database_run (copy->database, _("Leaving out the others"),
                           "UPDATE project SET forked_from ="
                           " (SELECT chain FROM main.history ORDER BY id DESC LIMIT 1)",
                           error, "");
}

/* whoever opens it without being one of its coders is this one */
static gboolean
say_for_whom (PndProject *copy, const PndSecondCoder *second, GError **error)
{
  return pnd_database_run (copy->database, _("Leaving out the others"),
                           "INSERT INTO main.preferences (key, value) SELECT ?, guid"
                           " FROM main.coders WHERE id = ?",
                           error, "si", PND_SECOND_COPY_KEY, second->coder);
}

static gboolean
set_blind (PndProject *copy, const PndSecondCoder *second, GError **error)
{
  return pnd_database_run (copy->database, _("Leaving out the others"),
                           "UPDATE coders SET blind = ? WHERE id = ?", error, "ii",
                           (gint64) second->blind, second->coder);
}

/* For the files of this folder: before the history is left out. */
gboolean
pnd_copy_leave_out_others (PndProject *copy, const PndSecondCoder *second, GError **error)
{
  gboolean is_done;

  if (!pnd_project_begin_purge (copy, N_("Copy for a second coder"), error))
    return FALSE;
  is_done = keep_fork (copy, error) && set_blind (copy, second, error);
  for (gsize i = 0; is_done && i < G_N_ELEMENTS (steps); i++)
    is_done = pnd_database_run (copy->database, _("Leaving out the others"), steps[i], error, "i",
                                second->coder);
  is_done = is_done && say_for_whom (copy, second, error);
  if (is_done)
    return pnd_project_end_purge (copy, error);
  pnd_project_abandon_edit (copy);
  return FALSE;
}
