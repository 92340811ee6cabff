/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Informants, speakers, translations and the facts of a source, in the window. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/model/sources/document-facts.h"
#include "app/model/sources/informant.h"
#include "app/model/sources/project-facts.h"
#include "app/model/sources/speakers.h"
#include "app/model/sources/translation.h"

static const char transcript[] = "P: Mengapa Korea?\n"
                                 "Informan 2: Kami mencari pasar rendang di sana.\n"
                                 "P: Dan budaya?\n"
                                 "Informan 2: Tidak.\n";

static PndDocument *
import_transcript (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "w.txt", transcript, -1);

  fixture_import (fixture, (const char *const[]){ "w.txt", NULL });
  g_assert_nonnull (pnd_workspace_get_document (fixture->window->workspace));
  return pnd_workspace_get_document (fixture->window->workspace);
}

static void
select_words (Fixture *fixture, const char *words)
{
  const char *at = strstr (transcript, words);

  pnd_workspace_set_span (fixture->window->workspace,
                          PND_SPAN (at - transcript, at - transcript + strlen (words)));
  fixture_settle ();
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndInformant) row = NULL;
  PndInformantFacts facts;
  gint64 id;

  fixture_activate (fixture, "win.informants");
  fixture_click (fixture, "_New Informant");
  id = pnd_informant_find (project, "I-01", NULL);
  g_assert_cmpint (id, >, 0);
  fixture_enter (fixture, 0, "I-07");
  fixture_enter (fixture, 1, "kepala bagian");
  fixture_choose (fixture, 0, PND_HOLDER_PARTNER_REGION);
  fixture_choose (fixture, 1, PND_CONSENT_GIVEN);
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();

  row = pnd_row_get (project, PND_TYPE_INFORMANT, id, NULL);
  facts = pnd_informant_get_facts (row);
  g_assert_cmpstr (facts.code, ==, "I-07");
  g_assert_cmpstr (facts.role, ==, "kepala bagian");
  g_assert_cmpint (facts.holder, ==, PND_HOLDER_PARTNER_REGION);
  g_assert_cmpint (facts.consent, ==, PND_CONSENT_GIVEN);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_informant_get_code (row), ==, "I-01");
}

static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = import_transcript (fixture);
  PndProject *project = fixture_get_project (fixture);
  gint64 id = pnd_row_get_id (PND_ROW (document));
  gint64 informant
    = pnd_informant_add (project, &(PndInformantFacts){ .code = "I-02",
                                                        .holder = PND_HOLDER_PARTNER_REGION },
                         NULL);
  const PndCodingMark *mark;
  gint64 coding;
  g_autoptr (PndCoding) row = NULL;

  fixture_activate (fixture, "win.document-speakers");
  /* nobody, a new one, I-02: for P and for Informan 2 */
  fixture_choose (fixture, 0, 1);
  fixture_choose (fixture, 1, 2);
  fixture_click (fixture, "_Save");
  g_assert_cmpint (pnd_speaker_get (project, id, "Informan 2"), ==, informant);
  g_assert_cmpint (pnd_speaker_get (project, id, "P"), >, informant);

  select_words (fixture, "pasar rendang");
  g_assert_cmpint (pnd_workspace_get_default_rating (fixture->window->workspace).holder, ==,
                   PND_HOLDER_PARTNER_REGION);
  coding = pnd_workspace_code_selection (fixture->window->workspace,
                                         fixture_get_code (fixture, "ECO"), NULL);
  row = pnd_row_get (project, PND_TYPE_CODING, coding, NULL);
  g_assert_cmpint (pnd_coding_get_rating (row).holder, ==, PND_HOLDER_PARTNER_REGION);
  mark = pnd_span_index_find (pnd_workspace_get_marks (fixture->window->workspace), coding, FALSE);
  g_assert_nonnull (mark);

  /* both assignments and the new informant are one step */
  fixture_activate (fixture, "win.edit-undo");
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_speaker_get (project, id, "Informan 2"), ==, 0);
  g_assert_cmpint (pnd_informant_find (project, "I-01", NULL), ==, 0);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = import_transcript (fixture);

  fixture_activate (fixture, "win.document-properties");
  /* name; then origin, date, place, folder */
  fixture_enter (fixture, 1, "Antara");
  fixture_enter (fixture, 2, "2023-02");
  fixture_enter (fixture, 4, "Wawancara");
  fixture_click (fixture, "_Save");
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_ORIGIN), ==, "Antara");
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "2023-02");
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_FOLDER), ==, "Wawancara");
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "");
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  import_transcript (fixture);
  fixture_activate (fixture, "win.project-properties");
  fixture_choose (fixture, 0, 1);
  gtk_spin_button_set_value (fixture_find (fixture, GTK_TYPE_SPIN_BUTTON, 0), 20);
  fixture_click (fixture, "_Save");
  g_assert_cmpint (pnd_workspace_get_line_width (fixture->window->workspace), ==, 20);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_workspace_get_line_width (fixture->window->workspace), ==, 0);
}

static void
test_translation (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = import_transcript (fixture);
  PndProject *project = fixture_get_project (fixture);
  GtkTextView *view;
  gint64 id;

  select_words (fixture, "pasar rendang");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.translate", NULL);
  fixture_settle ();
  view = fixture_find (fixture, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "a market for rendang", -1);
  fixture_enter (fixture, 0, "en");
  fixture_click (fixture, "_Save");
  id = pnd_translation_find (project, pnd_row_get_id (PND_ROW (document)), PND_SPAN (20, 60));
  g_assert_cmpint (id, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.translate", NULL);
  fixture_settle ();
  fixture_click (fixture, "_Remove the Translation");
  g_assert_cmpint (pnd_translation_find (project, pnd_row_get_id (PND_ROW (document)),
                                         PND_SPAN (20, 60)), ==, 0);
}

/* who becomes a coder with it has translated it */
static void
test_translation_expected (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (GError) error = NULL;
  gint64 n;

  import_transcript (fixture);
  g_assert_true (pnd_coder_expect (project, "Siti", &error));
  select_words (fixture, "pasar rendang");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.translate", NULL);
  fixture_settle ();
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (fixture_find (fixture, GTK_TYPE_TEXT_VIEW, 0)), "a market", -1);
  fixture_click (fixture, "_Save");
  n = pnd_database_query_int (pnd_project_get_database (project), NULL,
                              "SELECT count(*) FROM translations t JOIN coders c "
                              "ON c.name = t.translator WHERE c.name = 'Siti'", 0, NULL, "");
  g_assert_cmpint (n, ==, 1);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child (fixture->window->centre);
}

static gpointer
find_in_page (Fixture *fixture, GType type, guint nth)
{
  return fixture_find_under (get_page (fixture), type, nth);
}

static guint
count_columns (Fixture *fixture)
{
  GtkColumnView *view = find_in_page (fixture, GTK_TYPE_COLUMN_VIEW, 0);

  return g_list_model_get_n_items (gtk_column_view_get_columns (view));
}

/* without documents the page says what would be here */
static void
test_no_sources (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "other.txt", "Lain.", -1);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("sources"));
  fixture_settle ();
  g_assert_true (GTK_IS_LABEL (find_in_page (fixture, GTK_TYPE_LABEL, 0)));
  g_assert_cmpstr (gtk_label_get_text (find_in_page (fixture, GTK_TYPE_LABEL, 0)), ==,
                   "No sources yet");
  g_assert_cmpstr (gtk_button_get_label (find_in_page (fixture, GTK_TYPE_BUTTON, 0)), ==,
                   "_Open Documents…");
  fixture_import (fixture, (const char *const[]){ "other.txt", NULL });
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("sources"));
  fixture_settle ();
  g_assert_nonnull (find_in_page (fixture, GTK_TYPE_COLUMN_VIEW, 0));
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (gtk_label_get_text (find_in_page (fixture, GTK_TYPE_LABEL, 0)), ==,
                   "No sources yet");
}

static void
set_in_page (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkWidget *button = NULL;

  fixture_collect (get_page (fixture), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), "_Set for 2 Documents") == 0)
      button = found->pdata[i];
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
}

/* several rows at once: a field that is chosen, one that is written, one of one's own */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = import_transcript (fixture);
  g_autofree char *path = fixture_write (fixture, "other.txt", "Lain.", -1);
  GtkSelectionModel *selection;
  GtkDropDown *what;
  guint n;

  fixture_import (fixture, (const char *const[]){ "other.txt", NULL });
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("sources"));
  fixture_settle ();
  selection = gtk_column_view_get_model (find_in_page (fixture, GTK_TYPE_COLUMN_VIEW, 0));
  g_assert_true (gtk_selection_model_is_selected (selection, 0)
                 != gtk_selection_model_is_selected (selection, 1)); /* the one that is open */
  gtk_selection_model_select_all (selection);
  n = count_columns (fixture);
  what = find_in_page (fixture, GTK_TYPE_DROP_DOWN, 0);

  gtk_drop_down_set_selected (find_in_page (fixture, GTK_TYPE_DROP_DOWN, 1),
                              PND_SOURCE_TYPE_REGULATION);
  set_in_page (fixture);
  g_assert_cmpint (pnd_document_get_source_type (document), ==, PND_SOURCE_TYPE_REGULATION);

  gtk_drop_down_set_selected (what, 1);
  gtk_editable_set_text (find_in_page (fixture, GTK_TYPE_ENTRY, 0), "2023-02-30");
  set_in_page (fixture); /* told in a bar, and nothing is changed */
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "");
  gtk_editable_set_text (find_in_page (fixture, GTK_TYPE_ENTRY, 0), "2023-02");
  set_in_page (fixture);
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "2023-02");

  gtk_drop_down_set_selected (
    what, g_list_model_get_n_items (gtk_drop_down_get_model (what)) - 1);
  gtk_editable_set_text (find_in_page (fixture, GTK_TYPE_ENTRY, 0), "Sektor");
  gtk_editable_set_text (find_in_page (fixture, GTK_TYPE_ENTRY, 1), "tani");
  set_in_page (fixture);
  g_assert_cmpuint (count_columns (fixture), ==, n + 1);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpuint (count_columns (fixture), ==, n);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "");
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *list = fixture_find (fixture, GTK_TYPE_LIST_BOX, 0);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* other names come into an export when they are asked for, and a part of a name is told */
static void
test_pseudonyms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (
    fixture, "talk.txt", "Informan 2: Budi Santoso datang. Pak Budi pulang.\n", -1);

  fixture_import (fixture, (const char *const[]){ "talk.txt", NULL });
  fixture_activate (fixture, "win.project-pseudonyms");
  g_assert_true (fixture_says (fixture, "No name has another one yet."));
  g_assert_true (fixture_says (fixture, "Not looked for yet"));
  fixture_enter (fixture, 0, "Budi Santoso");
  fixture_enter (fixture, 1, "Tuan A");
  fixture_click (fixture, "_Add");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  fixture_enter (fixture, 0, "Budi Santoso");
  fixture_enter (fixture, 1, "Tuan B");
  fixture_click (fixture, "_Add"); /* refused in words */
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  fixture_click (fixture, "_Look for What Is Still There");
  g_assert_nonnull (
    gtk_list_box_get_row_at_index (fixture_find (fixture, GTK_TYPE_LIST_BOX, 1), 0));
  fixture_enter (fixture, 0, "Pak Budi");
  fixture_enter (fixture, 1, "Tuan A");
  fixture_click (fixture, "_Add");
  g_assert_true (fixture_says (fixture, "Not looked for yet"));
  fixture_activate (fixture, "win.edit-undo");
  gtk_widget_activate (fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, 0));
  fixture_settle ();
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
  fixture_activate (fixture, "win.edit-undo");
  fixture_activate (fixture, "win.project-pseudonyms");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_true (gtk_check_button_get_active (fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, 0)));
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
}

/* S: the questions step back and the walk passes over them */
static void
test_one_speaker (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = fixture->window->workspace;
  g_autofree char *said = NULL;

  import_transcript (fixture);
  select_words (fixture, "mencari pasar");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.only-speaker", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.next-sentence", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.next-sentence", NULL);
  said = pnd_document_text_get_slice (pnd_workspace_get_text (workspace),
                                      pnd_workspace_get_span (workspace));
  g_assert_cmpstr (said, ==, "Tidak.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.only-speaker", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.previous-sentence", NULL);
  g_clear_pointer (&said, g_free);
  said = pnd_document_text_get_slice (pnd_workspace_get_text (workspace),
                                      pnd_workspace_get_span (workspace));
  g_assert_cmpstr (said, ==, "Dan budaya?");
}

static char *
list_headings (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GString *headings = g_string_new (NULL);

  fixture_collect (GTK_WIDGET (fixture->window->documents_pane), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (gtk_widget_has_css_class (found->pdata[i], "row-heading"))
      g_string_append_printf (headings, "%s;", gtk_label_get_text (found->pdata[i]));
  return g_string_free (headings, FALSE);
}

static void
group_by (Fixture *fixture, const char *what)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "documents-group",
                                  g_variant_new_string (what));
  fixture_settle ();
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = import_transcript (fixture);
  g_autofree char *path = fixture_write (fixture, "other.txt", "Lain.", -1);
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *types = NULL;

  fixture_import (fixture, (const char *const[]){ "other.txt", NULL });
  none = list_headings (fixture);
  g_assert_cmpstr (none, ==, "");
  group_by (fixture, "folder");
  one = list_headings (fixture);
  g_assert_cmpstr (one, ==, "No folder;");
  pnd_document_set_fact (document, PND_DOCUMENT_FACT_FOLDER, "Wawancara", NULL);
  pnd_document_set_source_type (document, PND_SOURCE_TYPE_INTERVIEW, NULL);
  fixture_settle ();
  two = list_headings (fixture);
  g_assert_nonnull (strstr (two, "Wawancara;"));
  g_assert_nonnull (strstr (two, "No folder;"));
  group_by (fixture, "source-type");
  types = list_headings (fixture);
  g_assert_nonnull (strstr (types, "Interview;"));
  g_assert_nonnull (strstr (types, "No source type;"));
  group_by (fixture, "none");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/sources/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("register", test_register);
  ADD ("speakers", test_speakers);
  ADD ("facts", test_facts);
  ADD ("no-sources", test_no_sources);
  ADD ("table", test_table);
  ADD ("one-speaker", test_one_speaker);
  ADD ("groups", test_groups);
  ADD ("pseudonyms", test_pseudonyms);
  ADD ("lines", test_lines);
  ADD ("translation", test_translation);
  ADD ("translation-expected", test_translation_expected);
  return g_test_run ();
}
