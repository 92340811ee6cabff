/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/notes-private.h"

/* how far up from a link back the note may begin that it stands in */
#define MAX_UP 4

typedef struct
{
  PndNotePlace place;
  guint note;
} Found;

static gint64 *
make_key (guint one, guint other)
{
  gint64 key = ((gint64) one << 32) | other;

  return g_memdup2 (&key, sizeof key);
}

/* the two halves of a key rise together from note to note: to fold them makes all keys alike */
static guint
hash_key (gconstpointer key)
{
  return (guint) ((*(const guint64 *) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

static gboolean
contains_key (GHashTable *table, guint one, guint other)
{
  gint64 key = ((gint64) one << 32) | other;

  return g_hash_table_contains (table, &key);
}

/* the block that @link leads to; %PND_NOTES_NONE for none */
static guint
get_target (const PndNotes *self, const PndNotesLink *link)
{
  gpointer block;

  return g_hash_table_lookup_extended (self->targets, link->to, NULL, &block)
           ? GPOINTER_TO_UINT (block) : PND_NOTES_NONE;
}

static gboolean
is_in (const PndNotes *self, guint block, guint around)
{
  for (; block != PND_NOTES_NONE; block = pnd_notes_get_block (self, block)->parent)
    if (block == around)
      return TRUE;
  return FALSE;
}

static gboolean
may_call (const PndNotes *self, const PndNotesLink *link, guint target)
{
  const PndNotesBlock *block = target != PND_NOTES_NONE ? pnd_notes_get_block (self, target) : NULL;

  return block != NULL && block->may_be_note && !block->has_heading
         && (link->is_marked || link->n_letters <= PND_NOTES_SHORT)
         && !is_in (self, link->block, target);
}

/* the pair (@note, a block around the call) that a link back makes whole; FALSE for none */
static gboolean
leads_back (const PndNotes *self, const PndNotesLink *link, guint *note, guint *called)
{
  guint block = link->block;

  *called = get_target (self, link);
  for (int i = 0; *called != PND_NOTES_NONE && block != PND_NOTES_NONE && i < MAX_UP; i++)
    {
      if (contains_key (self->pairs, block, *called))
        {
          *note = block;
          return TRUE;
        }
      block = pnd_notes_get_block (self, block)->parent;
    }
  return FALSE;
}

static void
pair_links (PndNotes *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const PndNotesLink *link = pnd_notes_get_link (self, i);
      guint target = get_target (self, link);

      if (!may_call (self, link, target))
        continue;
      g_hash_table_add (self->pairs, make_key (target, link->block));
      if (pnd_notes_get_block (self, link->block)->parent != PND_NOTES_NONE)
        g_hash_table_add (self->pairs, make_key (target, pnd_notes_get_block (self, link->block)->parent));
    }
}

/* keys of pairs to the place of the last link back */
static GHashTable *
find_links_back (const PndNotes *self)
{
  GHashTable *back = g_hash_table_new_full (hash_key, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      guint note, called;

      if (leads_back (self, pnd_notes_get_link (self, i), &note, &called))
        g_hash_table_replace (back, make_key (note, called), GUINT_TO_POINTER (i));
    }
  return back;
}

/* the call comes before the way back from its note, which would else be a call itself */
static gboolean
is_answered (GHashTable *back, guint target, guint block, guint link)
{
  gint64 key = ((gint64) target << 32) | block;
  gpointer way;

  return g_hash_table_lookup_extended (back, &key, NULL, &way) && GPOINTER_TO_UINT (way) > link;
}

static void
judge_links (PndNotes *self, GHashTable *back)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      PndNotesLink *link = pnd_notes_get_link (self, i);
      guint target = get_target (self, link);

      if (may_call (self, link, target)
          && (link->is_marked || is_answered (back, target, link->block, i)
              || is_answered (back, target, pnd_notes_get_block (self, link->block)->parent, i)))
        link->note = target;
    }
}

/* the block and what is around it, when that is this note alone */
static guint
widen (const PndNotes *self, guint block)
{
  const PndNotesBlock *own = pnd_notes_get_block (self, block);
  const PndNotesBlock *parent = own->parent != PND_NOTES_NONE ? pnd_notes_get_block (self, own->parent) : NULL;

  return parent != NULL && own->is_first && parent->is_around && parent->n_notes == 1
             && !parent->has_heading
           ? own->parent : block;
}

static void
set_found (PndNotes *self, guint page, guint element, PndNotePlace place, guint note)
{
  Found found = { place, note };

  g_hash_table_replace (self->found, make_key (page, element),
                        g_memdup2 (&found, sizeof found));
}

/* blocks to notes from 0, in the order they are called */
static GHashTable *
number_notes (PndNotes *self)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      guint block = pnd_notes_get_link (self, i)->note;

      if (block == PND_NOTES_NONE || g_hash_table_contains (numbers, GUINT_TO_POINTER (block)))
        continue;
      g_hash_table_insert (numbers, GUINT_TO_POINTER (block), GUINT_TO_POINTER (self->numbers->len));
      g_array_set_size (self->numbers, self->numbers->len + 1);
      if (pnd_notes_get_block (self, block)->parent != PND_NOTES_NONE)
        pnd_notes_get_block (self, pnd_notes_get_block (self, block)->parent)->n_notes++;
    }
  return numbers;
}

static void
place_notes (PndNotes *self, GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer block, number;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &block, &number))
    {
      const PndNotesBlock *whole = pnd_notes_get_block (self, widen (self, GPOINTER_TO_UINT (block)));

      set_found (self, whole->page, whole->element, PND_NOTE_BODY, GPOINTER_TO_UINT (number));
    }
}

static void
place_links (PndNotes *self, GHashTable *numbers)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const PndNotesLink *link = pnd_notes_get_link (self, i);
      guint note, called;
      gpointer number;

      if (link->note != PND_NOTES_NONE)
        set_found (self, link->page, link->element,
                   link->n_letters <= PND_NOTES_SHORT ? PND_NOTE_CALL : PND_NOTE_LONG_CALL,
                   GPOINTER_TO_UINT (g_hash_table_lookup (numbers,
                                                          GUINT_TO_POINTER (link->note))));
      else if (leads_back (self, link, &note, &called)
               && g_hash_table_lookup_extended (numbers, GUINT_TO_POINTER (note), NULL, &number))
        set_found (self, link->page, link->element, PND_NOTE_BACK, GPOINTER_TO_UINT (number));
    }
}

static void
clear_link (gpointer link)
{
  g_free (((PndNotesLink *) link)->to);
}

/**
 * pnd_notes_new:
 *
 * Returns: (transfer full): the notes of no page
 */
PndNotes *
pnd_notes_new (void)
{
  PndNotes *self = g_new0 (PndNotes, 1);

  self->blocks = g_array_new (FALSE, FALSE, sizeof (PndNotesBlock));
  self->links = g_array_new (FALSE, FALSE, sizeof (PndNotesLink));
  g_array_set_clear_func (self->links, clear_link);
  self->numbers = g_array_new (FALSE, TRUE, sizeof (int));
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pairs = g_hash_table_new_full (hash_key, g_int64_equal, g_free, NULL);
  self->found = g_hash_table_new_full (hash_key, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * pnd_notes_free:
 * @self: (nullable): notes
 */
void
pnd_notes_free (PndNotes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->blocks);
  g_array_unref (self->links);
  g_array_unref (self->numbers);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->pairs);
  g_hash_table_unref (self->found);
  g_free (self);
}

/**
 * pnd_notes_judge:
 * @self: notes of pages that are all scanned
 */
void
pnd_notes_judge (PndNotes *self)
{
  g_autoptr (GHashTable) back = NULL;
  g_autoptr (GHashTable) numbers = NULL;

  if (self->is_too_much)
    return;
  pair_links (self);
  back = find_links_back (self);
  judge_links (self, back);
  numbers = number_notes (self);
  place_notes (self, numbers);
  place_links (self, numbers);
}

/**
 * pnd_notes_find:
 * @self: notes, judged
 * @page: from 0
 * @element: from 0
 * @note: (out): from 0, when there is one
 *
 * Returns: what the element is
 */
PndNotePlace
pnd_notes_find (const PndNotes *self, guint page, guint element, guint *note)
{
  gint64 key = ((gint64) page << 32) | element;
  const Found *found = g_hash_table_lookup (self->found, &key);

  if (found == NULL)
    return PND_NOTE_NONE;
  *note = found->note;
  return found->place;
}


/**
 * pnd_notes_get_number:
 * @self: notes, judged
 * @note: from 0
 *
 * Returns: (transfer none): a place for the note's number in the text, at first 0
 */
int *
pnd_notes_get_number (PndNotes *self, guint note)
{
  return &g_array_index (self->numbers, int, note);
}
