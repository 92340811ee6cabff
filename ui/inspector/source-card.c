/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/source-card.h"

#include <glib/gi18n.h>

#include "app/analysis/citation.h"
#include "app/model/sources/translation.h"

struct _PndSourceCard
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *place;
  GtkWidget *translation;
  GtkWidget *translator;
};

G_DEFINE_FINAL_TYPE (PndSourceCard, pnd_source_card, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "I-02 · p. 4 · lines 12–15" */
static char *
describe_place (PndSourceCard *self)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  PndSpan span = pnd_workspace_get_span (self->workspace);
  PndSpeakers *speakers = pnd_workspace_get_speakers (self->workspace);
  const PndSpeaker *speaker = speakers != NULL ? pnd_speakers_get_in (speakers, span) : NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *cited = NULL;
  PndCitation place;

  place = pnd_citation_find (text, pnd_workspace_get_structure (self->workspace),
                             pnd_workspace_get_line_width (self->workspace), span);
  if (speaker != NULL && (speaker->is_sure || speaker->interviewer))
    g_string_append (said, speaker->code != NULL ? speaker->code : speaker->label);
  if (speaker != NULL && speaker->interviewer)
    g_string_append_printf (said, " (%s)", _("interviewer"));
  cited = pnd_citation_format ("", &place);
  /* what follows a name in a citation begins with a comma */
  g_string_append (said, said->len > 0 || !g_str_has_prefix (cited, ", ") ? cited : cited + 2);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
show_translation (PndSourceCard *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  g_autoptr (PndTranslation) row = NULL;
  g_autofree char *by = NULL;
  gint64 id = 0;

  if (document != NULL)
    id = pnd_translation_find (project, pnd_row_get_id (PND_ROW (document)),
                               pnd_workspace_get_span (self->workspace));
  if (id != 0)
    row = pnd_row_get (project, PND_TYPE_TRANSLATION, id, NULL);
  gtk_widget_set_visible (self->translation, row != NULL);
  gtk_widget_set_visible (self->translator, row != NULL);
  if (row == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->translation), pnd_translation_get_text (row));
  if (*pnd_translation_get_translator (row) != '\0')
    /* Translators: the language of a translation, who made it */
    by = g_strdup_printf (_("Translation (%s) by %s"), pnd_translation_get_language (row),
                          pnd_translation_get_translator (row));
  else
    by = g_strdup_printf (_("Translation (%s)"), pnd_translation_get_language (row));
  gtk_label_set_text (GTK_LABEL (self->translator), by);
}

static void
pnd_source_card_dispose (GObject *object)
{
  PndSourceCard *self = PND_SOURCE_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_source_card_parent_class)->dispose (object);
}

static void
pnd_source_card_class_init (PndSourceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_source_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "sourcecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pnd_source_card_init (PndSourceCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->place = new_label ("row-detail");
  self->translation = new_label ("body");
  self->translator = new_label ("row-detail");
  gtk_label_set_selectable (GTK_LABEL (self->translation), TRUE);
  gtk_widget_set_focusable (self->translation, FALSE);
  gtk_widget_set_parent (self->place, GTK_WIDGET (self));
  gtk_widget_set_parent (self->translation, GTK_WIDGET (self));
  gtk_widget_set_parent (self->translator, GTK_WIDGET (self));
}

/**
 * pnd_source_card_new:
 * @workspace: the workspace
 *
 * Returns: the card
 */
GtkWidget *
pnd_source_card_new (PndWorkspace *workspace)
{
  PndSourceCard *self = g_object_new (PND_TYPE_SOURCE_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_source_card_update:
 * @self: the card
 *
 * Shows what is at the caret, or selected, now.
 */
void
pnd_source_card_update (PndSourceCard *self)
{
  gboolean open;
  g_autofree char *place = NULL;

  g_return_if_fail (PND_IS_SOURCE_CARD (self));

  open = pnd_workspace_get_text (self->workspace) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), open);
  if (!open)
    return;
  place = describe_place (self);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  show_translation (self);
}
