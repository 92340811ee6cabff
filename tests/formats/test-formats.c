/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real files, each beside what must be read from it: NAME.txt the text, NAME.runs its structure,
 * NAME.notes the title and the comments. tests/formats/make says which program made each. With
 * PENANDA_GOLDEN=1 the expectations are written anew, to be read before they are committed. */

#include <string.h>

#include "app/text/importer.h"

static char *
dup_text (const PndImported *imported)
{
  return g_strconcat (pnd_document_text_get_utf8 (imported->text, NULL), "\n", NULL);
}

static char *
dup_runs (const PndImported *imported)
{
  return imported->structure != NULL ? pnd_structure_to_lines (imported->structure)
                                     : g_strdup ("");
}

/* passages are told by their quote */
static char *
dup_notes (const PndImported *imported)
{
  GString *notes = g_string_new (NULL);
  const char *utf8 = pnd_document_text_get_utf8 (imported->text, NULL);

  g_string_append_printf (notes, "title: %s\nencoding: %s\n",
                          imported->title != NULL ? imported->title : "",
                          imported->encoding != NULL ? imported->encoding : "");
  for (guint i = 0; imported->comments != NULL && i < imported->comments->len; i++)
    {
      const PndImportedComment *comment = g_ptr_array_index (imported->comments, i);
      g_autofree char *quote
        = g_utf8_substring (utf8, comment->span.start, comment->span.end);

      g_string_append_printf (notes, "[%s] %s: %s\n", quote,
                              comment->author != NULL ? comment->author : "", comment->text);
    }
  return g_string_free (notes, FALSE);
}

static void
compare (const char *path, const char *suffix, char *found)
{
  g_autofree char *expected_path = g_strconcat (path, suffix, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *taken = found;

  if (g_getenv ("PENANDA_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (expected_path, taken, -1, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (taken, ==, expected);
}

/* every run lies in the text, and none but pages is empty */
static void
check_runs (const PndImported *imported)
{
  int n_runs = 0;
  const PndRun *runs = imported->structure != NULL
                         ? pnd_structure_get_runs (imported->structure, &n_runs) : NULL;

  for (int i = 0; i < n_runs; i++)
    {
      g_assert_cmpint (runs[i].span.start, >=, 0);
      g_assert_cmpint (runs[i].span.end, <=, pnd_document_text_get_length (imported->text));
      g_assert_true (runs[i].kind == PND_RUN_PAGE || !pnd_span_is_empty (runs[i].span));
    }
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
  check_runs (imported);
  compare (path, ".txt", dup_text (imported));
  compare (path, ".runs", dup_runs (imported));
  compare (path, ".notes", dup_notes (imported));
}

/* cut anywhere, a file is read or refused by name; it is never a crash. Not of the files that
 * LibreOffice converts: each would start it sixty times */
static void
test_truncated (gconstpointer data)
{
  const char *path = data;
  g_autofree char *contents = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &contents, &n_bytes, NULL));
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (contents, n_bytes * i / 60);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndImported) imported
        = pnd_importer_read_bytes ("cut.file", bytes, NULL, &error);

      g_assert_true ((imported == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_nonnull (strstr (error->message, "“cut.file”"));
    }
}

static gboolean
is_expectation (const char *name)
{
  return g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".runs")
         || g_str_has_suffix (name, ".notes");
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (!is_expectation (name))
      {
        char *path = g_build_filename (argv[1], name, NULL);
        g_autofree char *test = g_strconcat ("/formats/", name, NULL);
        g_autofree char *cut = g_strconcat ("/cut/", name, NULL);

        g_ptr_array_add (paths, path);
        g_test_add_data_func (test, path, test_file);
        if (argc == 2)
          g_test_add_data_func (cut, path, test_truncated);
      }
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
