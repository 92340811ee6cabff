/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx.h"

#include <string.h>

#include "app/text/office/docx-body.h"

/* where the parts are, by the end of the type of their relation */
typedef struct
{
  char *document, *styles, *numbering, *footnotes, *endnotes, *comments;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->document);
  g_free (parts->styles);
  g_free (parts->numbering);
  g_free (parts->footnotes);
  g_free (parts->endnotes);
  g_free (parts->comments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* word/document.xml to word/_rels/document.xml.rels; NULL for the package itself */
static char *
relations_of (const char *part)
{
  g_autofree char *folder = NULL, *base = NULL;

  if (part == NULL)
    return g_strdup ("_rels/.rels");
  base = g_path_get_basename (part);
  folder = g_path_get_dirname (part);
  if (g_str_equal (folder, "."))
    return g_strdup_printf ("_rels/%s.rels", base);
  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static char *
resolve (const char *part, const char *target)
{
  g_autofree char *folder = NULL, *path = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  folder = part != NULL ? g_path_get_dirname (part) : g_strdup (".");
  path = g_strdup_printf ("/%s/%s", folder, target);
  g_free (folder);
  folder = g_canonicalize_filename (path, "/");
  return g_strdup (folder + 1);
}

static void
take_relation (PndXmlWalk *walk, const char *part, Parts *parts, GHashTable *links)
{
  const char *type = pnd_xml_walk_get_attribute (walk, "Type");
  const char *target = pnd_xml_walk_get_attribute (walk, "Target");
  const char *id = pnd_xml_walk_get_attribute (walk, "Id");
  const char *mode = pnd_xml_walk_get_attribute (walk, "TargetMode");
  const struct
  {
    const char *suffix;
    char **place;
  } places[] = {
    { "/officeDocument", &parts->document }, { "/styles", &parts->styles },
    { "/numbering", &parts->numbering },     { "/footnotes", &parts->footnotes },
    { "/endnotes", &parts->endnotes },       { "/comments", &parts->comments },
  };

  if (type == NULL || target == NULL)
    return;
  if (g_str_has_suffix (type, "/hyperlink") && links != NULL && id != NULL)
    g_hash_table_replace (links, g_strdup (id), g_strdup (target));
  if (g_strcmp0 (mode, "External") == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_suffix (type, places[i].suffix) && *places[i].place == NULL)
      *places[i].place = resolve (part, target);
}

static gboolean
read_relations (PndPackage *package, const char *part, Parts *parts, GHashTable *links,
                GError **error)
{
  g_autofree char *member = relations_of (part);
  g_autoptr (PndXmlWalk) walk = NULL;

  if (!pnd_package_has (package, member))
    return TRUE;
  walk = pnd_xml_walk_new (package, member, error);
  if (walk == NULL)
    return FALSE;
  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        if (g_str_equal (pnd_xml_walk_get_name (walk), "Relationship"))
          take_relation (walk, part, parts, links);
        break;
      case PND_XML_DONE:
        return TRUE;
      case PND_XML_FAILED:
        return FALSE;
      default:
        break;
      }
}

/* a part that is not there is no error: few documents have all of them */
static gboolean
open_part (PndPackage *package, const char *part, PndXmlWalk **walk, GError **error)
{
  *walk = NULL;
  if (part == NULL || !pnd_package_has (package, part))
    return TRUE;
  *walk = pnd_xml_walk_new (package, part, error);
  return *walk != NULL;
}

static gboolean
read_looks (PndPackage *package, const Parts *parts, PndDocxStyles *styles,
            PndDocxNumbering *numbering, GError **error)
{
  g_autoptr (PndXmlWalk) of_styles = NULL;
  g_autoptr (PndXmlWalk) of_numbering = NULL;

  if (!open_part (package, parts->styles, &of_styles, error)
      || (of_styles != NULL && !pnd_docx_styles_read (styles, of_styles, error)))
    return FALSE;
  return open_part (package, parts->numbering, &of_numbering, error)
         && (of_numbering == NULL || pnd_docx_numbering_read (numbering, of_numbering, error));
}

static gboolean
read_notes (PndPackage *package, const char *part, PndDocxBody *body, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) links
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PndXmlWalk) walk = NULL;
  g_auto (Parts) none = { 0 };

  if (!pnd_docx_body_has_notes (body) || !open_part (package, part, &walk, error))
    return !pnd_docx_body_has_notes (body);
  return walk == NULL
         || (read_relations (package, part, &none, links, error)
             && pnd_docx_body_read (body, walk, links, cancellable, error));
}

static gboolean
read_comments (PndPackage *package, const char *part, PndDocxBody *body, GError **error)
{
  g_autoptr (PndXmlWalk) walk = NULL;

  return open_part (package, part, &walk, error)
         && (walk == NULL || pnd_docx_body_read_comments (body, walk, error));
}

static gboolean
read_document (PndPackage *package, const char *part, PndDocxBody *body, GHashTable *links,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (package, part, error);

  return walk != NULL && pnd_docx_body_read (body, walk, links, cancellable, error);
}

/* a fault there is no reason to refuse the text */
static char *
read_title (PndPackage *package)
{
  g_autoptr (PndXmlWalk) walk
    = pnd_package_has (package, "docProps/core.xml")
        ? pnd_xml_walk_new (package, "docProps/core.xml", NULL) : NULL;
  gboolean in_title = FALSE;

  while (walk != NULL)
    switch (pnd_xml_walk_next (walk, NULL))
      {
      case PND_XML_START:
        in_title = g_str_equal (pnd_xml_walk_get_name (walk), "title");
        break;
      case PND_XML_TEXT:
        if (in_title && *pnd_xml_walk_get_text (walk) != '\0')
          return g_strdup (pnd_xml_walk_get_text (walk));
        break;
      case PND_XML_END:
        in_title = FALSE;
        break;
      default:
        return NULL;
      }
  return NULL;
}

/**
 * pnd_docx_read:
 * @name: the document's name
 * @bytes: the file
 * @package: it, opened
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_docx_read (const char *name, GBytes *bytes, PndPackage *package, GCancellable *cancellable,
               GError **error)
{
  g_auto (Parts) parts = { 0 };
  g_autoptr (GHashTable) links
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PndDocxStyles) styles = pnd_docx_styles_new ();
  g_autoptr (PndDocxNumbering) numbering = pnd_docx_numbering_new ();
  g_autoptr (PndFlow) flow = pnd_flow_new ();
  g_autoptr (PndDocxBody) body = pnd_docx_body_new (flow, styles, numbering);
  PndImported *imported;

  if (!read_relations (package, NULL, &parts, NULL, error))
    return NULL;
  if (parts.document == NULL || !pnd_package_has (package, parts.document))
    pnd_xml_keep (&parts.document, "word/document.xml");
  if (!read_relations (package, parts.document, &parts, links, error)
      || !read_looks (package, &parts, styles, numbering, error)
      || !read_comments (package, parts.comments, body, error)
      || !read_document (package, parts.document, body, links, cancellable, error)
      || !read_notes (package, parts.footnotes, body, cancellable, error)
      || !read_notes (package, parts.endnotes, body, cancellable, error))
    return NULL;
  imported = pnd_flow_finish (flow, name, bytes, error);
  if (imported != NULL)
    imported->title = read_title (package);
  return imported;
}
