/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/motives/passages.h"

#include <glib/gi18n.h>

#include "app/analysis/citation.h"
#include "app/model/coder.h"
#include "app/model/row-list.h"
#include "ui/codes/rating-chips.h"
#include "ui/common/lists/list-tab.h"
#include "ui/common/swatch.h"

#define MAX_TEXTS 8    /* documents whose text is kept for quoting */
#define MAX_QUOTE 400  /* code points */

/* the code and what is under it, outside the trash */
#define OF_CODE                                                                                   \
  "t.code IN (WITH RECURSIVE tree (id) AS (SELECT ? UNION"                                        \
  " SELECT c.id FROM codes c JOIN tree ON c.parent = tree.id) SELECT id FROM tree)"               \
  " AND EXISTS (SELECT 1 FROM documents d WHERE d.id = t.document AND d.trashed IS NULL)"  \
  " AND EXISTS (SELECT 1 FROM counted_codings n WHERE n.id = t.id)"
#define BY_PLACE                                                                                  \
  "(SELECT d.name FROM documents d WHERE d.id = t.document) COLLATE NOCASE, t.document,"          \
  " t.span_start, t.id"

struct _PndPassages
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  gint64 code;
  int polarity;
  char *where; /* (nullable): instead of @code and @polarity */
  char *about; /* (nullable): what @where stands for */
  GType of;    /* of @where: what codings it is asked of */
  GHashTable *texts; /* gint64 document -> PndDocumentText */
  GtkNoSelection *selection;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (PndPassages, pnd_passages, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns: (transfer none) (nullable) */
static PndDocumentText *
get_text (PndPassages *self, PndDocument *document)
{
  gint64 id = pnd_row_get_id (PND_ROW (document));
  PndDocumentText *text = g_hash_table_lookup (self->texts, &id);

  if (text != NULL)
    return text;
  if (document == pnd_workspace_get_document (self->workspace))
    text = pnd_document_text_ref (pnd_workspace_get_text (self->workspace));
  else
    text = pnd_document_load_text (document, NULL);
  if (text == NULL)
    return NULL;
  if (g_hash_table_size (self->texts) >= MAX_TEXTS)
    g_hash_table_remove_all (self->texts);
  g_hash_table_insert (self->texts, g_memdup2 (&id, sizeof id), text);
  return text;
}

static char *
make_quote (PndDocumentText *text, PndSpan span)
{
  PndSpan bounds = PND_SPAN (span.start, MIN (span.end, span.start + MAX_QUOTE));
  g_autofree char *slice = pnd_document_text_get_slice (text, bounds);

  return g_strdup_printf ("%s%s", g_strdelimit (slice, "\n\t", ' '),
                          bounds.end < span.end ? "…" : "");
}

/* what stands for the quotation of an area, and its place */
static void
describe_area (PndDocument *document, const PndArea *area, char **quote, char **place)
{
  g_autoptr (PndStructure) structure = pnd_document_load_structure (document, NULL);
  char number[16];

  *quote = g_strdup_printf (_("Area on page %s"),
                            pnd_area_get_page_label (area, structure, number));
  *place = pnd_citation_format_area (pnd_document_get_name (document), structure, area);
}

static char *
make_place (PndDocument *document, PndDocumentText *text, PndSpan span)
{
  int first = pnd_document_text_get_line_at (text, span.start) + 1;

  return g_strdup_printf (_("%s, line %d"), pnd_document_get_name (document), first);
}

static char *
make_rating (PndCoding *coding)
{
  PndProject *project = pnd_row_get_project (PND_ROW (coding));
  g_autoptr (PndCoder) coder = pnd_row_get (project, PND_TYPE_CODER, pnd_coding_get_coder (coding),
                                            NULL);
  g_autofree char *rating = pnd_rating_to_text (pnd_coding_get_rating (coding));

  return g_strdup_printf ("%s · %s", rating, coder == NULL ? "?" : pnd_coder_get_name (coder));
}

/* what a row of the list is made of */
typedef struct
{
  GtkWidget *swatch;
  GtkWidget *code;
  GtkWidget *place;
  GtkWidget *quote;
  GtkWidget *rating;
} Parts;

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Parts *parts = g_new (Parts, 1);

  parts->swatch = pnd_swatch_new ();
  parts->code = make_label ("abbreviation");
  parts->place = make_label ("dim-label");
  parts->quote = make_label ("quote");
  parts->rating = make_label ("dim-label");
  gtk_label_set_wrap (GTK_LABEL (parts->quote), TRUE);
  gtk_label_set_lines (GTK_LABEL (parts->quote), 3);
  gtk_widget_set_hexpand (parts->place, TRUE);
  gtk_label_set_xalign (GTK_LABEL (parts->place), 1);
  gtk_label_set_ellipsize (GTK_LABEL (parts->place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (parts->place), 3);
  gtk_box_append (GTK_BOX (head), parts->swatch);
  gtk_box_append (GTK_BOX (head), parts->code);
  gtk_box_append (GTK_BOX (head), parts->place);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), parts->quote);
  gtk_box_append (GTK_BOX (row), parts->rating);
  gtk_widget_add_css_class (row, "passage");
  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
  gtk_list_item_set_child (item, row);
}

static void
show_passage (PndPassages *self, GtkListItem *item)
{
  PndCoding *coding = gtk_list_item_get_item (item);
  Parts *parts = g_object_get_data (G_OBJECT (item), "parts");
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, pnd_coding_get_code (coding));
  g_autoptr (PndDocument) document = pnd_row_get (pnd_row_get_project (PND_ROW (coding)),
                                                  PND_TYPE_DOCUMENT,
                                                  pnd_coding_get_document (coding), NULL);
  PndDocumentText *text = document == NULL ? NULL : get_text (self, document);
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;
  g_autofree char *rating = make_rating (coding);

  if (look == NULL || text == NULL)
    return;
  if (pnd_coding_get_area (coding) != NULL)
    describe_area (document, pnd_coding_get_area (coding), &quote, &place);
  else
    {
      quote = make_quote (text, pnd_coding_get_span (coding));
      place = make_place (document, text, pnd_coding_get_span (coding));
    }
  pnd_swatch_set_colour (PND_SWATCH (parts->swatch), &look->colour);
  gtk_label_set_text (GTK_LABEL (parts->code), look->abbreviation);
  gtk_label_set_text (GTK_LABEL (parts->place), place);
  gtk_label_set_text (GTK_LABEL (parts->quote), quote);
  gtk_label_set_text (GTK_LABEL (parts->rating), rating);
}

static void
coding_changed_cb (PndCoding *coding, GtkListItem *item)
{
  PndPassages *self = g_object_get_data (G_OBJECT (item), "passages");

  if (!pnd_row_get_deleted (PND_ROW (coding)))
    show_passage (self, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndPassages *self)
{
  g_object_set_data (G_OBJECT (item), "passages", self);
  show_passage (self, item);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (coding_changed_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndPassages *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
activate_cb (GtkListView *view, guint position, PndPassages *self)
{
  g_autoptr (PndRow) coding = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (PND_IS_PASSAGES (self));

  pnd_workspace_reveal_coding (self->workspace, pnd_row_get_id (coding));
}

static void
close_cb (PndPassages *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
show_title (PndPassages *self)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, self->code);
  GListModel *model = pnd_passages_get_model (self);
  guint n = model == NULL ? 0 : g_list_model_get_n_items (model);
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);
  g_autofree char *title = NULL;

  if (self->where != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s · %s", passages, self->about);

      gtk_label_set_text (GTK_LABEL (self->title), both);
      gtk_widget_set_tooltip_text (self->title, self->about);
      return;
    }
  gtk_widget_set_tooltip_text (self->title, NULL);
  if (look == NULL)
    return;
  if (self->polarity == PND_PASSAGES_ANY_POLARITY)
    title = g_strdup_printf ("%s · %s", look->abbreviation, passages);
  else
    title = g_strdup_printf ("%s · %s %s · %s", look->abbreviation,
                             pnd_polarity_get_symbol (self->polarity),
                             pnd_polarity_get_title (self->polarity), passages);
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

static void
show_where (PndPassages *self, GType of, const char *title, const char *where)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndRowList) list = NULL;

  pnd_passages_clear (self);
  if (project == NULL)
    return;
  self->where = g_strdup (where);
  self->about = g_strdup (title);
  self->of = of;
  list = pnd_row_list_new (project, of, where, BY_PLACE,
                           "documents,codes,cases,case_documents,coding_cases", "");
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (list));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (show_title), self);
  show_title (self);
}

/* another name, or a text that was corrected: neither quote nor place is what it was */
static void
changed_cb (PndPassages *self, PndChanges *changes)
{
  g_assert (PND_IS_PASSAGES (self));

  if (pnd_passages_get_model (self) == NULL
      || !(pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents")))
    return;
  if (self->where != NULL)
    {
      g_autofree char *about = g_strdup (self->about);
      g_autofree char *where = g_strdup (self->where);

      show_where (self, self->of, about, where);
    }
  else
    pnd_passages_show (self, self->code, self->polarity);
}

static void
pnd_passages_dispose (GObject *object)
{
  PndPassages *self = PND_PASSAGES (object);

  if (self->selection != NULL)
    pnd_passages_clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_passages_parent_class)->dispose (object);
}

static void
pnd_passages_finalize (GObject *object)
{
  g_hash_table_unref (PND_PASSAGES (object)->texts);
  g_free (PND_PASSAGES (object)->where);
  g_free (PND_PASSAGES (object)->about);

  G_OBJECT_CLASS (pnd_passages_parent_class)->finalize (object);
}

static void
pnd_passages_class_init (PndPassagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pnd_passages_dispose;
  object_class->finalize = pnd_passages_finalize;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "passages");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_header (PndPassages *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->title = make_label ("heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_button_set_has_frame (GTK_BUTTON (close), FALSE);
  gtk_widget_set_tooltip_text (close, _("Close the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the list"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (header), self->title);
  gtk_box_append (GTK_BOX (header), close);
  gtk_widget_add_css_class (header, "passages-header");
  return header;
}

static void
pnd_passages_init (PndPassages *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) pnd_document_text_unref);
  self->selection = gtk_no_selection_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  pnd_list_tab_add (self->view);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Passages"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_header (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_passages_new:
 * @workspace: the workspace
 *
 * Returns: an empty list
 */
GtkWidget *
pnd_passages_new (PndWorkspace *workspace)
{
  PndPassages *self = g_object_new (PND_TYPE_PASSAGES, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_passages_show:
 * @self: the list
 * @code: a code; what is under it counts as well
 * @polarity: a #PndPolarity, or %PND_PASSAGES_ANY_POLARITY
 *
 * Shows the passages behind that figure, by document and place.
 */
void
pnd_passages_show (PndPassages *self, gint64 code, int polarity)
{
  PndProject *project;
  g_autoptr (PndRowList) list = NULL;

  g_return_if_fail (PND_IS_PASSAGES (self));

  pnd_passages_clear (self);
  project = pnd_workspace_get_project (self->workspace);
  if (project == NULL)
    return;
  self->code = code;
  self->polarity = polarity;
  if (polarity == PND_PASSAGES_ANY_POLARITY)
    list = pnd_row_list_new (project, PND_TYPE_CODING, OF_CODE, BY_PLACE, "documents,codes", "i",
                             code);
  else if (polarity == PND_POLARITY_UNRATED)
    list = pnd_row_list_new (project, PND_TYPE_CODING, OF_CODE " AND t.polarity IS NULL", BY_PLACE,
                             "documents,codes", "i", code);
  else
    list = pnd_row_list_new (project, PND_TYPE_CODING, OF_CODE " AND t.polarity = ?", BY_PLACE,
                             "documents,codes", "is", code,
                             pnd_polarity_to_word ((PndPolarity) polarity));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (list));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (show_title), self);
  show_title (self);
}

/**
 * pnd_passages_show_where:
 * @self: the list
 * @title: what the passages have in common, in words
 * @where: SQL over the columns of `codings`, alias t, without parameters
 *
 * Shows the passages that @where holds for, by document and place.
 */
void
pnd_passages_show_where (PndPassages *self, const char *title, const char *where)
{
  g_return_if_fail (PND_IS_PASSAGES (self));
  g_return_if_fail (title != NULL && where != NULL);

  show_where (self, PND_TYPE_CODING, title, where);
}

/**
 * pnd_passages_show_any_where:
 * @self: the list
 * @title: what the passages have in common, in words
 * @where: SQL over the columns of `codings`, alias t, without parameters
 *
 * Shows the passages that @where holds for, by document and place, whosever codings are shown
 * elsewhere.
 */
void
pnd_passages_show_any_where (PndPassages *self, const char *title, const char *where)
{
  g_return_if_fail (PND_IS_PASSAGES (self));
  g_return_if_fail (title != NULL && where != NULL);

  show_where (self, PND_TYPE_ANY_CODING, title, where);
}

/**
 * pnd_passages_clear:
 * @self: the list
 *
 * Lets go of the list and of the texts it quoted from.
 */
void
pnd_passages_clear (PndPassages *self)
{
  GListModel *model;

  g_return_if_fail (PND_IS_PASSAGES (self));

  model = pnd_passages_get_model (self);
  if (model != NULL)
    g_signal_handlers_disconnect_by_data (model, self);
  gtk_no_selection_set_model (self->selection, NULL);
  g_hash_table_remove_all (self->texts);
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->about, g_free);
}

/**
 * pnd_passages_get_model:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the codings that are shown
 */
GListModel *
pnd_passages_get_model (PndPassages *self)
{
  g_return_val_if_fail (PND_IS_PASSAGES (self), NULL);

  return gtk_no_selection_get_model (self->selection);
}
