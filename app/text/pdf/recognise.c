/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page is drawn at 300 dots an inch and given to tesseract through a pipe, so that no picture of
 * it touches the disk; what comes back is a table of words with their places. */

#include "app/text/pdf/recognise.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/text/pdf/layout/layout.h"
#include "app/text/pdf/pages.h"

#define DOTS_PER_INCH 300.0
#define MAX_PIXELS 60e6
#define SECONDS_FOR_A_PAGE 180
#define N_COLUMNS 12 /* of tesseract's table */

/*
 * Call:
 * @output: what it said, owned
 * @late: it was stopped for taking too long
 *
 * One run of tesseract.
 */
typedef struct
{
  GSubprocess *process;
  GMainLoop *loop;
  char *output;
  gboolean late;
  GError *error;
} Call;

static void
call_clear (Call *call)
{
  g_clear_object (&call->process);
  g_clear_pointer (&call->loop, g_main_loop_unref);
  g_free (call->output);
  g_clear_error (&call->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static void
communicate_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  if (g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &call->output, NULL,
                                            &call->error)
      && !g_subprocess_get_successful (call->process))
    g_clear_pointer (&call->output, g_free);
  g_main_loop_quit (call->loop);
}

/* also takes bytes, which g_subprocess_communicate_utf8() does not */
static void
communicate_bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GBytes) output = NULL;

  if (g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &output, NULL, &call->error)
      && g_subprocess_get_successful (call->process) && output != NULL)
    call->output = g_utf8_make_valid (g_bytes_get_data (output, NULL),
                                      (gssize) g_bytes_get_size (output));
  g_main_loop_quit (call->loop);
}

static gboolean
late_cb (gpointer data)
{
  Call *call = data;

  call->late = TRUE;
  g_subprocess_force_exit (call->process);
  return G_SOURCE_REMOVE;
}

/* (nullable): what it writes; NULL without @error where it failed */
static char *
run (const char *const *arguments, GBytes *input, gboolean *late, GCancellable *cancellable,
     GError **error)
{
  g_auto (Call) call = { 0 };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) timeout = g_timeout_source_new_seconds (SECONDS_FOR_A_PAGE);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE
    | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0));

  g_subprocess_launcher_setenv (launcher, "OMP_THREAD_LIMIT", "1", TRUE);
  g_main_context_push_thread_default (context);
  call.loop = g_main_loop_new (context, FALSE);
  call.process = g_subprocess_launcher_spawnv (launcher, arguments, &call.error);
  if (call.process != NULL)
    {
      g_source_set_callback (timeout, late_cb, &call, NULL);
      g_source_attach (timeout, context);
      if (input != NULL)
        g_subprocess_communicate_async (call.process, input, cancellable, communicate_bytes_cb,
                                        &call);
      else
        g_subprocess_communicate_utf8_async (call.process, NULL, cancellable, communicate_cb,
                                             &call);
      g_main_loop_run (call.loop);
      g_source_destroy (timeout);
      if (call.output == NULL)
        g_subprocess_force_exit (call.process);
    }
  g_main_context_pop_thread_default (context);
  *late = call.late;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&call.output);
}

/* "ind+eng+kor", as far as they are installed; NULL where it cannot be run */
static char *
find_languages (const char *program, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[] = { "ind", "eng", "kor" };
  const char *const arguments[] = { program, "--list-langs", NULL };
  gboolean late;
  g_autofree char *output = run (arguments, NULL, &late, cancellable, error);
  g_auto (GStrv) installed = output != NULL ? g_strsplit (output, "\n", -1) : NULL;
  GString *languages;

  if (installed == NULL)
    return NULL;
  languages = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_strv_contains ((const char *const *) installed, wanted[i]))
      g_string_append_printf (languages, "%s%s", languages->len > 0 ? "+" : "", wanted[i]);
  return g_string_free (languages, languages->len == 0);
}

static cairo_status_t
append_cb (gpointer data, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw (PopplerPage *page, double scale)
{
  double width;
  double height;
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *png = g_byte_array_new ();

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) (width * scale)),
                                        MAX (1, (int) (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}

static void
add_word (PndPdfLayout *page, const char *word, const PndPageBox *box)
{
  glong n = g_utf8_strlen (word, -1);
  float width = (box->x2 - box->x1) / MAX (n, 1);
  PndPageBox part = { box->x1, box->y1, box->x1 + width, box->y2 };

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      pnd_pdf_layout_add_char (page, g_utf8_get_char (p), &part, 0);
      part.x1 += width;
      part.x2 += width;
    }
}

static gboolean
is_same_line (char **fields, char **last)
{
  for (int i = 1; i <= 4; i++)
    if (!g_str_equal (fields[i], last[i]))
      return FALSE;
  return TRUE;
}

/* a word's row: level, page, block, paragraph, line, word, left, top, width, height, confidence,
 * text; level 5 */
static void
take_words (PndPdfLayout *page, char **rows, double scale)
{
  g_auto (GStrv) last = NULL;

  for (int i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (rows[i], "\t", N_COLUMNS);
      PndPageBox box;

      if (g_strv_length (fields) < N_COLUMNS || !g_str_equal (fields[0], "5")
          || *g_strstrip (fields[11]) == '\0')
        continue;
      box.x1 = (float) (atoi (fields[6]) / scale);
      box.y1 = (float) (atoi (fields[7]) / scale);
      box.x2 = box.x1 + (float) (atoi (fields[8]) / scale);
      box.y2 = box.y1 + (float) (atoi (fields[9]) / scale);
      if (last == NULL || !is_same_line (fields, last))
        {
          if (last != NULL)
            pnd_pdf_layout_end_line (page, 0);
          pnd_pdf_layout_begin_line (page);
        }
      else
        pnd_pdf_layout_add_char (page, ' ', &box, 0);
      add_word (page, fields[11], &box);
      g_clear_pointer (&last, g_strfreev);
      last = g_steal_pointer (&fields);
    }
  if (last != NULL)
    pnd_pdf_layout_end_line (page, 0);
}

static gboolean
recognise_page (const char *const *arguments, PopplerPage *source, PndPdfPage *page,
                const char *name, GCancellable *cancellable, GError **error)
{
  double scale = DOTS_PER_INCH / 72;
  double pixels = page->width * page->height * scale * scale;
  g_autoptr (PndPdfLayout) layout = pnd_pdf_layout_new (page->width, page->height);
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) rows = NULL;
  gboolean late;

  if (pixels > MAX_PIXELS)
    scale *= sqrt (MAX_PIXELS / pixels);
  picture = draw (source, scale);
  output = run (arguments, picture, &late, cancellable, error);
  if (output == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                     late ? _("“%s”: character recognition of page %s took too long.")
                          : _("“%s”: character recognition of page %s failed."),
                     name, page->label);
      return FALSE;
    }
  rows = g_strsplit (output, "\n", -1);
  take_words (layout, rows, scale);
  pnd_pdf_layout_end (layout);
  pnd_pdf_layout_keep (layout, page, FALSE);
  return TRUE;
}

static char *
find_program (const char *name, GError **error)
{
  char *program = g_find_program_in_path ("tesseract");

  if (program == NULL)
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_NEEDS_TOOL,
                 _("“%s” holds pictures of pages; to read them, install tesseract (Debian: "
                   "tesseract-ocr and tesseract-ocr-ind)."),
                 name);
  return program;
}

/**
 * pnd_pdf_recognise:
 * @name: the file's name, for messages
 * @bytes: a PDF file
 * @password: (nullable): of an encrypted file
 * @pages: of #PndPdfPage: those without lines get what is recognised
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Blocks, seconds for each page; any thread.
 *
 * Returns: whether all pages without text were tried.
 */
gboolean
pnd_pdf_recognise (const char *name, GBytes *bytes, const char *password, GPtrArray *pages,
                   GCancellable *cancellable, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *languages = NULL;
  g_autoptr (PndPdfDocument) document = NULL;
  GError *own = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL && pages != NULL, FALSE);

  program = find_program (name, error);
  if (program == NULL)
    return FALSE;
  languages = find_languages (program, cancellable, &own);
  if (languages == NULL)
    {
      if (own != NULL)
        g_propagate_error (error, own);
      else
        g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_NEEDS_TOOL,
                     _("“%s” holds pictures of pages; tesseract knows neither Indonesian, English "
                       "nor Korean (Debian: tesseract-ocr-ind)."),
                     name);
      return FALSE;
    }
  document = pnd_pdf_open (name, bytes, password, error);
  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < pages->len; i++)
    {
      const char *const arguments[]
        = { program, "-", "-", "-l", languages, "--dpi", "300", "tsv", NULL };
      PndPdfPage *page = g_ptr_array_index (pages, i);
      g_autoptr (PndPdfSheet) source = NULL;

      if (page->n_lines > 0)
        continue;
      source = poppler_document_get_page (document, (int) i);
      if (source != NULL
          && !recognise_page (arguments, source, page, name, cancellable, &own))
        {
          g_propagate_error (error, own);
          return FALSE;
        }
    }
  return TRUE;
}
