/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of answers: an Excel table from the text of its members, or separated values as they are;
 * and documents of both shapes out of whatever could be read. */

#include "app/exchange/answers/answers.h"
#include "tests/fuzz/imported.h"

static void
check_answers (const PndSheet *sheet, PndAnswersShape shape)
{
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_guess (sheet, shape);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = pnd_answers_make (sheet, plan, &error);

  g_assert_true ((answers == NULL) == (error != NULL));
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const PndAnswer *answer = g_ptr_array_index (answers, i);
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_utf8 (answer->text, &n_bytes);

      g_assert_cmpuint (n_bytes, >, 0);
      g_assert_true (g_utf8_validate (utf8, (gssize) n_bytes, NULL));
      g_assert_null (memchr (utf8, '\r', n_bytes));
      g_assert_true (*answer->name != '\0' && g_utf8_validate (answer->name, -1, NULL));
      g_assert_true (g_hash_table_add (names, answer->name));
      g_assert_cmpuint (g_strv_length (answer->attributes) % 2, ==, 0);
    }
}

/* read whole, with headings that are told apart, or refused in one sentence that names the file */
static void
check_sheet (GBytes *bytes)
{
  g_autoptr (GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSheet) sheet = pnd_sheet_read_bytes ("seed.file", bytes, NULL, &error);

  g_assert_true ((sheet == NULL) == (error != NULL));
  if (sheet == NULL)
    {
      g_assert_nonnull (strstr (error->message, "“seed.file”"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_cmpint (pnd_sheet_get_n_columns (sheet), <=, PND_SHEET_MAX_COLUMNS);
  for (int i = 0; i < pnd_sheet_get_n_columns (sheet); i++)
    g_assert_true (g_hash_table_add (headings, (gpointer) pnd_sheet_get_heading (sheet, i)));
  for (int row = 0; row < pnd_sheet_get_n_rows (sheet); row++)
    for (int i = 0; i < pnd_sheet_get_n_columns (sheet); i++)
      g_assert_true (g_utf8_validate (pnd_sheet_get (sheet, row, i), -1, NULL));
  check_answers (sheet, PND_ANSWERS_ROWS);
  check_answers (sheet, PND_ANSWERS_COLUMNS);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gboolean is_packed = size >= 4 && memcmp (data, "=== ", 4) == 0;
  g_autoptr (GBytes) bytes = is_packed ? pack_members (data, size) : g_bytes_new (data, size);

  check_sheet (bytes);
  return 0;
}
