/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/file-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/common/prompt.h"

/*
 * Choice:
 * @parent: weak
 * @files: (nullable): what was chosen, while it is asked about
 */
typedef struct
{
  GtkFileChooserNative *native;
  PndFileKind kind;
  GtkWidget *parent;
  GListModel *files;
  PndFilesFunc func;
  gpointer data;
} Choice;

/* (nullable): where the next one begins: GTK would begin where the program was started */
static GFile *last_folder;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_clear_weak_pointer (&choice->parent);
  g_clear_object (&choice->files);
  g_free (choice);
}

static const struct
{
  const char *title;
  const char *suffix;
  const char *patterns[24];
} kinds[] = {
  [PND_FILE_PROJECT] = { N_("Penanda projects"), ".penanda", { "*.penanda" } },
  [PND_FILE_DOCUMENT] = { N_("Documents"), ".txt",
                          { "*.pdf", "*.docx", "*.odt", "*.fodt", "*.doc", "*.rtf", "*.epub",
                            "*.html", "*.htm", "*.xhtml", "*.mhtml", "*.mht", "*.txt", "*.md",
                            "*.markdown", "*.text", "*.csv", "*.tsv", "*.xlsx" } },
  [PND_FILE_SUMMARY] = { N_("Coding summaries (XML)"), ".xml", { "*.xml" } },
  [PND_FILE_TABLE] = { N_("Tables (CSV)"), ".csv", { "*.csv" } },
  [PND_FILE_CODEBOOK] = { N_("Codebooks (XML)"), ".xml", { "*.xml" } },
  [PND_FILE_PLOT] = { N_("Pictures (SVG, PDF, PNG)"), ".svg", { "*.svg", "*.pdf", "*.png" } },
  [PND_FILE_HTML] = { N_("Web pages (HTML)"), ".html", { "*.html", "*.htm" } },
  [PND_FILE_PDF] = { N_("PDF files"), ".pdf", { "*.pdf" } },
  [PND_FILE_ODT] = { N_("OpenDocument texts"), ".odt", { "*.odt" } },
  [PND_FILE_OTHERS] = { N_("Penanda projects"), ".penanda", { "*.penanda" } },
};

static void
add_filters (GtkFileChooser *chooser, PndFileKind kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(kinds[kind].title));
  for (int i = 0; kinds[kind].patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, kinds[kind].patterns[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
  gtk_file_chooser_set_filter (chooser, filter);
}

/* "study" and "study ver. 2" want a suffix, "plot.png" has one */
static gboolean
has_suffix (const char *name, PndFileKind kind)
{
  if (kind == PND_FILE_DOCUMENT)
    return strchr (name, '.') != NULL;
  for (int i = 0; kinds[kind].patterns[i] != NULL; i++)
    if (g_str_has_suffix (name, kinds[kind].patterns[i] + strlen ("*")))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable): @file with the suffix that its name is without */
static GFile *
add_suffix (GFile *file, PndFileKind kind)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, kinds[kind].suffix, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return folder != NULL && !has_suffix (name, kind) ? g_file_get_child (folder, full) : NULL;
}

/* @given: (out) (nullable): the file, where it is not as the person named it */
static GListModel *
get_files (Choice *choice, GFile **given)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (choice->native);
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (chooser);
  g_autoptr (GFile) first = g_list_model_get_item (chosen, 0);
  GListStore *one;

  *given = NULL;
  if (gtk_file_chooser_get_action (chooser) != GTK_FILE_CHOOSER_ACTION_OPEN && first != NULL)
    *given = add_suffix (first, choice->kind);
  if (*given == NULL)
    return g_steal_pointer (&chosen);
  one = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (one, *given);
  return G_LIST_MODEL (one);
}

static void
replace_cb (const char *answer, gpointer data)
{
  Choice *choice = data;

  choice->func (choice->files, choice->data);
}

/* the chooser asked about the name without the suffix. @choice: (transfer full) */
static void
ask_to_replace (Choice *choice, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = g_strdup_printf (_("Replace “%s”?"), name);
  PndPrompt prompt = {
    .title = title,
    .body = _("There is a file of that name. What it holds would be lost."),
    .accept = _("_Replace"),
    .rare = TRUE,
    .destructive = TRUE,
  };

  pnd_prompt_show (choice->parent, &prompt, replace_cb, choice, choice_free);
}

static void
keep_folder (GListModel *files)
{
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);

  g_clear_object (&last_folder);
  if (first != NULL)
    last_folder = g_file_get_parent (first);
}

static void
response_cb (GtkNativeDialog *native, int response, Choice *choice)
{
  g_autoptr (GFile) given = NULL;

  g_assert (choice->native == GTK_FILE_CHOOSER_NATIVE (native));

  if (response == GTK_RESPONSE_ACCEPT && choice->parent != NULL)
    choice->files = get_files (choice, &given);
  if (choice->files != NULL)
    keep_folder (choice->files);
  gtk_native_dialog_destroy (native);
  g_object_unref (native);
  if (given != NULL && g_file_query_exists (given, NULL))
    {
      ask_to_replace (choice, given);
      return;
    }
  if (choice->files != NULL && g_list_model_get_n_items (choice->files) > 0)
    choice->func (choice->files, choice->data);
  choice_free (choice);
}

static void
show (GtkWidget *parent, GtkFileChooserNative *native, PndFileKind kind, PndFilesFunc func,
      gpointer data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->native = native;
  choice->kind = kind;
  choice->func = func;
  choice->data = data;
  g_set_weak_pointer (&choice->parent, parent);
  add_filters (GTK_FILE_CHOOSER (native), kind);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * pnd_file_chooser_begin_beside:
 * @path: a file
 *
 * The next chooser begins in the folder of @path, unless another was used meanwhile.
 */
void
pnd_file_chooser_begin_beside (const char *path)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  g_clear_object (&last_folder);
  last_folder = g_file_get_parent (file);
}

/**
 * pnd_file_chooser_open:
 * @parent: the widget that asks; when it goes, the answer is dropped
 * @title: a translated title
 * @kind: what is wanted; several at once for documents and other projects
 * @func: called with the files
 * @data: for @func, alive as long as @parent
 */
void
pnd_file_chooser_open (GtkWidget *parent, const char *title, PndFileKind kind, PndFilesFunc func,
                       gpointer data)
{
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (func != NULL);

  native = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (parent)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  if (last_folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), last_folder, NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), kind == PND_FILE_DOCUMENT
                                                                     || kind == PND_FILE_OTHERS);
  show (parent, native, kind, func, data);
}

static void
set_name (GtkFileChooser *chooser, const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *path = g_path_get_dirname (name);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  if (g_path_is_absolute (name))
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  else if (last_folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, last_folder, NULL);
  gtk_file_chooser_set_current_name (chooser, base);
}

/**
 * pnd_file_chooser_save:
 * @parent: the widget that asks; when it goes, the answer is dropped
 * @title: a translated title
 * @kind: what is written
 * @name: (nullable): the name to start with, in the folder used last; or a path, in its folder
 * @func: called with the one file; its name has a suffix, and the person agreed to replace it
 * @data: for @func, alive as long as @parent
 */
void
pnd_file_chooser_save (GtkWidget *parent, const char *title, PndFileKind kind, const char *name,
                       PndFilesFunc func, gpointer data)
{
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (func != NULL);

  native = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (parent)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  if (name != NULL)
    set_name (GTK_FILE_CHOOSER (native), name);
  show (parent, native, kind, func, data);
}
