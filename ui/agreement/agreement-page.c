/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/agreement-page.h"

#include <glib/gi18n.h>

#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/record.h"
#include "app/model/agreements/kept-agreement.h"
#include "ui/agreement/agreement-choices.h"
#include "ui/agreement/agreement-table.h"
#include "ui/agreement/measurer.h"
#include "ui/motives/passages.h"

#define SIDE_BY_SIDE 980  /* pixels from which on the passages stand beside the table */
#define CALM 250          /* ms after an edit */
#define BEAT 100          /* ms between two looks at how far a bootstrap is */
#define MAX_LISTED 20000  /* passages, which is more than anybody reads */

struct _PndAgreementPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndMeasurer *measurer;
  PndAgreementOptions options; /* of what is seen or on its way */
  PndAgreementOptions shown;   /* of what is seen */
  PndAgreement *agreement;     /* (nullable) */
  PndConfusion *confusion;     /* (nullable) */
  guint later;                 /* a source that begins to measure */
  guint beat;                  /* a source that shows how far a bootstrap is */
  gboolean stale;              /* something changed while the page was not to be seen */

  GtkWidget *box;
  GtkWidget *choices;
  GtkWidget *progress;
  GtkWidget *stop;
  GtkWidget *paned;
  GtkWidget *empty;
  GtkWidget *table;
  GtkWidget *kept;
  GtkWidget *passages;
  GtkWidget *opener; /* (nullable): what had the keys when the passages were opened; weak */
};

G_DEFINE_FINAL_TYPE (PndAgreementPage, pnd_agreement_page, GTK_TYPE_WIDGET)

static void
drop_result (PndAgreementPage *self)
{
  g_clear_pointer (&self->agreement, pnd_agreement_free);
  g_clear_pointer (&self->confusion, pnd_confusion_free);
  pnd_agreement_options_clear (&self->shown);
}

static void
close_passages (PndAgreementPage *self)
{
  pnd_passages_clear (PND_PASSAGES (self->passages));
  gtk_widget_set_visible (self->passages, FALSE);
}

static void
say_busy (PndAgreementPage *self)
{
  gboolean is_busy = pnd_measurer_is_at_work (self->measurer);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 pnd_measurer_get_share (self->measurer));
  gtk_widget_set_visible (self->progress, is_busy && self->options.n_resamples > 0);
  gtk_widget_set_visible (self->stop, is_busy && self->options.n_resamples > 0);
  if (!is_busy)
    g_clear_handle_id (&self->beat, g_source_remove);
}

static gboolean
beat_cb (gpointer data)
{
  PndAgreementPage *self = data;

  if (pnd_measurer_is_at_work (self->measurer))
    {
      say_busy (self);
      return G_SOURCE_CONTINUE;
    }
  self->beat = 0;
  return G_SOURCE_REMOVE;
}

/* the measurements that were kept, a line each */
static void
show_kept (PndAgreementPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GPtrArray) all = project != NULL
                                  ? pnd_kept_agreements_load (pnd_project_get_database (project),
                                                              NULL)
                                  : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PndKeptAgreement *kept = all->pdata[i];
      g_autoptr (PndAgreementRecord) record
          = pnd_agreement_record_read (kept->options, kept->result);
      g_autofree char *line = record != NULL ? pnd_agreement_record_summarize (record) : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s%.10s, %s: %s", text->len > 0 ? "\n" : "", kept->created,
                                kept->coder_name, line);
    }
  gtk_label_set_text (GTK_LABEL (self->kept), text->str);
  gtk_widget_set_visible (gtk_widget_get_parent (self->kept), text->len > 0);
}

static void
show_result (PndAgreementPage *self)
{
  pnd_agreement_table_show (PND_AGREEMENT_TABLE (self->table), self->agreement, self->confusion,
                            &self->shown);
  gtk_widget_set_visible (self->empty, self->agreement == NULL);
  gtk_widget_set_visible (self->table, self->agreement != NULL);
  show_kept (self);
}

static void
measure (PndAgreementPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_clear_handle_id (&self->later, g_source_remove);
  self->stale = FALSE;
  if (project == NULL)
    return;
  pnd_agreement_options_clear (&self->options);
  if (!pnd_agreement_choices_fill (PND_AGREEMENT_CHOICES (self->choices), &self->options))
    {
      pnd_measurer_stop (self->measurer);
      drop_result (self);
      close_passages (self);
      show_result (self);
      say_busy (self);
      return;
    }
  pnd_measurer_start (self->measurer, project, &self->options);
  if (self->beat == 0)
    self->beat = g_timeout_add (BEAT, beat_cb, self);
  say_busy (self);
}

static void
measured_cb (PndAgreement *agreement, PndConfusion *confusion, const GError *error, gpointer data)
{
  PndAgreementPage *self = data;

  say_busy (self);
  if (agreement == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* figures of other choices do not stay under these */
  drop_result (self);
  if (agreement == NULL)
    {
      pnd_workspace_fail (self->workspace, g_error_copy (error));
      close_passages (self);
      show_result (self);
      return;
    }
  self->agreement = agreement;
  self->confusion = confusion;
  self->shown = pnd_agreement_options_copy (&self->options);
  show_result (self);
}

static void
update (PndAgreementPage *self)
{
  pnd_agreement_choices_update (PND_AGREEMENT_CHOICES (self->choices));
  measure (self);
}

static gboolean
later_cb (gpointer data)
{
  PndAgreementPage *self = data;

  self->later = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* a page that nobody sees waits until somebody does; edits in a row are waited for */
static void
queue (PndAgreementPage *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->later, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->later = g_timeout_add (CALM, later_cb, self);
}

/* the project that goes is closed next: nobody may read it any more */
static void
project_cb (PndAgreementPage *self)
{
  pnd_measurer_stop (self->measurer);
  g_clear_handle_id (&self->later, g_source_remove);
  close_passages (self);
  drop_result (self);
  pnd_agreement_choices_update (PND_AGREEMENT_CHOICES (self->choices));
  show_result (self);
  queue (self);
}

static void
stop_cb (PndAgreementPage *self)
{
  pnd_measurer_stop (self->measurer);
  say_busy (self);
}

static void
passages_closed_cb (PndAgreementPage *self)
{
  close_passages (self);
  if (self->opener == NULL || !gtk_widget_grab_focus (self->opener))
    gtk_widget_child_focus (self->table, GTK_DIR_TAB_FORWARD);
}

static void
set_opener (PndAgreementPage *self, GtkWidget *opener)
{
  g_set_weak_pointer (&self->opener, opener);
}

/* Escape goes back to the cell that the passages are of */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer data)
{
  PndAgreementPage *self = data;

  if (key != GDK_KEY_Escape || !gtk_widget_get_visible (self->passages))
    return FALSE;
  passages_closed_cb (self);
  return TRUE;
}

static void
divide (PndAgreementPage *self)
{
  int width = gtk_widget_get_width (self->paned), height = gtk_widget_get_height (self->paned);
  gboolean beside = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned))
                    == GTK_ORIENTATION_HORIZONTAL;

  gtk_paned_set_position (GTK_PANED (self->paned), beside ? width - MIN (width / 3, 420)
                                                          : height / 2);
}

static void
pnd_agreement_page_map (GtkWidget *widget)
{
  PndAgreementPage *self = PND_AGREEMENT_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_agreement_page_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static void
pnd_agreement_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndAgreementPage *self = PND_AGREEMENT_PAGE (widget);
  GtkOrientation orientation = width >= SIDE_BY_SIDE ? GTK_ORIENTATION_HORIZONTAL
                                                     : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      divide (self);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
pnd_agreement_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (PND_AGREEMENT_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  /* names are shortened where there is no room */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 480);
}

static gboolean
pnd_agreement_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (PND_AGREEMENT_PAGE (widget)->choices, GTK_DIR_TAB_FORWARD);
}

static void
pnd_agreement_page_dispose (GObject *object)
{
  PndAgreementPage *self = PND_AGREEMENT_PAGE (object);

  if (self->measurer != NULL)
    pnd_measurer_stop (self->measurer);
  g_clear_object (&self->measurer);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_handle_id (&self->beat, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  set_opener (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  drop_result (self);
  pnd_agreement_options_clear (&self->options);

  G_OBJECT_CLASS (pnd_agreement_page_parent_class)->dispose (object);
}

static void
pnd_agreement_page_class_init (PndAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_agreement_page_dispose;
  widget_class->map = pnd_agreement_page_map;
  widget_class->size_allocate = pnd_agreement_page_size_allocate;
  widget_class->measure = pnd_agreement_page_measure;
  widget_class->grab_focus = pnd_agreement_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "agreementpage");
}

static void
pnd_agreement_page_init (PndAgreementPage *self)
{
  self->measurer = pnd_measurer_new (measured_cb, self);
  self->stale = TRUE;
}

static GtkWidget *
make_tools (PndAgreementPage *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = gtk_button_new_with_mnemonic (_("_Keep for the Report"));
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->choices = pnd_agreement_choices_new (self->workspace);
  g_signal_connect_swapped (self->choices, "changed", G_CALLBACK (measure), self);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Resamples done"), -1);
  self->stop = gtk_button_new_with_mnemonic (_("S_top"));
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (stop_cb), self);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_set_visible (self->stop, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (keep), "win.agreement-keep");
  gtk_widget_set_tooltip_text (keep, _("The report shows these figures as they are now, also after adjudication "
                                       "(Ctrl+Alt+K)"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (tools), self->choices);
  gtk_box_append (GTK_BOX (tools), space);
  gtk_box_append (GTK_BOX (tools), self->progress);
  gtk_box_append (GTK_BOX (tools), self->stop);
  gtk_box_append (GTK_BOX (tools), keep);
  gtk_widget_add_css_class (tools, "agreement-tools");
  return tools;
}

static GtkWidget *
make_kept (PndAgreementPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("Kept for the report"));

  self->kept = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->kept), 0);
  gtk_label_set_wrap (GTK_LABEL (self->kept), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->kept);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_content (PndAgreementPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->empty = gtk_label_new (_("Agreement needs two coders who coded the same documents, "
                                 "independently of each other. Choose them above."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 60);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->table = pnd_agreement_table_new ();
  g_signal_connect_swapped (self->table, "cell-activated", G_CALLBACK (pnd_agreement_page_follow),
                            self);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_box_append (GTK_BOX (box), make_kept (self));
  gtk_widget_add_css_class (box, "agreement-content");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * pnd_agreement_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_agreement_page_new (PndWorkspace *workspace)
{
  PndAgreementPage *self = g_object_new (PND_TYPE_AGREEMENT_PAGE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->workspace = g_object_ref (workspace);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->passages = pnd_passages_new (workspace);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->passages, FALSE);
  gtk_box_append (GTK_BOX (self->box), make_tools (self));
  gtk_paned_set_start_child (GTK_PANED (self->paned), make_content (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->passages);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->paned);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->paned, keys);
  g_signal_connect_swapped (self->passages, "closed", G_CALLBACK (passages_closed_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (queue), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_agreement_page_is_ready:
 * @self: the page
 *
 * Returns: whether nothing is on its way
 */
gboolean
pnd_agreement_page_is_ready (PndAgreementPage *self)
{
  g_return_val_if_fail (PND_IS_AGREEMENT_PAGE (self), FALSE);
  return self->later == 0 && !self->stale && !pnd_measurer_is_at_work (self->measurer);
}

/**
 * pnd_agreement_page_get_result:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is seen
 */
const PndAgreement *
pnd_agreement_page_get_result (PndAgreementPage *self)
{
  g_return_val_if_fail (PND_IS_AGREEMENT_PAGE (self), NULL);
  return self->agreement;
}

/**
 * pnd_agreement_page_follow:
 * @self: the page
 * @row: what one coder said
 * @column: what the other said
 *
 * Shows the passages behind a cell of the matrix.
 */
void
pnd_agreement_page_follow (PndAgreementPage *self, int row, int column)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) where = g_string_new ("t.id IN (0");
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  GtkWidget *focus;

  g_return_if_fail (PND_IS_AGREEMENT_PAGE (self));

  if (self->confusion == NULL)
    return;
  ids = pnd_confusion_list (self->confusion, row, column);
  for (guint i = 0; i < MIN (ids->len, MAX_LISTED); i++)
    g_string_append_printf (where, ",%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
  g_string_append_c (where, ')');
  one = pnd_confusion_get_name (self->confusion, row);
  other = pnd_confusion_get_name (self->confusion, column);
  /* Translators: what one coder said, what the other said */
  title = g_strdup_printf (_("%s – %s"), one, other);
  pnd_passages_show_any_where (PND_PASSAGES (self->passages), title, where->str);
  if (!gtk_widget_get_visible (self->passages))
    divide (self);
  gtk_widget_set_visible (self->passages, TRUE);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->table))
    {
      set_opener (self, focus);
      gtk_widget_child_focus (self->passages, GTK_DIR_TAB_FORWARD);
    }
}

/**
 * pnd_agreement_page_get_passages:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the codings of the list that is open
 */
GListModel *
pnd_agreement_page_get_passages (PndAgreementPage *self)
{
  g_return_val_if_fail (PND_IS_AGREEMENT_PAGE (self), NULL);
  return pnd_passages_get_model (PND_PASSAGES (self->passages));
}

/**
 * pnd_agreement_page_keep:
 * @self: the page
 *
 * Keeps what is seen, as an edit.
 *
 * Returns: whether it was kept
 */
gboolean
pnd_agreement_page_keep (PndAgreementPage *self)
{
  g_autofree char *options = NULL;
  g_autofree char *result = NULL;
  GError *error = NULL;

  g_return_val_if_fail (PND_IS_AGREEMENT_PAGE (self), FALSE);

  if (self->agreement == NULL)
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("Nothing is measured yet."));
      return FALSE;
    }
  options = pnd_agreement_record_options (self->agreement, &self->shown);
  result = pnd_agreement_record_result (self->agreement);
  if (pnd_kept_agreement_add (pnd_workspace_get_project (self->workspace), options, result,
                              &error) == 0)
    {
      pnd_workspace_fail (self->workspace, error);
      return FALSE;
    }
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("The measurement was kept."));
  return TRUE;
}
