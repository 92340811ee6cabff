/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/dialogs/supervisions-dialog.h"

#include <glib/gi18n.h>

#include "app/model/review/supervision.h"
#include "app/model/sources/document-facts.h"
#include "ui/cases/parts.h"
#include "ui/common/dialog.h"
#include "ui/common/empty-state.h"
#include "ui/common/lists/two-line-list.h"
#include "ui/review/dialogs/handout.h"

/*
 * Log:
 * @shown: (nullable): the entry in the fields
 * @is_draft: the fields hold one that is no row yet: it becomes one as soon as it says something
 * @is_filling: the fields are being filled, which nobody typed
 */
typedef struct
{
  GtkWindow *window;
  GtkWindow *parent;
  PndWorkspace *workspace;
  PndProject *project;
  PndWritingBar *bar;
  GtkSingleSelection *selection;
  PndSupervision *shown;
  gboolean is_draft;
  gboolean is_filling;
  GtkWidget *fields;
  GtkWidget *nothing; /* says how to begin while there is no entry */
  GtkWidget *date;
  GtkWidget *supervisor;
  GtkWidget *topic;
  GtkTextBuffer *advice;
  GtkTextBuffer *done;
  GtkWidget *fault;
  GtkWidget *print;
} Log;

static void
log_free (gpointer data)
{
  Log *self = data;

  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_object_unref (self->bar);
  g_free (self);
}

static const char *
get_entry (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static guint
count (Log *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static gboolean
is_day (const char *date)
{
  return g_utf8_strlen (date, -1) == 10 && pnd_document_date_is_valid (date);
}

static gboolean
is_said (const PndSupervisionFacts *facts)
{
  return *facts->topic != '\0' || *facts->advice != '\0';
}

/* while the day is none, the old one stays */
static const char *
get_date (Log *self)
{
  const char *date = get_entry (self->date);

  if (is_day (date) || self->shown == NULL)
    return date;
  return pnd_supervision_get_facts (self->shown).date;
}

static gboolean
is_same (const PndSupervisionFacts *one, const PndSupervisionFacts *other)
{
  return g_str_equal (one->date, other->date) && g_str_equal (one->supervisor, other->supervisor)
         && g_str_equal (one->topic, other->topic) && g_str_equal (one->advice, other->advice)
         && g_str_equal (one->done, other->done);
}

/* an entry that says nothing any more keeps what it said, and takes in what else was changed */
static gboolean
save_facts (Log *self, const PndSupervisionFacts *facts, gint64 *id, GError **error)
{
  PndSupervisionFacts before, now;

  if (self->is_draft)
    {
      if (!is_said (facts) || !is_day (facts->date))
        return TRUE;
      *id = pnd_supervision_add (self->project, facts, error);
      self->is_draft = *id == 0;
      return *id != 0;
    }
  if (self->shown == NULL || pnd_row_get_deleted (PND_ROW (self->shown)))
    return TRUE;
  before = pnd_supervision_get_facts (self->shown);
  now = *facts;
  if (!is_said (facts))
    {
      now.topic = before.topic;
      now.advice = before.advice;
    }
  return is_same (&before, &now) || pnd_supervision_set_facts (self->shown, &now, error);
}

/* nothing typed is lost: the fields are saved when one leaves them, before another entry and at the
 * end. Returns the id of an entry that is there only now, else 0. */
static gint64
save (Log *self)
{
  g_autofree char *advice = pnd_dialog_get_text (self->advice);
  g_autofree char *done = pnd_dialog_get_text (self->done);
  PndSupervisionFacts facts = { get_date (self), get_entry (self->supervisor),
                                get_entry (self->topic), advice, done };
  GError *error = NULL;
  gint64 id = 0;

  if (!pnd_project_get_read_only (self->project) && !save_facts (self, &facts, &id, &error))
    pnd_workspace_fail (self->workspace, error);
  return id;
}

/* (transfer full) */
static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* the fields are left for good: a new entry without a day is of today then, rather than lost */
static void
save_last (Log *self)
{
  g_autofree char *today = dup_today ();

  if (self->is_draft && !is_day (get_entry (self->date)))
    gtk_editable_set_text (GTK_EDITABLE (self->date), today);
  save (self);
}

/* a field that would not be saved as it stands says so */
static void
show_fault (Log *self)
{
  gboolean wrong = !is_day (get_entry (self->date));
  GtkTextIter start, end;
  gboolean silent;

  gtk_text_buffer_get_bounds (self->advice, &start, &end);
  silent = *get_entry (self->topic) == '\0' && gtk_text_iter_equal (&start, &end);
  gtk_label_set_text (GTK_LABEL (self->fault),
                      wrong    ? _("That is not a day; write it as 2026-02-17.")
                      : silent ? _("An entry needs a topic or an advice.")
                               : "");
  if (wrong)
    gtk_widget_add_css_class (self->date, "error");
  else
    gtk_widget_remove_css_class (self->date, "error");
}

static void
typed_cb (Log *self)
{
  if (!self->is_filling)
    show_fault (self);
}

static void
fill (Log *self, const PndSupervisionFacts *facts)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->date), facts->date);
  gtk_editable_set_text (GTK_EDITABLE (self->supervisor), facts->supervisor);
  gtk_editable_set_text (GTK_EDITABLE (self->topic), facts->topic);
  gtk_text_buffer_set_text (self->advice, facts->advice, -1);
  gtk_text_buffer_set_text (self->done, facts->done, -1);
  self->is_filling = FALSE;
  gtk_label_set_text (GTK_LABEL (self->fault), "");
  gtk_widget_remove_css_class (self->date, "error");
}

static void
show (Log *self, PndSupervision *entry)
{
  PndSupervisionFacts facts = { "", "", "", "", "" };

  if (entry != NULL)
    facts = pnd_supervision_get_facts (entry);
  g_set_object (&self->shown, entry);
  self->is_draft = FALSE;
  fill (self, &facts);
  gtk_widget_set_visible (self->fields, entry != NULL);
  gtk_widget_set_visible (self->nothing, entry == NULL);
  gtk_widget_set_sensitive (self->fields, !pnd_project_get_read_only (self->project));
}

static void
update_print (Log *self)
{
  gtk_widget_set_sensitive (self->print, count (self) > 0);
}

static void
selected_cb (Log *self)
{
  PndSupervision *entry = gtk_single_selection_get_selected_item (self->selection);

  update_print (self);
  if (entry == self->shown || (entry == NULL && self->is_draft))
    return;
  /* the one that was chosen is gone from the list, which hears of it later than the project */
  if (entry == NULL && count (self) > 0)
    {
      gtk_single_selection_set_selected (self->selection, count (self) - 1);
      return;
    }
  save_last (self);
  show (self, entry);
}

static void
left_cb (Log *self)
{
  gint64 id = save (self);

  if (id != 0)
    pnd_two_line_list_select (self->selection, id);
}

/* of who advised last, else of who is here to advise; (transfer full) */
static char *
suggest_supervisor (Log *self)
{
  guint n = count (self);
  g_autoptr (PndSupervision) last
    = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->selection), n - 1) : NULL;
  g_autoptr (PndStatement) row = NULL;

  if (last != NULL)
    return g_strdup (pnd_supervision_get_facts (last).supervisor);
  row = pnd_database_query (pnd_project_get_database (self->project), _("Reading the coders"),
                            "SELECT name FROM coders WHERE role = 'supervisor' ORDER BY id", NULL,
                            "");
  return g_strdup (row != NULL && pnd_statement_next (row, NULL)
                     ? pnd_statement_get_text (row, 0, NULL) : "");
}

static void
add_cb (Log *self)
{
  g_autofree char *today = dup_today ();
  g_autofree char *supervisor = NULL;

  save_last (self);
  supervisor = suggest_supervisor (self);
  self->is_draft = TRUE;
  g_clear_object (&self->shown);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  fill (self, &(PndSupervisionFacts){ today, supervisor, "", "", "" });
  gtk_widget_set_visible (self->fields, TRUE);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_widget_grab_focus (self->topic);
}

static void
select_last (Log *self)
{
  if (count (self) > 0)
    gtk_single_selection_set_selected (self->selection, count (self) - 1);
  show (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
remove_cb (Log *self)
{
  g_autoptr (PndSupervision) entry = g_steal_pointer (&self->shown);
  gboolean was_draft = self->is_draft;
  GError *error = NULL;

  self->is_draft = FALSE;
  if (!was_draft && entry != NULL && !pnd_supervision_remove (entry, &error))
    pnd_workspace_fail (self->workspace, error);
  select_last (self);
  update_print (self);
}

static gboolean
delete_cb (GtkWidget *list, GVariant *arguments, gpointer data)
{
  Log *self = data;

  if (self->shown == NULL || pnd_project_get_read_only (self->project))
    return FALSE;
  remove_cb (self);
  return TRUE;
}

static void
print_cb (Log *self)
{
  const PndHandout handout = { .is_log = TRUE, .opens = TRUE };

  save_last (self);
  pnd_handout_choose_place (self->parent, self->workspace, self->bar, &handout);
  gtk_window_close (self->window);
}

static gboolean
close_cb (Log *self)
{
  save_last (self);
  return FALSE;
}

static void
show_row (gpointer item, GtkWidget *row, gpointer data)
{
  PndSupervisionFacts facts = pnd_supervision_get_facts (item);
  g_autofree char *detail
    = *facts.done != '\0' ? g_strdup_printf (_("%s · done"), facts.date)
                          : g_strdup_printf (_("%s · open"), facts.date);
  const char *title = *facts.topic != '\0' ? facts.topic : facts.advice;

  pnd_two_line_row_set (row, title, detail);
}

static GtkWidget *
make_list (Log *self)
{
  GtkWidget *scrolled = pnd_two_line_list_new (GTK_SELECTION_MODEL (self->selection),
                                               _("Supervision log"), show_row, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (scrolled, keys);
  return scrolled;
}

static GtkWidget *
make_side (Log *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_New Entry"));

  self->print = gtk_button_new_with_mnemonic (_("_Page to Sign…"));
  gtk_widget_set_tooltip_text (self->print, _("Writes the log as a web page, which can be printed"));
  gtk_widget_set_sensitive (add, !pnd_project_get_read_only (self->project));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), self->print);
  gtk_widget_set_size_request (box, 220, -1);
  return box;
}

/* what is typed is saved when one goes on to the next field */
static GtkWidget *
add_field (Log *self, GtkWidget *form, const char *label, GtkWidget *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field, focus);
  if (GTK_IS_EDITABLE (field))
    g_signal_connect_swapped (field, "changed", G_CALLBACK (typed_cb), self);
  return pnd_dialog_add_field (GTK_BOX (form), label, field);
}

static GtkWidget *
make_when (Log *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *date = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->date = gtk_entry_new ();
  self->supervisor = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->date), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->date), 11);
  g_object_set (self->date, "placeholder-text", "2026-02-17", NULL);
  add_field (self, date, _("_Date"), self->date);
  add_field (self, who, _("_Supervisor"), self->supervisor);
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (row), date);
  gtk_box_append (GTK_BOX (row), who);
  return row;
}

static GtkWidget *
add_text (Log *self, const char *label, int height, GtkTextBuffer **buffer)
{
  GtkWidget *text = pnd_dialog_new_text (NULL, NULL, height, buffer);

  gtk_widget_set_vexpand (text, TRUE);
  g_signal_connect_swapped (*buffer, "changed", G_CALLBACK (typed_cb), self);
  return add_field (self, self->fields, label, text);
}

static GtkWidget *
make_foot (Log *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("D_elete"));

  self->fault = pnd_part_new_label ("", "error");
  gtk_widget_set_hexpand (self->fault, TRUE);
  gtk_widget_set_tooltip_text (remove, _("Undo brings it back"));
  gtk_box_append (GTK_BOX (foot), self->fault);
  gtk_box_append (GTK_BOX (foot), remove);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  return foot;
}

static GtkWidget *
make_fields (Log *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->fields), make_when (self));
  self->topic = add_field (self, self->fields, _("_Topic"), gtk_entry_new ());
  add_text (self, _("_Advice"), 90, &self->advice);
  add_text (self, _("D_one about it"), 60, &self->done);
  gtk_box_append (GTK_BOX (self->fields), make_foot (self));
  self->nothing = pnd_empty_state_new (
    _("No supervision yet"), _("Each meeting with a supervisor is an entry: when, on what, what was "
                               "advised and what came of it. The log stands in the report, and can "
                               "be printed as a page to sign."));
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * pnd_supervisions_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @bar: where the page to sign is written
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_supervisions_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar)
{
  Log *self;
  GtkWidget *box;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_WRITING_BAR (bar), NULL);

  self = g_new0 (Log, 1);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->bar = g_object_ref (bar);
  self->window = pnd_dialog_new (parent, _("Supervision Log"), 760, 520);
  self->selection = gtk_single_selection_new (pnd_supervision_new_list (self->project));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_window_set_child (self->window, box);
  g_object_set_data_full (G_OBJECT (self->window), "log", self, log_free);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  select_last (self);
  update_print (self);
  gtk_window_present (self->window);
  return self->window;
}
