/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* `penanda export PROJECT FILE --plot NAME` */

#include "app/command/options.h"

G_BEGIN_DECLS

/**
 * PndExportPlot:
 * @name: (nullable): which plot; %NULL when none is asked for
 * @is_dark: on dark paper
 *
 * What stands behind the options; strings are the options' own.
 */
typedef struct
{
  char *name;
  gboolean is_dark;
} PndExportPlot;

/* @format: (nullable): the word behind --format. Returns the exit status */
int pnd_export_plot (const PndVerb *verb, const char *project_path, const char *path,
                     const char *format, const PndExportPlot *options);

G_END_DECLS
