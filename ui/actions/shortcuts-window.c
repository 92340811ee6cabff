/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/actions/shortcuts-window.h"

#include <glib/gi18n.h>

#include "ui/coding/coding-actions.h"
#include "ui/window.h"

typedef struct
{
  const char *action;
  const char *title;
  const char *keys; /* (nullable): where the window has no say in them */
} Line;

static const Line project_lines[] = {
  { "app.new-project", N_("New project"), "<Control><Shift>n" },
  { "app.open-project", N_("Open a project"), "<Control>o" },
  { "win.project-save-copy", N_("Save a copy"), NULL },
  { "win.project-second-copy", N_("Copy for a second coder"), NULL },
  { "win.coders", N_("Coders"), NULL },
  { "win.project-merge", N_("Merge other projects"), NULL },
  { "win.project-adjudicate", N_("Adjudicate where two coders differ"), NULL },
  { "win.review-bundle", N_("Review bundle for the supervisor"), NULL },
  { "win.review-sheet", N_("Review sheet to print"), NULL },
  { "win.review-to-answer", N_("Queries and rejections to answer"), NULL },
  { "win.supervisions", N_("Supervision log"), NULL },
  { "win.project-export-summary", N_("Export the coding summary"), NULL },
  { "win.project-export-codings", N_("Export the codings"), NULL },
  { "win.project-report", N_("Write or print a report"), NULL },
  { "win.project-pseudonyms", N_("Names in exports"), NULL },
  { "win.project-properties", N_("Properties of the project"), NULL },
  { "win.project-memos", N_("Memos on the project"), NULL },
  { "win.project-journal", N_("Journal"), NULL },
  { "win.project-history", N_("History"), NULL },
  { "window.close", N_("Close the window"), NULL },
  { "app.quit", N_("Quit"), "<Control>q" },
};

static const Line document_lines[] = {
  { "win.documents-import", N_("Open documents"), NULL },
  { "win.document-paste", N_("Paste text as a document"), NULL },
  { "win.document-new", N_("New document"), NULL },
  { "win.document-rename", N_("Rename"), NULL },
  { "win.document-properties", N_("Properties"), NULL },
  { "win.informants", N_("Informants"), NULL },
  { "win.document-open-original", N_("Open the original file"), NULL },
  { "win.document-speakers", N_("Speakers of the document"), NULL },
  { "win.document-next", N_("Next document"), NULL },
  { "win.document-previous", N_("Previous document"), NULL },
  { "win.document-finish", N_("The document is finished"), NULL },
  { "win.documents-draw", N_("Draw documents for double coding"), NULL },
  { "win.documents-filter", N_("Filter documents"), NULL },
};

static const Line code_lines[] = {
  { "win.codes-filter", N_("Filter codes"), NULL },
  { "win.code-edit", N_("Edit the rule of the code"), NULL },
  { "win.code-add", N_("Add a sub-code"), NULL },
  { "win.code-move-up", N_("Move the code up"), NULL },
  { "win.code-move-down", N_("Move the code down"), NULL },
};

static const Line case_lines[] = {
  { "win.case-add", N_("New case"), NULL },
  { "win.case-edit", N_("Edit the case"), NULL },
  { "win.case-documents", N_("Documents of the case"), NULL },
  { "win.case-remove", N_("Remove the case"), NULL },
  { "win.finding-decide", N_("Decide on a motive"), NULL },
  { "win.finding-save", N_("Save the verdict"), NULL },
  { "win.case-tasks", N_("Negative cases"), NULL },
  { "win.case-answer", N_("Answer a negative case; R in their list"), NULL },
  { "win.case-holder::own-region", N_("The own region’s motives"), NULL },
  { "win.case-holder::partner-region", N_("The partner’s motives"), NULL },
  { "win.case-holder::central-state", N_("The central state’s motives"), NULL },
  { "win.case-holder::other", N_("Others’ motives"), NULL },
  { "win.case-thresholds", N_("Thresholds of the rule"), NULL },
  { "win.coding-cases", N_("What the coding counts for"), NULL },
};

static const Line window_lines[] = {
  { "win.edit-undo", N_("Undo"), NULL },
  { "win.edit-redo", N_("Redo"), NULL },
  { "win.view::reader", N_("Read and code"), NULL },
  { "win.view::summary", N_("Summary"), NULL },
  { "win.view::sources", N_("Sources"), NULL },
  { "win.view::cases", N_("Cases"), NULL },
  { "win.view::plots", N_("Plots"), NULL },
  { "win.view::evidence", N_("Evidence"), NULL },
  { "win.question-grid", N_("Questions by indicator"), NULL },
  { "win.view::triangulation", N_("Sources by indicator"), NULL },
  { "win.view::agreement", N_("Agreement of the coders"), NULL },
  { "win.agreement-keep", N_("Keep this agreement for the report"), NULL },
  { "win.view::compare", N_("Compare coders"), NULL },
  { "win.compare-next", N_("Next difference of two coders"), NULL },
  { "win.compare-previous", N_("Previous difference of two coders"), NULL },
  { "win.coders-all", N_("Show everybody’s codings in the text"), NULL },
  { "win.whose-next", N_("Whose codings count: the next coder"), NULL },
  { "win.accepted-only", N_("Only accepted codings"), NULL },
  { "win.view::review", N_("Review"), NULL },
  { "win.plot-save", N_("Save the plot"), NULL },
  { "win.evidence-export", N_("Export the passages shown"), NULL },
  { "win.view::search", N_("Find in all documents"), NULL },
  { "win.search-next", N_("Next hit of that search"), NULL },
  { "win.search-previous", N_("Previous hit of that search"), NULL },
  { "win.search-log", N_("Log that search as something asked for"), NULL },
  { "win.view-inspector", N_("Rule and codings"), NULL },
  { "win.view-sidebar", N_("Documents and codes"), NULL },
  { "win.view-minimap", N_("The whole document beside the text"), NULL },
  { "win.page-view", N_("Printed pages beside the text"), NULL },
  { "thumbnails", N_("Page thumbnails, in the page view"), "F12" },
  { "win.view-edges", N_("Move the edges of the panes, with arrows"), NULL },
  { "menu", N_("Main menu"), "F10" },
  { "app.shortcuts", N_("Keyboard shortcuts"), "<Control>question" },
};

/* rows of a column, with the names of groups */
#define CODING_HEIGHT 17
#define HEIGHT 12

/* the widget takes spaces between keys, triggers `|` */
static char *
to_accelerators (const char *keys)
{
  return g_strdelimit (g_strdup (keys), "|", ' ');
}

static void
append_group (GString *xml, const char *title, const Line *lines, gsize n_lines)
{
  g_autofree char *head
    = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                               "<property name='title'>%s</property>",
                               title);

  g_string_append (xml, head);
  for (gsize i = 0; i < n_lines; i++)
    {
      const char *keys = lines[i].keys != NULL ? lines[i].keys
                                               : pnd_window_get_keys (lines[i].action);
      g_autofree char *accelerators = to_accelerators (keys);
      g_autofree char *shortcut = g_markup_printf_escaped (
        "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
        "<property name='accelerator'>%s</property></object></child>",
        _(lines[i].title), accelerators);

      g_string_append (xml, shortcut);
    }
  g_string_append (xml, "</object></child>");
}

static void
append_section (GString *xml, const char *name, const char *title, int height)
{
  g_autofree char *head
    = g_markup_printf_escaped ("<child><object class='GtkShortcutsSection'>"
                               "<property name='section-name'>%s</property>"
                               "<property name='title'>%s</property>"
                               "<property name='max-height'>%d</property>",
                               name, title, height);

  g_string_append (xml, head);
}

static char *
build (void)
{
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>1</property>");
  g_autofree char *coding
    = pnd_coding_actions_build_shortcut_groups (PND_CODING_SECTION_SELECT,
                                                PND_CODING_SECTION_CHANGE);
  g_autofree char *finding = pnd_coding_actions_build_shortcut_groups (PND_CODING_SECTION_MOVE,
                                                                       PND_CODING_SECTION_VIEW);

  /* each on a page of its own: to select, to code and to rate is what one looks up at first */
  append_section (xml, "coding", _("Reading and coding"), CODING_HEIGHT);
  g_string_append (xml, coding);
  g_string_append (xml, "</object></child>");
  append_section (xml, "finding", _("Finding, and ends of codings"), CODING_HEIGHT);
  g_string_append (xml, finding);
  g_string_append (xml, "</object></child>");
  append_section (xml, "window", _("Project and window"), HEIGHT);
  append_group (xml, _("Project"), project_lines, G_N_ELEMENTS (project_lines));
  append_group (xml, _("Documents"), document_lines, G_N_ELEMENTS (document_lines));
  append_group (xml, _("Codebook"), code_lines, G_N_ELEMENTS (code_lines));
  append_group (xml, _("Cases"), case_lines, G_N_ELEMENTS (case_lines));
  append_group (xml, _("Window"), window_lines, G_N_ELEMENTS (window_lines));
  g_string_append (xml, "</object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

/**
 * pnd_shortcuts_window_show:
 * @parent: the window
 *
 * Returns: (transfer none): the shortcuts window, which destroys itself
 */
GtkWindow *
pnd_shortcuts_window_show (GtkWindow *parent)
{
  g_autofree char *xml = build ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
  return window;
}
