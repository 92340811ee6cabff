/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/new-coding.h"

#include <glib/gi18n.h>

#include "ui/common/dialog.h"

/*
 * Fields:
 * @codes: ids (gint64) of the codes in the list
 */
typedef struct
{
  GArray *codes;
  GtkWidget *code;
  GtkWidget *start;
  GtkWidget *end;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *self = data;

  g_array_unref (self->codes);
  g_free (self);
}

static Fields *
get_fields (GtkWidget *self)
{
  return g_object_get_data (G_OBJECT (self), "fields");
}

/* the field under a short label; its name says what it is of */
static void
add_field (GtkWidget *box, const char *label, const char *name, GtkWidget *field)
{
  pnd_dialog_add_field (GTK_BOX (box), label, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_codes (Fields *self, PndProject *project)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (project), NULL,
                          "SELECT id, abbreviation FROM codes ORDER BY abbreviation", NULL, "");
  GtkWidget *list;

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (self->codes, id);
      gtk_string_list_append (names, pnd_statement_get_text (row, 1, NULL));
    }
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  return list;
}

static GtkWidget *
make_hint (void)
{
  GtkWidget *hint = gtk_label_new (_("A new coding; press its button again to decide"));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_valign (hint, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (hint, 8);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "field-label");
  return hint;
}

/**
 * pnd_new_coding_new:
 * @project: the project that has the codes
 *
 * Returns: (transfer full): the fields in a row
 */
GtkWidget *
pnd_new_coding_new (PndProject *project)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Fields *self = g_new0 (Fields, 1);

  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->code = make_codes (self, project);
  self->start = gtk_spin_button_new_with_range (0, G_MAXINT, 1);
  self->end = gtk_spin_button_new_with_range (0, G_MAXINT, 1);
  gtk_box_append (GTK_BOX (box), make_hint ());
  add_field (box, _("Code"), _("Code of a new coding"), self->code);
  add_field (box, _("Start"), _("Start of a new coding"), self->start);
  add_field (box, _("End"), _("End of a new coding"), self->end);
  g_object_set_data_full (G_OBJECT (box), "fields", self, fields_free);
  return box;
}

/**
 * pnd_new_coding_fill:
 * @self: the fields
 * @code: id of a code
 * @span: code points in the document
 */
void
pnd_new_coding_fill (GtkWidget *self, gint64 code, PndSpan span)
{
  Fields *fields = get_fields (self);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fields->start), span.start);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fields->end), span.end);
  for (guint i = 0; i < fields->codes->len; i++)
    if (g_array_index (fields->codes, gint64, i) == code)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (fields->code), i);
}

/**
 * pnd_new_coding_read:
 * @self: the fields
 * @decision: gets the code and the span that they hold
 */
void
pnd_new_coding_read (GtkWidget *self, PndDecision *decision)
{
  Fields *fields = get_fields (self);
  guint code = gtk_drop_down_get_selected (GTK_DROP_DOWN (fields->code));

  decision->span = PND_SPAN (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (fields->start)),
                             gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (fields->end)));
  if (code < fields->codes->len)
    decision->code = g_array_index (fields->codes, gint64, code);
}

/**
 * pnd_new_coding_focus:
 * @self: the fields
 *
 * The list of codes takes the keys.
 */
void
pnd_new_coding_focus (GtkWidget *self)
{
  gtk_widget_grab_focus (get_fields (self)->code);
}
