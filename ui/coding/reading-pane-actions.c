/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hand does in the reading pane: the actions of the group "coding". */

#include "ui/coding/reading-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/citation.h"
#include "app/store/veil/review-only.h"
#include "ui/coding/coding-verbs.h"
#include "ui/sources/translation-dialog.h"
#include "ui/reader/sentence-walk.h"
#include "ui/common/prompt.h"

#define ZOOM_STEP 1.1

static gint64
get_coding (PndReadingPane *self)
{
  return pnd_workspace_get_coding (self->workspace);
}

/* the selected one; else the latest of just the selection, so that what came by a pin is rated with
 * one key more */
static gint64
get_ratable (PndReadingPane *self)
{
  gint64 coding = get_coding (self);

  if (coding != 0)
    return coding;
  return pnd_coding_verbs_find_latest_on (self->workspace,
                                          pnd_workspace_get_span (self->workspace));
}

static gboolean
is_note (gint64 coding)
{
  return (coding & PND_WORKSPACE_NOTE_BIT) != 0;
}

static void
select_coding (PndReadingPane *self, gint64 coding)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);
  const PndCodingMark *mark = NULL;

  pnd_workspace_set_coding (self->workspace, coding);
  if (coding != 0 && !is_note (coding) && marks != NULL)
    mark = pnd_span_index_find (marks, coding, FALSE);
  if (mark != NULL)
    pnd_workspace_set_rule_code (self->workspace, mark->code);
}

static void
only_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_reading_pane_read_speaker (data);
}

static void
walk_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const names[] = {
    [PND_WALK_NEXT] = "next-sentence",     [PND_WALK_PREVIOUS] = "previous-sentence",
    [PND_WALK_EXTEND] = "extend-sentence", [PND_WALK_SHRINK] = "shrink-sentence",
    [PND_WALK_PARAGRAPH] = "paragraph",
  };
  const char *name = g_action_get_name (G_ACTION (action));

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      pnd_reading_pane_walk (data, i);
}

static void
mark_read_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_reading_pane_mark_read (data, TRUE);
}

static void
mark_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_reading_pane_mark_read (data, FALSE);
}

static void
next_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_reading_pane_go_to_unread (data);
}

static void
open_palette (PndReadingPane *self, gint64 changing, PndSpan span)
{
  PndForm tall = pnd_palette_measure (self->palette, changing, FALSE);
  PndForm wide = pnd_palette_measure (self->palette, changing, TRUE);
  PndPlace place = pnd_reading_pane_find_place (self, span, &tall, &wide);

  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  pnd_palette_open (self->palette, changing, &place);
}

/* without a selection Enter takes the sentence at the caret: one key less */
static void
code_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;

  if (pnd_span_is_empty (pnd_workspace_get_span (self->workspace)))
    pnd_reading_pane_walk (self, PND_WALK_NEXT);
  if (pnd_span_is_empty (pnd_workspace_get_span (self->workspace)))
    return;
  open_palette (self, 0, pnd_workspace_get_span (self->workspace));
}

static void
repeat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  gint64 code;
  PndRating rating;

  if (pnd_workspace_get_last (self->workspace, &code, &rating))
    pnd_reading_pane_apply (self, code, rating, FALSE);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Nothing to repeat yet. Press Enter to code the selection."));
}

static gint64
find_pinned (PndReadingPane *self, int pin)
{
  GListModel *codes = pnd_workspace_get_all_codes (self->workspace);
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);

      if (pnd_code_get_pin (code) == pin)
        return pnd_row_get_id (PND_ROW (code));
    }
  return 0;
}

static void
apply_pin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  int pin = g_variant_get_int32 (parameter);
  gint64 code = find_pinned (self, pin);

  if (code != 0)
    pnd_reading_pane_apply (self, code, pnd_workspace_get_default_rating (self->workspace), FALSE);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("No code is pinned to %d. Pin one in the list of codes."), pin);
}

static void
code_in_vivo (const char *reason, gpointer data)
{
  PndReadingPane *self = data;
  gint64 code = pnd_workspace_code_in_vivo (self->workspace, 0, reason);

  if (code != 0)
    pnd_palette_used (self->palette, code);
  pnd_reading_pane_focus (self);
}

static void
in_vivo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndPrompt prompt = {
    .title = _("New Code in a Frozen Codebook"),
    .body = _("The codebook is frozen. Say why this code is added; the reason is kept in the "
              "history."),
    .label = _("Reason"),
    .accept = _("_Add Code"),
  };

  /* without a passage there is no use in asking */
  if (pnd_codebook_is_frozen (pnd_workspace_get_project (self->workspace))
      && !pnd_span_is_empty (pnd_workspace_get_span (self->workspace)))
    pnd_prompt_show (GTK_WIDGET (self), &prompt, code_in_vivo, self, NULL);
  else
    code_in_vivo (NULL, self);
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndForm form = pnd_note_popover_measure (self->note);
  PndPlace place = pnd_reading_pane_find_place (self, pnd_workspace_get_span (self->workspace),
                                                &form, &form);

  pnd_note_popover_open (self->note, &place);
}

/* of the selection, of the selected coding, or the one that is there at the caret */
static void
translate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndSpan span = pnd_workspace_get_span (self->workspace);

  if (pnd_span_is_empty (span))
    pnd_coding_verbs_get_span (self->workspace, get_coding (self), &span);
  pnd_translation_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               self->workspace, span);
}

static void
next_coding_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  gint64 coding = pnd_coding_verbs_find_next_at (self->workspace,
                                                 pnd_workspace_get_span (self->workspace),
                                                 get_coding (self));

  if (coding != 0)
    select_coding (self, coding);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("Nothing is coded here."));
}

static void
next_unfinished_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  gint64 coding = pnd_coding_verbs_find_unfinished (self->workspace, get_coding (self));

  if (coding != 0)
    pnd_workspace_reveal_coding (self->workspace, coding);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Every coding of a motive has a polarity and a holder. Nothing is left to "
                         "finish."));
}

static void
change_code_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndSpan span;

  if (pnd_coding_verbs_get_span (self->workspace, get_coding (self), &span))
    open_palette (self, get_coding (self), span);
}

static void
edit_rating_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  gint64 coding = get_coding (self);
  PndSpan span;
  PndPlace place;
  PndForm form;

  if (!pnd_coding_verbs_get_span (self->workspace, coding, &span))
    return;
  form = pnd_card_popover_measure (self->card, coding);
  place = pnd_reading_pane_find_place (self, span, &form, &form);
  pnd_card_popover_open_rating (self->card, coding, &place);
}

static void
rate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  gint64 coding = get_ratable (self);
  PndRating rating;

  if (!pnd_coding_verbs_get_rating (self->workspace, coding, &rating))
    return;
  if (g_str_equal (name, "rate-supports"))
    rating.polarity = PND_POLARITY_SUPPORTS;
  else if (g_str_equal (name, "rate-contradicts"))
    rating.polarity = PND_POLARITY_CONTRADICTS;
  else
    rating.polarity = PND_POLARITY_MENTIONS;
  pnd_coding_verbs_set_rating (self->workspace, coding, rating);
}

static void
memo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;

  pnd_reading_pane_open_memo (self, get_coding (self));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;

  pnd_coding_verbs_remove (self->workspace, get_coding (self));
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  gint64 coding = get_coding (self);
  PndSpan span, moved;

  if (!pnd_coding_verbs_get_span (self->workspace, coding, &span))
    return;
  moved = pnd_sentence_walk_end (pnd_workspace_get_text (self->workspace), span,
                                 strstr (name, "-start-") != NULL, strstr (name, "-word-") != NULL,
                                 g_str_has_suffix (name, "-right") ? 1 : -1);
  if (!pnd_span_equal (moved, span))
    pnd_reading_pane_move (self, coding, moved);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndSpan span = pnd_workspace_get_span (self->workspace);

  if (pnd_ask_bar_is_open (PND_ASK_BAR (self->ask_bar)))
    pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  else if (pnd_find_bar_is_open (PND_FIND_BAR (self->find_bar)))
    pnd_find_bar_close (PND_FIND_BAR (self->find_bar));
  else if (!pnd_span_is_empty (span))
    pnd_reading_pane_select (self, PND_SPAN (span.start, span.start));
  else
    pnd_workspace_set_coding (self->workspace, 0);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndFindBar *bar = PND_FIND_BAR (self->find_bar);
  const char *name = g_action_get_name (G_ACTION (action));

  pnd_reading_pane_come_forward (self);
  if (g_str_equal (name, "find") || !pnd_find_bar_is_open (bar))
    pnd_find_bar_open (bar);
  else
    pnd_find_bar_step (bar, g_str_equal (name, "find-next") ? 1 : -1);
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;

  pnd_reading_pane_come_forward (self);
  pnd_corrector_open (self->corrector, pnd_reader_get_caret (self->reader));
  /* what is covered takes no keys */
  gtk_widget_set_visible (self->frame, !pnd_corrector_is_open (self->corrector));
  pnd_reading_pane_update_actions (self);
}

static void
mark_area_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;

  if (pnd_page_pane_begin_area (self->pages))
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Arrows move the area; with Shift they stretch it, with Ctrl by a point. "
                         "Enter takes it, Escape leaves it."));
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Areas are marked on the printed page: open a PDF document, and its page "
                         "view."));
}

/* (transfer full) (nullable): of what is selected, where that is an area of a page */
static char *
cite_area (PndReadingPane *self)
{
  const PndArea *area = pnd_workspace_get_area (self->workspace);
  g_autoptr (PndCoding) coding = NULL;

  if (area == NULL && pnd_span_is_empty (pnd_workspace_get_span (self->workspace))
      && get_coding (self) != 0 && !is_note (get_coding (self)))
    coding = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_CODING,
                          get_coding (self), NULL);
  if (coding != NULL)
    area = pnd_coding_get_area (coding);
  return area == NULL
           ? NULL
           : pnd_citation_quote_area (
               pnd_document_get_name (pnd_workspace_get_document (self->workspace)),
               pnd_workspace_get_structure (self->workspace), area);
}

static void
copy_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  PndSpan span = pnd_workspace_get_span (self->workspace);
  g_autofree char *quote = cite_area (self);

  if (quote != NULL)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), quote);
      return;
    }
  if (pnd_span_is_empty (span)
      && !pnd_coding_verbs_get_span (self->workspace, get_coding (self), &span))
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                         _("Select a passage first, or a coding."));
      return;
    }
  quote = pnd_citation_quote (
    pnd_document_get_name (pnd_workspace_get_document (self->workspace)),
    pnd_workspace_get_text (self->workspace), pnd_workspace_get_structure (self->workspace),
    pnd_workspace_get_line_width (self->workspace), span);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), quote);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndReadingPane *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  double zoom = pnd_reader_get_zoom (self->reader);

  if (g_str_equal (name, "zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (name, "zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1;
  pnd_reader_set_zoom (self->reader, CLAMP (zoom, 0.5, 4));
}

/* what must be there for an action to make sense; others let their key pass */
typedef enum
{
  NEEDS_DOCUMENT = 1 << 0,
  NEEDS_CODING = 1 << 1, /* a selected coding or note */
  NEEDS_CODE = 1 << 2,   /* a selected coding, no note */
  NEEDS_STEP = 1 << 3,   /* something to go back from */
  NEEDS_WRITING = 1 << 4,
  NEEDS_PROJECT = 1 << 5,
  NEEDS_RATABLE = 1 << 6, /* a selected coding, or one of just the selection */
} Needs;

static const struct
{
  const char *name;
  void (*activate) (GSimpleAction *action, GVariant *parameter, gpointer data);
  int needs;
} entries[] = {
  { "only-speaker", only_speaker_cb, NEEDS_DOCUMENT },
  { "mark-read", mark_read_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "mark-unread", mark_unread_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "next-unread", next_unread_cb, NEEDS_DOCUMENT },
  { "next-sentence", walk_cb, NEEDS_DOCUMENT },
  { "previous-sentence", walk_cb, NEEDS_DOCUMENT },
  { "extend-sentence", walk_cb, NEEDS_DOCUMENT },
  { "shrink-sentence", walk_cb, NEEDS_DOCUMENT },
  { "paragraph", walk_cb, NEEDS_DOCUMENT },
  { "back", back_cb, NEEDS_STEP },
  { "code", code_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "repeat", repeat_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "apply-pin", apply_pin_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "in-vivo", in_vivo_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "note", note_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "mark-area", mark_area_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "translate", translate_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "next-coding", next_coding_cb, NEEDS_DOCUMENT },
  { "next-unfinished", next_unfinished_cb, NEEDS_PROJECT },
  { "change-code", change_code_cb, NEEDS_CODE | NEEDS_WRITING },
  { "edit-rating", edit_rating_cb, NEEDS_CODE | NEEDS_WRITING },
  { "rate-supports", rate_cb, NEEDS_RATABLE | NEEDS_WRITING },
  { "rate-contradicts", rate_cb, NEEDS_RATABLE | NEEDS_WRITING },
  { "rate-mentions", rate_cb, NEEDS_RATABLE | NEEDS_WRITING },
  { "memo", memo_cb, NEEDS_CODING | NEEDS_WRITING },
  { "remove", remove_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-end-right", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-end-left", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-end-word-right", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-end-word-left", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-start-right", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-start-left", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-start-word-right", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "move-start-word-left", move_cb, NEEDS_CODING | NEEDS_WRITING },
  { "correct", correct_cb, NEEDS_DOCUMENT | NEEDS_WRITING },
  { "copy-citation", copy_citation_cb, NEEDS_DOCUMENT },
  { "find", find_cb, NEEDS_DOCUMENT },
  { "find-next", find_cb, NEEDS_DOCUMENT },
  { "find-previous", find_cb, NEEDS_DOCUMENT },
  { "zoom-in", zoom_cb, NEEDS_DOCUMENT },
  { "zoom-out", zoom_cb, NEEDS_DOCUMENT },
  { "zoom-normal", zoom_cb, NEEDS_DOCUMENT },
};

/**
 * pnd_reading_pane_add_actions:
 * @self: the pane
 *
 * Makes the group "coding" and inserts it.
 */
void
pnd_reading_pane_add_actions (PndReadingPane *self)
{
  self->actions = g_simple_action_group_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean pin = g_str_equal (entries[i].name, "apply-pin");
      g_autoptr (GSimpleAction) action
        = g_simple_action_new (entries[i].name, pin ? G_VARIANT_TYPE_INT32 : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (entries[i].activate), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "coding", G_ACTION_GROUP (self->actions));
}

/**
 * pnd_reading_pane_drop_actions:
 * @self: the pane
 *
 * Lets go of the group. Who else holds it finds that nothing in it does anything any more.
 */
void
pnd_reading_pane_drop_actions (PndReadingPane *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);

      g_signal_handlers_disconnect_by_data (action, self);
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
    }
  g_clear_object (&self->actions);
}

static int
get_what_is_there (PndReadingPane *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  gint64 coding = get_coding (self);
  gint64 ratable = get_ratable (self);
  int there = 0;

  /* what would act on the text has none to be seen while it is corrected */
  if (project == NULL || pnd_corrector_is_open (self->corrector))
    return 0;
  there |= NEEDS_PROJECT;
  if (pnd_project_can_edit (project))
    there |= NEEDS_WRITING;
  if (pnd_workspace_get_document (self->workspace) == NULL)
    return there;
  there |= NEEDS_DOCUMENT;
  if (coding != 0)
    there |= NEEDS_CODING;
  if (coding != 0 && !is_note (coding))
    there |= NEEDS_CODE;
  if (ratable != 0 && !is_note (ratable))
    there |= NEEDS_RATABLE;
  if (coding != 0 || !pnd_span_is_empty (pnd_workspace_get_span (self->workspace))
      || pnd_find_bar_is_open (PND_FIND_BAR (self->find_bar))
      || pnd_ask_bar_is_open (PND_ASK_BAR (self->ask_bar)))
    there |= NEEDS_STEP;
  return there;
}

/**
 * pnd_reading_pane_update_actions:
 * @self: the pane
 *
 * Enables what makes sense now.
 */
void
pnd_reading_pane_update_actions (PndReadingPane *self)
{
  int there = get_what_is_there (self);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   (entries[i].needs & there) == entries[i].needs);
    }
}
