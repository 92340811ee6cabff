/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/case-fixture.h"

#include <string.h>

#include "app/model/code.h"
#include "app/model/document.h"
#include "app/model/sources/informant.h"
#include "app/model/sources/speakers.h"
#include "ui/cases/indicator-table.h"
#include "ui/cases/motive-card.h"

static const struct
{
  const char *name;
  PndSourceType type;
  const char *text;
  const char *informant; /* (nullable) */
  const char *office;
} documents[] = {
#define TALK                                                                                       \
  "Pewawancara: Mengapa?\nInforman: Kami mau wisata. Bukan untuk mencari pengakuan.\n"
  { "a.txt", PND_SOURCE_TYPE_INTERVIEW, TALK "A\n", "I-01", "bureau" },
  { "b.txt", PND_SOURCE_TYPE_INTERVIEW, TALK "B\n", "I-02", "tourism" },
  { "c.txt", PND_SOURCE_TYPE_INTERVIEW, TALK "C\n", "I-03", "council" },
  { "news.txt", PND_SOURCE_TYPE_NEWS,
    "Kepala dinas berkata bahwa wisata perlu dibangun bersama.\n", NULL, NULL },
  { "budget.txt", PND_SOURCE_TYPE_OFFICIAL, "Belanja promosi wisata luar negeri: 2.000.000.000\n",
    NULL, NULL },
  { "letter-en.txt", PND_SOURCE_TYPE_AGREEMENT,
    "The parties encourage cultural exchange between them.\n", NULL, NULL },
  { "letter-id.txt", PND_SOURCE_TYPE_AGREEMENT,
    "Para pihak mendorong pertukaran budaya di antara mereka.\n", NULL, NULL },
  { "thesis.txt", PND_SOURCE_TYPE_SECONDARY,
    "Tidak ada motif budaya; keduanya masih menjaga warisan leluhur.\n", NULL, NULL },
};

static void
add_speaker (Fixture *fixture, gint64 document, const char *code, const char *office)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (GError) error = NULL;
  gint64 informant = pnd_informant_add (
    project,
    &(PndInformantFacts){ .code = code, .office = office, .holder = PND_HOLDER_OWN_REGION },
    &error);

  g_assert_no_error (error);
  pnd_speaker_assign (project, document, "Informan", informant, &error);
  g_assert_no_error (error);
}

void
case_fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      gint64 id = case_add_document (fixture, documents[i].name, documents[i].type,
                                     documents[i].text);

      if (documents[i].informant != NULL)
        add_speaker (fixture, id, documents[i].informant, documents[i].office);
    }
  case_look (fixture);
}

gint64
case_add_document (Fixture *fixture, const char *name, PndSourceType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocumentText) words
    = pnd_document_text_new_take (g_strdup (text), strlen (text));
  gint64 id = pnd_document_add (fixture_get_project (fixture), name, words, NULL, NULL, "id", type,
                                &error);

  g_assert_no_error (error);
  return id;
}

gint64
case_get_document (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_document_find (fixture_get_project (fixture), name, &error);

  g_assert_no_error (error);
  return id;
}

gint64
case_code (Fixture *fixture, const Coded *coded)
{
  g_autoptr (GError) error = NULL;
  PndRating rating = { coded->polarity, coded->strength, coded->holder };
  PndProject *project = fixture_get_project (fixture);
  gint64 id = pnd_coding_add (project, case_get_document (fixture, coded->document),
                              PND_SPAN (coded->start, coded->end),
                              fixture_get_code (fixture, coded->code),
                              pnd_project_get_coder (project), &rating, coded->memo, &error);

  g_assert_no_error (error);
  return id;
}

void
case_code_all (Fixture *fixture, const Coded *coded, int n)
{
  for (int i = 0; i < n; i++)
    case_code (fixture, &coded[i]);
  case_look (fixture);
}

void
case_look (Fixture *fixture)
{
  pnd_window_set_view (fixture->window, "cases");
  fixture_settle ();
  pnd_case_study_update (pnd_cases_page_get_study (fixture_get_view (fixture, "cases")));
  fixture_settle ();
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

gpointer
case_find (GtkWidget *root, GType type, guint nth)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (root, type, found);
  g_assert_cmpuint (found->len, >, nth);
  return found->pdata[nth];
}

static GtkWidget *
get_card (Fixture *fixture, const char *motive)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gint64 id = fixture_get_code (fixture, motive);

  collect (fixture_get_view (fixture, "cases"), PND_TYPE_MOTIVE_CARD, found);
  for (guint i = 0; i < found->len; i++)
    if (pnd_motive_card_get_motive (found->pdata[i]) == id)
      return found->pdata[i];
  g_error ("There is no card of %s", motive);
}

/* the word of the nth verdict that the card shows: the researcher's is 0, the rule's 1 */
static const char *
get_shown (Fixture *fixture, const char *motive, guint nth)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  guint n = 0;

  collect (get_card (fixture, motive), GTK_TYPE_BOX, boxes);
  for (guint i = 0; i < boxes->len; i++)
    {
      const char *word;

      if (!gtk_widget_has_css_class (boxes->pdata[i], "verdict") || n++ != nth)
        continue;
      word = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (boxes->pdata[i])));
      for (int v = PND_VERDICT_NONE + 1; v < PND_N_VERDICTS; v++)
        if (g_str_equal (word, pnd_verdict_get_title (v)))
          return pnd_verdict_to_word (v);
      return NULL;
    }
  g_error ("The card of %s shows no verdict %u", motive, nth);
}

const char *
case_get_verdict (Fixture *fixture, const char *motive)
{
  return get_shown (fixture, motive, 0);
}

const char *
case_get_rule (Fixture *fixture, const char *motive)
{
  return get_shown (fixture, motive, 1);
}

char *
case_get_text (Fixture *fixture, const char *motive)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  collect (get_card (fixture, motive), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (text, "%s\n", gtk_label_get_text (labels->pdata[i]));
  return g_string_free (text, FALSE);
}

/* the cells of an indicator's line: its abbreviation is the first label of the line's button */
char *
case_get_status (Fixture *fixture, const char *motive, const char *indicator)
{
  GtkWidget *table = case_find (get_card (fixture, motive), PND_TYPE_INDICATOR_TABLE, 0);
  GtkWidget *grid = gtk_widget_get_first_child (table);
  int row = 0;

  for (GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (grid), 0, ++row); cell != NULL;
       cell = gtk_grid_get_child_at (GTK_GRID (grid), 0, ++row))
    {
      GtkLabel *name = case_find (cell, GTK_TYPE_LABEL, 0);
      GtkWidget *status = gtk_grid_get_child_at (GTK_GRID (grid), 1, row);

      if (g_str_equal (gtk_label_get_text (name), indicator))
        return g_strdup (gtk_label_get_text (case_find (status, GTK_TYPE_LABEL, 0)));
    }
  g_error ("The card of %s has no line %s", motive, indicator);
}

GtkWidget *
case_get_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window) && gtk_widget_get_visible (window))
        found = window;
    }
  g_assert_nonnull (found);
  return found;
}

GtkWidget *
case_find_button (Fixture *fixture, GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (root != NULL ? root : fixture_get_view (fixture, "cases"), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), label) == 0)
      return found->pdata[i];
  g_error ("There is no button %s", label);
}

void
case_click (Fixture *fixture, GtkWidget *root, const char *label)
{
  GtkWidget *button = case_find_button (fixture, root, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
}

PndFindingEditor *
case_get_editor (Fixture *fixture)
{
  return case_find (fixture_get_view (fixture, "cases"), PND_TYPE_FINDING_EDITOR, 0);
}

/* by the button of the motive's card */
void
case_decide (Fixture *fixture, const char *motive)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  case_look (fixture);
  collect (get_card (fixture, motive), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (gtk_widget_get_name (found->pdata[i]), "decide"))
      {
        g_signal_emit_by_name (found->pdata[i], "clicked");
        fixture_settle ();
        return;
      }
  g_error ("The card of %s has no button to decide", motive);
}

void
case_answer (Fixture *fixture, const char *reason)
{
  GtkWidget *dialog = case_get_dialog (fixture);
  GtkTextView *view = case_find (dialog, GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), reason, -1);
  case_click (fixture, dialog, "_Save Answer");
}
