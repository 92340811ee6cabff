/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Somebody who speaks in a transcript: known by a code, never by a name, in every list and in the
 * history. What is said of them is the role, the office and whose view they hold. */

#include "app/model/row.h"
#include "app/model/values.h"

G_BEGIN_DECLS

#define PND_TYPE_INFORMANT (pnd_informant_get_type ())
G_DECLARE_FINAL_TYPE (PndInformant, pnd_informant, PND, INFORMANT, PndRow)

typedef enum
{
  PND_CONSENT_UNKNOWN,
  PND_CONSENT_GIVEN,
  PND_CONSENT_WITHDRAWN,
} PndConsent;
#define PND_N_CONSENTS 3

typedef enum
{
  PND_ANONYMITY_CODE,
  PND_ANONYMITY_OFFICE,
  PND_ANONYMITY_NAMED,
} PndAnonymity;
#define PND_N_ANONYMITIES 3

/* words of files and command line; parsing takes NULL and "" as the first */
const char *pnd_consent_to_word (PndConsent consent);
gboolean pnd_consent_from_word (const char *word, PndConsent *consent);
const char *pnd_consent_get_title (PndConsent consent);
const char *pnd_anonymity_to_word (PndAnonymity anonymity);
gboolean pnd_anonymity_from_word (const char *word, PndAnonymity *anonymity);
const char *pnd_anonymity_get_title (PndAnonymity anonymity);

/**
 * PndInformantFacts:
 * @code: such as "I-02"; no other informant of the project has it
 * @role: (nullable): such as "head of section"
 * @office: (nullable): where
 * @holder: what new codings of their speech start with
 * @interviewer: whether they ask; what they say is never evidence
 * @consent: to be quoted
 * @anonymity: as what they may be named
 * @notes: (nullable): anything else
 */
typedef struct
{
  const char *code;
  const char *role;
  const char *office;
  PndHolder holder;
  gboolean interviewer;
  PndConsent consent;
  PndAnonymity anonymity;
  const char *notes;
} PndInformantFacts;

/* borrowed from the row: good until it changes */
PndInformantFacts pnd_informant_get_facts (PndInformant *self);
const char *pnd_informant_get_code (PndInformant *self);

/* verbs: each one undoable edit */
gint64 pnd_informant_add (PndProject *project, const PndInformantFacts *facts, GError **error);
gboolean pnd_informant_change (PndInformant *self, const PndInformantFacts *facts,
                               GError **error);
/* with their speakers' labels, but not what they said */
gboolean pnd_informant_remove (PndInformant *self, GError **error);

gint64 pnd_informant_find (PndProject *project, const char *code_or_guid, GError **error);
/* "I-03" where I-01 and I-02 are there; (transfer full) */
char *pnd_informant_suggest_code (PndProject *project);

G_END_DECLS
