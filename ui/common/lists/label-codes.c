/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/label-codes.h"

#include "app/model/codes/abbreviation.h"

static void
keep_together (PangoAttrList *attributes, const char *text, const char *start, const char *end)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) (start - text);
  attribute->end_index = (guint) (end - text);
  pango_attr_list_insert (attributes, attribute);
}

static void
text_cb (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  const char *start, *end = text;

  g_assert (GTK_IS_LABEL (label));

  while ((start = pnd_abbreviation_find (end, &end)) != NULL)
    keep_together (attributes, text, start, end);
  gtk_label_set_attributes (label, attributes);
}

/**
 * pnd_label_keep_codes:
 * @label: a label without attributes of its own
 *
 * From now on no line of it ends within the abbreviation of a code.
 */
void
pnd_label_keep_codes (GtkWidget *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (text_cb), NULL);
  text_cb (GTK_LABEL (label));
}
