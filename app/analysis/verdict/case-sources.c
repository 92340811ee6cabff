/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/case-sources.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/speakers.h"

/* one of a document and its twin, and what the text came from */
#define ORIGIN_KEYS                                                                                \
  " CASE WHEN d.twin > '' THEN min (d.guid, d.twin) ELSE d.guid END,"                              \
  " trim (lower (CASE WHEN d.twin > '' AND d.twin < d.guid THEN coalesce ((SELECT w.origin"        \
  "  FROM documents w WHERE w.guid = d.twin), d.origin) ELSE d.origin END))"

/*
 * Source: a document of the project
 * @speakers: (nullable): who speaks in it, once that was asked
 */
typedef struct
{
  int origin;
  PndSourceType type;
  gboolean in_case;
  gboolean is_outside;
  PndSpeakers *speakers;
} Source;

/*
 * _PndCaseSources:
 * @sources: Source, by the documents' names
 * @by_document: id of a document (gint64 *) -> index in @sources, plus 1
 * @origins: key of an origin -> its number from 1
 * @offices: id of an informant (gint64 *) -> office
 * @interviewed: ids of informants who speak in a transcript
 * @interviewers: ids of informants who ask
 * @from, @to: (nullable): the case's period
 */
struct _PndCaseSources
{
  PndDatabase *database;
  gint64 region_case;
  GArray *sources;
  GHashTable *by_document;
  GHashTable *origins;
  GHashTable *offices;
  GHashTable *interviewed;
  GHashTable *interviewers;
  char *from;
  char *to;
};

static void
clear_source (gpointer data)
{
  g_clear_pointer (&((Source *) data)->speakers, pnd_speakers_free);
}

static GHashTable *
make_table (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, value_free);
}

static gboolean
load_informants (PndCaseSources *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->database, _("Reading the informants"),
      "SELECT id, lower (trim (office)), interviewer, EXISTS (SELECT 1 FROM speakers s JOIN "
      "documents d ON d.id = s.document WHERE s.informant = i.id AND d.source_type = 'interview') "
      "FROM informants i", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_hash_table_insert (self->offices, g_memdup2 (&id, sizeof id),
                           g_strdup (pnd_statement_get_text (row, 1, NULL)));
      if (pnd_statement_get_int (row, 2))
        g_hash_table_add (self->interviewers, g_memdup2 (&id, sizeof id));
      if (pnd_statement_get_int (row, 3))
        g_hash_table_add (self->interviewed, g_memdup2 (&id, sizeof id));
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
load_period (PndCaseSources *self, GError **error)
{
  g_autoptr (PndStatement) period
      = pnd_database_query (self->database, _("Reading a case"),
                            "SELECT period_from, period_to FROM cases WHERE id = ?", error, "i",
                            self->region_case);

  if (period == NULL)
    return FALSE;
  if (pnd_statement_next (period, NULL))
    {
      self->from = g_strdup (pnd_statement_get_text (period, 0, NULL));
      self->to = g_strdup (pnd_statement_get_text (period, 1, NULL));
    }
  return TRUE;
}

/* Dates may be as short as a year: they are compared as far as both say. */
static gboolean
is_outside (const PndCaseSources *self, const char *date)
{
  if (date == NULL || *date == '\0')
    return FALSE;
  return (self->from != NULL && *self->from != '\0'
          && strncmp (date, self->from, MIN (strlen (date), strlen (self->from))) < 0)
         || (self->to != NULL && *self->to != '\0'
             && strncmp (date, self->to, MIN (strlen (date), strlen (self->to))) > 0);
}

/* Twins have one key. What is not somebody's own speech or notes and has the same origin is a
 * reprint or comes of the same release. */
static int
find_origin (PndCaseSources *self, const char *guid, const char *origin, PndSourceType type)
{
  g_autofree char *key = NULL;
  gpointer number;

  if (origin != NULL && *origin != '\0' && type != PND_SOURCE_TYPE_INTERVIEW
      && type != PND_SOURCE_TYPE_FIELD_NOTE)
    key = g_strconcat ("origin ", origin, NULL);
  else
    key = g_strconcat ("document ", guid, NULL);
  number = g_hash_table_lookup (self->origins, key);
  if (number == NULL)
    {
      number = GINT_TO_POINTER ((int) g_hash_table_size (self->origins) + 1);
      g_hash_table_insert (self->origins, g_steal_pointer (&key), number);
    }
  return GPOINTER_TO_INT (number);
}

/* All documents of the project, so that an origin has one number whichever motive is looked at. */
static gboolean
load_sources (PndCaseSources *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->database, _("Reading the documents"),
      "SELECT d.id, d.source_type, d.date, d.trashed IS NULL AND (?1 = 0 OR d.guid IN"
      " (SELECT document_guid FROM case_documents WHERE region_case = ?1)), " ORIGIN_KEYS
      " FROM documents d ORDER BY d.name, d.guid", error, "i", self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);
      Source source = { .is_outside = is_outside (self, pnd_statement_get_text (row, 2, NULL)),
                        .in_case = pnd_statement_get_int (row, 3) != 0 };

      pnd_source_type_from_word (pnd_statement_get_text (row, 1, NULL), &source.type);
      source.origin = find_origin (self, pnd_statement_get_text (row, 4, NULL),
                                   pnd_statement_get_text (row, 5, NULL), source.type);
      g_array_append_val (self->sources, source);
      g_hash_table_insert (self->by_document, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER ((int) self->sources->len));
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_case_sources_load:
 * @database: the project's connection or a reader's, which stays open
 * @region_case: id of a case, 0 for the whole project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the sources; %NULL with @error set
 */
PndCaseSources *
pnd_case_sources_load (PndDatabase *database, gint64 region_case, GError **error)
{
  g_autoptr (PndCaseSources) self = g_new0 (PndCaseSources, 1);

  self->database = database;
  self->region_case = region_case;
  self->sources = g_array_new (FALSE, TRUE, sizeof (Source));
  g_array_set_clear_func (self->sources, clear_source);
  self->by_document = make_table (NULL);
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->offices = make_table (g_free);
  self->interviewed = make_table (NULL);
  self->interviewers = make_table (NULL);
  return load_period (self, error) && load_informants (self, error) && load_sources (self, error)
           ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_case_sources_free:
 * @self: (transfer full) (nullable): sources
 */
void
pnd_case_sources_free (PndCaseSources *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sources);
  g_hash_table_unref (self->by_document);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->offices);
  g_hash_table_unref (self->interviewed);
  g_hash_table_unref (self->interviewers);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/**
 * pnd_case_sources_find:
 * @self: sources
 * @document: id of a document
 *
 * Returns: its place among the documents by name; -1 when it is not the case's, or in the trash
 */
int
pnd_case_sources_find (const PndCaseSources *self, gint64 document)
{
  int index;

  g_return_val_if_fail (self != NULL, -1);

  index = GPOINTER_TO_INT (g_hash_table_lookup (self->by_document, &document)) - 1;
  return index >= 0 && g_array_index (self->sources, Source, index).in_case ? index : -1;
}

/* who speaks: as somebody said, or as the transcript does */
static gboolean
find_speaker (PndCaseSources *self, Source *source, PndEvidence *evidence, GError **error)
{
  const PndSpeaker *speaker;

  if (source->speakers == NULL)
    source->speakers = pnd_speakers_load (self->database, evidence->document, error);
  if (source->speakers == NULL)
    return FALSE;
  evidence->is_question = pnd_speakers_is_question (source->speakers, evidence->span);
  speaker = pnd_speakers_get_in (source->speakers, evidence->span);
  if (evidence->speaker == 0 && speaker != NULL && !speaker->interviewer)
    evidence->speaker = speaker->informant;
  if (evidence->speaker == 0)
    return TRUE;
  if (g_hash_table_contains (self->interviewers, &evidence->speaker))
    evidence->is_question = TRUE;
  evidence->office = g_hash_table_lookup (self->offices, &evidence->speaker);
  if (g_hash_table_contains (self->interviewed, &evidence->speaker))
    evidence->speaker_type = PND_SOURCE_TYPE_INTERVIEW;
  return TRUE;
}

/**
 * pnd_case_sources_tell:
 * @self: sources
 * @index: from pnd_case_sources_find()
 * @evidence: (inout): a passage of it; a speaker that is set stays
 * @error: return location for a #PndStoreError
 *
 * Sets where the passage comes from and who speaks. The office belongs to @self.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_case_sources_tell (PndCaseSources *self, int index, PndEvidence *evidence, GError **error)
{
  Source *source;

  g_return_val_if_fail (self != NULL && index >= 0, FALSE);

  source = &g_array_index (self->sources, Source, index);
  evidence->source_type = source->type;
  evidence->origin = source->origin;
  evidence->is_outside = source->is_outside;
  return find_speaker (self, source, evidence, error);
}
