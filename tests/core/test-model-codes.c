/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codes/abbreviation.h"
#include "app/model/memo.h"

#include "tests/core/model-fixture.h"

static PndCode *
get_code (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PndCode *code = pnd_row_get (fixture->project, PND_TYPE_CODE, id, &error);

  g_assert_no_error (error);
  return code;
}

static void
assert_refused (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (error);
}

static gint64
add_named (Fixture *fixture, gint64 parent, const char *abbreviation, PndCodeKind kind,
           const char *english, const char *indonesian)
{
  g_autoptr (GError) error = NULL;
  PndRule rule = { .name = english, .definition = "old" };
  gint64 id = pnd_code_add (fixture->project, parent, NULL, abbreviation, kind, NULL, "en", &rule,
                            NULL, &error);
  g_autoptr (PndCode) code = NULL;

  g_assert_no_error (error);
  code = get_code (fixture, id);
  rule = (PndRule){ .name = indonesian, .definition = "lama" };
  g_assert_true (pnd_code_set_rule (code, "id", &rule, NULL, &error));
  g_assert_no_error (error);
  return id;
}

static void
assert_found (const char *text, const char *found)
{
  const char *end = NULL;
  const char *start = pnd_abbreviation_find (text, &end);
  g_autofree char *word = start != NULL ? g_strndup (start, end - start) : NULL;

  g_assert_cmpstr (word, ==, found);
}

static void
test_abbreviation (Fixture *fixture, gconstpointer data)
{
  assert_found ("denied: ECO-PAR, POL-REC", "ECO-PAR");
  assert_found ("é ECO-PAR", "ECO-PAR");
  assert_found ("X1-2.", "X1-2");
  assert_found ("2019-2025 KONI-", NULL);
  assert_found ("-A B- of no-one", NULL);
  assert_found ("A-------------------------B", NULL);
  assert_found ("", NULL);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const char *guid = "6f1d8c1e-5b1e-4b52-8f9e-1f6f2d0c7a11";
  PndRule rule = { "Tourism", "def", "inc", "exc", "exa", "near" };
  g_autoptr (GError) error = NULL;
  gint64 eco = add_named (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE, "Economic motive",
                         "Motif ekonomi");
  gint64 id = pnd_code_add (fixture->project, eco, guid, " ECO-PAR ", PND_CODE_KIND_INDICATOR,
                            "#AABBCC", "en", &rule, NULL, &error);
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autofree char *path = pnd_code_get_path (code);

  g_assert_no_error (error);
  g_assert_cmpstr (pnd_row_get_guid (PND_ROW (code)), ==, guid);
  g_assert_cmpstr (pnd_code_get_abbreviation (code), ==, "ECO-PAR");
  g_assert_cmpstr (pnd_code_get_colour (code), ==, "#aabbcc");
  g_assert_cmpint (pnd_code_get_kind (code), ==, PND_CODE_KIND_INDICATOR);
  g_assert_cmpint (pnd_code_get_parent (code), ==, eco);
  g_assert_cmpint (pnd_code_get_motive (code), ==, eco);
  g_assert_cmpint (pnd_code_get_version (code), ==, 1);
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Tourism");
  g_assert_cmpstr (path, ==, "Economic motive / Tourism");
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->near_miss, ==, "near");
  g_assert_cmpstr (pnd_code_get_rule (code, "id")->name, ==, "");

  assert_refused (pnd_code_add (fixture->project, 0, guid, "X", PND_CODE_KIND_OTHER, NULL, "en",
                                &rule, NULL, &error)
                      != 0,
                  &error);
  assert_refused (pnd_code_add (fixture->project, 0, NULL, "ECO", PND_CODE_KIND_OTHER, NULL, "en",
                                &rule, NULL, &error)
                      != 0,
                  &error);
  assert_refused (pnd_code_add (fixture->project, 0, NULL, "Y", PND_CODE_KIND_OTHER, "red", "en",
                                &rule, NULL, &error)
                      != 0,
                  &error);
  rule.name = NULL;
  assert_refused (pnd_code_add (fixture->project, 0, NULL, "Z", PND_CODE_KIND_OTHER, NULL, "en",
                                &rule, NULL, &error)
                      != 0,
                  &error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codes"), ==, 2);
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCode) code = get_code (
      fixture,
      add_named (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE, "Economic motive", "Motif ekonomi"));
  const char *const *languages = pnd_code_get_languages (code);

  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_cmpstr (languages[1], ==, "id");
  g_assert_null (languages[2]);
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Economic motive");
  pnd_code_set_preferred_language ("id");
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Motif ekonomi");
  pnd_code_set_preferred_language ("ko");
  g_assert_cmpstr (pnd_code_get_name (code), ==, "Economic motive");
  pnd_code_set_preferred_language (NULL);
  g_assert_cmpstr (pnd_code_get_rule (code, "ko")->definition, ==, "");
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

/* a definition is what codings were judged by: the old wording of all languages is kept */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_named (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE, "Economic motive",
                         "Motif ekonomi");
  gint64 document = add_document (fixture, "a.txt", "0123456789");
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autoptr (PndCoding) coding = pnd_row_get (
      fixture->project, PND_TYPE_CODING, add_coding (fixture, document, 0, 4, id), NULL);
  PndRule rule = { .name = "Economy", .definition = "old" };
  g_autoptr (GError) error = NULL;
  int n_names = 0;

  g_assert_cmpint (pnd_code_get_version (code), ==, 1);
  g_signal_connect (code, "notify::name", G_CALLBACK (count_notify_cb), &n_names);
  g_assert_true (pnd_code_set_rule (code, "en", &rule, NULL, &error));
  g_assert_cmpint (n_names, ==, 1);
  g_assert_cmpint (pnd_code_get_version (code), ==, 1);
  g_assert_cmpstr (pnd_project_get_undo_label (fixture->project), ==, "Rename code");

  rule.definition = "new";
  g_assert_true (pnd_code_set_rule (code, "en", &rule, "too wide", &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_code_get_version (code), ==, 2);
  g_assert_cmpint (pnd_coding_get_code_version (coding), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM code_versions WHERE version = 1 "
                                 "AND reason = 'too wide' AND author = 1 AND replaced LIKE '2%Z' "
                                 "AND definition = iif (language = 'en', 'old', 'lama')"),
                   ==, 2);

  rule.near_miss = "close";
  g_assert_true (pnd_code_set_rule (code, "en", &rule, NULL, &error));
  g_assert_cmpint (pnd_code_get_version (code), ==, 3);
  g_assert_true (pnd_code_set_rule (code, "en", &rule, NULL, &error));
  g_assert_cmpint (pnd_code_get_version (code), ==, 3);
  undo (fixture);
  undo (fixture);
  g_assert_cmpint (pnd_code_get_version (code), ==, 1);
  g_assert_cmpstr (pnd_code_get_rule (code, "en")->definition, ==, "old");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM code_versions"), ==, 0);

  rule.name = "";
  assert_refused (pnd_code_set_rule (code, "en", &rule, NULL, &error), &error);
}

static void
test_set_code_takes_version (Fixture *fixture, gconstpointer data)
{
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 cul = add_code (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE);
  gint64 document = add_document (fixture, "a.txt", "0123456789");
  gint64 id = add_coding (fixture, document, 0, 4, eco);
  g_autoptr (PndCode) code = get_code (fixture, cul);
  g_autoptr (PndCoding) coding = pnd_row_get (fixture->project, PND_TYPE_CODING, id, NULL);
  PndRule rule = { .name = "CUL", .definition = "new" };

  g_assert_true (pnd_code_set_rule (code, "en", &rule, NULL, NULL));
  g_assert_true (pnd_coding_set_code (fixture->project, id, cul, NULL));
  g_assert_cmpint (pnd_coding_get_code_version (coding), ==, 2);
}

static void
test_frozen (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 other = add_code (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE);
  g_autoptr (PndCode) code = get_code (fixture, id);
  g_autoptr (PndCode) into = get_code (fixture, other);
  PndRule rule = { .name = "New" };
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_codebook_set_frozen (fixture->project, TRUE, "after the pilot", &error));
  g_assert_true (pnd_codebook_is_frozen (fixture->project));
  assert_refused (pnd_code_add (fixture->project, 0, NULL, "POL", PND_CODE_KIND_MOTIVE, NULL, "en",
                                &rule, NULL, &error)
                      != 0,
                  &error);
  assert_refused (pnd_code_set_rule (code, "en", &rule, " ", &error), &error);
  assert_refused (pnd_code_set_abbreviation (code, "EKO", NULL, &error), &error);
  assert_refused (pnd_code_move (code, other, 0, NULL, &error), &error);
  assert_refused (pnd_code_merge (code, into, NULL, &error), &error);
  assert_refused (pnd_code_delete (code, NULL, &error), &error);
  assert_refused (pnd_codebook_set_frozen (fixture->project, FALSE, NULL, &error), &error);

  /* looks are no rules, and a reason opens every door */
  g_assert_true (pnd_code_set_colour (code, "#123456", &error));
  g_assert_true (pnd_code_set_pin (code, 1, &error));
  g_assert_true (pnd_code_set_rule (code, "en", &rule, "the second coder misread it", &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM history WHERE detail "
                                 "LIKE 'ECO New: the second coder misread it'"),
                   ==, 1);
  g_assert_true (pnd_code_delete (code, "not used", &error));
  g_assert_true (pnd_codebook_set_frozen (fixture->project, FALSE, "second round", &error));
  g_assert_no_error (error);
  undo (fixture);
  g_assert_true (pnd_codebook_is_frozen (fixture->project));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_code (fixture, 0, "A", PND_CODE_KIND_OTHER);
  gint64 b = add_code (fixture, 0, "B", PND_CODE_KIND_OTHER);
  gint64 c = add_code (fixture, 0, "C", PND_CODE_KIND_OTHER);
  gint64 a1 = add_code (fixture, a, "A1", PND_CODE_KIND_OTHER);
  g_autoptr (PndCode) first = get_code (fixture, a);
  g_autoptr (PndCode) second = get_code (fixture, b);
  g_autoptr (PndCode) third = get_code (fixture, c);
  g_autoptr (PndCode) child = get_code (fixture, a1);
  g_autoptr (GError) error = NULL;

  assert_refused (pnd_code_move (first, a, 0, NULL, &error), &error);
  assert_refused (pnd_code_move (first, a1, 0, NULL, &error), &error);

  g_assert_true (pnd_code_move (third, 0, 0, NULL, &error));
  g_assert_cmpint (pnd_code_get_position (third), ==, 0);
  g_assert_cmpint (pnd_code_get_position (first), ==, 1);
  g_assert_cmpint (pnd_code_get_position (second), ==, 2);
  g_assert_true (pnd_code_move (third, a, 0, NULL, &error));
  g_assert_cmpint (pnd_code_get_parent (third), ==, a);
  g_assert_cmpint (pnd_code_get_position (child), ==, 1);
  g_assert_cmpint (pnd_code_get_position (second), ==, 1);
  g_assert_true (pnd_code_move (child, 0, -1, NULL, &error));
  g_assert_cmpint (pnd_code_get_position (child), ==, 2);
  undo (fixture);
  g_assert_cmpint (pnd_code_get_parent (child), ==, a);

  /* to where it stands is no step */
  g_assert_true (pnd_code_move (second, 0, 1, NULL, &error));
  g_assert_cmpstr (pnd_project_get_redo_label (fixture->project), ==, "Move code");
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture->project;
  gint64 from = add_code (fixture, 0, "FROM", PND_CODE_KIND_INDICATOR);
  gint64 into = add_code (fixture, 0, "INTO", PND_CODE_KIND_INDICATOR);
  gint64 under = add_code (fixture, from, "UNDER", PND_CODE_KIND_INDICATOR);
  gint64 last = add_code (fixture, 0, "LAST", PND_CODE_KIND_INDICATOR);
  gint64 document = add_document (fixture, "a.txt", "0123456789");
  gint64 moves = add_coding (fixture, document, 0, 4, from);
  gint64 repeats = add_coding (fixture, document, 2, 6, from);
  gint64 stays = add_coding (fixture, document, 2, 6, into);
  g_autoptr (PndCode) code = get_code (fixture, from);
  g_autoptr (PndCode) child = get_code (fixture, under);
  g_autoptr (PndCode) target = get_code (fixture, into);
  g_autoptr (PndCode) sibling = get_code (fixture, last);
  g_autoptr (PndCoding) moved = pnd_row_get (project, PND_TYPE_CODING, moves, NULL);
  g_autoptr (PndCoding) kept = pnd_row_get (project, PND_TYPE_CODING, stays, NULL);
  g_autoptr (PndCoding) dropped = pnd_row_get (project, PND_TYPE_CODING, repeats, NULL);
  g_autofree char *guid = g_strdup (pnd_row_get_guid (PND_ROW (moved)));
  g_autoptr (GError) error = NULL;
  gint64 memo = pnd_memo_add (project, 0, from, "about", "it", &error);

  g_assert_true (pnd_coding_set_memo (project, repeats, "two", &error));
  g_assert_true (pnd_coding_set_memo (project, stays, "one", &error));
  assert_refused (pnd_code_merge (code, code, NULL, &error), &error);
  assert_refused (pnd_code_merge (code, child, NULL, &error), &error);

  g_assert_true (pnd_code_merge (code, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_row_get_deleted (PND_ROW (code)));
  g_assert_cmpint (pnd_coding_get_code (moved), ==, into);
  g_assert_cmpstr (pnd_row_get_guid (PND_ROW (moved)), ==, guid);
  g_assert_true (pnd_row_get_deleted (PND_ROW (dropped)));
  g_assert_cmpstr (pnd_coding_get_memo (kept), ==, "one\n\ntwo");
  g_assert_cmpint (pnd_code_get_parent (child), ==, into);
  g_assert_cmpint (pnd_code_get_position (sibling), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT code FROM memos"), ==, into);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 2);

  undo (fixture);
  g_assert_false (pnd_row_get_deleted (PND_ROW (code)));
  g_assert_false (pnd_row_get_deleted (PND_ROW (dropped)));
  g_assert_cmpint (pnd_coding_get_code (moved), ==, from);
  g_assert_cmpstr (pnd_coding_get_memo (kept), ==, "one");
  g_assert_cmpint (pnd_code_get_parent (child), ==, from);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 0);
  g_assert_cmpint (memo, >, 0);
}

/* undo of deleting a code with 500 codings, some of codes under it, brings all back */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 par = add_code (fixture, eco, "ECO-PAR", PND_CODE_KIND_INDICATOR);
  gint64 cul = add_code (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE);
  g_autofree char *utf8 = g_strnfill (1000, 'x');
  gint64 document = add_document (fixture, "a.txt", utf8);
  g_autoptr (PndCode) code = get_code (fixture, eco);
  g_autoptr (PndCode) other = get_code (fixture, cul);
  PndRule rule = { .name = "ECO", .definition = "new" };
  g_autoptr (GError) error = NULL;
  gint64 checksum;

  for (int i = 0; i < 500; i++)
    add_coding (fixture, document, i, i + 10, i % 2 == 0 ? eco : par);
  add_coding (fixture, document, 0, 10, cul);
  pnd_code_set_rule (code, "en", &rule, NULL, &error);
  pnd_memo_add (fixture->project, 0, par, "about", "it", &error);
  g_assert_cmpint (pnd_code_count_codings (code, TRUE), ==, 500);
  g_assert_cmpint (pnd_code_count_codings (code, FALSE), ==, 250);
  checksum = ask (fixture, "SELECT sum(id * 31 + code * 7 + span_start) FROM codings");

  g_assert_true (pnd_code_delete (code, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codes"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM code_texts"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM memos"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 500 + 1 + 2);
  g_assert_cmpint (pnd_code_get_position (other), ==, 0);

  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 501);
  g_assert_cmpint (ask (fixture, "SELECT sum(id * 31 + code * 7 + span_start) FROM codings"), ==,
                   checksum);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM code_versions"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM memos"), ==, 1);
  g_assert_cmpint (pnd_code_get_position (other), ==, 1);
  redo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 1);
}

static void
test_pins_and_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCode) first
      = get_code (fixture, add_code (fixture, 0, "A", PND_CODE_KIND_OTHER));
  g_autoptr (PndCode) second
      = get_code (fixture, add_code (fixture, 0, "B", PND_CODE_KIND_OTHER));
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_code_set_pin (first, 3, &error));
  g_assert_true (pnd_code_set_pin (second, 3, &error));
  g_assert_cmpint (pnd_code_get_pin (first), ==, 0);
  g_assert_cmpint (pnd_code_get_pin (second), ==, 3);
  undo (fixture);
  g_assert_cmpint (pnd_code_get_pin (first), ==, 3);
  g_assert_true (pnd_code_set_pin (first, 0, &error));
  g_assert_cmpint (pnd_code_get_pin (first), ==, 0);

  assert_refused (pnd_code_set_colour (first, "#12345g", &error), &error);
  g_assert_true (pnd_code_set_colour (first, "#12345F", &error));
  g_assert_cmpstr (pnd_code_get_colour (first), ==, "#12345f");
  assert_refused (pnd_code_set_abbreviation (first, "B", NULL, &error), &error);
  g_assert_true (pnd_code_set_abbreviation (first, "C", NULL, &error));
  g_assert_cmpstr (pnd_code_get_abbreviation (first), ==, "C");
}

static void
assert_not_found (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pnd_code_find (fixture->project, name, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture->project;
  gint64 eco = add_named (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE, "Economic motive",
                         "Motif ekonomi");
  gint64 par = add_named (fixture, eco, "ECO-PAR", PND_CODE_KIND_INDICATOR, "Tourism",
                          "Pariwisata");
  gint64 cul = add_named (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE, "Cultural motive",
                          "Motif budaya");
  g_autoptr (PndCode) code = get_code (fixture, par);

  g_assert_cmpint (pnd_code_find (project, "ECO-PAR", NULL), ==, par);
  g_assert_cmpint (pnd_code_find (project, "eco-par", NULL), ==, par);
  g_assert_cmpint (pnd_code_find (project, pnd_row_get_guid (PND_ROW (code)), NULL), ==, par);
  g_assert_cmpint (pnd_code_find (project, "Economic motive / Tourism", NULL), ==, par);
  g_assert_cmpint (pnd_code_find (project, "Motif ekonomi / Pariwisata", NULL), ==, par);
  g_assert_cmpint (pnd_code_find (project, "motif budaya", NULL), ==, cul);
  assert_not_found (fixture, "Tourism");
  assert_not_found (fixture, "");

  /* another of the same letters: exact still tells them apart, loose does not */
  add_code (fixture, 0, "Eco", PND_CODE_KIND_OTHER);
  g_assert_cmpint (pnd_code_find (project, "ECO", NULL), ==, eco);
  assert_not_found (fixture, "eco");
  add_named (fixture, eco, "ECO-TOU", PND_CODE_KIND_INDICATOR, "Tourism", "Turisme");
  assert_not_found (fixture, "Economic motive / Tourism");
  g_assert_cmpint (pnd_code_find (project, "Motif ekonomi / Turisme", NULL), >, par);
}

/* every suggestion is a colour that no code before it had */
static void
test_colours (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 motive = 0;

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *abbreviation = g_strdup_printf ("M%d", i);
      char *colour = pnd_code_suggest_colour (fixture->project, 0);

      g_assert_true (g_regex_match_simple ("^#[0-9a-f]{6}$", colour, 0, 0));
      g_assert_true (g_hash_table_add (seen, colour));
      motive = add_code (fixture, 0, abbreviation, PND_CODE_KIND_MOTIVE);
    }
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *abbreviation = g_strdup_printf ("I%d", i);
      char *colour = pnd_code_suggest_colour (fixture->project, motive);

      g_assert_true (g_regex_match_simple ("^#[0-9a-f]{6}$", colour, 0, 0));
      g_assert_true (g_hash_table_add (seen, colour));
      add_code (fixture, motive, abbreviation, PND_CODE_KIND_INDICATOR);
    }
}

/* a ring of parents in a file that was edited by hand ends every walk */
static void
test_ring (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_code (fixture, 0, "A", PND_CODE_KIND_OTHER);
  gint64 b = add_code (fixture, a, "B", PND_CODE_KIND_OTHER);
  g_autoptr (PndCode) code = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sql
      = g_strdup_printf ("UPDATE codes SET parent = %" G_GINT64_FORMAT " WHERE parent IS NULL", b);
  g_autoptr (GError) error = NULL;

  pnd_database_exec (pnd_project_get_database (fixture->project), "Damaging", sql, &error);
  g_assert_no_error (error);
  code = get_code (fixture, b);
  path = pnd_code_get_path (code);
  g_assert_cmpint (pnd_code_get_motive (code), ==, 0);
  g_assert_cmpint (pnd_code_count_codings (code, TRUE), ==, 0);
  g_assert_true (pnd_code_delete (code, NULL, &error));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codes"), ==, 0);
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
  add_test ("/codes/add", test_add);
  add_test ("/codes/languages", test_languages);
  add_test ("/codes/versions", test_versions);
  add_test ("/codes/set-code-takes-version", test_set_code_takes_version);
  add_test ("/codes/frozen", test_frozen);
  add_test ("/codes/move", test_move);
  add_test ("/codes/merge", test_merge);
  add_test ("/codes/delete", test_delete);
  add_test ("/codes/pins-and-look", test_pins_and_look);
  add_test ("/codes/abbreviation", test_abbreviation);
  add_test ("/codes/find", test_find);
  add_test ("/codes/colours", test_colours);
  add_test ("/codes/ring", test_ring);
  return g_test_run ();
}
