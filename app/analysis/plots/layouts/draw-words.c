/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the documents as bars, and a word in its contexts. */

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

/* pixels */
#define ROW 23.0
#define BAR 14.0
#define MAX_WORD 200.0
#define PADDING 12.0
#define FIGURES 180.0
#define PLACE 190.0
#define LINE 34.0
#define MIN_SIDE 150.0

static double
measure_words (const PndWords *words)
{
  double wide = 40;

  for (guint i = 0; i < words->words->len; i++)
    wide = MAX (wide, pnd_plot_measure (PND_STYLE_BODY,
                                        g_array_index (words->words, PndWord, i).text));
  return MIN (wide + 2, MAX_WORD);
}

static void
add_word (PndPlot *plot, const PndWord *word, int row, int most, double y, double gutter,
          double width)
{
  double x = PND_FRAME_MARGIN + gutter + PADDING;
  double room = MAX (width - PND_FRAME_MARGIN - x - FIGURES, 60);
  double length = MAX (room * word->count / most, 2);
  g_autofree char *figure = g_strdup_printf ("%d", word->count);
  g_autofree char *documents = g_strdup_printf (ngettext ("in %d document", "in %d documents",
                                                          word->n_documents), word->n_documents);
  double wide = pnd_plot_measure (PND_STYLE_BODY, figure);
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_WORD, .word = g_strdup (word->text) };

  pnd_plot_add_text (plot, PND_BOX (PND_FRAME_MARGIN, y, gutter, ROW), PND_STYLE_BODY,
                     PND_INK_TEXT, PND_ALIGN_END, word->text);
  pnd_plot_add_box (plot, PND_BOX (x, y + (ROW - BAR) / 2, length, BAR), PND_INK_SCALE, 3,
                    PND_FILL_SOLID);
  pnd_plot_add_text (plot, PND_BOX (x + length + 7, y, wide + 2, ROW), PND_STYLE_BODY,
                     PND_INK_TEXT, PND_ALIGN_START, figure);
  pnd_plot_add_text (plot, PND_BOX (x + length + wide + 16, y, FIGURES - wide - 16, ROW),
                     PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_START, documents);
  pnd_plot_add_mark (plot, PND_BOX (PND_FRAME_MARGIN, y, width - 2 * PND_FRAME_MARGIN, ROW), row, 0,
                     g_strdup_printf (_("%s: %s times, %s"), word->text, figure, documents),
                     target);
}

/**
 * pnd_words_lay_out:
 * @words: the words
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_words_lay_out (const PndWords *words, const char *title, double width)
{
  g_autofree char *lead = NULL;
  PndPlot *plot;
  double y, gutter;

  g_return_val_if_fail (words != NULL && title != NULL, NULL);

  lead = g_strdup_printf (_("The most frequent of %d different words in all documents; %d Indonesian "
                            "and English stop words are left out."), words->n_different,
                          (int) MIN (words->n_stopped, G_MAXINT));
  plot = pnd_plot_new (title, lead);
  if (words->words->len == 0)
    {
      pnd_frame_add_nothing (plot, width, _("The documents have no words yet."));
      return plot;
    }
  y = pnd_frame_add_head (plot, width, lead);
  gutter = measure_words (words);
  for (guint i = 0; i < words->words->len; i++)
    {
      add_word (plot, &g_array_index (words->words, PndWord, i), (int) i,
                g_array_index (words->words, PndWord, 0).count, y, gutter, width);
      y += ROW;
    }
  pnd_plot_set_size (plot, width, y + PND_FRAME_MARGIN);
  return plot;
}

static double
measure_hits (const PndConcordance *concordance)
{
  double wide = 30;

  for (guint i = 0; i < concordance->contexts->len; i++)
    wide = MAX (wide, pnd_plot_measure (PND_STYLE_STRONG,
                                        g_array_index (concordance->contexts, PndContext, i).word));
  return MIN (wide + 4, MAX_WORD);
}

/* @side: pixels on either side of the word; @wide: of the widest; @is_first: of its document */
static void
add_context (PndPlot *plot, const PndContext *context, int row, double y, double side, double wide,
             gboolean is_first)
{
  g_autofree char *place = g_strdup_printf (_("%s, line %d"), context->name, context->line);
  g_autofree char *line = g_strdup_printf ("%d", context->line);
  double x = PND_FRAME_MARGIN + PLACE + PADDING;
  double end = x + side + wide + 6 + side;
  double own = MIN (pnd_plot_measure (PND_STYLE_STRONG, context->word) + 1, wide);

  if (is_first)
    {
      pnd_plot_add_line (plot, PND_FRAME_MARGIN, y, end, y, PND_INK_GRID, 1);
      pnd_plot_add_text (plot, PND_BOX (PND_FRAME_MARGIN, y, PLACE - LINE - 6, ROW),
                         PND_STYLE_SMALL, PND_INK_TEXT, PND_ALIGN_START, context->name);
    }
  pnd_plot_add_text (plot, PND_BOX (PND_FRAME_MARGIN + PLACE - LINE, y, LINE, ROW),
                     PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_END, line);
  pnd_plot_add_text (plot, PND_BOX (x, y, side, ROW), PND_STYLE_BODY, PND_INK_QUIET, PND_ALIGN_END,
                     context->before);
  pnd_plot_add_text (plot, PND_BOX (x + side + 4, y, own, ROW), PND_STYLE_STRONG, PND_INK_TEXT,
                     PND_ALIGN_START, context->word);
  pnd_plot_add_text (plot, PND_BOX (x + side + 4 + own, y, side + wide - own, ROW), PND_STYLE_BODY,
                     PND_INK_QUIET, PND_ALIGN_START, context->after);
  pnd_plot_add_mark (plot, PND_BOX (PND_FRAME_MARGIN, y, end - PND_FRAME_MARGIN, ROW), row, 0,
                     g_strdup_printf ("%s: …%s%s%s…", place, context->before, context->word,
                                      context->after),
                     (PndPlotTarget){ .goal = PND_PLOT_GOAL_PLACE, .document = context->document,
                                      .span = context->span });
}

static char *
make_lead (const PndConcordance *concordance)
{
  int n = concordance->count, shown = (int) concordance->contexts->len;

  if (shown < n)
    return g_strdup_printf (ngettext ("“%s” is there %d time; the first %d are shown.",
                                      "“%s” is there %d times; the first %d are shown.", n),
                            concordance->word, n, shown);
  return g_strdup_printf (ngettext ("“%s” is there %d time.", "“%s” is there %d times.", n),
                          concordance->word, n);
}

/**
 * pnd_concordance_lay_out:
 * @concordance: a word in its contexts
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_concordance_lay_out (const PndConcordance *concordance, const char *title, double width)
{
  g_autofree char *lead = NULL;
  PndPlot *plot;
  double y, wide, side;

  g_return_val_if_fail (concordance != NULL && title != NULL, NULL);

  lead = make_lead (concordance);
  plot = pnd_plot_new (title, lead);
  if (concordance->contexts->len == 0)
    {
      pnd_frame_add_nothing (plot, width, *concordance->word == '\0'
                                            ? _("The documents have no words yet.")
                                            : _("No document has this word. * stands for any ending: "
                                                "wisata*."));
      return plot;
    }
  wide = measure_hits (concordance);
  side = MAX ((width - 2 * PND_FRAME_MARGIN - PLACE - PADDING - wide - 6) / 2, MIN_SIDE);
  width = MAX (width, 2 * PND_FRAME_MARGIN + PLACE + PADDING + wide + 6 + 2 * side);
  y = pnd_frame_add_head (plot, width, lead);
  for (guint i = 0; i < concordance->contexts->len; i++)
    {
      const PndContext *context = &g_array_index (concordance->contexts, PndContext, i);

      add_context (plot, context, (int) i, y, side, wide,
                   i == 0 || context[-1].document != context->document);
      y += ROW;
    }
  pnd_plot_set_size (plot, width, y + PND_FRAME_MARGIN);
  return plot;
}
