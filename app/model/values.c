/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/values.h"
#include "app/model/language.h"

typedef struct
{
  const char *word;
  const char *title;
} Value;

static const Value polarities[PND_N_POLARITIES] = {
  { NULL, N_("Unrated") },
  { "supports", N_("Supports") },
  { "contradicts", N_("Contradicts") },
  { "mentions", N_("Mentions") },
};

static const Value holders[PND_N_HOLDERS] = {
  { NULL, N_("Unrated") },
  { "own-region", N_("Own region") },
  { "partner-region", N_("Partner region") },
  { "central-state", N_("Central state") },
  { "other", N_("Other") },
};

static const Value source_types[PND_N_SOURCE_TYPES] = {
  { NULL, N_("No source type") },
  { "interview", N_("Interview") },
  { "agreement", N_("Agreement") },
  { "regulation", N_("Regulation") },
  { "news", N_("News") },
  { "official", N_("Official document") },
  { "field-note", N_("Field note") },
  { "statistics", N_("Statistics") },
  { "secondary", N_("Secondary source") },
  { "other", N_("Other") },
};

static const Value reviews[PND_N_REVIEWS] = {
  { "unreviewed", N_("Unreviewed") },
  { "accepted", N_("Accepted") },
  { "queried", N_("Queried") },
  { "rejected", N_("Rejected") },
  { "revised", N_("Revised") },
};

static const Value code_kinds[PND_N_CODE_KINDS] = {
  { "motive", N_("Motive") },
  { "indicator", N_("Indicator") },
  { "context", N_("Context") },
  { "other", N_("Other") },
};

/* -1 for a word that is not in the list; no word is value 0 where that is "absent" */
static int
find_word (const Value *values, int n_values, const char *word)
{
  if (word == NULL || *word == '\0')
    return values[0].word == NULL ? 0 : -1;

  for (int i = 0; i < n_values; i++)
    if (g_strcmp0 (values[i].word, word) == 0)
      return i;
  return -1;
}

#define DEFINE_VALUE(Type, name, values)                     \
  const char *pnd_##name##_to_word (Type value)              \
  {                                                          \
    g_return_val_if_fail (value < G_N_ELEMENTS (values), NULL); \
    return values[value].word;                               \
  }                                                          \
                                                             \
  gboolean pnd_##name##_from_word (const char *word, Type *value) \
  {                                                          \
    int found = find_word (values, G_N_ELEMENTS (values), word); \
                                                             \
    if (found >= 0)                                          \
      *value = found;                                        \
    return found >= 0;                                       \
  }                                                          \
                                                             \
  const char *pnd_##name##_get_title (Type value)            \
  {                                                          \
    g_return_val_if_fail (value < G_N_ELEMENTS (values), NULL); \
    return _(values[value].title);                           \
  }

DEFINE_VALUE (PndPolarity, polarity, polarities)
DEFINE_VALUE (PndHolder, holder, holders)
DEFINE_VALUE (PndSourceType, source_type, source_types)
DEFINE_VALUE (PndReview, review, reviews)
DEFINE_VALUE (PndCodeKind, code_kind, code_kinds)
