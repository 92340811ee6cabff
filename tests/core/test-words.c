/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words in a language that is not the program's, from catalogues made here and from broken ones. */

#include "app/model/language.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>

#include "app/model/values.h"

typedef struct
{
  char *folder;
  char *file; /* of the catalogue `xx` */
} Fixture;

static void
append_number (GByteArray *bytes, guint32 number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

/* pairs of a text and its translation, sorted; a text of two forms has a NUL in it */
static GByteArray *
make_catalogue (void)
{
  static const char strings[] = "\0words of the file\0Supports\0mendukung\0one\0many\0satu\0banyak";
  static const guint32 texts[][2] = { { 0, 0 }, { 8, 19 }, { 8, 38 } };
  static const guint32 translations[][2] = { { 17, 1 }, { 9, 28 }, { 11, 47 } };
  GByteArray *bytes = g_byte_array_new ();
  guint32 base = 28 + 2 * 24;

  append_number (bytes, 0x950412de);
  append_number (bytes, 0);
  append_number (bytes, 3);
  append_number (bytes, 28);
  append_number (bytes, 28 + 24);
  append_number (bytes, 0);
  append_number (bytes, 0);
  for (int i = 0; i < 3; i++)
    {
      append_number (bytes, texts[i][0]);
      append_number (bytes, base + texts[i][1]);
    }
  for (int i = 0; i < 3; i++)
    {
      append_number (bytes, translations[i][0]);
      append_number (bytes, base + translations[i][1]);
    }
  g_byte_array_append (bytes, (const guint8 *) strings, sizeof strings);
  return bytes;
}

static void
write_catalogue (Fixture *fixture, const guint8 *bytes, gsize n_bytes)
{
  g_assert_true (g_file_set_contents (fixture->file, (const char *) bytes, n_bytes, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();
  g_autofree char *folder = NULL;

  fixture->folder = g_dir_make_tmp ("penanda-language-XXXXXX", NULL);
  folder = g_build_filename (fixture->folder, "xx", "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fixture->file = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  write_catalogue (fixture, bytes->data, bytes->len);
  bindtextdomain (GETTEXT_PACKAGE, fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *messages = g_path_get_dirname (fixture->file);
  g_autofree char *language = g_path_get_dirname (messages);

  g_unlink (fixture->file);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  PndLanguage *before, *inner;

  g_assert_cmpstr (_("Supports"), ==, "Supports");
  before = pnd_language_enter ("xx");
  g_assert_cmpstr (_("Supports"), ==, "mendukung");
  g_assert_cmpstr (pnd_polarity_get_title (PND_POLARITY_SUPPORTS), ==, "mendukung");
  g_assert_cmpstr (pnd_polarity_get_title (PND_POLARITY_MENTIONS), ==, "Mentions");
  g_assert_cmpstr (ngettext ("one", "many", 1), ==, "satu");
  g_assert_cmpstr (ngettext ("one", "many", 5), ==, "banyak");
  g_assert_cmpstr (ngettext ("a case", "cases", 5), ==, "cases");
  inner = pnd_language_enter ("en");
  g_assert_cmpstr (_("Supports"), ==, "Supports");
  g_assert_cmpstr (ngettext ("one", "many", 1), ==, "one");
  pnd_language_leave (inner);
  g_assert_cmpstr (_("Supports"), ==, "mendukung");
  pnd_language_leave (before);
  g_assert_cmpstr (_("Supports"), ==, "Supports");
}

static void
test_there (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pnd_language_is_there ("en"));
  g_assert_true (pnd_language_is_there ("xx"));
  g_assert_false (pnd_language_is_there ("yy"));
  g_assert_false (pnd_language_is_there ("../xx"));
  g_assert_false (pnd_language_is_there (""));
}

/* every length, and every byte turned round: nothing is read that is not there */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();

  for (guint i = 0; i < bytes->len; i++)
    {
      PndLanguage *before;

      write_catalogue (fixture, bytes->data, i);
      before = pnd_language_enter ("xx");
      g_assert_nonnull (_("Supports"));
      g_assert_nonnull (ngettext ("one", "many", 2));
      pnd_language_leave (before);
      bytes->data[i] ^= 0xff;
      write_catalogue (fixture, bytes->data, bytes->len);
      before = pnd_language_enter ("xx");
      g_assert_nonnull (_("Supports"));
      g_assert_nonnull (ngettext ("one", "many", 2));
      pnd_language_leave (before);
      bytes->data[i] ^= 0xff;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/words/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/words/there", Fixture, NULL, set_up, test_there, tear_down);
  g_test_add ("/words/broken", Fixture, NULL, set_up, test_broken, tear_down);
  return g_test_run ();
}
