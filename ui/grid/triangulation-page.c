/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/grid/triangulation-page.h"

#include <glib/gi18n.h>

#include "app/model/sources/informant.h"
#include "ui/cases/judge.h"
#include "ui/grid/case-chooser.h"
#include "ui/grid/grid-table.h"
#include "ui/motives/passages.h"

#define NARROW 760       /* pixels under which names have little room */
#define SIDE_BY_SIDE 940 /* from which on the passages stand beside the table */
#define HEADING_CHARACTERS 11
#define HEADING_LINES 3
/* of sources: nobody reads more side by side, and each cell is a widget */
#define MAX_COLUMNS 60

/*
 * _PndTriangulationPage:
 * @judging: (nullable): what the table shows
 * @triangulation: (nullable): its
 * @columns: int: indexes of the sources that are shown
 * @stale: something changed while the page was not to be seen
 */
struct _PndTriangulationPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndCaseJudging *judging;
  const PndTriangulation *triangulation;
  GArray *columns;
  gboolean stale;
  guint refresh; /* idle source */

  GtkWidget *paned;
  GtkWidget *lead;
  GtkWidget *limit;
  GtkWidget *chooser;
  GtkWidget *table;
  GtkWidget *passages;
};

G_DEFINE_FINAL_TYPE (PndTriangulationPage, pnd_triangulation_page, GTK_TYPE_WIDGET)

static const PndTriangulationSource *
get_source (PndTriangulationPage *self, int column)
{
  return &g_array_index (self->triangulation->sources, PndTriangulationSource, column);
}

/* (transfer full): who, and below, what */
static char *
name_source (PndTriangulationPage *self, int column, char **below)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  const PndTriangulationSource *source = get_source (self, column);
  g_autoptr (PndInformant) informant
    = source->informant != 0 ? pnd_row_get (project, PND_TYPE_INFORMANT, source->informant, NULL)
                             : NULL;
  g_autoptr (PndDocument) document
    = pnd_row_get (project, PND_TYPE_DOCUMENT, source->document, NULL);
  const char *name = document != NULL ? pnd_document_get_name (document) : "?";

  *below = g_strdup (pnd_source_type_get_title (source->type));
  if (informant != NULL)
    return g_strdup (pnd_informant_get_code (informant));
  if (source->n_documents <= 1)
    return g_strdup (name);
  /* Translators: a document, and how many more are of the same origin */
  return g_strdup_printf (_("%s + %d"), name, source->n_documents - 1);
}

static GtkWidget *
make_heading (PndTriangulationPage *self, int column)
{
  g_autofree char *below = NULL;
  g_autofree char *name = name_source (self, column, &below);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", name, below);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *kind = gtk_label_new (below);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), HEADING_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), HEADING_CHARACTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HEADING_CHARACTERS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (kind), HEADING_CHARACTERS + 2);
  gtk_widget_add_css_class (label, "number");
  gtk_widget_add_css_class (kind, "kind");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (box, tooltip);
  return box;
}

/* what the cell's passages are of */
static char *
make_title (PndTriangulationPage *self, int row, int column)
{
  const PndTriangulationRow *line
    = &g_array_index (self->triangulation->rows, PndTriangulationRow, row);
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, line->code);
  g_autofree char *below = NULL;
  g_autofree char *name = name_source (self, column, &below);

  return g_strdup_printf ("%s · %s", look != NULL ? look->abbreviation : "?", name);
}

/* the cell's passages, and no others */
static char *
make_condition (const PndTriangulationCell *cell)
{
  GString *where = g_string_new ("t.id IN (0");

  for (guint i = 0; i < cell->codings->len; i++)
    g_string_append_printf (where, ", %" G_GINT64_FORMAT,
                            g_array_index (cell->codings, gint64, i));
  g_string_append_c (where, ')');
  return g_string_free (where, FALSE);
}

/* where the passages begin, until a person moves the edge */
static void
divide (PndTriangulationPage *self)
{
  GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned));

  gtk_paned_set_position (GTK_PANED (self->paned),
                          orientation == GTK_ORIENTATION_VERTICAL
                            ? gtk_widget_get_height (GTK_WIDGET (self)) / 2
                            : gtk_widget_get_width (GTK_WIDGET (self)) * 3 / 5);
}

static void
clicked_cb (GtkButton *button, PndTriangulationPage *self)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "column"));
  const PndTriangulationCell *cell = pnd_triangulation_get (self->triangulation, row, column);
  g_autofree char *title = make_title (self, row, column);
  g_autofree char *where = NULL;

  g_assert (PND_IS_TRIANGULATION_PAGE (self));

  if (cell == NULL)
    return;
  where = make_condition (cell);
  pnd_passages_show_where (PND_PASSAGES (self->passages), title, where);
  if (!gtk_widget_get_visible (self->passages))
    divide (self);
  gtk_widget_set_visible (self->passages, TRUE);
}

static void
closed_cb (PndTriangulationPage *self)
{
  pnd_passages_clear (PND_PASSAGES (self->passages));
  gtk_widget_set_visible (self->passages, FALSE);
}

static GtkWidget *
make_cell (PndTriangulationPage *self, const PndTriangulationCell *cell, int row, int column)
{
  g_autofree char *text = pnd_triangulation_cell_to_text (cell);
  g_autofree char *title = make_title (self, row, column);
  g_autofree char *spoken
    = g_strdup_printf (_("%s: %d support, %d contradict, %d only mention"), title, cell->supports,
                       cell->contradicts, cell->mentions);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  if (cell->supports > 0 && cell->contradicts > 0)
    gtk_widget_add_css_class (button, "both");
  g_object_set_data (G_OBJECT (button), "row", GINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/* how many independent sources speak for it, and how many against it */
static void
show_figure (PndTriangulationPage *self, int at, int row)
{
  const PndTriangulationRow *line
    = &g_array_index (self->triangulation->rows, PndTriangulationRow, row);
  g_autofree char *figure = NULL;

  if (line->supports == 0 && line->contradicts == 0)
    figure = g_strdup (line->code == line->motive ? "" : "0");
  else if (line->contradicts == 0)
    figure = g_strdup_printf ("+%d", line->supports);
  else if (line->supports == 0)
    figure = g_strdup_printf ("−%d", line->contradicts);
  else
    figure = g_strdup_printf ("+%d −%d", line->supports, line->contradicts);
  pnd_grid_table_set_figure (PND_GRID_TABLE (self->table), at, figure,
                             line->supports + line->contradicts == 0);
}

/* the table lists its rows as the codebook has them: each is found among those reckoned */
static int
find_row (PndTriangulationPage *self, const PndGridRow *wanted)
{
  for (guint i = 0; i < self->triangulation->rows->len; i++)
    {
      const PndTriangulationRow *row
        = &g_array_index (self->triangulation->rows, PndTriangulationRow, i);

      if (row->code == wanted->code && row->motive == wanted->motive)
        return (int) i;
    }
  return -1;
}

/* those that say most come first, of as many those that stand first */
static int
compare_sources (gconstpointer a, gconstpointer b, gpointer data)
{
  PndTriangulationPage *self = data;
  int one = *(const int *) a;
  int other = *(const int *) b;
  int n_one = get_source (self, one)->n_passages;
  int n_other = get_source (self, other)->n_passages;

  return n_one != n_other ? n_other - n_one : one - other;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
choose_columns (PndTriangulationPage *self)
{
  g_array_set_size (self->columns, 0);
  for (int i = 0; i < (int) self->triangulation->sources->len; i++)
    g_array_append_val (self->columns, i);
  if (self->columns->len <= MAX_COLUMNS)
    return;
  g_array_sort_with_data (self->columns, compare_sources, self);
  g_array_set_size (self->columns, MAX_COLUMNS);
  g_array_sort (self->columns, compare_numbers);
}

static void
build (PndTriangulationPage *self)
{
  PndGridTable *table = PND_GRID_TABLE (self->table);
  int n_columns = (int) self->columns->len;
  int n_rows = pnd_grid_table_build (table, n_columns);

  for (int column = 0; column < n_columns; column++)
    pnd_grid_table_set_heading (
      table, column, make_heading (self, g_array_index (self->columns, int, column)));
  for (int line = 0; line < n_rows; line++)
    {
      int row = find_row (self, pnd_grid_table_get_row (table, line));

      if (row < 0)
        continue;
      show_figure (self, line, row);
      for (int column = 0; column < n_columns; column++)
        {
          int source = g_array_index (self->columns, int, column);
          const PndTriangulationCell *cell
            = pnd_triangulation_get (self->triangulation, row, source);

          if (cell != NULL)
            pnd_grid_table_put (table, line, column, make_cell (self, cell, row, source));
        }
    }
}

static void
show_lead (PndTriangulationPage *self)
{
  int n = (int) self->triangulation->sources->len;
  g_autofree char *lead
    = n == 0 ? g_strdup (_("No rated passage of the own region yet. Code a motive’s passages, and "
                           "rate whether they support or contradict it."))
             : g_strdup_printf (ngettext ("%d independent source. Twins, reprints and what comes "
                                          "of one release are one. + supports, − contradicts, in "
                                          "parentheses: only mentions.",
                                          "%d independent sources. Twins, reprints and what comes "
                                          "of one release are one. + supports, − contradicts, in "
                                          "parentheses: only mentions.", n), n);

  gtk_label_set_text (GTK_LABEL (self->lead), lead);
  gtk_widget_set_visible (self->limit, n > MAX_COLUMNS);
}

static void
forget (PndTriangulationPage *self)
{
  self->triangulation = NULL;
  g_clear_pointer (&self->judging, pnd_case_judging_unref);
}

static void
ready_cb (PndCaseJudging *judging, gpointer data)
{
  PndTriangulationPage *self = data;
  int row = 0, column = 0;
  gboolean focused;
  GtkWidget *cell;

  forget (self);
  self->judging = judging;
  self->triangulation = judging->triangulation;
  focused = pnd_grid_table_get_focus_cell (PND_GRID_TABLE (self->table), &row, &column);
  choose_columns (self);
  build (self);
  show_lead (self);
  cell = focused ? pnd_grid_table_get (PND_GRID_TABLE (self->table), row, column) : NULL;
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

/* what is shown stays until the answer comes */
static void
show (PndTriangulationPage *self)
{
  PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION };

  self->stale = FALSE;
  if (pnd_workspace_get_project (self->workspace) == NULL)
    forget (self);
  else
    pnd_judge_ask (pnd_judge_get (self->workspace),
                   pnd_case_chooser_get (PND_CASE_CHOOSER (self->chooser)), &view, ready_cb,
                   self);
}

static gboolean
refresh_cb (gpointer data)
{
  PndTriangulationPage *self = data;

  self->refresh = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* a page that nobody sees waits until somebody does */
static void
queue_refresh (PndTriangulationPage *self)
{
  self->stale = TRUE;
  if (self->refresh == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
changed_cb (PndTriangulationPage *self, PndChanges *changes)
{
  /* what reading and asking change is in no cell */
  static const char *const tables[] = {
    "codings", "codes", "code_texts", "documents", "informants", "speakers", "coders", "cases",
    "case_documents", "coding_cases", "coding_speakers", "resolutions", "thresholds",
  };
  gboolean concerns = pnd_changes_is_reset (changes);

  g_assert (PND_IS_TRIANGULATION_PAGE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    concerns = concerns || pnd_changes_touch (changes, tables[i]);
  if (concerns)
    queue_refresh (self);
}

static void
project_cb (PndTriangulationPage *self)
{
  g_assert (PND_IS_TRIANGULATION_PAGE (self));

  closed_cb (self);
  pnd_grid_table_build (PND_GRID_TABLE (self->table), 0);
  forget (self);
  queue_refresh (self);
}

static void
pnd_triangulation_page_map (GtkWidget *widget)
{
  PndTriangulationPage *self = PND_TRIANGULATION_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_triangulation_page_parent_class)->map (widget);
  if (self->stale)
    show (self);
}

static gboolean
pnd_triangulation_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (PND_TRIANGULATION_PAGE (widget)->paned, GTK_DIR_TAB_FORWARD);
}

static void
pnd_triangulation_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndTriangulationPage *self = PND_TRIANGULATION_PAGE (widget);
  GtkOrientation orientation
    = width >= SIDE_BY_SIDE ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  int room = width;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      divide (self);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL && gtk_widget_get_visible (self->passages))
    room = gtk_paned_get_position (GTK_PANED (self->paned));
  pnd_grid_table_set_narrow (PND_GRID_TABLE (self->table), room < NARROW);
  gtk_widget_allocate (self->paned, width, height, baseline, NULL);
}

static void
pnd_triangulation_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *minimum_baseline,
                                int *natural_baseline)
{
  gtk_widget_measure (PND_TRIANGULATION_PAGE (widget)->paned, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
pnd_triangulation_page_dispose (GObject *object)
{
  PndTriangulationPage *self = PND_TRIANGULATION_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    {
      pnd_judge_forget (pnd_judge_get (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  forget (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_triangulation_page_parent_class)->dispose (object);
}

static void
pnd_triangulation_page_finalize (GObject *object)
{
  g_array_unref (PND_TRIANGULATION_PAGE (object)->columns);

  G_OBJECT_CLASS (pnd_triangulation_page_parent_class)->finalize (object);
}

static void
pnd_triangulation_page_class_init (PndTriangulationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_triangulation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_triangulation_page_finalize;
  widget_class->map = pnd_triangulation_page_map;
  widget_class->grab_focus = pnd_triangulation_page_grab_focus;
  widget_class->size_allocate = pnd_triangulation_page_size_allocate;
  widget_class->measure = pnd_triangulation_page_measure;
  gtk_widget_class_set_css_name (widget_class, "triangulation-page");
}

static void
pnd_triangulation_page_init (PndTriangulationPage *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  self->stale = TRUE;
}

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
fill (PndTriangulationPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *limit = NULL;

  gtk_widget_add_css_class (page, "page");
  add_text (page, _("Which source says what"), "title-2");
  self->lead = add_text (page, "", "lead");
  limit = g_strdup_printf (_("Only the %d sources with the most passages are shown."), MAX_COLUMNS);
  self->limit = add_text (page, limit, "dim-label");
  self->chooser = pnd_case_chooser_new (self->workspace);
  gtk_widget_set_halign (self->chooser, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (page), self->chooser);
  self->table = pnd_grid_table_new (self->workspace, _("Sources"), HEADING_LINES + 1);
  gtk_box_append (GTK_BOX (page), self->table);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  self->passages = pnd_passages_new (self->workspace);
  gtk_widget_set_visible (self->passages, FALSE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), scroller);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->passages);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
}

/**
 * pnd_triangulation_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_triangulation_page_new (PndWorkspace *workspace)
{
  PndTriangulationPage *self = g_object_new (PND_TYPE_TRIANGULATION_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  fill (self);
  g_signal_connect_swapped (self->passages, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}
