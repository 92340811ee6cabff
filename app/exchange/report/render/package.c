/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/render/package.h"

#include <string.h>
#include <zip.h>

#include "app/model/language.h"

/* the first day a zip archive can name */
#define DOS_DATE ((1 << 5) | 1)

typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
} Member;

struct _PndReportPackage
{
  char *media_type;
  GArray *members;
};

static void
member_clear (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->media_type);
  g_bytes_unref (member->bytes);
}

/**
 * pnd_report_package_new:
 * @media_type: what the package is
 *
 * Returns: (transfer full): a package without members
 */
PndReportPackage *
pnd_report_package_new (const char *media_type)
{
  PndReportPackage *self = g_new0 (PndReportPackage, 1);

  self->media_type = g_strdup (media_type);
  self->members = g_array_new (FALSE, TRUE, sizeof (Member));
  g_array_set_clear_func (self->members, member_clear);
  return self;
}

/**
 * pnd_report_package_free:
 * @self: (transfer full) (nullable): a package
 */
void
pnd_report_package_free (PndReportPackage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->members);
  g_free (self->media_type);
  g_free (self);
}

/**
 * pnd_report_package_take:
 * @self: a package
 * @name: of the member
 * @media_type: of the member
 * @bytes: (transfer full): what is in it
 */
void
pnd_report_package_take (PndReportPackage *self, const char *name, const char *media_type,
                         GBytes *bytes)
{
  Member member = { g_strdup (name), g_strdup (media_type), bytes };

  g_return_if_fail (self != NULL && bytes != NULL);

  g_array_append_val (self->members, member);
}

static GBytes *
make_manifest (const PndReportPackage *self)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                               "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:"
                               "1.0\" manifest:version=\"1.3\">\n");

  g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"/\""
                               " manifest:version=\"1.3\" manifest:media-type=\"%s\"/>\n",
                          self->media_type);
  for (guint i = 0; i < self->members->len; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"%s\""
                                 " manifest:media-type=\"%s\"/>\n",
                            g_array_index (self->members, Member, i).name,
                            g_array_index (self->members, Member, i).media_type);
  g_string_append (xml, "</manifest:manifest>\n");
  return g_string_free_to_bytes (xml);
}

/* @bytes: good until the archive is closed */
static gboolean
add_member (zip_t *archive, const char *name, GBytes *bytes, gboolean is_stored)
{
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  zip_source_t *source = zip_source_buffer (archive, data, n_bytes, 0);
  zip_int64_t index = source != NULL ? zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, index, is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6)
           == 0
         && zip_file_set_dostime (archive, index, 0, DOS_DATE, 0) == 0
         && zip_file_set_external_attributes (archive, index, 0, ZIP_OPSYS_DOS, 0) == 0;
}

static gboolean
fill (const PndReportPackage *self, zip_t *archive, GBytes *type, GBytes *manifest)
{
  if (!add_member (archive, "mimetype", type, TRUE))
    return FALSE;
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);

      if (!add_member (archive, member->name, member->bytes, FALSE))
        return FALSE;
    }
  return add_member (archive, "META-INF/manifest.xml", manifest, FALSE);
}

static GBytes *
read_back (zip_source_t *source)
{
  zip_stat_t info;
  guchar *data;

  if (zip_source_stat (source, &info) != 0 || !(info.valid & ZIP_STAT_SIZE)
      || zip_source_open (source) != 0)
    return NULL;
  data = g_malloc (info.size);
  if (zip_source_read (source, data, info.size) != (zip_int64_t) info.size)
    g_clear_pointer (&data, g_free);
  zip_source_close (source);
  return data != NULL ? g_bytes_new_take (data, info.size) : NULL;
}

static GBytes *
make_archive (const PndReportPackage *self, zip_source_t *source)
{
  g_autoptr (GBytes) type = g_bytes_new (self->media_type, strlen (self->media_type));
  g_autoptr (GBytes) manifest = make_manifest (self);
  zip_t *archive;

  zip_source_keep (source); /* opening takes one reference */
  archive = zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  if (archive == NULL)
    {
      zip_source_free (source);
      return NULL;
    }
  if (!fill (self, archive, type, manifest) || zip_close (archive) != 0)
    {
      zip_discard (archive);
      return NULL;
    }
  return read_back (source);
}

/**
 * pnd_report_package_finish:
 * @self: a package
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the archive, %NULL with %G_IO_ERROR_FAILED
 */
GBytes *
pnd_report_package_finish (PndReportPackage *self, GError **error)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  GBytes *bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (source != NULL)
    bytes = make_archive (self, source);
  zip_source_free (source);
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The archive of the document could not be made."));
  return bytes;
}
