/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a review sends out: the bundle, the sheet, the supervision log; and all that was said. */

#include <glib/gi18n.h>

#include "app/command/review/review-words.h"
#include "app/exchange/review/bundle.h"
#include "app/exchange/review/sheet.h"

/**
 * pnd_review_word_bundle:
 * @project: the project
 * @operands: where
 * @options: what the supervisor may not see
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it cannot be written
 */
gboolean
pnd_review_word_bundle (PndProject *project, char **operands, const PndReviewOptions *options,
                        PndTableFormat format, GError **error)
{
  PndBundle bundle = { .flags = (options->pseudonyms ? PND_BUNDLE_PSEUDONYMS : 0)
                                | (options->without_texts ? PND_BUNDLE_WITHOUT_TEXTS : 0),
                       .coder = pnd_project_get_coder (project) };

  return pnd_bundle_write (pnd_project_get_database (project), operands[0], &bundle, NULL, error);
}

/**
 * pnd_review_word_sheet:
 * @project: the project
 * @operands: where
 * @options: which codings
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it cannot be written
 */
gboolean
pnd_review_word_sheet (PndProject *project, char **operands, const PndReviewOptions *options,
                       PndTableFormat format, GError **error)
{
  PndQueueFilter filter;

  return pnd_review_options_make_filter (project, options, &filter, error)
         && pnd_sheet_write_review (project, operands[0], &filter, error);
}

/**
 * pnd_review_word_log_print:
 * @project: the project
 * @operands: where
 * @options: nothing of which is used
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it cannot be written
 */
gboolean
pnd_review_word_log_print (PndProject *project, char **operands, const PndReviewOptions *options,
                           PndTableFormat format, GError **error)
{
  return pnd_sheet_write_log (project, operands[0], error);
}

/**
 * pnd_review_word_threads:
 * @project: the project
 * @operands: none
 * @options: nothing of which is used
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Lists every remark, by time.
 *
 * Returns: %FALSE with @error set when they cannot be read
 */
gboolean
pnd_review_word_threads (PndProject *project, char **operands, const PndReviewOptions *options,
                         PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "time coder kind subject state text");
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (project), _("Reading what was said in review"),
                          "SELECT r.created, p.name, r.kind, r.subject_guid, r.state, r.text "
                          "FROM remarks r JOIN coders p ON p.id = r.coder "
                          "ORDER BY r.created, r.id", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int i = 0; i < 6; i++)
      pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
  if (failure == NULL)
    pnd_table_print (table);
  else
    g_propagate_error (error, failure);
  return failure == NULL;
}
