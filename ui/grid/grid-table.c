/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/grid/grid-table.h"

#include <glib/gi18n.h>

#include "ui/common/swatch.h"

#define NAME_CHARACTERS 26
#define NARROW_CHARACTERS 12
#define HEADING_SPACE 14  /* pixels, around a heading */
#define HEADING_SIZE 0.92 /* of its letters, as in style.css, with what is between lines */

/*
 * _PndGridTable:
 * @left: names and figures
 * @right: headings and cells
 * @rows: PndGridRow
 * @figures: GtkLabel, one a row
 * @names: GtkLabel of the rows' names, which go where the table is narrow
 * @cells: row by row, NULL where there is none
 * @ties: GtkSizeGroup of the header and of each row: both sides are as high as the highest part
 */
struct _PndGridTable
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  char *figure_title;
  int heading_lines;
  GtkWidget *box;
  GtkWidget *left;
  GtkWidget *right;
  GArray *rows;
  GPtrArray *figures;
  GPtrArray *names;
  GPtrArray *cells;
  GPtrArray *ties;
  int n_columns;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PndGridTable, pnd_grid_table, GTK_TYPE_WIDGET)

static void
list_rows (PndGridTable *self, GListModel *codes, gint64 motive)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));
      gint64 of = pnd_code_get_kind (code) == PND_CODE_KIND_MOTIVE ? id : motive;
      PndGridRow row = { id, of };

      if (of == id || (of != 0 && pnd_code_get_kind (code) == PND_CODE_KIND_INDICATOR))
        g_array_append_val (self->rows, row);
      list_rows (self, pnd_workspace_get_child_codes (self->workspace, id), of);
    }
}

static GtkWidget *
make_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_name (PndGridTable *self, GtkWidget *name)
{
  /* without columns beside them, names have room in any window */
  int characters
    = self->narrow && self->n_columns > 1 ? NARROW_CHARACTERS : NAME_CHARACTERS;

  gtk_label_set_width_chars (GTK_LABEL (name), characters);
  gtk_label_set_max_width_chars (GTK_LABEL (name), characters);
}

static GtkWidget *
make_name (PndGridTable *self, gint64 code)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, code);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = pnd_swatch_new ();
  GtkWidget *abbreviation = make_label (look != NULL ? look->abbreviation : "?", "abbreviation", 0);
  GtkWidget *name = make_label (look != NULL ? look->name : "", "name", 0);

  if (look != NULL)
    pnd_swatch_set_colour (PND_SWATCH (swatch), &look->colour);
  gtk_label_set_width_chars (GTK_LABEL (abbreviation), 9);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  show_name (self, name);
  gtk_widget_set_tooltip_text (box, look != NULL ? look->name : NULL);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), abbreviation);
  gtk_box_append (GTK_BOX (box), name);
  g_ptr_array_add (self->names, name);
  return box;
}

/* @line: 0 for the header, then the rows; begins with the line's name */
static void
tie (PndGridTable *self, guint line, GtkWidget *part)
{
  if (line == self->ties->len)
    g_ptr_array_add (self->ties, gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL));
  gtk_size_group_add_widget (self->ties->pdata[line], part);
}

/* the right side of a line, whatever is in it */
static void
add_strut (PndGridTable *self, int line, const char *css_class)
{
  GtkWidget *strut = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (strut, css_class);
  gtk_widget_set_hexpand (strut, TRUE);
  gtk_grid_attach (GTK_GRID (self->right), strut, 0, line, MAX (self->n_columns, 1) + 1, 1);
  tie (self, (guint) line, strut);
}

/* A text that wraps does not say how high it is, so that its neighbours on the other side could be
 * as high: the header is made as high as headings may be. */
static int
get_heading_height (PndGridTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "X");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (int) (self->heading_lines * height * HEADING_SIZE) + HEADING_SPACE;
}

static void
add_header (PndGridTable *self)
{
  GtkWidget *name = make_label (_("Motive and indicator"), "header", 0);
  GtkWidget *figure = make_label (self->figure_title, "header", 1);

  gtk_label_set_yalign (GTK_LABEL (name), 1);
  gtk_label_set_yalign (GTK_LABEL (figure), 1);
  gtk_grid_attach (GTK_GRID (self->left), name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->left), figure, 1, 0, 1, 1);
  if (self->n_columns > 0)
    gtk_widget_set_size_request (name, -1, get_heading_height (self));
  tie (self, 0, name);
  add_strut (self, 0, "header");
}

static void
add_row (PndGridTable *self, int row)
{
  const PndGridRow *line = &g_array_index (self->rows, PndGridRow, row);
  const char *css_class = line->code == line->motive ? "motive" : "indicator";
  GtkWidget *name = make_name (self, line->code);
  GtkWidget *figure = make_label ("", css_class, 1);

  gtk_widget_add_css_class (name, css_class);
  gtk_widget_add_css_class (figure, "figure");
  gtk_grid_attach (GTK_GRID (self->left), name, 0, row + 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->left), figure, 1, row + 1, 1, 1);
  g_ptr_array_add (self->figures, figure);
  tie (self, (guint) row + 1, name);
  add_strut (self, row + 1, css_class);
}

static void
empty (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static void
clear (PndGridTable *self)
{
  empty (self->left);
  empty (self->right);
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->figures, 0);
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->ties, 0);
}

/* the next cell in that direction, over places without one */
static GtkWidget *
find_cell (PndGridTable *self, int row, int column, int down, int right)
{
  int n_rows = (int) self->rows->len;

  for (row += down, column += right;
       row >= 0 && row < n_rows && column >= 0 && column < self->n_columns;
       row += down, column += right)
    if (pnd_grid_table_get (self, row, column) != NULL)
      return pnd_grid_table_get (self, row, column);
  return NULL;
}

static gboolean
key_cb (PndGridTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *cell = NULL;
  int row, column;

  g_assert (PND_IS_GRID_TABLE (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !pnd_grid_table_get_focus_cell (self, &row, &column))
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    cell = find_cell (self, row, column, keyval == GDK_KEY_Up ? -1 : 1, 0);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    cell = find_cell (self, row, column, 0, keyval == GDK_KEY_Left ? -1 : 1);
  else if (keyval == GDK_KEY_Home)
    cell = find_cell (self, row, -1, 0, 1);
  else if (keyval == GDK_KEY_End)
    cell = find_cell (self, row, self->n_columns, 0, -1);
  else
    return FALSE;
  /* from the first row up, and from the first column left, one leaves as by Tab */
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  return cell != NULL;
}

static void
pnd_grid_table_dispose (GObject *object)
{
  PndGridTable *self = PND_GRID_TABLE (object);

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->figures, 0);
  g_ptr_array_set_size (self->names, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_grid_table_parent_class)->dispose (object);
}

static void
pnd_grid_table_finalize (GObject *object)
{
  PndGridTable *self = PND_GRID_TABLE (object);

  g_free (self->figure_title);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->ties);

  G_OBJECT_CLASS (pnd_grid_table_parent_class)->finalize (object);
}

static void
pnd_grid_table_class_init (PndGridTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_grid_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_grid_table_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "grid-table");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_grid_table_init (PndGridTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (PndGridRow));
  self->figures = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->ties = g_ptr_array_new_with_free_func (g_object_unref);
  self->left = gtk_grid_new ();
  self->right = gtk_grid_new ();
  gtk_widget_set_valign (self->left, GTK_ALIGN_START);
  gtk_widget_set_valign (self->right, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->right);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->right, keys);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->left);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}

/**
 * pnd_grid_table_new:
 * @workspace: the workspace
 * @figure_title: what the figure beside each name is
 * @heading_lines: how many lines of small text a heading may have
 *
 * Returns: an empty table
 */
GtkWidget *
pnd_grid_table_new (PndWorkspace *workspace, const char *figure_title, int heading_lines)
{
  PndGridTable *self = g_object_new (PND_TYPE_GRID_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  self->figure_title = g_strdup (figure_title);
  self->heading_lines = heading_lines;
  return GTK_WIDGET (self);
}

/**
 * pnd_grid_table_build:
 * @self: the table
 * @n_columns: how many columns of cells there will be
 *
 * Empties the table and makes its rows anew, without cells.
 *
 * Returns: how many rows there are
 */
int
pnd_grid_table_build (PndGridTable *self, int n_columns)
{
  g_return_val_if_fail (PND_IS_GRID_TABLE (self), 0);

  clear (self);
  self->n_columns = n_columns;
  list_rows (self, pnd_workspace_get_top_codes (self->workspace), 0);
  g_ptr_array_set_size (self->cells, (int) self->rows->len * n_columns);
  add_header (self);
  for (int row = 0; row < (int) self->rows->len; row++)
    add_row (self, row);
  return (int) self->rows->len;
}

/**
 * pnd_grid_table_get_n_rows:
 * @self: the table
 *
 * Returns: how many rows it was built with
 */
int
pnd_grid_table_get_n_rows (PndGridTable *self)
{
  g_return_val_if_fail (PND_IS_GRID_TABLE (self), 0);

  return (int) self->rows->len;
}

/**
 * pnd_grid_table_get_row:
 * @self: the table
 * @row: from 0
 *
 * Returns: (transfer none): what it is, good until the table is built anew
 */
const PndGridRow *
pnd_grid_table_get_row (PndGridTable *self, int row)
{
  g_return_val_if_fail (PND_IS_GRID_TABLE (self), NULL);
  g_return_val_if_fail (row >= 0 && row < (int) self->rows->len, NULL);

  return &g_array_index (self->rows, PndGridRow, row);
}

/**
 * pnd_grid_table_is_motive:
 * @self: the table
 * @row: from 0
 *
 * Returns: whether the row is a motive's, and not an indicator's
 */
gboolean
pnd_grid_table_is_motive (PndGridTable *self, int row)
{
  const PndGridRow *line = pnd_grid_table_get_row (self, row);

  return line != NULL && line->code == line->motive;
}

/**
 * pnd_grid_table_set_heading:
 * @self: the table
 * @column: from 0
 * @heading: what stands above it
 */
void
pnd_grid_table_set_heading (PndGridTable *self, int column, GtkWidget *heading)
{
  g_return_if_fail (PND_IS_GRID_TABLE (self));

  gtk_widget_add_css_class (heading, "heading-cell");
  gtk_grid_attach (GTK_GRID (self->right), heading, column, 0, 1, 1);
}

/**
 * pnd_grid_table_set_figure:
 * @self: the table
 * @row: from 0
 * @figure: what stands beside the name
 * @dimmed: whether it says that there is nothing
 */
void
pnd_grid_table_set_figure (PndGridTable *self, int row, const char *figure, gboolean dimmed)
{
  GtkWidget *label;

  g_return_if_fail (PND_IS_GRID_TABLE (self));
  g_return_if_fail (row >= 0 && row < (int) self->figures->len);

  label = self->figures->pdata[row];
  gtk_label_set_text (GTK_LABEL (label), figure);
  if (dimmed)
    gtk_widget_add_css_class (label, "untested");
  else
    gtk_widget_remove_css_class (label, "untested");
}

/**
 * pnd_grid_table_put:
 * @self: the table
 * @row: from 0
 * @column: from 0
 * @cell: a widget that takes the focus
 */
void
pnd_grid_table_put (PndGridTable *self, int row, int column, GtkWidget *cell)
{
  g_return_if_fail (PND_IS_GRID_TABLE (self));
  g_return_if_fail (column >= 0 && column < self->n_columns);

  gtk_widget_set_halign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  if (pnd_grid_table_is_motive (self, row))
    gtk_widget_add_css_class (cell, "of-motive");
  self->cells->pdata[row * self->n_columns + column] = cell;
  gtk_grid_attach (GTK_GRID (self->right), cell, column, row + 1, 1, 1);
  tie (self, (guint) row + 1, cell);
}

/**
 * pnd_grid_table_get:
 * @self: the table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the cell
 */
GtkWidget *
pnd_grid_table_get (PndGridTable *self, int row, int column)
{
  g_return_val_if_fail (PND_IS_GRID_TABLE (self), NULL);

  if (row < 0 || row >= (int) self->rows->len || column < 0 || column >= self->n_columns)
    return NULL;
  return self->cells->pdata[row * self->n_columns + column];
}

/**
 * pnd_grid_table_get_focus_cell:
 * @self: the table
 * @row: (out): from 0
 * @column: (out): from 0
 *
 * Returns: whether a cell has the keyboard focus
 */
gboolean
pnd_grid_table_get_focus_cell (PndGridTable *self, int *row, int *column)
{
  GtkWidget *focus;

  g_return_val_if_fail (PND_IS_GRID_TABLE (self), FALSE);

  focus = gtk_widget_get_focus_child (self->right);
  for (guint i = 0; focus != NULL && i < self->cells->len; i++)
    if (self->cells->pdata[i] == focus)
      {
        *row = (int) i / self->n_columns;
        *column = (int) i % self->n_columns;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_grid_table_set_narrow:
 * @self: the table
 * @narrow: whether names have little room
 */
void
pnd_grid_table_set_narrow (PndGridTable *self, gboolean narrow)
{
  g_return_if_fail (PND_IS_GRID_TABLE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (guint i = 0; i < self->names->len; i++)
    show_name (self, self->names->pdata[i]);
}
