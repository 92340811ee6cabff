/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on the code at hand and on the codebook. What touches codings says how many; what changes
 * a rule asks for a reason once the codebook is frozen. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/codes/code-editor.h"
#include "ui/actions/code-places.h"
#include "ui/common/prompt.h"
#include "ui/preferences/language.h"
#include "ui/review/memos-dialog.h"

typedef struct _Change Change;
typedef gboolean (*ChangeFunc) (Change *change, const char *reason, GError **error);

/* a change of a code that may still need a reason */
struct _Change
{
  PndWindow *window;
  PndCode *code;
  PndCode *other; /* (nullable): to merge into */
  gint64 parent;
  int position;
  char *text;
  ChangeFunc apply;
};

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->code);
  g_clear_object (&change->other);
  g_free (change->text);
  g_free (change);
}

static Change *
change_new (PndWindow *self, PndCode *code, ChangeFunc apply)
{
  Change *change = g_new0 (Change, 1);

  change->window = self;
  change->code = code != NULL ? g_object_ref (code) : NULL;
  change->apply = apply;
  return change;
}

static PndProject *
get_project (PndWindow *self)
{
  return pnd_workspace_get_project (self->workspace);
}

/* (transfer full) (nullable) */
static PndCode *
get_code (PndWindow *self)
{
  gint64 id = pnd_workspace_get_rule_code (self->workspace);

  return id != 0 ? pnd_row_get (get_project (self), PND_TYPE_CODE, id, NULL) : NULL;
}

static char *
name_code (PndCode *code)
{
  return g_strdup_printf ("%s %s", pnd_code_get_abbreviation (code), pnd_code_get_name (code));
}

static void
apply_change (const char *reason, gpointer data)
{
  Change *change = data;
  GError *error = NULL;

  if (!change->apply (change, reason != NULL && *reason != '\0' ? reason : NULL, &error))
    pnd_workspace_fail (change->window->workspace, error);
}

/* takes @change; asks for a reason first when the codebook is frozen */
static void
make_change (Change *change, const char *title)
{
  PndPrompt prompt = {
    .title = title,
    .body = _("The codebook is frozen. Say why this change is made; the reason is kept in the "
              "history."),
    .label = _("Reason"),
    .accept = _("_Change"),
  };

  if (pnd_codebook_is_frozen (get_project (change->window)))
    pnd_prompt_show (GTK_WIDGET (change->window), &prompt, apply_change, change, change_free);
  else
    {
      apply_change (NULL, change);
      change_free (change);
    }
}

static void
apply_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_workspace_request_code (self->workspace, pnd_workspace_get_rule_code (self->workspace));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);

  if (code != NULL)
    pnd_code_editor_show (GTK_WINDOW (self), self->workspace, code, 0);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_code_editor_show (GTK_WINDOW (self), self->workspace, NULL,
                        pnd_workspace_get_rule_code (self->workspace));
}

static void
add_top_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_code_editor_show (GTK_WINDOW (self), self->workspace, NULL, 0);
}

/* the language whose name is shown, so that renaming changes what is seen */
static const char *
get_shown_language (PndCode *code)
{
  const char *const *languages = pnd_code_get_languages (code);

  for (; languages != NULL && *languages != NULL; languages++)
    {
      const PndRule *rule = pnd_code_get_rule (code, *languages);

      if (rule != NULL && g_str_equal (rule->name, pnd_code_get_name (code)))
        return *languages;
    }
  return pnd_project_get_language (pnd_row_get_project (PND_ROW (code)));
}

static gboolean
apply_rename (Change *change, const char *reason, GError **error)
{
  const char *language = get_shown_language (change->code);
  const PndRule *old = pnd_code_get_rule (change->code, language);
  PndRule rule = *old;

  rule.name = change->text;
  return pnd_code_set_rule (change->code, language, &rule, reason, error);
}

static void
rename_answered_cb (const char *name, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  Change *change;

  if (code == NULL || g_str_equal (name, pnd_code_get_name (code)))
    return;
  change = change_new (self, code, apply_rename);
  change->text = g_strdup (name);
  make_change (change, _("Rename Code"));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  PndPrompt prompt = { .title = _("Rename Code"),
                       .label = _("Name of the code"),
                       .accept = _("_Rename") };

  if (code == NULL)
    return;
  prompt.text = pnd_code_get_name (code);
  pnd_prompt_show (GTK_WIDGET (self), &prompt, rename_answered_cb, self, NULL);
}

static void
colour_chosen_cb (GtkDialog *dialog, int response, PndWindow *self)
{
  g_autoptr (PndCode) code = get_code (self);

  if (response == GTK_RESPONSE_OK && code != NULL)
    {
      GError *error = NULL;
      g_autofree char *hex = NULL;
      GdkRGBA rgba;

      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      hex = pnd_code_editor_colour_to_hex (&rgba);
      if (!pnd_code_set_colour (code, hex, &error))
        pnd_workspace_fail (self->workspace, error);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
recolour_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  const PndCodeLook *look
    = pnd_workspace_get_look (self->workspace, pnd_workspace_get_rule_code (self->workspace));
  GtkWidget *dialog;

  if (look == NULL)
    return;
  dialog = gtk_color_chooser_dialog_new (_("Colour of the Code"), GTK_WINDOW (self));
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &look->colour);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (colour_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  GError *error = NULL;

  if (code != NULL && !pnd_code_set_pin (code, g_variant_get_int32 (parameter), &error))
    pnd_workspace_fail (self->workspace, error);
}

static gboolean
apply_move (Change *change, const char *reason, GError **error)
{
  return pnd_code_move (change->code, change->parent, change->position, reason, error);
}

static void
move_to (PndWindow *self, PndCode *code, gint64 parent, int position)
{
  Change *change = change_new (self, code, apply_move);

  change->parent = parent;
  change->position = position;
  make_change (change, _("Move Code"));
}

static void
move_by (PndWindow *self, int step)
{
  g_autoptr (PndCode) code = get_code (self);
  gint64 parent;
  int position;
  int n;

  if (code == NULL)
    return;
  parent = pnd_code_get_parent (code);
  n = (int) g_list_model_get_n_items (pnd_workspace_get_child_codes (self->workspace, parent));
  position = pnd_code_places_find (self->workspace, parent, pnd_row_get_id (PND_ROW (code))) + step;
  if (position >= 0 && position < n)
    move_to (self, code, parent, position);
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_by (data, -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_by (data, 1);
}

static gboolean
apply_merge (Change *change, const char *reason, GError **error)
{
  return pnd_code_merge (change->code, change->other, reason, error);
}

static void
parent_chosen_cb (const char *answer, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  g_autoptr (GPtrArray) targets = NULL;
  guint chosen = (guint) atoi (answer);
  gint64 parent = 0;

  if (code == NULL)
    return;
  targets = pnd_code_places_list_targets (self->workspace, code);
  if (chosen > targets->len)
    return;
  if (chosen > 0)
    parent = pnd_row_get_id (g_ptr_array_index (targets, chosen - 1));
  move_to (self, code, parent,
           (int) g_list_model_get_n_items (pnd_workspace_get_child_codes (self->workspace, parent)));
}

static void
ask_parent (PndWindow *self)
{
  g_autoptr (PndCode) code = get_code (self);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  PndPrompt prompt = { .title = _("Move Code"), .label = _("Code to move it under"),
                       .accept = _("_Move") };

  if (code == NULL)
    return;
  targets = pnd_code_places_list_targets (self->workspace, code);
  g_ptr_array_add (names, g_strdup (_("(none: to the top)")));
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (names, name_code (g_ptr_array_index (targets, i)));
  g_ptr_array_add (names, NULL);
  prompt.choices = (const char *const *) names->pdata;
  pnd_prompt_show (GTK_WIDGET (self), &prompt, parent_chosen_cb, self, NULL);
}

/* a code dropped in the tree: before (-1), under (0) or after (1) another one. The menu names
 * none, and asks */
static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  gint64 id;
  gint64 beside;
  int where;
  g_autoptr (PndCode) code = NULL;
  g_autoptr (PndCode) other = NULL;
  gint64 parent;
  int position;

  g_variant_get (parameter, "(xxi)", &id, &beside, &where);
  if (id == 0)
    {
      ask_parent (self);
      return;
    }
  code = pnd_row_get (get_project (self), PND_TYPE_CODE, id, NULL);
  other = pnd_row_get (get_project (self), PND_TYPE_CODE, beside, NULL);
  if (code == NULL || other == NULL)
    return;
  if (where == 0)
    {
      GListModel *level = pnd_workspace_get_child_codes (self->workspace, beside);

      move_to (self, code, beside, (int) g_list_model_get_n_items (level));
      return;
    }
  parent = pnd_code_get_parent (other);
  position = pnd_code_places_find (self->workspace, parent, beside) + (where > 0);
  /* the place is counted without the code itself */
  if (pnd_code_get_parent (code) == parent && pnd_code_places_find (self->workspace, parent, id) < position)
    position--;
  move_to (self, code, parent, position);
}

static void
merge_answered_cb (const char *answer, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  g_autoptr (GPtrArray) targets = NULL;
  guint chosen = (guint) atoi (answer);
  Change *change;

  if (code == NULL)
    return;
  targets = pnd_code_places_list_targets (self->workspace, code);
  if (chosen >= targets->len)
    return;
  change = change_new (self, code, apply_merge);
  change->other = g_object_ref (g_ptr_array_index (targets, chosen));
  make_change (change, _("Merge Codes"));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *count = NULL;
  int n;
  PndPrompt prompt = { .label = _("Code to merge into"), .accept = _("_Merge") };

  if (code == NULL)
    return;
  targets = pnd_code_places_list_targets (self->workspace, code);
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (names, name_code (g_ptr_array_index (targets, i)));
  g_ptr_array_add (names, NULL);
  n = pnd_code_count_codings (code, FALSE);
  count = pnd_language_format_count (n);
  title = g_strdup_printf (_("Merge “%s”"), pnd_code_get_name (code));
  body = g_strdup_printf (ngettext ("%s coding gets the other code. Its ratings and memo stay.",
                                    "%s codings get the other code. Their ratings and memos stay.",
                                    n),
                          count);
  prompt.title = title;
  prompt.body = body;
  prompt.choices = (const char *const *) names->pdata;
  pnd_prompt_show (GTK_WIDGET (self), &prompt, merge_answered_cb, self, NULL);
}

static gboolean
apply_delete (Change *change, const char *reason, GError **error)
{
  return pnd_code_delete (change->code, reason, error);
}

static int
count_sub_codes (PndWindow *self, gint64 code)
{
  GListModel *level = pnd_workspace_get_child_codes (self->workspace, code);
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (level); i++)
    {
      g_autoptr (PndRow) child = g_list_model_get_item (level, i);

      n += 1 + count_sub_codes (self, pnd_row_get_id (child));
    }
  return n;
}

/* what goes with the code, so that nobody is surprised */
static char *
describe_delete (PndWindow *self, PndCode *code)
{
  int n_codes = count_sub_codes (self, pnd_row_get_id (PND_ROW (code)));
  int n = pnd_code_count_codings (code, TRUE);
  g_autofree char *count = pnd_language_format_count (n);
  g_autofree char *codings = NULL;
  g_autofree char *sub_codes = NULL;

  if (n == 0)
    codings = g_strdup (_("No coding is touched."));
  else
    codings = g_strdup_printf (ngettext ("%s coding goes with it.", "%s codings go with it.", n),
                               count);
  if (n_codes > 0)
    sub_codes = g_strdup_printf (ngettext ("It has %d sub-code, which goes too.",
                                           "It has %d sub-codes, which go too.", n_codes),
                                 n_codes);
  return g_strjoin (" ", codings, sub_codes != NULL ? sub_codes : _("It has no sub-codes."),
                    _("Undo brings all back."), NULL);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndCode) code = get_code (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  PndPrompt prompt = { .accept = _("_Delete"), .destructive = TRUE };

  if (code == NULL)
    return;
  name = name_code (code);
  title = g_strdup_printf (_("Delete “%s”?"), name);
  body = describe_delete (self, code);
  prompt.title = title;
  prompt.body = body;
  if (pnd_codebook_is_frozen (get_project (self)))
    prompt.label = _("Reason");
  pnd_prompt_show (GTK_WIDGET (self), &prompt, apply_change, change_new (self, code, apply_delete),
                   change_free);
}

static void
memo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_memos_dialog_show (GTK_WINDOW (self), self->workspace, PND_MEMOS_CODE,
                         pnd_workspace_get_rule_code (self->workspace));
}

static void
thaw_cb (const char *reason, gpointer data)
{
  PndWindow *self = data;
  GError *error = NULL;

  if (!pnd_codebook_set_frozen (get_project (self), FALSE, reason, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
freeze_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  GError *error = NULL;
  PndPrompt prompt = {
    .title = _("Unfreeze the Codebook"),
    .body = _("Changes need no reason from then on. Say why; it is kept in the history."),
    .label = _("Reason"),
    .accept = _("_Unfreeze"),
  };

  if (!g_variant_get_boolean (value))
    pnd_prompt_show (GTK_WIDGET (self), &prompt, thaw_cb, self, NULL);
  else if (!pnd_codebook_set_frozen (get_project (self), TRUE, NULL, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
show_unused_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;

  pnd_codes_pane_set_show_unused (self->codes_pane, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  g_object_set (self->panes, "show-start", TRUE, NULL);
  pnd_codes_pane_focus_filter (self->codes_pane);
}

static const GActionEntry actions[] = {
  { .name = "code-apply", .activate = apply_cb },
  { .name = "code-edit", .activate = edit_cb },
  { .name = "code-add", .activate = add_cb },
  { .name = "code-add-top", .activate = add_top_cb },
  { .name = "code-rename", .activate = rename_cb },
  { .name = "code-recolour", .activate = recolour_cb },
  { .name = "code-pin", .activate = pin_cb, .parameter_type = "i" },
  { .name = "code-move-up", .activate = move_up_cb },
  { .name = "code-move-down", .activate = move_down_cb },
  { .name = "code-move", .activate = move_cb, .parameter_type = "(xxi)" },
  { .name = "code-merge", .activate = merge_cb },
  { .name = "code-delete", .activate = delete_cb },
  { .name = "code-memo", .activate = memo_cb },
  { .name = "codebook-freeze", .state = "false", .change_state = freeze_cb },
  { .name = "codes-show-unused", .state = "false", .change_state = show_unused_cb },
  { .name = "codes-filter", .activate = filter_cb },
};

/**
 * pnd_window_add_code_actions:
 * @self: a window
 */
void
pnd_window_add_code_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
