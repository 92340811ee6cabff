/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/package.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

#define MAX_MEMBERS 5000
#define MAX_MEMBER_BYTES (256 * 1024 * 1024)
#define MAX_ALL_BYTES (1024 * 1024 * 1024)
/* small members may shrink to nearly nothing, and so may a text that repeats a page */
#define MAX_RATIO 200
#define FREE_BYTES (8 * 1024 * 1024)

struct _PndPackage
{
  char *name;
  GBytes *bytes; /* outlives @archive */
  zip_t *archive;
  GHashTable *members; /* name to index + 1 */
};

struct _PndPackageMember
{
  char *package; /* its name */
  char *name;
  zip_file_t *file;
  gsize n_read;
  gboolean is_begun;
};

static gboolean
fail_damaged (const char *name, GError **error)
{
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
               _("“%s” is damaged: its packing (ZIP) is not whole."), name);
  return FALSE;
}

static gboolean
fail_hostile (const char *name, const char *reason, GError **error)
{
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
               _("“%s” is not safe to read: %s."), name, reason);
  return FALSE;
}

/* absolute, with a drive, or with `..` between slashes of either lean */
static gboolean
leads_elsewhere (const char *member)
{
  g_auto (GStrv) parts = g_strsplit_set (member, "/\\", -1);

  if (member[0] == '/' || member[0] == '\\' || (member[0] != '\0' && member[1] == ':'))
    return TRUE;
  return g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
check_size (const char *name, const zip_stat_t *stat, guint64 *all, GError **error)
{
  if ((stat->valid & ZIP_STAT_SIZE) == 0 || (stat->valid & ZIP_STAT_COMP_SIZE) == 0)
    return fail_damaged (name, error);
  *all += stat->size;
  if (stat->size > MAX_MEMBER_BYTES || *all > MAX_ALL_BYTES)
    return fail_hostile (name, _("what is packed in it is too large"), error);
  if (stat->size > FREE_BYTES && stat->size / MAX_RATIO > stat->comp_size)
    return fail_hostile (name, _("it unpacks to far more than a text can"), error);
  return TRUE;
}

static gboolean
add_member (PndPackage *self, zip_uint64_t index, guint64 *all, GError **error)
{
  zip_stat_t stat;

  if (zip_stat_index (self->archive, index, ZIP_FL_ENC_GUESS, &stat) != 0
      || (stat.valid & ZIP_STAT_NAME) == 0 || stat.name == NULL)
    return fail_damaged (self->name, error);
  if (leads_elsewhere (stat.name))
    return fail_hostile (self->name, _("a name in it leads out of it"), error);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is encrypted; save it without a password and import that."),
                   self->name);
      return FALSE;
    }
  if (!check_size (self->name, &stat, all, error))
    return FALSE;
  if (!g_hash_table_insert (self->members, g_strdup (stat.name),
                            GUINT_TO_POINTER ((guint) index + 1)))
    return fail_hostile (self->name, _("a name in it is there twice"), error);
  return TRUE;
}

static gboolean
add_members (PndPackage *self, GError **error)
{
  zip_int64_t n = zip_get_num_entries (self->archive, 0);
  guint64 all = 0;

  if (n > MAX_MEMBERS)
    return fail_hostile (self->name, _("too many files are packed in it"), error);
  for (zip_int64_t i = 0; i < n; i++)
    if (!add_member (self, i, &all, error))
      return FALSE;
  return TRUE;
}

static zip_t *
open_archive (GBytes *bytes)
{
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  zip_source_t *source = zip_source_buffer_create (data, n_bytes, 0, NULL);
  zip_t *archive;

  if (source == NULL)
    return NULL;
  archive = zip_open_from_source (source, ZIP_RDONLY, NULL);
  if (archive == NULL)
    zip_source_free (source);
  return archive;
}

/**
 * pnd_package_open:
 * @name: the file's name, for messages
 * @bytes: a ZIP archive, or anything
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the package; %NULL when it is damaged, encrypted or not
 *   safe to read
 */
PndPackage *
pnd_package_open (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (PndPackage) self = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self = g_new0 (PndPackage, 1);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->archive = open_archive (bytes);
  if (self->archive == NULL)
    {
      fail_damaged (name, error);
      return NULL;
    }
  return add_members (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_package_free:
 * @self: (nullable): a package
 */
void
pnd_package_free (PndPackage *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    zip_discard (self->archive);
  g_hash_table_unref (self->members);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

/**
 * pnd_package_get_name:
 * @self: a package
 *
 * Returns: (transfer none): the file's name
 */
const char *
pnd_package_get_name (const PndPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * pnd_package_has:
 * @self: a package
 * @member: a name
 *
 * Returns: whether @member is packed in it
 */
gboolean
pnd_package_has (const PndPackage *self, const char *member)
{
  g_return_val_if_fail (self != NULL && member != NULL, FALSE);

  return g_hash_table_contains (self->members, member);
}

/**
 * pnd_package_open_member:
 * @self: a package
 * @member: a name
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the member, at its beginning
 */
PndPackageMember *
pnd_package_open_member (PndPackage *self, const char *member, GError **error)
{
  PndPackageMember *opened;
  guint index;
  zip_file_t *file;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->members, member));
  file = index > 0 ? zip_fopen_index (self->archive, index - 1, 0) : NULL;
  if (file == NULL)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   index > 0 ? _("“%s” is damaged: “%s” in it cannot be unpacked.")
                             : _("“%s” is damaged: “%s” is missing in it."),
                   self->name, member);
      return NULL;
    }
  opened = g_new0 (PndPackageMember, 1);
  opened->package = g_strdup (self->name);
  opened->name = g_strdup (member);
  opened->file = file;
  return opened;
}

/**
 * pnd_package_member_read:
 * @self: a member
 * @buffer: where to
 * @n_bytes: its size
 * @error: return location for a #PndImportError
 *
 * Returns: how many bytes were read; 0 at the end, -1 with @error set
 */
gssize
pnd_package_member_read (PndPackageMember *self, void *buffer, gsize n_bytes, GError **error)
{
  zip_int64_t n;

  g_return_val_if_fail (self != NULL && buffer != NULL && n_bytes > 0, -1);

  n = zip_fread (self->file, buffer, n_bytes);
  if (n < 0)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   _("“%s” is damaged: “%s” in it cannot be unpacked."), self->package,
                   self->name);
      return -1;
    }
  /* the sizes of the directory may lie */
  self->n_read += n;
  if (self->n_read > MAX_MEMBER_BYTES)
    {
      fail_hostile (self->package, _("what is packed in it is too large"), error);
      return -1;
    }
  if (!self->is_begun && n >= 4 && memcmp (buffer, "PK\x03\x04", 4) == 0)
    {
      fail_hostile (self->package, _("an archive stands where its text should be"), error);
      return -1;
    }
  self->is_begun = TRUE;
  return n;
}

/**
 * pnd_package_member_free:
 * @self: (nullable): a member
 */
void
pnd_package_member_free (PndPackageMember *self)
{
  if (self == NULL)
    return;
  zip_fclose (self->file);
  g_free (self->package);
  g_free (self->name);
  g_free (self);
}

/**
 * pnd_package_read:
 * @self: a package
 * @member: a name
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): all of the member, with a NUL behind it that is not counted
 */
GBytes *
pnd_package_read (PndPackage *self, const char *member, GError **error)
{
  g_autoptr (PndPackageMember) opened = pnd_package_open_member (self, member, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_bytes;
  gssize n;

  if (opened == NULL)
    return NULL;
  do
    {
      guint start = all->len;

      g_byte_array_set_size (all, start + 65536);
      n = pnd_package_member_read (opened, all->data + start, 65536, error);
      g_byte_array_set_size (all, start + (guint) MAX (n, 0));
    }
  while (n > 0);
  if (n < 0)
    return NULL;
  n_bytes = all->len;
  g_byte_array_append (all, (const guint8 *) "", 1);
  return g_bytes_new_with_free_func (all->data, n_bytes, (GDestroyNotify) g_byte_array_unref,
                                     g_byte_array_ref (all));
}
