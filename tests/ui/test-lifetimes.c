/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panes that go while something of theirs is still under way: a popover, a question, a search, a
 * caret that blinks. What comes later must not reach them, and nothing may keep them. */

#include "tests/ui/flow-fixture.h"

#include <string.h>

#include "ui/correct/corrector.h"
#include "ui/motives/summary-page.h"
#include "ui/reader/reader.h"

#define TEXT                                                                                      \
  "We want visitors from Jeonbuk. The hotels are empty. Our farmers need machines.\n"             \
  "Nobody here asks for recognition abroad. We follow the capital.\n"
#define ROUNDS 100
#define N_LINES 400

/* longer than the slowest source: a caret blinks every 0.6 seconds, a tooltip waits for 0.5 */
#define LAST_NEWS_MS 1500

static void
move_pointer (int x, int y)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove %d %d", x, y);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_long_document (Fixture *fixture)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (PndDocumentText) text = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_LINES; i++)
    g_string_append_printf (lines, "Line %d is about the port, the road and the people there.\n", i);
  text = pnd_document_text_new_take (g_strdup (lines->str), lines->len);
  fixture->document = pnd_document_add (fixture->project, "long.txt", text, NULL, NULL, "en",
                                        PND_SOURCE_TYPE_INTERVIEW, &error);
  g_assert_no_error (error);
  g_assert_true (pnd_workspace_open_document (fixture->workspace, fixture->document));
}

/* of a passage that nobody has coded yet */
static gint64
code_words (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PndRating rating = { .polarity = PND_POLARITY_SUPPORTS };
  int start = fixture_count (fixture, "codings") * 10;
  gint64 id = pnd_coding_add (fixture->project, fixture->document, PND_SPAN (start, start + 6),
                              fixture_get_code (fixture, "ECO-PAR"), 0, &rating, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
put_pane (Fixture *fixture)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->pane = pnd_reading_pane_new (fixture->workspace);
  fixture->inspector = pnd_inspector_new (fixture->workspace);
  pnd_reading_pane_set_inspector (PND_READING_PANE (fixture->pane),
                                  PND_INSPECTOR (fixture->inspector));
  gtk_widget_set_hexpand (fixture->pane, TRUE);
  gtk_widget_set_size_request (fixture->inspector, 320, -1);
  gtk_box_append (GTK_BOX (row), fixture->pane);
  gtk_box_append (GTK_BOX (row), fixture->inspector);
  gtk_widget_insert_action_group (fixture->window, "coding",
                                  pnd_reading_pane_get_actions (PND_READING_PANE (fixture->pane)));
  gtk_window_set_child (GTK_WINDOW (fixture->window), row);
  gtk_widget_grab_focus (fixture->pane);
}

static void
act (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (
    pnd_reading_pane_get_actions (PND_READING_PANE (fixture->pane)), action, NULL);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* as somebody who types in what has the focus */
static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), text);
  else
    g_assert_not_reached ();
}

static void
leave_blinking (Fixture *fixture)
{
  act (fixture, "next-sentence");
  fixture_settle (fixture);
}

static void
leave_scrolling (Fixture *fixture)
{
  GtkWidget *reader = find_widget (fixture->pane, PND_TYPE_READER);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader));

  fixture_settle (fixture);
  for (int i = 1; i < 4; i++)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 5 + 0.5);
}

static void
leave_searching (Fixture *fixture)
{
  act (fixture, "find");
  type (fixture, "port");
}

static void
leave_matching (Fixture *fixture)
{
  act (fixture, "find");
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_widget (fixture->pane, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  type (fixture, "(p.*)+r.*t");
}

static void
leave_palette (Fixture *fixture)
{
  fixture_settle (fixture);
  act (fixture, "code");
  type (fixture, "ECO");
}

static void
leave_note (Fixture *fixture)
{
  act (fixture, "next-sentence");
  fixture_settle (fixture);
  act (fixture, "note");
  type (fixture, "to be asked again");
}

static void
leave_memo (Fixture *fixture)
{
  pnd_workspace_reveal_coding (fixture->workspace, code_words (fixture));
  fixture_settle (fixture);
  act (fixture, "memo");
  type (fixture, "why");
}

static void
leave_rating (Fixture *fixture)
{
  pnd_workspace_reveal_coding (fixture->workspace, code_words (fixture));
  fixture_settle (fixture);
  act (fixture, "edit-rating");
}

/* the question of the corrector outlives it, and is answered */
static void
leave_question (Fixture *fixture)
{
  g_autoptr (GListModel) windows = NULL;
  GtkWidget *button;

  act (fixture, "correct");
  type (fixture, "So it is said. ");
  pnd_corrector_give_up (PND_CORRECTOR (find_widget (fixture->pane, PND_TYPE_CORRECTOR)));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) != GTK_WINDOW (fixture->window))
        continue;
      button = gtk_window_get_default_widget (window);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      return;
    }
  g_assert_not_reached ();
}

static void
leave_overlap (Fixture *fixture)
{
  g_autoptr (PndCoding) coding = NULL;

  code_words (fixture);
  coding = fixture_get_coding (fixture, fixture_count (fixture, "codings") - 1);
  pnd_workspace_set_span (fixture->workspace, PND_SPAN (pnd_coding_get_span (coding).start,
                                                        pnd_coding_get_span (coding).end + 2));
  pnd_workspace_request_code (fixture->workspace, fixture_get_code (fixture, "ECO-PAR"));
}

/* the workspace goes on, and the window still knows the group of actions */
static void
go_on (Fixture *fixture)
{
  pnd_workspace_set_span (fixture->workspace, PND_SPAN (1, 4));
  gtk_widget_activate_action (fixture->window, "coding.paragraph", NULL);
  gtk_widget_activate_action (fixture->window, "coding.find-next", NULL);
  pnd_workspace_set_coding (fixture->workspace, 0);
  pnd_workspace_undo (fixture->workspace);
  pnd_workspace_redo (fixture->workspace);
  pnd_workspace_open_document (fixture->workspace, 0);
  pnd_workspace_open_document (fixture->workspace, fixture->document);
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  static void (*const leave[]) (Fixture *fixture) = {
    leave_blinking, leave_scrolling, leave_searching, leave_matching, leave_palette,
    leave_note,     leave_memo,      leave_rating,    leave_question, leave_overlap,
  };

  add_long_document (fixture);
  for (int i = 0; i < ROUNDS; i++)
    {
      gpointer pane = NULL;
      gpointer inspector = NULL;

      put_pane (fixture);
      g_set_weak_pointer (&pane, fixture->pane);
      g_set_weak_pointer (&inspector, fixture->inspector);
      leave[i % G_N_ELEMENTS (leave)](fixture);
      gtk_window_set_child (GTK_WINDOW (fixture->window),
                            i % 2 == 0 ? pnd_summary_page_new (fixture->workspace) : NULL);
      /* GTK lets go of what had the focus a little later: it hears this still */
      go_on (fixture);
      for (int wait = 0; (pane != NULL || inspector != NULL) && wait < 100; wait++)
        fixture_settle (fixture);
      g_assert_null (pane);
      g_assert_null (inspector);
      go_on (fixture);
    }
  wait_for (LAST_NEWS_MS);
}

static void
test_tooltips (Fixture *fixture, gconstpointer data)
{
  code_words (fixture);
  for (int i = 0; i < 12; i++)
    {
      GtkWidget *page = pnd_summary_page_new (fixture->workspace);
      gpointer weak = NULL;

      g_set_weak_pointer (&weak, page);
      gtk_window_set_child (GTK_WINDOW (fixture->window), page);
      fixture_settle (fixture);
      /* over names and figures; every second tooltip is to be seen when its page goes */
      move_pointer (120 + 50 * i, 200 + 10 * i);
      wait_for (i % 2 == 0 ? 700 : 300);
      put_pane (fixture);
      fixture_settle (fixture);
      g_assert_null (weak);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 960 + 20 * i, 700);
    }
  wait_for (LAST_NEWS_MS);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, TEXT, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/lifetimes/panes", test_panes);
  add ("/lifetimes/tooltips", test_tooltips);
  return g_test_run ();
}
