/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A person who codes or reviews. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_CODER (pnd_coder_get_type ())
G_DECLARE_FINAL_TYPE (PndCoder, pnd_coder, PND, CODER, PndRow)

const char *pnd_coder_get_name (PndCoder *self);
const char *pnd_coder_get_role (PndCoder *self);
const char *pnd_coder_get_colour (PndCoder *self);
gboolean pnd_coder_get_blind (PndCoder *self);
gboolean pnd_coder_get_is_layer (PndCoder *self);

gint64 pnd_coder_find (PndProject *project, const char *name);
/* whom the project was made for, as a copy for a second coder */
gint64 pnd_coder_find_intended (PndProject *project);
/* finds or adds, as an edit or a part of one; nobody else begins to act */
gint64 pnd_coder_add (PndProject *project, const char *name, GError **error);
/* finds or adds the coder and makes it the one who acts; adding is no undoable edit of its own */
gint64 pnd_coder_act_as (PndProject *project, const char *name, GError **error);
/* the same, but adds no coder before the first edit */
gboolean pnd_coder_expect (PndProject *project, const char *name, GError **error);
gboolean pnd_coder_rename (PndCoder *self, const char *name, GError **error);
/* `researcher`, `second-coder` or `supervisor` */
gboolean pnd_coder_set_role (PndCoder *self, const char *role, GError **error);
gboolean pnd_coder_set_colour (PndCoder *self, const char *colour, GError **error);
/* undo stops at it */
gboolean pnd_coder_set_blind (PndCoder *self, gboolean blind, GError **error);

/* the layer of what the coders agreed on: nobody, see PND_WHOSE_CONSENSUS */
gint64 pnd_coder_find_consensus (PndProject *project);
gint64 pnd_coder_add_consensus (PndProject *project, GError **error);

G_END_DECLS
