/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The closed lists of values of codings and documents, as numbers in memory and as the fixed words
 * of files and of the command line. 0 is always "absent" (unrated). The names a person reads are
 * translated in pnd_*_get_title(). */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PND_POLARITY_UNRATED,
  PND_POLARITY_SUPPORTS,
  PND_POLARITY_CONTRADICTS,
  PND_POLARITY_MENTIONS,
} PndPolarity;
#define PND_N_POLARITIES 4

typedef enum
{
  PND_HOLDER_UNRATED,
  PND_HOLDER_OWN_REGION,
  PND_HOLDER_PARTNER_REGION,
  PND_HOLDER_CENTRAL_STATE,
  PND_HOLDER_OTHER,
} PndHolder;
#define PND_N_HOLDERS 5

typedef enum
{
  PND_SOURCE_TYPE_NONE,
  PND_SOURCE_TYPE_INTERVIEW,
  PND_SOURCE_TYPE_AGREEMENT,
  PND_SOURCE_TYPE_REGULATION,
  PND_SOURCE_TYPE_NEWS,
  PND_SOURCE_TYPE_OFFICIAL,
  PND_SOURCE_TYPE_FIELD_NOTE,
  PND_SOURCE_TYPE_STATISTICS,
  PND_SOURCE_TYPE_SECONDARY,
  PND_SOURCE_TYPE_OTHER,
} PndSourceType;
#define PND_N_SOURCE_TYPES 10

typedef enum
{
  PND_REVIEW_UNREVIEWED,
  PND_REVIEW_ACCEPTED,
  PND_REVIEW_QUERIED,
  PND_REVIEW_REJECTED,
  PND_REVIEW_REVISED,
} PndReview;
#define PND_N_REVIEWS 5

typedef enum
{
  PND_CODE_KIND_MOTIVE,
  PND_CODE_KIND_INDICATOR,
  PND_CODE_KIND_CONTEXT,
  PND_CODE_KIND_OTHER,
} PndCodeKind;
#define PND_N_CODE_KINDS 4

/* words of files and command line: NULL for absent; parsing takes NULL and "" as absent,
 * and answers FALSE for a word that is not in the list */
const char *pnd_polarity_to_word (PndPolarity polarity);
gboolean pnd_polarity_from_word (const char *word, PndPolarity *polarity);
const char *pnd_holder_to_word (PndHolder holder);
gboolean pnd_holder_from_word (const char *word, PndHolder *holder);
const char *pnd_source_type_to_word (PndSourceType type);
gboolean pnd_source_type_from_word (const char *word, PndSourceType *type);
const char *pnd_review_to_word (PndReview review);
gboolean pnd_review_from_word (const char *word, PndReview *review);
const char *pnd_code_kind_to_word (PndCodeKind kind);
gboolean pnd_code_kind_from_word (const char *word, PndCodeKind *kind);

/* translated names for people */
const char *pnd_polarity_get_title (PndPolarity polarity);
const char *pnd_holder_get_title (PndHolder holder);
const char *pnd_source_type_get_title (PndSourceType type);
const char *pnd_review_get_title (PndReview review);
const char *pnd_code_kind_get_title (PndCodeKind kind);

G_END_DECLS
