/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that one informant says, across the documents. */

#include "app/model/sources/forget.h"

G_BEGIN_DECLS

/* (transfer full) (element-type PndSpeech): by document and place. With @copies also in documents,
 * in the trash or not, that have the same text without being assigned */
GArray *pnd_speech_find (PndDatabase *database, gint64 informant, gboolean copies,
                         GError **error);

G_END_DECLS
