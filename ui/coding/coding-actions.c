/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/coding-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#define SELECT PND_CODING_SECTION_SELECT
#define CODE PND_CODING_SECTION_CODE
#define CHANGE PND_CODING_SECTION_CHANGE
#define MOVE PND_CODING_SECTION_MOVE
#define VIEW PND_CODING_SECTION_VIEW

static const PndCodingAction actions[] = {
  { "next-sentence", 0, N_("Select the Next Sentence"), "j", SELECT },
  { "previous-sentence", 0, N_("Select the Previous Sentence"), "k", SELECT },
  { "extend-sentence", 0, N_("Extend by a Sentence"), "<Shift>j", SELECT },
  { "shrink-sentence", 0, N_("Shrink or Extend Back by a Sentence"), "<Shift>k", SELECT },
  { "paragraph", 0, N_("Select the Paragraph or Turn"), "p", SELECT },
  { "back", 0, N_("Go Back One Step"), "Escape", SELECT },

  { "code", 0, N_("Code the Selection…"), "Return | KP_Enter", CODE },
  { "repeat", 0, N_("Repeat the Last Code"), "period | KP_Decimal", CODE },
  { "apply-pin", 1, N_("Apply Pinned Code 1"), "1 | KP_1", CODE },
  { "apply-pin", 2, N_("Apply Pinned Code 2"), "2 | KP_2", CODE },
  { "apply-pin", 3, N_("Apply Pinned Code 3"), "3 | KP_3", CODE },
  { "apply-pin", 4, N_("Apply Pinned Code 4"), "4 | KP_4", CODE },
  { "apply-pin", 5, N_("Apply Pinned Code 5"), "5 | KP_5", CODE },
  { "apply-pin", 6, N_("Apply Pinned Code 6"), "6 | KP_6", CODE },
  { "apply-pin", 7, N_("Apply Pinned Code 7"), "7 | KP_7", CODE },
  { "apply-pin", 8, N_("Apply Pinned Code 8"), "8 | KP_8", CODE },
  { "apply-pin", 9, N_("Apply Pinned Code 9"), "9 | KP_9", CODE },
  { "in-vivo", 0, N_("New Code from the Words Themselves"), "v", CODE },
  { "note", 0, N_("Note without a Code…"), "n", CODE },
  { "mark-area", 0, N_("Mark an Area of the Page…"), "a", CODE },
  { "translate", 0, N_("Translation of the Passage…"), "t", CODE },

  { "next-coding", 0, N_("Select the Coding Here, Then the Next"), "o", CHANGE },
  { "next-unfinished", 0, N_("Go to the Next Coding to Finish"), "u", CHANGE },
  { "change-code", 0, N_("Change Its Code…"), "c", CHANGE },
  { "edit-rating", 0, N_("Change Its Ratings…"), "e", CHANGE },
  { "rate-supports", 0, N_("It Supports (+)"), "plus | equal | KP_Add", CHANGE },
  { "rate-contradicts", 0, N_("It Contradicts (−)"), "minus | KP_Subtract", CHANGE },
  { "rate-mentions", 0, N_("It Only Mentions (0)"), "0 | KP_0", CHANGE },
  { "memo", 0, N_("Write Its Memo"), "m | <Control>Return | <Control>KP_Enter", CHANGE },
  { "remove", 0, N_("Remove It"), "Delete | KP_Delete", CHANGE },

  { "move-end-right", 0, N_("Move Its End Right by a Letter"), "<Shift>Right", MOVE },
  { "move-end-left", 0, N_("Move Its End Left by a Letter"), "<Shift>Left", MOVE },
  { "move-end-word-right", 0, N_("Move Its End Right by a Word"), "<Control><Shift>Right", MOVE },
  { "move-end-word-left", 0, N_("Move Its End Left by a Word"), "<Control><Shift>Left", MOVE },
  { "move-start-right", 0, N_("Move Its Start Right by a Letter"), "<Alt>Right", MOVE },
  { "move-start-left", 0, N_("Move Its Start Left by a Letter"), "<Alt>Left", MOVE },
  { "move-start-word-right", 0, N_("Move Its Start Right by a Word"),
    "<Control><Alt>Right | <Shift><Alt>Right", MOVE },
  { "move-start-word-left", 0, N_("Move Its Start Left by a Word"),
    "<Control><Alt>Left | <Shift><Alt>Left", MOVE },

  { "mark-read", 0, N_("Mark as Read, Go to the Next Unread"), "r", VIEW },
  { "mark-unread", 0, N_("Mark as Unread"), "<Shift>r", VIEW },
  { "next-unread", 0, N_("Go to the Next Unread Paragraph"), "<Control>r", VIEW },
  { "correct", 0, N_("Correct the Text…"), "<Control>t", VIEW },
  { "copy-citation", 0, N_("Copy with Citation"), "<Control><Shift>c", VIEW },
  { "only-speaker", 0, N_("Read Only Who Speaks Here, or All Again"), "s", VIEW },
  { "find", 0, N_("Find in the Document…"), "<Control>f", VIEW },
  { "find-next", 0, N_("Find the Next"), "<Control>g | F3", VIEW },
  { "find-previous", 0, N_("Find the Previous"), "<Control><Shift>g | <Shift>F3", VIEW },
  { "zoom-in", 0, N_("Larger Text"), "<Control>plus | <Control>equal | <Control>KP_Add", VIEW },
  { "zoom-out", 0, N_("Smaller Text"), "<Control>minus | <Control>KP_Subtract", VIEW },
  { "zoom-normal", 0, N_("Normal Text Size"), "<Control>0 | <Control>KP_0", VIEW },
};

static const char *const sections[PND_N_CODING_SECTIONS] = {
  [SELECT] = N_("Selecting"),
  [CODE] = N_("Coding the selection"),
  [CHANGE] = N_("The selected coding"),
  [MOVE] = N_("Moving the ends of the selected coding"),
  [VIEW] = N_("Finding and reading"),
};

/**
 * pnd_coding_actions_list:
 * @n_actions: (out): how many there are
 *
 * Returns: (array length=n_actions): the actions, section by section
 */
const PndCodingAction *
pnd_coding_actions_list (gsize *n_actions)
{
  g_return_val_if_fail (n_actions != NULL, NULL);

  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * pnd_coding_section_get_title:
 * @section: a section
 *
 * Returns: its translated title
 */
const char *
pnd_coding_section_get_title (PndCodingSection section)
{
  g_return_val_if_fail ((guint) section < PND_N_CODING_SECTIONS, NULL);

  return _(sections[section]);
}

/**
 * pnd_coding_action_get_accelerators:
 * @action: an action
 *
 * Returns: (transfer full): its main keys, space between, as a shortcuts window takes them; those of
 *   the keypad and other doubles are left out
 */
char *
pnd_coding_action_get_accelerators (const PndCodingAction *action)
{
  g_auto (GStrv) keys = NULL;
  GString *accelerators = g_string_new (NULL);

  g_return_val_if_fail (action != NULL, NULL);

  keys = g_strsplit (action->keys, " | ", -1);
  for (char **key = keys; *key != NULL; key++)
    if (strstr (*key, "KP_") == NULL && strstr (*key, "equal") == NULL)
      g_string_append_printf (accelerators, "%s%s", accelerators->len > 0 ? " " : "", *key);
  return g_string_free (accelerators, FALSE);
}

static GMenuItem *
make_item (const PndCodingAction *action)
{
  g_autofree char *name = g_strdup_printf ("coding.%s", action->name);
  g_auto (GStrv) keys = g_strsplit (action->keys, " | ", 2);
  GMenuItem *item = g_menu_item_new (_(action->title), NULL);

  g_menu_item_set_action_and_target_value (
    item, name, action->target == 0 ? NULL : g_variant_new_int32 (action->target));
  g_menu_item_set_attribute (item, "accel", "s", keys[0]);
  return item;
}

/* the pins, the polarities and the moves stand in submenus, so that the menu fits a small screen */
static gboolean
is_nested (const PndCodingAction *action)
{
  return action->target != 0 || action->section == MOVE
         || g_str_has_prefix (action->name, "rate-");
}

static GMenu *
make_section (PndCodingSection section, gboolean nested)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].section == section && is_nested (&actions[i]) == nested)
      {
        g_autoptr (GMenuItem) item = make_item (&actions[i]);

        g_menu_append_item (menu, item);
      }
  return menu;
}

static void
append_submenu (GMenu *menu, PndCodingSection section, gboolean nested, const char *title)
{
  g_autoptr (GMenu) items = make_section (section, nested);

  g_menu_append_submenu (menu, title, G_MENU_MODEL (items));
}

/**
 * pnd_coding_actions_get_menu:
 *
 * What is about codings lies open, the rest in submenus, so that the menu fits a window of 600
 * pixels.
 *
 * Returns: (transfer full): all actions as a menu, for the reader and for the main menu
 */
GMenuModel *
pnd_coding_actions_get_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) code = make_section (CODE, FALSE);
  g_autoptr (GMenu) change = make_section (CHANGE, FALSE);
  g_autoptr (GMenu) text = g_menu_new ();

  append_submenu (code, CODE, TRUE, _("Apply a Pinned Code"));
  append_submenu (change, CHANGE, TRUE, _("Its Polarity"));
  append_submenu (change, MOVE, TRUE, _("Move Its Ends"));
  append_submenu (text, SELECT, FALSE, _("Select"));
  append_submenu (text, VIEW, FALSE, _("Find and Zoom"));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (code));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  return G_MENU_MODEL (menu);
}

/**
 * pnd_coding_actions_create_shortcuts:
 *
 * Makes the keys of all actions work on the widget this is added to and what is within it. They
 * are seen before the widget itself sees them; an action that is not enabled lets its key pass.
 *
 * Returns: (transfer full): the controller
 */
GtkEventController *
pnd_coding_actions_create_shortcuts (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strdup_printf ("coding.%s", actions[i].name);
      g_auto (GStrv) keys = g_strsplit (actions[i].keys, " | ", -1);

      for (char **key = keys; *key != NULL; key++)
        {
          GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (*key),
                                                    gtk_named_action_new (name));

          if (actions[i].target != 0)
            gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (actions[i].target));
          gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
        }
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  return controller;
}

static void
append_shortcut (GString *xml, const char *title, const char *keys)
{
  g_autofree char *shortcut = g_markup_printf_escaped (
    "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
    "<property name='accelerator'>%s</property></object></child>",
    title, keys);

  g_string_append (xml, shortcut);
}

/* the nine pins are one line */
static void
append_group (GString *xml, PndCodingSection section)
{
  g_autofree char *title = g_markup_escape_text (pnd_coding_section_get_title (section), -1);

  g_string_append_printf (xml, "<child><object class='GtkShortcutsGroup'>"
                               "<property name='title'>%s</property>", title);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].section == section && actions[i].target <= 1)
      {
        g_autofree char *keys = pnd_coding_action_get_accelerators (&actions[i]);

        if (actions[i].target == 0)
          append_shortcut (xml, _(actions[i].title), keys);
        else
          append_shortcut (xml, _("Apply a Pinned Code"), "1...9");
      }
  g_string_append (xml, "</object></child>");
}

/**
 * pnd_coding_actions_build_shortcut_groups:
 * @first: a section
 * @last: one after it, or the same
 *
 * Returns: (transfer full): these sections and those between as <child> elements for a GtkShortcutsSection of a builder
 *   file: GTK 4.8 has no other way to add them
 */
char *
pnd_coding_actions_build_shortcut_groups (PndCodingSection first, PndCodingSection last)
{
  GString *xml = g_string_new (NULL);

  for (PndCodingSection section = first; section <= last; section++)
    append_group (xml, section);
  return g_string_free (xml, FALSE);
}
