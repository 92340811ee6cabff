/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/merge/texts.h"

#include <glib/gi18n.h>

#include "app/model/documents/correction.h"
#include "app/model/documents/text-rows.h"
#include "app/model/row.h"

/*
 * Meeting:
 * @ours: text of a document in ours
 * @theirs: text of the same document in theirs
 * @before: (nullable): hash of the text that both had
 *
 * A document that has two texts.
 */
typedef struct
{
  const PndRowMerge *merge;
  char *guid;
  char *name;
  char *our_hash;
  char *their_hash;
  char *before;
  char *our_time;
  char *their_time;
  PndDocumentText *ours;
  PndDocumentText *theirs;
} Meeting;

static void
meeting_clear (gpointer data)
{
  Meeting *self = data;

  g_free (self->guid);
  g_free (self->name);
  g_free (self->our_hash);
  g_free (self->their_hash);
  g_free (self->before);
  g_free (self->our_time);
  g_free (self->their_time);
  g_clear_pointer (&self->ours, pnd_document_text_unref);
  g_clear_pointer (&self->theirs, pnd_document_text_unref);
}

static PndDocumentText *
load_text (PndDatabase *database, const char *hash, const char *name, GError **error)
{
  gsize n_bytes = 0;
  g_autoptr (PndDocumentText) text = NULL;
  char *utf8 = NULL;
  gint64 row = pnd_database_query_int (database, _("Reading a document"),
                                       "SELECT rowid FROM main.texts WHERE hash = ?", 0, error, "s",
                                       hash);

  if (row != 0)
    utf8 = pnd_database_load_long_text (database, _("Reading a document"), "texts", "text", row,
                                        &n_bytes, error);
  if (utf8 != NULL && g_utf8_validate_len (utf8, n_bytes, NULL))
    text = pnd_document_text_new_take (utf8, n_bytes);
  else
    g_free (utf8);
  if (text != NULL && g_str_equal (pnd_document_text_get_hash (text), hash))
    return g_steal_pointer (&text);
  if (error != NULL && *error == NULL)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                 _("The text of “%s” is damaged in the project."), name);
  return NULL;
}

/* In a rehearsal ours is a copy, with the texts that came along; the others are in the project. */
static PndDocumentText *
load_any (const Meeting *self, const char *hash, PndDatabase *our_texts, PndDatabase *their_texts,
          GError **error)
{
  PndDocumentText *text = load_text (self->merge->ours, hash, self->name, NULL);

  if (text == NULL && our_texts != self->merge->ours)
    text = load_text (our_texts, hash, self->name, NULL);
  return text != NULL ? text : load_text (their_texts, hash, self->name, error);
}

/* (element-type Meeting): documents of theirs that ours has with another text */
static GArray *
list_meetings (const PndRowMerge *merge, GError **error)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, TRUE, sizeof (Meeting));
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) theirs
    = pnd_database_query (merge->theirs, _("Comparing the texts"),
                          "SELECT guid, text_hash, modified FROM main.documents ORDER BY id", error,
                          "");

  g_array_set_clear_func (meetings, meeting_clear);
  if (theirs == NULL)
    return NULL;
  while (local == NULL && pnd_statement_next (theirs, &local))
    {
      const char *guid = pnd_statement_get_text (theirs, 0, NULL);
      const char *hash = pnd_statement_get_text (theirs, 1, NULL);
      g_autoptr (PndStatement) ours
        = pnd_database_query (merge->ours, _("Comparing the texts"),
                              "SELECT text_hash, name, modified FROM main.documents"
                              " WHERE guid = ? AND text_hash <> ?",
                              &local, "ss", guid, hash);
      Meeting meeting = { 0 };

      if (ours == NULL || !pnd_statement_next (ours, &local))
        continue;
      meeting = (Meeting){ merge, g_strdup (guid),
                           g_strdup (pnd_statement_get_text (ours, 1, NULL)),
                           g_strdup (pnd_statement_get_text (ours, 0, NULL)), g_strdup (hash), NULL,
                           g_strdup (pnd_statement_get_text (ours, 2, NULL)),
                           g_strdup (pnd_statement_get_text (theirs, 2, NULL)), NULL, NULL };
      g_array_append_val (meetings, meeting);
    }
  if (local == NULL)
    return g_steal_pointer (&meetings);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static char *
load_hash (PndDatabase *database, const char *guid)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, NULL, "SELECT text_hash FROM main.documents WHERE guid = ?",
                          NULL, "s", guid);

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

/* Two texts of which less than half is in both are not one text corrected: what would be carried
 * over would be guesses. */
static gboolean
check_likeness (const Meeting *self, GError **error)
{
  g_autoptr (PndTextChange) change = pnd_text_change_new (self->ours, self->theirs);
  int n_edits, n_gone = 0, n_come = 0;
  const PndTextEdit *edits = pnd_text_change_get_edits (change, &n_edits);
  int n_ours = pnd_document_text_get_length (self->ours);
  int n_theirs = pnd_document_text_get_length (self->theirs);

  for (int i = 0; i < n_edits; i++)
    {
      n_gone += edits[i].before.end - edits[i].before.start;
      n_come += edits[i].after.end - edits[i].after.start;
    }
  if (2 * (gint64) n_gone <= n_ours || 2 * (gint64) n_come <= n_theirs)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("The two texts of “%s” are too different: what is coded in one cannot be found "
                 "again in the other. Nothing was merged."),
               self->name);
  return FALSE;
}

/* whether theirs stands */
static gboolean
choose (const Meeting *self)
{
  g_autofree char *key = NULL;
  PndMergeConflict *conflict;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  PndSpan head = PND_SPAN (0, 0);

  if (g_strcmp0 (self->before, self->their_hash) == 0)
    return FALSE;
  if (g_strcmp0 (self->before, self->our_hash) == 0)
    return TRUE;
  key = g_strconcat ("text ", self->guid, NULL);
  conflict = pnd_merge_conflict_new (self->merge->other, "documents", key, PND_MERGE_DIFFERS);
  conflict->title = g_strdup (self->name);
  conflict->ours_modified = g_strdup (self->our_time);
  conflict->theirs_modified = g_strdup (self->their_time);
  head.end = MIN (200, pnd_document_text_get_length (self->ours));
  ours = pnd_document_text_get_slice (self->ours, head);
  head.end = MIN (200, pnd_document_text_get_length (self->theirs));
  theirs = pnd_document_text_get_slice (self->theirs, head);
  pnd_merge_conflict_add (conflict, "text", ours, theirs, NULL);
  return pnd_merge_report_settle (self->merge->report, conflict);
}

/* everything that lies in the document in @database goes over to @to, and the document names it as
 * @like does */
static gboolean
carry (const Meeting *self, PndDatabase *database, PndDocumentText *from, PndDocumentText *to,
       PndDatabase *like, GError **error)
{
  const char *read = "SELECT text_hash, structure_hash, original_hash, original_encoding, modified"
                     " FROM main.documents WHERE guid = ?";
  g_autoptr (PndStatement) row = pnd_database_query (like, _("Reading a document"), read, error,
                                                     "s", self->guid);
  gint64 id = pnd_database_query_int (database, _("Reading a document"),
                                      "SELECT id FROM main.documents WHERE guid = ?", 0, error, "s",
                                      self->guid);
  PndCorrection correction;

  return row != NULL && id != 0 && pnd_statement_next (row, error)
         && pnd_correction_carry (database, id, from, to, NULL, &correction, error)
         && pnd_database_run (database, _("Changing a document"),
                              "UPDATE main.documents SET text_hash = ?, structure_hash = ?,"
                              " original_hash = ?, original_encoding = ?,"
                              " modified = max (modified, ?) WHERE id = ?",
                              error, "sssssi", pnd_statement_get_text (row, 0, NULL),
                              pnd_statement_get_text (row, 1, NULL),
                              pnd_statement_get_text (row, 2, NULL),
                              pnd_statement_get_text (row, 3, NULL),
                              pnd_statement_get_text (row, 4, NULL), id);
}

/* in the ancestor too, or what was only moved along would look changed */
static gboolean
carry_base (const Meeting *self, PndDocumentText *stands, PndDatabase *like,
            PndDatabase *our_texts, PndDatabase *their_texts, GError **error)
{
  g_autoptr (PndDocumentText) before = NULL;

  if (self->before == NULL || g_str_equal (self->before, pnd_document_text_get_hash (stands)))
    return TRUE;
  before = load_any (self, self->before, our_texts, their_texts, error);
  return before != NULL && carry (self, self->merge->base, before, stands, like, error);
}

/* the structure of theirs, which the document in ours is about to name */
static gboolean
bring_structure (const Meeting *self, PndDatabase *their_texts, GError **error)
{
  g_autoptr (PndStatement) names = pnd_database_query (
    self->merge->theirs, _("Reading a document"),
    "SELECT structure_hash, original_hash FROM main.documents WHERE guid = ?", error, "s",
    self->guid);
  g_autoptr (PndStatement) row = NULL;
  g_autoptr (PndStructure) structure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *hash = NULL;

  if (names == NULL || !pnd_statement_next (names, error))
    return FALSE;
  row = pnd_database_query (their_texts, _("Reading a document"),
                            "SELECT (SELECT runs FROM main.structures WHERE hash = ?),"
                            " (SELECT bytes FROM main.originals WHERE hash = ?)",
                            error, "ss", pnd_statement_get_text (names, 0, NULL),
                            pnd_statement_get_text (names, 1, NULL));
  if (row == NULL || !pnd_statement_next (row, error))
    return FALSE;
  if (!pnd_statement_is_null (row, 0))
    {
      structure = pnd_structure_parse (pnd_statement_get_text (row, 0, NULL),
                                       pnd_document_text_get_length (self->theirs), error);
      if (structure == NULL || !pnd_structure_store (structure, self->merge->ours, &hash, error))
        return FALSE;
    }
  bytes = pnd_statement_get_bytes (row, 1);
  if (bytes == NULL)
    return TRUE;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return pnd_database_run (self->merge->ours, _("Storing a text"),
                           "INSERT OR IGNORE INTO main.originals (hash, bytes) VALUES (?, ?)",
                           error, "sb", digest, bytes);
}

static gboolean
meet (Meeting *self, PndDatabase *our_texts, PndDatabase *their_texts, GError **error)
{
  const PndRowMerge *merge = self->merge;

  if (merge->base != NULL)
    self->before = load_hash (merge->base, self->guid);
  self->ours = load_any (self, self->our_hash, our_texts, their_texts, error);
  if (self->ours != NULL)
    self->theirs = load_text (their_texts, self->their_hash, self->name, error);
  if (self->theirs == NULL || !check_likeness (self, error))
    return FALSE;
  if (!choose (self))
    return carry_base (self, self->ours, merge->ours, our_texts, their_texts, error)
           && carry (self, merge->theirs, self->theirs, self->ours, merge->ours, error);
  pnd_merge_report_get_count (merge->report, "documents")->changed++;
  return carry_base (self, self->theirs, merge->theirs, our_texts, their_texts, error)
         && pnd_document_text_store (self->theirs, merge->ours, error)
         && (merge->is_rehearsal || bring_structure (self, their_texts, error))
         && carry (self, merge->ours, self->ours, self->theirs, merge->theirs, error);
}

/**
 * pnd_merge_texts:
 * @merge: what is merged into what, its documents with the same guids
 * @our_texts: where the texts of ours are
 * @their_texts: where those of theirs are
 * @error: return location for a #PndStoreError
 *
 * Where a document has two texts, the one that was corrected stands, or where both were, the one
 * that is chosen. What lies in the other, on whichever side, is carried over; what has no place
 * there waits to be placed again.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED when two texts are hardly the same text, or another
 *   error
 */
gboolean
pnd_merge_texts (const PndRowMerge *merge, PndDatabase *our_texts, PndDatabase *their_texts,
                 GError **error)
{
  g_autoptr (GArray) meetings = NULL;

  g_return_val_if_fail (merge != NULL && our_texts != NULL && their_texts != NULL, FALSE);

  meetings = list_meetings (merge, error);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    if (!meet (&g_array_index (meetings, Meeting, i), our_texts, their_texts, error))
      return FALSE;
  return meetings != NULL;
}
