/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Agreements as they were measured. What was measured before the coders decided their differences
 * stays to be told, whatever becomes of the codings; so the figures are kept, not how to get them.
 * What the two texts hold is app/analysis/agreement's affair. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndKeptAgreement:
 * @options: how it was measured
 * @result: what came out
 * @coder: guid of who measured
 */
typedef struct
{
  gint64 id;
  char *guid;
  char *options;
  char *result;
  char *coder;
  char *coder_name;
  char *created;
} PndKeptAgreement;

/* an undoable edit. Returns: its id, 0 with @error set */
gint64 pnd_kept_agreement_add (PndProject *project, const char *options, const char *result,
                               GError **error);
/* PndKeptAgreement pointers, by time; (transfer full) */
GPtrArray *pnd_kept_agreements_load (PndDatabase *database, GError **error);

G_END_DECLS
