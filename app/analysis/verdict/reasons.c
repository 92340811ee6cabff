/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the verdict rule says for itself, in words. */

#include <string.h>

#include "app/analysis/verdict/reasons.h"
#include "app/model/language.h"

/*
 * Wording:
 * @text: untranslated; with %s for names, %d for a number, or neither in it
 */
typedef struct
{
  const char *text;
  gboolean has_number;
} Wording;

static const Wording wordings[PND_N_REASONS] = {
  [PND_REASON_SUPPORTED] = { N_("supported: %s"), FALSE },
  [PND_REASON_THIN] = { N_("from too few independent sources: %s"), FALSE },
  [PND_REASON_CONTESTED] = { N_("contested: %s"), FALSE },
  [PND_REASON_PARENT_ONLY]
  = { N_("only the motive as a whole is supported, no indicator (passages: %d)"), TRUE },
  [PND_REASON_DENIED_WHOLE]
  = { N_("the motive as a whole is denied, without a resolution (passages: %d)"), TRUE },
  [PND_REASON_DENIERS] = { N_("independent sources that deny: %d"), TRUE },
  [PND_REASON_DENIED] = { N_("denied: %s"), FALSE },
  [PND_REASON_SILENT] = { N_("sought and silent: %s"), FALSE },
  [PND_REASON_UNTESTED] = { N_("untested: %s"), FALSE },
  [PND_REASON_CLAIMS_ONLY] = { N_("claims only (%d)"), TRUE },
  [PND_REASON_FORMAL_ONLY] = { N_("formal only (passages below the needed strength: %d)"), TRUE },
  [PND_REASON_NOT_FOUND] = { N_("sought and not found"), FALSE },
  [PND_REASON_NOTHING_TESTED] = { N_("untested"), FALSE },
  [PND_REASON_UNRATED] = { N_("without polarity or holder (passages: %d)"), TRUE },
  [PND_REASON_OTHER_HOLDER] = { N_("passages of other holders left out: %d"), TRUE },
  [PND_REASON_UNRATED_LEFT] = { N_("passages without polarity or holder left out: %d"), TRUE },
  [PND_REASON_UNKNOWN_SPEAKER]
  = { N_("passages in the news that do not say who speaks: %d"), TRUE },
  [PND_REASON_CHANGED] = { N_("passages changed since the finding: %d"), TRUE },
};

/**
 * pnd_reason_to_text:
 * @reason: a reason
 * @translated: in the language at hand, not in English
 *
 * Returns: (transfer full): what it says
 */
char *
pnd_reason_to_text (const PndReason *reason, gboolean translated)
{
  const Wording *wording;
  const char *text, *place, *value = reason->names;
  g_autofree char *number = NULL;

  g_return_val_if_fail (reason != NULL && reason->kind < PND_N_REASONS, NULL);

  wording = &wordings[reason->kind];
  text = translated ? _(wording->text) : wording->text;
  if (wording->has_number)
    value = number = g_strdup_printf ("%d", reason->n);
  place = strchr (text, '%');
  if (value == NULL || place == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, value, place + 2);
}

/* "untested" need not be said where "untested: ECO-INV" follows */
static gboolean
is_said_again (const PndVerdictResult *self, const PndReason *reason)
{
  for (guint i = 0; reason->kind == PND_REASON_NOTHING_TESTED && i < self->reasons->len; i++)
    if (g_array_index (self->reasons, PndReason, i).kind == PND_REASON_UNTESTED)
      return TRUE;
  return FALSE;
}

/**
 * pnd_verdict_result_explain:
 * @self: a result
 * @translated: in the language at hand, not in English
 *
 * Returns: (transfer full): the reasons, in one line; the warnings not among them
 */
char *
pnd_verdict_result_explain (const PndVerdictResult *self, gboolean translated)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const PndReason *reason = &g_array_index (self->reasons, PndReason, i);
      g_autofree char *text = NULL;

      if (reason->kind >= PND_REASON_FIRST_WARNING || is_said_again (self, reason))
        continue;
      text = pnd_reason_to_text (reason, translated);
      g_string_append_printf (line, "%s%s", line->len > 0 ? "; " : "", text);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * pnd_verdict_result_list_warnings:
 * @self: what the rule says
 *
 * Returns: (transfer full): its warnings in the language of the window; empty for none
 */
char *
pnd_verdict_result_list_warnings (const PndVerdictResult *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const PndReason *reason = &g_array_index (self->reasons, PndReason, i);
      g_autofree char *sentence = NULL;

      if (reason->kind < PND_REASON_FIRST_WARNING)
        continue;
      sentence = pnd_reason_to_text (reason, TRUE);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", sentence);
    }
  return g_string_free (text, FALSE);
}
