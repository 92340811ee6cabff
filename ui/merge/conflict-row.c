/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/conflict-row.h"

#include <glib/gi18n.h>

/* of a value so many characters are shown at once */
#define SHOWN_CHARS 400

/*
 * Row:
 * @id: of the conflict, which a merge made again knows
 */
typedef struct
{
  PndMerge *merge;
  char *id;
  GtkWidget *ours;
  GtkWidget *theirs;
  gboolean is_filling;
  void (*chosen) (gpointer data);
  gpointer data;
} Row;

static const struct
{
  const char *table;
  const char *noun;
} nouns[] = {
  { "project", N_("Project") },
  { "coders", N_("Coders") },
  { "documents", N_("Documents") },
  { "codes", N_("Codes") },
  { "code_texts", N_("Wordings of codes") },
  { "code_versions", N_("Earlier wordings") },
  { "codings", N_("Codings") },
  { "annotations", N_("Notes") },
  { "memos", N_("Memos") },
  { "attributes", N_("Attributes") },
  { "informants", N_("Informants") },
  { "speakers", N_("Speakers") },
  { "translations", N_("Translations") },
  { "replacements", N_("Replacements") },
  { "quarantine", N_("Passages to place again") },
  { "cases", N_("Cases") },
  { "case_stages", N_("Stages of cases") },
  { "case_documents", N_("Documents of cases") },
  { "coding_cases", N_("Codings of cases") },
  { "coding_speakers", N_("Speakers of passages") },
  { "findings", N_("Findings") },
  { "finding_passages", N_("Passages of findings") },
  { "resolutions", N_("Answers to contradictions") },
  { "thresholds", N_("Thresholds") },
  { "questions", N_("Questions") },
  { "question_codes", N_("Codes of questions") },
  { "reading", N_("Marks of reading") },
  { "finished", N_("Documents finished") },
  { "draws", N_("Draws") },
  { "draw_documents", N_("Documents drawn") },
  { "remarks", N_("Remarks") },
  { "decisions", N_("Decisions") },
  { "agreements", N_("Agreements") },
  { "supervisions", N_("Supervision log") },
};

static const struct
{
  const char *column;
  const char *name;
} columns[] = {
  { "name", N_("Name") },
  { "definition", N_("Definition") },
  { "include", N_("Include") },
  { "exclude", N_("Exclude") },
  { "example", N_("Example") },
  { "near_miss", N_("Near miss") },
  { "abbreviation", N_("Abbreviation") },
  { "kind", N_("Kind") },
  { "colour", N_("Colour") },
  { "parent", N_("Under") },
  { "document", N_("Document") },
  { "span_start", N_("Start") },
  { "span_end", N_("End") },
  { "code", N_("Code") },
  { "coder", N_("Coder") },
  { "polarity", N_("Polarity") },
  { "strength", N_("Strength") },
  { "holder", N_("Holder") },
  { "memo", N_("Memo") },
  { "text", N_("Text") },
  { "title", N_("Title") },
  { "notes", N_("Notes") },
  { "question", N_("Research question") },
  { "role", N_("Role") },
  { "source_type", N_("Source type") },
  { "language", N_("Language") },
  { "date", N_("Date") },
  { "value", N_("Value") },
  { "trashed", N_("In the trash since") },
  { "place", N_("Place") },
  { "origin", N_("Origin") },
  { "confidentiality", N_("Confidentiality") },
  { "folder", N_("Folder") },
  { "twin", N_("Twin") },
  { "own", N_("Own region") },
  { "partner", N_("Partner region") },
  { "period_from", N_("From") },
  { "period_to", N_("To") },
  { "region_case", N_("Case") },
  { "stage", N_("Stage") },
  { "finding", N_("Finding") },
  { "motive_guid", N_("Motive") },
  { "verdict", N_("Verdict") },
  { "suggested", N_("Verdict of the rule") },
  { "rationale", N_("Rationale") },
  { "tested", N_("What was read and asked") },
  { "side", N_("Side") },
  { "stands", N_("Which side stands") },
  { "reason", N_("Reason") },
  { "outcome", N_("Outcome") },
  { "before", N_("Before") },
  { "replaced", N_("Replaced") },
  { "position", N_("Position") },
  { "pin", N_("Pinned as") },
  { "version", N_("Version") },
  { "code_version", N_("Version of the code") },
  { "review", N_("Review") },
  { "area", N_("Area of the page") },
  { "label", N_("Label") },
  { "informant", N_("Informant") },
  { "office", N_("Office") },
  { "interviewer", N_("Interviewer") },
  { "consent", N_("Consent") },
  { "anonymity", N_("Anonymity") },
  { "translator", N_("Translator") },
  { "original", N_("In the text") },
  { "replacement", N_("In exports") },
  { "author", N_("Author") },
  { "quote", N_("Quote") },
  { "blind", N_("Codes blind") },
  { "layer", N_("Layer") },
  { "topic", N_("Topic") },
  { "advice", N_("Advice") },
  { "done", N_("Done") },
  { "supervisor", N_("Supervisor") },
  { "state", N_("State") },
  { "text_hash", N_("Text") },
  { "structure_hash", N_("Structure of the text") },
  { "original_hash", N_("Original file") },
  { "original_encoding", N_("Encoding") },
  { "codebook_name", N_("Name of the codebook") },
  { "codebook_source", N_("Source of the codebook") },
  { "codebook_frozen", N_("Codebook frozen since") },
  { "line_width", N_("Width of a line") },
  { "seed", N_("Seed") },
  { "share", N_("Share") },
  { "strata", N_("Strata") },
  { "draw", N_("Draw") },
  { "options", N_("Choices") },
  { "result", N_("Result") },
  { "versions", N_("Versions of the codes") },
  { "document_guid", N_("Document") },
  { "coding_guid", N_("Coding") },
  { "code_guid", N_("Code") },
  { "informant_guid", N_("Informant") },
  { "subject_guid", N_("What it is about") },
  { "one_guid", N_("Coding of the first") },
  { "other_guid", N_("Coding of the second") },
  { "consensus_guid", N_("Coding of the consensus") },
  { "digest", N_("What was judged") },
  { "forked_from", N_("Copied from") },
  { "made", N_("Made") },
};

/**
 * pnd_conflict_get_noun:
 * @table: a table's name
 *
 * Returns: (transfer none): what its rows are called
 */
const char *
pnd_conflict_get_noun (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, table))
      return _(nouns[i].noun);
  return table;
}

/**
 * pnd_conflict_get_column:
 * @column: a column's name
 *
 * Returns: (transfer none): what it is called
 */
const char *
pnd_conflict_get_column (const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].column, column))
      return _(columns[i].name);
  return column;
}

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->id);
  g_free (self);
}

static const PndMergeConflict *
find_conflict (Row *self)
{
  GPtrArray *conflicts = pnd_merge_get_report (self->merge)->conflicts;

  for (guint i = 0; i < conflicts->len; i++)
    if (g_str_equal (((PndMergeConflict *) conflicts->pdata[i])->id, self->id))
      return conflicts->pdata[i];
  return NULL;
}

static void
choose_cb (Row *self)
{
  PndMergeChoice choice = PND_MERGE_OPEN;

  if (self->is_filling)
    return;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->ours)))
    choice = PND_MERGE_OURS;
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->theirs)))
    choice = PND_MERGE_THEIRS;
  pnd_merge_report_choose (pnd_merge_get_report (self->merge), self->id, choice);
  self->chosen (self->data);
}

static GtkWidget *
make_value (const char *text, const char *css_class)
{
  g_autofree char *shown = NULL;
  GtkWidget *label;

  if (text != NULL && g_utf8_strlen (text, -1) > SHOWN_CHARS)
    {
      g_autofree char *head = g_utf8_substring (text, 0, SHOWN_CHARS);

      shown = g_strconcat (head, "…", NULL);
    }
  label = gtk_label_new (shown != NULL ? shown : text != NULL && *text != '\0' ? text : "–");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, css_class == NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_choice (Row *self, const char *label, const char *title, GtkWidget *group)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);
  /* Translators: which side stands, and the conflict it is about */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_widget_set_hexpand (check, TRUE);
  /* the name of a project may be long */
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (check)), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_widget_get_last_child (check)), PANGO_WRAP_WORD_CHAR);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (choose_cb), self);
  return check;
}

static void
attach_parts (GtkGrid *grid, const PndMergeConflict *conflict)
{
  for (guint i = 0; i < conflict->parts->len; i++)
    {
      const PndMergePart *part = conflict->parts->pdata[i];
      int row = (int) i + 2;

      gtk_grid_attach (grid, make_value (pnd_conflict_get_column (part->column), "field-label"), 0,
                       row, 1, 1);
      gtk_grid_attach (grid, make_value (part->ours, NULL), 1, row, 1, 1);
      gtk_grid_attach (grid, make_value (part->theirs, NULL), 2, row, 1, 1);
    }
}

/* the labels of the two choices */
static void
get_labels (PndMerge *merge, const PndMergeConflict *conflict, char **ours, char **theirs)
{
  const char *other = pnd_merge_get_other_name (merge, conflict->other);

  if (conflict->kind == PND_MERGE_DELETED_HERE)
    {
      *ours = g_strdup (_("Stays deleted"));
      *theirs = g_strdup_printf (_("Comes back, as it is in %s"), other);
    }
  else if (conflict->kind == PND_MERGE_DELETED_THERE)
    {
      *ours = g_strdup (_("Stays, as it is here"));
      *theirs = g_strdup_printf (_("Is deleted, as in %s, with all that hangs on it"), other);
    }
  else
    {
      *ours = g_strdup (_("This project"));
      *theirs = g_strdup (other);
    }
}

static char *
make_title (const PndMergeConflict *conflict)
{
  if (conflict->title == NULL || *conflict->title == '\0')
    return g_strdup (pnd_conflict_get_noun (conflict->table));
  return g_strdup_printf ("%s · %s", pnd_conflict_get_noun (conflict->table), conflict->title);
}

/**
 * pnd_conflict_row_new:
 * @merge: the merge, which outlives the row
 * @conflict: one of its conflicts
 * @chosen: called with @data when the person chose
 * @data: for @chosen
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
pnd_conflict_row_new (PndMerge *merge, const PndMergeConflict *conflict, GCallback chosen,
                      gpointer data)
{
  Row *self = g_new0 (Row, 1);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *title = make_title (conflict);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  GtkWidget *head = make_value (title, NULL);

  *self = (Row){ .merge = merge, .id = g_strdup (conflict->id),
                 .chosen = (void (*) (gpointer)) chosen, .data = data };
  get_labels (merge, conflict, &ours, &theirs);
  self->ours = make_choice (self, ours, title, NULL);
  self->theirs = make_choice (self, theirs, title, self->ours);
  gtk_widget_add_css_class (head, "heading");
  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_attach (grid, head, 0, 0, 3, 1);
  gtk_grid_attach (grid, self->ours, 1, 1, 1, 1);
  gtk_grid_attach (grid, self->theirs, 2, 1, 1, 1);
  attach_parts (grid, conflict);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "merge-conflict");
  g_object_set_data_full (G_OBJECT (grid), "row", self, row_free);
  pnd_conflict_row_update (GTK_WIDGET (grid));
  return GTK_WIDGET (grid);
}

/**
 * pnd_conflict_row_update:
 * @self: a row
 *
 * Shows the choice that stands in the report.
 */
void
pnd_conflict_row_update (GtkWidget *self)
{
  Row *row = g_object_get_data (G_OBJECT (self), "row");
  const PndMergeConflict *conflict = find_conflict (row);
  gboolean is_theirs;

  if (conflict == NULL)
    return;
  is_theirs = conflict->choice == PND_MERGE_THEIRS
              || (conflict->choice == PND_MERGE_NEWER
                  && g_strcmp0 (conflict->theirs_modified, conflict->ours_modified) > 0);
  row->is_filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->theirs), is_theirs);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->ours),
                               !is_theirs && conflict->choice != PND_MERGE_OPEN);
  row->is_filling = FALSE;
}
