/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in Indonesian, on a machine that may have no Indonesian locale. */

#include "tests/ui/window-fixture.h"
#include "ui/preferences/language.h"

/* whether a label on the screen under @widget reads @text */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, text))
        return TRUE;
    }
  return FALSE;
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  fixture_settle ();
  if (!shows (GTK_WIDGET (fixture->window), text))
    g_error ("The window does not show “%s”", text);
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  assert_shows (fixture, "Dokumen");
  assert_shows (fixture, "Kode");
  assert_shows (fixture, "Belum ada dokumen");
  /* the codebook speaks both languages, so its codes follow */
  assert_shows (fixture, "Motif ekonomi");
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_free (fixture_write (fixture, "one.txt", "Kami ingin menarik wisatawan.\n", -1));
  fixture_import (fixture, (const char *[]) { "one.txt", NULL });
  assert_shows (fixture, "0%");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  fixture_activate (fixture, "win.codebook-freeze");
  fixture_activate (fixture, "win.edit-undo");
  assert_shows (fixture, "Diurungkan: Bekukan buku kode");
}

static void
choose (Fixture *fixture, const char *language)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "language",
                                  g_variant_new_string (language));
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  PndSettings *settings = pnd_application_get_settings (fixture->application);
  g_autofree char *chosen = NULL;
  g_autofree char *forgotten = NULL;

  choose (fixture, "en");
  chosen = pnd_settings_get_string (settings, PND_LANGUAGE_KEY);
  g_assert_cmpstr (chosen, ==, "en");
  assert_shows (fixture, "Penanda memakai bahasa ini mulai saat dibuka berikutnya.");

  choose (fixture, "system");
  forgotten = pnd_settings_get_string (settings, PND_LANGUAGE_KEY);
  g_assert_null (forgotten);
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_free (fixture_write (fixture, "one.txt", "Kami ingin menarik wisatawan.\n", -1));
  fixture_import (fixture, (const char *const[]){ "one.txt", NULL });
  fixture_check_sizes (fixture);
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  fixture_check_letters (fixture->window->menu);
}

static void
test_counts (void)
{
  const struct
  {
    gint64 count;
    const char *text;
  } cases[] = {
    { 0, "0" },           { 999, "999" },       { 1000, "1.000" },        { 12345, "12.345" },
    { -999, "-999" },     { -1000, "-1.000" },  { 1234567, "1.234.567" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pnd_language_format_count (cases[i].count);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

#define add(name, test) \
  g_test_add ("/language/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_disable_setlocale ();
  pnd_language_start ("id");
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/counts", test_counts);
  add ("window", test_window);
  add ("figures", test_figures);
  add ("letters", test_letters);
  add ("sizes", test_sizes);
  add ("undo", test_undo);
  add ("choice", test_choice);
  return g_test_run ();
}
