/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/motives/summary-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/codes/rating-chips.h"
#include "ui/common/swatch.h"
#include "ui/motives/passages.h"
#include "ui/preferences/language.h"

#define N_FIGURES 6
#define MIN_NAME 10 /* characters of a name, on two lines if need be */
#define MAX_NAME 44

/* the columns of figures; the two first are of all passages */
typedef enum
{
  FIGURE_PASSAGES,
  FIGURE_DOCUMENTS,
  FIGURE_SUPPORTS,
  FIGURE_CONTRADICTS,
  FIGURE_MENTIONS,
  FIGURE_UNRATED,
} Figure;

/*
 * Row:
 * @look: how its code is shown; %NULL for the heading of the codes that are of no motive
 * @tally: its figures
 *
 * What a row is to show, good while a summary is being shown.
 */
typedef struct
{
  const PndCodeLook *look;
  const PndTally *tally;
} Row;

/*
 * _PndSummaryTable:
 * @figures: the buttons, row by row
 * @shape: (nullable): all that the table shows but how great its figures are; while it stays the
 *   same, so do the widgets
 */
struct _PndSummaryTable
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *grid;
  int n_rows;
  GPtrArray *figures;
  char *shape;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PndSummaryTable, pnd_summary_table, GTK_TYPE_WIDGET)

enum
{
  FIGURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
get_polarity (Figure figure)
{
  static const int polarities[N_FIGURES] = {
    PND_PASSAGES_ANY_POLARITY, PND_PASSAGES_ANY_POLARITY, PND_POLARITY_SUPPORTS,
    PND_POLARITY_CONTRADICTS,  PND_POLARITY_MENTIONS,     PND_POLARITY_UNRATED,
  };

  return polarities[figure];
}

static int
get_count (const PndTally *tally, Figure figure)
{
  if (figure == FIGURE_PASSAGES)
    return tally->passages;
  if (figure == FIGURE_DOCUMENTS)
    return tally->documents;
  return tally->by_polarity[get_polarity (figure)];
}

static char *
get_title (Figure figure)
{
  int polarity = get_polarity (figure);

  if (figure == FIGURE_PASSAGES)
    return g_strdup (_("Passages"));
  if (figure == FIGURE_DOCUMENTS)
    return g_strdup (_("Documents"));
  return g_strdup_printf ("%s %s", pnd_polarity_get_symbol (polarity),
                          pnd_polarity_get_title (polarity));
}

/* the sign over the word keeps the columns of figures narrow, and two words may stand on two lines */
static GtkWidget *
make_header (Figure figure)
{
  g_autofree char *title = get_title (figure);
  GtkWidget *label = gtk_label_new (NULL);

  if (figure > FIGURE_DOCUMENTS)
    *strchr (title, ' ') = '\n';
  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  return label;
}

static void
figure_clicked_cb (GtkButton *button, PndSummaryTable *self)
{
  gint64 *code = g_object_get_data (G_OBJECT (button), "code");
  Figure figure = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "figure"));

  g_assert (PND_IS_SUMMARY_TABLE (self));

  g_signal_emit (self, signals[FIGURE], 0, *code, get_polarity (figure));
}

static void
show_count (GtkWidget *button, const PndCodeLook *look, Figure figure, int count)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autofree char *title = NULL;
  g_autofree char *spoken = NULL;

  if (g_str_equal (gtk_label_get_text (label), number))
    return;
  title = get_title (figure);
  spoken = g_strdup_printf ("%s, %s: %d", look->abbreviation, title, count);
  gtk_label_set_text (label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
make_figure (PndSummaryTable *self, const PndCodeLook *look, Figure figure, int count)
{
  GtkWidget *button;

  if (count == 0)
    {
      GtkWidget *zero = gtk_label_new ("0");

      gtk_widget_add_css_class (zero, "zero");
      gtk_label_set_xalign (GTK_LABEL (zero), 1);
      return zero;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  show_count (button, look, figure, count);
  g_object_set_data_full (G_OBJECT (button), "code", g_memdup2 (&look->id, sizeof look->id),
                          g_free);
  g_object_set_data (G_OBJECT (button), "figure", GINT_TO_POINTER (figure));
  g_signal_connect (button, "clicked", G_CALLBACK (figure_clicked_cb), self);
  g_ptr_array_add (self->figures, button);
  return button;
}

static void
attach (PndSummaryTable *self, GtkWidget *widget, int column, int width, const char *css_class)
{
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, self->n_rows, width, 1);
}

static GtkWidget *
make_name (PndSummaryTable *self, const PndCodeLook *look)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = pnd_swatch_new ();
  GtkWidget *abbreviation = gtk_label_new (look->abbreviation);
  GtkWidget *name = gtk_label_new (look->name);

  pnd_swatch_set_colour (PND_SWATCH (swatch), &look->colour);
  gtk_label_set_xalign (GTK_LABEL (abbreviation), 0);
  gtk_label_set_width_chars (GTK_LABEL (abbreviation), 9);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), MIN_NAME);
  gtk_label_set_max_width_chars (GTK_LABEL (name), MAX_NAME);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (abbreviation, "abbreviation");
  gtk_widget_add_css_class (name, "name");
  gtk_box_append (GTK_BOX (row), swatch);
  gtk_box_append (GTK_BOX (names), abbreviation);
  gtk_box_append (GTK_BOX (names), name);
  gtk_box_append (GTK_BOX (row), names);
  return row;
}

static void
add_row (PndSummaryTable *self, const PndCodeLook *look, const PndTally *tally)
{
  gboolean motive = look->kind == PND_CODE_KIND_MOTIVE;
  gboolean rated = motive || look->kind == PND_CODE_KIND_INDICATOR;
  const char *row_class = motive ? "motive" : "indicator";
  int n_figures = rated ? N_FIGURES : FIGURE_DOCUMENTS + 1;

  self->n_rows++;
  attach (self, make_name (self, look), 0, 1, row_class);
  if (tally->passages == 0 && !motive)
    {
      GtkWidget *untested = gtk_label_new (_("untested"));

      gtk_label_set_xalign (GTK_LABEL (untested), 1);
      gtk_widget_add_css_class (untested, "untested");
      attach (self, untested, 1, 1, row_class);
      for (int figure = 1; figure < N_FIGURES; figure++)
        attach (self, gtk_label_new (NULL), figure + 1, 1, row_class);
      return;
    }
  for (int figure = 0; figure < n_figures; figure++)
    attach (self, make_figure (self, look, figure, get_count (tally, figure)), figure + 1, 1,
            row_class);
  for (int figure = n_figures; figure < N_FIGURES; figure++)
    attach (self, gtk_label_new (NULL), figure + 1, 1, row_class);
}

static void
add_header (PndSummaryTable *self)
{
  GtkWidget *first = gtk_label_new (_("Motive and indicator"));

  gtk_label_set_wrap (GTK_LABEL (first), TRUE);
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_yalign (GTK_LABEL (first), 1);
  attach (self, first, 0, 1, "header");
  for (int figure = 0; figure < N_FIGURES; figure++)
    attach (self, make_header (figure), figure + 1, 1, "header");
}

static void
set_names_narrow (PndSummaryTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX (child))
      {
        GtkWidget *names = gtk_widget_get_last_child (child);

        gtk_orientable_set_orientation (GTK_ORIENTABLE (names),
                                        self->narrow ? GTK_ORIENTATION_VERTICAL
                                                     : GTK_ORIENTATION_HORIZONTAL);
        gtk_box_set_spacing (GTK_BOX (names), self->narrow ? 0 : 8);
      }
}

static void
add_heading (PndSummaryTable *self)
{
  GtkWidget *heading = gtk_label_new (_("Context"));

  self->n_rows++;
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  attach (self, heading, 0, N_FIGURES + 1, "section");
}

/* motives with all under them first; of the rest only what was used, below a heading of its own */
static void
list_codes (PndSummaryTable *self, const PndSummary *summary, GListModel *codes, gboolean motives,
            GArray *rows)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRow) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (code);
      Row row = { pnd_workspace_get_look (self->workspace, id), pnd_summary_get (summary, id) };
      gboolean of_motive = pnd_code_get_motive (PND_CODE (code)) != 0;

      if (row.look == NULL || of_motive != motives || (!motives && row.tally->passages == 0))
        continue;
      g_array_append_val (rows, row);
      list_codes (self, summary, pnd_workspace_get_child_codes (self->workspace, id), motives,
                  rows);
    }
}

static GArray *
list_rows (PndSummaryTable *self, const PndSummary *summary)
{
  GListModel *codes = pnd_workspace_get_top_codes (self->workspace);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Row heading = { NULL };
  guint n_motives;

  list_codes (self, summary, codes, TRUE, rows);
  n_motives = rows->len;
  list_codes (self, summary, codes, FALSE, rows);
  if (rows->len > n_motives)
    g_array_insert_val (rows, n_motives, heading);
  return rows;
}

static char *
describe_shape (GArray *rows)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      g_autofree char *colour = row->look != NULL ? gdk_rgba_to_string (&row->look->colour) : NULL;

      if (row->look != NULL)
        g_string_append_printf (shape, "%" G_GINT64_FORMAT " %d %s %s %s", row->look->id,
                                row->look->kind, colour, row->look->abbreviation, row->look->name);
      for (int figure = 0; row->tally != NULL && figure < N_FIGURES; figure++)
        g_string_append_c (shape, get_count (row->tally, figure) == 0 ? '0' : '+');
      g_string_append_c (shape, '\n');
    }
  return g_string_free (shape, FALSE);
}

static void
build (PndSummaryTable *self, GArray *rows)
{
  add_header (self);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      if (row->look != NULL)
        add_row (self, row->look, row->tally);
      else
        add_heading (self);
    }
  set_names_narrow (self);
}

/* the same figures, only greater or less: nothing is made anew, and the focus stays */
static void
show_counts (PndSummaryTable *self, const PndSummary *summary)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      GtkWidget *button = self->figures->pdata[i];
      gint64 *code = g_object_get_data (G_OBJECT (button), "code");
      Figure figure = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "figure"));

      show_count (button, pnd_workspace_get_look (self->workspace, *code), figure,
                  get_count (pnd_summary_get (summary, *code), figure));
    }
}

/* asked for when a pointer rests: setting the text of a tooltip asks the display every time where
 * its pointer is, which is felt with two hundred figures */
static gboolean
pnd_summary_table_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                                 GtkTooltip *tooltip)
{
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_has_css_class (at, "name"))
    gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (at)));
  else if (at != NULL && gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL)
    gtk_tooltip_set_text (tooltip, _("Show these passages"));
  else
    return FALSE;
  return TRUE;
}

static void
pnd_summary_table_dispose (GObject *object)
{
  PndSummaryTable *self = PND_SUMMARY_TABLE (object);

  g_ptr_array_set_size (self->figures, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_summary_table_parent_class)->dispose (object);
}

static void
pnd_summary_table_finalize (GObject *object)
{
  PndSummaryTable *self = PND_SUMMARY_TABLE (object);

  g_ptr_array_unref (self->figures);
  g_free (self->shape);

  G_OBJECT_CLASS (pnd_summary_table_parent_class)->finalize (object);
}

static void
pnd_summary_table_class_init (PndSummaryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_summary_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_summary_table_finalize;
  signals[FIGURE] = g_signal_new ("figure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  GTK_WIDGET_CLASS (klass)->query_tooltip = pnd_summary_table_query_tooltip;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "summary-table");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_summary_table_init (PndSummaryTable *self)
{
  self->figures = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pnd_summary_table_new:
 * @workspace: the workspace
 *
 * Returns: an empty table
 */
GtkWidget *
pnd_summary_table_new (PndWorkspace *workspace)
{
  PndSummaryTable *self = g_object_new (PND_TYPE_SUMMARY_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/* which figure has the keyboard focus; FALSE if none */
static gboolean
get_focus (PndSummaryTable *self, gint64 *code, Figure *figure)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->grid);
  gint64 *id = focus == NULL ? NULL : g_object_get_data (G_OBJECT (focus), "code");

  if (id == NULL)
    return FALSE;
  *code = *id;
  *figure = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (focus), "figure"));
  return TRUE;
}

static void
set_focus (PndSummaryTable *self, gint64 code, Figure figure)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gint64 *id = g_object_get_data (G_OBJECT (child), "code");

      if (id != NULL && *id == code
          && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "figure")) == (int) figure)
        {
          gtk_widget_grab_focus (child);
          return;
        }
    }
}

/**
 * pnd_summary_table_set_narrow:
 * @self: the table
 * @narrow: whether a name stands below its abbreviation instead of beside it
 */
void
pnd_summary_table_set_narrow (PndSummaryTable *self, gboolean narrow)
{
  g_return_if_fail (PND_IS_SUMMARY_TABLE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  set_names_narrow (self);
}

static void
clear (PndSummaryTable *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->figures, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n_rows = 0;
  g_clear_pointer (&self->shape, g_free);
}

/**
 * pnd_summary_table_update:
 * @self: the table
 * @summary: (nullable): the counts; %NULL empties the table
 *
 * The keyboard focus stays on the figure it is on.
 */
void
pnd_summary_table_update (PndSummaryTable *self, const PndSummary *summary)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *shape = NULL;
  gint64 code = 0;
  Figure figure = FIGURE_PASSAGES;
  gboolean focused;

  g_return_if_fail (PND_IS_SUMMARY_TABLE (self));

  if (summary != NULL)
    {
      rows = list_rows (self, summary);
      shape = describe_shape (rows);
    }
  if (shape != NULL && g_strcmp0 (shape, self->shape) == 0)
    {
      show_counts (self, summary);
      return;
    }
  focused = get_focus (self, &code, &figure);
  clear (self);
  if (summary == NULL)
    return;
  self->shape = g_steal_pointer (&shape);
  build (self, rows);
  if (focused)
    set_focus (self, code, figure);
}
