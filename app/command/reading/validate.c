/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/command/verbs.h"
#include "app/exchange/validate.h"

typedef struct
{
  const char *path;
  int n;
} Listing;

static void
list_fault_cb (int line, const char *fault, gpointer data)
{
  Listing *listing = data;

  listing->n++;
  if (line > 0)
    printf ("%s:%d: %s\n", listing->path, line, fault);
  else
    printf ("%s: %s\n", listing->path, fault);
}

/* `penanda validate FILE` */
int
pnd_verb_validate (const PndVerb *verb, int argc, char **argv)
{
  Listing listing = { NULL, 0 };
  g_autofree char *message = NULL;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, NULL, &argc, argv, &status))
    return status;
  listing.path = argv[1];
  if (pnd_validate_file (argv[1], list_fault_cb, &listing, &error))
    {
      printf (_("%s: no fault found\n"), argv[1]);
      return pnd_options_flush (PND_STATUS_DONE);
    }
  if (error != NULL)
    return pnd_options_flush (pnd_options_fail (error));
  message = g_strdup_printf (ngettext ("“%s” has %d fault.", "“%s” has %d faults.", listing.n),
                             argv[1], listing.n);
  pnd_options_complain (message);
  return pnd_options_flush (PND_STATUS_FAILED);
}
