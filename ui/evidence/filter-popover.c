/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/filter-popover.h"

#include <glib/gi18n.h>

#include "app/model/cases/region-case.h"
#include "app/model/coder.h"

/* the choices, in the order they are shown in */
typedef enum
{
  FACT_CASE,
  FACT_DOCUMENT,
  FACT_SOURCE_TYPE,
  FACT_POLARITY,
  FACT_STRENGTH,
  FACT_HOLDER,
  FACT_REVIEW,
  FACT_CODER,
} Fact;
#define N_FACTS 8

static const char *const titles[N_FACTS] = {
  [FACT_CASE] = N_("Case"),         [FACT_DOCUMENT] = N_("Document"),
  [FACT_SOURCE_TYPE] = N_("Source type"), [FACT_POLARITY] = N_("Polarity"),
  [FACT_STRENGTH] = N_("Strength"), [FACT_HOLDER] = N_("Holder"),
  [FACT_REVIEW] = N_("Review"),     [FACT_CODER] = N_("Coder"),
};

/*
 * _PndFilterPopover:
 * @ids: gint64 elements a fact: of case, document and coder, what each choice after "Any" is
 * @is_showing: what is set comes from a filter, not from a person
 */
struct _PndFilterPopover
{
  GtkPopover parent_instance;

  PndWorkspace *workspace;
  GtkWidget *text;
  GtkWidget *choices[N_FACTS];
  GArray *ids[N_FACTS];
  gboolean is_showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PndFilterPopover, pnd_filter_popover, GTK_TYPE_POPOVER)

static guint signals[N_SIGNALS];

static void
changed_cb (PndFilterPopover *self)
{
  g_assert (PND_IS_FILTER_POPOVER (self));

  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (PndFilterPopover *self)
{
  PndEvidenceFilter filter;

  g_assert (PND_IS_FILTER_POPOVER (self));

  pnd_evidence_filter_init (&filter);
  pnd_filter_popover_show_filter (self, &filter);
  changed_cb (self);
}

/* a list of what can be chosen, "Any" first */
static void
set_choices (PndFilterPopover *self, Fact fact, GtkStringList *names)
{
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choices[fact]), G_LIST_MODEL (names));
}

static GtkStringList *
begin_choices (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Any"));
  return names;
}

static const char *
get_value_title (Fact fact, int value)
{
  static const char *const strengths[]
    = { N_("Unrated"), N_("1 · weak"), N_("2 · clear"), N_("3 · strong") };

  switch (fact)
    {
    case FACT_SOURCE_TYPE:
      return pnd_source_type_get_title ((PndSourceType) value);
    case FACT_POLARITY:
      return pnd_polarity_get_title ((PndPolarity) value);
    case FACT_STRENGTH:
      return _(strengths[value]);
    case FACT_HOLDER:
      return pnd_holder_get_title ((PndHolder) value);
    case FACT_REVIEW:
    default:
      return pnd_review_get_title ((PndReview) value);
    }
}

static void
fill_values (PndFilterPopover *self, Fact fact, int n)
{
  g_autoptr (GtkStringList) names = begin_choices ();

  for (int i = 0; i < n; i++)
    gtk_string_list_append (names, get_value_title (fact, i));
  set_choices (self, fact, names);
}

static const char *
get_row_title (gpointer row)
{
  if (PND_IS_REGION_CASE (row))
    return pnd_region_case_get_name (row);
  return PND_IS_CODER (row) ? pnd_coder_get_name (row) : pnd_document_get_name (row);
}

static void
fill_rows (PndFilterPopover *self, Fact fact, GListModel *rows)
{
  g_autoptr (GtkStringList) names = begin_choices ();

  g_array_set_size (self->ids[fact], 0);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (rows, i);
      gint64 id = pnd_row_get_id (row);

      g_array_append_val (self->ids[fact], id);
      gtk_string_list_append (names, get_row_title (row));
    }
  set_choices (self, fact, names);
  gtk_widget_set_sensitive (self->choices[fact], self->ids[fact]->len > 0);
}

static void
fill_choices (PndFilterPopover *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GListModel) cases = project != NULL ? pnd_region_case_new_list (project) : NULL;

  fill_rows (self, FACT_CASE, cases);
  fill_rows (self, FACT_DOCUMENT, pnd_workspace_get_documents (self->workspace));
  fill_rows (self, FACT_CODER, pnd_workspace_get_coders (self->workspace));
  fill_values (self, FACT_SOURCE_TYPE, PND_N_SOURCE_TYPES);
  fill_values (self, FACT_POLARITY, PND_N_POLARITIES);
  fill_values (self, FACT_STRENGTH, 4);
  fill_values (self, FACT_HOLDER, PND_N_HOLDERS);
  fill_values (self, FACT_REVIEW, PND_N_REVIEWS);
}

static void
choose (PndFilterPopover *self, Fact fact, guint choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choices[fact]), choice);
}

static void
choose_id (PndFilterPopover *self, Fact fact, gint64 id)
{
  for (guint i = 0; i < self->ids[fact]->len; i++)
    if (g_array_index (self->ids[fact], gint64, i) == id)
      {
        choose (self, fact, i + 1);
        return;
      }
  choose (self, fact, 0);
}

static guint
get_choice (PndFilterPopover *self, Fact fact)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices[fact]));

  return choice != GTK_INVALID_LIST_POSITION ? choice : 0;
}

static gint64
get_chosen_id (PndFilterPopover *self, Fact fact)
{
  guint choice = get_choice (self, fact);

  return choice > 0 ? g_array_index (self->ids[fact], gint64, choice - 1) : 0;
}

static void
pnd_filter_popover_dispose (GObject *object)
{
  g_clear_object (&PND_FILTER_POPOVER (object)->workspace);

  G_OBJECT_CLASS (pnd_filter_popover_parent_class)->dispose (object);
}

static void
pnd_filter_popover_finalize (GObject *object)
{
  PndFilterPopover *self = PND_FILTER_POPOVER (object);

  for (int i = 0; i < N_FACTS; i++)
    g_array_unref (self->ids[i]);

  G_OBJECT_CLASS (pnd_filter_popover_parent_class)->finalize (object);
}

static void
pnd_filter_popover_class_init (PndFilterPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_filter_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_filter_popover_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_line (GtkGrid *grid, int line, const char *title, GtkWidget *child)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), child);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (child, TRUE);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, child, 1, line, 1, 1);
}

static GtkWidget *
make_choice (PndFilterPopover *self, Fact fact)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->ids[fact] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choices[fact] = gtk_drop_down_new (NULL, name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->choices[fact]),
                                   fact == FACT_DOCUMENT || fact == FACT_CASE);
  gtk_widget_set_size_request (self->choices[fact], 220, -1);
  g_signal_connect_swapped (self->choices[fact], "notify::selected", G_CALLBACK (changed_cb), self);
  return self->choices[fact];
}

static void
pnd_filter_popover_init (PndFilterPopover *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("Show _All"));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->text = gtk_search_entry_new ();
  g_signal_connect_swapped (self->text, "search-changed", G_CALLBACK (changed_cb), self);
  add_line (GTK_GRID (grid), 0, _("Words"), self->text);
  for (int i = 0; i < N_FACTS; i++)
    add_line (GTK_GRID (grid), i + 1, _(titles[i]), make_choice (self, (Fact) i));
  gtk_widget_set_halign (clear, GTK_ALIGN_END);
  gtk_widget_set_margin_top (clear, 6);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_grid_attach (GTK_GRID (grid), clear, 0, N_FACTS + 1, 2, 1);
  gtk_widget_add_css_class (grid, "filter-grid");
  gtk_popover_set_child (GTK_POPOVER (self), grid);
}

/**
 * pnd_filter_popover_new:
 * @workspace: whose cases, documents and coders
 *
 * Returns: the popover, which lets everything through
 */
GtkWidget *
pnd_filter_popover_new (PndWorkspace *workspace)
{
  PndFilterPopover *self = g_object_new (PND_TYPE_FILTER_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_filter_popover_show_filter:
 * @self: the popover
 * @filter: what it is to say; its query is somewhere else
 */
void
pnd_filter_popover_show_filter (PndFilterPopover *self, const PndEvidenceFilter *filter)
{
  g_return_if_fail (PND_IS_FILTER_POPOVER (self));

  self->is_showing = TRUE;
  fill_choices (self);
  choose_id (self, FACT_CASE, filter->region_case);
  choose_id (self, FACT_DOCUMENT, filter->document);
  choose_id (self, FACT_CODER, filter->coder);
  choose (self, FACT_SOURCE_TYPE, (guint) (filter->source_type + 1));
  choose (self, FACT_POLARITY, (guint) (filter->polarity + 1));
  choose (self, FACT_STRENGTH, (guint) (filter->strength + 1));
  choose (self, FACT_HOLDER, (guint) (filter->holder + 1));
  choose (self, FACT_REVIEW, (guint) (filter->review + 1));
  gtk_editable_set_text (GTK_EDITABLE (self->text), filter->text != NULL ? filter->text : "");
  self->is_showing = FALSE;
}

/**
 * pnd_filter_popover_take_filter:
 * @self: the popover
 * @filter: a filter, which takes what was chosen
 */
void
pnd_filter_popover_take_filter (PndFilterPopover *self, PndEvidenceFilter *filter)
{
  g_return_if_fail (PND_IS_FILTER_POPOVER (self));

  filter->region_case = get_chosen_id (self, FACT_CASE);
  filter->document = get_chosen_id (self, FACT_DOCUMENT);
  filter->coder = get_chosen_id (self, FACT_CODER);
  filter->source_type = (int) get_choice (self, FACT_SOURCE_TYPE) - 1;
  filter->polarity = (int) get_choice (self, FACT_POLARITY) - 1;
  filter->strength = (int) get_choice (self, FACT_STRENGTH) - 1;
  filter->holder = (int) get_choice (self, FACT_HOLDER) - 1;
  filter->review = (int) get_choice (self, FACT_REVIEW) - 1;
  g_free (filter->text);
  filter->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

/**
 * pnd_filter_popover_describe:
 * @self: the popover
 *
 * Returns: (transfer full): "Interview · Supports", what was chosen
 */
char *
pnd_filter_popover_describe (PndFilterPopover *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *text;

  g_return_val_if_fail (PND_IS_FILTER_POPOVER (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  if (*text != '\0')
    g_ptr_array_add (words, g_strdup_printf ("“%s”", text));
  for (int i = 0; i < N_FACTS; i++)
    {
      GtkDropDown *choice = GTK_DROP_DOWN (self->choices[i]);

      if (get_choice (self, (Fact) i) > 0)
        g_ptr_array_add (words, g_strdup (gtk_string_object_get_string (
                                  gtk_drop_down_get_selected_item (choice))));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}
