/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/validate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "app/exchange/summary/check.h"
#include "app/store/history.h"
#include "app/store/project.h"

#define CODEBOOK_NAMESPACE "urn:penanda:codebook:1"
#define CODEBOOK_SCHEMA "/io/github/penanda/Penanda/data/schema/codebook.xsd"
#define REFI_NAMESPACE_PREFIX "urn:QDA-XML:"

#define SQLITE_MAGIC "SQLite format 3"
#define ZIP_MAGIC "PK\x03\x04"

typedef struct
{
  PndFaultFunc func;
  gpointer data;
  int n;
} Faults;

static void
tell (Faults *faults, int line, const char *fault)
{
  faults->n++;
  faults->func (line, fault, faults->data);
}

static void
fault_cb (int line, const char *fault, gpointer data)
{
  tell (data, line, fault);
}

static void G_GNUC_PRINTF (2, 3)
tell_in_project (Faults *faults, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list arguments;

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tell (faults, 0, fault);
}

static gboolean
set_unsupported (GError **error, const char *path, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "“%s”: %s", path, what);
  return FALSE;
}

/* the file as SQLite sees it: its pages and its indexes */
static gboolean
check_pages (PndDatabase *database, Faults *faults, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (database, _("Checking the file"), "PRAGMA integrity_check (100)",
                                  error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    {
      const char *result = pnd_statement_get_text (statement, 0, NULL);

      if (g_strcmp0 (result, "ok") != 0)
        tell_in_project (faults, _("The file is damaged: %s"), result);
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
check_references (PndDatabase *database, Faults *faults, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (database, _("Checking the references"),
                                  "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check",
                                  error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    tell_in_project (faults, _("Row %" PRId64 " of the table “%s” refers to a row of “%s” "
                               "that is not there."),
                     pnd_statement_get_int (statement, 1),
                     pnd_statement_get_text (statement, 0, NULL),
                     pnd_statement_get_text (statement, 2, NULL));
  return pnd_statement_ended (failure, error);
}

static gboolean
check_spans (PndDatabase *database, Faults *faults, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (database, _("Checking the codings"),
                                  "SELECT c.guid, d.name, c.span_end, t.characters"
                                  "  FROM codings c JOIN documents d ON d.id = c.document"
                                  "  JOIN texts t ON t.hash = d.text_hash"
                                  " WHERE c.span_end > t.characters ORDER BY c.id", error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    tell_in_project (faults, _("The coding %s ends at %" PRId64 ", beyond the end of "
                               "“%s”, which has %" PRId64 " characters."),
                     pnd_statement_get_text (statement, 0, NULL),
                     pnd_statement_get_int (statement, 2),
                     pnd_statement_get_text (statement, 1, NULL),
                     pnd_statement_get_int (statement, 3));
  return pnd_statement_ended (failure, error);
}

/* texts are kept by the SHA-256 of their bytes, so an altered one no longer fits its name */
static gboolean
check_texts (PndDatabase *database, Faults *faults, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (database, _("Checking the texts"),
                                  "SELECT t.hash, t.text, t.characters,"
                                  "       (SELECT name FROM documents WHERE text_hash = t.hash)"
                                  "  FROM texts t ORDER BY t.hash", error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    {
      gsize n_bytes;
      const char *text = pnd_statement_get_text (statement, 1, &n_bytes);
      const char *name = pnd_statement_get_text (statement, 3, NULL);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, n_bytes);

      if (strcmp (hash, pnd_statement_get_text (statement, 0, NULL)) != 0
          || !g_utf8_validate_len (text, n_bytes, NULL)
          || g_utf8_strlen (text, n_bytes) != pnd_statement_get_int (statement, 2))
        tell_in_project (faults, _("The text of “%s” was altered."), name != NULL ? name : hash);
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
check_project (const char *path, Faults *faults, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &failure);
  PndDatabase *database;
  gint64 n_rows;
  gboolean checked;

  if (g_error_matches (failure, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED))
    tell_in_project (faults, "%s", failure->message);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (project == NULL)
    return faults->n > 0;
  database = pnd_project_get_database (project);
  checked = check_pages (database, faults, error) && check_references (database, faults, error)
            && check_spans (database, faults, error) && check_texts (database, faults, error);
  if (checked && !pnd_history_verify (project, &n_rows, &failure))
    tell_in_project (faults, "%s", failure->message);
  pnd_project_close (project, NULL);
  return checked;
}

/* the namespace of the root: char ** */
static void
root_cb (PndXmlCheck *check, const char *name_space, const char *name, gpointer data)
{
  char **found = data;

  if (*found == NULL)
    *found = g_strdup (name_space);
  pnd_xml_check_stop (check);
}

static gboolean
check_codebook (int fd, const char *path, Faults *faults, GError **error)
{
  g_autoptr (PndXmlCheck) check = pnd_xml_check_new (CODEBOOK_SCHEMA, fault_cb, faults, error);

  return check != NULL && pnd_xml_check_run (check, fd, path, NULL, error);
}

static gboolean
check_xml (int fd, const char *path, Faults *faults, GError **error)
{
  g_autoptr (PndXmlCheck) check = pnd_xml_check_new (NULL, fault_cb, faults, error);
  g_autofree char *name_space = NULL;

  if (check == NULL)
    return FALSE;
  pnd_xml_check_set_element_func (check, root_cb, &name_space);
  if (!pnd_xml_check_run (check, fd, path, NULL, error))
    return FALSE;
  if (lseek (fd, 0, SEEK_SET) != 0)
    return set_unsupported (error, path, g_strerror (errno));

  if (g_strcmp0 (name_space, PND_SUMMARY_NAMESPACE) == 0)
    return pnd_summary_check (fd, path, fault_cb, faults, NULL, error);
  if (g_strcmp0 (name_space, CODEBOOK_NAMESPACE) == 0)
    return check_codebook (fd, path, faults, error);
  if (name_space != NULL && g_str_has_prefix (name_space, REFI_NAMESPACE_PREFIX))
    return set_unsupported (error, path, _("A REFI-QDA codebook (.qdc) cannot be checked yet."));
  return set_unsupported (error, path, _("This is XML, but neither a coding summary nor a "
                                         "codebook."));
}

static gboolean
check_open_file (int fd, const char *path, Faults *faults, GError **error)
{
  char head[16] = "";
  ssize_t n_read = pread (fd, head, sizeof head, 0);

  if (n_read < 0)
    return set_unsupported (error, path, g_strerror (errno));
  if (n_read == 0)
    return set_unsupported (error, path, _("The file is empty."));
  if (n_read == sizeof head && memcmp (head, SQLITE_MAGIC, sizeof SQLITE_MAGIC) == 0)
    return check_project (path, faults, error);
  if (n_read >= 4 && memcmp (head, ZIP_MAGIC, 4) == 0)
    return set_unsupported (error, path, _("A REFI-QDA project (.qdpx) cannot be checked yet."));
  return check_xml (fd, path, faults, error);
}

/**
 * pnd_validate_file:
 * @path: a file
 * @func: told each fault; its line is 0 where the file has no lines
 * @data: for @func
 * @error: return location for an error
 *
 * Checks a coding summary or a codebook against its schema, or a project: its pages, references,
 * passages, texts and history. Changes nothing.
 *
 * Returns: %TRUE if there is no fault; %FALSE without an error if there were some, with one if the
 *   file cannot be read or is none of these
 */
gboolean
pnd_validate_file (const char *path, PndFaultFunc func, gpointer data, GError **error)
{
  Faults faults = { func, data, 0 };
  gboolean checked;
  int fd;

  g_return_val_if_fail (path != NULL && func != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return set_unsupported (error, path, _("This is a folder."));
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return set_unsupported (error, path, _("This is not a plain file."));
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” cannot be read: %s."),
                   path, g_strerror (errno));
      return FALSE;
    }
  checked = check_open_file (fd, path, &faults, error);
  close (fd);
  return checked && faults.n == 0;
}
