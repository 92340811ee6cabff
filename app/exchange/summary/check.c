/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/summary/check.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* guids seen so far; what is referred to always stands before what refers to it */
typedef struct
{
  GHashTable *coders;
  GHashTable *codes;
  GHashTable *documents; /* guid -> characters, as a pointer */
  GHashTable *codings;
} Known;

static gint64
get_number (PndXmlCheck *check, const char *name)
{
  g_autofree char *value = pnd_xml_check_dup_attribute (check, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* what has no guid is for the schema to say */
static void
learn (PndXmlCheck *check, GHashTable *guids, gpointer value)
{
  char *guid = pnd_xml_check_dup_attribute (check, "guid");

  if (guid != NULL)
    g_hash_table_replace (guids, guid, value);
}

static void
check_reference (PndXmlCheck *check, GHashTable *guids, const char *attribute)
{
  g_autofree char *guid = pnd_xml_check_dup_attribute (check, attribute);

  if (guid != NULL && !g_hash_table_contains (guids, guid))
    pnd_xml_check_add_fault (check, _("The %s “%s” is not in this file."), attribute, guid);
}

static void
check_span (PndXmlCheck *check, const Known *known)
{
  g_autofree char *document = pnd_xml_check_dup_attribute (check, "document");
  gint64 start = get_number (check, "start");
  gint64 end = get_number (check, "end");
  gpointer characters;

  if (end <= start)
    pnd_xml_check_add_fault (check, _("The passage ends at %" PRId64
                                      ", not after its start."), end);
  if (document != NULL
      && g_hash_table_lookup_extended (known->documents, document, NULL, &characters)
      && end > (gint64) GPOINTER_TO_SIZE (characters))
    pnd_xml_check_add_fault (check, _("The passage ends at %" PRId64
                                      ", beyond the end of its document."), end);
}

static void
check_coding (PndXmlCheck *check, const Known *known)
{
  g_autofree char *guid = pnd_xml_check_dup_attribute (check, "guid");

  check_reference (check, known->documents, "document");
  check_reference (check, known->codes, "code");
  check_reference (check, known->coders, "coder");
  check_span (check, known);
  if (guid != NULL && !g_hash_table_add (known->codings, g_steal_pointer (&guid)))
    pnd_xml_check_add_fault (check, _("A coding before has the same guid."));
}

static void
check_counts (PndXmlCheck *check)
{
  gint64 sum = get_number (check, "supports") + get_number (check, "contradicts")
               + get_number (check, "mentions") + get_number (check, "unrated");

  if (sum != get_number (check, "passages"))
    pnd_xml_check_add_fault (check, _("The counts by polarity add up to %" PRId64
                                      ", which is not the number of passages."), sum);
}

static void
element_cb (PndXmlCheck *check, const char *name_space, const char *name, gpointer data)
{
  const Known *known = data;

  if (!g_str_equal (name_space, PND_SUMMARY_NAMESPACE))
    return;

  if (g_str_equal (name, "coding"))
    check_coding (check, known);
  else if (g_str_equal (name, "evidence"))
    check_reference (check, known->codings, "coding");
  else if (g_str_equal (name, "coder"))
    learn (check, known->coders, NULL);
  else if (g_str_equal (name, "code"))
    learn (check, known->codes, NULL);
  else if (g_str_equal (name, "document"))
    learn (check, known->documents, GSIZE_TO_POINTER (get_number (check, "characters")));
  else if (g_str_equal (name, "motive") || g_str_equal (name, "indicator")
           || g_str_equal (name, "bySourceType") || g_str_equal (name, "byHolder"))
    check_counts (check);
}

/**
 * pnd_summary_check:
 * @fd: what to read, from where it stands; not closed
 * @path: the file's name, for messages
 * @func: told each fault
 * @data: for @func
 * @cancellable: (nullable): stops the check
 * @error: return location for an error
 *
 * Returns: %TRUE if the file is a coding summary without fault; %FALSE without an error if there
 *   were faults, with one if it could not be checked
 */
gboolean
pnd_summary_check (int fd, const char *path, PndFaultFunc func, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (PndXmlCheck) check = pnd_xml_check_new (PND_SUMMARY_SCHEMA, func, data, error);
  g_autoptr (GHashTable) coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Known known = { coders, codes, documents, codings };

  if (check == NULL)
    return FALSE;
  pnd_xml_check_set_element_func (check, element_cb, &known);
  return pnd_xml_check_run (check, fd, path, cancellable, error);
}
