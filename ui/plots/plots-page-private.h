/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the page of plots share, and nobody else. */

#include "ui/plots/plot-loader.h"
#include "ui/plots/plots-page.h"

G_BEGIN_DECLS

struct _PndPlotsPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndPlotLoader *loader;
  PndPlotRequest request; /* of what is seen or on its way */
  guint later;            /* a source that begins to read */
  gboolean stale;         /* something changed while the page was not to be seen */
  gboolean asks_rule;     /* what is on its way is the plot without the rule, to be read again */
  gboolean is_setting;    /* list and button are being made to agree */

  GtkWidget *box;
  GtkWidget *side;
  GtkWidget *list;
  GtkWidget *choice; /* instead of the list */
  GtkWidget *options;
  GtkWidget *spinner;
  GtkWidget *paned;
  GtkWidget *view;
  GtkWidget *passages;
};

void pnd_plots_page_follow (PndPlotsPage *self, int mark);
void pnd_plots_page_divide (PndPlotsPage *self);

G_END_DECLS
