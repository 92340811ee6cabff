/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the window share, and nobody else. */

#include "ui/cases/cases-page.h"
#include "ui/coding/reading-pane.h"
#include "ui/common/message-bar.h"
#include "ui/common/panes.h"
#include "ui/common/toast.h"
#include "ui/documents/documents-pane.h"
#include "ui/evidence/evidence-page.h"
#include "ui/documents/import.h"
#include "ui/export/writing-bar.h"
#include "ui/header/squeezer.h"
#include "ui/codes/codes-pane.h"
#include "ui/review/review-desk.h"
#include "ui/search/search-page.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _PndWindow
{
  GtkApplicationWindow parent_instance;

  PndSettings *settings;
  PndWorkspace *workspace;
  PndImport *import;
  PndCaseStudy *study;      /* the case at hand */
  PndSearchSession *search; /* keeps the index up to date while nobody searches */

  /* from window.ui */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *project_tools; /* header buttons that need a project */
  GtkWidget *view_tools;
  PndSqueezer *views;
  GtkMenuButton *views_button; /* where there is no room for a button each */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  PndMessageBar *message_bar;
  PndMessageBar *comments_bar; /* offers to keep what people noted in the files */
  GtkWidget *import_place;
  GtkWidget *stack; /* "start" and "project" */
  GtkWidget *start_place;
  PndPanes *panes;
  GtkWidget *sidebar; /* GtkPaned: documents over codes */
  GtkStack *centre;   /* "no-documents", "no-document", "reader" and the views of window-views.c */
  GtkWidget *end_place;
  GtkWidget *status_place;
  PndToast *toast;

  PndDocumentsPane *documents_pane;
  PndCodesPane *codes_pane;
  PndReadingPane *reading_pane;
  PndWritingBar *writing_bar;
  GMenuModel *menu; /* of the menu button, whose widgets are made when it is opened */
  GMenu *undo_section;
  char *undo_shown; /* what menu and buttons say of undo and redo */
  guint refresh;    /* idle source */
  gboolean wants_end; /* whether the details are wanted when there is room */
  int fitted_split;   /* where the lists are divided while nobody has divided them, in pixels */
  guint fit_id;       /* an idle source, or 0 */
};

/* window-views.c */
gboolean pnd_window_has_view (PndWindow *self, const char *name);
GtkWidget *pnd_window_get_view (PndWindow *self, const char *name);

/* window-sizes.c */
void pnd_window_save_sizes (PndWindow *self);
void pnd_window_restore_sizes (PndWindow *self);

void pnd_window_add_file_actions (PndWindow *self);
void pnd_window_add_document_actions (PndWindow *self);
void pnd_window_restore_grouping (PndWindow *self);
void pnd_window_add_code_actions (PndWindow *self);
void pnd_window_add_source_actions (PndWindow *self);
void pnd_window_add_case_actions (PndWindow *self);
/* what of them hangs on the case at hand */
void pnd_window_follow_case (PndWindow *self);
void pnd_window_follow_cases_page (PndWindow *self, PndCasesPage *page); /* once it is there */
gboolean pnd_window_can_use_case (PndWindow *self, const char *name);
void pnd_window_add_view_actions (PndWindow *self);
void pnd_window_update_actions (PndWindow *self); /* what can be done now */
void pnd_window_add_shortcuts (PndWindow *self);
void pnd_window_update_undo (PndWindow *self);
void pnd_window_keep_last_document (PndWindow *self);
gboolean pnd_window_may_close (PndWindow *self); /* else it has said what would be lost */
void pnd_window_focus_centre (PndWindow *self);
void pnd_window_show_reader (PndWindow *self);
void pnd_window_set_view (PndWindow *self, const char *view);

G_END_DECLS
