/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What figures of agreement are called, how they are read, and why one is missing. */

#include "app/analysis/agreement/agreement.h"

G_BEGIN_DECLS

/* words of the command line, and translated names */
const char *pnd_agreement_unit_to_word (PndAgreementUnit unit);
gboolean pnd_agreement_unit_from_word (const char *word, PndAgreementUnit *unit);
const char *pnd_agreement_unit_get_title (PndAgreementUnit unit);

/* the column of a table for programs, and a translated name */
const char *pnd_agreement_figure_get_column (PndFigureKind kind);
const char *pnd_agreement_figure_get_title (PndFigureKind kind);
/* whether a table of @unit has the figure */
gboolean pnd_agreement_figure_is_of (PndFigureKind kind, PndAgreementUnit unit);
/* (nullable): a translated word for @value; %NULL where there are no cut-offs, as for percent */
const char *pnd_agreement_figure_get_reading (PndFigureKind kind, double value);
/* the cut-offs behind the readings of a table of @unit, with their sources; (transfer full) */
char *pnd_agreement_describe_cutoffs (PndAgreementUnit unit);
const char *pnd_undefined_get_reason (PndUndefined undefined);
/* words of files; "" for a figure that is defined */
const char *pnd_undefined_to_word (PndUndefined undefined);
gboolean pnd_undefined_from_word (const char *word, PndUndefined *undefined);

/* a translated sentence for each choice that was made and for what to beware of; (transfer full) */
char **pnd_agreement_describe (const PndAgreement *agreement, const PndAgreementOptions *options);
/* (nullable): what to beware of in a row */
const char *pnd_agreement_row_get_caution (const PndAgreementRow *row);
/* "0.778", or a dash; (transfer full) */
char *pnd_agreement_figure_format (const PndFigure *figure);
/* "0.65 to 0.91"; "" where there is none; (transfer full) */
char *pnd_agreement_figure_format_interval (const PndFigure *figure);

G_END_DECLS
