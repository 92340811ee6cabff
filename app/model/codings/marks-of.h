/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The marks of a document that are one coder's, or the consensus'. */

#include "app/model/coding.h"

G_BEGIN_DECLS

GArray *pnd_coding_load_marks_of (PndProject *project, gint64 document, gint64 coder,
                                  GError **error);

G_END_DECLS
