/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/speakers-dialog.h"

#include <glib/gi18n.h>

#include "app/model/row-list.h"
#include "app/model/sources/informant.h"
#include "app/model/sources/speakers.h"
#include "ui/common/dialog.h"

/* "nobody" and "a new informant" stand before the informants */
#define NOBODY 0
#define NEW 1
#define FIRST 2

typedef struct
{
  char *label;
  gint64 informant;
  gboolean interviewer;
  GtkWidget *choice;
} Line;

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndDocument *document;
  GListModel *informants;
  GPtrArray *lines;
} Dialog;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line);
}

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->document);
  g_object_unref (self->informants);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gint64
get_chosen (Dialog *self, const Line *line, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->choice));
  PndProject *project = pnd_row_get_project (PND_ROW (self->document));
  g_autofree char *code = NULL;
  g_autoptr (PndRow) row = NULL;

  if (chosen == NOBODY)
    return 0;
  if (chosen == NEW)
    {
      code = pnd_informant_suggest_code (project);
      return pnd_informant_add (
        project, &(PndInformantFacts){ .code = code, .interviewer = line->interviewer }, error);
    }
  row = g_list_model_get_item (self->informants, chosen - FIRST);
  return row != NULL ? pnd_row_get_id (row) : 0;
}

static gboolean
save_line (Dialog *self, const Line *line, GError **error)
{
  GError *failure = NULL;
  gint64 informant = get_chosen (self, line, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return informant == line->informant
         || pnd_speaker_assign (pnd_row_get_project (PND_ROW (self->document)),
                                pnd_row_get_id (PND_ROW (self->document)), line->label, informant,
                                error);
}

static gboolean
save (Dialog *self, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self->document));

  if (!pnd_project_begin_edit (project, N_("Assign speakers"), error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    if (!save_line (self, self->lines->pdata[i], error))
      {
        pnd_project_abandon_edit (project);
        return FALSE;
      }
  pnd_project_describe_edit (project, "%s", pnd_document_get_name (self->document));
  return pnd_project_end_edit (project, error);
}

static void
save_cb (Dialog *self)
{
  GError *error = NULL;

  if (!save (self, &error))
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static GtkWidget *
make_choice (Dialog *self, Line *line)
{
  g_autoptr (GtkStringList) titles
    = gtk_string_list_new ((const char *[]){ _("Nobody"), _("A new informant"), NULL });
  guint selected = NOBODY;

  for (guint i = 0; i < g_list_model_get_n_items (self->informants); i++)
    {
      g_autoptr (PndInformant) informant = g_list_model_get_item (self->informants, i);
      PndInformantFacts facts = pnd_informant_get_facts (informant);
      g_autofree char *title = *facts.role != '\0'
                                 ? g_strdup_printf ("%s, %s", facts.code, facts.role)
                                 : g_strdup (facts.code);

      gtk_string_list_append (titles, title);
      if (pnd_row_get_id (PND_ROW (informant)) == line->informant)
        selected = FIRST + i;
    }
  line->choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (line->choice), selected);
  gtk_widget_set_hexpand (line->choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->label, -1);
  return line->choice;
}

static void
add_line (Dialog *self, GtkGrid *grid, const PndSpeaker *speaker)
{
  Line *line = g_new0 (Line, 1);
  int row = (int) self->lines->len;
  GtkWidget *label = gtk_label_new (speaker->label);
  g_autofree char *turns = g_strdup_printf (ngettext ("%d turn", "%d turns", speaker->n_turns),
                                            speaker->n_turns);
  GtkWidget *count = gtk_label_new (turns);

  line->label = g_strdup (speaker->label);
  line->informant = speaker->informant;
  line->interviewer = speaker->interviewer;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "row-detail");
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, count, 1, row, 1, 1);
  gtk_grid_attach (grid, make_choice (self, line), 2, row, 1, 1);
  g_ptr_array_add (self->lines, line);
}

/* what is likely a heading comes once; a name comes back */
static void
add_lines (Dialog *self, GtkGrid *grid)
{
  PndSpeakers *speakers = pnd_workspace_get_speakers (self->workspace);

  for (int i = 0; speakers != NULL && i < pnd_speakers_get_n (speakers); i++)
    {
      const PndSpeaker *speaker = pnd_speakers_get (speakers, i);

      if (speaker->is_sure || speaker->interviewer || speaker->n_turns > 1)
        add_line (self, grid, speaker);
    }
}

static GtkWidget *
make_content (Dialog *self, GtkWidget *grid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_("New codings of a turn start with its informant’s holder; an "
                                     "interviewer’s turns are never evidence."));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "dialog-content");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "row-detail");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

/**
 * pnd_speakers_dialog_show:
 * @parent: the window
 * @workspace: whose document
 *
 * Returns: (transfer none) (nullable): the window, which destroys itself; %NULL after saying that
 *   nobody speaks in the document
 */
GtkWindow *
pnd_speakers_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *grid = g_object_ref_sink (gtk_grid_new ());
  GtkWidget *accept;

  self->workspace = g_object_ref (workspace);
  self->document = g_object_ref (pnd_workspace_get_document (workspace));
  self->informants = G_LIST_MODEL (
    pnd_row_list_new (pnd_workspace_get_project (workspace), PND_TYPE_INFORMANT, "1",
                      "t.code, t.id", NULL, ""));
  self->lines = g_ptr_array_new_with_free_func (line_free);
  add_lines (self, GTK_GRID (grid));
  if (self->lines->len == 0)
    {
      pnd_workspace_say (workspace, GTK_MESSAGE_INFO,
                         _("No line of “%s” begins with a speaker’s label, such as “Informan 2:”."),
                         pnd_document_get_name (self->document));
      dialog_free (self);
      g_object_unref (grid);
      return NULL;
    }
  self->window = pnd_dialog_new (parent, _("Speakers"), 520, 360);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  gtk_window_set_child (self->window, make_content (self, grid));
  g_object_unref (grid);
  g_object_set_data_full (G_OBJECT (self->window), "speakers", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
