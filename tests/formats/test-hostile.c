/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to harm, given to the program as anybody would. Each is read without what it wants
 * from elsewhere, or refused in one sentence that names it and says why; then not a byte of the
 * project has changed. A port of this machine, named in the files, gets no visitor. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "app/exchange/answers/sheet.h"
#include "app/text/importer.h"
#include "tests/core/xlsx-fixture.h"
#include "tests/formats/hostile-files.h"

#define SECRET "Rahasia 7731"
#define SECONDS "60"
#define N_CUTS 60
/* of a program that refuses, whatever the file says it holds */
#define MAX_MEMORY_MB 400

typedef struct
{
  char *folder;
  char *project;
  GBytes *before; /* the project as it was */
  GSocket *port;
  Outside outside;
  gboolean is_converted; /* by LibreOffice, whose memory is not ours to measure */
} World;

static World world;

static char *
in_folder (const char *name)
{
  return g_build_filename (world.folder, name, NULL);
}

/* runs the program; NULL ends @arguments; what it says, in @said */
static int
run (const char *const *arguments, char **printed, char **said)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (all, "timeout");
  g_ptr_array_add (all, SECONDS);
  g_ptr_array_add (all, (gpointer) g_getenv ("PENANDA"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (all, (gpointer) *arguments);
  g_ptr_array_add (all, NULL);
  g_spawn_sync (world.folder, (char **) all->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, printed,
                said, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* into the copy of the project */
static int
import (const char *file, gboolean is_table, char **printed, char **said)
{
  const char *const arguments[]
    = { "import", "copy.penanda", file, "--coder", "Eve", is_table ? "--answers" : NULL, "row",
        NULL };

  return run (arguments, printed, said);
}

static GBytes *
load (const char *path)
{
  char *data;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &data, &n_bytes, NULL));
  return g_bytes_new_take (data, n_bytes);
}

static void
save (const char *path, GBytes *bytes)
{
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_true (g_file_set_contents_full (path, data != NULL ? data : "",
                                           (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static guint
count_files (void)
{
  g_autoptr (GDir) folder = g_dir_open (world.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
assert_no_visitor (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) visitor = g_socket_accept (world.port, NULL, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

/* one sentence: one line that names the file */
static void
assert_sentence (const char *said, const char *file, const char *reason)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", file);

  g_test_message ("%s", said);
  g_assert_true (g_utf8_validate (said, -1, NULL));
  g_assert_nonnull (strstr (said, quoted));
  g_assert_nonnull (strstr (said, reason));
  g_assert_true (g_str_has_suffix (said, ".\n"));
  g_assert_true (strchr (said, '\n') == said + strlen (said) - 1);
}

/* into a copy of the project; nothing else is left behind either */
static void
refuse (const char *file, gboolean is_table, const char *reason)
{
  g_autofree char *copy = in_folder ("copy.penanda");
  g_autofree char *printed = NULL, *said = NULL;
  g_autoptr (GBytes) after = NULL;
  guint n_files;

  save (copy, world.before);
  n_files = count_files ();
  g_assert_cmpint (import (file, is_table, &printed, &said), ==, 1);
  g_assert_cmpstr (printed, ==, "");
  assert_sentence (said, file, reason);
  after = load (copy);
  g_assert_true (g_bytes_equal (after, world.before));
  g_assert_cmpuint (count_files (), ==, n_files);
  g_unlink (copy);
}

static void
accept (const HostileCase *hostile)
{
  const char *name = hostile->answer != NULL ? hostile->answer : hostile->file;
  g_autofree char *copy = in_folder ("copy.penanda");
  g_autofree char *printed = NULL, *said = NULL, *text = NULL, *errors = NULL;

  save (copy, world.before);
  g_assert_cmpint (import (hostile->file, hostile->answer != NULL, &printed, &said), ==, 0);
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (run ((const char *const[]){ "text", "copy.penanda", name, NULL }, &text, &errors),
                   ==, 0);
  g_test_message ("%.200s", text);
  g_assert_nonnull (strstr (text, hostile->text));
  g_assert_null (strstr (text, SECRET));
  g_assert_null (strstr (text, "root:x:0"));
  g_unlink (copy);
}

static void
test_case (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autofree char *path = in_folder (hostile->file);
  g_autoptr (GBytes) bytes
    = hostile->make != NULL ? hostile->make (&world.outside)
                            : g_bytes_new (hostile->bytes, strlen (hostile->bytes));
  struct rusage used;

  save (path, bytes);
  if (hostile->refused != NULL)
    refuse (hostile->file, hostile->answer != NULL, hostile->refused);
  else
    accept (hostile);
  g_unlink (path);
  assert_no_visitor ();
  getrusage (RUSAGE_CHILDREN, &used);
  g_test_message ("%ld MB at most", used.ru_maxrss / 1024);
  if (!world.is_converted)
    g_assert_cmpint (used.ru_maxrss / 1024, <, MAX_MEMORY_MB);
}

/* kinds whose end says where everything is cannot be read without it */
static gboolean
needs_end (const char *file)
{
  return g_str_has_suffix (file, "docx") || g_str_has_suffix (file, "odt")
         || g_str_has_suffix (file, "epub");
}

/* at many lengths, in this process */
static void
cut_often (const char *file, GBytes *whole)
{
  for (gsize i = 0; i < N_CUTS; i++)
    {
      g_autoptr (GBytes) part
        = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * i / N_CUTS);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndImported) imported = pnd_importer_read_bytes (file, part, NULL, &error);

      g_assert_true ((imported == NULL) == (error != NULL));
      g_assert_true (error != NULL || !needs_end (file));
      if (error != NULL)
        {
          g_autofree char *line = g_strconcat (error->message, "\n", NULL);

          assert_sentence (line, file, ".");
        }
    }
}

/* Cut anywhere, a file is read as far as it goes or refused; and one that is refused changes
 * nothing. */
static void
test_cut (gconstpointer data)
{
  const char *source = data;
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *path = in_folder (base);
  g_autoptr (GBytes) whole = load (source);
  gsize n_bytes = g_bytes_get_size (whole);

  cut_often (base, whole);
  for (int i = 1; i < 12; i += 3)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, n_bytes * i / 12);
      g_autofree char *printed = NULL, *said = NULL;
      g_autofree char *copy = in_folder ("copy.penanda");
      int status;

      save (path, part);
      save (copy, world.before);
      status = import (base, FALSE, &printed, &said);
      if (status != 0 || needs_end (base))
        {
          g_autoptr (GBytes) after = load (copy);

          g_assert_cmpint (status, ==, 1);
          assert_sentence (said, base, ".");
          g_assert_true (g_bytes_equal (after, world.before));
        }
      g_unlink (copy);
    }
  g_unlink (path);
  assert_no_visitor ();
}

/* a table has a reader of its own */
static void
test_cut_table (void)
{
  g_autoptr (GBytes) whole = xlsx_fixture_pack (
    "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c><v>1</v></c></row>");

  for (gsize i = 0; i < g_bytes_get_size (whole); i += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndSheet) sheet = pnd_sheet_read_bytes ("tabel.xlsx", part, NULL, &error);
      g_autofree char *line = NULL;

      g_assert_true (sheet == NULL && error != NULL);
      line = g_strconcat (error->message, "\n", NULL);
      assert_sentence (line, "tabel.xlsx", ".");
    }
}

static void
open_port (void)
{
  g_autoptr (GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (here, 0);
  g_autoptr (GSocketAddress) own = NULL;
  g_autoptr (GError) error = NULL;

  world.port = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                             &error);
  g_assert_no_error (error);
  g_socket_set_blocking (world.port, FALSE);
  g_assert_true (g_socket_bind (world.port, any, TRUE, NULL));
  g_assert_true (g_socket_listen (world.port, NULL));
  own = g_socket_get_local_address (world.port, NULL);
  world.outside.visit = g_strdup_printf (
    "http://127.0.0.1:%u/x", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (own)));
}

static void
make_world (void)
{
  g_autofree char *text = NULL, *secret = NULL, *printed = NULL, *said = NULL;

  world.folder = g_dir_make_tmp ("penanda-hostile-XXXXXX", NULL);
  world.project = in_folder ("study.penanda");
  text = in_folder ("a.txt");
  secret = in_folder ("secret.txt");
  g_assert_true (g_file_set_contents (text, "Satu dua tiga.\n", -1, NULL));
  g_assert_true (g_file_set_contents (secret, SECRET "\n", -1, NULL));
  world.outside.secret = g_filename_to_uri (secret, NULL, NULL);
  open_port ();
  g_assert_cmpint (run ((const char *const[]){ "new", "study.penanda", "--coder", "Ani", NULL },
                        &printed, &said), ==, 0);
  g_free (printed);
  g_free (said);
  g_assert_cmpint (run ((const char *const[]){ "import", "study.penanda", "a.txt", "--coder", "Ani",
                                               NULL },
                        &printed, &said), ==, 0);
  world.before = load (world.project);
}

static void
leave_world (void)
{
  g_autoptr (GDir) folder = g_dir_open (world.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = in_folder (name);

      g_unlink (path);
    }
  g_rmdir (world.folder);
}

/* one that word processors open with its password only, as a text and as a table of answers */
static void
test_locked (gconstpointer data)
{
  const char *source = data;
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *path = in_folder (base);
  g_autoptr (GBytes) whole = load (source);

  save (path, whole);
  refuse (base, FALSE, "is encrypted; save it without a password");
  refuse (base, TRUE, "is encrypted; save it without a password");
  g_unlink (path);
}

static void
add_cases (const char *group, const HostileCase *cases)
{
  for (const HostileCase *hostile = cases; hostile->name != NULL; hostile++)
    {
      g_autofree char *test = g_strdup_printf ("/hostile/%s/%s", group, hostile->name);

      g_test_add_data_func (test, hostile, test_case);
    }
}

/* a test for every file of the folder @path, but what is expected of it */
static void
add_files (const char *path, const char *group, GTestDataFunc func)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_has_suffix (name, ".txt") && !g_str_has_suffix (name, ".runs")
        && !g_str_has_suffix (name, ".notes"))
      {
        g_autofree char *test = g_strconcat ("/hostile/", group, "/", name, NULL);

        g_test_add_data_func_full (test, g_build_filename (path, name, NULL), func, g_free);
      }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  make_world ();
  /* one bad file is no reason not to try the others */
  g_test_set_nonfatal_assertions ();
  world.is_converted = g_str_equal (argv[1], "converted");
  if (world.is_converted)
    add_cases ("converted", hostile_converted);
  else
    {
      add_cases ("package", hostile_packages);
      add_cases ("page", hostile_pages);
      add_cases ("pdf", hostile_pdfs);
      add_cases ("kind", hostile_kinds);
      add_cases ("table", hostile_tables);
      g_test_add_func ("/hostile/cut/table", test_cut_table);
      add_files (argv[1], "locked", test_locked);
      for (int i = 2; i < argc; i++)
        add_files (argv[i], "cut", test_cut);
    }
  status = g_test_run ();
  leave_world ();
  return status;
}
