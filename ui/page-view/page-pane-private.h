/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the page pane share, and nobody else. */

#include "ui/page-view/page-canvas.h"
#include "ui/page-view/page-pane.h"
#include "ui/page-view/page-strip.h"

G_BEGIN_DECLS

struct _PndPagePane
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GCancellable *loading; /* (nullable) */
  gint64 loaded;         /* the document whose pages are there, 0 for none */
  char *password;
  GBytes *bytes;
  PndPageMap *map; /* (nullable): of the pages that are there */
  gboolean with_text; /* the pages' text is that of the document */
  gboolean shown;
  gboolean fit; /* the width of a page is that of the pane */
  gboolean turning; /* scrolled by the program, not by a person */
  guint fit_id;
  guint label_id;

  GtkWidget *tools;
  GtkWidget *page_label;
  GtkWidget *stack; /* "pages" and "note" */
  GtkWidget *scroller;
  PndPageCanvas *canvas;
  GtkWidget *strip_scroller;
  GtkWidget *strip_button;
  PndPageStrip *strip;
  GtkWidget *note;
  GtkWidget *password_entry;
};

/* page-pane.c */
void pnd_page_pane_show_marks (PndPagePane *self);
void pnd_page_pane_show_selection (PndPagePane *self);
void pnd_page_pane_show_coding (PndPagePane *self);

/* page-pane-file.c: the file whose pages are shown */
void pnd_page_pane_load (PndPagePane *self);
void pnd_page_pane_forget (PndPagePane *self);
void pnd_page_pane_add_note (PndPagePane *self); /* what is said instead of the pages */

/* page-pane-sight.c: which part of the pages is in sight, and how large */
GtkAdjustment *pnd_page_pane_get_vadjustment (PndPagePane *self);
void pnd_page_pane_update_label (PndPagePane *self);
void pnd_page_pane_queue_fit (PndPagePane *self);
void pnd_page_pane_zoom (PndPagePane *self, double factor);
void pnd_page_pane_zoom_to_fit (PndPagePane *self);
void pnd_page_pane_show_span (PndPagePane *self, PndSpan span); /* no further than needed */
void pnd_page_pane_turn (PndPagePane *self, int pages);
void pnd_page_pane_show_area (PndPagePane *self, const PndArea *area);

/* page-pane-strip.c: thumbnails */
GtkWidget *pnd_page_pane_add_strip (PndPagePane *self);
void pnd_page_pane_add_strip_button (PndPagePane *self);
void pnd_page_pane_fill_strip (PndPagePane *self);
void pnd_page_pane_update_strip (PndPagePane *self);

/* page-pane-tools.c: buttons and keys */
void pnd_page_pane_add_tools (PndPagePane *self);
void pnd_page_pane_add_keys (PndPagePane *self);

G_END_DECLS
