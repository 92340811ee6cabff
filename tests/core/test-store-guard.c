/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project that is open, and programs that do not know it. */

#include "store-fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static void
add_coder (PndProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, "Add coder", &error);
  g_assert_no_error (error);
  store_add_coder (project, name);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);

  g_assert_no_error (error);
  add_coder (project, "Sari");
  return project;
}

/* what a file chooser does to every file of a folder: it takes a look, and closes */
static void
look_at (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  int descriptor = open (file, O_RDONLY);

  g_assert_cmpint (descriptor, >=, 0);
  close (descriptor);
}

static char *
ask_shell (const char *path)
{
  const char *arguments[] = { "sqlite3", path, "SELECT count (*) FROM coders", NULL };
  g_autoptr (GError) error = NULL;
  char *answer = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static gint64
get_inode (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (file, &info) == 0 ? (gint64) info.st_ino : 0;
}

/* a look at the files drops SQLite's locks; a program that reads the project then and ends must not
 * take the log away from whoever has it open */
static void
test_looked_at (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *before = NULL, *after = NULL, *again = NULL;
  gint64 log, index;

  add_coder (project, "A");
  before = ask_shell (self->path);
  log = get_inode (self->path, "-wal");
  index = get_inode (self->path, "-shm");
  look_at (self->path, "");
  look_at (self->path, "-wal");
  look_at (self->path, "-shm");
  after = ask_shell (self->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (get_inode (self->path, "-wal"), ==, log);
  g_assert_cmpint (get_inode (self->path, "-shm"), ==, index);

  add_coder (project, "B");
  again = ask_shell (self->path);
  g_assert_cmpint (atoi (again), ==, atoi (before) + 1);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/guard/looked-at", test_looked_at);
  return g_test_run ();
}
