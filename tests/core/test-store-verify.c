/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history against hands that go around it. Each case tampers with a finished project the way
 * the sqlite3 shell would, and says which words the sentence must hold. */

#include "store-fixture.h"

static void
edit (PndProject *project, const char *label, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, label, &error);
  g_assert_no_error (error);
  store_run (project, sql);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

static void
add_coding (PndProject *project, int start)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, "Add coding", &error);
  g_assert_no_error (error);
  store_add_coding (project, 1, 1, 1, start, "memo");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

/* row 2 sets up, rows 3 to 6 add codings 1 to 4, then: 7 changes coding 2, 8 deletes coding 4, 9
 * undoes that, 10 redoes it, 11 undoes it again, 12 changes coding 3 */
static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);

  g_assert_no_error (error);
  pnd_project_begin_edit (project, "Set up", &error);
  pnd_project_make_barrier (project);
  pnd_project_set_coder (project, store_add_coder (project, "Sari"));
  store_add_document (project, "one.txt", "the first text");
  store_add_code (project, "ECO");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 4; i++)
    add_coding (project, i);
  edit (project, "Change memo", "UPDATE codings SET memo = 'other' WHERE id = 2");
  edit (project, "Delete coding", "DELETE FROM codings WHERE id = 4");
  pnd_project_undo (project, &error);
  pnd_project_redo (project, &error);
  pnd_project_undo (project, &error);
  g_assert_no_error (error);
  edit (project, "Rate", "UPDATE codings SET strength = 2 WHERE id = 3");
  return project;
}

static void
assert_sound (PndProject *project, gint64 expected_rows)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  g_assert_true (pnd_history_verify (project, &n_rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, expected_rows);
}

static void
assert_unsound (PndProject *project, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  g_assert_false (pnd_history_verify (project, &n_rows, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "study.penanda: "));
  for (int i = 0; words[i] != NULL; i++)
    if (strstr (error->message, words[i]) == NULL)
      g_error ("“%s” does not say “%s”", error->message, words[i]);
}

static char *
get_guid (PndProject *project, int coding)
{
  g_autofree char *sql = g_strdup_printf ("SELECT guid FROM codings WHERE id = %d", coding);
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (project), NULL, sql, NULL, "");

  g_assert_true (pnd_statement_next (row, NULL));
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

static void
test_sound (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  assert_sound (project, 12);
  store_close (project);

  before = store_fixture_read_bytes (self->path, &n_before);
  project = pnd_project_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  assert_sound (project, 12);
  store_close (project);
  after = store_fixture_read_bytes (self->path, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_after_purge (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *guid = get_guid (project, 1);

  pnd_project_begin_purge (project, "Forget memo", &error);
  store_run (project, "UPDATE codings SET memo = '' WHERE id = 2");
  pnd_project_end_purge (project, &error);
  g_assert_no_error (error);
  assert_sound (project, 13);
  add_coding (project, 50);
  pnd_project_undo (project, &error);
  g_assert_no_error (error);
  assert_sound (project, 15);
  store_run (project, "UPDATE codings SET polarity = 'supports' WHERE id = 1");
  assert_unsound (project, (const char *[]){ "coding", guid, "changed outside", "row 13", NULL });
  store_close (project);
}

/**
 * Tampering:
 * @sql: what the hand does
 * @coding: id of the coding whose guid must be named, 0 for none
 * @words: what else
 */
typedef struct
{
  const char *name;
  const char *sql;
  int coding;
  const char *words[4];
} Tampering;

static const Tampering tamperings[] = {
  { "edited", "UPDATE codings SET polarity = 'supports' WHERE id = 1", 1,
    { "coding", "changed outside", "row 3 ", "Add coding" } },
  { "edited-later", "UPDATE codings SET memo = 'mine' WHERE id = 2", 2,
    { "coding", "changed outside", "row 7 ", "Change memo" } },
  { "edited-undeleted", "UPDATE codings SET holder = 'other' WHERE id = 4", 4,
    { "coding", "changed outside", "row 11 ", "Delete coding" } },
  { "deleted", "DELETE FROM codings WHERE id = 1", 1, { "coding", "removed outside", "row 3 " } },
  { "deleted-changed", "DELETE FROM codings WHERE id = 3", 3,
    { "coding", "removed outside", "row 12 " } },
  { "inserted",
    "INSERT INTO codings (guid, document, span_start, span_end, code, coder, code_version, created,"
    " modified) VALUES ('by-hand', 1, 0, 5, 1, 1, 1, '', '')",
    0, { "coding by-hand", "added outside", "no row of the history" } },
  { "document", "UPDATE documents SET name = 'x'", 0,
    { "document", "changed outside", "row 2 ", "Set up" } },
  { "project", "UPDATE project SET language = 'id'", 0,
    { "project", "changed outside", "row 1 " } },
  { "text", "UPDATE texts SET text = text || '!'", 0, { "document", "text was changed" } },
  { "row-coder", "UPDATE history SET coder = 'Budi' WHERE id = 5", 0,
    { "row 5 ", "changed after it was written" } },
  { "row-label", "UPDATE history SET label = 'x' WHERE id = 7", 0, { "row 7 ", "chain" } },
  { "row-target", "UPDATE history SET target = 7 WHERE id = 9", 0, { "row 9 ", "chain" } },
  { "row-gone", "DELETE FROM history WHERE id = 6", 0, { "row 6 ", "missing" } },
  { "rows-gone", "DELETE FROM history WHERE id > 11", 3, { "coding", "changed outside" } },
  { "first-gone", "DELETE FROM history WHERE id = 1", 0, { "row 1 ", "missing" } },
  { "all-gone", "DELETE FROM history", 0, { "does not say where it starts" } },
  { "blanked", "UPDATE history SET changeset = NULL WHERE id = 4", 0,
    { "row 4 ", "are not there" } },
  { "changeset", "UPDATE history SET changeset = (SELECT changeset FROM history WHERE id = 3)"
                 " WHERE id = 4", 0, { "row 4 ", "does not hold the changes" } },
  { "state", "UPDATE history SET state = state || 'x' WHERE id = 1", 0,
    { "row 1 ", "does not hold the state" } },
};

/* leaves the project as it was before the hand came */
static PndProject *
tamper (StoreFixture *self, PndProject *project, const Tampering *tampering)
{
  g_autofree char *guid = tampering->coding != 0 ? get_guid (project, tampering->coding) : NULL;
  const char *words[6] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  int n_words = 0;
  gsize size;

  g_test_message ("%s", tampering->name);
  for (; n_words < 4 && tampering->words[n_words] != NULL; n_words++)
    words[n_words] = tampering->words[n_words];
  words[n_words] = guid;

  store_close (project);
  bytes = store_fixture_read_bytes (self->path, &size);
  project = pnd_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  assert_sound (project, 12);
  /* as in the shell */
  store_run (project, "PRAGMA foreign_keys = OFF");
  store_run (project, tampering->sql);
  assert_unsound (project, words);
  store_close (project);
  g_file_set_contents (self->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  project = pnd_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

static void
test_tampering (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);

  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    project = tamper (self, project, &tamperings[i]);
  store_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/verify/sound", test_sound);
  store_fixture_add ("/store/verify/after-purge", test_after_purge);
  store_fixture_add ("/store/verify/tampering", test_tampering);
  return g_test_run ();
}
