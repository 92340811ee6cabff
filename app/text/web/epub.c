/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/epub.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/web/html.h"
#include "app/text/xml-walk.h"

typedef struct
{
  GHashTable *items; /* id to the path of a page */
  GPtrArray *spine;  /* of ids */
  char *title;
} Book;

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->items, g_hash_table_unref);
  g_clear_pointer (&book->spine, g_ptr_array_unref);
  g_clear_pointer (&book->title, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/* where the book's own description is */
static char *
find_description (PndPackage *package, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (package, "META-INF/container.xml", error);

  while (walk != NULL)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        if (g_str_equal (pnd_xml_walk_get_name (walk), "rootfile")
            && pnd_xml_walk_get_attribute (walk, "full-path") != NULL)
          return g_strdup (pnd_xml_walk_get_attribute (walk, "full-path"));
        break;
      case PND_XML_DONE:
        g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                     _("“%s” is damaged: it does not say where its pages are."),
                     pnd_package_get_name (package));
        return NULL;
      case PND_XML_FAILED:
        return NULL;
      default:
        break;
      }
  return NULL;
}

static char *
resolve (const char *description, const char *address)
{
  g_autofree char *folder = g_path_get_dirname (description);
  g_autofree char *unescaped = g_uri_unescape_string (address, NULL);
  g_autofree char *path = g_strdup_printf ("/%s/%s", folder,
                                           unescaped != NULL ? unescaped : address);
  g_autofree char *plain = g_canonicalize_filename (path, "/");

  return g_strdup (plain + 1);
}

static void
take_item (Book *book, PndXmlWalk *walk, const char *description)
{
  const char *id = pnd_xml_walk_get_attribute (walk, "id");
  const char *address = pnd_xml_walk_get_attribute (walk, "href");
  const char *type = pnd_xml_walk_get_attribute (walk, "media-type");

  if (id != NULL && address != NULL && type != NULL && strstr (type, "html") != NULL)
    g_hash_table_replace (book->items, g_strdup (id), resolve (description, address));
}

static gboolean
read_description (PndPackage *package, const char *description, Book *book, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (package, description, error);
  gboolean in_title = FALSE;

  if (walk == NULL)
    return FALSE;
  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        in_title = g_str_equal (pnd_xml_walk_get_name (walk), "title");
        if (g_str_equal (pnd_xml_walk_get_name (walk), "item"))
          take_item (book, walk, description);
        else if (g_str_equal (pnd_xml_walk_get_name (walk), "itemref")
                 && pnd_xml_walk_get_attribute (walk, "idref") != NULL)
          g_ptr_array_add (book->spine, g_strdup (pnd_xml_walk_get_attribute (walk, "idref")));
        break;
      case PND_XML_TEXT:
        if (in_title && book->title == NULL)
          book->title = g_strdup (pnd_xml_walk_get_text (walk));
        break;
      case PND_XML_END:
        in_title = FALSE;
        break;
      case PND_XML_DONE:
        return TRUE;
      default:
        return FALSE;
      }
}

/* of a page; one without text, such as a cover, is no fault. @page: -1 for its notes only */
static gboolean
read_page (PndPackage *package, PndFlow *flow, PndNotes *notes, int page, const char *path,
           GError **error)
{
  const char *name = pnd_package_get_name (package);
  g_autoptr (GBytes) bytes = pnd_package_read (package, path, error);
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return FALSE;
  if ((page < 0 ? pnd_html_scan (notes, path, name, bytes, &local)
                : pnd_html_put (flow, notes, (guint) page, name, bytes, &local))
      || g_error_matches (local, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* a spine that names a page twice is no way to make much of little */
static GPtrArray *
list_pages (Book *book)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *pages = g_ptr_array_new ();

  for (guint i = 0; i < book->spine->len; i++)
    {
      char *page = g_hash_table_lookup (book->items, g_ptr_array_index (book->spine, i));

      if (page != NULL && g_hash_table_add (seen, page))
        g_ptr_array_add (pages, page);
    }
  return pages;
}

/* twice: a note may stand anywhere in the book */
static gboolean
read_pages (PndPackage *package, PndFlow *flow, GPtrArray *pages, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (PndNotes) notes = pnd_notes_new ();

  for (guint i = 0; i < 2 * pages->len; i++)
    {
      int page = i < pages->len ? -1 : (int) (i - pages->len);

      if (i == pages->len)
        pnd_notes_judge (notes);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_page (package, flow, notes, page,
                         g_ptr_array_index (pages, i % pages->len), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_epub_read:
 * @name: the document's name
 * @bytes: the file
 * @package: it, opened
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_epub_read (const char *name, GBytes *bytes, PndPackage *package, GCancellable *cancellable,
               GError **error)
{
  g_auto (Book) book = { 0 };
  g_autoptr (PndFlow) flow = pnd_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *description = find_description (package, error);
  PndImported *imported;

  if (description == NULL)
    return NULL;
  book.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book.spine = g_ptr_array_new_with_free_func (g_free);
  if (!read_description (package, description, &book, error))
    return NULL;
  pages = list_pages (&book);
  if (!read_pages (package, flow, pages, cancellable, error))
    return NULL;
  imported = pnd_flow_finish (flow, name, bytes, error);
  if (imported != NULL)
    imported->title = g_steal_pointer (&book.title);
  return imported;
}
