/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/source-field.h"

#include <glib/gi18n.h>

#include "app/model/sources/document-facts.h"

static const char *const titles[] = {
  [PND_SOURCE_NAME] = N_("Name"),         [PND_SOURCE_TYPE] = N_("Source type"),
  [PND_SOURCE_DATE] = N_("Date"),         [PND_SOURCE_PLACE] = N_("Place"),
  [PND_SOURCE_ORIGIN] = N_("Origin"),     [PND_SOURCE_LANGUAGE] = N_("Language"),
  [PND_SOURCE_HOLDER] = N_("Holder"),     [PND_SOURCE_CONFIDENTIALITY] = N_("Confidentiality"),
  [PND_SOURCE_FOLDER] = N_("Folder"),     [PND_SOURCE_TWIN] = N_("Twin"),
};

static const char *const degrees[] = { NULL, "restricted", "confidential" };

static PndDocumentFact
get_fact (PndSourceKind kind)
{
  static const PndDocumentFact facts[] = {
    [PND_SOURCE_DATE] = PND_DOCUMENT_FACT_DATE,
    [PND_SOURCE_PLACE] = PND_DOCUMENT_FACT_PLACE,
    [PND_SOURCE_ORIGIN] = PND_DOCUMENT_FACT_ORIGIN,
    [PND_SOURCE_CONFIDENTIALITY] = PND_DOCUMENT_FACT_CONFIDENTIALITY,
    [PND_SOURCE_FOLDER] = PND_DOCUMENT_FACT_FOLDER,
  };

  return facts[kind];
}

/**
 * pnd_source_field_new:
 * @kind: what it is
 * @attribute: (nullable): its name, if it is a free attribute
 *
 * Returns: (transfer full): the field; pnd_source_field_free()
 */
PndSourceField *
pnd_source_field_new (PndSourceKind kind, const char *attribute)
{
  PndSourceField *self = g_new0 (PndSourceField, 1);

  self->kind = kind;
  self->attribute = g_strdup (attribute);
  return self;
}

/**
 * pnd_source_field_free:
 * @field: (transfer full): a field
 */
void
pnd_source_field_free (gpointer field)
{
  PndSourceField *self = field;

  g_free (self->attribute);
  g_free (self);
}

/**
 * pnd_source_field_get_title:
 * @self: a field
 *
 * Returns: (transfer none): its name for people, translated; an attribute's as it was given
 */
const char *
pnd_source_field_get_title (const PndSourceField *self)
{
  return self->kind == PND_SOURCE_ATTRIBUTE ? self->attribute : _(titles[self->kind]);
}

static const char *
get_twin_name (PndDocument *document)
{
  g_autoptr (PndDocument) twin = pnd_document_get_twin (document);

  return twin != NULL ? pnd_document_get_name (twin) : "";
}

/**
 * pnd_source_field_get_text:
 * @self: a field
 * @document: a document
 * @attributes: (nullable): what is known of attributes
 *
 * Returns: (transfer none): what is shown, translated; empty where it is not known
 */
const char *
pnd_source_field_get_text (const PndSourceField *self, PndDocument *document,
                           const PndAttributes *attributes)
{
  const char *value = NULL;

  switch (self->kind)
    {
    case PND_SOURCE_NAME:
      return pnd_document_get_name (document);
    case PND_SOURCE_TYPE:
      if (pnd_document_get_source_type (document) != PND_SOURCE_TYPE_NONE)
        value = pnd_source_type_get_title (pnd_document_get_source_type (document));
      break;
    case PND_SOURCE_LANGUAGE:
      value = pnd_document_get_language (document);
      break;
    case PND_SOURCE_HOLDER:
      if (pnd_document_get_holder (document) != PND_HOLDER_UNRATED)
        value = pnd_holder_get_title (pnd_document_get_holder (document));
      break;
    case PND_SOURCE_TWIN:
      return get_twin_name (document);
    case PND_SOURCE_ATTRIBUTE:
      if (attributes != NULL)
        value = pnd_attributes_get (attributes, pnd_row_get_id (PND_ROW (document)),
                                    self->attribute);
      break;
    case PND_SOURCE_CONFIDENTIALITY:
      value = pnd_document_get_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY);
      return value != NULL ? pnd_confidentiality_get_title (value) : "";
    case PND_SOURCE_DATE:
    case PND_SOURCE_PLACE:
    case PND_SOURCE_ORIGIN:
    case PND_SOURCE_FOLDER:
    default:
      value = pnd_document_get_fact (document, get_fact (self->kind));
    }
  return value != NULL ? value : "";
}

/**
 * pnd_source_field_is_common:
 * @self: a field
 *
 * Returns: whether it may be the same for several documents
 */
gboolean
pnd_source_field_is_common (const PndSourceField *self)
{
  return self->kind != PND_SOURCE_NAME && self->kind != PND_SOURCE_TWIN;
}

/**
 * pnd_source_field_get_n_choices:
 * @self: a field
 *
 * Returns: how many values there are; 0 where any text is one
 */
guint
pnd_source_field_get_n_choices (const PndSourceField *self)
{
  switch (self->kind)
    {
    case PND_SOURCE_TYPE:
      return PND_N_SOURCE_TYPES;
    case PND_SOURCE_HOLDER:
      return PND_N_HOLDERS;
    case PND_SOURCE_CONFIDENTIALITY:
      return G_N_ELEMENTS (degrees);
    case PND_SOURCE_NAME:
    case PND_SOURCE_DATE:
    case PND_SOURCE_PLACE:
    case PND_SOURCE_ORIGIN:
    case PND_SOURCE_LANGUAGE:
    case PND_SOURCE_FOLDER:
    case PND_SOURCE_TWIN:
    case PND_SOURCE_ATTRIBUTE:
    default:
      return 0;
    }
}

/**
 * pnd_source_field_get_choice:
 * @self: a field that is chosen
 * @choice: from 0 to below pnd_source_field_get_n_choices()
 *
 * Returns: (transfer none): the value for people, translated
 */
const char *
pnd_source_field_get_choice (const PndSourceField *self, guint choice)
{
  g_return_val_if_fail (choice < pnd_source_field_get_n_choices (self), NULL);

  if (self->kind == PND_SOURCE_CONFIDENTIALITY)
    return pnd_confidentiality_get_title (degrees[choice]);
  if (self->kind == PND_SOURCE_TYPE)
    return pnd_source_type_get_title (choice);
  return choice == 0 ? _("Not set") : pnd_holder_get_title (choice);
}

/**
 * pnd_source_field_choose:
 * @self: a field that is chosen
 * @document: a document
 * @choice: from 0 to below pnd_source_field_get_n_choices()
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_source_field_choose (const PndSourceField *self, PndDocument *document, guint choice,
                         GError **error)
{
  g_return_val_if_fail (choice < pnd_source_field_get_n_choices (self), FALSE);

  if (self->kind == PND_SOURCE_TYPE)
    return pnd_document_set_source_type (document, choice, error);
  if (self->kind == PND_SOURCE_HOLDER)
    return pnd_document_set_holder (document, choice, error);
  return pnd_document_set_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY, degrees[choice],
                                error);
}

/**
 * pnd_source_field_write:
 * @self: a field that is written and pnd_source_field_is_common()
 * @document: a document
 * @text: the value; empty for none
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_source_field_write (const PndSourceField *self, PndDocument *document, const char *text,
                        GError **error)
{
  g_return_val_if_fail (pnd_source_field_get_n_choices (self) == 0, FALSE);
  g_return_val_if_fail (pnd_source_field_is_common (self), FALSE);

  if (self->kind == PND_SOURCE_LANGUAGE)
    return pnd_document_set_language (document, *text != '\0' ? text : NULL, error);
  if (self->kind == PND_SOURCE_ATTRIBUTE)
    return pnd_document_set_attribute (document, self->attribute, text, error);
  return pnd_document_set_fact (document, get_fact (self->kind), text, error);
}
