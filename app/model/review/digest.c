/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/digest.h"

#include <glib/gi18n.h>

#include "app/model/document-text.h"

#define N_PARTS 3

/* What is judged. The place of a coding is left out: a correction further up moves it, and a coding
 * that is moved is `revised` by that. So is what the review itself sets. Whose codings are shown
 * makes no difference. After what is judged of a coding follows its place: hash of the text, start,
 * end. */
static const char *const judged[PND_N_SUBJECT_KINDS] = {
  [PND_SUBJECT_CODING]
  = "SELECT c.guid, g.span_end - g.span_start, coalesce (g.polarity, ''), "
    "coalesce (g.strength, 0), coalesce (g.holder, ''), coalesce (g.area, ''), g.memo, "
    "d.text_hash, g.span_start, g.span_end FROM all_codings g JOIN codes c ON c.id = g.code "
    "JOIN documents d ON d.id = g.document WHERE g.guid = ?",
  [PND_SUBJECT_FINDING]
  = "SELECT guid, verdict, suggested, rationale, tested, (SELECT group_concat (k, ',') FROM "
    "(SELECT side || ' ' || coding_guid AS k FROM finding_passages WHERE finding = f.id "
    "ORDER BY k)), '' FROM findings f WHERE guid = ?",
  [PND_SUBJECT_CODE]
  = "SELECT c.abbreviation, c.kind, t.language, t.name, t.definition, "
    "t.include || char (31) || t.exclude, t.example || char (31) || t.near_miss FROM codes c "
    "LEFT JOIN code_texts t ON t.code = c.id WHERE c.guid = ? ORDER BY t.language",
  [PND_SUBJECT_MEMO]
  = "SELECT kind, date, title, text, '', '', '' FROM memos WHERE guid = ?",
};
#define N_JUDGED 7

/*
 * _PndDigests:
 * @is_told: this is a copy under other names, which was told the digests of what it renames
 * @text: (nullable): the one that was needed last
 * @hash: (nullable): its hash
 */
struct _PndDigests
{
  PndDatabase *database;
  gboolean is_told;
  PndDocumentText *text;
  char *hash;
};

/*
 * Place:
 * @hash: (nullable): of the text
 */
typedef struct
{
  char *hash;
  PndSpan span;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* (transfer full) (nullable): what a copy under other names was told */
static char *
find_told (PndDigests *self, const char *guid)
{
  g_autofree char *key = NULL;
  g_autoptr (PndStatement) row = NULL;

  if (!self->is_told)
    return NULL;
  key = g_strconcat (PND_DIGEST_KEY, guid, NULL);
  row = pnd_database_query (self->database, _("Reading a preference"),
                            "SELECT value FROM preferences WHERE key = ?", NULL, "s", key);
  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/**
 * pnd_digests_new:
 * @database: the project's connection or a reader's
 *
 * Returns: (transfer full): digests of what is in it
 */
PndDigests *
pnd_digests_new (PndDatabase *database)
{
  PndDigests *self = g_new0 (PndDigests, 1);

  self->database = database;
  self->is_told
    = pnd_database_query_int (database, _("Reading a preference"),
                              "SELECT EXISTS (SELECT 1 FROM preferences WHERE key GLOB '"
                              PND_DIGEST_KEY "*')",
                              0, NULL, "")
      != 0;
  return self;
}

/**
 * pnd_digests_free:
 * @self: digests
 */
void
pnd_digests_free (PndDigests *self)
{
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_free (self->hash);
  g_free (self);
}

static void
add_value (GChecksum *sum, PndStatement *row, int column)
{
  gsize n = 0;
  const char *text = pnd_statement_get_text (row, column, &n);

  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, n);
  g_checksum_update (sum, (const guchar *) "\x1e", 1);
}

static void
read_place (PndStatement *row, Place *place)
{
  place->hash = g_strdup (pnd_statement_get_text (row, N_JUDGED, NULL));
  place->span = pnd_span_from_file (pnd_statement_get_int (row, N_JUDGED + 1),
                                    pnd_statement_get_int (row, N_JUDGED + 2));
}

/* (transfer full) (nullable): NULL when it is gone. @place: (out): of a coding */
static char *
digest_fields (PndDatabase *database, PndSubjectKind kind, const char *guid, Place *place)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Reading what is reviewed"),
                                                     judged[kind], NULL, "s", guid);
  gboolean found = FALSE;

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      if (!found && kind == PND_SUBJECT_CODING)
        read_place (row, place);
      found = TRUE;
      for (int i = 0; i < N_JUDGED; i++)
        add_value (sum, row, i);
    }
  return found ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static gboolean
load_text (PndDigests *self, const char *hash)
{
  gint64 row;
  gsize n_bytes = 0;
  char *utf8 = NULL;

  if (g_strcmp0 (self->hash, hash) == 0)
    return self->text != NULL;
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_free (self->hash);
  self->hash = g_strdup (hash);
  row = pnd_database_query_int (self->database, _("Reading a document"),
                                "SELECT rowid FROM main.texts WHERE hash = ?", 0, NULL, "s", hash);
  if (row != 0)
    utf8 = pnd_database_load_long_text (self->database, _("Reading a document"), "texts", "text",
                                        row, &n_bytes, NULL);
  if (utf8 != NULL && g_utf8_validate_len (utf8, n_bytes, NULL))
    self->text = pnd_document_text_new_take (utf8, n_bytes);
  else
    g_free (utf8);
  return self->text != NULL;
}

/* (transfer full): of the words at @place; "" when they cannot be read */
static char *
digest_passage (PndDigests *self, const Place *place)
{
  g_autofree char *words = NULL;
  PndSpan all;

  if (!load_text (self, place->hash))
    return g_strdup ("");
  all = PND_SPAN (0, pnd_document_text_get_length (self->text));
  words = pnd_document_text_get_slice (self->text, pnd_span_clamp (place->span, all));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
}

/**
 * pnd_digests_make:
 * @self: digests
 * @kind: what it is
 * @guid: its guid
 *
 * Returns: (transfer full): the digest of what would be judged now; "" when it is gone
 */
char *
pnd_digests_make (PndDigests *self, PndSubjectKind kind, const char *guid)
{
  g_autofree char *fields = NULL;
  g_autofree char *passage = NULL;
  g_auto (Place) place = { 0 };
  char *told;

  g_return_val_if_fail (self != NULL && guid != NULL && kind < PND_N_SUBJECT_KINDS, NULL);

  told = find_told (self, guid);
  if (told != NULL)
    return told;
  fields = digest_fields (self->database, kind, guid, &place);
  if (fields == NULL)
    return g_strdup ("");
  if (place.hash == NULL)
    return g_steal_pointer (&fields);
  passage = digest_passage (self, &place);
  return g_strjoin (":", fields, place.hash, passage, NULL);
}

/* whether the words of the coding are those that @before was made of, which lay in another text */
static gboolean
has_other_words (PndDigests *self, const Place *place, char **before)
{
  g_autofree char *passage = NULL;

  if (g_str_equal (place->hash, before[1]))
    return FALSE;
  passage = digest_passage (self, place);
  return !g_str_equal (passage, before[2]);
}

/* two digests of one thing, neither of which can be made again */
static gboolean
differ (char **one, char **other)
{
  if (!g_str_equal (one[0], other[0]))
    return TRUE;
  return g_strv_length (one) == N_PARTS && g_strv_length (other) == N_PARTS
         && !g_str_equal (one[1], other[1]) && !g_str_equal (one[2], other[2]);
}

/**
 * pnd_digests_has_changed:
 * @self: digests
 * @kind: what it is
 * @guid: its guid
 * @before: the digest of what was judged
 *
 * Returns: whether it is not any more what was judged
 */
gboolean
pnd_digests_has_changed (PndDigests *self, PndSubjectKind kind, const char *guid,
                         const char *before)
{
  g_auto (GStrv) parts = NULL;
  g_auto (Place) place = { 0 };
  g_autofree char *fields = NULL;
  g_autofree char *told = NULL;

  g_return_val_if_fail (self != NULL && guid != NULL && before != NULL, FALSE);
  g_return_val_if_fail (kind < PND_N_SUBJECT_KINDS, FALSE);

  parts = g_strsplit (before, ":", N_PARTS);
  told = find_told (self, guid);
  if (told != NULL)
    {
      g_auto (GStrv) now = g_strsplit (told, ":", N_PARTS);

      return g_strv_length (now) == 0 || g_strv_length (parts) == 0 || differ (now, parts);
    }
  fields = digest_fields (self->database, kind, guid, &place);
  if (g_strcmp0 (fields, parts[0]) != 0)
    return TRUE;
  return place.hash != NULL && g_strv_length (parts) == N_PARTS
         && has_other_words (self, &place, parts);
}
