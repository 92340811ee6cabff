/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-subject.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/citation.h"
#include "app/model/cases/finding.h"
#include "app/model/coder.h"
#include "app/model/memo.h"
#include "ui/cases/parts.h"
#include "ui/cases/quotes.h"

/* code points to each side of a passage; and how many of a long one are shown */
#define CONTEXT 280
#define MAX_PASSAGE 4000

/*
 * _PndDeskSubject:
 * @text, @document: the text read last, since the next thing is mostly of the same document; it is
 *   read anew when it was corrected
 */
struct _PndDeskSubject
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndQuotes *quotes;
  PndDocumentText *text;
  gint64 document;

  GtkWidget *box;
  GtkWidget *place;
  GtkWidget *facts;
  GtkWidget *body;
};

G_DEFINE_FINAL_TYPE (PndDeskSubject, pnd_desk_subject, GTK_TYPE_WIDGET)

static void
drop_text (PndDeskSubject *self)
{
  g_clear_pointer (&self->text, pnd_document_text_unref);
  self->document = 0;
}

static PndDocumentText *
get_text (PndDeskSubject *self, gint64 id)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndDocument) document = NULL;

  document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, NULL);
  if (document != NULL && self->document == id && self->text != NULL
      && strcmp (pnd_document_get_text_hash (document), pnd_document_text_get_hash (self->text)) == 0)
    return self->text;
  drop_text (self);
  if (document == NULL)
    return NULL;
  self->text = pnd_document_load_text (document, NULL);
  self->document = id;
  return self->text;
}

/* as far as there is room, but not into the middle of a line where its edge is near */
static PndSpan
find_context (PndDocumentText *text, PndSpan span)
{
  int length = pnd_document_text_get_length (text);
  int start = MAX (span.start - CONTEXT, 0);
  int end = MIN (span.end + CONTEXT, length);
  PndSpan first = pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, start));
  PndSpan last = pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, end));

  if (first.end < span.start && start > first.start)
    start = first.end + 1;
  if (last.start > span.end && end < last.end)
    end = last.start - 1;
  return PND_SPAN (MIN (start, span.start), MAX (end, span.end));
}

static char *
slice (PndDocumentText *text, int start, int end)
{
  g_autofree char *part = pnd_document_text_get_slice (text, PND_SPAN (start, MAX (start, end)));

  return g_markup_escape_text (part, -1);
}

/* the passage is marked in the colour of its code, as in the reader */
static char *
make_passage (PndDeskSubject *self, const PndQueueItem *facts)
{
  PndDocumentText *text = get_text (self, facts->document);
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, facts->code);
  GdkRGBA colour = look != NULL ? look->colour : (GdkRGBA){ 0.5, 0.5, 0.5, 1 };
  PndSpan span = facts->span;
  g_autofree char *before = NULL;
  g_autofree char *passage = NULL;
  g_autofree char *after = NULL;
  PndSpan context;
  gboolean cut;

  if (text == NULL || span.end > pnd_document_text_get_length (text))
    return g_strdup ("");
  context = find_context (text, span);
  cut = pnd_span_length (span) > MAX_PASSAGE;
  before = g_strchug (slice (text, context.start, span.start));
  passage = slice (text, span.start, cut ? span.start + MAX_PASSAGE : span.end);
  after = g_strchomp (slice (text, span.end, context.end));
  return g_strdup_printf ("<span alpha=\"68%%\">%s%s</span>"
                          "<span background=\"#%02x%02x%02x\" background_alpha=\"32%%\">%s%s</span>"
                          "<span alpha=\"68%%\">%s%s</span>",
                          context.start > 0 ? "… " : "", before, (int) (colour.red * 255),
                          (int) (colour.green * 255), (int) (colour.blue * 255), passage,
                          cut ? " […]" : "", after,
                          context.end < pnd_document_text_get_length (text) ? " …" : "");
}

static void
append (GString *facts, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, text);
}

/* codes of the context have no polarity to miss */
static const char *
get_polarity (PndDeskSubject *self, PndCoding *coding)
{
  PndPolarity polarity = pnd_coding_get_rating (coding).polarity;
  g_autoptr (PndCode) code
    = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_CODE,
                   pnd_coding_get_code (coding), NULL);
  PndCodeKind kind = code != NULL ? pnd_code_get_kind (code) : PND_CODE_KIND_MOTIVE;

  if (polarity != PND_POLARITY_UNRATED)
    return pnd_polarity_get_title (polarity);
  return kind == PND_CODE_KIND_MOTIVE || kind == PND_CODE_KIND_INDICATOR ? _("Polarity unrated")
                                                                         : NULL;
}

static void
show_coding (PndDeskSubject *self, const PndQueueItem *item)
{
  static const char *const strengths[]
    = { NULL, N_("1 · weak"), N_("2 · clear"), N_("3 · strong") };
  g_autoptr (PndCoding) coding
    = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_ANY_CODING, item->id,
                   NULL);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;
  g_autofree char *passage = NULL;
  PndRating rating;

  if (coding == NULL)
    return;
  rating = pnd_coding_get_rating (coding);
  append (facts, get_polarity (self, coding));
  append (facts, rating.strength > 0 ? _(strengths[rating.strength]) : NULL);
  append (facts, rating.holder != PND_HOLDER_UNRATED ? pnd_holder_get_title (rating.holder) : NULL);
  append (facts, item->coder);
  if (*pnd_coding_get_memo (coding) != '\0')
    g_string_append_printf (facts, "\n%s", pnd_coding_get_memo (coding));
  gtk_label_set_text (GTK_LABEL (self->facts), facts->str);
  if (!pnd_quotes_get (self->quotes, item->id, &quote, &place))
    {
      gtk_label_set_text (GTK_LABEL (self->place), item->name);
      gtk_label_set_text (GTK_LABEL (self->body), _("Its text cannot be read."));
      return;
    }
  passage = pnd_coding_get_area (coding) != NULL ? g_markup_escape_text (quote, -1)
                                                 : make_passage (self, item);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_markup (GTK_LABEL (self->body), passage);
}

static void
append_passages (PndDeskSubject *self, PndFinding *finding, PndSide side, GString *body)
{
  g_autoptr (GPtrArray) guids = pnd_finding_load_passages (finding, side);

  for (guint i = 0; i < guids->len; i++)
    {
      g_autoptr (PndCoding) coding = pnd_row_find (pnd_workspace_get_project (self->workspace),
                                                   PND_TYPE_CODING, guids->pdata[i]);
      g_autofree char *quote = NULL;
      g_autofree char *place = NULL;

      if (coding != NULL
          && pnd_quotes_get (self->quotes, pnd_row_get_id (PND_ROW (coding)), &quote, &place))
        g_string_append_printf (body, "\n\n%s %s (%s)", side == PND_SIDE_FOR ? "+" : "−", quote,
                                place);
    }
}

static void
show_finding (PndDeskSubject *self, const PndQueueItem *item)
{
  g_autoptr (PndFinding) finding
    = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_FINDING, item->id, NULL);
  g_autoptr (GString) body = NULL;
  g_autofree char *facts = NULL;
  PndFindingFacts said;

  if (finding == NULL)
    return;
  said = pnd_finding_get_facts (finding);
  body = g_string_new (said.rationale);
  if (*said.tested != '\0')
    g_string_append_printf (body, "\n\n%s", said.tested);
  append_passages (self, finding, PND_SIDE_FOR, body);
  append_passages (self, finding, PND_SIDE_AGAINST, body);
  /* Translators: a verdict, what the rule says, the name of who decided */
  facts = g_strdup_printf (_("%s · the rule says: %s · %s"), pnd_verdict_get_title (said.verdict),
                           pnd_verdict_get_title (said.suggested), item->coder);
  gtk_label_set_text (GTK_LABEL (self->place),
                      *item->name != '\0' ? item->name : _("The whole project"));
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_label_set_text (GTK_LABEL (self->body), body->str);
}

static void
show_code (PndDeskSubject *self, const PndQueueItem *item)
{
  g_autoptr (PndCode) code
    = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_CODE, item->id, NULL);
  g_autofree char *path = NULL;
  g_autofree char *facts = NULL;
  int n;

  if (code == NULL)
    return;
  n = pnd_code_count_codings (code, FALSE);
  path = pnd_code_get_path (code);
  facts = g_strdup_printf (ngettext ("%s · %d coding", "%s · %d codings", n),
                           pnd_code_kind_get_title (pnd_code_get_kind (code)), n);
  gtk_label_set_text (GTK_LABEL (self->place), path);
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_label_set_text (GTK_LABEL (self->body), pnd_code_get_rule (code, NULL)->definition);
}

static void
show_memo (PndDeskSubject *self, const PndQueueItem *item)
{
  g_autoptr (PndMemo) memo
    = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_MEMO, item->id, NULL);
  g_autofree char *facts = NULL;

  if (memo == NULL)
    return;
  facts = g_strdup_printf ("%s · %s", pnd_memo_get_date (memo), item->coder);
  gtk_label_set_text (GTK_LABEL (self->place), item->name);
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_label_set_text (GTK_LABEL (self->body), pnd_memo_get_text (memo));
}

static void
pnd_desk_subject_dispose (GObject *object)
{
  PndDeskSubject *self = PND_DESK_SUBJECT (object);

  drop_text (self);
  g_clear_pointer (&self->quotes, pnd_quotes_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_desk_subject_parent_class)->dispose (object);
}

static void
pnd_desk_subject_class_init (PndDeskSubjectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_subject_dispose;
  gtk_widget_class_set_css_name (widget_class, "desksubject");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_desk_subject_init (PndDeskSubject *self)
{
  self->place = pnd_part_new_label (NULL, "desk-place");
  self->facts = pnd_part_new_label (NULL, "row-detail");
  self->body = pnd_part_new_label (NULL, "desk-passage");
  gtk_label_set_max_width_chars (GTK_LABEL (self->body), 72);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->place);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  gtk_box_append (GTK_BOX (self->box), self->body);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_desk_subject_new:
 * @workspace: whose project
 *
 * Returns: nothing to judge
 */
GtkWidget *
pnd_desk_subject_new (PndWorkspace *workspace)
{
  PndDeskSubject *self = g_object_new (PND_TYPE_DESK_SUBJECT, NULL);

  self->workspace = g_object_ref (workspace);
  self->quotes = pnd_quotes_new (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_desk_subject_show:
 * @self: the subject
 * @item: (nullable): what to show
 */
void
pnd_desk_subject_show (PndDeskSubject *self, PndDeskItem *item)
{
  static void (*const shows[PND_N_SUBJECT_KINDS]) (PndDeskSubject *, const PndQueueItem *)
    = { show_coding, show_finding, show_code, show_memo };
  const PndQueueItem *facts;

  g_return_if_fail (PND_IS_DESK_SUBJECT (self));

  gtk_label_set_text (GTK_LABEL (self->place), "");
  gtk_label_set_text (GTK_LABEL (self->facts), "");
  gtk_label_set_text (GTK_LABEL (self->body), "");
  if (item == NULL)
    {
      drop_text (self);
      pnd_quotes_forget (self->quotes);
      return;
    }
  facts = pnd_desk_item_get_facts (item);
  shows[facts->kind] (self, facts);
}

/**
 * pnd_desk_subject_get_place:
 * @self: the subject
 *
 * Returns: (transfer none): where it stands, as shown
 */
const char *
pnd_desk_subject_get_place (PndDeskSubject *self)
{
  g_return_val_if_fail (PND_IS_DESK_SUBJECT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->place));
}
