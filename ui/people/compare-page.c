/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/people/compare-page.h"

#include <glib/gi18n.h>

#include "app/analysis/adjudication/differing-places.h"
#include "app/model/coder.h"
#include "app/model/codings/marks-of.h"
#include "app/model/people/finished.h"
#include "app/store/veil/veil.h"
#include "ui/common/lists/name-list.h"
#include "ui/reader/reader.h"

#define N_SIDES 2

typedef struct _Side Side;

/*
 * Side:
 * @coder: whose codings it shows, 0 for nobody
 * @marks: (nullable): owned; the reader borrows it
 */
struct _Side
{
  PndComparePage *page;
  Side *other;
  gint64 coder;
  PndSpanIndex *marks;
  GtkWidget *box;
  GtkWidget *chooser;
  GtkWidget *frame;
  GtkWidget *note;
  PndReader *reader;
};

struct _PndComparePage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *box;
  GtkStringList *names;
  GArray *ids; /* gint64: the coders in the order of @names */
  Side sides[N_SIDES];
  GArray *places; /* (nullable) PndSpan: where the sides differ; %NULL where that is not to be seen */
  GtkWidget *step;
  gboolean syncing;
  gboolean is_stale; /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (PndComparePage, pnd_compare_page, GTK_TYPE_WIDGET)

static gboolean
look_cb (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  PndComparePage *self = data;
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, code);

  if (look == NULL)
    return FALSE;
  *colour = look->colour;
  *abbreviation = look->abbreviation;
  return TRUE;
}

/* whether there may be passages on that side that who acts is not to see yet */
static gboolean
is_veiled (Side *side, PndProject *project)
{
  PndDocument *document = pnd_workspace_get_document (side->page->workspace);
  gint64 viewer = pnd_project_get_coder (project);

  return side->coder != 0 && side->coder != viewer && pnd_project_get_blind (project)
         && !pnd_finished_is (project, pnd_row_get_id (PND_ROW (document)), viewer);
}

/* how many passages; that a blind coder sees none of the other says why */
static void
show_note (Side *side)
{
  PndProject *project = pnd_workspace_get_project (side->page->workspace);
  int n = 0;
  g_autofree char *text = NULL;

  for (gsize i = 0; side->marks != NULL && i < pnd_span_index_get_n (side->marks); i++)
    n += !(pnd_span_index_get (side->marks, i)->flags & PND_CODING_MARK_ANNOTATION);
  if (n == 0 && is_veiled (side, project))
    text = g_strdup (_("nothing to be seen before you declare the document finished"));
  else
    text = g_strdup_printf (ngettext ("%d passage", "%d passages", n), n);
  gtk_label_set_text (GTK_LABEL (side->note), text);
}

/* of what is veiled nothing is told, not even how often the two differ */
static void
find_places (PndComparePage *self)
{
  Side *left = &self->sides[0], *right = &self->sides[1];
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->places, g_array_unref);
  if (pnd_workspace_get_document (self->workspace) != NULL && left->coder != right->coder
      && !is_veiled (left, project) && !is_veiled (right, project))
    self->places = pnd_differing_places_find (left->marks, right->marks);
  gtk_widget_set_visible (self->step, self->places != NULL);
  if (self->places == NULL)
    return;
  text = self->places->len == 0 ? g_strdup (_("no difference"))
                                : g_strdup_printf (ngettext ("%d difference", "%d differences",
                                                             self->places->len),
                                                   (int) self->places->len);
  gtk_button_set_label (GTK_BUTTON (self->step), text);
}

static void
load_marks (Side *side)
{
  PndWorkspace *workspace = side->page->workspace;
  PndDocument *document = pnd_workspace_get_document (workspace);
  g_autoptr (GError) error = NULL;
  GArray *found = NULL;

  pnd_reader_set_marks (side->reader, NULL, NULL, NULL);
  g_clear_pointer (&side->marks, pnd_span_index_free);
  gtk_label_set_text (GTK_LABEL (side->note), "");
  if (document == NULL)
    return;
  if (side->coder != 0)
    found = pnd_coding_load_marks_of (pnd_workspace_get_project (workspace),
                                      pnd_row_get_id (PND_ROW (document)), side->coder, &error);
  if (error != NULL)
    pnd_workspace_fail (workspace, g_steal_pointer (&error));
  if (found != NULL)
    side->marks = pnd_span_index_new_take (found);
  pnd_reader_set_marks (side->reader, side->marks, look_cb, side->page);
  show_note (side);
}

static void
load_text (Side *side)
{
  PndWorkspace *workspace = side->page->workspace;
  PndDocument *document = pnd_workspace_get_document (workspace);

  pnd_reader_set_marks (side->reader, NULL, NULL, NULL);
  pnd_reader_set_text (side->reader, pnd_workspace_get_text (workspace),
                       document != NULL ? pnd_document_get_name (document) : NULL);
  pnd_reader_set_structure (side->reader, pnd_workspace_get_structure (workspace));
  load_marks (side);
}

static int
find_index (PndComparePage *self, gint64 coder)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == coder)
      return (int) i;
  return -1;
}

static void
add_coder (PndComparePage *self, gint64 id, const char *name)
{
  g_array_append_val (self->ids, id);
  gtk_string_list_append (self->names, name);
}

static void
list_coders (PndComparePage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GListModel *coders = pnd_workspace_get_coders (self->workspace);
  guint n = coders != NULL ? g_list_model_get_n_items (coders) : 0;
  gint64 consensus = project != NULL ? pnd_coder_find_consensus (project) : 0;

  g_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCoder) coder = g_list_model_get_item (coders, i);

      add_coder (self, pnd_row_get_id (PND_ROW (coder)), pnd_coder_get_name (coder));
    }
  if (consensus != 0)
    add_coder (self, consensus, _("Consensus"));
}

/* the coders may be others now; who was chosen stays, else the first two are */
static void
load_coders (PndComparePage *self)
{
  self->syncing = TRUE;
  list_coders (self);
  for (guint i = 0; i < N_SIDES; i++)
    {
      Side *side = &self->sides[i];

      if (find_index (self, side->coder) < 0)
        side->coder = i < self->ids->len ? g_array_index (self->ids, gint64, i) : 0;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (side->chooser),
                                  side->coder != 0 ? (guint) find_index (self, side->coder)
                                                   : GTK_INVALID_LIST_POSITION);
    }
  self->syncing = FALSE;
}

static void
refresh (PndComparePage *self)
{
  self->is_stale = FALSE;
  load_coders (self);
  for (int i = 0; i < N_SIDES; i++)
    load_text (&self->sides[i]);
  find_places (self);
}

/* nothing is loaded for a page that nobody sees */
static void
refresh_if_seen (PndComparePage *self)
{
  g_assert (PND_IS_COMPARE_PAGE (self));

  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* the text is the workspace's: it must not be shown when that lets go of it */
static void
document_cb (PndComparePage *self)
{
  if (pnd_workspace_get_document (self->workspace) == NULL)
    refresh (self);
  else
    refresh_if_seen (self);
}

static void
changed_cb (PndComparePage *self, PndChanges *changes)
{
  g_assert (PND_IS_COMPARE_PAGE (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "codings")
      || pnd_changes_touch (changes, "annotations") || pnd_changes_touch (changes, "coders")
      || pnd_changes_touch (changes, "codes"))
    refresh_if_seen (self);
}

static void
chosen_cb (Side *side)
{
  PndComparePage *self = side->page;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (side->chooser));

  if (self->syncing || selected >= self->ids->len)
    return;
  side->coder = g_array_index (self->ids, gint64, selected);
  load_marks (side);
  find_places (self);
}

/* the same text in the same width is as high on both sides */
static void
scrolled_cb (GtkAdjustment *adjustment, Side *side)
{
  GtkAdjustment *other
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->other->frame));

  if (side->page->syncing)
    return;
  side->page->syncing = TRUE;
  gtk_adjustment_set_value (other, gtk_adjustment_get_value (adjustment));
  side->page->syncing = FALSE;
}

/* a passage selected here is the one at hand there too */
static void
selection_cb (Side *side)
{
  PndSpan span = pnd_reader_get_selection (side->reader);

  if (side->page->syncing)
    return;
  side->page->syncing = TRUE;
  pnd_reader_select (side->other->reader, span.start, span.end);
  pnd_workspace_set_span (side->page->workspace, span);
  side->page->syncing = FALSE;
}

static void
pnd_compare_page_map (GtkWidget *widget)
{
  PndComparePage *self = PND_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_compare_page_parent_class)->map (widget);
  if (self->is_stale)
    refresh (self);
}

static gboolean
pnd_compare_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PND_COMPARE_PAGE (widget)->sides[0].reader));
}

static void
pnd_compare_page_dispose (GObject *object)
{
  PndComparePage *self = PND_COMPARE_PAGE (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  for (int i = 0; i < N_SIDES && self->box != NULL; i++)
    {
      Side *side = &self->sides[i];

      g_signal_handlers_disconnect_by_data (side->reader, side);
      g_signal_handlers_disconnect_by_data (side->chooser, side);
      g_signal_handlers_disconnect_by_data (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->frame)), side);
      pnd_reader_set_marks (side->reader, NULL, NULL, NULL);
      g_clear_pointer (&side->marks, pnd_span_index_free);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_compare_page_parent_class)->dispose (object);
}

static void
pnd_compare_page_class_init (PndComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_compare_page_dispose;
  widget_class->map = pnd_compare_page_map;
  widget_class->grab_focus = pnd_compare_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "compare-page");
}

static GtkWidget *
make_head (PndComparePage *self, Side *side, int index)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  side->chooser = pnd_name_list_new (self->names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  index == 0 ? _("Coder on the left") : _("Coder on the right"),
                                  -1);
  side->note = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (side->note), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (side->note), 0);
  gtk_widget_set_hexpand (side->note, TRUE);
  gtk_widget_add_css_class (side->note, "row-detail");
  gtk_box_append (GTK_BOX (head), side->chooser);
  gtk_box_append (GTK_BOX (head), side->note);
  gtk_widget_add_css_class (head, "compare-head");
  return head;
}

static void
make_side (PndComparePage *self, int index)
{
  Side *side = &self->sides[index];

  side->page = self;
  side->other = &self->sides[1 - index];
  side->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  side->reader = PND_READER (pnd_reader_new ());
  side->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (side->frame), GTK_WIDGET (side->reader));
  gtk_widget_set_vexpand (side->frame, TRUE);
  gtk_widget_set_hexpand (side->box, TRUE);
  gtk_box_append (GTK_BOX (side->box), make_head (self, side, index));
  gtk_box_append (GTK_BOX (side->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (side->box), side->frame);
  gtk_box_append (GTK_BOX (self->box), side->box);
}

static void
pnd_compare_page_init (PndComparePage *self)
{
  self->names = gtk_string_list_new (NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (int i = 0; i < N_SIDES; i++)
    make_side (self, i);
  gtk_widget_add_css_class (self->sides[1].box, "compare-second");
  self->step = gtk_button_new_with_label ("");
  gtk_widget_set_tooltip_text (self->step, _("Next difference (Alt+Down)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step), "win.compare-next");
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (self->sides[1].box)), self->step);
  for (int i = 0; i < N_SIDES; i++)
    {
      Side *side = &self->sides[i];

      g_signal_connect (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->frame)),
                        "value-changed", G_CALLBACK (scrolled_cb), side);
      g_signal_connect_swapped (side->chooser, "notify::selected", G_CALLBACK (chosen_cb), side);
      g_signal_connect_swapped (side->reader, "selection-changed", G_CALLBACK (selection_cb), side);
    }
}

/**
 * pnd_compare_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_compare_page_new (PndWorkspace *workspace)
{
  PndComparePage *self = g_object_new (PND_TYPE_COMPARE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->is_stale = TRUE;
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_compare_page_get_coder:
 * @self: the page
 * @side: 0 for left, 1 for right
 *
 * Returns: the id of the coder whose codings that side shows, 0 for nobody
 */
gint64
pnd_compare_page_get_coder (PndComparePage *self, int side)
{
  g_return_val_if_fail (PND_IS_COMPARE_PAGE (self), 0);
  g_return_val_if_fail (side >= 0 && side < N_SIDES, 0);

  return self->sides[side].coder;
}

/**
 * pnd_compare_page_set_coder:
 * @self: the page
 * @side: 0 for left, 1 for right
 * @coder: the id of a coder
 */
void
pnd_compare_page_set_coder (PndComparePage *self, int side, gint64 coder)
{
  int index;

  g_return_if_fail (PND_IS_COMPARE_PAGE (self));
  g_return_if_fail (side >= 0 && side < N_SIDES);

  index = find_index (self, coder);
  if (index >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sides[side].chooser), (guint) index);
}

/**
 * pnd_compare_page_step:
 * @self: the page
 * @forward: to the next place where the two coders differ, or to the one before
 *
 * After the last comes the first again. Without a difference nothing happens.
 */
void
pnd_compare_page_step (PndComparePage *self, gboolean forward)
{
  PndSpan at, place;
  guint n, next;

  g_return_if_fail (PND_IS_COMPARE_PAGE (self));

  n = self->places != NULL ? self->places->len : 0;
  if (n == 0)
    return;
  at = pnd_reader_get_selection (self->sides[0].reader);
  for (next = 0; next < n; next++)
    {
      place = g_array_index (self->places, PndSpan, next);
      if (forward ? place.start > at.start || (place.start == at.start && place.end > at.end)
                  : place.start >= at.start)
        break;
    }
  next = forward ? next % n : (next + n - 1) % n;
  place = g_array_index (self->places, PndSpan, next);
  pnd_reader_select (self->sides[0].reader, place.start, place.end);
  pnd_reader_reveal (self->sides[0].reader, place);
}
