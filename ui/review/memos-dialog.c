/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/memos-dialog.h"

#include <glib/gi18n.h>

#include "app/model/memo.h"
#include "app/model/row-list.h"
#include "app/store/veil/review-only.h"
#include "ui/common/dialog.h"
#include "ui/common/empty-state.h"
#include "ui/common/lists/two-line-list.h"
#include "ui/common/prompt.h"

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  PndMemosAbout about;
  gint64 id;
  GtkSingleSelection *selection;
  PndMemo *shown; /* (nullable): the one in the fields */
  GtkWidget *title;
  GtkTextBuffer *text;
  GtkWidget *fields;
  GtkWidget *nothing; /* says how to begin while there is no memo */
  GtkWidget *remove;
  GtkWidget *forget;
} Memos;

static const char *const wheres[] = {
  [PND_MEMOS_PROJECT] = "t.kind = 'memo' AND t.document IS NULL AND t.code IS NULL",
  [PND_MEMOS_DOCUMENT] = "t.kind = 'memo' AND t.document = ?",
  [PND_MEMOS_CODE] = "t.kind = 'memo' AND t.code = ?",
  [PND_MEMOS_JOURNAL] = "t.kind = 'journal'",
};

static void
memos_free (gpointer data)
{
  Memos *self = data;

  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static GListModel *
make_list (Memos *self)
{
  const char *where = wheres[self->about];

  if (self->id != 0)
    return G_LIST_MODEL (pnd_row_list_new (self->project, PND_TYPE_MEMO, where,
                                           "t.date DESC, t.id DESC", NULL, "i", self->id));
  return G_LIST_MODEL (pnd_row_list_new (self->project, PND_TYPE_MEMO, where,
                                         "t.date DESC, t.id DESC", NULL, ""));
}

static void
fail (Memos *self, GError *error)
{
  pnd_workspace_fail (self->workspace, error);
}

/* nothing typed is lost: the fields are saved before another memo or the end */
static void
save (Memos *self)
{
  g_autofree char *text = pnd_dialog_get_text (self->text);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));
  GError *error = NULL;

  if (self->shown == NULL || pnd_row_get_deleted (PND_ROW (self->shown))
      || pnd_project_get_read_only (self->project))
    return;
  if (g_str_equal (title, pnd_memo_get_title (self->shown))
      && g_str_equal (text, pnd_memo_get_text (self->shown)))
    return;
  if (!pnd_memo_set_text (self->shown, title, text, &error))
    fail (self, error);
}

static void
show (Memos *self, PndMemo *memo)
{
  gboolean writable
    = memo != NULL && !pnd_project_get_read_only (self->project)
      && (pnd_project_can_edit (self->project)
          || pnd_memo_get_coder (memo) == pnd_project_get_coder (self->project));

  g_set_object (&self->shown, memo);
  gtk_editable_set_text (GTK_EDITABLE (self->title), memo != NULL ? pnd_memo_get_title (memo) : "");
  gtk_text_buffer_set_text (self->text, memo != NULL ? pnd_memo_get_text (memo) : "", -1);
  gtk_widget_set_visible (self->fields, memo != NULL);
  gtk_widget_set_visible (self->nothing, memo == NULL);
  gtk_widget_set_sensitive (self->fields, writable);
  gtk_widget_set_sensitive (self->remove, writable);
  gtk_widget_set_sensitive (self->forget, writable && pnd_project_can_edit (self->project));
}

static void
selected_cb (Memos *self)
{
  PndMemo *memo = gtk_single_selection_get_selected_item (self->selection);

  if (memo == self->shown)
    return;
  save (self);
  show (self, memo);
}

static gint64
add_memo (Memos *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  gint64 document = self->about == PND_MEMOS_DOCUMENT ? self->id : 0;
  gint64 code = self->about == PND_MEMOS_CODE ? self->id : 0;

  if (self->about == PND_MEMOS_JOURNAL)
    return pnd_memo_add_journal (self->project, date, "", "", error);
  return pnd_memo_add (self->project, document, code, "", "", error);
}

static void
add_cb (Memos *self)
{
  GError *error = NULL;
  gint64 id;

  save (self);
  id = add_memo (self, &error);
  if (id == 0)
    {
      fail (self, error);
      return;
    }
  pnd_two_line_list_select (self->selection, id);
  gtk_widget_grab_focus (self->title);
}

static void
remove_cb (Memos *self)
{
  GError *error = NULL;

  if (self->shown != NULL && !pnd_memo_remove (self->shown, &error))
    fail (self, error);
}

static void
forgotten_cb (const char *answer, gpointer data)
{
  Memos *self = data;
  GError *error = NULL;

  if (self->shown != NULL && !pnd_memo_forget (self->shown, &error))
    fail (self, error);
}

static void
forget_cb (Memos *self)
{
  PndPrompt prompt = {
    .title = _("Forget This Memo?"),
    .body = _("Its words are removed from the whole project file, from the history too. This cannot "
              "be undone."),
    .accept = _("_Forget"),
    .destructive = TRUE,
  };

  pnd_prompt_show (GTK_WIDGET (self->window), &prompt, forgotten_cb, self, NULL);
}

static gboolean
close_cb (Memos *self)
{
  save (self);
  return FALSE;
}

static void
show_row (gpointer item, GtkWidget *row, gpointer data)
{
  const char *title = pnd_memo_get_title (item);

  pnd_two_line_row_set (row, *title != '\0' ? title : _("Untitled"), pnd_memo_get_date (item));
}

static GtkWidget *
make_side (Memos *self)
{
  GtkWidget *list = pnd_two_line_list_new (GTK_SELECTION_MODEL (self->selection), _("Memos"),
                                           show_row, NULL);
  GtkWidget *add;
  GtkWidget *side = pnd_two_line_list_add_button (
    list, self->about == PND_MEMOS_JOURNAL ? _("_New Entry") : _("_New Memo"), &add);

  gtk_widget_set_sensitive (add, !pnd_project_get_read_only (self->project));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  return side;
}

static GtkWidget *
make_fields (Memos *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = pnd_dialog_new_text (NULL, NULL, 160, &self->text);

  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->title = gtk_entry_new ();
  self->remove = gtk_button_new_with_mnemonic (_("_Delete"));
  self->forget = gtk_button_new_with_mnemonic (_("_Forget…"));
  gtk_widget_set_tooltip_text (self->remove, _("Undo brings it back"));
  gtk_widget_set_tooltip_text (self->forget, _("Removes it from the history as well, for good"));
  gtk_widget_set_vexpand (text, TRUE);
  pnd_dialog_add_field (GTK_BOX (self->fields), _("_Title"), self->title);
  pnd_dialog_add_field (GTK_BOX (self->fields), _("Te_xt"), text);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), self->remove);
  gtk_box_append (GTK_BOX (buttons), self->forget);
  self->nothing
    = self->about == PND_MEMOS_JOURNAL
        ? pnd_empty_state_new (_("No entry yet"),
                               _("The journal keeps what was decided and why, day by day. A new "
                                 "entry carries today’s date."))
        : pnd_empty_state_new (_("No memo yet"),
                               _("A memo keeps a thought that belongs here until the writing."));
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (self->forget, "clicked", G_CALLBACK (forget_cb), self);
  return box;
}

static char *
make_title (Memos *self)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, self->id);
  g_autoptr (PndDocument) document = NULL;

  switch (self->about)
    {
    case PND_MEMOS_JOURNAL:
      return g_strdup (_("Journal"));
    case PND_MEMOS_CODE:
      return g_strdup_printf (_("Memos on %s"), look != NULL ? look->abbreviation : "");
    case PND_MEMOS_DOCUMENT:
      document = pnd_row_get (self->project, PND_TYPE_DOCUMENT, self->id, NULL);
      return g_strdup_printf (_("Memos on %s"),
                              document != NULL ? pnd_document_get_name (document) : "");
    case PND_MEMOS_PROJECT:
    default:
      return g_strdup (_("Memos on the Project"));
    }
}

/**
 * pnd_memos_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @about: what the memos are about
 * @id: the document's or the code's id, else 0
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_memos_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndMemosAbout about, gint64 id)
{
  Memos *self = g_new0 (Memos, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->about = about;
  self->id = id;
  title = make_title (self);
  self->window = pnd_dialog_new (parent, title, 720, 480);
  self->selection = gtk_single_selection_new (make_list (self));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_window_set_child (self->window, box);
  g_object_set_data_full (G_OBJECT (self->window), "memos", self, memos_free);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  show (self, gtk_single_selection_get_selected_item (self->selection));
  gtk_window_present (self->window);
  return self->window;
}
