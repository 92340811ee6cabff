/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/correct/corrector.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/model/documents/correction.h"
#include "app/text/plain-text.h"
#include "ui/common/prompt.h"

/* in pixels; lines stand about as far apart as in the reading view */
#define SIDE_MARGIN 36
#define END_MARGIN 24
#define LINE_GAP 6
#define PARAGRAPH_GAP 14

struct _PndCorrector
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndDocument *document; /* (nullable): while open */
  char *hash;            /* of the text it was opened with */

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (PndCorrector, pnd_corrector, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (PndCorrector *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
leave (PndCorrector *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->hash, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_text_buffer_set_text (get_buffer (self), "", 0);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* what was typed; line ends of pasted text become those of every text */
static PndDocumentText *
take_text (PndCorrector *self)
{
  GtkTextIter start, end;
  char *typed;
  gsize n_bytes;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  typed = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  n_bytes = pnd_plain_text_fold_line_ends (typed, strlen (typed));
  return pnd_document_text_new_take (typed, n_bytes);
}

static void
tell (PndCorrector *self, const PndCorrection *correction)
{
  g_autofree char *edits
    = g_strdup_printf (ngettext ("%d place is corrected.", "%d places are corrected.",
                                 correction->n_edits),
                       correction->n_edits);
  g_autofree char *lost
    = g_strdup_printf (ngettext ("%d passage lost its place; it waits beside the text to be "
                                 "placed again.",
                                 "%d passages lost their places; they wait beside the text to be "
                                 "placed again.",
                                 correction->n_lost),
                       correction->n_lost);

  if (correction->n_edits == 0)
    return;
  if (correction->n_lost > 0)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_WARNING, "%s %s", edits, lost);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, "%s", edits);
}

static void
given_up_cb (const char *answer, gpointer data)
{
  leave (data);
}

static void
apply_cb (PndCorrector *self)
{
  pnd_corrector_apply (self);
}

static void
give_up_cb (PndCorrector *self)
{
  pnd_corrector_give_up (self);
}

static gboolean
apply_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pnd_corrector_apply (PND_CORRECTOR (widget));
  return TRUE;
}

static gboolean
give_up_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pnd_corrector_give_up (PND_CORRECTOR (widget));
  return TRUE;
}

static void
project_cb (PndCorrector *self)
{
  if (self->document != NULL
      && pnd_workspace_get_project (self->workspace)
           != pnd_row_get_project (PND_ROW (self->document)))
    leave (self);
}

/* what was typed is not thrown away because somebody looks at another document */
static void
document_cb (PndCorrector *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  const char *unsaved = pnd_corrector_get_unsaved (self);

  if (self->document == NULL || document == NULL || document == self->document)
    return;
  if (unsaved == NULL)
    leave (self);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("“%s” is still being corrected. Apply that or discard it first."),
                       unsaved);
}

static void
pnd_corrector_dispose (GObject *object)
{
  PndCorrector *self = PND_CORRECTOR (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_corrector_parent_class)->dispose (object);
}

static void
pnd_corrector_class_init (PndCorrectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_corrector_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "corrector");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_button (const char *label, const char *tip, const char *style, GCallback callback,
             PndCorrector *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tip);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_bar (PndCorrector *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_label_new (_("Codings and notes go along with what you change."));

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), hint);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (bar, "corrector-bar");
  gtk_box_append (GTK_BOX (bar), words);
  gtk_box_append (GTK_BOX (bar), make_button (_("_Discard"), _("Leave the text as it was (Escape)"),
                                              NULL, G_CALLBACK (give_up_cb), self));
  gtk_box_append (GTK_BOX (bar), make_button (_("_Apply"), _("Apply the corrections (Ctrl+Enter)"),
                                              "suggested-action", G_CALLBACK (apply_cb), self));
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  return bar;
}

/* before the text view, which takes Return with whatever is held */
static void
add_keys (PndCorrector *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } all[] = { { "<Control>Return|<Control>KP_Enter", apply_key_cb }, { "Escape", give_up_key_cb } };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (all[i].trigger),
                        gtk_callback_action_new (all[i].func, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
pnd_corrector_init (PndCorrector *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  /* not by CSS padding, which the text view of GTK 4.8 lays out wrongly */
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), SIDE_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), SIDE_MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), END_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), END_MARGIN);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self->view), LINE_GAP);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), PARAGRAPH_GAP);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  add_keys (self);
}

/**
 * pnd_corrector_new:
 * @workspace: the workspace
 *
 * Returns: a corrector that is not open.
 */
GtkWidget *
pnd_corrector_new (PndWorkspace *workspace)
{
  PndCorrector *self = g_object_new (PND_TYPE_CORRECTOR, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_corrector_open:
 * @self: a corrector
 * @position: where the caret goes, in code points
 *
 * Shows the text of the document at hand, to be corrected. One that is open stays as it is.
 */
void
pnd_corrector_open (PndCorrector *self, int position)
{
  PndDocument *document;
  PndDocumentText *text;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  g_autofree char *title = NULL;
  const char *utf8;
  gsize n_bytes;

  g_return_if_fail (PND_IS_CORRECTOR (self));

  document = pnd_workspace_get_document (self->workspace);
  text = pnd_workspace_get_text (self->workspace);
  if (self->document != NULL || document == NULL || text == NULL)
    return;
  self->document = g_object_ref (document);
  self->hash = g_strdup (pnd_document_get_text_hash (document));
  title = g_strdup_printf (_("Correcting “%s”"), pnd_document_get_name (document));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  buffer = get_buffer (self);
  utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, utf8, (int) n_bytes);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, position);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_set_modified (buffer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  pnd_corrector_focus (self);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0,
                                TRUE, 0, 0.3);
}

/**
 * pnd_corrector_is_open:
 * @self: a corrector
 *
 * Returns: whether a text is being corrected.
 */
gboolean
pnd_corrector_is_open (PndCorrector *self)
{
  g_return_val_if_fail (PND_IS_CORRECTOR (self), FALSE);

  return self->document != NULL;
}

/**
 * pnd_corrector_get_unsaved:
 * @self: a corrector
 *
 * Returns: (nullable): the name of the document whose corrections would be lost now; %NULL where
 *   nothing was typed
 */
const char *
pnd_corrector_get_unsaved (PndCorrector *self)
{
  g_return_val_if_fail (PND_IS_CORRECTOR (self), NULL);

  if (self->document == NULL || !gtk_text_buffer_get_modified (get_buffer (self)))
    return NULL;
  return pnd_document_get_name (self->document);
}

/**
 * pnd_corrector_focus:
 * @self: a corrector that is open
 */
void
pnd_corrector_focus (PndCorrector *self)
{
  g_return_if_fail (PND_IS_CORRECTOR (self));

  gtk_widget_grab_focus (self->view);
}

/**
 * pnd_corrector_give_up:
 * @self: a corrector
 *
 * Leaves the text as it was; asks first where something was typed.
 */
void
pnd_corrector_give_up (PndCorrector *self)
{
  PndPrompt prompt = {
    .title = _("Discard the Corrections?"),
    .body = _("What you typed since you began to correct this text is lost."),
    .accept = _("_Discard"),
    .destructive = TRUE,
  };

  g_return_if_fail (PND_IS_CORRECTOR (self));

  if (self->document == NULL)
    return;
  if (pnd_corrector_get_unsaved (self) != NULL)
    pnd_prompt_show (GTK_WIDGET (self), &prompt, given_up_cb, self, NULL);
  else
    leave (self);
}

/**
 * pnd_corrector_apply:
 * @self: a corrector
 *
 * Makes what was typed the document's text, in one edit, and closes. A text that another edit or an
 * undo changed meanwhile is not overwritten.
 */
void
pnd_corrector_apply (PndCorrector *self)
{
  g_autoptr (PndDocumentText) text = NULL;
  PndCorrection correction;
  GError *error = NULL;

  g_return_if_fail (PND_IS_CORRECTOR (self));

  if (self->document == NULL)
    return;
  if (g_strcmp0 (self->hash, pnd_document_get_text_hash (self->document)) != 0)
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_ERROR,
                         _("The text of “%s” changed while you were correcting it. Copy what you "
                           "typed, discard, and begin again."),
                         pnd_document_get_name (self->document));
      return;
    }
  text = take_text (self);
  if (!pnd_document_correct (self->document, text, &correction, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  leave (self);
  tell (self, &correction);
}
