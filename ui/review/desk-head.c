/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-head.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "ui/common/dialog.h"

#define TO_REVIEW                                                                                  \
  (PND_QUEUE_BIT (PND_STATE_UNREVIEWED) | PND_QUEUE_BIT (PND_STATE_REVISED)                        \
   | PND_QUEUE_BIT (PND_STATE_STANDS))
#define TO_ANSWER (PND_QUEUE_BIT (PND_STATE_QUERIED) | PND_QUEUE_BIT (PND_STATE_REJECTED))

typedef struct
{
  const char *title;
  guint bits;
} Choice;

static const Choice kinds[] = {
  { N_("Codings"), PND_QUEUE_BIT (PND_SUBJECT_CODING) },
  { N_("Findings"), PND_QUEUE_BIT (PND_SUBJECT_FINDING) },
  { N_("Codes"), PND_QUEUE_BIT (PND_SUBJECT_CODE) },
  { N_("Memos"), PND_QUEUE_BIT (PND_SUBJECT_MEMO) },
  { N_("All kinds"), PND_QUEUE_ALL },
};

#define STATE_TO_ANSWER 2

/* no bits: what was changed after its review */
static const Choice states[] = {
  { N_("In any state"), PND_QUEUE_ALL },
  { N_("To be reviewed"), TO_REVIEW },
  [STATE_TO_ANSWER] = { N_("To be answered"), TO_ANSWER },
  { N_("Changed since their review"), 0 },
  { N_("Unreviewed"), PND_QUEUE_BIT (PND_STATE_UNREVIEWED) },
  { N_("Accepted"), PND_QUEUE_BIT (PND_STATE_ACCEPTED) },
  { N_("Queried"), PND_QUEUE_BIT (PND_STATE_QUERIED) },
  { N_("Rejected"), PND_QUEUE_BIT (PND_STATE_REJECTED) },
};

typedef enum
{
  LIST_KIND,
  LIST_STATE,
  LIST_ORDER,
  LIST_DOCUMENT,
  LIST_CODE,
  LIST_CODER,
  N_LISTS
} List;

/*
 * _PndDeskHead:
 * @ids: of a list of rows what stands behind its entries, after "Any"
 * @is_filling: the lists are being filled, which nobody chose
 */
struct _PndDeskHead
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *box;
  GtkWidget *lists[N_LISTS];
  GArray *ids[N_LISTS];
  GtkWidget *more;
  GtkWidget *sample;
  GtkWidget *seed;
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndDeskHead, pnd_desk_head, GTK_TYPE_WIDGET)

static guint
get_choice (PndDeskHead *self, List list)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lists[list]));

  return choice != GTK_INVALID_LIST_POSITION ? choice : 0;
}

static gint64
get_id (PndDeskHead *self, List list)
{
  guint choice = get_choice (self, list);

  return choice > 0 && choice <= self->ids[list]->len
           ? g_array_index (self->ids[list], gint64, choice - 1) : 0;
}

/* the button tells that not all is shown */
static void
mark_more (PndDeskHead *self)
{
  gboolean less = get_id (self, LIST_DOCUMENT) != 0 || get_id (self, LIST_CODE) != 0
                  || get_id (self, LIST_CODER) != 0
                  || gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->sample)) > 0;

  if (less)
    gtk_widget_add_css_class (self->more, "suggested-action");
  else
    gtk_widget_remove_css_class (self->more, "suggested-action");
}

static void
changed_cb (PndDeskHead *self)
{
  g_assert (PND_IS_DESK_HEAD (self));

  if (self->is_filling)
    return;
  mark_more (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
get_title (gpointer row)
{
  if (PND_IS_CODE (row))
    return pnd_code_get_abbreviation (row);
  return PND_IS_CODER (row) ? pnd_coder_get_name (row) : pnd_document_get_name (row);
}

static void
add_row (PndDeskHead *self, List list, PndRow *row, GtkStringList *names)
{
  gint64 id = pnd_row_get_id (row);

  g_array_append_val (self->ids[list], id);
  gtk_string_list_append (names, get_title (row));
}

/* what was chosen stays chosen while it is there. @last: (nullable): comes after the @rows */
static void
fill (PndDeskHead *self, List list, GListModel *rows, PndRow *last, const char *any)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = get_id (self, list);
  guint selected = 0;

  g_array_set_size (self->ids[list], 0);
  gtk_string_list_append (names, any);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (rows, i);

      add_row (self, list, row, names);
    }
  if (last != NULL)
    add_row (self, list, last, names);
  for (guint i = 0; i < self->ids[list]->len; i++)
    if (g_array_index (self->ids[list], gint64, i) == chosen)
      selected = i + 1;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->lists[list]), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lists[list]), selected);
}

/* (transfer full) (nullable) */
static PndRow *
find_consensus (PndDeskHead *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  gint64 consensus = project != NULL ? pnd_coder_find_consensus (project) : 0;

  return consensus != 0 ? pnd_row_get (project, PND_TYPE_CODER, consensus, NULL) : NULL;
}

static void
pnd_desk_head_dispose (GObject *object)
{
  g_clear_pointer (&PND_DESK_HEAD (object)->box, gtk_widget_unparent);
  g_clear_object (&PND_DESK_HEAD (object)->workspace);

  G_OBJECT_CLASS (pnd_desk_head_parent_class)->dispose (object);
}

static void
pnd_desk_head_finalize (GObject *object)
{
  for (int i = 0; i < N_LISTS; i++)
    g_array_unref (PND_DESK_HEAD (object)->ids[i]);

  G_OBJECT_CLASS (pnd_desk_head_parent_class)->finalize (object);
}

static void
pnd_desk_head_class_init (PndDeskHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_desk_head_finalize;
  gtk_widget_class_set_css_name (widget_class, "deskhead");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_DESK_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (PndDeskHead *self, List list, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed_cb), self);
  self->lists[list] = drop_down;
  self->ids[list] = g_array_new (FALSE, FALSE, sizeof (gint64));
  return drop_down;
}

static void
fill_choices (PndDeskHead *self, List list, const Choice *choices, int n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < n; i++)
    gtk_string_list_append (names, _(choices[i].title));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->lists[list]), G_LIST_MODEL (names));
}

static void
fill_orders (PndDeskHead *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < PND_N_QUEUE_ORDERS; i++)
    gtk_string_list_append (names, pnd_queue_order_get_title ((PndQueueOrder) i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->lists[LIST_ORDER]), G_LIST_MODEL (names));
}

static GtkWidget *
make_number (PndDeskHead *self, const char *label, int maximum)
{
  GtkWidget *number = gtk_spin_button_new_with_range (0, maximum, 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (number, "value-changed", G_CALLBACK (changed_cb), self);
  return number;
}

static GtkWidget *
make_more (PndDeskHead *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("Show _All"));

  pnd_dialog_add_field (GTK_BOX (form), _("Document"),
                        make_list (self, LIST_DOCUMENT, _("Document")));
  pnd_dialog_add_field (GTK_BOX (form), _("Code and those under it"),
                        make_list (self, LIST_CODE, _("Code and those under it")));
  pnd_dialog_add_field (GTK_BOX (form), _("Coder"), make_list (self, LIST_CODER, _("Coder")));
  self->sample = make_number (self, _("A random sample of so many; 0 for all"), 100000);
  self->seed = make_number (self, _("Seed: the same number draws the same sample"), 999999);
  pnd_dialog_add_field (GTK_BOX (form), _("A random sample of so many; 0 for all"), self->sample);
  pnd_dialog_add_field (GTK_BOX (form), _("Seed: the same number draws the same sample"),
                        self->seed);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (pnd_desk_head_reset), self);
  gtk_box_append (GTK_BOX (form), clear);
  gtk_widget_add_css_class (form, "popover-form");
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _("Na_rrow"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->more), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_set_tooltip_text (self->more, _("One document, code or coder; a random sample"));
  return self->more;
}

static void
pnd_desk_head_init (PndDeskHead *self)
{
  self->is_filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_list (self, LIST_KIND, _("What is reviewed")));
  gtk_box_append (GTK_BOX (self->box), make_list (self, LIST_STATE, _("In which state")));
  gtk_box_append (GTK_BOX (self->box), make_list (self, LIST_ORDER, _("In which order")));
  gtk_box_append (GTK_BOX (self->box), make_more (self));
  fill_choices (self, LIST_KIND, kinds, G_N_ELEMENTS (kinds));
  fill_choices (self, LIST_STATE, states, G_N_ELEMENTS (states));
  fill_orders (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->is_filling = FALSE;
}

/**
 * pnd_desk_head_new:
 * @workspace: whose documents, codes and coders can be chosen
 *
 * Returns: the head
 */
GtkWidget *
pnd_desk_head_new (PndWorkspace *workspace)
{
  PndDeskHead *self = g_object_new (PND_TYPE_DESK_HEAD, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_desk_head_get_filter:
 * @self: the head
 * @filter: (out): what it asks for
 */
void
pnd_desk_head_get_filter (PndDeskHead *self, PndQueueFilter *filter)
{
  g_return_if_fail (PND_IS_DESK_HEAD (self) && filter != NULL);

  *filter = (PndQueueFilter) PND_QUEUE_FILTER_INIT;
  filter->kinds = kinds[get_choice (self, LIST_KIND)].bits;
  filter->states = states[get_choice (self, LIST_STATE)].bits;
  filter->changed_only = filter->states == 0;
  if (filter->changed_only)
    filter->states = PND_QUEUE_ALL;
  filter->order = (PndQueueOrder) get_choice (self, LIST_ORDER);
  filter->document = get_id (self, LIST_DOCUMENT);
  filter->code = get_id (self, LIST_CODE);
  filter->coder = get_id (self, LIST_CODER);
  filter->sample = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->sample));
  filter->seed = (guint32) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->seed));
}

/**
 * pnd_desk_head_forget:
 * @self: the head
 *
 * Asks for everything, without saying so: what was chosen was of another project.
 */
void
pnd_desk_head_forget (PndDeskHead *self)
{
  g_return_if_fail (PND_IS_DESK_HEAD (self));

  self->is_filling = TRUE;
  for (int i = 0; i < N_LISTS; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lists[i]), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->sample), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->seed), 0);
  self->is_filling = FALSE;
  mark_more (self);
}

/**
 * pnd_desk_head_reset:
 * @self: the head
 *
 * Asks for everything.
 */
void
pnd_desk_head_reset (PndDeskHead *self)
{
  g_return_if_fail (PND_IS_DESK_HEAD (self));

  pnd_desk_head_forget (self);
  changed_cb (self);
}

/**
 * pnd_desk_head_ask_to_answer:
 * @self: the head
 *
 * Asks for what was queried or rejected, of every kind and whoever made it.
 */
void
pnd_desk_head_ask_to_answer (PndDeskHead *self)
{
  g_return_if_fail (PND_IS_DESK_HEAD (self));

  pnd_desk_head_forget (self);
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lists[LIST_KIND]), G_N_ELEMENTS (kinds) - 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lists[LIST_STATE]), STATE_TO_ANSWER);
  self->is_filling = FALSE;
  changed_cb (self);
}

/**
 * pnd_desk_head_refill:
 * @self: the head
 */
void
pnd_desk_head_refill (PndDeskHead *self)
{
  g_autoptr (PndRow) consensus = NULL;

  g_return_if_fail (PND_IS_DESK_HEAD (self));

  consensus = find_consensus (self);
  self->is_filling = TRUE;
  fill (self, LIST_DOCUMENT, pnd_workspace_get_documents (self->workspace), NULL,
        _("All documents"));
  fill (self, LIST_CODE, pnd_workspace_get_all_codes (self->workspace), NULL, _("All codes"));
  fill (self, LIST_CODER, pnd_workspace_get_coders (self->workspace), consensus, _("All coders"));
  self->is_filling = FALSE;
  mark_more (self);
}
