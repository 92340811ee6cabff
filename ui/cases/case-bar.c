/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/case-bar.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"

struct _PndCaseBar
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  GListModel *cases;   /* (nullable) */
  GListModel *choices; /* (nullable): what the chooser shows */
  gboolean updating;

  GtkWidget *box;
  GtkWidget *whole;   /* the title while there is no case */
  GtkWidget *chooser; /* of the whole project and the cases */
  GtkWidget *facts;
  GtkWidget *reading;
};

G_DEFINE_FINAL_TYPE (PndCaseBar, pnd_case_bar, GTK_TYPE_WIDGET)

static void
append (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
describe_period (const PndRegionCaseFacts *facts)
{
  if (*facts->from == '\0' && *facts->to == '\0')
    return g_strdup ("");
  if (*facts->to == '\0')
    return g_strdup_printf (_("since %s"), facts->from);
  if (*facts->from == '\0')
    return g_strdup_printf (_("until %s"), facts->to);
  return g_strdup_printf ("%s – %s", facts->from, facts->to);
}

/* the last stage that was reached */
static char *
describe_stage (PndRegionCase *row)
{
  for (int stage = PND_N_STAGES - 1; stage > PND_STAGE_NONE; stage--)
    {
      g_autofree char *date = pnd_region_case_dup_stage (row, stage);

      if (date != NULL)
        return g_strdup_printf ("%s (%s)", pnd_stage_get_title (stage), date);
    }
  return g_strdup ("");
}

static void
show_chosen (PndCaseBar *self)
{
  GListModel *cases = pnd_case_study_get_cases (self->study);
  guint n = cases != NULL ? g_list_model_get_n_items (cases) : 0;
  guint chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (cases, i);

      if (pnd_row_get_id (row) == pnd_case_study_get_case (self->study))
        chosen = i + 1;
    }
  self->updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), chosen);
  self->updating = FALSE;
  gtk_widget_set_visible (self->chooser, n > 0);
  gtk_widget_set_visible (self->whole, n == 0);
}

/* the whole project, which counts as a case too, before the cases */
static void
watch_cases (PndCaseBar *self)
{
  GListModel *cases = pnd_case_study_get_cases (self->study);
  const char *const whole[] = { _("The whole project"), NULL };
  GListStore *parts;

  if (cases == self->cases)
    return;
  g_set_object (&self->cases, cases);
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  if (cases != NULL)
    {
      g_autoptr (GtkStringList) first = gtk_string_list_new (whole);

      g_list_store_append (parts, first);
      g_list_store_append (parts, cases);
    }
  g_clear_object (&self->choices);
  self->choices = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
  self->updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), self->choices);
  self->updating = FALSE;
}

static char *
describe_whole (PndCaseBar *self)
{
  return g_strdup (self->cases != NULL && g_list_model_get_n_items (self->cases) > 0
                     ? _("All documents, whichever case they belong to")
                     : _("No case yet: the whole project is taken as one."));
}

static void
case_cb (PndCaseBar *self)
{
  PndRegionCase *row = pnd_case_study_get_row (self->study);
  g_autofree char *facts = NULL;

  g_assert (PND_IS_CASE_BAR (self));

  watch_cases (self);
  show_chosen (self);
  facts = row != NULL ? pnd_case_describe (row) : describe_whole (self);
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_widget_set_visible (self->facts, *facts != '\0');
}

static int
per_cent (gint64 part, gint64 whole)
{
  return whole > 0 ? (int) (part * 100 / whole) : 0;
}

static void
judged_cb (PndCaseBar *self)
{
  PndCaseCoverage coverage = pnd_case_study_get_coverage (self->study);
  g_autofree char *documents
    = g_strdup_printf (ngettext ("%d document", "%d documents", coverage.n_documents),
                       coverage.n_documents);
  int coded = per_cent (coverage.coded, coverage.characters);
  int read = per_cent (coverage.read, coverage.characters);
  g_autofree char *text
    = g_strdup_printf (_("%s: %d%% coded, %d%% read without coding, %d%% unread"), documents,
                       coded, read, coverage.characters > 0 ? 100 - coded - read : 0);

  g_assert (PND_IS_CASE_BAR (self));

  if (!pnd_case_study_get_is_ready (self->study))
    gtk_label_set_text (GTK_LABEL (self->reading), _("Reading the evidence…"));
  else
    gtk_label_set_text (GTK_LABEL (self->reading),
                        coverage.n_documents > 0 ? text
                        : pnd_case_study_get_case (self->study) != 0
                          ? _("No documents yet: Ctrl+Shift+D chooses them")
                          : _("No documents yet"));
}

/* where a case goes from the list, the list chooses another: nobody did */
static gboolean
is_gone (PndCaseBar *self)
{
  PndRegionCase *row = pnd_case_study_get_row (self->study);
  guint n = self->cases != NULL ? g_list_model_get_n_items (self->cases) : 0;
  gboolean is_there = row == NULL;

  for (guint i = 0; i < n && !is_there; i++)
    {
      g_autoptr (PndRegionCase) one = g_list_model_get_item (self->cases, i);

      is_there = one == row;
    }
  return !is_there;
}

static void
chosen_cb (PndCaseBar *self)
{
  gpointer row = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->chooser));

  g_assert (PND_IS_CASE_BAR (self));

  if (!self->updating && row != NULL && !is_gone (self))
    pnd_case_study_set_case (self->study, PND_IS_ROW (row) ? pnd_row_get_id (row) : 0);
}

/* @row: a case, or the word for the whole project */
static void
name_cb (gpointer row, GtkWidget *label)
{
  gtk_label_set_text (GTK_LABEL (label), PND_IS_REGION_CASE (row)
                                           ? pnd_region_case_get_name (row)
                                           : gtk_string_object_get_string (row));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), pnd_part_new_line (NULL, "row-title"));
  gtk_box_append (GTK_BOX (box), pnd_part_new_line (NULL, "row-detail"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gpointer row = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  g_autofree char *facts = PND_IS_REGION_CASE (row) ? pnd_case_describe (row) : g_strdup ("");

  name_cb (row, title);
  gtk_label_set_text (GTK_LABEL (detail), facts);
  gtk_widget_set_visible (detail, *facts != '\0');
}

/* what the closed list shows is the name alone: the facts stand below it */
static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pnd_part_new_line (NULL, "case-name"));
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  name_cb (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
  if (PND_IS_REGION_CASE (gtk_list_item_get_item (item)))
    g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (name_cb),
                             gtk_list_item_get_child (item), 0);
}

static void
unbind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

static GtkWidget *
make_chooser (PndCaseBar *self)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) name = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (name, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (name, "bind", G_CALLBACK (bind_name_cb), NULL);
  g_signal_connect (name, "unbind", G_CALLBACK (unbind_name_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (chooser), name);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (chooser), rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Case"), -1);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  return chooser;
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (row), button);
}

static void
fill (PndCaseBar *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->whole = pnd_part_new_line (_("The whole project"), "title-3");
  self->chooser = make_chooser (self);
  self->facts = pnd_part_new_label (NULL, NULL);
  self->reading = pnd_part_new_label (NULL, "row-detail");
  gtk_widget_set_hexpand (self->whole, TRUE);
  gtk_widget_set_hexpand (self->chooser, TRUE);
  gtk_widget_set_halign (self->chooser, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), self->whole);
  gtk_box_append (GTK_BOX (row), self->chooser);
  add_button (row, "list-add-symbolic", _("New case"), "win.case-add");
  add_button (row, "document-edit-symbolic", _("Edit the case"), "win.case-edit");
  add_button (row, "folder-documents-symbolic", _("Documents of the case"),
              "win.case-documents");
  add_button (row, "user-trash-symbolic", _("Remove the case"), "win.case-remove");
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  gtk_box_append (GTK_BOX (self->box), self->reading);
}

static void
pnd_case_bar_dispose (GObject *object)
{
  PndCaseBar *self = PND_CASE_BAR (object);

  if (self->study != NULL)
    g_signal_handlers_disconnect_by_data (self->study, self);
  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (self->chooser, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->choices);
  g_clear_object (&self->cases);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_case_bar_parent_class)->dispose (object);
}

static void
pnd_case_bar_class_init (PndCaseBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_case_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "case-bar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_case_bar_init (PndCaseBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_case_bar_new:
 * @study: the case
 *
 * Returns: the bar
 */
GtkWidget *
pnd_case_bar_new (PndCaseStudy *study)
{
  PndCaseBar *self = g_object_new (PND_TYPE_CASE_BAR, NULL);

  self->study = g_object_ref (study);
  fill (self);
  g_signal_connect_swapped (study, "case-changed", G_CALLBACK (case_cb), self);
  g_signal_connect_swapped (study, "changed", G_CALLBACK (judged_cb), self);
  case_cb (self);
  judged_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_case_describe:
 * @row: a case
 *
 * Returns: (transfer full): between whom, when, and the stage it has reached; what is not known or
 *   said by the name is left out
 */
char *
pnd_case_describe (PndRegionCase *row)
{
  PndRegionCaseFacts facts = pnd_region_case_get_facts (row);
  GString *text = g_string_new (NULL);
  g_autofree char *period = describe_period (&facts);
  g_autofree char *stage = describe_stage (row);
  g_autofree char *regions = *facts.own != '\0' && *facts.partner != '\0'
                               ? g_strdup_printf ("%s – %s", facts.own, facts.partner)
                               : g_strconcat (facts.own, facts.partner, NULL);

  /* most cases are called so */
  if (g_strcmp0 (regions, pnd_region_case_get_name (row)) != 0)
    append (text, regions);
  append (text, period);
  append (text, stage);
  return g_string_free (text, FALSE);
}
