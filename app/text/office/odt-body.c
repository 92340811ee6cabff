/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/odt-body.h"

#include <stdlib.h>
#include <string.h>

#define EVENTS_PER_CHECK 4096
#define MAX_REPEATED 100

typedef struct
{
  int counts[PND_ODT_N_LEVELS];
} Counts;

/* a text:list; those within it are deeper levels of it */
typedef struct
{
  char *style;
  char *id;
  gboolean item_waits;   /* its number is not put yet */
  gboolean continues;    /* keeps the counts it found until it counts itself */
  int start;             /* what the item says its number is, or -1 */
} List;

typedef struct
{
  char *author;
  char *text;
} Comment;

struct _PndOdtBody
{
  PndFlow *flow;
  PndOdtStyles *styles;
  GArray *looks;        /* of PndOdtLook: of paragraphs and spans, the innermost last */
  GArray *lists;        /* of List, the innermost last */
  Counts counts;        /* of the outermost list */
  Counts headings;
  GHashTable *finished; /* "style NAME" and "id ID" to the Counts a list ended with */
  GHashTable *comments; /* name to Comment, begun and not ended */
  int n_paragraphs;     /* begun: they may nest through boxes and notes */
};

static void
clear_list (gpointer data)
{
  g_free (((List *) data)->style);
  g_free (((List *) data)->id);
}

static void
comment_free (Comment *comment)
{
  g_free (comment->author);
  g_free (comment->text);
  g_free (comment);
}

static PndOdtLook
look_at_hand (PndOdtBody *self)
{
  return self->looks->len > 0 ? g_array_index (self->looks, PndOdtLook, self->looks->len - 1)
                              : (PndOdtLook){ 0 };
}

static void
apply_look (PndOdtBody *self)
{
  PndOdtLook look = look_at_hand (self);

  pnd_flow_set_emphasis (self->flow, look.bold, look.italic, look.underline);
}

static void
push_look (PndOdtBody *self, PndOdtLook look)
{
  g_array_append_val (self->looks, look);
  apply_look (self);
}

static void
pop_look (PndOdtBody *self)
{
  if (self->looks->len > 0)
    g_array_set_size (self->looks, self->looks->len - 1);
  apply_look (self);
}

static List *
innermost (PndOdtBody *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

static const Counts *
find_finished (PndOdtBody *self, const char *kind, const char *name)
{
  g_autofree char *key = g_strconcat (kind, name, NULL);

  return g_hash_table_lookup (self->finished, key);
}

static void
begin_list (PndOdtBody *self, PndXmlWalk *walk)
{
  const char *style = pnd_xml_walk_get_attribute (walk, "style-name");
  const char *after = pnd_xml_walk_get_attribute (walk, "continue-list");
  const char *goes_on = pnd_xml_walk_get_attribute (walk, "continue-numbering");
  const List *outer = innermost (self);
  List list = { .start = -1 };
  const Counts *found = NULL;

  list.style = g_strdup (style != NULL ? style : outer != NULL ? outer->style : "");
  list.id = g_strdup (pnd_xml_walk_get_attribute (walk, "id"));
  if (outer == NULL)
    {
      if (after != NULL)
        found = find_finished (self, "id ", after);
      else if (g_strcmp0 (goes_on, "true") == 0)
        found = find_finished (self, "style ", list.style);
      self->counts = found != NULL ? *found : (Counts){ { 0 } };
      list.continues = found != NULL;
    }
  else if (!outer->continues && self->lists->len < PND_ODT_N_LEVELS)
    self->counts.counts[self->lists->len] = 0;
  else
    list.continues = outer->continues;
  g_array_append_val (self->lists, list);
}

static void
end_list (PndOdtBody *self)
{
  const List *list = innermost (self);

  if (list == NULL)
    return;
  if (self->lists->len == 1)
    {
      g_hash_table_replace (self->finished, g_strconcat ("style ", list->style, NULL),
                            g_memdup2 (&self->counts, sizeof (Counts)));
      if (list->id != NULL)
        g_hash_table_replace (self->finished, g_strconcat ("id ", list->id, NULL),
                              g_memdup2 (&self->counts, sizeof (Counts)));
    }
  g_array_set_size (self->lists, self->lists->len - 1);
}

static void
begin_item (PndOdtBody *self, PndXmlWalk *walk)
{
  const char *start = pnd_xml_walk_get_attribute (walk, "start-value");
  List *list = innermost (self);

  if (list == NULL)
    return;
  list->item_waits = TRUE;
  list->start = start != NULL ? CLAMP (atoi (start), 0, 1000000) : -1;
}

static void
count (PndOdtStyles *styles, const char *style, int *counts, int level, int start)
{
  if (start >= 0)
    counts[level] = start;
  else if (counts[level] == 0)
    counts[level] = pnd_odt_styles_get_start (styles, style, level);
  else
    counts[level]++;
  for (int i = level + 1; i < PND_ODT_N_LEVELS; i++)
    counts[i] = 0;
}

/* the number of the item that begins with this paragraph; only its first paragraph has one */
static char *
next_label (PndOdtBody *self)
{
  int level = MIN ((int) self->lists->len, PND_ODT_N_LEVELS) - 1;
  List *list = innermost (self);

  if (list == NULL || !list->item_waits)
    return NULL;
  list->item_waits = FALSE;
  for (guint i = 0; i < self->lists->len; i++)
    g_array_index (self->lists, List, i).continues = FALSE;
  count (self->styles, list->style, self->counts.counts, level, list->start);
  return pnd_odt_styles_label (self->styles, list->style, level, self->counts.counts);
}

static char *
next_heading_label (PndOdtBody *self, PndXmlWalk *walk, int level)
{
  level = CLAMP (level, 1, PND_ODT_N_LEVELS) - 1;
  if (g_strcmp0 (pnd_xml_walk_get_attribute (walk, "is-list-header"), "true") == 0)
    return NULL;
  count (self->styles, "", self->headings.counts, level, -1);
  return pnd_odt_styles_label (self->styles, "", level, self->headings.counts);
}

static void
begin_paragraph (PndOdtBody *self, PndXmlWalk *walk, gboolean is_heading)
{
  const char *style = pnd_xml_walk_get_attribute (walk, "style-name");
  const char *level = pnd_xml_walk_get_attribute (walk, "outline-level");
  g_autofree char *label = next_label (self);
  PndOdtLook look = { 0 };

  pnd_odt_styles_apply (self->styles, "paragraph", style, &look);
  if (is_heading)
    look.heading = MAX (1, level != NULL ? atoi (level) : 1);
  if (is_heading && label == NULL)
    label = next_heading_label (self, walk, look.heading);
  if (look.breaks_page && self->n_paragraphs == 0)
    pnd_flow_break_page (self->flow, FALSE);
  /* a heading is bold anyway */
  if (look.heading > 0)
    look.bold = look.italic = look.underline = FALSE;
  self->n_paragraphs++;
  if (look.quotation)
    pnd_flow_begin_quotation (self->flow);
  pnd_flow_begin_paragraph (self->flow, look.heading, self->lists->len, label);
  push_look (self, look);
}

static void
end_paragraph (PndOdtBody *self)
{
  pnd_flow_end_paragraph (self->flow);
  if (look_at_hand (self).quotation)
    pnd_flow_end_quotation (self->flow);
  self->n_paragraphs--;
  pop_look (self);
}

static void
begin_span (PndOdtBody *self, PndXmlWalk *walk)
{
  PndOdtLook look = look_at_hand (self);

  pnd_odt_styles_apply (self->styles, "text", pnd_xml_walk_get_attribute (walk, "style-name"),
                        &look);
  push_look (self, look);
}

static gboolean
shows (PndOdtBody *self)
{
  return self->n_paragraphs > 0 && !look_at_hand (self).hidden;
}

static void
put_spaces (PndOdtBody *self, PndXmlWalk *walk)
{
  const char *n = pnd_xml_walk_get_attribute (walk, "c");
  g_autofree char *spaces = g_strnfill (n != NULL ? CLAMP (atoi (n), 1, 1000) : 1, ' ');

  if (shows (self))
    pnd_flow_add_text (self->flow, spaces);
}

static void
begin_cells (PndOdtBody *self, PndXmlWalk *walk)
{
  const char *n = pnd_xml_walk_get_attribute (walk, "number-columns-repeated");

  for (int i = n != NULL ? CLAMP (atoi (n), 1, MAX_REPEATED) : 1; i > 0; i--)
    pnd_flow_begin_cell (self->flow);
}

/* author and text of an annotation, to its END */
static Comment *
read_comment (PndXmlWalk *walk, GError **error)
{
  g_autoptr (GString) author = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GString *into = NULL;
  int depth = 1;
  Comment *comment;

  while (depth > 0)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);

      if (event == PND_XML_DONE || event == PND_XML_FAILED)
        return NULL;
      if (event == PND_XML_TEXT)
        {
          if (into != NULL)
            g_string_append (into, pnd_xml_walk_get_text (walk));
          continue;
        }
      depth += event == PND_XML_START ? 1 : -1;
      if (g_str_equal (pnd_xml_walk_get_name (walk), "creator"))
        into = event == PND_XML_START ? author : NULL;
      else if (g_str_equal (pnd_xml_walk_get_name (walk), "p"))
        {
          into = event == PND_XML_START ? text : NULL;
          if (event == PND_XML_END)
            g_string_append_c (text, '\n');
        }
    }
  comment = g_new0 (Comment, 1);
  comment->author = author->len > 0 ? g_strdup (author->str) : NULL;
  comment->text = g_strdup (g_strstrip (text->str));
  return comment;
}

static gboolean
begin_comment (PndOdtBody *self, PndXmlWalk *walk, GError **error)
{
  g_autofree char *name = g_strdup (pnd_xml_walk_get_attribute (walk, "name"));
  Comment *comment = read_comment (walk, error);

  if (comment == NULL)
    return FALSE;
  if (name == NULL)
    name = g_strdup_printf ("nameless %u", g_hash_table_size (self->comments));
  pnd_flow_begin_comment (self->flow, name);
  g_hash_table_replace (self->comments, g_steal_pointer (&name), comment);
  return TRUE;
}

static void
end_comment (PndOdtBody *self, const char *name)
{
  const Comment *comment = name != NULL ? g_hash_table_lookup (self->comments, name) : NULL;

  if (comment == NULL)
    return;
  pnd_flow_end_comment (self->flow, name, comment->author, comment->text);
  g_hash_table_remove (self->comments, name);
}

/* those without an end lie where they began */
static void
put_comments_left (PndOdtBody *self)
{
  GHashTableIter iter;
  gpointer name, comment;

  g_hash_table_iter_init (&iter, self->comments);
  while (g_hash_table_iter_next (&iter, &name, &comment))
    pnd_flow_put_comment (self->flow, name, ((Comment *) comment)->author,
                          ((Comment *) comment)->text);
}

static void
begin_note (PndOdtBody *self)
{
  pnd_flow_begin_note (self->flow, pnd_flow_mark_note (self->flow));
  push_look (self, (PndOdtLook){ 0 });
}

static void
end_note (PndOdtBody *self)
{
  pnd_flow_end_note (self->flow);
  pop_look (self);
}

/* what was deleted, and what is no text */
static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = {
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms",
    "note-citation", "ruby-text", "title", "desc", "scripts", "event-listeners", "hidden-text",
    "hidden-paragraph", "dde-connection-decls", "alphabetical-index-auto-mark-file", NULL,
  };

  return g_strv_contains (names, name) || g_str_has_suffix (name, "-source");
}

static void
start_inline (PndOdtBody *self, PndXmlWalk *walk, const char *name)
{
  const char *address;

  if (g_str_equal (name, "span"))
    begin_span (self, walk);
  else if (g_str_equal (name, "s"))
    put_spaces (self, walk);
  else if (g_str_equal (name, "tab") && shows (self))
    pnd_flow_add_tab (self->flow);
  else if (g_str_equal (name, "line-break") && shows (self))
    pnd_flow_break_line (self->flow);
  else if (g_str_equal (name, "soft-page-break"))
    pnd_flow_break_page (self->flow, TRUE);
  else if (g_str_equal (name, "a"))
    {
      address = pnd_xml_walk_get_attribute (walk, "href");
      pnd_flow_begin_link (self->flow, address != NULL && *address != '#' ? address : "");
    }
  else if (g_str_equal (name, "note-body"))
    begin_note (self);
  else if (g_str_equal (name, "annotation-end"))
    end_comment (self, pnd_xml_walk_get_attribute (walk, "name"));
}

static gboolean
start_element (PndOdtBody *self, PndXmlWalk *walk, GError **error)
{
  const char *name = pnd_xml_walk_get_name (walk);

  if (is_skipped (name))
    return pnd_xml_walk_skip (walk, error);
  if (g_str_equal (name, "annotation"))
    return begin_comment (self, walk, error);
  if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    begin_paragraph (self, walk, *name == 'h');
  else if (g_str_equal (name, "list"))
    begin_list (self, walk);
  else if (g_str_equal (name, "list-item"))
    begin_item (self, walk);
  else if (g_str_equal (name, "table-row"))
    pnd_flow_begin_row (self->flow);
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    begin_cells (self, walk);
  else if (g_str_equal (name, "text-box"))
    {
      pnd_flow_begin_box (self->flow);
      push_look (self, (PndOdtLook){ 0 });
    }
  else
    start_inline (self, walk, name);
  return TRUE;
}

static void
end_element (PndOdtBody *self, const char *name)
{
  if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    end_paragraph (self);
  else if (g_str_equal (name, "span"))
    pop_look (self);
  else if (g_str_equal (name, "a"))
    pnd_flow_end_link (self->flow);
  else if (g_str_equal (name, "list"))
    end_list (self);
  else if (g_str_equal (name, "table-row"))
    pnd_flow_end_row (self->flow);
  else if (g_str_equal (name, "note-body"))
    end_note (self);
  else if (g_str_equal (name, "text-box"))
    {
      pnd_flow_end_box (self->flow);
      pop_look (self);
    }
}

/**
 * pnd_odt_body_new:
 * @flow: where the text goes; must outlive this
 * @styles: the same
 *
 * Returns: (transfer full): a reader of bodies
 */
PndOdtBody *
pnd_odt_body_new (PndFlow *flow, PndOdtStyles *styles)
{
  PndOdtBody *self = g_new0 (PndOdtBody, 1);

  self->flow = flow;
  self->styles = styles;
  self->looks = g_array_new (FALSE, FALSE, sizeof (PndOdtLook));
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_array_set_clear_func (self->lists, clear_list);
  self->finished = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) comment_free);
  return self;
}

/**
 * pnd_odt_body_free:
 * @self: (nullable): a reader of bodies
 */
void
pnd_odt_body_free (PndOdtBody *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->looks);
  g_array_unref (self->lists);
  g_hash_table_unref (self->finished);
  g_hash_table_unref (self->comments);
  g_free (self);
}

/**
 * pnd_odt_body_read:
 * @self: a reader of bodies
 * @walk: right after the START of the body
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it was read
 */
gboolean
pnd_odt_body_read (PndOdtBody *self, PndXmlWalk *walk, GCancellable *cancellable, GError **error)
{
  for (guint n = 1;; n++)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);

      if (n % EVENTS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (event == PND_XML_FAILED || event == PND_XML_DONE)
        return event == PND_XML_DONE;
      if (event == PND_XML_TEXT)
        {
          if (shows (self))
            pnd_flow_add_collapsed (self->flow, pnd_xml_walk_get_text (walk));
        }
      else if (event == PND_XML_END && g_str_equal (pnd_xml_walk_get_name (walk), "body"))
        {
          put_comments_left (self);
          return TRUE;
        }
      else if (event == PND_XML_END)
        end_element (self, pnd_xml_walk_get_name (walk));
      else if (!start_element (self, walk, error))
        return FALSE;
    }
}
