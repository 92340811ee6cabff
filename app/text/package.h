/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A ZIP archive in memory that an office document or a book is packed in. Hostile by default: too
 * many members, too large ones, too high a ratio, names that lead elsewhere, names that repeat and
 * encrypted members are refused when it is opened, archives inside when they are read. Names are
 * those of the members; nothing is ever unpacked to a disk. Used by one thread at a time. */

#include "app/text/importer.h"

G_BEGIN_DECLS

typedef struct _PndPackage PndPackage;
typedef struct _PndPackageMember PndPackageMember;

PndPackage *pnd_package_open (const char *name, GBytes *bytes, GError **error);
void pnd_package_free (PndPackage *self);

const char *pnd_package_get_name (const PndPackage *self); /* the file's, for messages */
gboolean pnd_package_has (const PndPackage *self, const char *member);

/* all of a member; a NUL lies behind it. @member that is not there: PND_IMPORT_ERROR_DAMAGED */
GBytes *pnd_package_read (PndPackage *self, const char *member, GError **error);

/* piece by piece; the package must outlive it */
PndPackageMember *pnd_package_open_member (PndPackage *self, const char *member, GError **error);
gssize pnd_package_member_read (PndPackageMember *self, void *buffer, gsize n_bytes,
                                GError **error);
void pnd_package_member_free (PndPackageMember *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPackage, pnd_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPackageMember, pnd_package_member_free)

G_END_DECLS
