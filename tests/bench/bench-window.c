/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole window, 1100 by 850. Each part runs in a process of its own, as a user's program does:
 *   bench-window --start PROJECT           what main() does until the first frame; prints when that
 *                                          was, on the monotonic clock, and the processor's time
 *   bench-window --large PROJECT [PART]    the figures of a large document
 *   bench-window --paragraph PROJECT       those of one paragraph
 *   bench-window --make PROJECT            the project of the large document, to look into
 * Without arguments it makes the projects, runs these, and takes the memory of the program itself.
 * Says what it could not measure and exits with 1. */

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/window-figures.h"

#define N_STARTS 9
#define N_PROGRAMS 3

static void
fail (const char *what, const GError *error)
{
  g_printerr ("bench-window: %s: %s\n", what, error != NULL ? error->message : "failed");
  exit (1);
}

static void
first_paint_cb (GdkFrameClock *clock, GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  /* the frame must show a document, or it does not count */
  if (window == NULL
      || pnd_workspace_get_document (pnd_window_get_workspace (PND_WINDOW (window))) == NULL)
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  g_print ("%.3f %.3f\n", bench_now_ms (), bench_time_now ().cpu);
  exit (0);
}

static void
window_added_cb (GApplication *application, GtkWindow *window)
{
  gtk_window_set_default_size (window, 1100, 850);
}

/* the window is realized when the call that opens it returns */
static void
opened_cb (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (first_paint_cb), application);
}

static int
run_start (const char *project)
{
  PndApplication *application = pnd_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "penanda", (char *) project, NULL };

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_signal_connect_after (application, "open", G_CALLBACK (opened_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, arguments);
}

static int
run_figures (const char *project, const char *part,
             void (*measure) (WindowView *view, const char *part))
{
  WindowView view = { 0 };

  bench_count_sleep ();
  window_view_open (&view, project);
  measure (&view, part);
  window_view_close (&view);
  return 0;
}

static void
run_self (const char *self, const char *part, const char *project)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { self, part, project, NULL };
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_CHILD_INHERITS_STDOUT | G_SPAWN_CHILD_INHERITS_STDERR, NULL, NULL,
                     NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    fail (part, error);
}

static char *
make_sample (void)
{
  g_autofree char *folder = g_dir_make_tmp ("penanda-bench-XXXXXX", NULL);
  char *path = g_build_filename (folder, "sample.penanda", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "sample",
                                              "make", NULL);
  const char *arguments[] = { "sh", script, g_getenv ("PENANDA"), path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    fail ("making the sample project", error);
  return path;
}

static void
start_once (const char *self, const char *project, BenchFigure *starts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  const char *arguments[] = { self, "--start", project, NULL };
  double began = bench_now_ms ();
  double ended;
  char *rest;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    fail ("starting", error);
  ended = g_ascii_strtod (printed, &rest);
  bench_figure_take (starts, ended - began, g_ascii_strtod (rest, NULL));
}

static void
measure_start (const char *self)
{
  char *project = make_sample ();
  BenchFigure *starts = bench_figure_new ("start to first frame, sample project", "ms", 400);

  for (int i = 0; i < N_STARTS; i++)
    start_once (self, project, starts);
  bench_figure_print (starts);
  bench_remove_project (project);
}

/* the most the process @pid ever had, in MB; 0 when it is gone */
static double
read_peak_mb (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return 0;
  peak = strstr (status, "VmHWM:");
  return peak == NULL ? 0 : g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1024;
}

/* until it has not grown for two seconds */
static double
wait_for_peak (GPid pid)
{
  double peak = 0;

  for (int still = 0; still < 20; still++)
    {
      double now;

      g_usleep (100000);
      now = read_peak_mb (pid);
      if (now > peak)
        still = 0;
      peak = now;
    }
  return peak;
}

/* pages through the document as a person does, if the tool that presses keys is there */
static void
press_pages (void)
{
  const char *arguments[] = { "xdotool", "key", "--repeat", "40", "--delay", "40", "Next", NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static void
measure_memory (const char *project)
{
  const char *arguments[] = { g_getenv ("PENANDA"), project, NULL };
  double opened[N_PROGRAMS], paged[N_PROGRAMS];

  for (int i = 0; i < N_PROGRAMS; i++)
    {
      g_autoptr (GError) error = NULL;
      GPid pid;

      if (!g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                          &pid, &error))
        fail ("running the program", error);
      opened[i] = wait_for_peak (pid);
      press_pages ();
      paged[i] = wait_for_peak (pid);
      if (paged[i] == 0)
        fail ("the program ended before it was measured", NULL);
      kill (pid, SIGTERM);
      g_spawn_close_pid (pid);
    }
  bench_print ("peak memory with the 10 MB document open", opened, N_PROGRAMS, "MB", 150);
  bench_print ("peak memory after forty pages of it", paged, N_PROGRAMS, "MB", 150);
}

static char *
make_project (gsize n_bytes, gboolean one_paragraph, int n_codings)
{
  g_autoptr (PndDocumentText) text = bench_make_text (n_bytes, one_paragraph);
  g_autoptr (PndDocumentText) other = bench_make_text (20000, FALSE);
  char *project = bench_make_project (text, n_codings);

  bench_add_document (project, SHORT_DOCUMENT, other);
  return project;
}

static char *
make_large_project (void)
{
  return make_project (10 * 1000 * 1000, FALSE, 50000);
}

static int
run_make (const char *target)
{
  char *project = make_large_project ();
  g_autoptr (GFile) from = g_file_new_for_path (project);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GError) error = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    fail ("making the project", error);
  bench_remove_project (project);
  return 0;
}

static void
measure_all (const char *self)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-bench-config-XXXXXX", NULL);
  char *large, *paragraph;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  measure_start (self);
  large = make_large_project ();
  run_self (self, "--large", large);
  measure_memory (large);
  bench_remove_project (large);
  paragraph = make_project (1000 * 1000, TRUE, 10000);
  run_self (self, "--paragraph", paragraph);
  bench_remove_project (paragraph);
}

int
main (int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "";

  if (argc == 1)
    {
      measure_all (argv[0]);
      return 0;
    }
  if (argc == 3 && g_str_equal (verb, "--start"))
    return run_start (argv[2]);
  if (argc == 3 && g_str_equal (verb, "--make"))
    return run_make (argv[2]);
  if (argc >= 3 && g_str_equal (verb, "--large"))
    return run_figures (argv[2], argv[3], measure_large);
  if (argc == 3 && g_str_equal (verb, "--paragraph"))
    return run_figures (argv[2], NULL, measure_one_paragraph);
  g_printerr ("bench-window: wrong usage\n");
  return 2;
}
