/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "app/command/command.h"
#include "ui/application.h"

int
main (int argc, char **argv)
{
  g_autoptr (PndApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* a verb never needs a display, so GTK is not even started */
  if (argc > 1 && pnd_command_is_verb (argv[1]))
    return pnd_command_run (argc, argv);

  g_set_application_name ("Penanda");
  application = pnd_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
