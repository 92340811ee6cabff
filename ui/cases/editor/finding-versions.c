/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/editor/finding-versions.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "ui/cases/mark.h"
#include "ui/cases/parts.h"

struct _PndFindingVersions
{
  GtkWidget parent_instance;

  PndQuotes *quotes; /* not owned */
  GtkWidget *expander;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PndFindingVersions, pnd_finding_versions, GTK_TYPE_WIDGET)

static void
add (GtkWidget *box, const char *text, const char *css_class)
{
  gtk_box_append (GTK_BOX (box), pnd_part_new_label (text, css_class));
}

static char *
describe (PndFinding *finding, guint number)
{
  PndFindingFacts facts = pnd_finding_get_facts (finding);
  g_autoptr (PndCoder) coder = pnd_row_get (pnd_row_get_project (PND_ROW (finding)),
                                            PND_TYPE_CODER, facts.coder, NULL);
  g_autofree char *date = pnd_part_format_date (pnd_row_get_created (PND_ROW (finding)));

  return g_strdup_printf (_("Version %u, %s, %s; the rule said: %s"), number,
                          coder != NULL ? pnd_coder_get_name (coder) : "?", date,
                          pnd_verdict_get_title (facts.suggested));
}

static void
add_passages (PndFindingVersions *self, GtkWidget *version, PndFinding *finding, PndSide side)
{
  g_autoptr (GPtrArray) guids = pnd_finding_load_passages (finding, side);
  PndProject *project = pnd_row_get_project (PND_ROW (finding));

  for (guint i = 0; i < guids->len; i++)
    {
      gint64 coding = pnd_coding_find (project, guids->pdata[i], NULL);
      g_autofree char *quote = NULL;
      g_autofree char *place = NULL;
      g_autofree char *text = NULL;

      if (coding != 0 && pnd_quotes_get (self->quotes, coding, &quote, &place))
        text = g_strdup_printf ("%s %s (%s)", side == PND_SIDE_FOR ? "+" : "−", quote, place);
      else
        text = g_strdup_printf ("%s %s", side == PND_SIDE_FOR ? "+" : "−",
                                _("a passage that is gone"));
      add (version, text, "row-detail");
    }
}

static void
add_version (PndFindingVersions *self, PndFinding *finding, guint number)
{
  PndFindingFacts facts = pnd_finding_get_facts (finding);
  GtkWidget *version = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *head = describe (finding, number);

  gtk_box_append (GTK_BOX (version),
                  pnd_part_new_signed (pnd_mark_new_verdict (facts.verdict),
                                       pnd_verdict_get_title (facts.verdict), "rule-verdict"));
  add (version, head, "row-detail");
  if (*facts.rationale != '\0')
    add (version, facts.rationale, NULL);
  if (*facts.tested != '\0')
    add (version, facts.tested, "row-detail");
  add_passages (self, version, finding, PND_SIDE_FOR);
  add_passages (self, version, finding, PND_SIDE_AGAINST);
  gtk_box_append (GTK_BOX (self->box), version);
}

static void
pnd_finding_versions_dispose (GObject *object)
{
  g_clear_pointer (&PND_FINDING_VERSIONS (object)->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_finding_versions_parent_class)->dispose (object);
}

static void
pnd_finding_versions_class_init (PndFindingVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_finding_versions_dispose;
  gtk_widget_class_set_css_name (widget_class, "finding-versions");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_finding_versions_init (PndFindingVersions *self)
{
  self->expander = gtk_expander_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

/**
 * pnd_finding_versions_new:
 * @quotes: where words of passages come from; outlives the list
 *
 * Returns: an empty list
 */
GtkWidget *
pnd_finding_versions_new (PndQuotes *quotes)
{
  PndFindingVersions *self = g_object_new (PND_TYPE_FINDING_VERSIONS, NULL);

  self->quotes = quotes;
  return GTK_WIDGET (self);
}

/**
 * pnd_finding_versions_show:
 * @self: the list
 * @project: the project
 * @region_case: id of a case, 0 for the whole project
 * @motive: guid of a motive
 */
void
pnd_finding_versions_show (PndFindingVersions *self, PndProject *project, gint64 region_case,
                           const char *motive)
{
  g_autoptr (GListModel) versions = NULL;
  g_autofree char *title = NULL;
  guint n;

  g_return_if_fail (PND_IS_FINDING_VERSIONS (self));

  versions = pnd_finding_new_versions (project, region_case, motive);
  n = g_list_model_get_n_items (versions);
  pnd_part_remove_children (self->box);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndFinding) finding = g_list_model_get_item (versions, i);

      add_version (self, finding, n - i);
    }
  title = g_strdup_printf (ngettext ("_History: %u version", "_History: %u versions", n), n);
  gtk_expander_set_label (GTK_EXPANDER (self->expander), title);
  gtk_expander_set_use_underline (GTK_EXPANDER (self->expander), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
