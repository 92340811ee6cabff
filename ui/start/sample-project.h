/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sample project, made from the sample documents that the program carries. */

#include <glib.h>

G_BEGIN_DECLS

/* makes it where it is not there yet; (transfer full) (nullable): its path */
char *pnd_sample_project_ensure (const char *folder, GError **error);

G_END_DECLS
