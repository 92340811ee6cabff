/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/odt-styles.h"

#include <stdlib.h>
#include <string.h>

#include "app/text/office/list-label.h"

#define MAX_CHAIN 50
#define UNSET (-1)

typedef struct
{
  char *parent;
  int bold, italic, underline, hidden;
  gboolean breaks_page;
  gboolean quotation;
  int heading; /* UNSET when it says nothing of it */
} Style;

typedef struct
{
  gboolean is_bullet;
  char *format, *prefix, *suffix, *bullet;
  char *pattern; /* "(%2%)": what newer files say in place of prefix, suffix and @n_shown */
  int start;
  int n_shown; /* levels whose numbers are part of it */
} Level;

typedef struct
{
  Level levels[PND_ODT_N_LEVELS];
} List;

struct _PndOdtStyles
{
  GHashTable *styles; /* "family name" to Style */
  GHashTable *lists;  /* name to List */
  Style *style;       /* being read */
  List *list;         /* the same */
};

static void
style_free (Style *style)
{
  g_free (style->parent);
  g_free (style);
}

static void
list_free (List *list)
{
  for (int i = 0; i < PND_ODT_N_LEVELS; i++)
    {
      g_free (list->levels[i].format);
      g_free (list->levels[i].prefix);
      g_free (list->levels[i].suffix);
      g_free (list->levels[i].bullet);
      g_free (list->levels[i].pattern);
    }
  g_free (list);
}

static Style *
find_style (PndOdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = g_strconcat (family, " ", name, NULL);

  return g_hash_table_lookup (self->styles, key);
}

/* names are English in every language's file; the last three are Word's, as LibreOffice keeps them */
static gboolean
is_quotation (const char *name)
{
  static const char *const names[] = { "Quotations", "Block_20_Quotation", "Block_20_Text", "Quote",
                                       "Intense_20_Quote", NULL };

  return g_strv_contains (names, name);
}

static void
begin_style (PndOdtStyles *self, PndXmlWalk *walk)
{
  const char *family = pnd_xml_walk_get_attribute (walk, "family");
  const char *name = pnd_xml_walk_get_attribute (walk, "name");
  const char *heading = pnd_xml_walk_get_attribute (walk, "default-outline-level");

  self->list = NULL;
  self->style = NULL;
  if (family == NULL || name == NULL)
    return;
  self->style = g_new0 (Style, 1);
  self->style->bold = self->style->italic = UNSET;
  self->style->underline = self->style->hidden = UNSET;
  self->style->parent = g_strdup (pnd_xml_walk_get_attribute (walk, "parent-style-name"));
  self->style->heading = heading != NULL && *heading != '\0' ? atoi (heading) : UNSET;
  if (self->style->heading == UNSET && g_str_equal (name, "Title"))
    self->style->heading = 1;
  self->style->quotation = is_quotation (name);
  g_hash_table_replace (self->styles, g_strconcat (family, " ", name, NULL), self->style);
}

static void
begin_list (PndOdtStyles *self, const char *name)
{
  self->style = NULL;
  self->list = g_new0 (List, 1);
  g_hash_table_replace (self->lists, g_strdup (name != NULL ? name : ""), self->list);
}

static void
take_level (PndOdtStyles *self, PndXmlWalk *walk, gboolean is_bullet)
{
  const char *number = pnd_xml_walk_get_attribute (walk, "level");
  const char *start = pnd_xml_walk_get_attribute (walk, "start-value");
  const char *shown = pnd_xml_walk_get_attribute (walk, "display-levels");
  Level *level
    = &self->list->levels[CLAMP (number != NULL ? atoi (number) : 1, 1, PND_ODT_N_LEVELS) - 1];

  level->is_bullet = is_bullet;
  pnd_xml_keep (&level->format, pnd_xml_walk_get_attribute (walk, "num-format"));
  pnd_xml_keep (&level->prefix, pnd_xml_walk_get_attribute (walk, "num-prefix"));
  pnd_xml_keep (&level->suffix, pnd_xml_walk_get_attribute (walk, "num-suffix"));
  pnd_xml_keep (&level->bullet, pnd_xml_walk_get_attribute (walk, "bullet-char"));
  pnd_xml_keep (&level->pattern, pnd_xml_walk_get_attribute (walk, "num-list-format"));
  level->start = start != NULL ? CLAMP (atoi (start), 0, 1000000) : 1;
  level->n_shown = shown != NULL ? CLAMP (atoi (shown), 1, PND_ODT_N_LEVELS) : 1;
}

static void
take_text_look (Style *style, PndXmlWalk *walk)
{
  const char *weight = pnd_xml_walk_get_attribute (walk, "font-weight");
  const char *slant = pnd_xml_walk_get_attribute (walk, "font-style");
  const char *line = pnd_xml_walk_get_attribute (walk, "text-underline-style");
  const char *display = pnd_xml_walk_get_attribute (walk, "display");

  if (weight != NULL)
    style->bold = g_str_equal (weight, "bold") || atoi (weight) >= 600;
  if (slant != NULL)
    style->italic = !g_str_equal (slant, "normal");
  if (line != NULL)
    style->underline = !g_str_equal (line, "none");
  if (display != NULL)
    style->hidden = g_str_equal (display, "none");
}

static void
take_paragraph_look (Style *style, PndXmlWalk *walk)
{
  const char *before = pnd_xml_walk_get_attribute (walk, "break-before");

  style->breaks_page = g_strcmp0 (before, "page") == 0;
}

static void
append (GString *label, const char *text)
{
  if (text != NULL)
    g_string_append_len (label, text, MIN (strlen (text), PND_LIST_LABEL_MAX_BYTES));
}

static char *
format_bullet (const Level *level)
{
  gunichar c = level->bullet != NULL ? g_utf8_get_char (level->bullet) : 0;
  char utf8[7] = "";

  if (c == 0)
    return NULL;
  c = pnd_list_label_map_symbol (NULL, c);
  g_unichar_to_utf8 (c == 0xfffd ? 0x2022 : c, utf8);
  return g_strdup (utf8);
}

static void
append_number (GString *label, const List *list, int level, const int *counts)
{
  const char *format = list->levels[level].format;
  g_autofree char *number = NULL;

  if (format == NULL || *format == '\0')
    return;
  number = pnd_list_label_format (format, MAX (counts[level], 1));
  g_string_append (label, number);
}

static char *
format_pattern (const List *list, const char *pattern, const int *counts)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0' && label->len < PND_LIST_LABEL_MAX_BYTES; p++)
    {
      char *end = NULL;
      guint64 level = *p == '%' ? g_ascii_strtoull (p + 1, &end, 10) : 0;

      if (level >= 1 && level <= PND_ODT_N_LEVELS && *end == '%')
        {
          append_number (label, list, (int) level - 1, counts);
          p = end;
        }
      else
        g_string_append_c (label, *p);
    }
  return g_utf8_make_valid (label->str, -1);
}

/**
 * pnd_odt_styles_new:
 *
 * Returns: (transfer full): no styles
 */
PndOdtStyles *
pnd_odt_styles_new (void)
{
  PndOdtStyles *self = g_new0 (PndOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) style_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) list_free);
  return self;
}

/**
 * pnd_odt_styles_free:
 * @self: (nullable): styles
 */
void
pnd_odt_styles_free (PndOdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * pnd_odt_styles_take:
 * @self: styles
 * @walk: at a START outside the body
 */
void
pnd_odt_styles_take (PndOdtStyles *self, PndXmlWalk *walk)
{
  const char *name = pnd_xml_walk_get_name (walk);

  if (g_str_equal (name, "style"))
    begin_style (self, walk);
  else if (g_str_equal (name, "list-style"))
    begin_list (self, pnd_xml_walk_get_attribute (walk, "name"));
  else if (g_str_equal (name, "outline-style"))
    begin_list (self, "");
  else if (self->list != NULL && g_str_equal (name, "list-level-style-bullet"))
    take_level (self, walk, TRUE);
  else if (self->list != NULL
           && (g_str_equal (name, "list-level-style-number")
               || g_str_equal (name, "outline-level-style")))
    take_level (self, walk, FALSE);
  else if (self->style != NULL && g_str_equal (name, "text-properties"))
    take_text_look (self->style, walk);
  else if (self->style != NULL && g_str_equal (name, "paragraph-properties"))
    take_paragraph_look (self->style, walk);
}

/**
 * pnd_odt_styles_apply:
 * @self: styles
 * @family: "paragraph" or "text"
 * @style: (nullable): a name
 * @look: changed where the style, or one it comes from, says something
 */
void
pnd_odt_styles_apply (PndOdtStyles *self, const char *family, const char *style, PndOdtLook *look)
{
  const Style *at = style != NULL ? find_style (self, family, style) : NULL;
  int bold = UNSET, italic = UNSET, underline = UNSET, hidden = UNSET, heading = UNSET;

  for (int i = 0; at != NULL && i < MAX_CHAIN; i++)
    {
      bold = bold == UNSET ? at->bold : bold;
      italic = italic == UNSET ? at->italic : italic;
      underline = underline == UNSET ? at->underline : underline;
      hidden = hidden == UNSET ? at->hidden : hidden;
      heading = heading == UNSET ? at->heading : heading;
      look->breaks_page |= at->breaks_page;
      look->quotation |= at->quotation;
      at = at->parent != NULL ? find_style (self, family, at->parent) : NULL;
    }
  look->bold = bold == UNSET ? look->bold : bold;
  look->italic = italic == UNSET ? look->italic : italic;
  look->underline = underline == UNSET ? look->underline : underline;
  look->hidden = hidden == UNSET ? look->hidden : hidden;
  look->heading = heading == UNSET ? look->heading : heading;
}

/**
 * pnd_odt_styles_label:
 * @self: styles
 * @list: a list style's name; "" for the numbers of headings
 * @level: from 0
 * @counts: how far each level has counted
 *
 * Returns: (transfer full) (nullable): the number or bullet
 */
char *
pnd_odt_styles_label (PndOdtStyles *self, const char *list, int level, const int *counts)
{
  const List *found = g_hash_table_lookup (self->lists, list);
  g_autoptr (GString) label = g_string_new (NULL);
  const Level *at;

  level = CLAMP (level, 0, PND_ODT_N_LEVELS - 1);
  if (found == NULL)
    return NULL;
  at = &found->levels[level];
  if (at->is_bullet)
    return format_bullet (at);
  if (at->format == NULL || *at->format == '\0')
    return NULL;
  if (at->pattern != NULL && *at->pattern != '\0')
    return format_pattern (found, at->pattern, counts);
  append (label, at->prefix);
  for (int i = MAX (0, level + 1 - at->n_shown); i <= level; i++)
    {
      gsize before = label->len;

      append_number (label, found, i, counts);
      if (i < level && label->len > before)
        g_string_append_c (label, '.');
    }
  append (label, at->suffix);
  return g_utf8_make_valid (label->str, -1);
}

/**
 * pnd_odt_styles_get_start:
 * @self: styles
 * @list: a list style's name
 * @level: from 0
 *
 * Returns: its first number
 */
int
pnd_odt_styles_get_start (PndOdtStyles *self, const char *list, int level)
{
  const List *found = g_hash_table_lookup (self->lists, list);

  return found != NULL ? found->levels[CLAMP (level, 0, PND_ODT_N_LEVELS - 1)].start : 1;
}
