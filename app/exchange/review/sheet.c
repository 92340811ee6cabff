/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/review/sheet.h"

#include <string.h>

#include "app/analysis/boundaries.h"
#include "app/analysis/citation.h"
#include "app/exchange/output-file.h"
#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/coding.h"
#include "app/model/document.h"
#include "app/model/review/remark.h"
#include "app/model/review/supervision.h"
#include "app/model/sources/project-facts.h"
#include "app/model/language.h"

#define CONTEXT 240 /* code points to each side of a passage */

static const char style[]
  = "body{font:11pt/1.45 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}"
    "h1{font-size:1.5em;margin:0}h2{font-size:1.15em;margin:2em 0 .5em}"
    ".quiet{color:#555;font-size:.9em}.text{white-space:pre-line}"
    "article{border-top:1px solid #999;padding:.8em 0 1em;break-inside:avoid}"
    "mark{background:#ddd;color:inherit;padding:0 .1em}"
    ".thread{margin:.4em 0;padding-left:.8em;border-left:2px solid #999}"
    ".boxes span{margin-right:1.6em}"
    ".line{border-bottom:1px dotted #888;height:1.7em}"
    "dt{font-weight:bold;margin-top:.8em}dd{margin:.1em 0 0 1.2em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #777;padding:.4em .5em;text-align:left;vertical-align:top}"
    ".sign{width:6em;height:3em}"
    "@page{margin:18mm}@media print{body{margin:0;max-width:none}}";

/*
 * Sheet:
 * @document, @text, @structure: of the coding that passes; they come by document
 * @codes: ids of the codes that were met, as a set
 */
typedef struct
{
  PndProject *project;
  GString *html;
  PndDocument *document;
  PndDocumentText *text;
  PndStructure *structure;
  GHashTable *codes;
  int line_width;
  int number;
} Sheet;

static void
add (GString *html, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append_printf (html, "%s%s%s", before, escaped, after);
}

static void
begin (GString *html, PndProject *project, const char *title)
{
  const char *language = pnd_language_get_name ();

  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">",
                          language != NULL ? language : "en");
  add (html, "<title>", title, "</title>");
  g_string_append_printf (html, "<style>%s</style></head><body>\n", style);
  add (html, "<h1>", title, "</h1>\n");
  add (html, "<p class=\"quiet\">", pnd_project_get_name (project), "</p>\n");
}

static gboolean
finish (GString *html, const char *path, GError **error)
{
  g_autoptr (PndOutputFile) file = pnd_output_file_new (path, error);

  g_string_append (html, "</body></html>\n");
  return file != NULL && pnd_output_file_write (file, html->str, html->len, error)
         && pnd_output_file_commit (file, error);
}

static void
drop_document (Sheet *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
}

static gboolean
load_document (Sheet *self, gint64 id, GError **error)
{
  GError *failure = NULL;

  if (self->document != NULL && pnd_row_get_id (PND_ROW (self->document)) == id)
    return TRUE;
  drop_document (self);
  self->document = pnd_row_get (self->project, PND_TYPE_DOCUMENT, id, error);
  if (self->document == NULL)
    return FALSE;
  self->text = pnd_document_load_text (self->document, error);
  if (self->text == NULL)
    return FALSE;
  self->structure = pnd_document_load_structure (self->document, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static void
add_slice (Sheet *self, const char *before, PndSpan span, const char *after)
{
  PndSpan all = PND_SPAN (0, pnd_document_text_get_length (self->text));
  g_autofree char *slice = pnd_document_text_get_slice (self->text, pnd_span_clamp (span, all));

  add (self->html, before, slice, after);
}

static void
add_passage (Sheet *self, PndCoding *coding)
{
  const PndArea *area = pnd_coding_get_area (coding);
  PndSpan span = pnd_coding_get_span (coding), all;
  const char *name = pnd_document_get_name (self->document);
  int length = pnd_document_text_get_length (self->text);
  g_autofree char *place = NULL;

  if (area != NULL)
    place = pnd_citation_format_area (name, self->structure, area);
  else
    {
      PndCitation citation
        = pnd_citation_find (self->text, self->structure, self->line_width, span);

      place = pnd_citation_format (name, &citation);
    }
  add (self->html, "<div class=\"quiet\">", place, "</div>\n");
  if (area != NULL)
    return;
  all = pnd_boundaries_snap_to_words (
    self->text, pnd_span_clamp (PND_SPAN (span.start - CONTEXT, span.end + CONTEXT),
                                PND_SPAN (0, length)));
  all = PND_SPAN (MIN (all.start, span.start), MAX (all.end, span.end));
  add_slice (self, span.start > CONTEXT ? "<p class=\"text\">… " : "<p class=\"text\">",
             PND_SPAN (all.start, span.start), "");
  add_slice (self, "<mark>", span, "</mark>");
  add_slice (self, "", PND_SPAN (span.end, all.end),
             span.end + CONTEXT < length ? " …</p>\n" : "</p>\n");
}

static void
add_rating (Sheet *self, const PndQueueItem *item, PndCoding *coding)
{
  PndRating rating = pnd_coding_get_rating (coding);
  gboolean is_rated = rating.polarity != PND_POLARITY_UNRATED || rating.strength > 0
                      || rating.holder != PND_HOLDER_UNRATED;

  g_string_append (self->html, "<div>");
  if (rating.polarity != PND_POLARITY_UNRATED)
    add (self->html, "", pnd_polarity_get_title (rating.polarity), "");
  if (rating.strength > 0)
    g_string_append_printf (self->html, " %d", rating.strength);
  if (rating.holder != PND_HOLDER_UNRATED)
    add (self->html, " · ", pnd_holder_get_title (rating.holder), "");
  add (self->html, is_rated ? " · " : "", item->coder, "");
  add (self->html, " · ", pnd_review_state_get_title (item->state), "</div>\n");
  if (*pnd_coding_get_memo (coding) != '\0')
    add (self->html, "<p class=\"quiet\">", pnd_coding_get_memo (coding), "</p>\n");
}

static void
add_thread (Sheet *self, const char *guid)
{
  g_autoptr (GListModel) thread = pnd_remark_new_thread (self->project, guid);

  for (guint i = 0; i < g_list_model_get_n_items (thread); i++)
    {
      g_autoptr (PndRemark) remark = g_list_model_get_item (thread, i);
      g_autoptr (PndCoder) coder = pnd_row_get_or_deleted (self->project, PND_TYPE_CODER,
                                                           pnd_remark_get_coder (remark));
      g_autofree char *time = pnd_remark_format_time (remark);

      add (self->html, "<div class=\"thread\"><span class=\"quiet\">", pnd_coder_get_name (coder),
           " · ");
      add (self->html, "", pnd_review_state_get_title (pnd_remark_get_state (remark)), " · ");
      add (self->html, "", time, "</span><br>");
      add (self->html, "", pnd_remark_get_text (remark), "</div>\n");
    }
}

static void
add_space (Sheet *self)
{
  g_string_append_printf (self->html,
                          "<p class=\"boxes\"><span>☐ %s</span><span>☐ %s</span>"
                          "<span>☐ %s</span></p>\n<div class=\"line\"></div>"
                          "<div class=\"line\"></div>\n",
                          _("Accept"), _("Query"), _("Reject"));
}

static gboolean
add_coding (Sheet *self, const PndQueueItem *item, GError **error)
{
  g_autoptr (PndCoding) coding = pnd_row_get (self->project, PND_TYPE_CODING, item->id, error);
  g_autoptr (PndCode) code = pnd_row_get (self->project, PND_TYPE_CODE, item->code, error);
  g_autofree char *head = NULL;

  if (coding == NULL || code == NULL || !load_document (self, item->document, error))
    return FALSE;
  g_hash_table_add (self->codes, g_object_ref (code));
  head = g_strdup_printf ("%d. %s %s", ++self->number, pnd_code_get_abbreviation (code),
                          pnd_code_get_name (code));
  add (self->html, "<article><strong>", head, "</strong>\n");
  add_passage (self, coding);
  add_rating (self, item, coding);
  add_thread (self, item->guid);
  add_space (self);
  g_string_append (self->html, "</article>\n");
  return TRUE;
}

static int
compare_codes_cb (gconstpointer one, gconstpointer other)
{
  PndCode *const *first = one;
  PndCode *const *second = other;

  return strcmp (pnd_code_get_abbreviation (*first), pnd_code_get_abbreviation (*second));
}

static void
add_field (GString *html, const char *caption, const char *text)
{
  if (*text == '\0')
    return;
  add (html, "<dd><em>", caption, "</em> ");
  add (html, "", text, "</dd>\n");
}

/* on paper nobody can look a rule up */
static void
add_rules (Sheet *self)
{
  guint n;
  g_autofree gpointer *codes = g_hash_table_get_keys_as_array (self->codes, &n);

  if (n == 0)
    return;
  qsort (codes, n, sizeof *codes, compare_codes_cb);
  add (self->html, "<h2>", _("Rules"), "</h2>\n<dl>\n");
  for (guint i = 0; i < n; i++)
    {
      const PndRule *rule = pnd_code_get_rule (codes[i], NULL);

      add (self->html, "<dt>", pnd_code_get_abbreviation (codes[i]), " ");
      add (self->html, "", rule->name, "</dt>\n");
      add (self->html, "<dd>", rule->definition, "</dd>\n");
      add_field (self->html, _("Include"), rule->include);
      add_field (self->html, _("Exclude"), rule->exclude);
    }
  g_string_append (self->html, "</dl>\n");
}

static void
add_counts (Sheet *self, GPtrArray *queue, const PndQueueFilter *filter)
{
  int counts[PND_N_STATES];

  pnd_queue_count (queue, counts);
  g_string_append (self->html, "<p>");
  g_string_append_printf (self->html, ngettext ("%u coding", "%u codings", queue->len),
                          queue->len);
  for (int i = PND_STATE_UNREVIEWED; i < PND_N_STATES; i++)
    if (counts[i] > 0)
      g_string_append_printf (self->html, " · %s: %d",
                              pnd_review_state_get_title ((PndReviewState) i), counts[i]);
  if (filter->sample > 0)
    g_string_append_printf (self->html, _(" · drawn at random with the seed %u"), filter->seed);
  g_string_append_printf (self->html, "</p>\n<p>%s ____________________  %s ______________</p>\n",
                          _("Reviewer:"), _("Date:"));
}

static gboolean
write_review (PndProject *project, const char *path, const PndQueueFilter *filter, GError **error)
{
  PndQueueFilter codings = *filter;
  Sheet sheet = { .project = project };
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GHashTable) codes
    = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GPtrArray) queue = NULL;
  gboolean done = TRUE;

  codings.kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING);
  queue = pnd_queue_load (pnd_project_get_database (project), &codings, error);
  if (queue == NULL)
    return FALSE;
  sheet.html = html;
  sheet.codes = codes;
  sheet.line_width = pnd_project_facts_get_line_width (project);
  begin (html, project, _("Review sheet"));
  add_counts (&sheet, queue, filter);
  for (guint i = 0; done && i < queue->len; i++)
    done = add_coding (&sheet, queue->pdata[i], error);
  drop_document (&sheet);
  if (!done)
    return FALSE;
  add_rules (&sheet);
  return finish (html, path, error);
}

/**
 * pnd_sheet_write_review:
 * @project: a project
 * @path: where; a file of that name is replaced
 * @filter: which codings; it may draw a sample
 * @error: return location for a #GError
 *
 * The sheet is in the language of the project, like a report.
 *
 * Returns: %FALSE with @error set when it cannot be written
 */
gboolean
pnd_sheet_write_review (PndProject *project, const char *path, const PndQueueFilter *filter,
                        GError **error)
{
  PndLanguage *before;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project) && path != NULL, FALSE);

  before = pnd_language_enter (pnd_project_get_language (project));
  done = write_review (project, path, filter, error);
  pnd_language_leave (before);
  return done;
}

static void
add_entry (GString *html, int number, PndSupervision *entry)
{
  PndSupervisionFacts facts = pnd_supervision_get_facts (entry);

  g_string_append_printf (html, "<tr><td>%d</td>", number);
  add (html, "<td>", facts.date, "</td>");
  add (html, "<td>", facts.supervisor, "</td>");
  add (html, "<td>", facts.topic, "</td>");
  add (html, "<td>", facts.advice, "</td>");
  add (html, "<td>", facts.done, "</td><td class=\"sign\"></td></tr>\n");
}

static gboolean
write_log (PndProject *project, const char *path, GError **error)
{
  const char *const heads[] = { _("No."), _("Date"), _("Supervisor"), _("Topic"), _("Advice"),
                                _("Done"), _("Signature") };
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GListModel) log = NULL;

  log = pnd_supervision_new_list (project);
  begin (html, project, _("Supervision log"));
  g_string_append (html, "<table><tr>");
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    add (html, "<th>", heads[i], "</th>");
  g_string_append (html, "</tr>\n");
  for (guint i = 0; i < g_list_model_get_n_items (log); i++)
    {
      g_autoptr (PndSupervision) entry = g_list_model_get_item (log, i);

      add_entry (html, (int) i + 1, entry);
    }
  g_string_append (html, "</table>\n");
  return finish (html, path, error);
}

/**
 * pnd_sheet_write_log:
 * @project: a project
 * @path: where; a file of that name is replaced
 * @error: return location for a #GError
 *
 * The log is in the language of the project, like a report.
 *
 * Returns: %FALSE with @error set when it cannot be written
 */
gboolean
pnd_sheet_write_log (PndProject *project, const char *path, GError **error)
{
  PndLanguage *before;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project) && path != NULL, FALSE);

  before = pnd_language_enter (pnd_project_get_language (project));
  done = write_log (project, path, error);
  pnd_language_leave (before);
  return done;
}
