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

struct _PndSummaryTable
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *grid;
  int n_rows;
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

static GtkWidget *
make_figure (PndSummaryTable *self, const PndCodeLook *look, Figure figure, int count)
{
  g_autofree char *number = pnd_language_format_count (count);
  g_autofree char *title = get_title (figure);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", look->abbreviation, title, number);
  GtkWidget *button;

  if (count == 0)
    {
      GtkWidget *zero = gtk_label_new ("0");

      gtk_widget_add_css_class (zero, "zero");
      gtk_label_set_xalign (GTK_LABEL (zero), 1);
      return zero;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (number));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _("Show these passages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "code", g_memdup2 (&look->id, sizeof look->id),
                          g_free);
  g_object_set_data (G_OBJECT (button), "figure", GINT_TO_POINTER (figure));
  g_signal_connect (button, "clicked", G_CALLBACK (figure_clicked_cb), self);
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
  gtk_widget_set_tooltip_text (name, look->name);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (abbreviation, "abbreviation");
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

/* motives with all under them first; of the rest only what was used, below a heading of its own */
static void
add_codes (PndSummaryTable *self, const PndSummary *summary, GListModel *codes, gboolean motives,
           gboolean *any)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRow) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (code);
      const PndCodeLook *look = pnd_workspace_get_look (self->workspace, id);
      const PndTally *tally = pnd_summary_get (summary, id);
      gboolean of_motive = pnd_code_get_motive (PND_CODE (code)) != 0;

      if (look == NULL || of_motive != motives || (!motives && tally->passages == 0))
        continue;
      if (!motives && !*any)
        {
          GtkWidget *heading = gtk_label_new (_("Context"));

          self->n_rows++;
          gtk_label_set_xalign (GTK_LABEL (heading), 0);
          attach (self, heading, 0, N_FIGURES + 1, "section");
        }
      *any = TRUE;
      add_row (self, look, tally);
      add_codes (self, summary, pnd_workspace_get_child_codes (self->workspace, id), motives, any);
    }
}

static void
pnd_summary_table_dispose (GObject *object)
{
  PndSummaryTable *self = PND_SUMMARY_TABLE (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_summary_table_parent_class)->dispose (object);
}

static void
pnd_summary_table_class_init (PndSummaryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_summary_table_dispose;
  signals[FIGURE] = g_signal_new ("figure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "summary-table");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_summary_table_init (PndSummaryTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
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
  GtkWidget *child;
  gboolean any = FALSE;
  gint64 code;
  Figure figure;
  gboolean focused;

  g_return_if_fail (PND_IS_SUMMARY_TABLE (self));

  focused = get_focus (self, &code, &figure);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n_rows = 0;
  if (summary == NULL)
    return;
  add_header (self);
  add_codes (self, summary, pnd_workspace_get_top_codes (self->workspace), TRUE, &any);
  any = FALSE;
  add_codes (self, summary, pnd_workspace_get_top_codes (self->workspace), FALSE, &any);
  set_names_narrow (self);
  if (focused)
    set_focus (self, code, figure);
}
