/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/document-text.h"

#include <string.h>

static PndDocumentText *
new_text (const char *utf8)
{
  return pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
}

/* every question answered by walking the text with GLib's own functions */
static void
compare_with_walk (const char *utf8)
{
  g_autoptr (PndDocumentText) text = new_text (utf8);
  int length = g_utf8_strlen (utf8, -1);
  const char *at = utf8;
  int line = 0;
  int line_start = 0;

  g_assert_cmpint (pnd_document_text_get_length (text), ==, length);
  for (int position = 0; position <= length; position++)
    {
      gsize byte = at - utf8;

      g_assert_cmpuint (pnd_document_text_to_byte (text, position), ==, byte);
      g_assert_cmpint (pnd_document_text_to_position (text, byte), ==, position);
      g_assert_cmpint (pnd_document_text_get_line_at (text, position), ==, line);
      g_assert_cmpuint (pnd_document_text_get_char (text, position), ==, g_utf8_get_char (at));
      if (*at == '\n' || *at == '\0')
        {
          PndSpan span = pnd_document_text_get_line (text, line);

          g_assert_cmpint (span.start, ==, line_start);
          g_assert_cmpint (span.end, ==, position);
          line_start = position + 1;
          line++;
        }
      at = g_utf8_next_char (at);
    }
  g_assert_cmpint (pnd_document_text_get_n_lines (text), ==, line);
}

static void
test_small (void)
{
  const char *texts[] = {
    "", "a", "\n", "\n\n", "a\n", "\na", "é", "é\n한국\n😀", "a😀b", "\xef\xbb\xbf x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    compare_with_walk (texts[i]);
}

/* lengths around the blocks of 512 bytes, with characters of one to four bytes */
static void
test_random (void)
{
  const char *letters[] = { "a", "b", " ", "\n", "é", "ß", "한", "국", "😀", "🇮" };

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      gsize wanted = g_test_rand_int_range (0, 2100);
      int n_letters = g_test_rand_int_range (1, G_N_ELEMENTS (letters) + 1);

      while (utf8->len < wanted)
        g_string_append (utf8, letters[g_test_rand_int_range (0, n_letters)]);
      compare_with_walk (utf8->str);
    }
}

static void
test_slices (void)
{
  g_autoptr (PndDocumentText) text = new_text ("Kota 한국 ramah.\nDua\n");
  g_autofree char *word = pnd_document_text_get_slice (text, PND_SPAN (5, 7));
  g_autofree char *nothing = pnd_document_text_get_slice (text, PND_SPAN (7, 7));
  g_autofree char *all = pnd_document_text_get_slice (text, PND_SPAN (0, 19));
  gsize n_bytes;
  const char *line = pnd_document_text_get_line_utf8 (text, 1, &n_bytes);

  g_assert_cmpstr (word, ==, "한국");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (all, ==, pnd_document_text_get_utf8 (text, NULL));
  g_assert_cmpmem (line, n_bytes, "Dua", 3);
  line = pnd_document_text_get_line_utf8 (text, 2, &n_bytes);
  g_assert_cmpmem (line, n_bytes, "", 0);
}

static void
test_hash (void)
{
  g_autoptr (PndDocumentText) text = new_text ("abc");
  g_autoptr (PndDocumentText) same = pnd_document_text_ref (text);

  g_assert_cmpstr (pnd_document_text_get_hash (text), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (pnd_document_text_get_hash (same) == pnd_document_text_get_hash (text));
}

static gpointer
ask_hash (gpointer text)
{
  return (gpointer)pnd_document_text_get_hash (text);
}

static void
test_hash_from_threads (void)
{
  g_autofree char *utf8 = g_strnfill (1 << 20, 'x');
  g_autoptr (PndDocumentText) text = new_text (utf8);
  GThread *threads[8];
  gpointer first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", ask_hash, text);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      gpointer hash = g_thread_join (threads[i]);

      if (first == NULL)
        first = hash;
      g_assert_true (hash == first);
    }
}

/* a million lines, a third of the characters not ASCII: every hundredth line is where it should */
static void
test_many_lines (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (PndDocumentText) text = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append (utf8, "é12\n");
  text = pnd_document_text_new_take (g_memdup2 (utf8->str, utf8->len), utf8->len);

  g_assert_cmpint (pnd_document_text_get_n_lines (text), ==, 1000001);
  for (int line = 0; line < 1000000; line += 100)
    {
      PndSpan span = pnd_document_text_get_line (text, line);

      g_assert_cmpint (span.start, ==, line * 4);
      g_assert_cmpint (span.end, ==, line * 4 + 3);
      g_assert_cmpint (pnd_document_text_get_line_at (text, span.end), ==, line);
      g_assert_cmpint (pnd_document_text_get_line_at (text, span.end + 1), ==, line + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-text/small", test_small);
  g_test_add_func ("/document-text/random", test_random);
  g_test_add_func ("/document-text/slices", test_slices);
  g_test_add_func ("/document-text/hash", test_hash);
  g_test_add_func ("/document-text/hash-from-threads", test_hash_from_threads);
  g_test_add_func ("/document-text/many-lines", test_many_lines);
  return g_test_run ();
}
