/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The steps from an empty file to today's tables, one transaction a step. */

#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndSchemaVersion:
 * @PND_SCHEMA_VERSION_1: project, coders, texts, documents, codes, codings, notes, memos, history
 * @PND_SCHEMA_VERSION_2: documents as sources: structure, origin, informants, translations, quarantine
 * @PND_SCHEMA_VERSION_3: cases, findings, thresholds, questions, the reading ledger
 * @PND_SCHEMA_VERSION_4: blind coding, remarks, decided differences, agreements, supervision
 * @PND_SCHEMA_VERSION_5: rows of the history by the guid of who acted
 * @PND_SCHEMA_VERSION: the version this program writes
 */
typedef enum
{
  PND_SCHEMA_VERSION_1 = 1,
  PND_SCHEMA_VERSION_2 = 2,
  PND_SCHEMA_VERSION_3 = 3,
  PND_SCHEMA_VERSION_4 = 4,
  PND_SCHEMA_VERSION_5 = 5,
  PND_SCHEMA_VERSION = PND_SCHEMA_VERSION_5,
} PndSchemaVersion;

#define PND_SCHEMA_APPLICATION_ID 0x504e4441 /* "PNDA" */

/* how many levels of codes a project may have; no real codebook is deeper */
#define PND_SCHEMA_MAX_CODE_DEPTH 64

gboolean pnd_schema_create (PndDatabase *database, GError **error);
gboolean pnd_schema_upgrade (PndDatabase *database, GError **error);

/* whether a file is a project of ours: by its first bytes, then by its tables */
gboolean pnd_schema_check_head (const char *path, GError **error);
gboolean pnd_schema_check (PndDatabase *database, GError **error);
int pnd_schema_count_loose_codes (PndDatabase *database, GError **error);

/* the tables that sessions record, NULL-terminated */
const char *const *pnd_schema_get_recorded_tables (void);
gboolean pnd_schema_is_recorded (const char *table);

G_END_DECLS
