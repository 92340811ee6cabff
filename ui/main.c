/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/command.h"
#include "ui/application.h"
#include "ui/preferences/language.h"

static void
start_chosen_language (void)
{
  g_autoptr (PndSettings) settings = pnd_settings_new (NULL);
  g_autofree char *language = pnd_settings_get_string (settings, PND_LANGUAGE_KEY);

  /* GTK would set the environment's locale again */
  gtk_disable_setlocale ();
  pnd_language_start (language);
}

int
main (int argc, char **argv)
{
  g_autoptr (PndApplication) application = NULL;

  /* a verb never needs a display, so GTK is not even started; it speaks the environment's language,
   * as commands do */
  if (argc > 1 && pnd_command_is_verb (argv[1]))
    {
      pnd_language_start (NULL);
      return pnd_command_run (argc, argv);
    }

  start_chosen_language ();
  g_set_application_name ("Penanda");
  application = pnd_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
