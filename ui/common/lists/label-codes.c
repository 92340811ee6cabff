/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/label-codes.h"

static gboolean
is_of_code (char letter)
{
  return g_ascii_isupper (letter) || g_ascii_isdigit (letter) || letter == '-';
}

static void
keep_together (PangoAttrList *attributes, const char *text, const char *start, const char *end)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) (start - text);
  attribute->end_index = (guint) (end - text);
  pango_attr_list_insert (attributes, attribute);
}

/* capitals and digits with a hyphen between them */
static void
text_cb (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  const char *at = text;

  g_assert (GTK_IS_LABEL (label));

  while (*at != '\0')
    {
      const char *start = at;
      gboolean is_joined = FALSE;

      for (; is_of_code (*at); at++)
        is_joined |= *at == '-' && at > start && is_of_code (at[1]);
      if (is_joined && g_ascii_isupper (*start))
        keep_together (attributes, text, start, at);
      if (at == start)
        at++;
    }
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
