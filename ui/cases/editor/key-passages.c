/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/editor/key-passages.h"

#include <glib/gi18n.h>

#include "ui/cases/evidence/evidence-list.h"
#include "ui/cases/parts.h"

#define MIN_HEIGHT 320 /* pixels */

struct _PndKeyPassages
{
  GtkWidget parent_instance;

  GHashTable *sides; /* guid -> PndSide + 1 */
  GtkWidget *box;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PndKeyPassages, pnd_key_passages, GTK_TYPE_WIDGET)

static void
side_cb (PndEvidenceItem *item, GParamSpec *property, PndKeyPassages *self)
{
  int side = pnd_evidence_item_get_side (item);
  const char *guid = pnd_evidence_item_get_guid (item);

  if (side == PND_EVIDENCE_NO_SIDE)
    g_hash_table_remove (self->sides, guid);
  else
    g_hash_table_insert (self->sides, g_strdup (guid), GINT_TO_POINTER (side + 1));
}

/* those that decide first, then those that are only listed */
static int
compare_uses (gconstpointer a, gconstpointer b)
{
  PndUse one = pnd_evidence_item_get_use (*(PndEvidenceItem *const *) a);
  PndUse other = pnd_evidence_item_get_use (*(PndEvidenceItem *const *) b);

  return (int) other - (int) one;
}

static void
pnd_key_passages_dispose (GObject *object)
{
  PndKeyPassages *self = PND_KEY_PASSAGES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sides, g_hash_table_unref);

  G_OBJECT_CLASS (pnd_key_passages_parent_class)->dispose (object);
}

static void
pnd_key_passages_class_init (PndKeyPassagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_key_passages_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "key-passages");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_key_passages_init (PndKeyPassages *self)
{
  self->sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_key_passages_new:
 * @study: the case
 *
 * Returns: an empty list
 */
GtkWidget *
pnd_key_passages_new (PndCaseStudy *study)
{
  PndKeyPassages *self = g_object_new (PND_TYPE_KEY_PASSAGES, NULL);

  self->list = pnd_evidence_list_new (study, PND_EVIDENCE_KEYS, _("Key passages to choose"));
  gtk_widget_set_size_request (self->list, -1, MIN_HEIGHT);
  gtk_box_append (GTK_BOX (self->box),
                  pnd_part_new_label (_("Key passages: those the report quotes for and against"),
                                      "field-label"));
  gtk_box_append (GTK_BOX (self->box), self->list);
  return GTK_WIDGET (self);
}

/**
 * pnd_key_passages_start:
 * @self: the list
 * @finding: (nullable): whose key passages to begin with
 */
void
pnd_key_passages_start (PndKeyPassages *self, PndFinding *finding)
{
  g_return_if_fail (PND_IS_KEY_PASSAGES (self));

  g_hash_table_remove_all (self->sides);
  for (int side = 0; finding != NULL && side < PND_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) guids = pnd_finding_load_passages (finding, side);

      for (guint i = 0; i < guids->len; i++)
        g_hash_table_insert (self->sides, g_strdup (guids->pdata[i]), GINT_TO_POINTER (side + 1));
    }
}

/**
 * pnd_key_passages_show:
 * @self: the list
 * @motive: what was judged
 */
void
pnd_key_passages_show (PndKeyPassages *self, const PndMotiveEvidence *motive)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PND_IS_KEY_PASSAGES (self) && motive != NULL);

  for (int i = 0; i < (int) motive->evidence->len; i++)
    {
      PndEvidenceItem *item = pnd_evidence_item_new (motive, i);
      const char *guid = pnd_evidence_item_get_guid (item);

      pnd_evidence_item_set_side (item,
                                  GPOINTER_TO_INT (g_hash_table_lookup (self->sides, guid)) - 1);
      g_signal_connect_object (item, "notify::side", G_CALLBACK (side_cb), self, 0);
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_uses);
  pnd_evidence_list_set_items (PND_EVIDENCE_LIST (self->list), items);
}

/**
 * pnd_key_passages_get_items:
 * @self: the list
 *
 * Returns: (transfer none): the passages to choose from; their side says what is chosen
 */
GListModel *
pnd_key_passages_get_items (PndKeyPassages *self)
{
  g_return_val_if_fail (PND_IS_KEY_PASSAGES (self), NULL);

  return pnd_evidence_list_get_items (PND_EVIDENCE_LIST (self->list));
}

/**
 * pnd_key_passages_list:
 * @self: the list
 * @side: for or against
 *
 * Returns: (transfer full): guids (char *) of what is chosen, in the order of the list
 */
GPtrArray *
pnd_key_passages_list (PndKeyPassages *self, PndSide side)
{
  GPtrArray *guids = g_ptr_array_new_with_free_func (g_free);
  GListModel *items = pnd_key_passages_get_items (self);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (PndEvidenceItem) item = g_list_model_get_item (items, i);

      if (pnd_evidence_item_get_side (item) == (int) side)
        g_ptr_array_add (guids, g_strdup (pnd_evidence_item_get_guid (item)));
    }
  return guids;
}
