/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/cases/quotes.h"
#include "ui/common/lists/two-line-list.h"

#define WIDTH 240 /* pixels */

struct _PndDeskList
{
  GtkWidget parent_instance;

  PndQuotes *quotes;
  GtkSingleSelection *selection;
  GtkWidget *box;
  GtkWidget *list;
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndDeskList, pnd_desk_list, GTK_TYPE_WIDGET)

/* (transfer full): the words of a passage; of other things what they are called */
static char *
make_detail (PndDeskList *self, const PndQueueItem *facts)
{
  const char *kind = pnd_subject_kind_get_title (facts->kind);
  g_autofree char *place = NULL;
  char *quote;

  if (facts->kind != PND_SUBJECT_CODING)
    return *facts->name != '\0' ? g_strdup_printf ("%s · %s", kind, facts->name)
                                : g_strdup (kind);
  return pnd_quotes_get (self->quotes, facts->id, &quote, &place) ? quote : g_strdup ("");
}

/* The sign says how it stands; in words for who points at it, and for who hears the list. The name
 * of a document, the same on many rows, stands over the passage. */
static void
show_row (gpointer item, GtkWidget *row, gpointer data)
{
  const PndQueueItem *facts = pnd_desk_item_get_facts (item);
  const char *name = *facts->abbreviation != '\0' ? facts->abbreviation : facts->name;
  g_autofree char *state = pnd_desk_item_describe_state (item);
  g_autofree char *detail = make_detail (data, facts);
  g_autofree char *title = g_strdup_printf ("%s  %s", pnd_desk_item_get_sign (item), name);
  g_autofree char *spoken = g_strdup_printf ("%s · %s%s%s", name, state,
                                             *facts->name != '\0' ? " · " : "", facts->name);

  pnd_two_line_row_set (row, title, detail);
  gtk_widget_set_tooltip_text (row, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
selected_cb (PndDeskList *self)
{
  g_assert (PND_IS_DESK_LIST (self));

  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (PndDeskList *self)
{
  g_assert (PND_IS_DESK_LIST (self));

  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
pnd_desk_list_dispose (GObject *object)
{
  PndDeskList *self = PND_DESK_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->quotes, pnd_quotes_free);

  G_OBJECT_CLASS (pnd_desk_list_parent_class)->dispose (object);
}

static void
pnd_desk_list_class_init (PndDeskListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "desklist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SELECTED] = g_signal_new ("selected", PND_TYPE_DESK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", PND_TYPE_DESK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_desk_list_init (PndDeskList *self)
{
}

static void
build (PndDeskList *self)
{
  GtkWidget *scrolled
    = pnd_two_line_list_new (GTK_SELECTION_MODEL (self->selection), _("Queue"), show_row, self);

  self->list = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
select_at (PndDeskList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/**
 * pnd_desk_list_new:
 * @workspace: whose project
 * @queue: what is listed
 *
 * Returns: the list
 */
GtkWidget *
pnd_desk_list_new (PndWorkspace *workspace, PndDeskQueue *queue)
{
  PndDeskList *self = g_object_new (PND_TYPE_DESK_LIST, NULL);

  self->quotes = pnd_quotes_new (workspace);
  self->selection = gtk_single_selection_new (g_object_ref (pnd_desk_queue_get_items (queue)));
  build (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  return GTK_WIDGET (self);
}

/**
 * pnd_desk_list_get_n:
 * @self: the list
 *
 * Returns: how many there are
 */
guint
pnd_desk_list_get_n (PndDeskList *self)
{
  g_return_val_if_fail (PND_IS_DESK_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/**
 * pnd_desk_list_get_position:
 * @self: the list
 *
 * Returns: the place of the selected one, from 0; %GTK_INVALID_LIST_POSITION for none
 */
guint
pnd_desk_list_get_position (PndDeskList *self)
{
  g_return_val_if_fail (PND_IS_DESK_LIST (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

/**
 * pnd_desk_list_get_selected:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the selected one
 */
PndDeskItem *
pnd_desk_list_get_selected (PndDeskList *self)
{
  g_return_val_if_fail (PND_IS_DESK_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * pnd_desk_list_move:
 * @self: the list
 * @step: 1 for the next, -1 for the one before
 *
 * Returns: %FALSE where there is none
 */
gboolean
pnd_desk_list_move (PndDeskList *self, int step)
{
  gint64 to;

  g_return_val_if_fail (PND_IS_DESK_LIST (self), FALSE);

  to = (gint64) pnd_desk_list_get_position (self) + step;
  if (pnd_desk_list_get_n (self) == 0 || to < 0 || to >= pnd_desk_list_get_n (self))
    return FALSE;
  select_at (self, (guint) to);
  return TRUE;
}

/**
 * pnd_desk_list_select:
 * @self: the list
 * @guid: of what is to be selected
 *
 * Returns: whether it is in the list
 */
gboolean
pnd_desk_list_select (PndDeskList *self, const char *guid)
{
  g_return_val_if_fail (PND_IS_DESK_LIST (self) && guid != NULL, FALSE);

  for (guint i = 0; i < pnd_desk_list_get_n (self); i++)
    {
      g_autoptr (PndDeskItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (strcmp (pnd_desk_item_get_facts (item)->guid, guid) != 0)
        continue;
      select_at (self, i);
      return TRUE;
    }
  return FALSE;
}
