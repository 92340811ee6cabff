/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/indicator-table.h"

#include <glib/gi18n.h>

#include "ui/cases/mark.h"
#include "ui/cases/parts.h"

#define MIN_NAME 9  /* characters */
#define MAX_NAME 34

enum
{
  COLUMN_NAME,
  COLUMN_STATUS,
  COLUMN_FOR,
  COLUMN_AGAINST,
  COLUMN_MENTIONS,
  COLUMN_WEAK,
  COLUMN_LEFT_OUT,
  COLUMN_SOURCES,
  COLUMN_SOUGHT,
  N_COLUMNS
};

struct _PndIndicatorTable
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  gboolean narrow;
};

enum
{
  FIGURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndIndicatorTable, pnd_indicator_table, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton *button, PndIndicatorTable *self)
{
  int indicator = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "indicator"));
  int figure = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "figure"));

  g_assert (PND_IS_INDICATOR_TABLE (self));

  g_signal_emit (self, signals[FIGURE], 0, indicator, figure);
}

static void
clear (PndIndicatorTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_first_child (self->grid))
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
attach (PndIndicatorTable *self, GtkWidget *widget, int column, int row, const char *css_class)
{
  gtk_widget_add_css_class (widget, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, row, 1, 1);
}

static void
add_header (PndIndicatorTable *self)
{
  const char *const titles[N_COLUMNS] = {
    [COLUMN_NAME] = _("Indicator"),   [COLUMN_STATUS] = _("Status"),
    [COLUMN_FOR] = "+",               [COLUMN_AGAINST] = "−",
    [COLUMN_MENTIONS] = "0",          [COLUMN_WEAK] = "·",
    [COLUMN_LEFT_OUT] = "×",
    [COLUMN_SOURCES] = _("Sources"),  [COLUMN_SOUGHT] = _("Sought"),
  };
  static const PndFigure figures[] = { PND_FIGURE_FOR, PND_FIGURE_AGAINST, PND_FIGURE_MENTIONS,
                                       PND_FIGURE_WEAK, PND_FIGURE_LEFT_OUT };

  for (int i = 0; i < (self->narrow ? COLUMN_SOURCES : N_COLUMNS); i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (label), i >= COLUMN_FOR && i <= COLUMN_LEFT_OUT ? 1 : 0);
      if (i >= COLUMN_FOR && i <= COLUMN_LEFT_OUT)
        gtk_widget_set_tooltip_text (label, pnd_figure_get_title (figures[i - COLUMN_FOR]));
      attach (self, label, i, 0, "header");
    }
}

static int
count (const PndMotiveEvidence *motive, int indicator, PndFigure figure)
{
  int n = 0;

  for (int i = 0; i < (int) motive->evidence->len; i++)
    n += pnd_evidence_is_behind (motive, i, indicator, figure);
  return n;
}

static void
make_clickable (PndIndicatorTable *self, GtkWidget *button, int indicator, PndFigure figure)
{
  g_autofree char *name = g_strdup_printf ("figure-%d-%d", indicator, figure);

  /* by which the focus finds back after the table was made anew */
  gtk_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "indicator", GINT_TO_POINTER (indicator));
  g_object_set_data (G_OBJECT (button), "figure", GINT_TO_POINTER (figure));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
}

static void
add_name (PndIndicatorTable *self, int row, int indicator, const PndCodeLook *look)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL
                                             : GTK_ORIENTATION_HORIZONTAL, self->narrow ? 0 : 8);
  GtkWidget *abbreviation = gtk_label_new (look->abbreviation);
  GtkWidget *name = pnd_part_new_label (look->name, "name");
  g_autofree char *spoken = g_strdup_printf (_("All passages of %s %s"), look->abbreviation,
                                             look->name);

  gtk_label_set_xalign (GTK_LABEL (abbreviation), 0);
  gtk_label_set_yalign (GTK_LABEL (abbreviation), 0);
  gtk_label_set_width_chars (GTK_LABEL (abbreviation), 10);
  /* the tables of all motives have the same columns, and the figures stand near the names */
  gtk_label_set_width_chars (GTK_LABEL (name), self->narrow ? MIN_NAME : MAX_NAME);
  gtk_label_set_max_width_chars (GTK_LABEL (name), MAX_NAME);
  gtk_widget_set_hexpand (name, self->narrow);
  gtk_widget_add_css_class (abbreviation, "abbreviation");
  gtk_box_append (GTK_BOX (box), abbreviation);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  make_clickable (self, button, indicator, PND_FIGURE_ALL);
  attach (self, button, COLUMN_NAME, row, "indicator");
}

static void
add_figure (PndIndicatorTable *self, int row, int column, int indicator, PndFigure figure,
            const char *name, int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);
  g_autofree char *spoken
    = g_strdup_printf ("%s, %s: %d", name, pnd_figure_get_title (figure), n);
  GtkWidget *widget;

  if (n > 0)
    {
      widget = pnd_part_new_figure (text, spoken);
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget))), 1);
      make_clickable (self, widget, indicator, figure);
    }
  else
    {
      widget = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (widget), 1);
      gtk_widget_add_css_class (widget, "zero");
    }
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  attach (self, widget, column, row, "numeric");
}

static char *
describe_sources (const PndIndicatorResult *result)
{
  g_autofree char *types
    = g_strdup_printf (ngettext ("%d type", "%d types", result->types), result->types);

  return result->sources == 0 ? g_strdup ("–")
                              : g_strdup_printf (_("%d of %s"), result->sources, types);
}

static const char *
describe_sought (const PndIndicatorInput *input)
{
  if (input->is_asked)
    return input->is_read ? _("asked, all read") : _("asked");
  return input->is_read ? _("all read") : _("not yet");
}

/* where there is little room, sources and what was sought stand below the status */
static GtkWidget *
make_status (PndIndicatorTable *self, const PndIndicatorResult *result,
             const PndIndicatorInput *input)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *sources = describe_sources (result);
  g_autofree char *below = g_strdup_printf (_("sources: %s; sought: %s"), sources,
                                            describe_sought (input));

  gtk_box_append (GTK_BOX (box),
                  pnd_part_new_signed (pnd_mark_new_status (result->status),
                                       pnd_indicator_status_get_title (result->status),
                                       pnd_indicator_status_to_word (result->status)));
  if (self->narrow)
    gtk_box_append (GTK_BOX (box), pnd_part_new_label (below, "row-detail"));
  return box;
}

static void
add_text (PndIndicatorTable *self, int row, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, column == COLUMN_SOUGHT);
  attach (self, label, column, row, "dim-label");
}

static void
add_indicator (PndIndicatorTable *self, const PndMotiveEvidence *motive, int indicator,
               const PndCodeLook *look)
{
  const PndIndicatorResult *result = pnd_verdict_result_get (motive->result, indicator);
  const PndIndicatorInput *input = &g_array_index (motive->inputs, PndIndicatorInput, indicator);
  g_autofree char *sources = describe_sources (result);
  GtkWidget *status = make_status (self, result, input);
  int row = indicator + 1;

  add_name (self, row, indicator, look);
  gtk_widget_set_valign (status, GTK_ALIGN_START);
  attach (self, status, COLUMN_STATUS, row, "status");
  add_figure (self, row, COLUMN_FOR, indicator, PND_FIGURE_FOR, look->abbreviation,
              result->supports);
  add_figure (self, row, COLUMN_AGAINST, indicator, PND_FIGURE_AGAINST, look->abbreviation,
              result->contradicts);
  add_figure (self, row, COLUMN_MENTIONS, indicator, PND_FIGURE_MENTIONS, look->abbreviation,
              count (motive, indicator, PND_FIGURE_MENTIONS));
  add_figure (self, row, COLUMN_WEAK, indicator, PND_FIGURE_WEAK, look->abbreviation,
              result->weak);
  add_figure (self, row, COLUMN_LEFT_OUT, indicator, PND_FIGURE_LEFT_OUT, look->abbreviation,
              count (motive, indicator, PND_FIGURE_LEFT_OUT));
  if (self->narrow)
    return;
  add_text (self, row, COLUMN_SOURCES, sources);
  add_text (self, row, COLUMN_SOUGHT, describe_sought (input));
}

static void
pnd_indicator_table_dispose (GObject *object)
{
  PndIndicatorTable *self = PND_INDICATOR_TABLE (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_indicator_table_parent_class)->dispose (object);
}

static void
pnd_indicator_table_class_init (PndIndicatorTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_indicator_table_dispose;
  gtk_widget_class_set_css_name (widget_class, "indicator-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[FIGURE] = g_signal_new ("figure", PND_TYPE_INDICATOR_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
pnd_indicator_table_init (PndIndicatorTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * pnd_indicator_table_new:
 *
 * Returns: an empty table
 */
GtkWidget *
pnd_indicator_table_new (void)
{
  return g_object_new (PND_TYPE_INDICATOR_TABLE, NULL);
}

/**
 * pnd_indicator_table_update:
 * @self: a table
 * @workspace: where codes get their names
 * @motive: what was judged
 */
void
pnd_indicator_table_update (PndIndicatorTable *self, PndWorkspace *workspace,
                            const PndMotiveEvidence *motive)
{
  g_return_if_fail (PND_IS_INDICATOR_TABLE (self) && motive != NULL);

  clear (self);
  if (motive->codes->len > 0)
    add_header (self);
  for (int i = 0; i < (int) motive->codes->len; i++)
    {
      const PndCodeLook *look
        = pnd_workspace_get_look (workspace, g_array_index (motive->codes, gint64, i));

      if (look != NULL)
        add_indicator (self, motive, i, look);
    }
}

/**
 * pnd_indicator_table_set_narrow:
 * @self: a table
 * @narrow: names stand below abbreviations, from the next update on
 */
void
pnd_indicator_table_set_narrow (PndIndicatorTable *self, gboolean narrow)
{
  g_return_if_fail (PND_IS_INDICATOR_TABLE (self));

  self->narrow = narrow;
}
