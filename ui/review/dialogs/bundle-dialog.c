/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/dialogs/bundle-dialog.h"

#include <glib/gi18n.h>

#include "app/exchange/pseudonyms/pseudonyms.h"
#include "ui/cases/parts.h"
#include "ui/common/dialog.h"
#include "ui/common/file-chooser.h"

typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* of the window, which outlives this */
  PndWorkspace *workspace;
  PndWritingBar *bar;
  GtkWidget *pseudonyms;
  GtkWidget *without_texts;
} Dialog;

/*
 * Writing:
 * @n_documents, @n_codings: that go along
 */
typedef struct
{
  PndWorkspace *workspace;
  PndBundle bundle;
  char *path;
  int n_documents;
  int n_codings;
} Writing;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->bar);
  g_free (self);
}

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->workspace);
  g_free (self->path);
  g_free (self);
}

static int
count (PndDatabase *reader, const char *sql)
{
  return (int) pnd_database_query_int (reader, _("Preparing a review bundle"), sql, 0, NULL, "");
}

/* the bar calls this in a thread */
static gboolean
write_bundle (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
              GError **error)
{
  Writing *self = data;

  self->n_documents = count (reader, "SELECT count (*) FROM documents WHERE trashed IS NULL");
  self->n_codings = count (reader, "SELECT count (*) FROM all_codings g JOIN documents d"
                                   " ON d.id = g.document JOIN coders k ON k.id = g.coder"
                                   " WHERE d.trashed IS NULL AND k.layer IS NULL");
  return pnd_bundle_write (reader, self->path, &self->bundle, cancellable, error);
}

static const char *
get_left_out (PndBundleFlags flags)
{
  switch ((int) flags)
    {
    case PND_BUNDLE_PSEUDONYMS:
      return _("under other names");
    case PND_BUNDLE_WITHOUT_TEXTS:
      return _("without the full texts");
    case PND_BUNDLE_PSEUDONYMS | PND_BUNDLE_WITHOUT_TEXTS:
      return _("under other names and without the full texts");
    default:
      return _("with all texts");
    }
}

static void
written_cb (gpointer data)
{
  Writing *self = data;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *documents
    = g_strdup_printf (ngettext ("%d document", "%d documents", self->n_documents),
                       self->n_documents);
  g_autofree char *codings = g_strdup_printf (
    ngettext ("%d coding", "%d codings", self->n_codings), self->n_codings);

  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     _("%s was written: %s, %s, %s. Merge it when it comes back."), name,
                     documents, codings, get_left_out (self->bundle.flags));
}

/**
 * pnd_bundle_dialog_write:
 * @workspace: whose project
 * @bar: where it is seen being written
 * @flags: what the supervisor may not see
 * @path: where; a file of that name is replaced
 *
 * Writes a bundle and says what was written, or why it was not.
 */
void
pnd_bundle_dialog_write (PndWorkspace *workspace, PndWritingBar *bar, PndBundleFlags flags,
                         const char *path)
{
  Writing *writing;
  g_autofree char *name = NULL;

  g_return_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_WRITING_BAR (bar) && path != NULL);

  writing = g_new0 (Writing, 1);
  writing->workspace = g_object_ref (workspace);
  writing->bundle.flags = flags;
  writing->bundle.coder = pnd_project_get_coder (pnd_workspace_get_project (workspace));
  writing->path = g_strdup (path);
  name = g_filename_display_basename (path);
  pnd_writing_bar_prepare (bar, name, write_bundle, writing, written_cb, writing_free);
}

static void
file_cb (GListModel *files, gpointer data)
{
  PndBundleFlags flags = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (data), "bundle-flags"));
  PndWorkspace *workspace = g_object_get_data (G_OBJECT (data), "bundle-workspace");
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  pnd_bundle_dialog_write (workspace, data, flags, path);
}

static gboolean
is_on (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static void
choose_cb (Dialog *self)
{
  PndBundleFlags flags = (is_on (self->pseudonyms) ? PND_BUNDLE_PSEUDONYMS : 0)
                         | (is_on (self->without_texts) ? PND_BUNDLE_WITHOUT_TEXTS : 0);
  g_autofree char *name = g_strconcat (
    pnd_project_get_name (pnd_workspace_get_project (self->workspace)), _("-review"), ".penanda",
    NULL);

  g_object_set_data (G_OBJECT (self->bar), "bundle-flags", GINT_TO_POINTER (flags));
  g_object_set_data_full (G_OBJECT (self->bar), "bundle-workspace",
                          g_object_ref (self->workspace), g_object_unref);
  pnd_file_chooser_save (GTK_WIDGET (self->parent), _("Review Bundle"), PND_FILE_PROJECT, name,
                         file_cb, self->bar);
  gtk_window_destroy (self->window);
}

/* a choice, and under it in smaller words what follows from it */
static GtkWidget *
add_choice (GtkWidget *form, const char *label, const char *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);
  GtkWidget *note = pnd_part_new_text (what, "field-label", 44);

  gtk_widget_set_margin_start (note, 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  what, -1);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (form), box);
  return check;
}

/* without a list of names there is nothing to replace */
static void
add_pseudonyms (Dialog *self, GtkWidget *form)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndPseudonyms) names
    = pnd_pseudonyms_load (pnd_project_get_database (project), NULL);
  int n = names != NULL ? pnd_pseudonyms_get_n (names) : 0;
  g_autofree char *what
    = n > 0 ? g_strdup_printf (ngettext ("The %d name in the list is replaced wherever it stands. What "
                                         "is not in the list stays; Names in Exports looks for it.",
                                         "The %d names in the list are replaced wherever they "
                                         "stand. What is not in the list stays; Names in Exports "
                                         "looks for it.", n), n)
            : g_strdup (_("The list of names is empty; fill it first with Names in Exports."));

  self->pseudonyms = add_choice (form, _("Under _other names"), what);
  gtk_widget_set_sensitive (self->pseudonyms, n > 0);
  /* who made a list wants it used where the texts leave the house */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pseudonyms), n > 0);
}

static GtkWidget *
make_form (Dialog *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (form, "dialog-content");
  gtk_box_append (GTK_BOX (form),
                  pnd_part_new_text (_("One file for the supervisor, who opens it in Penanda, judges "
                                       "and remarks, and can change nothing else. When it comes "
                                       "back, merge it: Coders, Merge Projects."), NULL, 48));
  add_pseudonyms (self, form);
  self->without_texts
    = add_choice (form, _("Without the _full texts"),
                  _("Only what is coded or noted, with a little around it; all else is dots."));
  gtk_box_append (GTK_BOX (form),
                  pnd_part_new_text (_("Trash, history and the list of names never go along; with "
                                       "either choice the original files stay here as well."),
                                     "field-label", 48));
  return form;
}

/**
 * pnd_bundle_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @bar: where the file is written
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_bundle_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar)
{
  Dialog *self;
  GtkWidget *accept;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_WRITING_BAR (bar), NULL);

  self = g_new0 (Dialog, 1);
  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->bar = g_object_ref (bar);
  self->window = pnd_dialog_new (parent, _("Review Bundle"), 440, -1);
  accept = pnd_dialog_add_buttons (self->window, _("_Choose a Place…"));
  gtk_window_set_child (self->window, make_form (self));
  g_object_set_data_full (G_OBJECT (self->window), "bundle", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (choose_cb), self);
  /* with the usual answers, Enter goes on */
  gtk_window_set_focus (self->window, accept);
  gtk_window_present (self->window);
  return self->window;
}
