/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first reading of a page: its blocks, what is named in them, and where its links lead. */

#include <string.h>

#include "app/text/web/html-walk.h"
#include "app/text/web/main-part.h"
#include "app/text/web/notes-private.h"

#define MAX_BLOCKS 500000
#define MAX_LINKS 100000

/*
 * Scan:
 * @open: of the block each open element begins, or %PND_NOTES_NONE
 * @block: the innermost one
 * @link: the one that is open, or %PND_NOTES_NONE
 */
typedef struct
{
  PndNotes *notes;
  const char *path;
  guint n_elements;
  guint n_no_text;
  GArray *open;
  guint block;
  guint link;
} Scan;

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
says (const char *const *attributes, const char *const *roles)
{
  const char *role = pnd_html_get_attribute (attributes, "role");
  const char *type = pnd_html_get_attribute (attributes, "epub:type");

  return (role != NULL && is_one_of (role, roles)) || (type != NULL && is_one_of (type, roles));
}

static gboolean
is_heading (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

/* an address in @path as the table of targets has it; NULL when it leads to no place in a page */
static char *
resolve (const char *path, const char *address)
{
  const char *fragment = address != NULL ? strchr (address, '#') : NULL;
  g_autofree char *decoded = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  g_autofree char *file = NULL, *folder = NULL, *whole = NULL, *plain = NULL;

  if (fragment == NULL || fragment[1] == '\0')
    return NULL;
  if (decoded != NULL)
    fragment = decoded;
  /* a page that was saved may call itself by its old address */
  if (path == NULL)
    return g_strdup (fragment);
  if (*address == '#')
    return g_strconcat (path, fragment, NULL);
  file = g_uri_unescape_segment (address, strchr (address, '#'), NULL);
  folder = g_path_get_dirname (path);
  whole = g_strdup_printf ("/%s/%s", folder, file != NULL ? file : "");
  plain = g_canonicalize_filename (whole, "/");
  return g_strconcat (plain + 1, fragment, NULL);
}

static void
add_target (Scan *scan, const char *id)
{
  PndNotes *self = scan->notes;
  char *key;

  if (id == NULL || *id == '\0' || scan->block == PND_NOTES_NONE)
    return;
  key = g_strconcat (scan->path != NULL ? scan->path : "", "#", id, NULL);
  if (g_hash_table_contains (self->targets, key))
    g_free (key);
  else
    g_hash_table_insert (self->targets, key, GUINT_TO_POINTER (scan->block));
}

static void
add_link (Scan *scan, const char *const *attributes, guint element)
{
  static const char *const roles[] = { "doc-noteref", "noteref", NULL };
  PndNotesLink link = { scan->notes->n_pages, element, scan->block, 0, FALSE, NULL, PND_NOTES_NONE };

  link.to = resolve (scan->path, pnd_html_get_attribute (attributes, "href"));
  if (link.to == NULL || scan->block == PND_NOTES_NONE)
    {
      g_free (link.to);
      return;
    }
  link.is_marked = says (attributes, roles);
  scan->link = scan->notes->links->len;
  g_array_append_val (scan->notes->links, link);
}

static guint
add_block (Scan *scan, const char *name, guint element)
{
  static const char *const no_notes[]
    = { "html", "body", "main", "article", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
        NULL };
  static const char *const around[] = { "div", "li", "aside", "dd", "section", NULL };
  PndNotesBlock block = { .page = scan->notes->n_pages, .element = element, .parent = scan->block };

  block.may_be_note = !is_one_of (name, no_notes) && !is_heading (name);
  block.is_around = is_one_of (name, around);
  block.is_first = scan->block != PND_NOTES_NONE && pnd_notes_get_block (scan->notes, scan->block)->is_empty;
  block.is_empty = TRUE;
  g_array_append_val (scan->notes->blocks, block);
  return scan->notes->blocks->len - 1;
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = {
    "html", "body", "main", "article", "section", "aside", "div", "p", "li", "ul", "ol", "dl",
    "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "blockquote", "header",
    "footer", "nav", "figure", "figcaption", "address", "pre", "details", NULL,
  };

  return is_one_of (name, names) || is_heading (name);
}

/* all around it have a heading too */
static void
mark_heading (PndNotes *self, guint block)
{
  for (; block != PND_NOTES_NONE && !pnd_notes_get_block (self, block)->has_heading;
       block = pnd_notes_get_block (self, block)->parent)
    pnd_notes_get_block (self, block)->has_heading = TRUE;
}

static void
start_cb (gpointer data, const char *name, const char *const *attributes)
{
  Scan *scan = data;
  guint element = scan->n_elements++;
  guint block = PND_NOTES_NONE;

  if (scan->notes->blocks->len >= MAX_BLOCKS || scan->notes->links->len >= MAX_LINKS)
    scan->notes->is_too_much = TRUE;
  if (scan->n_no_text > 0 || pnd_main_part_is_no_text (name, attributes))
    {
      scan->n_no_text++;
      return;
    }
  if (is_block (name) && !scan->notes->is_too_much)
    {
      block = add_block (scan, name, element);
      if (scan->block != PND_NOTES_NONE)
        pnd_notes_get_block (scan->notes, scan->block)->is_empty = FALSE;
      scan->block = block;
      if (is_heading (name))
        mark_heading (scan->notes, block);
    }
  g_array_append_val (scan->open, block);
  add_target (scan, pnd_html_get_attribute (attributes, "id"));
  if (strcmp (name, "a") != 0 || scan->notes->is_too_much)
    return;
  add_target (scan, pnd_html_get_attribute (attributes, "name"));
  add_link (scan, attributes, element);
}

static void
end_cb (gpointer data, const char *name)
{
  Scan *scan = data;
  guint block;

  if (scan->n_no_text > 0)
    {
      scan->n_no_text--;
      return;
    }
  block = g_array_index (scan->open, guint, scan->open->len - 1);
  g_array_set_size (scan->open, scan->open->len - 1);
  if (block != PND_NOTES_NONE)
    scan->block = pnd_notes_get_block (scan->notes, block)->parent;
  if (strcmp (name, "a") == 0)
    scan->link = PND_NOTES_NONE;
}

static void
text_cb (gpointer data, const char *utf8)
{
  Scan *scan = data;
  guint n = 0;

  if (scan->n_no_text > 0 || scan->block == PND_NOTES_NONE)
    return;
  for (; *utf8 != '\0'; utf8++)
    n += !g_ascii_isspace (*utf8) && (*utf8 & 0xc0) != 0x80;
  if (n > 0)
    pnd_notes_get_block (scan->notes, scan->block)->is_empty = FALSE;
  if (scan->link != PND_NOTES_NONE)
    pnd_notes_get_link (scan->notes, scan->link)->n_letters += n;
}

/**
 * pnd_notes_scan:
 * @self: notes
 * @path: (nullable): of the page in its book
 * @name: the file's name, for messages
 * @utf8: the next page
 * @error: return location for %PND_IMPORT_ERROR_HOSTILE
 *
 * Returns: whether it was read
 */
gboolean
pnd_notes_scan (PndNotes *self, const char *path, const char *name, const char *utf8,
                GError **error)
{
  static const PndHtmlEvents events = { start_cb, end_cb, text_cb };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Scan scan = { .notes = self, .path = path, .open = open, .block = PND_NOTES_NONE, .link = PND_NOTES_NONE };
  gboolean done;

  done = pnd_html_walk (name, utf8, &events, &scan, error);
  self->n_pages++;
  return done;
}

/**
 * pnd_notes_is_marked:
 * @attributes: of an element
 *
 * Returns: whether they say that it is a note
 */
gboolean
pnd_notes_is_marked (const char *const *attributes)
{
  static const char *const roles[] = { "doc-footnote", "doc-endnote", "footnote", "endnote",
                                       "rearnote", NULL };

  return says (attributes, roles);
}
