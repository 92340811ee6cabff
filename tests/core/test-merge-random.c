/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever two people do to a project, and whatever stands where they are at odds: merged both ways
 * both have the same, nothing hangs in the air, and merging once more changes nothing. */

#include "app/model/annotation.h"
#include "app/model/documents/correction.h"
#include "app/model/memo.h"
#include "app/model/review/remark.h"
#include "app/store/merge/shape.h"
#include "tests/core/merge-fixture.h"

#define N_ROUNDS 6
#define N_EDITS 10

static int
compare_lines (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

static void
append_rows (Fixture *side, const PndShape *shape, GPtrArray *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (pnd_project_get_database (side->project), NULL,
                                                     shape->all, &error, "");

  g_assert_no_error (error);
  while (pnd_statement_next (row, &error))
    {
      GString *line = g_string_new (shape->table);

      for (guint i = 0; i < shape->columns->len; i++)
        if (!pnd_shape_get_column (shape, (int) i)->is_quiet)
          g_string_append_printf (line, "|%s", pnd_statement_is_null (row, (int) i + 1)
                                                 ? "-"
                                                 : pnd_statement_get_text (row, (int) i + 1, NULL));
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_no_error (error);
}

/* all that is not a matter of taste, by guids */
static char *
describe (Fixture *side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shapes = pnd_shapes_read (pnd_project_get_database (side->project), &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < shapes->len; i++)
    append_rows (side, shapes->pdata[i], lines);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gint64
pick (Fixture *side, GRand *rand, const char *what)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", what);
  gint64 n = ask (side, count);
  g_autofree char *sql = NULL;

  if (n == 0)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", what,
                         g_rand_int_range (rand, 0, (gint32) n));
  return ask (side, sql);
}

static gpointer
pick_row (Fixture *side, GRand *rand, GType type, const char *what)
{
  gint64 id = pick (side, rand, what);

  return id != 0 ? pnd_row_get (side->project, type, id, NULL) : NULL;
}

static void
edit_code (Fixture *side, GRand *rand, const char *word)
{
  g_autoptr (PndCode) code = pick_row (side, rand, PND_TYPE_CODE, "codes");
  gint64 parent = pick (side, rand, "codes");

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      pnd_code_move (code, parent, 0, NULL, NULL);
      break;
    case 1:
      if (ask (side, "SELECT count (*) FROM codes") > 3)
        pnd_code_delete (code, NULL, NULL);
      break;
    case 2:
      pnd_code_move (code, 0, 0, NULL, NULL);
      break;
    default:
      add_code (side, g_rand_boolean (rand) ? parent : 0, word, PND_CODE_KIND_OTHER);
    }
}

static void
edit_document (Fixture *side, GRand *rand, const char *word)
{
  g_autoptr (PndDocument) document
    = pick_row (side, rand, PND_TYPE_DOCUMENT, "documents WHERE trashed IS NULL");
  g_autoptr (PndDocument) trashed
    = pick_row (side, rand, PND_TYPE_DOCUMENT, "documents WHERE trashed IS NOT NULL");
  g_autofree char *text
    = g_strdup_printf ("A text of its own, which says so at its end: %u", g_rand_int (rand));

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (document != NULL && ask (side, "SELECT count (*) FROM documents WHERE trashed IS NULL") > 2)
        pnd_document_trash (document, NULL);
      break;
    case 1:
      if (trashed != NULL)
        pnd_document_restore (trashed, NULL);
      break;
    case 2:
      if (document != NULL)
        pnd_document_rename (document, word, NULL);
      break;
    case 3:
      if (g_rand_int_range (rand, 0, 4) == 0)
        pnd_document_empty_trash (side->project, NULL);
      break;
    default:
      add_document (side, word, text);
    }
}

static void
correct_one (Fixture *side, GRand *rand)
{
  g_autoptr (PndDocument) document
    = pick_row (side, rand, PND_TYPE_DOCUMENT, "documents WHERE trashed IS NULL");
  g_autoptr (PndDocumentText) text
    = document != NULL ? pnd_document_load_text (document, NULL) : NULL;
  g_autoptr (PndDocumentText) other = NULL;
  GString *utf8;
  gsize n;
  int at;

  if (text == NULL)
    return;
  utf8 = g_string_new (pnd_document_text_get_utf8 (text, NULL));
  at = g_rand_int_range (rand, 0, (gint32) utf8->len);
  if (g_rand_boolean (rand) || utf8->len < 40)
    g_string_insert (utf8, at, "so ");
  else
    g_string_erase (utf8, at, MIN (3, (gssize) utf8->len - at));
  n = utf8->len;
  other = pnd_document_text_new_take (g_string_free (utf8, FALSE), n);
  pnd_document_correct (document, other, NULL, NULL);
}

static void
edit_coding (Fixture *side, GRand *rand, const char *word)
{
  gint64 coding = pick (side, rand, "codings");
  gint64 document = pick (side, rand, "documents WHERE trashed IS NULL");
  int start = g_rand_int_range (rand, 0, 30);
  PndRating rating = { (PndPolarity) g_rand_int_range (rand, 1, 4), 0, PND_HOLDER_UNRATED };

  switch (coding == 0 ? 9 : g_rand_int_range (rand, 0, 10))
    {
    case 0:
      pnd_coding_remove (side->project, coding, NULL);
      break;
    case 1:
      pnd_coding_set_code (side->project, coding, pick (side, rand, "codes"), NULL);
      break;
    case 2:
      pnd_coding_set_memo (side->project, coding, word, NULL);
      break;
    case 3:
      pnd_coding_set_rating (side->project, coding, &rating, NULL);
      break;
    case 4:
      pnd_coding_set_span (side->project, coding, PND_SPAN (start, start + 6), NULL);
      break;
    default:
      if (document != 0)
        pnd_coding_add (side->project, document, PND_SPAN (start, start + 5),
                        pick (side, rand, "codes"), 0, NULL, NULL, NULL);
    }
}

static void
say (Fixture *side, GRand *rand, const char *word)
{
  g_autoptr (PndCoding) coding = pick_row (side, rand, PND_TYPE_CODING, "codings");
  g_autoptr (PndMemo) memo = pick_row (side, rand, PND_TYPE_MEMO, "memos");
  gint64 document = pick (side, rand, "documents WHERE trashed IS NULL");

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      if (coding != NULL)
        pnd_remark_add (side->project, PND_SUBJECT_CODING, pnd_row_get_guid (PND_ROW (coding)),
                        (PndReviewState) g_rand_int_range (rand, PND_STATE_ACCEPTED,
                                                           PND_STATE_REVISED),
                        word, NULL);
      break;
    case 1:
      if (memo != NULL)
        pnd_memo_set_text (memo, word, word, NULL);
      break;
    case 2:
      if (memo != NULL)
        pnd_memo_remove (memo, NULL);
      break;
    case 3:
      if (document != 0)
        pnd_annotation_add (side->project, document, PND_SPAN (1, 9), word, NULL);
      break;
    default:
      pnd_memo_add (side->project, g_rand_boolean (rand) ? document : 0, 0, word, "text", NULL);
    }
}

static void
edit (Fixture *side, GRand *rand)
{
  g_autofree char *word = g_strdup_printf ("X%u", g_rand_int (rand) % 10000);

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
      edit_code (side, rand, word);
      break;
    case 2:
      edit_document (side, rand, word);
      break;
    case 3:
      correct_one (side, rand);
      break;
    case 4:
    case 5:
      say (side, rand, word);
      break;
    default:
      edit_coding (side, rand, word);
    }
}

static void
assert_whole (Fixture *side)
{
  g_assert_cmpint (ask (side, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (ask (side, "SELECT count (*) FROM codings c JOIN documents d ON d.id ="
                              " c.document JOIN texts t ON t.hash = d.text_hash"
                              " WHERE span_end > characters"), ==, 0);
  g_assert_cmpint (ask (side, "SELECT count (*) FROM deleted d JOIN codings c ON c.guid = d.guid"),
                   ==, 0);
  g_assert_cmpint (ask (side, "SELECT count (*) FROM (SELECT 1 FROM documents GROUP BY name"
                              " HAVING count (*) > 1)"), ==, 0);
}

static void
walk (Pair *self, guint32 seed, PndMergeChoice prefer)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;
      g_autofree char *again = NULL;
      PndMergeCount count;

      for (int i = 0; i < N_EDITS; i++)
        edit (g_rand_boolean (rand) ? &self->a : &self->b, rand);
      merge_in (&self->a, &self->b, prefer);
      assert_whole (&self->a);
      merge_in (&self->b, &self->a, prefer == PND_MERGE_OURS ? PND_MERGE_THEIRS : prefer);
      assert_whole (&self->b);
      ours = describe (&self->a);
      theirs = describe (&self->b);
      g_assert_cmpstr (ours, ==, theirs);
      /* of what is a matter of taste, the order of codes for example, the last may come now */
      merge_in (&self->a, &self->b, prefer);
      count = merge_in (&self->a, &self->b, prefer);
      g_assert_cmpint (count.added + count.changed + count.removed, ==, 0);
      again = describe (&self->a);
      g_assert_cmpstr (ours, ==, again);
    }
}

static void
test_ours (Pair *self, gconstpointer data)
{
  walk (self, GPOINTER_TO_UINT (data), PND_MERGE_OURS);
}

static void
test_theirs (Pair *self, gconstpointer data)
{
  walk (self, GPOINTER_TO_UINT (data), PND_MERGE_THEIRS);
}

static void
test_newer (Pair *self, gconstpointer data)
{
  walk (self, GPOINTER_TO_UINT (data), PND_MERGE_NEWER);
}

int
main (int argc, char **argv)
{
  const char *word = g_getenv ("PENANDA_SEED");
  guint seed = word != NULL ? (guint) g_ascii_strtoull (word, NULL, 10) : 20260714;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge-random/ours", Pair, GUINT_TO_POINTER (seed), pair_set_up, test_ours,
              pair_tear_down);
  g_test_add ("/merge-random/theirs", Pair, GUINT_TO_POINTER (seed), pair_set_up, test_theirs,
              pair_tear_down);
  g_test_add ("/merge-random/newer", Pair, GUINT_TO_POINTER (seed), pair_set_up, test_newer,
              pair_tear_down);
  return g_test_run ();
}
