/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/figure-grid.h"

#include <glib/gi18n.h>

#include "app/analysis/agreement/agreement-words.h"
#include "ui/agreement/table-cell.h"

#define LEAST_WIDTH 300 /* pixels that a window asks for while the figures stand in one line */
#define COLUMN_SPACING 16
#define ROW_SPACING 8

/*
 * Cell:
 * @row: 0 for the heads
 * @column: of what stands before the figures, -1 for a figure
 * @figure: the how-manieth figure of the row
 */
typedef struct
{
  GtkWidget *label;
  int row;
  int column;
  int figure;
} Cell;

/*
 * PndFigureGrid:
 * @n_leading: columns before the figures
 * @n_figures: in a row
 * @one_line: pixels that all figures beside each other need, as last seen
 * @restack: an idle source; a layout is not changed while it is worked out
 */
struct _PndFigureGrid
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GArray *cells;
  int n_leading;
  int n_figures;
  int one_line;
  gboolean is_stacked;
  guint restack;
};

G_DEFINE_FINAL_TYPE (PndFigureGrid, pnd_figure_grid, GTK_TYPE_WIDGET)

/* each cell to its place */
static void
place (PndFigureGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  int lines = self->is_stacked ? 2 : 1;
  int per_line = (self->n_figures + lines - 1) / lines;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      GtkGridLayoutChild *child
        = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, cell->label));
      int line = cell->column < 0 ? cell->figure / per_line : 0;

      gtk_grid_layout_child_set_row (child, cell->row * lines + line);
      gtk_grid_layout_child_set_column (
        child, cell->column >= 0 ? cell->column : self->n_leading + cell->figure % per_line);
      if (line > 0)
        gtk_widget_add_css_class (cell->label, "below");
      else
        gtk_widget_remove_css_class (cell->label, "below");
    }
}

static gboolean
restack_cb (gpointer data)
{
  PndFigureGrid *self = data;

  self->restack = 0;
  self->is_stacked = !self->is_stacked;
  place (self);
  return G_SOURCE_REMOVE;
}

static void
pnd_figure_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndFigureGrid *self = PND_FIGURE_GRID (widget);
  int least = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->is_stacked)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
pnd_figure_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndFigureGrid *self = PND_FIGURE_GRID (widget);
  int least, tall;
  gboolean is_too_narrow;

  gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (!self->is_stacked)
    self->one_line = least;
  is_too_narrow = width < self->one_line;
  if (is_too_narrow != self->is_stacked && self->restack == 0)
    self->restack = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, restack_cb, self, NULL);
  width = MAX (width, least);
  gtk_widget_measure (self->grid, GTK_ORIENTATION_VERTICAL, width, &tall, NULL, NULL, NULL);
  gtk_widget_allocate (self->grid, width, MAX (height, tall), baseline, NULL);
}

static void
pnd_figure_grid_dispose (GObject *object)
{
  PndFigureGrid *self = PND_FIGURE_GRID (object);

  g_clear_handle_id (&self->restack, g_source_remove);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_array_unref);

  G_OBJECT_CLASS (pnd_figure_grid_parent_class)->dispose (object);
}

static void
pnd_figure_grid_class_init (PndFigureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_figure_grid_dispose;
  widget_class->measure = pnd_figure_grid_measure;
  widget_class->size_allocate = pnd_figure_grid_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "figuregrid");
}

static void
pnd_figure_grid_init (PndFigureGrid *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), COLUMN_SPACING);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), ROW_SPACING);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* Filling */

static GtkWidget *
add_cell (PndFigureGrid *self, int row, int column, int figure, const char *text, double xalign,
          const char *css_class)
{
  Cell cell = { pnd_table_cell_new (text, xalign, css_class), row, column, figure };

  gtk_grid_attach (GTK_GRID (self->grid), cell.label, 0, 0, 1, 1);
  g_array_append_val (self->cells, cell);
  return cell.label;
}

static GtkWidget *
add_leading (PndFigureGrid *self, int row, int column, const char *text, const char *css_class)
{
  return add_cell (self, row, column, 0, text, column == 0 ? 0 : 1, css_class);
}

/* what a figure says in a word, why it is missing, why it has no interval */
static char *
explain_figure (PndFigureKind kind, const PndFigure *figure)
{
  const char *title = pnd_agreement_figure_get_title (kind), *reading;

  if (figure->agreed.undefined != PND_DEFINED)
    return g_strdup_printf ("%s: %s", title,
                            pnd_undefined_get_reason (figure->agreed.undefined));
  reading = pnd_agreement_figure_get_reading (kind, figure->agreed.value);
  if (figure->interval.undefined != PND_DEFINED)
    return g_strdup_printf ("%s. %s", reading != NULL ? reading : title,
                            pnd_undefined_get_reason (figure->interval.undefined));
  return g_strdup (reading != NULL ? reading : title);
}

/* Krippendorff's cut-offs in colour; (nullable) */
static const char *
get_tone (PndFigureKind kind, const PndFigure *figure)
{
  if (figure->agreed.undefined != PND_DEFINED
      || (kind != PND_FIGURE_ALPHA && kind < PND_FIGURE_U))
    return NULL;
  return figure->agreed.value >= 0.7995   ? "reliable"
         : figure->agreed.value >= 0.6665 ? "tentative"
                                          : "unreliable";
}

static void
add_figure (PndFigureGrid *self, int row, int place, PndFigureKind kind, const PndFigure *figure,
            gboolean is_pooled)
{
  g_autofree char *value = pnd_agreement_figure_format (figure);
  g_autofree char *interval = pnd_agreement_figure_format_interval (figure);
  g_autofree char *hint = NULL;
  g_autofree char *markup = NULL;
  const char *tone = get_tone (kind, figure);
  GtkWidget *label;

  if (!figure->is_there)
    return;
  hint = explain_figure (kind, figure);
  markup = g_markup_printf_escaped ("%s\n<span size='small' weight='normal'>%s</span>", value,
                                    figure->agreed.undefined != PND_DEFINED ? _("undefined")
                                    : *interval != '\0' ? interval : _("no interval"));
  label = add_cell (self, row, -1, place, NULL, 1, "agreed");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_tooltip_text (label, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint,
                                  -1);
  if (is_pooled)
    gtk_widget_add_css_class (label, "pooled");
  if (tone != NULL)
    gtk_widget_add_css_class (label, tone);
}

static void
add_share (PndFigureGrid *self, int row, int column, double share)
{
  g_autofree char *text = share < 0 ? g_strdup ("–") : g_strdup_printf ("%.1f%%", share * 100);

  add_leading (self, row, column, text, "agreed");
}

static void
add_row (PndFigureGrid *self, int row, const PndAgreementRow *one, PndAgreementUnit unit)
{
  g_autofree char *n = g_strdup_printf ("%'" G_GINT64_FORMAT, one->n);
  GtkWidget *label = add_leading (self, row, 0, one->node < 0 ? one->name : one->label,
                                  one->node < 0 ? "pooled" : "code");
  const char *caution = one->node < 0 ? NULL : pnd_agreement_row_get_caution (one);
  int figure = 0;

  gtk_widget_set_tooltip_text (label, caution != NULL ? caution : one->name);
  if (caution != NULL)
    gtk_widget_add_css_class (label, "caution");
  add_leading (self, row, 1, n, "agreed");
  add_share (self, row, 2, one->prevalence);
  if (unit == PND_UNIT_CONTINUUM)
    add_share (self, row, 3, one->coverage);
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      add_figure (self, row, figure++, kind, &one->figures[kind], one->node < 0);
}

static void
add_heads (PndFigureGrid *self, PndAgreementUnit unit)
{
  add_leading (self, 0, 0, _("Code"), "head");
  add_leading (self, 0, 1, unit == PND_UNIT_CONTINUUM ? _("Characters") : _("Units"), "head");
  gtk_widget_set_tooltip_text (add_leading (self, 0, 2, _("Prevalence"), "head"),
                               _("Share of the units that hold the code, a mean over the coders"));
  self->n_leading = 3;
  if (unit == PND_UNIT_CONTINUUM)
    gtk_widget_set_tooltip_text (add_leading (self, 0, self->n_leading++, _("Coverage"), "head"),
                                 _("On how much cu-α or (k)u-α rests: what another coder coded, "
                                   "too"));
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      add_cell (self, 0, -1, self->n_figures++, pnd_agreement_figure_get_title (kind), 1, "head");
}

/**
 * pnd_figure_grid_new:
 * @agreement: what was measured; nothing of it is kept
 * @unit: of which units
 *
 * Returns: (transfer full): the figures, the pooled ones first: they are what is asked for
 */
GtkWidget *
pnd_figure_grid_new (const PndAgreement *agreement, PndAgreementUnit unit)
{
  PndFigureGrid *self = g_object_new (PND_TYPE_FIGURE_GRID, NULL);
  int last = (int) agreement->rows->len - 1;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Agreement by code"), -1);
  add_heads (self, unit);
  add_row (self, 1, pnd_agreement_get (agreement, last), unit);
  for (int i = 0; i < last; i++)
    add_row (self, i + 2, pnd_agreement_get (agreement, i), unit);
  place (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_figure_grid_is_stacked:
 * @self: the figures
 *
 * Returns: whether half of the figures of a row stand below the others
 */
gboolean
pnd_figure_grid_is_stacked (PndFigureGrid *self)
{
  g_return_val_if_fail (PND_IS_FIGURE_GRID (self), FALSE);
  return self->is_stacked;
}
