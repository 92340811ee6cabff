/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What all verbs share: reading their arguments, opening the project, telling what went wrong. */

#include <glib-object.h>
#include <glib/gi18n.h>

#include "app/command/table.h"
#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_STATUS_DONE 0
#define PND_STATUS_FAILED 1
#define PND_STATUS_USAGE 2

/**
 * PndVerb:
 * @name: the word on the command line
 * @operands: what follows it, as the help shows it: "PROJECT FILE..."
 * @min_operands: how many must follow
 * @max_operands: how many may follow; 0 for any number
 * @summary: untranslated; what it does, for the list of verbs
 * @description: (nullable): untranslated; more, for its own help
 */
typedef struct _PndVerb PndVerb;
struct _PndVerb
{
  const char *name;
  const char *operands;
  int min_operands;
  int max_operands;
  const char *summary;
  const char *description;
  int (*run) (const PndVerb *verb, int argc, char **argv);
};

/* FILENAME takes the bytes as they are, also where the locale is not UTF-8 */
#define PND_OPTION_CODER(name) \
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, (name), N_("Who acts; without it, the login name"), \
    N_("NAME") }

/* Takes the options out of @argv; argv[1] and on are then the operands, NULL-terminated. FALSE when
 * the verb is over with @status: the help was shown, or the usage was wrong.
 * @entries: (nullable): options of the verb's own */
gboolean pnd_options_parse (const PndVerb *verb, const GOptionEntry *entries, int *argc,
                            char **argv, int *status);
/* tell on standard error, in one line, and return the status */
int pnd_options_fail (GError *error); /* takes @error */
int pnd_options_fail_usage (const PndVerb *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pnd_options_complain (const char *message);

gboolean pnd_options_parse_format (const PndVerb *verb, const char *word, PndTableFormat *format);

/* NULL after telling why */
PndProject *pnd_options_open_reading (const char *path);
PndProject *pnd_options_open_writing (const char *path);

/* who acts: @coder: (nullable): NULL for the login name */
gboolean pnd_options_act (PndProject *project, const char *coder, GError **error);
/* begins an edit in which the coder is added, if need be, and acts: all of it or nothing */
gboolean pnd_options_begin (PndProject *project, const char *label, const char *coder,
                            GError **error);

/**
 * PndTableFunc:
 * @project: opened for reading
 * @operands: all of them, the project's path first
 * @format: what --format says
 *
 * Prints a table. Returns: %FALSE with @error if it cannot
 */
typedef gboolean (*PndTableFunc) (PndProject *project, char **operands, PndTableFormat format,
                                  gpointer data, GError **error);

/* the whole of a verb that reads a project and prints a table; returns the status */
int pnd_options_print_table (const PndVerb *verb, const GOptionEntry *entries, int argc,
                             char **argv, PndTableFunc func, gpointer data);

/* closes and drops the project; @status, or a failure when it cannot be closed or when standard
 * output took not everything */
int pnd_options_close (PndProject *project, int status);
int pnd_options_flush (int status); /* the same without a project */

G_END_DECLS
