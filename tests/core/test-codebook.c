/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/codebook-reader.h"
#include "app/exchange/codebook-writer.h"
#include "app/exchange/new-project.h"
#include "app/model/code.h"

#include "store-fixture.h"

#include <string.h>

#define SPACE "urn:penanda:codebook:1"
#define ROOT "<codebook xmlns='" SPACE "'>\n"
#define END "</codebook>\n"
#define GUID_1 "0c2fd3a1-52b4-4f0e-8c37-1d5f3a7be001"
#define GUID_2 "0c2fd3a1-52b4-4f0e-8c37-1d5f3a7be002"
#define RULE "<rule language='en'><name>N</name></rule>"
#define CODE(guid, abbreviation)                                                    \
  "<code guid='" guid "' abbreviation='" abbreviation "' kind='other' colour='#aabbcc'>" RULE \
  "</code>\n"

static PndProject *
create_project (StoreFixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, language, &error);

  g_assert_no_error (error);
  return project;
}

static PndProject *
create_with_builtin (StoreFixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = create_project (self, language);

  pnd_codebook_read_builtin (project, &error);
  g_assert_no_error (error);
  return project;
}

static char *
find_path (StoreFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static char *
write_file (StoreFixture *self, const char *contents)
{
  g_autoptr (GError) error = NULL;
  char *path = find_path (self, "book.xml");

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
read_text (PndProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (pnd_project_get_database (project), "Testing", sql, &error, "");

  g_assert_no_error (error);
  g_assert_true (pnd_statement_next (statement, &error));
  return g_strdup (pnd_statement_get_text (statement, 0, NULL));
}

static PndCode *
find_code (PndProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_code_find (project, name, &error);
  PndCode *code;

  g_assert_no_error (error);
  code = pnd_row_get (project, PND_TYPE_CODE, id, &error);
  g_assert_no_error (error);
  return code;
}

static void
test_builtin (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_with_builtin (self, "en");
  g_autofree char *name = read_text (project, "SELECT codebook_name FROM project");
  g_autofree char *source = read_text (project, "SELECT codebook_source FROM project");
  g_autoptr (PndCode) tourism = find_code (project, "ECO-PAR");
  g_autoptr (PndCode) motive = find_code (project, "ECO");

  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes"), ==, 67);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM code_texts"), ==, 134);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes WHERE version <> 1"), ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM code_versions"), ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes WHERE pin > 0"), ==, 9);
  g_assert_cmpstr (name, ==, "Motives of paradiplomacy");
  g_assert_nonnull (strstr (source, "Keating (1999)"));

  g_assert_cmpint (pnd_code_get_parent (tourism), ==, pnd_row_get_id (PND_ROW (motive)));
  g_assert_cmpint (pnd_code_get_kind (tourism), ==, PND_CODE_KIND_INDICATOR);
  g_assert_cmpint (pnd_code_get_pin (tourism), ==, 1);
  g_assert_cmpint (pnd_code_get_position (tourism), ==, 3);
  g_assert_cmpstr (pnd_code_get_rule (tourism, "en")->name, ==, "Tourism");
  g_assert_cmpstr (pnd_code_get_rule (tourism, "id")->name, ==, "Pariwisata");
  g_assert_nonnull (strstr (pnd_code_get_rule (tourism, "id")->near_miss, "CUL-HER"));
  g_clear_object (&tourism);
  g_clear_object (&motive);
  store_close (project);
}

/* guids are the same in every project, or merging projects would double the codebook */
static void
test_guids_are_fixed (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_with_builtin (self, "id");
  g_autoptr (PndCode) code = find_code (project, "ECO");
  g_autofree char *name = read_text (project, "SELECT codebook_name FROM project");

  g_assert_cmpstr (pnd_row_get_guid (PND_ROW (code)), ==, "5790c19a-aaba-4a65-aeec-28c8b0e6ada6");
  g_assert_cmpstr (name, ==, "Motif paradiplomasi");
  g_clear_object (&code);
  store_close (project);
}

static void
test_one_step (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_project (self, "en");
  g_autofree char *before = store_snapshot (project);
  g_autofree char *with = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_codebook_read_builtin (project, &error));
  with = store_snapshot (project);
  g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Add codebook");
  g_assert_true (pnd_project_undo (project, &error));
  undone = store_snapshot (project);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (pnd_project_redo (project, &error));
  redone = store_snapshot (project);
  g_assert_cmpstr (redone, ==, with);
  g_assert_no_error (error);
  store_close (project);
}

/* @pattern: of the message; nothing may stay */
static void
assert_refused (StoreFixture *self, PndProject *project, const char *contents, const char *pattern)
{
  g_autofree char *path = write_file (self, contents);
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  gint64 n_history = store_count (project, "SELECT count(*) FROM history");
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_codebook_read (project, path, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "book.xml"));
  g_assert_true (g_pattern_match_simple (pattern, error->message));
  g_assert_null (strchr (error->message, '\n'));
  after = store_snapshot (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, n_history);
}

static void
test_twice (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_with_builtin (self, "en");
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_codebook_read_builtin (project, &error));
  g_assert_nonnull (strstr (error->message, "ECO, “Economic motive”"));
  after = store_snapshot (project);
  g_assert_cmpstr (after, ==, before);
  store_close (project);
}

static void
test_hostile (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_project (self, "en");
  g_autofree char *missing = find_path (self, "missing.xml");
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *contents;
    const char *pattern;
  } cases[] = {
    { "", "*The file is empty.*" },
    { "name,colour\n", "*line 1: Document is empty" },
    { "<!DOCTYPE codebook>" ROOT END, "*DOCTYPE*" },
    { "<project/>", "*line 1: *“project”*“codebook”*" },
    { ROOT CODE (GUID_1, "A") CODE (GUID_1, "B") END, "*line 3: *Duplicate*" GUID_1 "*guids*" },
    { ROOT CODE ("X", "A") END, "*line 2: *guid*" },
    { ROOT CODE ("0C2FD3A1-52B4-4F0E-8C37-1D5F3A7BE001", "A") END, "*line 2: *guid*" },
    { ROOT CODE (GUID_1, "") END, "*line 2: *abbreviation*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='motif' colour='#aabbcc'>" RULE
           "</code>" END,
      "*line 2: *kind*motif*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other' colour='red'>" RULE "</code>" END,
      "*line 2: *colour*red*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other' colour='#aabbccdd'>" RULE
           "</code>" END,
      "*line 2: *colour*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other' colour='#aabbcc' pin='10'>" RULE
           "</code>" END,
      "*line 2: *pin*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other'>" RULE "</code>" END,
      "*line 2: *colour*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other' colour='#aabbcc'></code>" END,
      "*line 2: *rule*" },
    { ROOT "<code guid='" GUID_1 "' abbreviation='A' kind='other' colour='#aabbcc'>" RULE RULE
           "</code>" END,
      "*line 2: *Duplicate*" },
    { ROOT CODE (GUID_1, "A") "<code guid='" GUID_2
           "' abbreviation='A' kind='other' colour='#aabbcc'>"
           "<rule language='en'><name> </name></rule></code>" END,
      "*line 3: *name*" },
    { ROOT CODE (GUID_1, "A") "<note/>" END, "*line 3: *note*" },
    { ROOT CODE (GUID_1, "A") CODE (GUID_2, "A"), "*line 3: *“A”*" },
    { ROOT CODE (GUID_1, "A"), "*line *breaks off*" },
    { ROOT CODE (GUID_1, "A") END "<more/>", "*line 4: *goes on*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (self, project, cases[i].contents, cases[i].pattern);

  g_assert_false (pnd_codebook_read (project, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "missing.xml"));
  store_close (project);
}

static void
test_huge (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_project (self, "en");
  g_autoptr (GString) wide = g_string_new (ROOT CODE (GUID_1, "A"));
  g_autoptr (GString) deep = g_string_new (ROOT);

  while (wide->len < 17 << 20)
    g_string_append (wide, "<!-- ........................................................ -->\n");
  g_string_append (wide, END);
  assert_refused (self, project, wide->str, "*The file is too large*");

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (deep,
                            "<code guid='0c2fd3a1-52b4-4f0e-8c37-%012x' abbreviation='A%d' "
                            "kind='other' colour='#aabbcc'>" RULE "\n",
                            i, i);
  assert_refused (self, project, deep->str, "*line *");
  store_close (project);
}

static void
test_frozen (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_project (self, "en");
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_codebook_set_frozen (project, TRUE, "the pilot is over", &error));
  g_assert_false (pnd_codebook_read_builtin (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes"), ==, 0);
  store_close (project);
}

/* what else is there keeps its keys and its order, and the name tells of both books */
static void
test_second_book (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_with_builtin (self, "en");
  g_autofree char *path = write_file (
      self, ROOT "<title language='id'>Lain</title><title language='en'>Other</title>"
                 "<code guid='" GUID_1 "' abbreviation='X' kind='motive' colour='#aabbcc' pin='1'>"
                 "<rule language='fr'><name>Un</name><definition> a\n b </definition></rule>"
                 CODE (GUID_2, "X-A") "</code>" END);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCode) code = NULL;
  g_autoptr (PndCode) tourism = NULL;

  g_assert_true (pnd_codebook_read (project, path, &error));
  g_assert_no_error (error);
  code = find_code (project, "X");
  tourism = find_code (project, "ECO-PAR");
  g_assert_cmpint (pnd_code_get_pin (code), ==, 0);
  g_assert_cmpint (pnd_code_get_pin (tourism), ==, 1);
  g_assert_cmpint (pnd_code_get_parent (code), ==, 0);
  g_assert_cmpint (pnd_code_get_position (code), ==, 8);
  g_assert_cmpstr (pnd_code_get_rule (code, "fr")->definition, ==, " a\n b ");
  name = read_text (project, "SELECT codebook_name FROM project");
  g_assert_cmpstr (name, ==, "Motives of paradiplomacy; Other");
  g_clear_object (&code);
  g_clear_object (&tourism);
  store_close (project);
}

static void
write_book (PndProject *project, const char *path)
{
  g_autoptr (GError) error = NULL;

  pnd_codebook_write (project, path, &error);
  g_assert_no_error (error);
}

static void
assert_same_bytes (const char *a, const char *b)
{
  gsize n_bytes[2];
  g_autofree char *in_a = store_fixture_read_bytes (a, &n_bytes[0]);
  g_autofree char *in_b = store_fixture_read_bytes (b, &n_bytes[1]);

  g_assert_cmpmem (in_a, n_bytes[0], in_b, n_bytes[1]);
}

static char *
dump_codes (PndProject *project)
{
  return read_text (project,
                    "SELECT group_concat (line, char (10)) FROM (SELECT c.guid || '|' ||"
                    " ifnull (p.guid, '') || '|' || c.position || '|' || c.abbreviation || '|' ||"
                    " c.kind || '|' || c.colour || '|' || ifnull (c.pin, 0) || '|' || t.language"
                    " || '|' || t.name || '|' || t.definition || '|' || t.include || '|' ||"
                    " t.exclude || '|' || t.example || '|' || t.near_miss AS line"
                    " FROM codes c LEFT JOIN codes p ON p.id = c.parent"
                    " JOIN code_texts t ON t.code = c.id ORDER BY c.guid, t.language)");
}

static void
test_round_trip (StoreFixture *self, gconstpointer data)
{
  g_autofree char *a = find_path (self, "a.xml");
  g_autofree char *b = find_path (self, "b.xml");
  g_autofree char *c = find_path (self, "c.xml");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  PndProject *project = create_with_builtin (self, "en");

  before = dump_codes (project);
  write_book (project, a);
  write_book (project, b);
  assert_same_bytes (a, b);
  store_close (project);

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  project = create_project (self, "en");
  g_assert_true (pnd_codebook_read (project, a, &error));
  g_assert_no_error (error);
  after = dump_codes (project);
  g_assert_cmpstr (after, ==, before);
  write_book (project, c);
  assert_same_bytes (a, c);
  store_close (project);
}

/* markup, line ends and characters that XML has no way to write */
static void
test_odd_texts (StoreFixture *self, gconstpointer data)
{
  static const PndRule rule = { "<&>\"']]>", "a\r\nb\tc", " \n ", "", "\f\x01", "“é” 𝄞" };
  PndProject *project = create_project (self, "en");
  g_autofree char *path = find_path (self, "odd.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCode) code = NULL;
  const PndRule *back;

  pnd_code_add (project, 0, GUID_1, "ODD", PND_CODE_KIND_OTHER, "#aabbcc", "en", &rule, NULL,
                &error);
  g_assert_no_error (error);
  write_book (project, path);
  store_close (project);

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  project = create_project (self, "en");
  g_assert_true (pnd_codebook_read (project, path, &error));
  g_assert_no_error (error);
  code = find_code (project, "ODD");
  back = pnd_code_get_rule (code, "en");
  g_assert_cmpstr (back->name, ==, rule.name);
  g_assert_cmpstr (back->definition, ==, rule.definition);
  g_assert_cmpstr (back->include, ==, rule.include);
  g_assert_cmpstr (back->exclude, ==, "");
  g_assert_cmpstr (back->example, ==, "\xef\xbf\xbd\xef\xbf\xbd");
  g_assert_cmpstr (back->near_miss, ==, rule.near_miss);
  g_clear_object (&code);
  store_close (project);
}

static void
test_nowhere_to_write (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create_with_builtin (self, "en");
  g_autofree char *path = find_path (self, "no-folder/book.xml");
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_codebook_write (project, path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "book.xml"));
  store_close (project);
}

/* undo ends with the project as it was given, and says so; what comes later is undone as ever */
static void
test_new_project (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_new_project_create (self->path, "en", "Ani",
                                                PND_NEW_CODEBOOK_BUILTIN, NULL, &error);
  PndRule rule = { .name = "Fear" };
  int n;

  g_assert_no_error (error);
  n = store_count (project, "SELECT count(*) FROM codes");
  g_assert_cmpint (n, >, 60);
  g_assert_cmpint (pnd_project_get_coder (project), !=, 0);
  for (int i = 0; i < 2; i++)
    {
      g_assert_null (pnd_project_get_undo_label (project));
      g_assert_nonnull (strstr (pnd_project_get_undo_stop (project), "“Set up the project”"));
      g_assert_false (pnd_project_undo (project, &error));
      g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "“Set up the project”"));
      g_clear_error (&error);
      g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes"), ==, n);
      if (i > 0)
        break;
      pnd_code_add (project, 0, NULL, "FEA", PND_CODE_KIND_OTHER, "#aabbcc", "en", &rule, NULL,
                    &error);
      g_assert_no_error (error);
      g_assert_true (pnd_project_undo (project, &error));
    }
  store_close (project);
}

/* a codebook that cannot be read leaves no project behind */
static void
test_new_project_refused (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *book = find_path (self, "missing.xml");

  g_assert_null (pnd_new_project_create (self->path, "en", "Ani", PND_NEW_CODEBOOK_FILE, book,
                                         &error));
  g_assert_nonnull (strstr (error->message, "missing.xml"));
  store_fixture_assert_only (self, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/codebook/builtin", test_builtin);
  store_fixture_add ("/codebook/guids-are-fixed", test_guids_are_fixed);
  store_fixture_add ("/codebook/one-step", test_one_step);
  store_fixture_add ("/codebook/twice", test_twice);
  store_fixture_add ("/codebook/hostile", test_hostile);
  store_fixture_add ("/codebook/huge", test_huge);
  store_fixture_add ("/codebook/frozen", test_frozen);
  store_fixture_add ("/codebook/second-book", test_second_book);
  store_fixture_add ("/codebook/round-trip", test_round_trip);
  store_fixture_add ("/codebook/odd-texts", test_odd_texts);
  store_fixture_add ("/codebook/nowhere-to-write", test_nowhere_to_write);
  store_fixture_add ("/codebook/new-project", test_new_project);
  store_fixture_add ("/codebook/new-project-refused", test_new_project_refused);
  return g_test_run ();
}
