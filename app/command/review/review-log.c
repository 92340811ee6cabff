/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The supervision log from the command line. */

#include <glib/gi18n.h>

#include "app/command/review/review-words.h"
#include "app/model/review/supervision.h"

/**
 * pnd_review_word_log:
 * @project: the project
 * @operands: none
 * @options: nothing of which is used
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Lists the supervision log.
 *
 * Returns: %TRUE
 */
gboolean
pnd_review_word_log (PndProject *project, char **operands, const PndReviewOptions *options,
                     PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "date supervisor topic advice done guid");
  g_autoptr (GListModel) log = pnd_supervision_new_list (project);

  for (guint i = 0; i < g_list_model_get_n_items (log); i++)
    {
      g_autoptr (PndSupervision) entry = g_list_model_get_item (log, i);
      PndSupervisionFacts facts = pnd_supervision_get_facts (entry);

      pnd_table_add (table, facts.date);
      pnd_table_add (table, facts.supervisor);
      pnd_table_add (table, facts.topic);
      pnd_table_add (table, facts.advice);
      pnd_table_add (table, facts.done);
      pnd_table_add (table, pnd_row_get_guid (PND_ROW (entry)));
    }
  pnd_table_print (table);
  return TRUE;
}

/* what the options say, else what is there already */
static const char *
choose (const char *option, const char *now)
{
  return option != NULL ? option : now;
}

static void
take_options (const PndReviewOptions *options, PndSupervisionFacts *facts)
{
  facts->date = choose (options->date, facts->date);
  facts->supervisor = choose (options->supervisor, facts->supervisor);
  facts->topic = choose (options->topic, facts->topic);
  facts->advice = choose (options->advice, facts->advice);
  facts->done = choose (options->done, facts->done);
}

/**
 * pnd_review_word_log_add:
 * @project: the project
 * @operands: none
 * @options: what the entry says; without a date, today's
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it is refused
 */
gboolean
pnd_review_word_log_add (PndProject *project, char **operands, const PndReviewOptions *options,
                         PndTableFormat format, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  PndSupervisionFacts facts = { .date = today };

  take_options (options, &facts);
  return pnd_supervision_add (project, &facts, error) != 0;
}

static PndSupervision *
find_entry (PndProject *project, const char *guid, GError **error)
{
  PndSupervision *entry = pnd_row_find (project, PND_TYPE_SUPERVISION, guid);

  if (entry == NULL)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The supervision log has no entry “%s”."), guid);
  return entry;
}

/**
 * pnd_review_word_log_change:
 * @project: the project
 * @operands: guid of an entry
 * @options: what it says from now on; what they do not name stays
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it is refused
 */
gboolean
pnd_review_word_log_change (PndProject *project, char **operands,
                            const PndReviewOptions *options, PndTableFormat format,
                            GError **error)
{
  g_autoptr (PndSupervision) entry = find_entry (project, operands[0], error);
  PndSupervisionFacts facts;

  if (entry == NULL)
    return FALSE;
  facts = pnd_supervision_get_facts (entry);
  take_options (options, &facts);
  return pnd_supervision_set_facts (entry, &facts, error);
}

/**
 * pnd_review_word_log_remove:
 * @project: the project
 * @operands: guid of an entry
 * @options: nothing of which is used
 * @format: not used
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when there is no such entry
 */
gboolean
pnd_review_word_log_remove (PndProject *project, char **operands,
                            const PndReviewOptions *options, PndTableFormat format,
                            GError **error)
{
  g_autoptr (PndSupervision) entry = find_entry (project, operands[0], error);

  return entry != NULL && pnd_supervision_remove (entry, error);
}
