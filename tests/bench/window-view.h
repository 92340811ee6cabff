/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The program's own window at 1100 by 850, built in this process over a project, and its frames. */

#include "tests/bench/bench.h"
#include "ui/reader/reader.h"
#include "ui/window-private.h"

/*
 * WindowView:
 * @reader: the one in the window
 * @adjustment: the reader's
 * @painted: frames painted so far, each until the display had it
 */
typedef struct
{
  PndApplication *application;
  PndWindow *window;
  PndWorkspace *workspace;
  PndReader *reader;
  GtkAdjustment *adjustment;
  int painted;
} WindowView;

void window_view_open (WindowView *self, const char *path);
void window_view_close (WindowView *self);
GtkWidget *window_view_find (GtkWidget *within, GType type); /* (nullable): the first mapped */

void window_view_next_frame (WindowView *self); /* exits with an error when none comes */
void window_view_settle (WindowView *self);
void window_view_act (WindowView *self, const char *action, GVariant *target);
void window_view_click_document (WindowView *self, const char *name); /* in the list */
