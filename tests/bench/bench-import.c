/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Import of office and web files with 1 MB of text each, DOCX beside pandoc on the same file, in
 * turns, so that both meet the same machine; and the peak memory of each kind, in a process of its
 * own, over what the program has without it, for a file of more.
 *   bench-import --memory FILE     prints that memory in MB
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/text/importer.h"
#include "tests/bench/bench.h"
#include "tests/core/zip-fixture.h"

#define TEXT_BYTES 1000000
#define MUCH_BYTES 8000000
#define N_RUNS 7
#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define O "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
          "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
#define DOCX_TYPES "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/" \
                   "2006/content-types'><Override PartName='/word/document.xml' ContentType='" \
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main" \
                   "+xml'/></Types>"
#define DOCX_RELATIONS "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats." \
                       "org/package/2006/relationships'><Relationship Id='r1' Type='http://" \
                       "schemas.openxmlformats.org/officeDocument/2006/relationships/" \
                       "officeDocument' Target='word/document.xml'/></Relationships>"
#define CONTAINER "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
#define BOOK "<package><manifest><item id='a' href='a.html' media-type='application/xhtml+xml'/>" \
             "</manifest><spine><itemref idref='a'/></spine></package>"

/**
 * Kind:
 * @before: of a paragraph
 * @between: of two sentences in it, the second of which is bold
 * @after: of a paragraph
 */
typedef struct
{
  const char *suffix;
  const char *start, *before, *between, *after, *end;
} Kind;

static const Kind kinds[] = {
  { "docx", "<?xml version='1.0'?><w:document " W "><w:body>",
    "<w:p w:rsidR='00A77B3E' w:rsidRDefault='00A77B3E'><w:pPr><w:jc w:val='both'/></w:pPr><w:r>"
    "<w:rPr><w:sz w:val='24'/></w:rPr><w:t xml:space='preserve'>",
    "</w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val='24'/></w:rPr><w:t xml:space='preserve'>",
    "</w:t></w:r></w:p>", "</w:body></w:document>" },
  { "odt", "<?xml version='1.0'?><office:document-content " O "><office:body><office:text>",
    "<text:p text:style-name='P1'>", "<text:span text:style-name='T1'>", "</text:span></text:p>",
    "</office:text></office:body></office:document-content>" },
  { "epub", "<html><body>", "<p>", "<b>", "</b></p>\n", "</body></html>" },
  { "html", "<!DOCTYPE html><html><head><meta charset=utf-8><title>T</title></head><body>",
    "<p class=\"isi\">", "<b>", "</b></p>\n", "</body></html>" },
  { "txt", "", "", "", "\n", "" },
};

static char *
dress (const Kind *kind, const char *utf8)
{
  GString *dressed = g_string_new (kind->start);
  g_auto (GStrv) lines = g_strsplit (utf8, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      const char *second = strstr (lines[i], ". ");

      if (second == NULL)
        continue;
      g_string_append (dressed, kind->before);
      g_string_append_len (dressed, lines[i], second + 2 - lines[i]);
      g_string_append (dressed, kind->between);
      g_string_append (dressed, second + 2);
      g_string_append (dressed, kind->after);
    }
  g_string_append (dressed, kind->end);
  return g_string_free (dressed, FALSE);
}

/* (nullable): NULL for a file that is no package */
static GBytes *
pack (const Kind *kind, const char *dressed)
{
  const ZipMember docx[] = { { "[Content_Types].xml", DOCX_TYPES },
                             { "_rels/.rels", DOCX_RELATIONS }, { "word/document.xml", dressed } };
  const ZipMember odt[] = { { "mimetype", "application/vnd.oasis.opendocument.text" },
                            { "content.xml", dressed } };
  const ZipMember epub[] = { { "mimetype", "application/epub+zip" },
                             { "META-INF/container.xml", CONTAINER }, { "b.opf", BOOK },
                             { "a.html", dressed } };

  if (g_str_equal (kind->suffix, "docx"))
    return zip_fixture_pack (docx, G_N_ELEMENTS (docx));
  if (g_str_equal (kind->suffix, "odt"))
    return zip_fixture_pack (odt, G_N_ELEMENTS (odt));
  if (g_str_equal (kind->suffix, "epub"))
    return zip_fixture_pack (epub, G_N_ELEMENTS (epub));
  return NULL;
}

/* the file's path; how long it is before it is packed, in @n_bytes */
static char *
make_file (const Kind *kind, const char *folder, gsize n_text, gsize *n_bytes)
{
  g_autoptr (PndDocumentText) text = bench_make_text (n_text, FALSE);
  g_autofree char *dressed = dress (kind, pnd_document_text_get_utf8 (text, NULL));
  g_autoptr (GBytes) packed = pack (kind, dressed);
  g_autofree char *name = g_strdup_printf ("bench.%s", kind->suffix);
  char *path = g_build_filename (folder, name, NULL);

  *n_bytes = strlen (dressed);
  g_assert_true (g_file_set_contents (path, packed != NULL ? g_bytes_get_data (packed, NULL)
                                                           : dressed,
                                      packed != NULL ? (gssize) g_bytes_get_size (packed)
                                                     : (gssize) *n_bytes, NULL));
  return path;
}

static void
import (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
import_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PndImported) imported = pnd_importer_read_bytes ("a.html", bytes, NULL, NULL);

  g_assert_nonnull (imported);
}

static double
time_import (const char *path)
{
  double start = bench_now_ms ();

  import (path);
  return bench_now_ms () - start;
}

/* @output: (nullable): what it prints, to be freed */
static double
time_program (const char *const *arguments, char **output)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now_ms ();
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | (output == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0), NULL, NULL,
                output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return bench_now_ms () - start;
}

static void
bench_time (const Kind *kind, const char *folder)
{
  gsize n_bytes;
  g_autofree char *path = make_file (kind, folder, TEXT_BYTES, &n_bytes);
  g_autofree char *figure
    = g_strdup_printf ("import of 1 MB of text, %s", kind->suffix);
  const char *const pandoc[] = { "pandoc", "-t", "plain", path, NULL };
  gboolean with_pandoc = g_str_equal (kind->suffix, "docx");
  double ours[N_RUNS], theirs[N_RUNS], ratios[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      ours[i] = time_import (path);
      theirs[i] = with_pandoc ? time_program (pandoc, NULL) : 0;
      ratios[i] = theirs[i] / ours[i];
    }
  bench_print (figure, ours, N_RUNS, "ms", 0);
  if (with_pandoc)
    {
      bench_print ("pandoc -t plain, the same DOCX", theirs, N_RUNS, "ms", 0);
      bench_print ("DOCX import, times faster than pandoc", ratios, N_RUNS, "times", 5);
    }
  g_unlink (path);
}

static void
bench_memory (const char *program, const Kind *kind, const char *folder)
{
  gsize n_bytes;
  g_autofree char *path = make_file (kind, folder, MUCH_BYTES, &n_bytes);
  g_autofree char *output = NULL;
  g_autofree char *figure = g_strdup_printf ("peak memory of an import of 8 MB of text, %s",
                                             kind->suffix);
  g_autofree char *against = g_strdup_printf ("%s, against the unpacked file", figure);
  const char *const arguments[] = { program, "--memory", path, NULL };
  double memory;

  time_program (arguments, &output);
  memory = g_ascii_strtod (output, NULL);
  bench_print (figure, &memory, 1, "MB", 0);
  memory /= n_bytes / 1e6;
  bench_print (against, &memory, 1, "times", 4);
  g_unlink (path);
}

/* of this program alone, which what it was started from is no part of */
static double
get_peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("VmHWM:")) / 1024.0;
}

static int
print_memory (const char *path)
{
  double before;

  /* what the libraries set up once, whatever the file */
  import_text ("<!DOCTYPE html><p>a");
  before = get_peak_mb ();
  import (path);
  g_print ("%.3f\n", get_peak_mb () - before);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;

  if (argc == 3 && g_str_equal (argv[1], "--memory"))
    return print_memory (argv[2]);
  folder = g_dir_make_tmp ("bench-import-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    bench_time (&kinds[i], folder);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    bench_memory (argv[0], &kinds[i], folder);
  g_rmdir (folder);
  return 0;
}
