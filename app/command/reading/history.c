/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/command/verbs.h"
#include "app/store/history.h"

static void
list_entry_cb (const PndHistoryEntry *entry, gpointer data)
{
  PndTable *table = data;
  gboolean for_people = pnd_table_get_format (table) == PND_TABLE_TEXT;

  pnd_table_add_int (table, entry->id);
  pnd_table_add (table, entry->time);
  pnd_table_add (table, entry->coder);
  pnd_table_add (table, entry->kind);
  if (entry->target != 0)
    pnd_table_add_int (table, entry->target);
  else
    pnd_table_add (table, NULL);
  pnd_table_add (table, for_people && *entry->label != '\0' ? _(entry->label) : entry->label);
  pnd_table_add (table, entry->detail);
}

static gboolean
verify (PndProject *project, GError **error)
{
  gint64 n_rows;

  if (!pnd_history_verify (project, &n_rows, error))
    return FALSE;
  printf (ngettext ("The history is whole: %" PRId64 " entry, nothing was altered.\n",
                    "The history is whole: %" PRId64 " entries, nothing was altered.\n",
                    n_rows),
          n_rows);
  return TRUE;
}

/* @data: whether to verify (gboolean *) */
static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  g_autoptr (PndTable) table = NULL;
  const gboolean *check = data;

  if (*check)
    return verify (project, error);
  table = pnd_table_new (format, "#id time coder kind #target label detail");
  if (!pnd_history_foreach (project, list_entry_cb, table, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

/* `penanda history PROJECT` */
int
pnd_verb_history (const PndVerb *verb, int argc, char **argv)
{
  gboolean check = FALSE;
  const GOptionEntry entries[] = {
    { "verify", 0, 0, G_OPTION_ARG_NONE, &check,
      N_("Instead of listing it, check that nothing was altered"), NULL },
    { NULL },
  };

  return pnd_options_print_table (verb, entries, argc, argv, print, &check);
}
