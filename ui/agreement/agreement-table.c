/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/agreement-table.h"

#include <glib/gi18n.h>

#include "app/analysis/agreement/agreement-remarks.h"
#include "app/analysis/agreement/agreement-words.h"

#define WIDE 90 /* characters of a line of explanation */

struct _PndAgreementTable
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

/*
 * Cell:
 *
 * Where a button of the matrix leads.
 */
typedef struct
{
  PndAgreementTable *table;
  int row;
  int column;
} Cell;

G_DEFINE_FINAL_TYPE (PndAgreementTable, pnd_agreement_table, GTK_TYPE_WIDGET)

static guint cell_signal;

static void
pnd_agreement_table_dispose (GObject *object)
{
  g_clear_pointer (&PND_AGREEMENT_TABLE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_agreement_table_parent_class)->dispose (object);
}

static void
pnd_agreement_table_class_init (PndAgreementTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_agreement_table_dispose;
  cell_signal = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                              NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agreementtable");
}

static void
pnd_agreement_table_init (PndAgreementTable *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_agreement_table_new:
 *
 * Returns: a table of nothing
 */
GtkWidget *
pnd_agreement_table_new (void)
{
  return g_object_new (PND_TYPE_AGREEMENT_TABLE, NULL);
}

static GtkWidget *
add_label (GtkWidget *grid, int column, int row, const char *text, double xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_halign (label, xalign == 0 ? GTK_ALIGN_START
                                : xalign == 1 ? GTK_ALIGN_END
                                              : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
  return label;
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

static void
add_figure (GtkWidget *grid, int column, int row, PndFigureKind kind, const PndFigure *figure,
            gboolean is_pooled)
{
  g_autofree char *value = pnd_agreement_figure_format (figure);
  g_autofree char *interval = pnd_agreement_figure_format_interval (figure);
  g_autofree char *hint = NULL;
  g_autofree char *markup = NULL;
  gboolean is_defined = figure->agreed.undefined == PND_DEFINED;
  const char *reading = NULL;
  GtkWidget *label;

  if (!figure->is_there)
    return;
  if (is_defined)
    reading = pnd_agreement_figure_get_reading (kind, figure->agreed.value);
  hint = explain_figure (kind, figure);
  markup = g_markup_printf_escaped ("%s\n<span size='small' weight='normal'>"
                                    "%s</span>", value,
                                    !is_defined ? _("undefined")
                                    : *interval != '\0' ? interval : _("no interval"));
  label = add_label (grid, column, row, NULL, 1, "agreed");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_tooltip_text (label, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint,
                                  -1);
  if (is_pooled)
    gtk_widget_add_css_class (label, "pooled");
  if (reading != NULL && (kind == PND_FIGURE_ALPHA || kind >= PND_FIGURE_U))
    gtk_widget_add_css_class (label, figure->agreed.value >= 0.7995    ? "reliable"
                                     : figure->agreed.value >= 0.6665 ? "tentative"
                                                                      : "unreliable");
}

static void
add_share (GtkWidget *grid, int column, int row, double share)
{
  g_autofree char *text = share < 0 ? g_strdup ("–") : g_strdup_printf ("%.1f%%", share * 100);

  add_label (grid, column, row, text, 1, "agreed");
}

static void
add_row (GtkWidget *grid, int row, const PndAgreementRow *one, PndAgreementUnit unit)
{
  g_autofree char *n = g_strdup_printf ("%'" G_GINT64_FORMAT, one->n);
  GtkWidget *label = add_label (grid, 0, row, one->node < 0 ? one->name : one->label, 0,
                                one->node < 0 ? "pooled" : "code");
  const char *caution = one->node < 0 ? NULL : pnd_agreement_row_get_caution (one);
  int column = 3;

  gtk_widget_set_tooltip_text (label, caution != NULL ? caution : one->name);
  if (caution != NULL)
    gtk_widget_add_css_class (label, "caution");
  add_label (grid, 1, row, n, 1, "agreed");
  add_share (grid, 2, row, one->prevalence);
  if (unit == PND_UNIT_CONTINUUM)
    add_share (grid, column++, row, one->coverage);
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      add_figure (grid, column++, row, kind, &one->figures[kind], one->node < 0);
}

static void
add_heads (GtkWidget *grid, PndAgreementUnit unit)
{
  int column = 3;

  add_label (grid, 0, 0, _("Code"), 0, "head");
  add_label (grid, 1, 0, unit == PND_UNIT_CONTINUUM ? _("Characters") : _("Units"), 1, "head");
  gtk_widget_set_tooltip_text (add_label (grid, 2, 0, _("Prevalence"), 1, "head"),
                               _("Share of the units that hold the code, a mean over the coders"));
  if (unit == PND_UNIT_CONTINUUM)
    gtk_widget_set_tooltip_text (add_label (grid, column++, 0, _("Coverage"), 1, "head"),
                                 _("On how much cu-α or (k)u-α rests: what another coder coded, "
                                   "too"));
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      add_label (grid, column++, 0, pnd_agreement_figure_get_title (kind), 1, "head");
}

static void
add_paragraph (PndAgreementTable *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static GtkWidget *
add_grid (PndAgreementTable *self, const char *name)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self->box), grid);
  return grid;
}

/* the pooled row first: it is what is asked for */
static void
show_figures (PndAgreementTable *self, const PndAgreement *agreement,
              const PndAgreementOptions *options)
{
  GtkWidget *grid = add_grid (self, _("Agreement by code"));
  int last = (int) agreement->rows->len - 1;

  add_heads (grid, options->unit);
  add_row (grid, 1, pnd_agreement_get (agreement, last), options->unit);
  for (int i = 0; i < last; i++)
    add_row (grid, i + 2, pnd_agreement_get (agreement, i), options->unit);
}

static void
cell_cb (GtkButton *button, gpointer data)
{
  const Cell *cell = data;

  g_signal_emit (cell->table, cell_signal, 0, cell->row, cell->column);
}

static void
free_cell (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_cell (PndAgreementTable *self, GtkWidget *grid, const PndConfusion *confusion, int row,
          int column)
{
  gint64 n = pnd_confusion_get (confusion, row, column);
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  g_autofree char *name = g_strdup_printf (
      /* Translators: what one coder said, what the other said, in how many units */
      _("%s, %s: %s"), pnd_confusion_get_label (confusion, row),
      pnd_confusion_get_label (confusion, column), text);
  GtkWidget *button;
  Cell *cell;

  if (n == 0)
    return;
  button = gtk_button_new_with_label (text);
  cell = g_new (Cell, 1);
  *cell = (Cell){ self, row, column };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, row == column ? "same" : "different");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (cell_cb), cell, free_cell, 0);
  gtk_grid_attach (GTK_GRID (grid), button, column + 1, row + 1, 1, 1);
}

static void
add_code (GtkWidget *grid, const PndConfusion *confusion, int code, gboolean is_row)
{
  g_autofree char *name = pnd_confusion_get_name (confusion, code);
  gboolean is_nothing = code == pnd_confusion_get_n_codes (confusion);
  GtkWidget *label = add_label (grid, is_row ? 0 : code + 1, is_row ? code + 1 : 0,
                                is_nothing ? name : pnd_confusion_get_label (confusion, code),
                                is_row ? 0 : 0.5, is_row ? "code" : "head");

  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
}

static void
show_confusion (PndAgreementTable *self, const PndAgreement *agreement,
                const PndConfusion *confusion)
{
  int n = pnd_confusion_get_n_codes (confusion);
  GtkWidget *grid;

  add_paragraph (self, _("What one said, what the other said"), "heading");
  if (agreement->coders[2] == NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _("Rows: what %s said. Columns: what %s said there. A code both gave is on the diagonal; "
            "of the rest each is set against each, or against nothing."),
          agreement->coders[0], agreement->coders[1]);

      add_paragraph (self, text, "dim-label");
    }
  else
    {
      g_autofree char *names = g_strjoinv (", ", agreement->coders);
      g_autofree char *text = g_strdup_printf (
          /* Translators: the names of the coders */
          _("All pairs of %s together, with rows of the one named first; choose two coders for one "
            "pair. A code both gave is on the diagonal; of the rest each is set against each, or "
            "against nothing."), names);

      add_paragraph (self, text, "dim-label");
    }
  grid = add_grid (self, _("What one said, what the other said"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (int code = 0; code <= n; code++)
    {
      add_code (grid, confusion, code, TRUE);
      add_code (grid, confusion, code, FALSE);
    }
  for (int row = 0; row <= n; row++)
    for (int column = 0; column <= n; column++)
      add_cell (self, grid, confusion, row, column);
}

static void
clear (PndAgreementTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/**
 * pnd_agreement_table_show:
 * @self: a table
 * @agreement: (nullable): what was measured
 * @confusion: (nullable): of the same
 * @options: (nullable): how
 */
void
pnd_agreement_table_show (PndAgreementTable *self, const PndAgreement *agreement,
                          const PndConfusion *confusion, const PndAgreementOptions *options)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) remarks = NULL;
  g_autofree char *method = NULL;

  g_return_if_fail (PND_IS_AGREEMENT_TABLE (self));

  clear (self);
  if (agreement == NULL)
    return;
  show_figures (self, agreement, options);
  lines = pnd_agreement_describe (agreement, options);
  remarks = pnd_agreement_list_remarks (agreement);
  method = g_strjoinv (" ", lines);
  for (char **remark = remarks; *remark != NULL; remark++)
    add_paragraph (self, *remark, "remark");
  add_paragraph (self, method, "dim-label");
  if (agreement->rows->len > 1)
    show_confusion (self, agreement, confusion);
}
