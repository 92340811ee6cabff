/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/new-coding.h"

#include <glib/gi18n.h>

#include "app/model/document.h"
#include "ui/common/dialog.h"
#include "ui/common/lists/name-list.h"

/*
 * Fields:
 * @codes: ids (gint64) of the codes in the list
 * @extents: PndSpan of each extent in the list but the last, which asks for positions
 * @text: (nullable): of the document
 */
typedef struct
{
  PndProject *project;
  GArray *codes;
  GArray *extents;
  PndDocumentText *text;
  GtkWidget *code;
  GtkWidget *polarity;
  GtkWidget *extent;
  GtkWidget *positions;
  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *preview;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *self = data;

  g_array_unref (self->codes);
  g_array_unref (self->extents);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_object_unref (self->project);
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
make_codes (Fields *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (self->project), NULL,
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

static GtkWidget *
make_polarities (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < PND_N_POLARITIES; i++)
    gtk_string_list_append (names, pnd_polarity_get_title (i));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static PndSpan
get_span (Fields *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->extent));

  if (chosen < self->extents->len)
    return g_array_index (self->extents, PndSpan, chosen);
  return PND_SPAN (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->start)),
                   gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->end)));
}

/* the words that it would be of: nobody knows a passage by its positions */
static void
show_words (Fields *self)
{
  PndSpan span = get_span (self);
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;

  if (self->text != NULL)
    span = pnd_span_clamp (span, PND_SPAN (0, pnd_document_text_get_length (self->text)));
  if (self->text != NULL && !pnd_span_is_empty (span))
    words = pnd_document_text_get_slice (self->text, span);
  shown = words != NULL ? g_strdup_printf (_("“%s”"), g_strdelimit (words, "\n", ' '))
                        : g_strdup (_("No words lie between these positions."));
  gtk_label_set_text (GTK_LABEL (self->preview), shown);
}

/* positions begin as what was chosen before them */
static void
extent_cb (Fields *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->extent));

  if (chosen < self->extents->len)
    {
      PndSpan span = g_array_index (self->extents, PndSpan, chosen);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->start), span.start);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->end), span.end);
    }
  gtk_widget_set_visible (self->positions,
                          chosen != GTK_INVALID_LIST_POSITION && chosen >= self->extents->len);
  show_words (self);
}

static void
make_positions (Fields *self)
{
  self->positions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->start = gtk_spin_button_new_with_range (0, G_MAXINT, 1);
  self->end = gtk_spin_button_new_with_range (0, G_MAXINT, 1);
  add_field (self->positions, _("Start"), _("Start of a new coding"), self->start);
  add_field (self->positions, _("End"), _("End of a new coding"), self->end);
  gtk_widget_set_visible (self->positions, FALSE);
  g_signal_connect_swapped (self->start, "value-changed", G_CALLBACK (show_words), self);
  g_signal_connect_swapped (self->end, "value-changed", G_CALLBACK (show_words), self);
}

static GtkWidget *
make_row (Fields *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

  self->code = make_codes (self);
  self->polarity = make_polarities ();
  self->extent = pnd_name_list_new (none);
  make_positions (self);
  add_field (row, _("Code"), _("Code of a new coding"), self->code);
  add_field (row, _("Polarity"), _("Polarity of a new coding"), self->polarity);
  add_field (row, _("Extent"), _("Extent of a new coding"), self->extent);
  gtk_box_append (GTK_BOX (row), self->positions);
  g_signal_connect_swapped (self->extent, "notify::selected", G_CALLBACK (extent_cb), self);
  return row;
}

/**
 * pnd_new_coding_new:
 * @project: the project that has the codes
 *
 * Returns: (transfer full): the fields
 */
GtkWidget *
pnd_new_coding_new (PndProject *project)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Fields *self = g_new0 (Fields, 1);

  self->project = g_object_ref (project);
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->extents = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  self->preview = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->preview), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0);
  gtk_box_append (GTK_BOX (box), make_hint ());
  gtk_box_append (GTK_BOX (box), make_row (self));
  gtk_box_append (GTK_BOX (box), self->preview);
  g_object_set_data_full (G_OBJECT (box), "fields", self, fields_free);
  return box;
}

static void
add_extent (Fields *self, GtkStringList *titles, PndSpan span, const char *title)
{
  if (pnd_span_is_empty (span))
    return;
  for (guint i = 0; i < self->extents->len; i++)
    if (pnd_span_equal (g_array_index (self->extents, PndSpan, i), span))
      return;
  g_array_append_val (self->extents, span);
  gtk_string_list_append (titles, title);
}

/* what is the same stands there once, under its simplest name */
static void
list_extents (Fields *self, const PndDifference *difference, const char *const names[2])
{
  const PndDifferenceSide *const sides[] = { &difference->one, &difference->other };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_array_set_size (self->extents, 0);
  for (int i = 0; i < 2; i++)
    {
      /* Translators: the name of a coder */
      g_autofree char *title = g_strdup_printf (_("As coded by %s"), names[i]);

      if (sides[i]->guid != NULL)
        add_extent (self, titles, sides[i]->span, title);
    }
  if (self->extents->len == 2)
    {
      add_extent (self, titles, pnd_span_hull (sides[0]->span, sides[1]->span),
                  _("What either coded"));
      add_extent (self, titles, pnd_span_intersect (sides[0]->span, sides[1]->span),
                  _("What both coded"));
    }
  gtk_string_list_append (titles, _("Other positions"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->extent), G_LIST_MODEL (titles));
}

/**
 * pnd_new_coding_fill:
 * @self: the fields
 * @difference: of which the new coding would decide
 * @names: the two coders
 *
 * The fields hold what #pnd_difference_prepare() proposes.
 */
void
pnd_new_coding_fill (GtkWidget *self, const PndDifference *difference, const char *const names[2])
{
  Fields *fields = get_fields (self);
  g_autoptr (PndDocument) document
    = pnd_row_get (fields->project, PND_TYPE_DOCUMENT, difference->document, NULL);
  PndDecision decision = { .outcome = PND_OUTCOME_NEW };

  pnd_difference_prepare (difference, &decision);
  g_clear_pointer (&fields->text, pnd_document_text_unref);
  if (document != NULL)
    fields->text = pnd_document_load_text (document, NULL);
  list_extents (fields, difference, names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fields->extent), 0);
  extent_cb (fields);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fields->polarity), decision.rating.polarity);
  for (guint i = 0; i < fields->codes->len; i++)
    if (g_array_index (fields->codes, gint64, i) == decision.code)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (fields->code), i);
}

/**
 * pnd_new_coding_read:
 * @self: the fields
 * @decision: gets the code, the polarity and the span that they hold
 */
void
pnd_new_coding_read (GtkWidget *self, PndDecision *decision)
{
  Fields *fields = get_fields (self);
  guint code = gtk_drop_down_get_selected (GTK_DROP_DOWN (fields->code));

  decision->span = get_span (fields);
  decision->rating.polarity = gtk_drop_down_get_selected (GTK_DROP_DOWN (fields->polarity));
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
