/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/grid/question-page.h"

#include <glib/gi18n.h>

#include "app/model/cases/question.h"
#include "app/store/veil/review-only.h"
#include "ui/common/prompt.h"
#include "ui/grid/case-chooser.h"
#include "ui/grid/grid-table.h"
#include "ui/grid/question-column.h"

#define NARROW 760 /* pixels under which names have little room */
/*
 * _PndQuestionPage:
 * @all: (nullable): PndQuestion, of the whole project
 * @shown: PndQuestion: those of the case, column by column
 * @shape: (nullable): all that the table shows but what is ticked
 * @filling: ticks are being set, nobody sets them
 * @stale: something changed while the page was not to be seen
 */
struct _PndQuestionPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GListModel *all;
  GPtrArray *shown;
  gboolean writes; /* the project can be changed */
  char *shape;
  gboolean filling;
  gboolean stale;
  guint refresh; /* idle source */
  GSimpleActionGroup *actions;

  GtkWidget *scroller;
  GtkWidget *lead;
  GtkWidget *untested;
  GtkWidget *chooser;
  GtkWidget *table;
};

G_DEFINE_FINAL_TYPE (PndQuestionPage, pnd_question_page, GTK_TYPE_WIDGET)

/*
 * Wording:
 * @question: id of the question whose words are asked for, 0 for a new one
 */
typedef struct
{
  PndQuestionPage *page;
  gint64 question;
  gboolean is_search;
} Wording;

static void
list_shown (PndQuestionPage *self)
{
  guint n = self->all == NULL ? 0 : g_list_model_get_n_items (self->all);
  gint64 chosen = pnd_case_chooser_get (PND_CASE_CHOOSER (self->chooser));

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndQuestion) one = g_list_model_get_item (self->all, i);
      gint64 of = pnd_question_get_case (one);

      if (chosen == 0 || of == 0 || of == chosen)
        g_ptr_array_add (self->shown, g_steal_pointer (&one));
    }
}

static void
toggled_cb (GtkCheckButton *cell, PndQuestionPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 code = *(gint64 *) g_object_get_data (G_OBJECT (cell), "code");
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));

  g_assert (PND_IS_QUESTION_PAGE (self));

  if (self->filling || column >= (int) self->shown->len)
    return;
  if (pnd_question_set_code (self->shown->pdata[column], code, gtk_check_button_get_active (cell),
                             &error))
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (cell, !gtk_check_button_get_active (cell));
  self->filling = FALSE;
  pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

static GtkWidget *
make_cell (PndQuestionPage *self, gint64 code, int column)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, code);
  GtkWidget *cell = gtk_check_button_new ();
  g_autofree char *number = pnd_question_column_number (self->shown, (guint) column);
  g_autofree char *spoken
    = g_strdup_printf ("%s, %s", look != NULL ? look->abbreviation : "?", number);

  g_object_set_data_full (G_OBJECT (cell), "code", g_memdup2 (&code, sizeof code), g_free);
  g_object_set_data (G_OBJECT (cell), "column", GINT_TO_POINTER (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_sensitive (cell, self->writes);
  g_signal_connect (cell, "toggled", G_CALLBACK (toggled_cb), self);
  return cell;
}

static void
build (PndQuestionPage *self)
{
  PndGridTable *table = PND_GRID_TABLE (self->table);
  int n_columns = (int) self->shown->len;
  int n_rows = pnd_grid_table_build (table, n_columns);

  for (int column = 0; column < n_columns; column++)
    pnd_grid_table_set_heading (table, column, pnd_question_column_new_heading (self->shown, (guint) column));
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns && !pnd_grid_table_is_motive (table, row); column++)
      pnd_grid_table_put (table, row, column,
                          make_cell (self, pnd_grid_table_get_row (table, row)->code, column));
}

static void
append_shape (PndQuestionPage *self, GListModel *codes, GString *shape)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));

      g_string_append_printf (shape, "%" G_GINT64_FORMAT " %d %s %s %s\n", id,
                              pnd_code_get_kind (code), pnd_code_get_abbreviation (code),
                              pnd_code_get_name (code), pnd_code_get_colour (code));
      append_shape (self, pnd_workspace_get_child_codes (self->workspace, id), shape);
    }
}

static char *
make_shape (PndQuestionPage *self)
{
  GString *shape = g_string_new (NULL);

  append_shape (self, pnd_workspace_get_top_codes (self->workspace), shape);
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_autofree char *words = pnd_question_column_describe (self->shown->pdata[i]);

      g_string_append_printf (shape, "%" G_GINT64_FORMAT " %s\n",
                              pnd_row_get_id (self->shown->pdata[i]), words);
    }
  return g_string_free (shape, FALSE);
}

static gboolean
holds (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
tick_column (PndQuestionPage *self, int column, int n_rows)
{
  PndGridTable *table = PND_GRID_TABLE (self->table);
  g_autoptr (GArray) codes = pnd_question_load_codes (self->shown->pdata[column]);

  for (int row = 0; row < n_rows; row++)
    {
      GtkWidget *cell = pnd_grid_table_get (table, row, column);

      if (cell != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (cell),
                                     holds (codes, pnd_grid_table_get_row (table, row)->code));
    }
}

static int
count_ticks (PndQuestionPage *self, int row)
{
  int n = 0;

  for (int column = 0; column < (int) self->shown->len; column++)
    {
      GtkWidget *cell = pnd_grid_table_get (PND_GRID_TABLE (self->table), row, column);

      n += cell != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (cell));
    }
  return n;
}

static void
show_motive (PndQuestionPage *self, int row, int n_asked, int n_indicators)
{
  /* Translators: how many of a motive's indicators were asked for */
  g_autofree char *figure = g_strdup_printf (_("%d of %d"), n_asked, n_indicators);

  pnd_grid_table_set_figure (PND_GRID_TABLE (self->table), row, figure, FALSE);
}

static void
show_lead (PndQuestionPage *self, int n_asked, int n_indicators, const char *untested)
{
  g_autofree char *lead = NULL;
  g_autofree char *text = g_strdup_printf (
    _("Asked for nowhere, so untested, which is not the same as absent: %s."), untested);

  if (self->shown->len == 0)
    lead = g_strdup (_("Nothing was asked yet. Add the questions of the interviews, and the "
                       "searches you made, and tick what each asks for. That a motive is absent "
                       "can be said only where it was asked for."));
  else
    lead = g_strdup_printf (ngettext ("%d of %d indicator was asked for.",
                                      "%d of %d indicators were asked for.", n_indicators),
                            n_asked, n_indicators);
  gtk_label_set_text (GTK_LABEL (self->lead), lead);
  gtk_label_set_text (GTK_LABEL (self->untested), text);
  gtk_widget_set_visible (self->untested, self->shown->len > 0 && *untested != '\0');
}

/* @n_rows: of the table; a motive's figure is known when its indicators are counted */
static void
show_figures (PndQuestionPage *self, int n_rows)
{
  PndGridTable *table = PND_GRID_TABLE (self->table);
  g_autoptr (GString) untested = g_string_new (NULL);
  int motive = -1, n_motive = 0, n_asked_motive = 0, n = 0, n_asked = 0;

  for (int row = 0; row < n_rows; row++)
    {
      int ticks = count_ticks (self, row);
      g_autofree char *figure = ticks > 0 ? g_strdup_printf ("%d", ticks)
                                          : g_strdup (_("nowhere"));

      if (pnd_grid_table_is_motive (table, row))
        {
          if (motive >= 0)
            show_motive (self, motive, n_asked_motive, n_motive);
          motive = row;
          n_motive = n_asked_motive = 0;
          continue;
        }
      pnd_grid_table_set_figure (table, row, figure, ticks == 0);
      n_motive++, n++;
      n_asked_motive += ticks > 0;
      n_asked += ticks > 0;
      if (ticks == 0)
        g_string_append_printf (
          untested, "%s%s", untested->len > 0 ? ", " : "",
          pnd_workspace_get_look (self->workspace,
                                  pnd_grid_table_get_row (table, row)->code)->abbreviation);
    }
  if (motive >= 0)
    show_motive (self, motive, n_asked_motive, n_motive);
  show_lead (self, n_asked, n, untested->str);
}

static void
show (PndQuestionPage *self)
{
  g_autofree char *shape = NULL;
  int row = 0, column = 0;
  gboolean focused;
  GtkWidget *cell;

  self->stale = FALSE;
  if (pnd_workspace_get_project (self->workspace) == NULL)
    return;
  list_shown (self);
  shape = make_shape (self);
  focused = pnd_grid_table_get_focus_cell (PND_GRID_TABLE (self->table), &row, &column);
  self->filling = TRUE;
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
      build (self);
      cell = focused ? pnd_grid_table_get (PND_GRID_TABLE (self->table), row, column) : NULL;
      if (cell != NULL)
        gtk_widget_grab_focus (cell);
    }
  for (int i = 0; i < (int) self->shown->len; i++)
    tick_column (self, i, pnd_grid_table_get_n_rows (PND_GRID_TABLE (self->table)));
  self->filling = FALSE;
  show_figures (self, pnd_grid_table_get_n_rows (PND_GRID_TABLE (self->table)));
}

static gboolean
refresh_cb (gpointer data)
{
  PndQuestionPage *self = data;

  self->refresh = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* a page that nobody sees waits until somebody does */
static void
queue_refresh (PndQuestionPage *self)
{
  self->stale = TRUE;
  if (self->refresh == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, refresh_cb, self, NULL);
}

static void
changed_cb (PndQuestionPage *self, PndChanges *changes)
{
  static const char *const read[] = { "questions", "question_codes", "cases", "codes", "code_texts" };
  gboolean concerns = pnd_changes_is_reset (changes);

  g_assert (PND_IS_QUESTION_PAGE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (read); i++)
    concerns = concerns || pnd_changes_touch (changes, read[i]);
  if (concerns)
    queue_refresh (self);
}

static void
project_cb (PndQuestionPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  g_assert (PND_IS_QUESTION_PAGE (self));

  self->writes = project != NULL && pnd_project_can_edit (project);
  g_clear_object (&self->all);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->shape, g_free);
  pnd_grid_table_build (PND_GRID_TABLE (self->table), 0);
  if (project != NULL)
    self->all = pnd_question_new_list (project);
  for (char **name = names; *name != NULL; name++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), *name)), self->writes);
  queue_refresh (self);
}

static void
worded_cb (const char *text, gpointer data)
{
  Wording *wording = data;
  PndQuestionPage *self = wording->page;
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndQuestion) question = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (project == NULL)
    return;
  if (wording->question != 0)
    {
      question = pnd_row_get (project, PND_TYPE_QUESTION, wording->question, &error);
      done = question != NULL && pnd_question_set_text (question, text, &error);
    }
  else
    done = pnd_question_add (project, pnd_case_chooser_get (PND_CASE_CHOOSER (self->chooser)),
                             wording->is_search, text, NULL, 0, &error) != 0;
  if (!done)
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

static void
ask_words (PndQuestionPage *self, gint64 question, gboolean is_search, const char *text)
{
  Wording wording = { self, question, is_search };
  PndPrompt prompt = {
    .title = question != 0 ? _("Change the Words")
                           : (is_search ? _("Log a Search") : _("New Question")),
    .body = is_search ? _("What was searched for, and where: it counts as asked for the "
                          "indicators you tick.")
                      : _("As it was asked, or as the interview guide has it."),
    .label = is_search ? _("Search") : _("Question"),
    .text = text,
    .accept = question != 0 ? _("_Change") : _("_Add"),
  };

  pnd_prompt_show (GTK_WIDGET (self), &prompt, worded_cb, g_memdup2 (&wording, sizeof wording),
                   g_free);
}

static void
add_question_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_words (data, 0, FALSE, NULL);
}

static void
add_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_words (data, 0, TRUE, NULL);
}

/* (transfer full) (nullable) */
static PndQuestion *
get_question (PndQuestionPage *self, GVariant *id)
{
  return pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_QUESTION,
                      g_variant_get_int64 (id), NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (PndQuestion) question = get_question (data, parameter);

  if (question != NULL)
    ask_words (data, g_variant_get_int64 (parameter), pnd_question_get_is_search (question),
               pnd_question_get_text (question));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndQuestionPage *self = data;
  g_autoptr (PndQuestion) question = get_question (self, parameter);
  g_autoptr (GError) error = NULL;

  if (question != NULL && !pnd_question_remove (question, &error))
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

static const GActionEntry entries[] = {
  { .name = "add-question", .activate = add_question_cb },
  { .name = "add-search", .activate = add_search_cb },
  { .name = "edit", .activate = edit_cb, .parameter_type = "x" },
  { .name = "remove", .activate = remove_cb, .parameter_type = "x" },
};

static void
pnd_question_page_map (GtkWidget *widget)
{
  PndQuestionPage *self = PND_QUESTION_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_question_page_parent_class)->map (widget);
  if (self->stale)
    show (self);
}

/* into the grid, where there is one; else to where one adds to it */
static gboolean
pnd_question_page_grab_focus (GtkWidget *widget)
{
  PndQuestionPage *self = PND_QUESTION_PAGE (widget);

  for (int row = 0; row < pnd_grid_table_get_n_rows (PND_GRID_TABLE (self->table)); row++)
    {
      GtkWidget *cell = pnd_grid_table_get (PND_GRID_TABLE (self->table), row, 0);

      if (cell != NULL)
        return gtk_widget_grab_focus (cell);
    }
  return gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
pnd_question_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndQuestionPage *self = PND_QUESTION_PAGE (widget);

  pnd_grid_table_set_narrow (PND_GRID_TABLE (self->table), width < NARROW);
  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
}

static void
pnd_question_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (PND_QUESTION_PAGE (widget)->scroller, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
pnd_question_page_dispose (GObject *object)
{
  PndQuestionPage *self = PND_QUESTION_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->all);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_question_page_parent_class)->dispose (object);
}

static void
pnd_question_page_finalize (GObject *object)
{
  PndQuestionPage *self = PND_QUESTION_PAGE (object);

  g_ptr_array_unref (self->shown);
  g_free (self->shape);

  G_OBJECT_CLASS (pnd_question_page_parent_class)->finalize (object);
}

static void
pnd_question_page_class_init (PndQuestionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_question_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_question_page_finalize;
  widget_class->map = pnd_question_page_map;
  widget_class->grab_focus = pnd_question_page_grab_focus;
  widget_class->size_allocate = pnd_question_page_size_allocate;
  widget_class->measure = pnd_question_page_measure;
  gtk_widget_class_set_css_name (widget_class, "question-page");
}

static void
pnd_question_page_init (PndQuestionPage *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "questions", G_ACTION_GROUP (self->actions));
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
fill (PndQuestionPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (page, "page");
  gtk_widget_add_css_class (tools, "tools");
  add_text (page, _("What was asked"), "title-2");
  self->lead = add_text (page, "", "lead");
  self->untested = add_text (page, "", "dim-label");
  self->chooser = pnd_case_chooser_new (self->workspace);
  gtk_box_append (GTK_BOX (tools), self->chooser);
  add_button (tools, _("Add _Question…"), "questions.add-question");
  add_button (tools, _("Add Logged _Search…"), "questions.add-search");
  gtk_box_append (GTK_BOX (page), tools);
  self->table = pnd_grid_table_new (self->workspace, _("Asked"), 5);
  gtk_box_append (GTK_BOX (page), self->table);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), page);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * pnd_question_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_question_page_new (PndWorkspace *workspace)
{
  PndQuestionPage *self = g_object_new (PND_TYPE_QUESTION_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  fill (self);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}
