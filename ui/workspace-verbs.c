/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to the selection: each verb is one edit of the project, and a failure is said
 * as a message instead of being returned. */

#include "ui/workspace.h"

#include <glib/gi18n.h>

#include "app/model/annotation.h"

/* a name longer than this is cut at a word */
#define MAX_IN_VIVO_NAME 60

static gboolean
has_selection (PndWorkspace *self)
{
  if (pnd_workspace_get_document (self) == NULL)
    pnd_workspace_say (self, GTK_MESSAGE_INFO, _("Open a document first."));
  else if (pnd_span_is_empty (pnd_workspace_get_span (self)))
    pnd_workspace_say (self, GTK_MESSAGE_INFO, _("Select a passage first."));
  else
    return TRUE;
  return FALSE;
}

static gint64
get_document_id (PndWorkspace *self)
{
  return pnd_row_get_id (PND_ROW (pnd_workspace_get_document (self)));
}

/* the selected words on one line, cut at a word when they are many */
static char *
make_in_vivo_name (PndWorkspace *self)
{
  g_autofree char *slice = pnd_document_text_get_slice (pnd_workspace_get_text (self),
                                                        pnd_workspace_get_span (self));
  g_auto (GStrv) words = g_strsplit_set (slice, " \t\n", -1);
  GString *name = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (name->len > 0
          && g_utf8_strlen (name->str, -1) + g_utf8_strlen (*word, -1) >= MAX_IN_VIVO_NAME)
        {
          g_string_append (name, "…");
          break;
        }
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, *word);
    }
  return g_string_free (name, FALSE);
}

/* the parent's abbreviation and a number that is free */
static char *
make_abbreviation (PndProject *project, const PndCodeLook *parent)
{
  for (int i = 1;; i++)
    {
      g_autofree char *abbreviation
        = g_strdup_printf ("%s-V%d", parent == NULL ? "VIVO" : parent->abbreviation, i);

      if (pnd_code_find (project, abbreviation, NULL) == 0)
        return g_steal_pointer (&abbreviation);
    }
}

static gint64
add_in_vivo_code (PndWorkspace *self, gint64 parent, const char *name, const char *reason,
                  GError **error)
{
  PndProject *project = pnd_workspace_get_project (self);
  const PndCodeLook *look = pnd_workspace_get_look (self, parent);
  g_autofree char *abbreviation = make_abbreviation (project, look);
  g_autofree char *colour = pnd_code_suggest_colour (project, parent);
  PndCodeKind kind = PND_CODE_KIND_OTHER;
  PndRule rule = { .name = name };

  if (look != NULL)
    kind = look->kind == PND_CODE_KIND_MOTIVE ? PND_CODE_KIND_INDICATOR : look->kind;
  return pnd_code_add (project, parent, NULL, abbreviation, kind, colour,
                       pnd_project_get_language (project), &rule, reason, error);
}

/* both rows, or neither */
static gint64
add_in_vivo (PndWorkspace *self, gint64 parent, const char *name, const char *reason,
             GError **error)
{
  PndProject *project = pnd_workspace_get_project (self);
  PndRating rating = pnd_workspace_get_default_rating (self);
  gint64 code;

  if (!pnd_project_begin_edit (project, N_("Code in vivo"), error))
    return 0;
  code = add_in_vivo_code (self, parent, name, reason, error);
  if (code == 0
      || pnd_coding_add (project, get_document_id (self), pnd_workspace_get_span (self), code,
                         pnd_project_get_coder (project), &rating, NULL, error)
           == 0)
    {
      pnd_project_abandon_edit (project);
      return 0;
    }
  pnd_project_describe_edit (project, "%s%s%s", name, reason != NULL ? ": " : "",
                             reason != NULL ? reason : "");
  if (!pnd_project_end_edit (project, error))
    return 0;
  pnd_workspace_set_last (self, code, &rating);
  return code;
}

/**
 * pnd_workspace_fail:
 * @self: a workspace
 * @error: (transfer full) (nullable): what went wrong
 *
 * Says the error, unless it is a person's own cancelling.
 *
 * Returns: %FALSE
 */
gboolean
pnd_workspace_fail (PndWorkspace *self, GError *error)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pnd_workspace_say (self, GTK_MESSAGE_ERROR, "%s", error->message);
  g_clear_error (&error);
  return FALSE;
}

/**
 * pnd_workspace_reveal_coding:
 * @self: a workspace with a project
 * @coding: a coding, or an annotation with %PND_WORKSPACE_NOTE_BIT
 *
 * Opens its document if need be, shows its passage and selects it.
 */
void
pnd_workspace_reveal_coding (PndWorkspace *self, gint64 coding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndRow) row = NULL;
  gboolean note = (coding & PND_WORKSPACE_NOTE_BIT) != 0;

  g_return_if_fail (PND_IS_WORKSPACE (self));

  row = pnd_row_get (pnd_workspace_get_project (self),
                     note ? PND_TYPE_ANNOTATION : PND_TYPE_CODING,
                     coding & ~PND_WORKSPACE_NOTE_BIT, &error);
  if (row == NULL)
    {
      pnd_workspace_fail (self, g_steal_pointer (&error));
      return;
    }
  if (note)
    pnd_workspace_reveal (self, pnd_annotation_get_document (PND_ANNOTATION (row)),
                          pnd_annotation_get_span (PND_ANNOTATION (row)));
  else
    {
      pnd_workspace_reveal (self, pnd_coding_get_document (PND_CODING (row)),
                            pnd_coding_get_span (PND_CODING (row)));
      pnd_workspace_set_rule_code (self, pnd_coding_get_code (PND_CODING (row)));
    }
  pnd_workspace_set_coding (self, coding);
}

/**
 * pnd_workspace_get_default_rating:
 * @self: a workspace
 *
 * Returns: what the next coding starts with: the holder of who speaks in the selection, else the
 *   document's default, nothing else rated
 */
PndRating
pnd_workspace_get_default_rating (PndWorkspace *self)
{
  PndRating rating = { 0 };
  PndDocument *document;
  PndSpeakers *speakers;
  const PndSpeaker *speaker = NULL;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), rating);

  document = pnd_workspace_get_document (self);
  speakers = pnd_workspace_get_speakers (self);
  if (speakers != NULL && pnd_workspace_get_area (self) == NULL)
    speaker = pnd_speakers_get_in (speakers, pnd_workspace_get_span (self));
  if (speaker != NULL && speaker->holder != PND_HOLDER_UNRATED)
    rating.holder = speaker->holder;
  else if (document != NULL)
    rating.holder = pnd_document_get_holder (document);
  return rating;
}

/* coding it is allowed: what was asked may matter; but it proves nothing */
static void
warn_of_question (PndWorkspace *self)
{
  PndSpeakers *speakers = pnd_workspace_get_speakers (self);

  if (speakers != NULL && pnd_workspace_get_area (self) == NULL
      && pnd_speakers_is_question (speakers, pnd_workspace_get_span (self)))
    pnd_workspace_say (self, GTK_MESSAGE_INFO,
                       _("This is a question of the interviewer: it counts as a passage, and never "
                         "as evidence."));
}

/* who counts and shows another's codings would not see that it is there, and code it again */
static void
warn_of_hidden (PndWorkspace *self, gint64 coding)
{
  g_autoptr (PndCoding) shown
    = pnd_row_get (pnd_workspace_get_project (self), PND_TYPE_CODING, coding, NULL);

  if (shown == NULL)
    pnd_workspace_say (self, GTK_MESSAGE_INFO,
                       _("It is coded, and not to be seen while the codings of somebody else are "
                         "counted (Whose Codings)."));
}

/**
 * pnd_workspace_code_selection:
 * @self: a workspace
 * @code: the id of a code
 * @rating: (nullable): its ratings; %NULL for the default
 *
 * Gives the selected passage a code. Does not ask about overlaps; see pnd_workspace_request_code().
 *
 * Returns: the id of the new coding, or 0
 */
gint64
pnd_workspace_code_selection (PndWorkspace *self, gint64 code, const PndRating *rating)
{
  g_autoptr (GError) error = NULL;
  PndRating given;
  PndProject *project;
  gint64 coding;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);

  if (!has_selection (self))
    return 0;
  given = rating != NULL ? *rating : pnd_workspace_get_default_rating (self);
  project = pnd_workspace_get_project (self);
  if (pnd_workspace_get_area (self) != NULL)
    coding = pnd_coding_add_area (project, get_document_id (self), pnd_workspace_get_area (self),
                                  code, pnd_project_get_coder (project), &given, NULL, &error);
  else
    coding = pnd_coding_add (project, get_document_id (self), pnd_workspace_get_span (self), code,
                             pnd_project_get_coder (project), &given, NULL, &error);
  if (coding == 0)
    pnd_workspace_fail (self, g_steal_pointer (&error));
  else
    {
      pnd_workspace_set_last (self, code, &given);
      warn_of_question (self);
      warn_of_hidden (self, coding);
    }
  return coding;
}

/**
 * pnd_workspace_request_code:
 * @self: a workspace
 * @code: the id of a code
 *
 * For lists of codes: emits `code-requested`, so that the reading pane can ask about an overlap
 * first; where nobody answers, the code is applied right away.
 */
void
pnd_workspace_request_code (PndWorkspace *self, gint64 code)
{
  gboolean handled = FALSE;

  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (!has_selection (self))
    return;
  g_signal_emit_by_name (self, "code-requested", code, &handled);
  if (!handled)
    pnd_workspace_code_selection (self, code, NULL);
}

/**
 * pnd_workspace_code_in_vivo:
 * @self: a workspace
 * @parent: the code to put the new one under, 0 for the top
 * @reason: (nullable): why; needed while the codebook is frozen
 *
 * Makes a code that is named by the selected words, and gives it to them: one edit.
 *
 * Returns: the id of the new code, or 0
 */
gint64
pnd_workspace_code_in_vivo (PndWorkspace *self, gint64 parent, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 code;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);

  if (!has_selection (self))
    return 0;
  name = make_in_vivo_name (self);
  if (*name == '\0')
    {
      pnd_workspace_say (self, GTK_MESSAGE_INFO, _("Select words to name the new code by."));
      return 0;
    }
  code = add_in_vivo (self, parent, name, reason, &error);
  if (code == 0)
    pnd_workspace_fail (self, g_steal_pointer (&error));
  return code;
}

/**
 * pnd_workspace_annotate_selection:
 * @self: a workspace
 * @text: the note
 *
 * Returns: the id of the new annotation, or 0
 */
gint64
pnd_workspace_annotate_selection (PndWorkspace *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 annotation;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (!has_selection (self))
    return 0;
  if (pnd_workspace_get_area (self) != NULL)
    {
      pnd_workspace_say (self, GTK_MESSAGE_INFO,
                         _("An area of a page has no words. Select a passage of text."));
      return 0;
    }
  annotation = pnd_annotation_add (pnd_workspace_get_project (self), get_document_id (self),
                                   pnd_workspace_get_span (self), text, &error);
  if (annotation == 0)
    pnd_workspace_fail (self, g_steal_pointer (&error));
  return annotation;
}

/**
 * pnd_workspace_undo:
 * @self: a workspace with a project
 *
 * Takes the latest edit back, or says why it cannot be.
 *
 * Returns: whether it was taken back
 */
gboolean
pnd_workspace_undo (PndWorkspace *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  PndProject *project;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);

  project = pnd_workspace_get_project (self);
  label = g_strdup (pnd_project_get_undo_label (project));
  if (label == NULL)
    {
      const char *stop = pnd_project_get_undo_stop (project);

      pnd_workspace_say (self, GTK_MESSAGE_INFO, "%s",
                         stop != NULL ? stop : _("There is nothing to undo."));
      return FALSE;
    }
  if (!pnd_project_undo (project, &error))
    return pnd_workspace_fail (self, g_steal_pointer (&error));
  pnd_workspace_say (self, GTK_MESSAGE_INFO, _("Undone: %s"), _(label));
  return TRUE;
}

/**
 * pnd_workspace_redo:
 * @self: a workspace with a project
 *
 * Does again what was undone last.
 *
 * Returns: whether it was done again
 */
gboolean
pnd_workspace_redo (PndWorkspace *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  PndProject *project;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);

  project = pnd_workspace_get_project (self);
  label = g_strdup (pnd_project_get_redo_label (project));
  if (!pnd_project_redo (project, &error))
    {
      if (label != NULL)
        return pnd_workspace_fail (self, g_steal_pointer (&error));
      /* nothing to redo, or somebody else's: no fault, but said */
      pnd_workspace_say (self, GTK_MESSAGE_INFO, "%s", error->message);
      return FALSE;
    }
  pnd_workspace_say (self, GTK_MESSAGE_INFO, _("Redone: %s"), _(label));
  return TRUE;
}
