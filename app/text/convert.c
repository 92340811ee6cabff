/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/convert.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/text/office/odt.h"

#define POLL_MICROSECONDS 20000
#define MAX_CPU_SECONDS 120
/* of what it writes into; it was seen to take 4.9 GB, and does its work with 0.5 */
#define MAX_MEMORY_GB 2

/* no macros, no links followed, and whoever still wants the network finds a proxy that is not
 * there */
static const char settings[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
    "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop>"
    "</item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
    "</item>\n"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>0</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetProxyType\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetHTTPProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetHTTPProxyPort\" oor:op=\"fuse\"><value>9</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetHTTPSProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetHTTPSProxyPort\" oor:op=\"fuse\"><value>9</value></prop></item>\n"
    "</oor:items>\n";

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder
    = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static char *
find_program (void)
{
  char *path = g_find_program_in_path ("soffice");

  return path != NULL ? path : g_find_program_in_path ("libreoffice");
}

static void
limit (int resource, rlim_t most)
{
  struct rlimit own;

  if (getrlimit (resource, &own) == 0)
    {
      own.rlim_cur = MIN (own.rlim_max, most);
      setrlimit (resource, &own);
    }
}

/* between fork and exec. Should this program be killed, nobody is left to stop LibreOffice in a file
 * that it never gets to the end of: the system does, by the processor's time it used. Its memory is
 * limited as data, since it reserves far more addresses than it uses. */
static void
lead_group_cb (gpointer data)
{
  setpgid (0, 0);
  limit (RLIMIT_CPU, MAX_CPU_SECONDS);
  limit (RLIMIT_DATA, (rlim_t) MAX_MEMORY_GB * 1024 * 1024 * 1024);
}

static gboolean
prepare (const char *folder, GBytes *bytes, const char *input, GError **error)
{
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *registry = g_build_filename (user, "registrymodifications.xcu", NULL);

  if (g_mkdir_with_parents (user, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s",
                   g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents (registry, settings, -1, error)
         && g_file_set_contents (input, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 error);
}

static gboolean
start (const char *program, const char *folder, const char *input, GPid *pid, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "profile", NULL);
  g_autofree char *address = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=", address, NULL);
  const char *arguments[] = {
    program, profile, "--headless", "--norestore", "--nolockcheck", "--nodefault",
    "--convert-to", "odt", "--outdir", folder, input, NULL,
  };

  return g_spawn_async (folder, (char **) arguments, NULL,
                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                        lead_group_cb, NULL, pid, error);
}

/* it starts others, which end with it because they are of its group */
static void
stop (GPid pid)
{
  kill (-pid, SIGKILL);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

/* @fell: (out): whether it did not end by itself; it is a script that tells so by its status */
static gboolean
wait_for (GPid pid, const char *name, int seconds, gboolean *fell, GCancellable *cancellable,
          GError **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  int status = 0;

  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          stop (pid);
          return FALSE;
        }
      if (g_get_monotonic_time () > end)
        {
          stop (pid);
          g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                       ngettext ("“%s” cannot be read: LibreOffice was not done with it after "
                                 "%d second.",
                                 "“%s” cannot be read: LibreOffice was not done with it after "
                                 "%d seconds.", seconds),
                       name, seconds);
          return FALSE;
        }
      g_usleep (POLL_MICROSECONDS);
    }
  *fell = WIFSIGNALED (status) || (WIFEXITED (status) && WEXITSTATUS (status) >= 128);
  /* what it may have left behind */
  kill (-pid, SIGKILL);
  return TRUE;
}

static gboolean
run (const char *program, const char *folder, const char *name, GBytes *bytes, const char *input,
     int seconds, gboolean *fell, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  GPid pid;

  if (!prepare (folder, bytes, input, &local) || !start (program, folder, input, &pid, &local))
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                   _("“%s” cannot be read: LibreOffice does not start (%s)."), name,
                   local->message);
      return FALSE;
    }
  return wait_for (pid, name, seconds, fell, cancellable, error);
}

/* now and then LibreOffice ends at once without having looked at the file, which says nothing of it;
 * then it is asked once more */
static gboolean
convert (const char *program, const char *folder, const char *name, GBytes *bytes,
         const char *input, const char *output, int seconds, gboolean *fell,
         GCancellable *cancellable, GError **error)
{
  for (int attempt = 0; attempt < 2; attempt++)
    {
      if (!run (program, folder, name, bytes, input, seconds, fell, cancellable, error))
        return FALSE;
      if (*fell || g_file_test (output, G_FILE_TEST_EXISTS))
        break;
    }
  return TRUE;
}

static PndImported *
read_result (const char *name, GBytes *bytes, const char *output, gboolean fell,
             GCancellable *cancellable, GError **error)
{
  g_autofree char *data = NULL;
  gsize n_bytes;
  g_autoptr (GBytes) odt = NULL;
  g_autoptr (PndPackage) package = NULL;

  if (!g_file_get_contents (output, &data, &n_bytes, NULL) && fell)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                   _("“%s” cannot be read: LibreOffice failed in it, or needed more than %d GB of "
                     "memory."), name, MAX_MEMORY_GB);
      return NULL;
    }
  if (data == NULL)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   _("“%s” is damaged: LibreOffice cannot read it."), name);
      return NULL;
    }
  odt = g_bytes_new_take (g_steal_pointer (&data), n_bytes);
  package = pnd_package_open (name, odt, error);
  return package != NULL ? pnd_odt_read (name, bytes, package, cancellable, error) : NULL;
}

/**
 * pnd_convert_read:
 * @name: the document's name
 * @bytes: the file
 * @suffix: how LibreOffice knows its kind
 * @what: the kind in words, for messages
 * @seconds: how long it may take
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the document; its original is @bytes
 */
PndImported *
pnd_convert_read (const char *name, GBytes *bytes, const char *suffix, const char *what,
                  int seconds, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *folder = NULL, *input = NULL, *output = NULL;
  PndImported *imported = NULL;
  gboolean fell = FALSE;

  g_return_val_if_fail (name != NULL && bytes != NULL && suffix != NULL && what != NULL, NULL);

  if (program == NULL)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_NEEDS_TOOL,
                   _("“%s” is %s; to read it, install LibreOffice Writer "
                     "(Debian: libreoffice-writer)."), name, what);
      return NULL;
    }
  folder = g_dir_make_tmp ("penanda-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  input = g_strdup_printf ("%s/document.%s", folder, suffix);
  output = g_build_filename (folder, "document.odt", NULL);
  if (convert (program, folder, name, bytes, input, output, seconds, &fell, cancellable, error))
    imported = read_result (name, bytes, output, fell, cancellable, error);
  remove_tree (folder);
  return imported;
}
