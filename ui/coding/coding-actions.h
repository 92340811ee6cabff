/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every action of reading and coding, once: its name, its title, its keys, its place in the menus.
 * The menu, the shortcuts of the reading view, the shortcuts window and the tests all read it here.
 * The actions are in the group "coding" of the reading pane. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PND_CODING_SECTION_SELECT,
  PND_CODING_SECTION_CODE,
  PND_CODING_SECTION_CHANGE,
  PND_CODING_SECTION_MOVE,
  PND_CODING_SECTION_VIEW,
} PndCodingSection;
#define PND_N_CODING_SECTIONS 5

/**
 * PndCodingAction:
 * @name: without the group
 * @target: the parameter, 0 for an action without one
 * @title: untranslated; what a menu says
 * @keys: triggers, " | " between, as gtk_shortcut_trigger_parse_string() takes them
 * @section: where it stands
 */
typedef struct
{
  const char *name;
  int target;
  const char *title;
  const char *keys;
  PndCodingSection section;
} PndCodingAction;

const PndCodingAction *pnd_coding_actions_list (gsize *n_actions);
const char *pnd_coding_section_get_title (PndCodingSection section);
char *pnd_coding_action_get_accelerators (const PndCodingAction *action);

GMenuModel *pnd_coding_actions_get_menu (void);
GtkEventController *pnd_coding_actions_create_shortcuts (void);
char *pnd_coding_actions_build_shortcut_groups (PndCodingSection first, PndCodingSection last);

G_END_DECLS
