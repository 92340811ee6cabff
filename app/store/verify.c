/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checking a project against its history: first the chain, then the rows. The rows are copied into
 * a private database, where the changesets are taken back one by one as far as the newest row that
 * keeps a state; what is left must be that state. */

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/changes-private.h"
#include "app/store/merge/past.h"
#include "app/store/project-private.h"
#include "app/store/schema.h"

/**
 * Check:
 * @project: (nullable): not for the chain alone
 * @database: its connection, or a reader's
 * @copy: (nullable): the private database
 * @base: id of the newest history row with a state
 * @state: what it says
 * @row: the history row being taken back, for the sentence
 * @misfit: (nullable): what did not fit it, a phrase
 */
typedef struct
{
  PndProject *project;
  PndDatabase *database;
  PndDatabase *copy;
  gint64 base;
  char *state;
  char *row;
  char *misfit;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->copy, pnd_database_close);
  g_free (self->state);
  g_free (self->row);
  g_free (self->misfit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static const char *
get_noun (const char *table)
{
  static const struct
  {
    const char *table;
    const char *noun;
  } nouns[] = {
    { "project", N_("project") },       { "coders", N_("coder") },
    { "documents", N_("document") },    { "codes", N_("code") },
    { "code_texts", N_("code wording") }, { "code_versions", N_("earlier code wording") },
    { "codings", N_("coding") },        { "annotations", N_("note") },
    { "memos", N_("memo") },            { "deleted", N_("record of a deletion") },
    { "attributes", N_("attribute") },  { "informants", N_("informant") },
    { "speakers", N_("speaker") },      { "translations", N_("translation") },
    { "replacements", N_("replacement") }, { "quarantine", N_("passage to place again") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, table))
      return _(nouns[i].noun);
  return table;
}

static gboolean
fail (Check *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list values;

  va_start (values, format);
  reason = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED, "%s: %s",
               self->database->name, reason);
  return FALSE;
}

static gboolean
take_over (GError **error, GError *local)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* a damaged file may hold no word at all where there must be one */
static gboolean
is_kind (const char *kind, const char *word)
{
  return g_strcmp0 (kind, word) == 0;
}

static char *
name_row (gint64 id, const char *label, const char *time)
{
  /* Translators: the number of a history row, what it did, when */
  return g_strdup_printf (_("row %d of the history (“%s”, %s)"), (int) id,
                          label != NULL && label[0] != '\0' ? _(label) : "",
                          time != NULL ? time : "");
}

/* The rows of the history, in order */

/* one row of VERIFY_SQL against the chain of the one before; the blobs against their digests */
static gboolean
check_row (Check *self, PndStatement *row, gint64 expected, const char *before, GError **error)
{
  PndHistoryEntry entry = {
    .id = pnd_statement_get_int (row, 0),
    .time = pnd_statement_get_text (row, 1, NULL),
    .coder = pnd_statement_get_text (row, 2, NULL),
    .kind = pnd_statement_get_text (row, 3, NULL),
    .target = pnd_statement_get_int (row, 4),
    .label = pnd_statement_get_text (row, 5, NULL),
    .detail = pnd_statement_get_text (row, 6, NULL),
  };
  const char *changeset_hash = pnd_statement_get_text (row, 7, NULL);
  const char *state_hash = pnd_statement_get_text (row, 8, NULL);
  const char *state = pnd_statement_get_text (row, 10, NULL);
  g_autoptr (GBytes) changeset = pnd_statement_get_bytes (row, 11);
  g_autofree char *chain = pnd_history_get_chain (&entry, before, changeset_hash, state_hash);
  g_autofree char *name = name_row (entry.id, entry.label, entry.time);
  g_autofree char *digest = NULL;

  if (entry.id != expected)
    return fail (self, error, _("row %d of the history is missing"), (int) expected);
  if (g_strcmp0 (chain, pnd_statement_get_text (row, 9, NULL)) != 0)
    return fail (self, error, _("%s does not fit the chain: it was changed after it was written"),
                 name);
  if (changeset != NULL)
    digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, changeset);
  if (digest != NULL && g_strcmp0 (digest, changeset_hash) != 0)
    return fail (self, error, _("%s does not hold the changes it was written with"), name);
  g_free (digest);
  digest = state != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1) : NULL;
  if (digest != NULL && g_strcmp0 (digest, state_hash) != 0)
    return fail (self, error, _("%s does not hold the state it was written with"), name);
  return TRUE;
}

static gboolean
check_chain (Check *self, gint64 *n_rows, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *before = g_strdup ("");
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the history"),
    "SELECT id, time, coder, kind, target, label, detail, changeset_hash, state_hash, chain, state,"
    " changeset FROM main.history ORDER BY id",
    error, "");

  *n_rows = 0;
  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &local))
    {
      if (!check_row (self, row, ++*n_rows, before, error))
        return FALSE;
      g_free (before);
      before = g_strdup (pnd_statement_get_text (row, 9, NULL));
      if (pnd_statement_is_null (row, 8))
        continue;
      self->base = *n_rows;
      g_free (self->state);
      self->state = g_strdup (pnd_statement_get_text (row, 10, NULL));
    }
  if (local == NULL && self->state == NULL)
    return fail (self, error, _("the history does not say where it starts from"));
  return take_over (error, g_steal_pointer (&local));
}

/* The texts, which no changeset holds */

static gboolean
check_texts (Check *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the texts"),
    "SELECT d.guid, d.text_hash, t.text FROM documents d LEFT JOIN texts t ON t.hash = d.text_hash"
    " ORDER BY d.id",
    error, "");

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &local))
    {
      gsize n_bytes;
      const char *text = pnd_statement_get_text (row, 2, &n_bytes);
      g_autofree char *digest
        = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, n_bytes);

      if (g_strcmp0 (digest, pnd_statement_get_text (row, 1, NULL)) != 0)
        return fail (self, error, _("document %s: its text was changed outside Penanda"),
                     pnd_statement_get_text (row, 0, NULL));
    }
  return take_over (error, g_steal_pointer (&local));
}

/* The copy */

/* (nullable): from the copy, where the row may still be; else from what the history did to it */
static char *
find_guid (Check *self, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT guid FROM %s WHERE id = ?", table);
  g_autoptr (PndStatement) row = pnd_database_query (self->copy, NULL, sql, NULL, "i", id);

  if (row == NULL)
    return NULL; /* the table has no guids */
  if (pnd_statement_next (row, NULL))
    return g_strdup (pnd_statement_get_text (row, 0, NULL));
  return pnd_history_find_guid (self->project, table, id);
}

static char *
name_thing (Check *self, const char *table, gint64 id)
{
  g_autofree char *guid = find_guid (self, table, id);

  if (guid != NULL)
    return g_strdup_printf ("%s %s", get_noun (table), guid);
  return g_strdup_printf (_("%s number %d"), get_noun (table), (int) id);
}

/* Taking back */

static int
filter_cb (void *data, const char *table)
{
  return pnd_schema_is_recorded (table);
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  Check *self = data;
  g_autofree char *thing = NULL;
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  thing = name_thing (self, table, id != NULL ? sqlite3_value_int64 (id) : 0);
  g_free (self->misfit);
  if (kind == SQLITE_CHANGESET_DATA)
    self->misfit = g_strdup_printf (_("%s was changed outside Penanda"), thing);
  else if (kind == SQLITE_CHANGESET_NOTFOUND)
    self->misfit = g_strdup_printf (_("%s was removed outside Penanda"), thing);
  else
    self->misfit = g_strdup_printf (_("%s was added outside Penanda"), thing);
  return SQLITE_CHANGESET_ABORT;
}

/* what @row did, if @kind is edit or barrier, else what its target did */
static GBytes *
load_changeset (Check *self, const char *kind, gint64 row, gint64 target, GError **error)
{
  gboolean is_own = is_kind (kind, "edit") || is_kind (kind, "barrier");
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement = pnd_database_query (
    self->database, _("Reading the history"),
    "SELECT changeset FROM main.history WHERE id = ? AND id > ? AND kind IN ('edit', 'barrier')",
    error,
    "ii", is_own ? row : target, self->base);

  if (statement == NULL)
    return NULL;
  if (pnd_statement_next (statement, &local))
    changeset = pnd_statement_get_bytes (statement, 0);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (changeset == NULL)
    fail (self, error, _("the changes of %s are not there"), self->row);
  return g_steal_pointer (&changeset);
}

static gboolean
apply (Check *self, int n_bytes, const void *bytes, GError **error)
{
  g_autoptr (PndChanges) changes = pnd_changes_new (bytes, (gsize) n_bytes);
  sqlite3_int64 before = sqlite3_total_changes64 (self->copy->handle);
  int result = sqlite3changeset_apply_v2 (self->copy->handle, n_bytes, (void *) bytes, filter_cb,
                                          conflict_cb, self, NULL, NULL, 0);

  if (self->misfit != NULL)
    return fail (self, error, _("%s; it does not fit %s"), self->misfit, self->row);
  if (result != SQLITE_OK)
    return pnd_database_fail (self->copy, _("Taking back the history"), result, error);
  if (sqlite3_total_changes64 (self->copy->handle) - before
      != (sqlite3_int64) pnd_changes_get_n (changes))
    return fail (self, error, _("%s changes what is not part of a project"), self->row);
  return TRUE;
}

static gboolean
take_back_row (Check *self, PndStatement *row, GError **error)
{
  gint64 id = pnd_statement_get_int (row, 0);
  const char *kind = pnd_statement_get_text (row, 1, NULL);
  g_autoptr (GBytes) changeset = NULL;
  const void *bytes;
  void *inverse = NULL;
  gsize n_bytes;
  int n_inverse = 0;
  gboolean is_back;

  g_free (self->row);
  self->row = name_row (id, pnd_statement_get_text (row, 3, NULL),
                        pnd_statement_get_text (row, 4, NULL));
  changeset = load_changeset (self, kind, id, pnd_statement_get_int (row, 2), error);
  if (changeset == NULL)
    return FALSE;
  bytes = g_bytes_get_data (changeset, &n_bytes);
  /* to take back an undo is to do its target again */
  if (is_kind (kind, "undo"))
    return apply (self, (int) n_bytes, bytes, error);
  if (sqlite3changeset_invert ((int) n_bytes, bytes, &n_inverse, &inverse) != SQLITE_OK)
    return fail (self, error, _("the changes of %s cannot be read"), self->row);
  is_back = apply (self, n_inverse, inverse, error);
  sqlite3_free (inverse);
  return is_back;
}

static gboolean
take_back_all (Check *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (self->database, _("Reading the history"),
                          "SELECT id, kind, target, label, time FROM main.history WHERE id > ?"
                          " ORDER BY id DESC",
                          error, "i", self->base);

  if (row == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (row, &local))
    take_back_row (self, row, &local);
  return take_over (error, g_steal_pointer (&local));
}

/* What is left */

/* a line of a state; FALSE at its end */
static gboolean
read_line (char *line, const char **table, gint64 *id, const char **digest)
{
  char *first, *second;

  if (line == NULL || line[0] == '\0')
    return FALSE;
  first = strchr (line, ' ');
  second = first != NULL ? strchr (first + 1, ' ') : NULL;
  if (second == NULL)
    return FALSE;
  *first = *second = '\0';
  *table = line;
  *id = g_ascii_strtoll (first + 1, NULL, 10);
  *digest = second + 1;
  return TRUE;
}

static int
get_place (const char *table)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  int place = 0;

  while (tables[place] != NULL && strcmp (tables[place], table) != 0)
    place++;
  return place;
}

/* Both are in the order of tables and ids: the first line that only one has tells what differs. */
static gboolean
compare_states (Check *self, const char *left, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (left, "\n", -1);
  g_auto (GStrv) expected = g_strsplit (self->state, "\n", -1);

  for (int i = 0;; i++)
    {
      const char *table, *digest, *other_table, *other_digest;
      gint64 id, other_id;
      gboolean is_there = read_line (lines[i], &table, &id, &digest);
      gboolean is_expected = read_line (expected[i], &other_table, &other_id, &other_digest);
      g_autofree char *thing = NULL;
      int order = is_there - is_expected;

      if (!is_there && !is_expected)
        return TRUE;
      if (is_there && is_expected)
        {
          order = get_place (other_table) - get_place (table);
          if (order == 0)
            order = (other_id > id) - (other_id < id);
          if (order == 0 && strcmp (digest, other_digest) == 0)
            continue;
        }
      thing = order >= 0 ? name_thing (self, table, id) : name_thing (self, other_table, other_id);
      if (order == 0)
        return fail (self, error, _("%s was changed outside Penanda; it does not fit row %d of the "
                                    "history, which kept its state"),
                     thing, (int) self->base);
      if (order > 0)
        return fail (self, error,
                     _("%s was added outside Penanda; no row of the history made it"), thing);
      return fail (self, error, _("%s was removed outside Penanda; no row of the history did it"),
                   thing);
    }
}

static gboolean
check_rows (Check *self, GError **error)
{
  g_autofree char *left = NULL;

  self->copy = pnd_past_copy (self->database, 0, NULL, error);
  if (self->copy == NULL || !take_back_all (self, error))
    return FALSE;
  left = pnd_history_read_state (self->copy, error);
  return left != NULL && compare_states (self, left, error);
}

/**
 * pnd_history_check_chain:
 * @database: a reader's connection; any thread
 * @n_rows: (out): how many rows the history has, as far as it was read
 * @error: return location for a #GError
 *
 * Checks that the history is the one that was written, but not that the rows of the project are
 * what it made of them.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_DAMAGED and a sentence that names the first row of the
 *   history that does not fit; or another #PND_STORE_ERROR.
 */
gboolean
pnd_history_check_chain (PndDatabase *database, gint64 *n_rows, GError **error)
{
  g_auto (Check) self = { .database = database };

  g_return_val_if_fail (database != NULL && n_rows != NULL, FALSE);

  return check_chain (&self, n_rows, error);
}

/**
 * pnd_history_verify:
 * @project: a project without an open edit
 * @n_rows: (out): how many rows the history has, as far as it was read
 * @error: return location for a #GError
 *
 * Checks that the history is the one that was written, that the texts are those that were opened,
 * and that the rows of the project are what the history made of them since the newest row with a
 * state (the creation, or the last purge). Changes nothing.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_DAMAGED and a sentence that names the first row of the
 *   history, coding or other thing that does not fit; or another #PND_STORE_ERROR.
 */
gboolean
pnd_history_verify (PndProject *project, gint64 *n_rows, GError **error)
{
  g_auto (Check) self = { .project = project };
  gboolean is_sound;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (project->database != NULL, FALSE);
  g_return_val_if_fail (project->edit.depth == 0, FALSE);
  g_return_val_if_fail (n_rows != NULL, FALSE);

  *n_rows = 0;
  self.database = project->database;
  /* one state of the file for all questions */
  if (!pnd_database_exec (project->database, _("Reading the project"), "BEGIN", error))
    return FALSE;
  is_sound = check_chain (&self, n_rows, error) && check_texts (&self, error)
             && check_rows (&self, error);
  pnd_database_roll_back (project->database);
  return is_sound;
}
