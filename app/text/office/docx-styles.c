/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx-styles.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CHAIN 50

typedef struct
{
  PndDocxStyle own; /* heading PND_DOCX_UNSET when it says nothing of it */
  char *based_on;
  char *list;
} Style;

struct _PndDocxStyles
{
  GHashTable *styles; /* id to Style */
  char *default_paragraph;
};

static void
style_free (Style *style)
{
  g_free (style->based_on);
  g_free (style->list);
  g_free (style);
}

static const PndDocxStyle nothing = {
  .heading = PND_DOCX_UNSET, .bold = PND_DOCX_UNSET, .italic = PND_DOCX_UNSET,
  .underline = PND_DOCX_UNSET, .hidden = PND_DOCX_UNSET, .list_level = PND_DOCX_UNSET,
};

/* names are English in every language's file */
static int
heading_of_name (const char *name)
{
  if (g_ascii_strcasecmp (name, "Title") == 0)
    return 1;
  if (g_ascii_strncasecmp (name, "heading", 7) == 0)
    {
      name += 7 + (name[7] == ' ');
      if (*name >= '1' && *name <= '9' && name[1] == '\0')
        return MIN (*name - '0', 6);
    }
  return PND_DOCX_UNSET;
}

static gboolean
is_quotation (const char *name)
{
  static const char *const names[] = { "Quote", "Intense Quote", "Block Text", "Quotations" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
take_name (Style *style, const char *name)
{
  if (style->own.heading == PND_DOCX_UNSET)
    style->own.heading = heading_of_name (name);
  style->own.quotation = is_quotation (name);
}

static void
take_property (Style *style, PndXmlWalk *walk)
{
  const char *name = pnd_xml_walk_get_name (walk);
  const char *value = pnd_xml_walk_get_attribute (walk, "val");

  if (g_str_equal (name, "b"))
    style->own.bold = pnd_docx_is_on (value);
  else if (g_str_equal (name, "i"))
    style->own.italic = pnd_docx_is_on (value);
  else if (g_str_equal (name, "u"))
    style->own.underline = pnd_docx_is_on (value);
  else if (g_str_equal (name, "vanish"))
    style->own.hidden = pnd_docx_is_on (value);
  else if (g_str_equal (name, "pageBreakBefore"))
    style->own.breaks_page = pnd_docx_is_on (value);
  else if (g_str_equal (name, "basedOn"))
    pnd_xml_keep (&style->based_on, value);
  else if (g_str_equal (name, "numId"))
    pnd_xml_keep (&style->list, value);
  else if (g_str_equal (name, "ilvl") && value != NULL)
    style->own.list_level = CLAMP (atoi (value), 0, 8);
  else if (g_str_equal (name, "name") && value != NULL)
    take_name (style, value);
  else if (g_str_equal (name, "outlineLvl") && value != NULL)
    style->own.heading = atoi (value) >= 0 && atoi (value) < 9 ? MIN (atoi (value) + 1, 6) : 0;
}

static Style *
add_style (PndDocxStyles *self, PndXmlWalk *walk)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "styleId");
  const char *type = pnd_xml_walk_get_attribute (walk, "type");
  const char *is_default = pnd_xml_walk_get_attribute (walk, "default");
  Style *style = g_new0 (Style, 1);

  style->own = nothing;
  if (is_default != NULL && pnd_docx_is_on (is_default) && g_strcmp0 (type, "paragraph") == 0
      && id != NULL)
    pnd_xml_keep (&self->default_paragraph, id);
  g_hash_table_replace (self->styles, g_strdup (id != NULL ? id : ""), style);
  return style;
}

static void
inherit (PndDocxStyle *style, const Style *from)
{
  const PndDocxStyle *own = &from->own;

  if (style->heading == PND_DOCX_UNSET)
    style->heading = own->heading;
  if (style->bold == PND_DOCX_UNSET)
    style->bold = own->bold;
  if (style->italic == PND_DOCX_UNSET)
    style->italic = own->italic;
  if (style->underline == PND_DOCX_UNSET)
    style->underline = own->underline;
  if (style->hidden == PND_DOCX_UNSET)
    style->hidden = own->hidden;
  if (style->list == NULL)
    style->list = from->list;
  if (style->list_level == PND_DOCX_UNSET)
    style->list_level = own->list_level;
  style->breaks_page |= own->breaks_page;
  style->quotation |= own->quotation;
}

/**
 * pnd_docx_is_on:
 * @value: (nullable): of an attribute; without one it is on
 *
 * Returns: whether the property is on
 */
gboolean
pnd_docx_is_on (const char *value)
{
  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false")
                            || g_str_equal (value, "off") || g_str_equal (value, "none"));
}

/**
 * pnd_docx_styles_new:
 *
 * Returns: (transfer full): no styles
 */
PndDocxStyles *
pnd_docx_styles_new (void)
{
  PndDocxStyles *self = g_new0 (PndDocxStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) style_free);
  return self;
}

/**
 * pnd_docx_styles_free:
 * @self: (nullable): styles
 */
void
pnd_docx_styles_free (PndDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self->default_paragraph);
  g_free (self);
}

/**
 * pnd_docx_styles_read:
 * @self: styles
 * @walk: styles.xml, at its beginning
 * @error: return location for a #PndImportError
 *
 * Returns: whether all of it was read
 */
gboolean
pnd_docx_styles_read (PndDocxStyles *self, PndXmlWalk *walk, GError **error)
{
  Style *style = NULL;

  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        if (g_str_equal (pnd_xml_walk_get_name (walk), "style"))
          style = add_style (self, walk);
        /* formatting of rows and corners of tables is no formatting of the style */
        else if (g_str_equal (pnd_xml_walk_get_name (walk), "tblStylePr"))
          {
            if (!pnd_xml_walk_skip (walk, error))
              return FALSE;
          }
        else if (style != NULL)
          take_property (style, walk);
        break;
      case PND_XML_END:
        if (g_str_equal (pnd_xml_walk_get_name (walk), "style"))
          style = NULL;
        break;
      case PND_XML_TEXT:
        break;
      case PND_XML_DONE:
        return TRUE;
      default:
        return FALSE;
      }
}

/**
 * pnd_docx_styles_find:
 * @self: styles
 * @id: (nullable): a style's id
 * @of_paragraphs: %NULL for @id means the default style of paragraphs
 *
 * Returns: what it means; its list lives as long as @self
 */
PndDocxStyle
pnd_docx_styles_find (PndDocxStyles *self, const char *id, gboolean of_paragraphs)
{
  PndDocxStyle style = nothing;
  const Style *at;

  if (id == NULL && of_paragraphs)
    id = self->default_paragraph;
  at = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;
  if (at == NULL && id != NULL)
    style.heading = heading_of_name (id);
  for (int i = 0; at != NULL && i < MAX_CHAIN; i++)
    {
      inherit (&style, at);
      at = at->based_on != NULL ? g_hash_table_lookup (self->styles, at->based_on) : NULL;
    }
  if (style.heading == PND_DOCX_UNSET)
    style.heading = 0;
  return style;
}
