/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A code of the codebook: its place in the tree, and its rule in each language. */

#include "app/model/row.h"
#include "app/model/values.h"

G_BEGIN_DECLS

#define PND_TYPE_CODE (pnd_code_get_type ())
G_DECLARE_FINAL_TYPE (PndCode, pnd_code, PND, CODE, PndRow)

/**
 * PndRule:
 *
 * The wording of a code in one language. Strings are never %NULL in what this file returns; %NULL
 * in what it takes means empty.
 */
typedef struct
{
  const char *name;
  const char *definition;
  const char *include;
  const char *exclude;
  const char *example;
  const char *near_miss;
} PndRule;

gint64 pnd_code_get_parent (PndCode *self); /* 0 at the top */
int pnd_code_get_position (PndCode *self);
const char *pnd_code_get_abbreviation (PndCode *self);
PndCodeKind pnd_code_get_kind (PndCode *self);
const char *pnd_code_get_colour (PndCode *self); /* #rrggbb */
int pnd_code_get_pin (PndCode *self);            /* 1 to 9, 0 unpinned */
int pnd_code_get_version (PndCode *self);        /* from 1 */
const char *pnd_code_get_name (PndCode *self);   /* in the language at hand */
char *pnd_code_get_path (PndCode *self);         /* names from the top, " / " between */
/* @language: (nullable): NULL for the language at hand (the interface's, else the project's) */
const PndRule *pnd_code_get_rule (PndCode *self, const char *language);
const char *const *pnd_code_get_languages (PndCode *self);
int pnd_code_count_codings (PndCode *self, gboolean with_children);
/* (transfer full): id of a code (gint64 *) to its own number, for those that have any codings */
GHashTable *pnd_code_count_all_codings (PndProject *project);
gint64 pnd_code_get_motive (PndCode *self); /* the motive it is or stands under, else 0 */

const char *pnd_code_get_preferred_language (void); /* (nullable) */
void pnd_code_set_preferred_language (const char *language); /* "en" or "id", process-wide */

/* verbs: each one undoable edit. @reason: (nullable): kept in the history; a frozen codebook
 * refuses without one. Colours and pins are no part of the rules and need none */
gint64 pnd_code_add (PndProject *project, gint64 parent, const char *guid,
                     const char *abbreviation, PndCodeKind kind, const char *colour,
                     const char *language, const PndRule *rule, const char *reason,
                     GError **error);
gboolean pnd_code_set_rule (PndCode *self, const char *language, const PndRule *rule,
                            const char *reason, GError **error);
gboolean pnd_code_set_abbreviation (PndCode *self, const char *abbreviation, const char *reason,
                                    GError **error);
gboolean pnd_code_set_colour (PndCode *self, const char *colour, GError **error);
gboolean pnd_code_set_pin (PndCode *self, int pin, GError **error);
gboolean pnd_code_move (PndCode *self, gint64 parent, int position, const char *reason,
                        GError **error);
gboolean pnd_code_merge (PndCode *self, PndCode *into, const char *reason, GError **error);
gboolean pnd_code_delete (PndCode *self, const char *reason, GError **error);

gboolean pnd_codebook_is_frozen (PndProject *project);
gboolean pnd_codebook_set_frozen (PndProject *project, gboolean frozen, const char *reason,
                                  GError **error);

/* an abbreviation, a full path or a guid */
gint64 pnd_code_find (PndProject *project, const char *name, GError **error);

/* a colour for a new code under @parent: the motive's hue, a tint of its own */
char *pnd_code_suggest_colour (PndProject *project, gint64 parent);

G_END_DECLS
