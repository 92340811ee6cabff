/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/main-part.h"

#include <string.h>

#include "app/text/web/html-walk.h"

#define MIN_LINKS 4

/**
 * Open:
 * @number: of the element in the page
 * @n_letters: in it so far
 * @n_linked: of them in links
 * @n_links: in it, itself included
 *
 * An element that has not ended.
 */
typedef struct
{
  int number;
  gboolean is_block;
  gboolean is_around;
  gboolean is_link;
  gboolean holds_header; /* one in it is its own, not the page's */
  gboolean holds_note;
  int n_letters;
  int n_linked;
  int n_links;
} Open;

/**
 * Part:
 * @first: number of an element that is around the text
 * @end: one past the last one in it
 * @n_letters: in it
 */
typedef struct
{
  int first;
  int end;
  int n_letters;
} Part;

/*
 * _PndMainPart:
 * @next: the first of @parts that may hold the next element
 * @parts: (element-type Part): in order, none in another
 * @open: (element-type Open): while it is found, the innermost last
 * @n_no_text: how many of the elements that are open hold no text, whatever is in them
 */
struct _PndMainPart
{
  const PndNotes *notes; /* while it is found */
  GArray *parts;
  guint next;

  GArray *open;
  int n_elements;
  int n_no_text;
  int n_in_links;
  int n_letters;
};

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* around the text, by its mark */
static gboolean
is_around (const char *name, const char *const *attributes, const Open *parent)
{
  static const char *const names[] = { "nav", "header", "footer", "aside", "form", "menu", NULL };
  static const char *const roles[] = { "navigation", "banner", "contentinfo", "complementary",
                                       "search", "menu", "menubar", "toolbar", NULL };
  const char *role = pnd_html_get_attribute (attributes, "role");

  /* a head within the article is its own */
  if (strcmp (name, "header") == 0 && parent != NULL && parent->holds_header)
    return FALSE;
  return is_one_of (name, names) || (role != NULL && is_one_of (role, roles));
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = { "div", "ul", "ol", "table", "section", "td", "p", NULL };

  return is_one_of (name, names);
}

static int
count_letters (const char *utf8)
{
  int n = 0;

  for (; *utf8 != '\0'; utf8++)
    n += !g_ascii_isspace (*utf8) && (*utf8 & 0xc0) != 0x80;
  return n;
}

static Open *
get_open (PndMainPart *self, guint i)
{
  return &g_array_index (self->open, Open, i);
}

static void
start_cb (gpointer data, const char *name, const char *const *attributes)
{
  PndMainPart *self = data;
  guint note;
  const Open *parent = self->open->len > 0 ? get_open (self, self->open->len - 1) : NULL;
  Open element = { .number = self->n_elements++ };

  if (self->n_no_text > 0 || pnd_main_part_is_no_text (name, attributes))
    {
      self->n_no_text++;
      return;
    }
  element.is_block = is_block (name);
  element.is_around = is_around (name, attributes, parent);
  element.is_link = strcmp (name, "a") == 0;
  element.holds_header = strcmp (name, "article") == 0 || strcmp (name, "main") == 0;
  self->n_in_links += element.is_link;
  g_array_append_val (self->open, element);
  if (pnd_notes_find (self->notes, 0, element.number, &note) == PND_NOTE_BODY)
    for (guint i = 0; i < self->open->len; i++)
      get_open (self, i)->holds_note = TRUE;
  for (guint i = 0; element.is_link && i < self->open->len; i++)
    get_open (self, i)->n_links++;
}

static gboolean
is_menu (const Open *element)
{
  return element->is_block && element->n_links >= MIN_LINKS
         && element->n_linked * 2 > element->n_letters;
}

/* parts within it are part of it now */
static void
add_part (PndMainPart *self, const Open *element)
{
  Part part = { element->number, self->n_elements, element->n_letters };

  while (self->parts->len > 0
         && g_array_index (self->parts, Part, self->parts->len - 1).first > part.first)
    g_array_set_size (self->parts, self->parts->len - 1);
  g_array_append_val (self->parts, part);
}

static void
end_cb (gpointer data, const char *name)
{
  PndMainPart *self = data;
  Open element;

  if (self->n_no_text > 0)
    {
      self->n_no_text--;
      return;
    }
  element = *get_open (self, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  self->n_in_links -= element.is_link;
  if (!element.holds_note && (element.is_around || is_menu (&element)))
    add_part (self, &element);
}

/* the cap on nesting bounds the work */
static void
text_cb (gpointer data, const char *utf8)
{
  PndMainPart *self = data;
  int n = self->n_no_text == 0 ? count_letters (utf8) : 0;

  self->n_letters += n;
  for (guint i = 0; n > 0 && i < self->open->len; i++)
    {
      get_open (self, i)->n_letters += n;
      get_open (self, i)->n_linked += self->n_in_links > 0 ? n : 0;
    }
}

/* a page that is nearly all around is the text after all */
static void
keep_most (PndMainPart *self)
{
  int left = self->n_letters;

  for (guint i = 0; i < self->parts->len; i++)
    left -= g_array_index (self->parts, Part, i).n_letters;
  if (left * 4 < self->n_letters)
    g_array_set_size (self->parts, 0);
}

/**
 * pnd_main_part_is_no_text:
 * @name: of an element
 * @attributes: its own
 *
 * Returns: whether nothing in it is text, on any page
 */
gboolean
pnd_main_part_is_no_text (const char *name, const char *const *attributes)
{
  static const char *const names[] = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "button", "input", "textarea", "dialog", "rt", "rp",
    NULL,
  };

  /* readers of books show a note that is hidden when it is called */
  if (pnd_html_get_attribute (attributes, "hidden") != NULL && !pnd_notes_is_marked (attributes))
    return TRUE;
  return is_one_of (name, names)
         || g_strcmp0 (pnd_html_get_attribute (attributes, "aria-hidden"), "true") == 0;
}

/**
 * pnd_main_part_find:
 * @name: the file's name, for messages
 * @utf8: a page
 * @notes: its notes
 * @error: return location for %PND_IMPORT_ERROR_HOSTILE
 *
 * Returns: (transfer full) (nullable): which part of it is the text
 */
PndMainPart *
pnd_main_part_find (const char *name, const char *utf8, const PndNotes *notes, GError **error)
{
  static const PndHtmlEvents events = { start_cb, end_cb, text_cb };
  g_autoptr (PndMainPart) self = g_new0 (PndMainPart, 1);

  self->notes = notes;
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  if (!pnd_html_walk (name, utf8, &events, self, error))
    return NULL;
  keep_most (self);
  return g_steal_pointer (&self);
}

/**
 * pnd_main_part_free:
 * @self: (nullable): a part
 */
void
pnd_main_part_free (PndMainPart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_array_unref (self->open);
  g_free (self);
}

/**
 * pnd_main_part_leaves_out:
 * @self: a part
 * @number: of an element in the page, from 0, greater than the one asked for before
 *
 * Returns: whether neither it nor what is in it is text
 */
gboolean
pnd_main_part_leaves_out (PndMainPart *self, int number)
{
  while (self->next < self->parts->len
         && g_array_index (self->parts, Part, self->next).end <= number)
    self->next++;
  return self->next < self->parts->len
         && g_array_index (self->parts, Part, self->next).first <= number;
}
