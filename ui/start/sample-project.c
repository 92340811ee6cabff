/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/start/sample-project.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/new-project.h"
#include "app/text/adding.h"

#define RESOURCES "/io/github/penanda/Penanda/data/sample/"

/* who coded most of the sample; part of the sample, so not translated */
#define SAMPLE_CODER "Peneliti"

static const struct
{
  const char *name;
  PndSourceType type;
} documents[] = {
  { "01-wawancara-biro-kerja-sama.txt", PND_SOURCE_TYPE_INTERVIEW },
  { "02-wawancara-dinas-pariwisata.txt", PND_SOURCE_TYPE_INTERVIEW },
  { "03-wawancara-dinas-pertanian.docx", PND_SOURCE_TYPE_INTERVIEW },
  { "04-wawancara-anggota-dprd.docx", PND_SOURCE_TYPE_INTERVIEW },
  { "05-interview-language-class.docx", PND_SOURCE_TYPE_INTERVIEW },
  { "06-letter-of-intent.pdf", PND_SOURCE_TYPE_AGREEMENT },
  { "07-peraturan-kerja-sama.odt", PND_SOURCE_TYPE_REGULATION },
  { "08-berita-penandatanganan.html", PND_SOURCE_TYPE_NEWS },
  { "09-news-food-expo.pdf", PND_SOURCE_TYPE_NEWS },
  { "10-catatan-lapangan.odt", PND_SOURCE_TYPE_FIELD_NOTE },
};

static GBytes *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
add_document (PndProject *project, const char *name, PndSourceType type, GError **error)
{
  g_autoptr (GBytes) bytes = load (name, error);
  g_autoptr (PndImported) imported = NULL;

  if (bytes == NULL)
    return FALSE;
  imported = pnd_importer_read_bytes (name, bytes, NULL, error);
  return imported != NULL && pnd_imported_add (imported, project, type, TRUE, error) != 0;
}

/* the reader of tables wants a file */
static gboolean
add_codings (PndProject *project, const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = load ("codings.csv", error);
  g_autofree char *path = g_build_filename (folder, ".sample-codings.csv", NULL);
  gboolean added;
  int n;

  if (bytes == NULL
      || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), error))
    return FALSE;
  added = pnd_codings_table_read (project, path, SAMPLE_CODER, &n, error);
  g_unlink (path);
  return added;
}

static gboolean
fill (PndProject *project, const char *folder, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (!add_document (project, documents[i].name, documents[i].type, error))
        return FALSE;
    }
  return add_codings (project, folder, error);
}

static gboolean
make (const char *path, const char *folder, GError **error)
{
  g_autoptr (PndProject) project
    = pnd_new_project_create (path, "id", SAMPLE_CODER, PND_NEW_CODEBOOK_BUILTIN, NULL, error);

  return project != NULL && fill (project, folder, error) && pnd_project_close (project, error);
}

/**
 * pnd_sample_project_ensure:
 * @folder: where it is kept; made if need be
 * @error: a #PND_STORE_ERROR or #GFileError
 *
 * Returns: (transfer full) (nullable): the path of the sample project
 */
char *
pnd_sample_project_ensure (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "sample.penanda", NULL);
  g_autofree char *unfinished = g_build_filename (folder, ".sample-unfinished.penanda", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_mkdir_with_parents (folder, 0700);
  g_unlink (unfinished);
  if (!make (unfinished, folder, error))
    {
      g_unlink (unfinished);
      return NULL;
    }
  if (g_rename (unfinished, path) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   _("The sample project could not be put at %s: %s"), path, g_strerror (errno));
      return NULL;
    }
  return g_steal_pointer (&path);
}
