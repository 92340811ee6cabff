/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx-body.h"

#include <stdlib.h>
#include <string.h>

#include "app/text/office/docx-fields.h"
#include "app/text/office/docx-paragraphs.h"
#include "app/text/office/list-label.h"

#define EVENTS_PER_CHECK 4096

typedef struct
{
  char *author;
  char *text;
} Comment;

struct _PndDocxBody
{
  PndFlow *flow;
  PndDocxParagraphs *paragraphs;
  PndDocxFields *fields;
  GHashTable *links;    /* (nullable), borrowed while a part is read */
  GHashTable *comments; /* id to Comment */
  GHashTable *notes;    /* "footnote 3" to its number */
  GHashTable *said;     /* ids of comments that were put */
  GArray *choices;      /* of gboolean: a branch was taken */
  gboolean in_note;
  char *comment;        /* id of the one being read */
  char *comment_author;

  gboolean in_paragraph_look;
  gboolean in_run_look;

  GString *text; /* of a w:t being read */
  gboolean in_text;
  gboolean keeps_space;
};

static void
comment_free (Comment *comment)
{
  g_free (comment->author);
  g_free (comment->text);
  g_free (comment);
}

/* whether text shows here; tells the flow how */
static gboolean
prepare_text (PndDocxBody *self)
{
  return pnd_docx_fields_show (self->fields) && pnd_docx_paragraphs_prepare (self->paragraphs);
}

static void
put (PndDocxBody *self, const char *utf8)
{
  if (prepare_text (self))
    pnd_flow_add_text (self->flow, utf8);
}

static void
end_text (PndDocxBody *self)
{
  char *text = self->text->str;

  self->in_text = FALSE;
  if (!self->keeps_space)
    text = g_strstrip (text);
  g_strdelimit (text, "\r\n\t", ' ');
  if (*text != '\0')
    put (self, text);
  g_string_truncate (self->text, 0);
}

static void
put_symbol (PndDocxBody *self, PndXmlWalk *walk)
{
  const char *font = pnd_xml_walk_get_attribute (walk, "font");
  const char *code = pnd_xml_walk_get_attribute (walk, "char");
  gunichar c = code != NULL ? (gunichar) strtoul (code, NULL, 16) : 0;
  char utf8[7] = "";

  if (c == 0 || !g_unichar_validate (c))
    return;
  g_unichar_to_utf8 (pnd_list_label_map_symbol (font, c), utf8);
  put (self, utf8);
}

static void
put_break (PndDocxBody *self, PndXmlWalk *walk)
{
  const char *type = pnd_xml_walk_get_attribute (walk, "type");

  if (!prepare_text (self))
    return;
  if (g_strcmp0 (type, "page") == 0)
    pnd_flow_break_page (self->flow, FALSE);
  else
    pnd_flow_break_line (self->flow);
}

static void
mark_note (PndDocxBody *self, PndXmlWalk *walk, const char *kind)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "id");

  if (id == NULL || self->in_note || !prepare_text (self))
    return;
  g_hash_table_replace (self->notes, g_strdup_printf ("%s %s", kind, id),
                        GINT_TO_POINTER (pnd_flow_mark_note (self->flow)));
}

static gboolean
begin_note (PndDocxBody *self, PndXmlWalk *walk, const char *kind, GError **error)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "id");
  g_autofree char *key = g_strdup_printf ("%s %s", kind, id != NULL ? id : "");
  int number = GPOINTER_TO_INT (g_hash_table_lookup (self->notes, key));

  /* not called from anywhere: the lines between text and notes, for one */
  if (number == 0 || self->in_note)
    return pnd_xml_walk_skip (walk, error);
  self->in_note = TRUE;
  pnd_flow_begin_note (self->flow, number);
  return TRUE;
}

static void
end_comment (PndDocxBody *self, const char *id)
{
  const Comment *comment = id != NULL ? g_hash_table_lookup (self->comments, id) : NULL;

  if (comment != NULL && g_hash_table_add (self->said, g_strdup (id)))
    pnd_flow_end_comment (self->flow, id, comment->author, comment->text);
}

static void
take_comment_mark (PndDocxBody *self, PndXmlWalk *walk, const char *name)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "id");

  if (id == NULL)
    return;
  if (g_str_equal (name, "commentRangeStart"))
    pnd_flow_begin_comment (self->flow, id);
  else
    end_comment (self, id);
}

static void
begin_link (PndDocxBody *self, PndXmlWalk *walk)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "id");
  const char *address = id != NULL && self->links != NULL
                          ? g_hash_table_lookup (self->links, id) : NULL;

  pnd_flow_begin_link (self->flow, address != NULL ? address : "");
}

/* what was deleted, how things looked before, and what is no text */
static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = {
    "del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
    "trPrChange", "tblGridChange", "numberingChange", "sdtPr", "rt", NULL,
  };

  return g_strv_contains (names, name);
}

/* an element between the paragraphs, or one that holds them */
static gboolean
start_block (PndDocxBody *self, PndXmlWalk *walk, const char *name, GError **error)
{
  if (g_str_equal (name, "p"))
    pnd_docx_paragraphs_begin (self->paragraphs);
  else if (g_str_equal (name, "tr"))
    pnd_flow_begin_row (self->flow);
  else if (g_str_equal (name, "tc"))
    pnd_flow_begin_cell (self->flow);
  else if (g_str_equal (name, "txbxContent"))
    pnd_flow_begin_box (self->flow);
  else if (g_str_equal (name, "footnote") || g_str_equal (name, "endnote"))
    return begin_note (self, walk, name, error);
  else if (g_str_equal (name, "comment"))
    {
      pnd_xml_keep (&self->comment, pnd_xml_walk_get_attribute (walk, "id"));
      pnd_xml_keep (&self->comment_author, pnd_xml_walk_get_attribute (walk, "author"));
    }
  return TRUE;
}

/* an element within a paragraph */
static void
start_inline (PndDocxBody *self, PndXmlWalk *walk, const char *name)
{
  if (g_str_equal (name, "t"))
    {
      self->in_text = TRUE;
      self->keeps_space
        = g_strcmp0 (pnd_xml_walk_get_attribute (walk, "space"), "preserve") == 0;
    }
  else if (g_str_equal (name, "r"))
    pnd_docx_paragraphs_begin_run (self->paragraphs);
  else if (g_str_equal (name, "tab") || g_str_equal (name, "ptab"))
    put (self, "\t");
  else if (g_str_equal (name, "br") || g_str_equal (name, "cr"))
    put_break (self, walk);
  else if (g_str_equal (name, "noBreakHyphen"))
    put (self, "\u2011");
  else if (g_str_equal (name, "softHyphen"))
    put (self, "\u00ad");
  else if (g_str_equal (name, "sym"))
    put_symbol (self, walk);
  else if (g_str_equal (name, "lastRenderedPageBreak"))
    {
      if (prepare_text (self))
        pnd_flow_break_page (self->flow, TRUE);
    }
  else if (g_str_equal (name, "footnoteReference"))
    mark_note (self, walk, "footnote");
  else if (g_str_equal (name, "endnoteReference"))
    mark_note (self, walk, "endnote");
  else if (g_str_equal (name, "fldChar"))
    pnd_docx_fields_take_mark (self->fields, pnd_xml_walk_get_attribute (walk, "fldCharType"));
  else if (g_str_equal (name, "hyperlink"))
    begin_link (self, walk);
  else if (g_str_has_prefix (name, "comment"))
    take_comment_mark (self, walk, name);
}

/* of the branches that say the same thing one is read */
static gboolean
start_branch (PndDocxBody *self, PndXmlWalk *walk, const char *name, GError **error)
{
  gboolean none = FALSE;

  if (g_str_equal (name, "AlternateContent"))
    g_array_append_val (self->choices, none);
  else if (self->choices->len > 0)
    {
      gboolean *taken = &g_array_index (self->choices, gboolean, self->choices->len - 1);

      if (*taken)
        return pnd_xml_walk_skip (walk, error);
      *taken = TRUE;
    }
  return TRUE;
}

static gboolean
start_element (PndDocxBody *self, PndXmlWalk *walk, GError **error)
{
  const char *name = pnd_xml_walk_get_name (walk);

  if (g_str_equal (name, "AlternateContent") || g_str_equal (name, "Choice")
      || g_str_equal (name, "Fallback"))
    return start_branch (self, walk, name, error);
  if (is_skipped (name))
    {
      if (self->in_paragraph_look && (g_str_equal (name, "del") || g_str_equal (name, "moveFrom")))
        pnd_docx_paragraphs_join_next (self->paragraphs);
      return pnd_xml_walk_skip (walk, error);
    }
  if (g_str_equal (name, "pPr") && pnd_docx_paragraphs_are_open (self->paragraphs))
    self->in_paragraph_look = TRUE;
  else if (self->in_paragraph_look)
    pnd_docx_paragraphs_take_look (self->paragraphs, walk, name);
  else if (g_str_equal (name, "rPr"))
    self->in_run_look = TRUE;
  else if (self->in_run_look)
    pnd_docx_paragraphs_take_run_look (self->paragraphs, walk, name);
  else
    {
      start_inline (self, walk, name);
      return start_block (self, walk, name, error);
    }
  return TRUE;
}

static void
end_comment_element (PndDocxBody *self)
{
  Comment *comment = g_new0 (Comment, 1);

  comment->author = g_steal_pointer (&self->comment_author);
  comment->text = pnd_flow_take_text (self->flow);
  g_hash_table_replace (self->comments,
                        self->comment != NULL ? g_steal_pointer (&self->comment) : g_strdup (""),
                        comment);
}

static void
end_element (PndDocxBody *self, const char *name)
{
  if (g_str_equal (name, "pPr"))
    self->in_paragraph_look = FALSE;
  else if (g_str_equal (name, "rPr"))
    self->in_run_look = FALSE;
  else if (g_str_equal (name, "t"))
    end_text (self);
  else if (g_str_equal (name, "p"))
    pnd_docx_paragraphs_end (self->paragraphs);
  else if (g_str_equal (name, "hyperlink"))
    pnd_flow_end_link (self->flow);
  else if (g_str_equal (name, "tr"))
    pnd_flow_end_row (self->flow);
  else if (g_str_equal (name, "txbxContent"))
    pnd_flow_end_box (self->flow);
  else if (g_str_equal (name, "AlternateContent"))
    g_array_set_size (self->choices, MAX (self->choices->len, 1) - 1);
  else if (g_str_equal (name, "comment"))
    end_comment_element (self);
  else if ((g_str_equal (name, "footnote") || g_str_equal (name, "endnote")) && self->in_note)
    {
      self->in_note = FALSE;
      pnd_flow_end_note (self->flow);
    }
}

/* a drawing has paragraphs of its own kind: labels of charts and pictures, which are no text */
static gboolean
is_ours (const char *name_space)
{
  return strstr (name_space, "wordprocessingml") != NULL
         || strstr (name_space, "markup-compatibility") != NULL
         || strstr (name_space, "officeDocument/2006/math") != NULL
         || strstr (name_space, "officeDocument/math") != NULL;
}

static void
take_chars (PndDocxBody *self, PndXmlWalk *walk)
{
  if (self->in_text)
    g_string_append (self->text, pnd_xml_walk_get_text (walk));
}

/**
 * pnd_docx_body_new:
 * @flow: where the text goes; must outlive this
 * @styles: the same
 * @numbering: the same
 *
 * Returns: (transfer full): a reader of parts
 */
PndDocxBody *
pnd_docx_body_new (PndFlow *flow, PndDocxStyles *styles, PndDocxNumbering *numbering)
{
  PndDocxBody *self = g_new0 (PndDocxBody, 1);

  self->flow = flow;
  self->paragraphs = pnd_docx_paragraphs_new (flow, styles, numbering);
  self->fields = pnd_docx_fields_new (flow);
  self->comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) comment_free);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->choices = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->text = g_string_new (NULL);
  return self;
}

/**
 * pnd_docx_body_free:
 * @self: (nullable): a reader of parts
 */
void
pnd_docx_body_free (PndDocxBody *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->comments);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->said);
  pnd_docx_paragraphs_free (self->paragraphs);
  pnd_docx_fields_free (self->fields);
  g_array_unref (self->choices);
  g_string_free (self->text, TRUE);
  g_free (self->comment);
  g_free (self->comment_author);
  g_free (self);
}

/**
 * pnd_docx_body_has_notes:
 * @self: a reader of parts
 *
 * Returns: whether the text that was read calls notes
 */
gboolean
pnd_docx_body_has_notes (PndDocxBody *self)
{
  return g_hash_table_size (self->notes) > 0;
}

/**
 * pnd_docx_body_read:
 * @self: a reader of parts
 * @walk: a part, at its beginning
 * @links: (nullable): relation ids to addresses
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it was read
 */
gboolean
pnd_docx_body_read (PndDocxBody *self, PndXmlWalk *walk, GHashTable *links,
                    GCancellable *cancellable, GError **error)
{
  gboolean in_code = FALSE;

  self->links = links;
  for (guint n = 1;; n++)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);

      if (n % EVENTS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (event == PND_XML_TEXT && in_code)
        pnd_docx_fields_add_code (self->fields, pnd_xml_walk_get_text (walk));
      else if (event == PND_XML_TEXT)
        take_chars (self, walk);
      else if (event == PND_XML_DONE || event == PND_XML_FAILED)
        return event == PND_XML_DONE;
      else if (is_ours (pnd_xml_walk_get_name_space (walk)))
        {
          in_code = event == PND_XML_START
                    && g_str_equal (pnd_xml_walk_get_name (walk), "instrText");
          if (event == PND_XML_END)
            end_element (self, pnd_xml_walk_get_name (walk));
          else if (!start_element (self, walk, error))
            return FALSE;
        }
    }
}

/**
 * pnd_docx_body_read_comments:
 * @self: a reader of parts that has read nothing yet
 * @walk: comments.xml, at its beginning
 * @error: return location for a #PndImportError
 *
 * Returns: whether all of it was read
 */
gboolean
pnd_docx_body_read_comments (PndDocxBody *self, PndXmlWalk *walk, GError **error)
{
  return pnd_docx_body_read (self, walk, NULL, NULL, error);
}
