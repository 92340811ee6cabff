/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/document.h"

#include <glib/gi18n.h>

#include "app/model/codings/coding-spans.h"
#include "app/model/documents/text-rows.h"

struct _PndDocument
{
  PndRow parent_instance;

  char *name;
  char *text_hash;
  char *original_hash; /* (nullable) */
  char *structure_hash; /* (nullable) */
  char *encoding;      /* (nullable) */
  char *language;      /* (nullable) */
  PndSourceType source_type;
  PndHolder holder;
  char *notes;
  gboolean trashed;
  int characters;
  char *facts[PND_N_DOCUMENT_FACTS]; /* (nullable) each */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_SOURCE_TYPE_TITLE,
  PROP_CODED_SHARE,
  PROP_TRASHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndDocument, pnd_document, PND_TYPE_ROW)

static void
notify (PndDocument *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
read_text_facts (PndDocument *self, PndStatement *statement)
{
  int characters = pnd_statement_get_int (statement, 12);
  gboolean differs = pnd_row_take_string (&self->text_hash,
                                          pnd_statement_get_text (statement, 5, NULL));

  pnd_row_take_string (&self->original_hash, pnd_statement_get_text (statement, 6, NULL));
  pnd_row_take_string (&self->structure_hash, pnd_statement_get_text (statement, 14, NULL));
  pnd_row_take_string (&self->encoding, pnd_statement_get_text (statement, 7, NULL));
  pnd_row_take_string (&self->language, pnd_statement_get_text (statement, 8, NULL));
  self->characters = characters;
  if (differs)
    notify (self, PROP_CODED_SHARE);
}

static void
pnd_document_read (PndRow *row, PndStatement *statement)
{
  PndDocument *self = PND_DOCUMENT (row);
  PndSourceType source_type = PND_SOURCE_TYPE_NONE;
  gboolean trashed = !pnd_statement_is_null (statement, 13);

  if (pnd_row_take_string (&self->name, pnd_statement_get_text (statement, 4, NULL)))
    notify (self, PROP_NAME);
  read_text_facts (self, statement);

  pnd_source_type_from_word (pnd_statement_get_text (statement, 9, NULL), &source_type);
  if (source_type != self->source_type)
    {
      self->source_type = source_type;
      notify (self, PROP_SOURCE_TYPE_TITLE);
    }
  self->holder = PND_HOLDER_UNRATED;
  pnd_holder_from_word (pnd_statement_get_text (statement, 10, NULL), &self->holder);
  pnd_row_take_string (&self->notes, pnd_statement_get_text (statement, 11, NULL));
  for (int i = 0; i < PND_N_DOCUMENT_FACTS; i++)
    pnd_row_take_string (&self->facts[i], pnd_statement_get_text (statement, 15 + i, NULL));
  if (trashed != self->trashed)
    {
      self->trashed = trashed;
      notify (self, PROP_TRASHED);
    }
}

static void
pnd_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PndDocument *self = PND_DOCUMENT (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SOURCE_TYPE_TITLE:
      g_value_set_string (value, pnd_source_type_get_title (self->source_type));
      break;
    case PROP_CODED_SHARE:
      g_value_set_double (value, pnd_document_get_coded_share (self));
      break;
    case PROP_TRASHED:
      g_value_set_boolean (value, self->trashed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pnd_document_finalize (GObject *object)
{
  PndDocument *self = PND_DOCUMENT (object);

  g_free (self->name);
  g_free (self->text_hash);
  g_free (self->original_hash);
  g_free (self->structure_hash);
  g_free (self->encoding);
  g_free (self->language);
  g_free (self->notes);
  for (int i = 0; i < PND_N_DOCUMENT_FACTS; i++)
    g_free (self->facts[i]);

  G_OBJECT_CLASS (pnd_document_parent_class)->finalize (object);
}

static void
pnd_document_class_init (PndDocumentClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  object_class->get_property = pnd_document_get_property;
  object_class->finalize = pnd_document_finalize;
  row_class->table = "documents";
  row_class->columns
      = "name, text_hash, original_hash, original_encoding, language, source_type, holder, notes, "
        "(SELECT characters FROM texts WHERE hash = text_hash), trashed, structure_hash, "
        /* in the order of PndDocumentFact */
        "origin, date, place, confidentiality, folder, twin";
  row_class->read = pnd_document_read;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_SOURCE_TYPE_TITLE]
      = g_param_spec_string ("source-type-title", NULL, NULL, "", flags);
  properties[PROP_CODED_SHARE]
      = g_param_spec_double ("coded-share", NULL, NULL, 0.0, 1.0, 0.0, flags);
  properties[PROP_TRASHED] = g_param_spec_boolean ("trashed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_document_init (PndDocument *self)
{
  self->name = g_strdup ("");
  self->text_hash = g_strdup ("");
  self->notes = g_strdup ("");
}

/**
 * pnd_document_get_name:
 * @self: a document
 *
 * Returns: (transfer none): the name, which no other document of the project has.
 */
const char *
pnd_document_get_name (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  return self->name;
}

/**
 * pnd_document_get_text_hash:
 * @self: a document
 *
 * Returns: (transfer none): the SHA-256 of the text, by which it is kept; 64 hex digits.
 */
const char *
pnd_document_get_text_hash (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  return self->text_hash;
}

/**
 * pnd_document_get_encoding:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the iconv name the original was read in; %NULL when the
 *   text was typed.
 */
const char *
pnd_document_get_encoding (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  return self->encoding;
}

/**
 * pnd_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the language of the text, "en" or "id" as a rule.
 */
const char *
pnd_document_get_language (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  return self->language;
}

/**
 * pnd_document_get_source_type:
 * @self: a document
 *
 * Returns: what kind of source it is.
 */
PndSourceType
pnd_document_get_source_type (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), PND_SOURCE_TYPE_NONE);

  return self->source_type;
}

/**
 * pnd_document_get_holder:
 * @self: a document
 *
 * Returns: the holder that new codings of the document start with.
 */
PndHolder
pnd_document_get_holder (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), PND_HOLDER_UNRATED);

  return self->holder;
}

/**
 * pnd_document_get_notes:
 * @self: a document
 *
 * Returns: (transfer none): what the researcher notes about the source, or an empty string.
 */
const char *
pnd_document_get_notes (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  return self->notes;
}

/**
 * pnd_document_get_fact:
 * @self: a document
 * @fact: which
 *
 * Returns: (transfer none) (nullable): what the researcher says of the source, an empty string or
 *   %NULL where nothing.
 */
const char *
pnd_document_get_fact (PndDocument *self, PndDocumentFact fact)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (fact < PND_N_DOCUMENT_FACTS, NULL);

  return self->facts[fact];
}

/**
 * pnd_document_get_trashed:
 * @self: a document
 *
 * Returns: whether the document lies in the trash.
 */
gboolean
pnd_document_get_trashed (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);

  return self->trashed;
}

/**
 * pnd_document_get_characters:
 * @self: a document
 *
 * Returns: the length of the text in code points, without loading it.
 */
int
pnd_document_get_characters (PndDocument *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), 0);

  return self->characters;
}

/**
 * pnd_document_load_text:
 * @self: a document
 * @error: return location for a #PndStoreError
 *
 * Reads the text from the project; about 15 ms for 10 MB.
 *
 * Returns: (transfer full): the text; %NULL with PND_STORE_ERROR_DAMAGED when it is not there or
 *   is no UTF-8.
 */
PndDocumentText *
pnd_document_load_text (PndDocument *self, GError **error)
{
  PndDatabase *database;
  g_autofree char *utf8 = NULL;
  g_autoptr (GError) own = NULL;
  gsize n_bytes = 0;
  gint64 row;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  database = pnd_project_get_database (pnd_row_get_project (PND_ROW (self)));
  row = pnd_database_query_int (database, _("Reading a document"),
                                "SELECT rowid FROM texts WHERE hash = ?", 0, &own, "s",
                                self->text_hash);
  if (row != 0)
    utf8 = pnd_database_load_long_text (database, _("Reading a document"), "texts", "text", row,
                                        &n_bytes, &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  if (utf8 == NULL || n_bytes >= G_MAXINT32 || !g_utf8_validate_len (utf8, n_bytes, NULL))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                   _("The text of “%s” is damaged in the project."), self->name);
      return NULL;
    }
  return pnd_document_text_new_take (g_steal_pointer (&utf8), n_bytes);
}

/**
 * pnd_document_load_structure:
 * @self: a document
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): what the text was in its file; %NULL without @error when
 *   nothing is known, with PND_STORE_ERROR_DAMAGED when it does not fit the text.
 */
PndStructure *
pnd_document_load_structure (PndDocument *self, GError **error)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  if (self->structure_hash == NULL)
    return NULL;
  return pnd_structure_load (pnd_project_get_database (pnd_row_get_project (PND_ROW (self))),
                             self->structure_hash, self->characters, self->name, error);
}

/**
 * pnd_document_load_original:
 * @self: a document
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the file as it came, byte for byte; %NULL without @error
 *   when there was none.
 */
GBytes *
pnd_document_load_original (PndDocument *self, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  if (self->original_hash == NULL)
    return NULL;
  statement = pnd_database_query (
      pnd_project_get_database (pnd_row_get_project (PND_ROW (self))), _("Reading a document"),
      "SELECT bytes FROM originals WHERE hash = ?", error, "s", self->original_hash);
  if (statement == NULL || !pnd_statement_next (statement, error))
    return NULL;
  return pnd_statement_get_bytes (statement, 0);
}

/**
 * pnd_document_get_coded_share:
 * @self: a document
 *
 * Codings of all coders count, each character once. Kept between edits; the property
 * `coded-share` tells of changes.
 *
 * Returns: the share of the text under at least one coding, 0 to 1.
 */
double
pnd_document_get_coded_share (PndDocument *self)
{
  int covered;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), 0.0);

  if (self->characters <= 0 || pnd_row_get_deleted (PND_ROW (self)))
    return 0.0;
  covered = pnd_coding_count_covered (pnd_row_get_project (PND_ROW (self)),
                                      pnd_row_get_id (PND_ROW (self)));
  return CLAMP (covered / (double)self->characters, 0.0, 1.0);
}
