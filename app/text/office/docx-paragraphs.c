/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx-paragraphs.h"

#include <stdlib.h>

/* a paragraph may stand in a box that is fixed within another one */
typedef struct
{
  char *style;
  char *list;
  int list_level; /* PND_DOCX_UNSET when the paragraph does not say */
  int heading;    /* PND_DOCX_UNSET the same */
  gboolean is_begun;
  gboolean breaks_page;
  gboolean ends_section;
  gboolean joins_next; /* its end was deleted */
  gboolean quotes;     /* a quotation has begun in the flow that ends with it */
  PndDocxStyle look;   /* of its style, once it is begun */
} Paragraph;

struct _PndDocxParagraphs
{
  PndFlow *flow;
  PndDocxStyles *styles;
  PndDocxNumbering *numbering;
  GArray *paragraphs; /* of Paragraph, the innermost last */
  gboolean continues; /* the next paragraph is part of the last */
  gboolean quotes;    /* and of its quotation */

  char *run_style;
  PndDocxStyle run;  /* what the run itself says */
  gboolean is_dirty; /* the flow does not know the run's look yet */
};

static void
clear_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->style);
  g_free (paragraph->list);
}

static Paragraph *
innermost (PndDocxParagraphs *self)
{
  return self->paragraphs->len > 0
           ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

static int
level_of (PndDocxParagraphs *self, const Paragraph *paragraph, const char *list)
{
  int level = paragraph->list_level;

  if (level == PND_DOCX_UNSET)
    level = paragraph->look.list_level;
  if (level == PND_DOCX_UNSET && paragraph->style != NULL)
    level = pnd_docx_numbering_find_level (self->numbering, list, paragraph->style);
  return MAX (level, 0);
}

/* what comes before the text is known now */
static void
begin_paragraph (PndDocxParagraphs *self, Paragraph *paragraph)
{
  g_autofree char *label = NULL;
  const char *list;
  int level = -1;

  if (paragraph->is_begun)
    return;
  paragraph->is_begun = TRUE;
  paragraph->look = pnd_docx_styles_find (self->styles, paragraph->style, TRUE);
  if (self->continues)
    {
      self->continues = FALSE;
      paragraph->quotes = self->quotes;
      return;
    }
  list = paragraph->list != NULL ? paragraph->list : paragraph->look.list;
  if (list != NULL && !g_str_equal (list, "0"))
    {
      level = level_of (self, paragraph, list);
      label = pnd_docx_numbering_next (self->numbering, list, level);
    }
  if (paragraph->breaks_page || paragraph->look.breaks_page)
    pnd_flow_break_page (self->flow, FALSE);
  if (paragraph->heading != PND_DOCX_UNSET)
    paragraph->look.heading = paragraph->heading;
  paragraph->quotes = paragraph->look.quotation;
  if (paragraph->quotes)
    pnd_flow_begin_quotation (self->flow);
  pnd_flow_begin_paragraph (self->flow, paragraph->look.heading, level + 1, label);
}

/* the run itself, then its style, then the paragraph's; a heading is all bold anyway */
static gboolean
choose (int own, int of_style, int of_paragraph, gboolean is_heading)
{
  if (own != PND_DOCX_UNSET)
    return own;
  if (of_style != PND_DOCX_UNSET)
    return of_style;
  return !is_heading && of_paragraph == TRUE;
}

/**
 * pnd_docx_paragraphs_new:
 * @flow: where the paragraphs go; must outlive this
 * @styles: the same
 * @numbering: the same
 *
 * Returns: (transfer full): none open
 */
PndDocxParagraphs *
pnd_docx_paragraphs_new (PndFlow *flow, PndDocxStyles *styles, PndDocxNumbering *numbering)
{
  PndDocxParagraphs *self = g_new0 (PndDocxParagraphs, 1);

  self->flow = flow;
  self->styles = styles;
  self->numbering = numbering;
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  return self;
}

/**
 * pnd_docx_paragraphs_free:
 * @self: (nullable): paragraphs
 */
void
pnd_docx_paragraphs_free (PndDocxParagraphs *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->paragraphs);
  g_free (self->run_style);
  g_free (self);
}

/**
 * pnd_docx_paragraphs_begin:
 * @self: paragraphs
 *
 * One may stand in a box that is fixed within another.
 */
void
pnd_docx_paragraphs_begin (PndDocxParagraphs *self)
{
  Paragraph paragraph = { .list_level = PND_DOCX_UNSET, .heading = PND_DOCX_UNSET };

  g_array_append_val (self->paragraphs, paragraph);
}

/**
 * pnd_docx_paragraphs_end:
 * @self: paragraphs
 *
 * Ends the innermost, if there is one.
 */
void
pnd_docx_paragraphs_end (PndDocxParagraphs *self)
{
  Paragraph *paragraph = innermost (self);

  if (paragraph == NULL)
    return;
  begin_paragraph (self, paragraph);
  if (paragraph->joins_next)
    {
      self->continues = TRUE;
      self->quotes = paragraph->quotes;
    }
  else
    {
      pnd_flow_end_paragraph (self->flow);
      if (paragraph->quotes)
        pnd_flow_end_quotation (self->flow);
      pnd_flow_set_emphasis (self->flow, FALSE, FALSE, FALSE);
    }
  if (paragraph->ends_section)
    pnd_flow_break_page (self->flow, FALSE);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
}

/**
 * pnd_docx_paragraphs_are_open:
 * @self: paragraphs
 *
 * Returns: whether there is one
 */
gboolean
pnd_docx_paragraphs_are_open (PndDocxParagraphs *self)
{
  return self->paragraphs->len > 0;
}

/**
 * pnd_docx_paragraphs_take_look:
 * @self: paragraphs
 * @walk: at an element that says how the innermost looks
 * @name: its name
 */
void
pnd_docx_paragraphs_take_look (PndDocxParagraphs *self, PndXmlWalk *walk, const char *name)
{
  const char *value = pnd_xml_walk_get_attribute (walk, "val");
  Paragraph *paragraph = innermost (self);

  if (paragraph == NULL)
    return;
  if (g_str_equal (name, "pStyle"))
    pnd_xml_keep (&paragraph->style, value);
  else if (g_str_equal (name, "numId"))
    pnd_xml_keep (&paragraph->list, value);
  else if (g_str_equal (name, "ilvl") && value != NULL)
    paragraph->list_level = CLAMP (atoi (value), 0, 8);
  else if (g_str_equal (name, "outlineLvl") && value != NULL)
    paragraph->heading = atoi (value) >= 0 && atoi (value) < 9 ? MIN (atoi (value) + 1, 6) : 0;
  else if (g_str_equal (name, "pageBreakBefore"))
    paragraph->breaks_page = pnd_docx_is_on (value);
  else if (g_str_equal (name, "sectPr"))
    paragraph->ends_section = TRUE;
  else if (g_str_equal (name, "type") && g_strcmp0 (value, "continuous") == 0)
    paragraph->ends_section = FALSE;
}

/**
 * pnd_docx_paragraphs_join_next:
 * @self: paragraphs
 *
 * The innermost and the one after it are one.
 */
void
pnd_docx_paragraphs_join_next (PndDocxParagraphs *self)
{
  Paragraph *paragraph = innermost (self);

  if (paragraph != NULL)
    paragraph->joins_next = TRUE;
}

/**
 * pnd_docx_paragraphs_begin_run:
 * @self: paragraphs
 */
void
pnd_docx_paragraphs_begin_run (PndDocxParagraphs *self)
{
  static const PndDocxStyle unset = {
    .bold = PND_DOCX_UNSET, .italic = PND_DOCX_UNSET, .underline = PND_DOCX_UNSET,
    .hidden = PND_DOCX_UNSET,
  };

  self->run = unset;
  self->is_dirty = TRUE;
  g_clear_pointer (&self->run_style, g_free);
}

/**
 * pnd_docx_paragraphs_take_run_look:
 * @self: paragraphs
 * @walk: at an element that says how the run looks
 * @name: its name
 */
void
pnd_docx_paragraphs_take_run_look (PndDocxParagraphs *self, PndXmlWalk *walk,
                                   const char *name)
{
  const char *value = pnd_xml_walk_get_attribute (walk, "val");

  if (g_str_equal (name, "rStyle"))
    pnd_xml_keep (&self->run_style, value);
  else if (g_str_equal (name, "b"))
    self->run.bold = pnd_docx_is_on (value);
  else if (g_str_equal (name, "i"))
    self->run.italic = pnd_docx_is_on (value);
  else if (g_str_equal (name, "u"))
    self->run.underline = pnd_docx_is_on (value);
  else if (g_str_equal (name, "vanish"))
    self->run.hidden = pnd_docx_is_on (value);
}

/**
 * pnd_docx_paragraphs_prepare:
 * @self: paragraphs
 *
 * Text is about to come: begins the paragraph in the flow and tells it how the
 * text looks.
 *
 * Returns: whether text shows here
 */
gboolean
pnd_docx_paragraphs_prepare (PndDocxParagraphs *self)
{
  Paragraph *paragraph = innermost (self);
  PndDocxStyle style;
  gboolean is_heading;

  if (paragraph == NULL)
    return FALSE;
  begin_paragraph (self, paragraph);
  style = pnd_docx_styles_find (self->styles, self->run_style, FALSE);
  is_heading = paragraph->look.heading > 0;
  if (choose (self->run.hidden, style.hidden, paragraph->look.hidden, FALSE))
    return FALSE;
  if (self->is_dirty)
    pnd_flow_set_emphasis (
      self->flow, choose (self->run.bold, style.bold, paragraph->look.bold, is_heading),
      choose (self->run.italic, style.italic, paragraph->look.italic, is_heading),
      choose (self->run.underline, style.underline, paragraph->look.underline, is_heading));
  self->is_dirty = FALSE;
  return TRUE;
}
