/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/review-desk.h"

#include <glib/gi18n.h>

#include "app/model/review/remark.h"
#include "app/store/veil/review-only.h"
#include "ui/common/empty-state.h"
#include "ui/review/desk-body.h"
#include "ui/review/desk-foot.h"
#include "ui/review/desk-head.h"
#include "ui/review/desk-list.h"
#include "ui/review/desk-status.h"

/* pixels: with less, the list goes, and then the rule goes under the passage */
#define ROOM_FOR_LIST 820
#define ROOM_FOR_RULE 560

/*
 * _PndReviewDesk:
 * @is_stale: the queue was not drawn up since the project was opened
 * @fit, @hold: idle sources, 0 for none
 */
struct _PndReviewDesk
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndDeskQueue *queue;
  PndDeskItem *shown; /* (nullable) */
  gboolean is_stale;
  int width;
  guint fit;
  guint hold;

  GtkWidget *box;
  PndDeskHead *head;
  PndDeskStatus *status;
  GtkWidget *stack;
  PndDeskList *list;
  PndDeskBody *body;
  PndDeskFoot *foot;
};

G_DEFINE_FINAL_TYPE (PndReviewDesk, pnd_review_desk, GTK_TYPE_WIDGET)

static guint
count (PndReviewDesk *self)
{
  return pnd_desk_list_get_n (self->list);
}

static void
say_where (PndReviewDesk *self)
{
  pnd_desk_status_show (self->status, self->queue, pnd_desk_list_get_position (self->list));
}

static void
update_possible (PndReviewDesk *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  gboolean judge = self->shown != NULL && project != NULL && !pnd_project_get_read_only (project);
  const PndQueueItem *facts = judge ? pnd_desk_item_get_facts (self->shown) : NULL;

  pnd_desk_foot_set_possible (
    self->foot, judge,
    judge && facts->state != PND_STATE_UNREVIEWED
      && (facts->owner == 0 || facts->owner == pnd_project_get_coder (project)));
}

static void
shown_changed_cb (PndReviewDesk *self)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  pnd_desk_body_update (self->body);
  update_possible (self);
  say_where (self);
}

static void
set_shown (PndReviewDesk *self, PndDeskItem *item)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_set_object (&self->shown, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "changed", G_CALLBACK (shown_changed_cb), self);
}

static const char *
get_guid (PndDeskItem *item)
{
  return item != NULL ? pnd_desk_item_get_facts (item)->guid : NULL;
}

static gboolean
hold_cb (gpointer data)
{
  PndReviewDesk *self = data;

  self->hold = 0;
  pnd_desk_foot_hold (self->foot);
  return G_SOURCE_REMOVE;
}

/* What is written is about what is shown: that is selected again while it is in the list, and the
 * line has the focus again, once the click that selected another one has taken it. */
static gboolean
hold (PndReviewDesk *self)
{
  if (self->shown == NULL || !pnd_desk_foot_hold (self->foot)
      || !pnd_desk_list_select (self->list, get_guid (self->shown)))
    return FALSE;
  if (self->hold == 0)
    self->hold = g_idle_add (hold_cb, self);
  return TRUE;
}

static void
selected_cb (PndReviewDesk *self)
{
  PndDeskItem *item = pnd_desk_list_get_selected (self->list);
  gboolean is_same = g_strcmp0 (get_guid (item), get_guid (self->shown)) == 0;

  g_assert (PND_IS_REVIEW_DESK (self));

  if (item == self->shown)
    {
      say_where (self);
      return;
    }
  /* the same thing, read again, is still what the line is about */
  if (!is_same && hold (self))
    return;
  if (!is_same)
    pnd_desk_foot_close (self->foot);
  set_shown (self, item);
  pnd_desk_body_set_item (self->body, item);
  update_possible (self);
  say_where (self);
}

static void
move_cb (PndReviewDesk *self, int step)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  if (!pnd_desk_list_move (self->list, step) && step > 0 && count (self) > 0)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("That was the last one."));
}

/* a judgement goes on to the next thing, an answer stays */
static void
say_cb (PndReviewDesk *self, int state, const char *text)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GError *error = NULL;

  g_assert (PND_IS_REVIEW_DESK (self));

  if (self->shown == NULL || project == NULL)
    return;
  if (pnd_remark_add (project, pnd_desk_item_get_facts (self->shown)->kind,
                      pnd_desk_item_get_facts (self->shown)->guid, (PndReviewState) state, text,
                      &error) == 0)
    pnd_workspace_fail (self->workspace, error);
  else if (pnd_review_state_is_judgement ((PndReviewState) state))
    move_cb (self, 1);
}

static void
open_cb (PndReviewDesk *self)
{
  const PndQueueItem *facts;

  g_assert (PND_IS_REVIEW_DESK (self));

  if (self->shown == NULL)
    return;
  facts = pnd_desk_item_get_facts (self->shown);
  if (facts->kind != PND_SUBJECT_CODING)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
  pnd_workspace_reveal_coding (self->workspace, facts->id);
}

static void
back_cb (PndReviewDesk *self)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
choose_place (PndReviewDesk *self)
{
  PndQueueFilter filter;
  gboolean all;

  pnd_desk_head_get_filter (self->head, &filter);
  all = filter.states == PND_QUEUE_ALL && !filter.changed_only && filter.document == 0
        && filter.code == 0 && filter.coder == 0
        && filter.kinds == PND_QUEUE_BIT (PND_SUBJECT_CODING);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    count (self) > 0 ? "desk" : all ? "nothing" : "none-such");
}

static void
draw_up (PndReviewDesk *self)
{
  PndQueueFilter filter;

  self->is_stale = FALSE;
  pnd_desk_head_get_filter (self->head, &filter);
  pnd_desk_queue_set_filter (self->queue, &filter);
  choose_place (self);
  say_where (self);
}

static void
filter_cb (PndReviewDesk *self)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  if (pnd_workspace_get_project (self->workspace) != NULL)
    draw_up (self);
}

/* what stands in the queue, as it is now; its text may have been corrected where it stood still */
static void
refresh (PndReviewDesk *self, gboolean with_texts)
{
  pnd_desk_queue_refresh (self->queue, with_texts);
  pnd_desk_body_update (self->body);
}

static void
map_cb (PndReviewDesk *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_assert (PND_IS_REVIEW_DESK (self));

  if (project == NULL)
    return;
  pnd_desk_status_set_bundle (self->status, pnd_project_is_review_only (project));
  pnd_desk_head_refill (self->head);
  if (self->is_stale || count (self) == 0)
    draw_up (self);
  else
    refresh (self, TRUE);
  choose_place (self);
}

static void
changed_cb (PndReviewDesk *self, PndChanges *changes)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (pnd_changes_is_reset (changes) || count (self) == 0)
    draw_up (self);
  else
    refresh (self, pnd_changes_touch (changes, "documents"));
  choose_place (self);
  say_where (self);
}

static void
project_cb (PndReviewDesk *self)
{
  g_assert (PND_IS_REVIEW_DESK (self));

  pnd_desk_foot_close (self->foot);
  pnd_desk_queue_clear (self->queue);
  pnd_desk_head_forget (self->head);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    map_cb (self);
}

static gboolean
fit_cb (gpointer data)
{
  PndReviewDesk *self = data;

  self->fit = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->width >= ROOM_FOR_LIST);
  pnd_desk_body_set_wide (self->body, self->width >= ROOM_FOR_RULE);
  pnd_desk_foot_fit (self->foot, self->width);
  return G_SOURCE_REMOVE;
}

static void
pnd_review_desk_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndReviewDesk *self = PND_REVIEW_DESK (widget);

  if (width != self->width && self->fit == 0)
    self->fit = g_idle_add (fit_cb, self);
  self->width = width;
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
pnd_review_desk_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PND_REVIEW_DESK (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
pnd_review_desk_grab_focus (GtkWidget *widget)
{
  PndReviewDesk *self = PND_REVIEW_DESK (widget);

  return gtk_widget_grab_focus (count (self) > 0 ? GTK_WIDGET (self->body)
                                                 : GTK_WIDGET (self->head));
}

static void
pnd_review_desk_dispose (GObject *object)
{
  PndReviewDesk *self = PND_REVIEW_DESK (object);

  g_clear_handle_id (&self->fit, g_source_remove);
  g_clear_handle_id (&self->hold, g_source_remove);
  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (self->list, self);
      set_shown (self, NULL);
      gtk_widget_unparent (self->box);
      self->box = NULL;
    }
  g_clear_object (&self->queue);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_review_desk_parent_class)->dispose (object);
}

static void
pnd_review_desk_class_init (PndReviewDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_review_desk_dispose;
  widget_class->size_allocate = pnd_review_desk_size_allocate;
  widget_class->measure = pnd_review_desk_measure;
  widget_class->grab_focus = pnd_review_desk_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "reviewdesk");
}

static void
pnd_review_desk_init (PndReviewDesk *self)
{
  self->is_stale = TRUE;
}

static GtkWidget *
make_head (PndReviewDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->status = PND_DESK_STATUS (pnd_desk_status_new ());
  self->head = PND_DESK_HEAD (pnd_desk_head_new (self->workspace));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_widget_add_css_class (box, "desk-head");
  g_signal_connect_swapped (self->head, "changed", G_CALLBACK (filter_cb), self);
  return box;
}

static GtkWidget *
make_desk (PndReviewDesk *self)
{
  GtkWidget *desk = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->list = PND_DESK_LIST (pnd_desk_list_new (self->workspace, self->queue));
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->list));
  self->body = PND_DESK_BODY (pnd_desk_body_new (self->workspace));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->body));
  gtk_widget_set_vexpand (middle, TRUE);
  self->foot = PND_DESK_FOOT (pnd_desk_foot_new ());
  g_signal_connect_swapped (self->foot, "say", G_CALLBACK (say_cb), self);
  g_signal_connect_swapped (self->foot, "move", G_CALLBACK (move_cb), self);
  g_signal_connect_swapped (self->foot, "back", G_CALLBACK (back_cb), self);
  gtk_box_append (GTK_BOX (desk), middle);
  gtk_box_append (GTK_BOX (desk), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (desk), GTK_WIDGET (self->foot));
  return desk;
}

static void
build (PndReviewDesk *self)
{
  GtkWidget *nothing
    = pnd_empty_state_new (_("Nothing to review yet"),
                           _("Every coding comes here as it is made. A supervisor accepts it, asks "
                             "or rejects it with a reason, and goes on with one key."));
  GtkWidget *none_such = pnd_empty_state_new (
    _("Nothing is like that"), _("Choose another kind or state, or take back what narrows it."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_stack_add_named (GTK_STACK (self->stack), make_desk (self), "desk");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), none_such, "none-such");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_review_desk_new:
 * @workspace: whose project
 *
 * Returns: the desk
 */
GtkWidget *
pnd_review_desk_new (PndWorkspace *workspace)
{
  PndReviewDesk *self = g_object_new (PND_TYPE_REVIEW_DESK, NULL);

  self->workspace = g_object_ref (workspace);
  self->queue = pnd_desk_queue_new (workspace);
  build (self);
  pnd_desk_foot_take_keys (self->foot, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_review_desk_get_queue:
 * @self: the desk
 *
 * Returns: (transfer none): what there is to go through
 */
GListModel *
pnd_review_desk_get_queue (PndReviewDesk *self)
{
  g_return_val_if_fail (PND_IS_REVIEW_DESK (self), NULL);

  return pnd_desk_queue_get_items (self->queue);
}

/**
 * pnd_review_desk_get_item:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): what is shown
 */
PndDeskItem *
pnd_review_desk_get_item (PndReviewDesk *self)
{
  g_return_val_if_fail (PND_IS_REVIEW_DESK (self), NULL);

  return self->shown;
}

/**
 * pnd_review_desk_get_filter:
 * @self: the desk
 * @filter: (out): what the queue is narrowed to
 */
void
pnd_review_desk_get_filter (PndReviewDesk *self, PndQueueFilter *filter)
{
  g_return_if_fail (PND_IS_REVIEW_DESK (self) && filter != NULL);

  pnd_desk_head_get_filter (self->head, filter);
}

/**
 * pnd_review_desk_show_to_answer:
 * @self: the desk
 *
 * Narrows it to what was queried or rejected and not answered yet.
 */
void
pnd_review_desk_show_to_answer (PndReviewDesk *self)
{
  g_return_if_fail (PND_IS_REVIEW_DESK (self));

  pnd_desk_head_ask_to_answer (self->head);
}
