/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One coding out of several of the same code by the same coder that overlap. */

#include "app/model/coding.h"

#include <glib/gi18n.h>
#include <string.h>

static gint64
find_other (PndProject *project, PndCoding *coding, gint64 code, PndSpan span)
{
  return pnd_coding_find_overlap (project, pnd_coding_get_document (coding), span, code,
                                  pnd_coding_get_coder (coding), pnd_row_get_id (PND_ROW (coding)));
}

static void
append_memo (GString *memos, const char *memo)
{
  if (memo == NULL || *memo == '\0')
    return;
  if (memos->len > 0)
    g_string_append (memos, "\n\n");
  g_string_append (memos, memo);
}

/* what it takes in may reach what comes next, so the look begins anew with every one */
static gboolean
take_in_others (PndProject *project, PndCoding *coding, gint64 code, PndSpan *span,
                GString *memos, GError **error)
{
  gint64 id;

  while ((id = find_other (project, coding, code, *span)) != 0)
    {
      g_autoptr (PndCoding) other = pnd_row_get (project, PND_TYPE_ANY_CODING, id, error);

      if (other == NULL)
        return FALSE;
      append_memo (memos, pnd_coding_get_memo (other));
      *span = pnd_span_hull (*span, pnd_coding_get_span (other));
      if (!pnd_coding_remove (project, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
join (PndProject *project, PndCoding *coding, gint64 code, PndSpan span, GError **error)
{
  gint64 id = pnd_row_get_id (PND_ROW (coding));
  g_autoptr (GString) memos = g_string_new (pnd_coding_get_memo (coding));
  gsize n_before = memos->len;

  return take_in_others (project, coding, code, &span, memos, error)
         && pnd_coding_set_code (project, id, code, error)
         && (memos->len == n_before || pnd_coding_set_memo (project, id, memos->str, error))
         && pnd_coding_set_span (project, id, span, error);
}

/**
 * pnd_coding_join:
 * @project: the project
 * @id: a coding's id
 * @code: the code it has or is to get
 * @span: the passage it is to hold, in code points; not empty, inside the text
 * @error: return location for a #PndStoreError
 *
 * Codings of @code by the same coder that overlap @span become part of this one, and so do those
 * that overlap them: it holds all their passages, and their memos after its own. Its guid and its
 * ratings stay.
 *
 * Returns: %TRUE, or %FALSE with nothing changed and an error as pnd_coding_add() sets.
 */
gboolean
pnd_coding_join (PndProject *project, gint64 id, gint64 code, PndSpan span, GError **error)
{
  g_autoptr (PndCoding) coding = NULL;
  const char *label;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  coding = pnd_row_get (project, PND_TYPE_ANY_CODING, id, error);
  if (coding == NULL)
    return FALSE;
  label = find_other (project, coding, code, span) != 0 ? N_("Join codings") : N_("Extend coding");
  if (!pnd_project_begin_edit (project, label, error))
    return FALSE;
  return pnd_row_finish_edit (project, join (project, coding, code, span, error), error);
}
