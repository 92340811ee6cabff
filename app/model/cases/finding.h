/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A finding: the researcher's verdict on a motive in a case, each version a row of its own; the
 * newest stands. Only app/analysis/verdict/decide.h makes them, since a finding needs the rule's
 * word beside it. And a resolution: the answer to a passage that speaks against it.
 *
 * For a window: pnd_finding_new_list() holds the findings that stand, live; of one case and motive
 * with pnd_finding_new_versions(), the newest first. Case 0 is the whole project. */

#include "app/model/cases/case-values.h"
#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_FINDING (pnd_finding_get_type ())
G_DECLARE_FINAL_TYPE (PndFinding, pnd_finding, PND, FINDING, PndRow)

/**
 * PndFindingFacts:
 * @region_case: id of the case, 0 for the whole project
 * @motive: guid of the motive
 * @suggested: what the rule said when the finding was made
 * @tested: of an absence: what was read and asked
 * @coder: id of the author
 *
 * Strings given back are borrowed until the row changes.
 */
typedef struct
{
  gint64 region_case;
  const char *motive;
  PndVerdict verdict;
  PndVerdict suggested;
  const char *rationale;
  const char *tested;
  gint64 coder;
} PndFindingFacts;

PndFindingFacts pnd_finding_get_facts (PndFinding *self);
/* guids (char *) of the key passages of a side, (transfer full) */
GPtrArray *pnd_finding_load_passages (PndFinding *self, PndSide side);

GListModel *pnd_finding_new_list (PndProject *project);
GListModel *pnd_finding_new_versions (PndProject *project, gint64 region_case, const char *motive);
/* id of the one that stands, 0 for none */
gint64 pnd_finding_get_current (PndDatabase *database, gint64 region_case, const char *motive);

/* adds a version; @facts.coder is who acts. @passages: guids by side, each (nullable) */
gint64 pnd_finding_add_version (PndProject *project, const PndFindingFacts *facts,
                                GPtrArray *passages[PND_N_SIDES], GError **error);

/* a resolution: @stands holds against a coding; taken back by FALSE of has. Needs a reason */
gint64 pnd_resolution_add (PndProject *project, gint64 region_case, gint64 coding, PndSide stands,
                           const char *reason, GError **error);
gboolean pnd_resolution_remove (PndProject *project, gint64 region_case, gint64 coding,
                                GError **error);

/**
 * PndResolution:
 * @stands: the side that holds against the coding
 * @author: name of who said so
 * @created: when
 */
typedef struct
{
  PndSide stands;
  char *reason;
  char *author;
  char *created;
} PndResolution;

/* FALSE where the case has none for the coding; else pnd_resolution_clear() frees the words */
gboolean pnd_resolution_find (PndDatabase *database, gint64 region_case, const char *coding_guid,
                              PndResolution *resolution);
void pnd_resolution_clear (PndResolution *resolution);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndResolution, pnd_resolution_clear)

G_END_DECLS
