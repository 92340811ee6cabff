/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views beside the reader. Each is as many widgets as a window of its own: it is made when it
 * is looked at for the first time. */

#include "ui/window-private.h"

#include "ui/agreement/agreement-page.h"
#include "ui/grid/question-page.h"
#include "ui/grid/triangulation-page.h"
#include "ui/motives/summary-page.h"
#include "ui/people/compare-page.h"
#include "ui/plots/plots-page.h"
#include "ui/sources/sources-page.h"

static GtkWidget *
make_search (PndWindow *self)
{
  return pnd_search_page_new (self->workspace, self->search);
}

static GtkWidget *
make_cases (PndWindow *self)
{
  GtkWidget *page = pnd_cases_page_new (self->study);

  pnd_window_follow_cases_page (self, PND_CASES_PAGE (page));
  return page;
}

/* a view takes the workspace, unless it shows what works on while nobody looks */
static const struct
{
  const char *name;
  GtkWidget *(*make) (PndWorkspace *workspace);
  GtkWidget *(*make_for) (PndWindow *self);
} views[] = {
  { "summary", .make = pnd_summary_page_new },
  { "search", .make_for = make_search },
  { "sources", .make = pnd_sources_page_new },
  { "cases", .make_for = make_cases },
  { "plots", .make = pnd_plots_page_new },
  { "evidence", .make = pnd_evidence_page_new },
  { "questions", .make = pnd_question_page_new },
  { "triangulation", .make = pnd_triangulation_page_new },
  { "agreement", .make = pnd_agreement_page_new },
  { "compare", .make = pnd_compare_page_new },
  { "review", .make = pnd_review_desk_new },
};

static int
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * pnd_window_has_view:
 * @self: a window
 * @name: (nullable): of a page of the centre
 *
 * Returns: whether @name is one of the views beside the reader, made or not
 */
gboolean
pnd_window_has_view (PndWindow *self, const char *name)
{
  return find_view (name) >= 0;
}

/**
 * pnd_window_get_view:
 * @self: a window
 * @name: a view that it has
 *
 * Returns: (transfer none): the view, made now where it was not there yet
 */
GtkWidget *
pnd_window_get_view (PndWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->centre, name);
  int view = find_view (name);

  g_return_val_if_fail (view >= 0, NULL);

  if (page == NULL)
    {
      page = views[view].make != NULL ? views[view].make (self->workspace)
                                      : views[view].make_for (self);
      gtk_stack_add_named (self->centre, page, name);
    }
  return page;
}
