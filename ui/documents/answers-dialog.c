/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/answers-dialog.h"

#include <glib/gi18n.h>

#include "app/exchange/answers/answers.h"
#include "app/model/documents/duplicates.h"
#include "app/text/importer.h"
#include "ui/common/dialog.h"

/* of the table so many rows are shown */
#define SHOWN_ROWS 3
#define CELL_CHARS 28
#define LEAST_CELL_CHARS 12
#define HEADING_LINES 2
/* pixels */
#define WIDTH 860
#define HEIGHT 560
/* of the documents so many are named */
#define NAMED 3
/* documents are added so long before the window is drawn again */
#define STEP_MICROSECONDS 12000

/* the third of the shapes is no shape of answers: the file as it is */
#define AS_IT_IS 2

typedef struct
{
  GtkWindow *parent; /* weak */
  PndImport *import;
  PndHeld *held; /* owned copy */
  GDestroyNotify closed;
  gpointer data;

  PndSheet *sheet;
  PndAnswersPlan *plan;
  GPtrArray *answers; /* (nullable): what the plan gives */
  GtkWidget *window;
  GtkWidget *shape;
  GtkWidget *hint; /* what the shape means */
  GtkWidget *grid;
  GtkWidget **roles;
  GtkWidget *result;
  GtkWidget *progress;
  GtkWidget *accept;
  gboolean is_filling;

  PndAnswersAdding *adding; /* (nullable): while the documents join the project */
  guint step;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  self->closed (self->data);
  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_pointer (&self->adding, pnd_answers_adding_free);
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->import);
  pnd_held_free (self->held);
  pnd_sheet_free (self->sheet);
  pnd_answers_plan_free (self->plan);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self->roles);
  g_free (self);
}

static void
append_name (GString *list, const char *name)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", name);
}

/* (transfer full): what the documents are told apart by, maybe nothing */
static char *
list_attributes (Dialog *self)
{
  const PndAnswer *first = g_ptr_array_index (self->answers, 0);
  GString *list = g_string_new (NULL);

  if (self->plan->shape == PND_ANSWERS_COLUMNS)
    for (char **pair = first->attributes; *pair != NULL; pair += 2)
      append_name (list, pair[0]);
  else
    for (int i = 0; i < self->plan->n_columns; i++)
      if (self->plan->roles[i] == PND_ANSWERS_ATTRIBUTE)
        append_name (list, pnd_sheet_get_heading (self->sheet, i));
  return g_string_free (list, FALSE);
}

/* (transfer full): the documents, what they are told apart by, and what is left out */
static char *
describe (Dialog *self)
{
  guint n = self->answers->len;
  guint n_rows = (guint) pnd_sheet_get_n_rows (self->sheet);
  g_autofree char *attributes = list_attributes (self);
  g_autoptr (GString) names = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, NAMED); i++)
    append_name (names, ((PndAnswer *) g_ptr_array_index (self->answers, i))->name);
  if (n > NAMED)
    append_name (names, "…");
  g_string_append_printf (text, ngettext ("%u document: %s", "%u documents: %s", n), n,
                          names->str);
  if (*attributes != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Attributes: %s"), attributes);
    }
  if (self->plan->shape == PND_ANSWERS_ROWS && n < n_rows)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u row without text is left out.",
                                        "%u rows without text are left out.", n_rows - n),
                              n_rows - n);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_as_it_is (Dialog *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape)) == AS_IT_IS;
}

static void
update (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  if (!is_as_it_is (self))
    self->answers = pnd_answers_make (self->sheet, self->plan, &error);
  if (self->answers != NULL)
    text = describe (self);
  else
    text = g_strdup (error != NULL ? error->message : _("One document that holds the table."));
  gtk_label_set_text (GTK_LABEL (self->result), text);
  gtk_widget_set_sensitive (self->grid, !is_as_it_is (self));
  gtk_widget_set_sensitive (self->accept, error == NULL);
}

static void
show_hint (Dialog *self)
{
  const char *const hints[] = {
    [PND_ANSWERS_ROWS] = _("Several columns of text stand one under the other, each under its "
                           "heading."),
    [PND_ANSWERS_COLUMNS] = _("All answers to one question, the name before each. An attribute is "
                              "kept where every row has the same."),
    [AS_IT_IS] = _("Rows and separators as they stand in the file."),
  };

  gtk_label_set_text (GTK_LABEL (self->hint),
                      hints[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape))]);
}

static void
fill_roles (Dialog *self)
{
  self->is_filling = TRUE;
  for (int i = 0; i < self->plan->n_columns; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->roles[i]), self->plan->roles[i]);
  self->is_filling = FALSE;
  update (self);
}

static void
shape_cb (Dialog *self)
{
  guint shape = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shape));

  show_hint (self);
  if (shape != AS_IT_IS)
    {
      pnd_answers_plan_free (self->plan);
      self->plan = pnd_answers_plan_guess (self->sheet, (PndAnswersShape) shape);
      fill_roles (self);
    }
  else
    update (self);
}

/* there is one column of names: the one chosen last */
static void
role_cb (Dialog *self)
{
  int name = -1;

  if (self->is_filling)
    return;
  for (int i = 0; i < self->plan->n_columns; i++)
    {
      PndAnswersRole role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->roles[i]));

      if (role == PND_ANSWERS_NAME && self->plan->roles[i] != PND_ANSWERS_NAME)
        name = i;
      self->plan->roles[i] = role;
    }
  for (int i = 0; i < self->plan->n_columns && name >= 0; i++)
    if (self->plan->roles[i] == PND_ANSWERS_NAME && i != name)
      self->plan->roles[i] = PND_ANSWERS_ATTRIBUTE;
  fill_roles (self);
}

/* while documents join the project there is nothing to choose, but to stop */
static void
show_adding (Dialog *self)
{
  gtk_widget_set_sensitive (self->shape, self->adding == NULL);
  gtk_widget_set_sensitive (self->grid, self->adding == NULL);
  gtk_widget_set_sensitive (self->accept, self->adding == NULL);
  gtk_widget_set_visible (self->progress, self->adding != NULL);
}

static void
fail (Dialog *self, GError *error)
{
  g_clear_pointer (&self->adding, pnd_answers_adding_free);
  show_adding (self);
  pnd_workspace_fail (pnd_import_get_workspace (self->import), error);
}

static void
show_progress (Dialog *self)
{
  guint n = pnd_answers_adding_count (self->adding);
  g_autofree char *text = g_strdup_printf (_("Adding document %u of %u"),
                                           MIN (n + 1, self->answers->len), self->answers->len);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 (double) n / self->answers->len);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
}

static void
finish (Dialog *self)
{
  g_autoptr (PndImport) import = g_object_ref (self->import);
  int n = (int) self->answers->len;
  GError *error = NULL;
  gint64 first = pnd_answers_adding_finish (self->adding, &error);

  if (first == 0)
    {
      fail (self, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self->window));
  pnd_import_tell_answers (import, first, n);
}

static gboolean
step_cb (gpointer data)
{
  Dialog *self = data;
  gint64 end = g_get_monotonic_time () + STEP_MICROSECONDS;
  GError *error = NULL;

  while (pnd_answers_adding_count (self->adding) < self->answers->len
         && g_get_monotonic_time () < end)
    if (!pnd_answers_adding_step (self->adding, &error))
      {
        self->step = 0;
        fail (self, error);
        return G_SOURCE_REMOVE;
      }
  show_progress (self);
  if (pnd_answers_adding_count (self->adding) < self->answers->len)
    return G_SOURCE_CONTINUE;
  self->step = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
accept_cb (Dialog *self)
{
  PndProject *project = pnd_workspace_get_project (pnd_import_get_workspace (self->import));
  GError *error = NULL;

  if (is_as_it_is (self))
    {
      pnd_import_retry (self->import, self->held, NULL);
      gtk_window_destroy (GTK_WINDOW (self->window));
      return;
    }
  self->adding = pnd_answers_adding_new (self->answers, self->sheet, project,
                                         PND_SOURCE_TYPE_NONE, &error);
  if (self->adding == NULL)
    {
      fail (self, error);
      return;
    }
  show_adding (self);
  show_progress (self);
  self->step = g_idle_add (step_cb, self);
}

/* @css_class: (nullable) */
static GtkWidget *
make_cell (const char *text, const char *css_class)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CELL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* a question is longer than what most cells hold */
static GtkWidget *
make_heading (Dialog *self, int column)
{
  const char *heading = pnd_sheet_get_heading (self->sheet, column);
  GtkWidget *label = make_cell (heading, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), HEADING_LINES);
  gtk_widget_set_tooltip_text (label, heading);
  return label;
}

static GtkWidget *
make_role (Dialog *self, int column)
{
  const char *const names[] = { _("Attribute"), _("Text"), _("Name"), _("Left out"), NULL };
  GtkWidget *role = gtk_drop_down_new_from_strings (names);
  g_autofree char *label
    = g_strdup_printf (_("Use of the column %s"), pnd_sheet_get_heading (self->sheet, column));

  gtk_accessible_update_property (GTK_ACCESSIBLE (role), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (role, "notify::selected", G_CALLBACK (role_cb), self);
  return role;
}

static void
attach_column (Dialog *self, GtkGrid *grid, int column, int n_rows)
{
  self->roles[column] = make_role (self, column);
  gtk_grid_attach (grid, make_heading (self, column), 0, column + 1, 1, 1);
  gtk_grid_attach (grid, self->roles[column], 1, column + 1, 1, 1);
  for (int row = 0; row < n_rows; row++)
    gtk_grid_attach (grid, make_cell (pnd_sheet_get (self->sheet, row, column), "row-detail"),
                     2 + row, column + 1, 1, 1);
}

/* a line a column, so that a table of many columns needs no scrolling sideways */
static GtkWidget *
make_grid (Dialog *self)
{
  int n_rows = MIN (SHOWN_ROWS, pnd_sheet_get_n_rows (self->sheet));
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_attach (grid, make_cell (_("Column"), "field-label"), 0, 0, 1, 1);
  gtk_grid_attach (grid, make_cell (_("Becomes"), "field-label"), 1, 0, 1, 1);
  for (int row = 0; row < n_rows; row++)
    {
      g_autofree char *title = g_strdup_printf (_("Row %d"), row + 1);

      gtk_grid_attach (grid, make_cell (title, "field-label"), 2 + row, 0, 1, 1);
    }
  for (int i = 0; i < self->plan->n_columns; i++)
    attach_column (self, grid, i, n_rows);
  return GTK_WIDGET (grid);
}

static GtkWidget *
make_shape (Dialog *self)
{
  g_autofree char *lower = g_ascii_strdown (self->held->name, -1);
  gboolean is_text = g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv")
                     || g_str_has_suffix (lower, ".tab");
  const char *const shapes[] = { _("Each row"), _("Each column of text"),
                                 is_text ? _("The whole table") : NULL, NULL };
  GtkWidget *shape = gtk_drop_down_new_from_strings (shapes);

  gtk_widget_set_halign (shape, GTK_ALIGN_START);
  g_signal_connect_swapped (shape, "notify::selected", G_CALLBACK (shape_cb), self);
  return shape;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* (transfer full) (nullable): that the very table is in the project already */
static char *
find_twice (Dialog *self)
{
  PndProject *project = pnd_workspace_get_project (pnd_import_get_workspace (self->import));
  gint64 id = pnd_document_find_original (project, pnd_sheet_get_original (self->sheet), NULL);
  g_autoptr (PndDocument) document
    = id != 0 ? pnd_row_get (project, PND_TYPE_DOCUMENT, id, NULL) : NULL;

  if (document == NULL)
    return NULL;
  return g_strdup_printf (_("This table is in the project already: “%s” came from it."),
                          pnd_document_get_name (document));
}

static GtkWidget *
make_form (Dialog *self, const char *twice)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->grid = make_grid (self);
  self->shape = make_shape (self);
  self->hint = make_label (NULL, "field-label");
  self->result = make_label (NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (form, "dialog-content");
  if (twice != NULL)
    gtk_box_append (GTK_BOX (form), make_label (twice, "warning"));
  pnd_dialog_add_field (GTK_BOX (form), _("_Make a document of"), self->shape);
  gtk_box_append (GTK_BOX (form), self->hint);
  gtk_box_append (GTK_BOX (form), scrolled);
  gtk_box_append (GTK_BOX (form), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (form), self->result);
  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress of adding documents"), -1);
  gtk_box_append (GTK_BOX (form), self->progress);
  return form;
}

static void
show (Dialog *self)
{
  g_autofree char *twice = find_twice (self);
  gboolean is_clear;

  self->window = GTK_WIDGET (pnd_dialog_new (self->parent, self->held->name, WIDTH, HEIGHT));
  self->accept = pnd_dialog_add_buttons (GTK_WINDOW (self->window), _("_Import"));
  self->plan = pnd_answers_plan_guess (self->sheet, PND_ANSWERS_ROWS);
  self->roles = g_new0 (GtkWidget *, self->plan->n_columns);
  self->is_filling = TRUE;
  gtk_window_set_child (GTK_WINDOW (self->window), make_form (self, twice));
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  /* the documents would be another project's */
  g_signal_connect_object (pnd_import_get_workspace (self->import), "notify::project",
                           G_CALLBACK (gtk_window_destroy), self->window, G_CONNECT_SWAPPED);
  show_hint (self);
  fill_roles (self);
  gtk_window_present (GTK_WINDOW (self->window));
  /* Enter takes what was guessed, unless there is something to say about it: with the keyboard on
   * a list it would open that instead */
  is_clear = twice == NULL && gtk_widget_get_sensitive (self->accept);
  gtk_widget_grab_focus (is_clear ? self->accept : self->shape);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *self = data;
  g_autoptr (GError) error = NULL;
  PndWorkspace *workspace = pnd_import_get_workspace (self->import);

  self->sheet = pnd_sheet_read_finish (result, &error);
  if (self->parent == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->parent))
      || pnd_workspace_get_project (workspace) == NULL)
    dialog_free (self);
  else if (self->sheet != NULL)
    show (self);
  else
    {
      /* the content decides: what is called a table may be a document */
      if (g_error_matches (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY))
        pnd_import_retry (self->import, self->held, NULL);
      else
        pnd_workspace_fail (workspace, g_steal_pointer (&error));
      dialog_free (self);
    }
}

/**
 * pnd_answers_dialog_show:
 * @parent: the window
 * @import: how the documents join the project
 * @held: the table that waits
 * @closed: called once when all is over
 * @data: for @closed
 */
void
pnd_answers_dialog_show (GtkWindow *parent, PndImport *import, const PndHeld *held,
                         GDestroyNotify closed, gpointer data)
{
  Dialog *self = g_new0 (Dialog, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent) && PND_IS_IMPORT (import) && held != NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->import = g_object_ref (import);
  self->held = pnd_held_new (held->reason, held->file);
  self->closed = closed;
  self->data = data;
  pnd_sheet_read_async (held->file, NULL, read_cb, self);
}
