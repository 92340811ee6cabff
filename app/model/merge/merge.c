/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/merge/merge.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/model/merge/ancestor.h"
#include "app/model/merge/settling.h"
#include "app/model/merge/texts.h"
#include "app/model/people/finished.h"
#include "app/store/merge/past.h"
#include "app/store/merge/row-merge.h"
#include "app/store/merge/shape.h"
#include "app/store/veil/review-only.h"
#include "app/store/veil/veil.h"

/*
 * Other:
 * @project: open for reading
 * @is_bundle: it is a review bundle, of which only the review is taken
 * @chain: first digits of the chain of its last history row
 * @ancestor: where it parted from ours
 * @base: (nullable): the rows then; not owned
 */
typedef struct
{
  PndProject *project;
  char *name;
  gboolean is_bundle;
  char *chain;
  PndAncestor ancestor;
  PndDatabase *base;
} Other;

/*
 * _PndMerge:
 * @others: (element-type Other)
 * @our_bases: id of a row of our history -> the rows then (PndDatabase)
 * @their_bases: (element-type PndDatabase): the rows of others
 * @empty: (nullable): see pnd_past_copy()
 * @shapes: (nullable): see PndRowMerge
 */
struct _PndMerge
{
  GPtrArray *others;
  GHashTable *our_bases;
  GPtrArray *their_bases;
  PndDatabase *empty;
  GPtrArray *shapes;
  PndMergeReport *report;
};

static void
other_free (gpointer data)
{
  Other *self = data;

  g_clear_object (&self->project);
  g_free (self->name);
  g_free (self->chain);
  g_free (self);
}

/**
 * pnd_merge_new:
 * @prefer: the rule for conflicts; PND_MERGE_OPEN for none
 *
 * Returns: (transfer full): a merge of nothing so far
 */
PndMerge *
pnd_merge_new (PndMergeChoice prefer)
{
  PndMerge *self = g_new0 (PndMerge, 1);

  self->others = g_ptr_array_new_with_free_func (other_free);
  self->our_bases = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pnd_database_close);
  self->their_bases = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_database_close);
  self->report = pnd_merge_report_new (prefer);
  return self;
}

/**
 * pnd_merge_free:
 * @self: (nullable): a merge
 */
void
pnd_merge_free (PndMerge *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->others);
  g_hash_table_unref (self->our_bases);
  g_ptr_array_unref (self->their_bases);
  g_clear_pointer (&self->empty, pnd_database_close);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  pnd_merge_report_free (self->report);
  g_free (self);
}

/**
 * pnd_merge_check:
 * @project: the project
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED where the one who acts codes blind and has not
 *   finished yet
 */
gboolean
pnd_merge_check (PndProject *project, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_get_blind (project) || pnd_finished_are_all (project))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("Who codes blind can merge when every document is declared finished: the "
                         "others' work comes into sight."));
  return FALSE;
}

/* the rows that @ancestor names; FALSE when the history does not lead back to them */
static gboolean
open_base (PndMerge *self, PndDatabase *ours, Other *other, const PndAncestor *ancestor)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) ancestor->row);

  if (ancestor->is_ours)
    {
      other->base = g_hash_table_lookup (self->our_bases, key);
      if (other->base == NULL)
        other->base = pnd_past_copy (ours, ancestor->row, &self->empty, NULL);
      if (other->base != NULL && !g_hash_table_contains (self->our_bases, key))
        g_hash_table_insert (self->our_bases, key, other->base);
    }
  else
    {
      other->base = pnd_past_copy (pnd_project_get_database (other->project), ancestor->row,
                                   &self->empty, NULL);
      if (other->base != NULL)
        g_ptr_array_add (self->their_bases, other->base);
    }
  other->ancestor = *ancestor;
  return other->base != NULL;
}

static gboolean
find_base (PndMerge *self, PndDatabase *ours, Other *other, GError **error)
{
  PndDatabase *theirs = pnd_project_get_database (other->project);
  g_autoptr (GArray) ancestors = other->is_bundle
                                   ? pnd_ancestor_list_of_bundle (ours, theirs, error)
                                   : pnd_ancestor_list (ours, theirs, error);

  if (ancestors == NULL)
    return FALSE;
  for (guint i = 0; i < ancestors->len; i++)
    if (open_base (self, ours, other, &g_array_index (ancestors, PndAncestor, i)))
      return TRUE;
  other->ancestor = (PndAncestor){ 0 };
  return TRUE;
}

static char *
read_chain (PndDatabase *database)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, NULL, "SELECT chain FROM main.history ORDER BY id DESC LIMIT 1",
                          NULL, "");
  g_autofree char *chain = NULL;

  if (row != NULL && pnd_statement_next (row, NULL))
    chain = g_strdup (pnd_statement_get_text (row, 0, NULL));
  return chain != NULL ? g_strndup (chain, PND_ANCESTOR_DIGITS) : g_strdup ("");
}

static gboolean
refuse_passages (const char *name, GError **error)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
               _("%s: the file is damaged: a passage lies beyond the end of its text"), name);
  return FALSE;
}

/* a file that says a text to be longer than it is could have passages beyond its end */
static gboolean
check_lengths (PndDatabase *database, PndDatabase *ours, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Reading the texts"),
    "SELECT hash, characters FROM main.texts WHERE hash IN (SELECT text_hash FROM main.documents)",
    error, "");

  if (row == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (row, &local))
    {
      const char *hash = pnd_statement_get_text (row, 0, NULL);
      gint64 length = pnd_database_query_int (ours, _("Reading the texts"),
                                              "SELECT characters FROM main.texts WHERE hash = ?",
                                              -1, &local, "s", hash);

      if (length < 0 && local == NULL)
        length = pnd_database_query_int (database, _("Reading the texts"),
                                         "SELECT length (text) FROM main.texts WHERE hash = ?", -1,
                                         &local, "s", hash);
      if (local == NULL && length != pnd_statement_get_int (row, 1))
        refuse_passages (name, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* a passage beyond its text would be one in every list from then on */
static gboolean
check_passages (PndDatabase *database, const char *name, GError **error)
{
  static const char beyond[]
    = "SELECT EXISTS (SELECT 1 FROM (SELECT document, span_end FROM main.codings"
      " UNION ALL SELECT document, span_end FROM main.annotations"
      " UNION ALL SELECT document, span_end FROM main.translations) p"
      " JOIN main.documents d ON d.id = p.document JOIN main.texts t ON t.hash = d.text_hash"
      " WHERE p.span_end > t.characters) OR EXISTS (SELECT 1 FROM main.reading r"
      " JOIN main.texts t ON t.hash = r.text_hash WHERE r.span_end > t.characters)";
  gint64 found
    = pnd_database_query_int (database, _("Reading the passages"), beyond, -1, error, "");

  return found == 0 || (found > 0 && refuse_passages (name, error));
}

/* (transfer full) (nullable) */
static char *
read_guid (PndDatabase *database)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, NULL, "SELECT guid FROM main.project", NULL, "");

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

/* a bundle says nothing but what was said in review, and to another project that means nothing */
static gboolean
check_bundle (Other *other, PndDatabase *ours, GError **error)
{
  g_autofree char *our_guid = read_guid (ours);
  g_autofree char *their_guid = read_guid (pnd_project_get_database (other->project));

  other->is_bundle = pnd_project_is_review_only (other->project);
  if (!other->is_bundle || g_strcmp0 (our_guid, their_guid) == 0)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("%s: a review bundle of another project"), other->name);
  return FALSE;
}

static gboolean
is_same_file (PndDatabase *ours, PndProject *other)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (ours, NULL, "SELECT file FROM pragma_database_list WHERE name = 'main'",
                          NULL, "");
  const char *file = row != NULL && pnd_statement_next (row, NULL)
                       ? pnd_statement_get_text (row, 0, NULL)
                       : NULL;

  return g_strcmp0 (file, pnd_project_get_path (other)) == 0;
}

/**
 * pnd_merge_add:
 * @self: a merge
 * @ours: a connection to the project that is merged into, outside an edit
 * @path: of the other project
 * @error: return location for a #GError
 *
 * Opens another project for reading, checks it as any project, and looks where the two parted.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR when it cannot be merged
 */
gboolean
pnd_merge_add (PndMerge *self, PndDatabase *ours, const char *path, GError **error)
{
  Other *other;

  g_return_val_if_fail (self != NULL && ours != NULL && path != NULL, FALSE);

  other = g_new0 (Other, 1);
  other->name = g_filename_display_basename (path);
  g_strdelimit (other->name, "\n\r@", ' ');
  other->project = pnd_project_open (path, TRUE, error);
  if (other->project == NULL
      || !check_lengths (pnd_project_get_database (other->project), ours, other->name, error)
      || !check_passages (pnd_project_get_database (other->project), other->name, error)
      || !check_bundle (other, ours, error))
    {
      other_free (other);
      return FALSE;
    }
  if (is_same_file (ours, other->project))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("%s: a project cannot be merged into itself"), other->name);
      other_free (other);
      return FALSE;
    }
  other->chain = read_chain (pnd_project_get_database (other->project));
  g_ptr_array_add (self->others, other);
  return find_base (self, ours, other, error);
}

/**
 * pnd_merge_get_n_others:
 * @self: a merge
 *
 * Returns: how many projects are merged in
 */
int
pnd_merge_get_n_others (PndMerge *self)
{
  return (int) self->others->len;
}

/**
 * pnd_merge_get_other_name:
 * @self: a merge
 * @other: which, from 0
 *
 * Returns: (transfer none): the name of its file
 */
const char *
pnd_merge_get_other_name (PndMerge *self, int other)
{
  return ((Other *) self->others->pdata[other])->name;
}

/**
 * pnd_merge_has_ancestor:
 * @self: a merge
 * @other: which, from 0
 *
 * Returns: whether what both started from is known
 */
gboolean
pnd_merge_has_ancestor (PndMerge *self, int other)
{
  return ((Other *) self->others->pdata[other])->base != NULL;
}

static gboolean
merge_rows (PndRowMerge *merge, gboolean is_bundle, PndDatabase *our_texts,
            PndDatabase *their_texts, GError **error)
{
  gint64 last_remark
    = pnd_database_query_int (merge->ours, _("Comparing the rows"),
                              "SELECT coalesce (max (id), 0) FROM main.remarks", -1, error, "");
  guint n_conflicts = merge->report->conflicts->len;

  if (last_remark < 0)
    return FALSE;
  /* nothing was done to the texts of a bundle since it was made, and its rows lie in them alike */
  if (!is_bundle
      && !(pnd_row_merge_unify (merge, TRUE, error)
           && pnd_merge_texts (merge, our_texts, their_texts, error)
           && pnd_row_merge_unify (merge, FALSE, error)))
    return FALSE;
  return pnd_row_merge_run (merge, error)
         && pnd_merge_settle (merge, last_remark, n_conflicts, error);
}

/* (transfer full) (nullable); and what the tables of both are like */
static PndDatabase *
open_theirs (PndMerge *self, PndDatabase *ours, PndDatabase *source, GError **error)
{
  if (self->shapes == NULL)
    self->shapes = pnd_shapes_read (ours, error);
  return self->shapes != NULL ? pnd_past_copy (source, 0, &self->empty, error) : NULL;
}

/* @our_texts: (nullable): in a rehearsal, the project that @ours is a copy of */
static gboolean
take_in (PndMerge *self, PndDatabase *ours, PndDatabase *our_texts, int index, gint64 coder,
         GError **error)
{
  Other *other = self->others->pdata[index];
  PndDatabase *source = pnd_project_get_database (other->project);
  g_autoptr (PndDatabase) theirs = open_theirs (self, ours, source, error);
  PndRowMerge merge = { .ours = ours,
                        .theirs = theirs,
                        .base = other->base,
                        .source = source,
                        .is_rehearsal = our_texts != NULL,
                        .ours_is_part = other->ancestor.ours_is_part,
                        .theirs_is_part = other->ancestor.theirs_is_part,
                        .other = index,
                        .shapes = self->shapes,
                        .coder = coder,
                        .report = self->report };
  gboolean done;

  if (theirs == NULL
      || (other->base != NULL
          && !pnd_database_exec (other->base, _("Comparing the rows"), "SAVEPOINT ancestor",
                                 error)))
    return FALSE;
  done = merge_rows (&merge, other->is_bundle, our_texts != NULL ? our_texts : ours, source,
                     error);
  /* others may have it too, as it was */
  if (other->base != NULL)
    done = pnd_database_exec (other->base, _("Comparing the rows"),
                              "ROLLBACK TO ancestor; RELEASE ancestor", done ? error : NULL)
           && done;
  return done;
}

/**
 * pnd_merge_rehearse:
 * @self: a merge
 * @ours: the project's connection or a reader's
 * @progress: (nullable) (scope call): told after each project
 * @data: for @progress
 * @error: return location for a #GError
 *
 * Merges into a copy, for the report alone.
 *
 * Returns: %FALSE with @error when the merge would fail
 */
gboolean
pnd_merge_rehearse (PndMerge *self, PndDatabase *ours, PndMergeProgress progress, gpointer data,
                    GError **error)
{
  g_autoptr (PndDatabase) copy = NULL;

  g_return_val_if_fail (self != NULL && ours != NULL, FALSE);

  pnd_merge_report_restart (self->report);
  copy = pnd_past_copy (ours, 0, &self->empty, error);
  if (copy == NULL)
    return FALSE;
  for (guint i = 0; i < self->others->len; i++)
    {
      if (!take_in (self, copy, ours, (int) i, 0, error))
        return FALSE;
      if (progress != NULL)
        progress ((int) i + 1, (int) self->others->len, data);
    }
  return TRUE;
}

/**
 * pnd_merge_take_in:
 * @self: a merge
 * @project: the project, within an edit
 * @other: which project, from 0, in turn
 * @error: return location for a #GError
 *
 * Takes in one project. The report is that of all since the first.
 *
 * Returns: %FALSE with @error on failure: the edit is to be abandoned
 */
gboolean
pnd_merge_take_in (PndMerge *self, PndProject *project, int other, GError **error)
{
  g_return_val_if_fail (self != NULL && PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (other >= 0 && other < (int) self->others->len, FALSE);

  if (other == 0)
    pnd_merge_report_restart (self->report);
  return take_in (self, pnd_project_get_database (project), NULL, other,
                  pnd_project_get_coder (project), error);
}

/**
 * pnd_merge_describe:
 * @self: a merge
 * @project: the project, within the edit
 *
 * Says in the history what was merged: a later merge starts from there.
 */
void
pnd_merge_describe (PndMerge *self, PndProject *project)
{
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; i < self->others->len; i++)
    {
      const Other *other = self->others->pdata[i];

      g_string_append_printf (detail, "%s%s @%s", i > 0 ? ", " : "", other->name, other->chain);
    }
  pnd_project_describe_edit (project, "%s", detail->str);
}

/**
 * pnd_merge_run:
 * @self: a merge
 * @project: the project
 * @error: return location for a #GError
 *
 * Merges: one edit, one step of undo. What is there already makes no edit.
 *
 * Returns: %TRUE; %FALSE with nothing changed, without an error where conflicts are left that
 *   neither a choice nor the rule decides
 */
gboolean
pnd_merge_run (PndMerge *self, PndProject *project, GError **error)
{
  g_return_val_if_fail (self != NULL && PND_IS_PROJECT (project), FALSE);

  if (!pnd_merge_check (project, error)
      || !pnd_project_begin_edit (project, pnd_ancestor_merge_label, error))
    return FALSE;
  pnd_merge_describe (self, project);
  for (guint i = 0; i < self->others->len; i++)
    if (!pnd_merge_take_in (self, project, (int) i, error))
      {
        pnd_project_abandon_edit (project);
        return FALSE;
      }
  if (pnd_merge_report_count_open (self->report) > 0)
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  return pnd_project_end_edit (project, error);
}

/**
 * pnd_merge_get_report:
 * @self: a merge
 *
 * Returns: (transfer none): what came of the last rehearsal or merge
 */
PndMergeReport *
pnd_merge_get_report (PndMerge *self)
{
  return self->report;
}
