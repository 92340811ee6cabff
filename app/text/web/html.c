/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/html.h"

#include <stdlib.h>
#include <string.h>

#include "app/text/office/list-label.h"
#include "app/text/web/charset.h"
#include "app/text/web/html-walk.h"
#include "app/text/web/main-part.h"

typedef struct
{
  gboolean is_ordered;
  int next;
  char format[2];
} List;

/*
 * Open:
 * @has_brackets: it calls a note that is not found
 * @called: the number of a note whose mark comes after it, or 0
 * @lists: (nullable): of a note: those around it
 *
 * An element that is written and has not ended.
 */
typedef struct
{
  gboolean has_brackets;
  int called;
  GArray *lists;
} Open;

/*
 * Writer:
 * @page: which of those of @notes
 * @part: (nullable): which part of the page is written; %NULL for all
 * @n_elements: begun so far
 * @n_left_out: how many of those that are open are left out
 * @open: (element-type Open): the others that are open
 */
typedef struct
{
  PndFlow *flow;
  PndNotes *notes;
  guint page;
  PndMainPart *part;
  int n_elements;
  int n_left_out;
  GArray *open;
  GString *title;
  int n_in_title; /* the first title's pieces are it */
  GArray *lists; /* of List, the innermost last */
  int bold, italic, underline; /* how many elements say so */
  int preformatted;
  char *label; /* of the item whose text has not come yet */
} Writer;

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure",
    "figcaption", "dl", "dt", "dd", "table", "caption", "tbody", "thead", "tfoot", "body", "hr",
    "fieldset", "details", "summary", "center", "pre", "nav", "form", "title", NULL,
  };

  return is_one_of (name, names);
}

static int *
emphasis_of (Writer *writer, const char *name)
{
  static const char *const bold[] = { "b", "strong", "th", NULL };
  static const char *const italic[] = { "i", "em", "cite", "dfn", "var", NULL };
  static const char *const underline[] = { "u", "ins", NULL };

  if (is_one_of (name, bold))
    return &writer->bold;
  if (is_one_of (name, italic))
    return &writer->italic;
  if (is_one_of (name, underline))
    return &writer->underline;
  return NULL;
}

static void
change_emphasis (Writer *writer, const char *name, int by)
{
  int *which = emphasis_of (writer, name);

  if (which == NULL)
    return;
  *which += by;
  pnd_flow_set_emphasis (writer->flow, writer->bold > 0, writer->italic > 0,
                         writer->underline > 0);
}

static void
begin_paragraph (Writer *writer, int heading)
{
  pnd_flow_begin_paragraph (writer->flow, heading, writer->lists->len, writer->label);
  g_clear_pointer (&writer->label, g_free);
}

static void
begin_list (Writer *writer, const char *name, const char *const *attributes)
{
  const char *start = pnd_html_get_attribute (attributes, "start");
  const char *type = pnd_html_get_attribute (attributes, "type");
  List list = { strcmp (name, "ol") == 0, 1, "1" };

  if (start != NULL)
    list.next = CLAMP (atoi (start), -1000000, 1000000);
  if (type != NULL && strlen (type) == 1 && strchr ("aAiI", *type) != NULL)
    list.format[0] = *type;
  begin_paragraph (writer, 0);
  g_array_append_val (writer->lists, list);
}

static void
begin_item (Writer *writer, const char *const *attributes)
{
  const char *value = pnd_html_get_attribute (attributes, "value");
  List *list = writer->lists->len > 0
                 ? &g_array_index (writer->lists, List, writer->lists->len - 1) : NULL;

  g_clear_pointer (&writer->label, g_free);
  if (list != NULL && list->is_ordered)
    {
      g_autofree char *number = NULL;

      if (value != NULL)
        list->next = CLAMP (atoi (value), -1000000, 1000000);
      number = pnd_list_label_format (list->format, list->next++);
      writer->label = g_strconcat (number, ".", NULL);
    }
  else
    writer->label = g_strdup ("•");
  pnd_flow_begin_paragraph (writer->flow, 0, writer->lists->len, writer->label);
}

/* the number that calls a note would read as part of the word before it */
static gboolean
calls_note (const char *name, const char *const *attributes)
{
  const char *role = pnd_html_get_attribute (attributes, "role");
  const char *type = pnd_html_get_attribute (attributes, "epub:type");

  return strcmp (name, "a") == 0
         && (g_strcmp0 (role, "doc-noteref") == 0 || g_strcmp0 (type, "noteref") == 0);
}

static int
get_note_number (Writer *writer, guint note)
{
  int *number = pnd_notes_get_number (writer->notes, note);

  if (*number == 0)
    *number = pnd_flow_number_note (writer->flow);
  return *number;
}

/* lists around it are not its own */
static void
begin_note (Writer *writer, guint note)
{
  Open open = { .lists = writer->lists };

  pnd_flow_begin_note (writer->flow, get_note_number (writer, note));
  writer->lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_clear_pointer (&writer->label, g_free);
  g_array_append_val (writer->open, open);
}

static void
end_note (Writer *writer, GArray *lists)
{
  pnd_flow_end_note (writer->flow);
  g_array_unref (writer->lists);
  writer->lists = lists;
  g_clear_pointer (&writer->label, g_free);
}

static void
begin_element (Writer *writer, const char *name, const char *const *attributes, int called)
{
  Open open = { calls_note (name, attributes) && called == 0, called, NULL };
  const char *address;

  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    begin_paragraph (writer, name[1] - '0');
  else if (strcmp (name, "ul") == 0 || strcmp (name, "ol") == 0)
    begin_list (writer, name, attributes);
  else if (strcmp (name, "li") == 0)
    begin_item (writer, attributes);
  else if (strcmp (name, "blockquote") == 0)
    pnd_flow_begin_quotation (writer->flow);
  else if (strcmp (name, "tr") == 0)
    pnd_flow_begin_row (writer->flow);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    pnd_flow_begin_cell (writer->flow);
  else if (strcmp (name, "br") == 0)
    pnd_flow_break_line (writer->flow);
  else if (strcmp (name, "a") == 0)
    {
      address = pnd_html_get_attribute (attributes, "href");
      pnd_flow_begin_link (writer->flow, address != NULL && *address != '#' ? address : "");
    }
  else if (is_block (name))
    begin_paragraph (writer, 0);
  g_array_append_val (writer->open, open);
  if (open.has_brackets)
    pnd_flow_add_text (writer->flow, "[");
  writer->preformatted += strcmp (name, "pre") == 0;
  change_emphasis (writer, name, 1);
}

static void
end_element (Writer *writer, const char *name)
{
  Open open = g_array_index (writer->open, Open, writer->open->len - 1);

  g_array_set_size (writer->open, writer->open->len - 1);
  if (open.lists != NULL)
    {
      end_note (writer, open.lists);
      return;
    }
  change_emphasis (writer, name, -1);
  writer->preformatted -= strcmp (name, "pre") == 0;
  if (open.has_brackets)
    pnd_flow_add_text (writer->flow, "]");
  if (strcmp (name, "ul") == 0 || strcmp (name, "ol") == 0)
    {
      pnd_flow_end_paragraph (writer->flow);
      g_array_set_size (writer->lists, MAX (writer->lists->len, 1) - 1);
    }
  else if (strcmp (name, "blockquote") == 0)
    pnd_flow_end_quotation (writer->flow);
  else if (strcmp (name, "tr") == 0)
    pnd_flow_end_row (writer->flow);
  else if (strcmp (name, "a") == 0)
    {
      pnd_flow_end_link (writer->flow);
      if (open.called > 0)
        pnd_flow_put_mark (writer->flow, open.called);
    }
  else if (strcmp (name, "li") == 0 || name[0] == 'h' || is_block (name))
    {
      if (strcmp (name, "html") != 0)
        pnd_flow_end_paragraph (writer->flow);
    }
}

/* a paragraph right in an item begins with the item's number */
static void
put_text (Writer *writer, const char *utf8)
{
  if (utf8[strspn (utf8, " \t\r\n\f")] != '\0')
    g_clear_pointer (&writer->label, g_free);
  if (writer->preformatted > 0)
    pnd_flow_add_text (writer->flow, utf8);
  else
    pnd_flow_add_collapsed (writer->flow, utf8);
}

/* a note's mark stands for a short call, and nothing for the way back from it */
static void
begin_any (Writer *writer, int number, const char *name, const char *const *attributes)
{
  guint note = 0;
  PndNotePlace place = pnd_notes_find (writer->notes, writer->page, (guint) number, &note);

  if (place == PND_NOTE_BODY)
    begin_note (writer, note);
  else if (place == PND_NOTE_LONG_CALL)
    begin_element (writer, name, attributes, get_note_number (writer, note));
  else if (place == PND_NOTE_NONE)
    begin_element (writer, name, attributes, 0);
  else
    writer->n_left_out++;
  if (place == PND_NOTE_CALL)
    pnd_flow_put_mark (writer->flow, get_note_number (writer, note));
}

static void
start_cb (gpointer data, const char *name, const char *const *attributes)
{
  Writer *writer = data;
  int number = writer->n_elements++;

  if (strcmp (name, "title") == 0 && writer->title->len == 0)
    writer->n_in_title = 1;
  if (writer->n_left_out > 0 || pnd_main_part_is_no_text (name, attributes)
      || (writer->part != NULL && pnd_main_part_leaves_out (writer->part, number)))
    writer->n_left_out++;
  else
    begin_any (writer, number, name, attributes);
}

static void
end_cb (gpointer data, const char *name)
{
  Writer *writer = data;

  writer->n_in_title = 0;
  if (writer->n_left_out > 0)
    writer->n_left_out--;
  else
    end_element (writer, name);
}

static void
text_cb (gpointer data, const char *utf8)
{
  Writer *writer = data;

  if (writer->n_in_title > 0)
    g_string_append (writer->title, utf8);
  if (writer->n_left_out == 0)
    put_text (writer, utf8);
}

/* (nullable): white space in it as one space */
static char *
take_title (const char *utf8)
{
  g_auto (GStrv) words = g_strsplit_set (utf8, " \r\n\t", -1);
  int n = 0;

  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  return n > 0 ? g_strjoinv (" ", words) : NULL;
}

/* of a page whose notes are known */
static gboolean
write_page (PndFlow *flow, PndNotes *notes, guint page, const char *name, const char *utf8,
            gboolean whole, char **title, GError **error)
{
  static const PndHtmlEvents events = { start_cb, end_cb, text_cb };
  g_autoptr (PndMainPart) part = NULL;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr (GString) own_title = g_string_new (NULL);
  Writer writer = { .flow = flow, .notes = notes, .page = page, .open = open, .title = own_title };
  gboolean done;

  if (!whole)
    {
      part = pnd_main_part_find (name, utf8, notes, error);
      if (part == NULL)
        return FALSE;
    }
  writer.part = part;
  writer.lists = g_array_new (FALSE, FALSE, sizeof (List));
  done = pnd_html_walk (name, utf8, &events, &writer, error);
  for (guint i = open->len; i-- > 0;)
    if (g_array_index (open, Open, i).lists != NULL)
      end_note (&writer, g_array_index (open, Open, i).lists);
  pnd_flow_end_paragraph (flow);
  if (done && title != NULL)
    *title = take_title (own_title->str);
  g_array_unref (writer.lists);
  g_free (writer.label);
  return done;
}

/**
 * pnd_html_scan:
 * @notes: get those of the page
 * @path: of the page in its book
 * @name: the file's name, for messages
 * @bytes: a page
 * @error: return location for a #PndImportError
 *
 * Returns: whether it was read
 */
gboolean
pnd_html_scan (PndNotes *notes, const char *path, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *used = NULL;
  g_autofree char *utf8 = pnd_charset_decode (name, bytes, NULL, &used, error);

  /* one that cannot be read counts too: the others keep their places */
  return pnd_notes_scan (notes, path, name, utf8 != NULL ? utf8 : "", utf8 != NULL ? error : NULL)
         && utf8 != NULL;
}

/**
 * pnd_html_put:
 * @flow: where the text goes
 * @notes: of all pages, judged
 * @page: from 0, in the order they were scanned
 * @name: the file's name, for messages
 * @bytes: a page
 * @error: return location for a #PndImportError
 *
 * Returns: whether it was read
 */
gboolean
pnd_html_put (PndFlow *flow, PndNotes *notes, guint page, const char *name, GBytes *bytes,
              GError **error)
{
  g_autofree char *used = NULL;
  g_autofree char *utf8 = pnd_charset_decode (name, bytes, NULL, &used, error);

  return utf8 != NULL && write_page (flow, notes, page, name, utf8, TRUE, NULL, error);
}

/**
 * pnd_html_read:
 * @name: the document's name
 * @bytes: a page
 * @charset: (nullable): what a header or a person said it is
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_html_read (const char *name, GBytes *bytes, const char *charset, GError **error)
{
  g_autoptr (PndFlow) flow = pnd_flow_new ();
  g_autoptr (PndNotes) notes = pnd_notes_new ();
  g_autofree char *title = NULL, *used = NULL;
  g_autofree char *utf8 = pnd_charset_decode (name, bytes, charset, &used, error);
  PndImported *imported;

  if (utf8 == NULL || !pnd_notes_scan (notes, NULL, name, utf8, error))
    return NULL;
  pnd_notes_judge (notes);
  if (!write_page (flow, notes, 0, name, utf8, FALSE, &title, error))
    return NULL;
  imported = pnd_flow_finish (flow, name, bytes, error);
  if (imported != NULL)
    {
      imported->title = g_steal_pointer (&title);
      imported->encoding = g_steal_pointer (&used);
    }
  return imported;
}
