/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes the hits of the search page: what and with which code, then the question, then the edit. */

#include "ui/search/search-page-private.h"

#include <glib/gi18n.h>

#include "ui/common/ask-bar.h"
#include "ui/search/hit-item.h"
#include "ui/search/search-status.h"

void
pnd_search_page_forget_coding (PndSearchPage *self)
{
  g_clear_pointer (&self->pending.passages, g_array_unref);
}

static void
apply (PndSearchPage *self, gboolean extend)
{
  gint64 code = self->pending.code;

  if (pnd_code_hits_apply (self->workspace, self->pending.passages, code, &self->pending.rating,
                           extend))
    pnd_palette_used (self->palette, code);
  pnd_search_page_forget_coding (self);
}

static void
ask_or_apply (PndSearchPage *self)
{
  g_autofree char *question
    = pnd_code_hits_make_question (self->workspace, self->pending.passages, self->pending.code);

  if (question != NULL)
    pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Extend the existing codings"),
                     _("Keep both"), 'k');
  else
    apply (self, FALSE);
}

static void
answered_cb (PndSearchPage *self, int answer)
{
  gtk_widget_grab_focus (self->view);
  if (self->pending.passages == NULL)
    return;
  if (answer == PND_ANSWER_NONE)
    pnd_search_page_forget_coding (self);
  else
    apply (self, answer == PND_ANSWER_FIRST);
}

static void
palette_apply_cb (PndSearchPage *self, gint64 code, gboolean memo)
{
  PndRating rating = pnd_palette_get_rating (self->palette);

  g_assert (PND_IS_SEARCH_PAGE (self));

  pnd_palette_close (self->palette);
  gtk_widget_grab_focus (self->view);
  pnd_search_page_code (self, pnd_code_popover_get_all (self->choices),
                        pnd_code_popover_get_unit (self->choices), code, rating);
}

static void
palette_cancelled_cb (PndSearchPage *self)
{
  gtk_widget_grab_focus (self->view);
}

/* the palette stands over the list, at its foot, where the button was */
static void
chosen_cb (PndSearchPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  PndForm form = pnd_palette_measure (self->palette, 0, FALSE);
  PndPlace place = { GTK_POS_TOP, { MAX (0, width - form.width - 12), height - 12, 1, 1 },
                     MAX (height - 24, form.least) };

  if (pnd_place_is_wide (&place))
    place.pointing.x = MAX (0, width - pnd_palette_measure (self->palette, 0, TRUE).width - 12);
  pnd_palette_open (self->palette, 0, &place);
}

/* what the popover says is true when it opens */
static void
popover_cb (PndSearchPage *self)
{
  PndHitItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint n_codable;

  pnd_search_status_count (pnd_search_session_get_hits (self->session), &n_codable);
  pnd_code_popover_set_hits (self->choices, n_codable,
                             pnd_search_session_is_complete (self->session),
                             item != NULL
                               && pnd_hit_item_get_hit (item)->place == PND_SEARCH_DOCUMENT);
}

void
pnd_search_page_connect_coding (PndSearchPage *self)
{
  g_signal_connect_swapped (self->choices, "show", G_CALLBACK (popover_cb), self);
  g_signal_connect_swapped (self->choices, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->palette, "apply", G_CALLBACK (palette_apply_cb), self);
  g_signal_connect_swapped (self->palette, "cancelled", G_CALLBACK (palette_cancelled_cb), self);
  g_signal_connect_swapped (self->ask_bar, "answered", G_CALLBACK (answered_cb), self);
}

/**
 * pnd_search_page_code:
 * @self: the page
 * @all: all hits that are in documents, or the selected one
 * @unit: what to code around each
 * @code: the code
 * @rating: its ratings
 *
 * Codes them in one edit; asks once first, where passages overlap text that the one who acts gave
 * the same code.
 */
void
pnd_search_page_code (PndSearchPage *self, gboolean all, PndPassageUnit unit, gint64 code,
                      PndRating rating)
{
  g_autoptr (GListStore) one = g_list_store_new (PND_TYPE_HIT_ITEM);
  PndHitItem *selected;

  g_return_if_fail (PND_IS_SEARCH_PAGE (self));

  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  pnd_search_page_forget_coding (self);
  selected = gtk_single_selection_get_selected_item (self->selection);
  if (!all && selected != NULL)
    g_list_store_append (one, selected);
  self->pending.passages = pnd_code_hits_expand (
    self->workspace, all ? G_LIST_MODEL (self->selection) : G_LIST_MODEL (one), unit);
  self->pending.code = code;
  self->pending.rating = rating;
  if (self->pending.passages != NULL && self->pending.passages->len > 0)
    ask_or_apply (self);
  else
    pnd_search_page_forget_coding (self);
}
