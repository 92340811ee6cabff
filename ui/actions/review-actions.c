/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/actions/review-actions.h"

#include "ui/review/dialogs/bundle-dialog.h"
#include "ui/review/dialogs/sheet-dialog.h"
#include "ui/review/dialogs/supervisions-dialog.h"
#include "ui/window-private.h"

static void
bundle_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_bundle_dialog_show (GTK_WINDOW (self), self->workspace, self->writing_bar);
}

static void
sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndQueueFilter filter;

  pnd_review_desk_get_filter (PND_REVIEW_DESK (pnd_window_get_view (self, "review")), &filter);
  pnd_sheet_dialog_show (GTK_WINDOW (self), self->workspace, self->writing_bar, &filter);
}

static void
to_answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_message_bar_dismiss (self->message_bar);
  pnd_window_set_view (self, "review");
  pnd_review_desk_show_to_answer (PND_REVIEW_DESK (pnd_window_get_view (self, "review")));
  pnd_window_focus_centre (self);
}

static void
supervisions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_supervisions_dialog_show (GTK_WINDOW (self), self->workspace, self->writing_bar);
}

static const GActionEntry actions[] = {
  { .name = "review-bundle", .activate = bundle_cb },
  { .name = "review-sheet", .activate = sheet_cb },
  { .name = "review-to-answer", .activate = to_answer_cb },
  { .name = "supervisions", .activate = supervisions_cb },
};

/**
 * pnd_window_add_review_actions:
 * @self: a window
 */
void
pnd_window_add_review_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
