/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/annotation.h"
#include "app/model/codings/coding-passages.h"
#include "app/model/row-list.h"
#include "app/store/veil/veil.h"

#include "tests/core/model-fixture.h"

typedef struct
{
  Fixture base;
  gint64 document;
  gint64 eco;
  gint64 cul;
  gint64 context;
} Codings;

static void
set_up (Codings *codings, gconstpointer data)
{
  fixture_set_up (&codings->base, data);
  codings->document = add_document (&codings->base, "interview-1.txt", "Kota ramah é 한국 😀\nDua\n");
  codings->eco = add_code (&codings->base, 0, "ECO", PND_CODE_KIND_MOTIVE);
  codings->cul = add_code (&codings->base, codings->eco, "CUL", PND_CODE_KIND_INDICATOR);
  codings->context = add_code (&codings->base, 0, "CON", PND_CODE_KIND_CONTEXT);
}

static void
tear_down (Codings *codings, gconstpointer data)
{
  fixture_tear_down (&codings->base, data);
}

static PndCoding *
get_coding (Codings *codings, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PndCoding *coding = pnd_row_get (codings->base.project, PND_TYPE_CODING, id, &error);

  g_assert_no_error (error);
  return coding;
}

static char *
get_last_detail (Codings *codings)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (pnd_project_get_database (codings->base.project), "Reading",
                            "SELECT detail FROM history ORDER BY id DESC LIMIT 1", NULL, "");

  g_assert_true (pnd_statement_next (row, NULL));
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

static void
test_add (Codings *codings, gconstpointer data)
{
  PndRating rating = { PND_POLARITY_CONTRADICTS, 2, PND_HOLDER_PARTNER_REGION };
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoding) coding = NULL;
  g_autofree char *detail = NULL;
  gint64 id = pnd_coding_add (codings->base.project, codings->document, PND_SPAN (5, 17),
                              codings->eco, 0, &rating, "why", &error);

  g_assert_no_error (error);
  coding = get_coding (codings, id);
  g_assert_cmpint (pnd_coding_get_document (coding), ==, codings->document);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), PND_SPAN (5, 17)));
  g_assert_cmpint (pnd_coding_get_code (coding), ==, codings->eco);
  g_assert_cmpint (pnd_coding_get_coder (coding), ==,
                   pnd_project_get_coder (codings->base.project));
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_CONTRADICTS);
  g_assert_cmpint (pnd_coding_get_rating (coding).strength, ==, 2);
  g_assert_cmpint (pnd_coding_get_rating (coding).holder, ==, PND_HOLDER_PARTNER_REGION);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "why");
  g_assert_cmpint (pnd_coding_get_review (coding), ==, PND_REVIEW_UNREVIEWED);
  g_assert_cmpint (pnd_coding_get_code_version (coding), ==, 1);
  g_assert_true (g_uuid_string_is_valid (pnd_row_get_guid (PND_ROW (coding))));
  detail = get_last_detail (codings);
  g_assert_cmpstr (detail, ==, "ECO: interview-1.txt 5-17");
  g_assert_cmpstr (pnd_project_get_undo_label (codings->base.project), ==, "Add coding");
}

static void
assert_refused (Codings *codings, gint64 document, PndSpan span, gint64 code, gint64 coder,
                int expected, const char *word)
{
  g_autoptr (GError) error = NULL;
  gint64 n_before = ask (&codings->base, "SELECT count(*) FROM codings");

  g_assert_cmpint (
      pnd_coding_add (codings->base.project, document, span, code, coder, NULL, NULL, &error), ==,
      0);
  g_assert_error (error, PND_STORE_ERROR, expected);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, n_before);
}

static void
test_refuse (Codings *codings, gconstpointer data)
{
  g_autoptr (PndDocument) document
      = pnd_row_get (codings->base.project, PND_TYPE_DOCUMENT, codings->document, NULL);
  gint64 id = codings->document;

  assert_refused (codings, id, PND_SPAN (4, 4), codings->eco, 0, PND_STORE_ERROR_REFUSED, "4 to 4");
  assert_refused (codings, id, PND_SPAN (6, 4), codings->eco, 0, PND_STORE_ERROR_REFUSED, "6 to 4");
  assert_refused (codings, id, PND_SPAN (-1, 4), codings->eco, 0, PND_STORE_ERROR_REFUSED, "-1");
  assert_refused (codings, id, PND_SPAN (4, 23), codings->eco, 0, PND_STORE_ERROR_REFUSED, "22");
  assert_refused (codings, 99, PND_SPAN (4, 5), codings->eco, 0, PND_STORE_ERROR_NOT_FOUND,
                  "document");
  assert_refused (codings, id, PND_SPAN (4, 5), 99, 0, PND_STORE_ERROR_NOT_FOUND, "code");
  assert_refused (codings, id, PND_SPAN (4, 5), codings->eco, 99, PND_STORE_ERROR_NOT_FOUND,
                  "coder");

  add_coding (&codings->base, id, 0, 22, codings->eco);
  assert_refused (codings, id, PND_SPAN (0, 22), codings->eco, 0, PND_STORE_ERROR_REFUSED, "ECO");
  add_coding (&codings->base, id, 0, 22, codings->cul);
  add_coding (&codings->base, id, 0, 21, codings->eco);

  g_assert_true (pnd_document_trash (document, NULL));
  assert_refused (codings, id, PND_SPAN (4, 5), codings->eco, 0, PND_STORE_ERROR_REFUSED, "trash");
}

/* a failure in the middle of a table takes the whole table back */
static void
test_all_or_none (Codings *codings, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_history = ask (&codings->base, "SELECT count(*) FROM history");

  g_assert_true (pnd_project_begin_edit (codings->base.project, "Add codings", &error));
  add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  pnd_coding_add (codings->base.project, codings->document, PND_SPAN (0, 4), codings->eco, 0, NULL,
                  NULL, &error);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  pnd_project_abandon_edit (codings->base.project);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, 0);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM history"), ==, n_history);
}

static void
test_change (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  PndRating rating = { PND_POLARITY_SUPPORTS, 3, PND_HOLDER_OWN_REGION };
  gint64 id = add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  gint64 other = add_coding (&codings->base, codings->document, 0, 4, codings->cul);
  g_autoptr (PndCoding) coding = get_coding (codings, id);
  g_autofree char *guid = g_strdup (pnd_row_get_guid (PND_ROW (coding)));
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_coding_set_code (project, id, codings->cul, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pnd_coding_set_span (project, id, PND_SPAN (3, 30), &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (pnd_coding_set_span (project, id, PND_SPAN (2, 9), &error));
  g_assert_true (pnd_coding_set_code (project, id, codings->cul, &error));
  g_assert_true (pnd_coding_set_rating (project, id, &rating, &error));
  g_assert_true (pnd_coding_set_memo (project, id, "memo", &error));
  g_assert_no_error (error);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), PND_SPAN (2, 9)));
  g_assert_cmpint (pnd_coding_get_code (coding), ==, codings->cul);
  g_assert_cmpint (pnd_coding_get_rating (coding).strength, ==, 3);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "memo");
  g_assert_cmpstr (pnd_row_get_guid (PND_ROW (coding)), ==, guid);
  g_assert_cmpint (pnd_coding_get_review (coding), ==, PND_REVIEW_UNREVIEWED);

  /* the same again is no step */
  g_assert_true (pnd_coding_set_rating (project, id, &rating, &error));
  g_assert_true (pnd_coding_set_span (project, id, PND_SPAN (2, 9), &error));
  g_assert_true (pnd_coding_set_code (project, id, codings->cul, &error));
  g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Edit memo");
  for (int i = 0; i < 4; i++)
    undo (&codings->base);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), PND_SPAN (0, 4)));
  g_assert_cmpint (pnd_coding_get_code (coding), ==, codings->eco);
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_UNRATED);
  g_assert_true (pnd_coding_remove (project, other, &error));
}

static void
test_review_is_revised (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  PndRating rating = { .polarity = PND_POLARITY_MENTIONS };
  gint64 id = add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  g_autoptr (GError) error = NULL;

  for (int verb = 0; verb < 4; verb++)
    {
      g_assert_true (pnd_project_begin_edit (project, "Accept", &error));
      pnd_database_exec (pnd_project_get_database (project), "Accepting",
                         "UPDATE codings SET review = 'accepted'", &error);
      g_assert_true (pnd_project_end_edit (project, &error));
      g_assert_true (verb == 0   ? pnd_coding_set_span (project, id, PND_SPAN (1, 4), &error)
                     : verb == 1 ? pnd_coding_set_code (project, id, codings->cul, &error)
                     : verb == 2 ? pnd_coding_set_rating (project, id, &rating, &error)
                                 : pnd_coding_set_memo (project, id, "x", &error));
      g_assert_no_error (error);
      g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings "
                                            "WHERE review = 'revised'"),
                       ==, 1);
    }
}

static void
test_remove (Codings *codings, gconstpointer data)
{
  gint64 id = add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  g_autoptr (PndCoding) coding = get_coding (codings, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_coding_remove (codings->base.project, id, &error));
  g_assert_true (pnd_row_get_deleted (PND_ROW (coding)));
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM deleted WHERE kind = 'coding'"), ==,
                   1);
  g_assert_false (pnd_coding_remove (codings->base.project, id, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
  undo (&codings->base);
  g_assert_false (pnd_row_get_deleted (PND_ROW (coding)));
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM deleted"), ==, 0);
  redo (&codings->base);
  g_assert_true (pnd_row_get_deleted (PND_ROW (coding)));
}

static void
test_forget_memo (Codings *codings, gconstpointer data)
{
  gint64 id = add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  pnd_coding_set_memo (codings->base.project, id, "bukan-untuk-siapa words", &error);
  pnd_coding_set_memo (codings->base.project, id, "bukan-untuk-siapa words and more", &error);
  g_assert_true (pnd_coding_forget_memo (codings->base.project, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings WHERE memo = ''"), ==, 1);
  pnd_project_close (codings->base.project, &error);
  g_file_get_contents (codings->base.path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i + 17 < n_bytes; i++)
    g_assert_true (memcmp (contents + i, "bukan-untuk-siapa", 17) != 0);
}

static void
test_overlap (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  gint64 document = codings->document;
  gint64 coder = pnd_project_get_coder (project);
  gint64 id = add_coding (&codings->base, document, 5, 10, codings->eco);

  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (9, 12), codings->eco, coder, 0), ==,
      id);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (0, 6), codings->eco, coder, 0), ==, id);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (10, 12), codings->eco, coder, 0), ==,
      0);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (0, 5), codings->eco, coder, 0), ==, 0);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (6, 7), codings->eco, coder, id), ==, 0);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (6, 7), codings->cul, coder, 0), ==, 0);
  g_assert_cmpint (
      pnd_coding_find_overlap (project, document, PND_SPAN (6, 7), codings->eco, coder + 1, 0), ==,
      0);
}

static void
test_unfinished (Codings *codings, gconstpointer data)
{
  PndRating rating = { .polarity = PND_POLARITY_MENTIONS };
  gint64 id = add_coding (&codings->base, codings->document, 5, 10, codings->eco);

  add_coding (&codings->base, codings->document, 5, 10, codings->context);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 1);
  add_coding (&codings->base, codings->document, 0, 10, codings->cul);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 2);
  pnd_coding_set_rating (codings->base.project, id, &rating, NULL);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 2);
  rating.holder = PND_HOLDER_OTHER;
  pnd_coding_set_rating (codings->base.project, id, &rating, NULL);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 1);
  rating.polarity = PND_POLARITY_UNRATED;
  pnd_coding_set_rating (codings->base.project, id, &rating, NULL);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 2);
  undo (&codings->base);
  undo (&codings->base);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 2);
}

static void
assert_mark_equal (const PndCodingMark *a, const PndCodingMark *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->code, ==, b->code);
  g_assert_true (pnd_span_equal (a->span, b->span));
  g_assert_cmpint (a->coder, ==, b->coder);
  g_assert_cmpint (a->polarity, ==, b->polarity);
  g_assert_cmpint (a->strength, ==, b->strength);
  g_assert_cmpint (a->review, ==, b->review);
  g_assert_cmpint (a->flags, ==, b->flags);
}

static void
test_marks (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  PndRating rating = { PND_POLARITY_MENTIONS, 1, PND_HOLDER_OTHER };
  gint64 short_one = add_coding (&codings->base, codings->document, 3, 5, codings->eco);
  gint64 long_one = add_coding (&codings->base, codings->document, 3, 9, codings->cul);
  gint64 first = add_coding (&codings->base, codings->document, 0, 2, codings->eco);
  gint64 note = pnd_annotation_add (project, codings->document, PND_SPAN (1, 4), "note", NULL);
  gint64 other = add_document (&codings->base, "b.txt", "0123456789");
  g_autoptr (GArray) marks = NULL;
  PndCodingMark mark;

  add_coding (&codings->base, other, 0, 10, codings->eco);
  g_assert_true (pnd_coding_set_rating (project, long_one, &rating, NULL));
  g_assert_true (pnd_coding_set_memo (project, long_one, "m", NULL));
  marks = pnd_coding_load_marks (project, codings->document, NULL);

  g_assert_cmpuint (sizeof (PndCodingMark), <=, 32);
  g_assert_cmpuint (marks->len, ==, 4);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 0).id, ==, first);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 1).id, ==, note);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 1).code, ==, 0);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 1).flags, ==, PND_CODING_MARK_ANNOTATION);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 2).id, ==, long_one);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 2).flags, ==, PND_CODING_MARK_MEMO);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 2).polarity, ==, PND_POLARITY_MENTIONS);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 3).id, ==, short_one);

  for (guint i = 0; i < marks->len; i++)
    {
      const PndCodingMark *loaded = &g_array_index (marks, PndCodingMark, i);

      g_assert_true (pnd_coding_load_mark (project, codings->document, loaded->id,
                                           loaded->flags & PND_CODING_MARK_ANNOTATION, &mark));
      assert_mark_equal (loaded, &mark);
    }
  g_assert_false (pnd_coding_load_mark (project, other, first, FALSE, &mark));
  g_assert_false (pnd_coding_load_mark (project, codings->document, 99, FALSE, &mark));
}

/* a file that was edited by hand may claim any place; no mark leaves the text */
static void
test_hostile_spans (Codings *codings, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (PndDocument) document
      = pnd_row_get (codings->base.project, PND_TYPE_DOCUMENT, codings->document, NULL);

  add_coding (&codings->base, codings->document, 3, 5, codings->eco);
  add_coding (&codings->base, codings->document, 4, 6, codings->eco);
  pnd_database_exec (pnd_project_get_database (codings->base.project), "Damaging",
                     "UPDATE codings SET span_end = 9000000000000 WHERE span_start = 3;"
                     "UPDATE codings SET span_start = 5000000000, span_end = 5000000001 "
                     "WHERE span_start = 4",
                     &error);
  g_assert_no_error (error);
  marks = pnd_coding_load_marks (codings->base.project, codings->document, &error);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpint (g_array_index (marks, PndCodingMark, 0).span.end, ==, 22);
  g_assert_cmpfloat (pnd_document_get_coded_share (document), <=, 1.0);
}

/* 50,000 codings in one edit are one history row, and undo takes all of them back at once */
static void
test_many (Codings *codings, gconstpointer data)
{
  g_autofree char *utf8 = g_strnfill (100000, 'x');
  gint64 document = add_document (&codings->base, "big.txt", utf8);
  gint64 n_history = ask (&codings->base, "SELECT count(*) FROM history");
  g_autoptr (PndDocument) big
      = pnd_row_get (codings->base.project, PND_TYPE_DOCUMENT, document, NULL);
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (pnd_document_get_coded_share (big), ==, 0.0);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 0);
  g_assert_true (pnd_project_begin_edit (codings->base.project, "Add codings", &error));
  for (int i = 0; i < 50000; i++)
    add_coding (&codings->base, document, i * 2, i * 2 + 1, codings->eco);
  g_assert_true (pnd_project_end_edit (codings->base.project, &error));
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM history"), ==, n_history + 1);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 50000);
  g_assert_cmpfloat (pnd_document_get_coded_share (big), ==, 0.5);

  marks = pnd_coding_load_marks (codings->base.project, document, &error);
  g_assert_cmpuint (marks->len, ==, 50000);
  for (guint i = 0; i < marks->len; i++)
    g_assert_cmpint (g_array_index (marks, PndCodingMark, i).span.start, ==, (int)i * 2);
  undo (&codings->base);
  g_assert_cmpint (pnd_coding_count_unfinished (codings->base.project), ==, 0);
  g_assert_cmpfloat (pnd_document_get_coded_share (big), ==, 0.0);
}

/* a chain of overlaps becomes one coding, in one step; what is another's or elsewhere stays */
static void
test_join (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  gint64 first = add_coding (&codings->base, codings->document, 0, 6, codings->eco);
  gint64 second = add_coding (&codings->base, codings->document, 5, 9, codings->eco);
  gint64 third = add_coding (&codings->base, codings->document, 8, 11, codings->eco);
  gint64 other_code = add_coding (&codings->base, codings->document, 5, 9, codings->cul);
  gint64 elsewhere = add_coding (&codings->base, codings->document, 11, 14, codings->eco);
  g_autoptr (PndCoding) coding = get_coding (codings, third);
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;

  pnd_coding_set_memo (project, first, "one", &error);
  pnd_coding_set_memo (project, third, "three", &error);
  g_assert_true (pnd_coding_join (project, third, codings->eco, PND_SPAN (7, 11), &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, 0);
  g_assert_cmpint (pnd_coding_get_span (coding).end, ==, 11);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "three\n\none");
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, 3);
  g_assert_null (pnd_row_get (project, PND_TYPE_CODING, second, NULL));
  detail = get_last_detail (codings);
  g_assert_cmpstr (detail, ==, "ECO: interview-1.txt 0-11");
  g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Join codings");
  undo (&codings->base);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, 5);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, 8);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "three");

  /* with another code on exactly the same passage */
  g_assert_true (pnd_coding_join (project, other_code, codings->eco, PND_SPAN (5, 9), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, 2);
  /* and where nothing is in the way it just grows */
  g_assert_true (pnd_coding_join (project, elsewhere, codings->eco, PND_SPAN (11, 15), &error));
  g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Extend coding");
  g_assert_false (pnd_coding_join (project, elsewhere, codings->eco, PND_SPAN (0, 9999), &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM codings"), ==, 2);
}

/* who shows another's codings codes nothing twice, and deletes no code that seems to be unused */
static void
test_narrowed (Codings *codings, gconstpointer data)
{
  PndProject *project = codings->base.project;
  gint64 ani = pnd_project_get_coder (project);
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (PndPassage));
  PndPassage passage = { codings->document, PND_SPAN (2, 8) };
  PndPassageCount count = { 0 };
  g_autoptr (PndCode) eco = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own = add_coding (&codings->base, codings->document, 0, 4, codings->eco);
  gint64 budi = pnd_coder_add (project, "Budi", &error);

  g_assert_true (pnd_project_set_whose (project, PND_WHOSE_ONE, budi, &error));
  g_assert_cmpint (pnd_coding_add (project, codings->document, PND_SPAN (0, 4), codings->eco, 0,
                                   NULL, NULL, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_coding_find_overlap (project, codings->document, PND_SPAN (2, 8),
                                            codings->eco, ani, 0), ==, own);
  g_array_append_val (passages, passage);
  g_assert_true (pnd_coding_add_passages (project, passages, codings->eco, NULL, TRUE, &count,
                                          &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (&codings->base, "SELECT count(*) FROM main.codings"), ==, 1);
  g_assert_cmpint (ask (&codings->base, "SELECT span_end FROM main.codings"), ==, 8);
  eco = pnd_row_get (project, PND_TYPE_CODE, codings->eco, &error);
  g_assert_cmpint (pnd_code_count_codings (eco, TRUE), ==, 1);
  g_assert_cmpint (pnd_code_count_codings (eco, FALSE), ==, 1);
}

static void
add_test (const char *name, void (*func) (Codings *, gconstpointer))
{
  g_test_add (name, Codings, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/codings/add", test_add);
  add_test ("/codings/refuse", test_refuse);
  add_test ("/codings/narrowed", test_narrowed);
  add_test ("/codings/all-or-none", test_all_or_none);
  add_test ("/codings/change", test_change);
  add_test ("/codings/review-is-revised", test_review_is_revised);
  add_test ("/codings/remove", test_remove);
  add_test ("/codings/forget-memo", test_forget_memo);
  add_test ("/codings/overlap", test_overlap);
  add_test ("/codings/join", test_join);
  add_test ("/codings/unfinished", test_unfinished);
  add_test ("/codings/marks", test_marks);
  add_test ("/codings/hostile-spans", test_hostile_spans);
  add_test ("/codings/many", test_many);
  return g_test_run ();
}
