/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences of app/analysis/boundaries.h. Pango knows where a full stop may end a sentence
 * (UAX #29); what stands before and after it tells whether it does. */

#include "app/analysis/boundaries.h"
#include "app/analysis/speaker-label.h"
#include "app/analysis/text-window.h"

#include <string.h>

#define RADIUS 1500
/* what is longer than this has no sentences: its pieces are taken as they come */
#define MAX_RADIUS (RADIUS * 16)
/* how much of the text before a full stop is looked at; a break nearer to the edge of a window
 * than this is not believed */
#define LOOK_BACK 48

/* abbreviations that a name follows: they never end a sentence. "dll.", "dsb." and "etc." may: the
 * small letter that follows in the middle of a sentence tells */
static const char *const titles[] = {
  "prof", "dr",  "drs", "dra", "ir",  "hj",  "jl",  "jln", "prov", "kab", "kec", "yth", "bpk",
  "sdr",  "sdri", "tgl", "a.n", "u.b", "d.a", "u.p", "telp", "e.g", "i.e", "mr", "mrs", "ms",
  "vs",   "cf",  "viz",  "jo",  "c.q", "mis",
};
/* the same, but only with a capital: these are words as well */
static const char *const capital_titles[] = {
  "Gen", "Col", "Lt", "Gov", "Sen", "Rep", "Hon", "Rev", "St", "Kol", "Jend", "Letjen", "Mayjen",
  "Brigjen", "Kel", "Ds", "Gg", "KH", "Kpd", "Tel", "Messrs",
};
/* the same, but only before a number */
static const char *const counters[] = {
  "no",  "nos", "nr",  "hal", "hlm", "p",    "pp",  "art", "arts", "sec", "secs", "vol",
  "fig", "ps",  "psl", "ay",  "ch",  "bab",  "cl",  "par", "para", "rp",  "ca",   "s.d",
  "jan", "feb", "apr", "aug", "agt", "sept", "okt", "oct", "nov",  "des", "dec",
};
/* what a number names: "Article 2", "Pasal 3 ayat (1)", "Art. 5" */
static const char *const divisions[] = {
  "article", "art",   "section", "sec",   "clause", "cl",      "paragraph", "para",  "chapter",
  "ch",      "part",  "point",   "item",  "annex",  "title",   "appendix",  "no",    "number",
  "pasal",   "ps",    "psl",     "ayat",  "ay",     "bab",     "bagian",    "butir", "huruf",
  "angka",   "poin",  "nomor",   "lampiran",        "paragraf",
};

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0xfeff;
}

static gboolean
is_closing (gunichar character)
{
  return (character < 0x80 && character != 0 && strchr ("\"')]}", character) != NULL)
         || character == 0x201d || character == 0x2019 || character == 0xbb;
}

static gboolean
is_opening (gunichar character)
{
  return (character < 0x80 && character != 0 && strchr ("\"'([{", character) != NULL)
         || character == 0x201c || character == 0x2018 || character == 0xab;
}

static gunichar
get_char_before (const char *start, const char *at)
{
  return at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* the word that ends right before the full stop at @stop, dots within included */
static char *
get_token (const char *start, const char *stop)
{
  const char *at = stop;

  while (at > start && stop - at < LOOK_BACK)
    {
      gunichar character = get_char_before (start, at);

      if (!g_unichar_isalnum (character) && character != '.')
        break;
      at = g_utf8_prev_char (at);
    }
  return g_strndup (at, stop - at);
}

static gboolean
is_listed (const char *token, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (token, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_abbreviation (const char *token, gunichar follower)
{
  g_autofree char *folded = g_utf8_strdown (token, -1);

  return is_listed (folded, titles, G_N_ELEMENTS (titles))
         || is_listed (token, capital_titles, G_N_ELEMENTS (capital_titles))
         || (g_unichar_isdigit (follower)
             && is_listed (folded, counters, G_N_ELEMENTS (counters)));
}

/* "A", "J.K", "S.H": one capital, alone or after another dot */
static gboolean
is_initial (const char *token)
{
  const char *dot = strrchr (token, '.');
  const char *last = dot != NULL ? dot + 1 : token;

  return *last != '\0' && g_unichar_isupper (g_utf8_get_char (last))
         && *g_utf8_next_char (last) == '\0';
}

/* "1", "12", "a", "1.2", "iv": what numbers an article or an entry of a list; a year does not */
static gboolean
is_list_number (const char *token)
{
  gsize length = strlen (token);

  return length > 0 && length <= 6
         && ((g_ascii_isdigit (*token) && strspn (token, "0123456789") < 4)
             || *g_utf8_next_char (token) == '\0' || strspn (token, "ivxIVX") == length);
}

/* (nullable): what stands between blanks before *@at, which goes to its start; "" where the line
 * begins with blanks, NULL when it would begin before @limit */
static char *
take_word_before (const char *start, const char *limit, const char **at)
{
  const char *begin;
  const char *end;

  while (*at > limit && is_blank (get_char_before (start, *at)))
    *at = g_utf8_prev_char (*at);
  for (begin = *at; begin > limit && !is_blank (get_char_before (start, begin));)
    begin = g_utf8_prev_char (begin);
  if (begin <= limit && limit > start)
    return NULL;
  end = *at;
  *at = begin;
  return g_strndup (begin, end - begin);
}

/* "(2)", "§2", "Art.": without the brackets and stops around it */
static char *
strip_marks (const char *word)
{
  const char *from = word;
  const char *end = word + strlen (word);

  while (from < end && !g_unichar_isalnum (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (end > from && strchr (".:;)]", end[-1]) != NULL)
    end--;
  return g_strndup (from, end - from);
}

/* whether a sentence or an entry of a list may begin after @word, when a number follows */
static gboolean
is_end_of_clause (const char *word)
{
  g_autofree char *token = NULL;
  const char *end = word + strlen (word);

  while (end > word && is_closing (get_char_before (word, end)))
    end = g_utf8_prev_char (end);
  if (end == word || strchr (".:;!?", end[-1]) == NULL)
    return FALSE;
  if (end[-1] != '.' || *end != '\0')
    return TRUE;
  token = get_token (word, end - 1);
  return !is_abbreviation (token, '1');
}

/* Whether nothing but a number, or an article's name and number, stands between the stop and the
 * beginning of the line or the end of the clause before: "Article 2.", "Pasal 2 ayat (1).", "a.".
 * "It is under Article 2." ends a sentence. */
static gboolean
is_numbering (const char *start, const char *stop)
{
  const char *at = stop;
  const char *limit = MAX (start, stop - LOOK_BACK);
  gboolean is_number = FALSE;

  while (at > start)
    {
      g_autofree char *word = take_word_before (start, limit, &at);
      g_autofree char *token = word != NULL ? strip_marks (word) : NULL;
      g_autofree char *name = token != NULL ? g_utf8_strdown (token, -1) : NULL;

      if (word == NULL)
        return FALSE;
      if (*token == '\0' && !is_end_of_clause (word))
        continue; /* a bullet, a dash, a section sign */
      /* the number itself first; then names and numbers up to where a clause ends */
      if (!(is_number && is_listed (name, divisions, G_N_ELEMENTS (divisions)))
          && !(is_list_number (token) && !(is_number && is_end_of_clause (word))))
        return is_number && is_end_of_clause (word);
      is_number = TRUE;
    }
  return is_number;
}

static gboolean
is_false_stop (const char *start, const char *stop, const char *next)
{
  g_autofree char *token = get_token (start, stop);
  gunichar follower = g_utf8_get_char (next);

  if (*token != '\0'
      && (g_unichar_islower (follower) || is_abbreviation (token, follower) || is_initial (token)))
    return TRUE;
  return is_numbering (start, stop);
}

/* whether a new sentence really begins at @next, where Pango says that one does */
static gboolean
is_true_break (const char *start, const char *next, const char *end)
{
  const char *at = next;
  gboolean is_quoted = FALSE;
  gunichar last;

  while (is_blank (get_char_before (start, at)))
    at = g_utf8_prev_char (at);
  while (at > start && is_closing (get_char_before (start, at)))
    {
      at = g_utf8_prev_char (at);
      is_quoted = TRUE;
    }
  if (at == start || next >= end)
    return TRUE;

  last = get_char_before (start, at);
  if (is_quoted && g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;
  if (last == '.' && !is_quoted)
    return !is_false_stop (start, g_utf8_prev_char (at), next);
  return TRUE;
}

/* a quotation mark or bracket that Pango left at the end of the sentence before opens this one,
 * and one left at the start of the next closes this one; @at: the bytes of @position */
static int
mend_quotes (const PndTextWindow *window, const char *at, const char *end, int position)
{
  while (at > window->utf8 && is_opening (get_char_before (window->utf8, at))
         && is_blank (get_char_before (window->utf8, g_utf8_prev_char (at))))
    {
      at = g_utf8_prev_char (at);
      position--;
    }
  while (at < end && is_closing (g_utf8_get_char (at)) && !is_opening (g_utf8_get_char (at))
         && !is_blank (get_char_before (window->utf8, at)))
    {
      at = g_utf8_next_char (at);
      position++;
    }
  return position;
}

/* the nearest break before (or at) @position, or after it; the edge of the window if none */
static int
find_break (const PndTextWindow *window, int position, int direction)
{
  const char *end
    = g_utf8_offset_to_pointer (window->utf8, window->span.end - window->span.start);
  int edge = direction < 0 ? window->span.start : window->span.end;
  /* mending can move a break across @position, so start two characters behind it */
  int at = CLAMP (position - 2 * direction, window->span.start, window->span.end);
  const char *next = g_utf8_offset_to_pointer (window->utf8, at - window->span.start);

  for (; at != edge;
       at += direction, next = direction < 0 ? g_utf8_prev_char (next) : g_utf8_next_char (next))
    {
      int mended;

      if (!pnd_text_window_get_attr (window, at)->is_sentence_boundary)
        continue;
      mended = mend_quotes (window, next, end, at);
      if ((direction < 0 ? mended <= position : mended > position)
          && is_true_break (window->utf8, next, end))
        return mended;
    }
  return edge;
}

static gboolean
is_whole (const PndTextWindow *window, PndSpan segment)
{
  gboolean knows_start = window->span.start == window->line.start
                         || segment.start > window->span.start + LOOK_BACK;

  return knows_start
         && (window->span.end == window->line.end || segment.end < window->span.end);
}

/* what lies between two breaks, blanks included; within long lines by growing windows */
static PndSpan
find_segment (const PndDocumentText *text, int position)
{
  for (int radius = RADIUS;; radius *= 4)
    {
      g_autoptr (PndTextWindow) window = pnd_text_window_new (text, position, radius);
      PndSpan segment;

      segment.start = find_break (window, MIN (position, MAX (window->line.end - 1,
                                                              window->line.start)), -1);
      segment.end = find_break (window, MAX (position, segment.start), 1);
      if (is_whole (window, segment) || radius >= MAX_RADIUS)
        return segment;
    }
}

static PndSpan
trim (const PndDocumentText *text, PndSpan span)
{
  while (span.start < span.end && is_blank (pnd_document_text_get_char (text, span.start)))
    span.start++;
  while (span.end > span.start && is_blank (pnd_document_text_get_char (text, span.end - 1)))
    span.end--;
  return span;
}

/* a speaker's label is not part of what is said */
static PndSpan
get_segment (const PndDocumentText *text, int position)
{
  int line = pnd_document_text_get_line_at (text, position);
  PndSpan bounds = pnd_document_text_get_line (text, line);
  PndSpan segment;
  int label;

  if (pnd_speaker_label_find (text, line, &label) != PND_SPEAKER_LABEL_SURE)
    return find_segment (text, position);

  if (position < bounds.start + label)
    return PND_SPAN (bounds.start, bounds.start + label);
  segment = find_segment (text, position);
  segment.start = MAX (segment.start, bounds.start + label);
  return segment;
}

static gboolean
is_label (const PndDocumentText *text, PndSpan segment)
{
  int line = pnd_document_text_get_line_at (text, segment.start);
  int label;

  return pnd_speaker_label_find (text, line, &label) == PND_SPEAKER_LABEL_SURE
         && segment.start < pnd_document_text_get_line (text, line).start + label;
}

static PndSpan
get_trimmed_sentence (const PndDocumentText *text, PndSpan segment)
{
  if (is_label (text, segment))
    return PND_SPAN (segment.end, segment.end);
  return trim (text, segment);
}

/**
 * pnd_boundaries_get_sentence:
 * @text: a text
 * @position: in code points, from 0 to the length
 *
 * A sentence lies within one line, without the blanks around it and without the label of the
 * speaker. The blanks after a sentence belong to it.
 *
 * Returns: the sentence at @position; an empty span in a line without one.
 */
PndSpan
pnd_boundaries_get_sentence (const PndDocumentText *text, int position)
{
  PndSpan segment;

  g_return_val_if_fail (text != NULL, PND_SPAN (0, 0));

  segment = get_segment (text, position);
  if (is_label (text, segment)
      && segment.end < pnd_document_text_get_line (
                         text, pnd_document_text_get_line_at (text, position)).end)
    segment = get_segment (text, segment.end);
  return get_trimmed_sentence (text, segment);
}

/**
 * pnd_boundaries_get_next_sentence:
 * @text: a text
 * @position: in code points, from 0 to the length
 * @sentence: (out): the first sentence that starts at or after @position
 *
 * Returns: whether there is one.
 */
gboolean
pnd_boundaries_get_next_sentence (const PndDocumentText *text, int position, PndSpan *sentence)
{
  int length;
  int at = position;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  length = pnd_document_text_get_length (text);
  while (at <= length)
    {
      int line = pnd_document_text_get_line_at (text, at);
      int line_end = pnd_document_text_get_line (text, line).end;
      PndSpan segment = get_segment (text, at);

      *sentence = get_trimmed_sentence (text, segment);
      if (!pnd_span_is_empty (*sentence) && sentence->start >= position)
        return TRUE;
      at = segment.end > at && segment.end < line_end ? segment.end : line_end + 1;
    }
  return FALSE;
}

/**
 * pnd_boundaries_get_previous_sentence:
 * @text: a text
 * @position: in code points, from 0 to the length
 * @sentence: (out): the last sentence that ends at or before @position
 *
 * Returns: whether there is one.
 */
gboolean
pnd_boundaries_get_previous_sentence (const PndDocumentText *text, int position,
                                      PndSpan *sentence)
{
  int at = position;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  while (at >= 0)
    {
      int line = pnd_document_text_get_line_at (text, at);
      PndSpan segment = get_segment (text, at);

      *sentence = get_trimmed_sentence (text, segment);
      if (!pnd_span_is_empty (*sentence) && sentence->end <= position)
        return TRUE;
      at = MIN (segment.start, at) - 1;
      at = MAX (at, pnd_document_text_get_line (text, line).start - 1);
    }
  return FALSE;
}
