/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions and forms of the window, answered as a person would: fields filled, buttons
 * clicked. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/memo.h"
#include "ui/documents/composer.h"

/* --- hands --- */

static void
import_one (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "note.txt", "Kami mencari wisatawan.\n", -1);

  fixture_import (fixture, (const char *const[]){ "note.txt", NULL });
}

static PndDocument *
get_document (Fixture *fixture)
{
  return pnd_workspace_get_document (fixture->window->workspace);
}

static void
take_code (Fixture *fixture, const char *abbreviation)
{
  pnd_workspace_set_rule_code (fixture->window->workspace,
                               fixture_get_code (fixture, abbreviation));
}

static PndCode *
get_code (Fixture *fixture, gint64 id)
{
  return pnd_row_get (fixture_get_project (fixture), PND_TYPE_CODE, id, NULL);
}

static void
code_a_passage (Fixture *fixture, const char *abbreviation)
{
  import_one (fixture);
  pnd_workspace_set_span (fixture->window->workspace, PND_SPAN (0, 4));
  g_assert_cmpint (pnd_workspace_code_selection (fixture->window->workspace,
                                                 fixture_get_code (fixture, abbreviation), NULL),
                   !=, 0);
}

static void
freeze (Fixture *fixture)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "codebook-freeze",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (pnd_codebook_is_frozen (fixture_get_project (fixture)));
}

/* --- codes --- */

static void
test_edit_code (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_get_code (fixture, "ECO-PAR");
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autofree char *name = g_strdup (pnd_code_get_rule (code, "en")->name);
  g_autofree char *definition = g_strdup (pnd_code_get_rule (code, "en")->definition);
  GtkTextView *view;

  take_code (fixture, "ECO-PAR");
  fixture_activate (fixture, "win.code-edit");
  fixture_enter (fixture, 0, "ECO-TUR");
  fixture_enter (fixture, 1, "Visitors");
  view = fixture_find (fixture, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "People who come to see.", -1);
  fixture_click (fixture, "_Save");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpstr (pnd_code_get_abbreviation (code), ==, "ECO-TUR");
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->name, ==, "Visitors");
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->definition, ==, "People who come to see.");
  g_assert_cmpint (pnd_code_get_version (code), ==, 2);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_code_get_abbreviation (code), ==, "ECO-PAR");
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->name, ==, name);
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->definition, ==, definition);
}

static void
test_edit_code_refused (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_get_code (fixture, "ECO-PAR");
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autofree char *name = g_strdup (pnd_code_get_name (code));

  take_code (fixture, "ECO-PAR");
  fixture_activate (fixture, "win.code-edit");
  fixture_enter (fixture, 0, "CUL-LAN");
  fixture_enter (fixture, 1, "Visitors");
  fixture_click (fixture, "_Save");
  /* what was typed is still there, with the reason, and the project is as it was */
  g_assert_nonnull (fixture_get_dialog (fixture));
  g_assert_true (fixture_says (fixture, "CUL-LAN"));
  g_assert_cmpstr (pnd_code_get_abbreviation (code), ==, "ECO-PAR");
  g_assert_cmpstr (pnd_code_get_name (code), ==, name);
  fixture_click (fixture, "_Cancel");
  g_assert_null (fixture_get_dialog (fixture));
}

static void
test_add_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCode) code = NULL;

  take_code (fixture, "ECO");
  fixture_activate (fixture, "win.code-add");
  fixture_enter (fixture, 0, "ECO-HAL");
  fixture_enter (fixture, 1, "Halal trade");
  fixture_click (fixture, "_Save");
  code = get_code (fixture, fixture_get_code (fixture, "ECO-HAL"));
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Halal trade");
  g_assert_cmpint (pnd_code_get_parent (code), ==, fixture_get_code (fixture, "ECO"));
  g_assert_cmpint (pnd_code_get_kind (code), ==, PND_CODE_KIND_INDICATOR);
}

static void
test_rename_frozen_code (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_get_code (fixture, "ECO-PAR");
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autofree char *name = g_strdup (pnd_code_get_name (code));

  freeze (fixture);
  take_code (fixture, "ECO-PAR");
  fixture_activate (fixture, "win.code-rename");
  fixture_enter (fixture, 0, "Visitors");
  fixture_click (fixture, "_Rename");
  g_assert_cmpstr (pnd_code_get_name (code), ==, name);
  g_assert_true (fixture_says (fixture, "frozen"));
  fixture_enter (fixture, 0, "The pilot misunderstood it");
  fixture_click (fixture, "_Change");
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Visitors");
}

/* the words make a code of their own, which a frozen codebook takes with a reason like any other */
static void
test_in_vivo_frozen (Fixture *fixture, gconstpointer data)
{
  PndSpanIndex *marks;

  import_one (fixture);
  freeze (fixture);
  fixture_activate (fixture, "coding.in-vivo");
  g_assert_null (fixture_get_dialog (fixture));
  pnd_workspace_set_span (fixture->window->workspace, PND_SPAN (5, 22));
  fixture_activate (fixture, "coding.in-vivo");
  g_assert_true (fixture_says (fixture, "frozen"));
  fixture_click (fixture, "_Cancel");
  g_assert_cmpint (pnd_code_find (fixture_get_project (fixture), "VIVO-V1", NULL), ==, 0);
  fixture_activate (fixture, "coding.in-vivo");
  fixture_enter (fixture, 0, "No rule covers it");
  fixture_click (fixture, "_Add Code");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_null (pnd_window_get_message (fixture->window));
  g_assert_cmpint (pnd_code_find (fixture_get_project (fixture), "VIVO-V1", NULL), !=, 0);
  marks = pnd_workspace_get_marks (fixture->window->workspace);
  g_assert_cmpuint (pnd_span_index_get_n (marks), ==, 1);
  fixture_activate (fixture, "win.project-history");
  g_assert_true (fixture_says (fixture, "No rule covers it"));
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_code_find (fixture_get_project (fixture), "VIVO-V1", NULL), ==, 0);
}

static void
test_delete_code (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_list_codes (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  code_a_passage (fixture, "ECO-PAR");
  take_code (fixture, "ECO");
  fixture_activate (fixture, "win.code-delete");
  g_assert_true (fixture_says (fixture, "1 coding goes with it."));
  g_assert_true (fixture_says (fixture, "8 sub-codes"));
  fixture_click (fixture, "_Delete");
  after = fixture_list_codes (fixture);
  g_assert_null (strstr (after, "ECO"));
  g_assert_cmpuint (pnd_span_index_get_n (
                      pnd_workspace_get_marks (fixture->window->workspace)), ==, 0);
  fixture_activate (fixture, "win.edit-undo");
  undone = fixture_list_codes (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (pnd_span_index_get_n (
                      pnd_workspace_get_marks (fixture->window->workspace)), ==, 1);
}

static void
test_merge_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCode) into = get_code (fixture, fixture_get_code (fixture, "ECO"));
  g_autofree char *after = NULL;

  code_a_passage (fixture, "ECO-PAR");
  take_code (fixture, "ECO-PAR");
  fixture_activate (fixture, "win.code-merge");
  g_assert_true (fixture_says (fixture, "1 coding gets the other code."));
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, 0), 0);
  fixture_click (fixture, "_Merge");
  after = fixture_list_codes (fixture);
  g_assert_null (strstr (after, "ECO-PAR"));
  g_assert_cmpint (pnd_code_count_codings (into, FALSE), ==, 1);
}

/* what a drag does in the tree, without the mouse */
static void
test_move_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCode) code = get_code (fixture, fixture_get_code (fixture, "ECO-PAR"));
  gint64 before = pnd_code_get_parent (code);
  GVariant *ask = g_variant_new_parsed ("(int64 0, int64 0, 0)");

  take_code (fixture, "ECO-PAR");
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window),
                                                     "win.code-move", ask));
  fixture_settle ();
  g_assert_true (fixture_says (fixture, "Move Code"));
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, 0), 0);
  fixture_click (fixture, "_Move");
  g_assert_cmpint (pnd_code_get_parent (code), ==, 0);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_code_get_parent (code), ==, before);
}

/* --- documents --- */

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  PndDocument *document;

  import_one (fixture);
  document = get_document (fixture);
  fixture_activate (fixture, "win.document-properties");
  fixture_enter (fixture, 0, "First note");
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, 0), PND_SOURCE_TYPE_FIELD_NOTE);
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, 1), PND_HOLDER_PARTNER_REGION);
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, 2), 1);
  fixture_click (fixture, "_Save");
  g_assert_cmpstr (pnd_document_get_name (document), ==, "First note");
  g_assert_cmpint (pnd_document_get_source_type (document), ==, PND_SOURCE_TYPE_FIELD_NOTE);
  g_assert_cmpint (pnd_document_get_holder (document), ==, PND_HOLDER_PARTNER_REGION);
  g_assert_cmpstr (pnd_document_get_language (document), ==, "id");
  /* new codings start with its holder */
  g_assert_cmpint (pnd_workspace_get_default_rating (fixture->window->workspace).holder, ==,
                   PND_HOLDER_PARTNER_REGION);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_document_get_name (document), ==, "note.txt");
  g_assert_cmpint (pnd_document_get_holder (document), ==, PND_HOLDER_UNRATED);
}

/* a wrong guess is mended by reading the original again */
static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "greek.txt", "caf\xe9 caf\xe9 caf\xe9.\n", -1);
  g_autofree char *text = NULL;
  GtkDropDown *encodings;
  PndWorkspace *workspace = fixture->window->workspace;

  fixture_import (fixture, (const char *const[]){ "greek.txt", NULL });
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "greek.txt"));
  fixture_activate (fixture, "win.document-properties");
  encodings = fixture_find (fixture, GTK_TYPE_DROP_DOWN, 3);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (encodings)); i++)
    {
      g_autoptr (GtkStringObject) item
        = g_list_model_get_item (gtk_drop_down_get_model (encodings), i);

      if (g_str_equal (gtk_string_object_get_string (item), "WINDOWS-1251"))
        gtk_drop_down_set_selected (encodings, i);
    }
  fixture_click (fixture, "_Save");
  text = pnd_document_text_get_slice (pnd_workspace_get_text (workspace), PND_SPAN (0, 4));
  g_assert_cmpstr (text, ==, "cafй");
  g_assert_cmpstr (pnd_document_get_encoding (get_document (fixture)), ==, "WINDOWS-1251");
}

static void
test_empty_trash (Fixture *fixture, gconstpointer data)
{
  import_one (fixture);
  fixture_activate (fixture, "win.document-trash");
  fixture_activate (fixture, "win.documents-empty-trash");
  g_assert_true (fixture_says (fixture, "note.txt"));
  g_assert_true (fixture_says (fixture, "cannot be undone"));
  fixture_click (fixture, "_Cancel");
  g_assert_cmpuint (g_list_model_get_n_items (
                      pnd_workspace_get_trash (fixture->window->workspace)), ==, 1);
  fixture_activate (fixture, "win.documents-empty-trash");
  fixture_click (fixture, "_Empty Trash");
  g_assert_cmpuint (g_list_model_get_n_items (
                      pnd_workspace_get_trash (fixture->window->workspace)), ==, 0);
  g_assert_null (pnd_window_get_message (fixture->window));
}

static void
test_composer (Fixture *fixture, gconstpointer data)
{
  pnd_composer_show (GTK_WINDOW (fixture->window), fixture->window->import,
                     "\n Sister province signed \nThe governor said so.");
  fixture_settle ();
  /* the first words are the likely name */
  g_assert_cmpstr (gtk_editable_get_text (fixture_find (fixture, GTK_TYPE_ENTRY, 0)), ==,
                   "Sister province signed");
  fixture_click (fixture, "_Add Document");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpstr (pnd_document_get_name (get_document (fixture)), ==, "Sister province signed");
}

/* --- memos and history --- */

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autoptr (PndMemo) memo = NULL;
  GtkTextView *view;

  fixture_activate (fixture, "win.project-journal");
  g_assert_true (fixture_says (fixture, "No entry yet"));
  fixture_click (fixture, "_New Entry");
  fixture_enter (fixture, 0, "Day one");
  view = fixture_find (fixture, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "The bureau was friendly.", -1);
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
  memo = pnd_row_get (fixture_get_project (fixture), PND_TYPE_MEMO, 1, NULL);
  g_assert_nonnull (memo);
  g_assert_true (pnd_memo_is_journal (memo));
  g_assert_cmpstr (pnd_memo_get_title (memo), ==, "Day one");
  g_assert_cmpstr (pnd_memo_get_text (memo), ==, "The bureau was friendly.");
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  import_one (fixture);
  fixture_activate (fixture, "win.project-history");
  g_assert_true (fixture_says (fixture, "note.txt"));
  fixture_click (fixture, "_Check the History");
  g_assert_true (fixture_says (fixture, "The history is whole"));
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "shortcuts", NULL);
  fixture_settle ();
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (fixture_get_dialog (fixture)));
  gtk_window_destroy (GTK_WINDOW (fixture_get_dialog (fixture)));
}

#define add(name, func) \
  g_test_add ("/dialogs/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("edit-code", test_edit_code);
  add ("edit-code-refused", test_edit_code_refused);
  add ("add-code", test_add_code);
  add ("rename-frozen-code", test_rename_frozen_code);
  add ("in-vivo-frozen", test_in_vivo_frozen);
  add ("delete-code", test_delete_code);
  add ("merge-code", test_merge_code);
  add ("move-code", test_move_code);
  add ("properties", test_properties);
  add ("encoding", test_encoding);
  add ("empty-trash", test_empty_trash);
  add ("composer", test_composer);
  add ("journal", test_journal);
  add ("history", test_history);
  add ("shortcuts", test_shortcuts);
  return g_test_run ();
}
