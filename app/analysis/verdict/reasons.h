/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/analysis/verdict/verdict.h"

G_BEGIN_DECLS

/* what the rule warns of, (transfer full), in the window's language; empty for nothing */
char *pnd_verdict_result_list_warnings (const PndVerdictResult *self);

G_END_DECLS
