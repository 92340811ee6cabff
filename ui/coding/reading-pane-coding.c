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

/* a new code or a new place, whichever it is */
static void
change_coding (PndReadingPane *self, const PndPending *wanted, gboolean join)
{
  PndSpan span;

  if (!pnd_coding_verbs_get_span (self->workspace, wanted->changing, &span))
    return;
  if (join)
    pnd_coding_verbs_join (self->workspace, wanted->changing, wanted->code, wanted->span);
  else if (!pnd_span_equal (span, wanted->span))
    pnd_coding_verbs_set_span (self->workspace, wanted->changing, wanted->span);
  else if (pnd_coding_verbs_set_code (self->workspace, wanted->changing, wanted->code))
    pnd_palette_used (self->palette, wanted->code);
  pnd_workspace_set_rule_code (self->workspace, wanted->code);
}

/* one that was not rated yet has nothing to say to one that is there already */
static gboolean
brings_ratings (PndReadingPane *self, const PndPending *wanted)
{
  PndRating now;

  return (wanted->rating.polarity != PND_POLARITY_UNRATED || wanted->rating.strength != 0)
         && pnd_coding_verbs_get_rating (self->workspace, wanted->overlap.first, &now)
         && (now.polarity != wanted->rating.polarity || now.strength != wanted->rating.strength
             || now.holder != wanted->rating.holder);
}

/* the passage has the code already, so there is nothing to keep both of */
static void
meet_exact (PndReadingPane *self, const PndPending *wanted, const char *abbreviation)
{
  g_autofree char *question = NULL;

  if (brings_ratings (self, wanted))
    {
      question = g_strdup_printf (_("You coded exactly this passage %s already, with other "
                                    "ratings."), abbreviation);
      pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Give it the new ratings"), NULL,
                       0);
      return;
    }
  self->pending = (PndPending){ 0 };
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     _("You coded exactly this passage %s already."), abbreviation);
  if (wanted->memo)
    pnd_reading_pane_open_memo (self, wanted->overlap.first);
}

static void
ask_about_new (PndReadingPane *self, const PndPending *wanted, const char *abbreviation)
{
  g_autofree char *question = NULL;

  if (wanted->overlap.n == 1)
    question = g_strdup_printf (_("You coded overlapping text %s already. Extending keeps its "
                                  "ratings and memo."), abbreviation);
  else
    question = g_strdup_printf (ngettext ("%d coding of overlapping text is %s already.",
                                          "%d codings of overlapping text are %s already. Extending "
                                          "makes one of them, with the ratings of the first and "
                                          "all memos.",
                                          wanted->overlap.n),
                                wanted->overlap.n, abbreviation);
  pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Extend the existing coding"),
                   _("Keep both"), 'k');
}

static void
ask_about_change (PndReadingPane *self, const PndPending *wanted, const char *abbreviation)
{
  g_autofree char *question = NULL;

  if (wanted->overlap.exact)
    question = g_strdup_printf (_("Exactly this passage is coded %s already. Joining keeps the "
                                  "ratings of the coding at hand, and both memos."), abbreviation);
  else
    question = g_strdup_printf (_("This overlaps text coded %s already. Both would count. Joining "
                                  "keeps the ratings of the coding at hand, and all memos."),
                                abbreviation);
  pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Join into one coding"),
                   wanted->overlap.exact ? NULL : _("Keep both"), 'k');
}

/* the one that is asked about shows its ends while the question is open */
static void
ask_or_do (PndReadingPane *self, PndPending wanted)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, wanted.code);
  const char *abbreviation = look == NULL ? "?" : look->abbreviation;

  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  if (wanted.overlap.n == 0 && wanted.changing != 0)
    change_coding (self, &wanted, FALSE);
  else if (wanted.overlap.n == 0)
    add_coding (self, &wanted);
  else
    {
      self->pending = wanted;
      if (wanted.changing != 0)
        ask_about_change (self, &wanted, abbreviation);
      else if (wanted.overlap.exact)
        meet_exact (self, &wanted, abbreviation);
      else
        ask_about_new (self, &wanted, abbreviation);
      if (wanted.changing == 0 && self->pending.code != 0)
        pnd_workspace_set_coding (self->workspace, wanted.overlap.first);
    }
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

  wanted.span = pnd_workspace_get_span (self->workspace);
  if (pnd_workspace_get_area (self->workspace) == NULL)
    wanted.overlap = pnd_overlap_find (pnd_workspace_get_marks (self->workspace), wanted.span,
                                       code, pnd_project_get_coder (get_project (self)), 0,
                                       PND_SPAN (0, 0));
  ask_or_do (self, wanted);
}

/**
 * pnd_reading_pane_change:
 * @self: the pane
 * @coding: a coding of the document at hand
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
  wanted.span = pnd_coding_get_span (row);
  if (pnd_coding_get_area (row) == NULL)
    wanted.overlap = pnd_overlap_find (pnd_workspace_get_marks (self->workspace), wanted.span,
                                       code, pnd_coding_get_coder (row), coding, PND_SPAN (0, 0));
  ask_or_do (self, wanted);
}

/**
 * pnd_reading_pane_move:
 * @self: the pane
 * @coding: a coding or a note of the document at hand
 * @span: its new passage, in code points, not empty
 *
 * Moves the ends of @coding; asks first where it comes to overlap another one of its code by its
 * coder.
 */
void
pnd_reading_pane_move (PndReadingPane *self, gint64 coding, PndSpan span)
{
  PndPending wanted = { .changing = coding, .span = span };
  g_autoptr (PndCoding) row = NULL;

  g_return_if_fail (PND_IS_READING_PANE (self));

  if ((coding & PND_WORKSPACE_NOTE_BIT) != 0)
    {
      pnd_coding_verbs_set_span (self->workspace, coding, span);
      return;
    }
  row = pnd_row_get (get_project (self), PND_TYPE_CODING, coding, NULL);
  if (row == NULL || pnd_span_equal (pnd_coding_get_span (row), span))
    return;
  if (pnd_coding_get_area (row) != NULL)
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                         _("This coding is an area of a page and has no ends in the text."));
      return;
    }
  wanted.code = pnd_coding_get_code (row);
  wanted.overlap = pnd_overlap_find (pnd_workspace_get_marks (self->workspace), span, wanted.code,
                                     pnd_coding_get_coder (row), coding,
                                     pnd_coding_get_span (row));
  ask_or_do (self, wanted);
}

static void
answer_about_new (PndReadingPane *self, const PndPending *wanted, PndAnswer answer)
{
  gint64 there = wanted->overlap.first;
  PndSpan span;
  gboolean done;

  if (answer == PND_ANSWER_SECOND)
    {
      add_coding (self, wanted);
      return;
    }
  if (wanted->overlap.exact)
    done = pnd_coding_verbs_set_rating (self->workspace, there, wanted->rating);
  else
    done = pnd_coding_verbs_get_span (self->workspace, there, &span)
           && pnd_coding_verbs_join (self->workspace, there, wanted->code,
                                     pnd_span_hull (span, wanted->span));
  if (done && wanted->memo)
    pnd_reading_pane_open_memo (self, there);
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
    change_coding (self, &wanted, answer == PND_ANSWER_FIRST);
  else
    answer_about_new (self, &wanted, answer);
}
