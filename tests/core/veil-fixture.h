/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A project with a blind coder and one who does all there is to do, with words in it that nobody
 * else wrote. */

#include <string.h>

#include "app/model/annotation.h"
#include "tests/core/model-fixture.h"

/* what nothing but the hidden coder wrote: the name, and all the rest */
#define NAME "Zubaidah"
#define GUID(n) "'00000000-0000-4000-8000-00000000000" #n "'"
#define MARK "qqsentinelqq"
#define NOW "'2026-01-01T00:00:00Z'"

typedef struct
{
  Fixture base;
  gint64 ani, other;
  gint64 first, second;
  gint64 code, side;
} Veil;

static inline void
run (Veil *veil, const char *sql)
{
  PndProject *project = veil->base.project;
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_begin_edit (project, MARK " label", &error));
  pnd_project_describe_edit (project, MARK " detail");
  g_assert_true (pnd_database_exec (pnd_project_get_database (project), NULL, sql, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (project, &error));
}

static inline void
act_as (Veil *veil, gint64 coder)
{
  pnd_project_set_coder (veil->base.project, coder);
}

static inline void
set_blind (Veil *veil, gint64 coder, gboolean blind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoder) row = pnd_row_get (veil->base.project, PND_TYPE_CODER, coder, &error);

  g_assert_no_error (error);
  g_assert_true (pnd_coder_set_blind (row, blind, &error));
  g_assert_no_error (error);
}

/* all the other coder can do, in both documents */
static inline void
do_the_others_work (Veil *veil)
{
  PndProject *project = veil->base.project;
  g_autoptr (GError) error = NULL;

  act_as (veil, veil->other);
  for (int i = 0; i < 2; i++)
    {
      gint64 document = i == 0 ? veil->first : veil->second;
      gint64 coding = pnd_coding_add (project, document, PND_SPAN (4, 9), veil->side, 0, NULL,
                                      MARK " of the coding", &error);
      gint64 gone;

      g_assert_no_error (error);
      g_assert_cmpint (coding, !=, 0);
      pnd_annotation_add (project, document, PND_SPAN (2, 6), MARK " of the note", &error);
      g_assert_no_error (error);
      gone = pnd_coding_add (project, document, PND_SPAN (1, 3), veil->side, 0, NULL,
                             MARK " of what is gone", &error);
      g_assert_true (pnd_coding_remove (project, gone, &error));
      g_assert_no_error (error);
    }
  run (veil, "INSERT INTO main.memos (guid, kind, document, code, coder, date, title, text,"
             " created, modified) VALUES"
             " ('m1', 'memo', NULL, NULL, 2, '2026-01-01', '" MARK "', '" MARK "', " NOW ", " NOW
             "),"
             " ('m2', 'memo', 1, NULL, 2, '2026-01-01', '" MARK "', '', " NOW ", " NOW ")");
  run (veil, "INSERT INTO main.quarantine (guid, document, quote, position, coder, made, created,"
             " modified) VALUES ('q', 1, '" MARK "', 0, 2, " NOW ", " NOW ", " NOW ")");
  run (veil, "INSERT INTO main.translations (guid, document, span_start, span_end, language, text,"
             " translator, created, modified) VALUES ('t', 1, 0, 3, 'en', '" MARK "', '" NAME
             "', " NOW ", " NOW ")");
  run (veil, "INSERT INTO main.reading (guid, document_guid, text_hash, span_start, span_end,"
             " coder, versions, created, modified) SELECT 'r', guid, text_hash, 0, 5, 2, '" MARK
             "', " NOW ", " NOW " FROM documents WHERE id = 1");
  run (veil, "INSERT INTO main.findings (guid, motive_guid, verdict, suggested, rationale, coder,"
             " created, modified) SELECT 'f', guid, 'present', 'partial', '" MARK
             "', 2, " NOW ", " NOW " FROM codes WHERE id = 1;"
             "INSERT INTO main.finding_passages (finding, side, coding_guid) SELECT 1, 'for', guid"
             " FROM main.codings WHERE memo LIKE '" MARK "%' AND document = 1");
  run (veil, "INSERT INTO main.resolutions (guid, coding_guid, stands, reason, coder, created,"
             " modified) SELECT 's', guid, 'for', '" MARK "', 2, " NOW ", " NOW " FROM main.codings"
             " WHERE memo LIKE '" MARK "%' AND document = 1");
  run (veil, "INSERT INTO main.remarks (guid, kind, subject_guid, text, coder, created, modified)"
             " SELECT 'k' || id, 'coding', guid, '" MARK "', 2, " NOW ", " NOW " FROM main.codings"
             " WHERE memo LIKE '" MARK "%';"
             "INSERT INTO main.decisions (guid, document_guid, kind, outcome, reason, coder,"
             " created, modified) SELECT " GUID (1) ", guid, 'presence', 'open',"
             " '" MARK "', 2, " NOW ", " NOW " FROM documents WHERE id = 1;"
             "INSERT INTO main.agreements (guid, options, result, coder, created, modified)"
             " VALUES (" GUID (2) ", '" MARK "', '" MARK "', 2, " NOW ", " NOW ");"
             "INSERT INTO main.supervisions (guid, date, topic, coder, created, modified)"
             " VALUES (" GUID (3) ", '2026-01-01', '" MARK "', 2, " NOW ", " NOW ")");
}

static inline void
set_up (Veil *veil, gconstpointer data)
{
  PndProject *project;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&veil->base, data);
  project = veil->base.project;
  veil->ani = pnd_project_get_coder (project);
  veil->code = add_code (&veil->base, 0, "ECO", PND_CODE_KIND_MOTIVE);
  veil->side = add_code (&veil->base, 0, "CUL", PND_CODE_KIND_MOTIVE);
  veil->first = add_document (&veil->base, "first.txt", "Kota kembar membawa investasi.\n");
  veil->second = add_document (&veil->base, "second.txt", "Provinsi kembar membawa dagang.\n");
  veil->other = pnd_coder_add (project, NAME, &error);
  g_assert_no_error (error);
  set_blind (veil, veil->ani, TRUE);
  add_coding (&veil->base, veil->first, 0, 11, veil->code);
  add_coding (&veil->base, veil->second, 0, 15, veil->code);
  do_the_others_work (veil);
  act_as (veil, veil->ani);
}

static inline void
tear_down (Veil *veil, gconstpointer data)
{
  fixture_tear_down (&veil->base, data);
}

static inline void
assert_no_trace (const char *where, const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  /* of a changeset, as quote() writes it */
  static const char hexadecimal[] = "717173656e74696e656c7171";

  if (strstr (lower, MARK) != NULL || strstr (lower, hexadecimal) != NULL
      || strstr (text, NAME) != NULL)
    g_error ("%s tells of the other coder: %s", where, text);
}

/* a statement that answers with every value of a table in one text */
static inline char *
make_dump_sql (PndDatabase *database, const char *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ''");
  g_autoptr (PndStatement) column
    = pnd_database_query (database, NULL, "SELECT name FROM pragma_table_info (?, 'main')", NULL,
                          "s", table);

  while (pnd_statement_next (column, NULL))
    g_string_append_printf (sql, " || '|' || quote (%s)", pnd_statement_get_text (column, 0, NULL));
  g_string_append_printf (sql, " FROM %s", table);
  /* that somebody joined was done by Ani */
  if (g_str_equal (table, "history"))
    g_string_append (sql, " WHERE label <> 'Add coder'");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static inline void
assert_no_trace_in_table (PndDatabase *database, const char *table)
{
  g_autofree char *sql = make_dump_sql (database, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (database, NULL, sql, &error, "");

  g_assert_no_error (error);
  while (pnd_statement_next (row, &error))
    assert_no_trace (table, pnd_statement_get_text (row, 0, NULL));
  g_assert_no_error (error);
}

/* Every table that there is or will be: one that a later version adds is in it by itself. Who the
 * coders are is no secret. */
static inline void
assert_no_trace_in_tables (PndDatabase *database)
{
  g_autoptr (PndStatement) table
    = pnd_database_query (database, NULL,
                          "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN"
                          " ('coders') AND name NOT LIKE 'sqlite%'",
                          NULL, "");
  int n = 0;

  for (; pnd_statement_next (table, NULL); n++)
    assert_no_trace_in_table (database, pnd_statement_get_text (table, 0, NULL));
  g_assert_cmpint (n, >, 30);
}
