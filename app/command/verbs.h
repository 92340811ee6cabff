/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The verbs, a file each: those that only read a project in reading/, those that change one in
 * writing/, those that do both on the sources in sources/. Each gets what stood behind it, argv[0] being the verb, and returns the exit status. */

#include "app/command/options.h"

G_BEGIN_DECLS

int pnd_verb_agreement (const PndVerb *verb, int argc, char **argv);
int pnd_verb_codes (const PndVerb *verb, int argc, char **argv);
int pnd_verb_codings (const PndVerb *verb, int argc, char **argv);
int pnd_verb_documents (const PndVerb *verb, int argc, char **argv);
int pnd_verb_export (const PndVerb *verb, int argc, char **argv);
int pnd_verb_history (const PndVerb *verb, int argc, char **argv);
int pnd_verb_info (const PndVerb *verb, int argc, char **argv);
int pnd_verb_search (const PndVerb *verb, int argc, char **argv);
int pnd_verb_summary (const PndVerb *verb, int argc, char **argv);
int pnd_verb_text (const PndVerb *verb, int argc, char **argv);
int pnd_verb_validate (const PndVerb *verb, int argc, char **argv);

int pnd_verb_correct (const PndVerb *verb, int argc, char **argv);
int pnd_verb_informants (const PndVerb *verb, int argc, char **argv);
int pnd_verb_pseudonyms (const PndVerb *verb, int argc, char **argv);

int pnd_verb_coders (const PndVerb *verb, int argc, char **argv);
int pnd_verb_copy (const PndVerb *verb, int argc, char **argv);

int pnd_verb_case (const PndVerb *verb, int argc, char **argv);
int pnd_verb_finding (const PndVerb *verb, int argc, char **argv);

int pnd_verb_review (const PndVerb *verb, int argc, char **argv);

int pnd_verb_code (const PndVerb *verb, int argc, char **argv);
int pnd_verb_adjudicate (const PndVerb *verb, int argc, char **argv);
int pnd_verb_import (const PndVerb *verb, int argc, char **argv);
int pnd_verb_merge (const PndVerb *verb, int argc, char **argv);
int pnd_verb_new (const PndVerb *verb, int argc, char **argv);

G_END_DECLS
