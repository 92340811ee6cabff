/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be measured of the look: columns that align, popovers that keep off the text, edges that
 * move. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/document.h"
#include "ui/codes/code-row.h"
#include "ui/codes/palette.h"
#include "ui/common/swatch.h"
#include "ui/coding/more-popover.h"
#include "ui/codes/pin-bar.h"
#include "ui/reader/reader-private.h"

#define LINE                                                                                      \
  "We want visitors from Jeonbuk, and machines for our farmers, and schools that teach the "      \
  "language, because the hotels are empty and the young leave.\n"

typedef void (*WidgetFunc) (GtkWidget *widget, gpointer data);

static void
each (GtkWidget *widget, GType type, WidgetFunc func, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    each (child, type, func, data);
}

static void
take_last (GtkWidget *widget, gpointer data)
{
  *(GtkWidget **) data = widget;
}

/* (nullable): the last of its type that is to be seen */
static gpointer
find (Fixture *fixture, GType type)
{
  GtkWidget *found = NULL;

  each (GTK_WIDGET (fixture->window), type, take_last, &found);
  return found;
}

/* GTK drops a size that is asked for while the server still answers the one before: ask again */
static void
resize (Fixture *fixture, int width, int height)
{
  for (int i = 0; i < 50; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height + i % 2);
      fixture_settle ();
      if (gtk_widget_get_width (GTK_WIDGET (fixture->window)) <= width)
        break;
    }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, width);
  fixture_settle ();
}

static void
open_text (Fixture *fixture, int n_lines)
{
  static int n_opened;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (int i = 0; i < n_lines; i++)
    g_string_append (text, LINE);
  /* one text a document: the same again would be asked about */
  g_string_append_printf (text, "%d\n", ++n_opened);
  path = fixture_write (fixture, "talk.txt", text->str, -1);
  fixture_import (fixture, (const char *const[]){ "talk.txt", NULL });
}

/*
 * Edges:
 * @swatch: where swatches of leaves begin, 0 while none was seen
 * @name: where their names begin
 * @count: where the counts of all rows end
 */
typedef struct
{
  int swatch;
  int name;
  int count;
  int n_leaves;
} Edges;

static void
check_edge (int *edge, float x)
{
  if (*edge == 0)
    *edge = (int) x;
  g_assert_cmpint (*edge, ==, (int) x);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

static graphene_rect_t
get_bounds (GtkWidget *widget, GtkWidget *within)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, within, &bounds));
  return bounds;
}

static void
check_row (GtkWidget *row, gpointer data)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  GtkWidget *swatch = NULL;
  graphene_rect_t count = get_bounds (find_class (row, "code-count"), list);
  Edges *edges = data;

  check_edge (&edges->count, count.origin.x + count.size.width);
  if (!gtk_widget_has_css_class (row, "leaf"))
    return;
  each (row, PND_TYPE_SWATCH, take_last, &swatch);
  check_edge (&edges->swatch, get_bounds (swatch, list).origin.x);
  check_edge (&edges->name, get_bounds (find_class (row, "code-name"), list).origin.x);
  edges->n_leaves++;
}

/* with and without a pin, with and without codings */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = fixture->window->workspace;
  Edges edges = { 0 };

  open_text (fixture, 2);
  for (int i = 0; i < 11; i++)
    {
      pnd_workspace_set_span (workspace, PND_SPAN (3 * i, 3 * i + 2));
      g_assert_cmpint (pnd_workspace_code_selection (
                         workspace, fixture_get_code (fixture, "ECO-MKT"), NULL), >, 0);
    }
  fixture_settle ();
  each (GTK_WIDGET (fixture->window), PND_TYPE_CODE_ROW, check_row, &edges);
  g_assert_cmpint (edges.n_leaves, >=, 5);
}

static GdkRectangle
get_popup (Fixture *fixture, GtkWidget *popover)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (popover));

  return (GdkRectangle){ gdk_popup_get_position_x (GDK_POPUP (surface)),
                         gdk_popup_get_position_y (GDK_POPUP (surface)),
                         gdk_surface_get_width (surface), gdk_surface_get_height (surface) };
}

/* @widget: in pixels of the window's surface */
static GdkRectangle
get_place (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds = get_bounds (widget, GTK_WIDGET (fixture->window));
  double x, y;

  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &x, &y);
  return (GdkRectangle){ (int) (bounds.origin.x + x), (int) (bounds.origin.y + y),
                         (int) bounds.size.width, (int) bounds.size.height };
}

/* inside the panes, and clear of the passage that it is about */
static void
check_palette (Fixture *fixture, PndSpan span)
{
  GtkWidget *palette;
  PndReader *reader;
  GdkRectangle popup;
  GdkRectangle panes = get_place (fixture, GTK_WIDGET (fixture->window->panes));
  GdkRectangle corner;
  GdkRectangle passage;
  GdkRectangle all;

  pnd_workspace_reveal (fixture->window->workspace,
                        pnd_row_get_id (PND_ROW (pnd_workspace_get_document (
                          fixture->window->workspace))),
                        span);
  fixture_settle ();
  fixture_activate (fixture, "coding.code");
  fixture_settle ();
  palette = find (fixture, PND_TYPE_PALETTE);
  reader = find (fixture, PND_TYPE_READER);
  g_assert_nonnull (palette);
  popup = get_popup (fixture, palette);
  gdk_rectangle_union (&popup, &panes, &all);
  g_test_message ("palette %d,%d %dx%d in %d,%d %dx%d", popup.x, popup.y, popup.width,
                  popup.height, panes.x, panes.y, panes.width, panes.height);
  g_assert_true (gdk_rectangle_equal (&all, &panes));
  g_assert_true (pnd_reader_get_rectangle (reader, span, &passage));
  corner = get_place (fixture, GTK_WIDGET (reader));
  passage.x += corner.x;
  passage.y += corner.y;
  g_assert_false (gdk_rectangle_intersect (&popup, &passage, NULL));
  fixture_press ("Escape");
  g_assert_null (find (fixture, PND_TYPE_PALETTE));
}

static void
test_palette (Fixture *fixture, gconstpointer data)
{
  static const int sizes[][2] = { { 1280, 850 }, { 1000, 700 }, { 900, 600 } };

  open_text (fixture, 30);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      resize (fixture, sizes[i][0], sizes[i][1]);
      check_palette (fixture, PND_SPAN (0, 16));
      check_palette (fixture, PND_SPAN (300, 360));
      check_palette (fixture, PND_SPAN (700, 760));
    }
  /* without the lists there is no room beside the text */
  fixture_activate (fixture, "win.view-sidebar");
  check_palette (fixture, PND_SPAN (300, 360));
  check_palette (fixture, PND_SPAN (700, 760));
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  GtkPaned *lists = GTK_PANED (fixture->window->sidebar);
  GtkWidget *focus;
  int start, end, more, split;

  open_text (fixture, 3);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_object_get (fixture->window->panes, "start-width", &start, "end-width", &end, NULL);
  split = gtk_paned_get_position (lists);
  fixture_press ("F7 Right Right Down");
  g_object_get (fixture->window->panes, "start-width", &more, NULL);
  g_assert_cmpint (more, ==, start + 32);
  g_assert_cmpint (gtk_paned_get_position (lists), ==, split + 16);
  fixture_press ("F7 Left Escape");
  g_object_get (fixture->window->panes, "end-width", &more, NULL);
  g_assert_cmpint (more, ==, end + 16);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
}

/* all of a short list is to be seen, and a row of a long one is not what decides */
static void
test_documents_height (Fixture *fixture, gconstpointer data)
{
  GtkPaned *lists = GTK_PANED (fixture->window->sidebar);
  int least;
  int one;

  open_text (fixture, 1);
  one = gtk_paned_get_position (lists);
  /* the same text again would be asked about */
  open_text (fixture, 2);
  open_text (fixture, 3);
  least = one + 2 * 40;
  g_assert_cmpint (gtk_paned_get_position (lists), >=, least);
  for (int i = 0; i < 12; i++)
    open_text (fixture, 4 + i);
  g_assert_cmpint (gtk_paned_get_position (lists), <,
                   gtk_widget_get_height (GTK_WIDGET (lists)) / 2);
}

/* with real events, as a hand does it */
static void
click (Fixture *fixture, int x, int y)
{
  g_autofree char *at_x = g_strdup_printf ("%d", x);
  g_autofree char *at_y = g_strdup_printf ("%d", y);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "mousemove", at_x, at_y,
                        "click", "1", NULL);

  g_assert_no_error (error);
  for (int i = 0; i < 50 && g_subprocess_get_identifier (process) != NULL; i++)
    fixture_settle ();
  fixture_settle ();
}

static void
code_often (Fixture *fixture, const char *const *abbreviations)
{
  PndWorkspace *workspace = fixture->window->workspace;

  pnd_workspace_set_span (workspace, PND_SPAN (3, 20));
  for (; *abbreviations != NULL; abbreviations++)
    g_assert_cmpint (pnd_workspace_code_selection (
                       workspace, fixture_get_code (fixture, *abbreviations), NULL), >, 0);
  fixture_settle ();
}

/* what has no room in the margin can be reached by mouse, and chosen by key */
static void
test_more (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "ECO-INV", "ECO-MKT", "ECO-TEK", "ECO-PAR", "ECO-MOD",
                                       "ECO-SDM", "CUL-LAN", "CUL-HER", "CUL-PRO", NULL };
  PndWorkspace *workspace = fixture->window->workspace;
  PndReader *reader;
  GdkRectangle corner;
  const PndStripesMore *more;
  g_autoptr (GArray) hidden = NULL;

  open_text (fixture, 3);
  code_often (fixture, codes);
  reader = find (fixture, PND_TYPE_READER);
  g_assert_cmpint (reader->more->len, ==, 1);
  more = &g_array_index (reader->more, PndStripesMore, 0);
  hidden = pnd_reader_list_more (reader, more->y);
  g_assert_cmpint (hidden->len, ==, more->n);
  g_assert_cmpint (hidden->len, >, 1);
  pnd_workspace_set_coding (workspace, 0);
  corner = get_place (fixture, GTK_WIDGET (reader));
  click (fixture, corner.x + reader->columns.end - 8, corner.y + more->y + 8);
  g_assert_nonnull (find (fixture, PND_TYPE_MORE_POPOVER));
  fixture_press ("Down Return");
  g_assert_null (find (fixture, PND_TYPE_MORE_POPOVER));
  g_assert_cmpint (pnd_workspace_get_coding (workspace), ==,
                   g_array_index (hidden, PndCodingMark, 1).id);
  g_assert_true (pnd_reader_has_focus (reader));
}

static void
count_button (GtkWidget *button, gpointer data)
{
  graphene_rect_t bounds = get_bounds (button, gtk_widget_get_parent (button));
  graphene_rect_t room = get_bounds (gtk_widget_get_parent (button),
                                     gtk_widget_get_parent (button));

  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, room.size.width + 0.5);
  *(int *) data += 1;
}

/* all nine are whole at every size */
static void
test_pins (Fixture *fixture, gconstpointer data)
{
  static const int sizes[] = { 1280, 900, 700 };

  open_text (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *pins;
      int n = 0;

      resize (fixture, sizes[i], 600);
      pins = find (fixture, PND_TYPE_PIN_BAR);
      each (pins, GTK_TYPE_BUTTON, count_button, &n);
      g_assert_cmpint (n, ==, 9);
      g_assert_cmpint (n, ==, pnd_pin_bar_get_n (PND_PIN_BAR (pins)));
    }
}

/* lines are neither long nor short where there is room, and the margin is whole */
static void
test_line_length (Fixture *fixture, gconstpointer data)
{
  static const int sizes[] = { 1280, 1000, 900 };

  open_text (fixture, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      PndReader *reader = find (fixture, PND_TYPE_READER);
      PndSpan line;

      resize (fixture, sizes[i], 600);
      line = pnd_page_layout_get_page_line (reader->page, 2);
      g_test_message ("%d pixels: %d characters", sizes[i], pnd_span_length (line));
      g_assert_cmpint (pnd_span_length (line), >=, 45);
      g_assert_cmpint (pnd_span_length (line), <=, 76);
      g_assert_cmpint (reader->columns.end, <=, gtk_widget_get_width (GTK_WIDGET (reader)));
    }
}

static void
parsing_error_cb (GtkCssProvider *provider, GtkCssSection *section, const GError *error,
                  GString *errors)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_string_append_printf (errors, "%s: %s\n", place, error->message);
}

/* what GTK cannot read it leaves out, with all that follows in the same block */
static void
test_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GString) errors = g_string_new (NULL);

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), errors);
  gtk_css_provider_load_from_resource (provider, "/io/github/penanda/Penanda/style.css");
  g_assert_cmpstr (errors->str, ==, "");
}

#define add(name, func) \
  g_test_add ("/look/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/style", test_style);
  add ("columns", test_columns);
  add ("palette", test_palette);
  add ("edges", test_edges);
  add ("more", test_more);
  add ("pins", test_pins);
  add ("line-length", test_line_length);
  add ("documents-height", test_documents_height);
  return g_test_run ();
}
