/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/document-facts.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *sql;
} FactVerb;

#define UPDATE(column) \
  "UPDATE documents SET " column " = ?1, modified = ?2 WHERE id = ?3 AND " column " IS NOT ?1"

static const FactVerb verbs[] = {
  [PND_DOCUMENT_FACT_ORIGIN] = { N_("Change origin of document"), UPDATE ("origin") },
  [PND_DOCUMENT_FACT_DATE] = { N_("Change date of document"), UPDATE ("date") },
  [PND_DOCUMENT_FACT_PLACE] = { N_("Change place of document"), UPDATE ("place") },
  [PND_DOCUMENT_FACT_CONFIDENTIALITY]
  = { N_("Change confidentiality of document"), UPDATE ("confidentiality") },
  [PND_DOCUMENT_FACT_FOLDER] = { N_("Move document to folder"), UPDATE ("folder") },
  [PND_DOCUMENT_FACT_TWIN] = { N_("Change twin of document"), UPDATE ("twin") },
};

static PndDatabase *
get_database (PndDocument *self)
{
  return pnd_project_get_database (pnd_row_get_project (PND_ROW (self)));
}

static gboolean
refuse (GError **error, const char *format, const char *value)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, format, value);
  return FALSE;
}

/* without blanks around it and on one line; NULL for absent where the column says so */
static gboolean
clean (PndDocumentFact fact, const char *value, char **result, GError **error)
{
  g_autofree char *text = g_strdup (value != NULL ? value : "");

  g_strdelimit (text, "\n\r\t", ' ');
  g_strstrip (text);
  if (fact == PND_DOCUMENT_FACT_DATE && *text != '\0' && !pnd_document_date_is_valid (text))
    return refuse (error, _("“%s” is no date; write 2023, 2023-02 or 2023-02-17."), text);
  if (fact == PND_DOCUMENT_FACT_CONFIDENTIALITY && *text != '\0'
      && !g_str_equal (text, "restricted") && !g_str_equal (text, "confidential"))
    return refuse (error, _("“%s” is no degree of confidentiality; say restricted, confidential "
                            "or nothing."), text);
  if (*text == '\0'
      && (fact == PND_DOCUMENT_FACT_CONFIDENTIALITY || fact == PND_DOCUMENT_FACT_TWIN))
    return TRUE;
  *result = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
write_fact (PndDocument *self, PndDocumentFact fact, const char *value, GError **error)
{
  g_autofree char *now = pnd_row_now ();

  return pnd_database_run (get_database (self), _("Changing a document"), verbs[fact].sql, error,
                           "ssi", value, now, pnd_row_get_id (PND_ROW (self)));
}

/* whoever points to @guid points to nobody */
static gboolean
let_go (PndDocument *self, const char *guid, GError **error)
{
  g_autofree char *now = pnd_row_now ();

  return pnd_database_run (get_database (self), _("Changing a document"),
                           "UPDATE documents SET twin = NULL, modified = ? WHERE twin = ?", error,
                           "ss", now, guid);
}

static gboolean
pair (PndDocument *self, PndDocument *twin, GError **error)
{
  const char *guid = pnd_row_get_guid (PND_ROW (self));

  if (!let_go (self, guid, error))
    return FALSE;
  if (twin == NULL)
    return write_fact (self, PND_DOCUMENT_FACT_TWIN, NULL, error);
  return let_go (self, pnd_row_get_guid (PND_ROW (twin)), error)
         && write_fact (self, PND_DOCUMENT_FACT_TWIN, pnd_row_get_guid (PND_ROW (twin)), error)
         && write_fact (twin, PND_DOCUMENT_FACT_TWIN, guid, error);
}

/**
 * pnd_document_date_is_valid:
 * @date: what may be a date
 *
 * Returns: whether it is a year, a month or a day, ISO 8601
 */
gboolean
pnd_document_date_is_valid (const char *date)
{
  int year = 0, month = 1, day = 1, used = 0;
  gsize length;

  g_return_val_if_fail (date != NULL, FALSE);

  length = strlen (date);
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (sscanf (date, "%4d%n-%2d%n-%2d%n", &year, &used, &month, &used, &day, &used) < 1)
    return FALSE;
  return used == (int) length && year > 0 && g_date_valid_dmy (day, month, year);
}

/**
 * pnd_confidentiality_get_title:
 * @word: (nullable): as in the project
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_confidentiality_get_title (const char *word)
{
  if (g_strcmp0 (word, "restricted") == 0)
    return _("Restricted");
  if (g_strcmp0 (word, "confidential") == 0)
    return _("Confidential");
  return _("Open");
}

/**
 * pnd_document_set_fact:
 * @self: a document
 * @fact: which
 * @value: (nullable): what it is from now on; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when it is no date or no degree of
 *   confidentiality
 */
gboolean
pnd_document_set_fact (PndDocument *self, PndDocumentFact fact, const char *value, GError **error)
{
  PndProject *project;
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (fact < PND_N_DOCUMENT_FACTS && fact != PND_DOCUMENT_FACT_TWIN, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !clean (fact, value, &cleaned, error)
      || !pnd_project_begin_edit (project, verbs[fact].label, error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s", pnd_document_get_name (self),
                             cleaned != NULL ? cleaned : "");
  return pnd_row_finish_edit (project, write_fact (self, fact, cleaned, error), error);
}

/**
 * pnd_document_set_twin:
 * @self: a document
 * @twin: (nullable): the same text in another language; %NULL for none
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @twin is the document itself
 */
gboolean
pnd_document_set_twin (PndDocument *self, PndDocument *twin, GError **error)
{
  PndProject *project;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (twin == NULL || PND_IS_DOCUMENT (twin), FALSE);

  if (self == twin)
    return refuse (error, _("“%s” cannot be its own twin."), pnd_document_get_name (self));
  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || (twin != NULL && !pnd_row_check_live (PND_ROW (twin), error))
      || !pnd_project_begin_edit (project, verbs[PND_DOCUMENT_FACT_TWIN].label, error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s", pnd_document_get_name (self),
                             twin != NULL ? pnd_document_get_name (twin) : "");
  return pnd_row_finish_edit (project, pair (self, twin, error), error);
}

/**
 * pnd_document_get_twin:
 * @self: a document
 *
 * Returns: (transfer full) (nullable): the same text in another language, %NULL if none is known
 */
PndDocument *
pnd_document_get_twin (PndDocument *self)
{
  const char *guid;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), NULL);

  guid = pnd_document_get_fact (self, PND_DOCUMENT_FACT_TWIN);
  return guid != NULL ? pnd_row_find (pnd_row_get_project (PND_ROW (self)), PND_TYPE_DOCUMENT, guid)
                      : NULL;
}
