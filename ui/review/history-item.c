/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/history-item.h"

#include <glib/gi18n.h>

struct _PndHistoryItem
{
  GObject parent_instance;

  char *time; /* local, to be read */
  char *coder;
  char *label; /* translated */
  char *detail;
};

G_DEFINE_FINAL_TYPE (PndHistoryItem, pnd_history_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TIME,
  PROP_CODER,
  PROP_LABEL,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
format_time (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup (iso);
}

static char *
format_label (const PndHistoryEntry *entry)
{
  const char *label = *entry->label != '\0' ? _(entry->label) : "";

  if (g_str_equal (entry->kind, "undo"))
    return g_strdup_printf (_("Undone: %s"), label);
  if (g_str_equal (entry->kind, "redo"))
    return g_strdup_printf (_("Redone: %s"), label);
  return g_strdup (label);
}

static void
add_entry (const PndHistoryEntry *entry, gpointer data)
{
  g_autoptr (PndHistoryItem) item = g_object_new (PND_TYPE_HISTORY_ITEM, NULL);

  item->time = format_time (entry->time);
  item->coder = g_strdup (entry->coder);
  item->label = format_label (entry);
  item->detail = g_strdup (entry->detail);
  g_ptr_array_add (data, g_steal_pointer (&item));
}

static void
pnd_history_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PndHistoryItem *self = PND_HISTORY_ITEM (object);

  switch (prop_id)
    {
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_CODER:
      g_value_set_string (value, self->coder);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pnd_history_item_finalize (GObject *object)
{
  PndHistoryItem *self = PND_HISTORY_ITEM (object);

  g_free (self->time);
  g_free (self->coder);
  g_free (self->label);
  g_free (self->detail);

  G_OBJECT_CLASS (pnd_history_item_parent_class)->finalize (object);
}

static void
pnd_history_item_class_init (PndHistoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pnd_history_item_get_property;
  object_class->finalize = pnd_history_item_finalize;
  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, flags);
  properties[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_history_item_init (PndHistoryItem *self)
{
}

/**
 * pnd_history_item_list:
 * @project: a project
 * @error: a #PND_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its history, the latest first
 */
GListStore *
pnd_history_item_list (PndProject *project, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *list;

  if (!pnd_history_foreach (project, add_entry, items, error))
    return NULL;
  for (guint i = 0; i < items->len / 2; i++)
    {
      gpointer swap = items->pdata[i];

      items->pdata[i] = items->pdata[items->len - 1 - i];
      items->pdata[items->len - 1 - i] = swap;
    }
  list = g_list_store_new (PND_TYPE_HISTORY_ITEM);
  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  return list;
}

/**
 * pnd_history_item_matches:
 * @self: an entry
 * @casefolded: what it must hold
 *
 * Returns: whether who, what or the particulars hold it
 */
gboolean
pnd_history_item_matches (PndHistoryItem *self, const char *casefolded)
{
  const char *texts[] = { self->coder, self->label, self->detail, self->time };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = g_utf8_casefold (texts[i], -1);

      if (strstr (folded, casefolded) != NULL)
        return TRUE;
    }
  return FALSE;
}
