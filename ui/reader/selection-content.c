/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/selection-content.h"

/*
 * _PndSelectionContent:
 * @text: a reference
 * @span: within @text
 */
struct _PndSelectionContent
{
  GdkContentProvider parent_instance;

  PndDocumentText *text;
  PndSpan span;
};

G_DEFINE_FINAL_TYPE (PndSelectionContent, pnd_selection_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
pnd_selection_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
pnd_selection_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  PndSelectionContent *self = PND_SELECTION_CONTENT (provider);

  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (pnd_selection_content_parent_class)
      ->get_value (provider, value, error);
  g_value_take_string (value, pnd_document_text_get_slice (self->text, self->span));
  return TRUE;
}

static void
pnd_selection_content_finalize (GObject *object)
{
  PndSelectionContent *self = PND_SELECTION_CONTENT (object);

  g_clear_pointer (&self->text, pnd_document_text_unref);
  G_OBJECT_CLASS (pnd_selection_content_parent_class)->finalize (object);
}

static void
pnd_selection_content_class_init (PndSelectionContentClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pnd_selection_content_finalize;
  provider_class->ref_formats = pnd_selection_content_ref_formats;
  provider_class->get_value = pnd_selection_content_get_value;
}

static void
pnd_selection_content_init (PndSelectionContent *self)
{
}

/**
 * pnd_selection_content_new:
 * @text: a text; a reference is kept
 * @span: within @text
 *
 * Returns: (transfer full): the characters of @span, as a string.
 */
GdkContentProvider *
pnd_selection_content_new (PndDocumentText *text, PndSpan span)
{
  PndSelectionContent *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (PND_TYPE_SELECTION_CONTENT, NULL);
  self->text = pnd_document_text_ref (text);
  self->span = span;
  return GDK_CONTENT_PROVIDER (self);
}
