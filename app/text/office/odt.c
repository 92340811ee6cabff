/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/odt.h"

#include <string.h>

#include "app/text/office/odt-body.h"

static gboolean
read_part (PndXmlWalk *walk, PndOdtStyles *styles, PndOdtBody *body, char **title,
           GCancellable *cancellable, GError **error)
{
  gboolean in_title = FALSE;

  if (walk == NULL)
    return FALSE;
  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        in_title = g_str_equal (pnd_xml_walk_get_name (walk), "title");
        if (g_str_equal (pnd_xml_walk_get_name (walk), "body"))
          {
            if (!pnd_odt_body_read (body, walk, cancellable, error))
              return FALSE;
          }
        /* heads and feet of pages */
        else if (g_str_equal (pnd_xml_walk_get_name (walk), "master-styles"))
          {
            if (!pnd_xml_walk_skip (walk, error))
              return FALSE;
          }
        else
          pnd_odt_styles_take (styles, walk);
        break;
      case PND_XML_END:
        in_title = FALSE;
        break;
      case PND_XML_TEXT:
        if (in_title && *title == NULL)
          *title = g_strdup (pnd_xml_walk_get_text (walk));
        break;
      case PND_XML_DONE:
        return TRUE;
      default:
        return FALSE;
      }
}

static gboolean
read_member (PndPackage *package, const char *member, PndOdtStyles *styles, PndOdtBody *body,
             char **title, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (package, member, error);

  return read_part (walk, styles, body, title, cancellable, error);
}

static gboolean
read_package (PndPackage *package, PndOdtStyles *styles, PndOdtBody *body, char **title,
              GCancellable *cancellable, GError **error)
{
  /* no reason to refuse the text */
  if (pnd_package_has (package, "meta.xml"))
    read_member (package, "meta.xml", styles, body, title, cancellable, NULL);
  return (!pnd_package_has (package, "styles.xml")
          || read_member (package, "styles.xml", styles, body, title, cancellable, error))
         && read_member (package, "content.xml", styles, body, title, cancellable, error);
}

/**
 * pnd_odt_read:
 * @name: the document's name
 * @bytes: the file
 * @package: (nullable): it, opened; %NULL for a flat one
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_odt_read (const char *name, GBytes *bytes, PndPackage *package, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (PndOdtStyles) styles = pnd_odt_styles_new ();
  g_autoptr (PndFlow) flow = pnd_flow_new ();
  g_autoptr (PndOdtBody) body = pnd_odt_body_new (flow, styles);
  g_autofree char *title = NULL;
  PndImported *imported;

  if (package != NULL)
    {
      if (!read_package (package, styles, body, &title, cancellable, error))
        return NULL;
    }
  else
    {
      g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new_for_bytes (name, bytes);

      if (!read_part (walk, styles, body, &title, cancellable, error))
        return NULL;
    }
  imported = pnd_flow_finish (flow, name, bytes, error);
  if (imported != NULL)
    imported->title = g_steal_pointer (&title);
  return imported;
}
