/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/document-row.h"

#include <glib/gi18n.h>

#include "app/model/cases/read-share.h"
#include "app/model/people/draw.h"
#include "app/model/people/finished.h"
#include "ui/common/share-bar.h"

struct _PndDocumentRow
{
  GtkWidget parent_instance;

  PndDocument *document;
  GtkWidget *outer;
  GtkWidget *heading;
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *bar;
  GtkWidget *share;
};

G_DEFINE_FINAL_TYPE (PndDocumentRow, pnd_document_row, GTK_TYPE_WIDGET)

/* most edits change no row at all, so what is the same is left alone */
static gboolean
set_text (GtkWidget *label, const char *text)
{
  if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
    return FALSE;
  gtk_label_set_text (GTK_LABEL (label), text);
  return TRUE;
}

/* the share that is read is told only where the ledger says more than the codings do */
static void
describe (PndDocumentRow *self, const char *coded, const char *read)
{
  const char *name = pnd_document_get_name (self->document);
  const char *kind = gtk_label_get_text (GTK_LABEL (self->kind));
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  if (read == NULL)
    label = g_strdup_printf (_("%s, %s, %s coded"), name, kind, coded);
  else
    {
      label = g_strdup_printf (_("%s, %s, %s coded, %s read or coded"), name, kind, coded, read);
      tooltip = g_strdup_printf (_("%s\n%s coded, %s read or coded"), name, coded, read);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip != NULL ? tooltip : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* (transfer full): the source type, and whether drawn for double coding and finished */
static char *
describe_kind (PndDocumentRow *self)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self->document));
  PndSourceType type = pnd_document_get_source_type (self->document);
  g_autoptr (GString) kind = g_string_new (pnd_source_type_get_title (type));

  /* the mark comes first: there is little room */
  if (pnd_draw_holds (pnd_project_get_database (project),
                      pnd_row_get_guid (PND_ROW (self->document))))
    {
      g_string_prepend (kind, " · ");
      g_string_prepend (kind, _("drawn"));
    }
  if (pnd_finished_is (project, pnd_row_get_id (PND_ROW (self->document)),
                       pnd_project_get_coder (project)))
    {
      g_string_prepend (kind, " · ");
      g_string_prepend (kind, _("finished"));
    }
  return g_string_free (g_steal_pointer (&kind), FALSE);
}

static void
update (PndDocumentRow *self)
{
  g_autofree char *kind = NULL;
  double coded_share;
  double read_share;
  g_autofree char *coded = NULL;
  g_autofree char *read = NULL;
  g_autofree char *shares = NULL;
  gboolean differs;

  if (self->document == NULL || pnd_row_get_deleted (PND_ROW (self->document)))
    return;
  kind = describe_kind (self);
  coded_share = pnd_document_get_coded_share (self->document);
  read_share = pnd_document_get_read_share (self->document);
  coded = pnd_share_bar_format (coded_share);
  read = pnd_share_bar_format (read_share);
  if (read_share - coded_share < 0.01 || g_str_equal (read, coded))
    g_clear_pointer (&read, g_free);
  /* Translators: the share coded, and the share read or coded */
  shares = read != NULL ? g_strdup_printf (_("%s / %s"), coded, read) : g_strdup (coded);
  pnd_share_bar_set_shares (PND_SHARE_BAR (self->bar), coded_share, read_share);
  differs = set_text (self->name, pnd_document_get_name (self->document));
  differs |= set_text (self->kind, kind);
  differs |= set_text (self->share, shares);
  if (differs)
    describe (self, coded, read);
}

static void
changed_cb (PndDocumentRow *self, PndChanges *changes)
{
  g_assert (PND_IS_DOCUMENT_ROW (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents")
      || pnd_changes_touch (changes, "codings") || pnd_changes_touch (changes, "reading")
      || pnd_changes_touch (changes, "finished") || pnd_changes_touch (changes, "draws"))
    update (self);
}

static void
pnd_document_row_dispose (GObject *object)
{
  PndDocumentRow *self = PND_DOCUMENT_ROW (object);

  pnd_document_row_set_document (self, NULL);
  g_clear_pointer (&self->outer, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_document_row_parent_class)->dispose (object);
}

static void
pnd_document_row_class_init (PndDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_document_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "documentrow");
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
pnd_document_row_init (PndDocumentRow *self)
{
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->name = make_label ("row-title");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 3);
  self->kind = make_label ("row-detail");
  self->bar = pnd_share_bar_new ();
  self->share = make_label ("row-detail");
  gtk_widget_add_css_class (self->share, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->share), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (self->share), 5);
  gtk_label_set_xalign (GTK_LABEL (self->share), 1);
  gtk_widget_set_hexpand (self->kind, TRUE);
  gtk_box_append (GTK_BOX (below), self->kind);
  gtk_box_append (GTK_BOX (below), self->bar);
  gtk_box_append (GTK_BOX (below), self->share);
  gtk_box_append (GTK_BOX (self->box), self->name);
  gtk_box_append (GTK_BOX (self->box), below);
  gtk_widget_add_css_class (self->box, "row-content");
  self->outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = make_label ("row-heading");
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_box_append (GTK_BOX (self->outer), self->heading);
  gtk_box_append (GTK_BOX (self->outer), self->box);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
}

/**
 * pnd_document_row_new:
 * @workspace: whose changes the row follows
 *
 * Returns: an empty row
 */
GtkWidget *
pnd_document_row_new (PndWorkspace *workspace)
{
  PndDocumentRow *self = g_object_new (PND_TYPE_DOCUMENT_ROW, NULL);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pnd_document_row_set_document:
 * @self: a row
 * @document: (nullable): what it shows
 */
void
pnd_document_row_set_document (PndDocumentRow *self, PndDocument *document)
{
  g_return_if_fail (PND_IS_DOCUMENT_ROW (self));

  g_set_object (&self->document, document);
  update (self);
}

/**
 * pnd_document_row_set_heading:
 * @self: a row
 * @heading: (nullable): what stands above it: the group that begins with its document
 */
void
pnd_document_row_set_heading (PndDocumentRow *self, const char *heading)
{
  g_return_if_fail (PND_IS_DOCUMENT_ROW (self));

  set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
}

/**
 * pnd_document_row_get_document:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PndDocument *
pnd_document_row_get_document (PndDocumentRow *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENT_ROW (self), NULL);

  return self->document;
}
