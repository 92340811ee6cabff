/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/answers/answers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/importer.h"

/* code points: a longer name says no more */
#define MAX_NAME 80
/* code points: cells that name a row are no longer than this */
#define MAX_LABEL 40
/* a column is text when its cells are this long on average */
#define MIN_TEXT 20
/* of rows also at least so much of the longest column: a name of an office is no answer */
#define LEAST_SHARE 0.25

static void
answer_free (PndAnswer *self)
{
  g_free (self->name);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  g_strfreev (self->attributes);
  g_free (self);
}

static int
find_role (const PndAnswersPlan *plan, PndAnswersRole role)
{
  for (int i = 0; i < plan->n_columns; i++)
    if (plan->roles[i] == role)
      return i;
  return -1;
}

static int
count_role (const PndAnswersPlan *plan, PndAnswersRole role)
{
  int n = 0;

  for (int i = 0; i < plan->n_columns; i++)
    n += plan->roles[i] == role;
  return n;
}

/* (transfer full): without blanks around it */
static char *
get_clean (const PndSheet *sheet, int row, int column)
{
  return g_strstrip (g_strdup (pnd_sheet_get (sheet, row, column)));
}

static double
measure_column (const PndSheet *sheet, int column)
{
  int n_rows = pnd_sheet_get_n_rows (sheet);
  double total = 0;
  int n = 0;

  for (int row = 0; row < n_rows; row++)
    {
      const char *cell = pnd_sheet_get (sheet, row, column);

      n += *cell != '\0';
      total += (double) g_utf8_strlen (cell, -1);
    }
  return n > 0 ? total / n : 0;
}

/* a date is different in every row too, but nobody calls an interview by the second it was sent */
static gboolean
may_be_name (const char *cell)
{
  return *cell != '\0' && g_utf8_strlen (cell, -1) <= MAX_LABEL
         && !(g_ascii_isdigit (*cell) && strpbrk (cell, "-/:.") != NULL);
}

static gboolean
names_rows (const PndSheet *sheet, int column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_rows = pnd_sheet_get_n_rows (sheet);

  for (int row = 0; row < n_rows; row++)
    {
      char *cell = get_clean (sheet, row, column);
      gboolean may_be = may_be_name (cell);

      if (!g_hash_table_add (seen, cell) || !may_be)
        return FALSE;
    }
  return TRUE;
}

static void
append_answer (GString *text, const char *heading, const char *answer, GArray *runs)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  if (heading != NULL)
    {
      int start = (int) g_utf8_strlen (text->str, (gssize) text->len);
      PndRun run = { .kind = PND_RUN_HEADING, .level = 2 };

      run.span = PND_SPAN (start, start + (int) g_utf8_strlen (heading, -1));
      g_array_append_val (runs, run);
      g_string_append_printf (text, "%s\n", heading);
    }
  g_string_append (text, answer);
}

/* takes what is in @text and @runs */
static void
set_text (PndAnswer *self, GString *text, GArray *runs)
{
  gsize n_bytes = text->len;

  self->text = pnd_document_text_new_take (g_string_free (text, FALSE), n_bytes);
  if (runs->len > 0)
    self->structure = pnd_structure_new_take (runs);
  else
    g_array_unref (runs);
}

static char *
make_name (const char *wanted, const PndSheet *sheet, int number)
{
  g_autofree char *clean = g_strstrip (g_strdelimit (g_strdup (wanted), "\r\n\t", ' '));
  const char *file = pnd_sheet_get_name (sheet);
  const char *dot = strrchr (file, '.');

  if (*clean != '\0')
    return g_utf8_strlen (clean, -1) <= MAX_NAME ? g_steal_pointer (&clean)
                                                 : g_utf8_substring (clean, 0, MAX_NAME);
  return g_strdup_printf ("%.*s %d", dot != NULL ? (int) (dot - file) : (int) strlen (file), file,
                          number);
}

/* @taken: names to how often they came; takes @name */
static char *
make_unique (GHashTable *taken, char *name)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (taken, name));
  char *unique = g_strdup (name);

  while (g_hash_table_contains (taken, unique))
    {
      g_free (unique);
      unique = g_strdup_printf ("%s %d", name, ++n);
    }
  if (!g_str_equal (name, unique))
    g_hash_table_insert (taken, g_strdup (unique), GINT_TO_POINTER (1));
  /* last: where the name is there already, the table frees this one */
  g_hash_table_insert (taken, name, GINT_TO_POINTER (MAX (n, 1)));
  return unique;
}

static char **
take_attributes (const PndSheet *sheet, const PndAnswersPlan *plan, int row)
{
  GPtrArray *pairs = g_ptr_array_new ();
  int name = find_role (plan, PND_ANSWERS_NAME);

  for (int i = 0; i < plan->n_columns; i++)
    {
      g_autofree char *value = get_clean (sheet, row, i);

      if ((plan->roles[i] == PND_ANSWERS_ATTRIBUTE
           || (plan->roles[i] == PND_ANSWERS_NAME && i != name))
          && *value != '\0')
        {
          g_ptr_array_add (pairs, g_strdup (pnd_sheet_get_heading (sheet, i)));
          g_ptr_array_add (pairs, g_steal_pointer (&value));
        }
    }
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (pairs, FALSE);
}

static PndAnswer *
make_row (const PndSheet *sheet, const PndAnswersPlan *plan, int row, GHashTable *taken)
{
  GString *text = g_string_new (NULL);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PndRun));
  gboolean one = count_role (plan, PND_ANSWERS_TEXT) == 1;
  int name = find_role (plan, PND_ANSWERS_NAME);
  PndAnswer *self;

  for (int i = 0; i < plan->n_columns; i++)
    {
      g_autofree char *cell = get_clean (sheet, row, i);

      if (plan->roles[i] == PND_ANSWERS_TEXT && *cell != '\0')
        append_answer (text, one ? NULL : pnd_sheet_get_heading (sheet, i), cell, runs);
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      g_array_unref (runs);
      return NULL;
    }
  self = g_new0 (PndAnswer, 1);
  set_text (self, text, runs);
  self->name = make_unique (taken, make_name (name >= 0 ? pnd_sheet_get (sheet, row, name) : "",
                                              sheet, row + 1));
  self->attributes = take_attributes (sheet, plan, row);
  return self;
}

/* what every row says alike is true of all of them */
static char **
find_common (const PndSheet *sheet, const PndAnswersPlan *plan)
{
  char **first = take_attributes (sheet, plan, 0);
  GPtrArray *pairs = g_ptr_array_new ();

  for (int i = 0, at = 0; i < plan->n_columns && first[at] != NULL; i++)
    {
      gboolean common = g_str_equal (first[at], pnd_sheet_get_heading (sheet, i));

      if (!common)
        continue;
      for (int row = 1; row < pnd_sheet_get_n_rows (sheet) && common; row++)
        {
          g_autofree char *value = get_clean (sheet, row, i);

          common = g_str_equal (value, first[at + 1]);
        }
      if (common)
        {
          g_ptr_array_add (pairs, g_strdup (first[at]));
          g_ptr_array_add (pairs, g_strdup (first[at + 1]));
        }
      at += 2;
    }
  g_strfreev (first);
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (pairs, FALSE);
}

static PndAnswer *
make_column (const PndSheet *sheet, const PndAnswersPlan *plan, int column, GHashTable *taken)
{
  GString *text = g_string_new (NULL);
  int who = find_role (plan, PND_ANSWERS_NAME);
  PndAnswer *self;

  for (int row = 0; row < pnd_sheet_get_n_rows (sheet); row++)
    {
      g_autofree char *cell = get_clean (sheet, row, column);
      g_autofree char *label = who >= 0 ? get_clean (sheet, row, who) : g_strdup ("");

      if (*cell != '\0')
        g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", label,
                                *label != '\0' ? ": " : "", cell);
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  self = g_new0 (PndAnswer, 1);
  set_text (self, text, g_array_new (FALSE, FALSE, sizeof (PndRun)));
  self->name = make_unique (taken, make_name (pnd_sheet_get_heading (sheet, column), sheet,
                                              column + 1));
  self->attributes = find_common (sheet, plan);
  return self;
}

/**
 * pnd_answers_plan_new:
 * @sheet: a table
 * @shape: what a document is
 *
 * Returns: (transfer full): a plan in which every column is an attribute
 */
PndAnswersPlan *
pnd_answers_plan_new (const PndSheet *sheet, PndAnswersShape shape)
{
  PndAnswersPlan *self;

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_new0 (PndAnswersPlan, 1);
  self->shape = shape;
  self->n_columns = pnd_sheet_get_n_columns (sheet);
  self->roles = g_new0 (PndAnswersRole, self->n_columns);
  return self;
}

/**
 * pnd_answers_plan_guess:
 * @sheet: a table
 * @shape: what a document is
 *
 * The column with the longest cells is text, and every other one with sentences in it.
 *
 * Returns: (transfer full): a plan to begin with, with at least one text column
 */
PndAnswersPlan *
pnd_answers_plan_guess (const PndSheet *sheet, PndAnswersShape shape)
{
  PndAnswersPlan *self = pnd_answers_plan_new (sheet, shape);
  g_autofree double *means = NULL;
  int longest = 0;
  double least = MIN_TEXT;

  g_return_val_if_fail (self != NULL, NULL);

  means = g_new0 (double, self->n_columns);
  for (int i = 0; i < self->n_columns; i++)
    {
      means[i] = measure_column (sheet, i);
      if (means[i] > means[longest])
        longest = i;
    }
  if (shape == PND_ANSWERS_ROWS)
    least = MAX (least, means[longest] * LEAST_SHARE);
  for (int i = 0; i < self->n_columns; i++)
    if (means[i] >= least || i == longest)
      self->roles[i] = PND_ANSWERS_TEXT;
  for (int i = 0; i < self->n_columns; i++)
    if (self->roles[i] == PND_ANSWERS_ATTRIBUTE && names_rows (sheet, i))
      {
        self->roles[i] = PND_ANSWERS_NAME;
        break;
      }
  return self;
}

/**
 * pnd_answers_plan_free:
 * @self: (transfer full) (nullable): a plan
 */
void
pnd_answers_plan_free (PndAnswersPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->roles);
  g_free (self);
}

/**
 * pnd_answers_make:
 * @sheet: a table
 * @plan: what its columns are
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (element-type PndAnswer) (nullable): the documents, at least one; %NULL
 *   with PND_IMPORT_ERROR_EMPTY
 */
GPtrArray *
pnd_answers_make (const PndSheet *sheet, const PndAnswersPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GHashTable) taken = NULL;
  int n;

  g_return_val_if_fail (sheet != NULL && plan != NULL, NULL);
  g_return_val_if_fail (plan->n_columns == pnd_sheet_get_n_columns (sheet), NULL);

  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = plan->shape == PND_ANSWERS_ROWS ? pnd_sheet_get_n_rows (sheet) : plan->n_columns;
  for (int i = 0; i < n; i++)
    {
      PndAnswer *answer = NULL;

      if (plan->shape == PND_ANSWERS_ROWS)
        answer = make_row (sheet, plan, i, taken);
      else if (plan->roles[i] == PND_ANSWERS_TEXT)
        answer = make_column (sheet, plan, i, taken);
      if (answer != NULL)
        g_ptr_array_add (answers, answer);
    }
  if (answers->len > 0)
    return g_steal_pointer (&answers);
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY,
               find_role (plan, PND_ANSWERS_TEXT) < 0
                 ? _("No column of “%s” is chosen as text.")
                 : _("The columns of “%s” that are chosen as text are empty."),
               pnd_sheet_get_name (sheet));
  return NULL;
}
