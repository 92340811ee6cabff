/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/row-list.h"

#include "tests/core/model-fixture.h"

/*
 * Watched:
 * @list: the list under test
 * @query: the ids it should hold, in order, as SQL
 * @mirror: gint64, kept from `items-changed` alone
 * @n_signals: how many `items-changed` came
 */
typedef struct
{
  PndRowList *list;
  const char *query;
  GArray *mirror;
  int n_signals;
} Watched;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Watched *watched)
{
  watched->n_signals++;
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, watched->mirror->len);
  if (removed > 0)
    g_array_remove_range (watched->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = pnd_row_list_get_id (watched->list, position + i);

      g_array_insert_val (watched->mirror, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watched->mirror->len);
}

static void
watch (Watched *watched, PndRowList *list, const char *query)
{
  watched->list = list;
  watched->query = query;
  watched->n_signals = 0;
  watched->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = pnd_row_list_get_id (list, i);

      g_array_append_val (watched->mirror, id);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), watched);
}

static void
unwatch (Watched *watched)
{
  g_clear_object (&watched->list);
  g_array_unref (watched->mirror);
}

/* the list and what `items-changed` said are both what the database answers now */
static void
check (Fixture *fixture, Watched *watched)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) statement
      = pnd_database_query (pnd_project_get_database (fixture->project), "Checking",
                            watched->query, &error, "");
  guint n = 0;

  g_assert_no_error (error);
  while (pnd_statement_next (statement, &error))
    {
      gint64 id = pnd_statement_get_int (statement, 0);

      g_assert_cmpint (pnd_row_list_get_id (watched->list, n), ==, id);
      g_assert_cmpuint (n, <, watched->mirror->len);
      g_assert_cmpint (g_array_index (watched->mirror, gint64, n), ==, id);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watched->list)), ==, n);
  g_assert_cmpuint (watched->mirror->len, ==, n);
}

static PndRowList *
new_documents_list (Fixture *fixture)
{
  return pnd_row_list_new (fixture->project, PND_TYPE_DOCUMENT, "t.trashed IS NULL",
                           "t.name COLLATE NOCASE, t.id", NULL, "");
}

static void
test_same_row_same_object (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "text");
  g_autoptr (PndRowList) list = new_documents_list (fixture);
  g_autoptr (PndDocument) document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, NULL);
  g_autoptr (PndDocument) item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (PndDocument) found
      = pnd_row_find (fixture->project, PND_TYPE_DOCUMENT, pnd_row_get_guid (PND_ROW (item)));
  g_autoptr (GError) error = NULL;

  g_assert_true (document == item);
  g_assert_true (document == found);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));
  g_assert_null (pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id + 1, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
}

static void
count_cb (gpointer instance, gpointer data)
{
  (*(int *)data)++;
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

/* rows say `changed`, tell only what differs, and die and rise with undo and redo */
static void
test_rows_follow (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "text");
  g_autoptr (PndDocument) document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, NULL);
  g_autoptr (GError) error = NULL;
  int n_changed = 0;
  int n_names = 0;
  int n_trashed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (document, "notify::name", G_CALLBACK (count_notify_cb), &n_names);
  g_signal_connect (document, "notify::trashed", G_CALLBACK (count_notify_cb), &n_trashed);

  pnd_document_rename (document, "b.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_document_get_name (document), ==, "b.txt");
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_cmpint (n_names, ==, 1);
  g_assert_cmpint (n_trashed, ==, 0);

  undo (fixture);
  undo (fixture);
  g_assert_true (pnd_row_get_deleted (PND_ROW (document)));
  g_assert_cmpint (n_changed, ==, 3);
  redo (fixture);
  g_assert_false (pnd_row_get_deleted (PND_ROW (document)));
  g_assert_cmpstr (pnd_document_get_name (document), ==, "a.txt");
}

typedef struct
{
  Fixture *fixture;
  PndDocument *document;
  PndRowList *list;
  int n;
} Early;

/* connected before any row or list was made, and yet it meets them as they are now */
static void
early_changed_cb (PndProject *project, PndChanges *changes, Early *early)
{
  if (early->document == NULL)
    return;
  g_assert_cmpstr (pnd_document_get_name (early->document), ==, "z.txt");
  g_assert_cmpint (pnd_row_list_get_id (early->list, 1), ==,
                   pnd_row_get_id (PND_ROW (early->document)));
  early->n++;
}

static void
test_early_listener_sees_news (Fixture *fixture, gconstpointer data)
{
  Early early = { .fixture = fixture };
  gulong handler
      = g_signal_connect (fixture->project, "changed", G_CALLBACK (early_changed_cb), &early);
  gint64 id = add_document (fixture, "a.txt", "text");
  g_autoptr (GError) error = NULL;

  add_document (fixture, "b.txt", "text");
  early.list = new_documents_list (fixture);
  g_assert_cmpint (pnd_row_list_get_id (early.list, 0), ==, id);
  early.document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, NULL);
  pnd_document_rename (early.document, "z.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpint (early.n, ==, 1);

  g_signal_handler_disconnect (fixture->project, handler);
  g_clear_object (&early.document);
  g_clear_object (&early.list);
}

static void
test_exact_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) middle = NULL;
  Watched watched;

  for (int i = 0; i < 26; i++)
    {
      char name[] = { 'a' + i, '.', 't', 'x', 't', '\0' };

      add_document (fixture, name, "text");
    }
  watch (&watched, new_documents_list (fixture),
         "SELECT id FROM documents WHERE trashed IS NULL ORDER BY name COLLATE NOCASE, id");
  middle = g_list_model_get_item (G_LIST_MODEL (watched.list), 12);

  /* nothing moves: nothing to tell */
  pnd_document_set_notes (middle, "seen", &error);
  pnd_document_rename (middle, "mm.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpint (watched.n_signals, ==, 0);

  /* one row moves: one row out, one row in */
  pnd_document_rename (middle, "aa.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpint (watched.n_signals, ==, 2);
  check (fixture, &watched);

  pnd_document_trash (middle, &error);
  g_assert_no_error (error);
  g_assert_cmpint (watched.n_signals, ==, 3);
  check (fixture, &watched);
  unwatch (&watched);
}

static void
test_literals (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "it's; -- 'here'", "text");
  g_autoptr (PndRowList) list
      = pnd_row_list_new (fixture->project, PND_TYPE_DOCUMENT, "t.name = ? AND t.id >= ?", "t.id",
                          NULL, "si", "it's; -- 'here'", (gint64)1);
  guint position = 99;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (pnd_row_list_find (list, id, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (pnd_row_list_find (list, id + 1, NULL));
}

/* a list that hangs on the project empties when the project goes */
static void
test_outlives_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.penanda", NULL);
  g_autoptr (GError) error = NULL;
  PndProject *other = pnd_project_create (path, "en", &error);
  g_autoptr (PndRowList) list = NULL;

  g_assert_no_error (error);
  pnd_coder_act_as (other, "Budi", &error);
  list = pnd_row_list_new (other, PND_TYPE_CODER, "1", "t.id", NULL, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  pnd_project_close (other, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_remove (path);
}

static gint64
pick (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY random () LIMIT 1", table);

  return ask (fixture, sql);
}

/* refusals are part of random life, as a code moved under itself; nothing else may go wrong */
static void
forgive (GError **error)
{
  if (*error != NULL && (*error)->domain == PND_STORE_ERROR
      && ((*error)->code == PND_STORE_ERROR_REFUSED
          || (*error)->code == PND_STORE_ERROR_NOT_FOUND))
    g_clear_error (error);
  g_assert_no_error (*error);
}

static void
edit_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%c%d.txt", 'a' + g_test_rand_int_range (0, 26),
                                           g_test_rand_int_range (0, 100));
  g_autoptr (PndDocument) document
      = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, pick (fixture, "documents"), &error);

  if (document == NULL || g_test_rand_int_range (0, 3) == 0)
    add_document (fixture, name, "twenty characters of.");
  else if (g_test_rand_bit ())
    pnd_document_rename (document, name, &error);
  else if (pnd_document_get_trashed (document))
    pnd_document_restore (document, &error);
  else
    pnd_document_trash (document, &error);
  forgive (&error);
}

static void
edit_code (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("K%d", g_test_rand_int_range (0, 1000));
  g_autoptr (PndCode) code
      = pnd_row_get (fixture->project, PND_TYPE_CODE, pick (fixture, "codes"), NULL);
  g_autoptr (PndCode) other
      = pnd_row_get (fixture->project, PND_TYPE_CODE, pick (fixture, "codes"), NULL);
  PndRule rule = { .name = name, .definition = name };
  gint64 parent = other != NULL && g_test_rand_bit () ? pnd_row_get_id (PND_ROW (other)) : 0;
  int verb = g_test_rand_int_range (0, 7);

  if (code == NULL || verb < 3)
    pnd_code_add (fixture->project, parent, NULL, name, g_test_rand_int_range (0, PND_N_CODE_KINDS),
                  NULL, "en", &rule, NULL, &error);
  else if (verb == 3)
    pnd_code_move (code, parent, g_test_rand_int_range (-1, 4), NULL, &error);
  else if (verb == 4)
    pnd_code_set_rule (code, "en", &rule, NULL, &error);
  else if (verb == 5)
    pnd_code_merge (code, other, NULL, &error);
  else
    pnd_code_delete (code, NULL, &error);
  forgive (&error);
}

static void
edit_coding (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  int start = g_test_rand_int_range (0, 15);
  PndSpan span = PND_SPAN (start, start + g_test_rand_int_range (1, 5));
  PndRating rating = { .polarity = g_test_rand_int_range (0, PND_N_POLARITIES) };
  gint64 coding = pick (fixture, "codings");
  gint64 code = pick (fixture, "codes");
  int verb = g_test_rand_int_range (0, 8);

  if (verb < 4)
    pnd_coding_add (fixture->project, pick (fixture, "documents"), span, code, 0, &rating, NULL,
                    &error);
  else if (verb == 4)
    pnd_coding_set_span (fixture->project, coding, span, &error);
  else if (verb == 5)
    pnd_coding_set_code (fixture->project, coding, code, &error);
  else if (verb == 6)
    pnd_coding_set_rating (fixture->project, coding, &rating, &error);
  else
    pnd_coding_remove (fixture->project, coding, &error);
  forgive (&error);
}

static void
edit_several (Fixture *fixture, int n)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (fixture->project, "Several", &error);
  g_assert_no_error (error);
  for (int i = 0; i < n; i++)
    edit_coding (fixture);
  if (g_test_rand_int_range (0, 5) == 0)
    {
      pnd_project_abandon_edit (fixture->project);
      return;
    }
  pnd_project_end_edit (fixture->project, &error);
  g_assert_no_error (error);
}

static void
make_random_step (Fixture *fixture)
{
  int choice = g_test_rand_int_range (0, 100);

  if (choice < 15 && pnd_project_get_undo_label (fixture->project) != NULL)
    undo (fixture);
  else if (choice < 27 && pnd_project_get_redo_label (fixture->project) != NULL)
    redo (fixture);
  else if (choice < 40)
    edit_document (fixture);
  else if (choice < 55)
    edit_code (fixture);
  else if (choice < 96)
    edit_coding (fixture);
  else
    edit_several (fixture, choice < 99 ? g_test_rand_int_range (1, 20) : 700);
}

static void
check_shares (Fixture *fixture, GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      PndDocument *document = documents->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "WITH RECURSIVE p (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM p WHERE i < 20) "
          "SELECT count(*) FROM p WHERE EXISTS (SELECT 1 FROM codings WHERE span_start <= i "
          "AND span_end > i AND document = %" G_GINT64_FORMAT ")",
          pnd_row_get_id (PND_ROW (document)));

      if (!pnd_row_get_deleted (PND_ROW (document)))
        g_assert_cmpfloat_with_epsilon (pnd_document_get_coded_share (document),
                                        ask (fixture, sql) / 21.0, 1e-9);
    }
}

/* thousands of edits, undone and redone: after each step every list is what the database says,
 * and `items-changed` alone would have led there */
static void
test_random_life (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  int n_steps = g_test_thorough () ? 20000 : 2500;
  Watched lists[5];

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (documents,
                     pnd_row_get (fixture->project, PND_TYPE_DOCUMENT,
                                  add_document (fixture, "a.txt", "twenty characters of."), NULL));

  watch (&lists[0], new_documents_list (fixture),
         "SELECT id FROM documents WHERE trashed IS NULL ORDER BY name COLLATE NOCASE, id");
  watch (&lists[1],
         pnd_row_list_new (fixture->project, PND_TYPE_CODE, "t.parent IS NULL", "t.position, t.id",
                           NULL, ""),
         "SELECT id FROM codes WHERE parent IS NULL ORDER BY position, id");
  watch (&lists[2],
         pnd_row_list_new (fixture->project, PND_TYPE_CODE, "1",
                           "(SELECT min(name) FROM code_texts WHERE code = t.id) DESC, t.id",
                           "code_texts", ""),
         "SELECT id FROM codes "
         "ORDER BY (SELECT min(name) FROM code_texts x WHERE x.code = codes.id) DESC, id");
  watch (&lists[3],
         pnd_row_list_new (fixture->project, PND_TYPE_CODING, "t.document = ?",
                           "t.span_start, t.span_end DESC, t.id", NULL, "i", (gint64)1),
         "SELECT id FROM codings WHERE document = 1 ORDER BY span_start, span_end DESC, id");
  watch (&lists[4], g_object_ref (PND_ROW_LIST (pnd_coding_get_unfinished (fixture->project))),
         "SELECT g.id FROM codings g JOIN codes c ON c.id = g.code "
         "JOIN documents d ON d.id = g.document WHERE d.trashed IS NULL "
         "AND (g.polarity IS NULL OR g.holder IS NULL) AND c.kind IN ('motive', 'indicator') ORDER BY g.document, g.span_start, g.id");

  for (int step = 0; step < n_steps; step++)
    {
      make_random_step (fixture);
      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        check (fixture, &lists[i]);
      if (step % 50 == 0)
        check_shares (fixture, documents);
      g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, lists[4].mirror->len);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_signal_handlers_disconnect_by_data (lists[i].list, &lists[i]);
      unwatch (&lists[i]);
    }
}

/* the positions among siblings have no gaps at any time, as the tree's order relies on them */
static void
test_random_tree (Fixture *fixture, gconstpointer data)
{
  for (int step = 0; step < 600; step++)
    {
      int choice = g_test_rand_int_range (0, 10);

      if (choice == 0 && pnd_project_get_undo_label (fixture->project) != NULL)
        undo (fixture);
      else
        edit_code (fixture);
      g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codes c WHERE position <> "
                                     "(SELECT count(*) FROM codes b WHERE b.parent IS c.parent "
                                     "AND b.position < c.position)"),
                       ==, 0);
      g_assert_cmpint (
          ask (fixture, "WITH RECURSIVE tree (id) AS (SELECT id FROM codes WHERE parent IS NULL "
                        "UNION ALL SELECT c.id FROM codes c JOIN tree ON c.parent = tree.id) "
                        "SELECT (SELECT count(*) FROM codes) - (SELECT count(*) FROM tree)"),
          ==, 0);
    }
}

static void
add_test (const char *name, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/row/same-row-same-object", test_same_row_same_object);
  add_test ("/row/follow", test_rows_follow);
  add_test ("/row/early-listener", test_early_listener_sees_news);
  add_test ("/row-list/exact-changes", test_exact_changes);
  add_test ("/row-list/literals", test_literals);
  add_test ("/row-list/outlives-project", test_outlives_project);
  add_test ("/row-list/random-life", test_random_life);
  add_test ("/row-list/random-tree", test_random_tree);
  return g_test_run ();
}
