/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/documents/correction.h"

#include <glib/gi18n.h>

#include "app/model/cases/reading.h"
#include "app/model/documents/text-rows.h"

/*
 * Carrying:
 * @before: the old text
 * @now: (nullable): for the rows that change; without it they keep their time
 *
 * What everything with a place in a text needs to go along with a correction.
 */
typedef struct
{
  PndDatabase *database;
  gint64 document;
  PndDocumentText *before;
  PndTextChange *change;
  const char *now;
  PndCorrection correction;
} Carrying;

/*
 * Place:
 * @id: of the row
 * @is_area: an area of a page, which a word more or less does not take away
 * @is_seen: who acts sees it; what is behind a veil is carried, but not counted
 */
typedef struct
{
  gint64 id;
  PndSpan span;
  gboolean is_area;
  gboolean is_seen;
} Place;

static GArray *
load_places (Carrying *self, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT id, span_start, span_end, %s, EXISTS (SELECT 1 FROM %s v WHERE v.id = t.id)"
    " FROM main.%s t WHERE document = ? ORDER BY id",
    g_str_equal (table, "codings") ? "area IS NOT NULL" : "0", table, table);
  g_autoptr (PndStatement) row = pnd_database_query (self->database, _("Reading the passages"),
                                                     sql, error, "i", self->document);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      Place place = { pnd_statement_get_int (row, 0),
                      pnd_span_from_file (pnd_statement_get_int (row, 1),
                                          pnd_statement_get_int (row, 2)),
                      pnd_statement_get_int (row, 3) != 0, pnd_statement_get_int (row, 4) != 0 };

      g_array_append_val (places, place);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&places) : NULL;
}

static gboolean
move (Carrying *self, const char *table, const Place *place, PndSpan span, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE main.%s SET span_start = ?, span_end = ?, modified = coalesce (?, modified)"
    " WHERE id = ?", table);

  self->correction.n_moved += place->is_seen;
  return pnd_database_run (self->database, _("Moving a passage"), sql, error, "iisi",
                           (gint64) span.start, (gint64) span.end, self->now, place->id);
}

/* what the quarantine takes over of a row of @table */
static const char *
get_columns (const char *table)
{
  if (g_str_equal (table, "codings"))
    return "code, coder, polarity, strength, holder, memo, review, code_version";
  if (g_str_equal (table, "annotations"))
    return "NULL, coder, NULL, NULL, NULL, text, 'unreviewed', NULL";
  return NULL;
}

static gboolean
lose (Carrying *self, const char *table, const Place *place, GError **error)
{
  g_autofree char *quote = pnd_document_text_get_slice (self->before, place->span);
  int position = pnd_text_change_map_position (self->change, place->span.start);
  g_autofree char *insert = g_strdup_printf (
    "INSERT INTO main.quarantine (guid, document, quote, position, code, coder, polarity, strength,"
    " holder, memo, review, code_version, made, created, modified)"
    " SELECT guid, document, ?1, ?2, %s, created, coalesce (?3, created), coalesce (?3, modified)"
    " FROM main.%s WHERE id = ?4",
    get_columns (table), table);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM main.%s WHERE id = ?", table);

  self->correction.n_lost += place->is_seen;
  return pnd_database_run (self->database, _("Keeping a passage"), insert, error, "sisi", quote,
                           (gint64) position, self->now, place->id)
         && pnd_database_run (self->database, _("Keeping a passage"), remove, error, "i",
                              place->id);
}

/* the character that closes the page stays the area's place, whatever becomes of the text */
static PndSpan
map_area (Carrying *self, PndSpan span, int n_characters)
{
  int position = MIN (pnd_text_change_map_position (self->change, span.start), n_characters - 1);

  return PND_SPAN (position, position + 1);
}

static gboolean
carry_table (Carrying *self, const char *table, int n_characters, GError **error)
{
  g_autoptr (GArray) places = load_places (self, table, error);

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      PndSpan mapped = place->span;
      gboolean is_left = TRUE;

      if (place->is_area)
        mapped = map_area (self, place->span, n_characters);
      else
        is_left = pnd_text_change_map (self->change, place->span, &mapped);
      if (!is_left && get_columns (table) != NULL)
        {
          if (!lose (self, table, place, error))
            return FALSE;
        }
      else if (!is_left)
        {
          /* a translation of nothing stays where the passage was, to be read and moved */
          mapped = map_area (self, place->span, n_characters);
          if (!move (self, table, place, mapped, error))
            return FALSE;
        }
      else if (!pnd_span_equal (mapped, place->span) && !move (self, table, place, mapped, error))
        return FALSE;
    }
  return TRUE;
}

/* passages that wait already: where they were moves along */
static gboolean
carry_quarantine (Carrying *self, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (self->database, _("Reading the passages"),
                          "SELECT id, position FROM main.quarantine WHERE document = ?", error, "i",
                          self->document);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      Place place = { .id = pnd_statement_get_int (row, 0) };

      place.span.start = place.span.end = (int) pnd_statement_get_int (row, 1);
      g_array_append_val (places, place);
    }
  for (guint i = 0; failure == NULL && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      int position = pnd_text_change_map_position (self->change, place->span.start);

      if (position != place->span.start)
        pnd_database_run (self->database, _("Moving a passage"),
                          "UPDATE main.quarantine SET position = ? WHERE id = ?", &failure, "ii",
                          (gint64) position, place->id);
    }
  return pnd_statement_ended (failure, error);
}

/* (nullable): the hash of the structure that goes with the new text */
static gboolean
carry_structure (Carrying *self, PndDocument *document, char **hash, GError **error)
{
  g_autoptr (PndStructure) structure = NULL;
  g_autoptr (PndStructure) mapped = NULL;
  GError *failure = NULL;

  structure = pnd_document_load_structure (document, &failure);
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  if (structure == NULL)
    return TRUE;
  mapped = pnd_text_change_map_structure (self->change, structure);
  return pnd_structure_store (mapped, self->database, hash, error);
}

static gboolean
carry (Carrying *self, PndDocumentText *text, GError **error)
{
  int n_characters = pnd_document_text_get_length (text);

  return carry_table (self, "codings", n_characters, error)
         && carry_table (self, "annotations", n_characters, error)
         && carry_table (self, "translations", n_characters, error)
         && carry_quarantine (self, error)
         && pnd_reading_carry (self->database, self->document, self->before, text, self->change,
                               self->now, error);
}

static gboolean
correct (Carrying *self, PndDocument *document, PndDocumentText *text, GError **error)
{
  g_autofree char *structure_hash = NULL;

  return carry_structure (self, document, &structure_hash, error) && carry (self, text, error)
         && pnd_document_text_store (text, self->database, error)
         && pnd_database_run (self->database, _("Changing a document"),
                              "UPDATE documents SET text_hash = ?, structure_hash = ?,"
                              " modified = ? WHERE id = ?",
                              error, "sssi", pnd_document_text_get_hash (text), structure_hash,
                              self->now, self->document);
}

static gboolean
check (PndDocument *self, PndDocumentText *text, GError **error)
{
  if (!pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  if (pnd_document_get_trashed (self))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” lies in the trash; restore it before correcting it."),
                 pnd_document_get_name (self));
  else if (pnd_document_text_get_length (text) == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("Nothing would be left of “%s”. Move it to the trash instead."),
                 pnd_document_get_name (self));
  else
    return TRUE;
  return FALSE;
}

/**
 * pnd_correction_carry:
 * @database: a connection for writing
 * @document: id of a document
 * @before: its text until now
 * @text: the text that its passages are to lie in
 * @now: (nullable): for the rows that change; without it they keep their time
 * @correction: (out): what came of it
 * @error: return location for a #PndStoreError
 *
 * Carries what has a place in a text over to another text, as pnd_document_correct() does; the
 * document itself stays as it is.
 *
 * Returns: %FALSE with @error on failure
 */
gboolean
pnd_correction_carry (PndDatabase *database, gint64 document, PndDocumentText *before,
                      PndDocumentText *text, const char *now, PndCorrection *correction,
                      GError **error)
{
  g_autoptr (PndTextChange) change = NULL;
  Carrying carrying = { 0 };
  gboolean done;

  g_return_val_if_fail (database != NULL && before != NULL && text != NULL, FALSE);
  g_return_val_if_fail (correction != NULL, FALSE);

  change = pnd_text_change_new (before, text);
  carrying = (Carrying){ database, document, before, change, now, { 0 } };
  pnd_text_change_get_edits (change, &carrying.correction.n_edits);
  done = carry (&carrying, text, error);
  *correction = carrying.correction;
  return done;
}

/**
 * pnd_document_correct:
 * @self: a document
 * @text: what its text is from now on, not empty
 * @correction: (out) (optional): what came of it
 * @error: return location for a #PndStoreError
 *
 * Corrects the text. Codings, notes, translations, pages and styles go along, see
 * pnd_text_change_map(); codings and notes of which nothing is left wait in the quarantine. Marks
 * of reading stay on the paragraphs that stayed as they were, see pnd_reading_carry(): a paragraph
 * whose text changed is not read any more. A text that is the same makes no edit.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @text is empty or the document lies in
 *   the trash; nothing has changed then.
 */
gboolean
pnd_document_correct (PndDocument *self, PndDocumentText *text, PndCorrection *correction,
                      GError **error)
{
  PndProject *project;
  g_autoptr (PndDocumentText) before = NULL;
  g_autoptr (PndTextChange) change = NULL;
  g_autofree char *now = pnd_row_now ();
  Carrying carrying = { 0 };
  gboolean done;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!check (self, text, error))
    return FALSE;
  before = pnd_document_load_text (self, error);
  if (before == NULL)
    return FALSE;
  change = pnd_text_change_new (before, text);
  project = pnd_row_get_project (PND_ROW (self));
  carrying = (Carrying){ pnd_project_get_database (project), pnd_row_get_id (PND_ROW (self)),
                         before, change, now, { 0 } };
  pnd_text_change_get_edits (change, &carrying.correction.n_edits);
  if (correction != NULL)
    *correction = carrying.correction;
  if (carrying.correction.n_edits == 0)
    return TRUE;

  if (!pnd_project_begin_edit (project, N_("Correct the text"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", pnd_document_get_name (self));
  done = correct (&carrying, self, text, error);
  if (correction != NULL)
    *correction = carrying.correction;
  return pnd_row_finish_edit (project, done, error);
}
