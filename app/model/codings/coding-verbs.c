/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does with codings: each verb is one edit, or a part of the edit around it. */

#include "app/model/coding.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "app/model/document.h"

/* a change to what was reviewed asks for another look */
#define MAX_AREA 96 /* bytes, in words */
#define REVISED "review = CASE review WHEN 'unreviewed' THEN review ELSE 'revised' END"

/*
 * Place:
 * @except: the coding that moves, 0 for a new one
 * @area: the area of a page that it is, in words; empty for a passage of text
 *
 * Where a coding is to stand.
 */
typedef struct
{
  gint64 document;
  PndSpan span;
  gint64 code;
  gint64 coder;
  gint64 except;
  char area[MAX_AREA];
} Place;

/*
 * Target:
 * @abbreviation: of the code, owned
 * @document: the document's name, owned
 *
 * What the project says about a place that was found good.
 */
typedef struct
{
  int code_version;
  char *abbreviation;
  char *document;
} Target;

/* (nullable): as the file has it */
static const char *
get_area (const Place *place)
{
  return *place->area != '\0' ? place->area : NULL;
}

static void
target_clear (Target *target)
{
  g_free (target->abbreviation);
  g_free (target->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list values;

  if (error == NULL)
    return FALSE;
  va_start (values, format);
  *error = g_error_new_valist (PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, format, values);
  va_end (values);
  return FALSE;
}

static gboolean
miss (GError **error, const char *what)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND, what);
  return FALSE;
}

/* @row: name, characters, trashed, abbreviation, version, coder, id of an equal coding */
static gboolean
judge (const Place *place, PndStatement *row, GError **error)
{
  const char *name = pnd_statement_get_text (row, 0, NULL);
  gint64 length = pnd_statement_get_int (row, 1);

  if (name == NULL)
    return miss (error, _("The document to code is no longer there."));
  if (pnd_statement_is_null (row, 3))
    return miss (error, _("The code to apply is no longer there."));
  if (pnd_statement_is_null (row, 5))
    return miss (error, _("Nobody acts as coder yet; say first who codes."));
  if (pnd_statement_get_int (row, 2))
    return refuse (error, _("“%s” lies in the trash; restore it before coding it."), name);
  if (pnd_span_is_empty (place->span))
    return refuse (error, _("A coding of “%s” needs at least one character; %d to %d holds none."),
                   name, place->span.start, place->span.end);
  if (place->span.start < 0 || place->span.end > length)
    return refuse (error,
                   _("The passage %d to %d lies outside of “%s”, which has %" PRId64
                     " characters."),
                   place->span.start, place->span.end, name, length);
  if (!pnd_statement_is_null (row, 6) && get_area (place) != NULL)
    return refuse (error, _("This area of “%s” has the code %s by the same coder already."), name,
                   pnd_statement_get_text (row, 3, NULL));
  if (!pnd_statement_is_null (row, 6))
    return refuse (error, _("“%s” %d to %d has the code %s by the same coder already."), name,
                   place->span.start, place->span.end, pnd_statement_get_text (row, 3, NULL));
  return TRUE;
}

/* whosever codings are shown. One question for everything a coding depends on, since tables of
 * codings ask 50,000 times */
static gboolean
check_place (PndProject *project, const Place *place, Target *target, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Checking a coding"),
      "SELECT d.name, x.characters, d.trashed IS NOT NULL, c.abbreviation, c.version, r.id, "
      "(SELECT g.id FROM all_codings g WHERE g.document = d.id AND g.span_start = ? "
      " AND g.span_end = ? AND +g.code = c.id AND +g.coder = r.id AND g.id <> ? AND g.area IS ?) "
      "FROM (SELECT 1) LEFT JOIN documents d ON d.id = ? LEFT JOIN texts x ON x.hash = d.text_hash "
      "LEFT JOIN codes c ON c.id = ? LEFT JOIN coders r ON r.id = ?",
      error, "iiisiii", (gint64)place->span.start, (gint64)place->span.end, place->except,
      get_area (place), place->document, place->code, place->coder);

  if (row == NULL || !pnd_statement_next (row, error) || !judge (place, row, error))
    return FALSE;
  target->document = g_strdup (pnd_statement_get_text (row, 0, NULL));
  target->abbreviation = g_strdup (pnd_statement_get_text (row, 3, NULL));
  target->code_version = pnd_statement_get_int (row, 4);
  return TRUE;
}

static gboolean
read_place (PndProject *project, gint64 id, Place *place, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Reading a coding"),
      "SELECT document, span_start, span_end, code, coder, area FROM all_codings WHERE id = ?",
      &own, "i", id);

  if (row != NULL && pnd_statement_next (row, &own))
    {
      *place = (Place){ .document = pnd_statement_get_int (row, 0),
                        .span = pnd_span_from_file (pnd_statement_get_int (row, 1),
                                                    pnd_statement_get_int (row, 2)),
                        .code = pnd_statement_get_int (row, 3),
                        .coder = pnd_statement_get_int (row, 4),
                        .except = id };
      if (!pnd_statement_is_null (row, 5))
        g_strlcpy (place->area, pnd_statement_get_text (row, 5, NULL), sizeof place->area);
      return TRUE;
    }
  if (own == NULL)
    return miss (error, _("The coding is no longer there."));
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static void
describe (PndProject *project, const char *abbreviation, const char *document, PndSpan span,
          const char *area)
{
  PndArea on_page;

  if (pnd_area_parse (area, &on_page))
    pnd_project_describe_edit (project, "%s: %s page %d", abbreviation, document, on_page.page);
  else
    pnd_project_describe_edit (project, "%s: %s %d-%d", abbreviation, document, span.start,
                               span.end);
}

/* as above, for the coding as it is; also where its place would not pass, as in the trash */
static void
describe_coding (PndProject *project, gint64 id)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Reading a coding"),
      "SELECT c.abbreviation, d.name, g.span_start, g.span_end, g.area FROM all_codings g "
      "JOIN codes c ON c.id = g.code JOIN documents d ON d.id = g.document WHERE g.id = ?",
      NULL, "i", id);

  if (row != NULL && pnd_statement_next (row, NULL))
    describe (project, pnd_statement_get_text (row, 0, NULL),
              pnd_statement_get_text (row, 1, NULL),
              pnd_span_from_file (pnd_statement_get_int (row, 2),
                                  pnd_statement_get_int (row, 3)),
              pnd_statement_get_text (row, 4, NULL));
}

static gint64
insert (PndProject *project, const Place *place, const Target *target, const PndRating *rating,
        const char *memo, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  if (!pnd_database_run (
          database, _("Adding a coding"),
          "INSERT INTO main.codings (guid, document, span_start, span_end, code, coder, polarity, "
          "strength, holder, memo, code_version, created, modified, area) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          error, "siiiiisnssisss", guid, place->document, (gint64)place->span.start,
          (gint64)place->span.end, place->code, place->coder,
          pnd_polarity_to_word (rating->polarity), (gint64)rating->strength,
          pnd_holder_to_word (rating->holder), memo != NULL ? memo : "",
          (gint64)target->code_version, now, now, get_area (place)))
    return 0;
  return pnd_database_get_last_id (database);
}

static gint64
add (PndProject *project, const Place *place, const PndRating *rating, const char *memo,
     GError **error)
{
  g_auto (Target) target = { 0 };

  if (!check_place (project, place, &target, error))
    return 0;
  describe (project, target.abbreviation, target.document, place->span, get_area (place));
  return insert (project, place, &target, rating, memo, error);
}

static gboolean
remove_coding (PndProject *project, gint64 id, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);

  describe_coding (project, id);
  return pnd_database_run (database, _("Noting a deletion"),
                           "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                           "SELECT guid, 'coding', strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') "
                           "FROM main.codings WHERE id = ?",
                           error, "i", id)
         && pnd_database_run (database, _("Removing a coding"), "DELETE FROM main.codings WHERE "
                                                                "id = ?",
                              error, "i", id);
}

static gboolean
rating_is_valid (const PndRating *rating)
{
  return rating->polarity < PND_N_POLARITIES && rating->holder < PND_N_HOLDERS
         && rating->strength >= 0 && rating->strength <= 3;
}

/**
 * pnd_coding_add:
 * @project: the project
 * @document: a document's id
 * @span: the passage, in code points; not empty, inside the text
 * @code: a code's id
 * @coder: a coder's id, 0 for the one who acts
 * @rating: (nullable): the ratings; %NULL for none
 * @memo: (nullable): the memo; %NULL for none
 * @error: return location for a #PndStoreError
 *
 * The coding remembers the version of the code's rule.
 *
 * Returns: the coding's id; 0 with PND_STORE_ERROR_REFUSED when the passage is not inside the text,
 *   the document lies in the trash or the same coding is there already, with
 *   PND_STORE_ERROR_NOT_FOUND when the document, the code or the coder is not there.
 */
gint64
pnd_coding_add (PndProject *project, gint64 document, PndSpan span, gint64 code, gint64 coder,
                const PndRating *rating, const char *memo, GError **error)
{
  const PndRating unrated = { 0 };
  Place place = { document, span, code, coder, 0, "" };
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (rating == NULL || rating_is_valid (rating), 0);

  if (!pnd_project_begin_edit (project, N_("Add coding"), error))
    return 0;
  if (place.coder == 0)
    place.coder = pnd_project_get_coder (project);
  id = add (project, &place, rating != NULL ? rating : &unrated, memo, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

static gboolean
find_area (PndProject *project, const PndArea *area, Place *place, GError **error)
{
  g_autoptr (PndDocument) document
    = pnd_row_get (project, PND_TYPE_DOCUMENT, place->document, error);
  g_autoptr (PndStructure) structure = NULL;
  g_autofree char *words = pnd_area_to_words (area);
  GError *own = NULL;

  if (document == NULL)
    return FALSE;
  structure = pnd_document_load_structure (document, &own);
  if (own != NULL)
    {
      g_propagate_error (error, own);
      return FALSE;
    }
  g_strlcpy (place->area, words, sizeof place->area);
  return pnd_area_find_span (area, structure, pnd_document_get_characters (document), &place->span)
         || refuse (error, _("“%s” has no page %d to code an area of."),
                    pnd_document_get_name (document), area->page);
}

/**
 * pnd_coding_add_area:
 * @project: the project
 * @document: the id of a document with pages
 * @area: an area of one of them
 * @code: a code's id
 * @coder: a coder's id, 0 for the one who acts
 * @rating: (nullable): the ratings; %NULL for none
 * @memo: (nullable): the memo; %NULL for none
 * @error: return location for a #PndStoreError
 *
 * Codes what a page shows where it has no text. The passage of the coding is the character that
 * closes the page; see pnd_area_find_span().
 *
 * Returns: the coding's id; 0 with an error as pnd_coding_add() sets, and PND_STORE_ERROR_REFUSED
 *   where there is no such page.
 */
gint64
pnd_coding_add_area (PndProject *project, gint64 document, const PndArea *area, gint64 code,
                     gint64 coder, const PndRating *rating, const char *memo, GError **error)
{
  const PndRating unrated = { 0 };
  Place place = { document, { 0, 0 }, code, coder, 0, "" };
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project) && area != NULL, 0);
  g_return_val_if_fail (rating == NULL || rating_is_valid (rating), 0);

  if (!pnd_project_begin_edit (project, N_("Add coding"), error))
    return 0;
  if (place.coder == 0)
    place.coder = pnd_project_get_coder (project);
  if (find_area (project, area, &place, error))
    id = add (project, &place, rating != NULL ? rating : &unrated, memo, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_coding_set_span:
 * @project: the project
 * @id: a coding's id
 * @span: the new passage, in code points; not empty, inside the text
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with an error as pnd_coding_add() sets.
 */
gboolean
pnd_coding_set_span (PndProject *project, gint64 id, PndSpan span, GError **error)
{
  g_auto (Target) target = { 0 };
  g_autofree char *now = pnd_row_now ();
  Place place;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Resize coding"), error))
    return FALSE;
  done = read_place (project, id, &place, error);
  if (done && !pnd_span_equal (place.span, span) && get_area (&place) != NULL)
    done = refuse (error, _("An area of a page cannot be stretched over text."));
  else if (done && !pnd_span_equal (place.span, span))
    {
      place.span = span;
      done = check_place (project, &place, &target, error)
             && pnd_database_run (pnd_project_get_database (project), _("Resizing a coding"),
                                  "UPDATE main.codings SET span_start = ?, span_end = ?, modified "
                                  "= ?, "
                                  REVISED " WHERE id = ?",
                                  error, "iisi", (gint64)span.start, (gint64)span.end, now, id);
      if (done)
        describe (project, target.abbreviation, target.document, span, NULL);
    }
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_set_code:
 * @project: the project
 * @id: a coding's id
 * @code: the new code's id
 * @error: return location for a #PndStoreError
 *
 * The coding keeps its guid, memo and ratings, and takes the version of the new code's rule.
 *
 * Returns: %TRUE, or %FALSE with an error as pnd_coding_add() sets.
 */
gboolean
pnd_coding_set_code (PndProject *project, gint64 id, gint64 code, GError **error)
{
  g_auto (Target) target = { 0 };
  g_autofree char *now = pnd_row_now ();
  Place place;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Change code of coding"), error))
    return FALSE;
  done = read_place (project, id, &place, error);
  if (done && place.code != code)
    {
      place.code = code;
      done = check_place (project, &place, &target, error)
             && pnd_database_run (pnd_project_get_database (project), _("Changing a coding"),
                                  "UPDATE main.codings SET code = ?, code_version = ?, modified = "
                                  "?, "
                                  REVISED " WHERE id = ?",
                                  error, "iisi", code, (gint64)target.code_version, now, id);
      if (done)
        describe (project, target.abbreviation, target.document, place.span, get_area (&place));
    }
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_set_rating:
 * @project: the project
 * @id: a coding's id
 * @rating: the ratings
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the coding is gone.
 */
gboolean
pnd_coding_set_rating (PndProject *project, gint64 id, const PndRating *rating, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  Place place;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (rating != NULL && rating_is_valid (rating), FALSE);

  if (!pnd_project_begin_edit (project, N_("Rate coding"), error))
    return FALSE;
  done = read_place (project, id, &place, error);
  if (done)
    {
      const char *polarity = pnd_polarity_to_word (rating->polarity);
      const char *holder = pnd_holder_to_word (rating->holder);

      describe_coding (project, id);
      done = pnd_database_run (pnd_project_get_database (project), _("Rating a coding"),
                               "UPDATE main.codings SET polarity = ?, strength = ?, holder = ?, "
                               "modified = ?, " REVISED " WHERE id = ? "
                               "AND NOT (polarity IS ? AND strength IS ? AND holder IS ?)",
                               error, "snssisns", polarity, (gint64)rating->strength, holder, now,
                               id, polarity, (gint64)rating->strength, holder);
    }
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_set_memo:
 * @project: the project
 * @id: a coding's id
 * @memo: (nullable): the memo, %NULL or empty for none
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the coding is gone.
 */
gboolean
pnd_coding_set_memo (PndProject *project, gint64 id, const char *memo, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  const char *text = memo != NULL ? memo : "";
  Place place;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Edit memo"), error))
    return FALSE;
  done = read_place (project, id, &place, error);
  if (done)
    {
      describe_coding (project, id);
      done = pnd_database_run (pnd_project_get_database (project), _("Writing a memo"),
                               "UPDATE main.codings SET memo = ?, modified = ?, " REVISED
                               " WHERE id = ? AND memo <> ?",
                               error, "ssis", text, now, id, text);
    }
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_remove:
 * @project: the project
 * @id: a coding's id
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the coding is gone already.
 */
gboolean
pnd_coding_remove (PndProject *project, gint64 id, GError **error)
{
  Place place;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Remove coding"), error))
    return FALSE;
  done = read_place (project, id, &place, error) && remove_coding (project, id, error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_forget_memo:
 * @project: the project, not within an edit
 * @id: a coding's id
 * @error: return location for a #PndStoreError
 *
 * Takes the memo out of every byte of the file, the history included. Undo stops there.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the coding is gone.
 */
gboolean
pnd_coding_forget_memo (PndProject *project, gint64 id, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  Place place;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_purge (project, N_("Forget memo"), error))
    return FALSE;
  if (read_place (project, id, &place, error))
    {
      describe_coding (project, id);
      if (pnd_database_run (pnd_project_get_database (project), _("Forgetting a memo"),
                            "UPDATE main.codings SET memo = '', modified = ? WHERE id = ?",
                            error, "si",
                            now, id))
        return pnd_project_end_purge (project, error);
    }
  pnd_project_abandon_edit (project);
  return FALSE;
}
