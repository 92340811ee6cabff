/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/speaker-label.h"

#include <string.h>

#define MAX_LABEL 48
#define MAX_WORDS 5
#define FULLWIDTH_COLON_BYTE 0xef /* the first of its UTF-8 */
/* a turn that goes on for longer than this is prose that happens to begin like a label */
#define MAX_TURN_LINES 2000

static const char *const roles[] = {
  "informan",    "informant",   "narasumber", "responden", "respondent",  "pewawancara",
  "interviewer", "interviewee", "peneliti",   "penanya",   "researcher",  "moderator",
  "peserta",     "participant", "pembicara",  "speaker",   "fasilitator", "facilitator",
  "pak",         "bapak",       "bu",         "ibu",       "mas",         "mbak",
  "mr",          "mrs",         "ms",         "dr",        "prof",        "partisipan",
};

/*
 * Scan:
 * @at: the next byte
 * @end: where the line or the search for a label ends
 * @n_words: words seen
 * @is_role: the first word is a role or a title
 * @has_digit: a digit was seen
 * @has_lower_word: a word begins with a small letter
 * @n_letters: letters seen
 * @n_lower: small letters among them
 */
typedef struct
{
  const char *at;
  const char *end;
  int n_words;
  gboolean is_role;
  gboolean has_digit;
  gboolean has_lower_word;
  int n_letters;
  int n_lower;
} Scan;

static gboolean
is_blank (gunichar character)
{
  return character == ' ' || character == '\t' || character == 0xa0;
}

static gboolean
is_colon (gunichar character)
{
  return character == ':' || character == 0xff1a;
}

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && is_blank (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* "[00:12:40]", "(0:12)" or "00:12:40"; answers @at when there is none */
static const char *
skip_time (const char *at, const char *end)
{
  const char *start = at;
  int n_colons = 0;

  if (at < end && (*at == '[' || *at == '('))
    at++;
  for (; at < end && (g_ascii_isdigit (*at) || strchr (":.,#-", *at) != NULL); at++)
    n_colons += *at == ':';
  if (n_colons == 0 || at[-1] == ':')
    return start;
  if (at < end && (*at == ']' || *at == ')'))
    at++;
  return skip_blanks (at, end);
}

static gboolean
is_role (const char *word, gsize n_bytes)
{
  g_autofree char *folded = g_utf8_casefold (word, n_bytes);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (folded, roles[i]) == 0)
      return TRUE;
  return FALSE;
}

/* letters, digits and what names are written with; FALSE at anything else */
static gboolean
scan_word (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end)
    {
      gunichar character = g_utf8_get_char (scan->at);

      if (is_blank (character) || is_colon (character))
        break;
      if (!g_unichar_isalnum (character) && !g_unichar_ismark (character)
          && (character >= 0x80 || strchr ("'.-_()/&#*", character) == NULL))
        return FALSE;
      if (scan->at == start && g_unichar_islower (character))
        scan->has_lower_word = TRUE;
      scan->has_digit |= g_unichar_isdigit (character);
      scan->n_letters += g_unichar_isalpha (character);
      scan->n_lower += g_unichar_islower (character);
      scan->at = g_utf8_next_char (scan->at);
    }
  if (scan->n_words == 0)
    {
      gsize n_bytes = scan->at - start;

      while (n_bytes > 0 && (start[n_bytes - 1] == '.' || start[n_bytes - 1] == '*'))
        n_bytes--;
      scan->is_role = is_role (start, n_bytes);
    }
  scan->n_words++;
  return TRUE;
}

static PndSpeakerLabel
judge (const Scan *scan)
{
  if (scan->is_role)
    return PND_SPEAKER_LABEL_SURE;
  if (scan->has_lower_word || scan->n_letters == 0)
    return PND_SPEAKER_LABEL_NONE;
  if (scan->n_words == 1 && scan->n_letters <= 3 && scan->n_lower <= 1)
    return PND_SPEAKER_LABEL_SURE;
  if (scan->n_words <= 2 && scan->has_digit && scan->n_letters <= 3)
    return PND_SPEAKER_LABEL_SURE;
  return PND_SPEAKER_LABEL_LIKELY;
}

/* From the name to the colon and the stars behind it; FALSE where no label can be. @scan: ends
 * behind them; @name, @name_end: without time, stars and colon. */
static gboolean
scan_label (const char *start, const char *line_end, Scan *scan, const char **name,
            const char **name_end)
{
  scan->at = skip_blanks (start, line_end);
  if (line_end - scan->at >= 2 && memcmp (scan->at, "**", 2) == 0)
    scan->at += 2;
  scan->at = skip_time (scan->at, line_end);
  scan->end = MIN (line_end, scan->at + MAX_LABEL);
  *name = scan->at;
  /* most lines are told by this */
  if (memchr (scan->at, ':', (gsize) (scan->end - scan->at)) == NULL
      && memchr (scan->at, FULLWIDTH_COLON_BYTE, (gsize) (scan->end - scan->at)) == NULL)
    return FALSE;

  while (scan->at < scan->end && scan->n_words < MAX_WORDS)
    {
      if (is_colon (g_utf8_get_char (scan->at)))
        break;
      if (!scan_word (scan))
        return FALSE;
      *name_end = scan->at;
      scan->at = skip_blanks (scan->at, scan->end);
    }
  if (scan->at >= scan->end || scan->n_words == 0 || !is_colon (g_utf8_get_char (scan->at)))
    return FALSE;

  scan->at = g_utf8_next_char (scan->at);
  if (line_end - scan->at >= 2 && memcmp (scan->at, "**", 2) == 0)
    scan->at += 2;
  return scan->at >= line_end || is_blank (g_utf8_get_char (scan->at));
}

/**
 * pnd_speaker_label_find:
 * @text: a text
 * @line: a line of it, from 0
 * @length: (out) (optional): code points from the start of the line to what is said, 0 for none
 *
 * Returns: whether @line begins with a speaker's label.
 */
PndSpeakerLabel
pnd_speaker_label_find (const PndDocumentText *text, int line, int *length)
{
  gsize n_bytes;
  const char *start;
  const char *name;
  const char *name_end;
  Scan scan = { 0 };

  g_return_val_if_fail (text != NULL, PND_SPEAKER_LABEL_NONE);

  if (length != NULL)
    *length = 0;
  start = pnd_document_text_get_line_utf8 (text, line, &n_bytes);
  if (!scan_label (start, start + n_bytes, &scan, &name, &name_end))
    return PND_SPEAKER_LABEL_NONE;
  if (length != NULL && judge (&scan) != PND_SPEAKER_LABEL_NONE)
    *length = g_utf8_strlen (start, skip_blanks (scan.at, start + n_bytes) - start);
  return judge (&scan);
}

/**
 * pnd_speaker_label_dup:
 * @text: a text
 * @line: a line of it, from 0
 *
 * Returns: (transfer full) (nullable): the label @line begins with, without time, stars and colon;
 *   %NULL for none.
 */
char *
pnd_speaker_label_dup (const PndDocumentText *text, int line)
{
  gsize n_bytes;
  const char *start;
  const char *name;
  const char *name_end;
  Scan scan = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  start = pnd_document_text_get_line_utf8 (text, line, &n_bytes);
  if (!scan_label (start, start + n_bytes, &scan, &name, &name_end)
      || judge (&scan) == PND_SPEAKER_LABEL_NONE)
    return NULL;
  while (name_end > name && name_end[-1] == '*')
    name_end--;
  return g_strndup (name, name_end - name);
}

static gboolean
is_empty_line (const PndDocumentText *text, int line)
{
  gsize n_bytes;
  const char *start = pnd_document_text_get_line_utf8 (text, line, &n_bytes);

  return skip_blanks (start, start + n_bytes) == start + n_bytes;
}

/**
 * pnd_speaker_label_get_turn:
 * @text: a text
 * @line: a line of it, from 0
 *
 * A turn goes from a labelled line to the next labelled or empty one.
 *
 * Returns: the turn that holds @line, without its last LF; an empty span when no label stands
 * above, with no empty line between.
 */
PndSpan
pnd_speaker_label_get_turn (const PndDocumentText *text, int line)
{
  int n_lines;
  int first = line;
  int last = line;

  g_return_val_if_fail (text != NULL, PND_SPAN (0, 0));

  n_lines = pnd_document_text_get_n_lines (text);
  while (pnd_speaker_label_find (text, first, NULL) == PND_SPEAKER_LABEL_NONE)
    {
      if (first == 0 || is_empty_line (text, first) || line - first > MAX_TURN_LINES)
        return PND_SPAN (0, 0);
      first--;
    }
  while (last + 1 < n_lines && last - first < MAX_TURN_LINES && !is_empty_line (text, last + 1)
         && pnd_speaker_label_find (text, last + 1, NULL) == PND_SPEAKER_LABEL_NONE)
    last++;
  return PND_SPAN (pnd_document_text_get_line (text, first).start,
                   pnd_document_text_get_line (text, last).end);
}
