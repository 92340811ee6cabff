/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/review/review-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/document.h"
#include "app/model/review/remark.h"
#include "app/store/veil/review-only.h"

static gboolean
refuse (GError **error, const char *format, const char *word)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, format, word);
  return FALSE;
}

static gboolean
take_words (const PndReviewOptions *options, PndQueueFilter *filter, GError **error)
{
  static const char *const orders[PND_N_QUEUE_ORDERS] = { "document", "code", "coder", "state" };
  PndReviewState state = PND_STATE_NONE;
  PndSubjectKind kind;
  int order = 0;

  if (options->kind != NULL)
    {
      if (!pnd_subject_kind_from_word (options->kind, &kind))
        return refuse (error, _("“%s” cannot be reviewed; coding, finding, code and memo can."),
                       options->kind);
      filter->kinds = PND_QUEUE_BIT (kind);
    }
  if (options->state != NULL)
    {
      if (!pnd_review_state_from_word (options->state, &state))
        return refuse (error, _("“%s” is not a state of review; it is unreviewed, accepted, "
                                "queried, rejected, revised or stands."), options->state);
      filter->states = PND_QUEUE_BIT (state);
    }
  while (options->order != NULL && order < PND_N_QUEUE_ORDERS
         && !g_str_equal (options->order, orders[order]))
    order++;
  if (order == PND_N_QUEUE_ORDERS)
    return refuse (error, _("“%s” is not an order; document, code, coder and state are."),
                   options->order);
  filter->order = (PndQueueOrder) order;
  return TRUE;
}

/**
 * pnd_review_options_make_filter:
 * @project: the project
 * @options: what the options say
 * @filter: (out): what they ask for
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set where they name what there is not
 */
gboolean
pnd_review_options_make_filter (PndProject *project, const PndReviewOptions *options,
                                PndQueueFilter *filter, GError **error)
{
  *filter = (PndQueueFilter) PND_QUEUE_FILTER_INIT;
  filter->changed_only = options->changed;
  filter->sample = options->sample;
  filter->seed = (guint32) options->seed;
  if (!take_words (options, filter, error))
    return FALSE;
  if (options->document != NULL)
    filter->document = pnd_document_find (project, options->document, error);
  if (options->document != NULL && filter->document == 0)
    return FALSE;
  if (options->code != NULL)
    filter->code = pnd_code_find (project, options->code, error);
  if (options->code != NULL && filter->code == 0)
    return FALSE;
  if (options->of != NULL)
    filter->coder = pnd_coder_find (project, options->of);
  if (options->of != NULL && filter->coder == 0)
    return refuse (error, _("The project has no coder “%s”."), options->of);
  return TRUE;
}

/* (transfer full) (nullable): a coder's name */
static char *
dup_coder (PndProject *project, gint64 coder)
{
  g_autoptr (PndCoder) row
    = coder != 0 ? pnd_row_get (project, PND_TYPE_CODER, coder, NULL) : NULL;

  return g_strdup (row != NULL ? pnd_coder_get_name (row) : NULL);
}

static void
add_item (PndProject *project, PndTable *table, const PndQueueItem *item)
{
  g_autofree char *reviewer = dup_coder (project, item->reviewer);

  pnd_table_add (table, pnd_subject_kind_to_word (item->kind));
  pnd_table_add (table, pnd_review_state_to_word (item->state));
  pnd_table_add_boolean (table, item->is_changed);
  pnd_table_add (table, item->name);
  if (item->kind == PND_SUBJECT_CODING)
    {
      pnd_table_add_int (table, item->span.start);
      pnd_table_add_int (table, item->span.end);
    }
  else
    {
      pnd_table_add (table, NULL);
      pnd_table_add (table, NULL);
    }
  pnd_table_add (table, item->abbreviation);
  pnd_table_add (table, item->coder);
  pnd_table_add (table, reviewer);
  pnd_table_add_int (table, item->n_remarks);
  pnd_table_add (table, item->reason);
  pnd_table_add (table, item->guid);
}

static GPtrArray *
load (PndProject *project, const PndReviewOptions *options, GError **error)
{
  PndQueueFilter filter;

  if (!pnd_review_options_make_filter (project, options, &filter, error))
    return NULL;
  return pnd_queue_load (pnd_project_get_database (project), &filter, error);
}

/**
 * pnd_review_word_list:
 * @project: the project
 * @operands: none
 * @options: what to list
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Lists what there is to review, and for people how many are in each state.
 *
 * Returns: %FALSE with @error set when it cannot
 */
gboolean
pnd_review_word_list (PndProject *project, char **operands, const PndReviewOptions *options,
                      PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table
    = pnd_table_new (format, "kind state ?changed name #start #end code coder reviewer #remarks "
                             "reason guid");
  g_autoptr (GPtrArray) queue = load (project, options, error);

  if (queue == NULL)
    return FALSE;
  for (guint i = 0; i < queue->len; i++)
    add_item (project, table, queue->pdata[i]);
  pnd_table_print (table);
  if (format != PND_TABLE_TEXT)
    return TRUE;
  putchar ('\n');
  return pnd_review_word_counts (project, operands, options, format, error);
}

/**
 * pnd_review_word_counts:
 * @project: the project
 * @operands: none
 * @options: what to count
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Prints how many are in each state.
 *
 * Returns: %FALSE with @error set when it cannot
 */
gboolean
pnd_review_word_counts (PndProject *project, char **operands, const PndReviewOptions *options,
                        PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "state #count");
  g_autoptr (GPtrArray) queue = load (project, options, error);
  int counts[PND_N_STATES];
  int n_changed;

  if (queue == NULL)
    return FALSE;
  n_changed = pnd_queue_count (queue, counts);
  for (int state = PND_STATE_UNREVIEWED; state < PND_N_STATES; state++)
    {
      pnd_table_add (table, pnd_review_state_to_word ((PndReviewState) state));
      pnd_table_add_int (table, counts[state]);
    }
  pnd_table_add (table, "changed");
  pnd_table_add_int (table, n_changed);
  pnd_table_print (table);
  return TRUE;
}

/* (transfer full) (nullable): the guid that @name stands for: it may name a code otherwise */
static char *
find_subject (PndProject *project, const char *name, const PndReviewOptions *options,
              PndSubjectKind *kind, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndCode) code = NULL;
  gint64 id;

  for (int i = 0; i < PND_N_SUBJECT_KINDS; i++)
    {
      g_auto (PndSubject) subject = { 0 };

      *kind = (PndSubjectKind) i;
      if (pnd_subject_find (database, *kind, name, &subject, NULL))
        return g_strdup (name);
    }
  id = g_strcmp0 (options->kind, "code") == 0 ? pnd_code_find (project, name, error) : 0;
  if (g_strcmp0 (options->kind, "code") != 0)
    refuse (error, _("There is no coding, finding, code or memo “%s” in the project."), name);
  code = id != 0 ? pnd_row_get (project, PND_TYPE_CODE, id, error) : NULL;
  *kind = PND_SUBJECT_CODE;
  return code != NULL ? g_strdup (pnd_row_get_guid (PND_ROW (code))) : NULL;
}

/**
 * pnd_review_word_thread:
 * @project: the project
 * @operands: a guid
 * @options: nothing of which is used but the kind
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Lists what was said of one thing.
 *
 * Returns: %FALSE with @error set when there is no such thing
 */
gboolean
pnd_review_word_thread (PndProject *project, char **operands, const PndReviewOptions *options,
                        PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "time coder state text");
  PndSubjectKind kind;
  g_autofree char *guid = find_subject (project, operands[0], options, &kind, error);
  g_autoptr (GListModel) thread = NULL;

  if (guid == NULL)
    return FALSE;
  thread = pnd_remark_new_thread (project, guid);
  for (guint i = 0; i < g_list_model_get_n_items (thread); i++)
    {
      g_autoptr (PndRemark) remark = g_list_model_get_item (thread, i);
      g_autofree char *coder = dup_coder (project, pnd_remark_get_coder (remark));

      pnd_table_add (table, pnd_row_get_created (PND_ROW (remark)));
      pnd_table_add (table, coder);
      pnd_table_add (table, pnd_review_state_to_word (pnd_remark_get_state (remark)));
      pnd_table_add (table, pnd_remark_get_text (remark));
    }
  pnd_table_print (table);
  return TRUE;
}

static gboolean
say_each (PndProject *project, char **operands, PndReviewState state,
          const PndReviewOptions *options, GError **error)
{
  for (char **name = operands; *name != NULL; name++)
    {
      PndSubjectKind kind = PND_SUBJECT_CODING;
      g_autofree char *guid = find_subject (project, *name, options, &kind, error);

      if (guid == NULL
          || pnd_remark_add (project, kind, guid, state, options->reason, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_review_word_say:
 * @project: the project
 * @operands: guids
 * @state: what is said of them
 * @options: with the reason
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it cannot be said of all; then it is said of none
 */
gboolean
pnd_review_word_say (PndProject *project, char **operands, PndReviewState state,
                     const PndReviewOptions *options, GError **error)
{
  if (!pnd_project_begin_review (project, N_("Review"), error))
    return FALSE;
  return pnd_row_finish_edit (project, say_each (project, operands, state, options, error), error);
}
