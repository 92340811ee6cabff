/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/motives/summary-page.h"

#include <glib/gi18n.h>

#include "app/analysis/review/counted.h"
#include "app/analysis/summary.h"
#include "ui/motives/passages.h"
#include "ui/motives/rule-lines.h"
#include "ui/motives/summary-table.h"
#include "ui/preferences/language.h"

#define SIDE_BY_SIDE 940 /* pixels from which on the passages stand beside the table */
#define NARROW 760 /* pixels under which a name stands below its abbreviation */

struct _PndSummaryPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  guint refresh;  /* idle source */
  gboolean stale; /* something changed while the page was not to be seen */

  GtkWidget *paned;
  GtkWidget *scroller;
  GtkWidget *lead;
  GtkWidget *counted;
  GtkWidget *untested;
  GtkWidget *table;
  GtkWidget *rule;
  GtkWidget *passages;
};

G_DEFINE_FINAL_TYPE (PndSummaryPage, pnd_summary_page, GTK_TYPE_WIDGET)

/* of what is counted; @codes: (nullable) */
static int
count_unfinished (PndSummaryPage *self, const PndSummary *summary, GListModel *codes)
{
  guint n_codes = codes == NULL ? 0 : g_list_model_get_n_items (codes);
  int n = 0;

  for (guint i = 0; i < n_codes; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));

      if (pnd_code_get_kind (code) == PND_CODE_KIND_MOTIVE
          || pnd_code_get_kind (code) == PND_CODE_KIND_INDICATOR)
        n += pnd_tally_count_incomplete (pnd_summary_get_own (summary, id));
      n += count_unfinished (self, summary, pnd_workspace_get_child_codes (self->workspace, id));
    }
  return n;
}

static char *
describe (PndSummaryPage *self, const PndSummary *summary)
{
  int n = pnd_summary_get_n_codings (summary);
  guint n_documents = g_list_model_get_n_items (pnd_workspace_get_documents (self->workspace));
  int n_unfinished
    = count_unfinished (self, summary, pnd_workspace_get_top_codes (self->workspace));
  g_autofree char *n_text = pnd_language_format_count (n);
  g_autofree char *unfinished_text = pnd_language_format_count (n_unfinished);
  g_autofree char *passages = g_strdup_printf (ngettext ("%s coded passage", "%s coded passages",
                                                         n), n_text);
  g_autofree char *documents = g_strdup_printf (ngettext ("%u document", "%u documents",
                                                          n_documents), n_documents);
  g_autofree char *unfinished
    = n_unfinished == 0
        ? g_strdup (_("Every coding of a motive has a polarity and a holder."))
        : g_strdup_printf (ngettext ("%s is without polarity or holder and counts for nothing yet.",
                                     "%s are without polarity or holder and count for nothing yet.",
                                     n_unfinished), unfinished_text);

  if (n == 0)
    return g_strdup (_("Nothing is coded yet. Open a document, select a passage, press Enter."));
  return g_strdup_printf (_("%s; %s in the project. %s"), passages, documents, unfinished);
}

static void
append_untested (PndSummaryPage *self, const PndSummary *summary, GListModel *codes,
                 GString *names)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));

      if (pnd_code_get_kind (code) == PND_CODE_KIND_INDICATOR
          && !pnd_summary_is_tested (summary, id))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                pnd_code_get_abbreviation (code));
      append_untested (self, summary, pnd_workspace_get_child_codes (self->workspace, id), names);
    }
}

static void
show_untested (PndSummaryPage *self, const PndSummary *summary)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  append_untested (self, summary, pnd_workspace_get_top_codes (self->workspace), names);
  text = g_strdup_printf (_("Untested, which is not the same as absent: %s."), names->str);
  gtk_label_set_text (GTK_LABEL (self->untested), text);
  gtk_widget_set_visible (self->untested,
                          names->len > 0 && pnd_summary_get_n_codings (summary) > 0);
}

static gboolean
is_narrowed (const PndCounted *counted)
{
  return counted->accepted_only || counted->coder_guid != NULL;
}

/* which codings the figures are of; that they are of a part must not be overlooked */
static void
show_counted (PndSummaryPage *self, const PndCounted *counted)
{
  g_autofree char *words = pnd_counted_describe (counted);

  gtk_label_set_text (GTK_LABEL (self->counted), words);
  gtk_widget_set_visible (self->counted, counted->n > 0 || is_narrowed (counted));
  if (is_narrowed (counted))
    gtk_widget_remove_css_class (self->counted, "dim-label");
  else
    gtk_widget_add_css_class (self->counted, "dim-label");
}

static void
show_summary (PndSummaryPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndSummary) summary = NULL;
  g_auto (PndCounted) counted = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *lead = NULL;

  self->stale = FALSE;
  if (project == NULL)
    return;
  summary = pnd_summary_new (pnd_project_get_database (project), &error);
  if (summary == NULL || !pnd_counted_load (pnd_project_get_database (project), &counted, &error))
    {
      pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
      return;
    }
  lead = pnd_summary_get_n_codings (summary) == 0 && is_narrowed (&counted)
           ? g_strdup (_("There is no coding that counts."))
           : describe (self, summary);
  gtk_label_set_text (GTK_LABEL (self->lead), lead);
  show_counted (self, &counted);
  show_untested (self, summary);
  pnd_summary_table_update (PND_SUMMARY_TABLE (self->table), summary);
  pnd_rule_lines_update (PND_RULE_LINES (self->rule));
}

static gboolean
refresh_cb (gpointer data)
{
  PndSummaryPage *self = data;

  self->refresh = 0;
  show_summary (self);
  return G_SOURCE_REMOVE;
}

/* a page that nobody sees waits until somebody does */
static void
queue_refresh (PndSummaryPage *self)
{
  self->stale = TRUE;
  if (self->refresh == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
project_cb (PndSummaryPage *self)
{
  pnd_passages_clear (PND_PASSAGES (self->passages));
  gtk_widget_set_visible (self->passages, FALSE);
  pnd_summary_table_update (PND_SUMMARY_TABLE (self->table), NULL);
  queue_refresh (self);
}

static void
figure_cb (PndSummaryPage *self, gint64 code, int polarity)
{
  pnd_summary_page_show_passages (self, code, polarity);
}

static void
passages_closed_cb (PndSummaryPage *self)
{
  pnd_passages_clear (PND_PASSAGES (self->passages));
  gtk_widget_set_visible (self->passages, FALSE);
}

/* the table keeps what it needs beside the passages, or half of the height over them */
static void
divide (PndSummaryPage *self)
{
  GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int table;

  gtk_widget_measure (gtk_widget_get_parent (self->table), GTK_ORIENTATION_HORIZONTAL, -1, &table,
                      NULL, NULL, NULL);
  gtk_paned_set_position (GTK_PANED (self->paned),
                          orientation == GTK_ORIENTATION_VERTICAL ? height / 2
                                                                  : MAX (width * 3 / 5, table));
}

static void
pnd_summary_page_map (GtkWidget *widget)
{
  PndSummaryPage *self = PND_SUMMARY_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_summary_page_parent_class)->map (widget);
  if (self->stale)
    show_summary (self);
}

static void
pnd_summary_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndSummaryPage *self = PND_SUMMARY_PAGE (widget);
  gboolean beside = width >= SIDE_BY_SIDE;
  GtkOrientation orientation = beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      divide (self);
    }
  pnd_summary_table_set_narrow (PND_SUMMARY_TABLE (self->table), width < NARROW);
  gtk_widget_allocate (self->paned, width, height, baseline, NULL);
}

static void
pnd_summary_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (PND_SUMMARY_PAGE (widget)->paned, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
pnd_summary_page_dispose (GObject *object)
{
  PndSummaryPage *self = PND_SUMMARY_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->paned, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_summary_page_parent_class)->dispose (object);
}

static void
pnd_summary_page_class_init (PndSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_summary_page_dispose;
  widget_class->map = pnd_summary_page_map;
  widget_class->size_allocate = pnd_summary_page_size_allocate;
  widget_class->measure = pnd_summary_page_measure;
  gtk_widget_class_set_css_name (widget_class, "summary-page");
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
pnd_summary_page_init (PndSummaryPage *self)
{
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  self->stale = TRUE;
}

static void
fill (PndSummaryPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (page, "page");
  add_text (page, _("Coding summary"), "title-2");
  self->lead = add_text (page, "", "lead");
  self->counted = add_text (page, "", "dim-label");
  self->untested = add_text (page, "", "dim-label");
  self->rule = pnd_rule_lines_new (self->workspace);
  gtk_box_append (GTK_BOX (page), self->rule);
  self->table = pnd_summary_table_new (self->workspace);
  gtk_box_append (GTK_BOX (page), self->table);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), page);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->passages = pnd_passages_new (self->workspace);
  gtk_widget_set_visible (self->passages, FALSE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->scroller);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->passages);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
}

/**
 * pnd_summary_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_summary_page_new (PndWorkspace *workspace)
{
  PndSummaryPage *self = g_object_new (PND_TYPE_SUMMARY_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  fill (self);
  g_signal_connect_swapped (self->table, "figure", G_CALLBACK (figure_cb), self);
  g_signal_connect_swapped (self->passages, "closed", G_CALLBACK (passages_closed_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_summary_page_show_passages:
 * @self: the page
 * @code: a code
 * @polarity: a #PndPolarity, or %PND_PASSAGES_ANY_POLARITY
 *
 * Opens the list of the passages behind a figure.
 */
void
pnd_summary_page_show_passages (PndSummaryPage *self, gint64 code, int polarity)
{
  g_return_if_fail (PND_IS_SUMMARY_PAGE (self));

  pnd_passages_show (PND_PASSAGES (self->passages), code, polarity);
  if (!gtk_widget_get_visible (self->passages))
    divide (self);
  gtk_widget_set_visible (self->passages, TRUE);
}

/**
 * pnd_summary_page_get_passages:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the codings of the list that is open
 */
GListModel *
pnd_summary_page_get_passages (PndSummaryPage *self)
{
  g_return_val_if_fail (PND_IS_SUMMARY_PAGE (self), NULL);

  return pnd_passages_get_model (PND_PASSAGES (self->passages));
}
