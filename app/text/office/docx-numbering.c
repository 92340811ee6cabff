/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx-numbering.h"

#include <stdlib.h>
#include <string.h>

#include "app/text/office/list-label.h"

#define N_LEVELS 9
#define UNSET (-1)

typedef struct
{
  char *format;
  char *text;  /* "%1.%2." or a bullet */
  char *font;
  char *style; /* of the paragraphs that belong to it */
  int start;
  int restart; /* the level, from 1, after which it begins anew; 0 never, UNSET any higher one */
  gboolean is_legal; /* all numbers decimal */
} Level;

/* what lists of one look share, their count included */
typedef struct
{
  Level levels[N_LEVELS];
  int counts[N_LEVELS];
  gboolean is_begun[N_LEVELS];
  char *style_link;     /* the style this look is for */
  char *num_style_link; /* the style whose look this is */
} Look;

typedef struct
{
  char *look;
  int starts[N_LEVELS]; /* where this list begins anew, or UNSET */
  gboolean is_used[N_LEVELS];
} List;

struct _PndDocxNumbering
{
  GHashTable *looks; /* abstractNumId to Look */
  GHashTable *lists; /* numId to List */

  /* while it is read */
  Look *look;
  List *list;
  Level *level;
  int override_level;
};

static void
look_free (Look *look)
{
  for (int i = 0; i < N_LEVELS; i++)
    {
      g_free (look->levels[i].format);
      g_free (look->levels[i].text);
      g_free (look->levels[i].font);
      g_free (look->levels[i].style);
    }
  g_free (look->style_link);
  g_free (look->num_style_link);
  g_free (look);
}

static void
list_free (List *list)
{
  g_free (list->look);
  g_free (list);
}

static int
level_of (PndXmlWalk *walk)
{
  const char *value = pnd_xml_walk_get_attribute (walk, "ilvl");

  return value != NULL ? CLAMP (atoi (value), 0, N_LEVELS - 1) : 0;
}

static void
begin_look (PndDocxNumbering *self, PndXmlWalk *walk)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "abstractNumId");

  /* a look named twice takes the first one with it */
  self->level = NULL;
  self->look = g_new0 (Look, 1);
  for (int i = 0; i < N_LEVELS; i++)
    {
      self->look->levels[i].start = 1;
      self->look->levels[i].restart = UNSET;
    }
  g_hash_table_replace (self->looks, g_strdup (id != NULL ? id : ""), self->look);
}

static void
begin_list (PndDocxNumbering *self, PndXmlWalk *walk)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "numId");

  self->look = NULL;
  self->level = NULL;
  self->list = g_new0 (List, 1);
  for (int i = 0; i < N_LEVELS; i++)
    self->list->starts[i] = UNSET;
  g_hash_table_replace (self->lists, g_strdup (id != NULL ? id : ""), self->list);
}

/* a list with a level of its own: a look of its own that begins as a copy */
static void
override_level (PndDocxNumbering *self, PndXmlWalk *walk)
{
  int i = level_of (walk);
  const Look *from
    = self->list->look != NULL ? g_hash_table_lookup (self->looks, self->list->look) : NULL;
  g_autofree char *id = g_strdup_printf ("own-%p", (void *) self->list);
  Look *own = g_hash_table_lookup (self->looks, id);

  if (from == NULL)
    return;
  if (own == NULL)
    {
      own = g_new0 (Look, 1);
      for (int j = 0; j < N_LEVELS; j++)
        {
          own->levels[j] = from->levels[j];
          own->levels[j].format = g_strdup (from->levels[j].format);
          own->levels[j].text = g_strdup (from->levels[j].text);
          own->levels[j].font = g_strdup (from->levels[j].font);
          own->levels[j].style = g_strdup (from->levels[j].style);
        }
      g_hash_table_replace (self->looks, g_strdup (id), own);
      pnd_xml_keep (&self->list->look, id);
    }
  self->level = &own->levels[i];
}

static void
take_of_level (Level *level, PndXmlWalk *walk, const char *name)
{
  const char *value = pnd_xml_walk_get_attribute (walk, "val");

  if (g_str_equal (name, "start") && value != NULL)
    level->start = CLAMP (atoi (value), 0, 1000000);
  else if (g_str_equal (name, "numFmt"))
    pnd_xml_keep (&level->format, value);
  else if (g_str_equal (name, "lvlText"))
    pnd_xml_keep (&level->text, value);
  else if (g_str_equal (name, "pStyle"))
    pnd_xml_keep (&level->style, value);
  else if (g_str_equal (name, "lvlRestart") && value != NULL)
    level->restart = atoi (value);
  else if (g_str_equal (name, "isLgl"))
    level->is_legal = value == NULL || !g_str_equal (value, "0");
  else if (g_str_equal (name, "rFonts"))
    pnd_xml_keep (&level->font, pnd_xml_walk_get_attribute (walk, "ascii"));
}

static void
take (PndDocxNumbering *self, PndXmlWalk *walk)
{
  const char *name = pnd_xml_walk_get_name (walk);
  const char *value = pnd_xml_walk_get_attribute (walk, "val");

  if (g_str_equal (name, "abstractNum"))
    begin_look (self, walk);
  else if (g_str_equal (name, "num"))
    begin_list (self, walk);
  else if (g_str_equal (name, "lvl") && self->look != NULL)
    self->level = &self->look->levels[level_of (walk)];
  else if (g_str_equal (name, "lvl") && self->list != NULL)
    override_level (self, walk);
  else if (g_str_equal (name, "abstractNumId") && self->list != NULL)
    pnd_xml_keep (&self->list->look, value);
  else if (g_str_equal (name, "lvlOverride"))
    self->override_level = level_of (walk);
  else if (g_str_equal (name, "startOverride") && self->list != NULL && value != NULL)
    self->list->starts[self->override_level] = CLAMP (atoi (value), 0, 1000000);
  else if (g_str_equal (name, "styleLink") && self->look != NULL)
    pnd_xml_keep (&self->look->style_link, value);
  else if (g_str_equal (name, "numStyleLink") && self->look != NULL)
    pnd_xml_keep (&self->look->num_style_link, value);
  else if (self->level != NULL)
    take_of_level (self->level, walk, name);
}

static Look *
find_look (PndDocxNumbering *self, const List *list)
{
  Look *look = list->look != NULL ? g_hash_table_lookup (self->looks, list->look) : NULL;
  GHashTableIter iter;
  gpointer other;

  if (look == NULL || look->num_style_link == NULL)
    return look;
  g_hash_table_iter_init (&iter, self->looks);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (g_strcmp0 (((Look *) other)->style_link, look->num_style_link) == 0)
      return other;
  return look;
}

static void
count (Look *look, List *list, int level)
{
  if (list->starts[level] != UNSET && !list->is_used[level])
    look->counts[level] = list->starts[level];
  else if (look->is_begun[level])
    look->counts[level]++;
  else
    look->counts[level] = look->levels[level].start;
  list->is_used[level] = look->is_begun[level] = TRUE;

  for (int i = 0; i < level; i++)
    if (!look->is_begun[i])
      {
        look->is_begun[i] = TRUE;
        look->counts[i] = look->levels[i].start;
      }
  for (int i = level + 1; i < N_LEVELS; i++)
    if (look->levels[i].restart == UNSET || level < look->levels[i].restart)
      look->is_begun[i] = FALSE;
}

static char *
format_bullet (const Level *level)
{
  g_autoptr (GString) bullet = g_string_new (NULL);

  for (const char *p = level->text; *p != '\0' && bullet->len < PND_LIST_LABEL_MAX_BYTES;
       p = g_utf8_next_char (p))
    {
      gunichar c = pnd_list_label_map_symbol (level->font, g_utf8_get_char (p));

      g_string_append_unichar (bullet, c == 0xfffd ? 0x2022 : c);
    }
  return g_strdup (bullet->str);
}

static char *
format_numbers (const Look *look, const Level *level)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (const char *p = level->text; *p != '\0' && label->len < PND_LIST_LABEL_MAX_BYTES; p++)
    if (p[0] == '%' && p[1] >= '1' && p[1] <= '9')
      {
        int i = *++p - '1';
        const char *format = look->levels[i].format;
        g_autofree char *number = NULL;

        if (format == NULL || level->is_legal)
          format = "decimal";
        number = pnd_list_label_format (format, look->counts[i]);
        g_string_append (label, number);
      }
    else
      g_string_append_c (label, *p);
  return g_utf8_make_valid (label->str, -1);
}

/**
 * pnd_docx_numbering_new:
 *
 * Returns: (transfer full): no lists
 */
PndDocxNumbering *
pnd_docx_numbering_new (void)
{
  PndDocxNumbering *self = g_new0 (PndDocxNumbering, 1);

  self->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) look_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) list_free);
  return self;
}

/**
 * pnd_docx_numbering_free:
 * @self: (nullable): lists
 */
void
pnd_docx_numbering_free (PndDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->looks);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * pnd_docx_numbering_read:
 * @self: lists
 * @walk: numbering.xml, at its beginning
 * @error: return location for a #PndImportError
 *
 * Returns: whether all of it was read
 */
gboolean
pnd_docx_numbering_read (PndDocxNumbering *self, PndXmlWalk *walk, GError **error)
{
  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        take (self, walk);
        break;
      case PND_XML_END:
        if (g_str_equal (pnd_xml_walk_get_name (walk), "lvl"))
          self->level = NULL;
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
 * pnd_docx_numbering_next:
 * @self: lists
 * @list: numId
 * @level: from 0
 *
 * Returns: (transfer full) (nullable): the number or bullet of the next paragraph
 */
char *
pnd_docx_numbering_next (PndDocxNumbering *self, const char *list, int level)
{
  List *found;
  Look *look;
  const Level *at;

  g_return_val_if_fail (self != NULL && list != NULL, NULL);

  level = CLAMP (level, 0, N_LEVELS - 1);
  found = g_hash_table_lookup (self->lists, list);
  look = found != NULL ? find_look (self, found) : NULL;
  if (look == NULL)
    return NULL;
  count (look, found, level);
  at = &look->levels[level];
  if (at->text == NULL || *at->text == '\0')
    return NULL;
  if (g_strcmp0 (at->format, "bullet") == 0)
    return format_bullet (at);
  return format_numbers (look, at);
}

/**
 * pnd_docx_numbering_find_level:
 * @self: lists
 * @list: numId
 * @style: a paragraph style's id
 *
 * Returns: the level, from 0; -1 when the list does not name the style
 */
int
pnd_docx_numbering_find_level (PndDocxNumbering *self, const char *list, const char *style)
{
  const List *found = g_hash_table_lookup (self->lists, list);
  const Look *look = found != NULL ? find_look (self, found) : NULL;

  for (int i = 0; look != NULL && i < N_LEVELS; i++)
    if (g_strcmp0 (look->levels[i].style, style) == 0)
      return i;
  return -1;
}
