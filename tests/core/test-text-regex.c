/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regular expressions in a document: exact places, and none that hangs. */

#include <string.h>

#include "app/analysis/text-regex.h"

static char *
find (const char *utf8, const char *pattern, GError **error)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GArray) found = pnd_text_regex_find (text, pattern, NULL, error);
  GString *list = g_string_new (NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_string_append_printf (list, "%d-%d ", g_array_index (found, PndSpan, i).start,
                            g_array_index (found, PndSpan, i).end);
  return g_string_free (list, FALSE);
}

static void
test_places (void)
{
  static const struct
  {
    const char *text;
    const char *pattern;
    const char *found;
  } cases[] = {
    { "Tahun 2019, 2023.", "20\\d\\d", "6-10 12-16 " },
    { "é 🎉 서울 é", "\\w+", "0-1 4-6 7-8 " },
    { "satu\ndua\n", "^d.*$", "5-8 " },
    { "satu\ndua", "u\\nd", "" },
    { "KOTA kota", "kota", "0-4 5-9 " },
    { "abc", "x*", "" },
    { "aXbXc", "a\\K.|b", "1-2 2-3 " },
    { "abab", "(ab)\\1", "0-4 " },
    { "", "a", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = find (cases[i].text, cases[i].pattern, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_faults (void)
{
  static const char *const patterns[] = { "(", "[a", "*a", "(*LIMIT_MATCH=4000000000)a+", "\\" };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = find ("aaa", patterns[i], &error);

      g_assert_error (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_PATTERN);
      g_assert_cmpstr (found, ==, "");
      g_assert_null (strstr (error->message, "LIMIT_HEAP"));
    }
}

static void
test_wild (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gint64 before = g_get_monotonic_time ();

  for (int i = 0; i < 100000; i++)
    g_string_append_c (text, 'a');
  found = find (text->str, "(a+)+(b|c)(a*)*$", &error);
  g_assert_true (error == NULL
                 || g_error_matches (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_LIMIT));
  g_assert_cmpint (g_get_monotonic_time () - before, <, 30 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_free (found);
  found = find (text->str, "(a|aa)+$(?=x)", &error);
  g_assert_error (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_LIMIT);
}

static void
test_cancelled (void)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup ("a\na"), 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pnd_text_regex_find (text, "a", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-regex/places", test_places);
  g_test_add_func ("/text-regex/faults", test_faults);
  g_test_add_func ("/text-regex/wild", test_wild);
  g_test_add_func ("/text-regex/cancelled", test_cancelled);
  return g_test_run ();
}
