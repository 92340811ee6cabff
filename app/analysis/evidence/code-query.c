/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/evidence/code-query.h"

#include <string.h>

#include "app/model/language.h"

/* Brackets and NOTs within each other: more is no question a person asks. */
#define MAX_DEPTH 64
#define MAX_NODES 1000

typedef enum
{
  NODE_CODE,
  NODE_AND,
  NODE_OR,
  NODE_NOT,
} NodeKind;

/**
 * Node:
 * @bit: of a code
 * @left: index of a node; of NOT the only one
 */
typedef struct
{
  NodeKind kind;
  guint32 bit;
  int left;
  int right;
} Node;

struct _PndCodeQuery
{
  GArray *nodes; /* Node; the last is the whole */
  GArray *codes; /* gint64, a bit each */
  guint32 wanted;
};

/**
 * Parser:
 * @at: what comes next
 * @word: (nullable): the word at hand
 * @is_quoted: it stood between quotation marks, and is no operator
 */
typedef struct
{
  PndCodeQuery *query;
  PndCodeLookup lookup;
  gpointer data;
  const char *at;
  char *word;
  gboolean is_quoted;
  int depth;
  GError *error;
} Parser;

static int parse_or (Parser *parser);

G_DEFINE_QUARK (pnd-code-query-error-quark, pnd_code_query_error)

/* reads the next word, a bracket or NULL at the end into @word */
static void
advance (Parser *parser)
{
  const char *start;

  g_clear_pointer (&parser->word, g_free);
  parser->is_quoted = FALSE;
  while (g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
  start = parser->at;
  if (*start == '\0')
    return;
  if (*start == '"')
    {
      const char *end = strchr (start + 1, '"');

      parser->is_quoted = TRUE;
      parser->word = end != NULL ? g_strndup (start + 1, (gsize) (end - start - 1))
                                 : g_strdup (start + 1);
      parser->at = end != NULL ? end + 1 : start + strlen (start);
      return;
    }
  if (*start == '(' || *start == ')')
    parser->at++;
  else
    while (*parser->at != '\0' && strchr ("()\"", *parser->at) == NULL
           && !g_unichar_isspace (g_utf8_get_char (parser->at)))
      parser->at = g_utf8_next_char (parser->at);
  parser->word = g_strndup (start, (gsize) (parser->at - start));
}

static gboolean
is_at (const Parser *parser, const char *word)
{
  return parser->word != NULL && !parser->is_quoted && strcmp (parser->word, word) == 0;
}

static int
fail (Parser *parser, const char *format, const char *word)
{
  if (parser->error == NULL)
    g_set_error (&parser->error, PND_CODE_QUERY_ERROR, 0, format, word);
  return -1;
}

/* -1 where a part is missing, because of an error */
static int
add_node (Parser *parser, Node node)
{
  if (node.left < 0 || node.right < 0)
    return -1;
  if (parser->query->nodes->len == MAX_NODES)
    return fail (parser, "%s", _("The question is too long."));
  g_array_append_val (parser->query->nodes, node);
  return (int) parser->query->nodes->len - 1;
}

static int
add_code (Parser *parser)
{
  PndCodeQuery *query = parser->query;
  gint64 code = parser->lookup (parser->word, parser->data);
  guint bit = 0;

  if (code == 0)
    return fail (parser, _("There is no code “%s” in the codebook."), parser->word);
  while (bit < query->codes->len && g_array_index (query->codes, gint64, bit) != code)
    bit++;
  if (bit == PND_CODE_QUERY_MAX)
    return fail (parser, _("“%s” is one code too many for a question."), parser->word);
  if (bit == query->codes->len)
    g_array_append_val (query->codes, code);
  advance (parser);
  return add_node (parser, (Node){ .kind = NODE_CODE, .bit = 1u << bit });
}

static int
parse_one (Parser *parser)
{
  int inner;

  if (parser->word == NULL)
    return fail (parser, "%s", _("The question ends where a code is expected."));
  if (is_at (parser, ")") || is_at (parser, "AND") || is_at (parser, "OR"))
    return fail (parser, _("A code is expected where “%s” stands."), parser->word);
  if (!is_at (parser, "("))
    return add_code (parser);
  advance (parser);
  inner = parse_or (parser);
  if (inner >= 0 && !is_at (parser, ")"))
    return fail (parser, "%s", _("A bracket is not closed."));
  if (inner >= 0)
    advance (parser);
  return inner;
}

static int
parse_not (Parser *parser)
{
  int inner;

  if (++parser->depth > MAX_DEPTH)
    return fail (parser, "%s", _("The question has too many brackets within each other."));
  if (is_at (parser, "NOT"))
    {
      advance (parser);
      inner = add_node (parser, (Node){ .kind = NODE_NOT, .left = parse_not (parser) });
    }
  else
    inner = parse_one (parser);
  parser->depth--;
  return inner;
}

static int
parse_and (Parser *parser)
{
  int left = parse_not (parser);

  while (left >= 0 && parser->word != NULL && !is_at (parser, "OR") && !is_at (parser, ")"))
    {
      if (is_at (parser, "AND"))
        advance (parser);
      left = add_node (parser,
                       (Node){ .kind = NODE_AND, .left = left, .right = parse_not (parser) });
    }
  return left;
}

static int
parse_or (Parser *parser)
{
  int left = parse_and (parser);

  while (left >= 0 && is_at (parser, "OR"))
    {
      advance (parser);
      left = add_node (parser,
                       (Node){ .kind = NODE_OR, .left = left, .right = parse_and (parser) });
    }
  return left;
}

static guint32
find_wanted (const PndCodeQuery *self, int index, gboolean negated)
{
  const Node *node = &g_array_index (self->nodes, Node, index);

  switch (node->kind)
    {
    case NODE_CODE:
      return negated ? 0 : node->bit;
    case NODE_NOT:
      return find_wanted (self, node->left, !negated);
    case NODE_AND:
    case NODE_OR:
    default:
      return find_wanted (self, node->left, negated) | find_wanted (self, node->right, negated);
    }
}

static gboolean
holds (const PndCodeQuery *self, int index, guint32 present)
{
  const Node *node = &g_array_index (self->nodes, Node, index);

  switch (node->kind)
    {
    case NODE_CODE:
      return (present & node->bit) != 0;
    case NODE_NOT:
      return !holds (self, node->left, present);
    case NODE_AND:
      return holds (self, node->left, present) && holds (self, node->right, present);
    case NODE_OR:
    default:
      return holds (self, node->left, present) || holds (self, node->right, present);
    }
}

/**
 * pnd_code_query_parse:
 * @text: what was typed
 * @lookup: (scope call): finds codes
 * @data: for @lookup
 * @error: return location for a #PND_CODE_QUERY_ERROR
 *
 * Returns: (transfer full) (nullable): the query; %NULL where @text is none
 */
PndCodeQuery *
pnd_code_query_parse (const char *text, PndCodeLookup lookup, gpointer data, GError **error)
{
  g_autoptr (PndCodeQuery) self = g_new0 (PndCodeQuery, 1);
  Parser parser = { .query = self, .lookup = lookup, .data = data, .at = text };
  int top;

  g_return_val_if_fail (text != NULL && lookup != NULL, NULL);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  advance (&parser);
  top = parse_or (&parser);
  if (top >= 0 && parser.word != NULL)
    top = fail (&parser, _("“%s” closes a bracket that is not open."), parser.word);
  g_free (parser.word);
  if (top < 0)
    {
      g_propagate_error (error, parser.error);
      return NULL;
    }
  self->wanted = find_wanted (self, top, FALSE);
  return g_steal_pointer (&self);
}

/**
 * pnd_code_query_free:
 * @self: (nullable) (transfer full): a query
 */
void
pnd_code_query_free (PndCodeQuery *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->codes);
  g_free (self);
}

/**
 * pnd_code_query_get_bits:
 * @self: a query
 * @lineage: (array length=n): ids of a code and of those above it
 * @n: how many, at least 0
 *
 * Returns: which codes of the query it stands for
 */
guint32
pnd_code_query_get_bits (const PndCodeQuery *self, const gint64 *lineage, int n)
{
  guint32 bits = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint bit = 0; bit < self->codes->len; bit++)
    for (int i = 0; i < n; i++)
      if (lineage[i] == g_array_index (self->codes, gint64, bit))
        bits |= 1u << bit;
  return bits;
}

/**
 * pnd_code_query_holds:
 * @self: a query
 * @present: the codes that stand together
 *
 * Returns: whether they are what it asks for
 */
gboolean
pnd_code_query_holds (const PndCodeQuery *self, guint32 present)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return holds (self, (int) self->nodes->len - 1, present);
}

/**
 * pnd_code_query_wants:
 * @self: a query
 * @codes: those of a coding
 *
 * Where a query only says what must not be there, every coding may be an answer.
 *
 * Returns: whether such a coding may be an answer
 */
gboolean
pnd_code_query_wants (const PndCodeQuery *self, guint32 codes)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->wanted == 0 || (codes & self->wanted) != 0;
}

/* For one code: the passages that have it, by start, with the greatest end so far: then whether one
 * of them reaches into a span is one binary search. */
typedef struct
{
  int *starts;
  int *ends;
  int n;
} Places;

static Places
find_places (const PndQueryPassage *passages, int n, guint32 bit)
{
  Places places = { g_new (int, n), g_new (int, n), 0 };

  for (int i = 0; i < n; i++)
    {
      if ((passages[i].codes & bit) == 0 || passages[i].span.end <= passages[i].span.start)
        continue;
      places.starts[places.n] = passages[i].span.start;
      places.ends[places.n] = passages[i].span.end;
      if (places.n > 0)
        places.ends[places.n] = MAX (places.ends[places.n], places.ends[places.n - 1]);
      places.n++;
    }
  return places;
}

static gboolean
reaches_into (const Places *places, PndSpan span)
{
  int low = 0;
  int high = places->n;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (places->starts[middle] < span.end)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && places->ends[low - 1] > span.start;
}

/**
 * pnd_code_query_run:
 * @self: a query
 * @passages: (array length=n): all passages of a document, by start
 * @n: how many, at least 0
 * @is_answer: (array length=n) (out caller-allocates): takes whether each is an answer: it has a
 *   code that is asked for, and what stands together with it is as the query says
 *
 * Takes time proportional to n log n for each code of the query.
 */
void
pnd_code_query_run (const PndCodeQuery *self, const PndQueryPassage *passages, int n,
                    gboolean *is_answer)
{
  g_autofree guint32 *present = NULL;

  g_return_if_fail (self != NULL && n >= 0);

  present = g_new0 (guint32, n + 1);
  for (guint bit = 0; bit < self->codes->len; bit++)
    {
      Places places = find_places (passages, n, 1u << bit);

      for (int i = 0; i < n; i++)
        if ((passages[i].codes & (1u << bit)) != 0 || reaches_into (&places, passages[i].reach))
          present[i] |= 1u << bit;
      g_free (places.starts);
      g_free (places.ends);
    }
  for (int i = 0; i < n; i++)
    is_answer[i] = pnd_code_query_wants (self, passages[i].codes)
                   && pnd_code_query_holds (self, present[i]);
}
