/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* `penanda export PROJECT FILE --plot NAME` */

#include "app/command/reading/coding-view.h"

G_BEGIN_DECLS

/**
 * PndExportPlot:
 * @name: (nullable): which plot; %NULL when none is asked for
 * @document: (nullable): of a portrait
 * @word: (nullable): for words in context
 * @together: (nullable): what co-occurrence is
 * @distance: for nearness, in characters; negative for the usual
 * @holder: (nullable): whose motives, or "any"
 * @is_dark: on dark paper
 *
 * What stands behind the options; strings are the options' own.
 */
typedef struct
{
  char *name;
  char *document;
  char *word;
  char *together;
  int distance;
  char *holder;
  gboolean is_dark;
} PndExportPlot;

#define PND_EXPORT_PLOT_NONE ((PndExportPlot){ .distance = -1 })

void pnd_export_plot_clear (PndExportPlot *options);

/* @format: (nullable): the word behind --format. Returns the exit status */
int pnd_export_plot (const PndVerb *verb, const char *project_path, const char *path,
                     const char *format, const PndExportPlot *options, const PndCodingView *view);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndExportPlot, pnd_export_plot_clear)

G_END_DECLS
