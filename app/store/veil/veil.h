/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who looks, and whose codings count: the one place that filters what the program reads.
 *
 * A connection of a project shadows tables by temporary views of the same name, so that every
 * SELECT there is, and every one to come, sees only what the one who acts may see. Writing names
 * the table itself (`UPDATE main.codings`), and so does what must see all rows: a correction moves
 * the passages of every coder. Forgetting that fails at once, as nothing can be written to a view.
 *
 * - While a coder who acts is blind, what the others did in documents that the coder did not
 *   declare finished is not there: codings, notes, memos, reading, findings, remarks, and the words
 *   of the history about them.
 * - `codings` leaves out the layer `consensus`, which repeats what coders found, unless it is asked
 *   for. `all_codings` holds it too.
 * - `counted_codings` are those of `codings` that figures are of: all, or only what was accepted in
 *   review.
 *
 * Where none applies there is no view but these two, and nothing costs more. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndWhose:
 * @PND_WHOSE_CODERS: of all coders, without the consensus
 * @PND_WHOSE_CONSENSUS: of the consensus alone
 * @PND_WHOSE_ONE: of one coder
 *
 * Whose codings there are.
 */
typedef enum
{
  PND_WHOSE_CODERS,
  PND_WHOSE_CONSENSUS,
  PND_WHOSE_ONE,
} PndWhose;

/* on one connection: of the project's main one in a window, or of a reader that makes a report */
gboolean pnd_database_set_whose (PndDatabase *self, PndWhose whose, gint64 coder, GError **error);
PndWhose pnd_database_get_whose (PndDatabase *self, gint64 *coder);

/* whether only what was accepted in review counts; the same connections */
gboolean pnd_database_set_accepted_only (PndDatabase *self, gboolean accepted_only,
                                         GError **error);
gboolean pnd_database_get_accepted_only (PndDatabase *self);

/* the same for the main connection; everything is read again, see PndProject::changed */
gboolean pnd_project_set_accepted_only (PndProject *self, gboolean accepted_only, GError **error);
gboolean pnd_project_set_whose (PndProject *self, PndWhose whose, gint64 coder, GError **error);

/* whether a veil hides the others' work from who acts */
gboolean pnd_project_get_blind (PndProject *self);
gboolean pnd_database_get_blind (PndDatabase *self, gint64 *viewer);

/* for the file that codes and documents are deleted in: refuses what a blind coder must not do, as
 * it could destroy what is hidden */
gboolean pnd_project_check_seeing (PndProject *self, GError **error);

G_END_DECLS
