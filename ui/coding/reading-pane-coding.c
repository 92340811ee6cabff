/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applying and changing codes in the reading pane, and the question where the same code overlaps. */

#include "ui/coding/reading-pane-private.h"

#include <glib/gi18n.h>

#include "ui/coding/coding-verbs.h"

static PndProject *
get_project (PndReadingPane *self)
{
  return pnd_workspace_get_project (self->workspace);
}

/**
 * pnd_reading_pane_open_memo:
 * @self: the pane
 * @coding: a coding or a note of the document at hand
 *
 * Selects it and opens its memo: in its card of the inspector, or beside the passage where that is
 * not to be seen.
 */
void
pnd_reading_pane_open_memo (PndReadingPane *self, gint64 coding)
{
  PndSpan span;
  PndPlace place;
  PndForm form;

  g_return_if_fail (PND_IS_READING_PANE (self));

  pnd_workspace_set_coding (self->workspace, coding);
  if (self->inspector != NULL && pnd_inspector_edit_memo (self->inspector, coding))
    return;
  if (!pnd_coding_verbs_get_span (self->workspace, coding, &span))
    return;
  form = pnd_card_popover_measure (self->card, coding);
  place = pnd_reading_pane_find_place (self, span, &form, &form);
  pnd_card_popover_open_memo (self->card, coding, &place);
}

static void
add_coding (PndReadingPane *self, const PndPending *wanted)
{
  gint64 coding = pnd_workspace_code_selection (self->workspace, wanted->code, &wanted->rating);

  if (coding == 0)
    return;
  pnd_palette_used (self->palette, wanted->code);
  if (wanted->memo)
    pnd_reading_pane_open_memo (self, coding);
}

static void
change_coding (PndReadingPane *self, const PndPending *wanted)
{
  if (!pnd_coding_verbs_set_code (self->workspace, wanted->changing, wanted->code))
    return;
  pnd_palette_used (self->palette, wanted->code);
  pnd_workspace_set_rule_code (self->workspace, wanted->code);
}

static void
ask_overlap (PndReadingPane *self)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, self->pending.code);
  const char *abbreviation = look == NULL ? "?" : look->abbreviation;
  g_autofree char *question = NULL;

  if (self->pending.changing != 0)
    {
      question = g_strdup_printf (_("You coded overlapping text %s already. Both would count."),
                                  abbreviation);
      pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Change and keep both"), NULL, 0);
      return;
    }
  question = g_strdup_printf (_("You coded overlapping text %s already. Extending keeps its "
                                "ratings and memo."), abbreviation);
  pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Extend the existing coding"),
                   _("Keep both"), 'k');
}

/* the one that is asked about shows its ends while the question is open */
static void
ask_or_do (PndReadingPane *self, PndPending wanted)
{
  if (wanted.overlap == 0)
    {
      if (wanted.changing != 0)
        change_coding (self, &wanted);
      else
        add_coding (self, &wanted);
      return;
    }
  self->pending = wanted;
  pnd_workspace_set_coding (self->workspace,
                            wanted.changing != 0 ? wanted.changing : wanted.overlap);
  ask_overlap (self);
}

/**
 * pnd_reading_pane_apply:
 * @self: the pane
 * @code: a code
 * @rating: its ratings
 * @memo: whether to write the memo next
 *
 * Codes the selection; asks first where the same coder gave overlapping text the same code.
 */
void
pnd_reading_pane_apply (PndReadingPane *self, gint64 code, PndRating rating, gboolean memo)
{
  PndPending wanted = { .code = code, .rating = rating, .memo = memo };

  g_return_if_fail (PND_IS_READING_PANE (self));

  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  wanted.overlap = pnd_workspace_find_overlap (self->workspace, code);
  ask_or_do (self, wanted);
}

/**
 * pnd_reading_pane_change:
 * @self: the pane
 * @coding: a coding
 * @code: its new code
 *
 * Changes the code of @coding; asks first where that makes two of the same code overlap.
 */
void
pnd_reading_pane_change (PndReadingPane *self, gint64 coding, gint64 code)
{
  PndPending wanted = { .code = code, .changing = coding };
  g_autoptr (PndCoding) row = NULL;

  g_return_if_fail (PND_IS_READING_PANE (self));

  row = pnd_row_get (get_project (self), PND_TYPE_CODING, coding, NULL);
  if (row == NULL || pnd_coding_get_code (row) == code)
    return;
  wanted.overlap = pnd_coding_find_overlap (get_project (self), pnd_coding_get_document (row),
                                            pnd_coding_get_span (row), code,
                                            pnd_coding_get_coder (row), coding);
  ask_or_do (self, wanted);
}

/**
 * pnd_reading_pane_answer:
 * @self: the pane
 * @answer: what was answered
 *
 * Goes on with what waited for the answer.
 */
void
pnd_reading_pane_answer (PndReadingPane *self, PndAnswer answer)
{
  PndPending wanted = self->pending;

  g_return_if_fail (PND_IS_READING_PANE (self));

  self->pending = (PndPending){ 0 };
  if (wanted.code == 0)
    return;
  pnd_reading_pane_focus (self);
  if (wanted.changing == 0)
    pnd_workspace_set_coding (self->workspace, 0);
  if (answer == PND_ANSWER_NONE)
    return;
  if (wanted.changing != 0)
    change_coding (self, &wanted);
  else if (answer == PND_ANSWER_SECOND)
    add_coding (self, &wanted);
  else if (pnd_workspace_extend_coding (self->workspace, wanted.overlap,
                                        pnd_workspace_get_span (self->workspace))
             != 0
           && wanted.memo)
    pnd_reading_pane_open_memo (self, wanted.overlap);
}
