/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/coder-pair.h"

#include <glib/gi18n.h>

#include "ui/common/lists/name-list.h"

/*
 * Pair:
 * @ids: gint64, in the order of the lists
 */
typedef struct
{
  GArray *ids;
  GtkWidget *lists[2];
  PndCoderPairFunc chosen;
  gpointer data;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

static Pair *
get_pair (GtkWidget *self)
{
  return g_object_get_data (G_OBJECT (self), "pair");
}

static GtkStringList *
read_names (Pair *self, PndProject *project)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (project), NULL,
    "SELECT id, name FROM coders k WHERE layer IS NULL ORDER BY NOT EXISTS"
    " (SELECT 1 FROM all_codings WHERE coder = k.id), id", NULL, "");

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (self->ids, id);
      gtk_string_list_append (names, pnd_statement_get_text (row, 1, NULL));
    }
  return names;
}

static void
selected_cb (Pair *self)
{
  self->chosen (self->data);
}

/**
 * pnd_coder_pair_new:
 * @project: the project that has the coders
 * @chosen: called when another coder is chosen
 * @data: for @chosen
 *
 * Returns: (transfer full): the lists in a row, the first two coders chosen
 */
GtkWidget *
pnd_coder_pair_new (PndProject *project, PndCoderPairFunc chosen, gpointer data)
{
  const char *const names[] = { _("First coder"), _("Second coder") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Pair *self = g_new0 (Pair, 1);
  g_autoptr (GtkStringList) coders = NULL;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->chosen = chosen;
  self->data = data;
  coders = read_names (self, project);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *list = pnd_name_list_new (coders);

      self->lists[i] = list;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (list), (guint) i);
      gtk_widget_set_tooltip_text (list, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i], -1);
      g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (selected_cb), self);
      gtk_box_append (GTK_BOX (box), list);
    }
  g_object_set_data_full (G_OBJECT (box), "pair", self, pair_free);
  return box;
}

/**
 * pnd_coder_pair_get_id:
 * @self: the lists
 * @side: 0 for the first coder, 1 for the second
 *
 * Returns: the id of the coder, 0 where there is none yet
 */
gint64
pnd_coder_pair_get_id (GtkWidget *self, int side)
{
  Pair *pair = get_pair (self);
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (pair->lists[side]));

  return at < pair->ids->len ? g_array_index (pair->ids, gint64, at) : 0;
}

/**
 * pnd_coder_pair_get_name:
 * @self: the lists
 * @side: 0 for the first coder, 1 for the second
 *
 * Returns: (transfer none): the name of the coder; "" where there is none yet
 */
const char *
pnd_coder_pair_get_name (GtkWidget *self, int side)
{
  GtkStringObject *item
    = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (get_pair (self)->lists[side]));

  return item != NULL ? gtk_string_object_get_string (item) : "";
}
