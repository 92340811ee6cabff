/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memos about the project, a document or a code, and the dated journal: a list and the one selected,
 * saved when one leaves it. */

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PND_MEMOS_PROJECT,
  PND_MEMOS_DOCUMENT,
  PND_MEMOS_CODE,
  PND_MEMOS_JOURNAL,
} PndMemosAbout;

/* @id: the document's or the code's, else 0 */
GtkWindow *pnd_memos_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndMemosAbout about,
                                  gint64 id);

G_END_DECLS
