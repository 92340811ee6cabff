/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The command line: `penanda VERB ...`, on the same functions as the windows, without a display.
 * Status 0 done, 1 refused or failed (one line on standard error), 2 wrong usage. */

#include <glib.h>

G_BEGIN_DECLS

/* whether the first argument is for pnd_command_run(): a verb, --help or --version */
gboolean pnd_command_is_verb (const char *argument);

/* @argv: as main() got it, the verb in argv[1]; returns the exit status */
int pnd_command_run (int argc, char **argv);

G_END_DECLS
