/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Options that say which codings count: `--whose` and `--reviewed-only`. */

#include "app/command/options.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndCodingView:
 * @whose: (nullable): `all`, `consensus` or the name of a coder; %NULL for all
 */
typedef struct
{
  char *whose;
  gboolean reviewed_only;
} PndCodingView;

/* @database: the project's own connection or a reader's, in no transaction */
gboolean pnd_coding_view_apply (const PndCodingView *view, PndProject *project,
                                PndDatabase *database, GError **error);

G_END_DECLS
