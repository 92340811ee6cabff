/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/quotes.h"

#include <string.h>

#include "app/analysis/citation.h"

#define MAX_TEXTS 8   /* documents whose text is kept */
#define MAX_QUOTE 400 /* code points */

/*
 * Source:
 * @structure: (nullable)
 */
typedef struct
{
  PndDocument *document;
  PndDocumentText *text;
  PndStructure *structure;
} Source;

struct _PndQuotes
{
  PndWorkspace *workspace;
  GHashTable *sources; /* gint64 document -> Source */
};

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->document);
  g_clear_pointer (&source->text, pnd_document_text_unref);
  g_clear_pointer (&source->structure, pnd_structure_unref);
  g_free (source);
}

/* a correction gives a document another text */
static gboolean
is_current (const Source *source)
{
  return strcmp (pnd_document_get_text_hash (source->document),
                 pnd_document_text_get_hash (source->text)) == 0;
}

/* (nullable) */
static const Source *
get_source (PndQuotes *self, gint64 id)
{
  Source *source = g_hash_table_lookup (self->sources, &id);
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (PndDocumentText) text = NULL;

  if (source != NULL && is_current (source))
    return source;
  document = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_DOCUMENT, id, NULL);
  text = document != NULL ? pnd_document_load_text (document, NULL) : NULL;
  if (text == NULL)
    return NULL;
  if (g_hash_table_size (self->sources) >= MAX_TEXTS)
    g_hash_table_remove_all (self->sources);
  source = g_new0 (Source, 1);
  source->structure = pnd_document_load_structure (document, NULL);
  source->document = g_steal_pointer (&document);
  source->text = g_steal_pointer (&text);
  g_hash_table_insert (self->sources, g_memdup2 (&id, sizeof id), source);
  return source;
}

static char *
make_quote (PndDocumentText *text, PndSpan span)
{
  PndSpan bounds = PND_SPAN (span.start, MIN (span.end, span.start + MAX_QUOTE));
  g_autofree char *slice = pnd_document_text_get_slice (text, bounds);

  return g_strdup_printf ("“%s%s”", g_strdelimit (slice, "\n\t", ' '),
                          bounds.end < span.end ? "…" : "");
}

static void
describe (PndQuotes *self, PndCoding *coding, const Source *source, char **quote, char **place)
{
  const char *name = pnd_document_get_name (source->document);
  const PndArea *area = pnd_coding_get_area (coding);
  PndSpan span = pnd_coding_get_span (coding);
  PndCitation citation;

  if (area != NULL)
    {
      *quote = pnd_citation_quote_area (name, source->structure, area);
      *place = pnd_citation_format_area (name, source->structure, area);
      return;
    }
  citation = pnd_citation_find (source->text, source->structure,
                                pnd_workspace_get_line_width (self->workspace), span);
  *quote = make_quote (source->text, span);
  *place = pnd_citation_format (name, &citation);
}

/**
 * pnd_quotes_new:
 * @workspace: whose project
 *
 * Returns: (transfer full): nothing read yet
 */
PndQuotes *
pnd_quotes_new (PndWorkspace *workspace)
{
  PndQuotes *self = g_new0 (PndQuotes, 1);

  self->workspace = g_object_ref (workspace);
  self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, source_free);
  return self;
}

/**
 * pnd_quotes_free:
 * @self: (transfer full) (nullable): quotes
 */
void
pnd_quotes_free (PndQuotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sources);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * pnd_quotes_forget:
 * @self: quotes
 */
void
pnd_quotes_forget (PndQuotes *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->sources);
}

/**
 * pnd_quotes_get:
 * @self: quotes
 * @coding: id of a coding
 * @quote: (out) (transfer full): its words, in quotation marks and in one line
 * @place: (out) (transfer full): document, page and lines
 *
 * Returns: %TRUE; %FALSE when the coding or its text is gone
 */
gboolean
pnd_quotes_get (PndQuotes *self, gint64 coding, char **quote, char **place)
{
  g_autoptr (PndCoding) row = NULL;
  const Source *source;

  g_return_val_if_fail (self != NULL && quote != NULL && place != NULL, FALSE);

  row = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_ANY_CODING, coding,
                     NULL);
  source = row != NULL ? get_source (self, pnd_coding_get_document (row)) : NULL;
  if (source == NULL)
    return FALSE;
  describe (self, row, source, quote, place);
  return TRUE;
}

/* one line of what is between; "…" at the end that was cut */
static char *
make_around (PndDocumentText *text, PndSpan span, gboolean cut_before, gboolean cut_after)
{
  g_autofree char *slice = pnd_document_text_get_slice (text, span);

  return g_strdup_printf ("%s%s%s", cut_before ? "…" : "", g_strdelimit (slice, "\n\t", ' '),
                          cut_after ? "…" : "");
}

/**
 * pnd_quotes_get_around:
 * @self: quotes
 * @coding: id of a coding
 * @n: at least 0
 * @before: (out) (transfer full): what stands before the passage
 * @after: (out) (transfer full): what stands after it
 *
 * Returns: whether there is anything to say
 */
gboolean
pnd_quotes_get_around (PndQuotes *self, gint64 coding, int n, char **before, char **after)
{
  g_autoptr (PndCoding) row = NULL;
  const Source *source;
  PndSpan span, first, last;

  g_return_val_if_fail (self != NULL && n >= 0 && before != NULL && after != NULL, FALSE);

  row = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_ANY_CODING, coding,
                     NULL);
  source = row != NULL && pnd_coding_get_area (row) == NULL
             ? get_source (self, pnd_coding_get_document (row))
             : NULL;
  if (source == NULL)
    return FALSE;
  span = pnd_coding_get_span (row);
  first = pnd_document_text_get_line (source->text,
                                      pnd_document_text_get_line_at (source->text, span.start));
  last = pnd_document_text_get_line (source->text,
                                     pnd_document_text_get_line_at (source->text, span.end - 1));
  *before = make_around (source->text, PND_SPAN (MAX (first.start, span.start - n), span.start),
                         first.start < span.start - n, FALSE);
  *after = make_around (source->text, PND_SPAN (span.end, MAX (span.end, MIN (last.end, span.end + n))),
                        FALSE, last.end > span.end + n);
  return TRUE;
}
