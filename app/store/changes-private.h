/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "app/store/changes.h"

G_BEGIN_DECLS

PndChanges *pnd_changes_new (const void *changeset, gsize n_bytes);

G_END_DECLS
