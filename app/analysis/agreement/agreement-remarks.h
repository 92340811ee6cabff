/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is to be said in words under a table of agreement, wherever it stands. */

#include "app/analysis/agreement/agreement.h"

G_BEGIN_DECLS

char **pnd_agreement_list_remarks (const PndAgreement *agreement);

G_END_DECLS
