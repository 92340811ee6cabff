/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the search page share, and nobody else. */

#include "ui/codes/palette.h"
#include "ui/search/code-popover.h"
#include "ui/search/search-page.h"

G_BEGIN_DECLS

#define PND_SEARCH_PAGE_N_MODES 3

/**
 * PndSearchPending:
 * @passages: (nullable) (element-type PndPassage): what waits for a code or an answer
 *
 * What is about to be coded.
 */
typedef struct
{
  GArray *passages;
  gint64 code;
  PndRating rating;
} PndSearchPending;

struct _PndSearchPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndSearchSession *session;
  GtkSingleSelection *selection;
  PndSearchPending pending;

  GtkWidget *overlay;
  GtkWidget *entry;
  GtkWidget *modes[PND_SEARCH_PAGE_N_MODES];
  GtkWidget *scope;
  GtkWidget *status;
  GtkWidget *stack; /* "help" and "hits" */
  GtkWidget *view;
  GtkWidget *code;
  GtkWidget *log;
  PndCodePopover *choices;
  PndPalette *palette;
  GtkWidget *ask_bar;
};

/* the button, the palette and the question */
void pnd_search_page_connect_coding (PndSearchPage *self);
void pnd_search_page_forget_coding (PndSearchPage *self);

G_END_DECLS
