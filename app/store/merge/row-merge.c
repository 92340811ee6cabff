/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/merge/row-merge.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/database-private.h"
#include "app/store/merge/row-merge-private.h"

/*
 * Work:
 * @shapes: (element-type PndShape): all
 * @parents: guids (char *) of codes that came, each before that of its parent: the tree is put
 *   together when all codes are there
 * @known: what was found in ours so far, see pnd_merge_row_has_parents()
 */
typedef struct
{
  const PndRowMerge *merge;
  GPtrArray *shapes;
  const PndShape *shape;
  PndMergeCount *count;
  GPtrArray *parents;
  GHashTable *known;
} Work;

/* Texts */

static gboolean
refuse_text (PndDatabase *source, GError **error)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
               _("%s: the file is damaged: a text or an original is not the one it is kept as"),
               source->name);
  return FALSE;
}

static gboolean
has_blob (PndDatabase *database, const char *table, const char *hash)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE hash = ?", table);

  return pnd_database_query_int (database, NULL, sql, 0, NULL, "s", hash) != 0;
}

/* what @hash names in @table of the source, checked, into ours */
static gboolean
copy_blob (const PndRowMerge *self, const char *table, const char *column, const char *hash,
           GError **error)
{
  gboolean is_text = g_str_equal (table, "texts");
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM main.%s WHERE hash = ?", column, table);
  g_autofree char *insert = g_strdup_printf (
    is_text ? "INSERT INTO main.%s (hash, %s, characters) VALUES (?1, ?2, length (?2))"
            : "INSERT INTO main.%s (hash, %s) VALUES (?1, ?2)", table, column);
  g_autoptr (PndStatement) from = NULL;
  g_autoptr (PndStatement) to = NULL;
  g_autofree char *digest = NULL;
  sqlite3_value *value;
  const char *bytes;
  gsize n_bytes;

  if (hash == NULL || has_blob (self->ours, table, hash))
    return TRUE;
  from = pnd_database_query (self->source, _("Reading the texts"), select, error, "s", hash);
  to = pnd_database_query_unbound (self->ours, _("Storing a text"), insert, error);
  if (from == NULL || to == NULL)
    return FALSE;
  if (!pnd_statement_next (from, NULL))
    return refuse_text (self->source, error);
  value = sqlite3_column_value (pnd_statement_get_handle (from), 0);
  bytes = sqlite3_column_blob (pnd_statement_get_handle (from), 0);
  n_bytes = (gsize) sqlite3_column_bytes (pnd_statement_get_handle (from), 0);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                        (const guchar *) (bytes != NULL ? bytes : ""), n_bytes);
  if (!g_str_equal (digest, hash)
      || (is_text && !g_utf8_validate_len (bytes != NULL ? bytes : "", n_bytes, NULL)))
    return refuse_text (self->source, error);
  sqlite3_bind_text (pnd_statement_get_handle (to), 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_value (pnd_statement_get_handle (to), 2, value);
  return sqlite3_step (pnd_statement_get_handle (to)) == SQLITE_DONE
         || pnd_database_fail (self->ours, _("Storing a text"),
                               sqlite3_errcode (self->ours->handle), error);
}

/* before a document names them */
static gboolean
bring_texts (Work *work, const PndMergeRow *row, GError **error)
{
  const PndRowMerge *merge = work->merge;

  if (!g_str_equal (work->shape->table, "documents"))
    return TRUE;
  for (int i = 0; i < row->n_values; i++)
    {
      const char *name = pnd_shape_get_column (work->shape, i)->name;
      const char *hash = pnd_merge_row_get_text (row, i);

      if (g_str_equal (name, "text_hash") && !copy_blob (merge, "texts", "text", hash, error))
        return FALSE;
      if (merge->is_rehearsal)
        continue;
      if ((g_str_equal (name, "original_hash")
           && !copy_blob (merge, "originals", "bytes", hash, error))
          || (g_str_equal (name, "structure_hash")
              && !copy_blob (merge, "structures", "runs", hash, error)))
        return FALSE;
    }
  return TRUE;
}

/* Rows that ours has not */

/* The names by which people and the command line find things are each had once. */
static const char *
get_unique_column (const char *table)
{
  if (g_str_equal (table, "documents") || g_str_equal (table, "coders")
      || g_str_equal (table, "cases"))
    return "name";
  if (g_str_equal (table, "codes"))
    return "abbreviation";
  if (g_str_equal (table, "informants"))
    return "code";
  return NULL;
}

static sqlite3_value *
make_text_value (PndDatabase *database, const char *text)
{
  g_autoptr (PndStatement) row = pnd_database_query (database, NULL, "SELECT ?", NULL, "s", text);

  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return sqlite3_value_dup (sqlite3_column_value (pnd_statement_get_handle (row), 0));
}

static char *
number_name (const char *table, const char *name, int number)
{
  const char *dot = g_str_equal (table, "documents") ? strrchr (name, '.') : NULL;
  int n_stem = dot != NULL && dot > name ? (int) (dot - name) : (int) strlen (name);

  if (g_str_equal (table, "codes") || g_str_equal (table, "informants"))
    return g_strdup_printf ("%s-%d", name, number);
  return g_strdup_printf ("%.*s %d%s", n_stem, name, number, name + n_stem);
}

/* another name where ours has one like it, as importing gives documents; @id: of the row that is to
 * have it, 0 for a new one */
static gboolean
make_name_unique (Work *work, PndMergeRow *row, gint64 id, GError **error)
{
  PndDatabase *ours = work->merge->ours;
  const char *column = get_unique_column (work->shape->table);
  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;
  int place = 0;

  if (column == NULL)
    return TRUE;
  while (!g_str_equal (pnd_shape_get_column (work->shape, place)->name, column))
    place++;
  sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE %s = ? AND id <> ?", work->shape->table,
                         column);
  name = g_strdup (pnd_merge_row_get_text (row, place));
  for (int number = 2;
       pnd_database_query_int (ours, _("Comparing the rows"), sql, 0, error, "si", name, id)
       != 0;
       number++)
    {
      g_free (name);
      name = number_name (work->shape->table, pnd_merge_row_get_text (row, place), number);
    }
  if (!g_str_equal (name, pnd_merge_row_get_text (row, place)))
    {
      sqlite3_value_free (row->values[place]);
      row->values[place] = make_text_value (ours, name);
    }
  return TRUE;
}

/* a code's parent may come after it; whether the column at @place names one */
static gboolean
put_parent_off (Work *work, const PndMergeRow *row, int place)
{
  if (pnd_shape_get_column (work->shape, place)->parent != work->shape->table
      || pnd_merge_row_get_text (row, place) == NULL)
    return FALSE;
  g_ptr_array_add (work->parents, g_strdup (pnd_merge_row_get_text (row, work->shape->guid)));
  g_ptr_array_add (work->parents, g_strdup (pnd_merge_row_get_text (row, place)));
  return TRUE;
}

static gboolean
set_parents (Work *work, GError **error)
{
  for (guint i = 0; i < work->parents->len; i += 2)
    if (!pnd_database_run (work->merge->ours, _("Merging the rows"),
                           "UPDATE main.codes SET parent = coalesce ((SELECT id FROM main.codes"
                           " WHERE guid = ?), parent) WHERE guid = ?",
                           error, "ss", work->parents->pdata[i + 1], work->parents->pdata[i]))
      return FALSE;
  g_ptr_array_set_size (work->parents, 0);
  return TRUE;
}

static gboolean
add_row (Work *work, PndMergeRow *row, GError **error)
{
  GError *local = NULL;

  if (!pnd_merge_row_has_parents (work->merge->ours, work->shape, row, work->known, &local))
    {
      if (local == NULL)
        {
          work->count->left_out++;
          return TRUE;
        }
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!bring_texts (work, row, error) || !make_name_unique (work, row, 0, error))
    return FALSE;
  for (int i = 0; i < row->n_values; i++)
    put_parent_off (work, row, i);
  work->count->added++;
  return pnd_merge_row_insert (work->merge->ours, work->shape, row, error);
}

/* ours deleted it, or it never came */
static gboolean
add_unless_deleted (Work *work, PndMergeRow *row, const PndMergeRow *before, GError **error)
{
  const PndRowMerge *merge = work->merge;
  const char *guid = pnd_merge_row_get_text (row, work->shape->guid);
  const char *modified = pnd_merge_row_get_text (row, work->shape->modified);
  g_autofree char *deleted
    = guid != NULL ? pnd_row_merge_get_deleted (merge->ours, guid) : NULL;
  g_autoptr (GError) local = NULL;
  PndMergeConflict *conflict;
  g_autofree char *key = NULL;
  gboolean is_touched;

  if (deleted == NULL
      && (before == NULL || merge->ours_is_part
          || pnd_row_merge_waits (merge->ours, work->shape, guid)))
    return add_row (work, row, error);
  is_touched = before != NULL ? !pnd_merge_row_is_equal (work->shape, row, before)
                              : g_strcmp0 (modified, deleted) > 0;
  if (!is_touched && deleted != NULL)
    is_touched = pnd_row_merge_is_used (merge, work->shapes, merge->theirs, merge->base,
                                        work->shape, row, deleted, &local)
                 || (local == NULL
                     && pnd_row_merge_is_named (merge->theirs, merge->base, NULL, guid, deleted,
                                                &local));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!is_touched)
    return TRUE;
  key = pnd_row_merge_make_key (work->shape, row);
  conflict = pnd_merge_conflict_new (merge->other, work->shape->table, key,
                                     PND_MERGE_DELETED_HERE);
  conflict->title = pnd_row_merge_name (merge->theirs, work->shape->table, row->id);
  conflict->ours_modified = g_strdup (deleted);
  conflict->theirs_modified = g_strdup (modified);
  if (!pnd_merge_report_settle (merge->report, conflict))
    return TRUE;
  return (guid == NULL
          || pnd_database_run (merge->ours, _("Merging the rows"),
                               "DELETE FROM main.deleted WHERE guid = ?", error, "s", guid))
         && add_row (work, row, error);
}

/* Rows that both have */

typedef enum
{
  KEEP,
  TAKE,
  DISPUTE,
} Verdict;

/* what becomes of the column of a row that both have; @before: (nullable) */
static Verdict
judge_value (const PndShapeColumn *column, sqlite3_value *ours, sqlite3_value *theirs,
             sqlite3_value *before)
{
  if (pnd_merge_value_is_equal (ours, theirs) || column->is_key)
    return KEEP;
  if (g_str_equal (column->name, "version") && column->is_quiet)
    return sqlite3_value_int64 (theirs) > sqlite3_value_int64 (ours) ? TAKE : KEEP;
  if (before != NULL && pnd_merge_value_is_equal (theirs, before))
    return KEEP;
  if (before != NULL && pnd_merge_value_is_equal (ours, before))
    return g_str_equal (column->name, "created") ? KEEP : TAKE;
  if (column->is_quiet)
    return KEEP;
  if (g_str_equal (column->name, "trashed") && !pnd_merge_value_is_blank (ours)
      && !pnd_merge_value_is_blank (theirs))
    return KEEP;
  if (before == NULL && column->is_fill && pnd_merge_value_is_blank (theirs))
    return KEEP;
  if (before == NULL && column->is_fill && pnd_merge_value_is_blank (ours))
    return TAKE;
  return DISPUTE;
}

/* columns of a group stand or fall together: one of ours and one of theirs would be neither's */
static void
judge_group (Work *work, Verdict *verdicts, const PndMergeRow *ours, const PndMergeRow *theirs,
             const PndMergeRow *before)
{
  gboolean is_ours_same = TRUE;
  gboolean is_theirs_same = TRUE;
  Verdict verdict = DISPUTE;

  for (int i = 0; i < ours->n_values; i++)
    if (pnd_shape_get_column (work->shape, i)->group > 0 && before != NULL)
      {
        is_ours_same &= pnd_merge_value_is_equal (ours->values[i], before->values[i]);
        is_theirs_same &= pnd_merge_value_is_equal (theirs->values[i], before->values[i]);
      }
  if (before != NULL && is_theirs_same)
    verdict = KEEP;
  else if (before != NULL && is_ours_same)
    verdict = TAKE;
  for (int i = 0; i < ours->n_values; i++)
    if (pnd_shape_get_column (work->shape, i)->group > 0)
      verdicts[i] = pnd_merge_value_is_equal (ours->values[i], theirs->values[i]) ? KEEP : verdict;
}

static void
dispute_value (Work *work, PndMergeConflict *conflict, int place, const PndMergeRow *ours,
               const PndMergeRow *theirs, const PndMergeRow *before)
{
  const PndRowMerge *merge = work->merge;
  const PndShapeColumn *column = pnd_shape_get_column (work->shape, place);
  g_autofree char *our = pnd_row_merge_show (merge->ours, column, ours->values[place]);
  g_autofree char *their = pnd_row_merge_show (merge->theirs, column, theirs->values[place]);
  g_autofree char *start
    = before != NULL ? pnd_row_merge_show (merge->base, column, before->values[place]) : NULL;

  pnd_merge_conflict_add (conflict, column->name, our, their, start);
}

/* what is disputed becomes kept or taken */
static void
settle (Work *work, Verdict *verdicts, const PndMergeRow *ours, const PndMergeRow *theirs,
        const PndMergeRow *before)
{
  const PndRowMerge *merge = work->merge;
  PndMergeConflict *conflict = NULL;
  gboolean is_theirs;

  for (int i = 0; i < ours->n_values; i++)
    {
      if (verdicts[i] != DISPUTE)
        continue;
      if (conflict == NULL)
        {
          g_autofree char *key = pnd_row_merge_make_key (work->shape, ours);

          conflict = pnd_merge_conflict_new (merge->other, work->shape->table, key,
                                             PND_MERGE_DIFFERS);
        }
      dispute_value (work, conflict, i, ours, theirs, before);
    }
  if (conflict == NULL)
    return;
  conflict->title = pnd_row_merge_name (merge->ours, work->shape->table, ours->id);
  conflict->ours_modified = g_strdup (pnd_merge_row_get_text (ours, work->shape->modified));
  conflict->theirs_modified = g_strdup (pnd_merge_row_get_text (theirs, work->shape->modified));
  is_theirs = pnd_merge_report_settle (merge->report, conflict);
  for (int i = 0; i < ours->n_values; i++)
    if (verdicts[i] == DISPUTE)
      verdicts[i] = is_theirs ? TAKE : KEEP;
}

/* What names a thing that stays deleted here is not taken, nor what is one value with it. */
static gboolean
keep_missing (Work *work, Verdict *verdicts, const PndMergeRow *theirs, GError **error)
{
  GError *local = NULL;

  for (int i = 0; i < theirs->n_values; i++)
    {
      if (verdicts[i] != TAKE
          || pnd_merge_row_has_parent (work->merge->ours, work->shape, theirs, i, work->known,
                                       &local))
        continue;
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      work->count->left_out++;
      verdicts[i] = KEEP;
      for (int j = 0; pnd_shape_get_column (work->shape, i)->group > 0 && j < theirs->n_values; j++)
        if (pnd_shape_get_column (work->shape, j)->group > 0)
          verdicts[j] = KEEP;
    }
  return TRUE;
}

/* a name that is taken is had once here, too */
static gboolean
take_name (Work *work, const Verdict *verdicts, gint64 id, PndMergeRow *theirs, GError **error)
{
  const char *column = get_unique_column (work->shape->table);

  for (int i = 0; column != NULL && i < theirs->n_values; i++)
    if (verdicts[i] == TAKE && g_str_equal (pnd_shape_get_column (work->shape, i)->name, column))
      return make_name_unique (work, theirs, id, error);
  return TRUE;
}

/* a wording that gives way is kept, as when it is changed by hand */
static gboolean
keep_wording (Work *work, gint64 id, GError **error)
{
  const PndRowMerge *merge = work->merge;

  return pnd_database_run (
    merge->ours, _("Keeping an earlier wording"),
    "INSERT INTO main.code_versions (code, version, language, name, definition, include, exclude,"
    " example, near_miss, author, reason, replaced) SELECT t.code, c.version, t.language, t.name,"
    " t.definition, t.include, t.exclude, t.example, t.near_miss, ?2, ?3,"
    " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') FROM main.code_texts t JOIN main.codes c ON c.id = t.code"
    " WHERE t.id = ?1 AND NOT EXISTS (SELECT 1 FROM main.code_versions v WHERE v.code = t.code"
    " AND v.language = t.language AND v.name = t.name AND v.definition = t.definition"
    " AND v.include = t.include AND v.exclude = t.exclude AND v.example = t.example"
    " AND v.near_miss = t.near_miss)",
    error, "ins", id, merge->coder, _("Merge of projects"));
}

/* whether theirs was changed later */
static gboolean
is_later (const Work *work, const PndMergeRow *ours, const PndMergeRow *theirs)
{
  const char *modified = pnd_merge_row_get_text (theirs, work->shape->modified);

  return modified != NULL
         && g_strcmp0 (modified, pnd_merge_row_get_text (ours, work->shape->modified)) > 0;
}

static gboolean
take_values (Work *work, const Verdict *verdicts, const PndMergeRow *ours,
             const PndMergeRow *theirs, GError **error)
{
  g_autofree gboolean *places = g_new0 (gboolean, theirs->n_values);
  gboolean is_changed = FALSE;

  for (int i = 0; i < ours->n_values; i++)
    if (verdicts[i] == TAKE && i != work->shape->modified)
      {
        is_changed = TRUE;
        places[i] = !put_parent_off (work, theirs, i);
      }
  if (!is_changed)
    return TRUE;
  if ((g_str_equal (work->shape->table, "code_texts") && !keep_wording (work, ours->id, error))
      || !bring_texts (work, theirs, error))
    return FALSE;
  work->count->changed++;
  if (is_later (work, ours, theirs))
    places[work->shape->modified] = TRUE;
  return pnd_merge_row_set (work->merge->ours, work->shape, ours->id, theirs, places, error);
}

static gboolean
merge_values (Work *work, const PndMergeRow *ours, PndMergeRow *theirs,
              const PndMergeRow *before, GError **error)
{
  g_autofree Verdict *verdicts = g_new0 (Verdict, ours->n_values);

  for (int i = 0; i < ours->n_values; i++)
    verdicts[i] = judge_value (pnd_shape_get_column (work->shape, i), ours->values[i],
                               theirs->values[i], before != NULL ? before->values[i] : NULL);
  judge_group (work, verdicts, ours, theirs, before);
  settle (work, verdicts, ours, theirs, before);
  return keep_missing (work, verdicts, theirs, error)
         && take_name (work, verdicts, ours->id, theirs, error)
         && take_values (work, verdicts, ours, theirs, error);
}

static gboolean
merge_row (Work *work, PndMergeRow *row, GError **error)
{
  const PndRowMerge *merge = work->merge;
  g_autoptr (PndMergeRow) ours = NULL;
  g_autoptr (PndMergeRow) before = NULL;

  if (pnd_row_merge_is_placed (merge->ours, work->shape,
                               pnd_merge_row_get_text (row, work->shape->guid)))
    return TRUE;
  if (!pnd_merge_row_find (merge->ours, work->shape, row, &ours, error)
      || (merge->base != NULL
          && !pnd_merge_row_find (merge->base, work->shape, row, &before, error)))
    return FALSE;
  return ours != NULL ? merge_values (work, ours, row, before, error)
                      : add_unless_deleted (work, row, before, error);
}

static gboolean
merge_table (Work *work, const PndShape *shape, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  work->shape = shape;
  work->count = pnd_merge_report_get_count (work->merge->report, shape->table);
  statement = pnd_database_query (work->merge->theirs, _("Reading the project"), shape->all, error,
                                  "");
  if (statement == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (statement, &local))
    {
      g_autoptr (PndMergeRow) row = pnd_merge_row_take (statement);

      merge_row (work, row, &local);
    }
  if (local == NULL)
    return set_parents (work, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * pnd_row_merge_run:
 * @self: what is merged into what
 * @error: return location for a #PndStoreError
 *
 * Merges, with conflicts decided as the report's choices and rule say; ours stands where they say
 * nothing, and the conflict is listed as open.
 *
 * Returns: %FALSE with @error on failure, with the rows of ours in between: the edit is to be
 *   abandoned
 */
gboolean
pnd_row_merge_run (const PndRowMerge *self, GError **error)
{
  g_autoptr (GPtrArray) parents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { self, NULL, NULL, NULL, parents, known };

  g_return_val_if_fail (self != NULL && self->ours != NULL && self->theirs != NULL && self->shapes != NULL, FALSE);

  work.shapes = self->shapes;
  for (guint i = 0; i < self->shapes->len; i++)
    if (!merge_table (&work, self->shapes->pdata[i], error))
      return FALSE;
  return pnd_row_merge_remove (self, self->shapes, error)
         && pnd_row_merge_note_deleted (self, self->shapes, error);
}
