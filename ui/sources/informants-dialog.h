/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The register of those who speak in transcripts. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_informants_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
