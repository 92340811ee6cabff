/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/draw/frame.h"

#include <math.h>

#define SAMPLE 16.0 /* pixels: the area that a legend shows */

/**
 * pnd_frame_get_room:
 * @width: there is, in pixels
 * @needed: the least that the plot needs
 *
 * Returns: @width, or of a plot that may be wider than its window what is seen of it at first
 */
double
pnd_frame_get_room (double width, double needed)
{
  return width > needed + 1 ? width : MIN (MAX (width, needed), PND_FRAME_SIGHT);
}

/**
 * pnd_frame_add_head:
 * @plot: a plot
 * @width: that there is for it, in pixels
 * @lead: what is seen, in a sentence or two
 *
 * Returns: where the next part begins, in pixels from the top
 */
double
pnd_frame_add_head (PndPlot *plot, double width, const char *lead)
{
  double inner = width - 2 * PND_FRAME_MARGIN;
  double y = PND_FRAME_MARGIN - 4;

  g_return_val_if_fail (plot != NULL && lead != NULL, y);

  y += pnd_plot_add_paragraph (plot, PND_FRAME_MARGIN, y, inner, PND_STYLE_TITLE, PND_INK_TEXT,
                               pnd_plot_get_title (plot));
  y += 6;
  /* a line of text is read easily up to some 90 characters */
  y += pnd_plot_add_paragraph (plot, PND_FRAME_MARGIN, y, MIN (inner, 720), PND_STYLE_BODY,
                               PND_INK_QUIET, lead);
  return y + 18;
}

static void
add_sample (PndPlot *plot, double x, double y, double line, const PndLegendEntry *entry)
{
  if (entry->is_symbol)
    pnd_plot_add_symbol (plot, x + SAMPLE / 2, y + line / 2, 6, entry->symbol, entry->ink);
  else
    pnd_plot_add_box (plot, PND_BOX (x, y + (line - SAMPLE + 2) / 2, SAMPLE, SAMPLE - 2),
                      entry->ink, entry->step, entry->fill);
}

/**
 * pnd_frame_add_legend:
 * @plot: a plot
 * @y: where it begins, in pixels from the top
 * @width: that there is for it, in pixels
 * @entries: (array length=n_entries): what signs mean
 * @n_entries: how many
 *
 * Returns: where the next part begins, in pixels from the top
 */
double
pnd_frame_add_legend (PndPlot *plot, double y, double width, const PndLegendEntry *entries,
                      int n_entries)
{
  double x = PND_FRAME_MARGIN, line = pnd_plot_get_line_height (PND_STYLE_SMALL) + 3;

  g_return_val_if_fail (plot != NULL && entries != NULL, y);

  for (int i = 0; i < n_entries; i++)
    {
      double wide = pnd_plot_measure (PND_STYLE_SMALL, entries[i].label);

      if (x > PND_FRAME_MARGIN && x + SAMPLE + 6 + wide > width - PND_FRAME_MARGIN)
        {
          x = PND_FRAME_MARGIN;
          y += line;
        }
      add_sample (plot, x, y, line, &entries[i]);
      pnd_plot_add_text (plot, PND_BOX (x + SAMPLE + 6, y, wide + 2, line), PND_STYLE_SMALL,
                         PND_INK_QUIET, PND_ALIGN_START, entries[i].label);
      x += SAMPLE + 6 + wide + 18;
    }
  return y + line + 15;
}

/**
 * pnd_frame_add_nothing:
 * @plot: a plot of which nothing but its title is known
 * @width: of the plot, in pixels
 * @text: why there is nothing, and what to do
 */
void
pnd_frame_add_nothing (PndPlot *plot, double width, const char *text)
{
  g_return_if_fail (plot != NULL && text != NULL);

  pnd_plot_set_summary (plot, text);
  pnd_plot_set_size (plot, width, pnd_frame_add_head (plot, width, text) + PND_FRAME_MARGIN);
}

/* Counts of passages are many small ones and few large: steps follow the root. */
static double
get_share (int value, int most)
{
  return most <= 1 ? 1 : (sqrt (value) - 1) / (sqrt (most) - 1);
}

/**
 * pnd_frame_get_step:
 * @value: from 1
 * @most: the greatest value of the plot
 *
 * Returns: the step of the scale that stands for it, 0 to %PND_N_SCALE - 1
 */
int
pnd_frame_get_step (int value, int most)
{
  return CLAMP ((int) floor (get_share (value, most) * (PND_N_SCALE - 0.001)), 0, PND_N_SCALE - 1);
}

/**
 * pnd_frame_get_step_start:
 * @step: of the scale
 * @most: the greatest value of the plot
 *
 * Returns: the least value that it stands for, %G_MAXINT when no value comes out there
 */
int
pnd_frame_get_step_start (int step, int most)
{
  double root = 1 + (sqrt (MAX (most, 1)) - 1) * step / (PND_N_SCALE - 0.001);

  for (int value = MAX ((int) (root * root) - 1, 1); value <= most; value++)
    {
      if (pnd_frame_get_step (value, most) == step)
        return value;
      if (pnd_frame_get_step (value, most) > step)
        break;
    }
  return G_MAXINT;
}

/**
 * pnd_frame_get_short_name:
 * @code: a code
 *
 * Returns: (transfer none): its abbreviation, or its name where it has none
 */
const char *
pnd_frame_get_short_name (const PndCodeTreeNode *code)
{
  g_return_val_if_fail (code != NULL, "");
  return code->abbreviation != NULL && *code->abbreviation != '\0' ? code->abbreviation
                                                                   : code->name;
}

/**
 * pnd_frame_name_code:
 * @code: a code
 *
 * Returns: (transfer full): what names it in a text
 */
char *
pnd_frame_name_code (const PndCodeTreeNode *code)
{
  g_return_val_if_fail (code != NULL, g_strdup (""));
  if (code->abbreviation == NULL || *code->abbreviation == '\0'
      || g_strcmp0 (code->abbreviation, code->name) == 0)
    return g_strdup (code->name);
  return g_strdup_printf ("%s %s", code->abbreviation, code->name);
}

/**
 * pnd_frame_make_where:
 * @format: a condition over `codings`, alias t
 * @...: what fills it
 *
 * Returns: (transfer full): the condition, for what counts of documents outside the trash
 */
char *
pnd_frame_make_where (const char *format, ...)
{
  g_autofree char *condition = NULL;
  va_list values;

  va_start (values, format);
  condition = g_strdup_vprintf (format, values);
  va_end (values);
  return g_strdup_printf ("(%s) AND EXISTS (SELECT 1 FROM documents d WHERE d.id = t.document"
                          " AND d.trashed IS NULL) AND EXISTS (SELECT 1 FROM counted_codings n"
                          " WHERE n.id = t.id)", condition);
}
