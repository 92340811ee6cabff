/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/informants-dialog.h"

#include <glib/gi18n.h>

#include "app/analysis/speech.h"
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
  GtkSingleSelection *selection;
  PndInformant *shown; /* (nullable): the one in the fields */
  GtkWidget *fields;
  GtkWidget *nothing;
  GtkWidget *code;
  GtkWidget *role;
  GtkWidget *office;
  GtkWidget *holder;
  GtkWidget *interviewer;
  GtkWidget *consent;
  GtkWidget *anonymity;
  GtkTextBuffer *notes;
} Register;

static void
register_free (gpointer data)
{
  Register *self = data;

  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
fail (Register *self, GError *error)
{
  pnd_workspace_fail (self->workspace, error);
}

static const char *
get_entry (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* nothing typed is lost: the fields are saved before another informant or the end */
static void
save (Register *self)
{
  g_autofree char *notes = pnd_dialog_get_text (self->notes);
  PndInformantFacts facts = { 0 };
  GError *error = NULL;

  if (self->shown == NULL || pnd_row_get_deleted (PND_ROW (self->shown))
      || !pnd_project_can_edit (self->project))
    return;
  facts.code = get_entry (self->code);
  facts.role = get_entry (self->role);
  facts.office = get_entry (self->office);
  facts.notes = notes;
  facts.holder = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->holder));
  facts.consent = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->consent));
  facts.anonymity = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->anonymity));
  facts.interviewer = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->interviewer));
  if (!pnd_informant_change (self->shown, &facts, &error))
    fail (self, error);
}

static void
show (Register *self, PndInformant *informant)
{
  PndInformantFacts facts = { .code = "", .role = "", .office = "", .notes = "" };

  if (informant != NULL)
    facts = pnd_informant_get_facts (informant);
  g_set_object (&self->shown, informant);
  gtk_editable_set_text (GTK_EDITABLE (self->code), facts.code);
  gtk_editable_set_text (GTK_EDITABLE (self->role), facts.role);
  gtk_editable_set_text (GTK_EDITABLE (self->office), facts.office);
  gtk_text_buffer_set_text (self->notes, facts.notes, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->holder), facts.holder);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->consent), facts.consent);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->anonymity), facts.anonymity);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->interviewer), facts.interviewer);
  gtk_widget_set_visible (self->fields, informant != NULL);
  gtk_widget_set_visible (self->nothing, informant == NULL);
  gtk_widget_set_sensitive (self->fields, pnd_project_can_edit (self->project));
}

static void
selected_cb (Register *self)
{
  PndInformant *informant = gtk_single_selection_get_selected_item (self->selection);

  if (informant == self->shown)
    return;
  save (self);
  show (self, informant);
}

static void
add_cb (Register *self)
{
  g_autofree char *code = NULL;
  GError *error = NULL;
  gint64 id;

  save (self);
  code = pnd_informant_suggest_code (self->project);
  id = pnd_informant_add (self->project, &(PndInformantFacts){ .code = code }, &error);
  if (id == 0)
    {
      fail (self, error);
      return;
    }
  pnd_two_line_list_select (self->selection, id);
  gtk_widget_grab_focus (self->role);
}

static void
remove_cb (Register *self)
{
  GError *error = NULL;

  if (self->shown != NULL && !pnd_informant_remove (self->shown, &error))
    fail (self, error);
}

static void
forget (Register *self, PndForgetFlags flags)
{
  g_autoptr (GArray) speech = NULL;
  PndForgotten result = { 0 };
  GError *error = NULL;

  if (self->shown == NULL)
    return;
  speech = pnd_speech_find (pnd_project_get_database (self->project),
                            pnd_row_get_id (PND_ROW (self->shown)), TRUE, &error);
  if (speech == NULL || !pnd_informant_forget (self->shown, speech, flags, &result, &error))
    {
      fail (self, error);
      return;
    }
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     _("Forgotten: %d turns in %d documents, %d codings and notes, %d memos. Copies "
                       "of the project elsewhere still have them."),
                     result.n_turns, result.n_documents, result.n_codings, result.n_memos);
}

static void
forget_chosen_cb (const char *answer, gpointer data)
{
  forget (data, g_str_equal (answer, "1") ? PND_FORGET_MEMOS : PND_FORGET_SPEECH);
}

static void
forget_cb (Register *self)
{
  const char *const choices[]
    = { _("Speech and what quotes it"), _("Also the memos and notes that name the informant"),
        NULL };
  PndPrompt prompt = {
    .title = _("Forget This Informant?"),
    .body = _("What the informant said, the codings on it, the files it came in and the history are "
              "removed from the whole project file; a placeholder keeps the other passages in place. "
              "This cannot be undone."),
    .label = _("_Forget"),
    .accept = _("_Forget"),
    .destructive = TRUE,
    .choices = choices,
  };

  save (self);
  pnd_prompt_show (GTK_WIDGET (self->window), &prompt, forget_chosen_cb, self, NULL);
}

static gboolean
close_cb (Register *self)
{
  save (self);
  return FALSE;
}

static void
show_row (gpointer item, GtkWidget *row, gpointer data)
{
  PndInformantFacts facts = pnd_informant_get_facts (item);

  pnd_two_line_row_set (row, facts.code, facts.interviewer ? _("Interviewer") : facts.role);
}

static GtkWidget *
make_side (Register *self)
{
  GtkWidget *list = pnd_two_line_list_new (GTK_SELECTION_MODEL (self->selection), _("Informants"),
                                           show_row, NULL);
  GtkWidget *add;
  GtkWidget *side = pnd_two_line_list_add_button (list, _("_New Informant"), &add);

  gtk_widget_set_sensitive (add, pnd_project_can_edit (self->project));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  return side;
}

static GtkWidget *
add_entry (GtkWidget *form, const char *label)
{
  return pnd_dialog_add_field (GTK_BOX (form), label, gtk_entry_new ());
}

static GtkWidget *
add_drop_down (GtkWidget *form, const char *label, const char *const *titles)
{
  return pnd_dialog_add_field (GTK_BOX (form), label, gtk_drop_down_new_from_strings (titles));
}

static GtkWidget *
make_who (Register *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  const char *holders[PND_N_HOLDERS + 1] = { _("Not set") };

  for (int i = 1; i < PND_N_HOLDERS; i++)
    holders[i] = pnd_holder_get_title (i);
  self->code = add_entry (form, _("_Code"));
  self->role = add_entry (form, _("_Role"));
  self->office = add_entry (form, _("_Office"));
  self->holder = add_drop_down (form, _("_Holder of new codings"), holders);
  self->interviewer = gtk_check_button_new_with_mnemonic (_("_Interviewer: never evidence"));
  gtk_box_append (GTK_BOX (form), self->interviewer);
  return form;
}

static GtkWidget *
make_terms (Register *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *notes = pnd_dialog_new_text (NULL, NULL, 80, &self->notes);
  const char *consents[PND_N_CONSENTS + 1] = { 0 };
  const char *anonymities[PND_N_ANONYMITIES + 1] = { 0 };

  for (int i = 0; i < PND_N_CONSENTS; i++)
    consents[i] = pnd_consent_get_title (i);
  for (int i = 0; i < PND_N_ANONYMITIES; i++)
    anonymities[i] = pnd_anonymity_get_title (i);
  self->consent = add_drop_down (form, _("Co_nsent"), consents);
  self->anonymity = add_drop_down (form, _("N_amed in exports"), anonymities);
  gtk_widget_set_vexpand (notes, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("No_tes"), notes);
  return form;
}

static GtkWidget *
make_fields (Register *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Delete"));
  GtkWidget *forgets = gtk_button_new_with_mnemonic (_("_Forget…"));

  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), make_who (self));
  gtk_box_append (GTK_BOX (columns), make_terms (self));
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_widget_set_tooltip_text (remove, _("Takes the informant off the register; undo brings it back"));
  gtk_widget_set_tooltip_text (forgets, _("Removes what the informant said, for good"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (buttons), forgets);
  gtk_box_append (GTK_BOX (self->fields), columns);
  gtk_box_append (GTK_BOX (self->fields), buttons);
  self->nothing
    = pnd_empty_state_new (_("No informant yet"),
                           _("An informant has a code instead of a name. Speakers of transcripts are "
                             "assigned to informants, so that each turn knows whose view it is."));
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (forgets, "clicked", G_CALLBACK (forget_cb), self);
  return box;
}

/**
 * pnd_informants_dialog_show:
 * @parent: the window
 * @workspace: whose project
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_informants_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Register *self = g_new0 (Register, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->window = pnd_dialog_new (parent, _("Informants"), 760, 480);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (pnd_row_list_new (
    self->project, PND_TYPE_INFORMANT, "1", "t.code, t.id", NULL, "")));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_window_set_child (self->window, box);
  g_object_set_data_full (G_OBJECT (self->window), "register", self, register_free);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  show (self, gtk_single_selection_get_selected_item (self->selection));
  gtk_window_present (self->window);
  return self->window;
}
