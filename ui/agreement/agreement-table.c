/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/agreement-table.h"

#include <glib/gi18n.h>

#include "app/analysis/agreement/agreement-remarks.h"
#include "app/analysis/agreement/agreement-words.h"
#include "ui/agreement/figure-grid.h"
#include "ui/agreement/table-cell.h"

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

/* (transfer full) (nullable): %NULL where nothing is to be told */
static GtkWidget *
make_cell (PndAgreementTable *self, const PndConfusion *confusion, int row, int column)
{
  gint64 n = pnd_confusion_get (confusion, row, column);
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  g_autofree char *one = pnd_confusion_get_name (confusion, row);
  g_autofree char *other = pnd_confusion_get_name (confusion, column);
  g_autofree char *name = g_strdup_printf (
      /* Translators: what one coder said, what the other said, in how many units */
      _("%s – %s: %s. Opens the passages."), one, other, text);
  GtkWidget *button;
  Cell *cell;

  if (n == 0)
    return NULL;
  button = gtk_button_new_with_label (text);
  cell = g_new (Cell, 1);
  *cell = (Cell){ self, row, column };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, row == column ? "same" : "different");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (cell_cb), cell, free_cell, 0);
  return button;
}

/* the code of a line or column: nothing comes first, as that is where most differences are */
static int
get_code (const PndConfusion *confusion, int place)
{
  return place == 0 ? pnd_confusion_get_n_codes (confusion) : place - 1;
}

static GtkWidget *
make_name (const PndConfusion *confusion, int code, gboolean is_row)
{
  g_autofree char *name = pnd_confusion_get_name (confusion, code);
  gboolean is_nothing = code == pnd_confusion_get_n_codes (confusion);
  GtkWidget *label
    = pnd_table_cell_new (is_nothing ? name : pnd_confusion_get_label (confusion, code),
                          is_row ? 0 : 0.5, is_row ? "code" : "head");

  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* the name of a line stands beside what is moved sideways, and is as tall as the line */
static void
add_line (PndAgreementTable *self, GtkWidget *names, GtkWidget *grid,
          const PndConfusion *confusion, int place)
{
  int n = pnd_confusion_get_n_codes (confusion);
  int code = get_code (confusion, place);
  GtkWidget *name = make_name (confusion, code, TRUE);
  GtkWidget *strut = gtk_label_new (NULL);
  g_autoptr (GtkSizeGroup) height = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_size_group_add_widget (height, name);
  gtk_size_group_add_widget (height, strut);
  gtk_grid_attach (GTK_GRID (names), name, 0, place + 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), strut, 0, place + 1, 1, 1);
  for (int column = 0; column <= n; column++)
    {
      GtkWidget *cell = make_cell (self, confusion, code, get_code (confusion, column));

      if (cell == NULL)
        continue;
      gtk_size_group_add_widget (height, cell);
      gtk_grid_attach (GTK_GRID (grid), cell, column + 1, place + 1, 1, 1);
    }
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  return grid;
}

/* as wide as it has codes: it is moved sideways by itself, and the figures stay where they are */
static void
add_scroller (GtkWidget *box, GtkWidget *grid)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
}

static void
add_matrix (PndAgreementTable *self, const PndConfusion *confusion)
{
  int n = pnd_confusion_get_n_codes (confusion);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = make_grid (), *grid = make_grid ();
  GtkWidget *strut = gtk_label_new (NULL);
  g_autoptr (GtkSizeGroup) height = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What one said, what the other said"), -1);
  gtk_size_group_add_widget (height, strut);
  gtk_grid_attach (GTK_GRID (names), strut, 0, 0, 1, 1);
  for (int place = 0; place <= n; place++)
    {
      GtkWidget *name = make_name (confusion, get_code (confusion, place), FALSE);

      gtk_size_group_add_widget (height, name);
      gtk_grid_attach (GTK_GRID (grid), name, place + 1, 0, 1, 1);
      add_line (self, names, grid, confusion, place);
    }
  gtk_box_append (GTK_BOX (box), names);
  add_scroller (box, grid);
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
show_confusion (PndAgreementTable *self, const PndAgreement *agreement,
                const PndConfusion *confusion)
{
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
  add_matrix (self, confusion);
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
  gtk_box_append (GTK_BOX (self->box), pnd_figure_grid_new (agreement, options->unit));
  lines = pnd_agreement_describe (agreement, options);
  remarks = pnd_agreement_list_remarks (agreement);
  method = g_strjoinv (" ", lines);
  for (char **remark = remarks; *remark != NULL; remark++)
    add_paragraph (self, *remark, "remark");
  add_paragraph (self, method, "dim-label");
  if (agreement->rows->len > 1)
    show_confusion (self, agreement, confusion);
}
