/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/evidence-columns.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "ui/cases/quotes.h"
#include "ui/codes/rating-chips.h"
#include "ui/common/swatch.h"

#define NOTHING "–" /* what is not rated is quieter than what is */
#define CONTEXT 60 /* code points before and after a passage */

/**
 * About:
 * @order: what sorting by it means
 * @width: characters
 *
 * What is known of a column.
 */
typedef struct
{
  const char *word;
  const char *title;
  PndEvidenceOrder order;
  int width;
  gboolean is_visible;
} About;

static const About columns[PND_N_EVIDENCE_COLUMNS] = {
  [PND_COLUMN_PLACE] = { "place", N_("Place"), PND_EVIDENCE_BY_PLACE, 18, TRUE },
  [PND_COLUMN_CODE] = { "code", N_("Code"), PND_EVIDENCE_BY_CODE, 9, TRUE },
  [PND_COLUMN_PASSAGE] = { "passage", N_("Passage"), PND_EVIDENCE_BY_PLACE, 24, TRUE },
  [PND_COLUMN_POLARITY] = { "polarity", N_("Polarity"), PND_EVIDENCE_BY_POLARITY, 11, TRUE },
  [PND_COLUMN_STRENGTH] = { "strength", N_("Strength"), PND_EVIDENCE_BY_STRENGTH, 3, TRUE },
  [PND_COLUMN_HOLDER] = { "holder", N_("Holder"), PND_EVIDENCE_BY_HOLDER, 11, TRUE },
  [PND_COLUMN_REVIEW] = { "review", N_("Review"), PND_EVIDENCE_BY_REVIEW, 10, FALSE },
  [PND_COLUMN_CODER] = { "coder", N_("Coder"), PND_EVIDENCE_BY_CODER, 8, FALSE },
  [PND_COLUMN_SOURCE_TYPE]
    = { "source-type", N_("Source type"), PND_EVIDENCE_BY_SOURCE_TYPE, 12, FALSE },
  [PND_COLUMN_MEMO] = { "memo", N_("Memo"), PND_EVIDENCE_BY_PLACE, 16, FALSE },
};

/*
 * _PndEvidenceColumns:
 * @asked: the column that sorting asked first, while it is found out
 */
struct _PndEvidenceColumns
{
  PndWorkspace *workspace;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[PND_N_EVIDENCE_COLUMNS];
  PndQuotes *quotes;
  gboolean with_context;
  int asked;
};

/* what a cell needs to show a row again */
typedef struct
{
  PndEvidenceColumns *columns;
  PndEvidenceColumn column;
  GtkWidget *swatch; /* (nullable) */
  GtkWidget *label;
} Cell;

static char *
get_coder (PndCoding *coding)
{
  g_autoptr (PndCoder) coder = pnd_row_get (pnd_row_get_project (PND_ROW (coding)), PND_TYPE_CODER,
                                            pnd_coding_get_coder (coding), NULL);

  return g_strdup (coder != NULL ? pnd_coder_get_name (coder) : "");
}

static char *
get_source_type (PndCoding *coding)
{
  g_autoptr (PndDocument) document
    = pnd_row_get (pnd_row_get_project (PND_ROW (coding)), PND_TYPE_DOCUMENT,
                   pnd_coding_get_document (coding), NULL);

  return g_strdup (document != NULL
                     ? pnd_source_type_get_title (pnd_document_get_source_type (document))
                     : "");
}

static char *
get_polarity (PndCoding *coding)
{
  PndPolarity polarity = pnd_coding_get_rating (coding).polarity;

  if (polarity == PND_POLARITY_UNRATED)
    return g_strdup (NOTHING);
  return g_strdup_printf ("%s %s", pnd_polarity_get_symbol (polarity),
                          pnd_polarity_get_title (polarity));
}

static char *
get_holder (PndCoding *coding)
{
  PndHolder holder = pnd_coding_get_rating (coding).holder;

  return g_strdup (holder != PND_HOLDER_UNRATED ? pnd_holder_get_title (holder) : NOTHING);
}

static char *
get_strength (PndCoding *coding)
{
  int strength = pnd_coding_get_rating (coding).strength;

  return strength > 0 ? g_strdup_printf ("%d", strength) : g_strdup (NOTHING);
}

/* (transfer full): text of a cell that needs nothing but the coding */
static char *
get_text (PndEvidenceColumn column, PndCoding *coding)
{
  switch (column)
    {
    case PND_COLUMN_POLARITY:
      return get_polarity (coding);
    case PND_COLUMN_STRENGTH:
      return get_strength (coding);
    case PND_COLUMN_HOLDER:
      return get_holder (coding);
    case PND_COLUMN_REVIEW:
      return g_strdup (pnd_review_get_title (pnd_coding_get_review (coding)));
    case PND_COLUMN_CODER:
      return get_coder (coding);
    case PND_COLUMN_SOURCE_TYPE:
      return get_source_type (coding);
    case PND_COLUMN_MEMO:
    default:
      return g_strdelimit (g_strdup (pnd_coding_get_memo (coding)), "\n\t", ' ');
    }
}

static void
show_code (Cell *cell, PndCoding *coding)
{
  const PndCodeLook *look
    = pnd_workspace_get_look (cell->columns->workspace, pnd_coding_get_code (coding));

  if (look == NULL)
    return;
  pnd_swatch_set_colour (PND_SWATCH (cell->swatch), &look->colour);
  gtk_label_set_text (GTK_LABEL (cell->label), look->abbreviation);
  gtk_widget_set_tooltip_text (cell->label, look->name);
}

/* the passage stands out from what is around it */
static void
show_passage (Cell *cell, const char *quote, gint64 coding)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *markup = NULL;

  if (!cell->columns->with_context
      || !pnd_quotes_get_around (cell->columns->quotes, coding, CONTEXT, &before, &after))
    {
      gtk_label_set_text (GTK_LABEL (cell->label), quote);
      return;
    }
  markup = g_markup_printf_escaped ("<span alpha=\"65%%\">%s</span>%s<span alpha=\"65%%\">%s</span>",
                                    before, quote, after);
  gtk_label_set_markup (GTK_LABEL (cell->label), markup);
}

static void
show_cell (Cell *cell, PndCoding *coding)
{
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;

  if (cell->column == PND_COLUMN_CODE)
    {
      show_code (cell, coding);
      return;
    }
  if (cell->column != PND_COLUMN_PLACE && cell->column != PND_COLUMN_PASSAGE)
    text = get_text (cell->column, coding);
  else if (!pnd_quotes_get (cell->columns->quotes, pnd_row_get_id (PND_ROW (coding)), &text,
                            &place))
    return;
  if (cell->column == PND_COLUMN_PASSAGE)
    show_passage (cell, text, pnd_row_get_id (PND_ROW (coding)));
  else
    gtk_label_set_text (GTK_LABEL (cell->label), place != NULL ? place : text);
}

static gboolean
tooltip_cb (GtkWidget *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return pango_layout_is_ellipsized (layout);
}

static GtkWidget *
make_label (PndEvidenceColumn column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == PND_COLUMN_PLACE ? PANGO_ELLIPSIZE_MIDDLE
                                                                         : PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].width);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (column == PND_COLUMN_PASSAGE)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_widget_add_css_class (label, "quote");
    }
  else if (column == PND_COLUMN_PLACE)
    gtk_widget_add_css_class (label, "dim-label");
  if (column != PND_COLUMN_CODE)
    {
      gtk_widget_set_has_tooltip (label, TRUE);
      g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
    }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndEvidenceColumns *self)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *child;

  cell->columns = self;
  cell->column
    = (PndEvidenceColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
  cell->label = child = make_label (cell->column);
  if (cell->column == PND_COLUMN_CODE)
    {
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      cell->swatch = pnd_swatch_new ();
      gtk_widget_set_valign (child, GTK_ALIGN_START);
      gtk_widget_add_css_class (cell->label, "abbreviation");
      gtk_box_append (GTK_BOX (child), cell->swatch);
      gtk_box_append (GTK_BOX (child), cell->label);
    }
  g_object_set_data_full (G_OBJECT (item), "cell", cell, g_free);
  gtk_list_item_set_child (item, child);
}

static void
changed_cb (PndCoding *coding, GtkListItem *item)
{
  if (!pnd_row_get_deleted (PND_ROW (coding)))
    show_cell (g_object_get_data (G_OBJECT (item), "cell"), coding);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  PndCoding *coding = gtk_list_item_get_item (item);

  show_cell (g_object_get_data (G_OBJECT (item), "cell"), coding);
  g_signal_connect (coding, "changed", G_CALLBACK (changed_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* GTK 4.8 does not say which header was chosen: the sorter is given two things to compare, and the
 * first column that is asked is the one */
static int
probe (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  PndEvidenceColumns *self = g_object_get_data (G_OBJECT (column), "columns");
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "column"));

  if (self->asked < 0)
    self->asked = number;
  return -1;
}

static void
add_column (PndEvidenceColumns *self, PndEvidenceColumn number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column
    = gtk_column_view_column_new (_(columns[number].title), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe, column, NULL));

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (number));
  g_object_set_data (G_OBJECT (column), "column", GINT_TO_POINTER (number));
  g_object_set_data (G_OBJECT (column), "columns", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  if (number != PND_COLUMN_PASSAGE && number != PND_COLUMN_MEMO)
    gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, number == PND_COLUMN_PASSAGE);
  gtk_column_view_column_set_visible (column, columns[number].is_visible);
  gtk_column_view_append_column (self->view, column);
  self->columns[number] = column;
}

/**
 * pnd_evidence_columns_new:
 * @view: a table without columns
 * @workspace: whose codings it shows
 *
 * Returns: (transfer full): the columns
 */
PndEvidenceColumns *
pnd_evidence_columns_new (GtkColumnView *view, PndWorkspace *workspace)
{
  PndEvidenceColumns *self = g_new0 (PndEvidenceColumns, 1);

  self->view = view;
  self->workspace = workspace;
  self->quotes = pnd_quotes_new (workspace);
  for (int i = 0; i < PND_N_EVIDENCE_COLUMNS; i++)
    add_column (self, (PndEvidenceColumn) i);
  return self;
}

/**
 * pnd_evidence_columns_free:
 * @self: (nullable) (transfer full): the columns, which are taken out of the table
 */
void
pnd_evidence_columns_free (PndEvidenceColumns *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < PND_N_EVIDENCE_COLUMNS; i++)
    {
      gtk_column_view_remove_column (self->view, self->columns[i]);
      g_object_unref (self->columns[i]);
    }
  pnd_quotes_free (self->quotes);
  g_free (self);
}

/**
 * pnd_evidence_column_get_title:
 * @column: a column
 *
 * Returns: what stands over it
 */
const char *
pnd_evidence_column_get_title (PndEvidenceColumn column)
{
  g_return_val_if_fail ((guint) column < PND_N_EVIDENCE_COLUMNS, NULL);

  return _(columns[column].title);
}

/**
 * pnd_evidence_column_get_word:
 * @column: a column
 *
 * Returns: its word
 */
const char *
pnd_evidence_column_get_word (PndEvidenceColumn column)
{
  g_return_val_if_fail ((guint) column < PND_N_EVIDENCE_COLUMNS, NULL);

  return columns[column].word;
}

/**
 * pnd_evidence_columns_set_visible:
 * @self: the columns
 * @column: one of them
 * @visible: whether to show it
 */
void
pnd_evidence_columns_set_visible (PndEvidenceColumns *self, PndEvidenceColumn column,
                                  gboolean visible)
{
  g_return_if_fail (self != NULL && (guint) column < PND_N_EVIDENCE_COLUMNS);

  gtk_column_view_column_set_visible (self->columns[column], visible);
}

/**
 * pnd_evidence_columns_get_visible:
 * @self: the columns
 * @column: one of them
 *
 * Returns: whether it is shown
 */
gboolean
pnd_evidence_columns_get_visible (PndEvidenceColumns *self, PndEvidenceColumn column)
{
  g_return_val_if_fail (self != NULL && (guint) column < PND_N_EVIDENCE_COLUMNS, FALSE);

  return gtk_column_view_column_get_visible (self->columns[column]);
}

/**
 * pnd_evidence_columns_set_context:
 * @self: the columns
 * @with_context: whether to show what stands around a passage
 */
void
pnd_evidence_columns_set_context (PndEvidenceColumns *self, gboolean with_context)
{
  g_return_if_fail (self != NULL);

  self->with_context = with_context;
}

/**
 * pnd_evidence_columns_forget:
 * @self: the columns
 */
void
pnd_evidence_columns_forget (PndEvidenceColumns *self)
{
  g_return_if_fail (self != NULL);

  pnd_quotes_forget (self->quotes);
}

/**
 * pnd_evidence_columns_get_order:
 * @self: the columns
 * @order: (out): by what to sort; by place while no header was chosen
 * @descending: (out): the greatest first
 */
void
pnd_evidence_columns_get_order (PndEvidenceColumns *self, PndEvidenceOrder *order,
                                gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering result;

  g_return_if_fail (self != NULL && order != NULL && descending != NULL);

  self->asked = -1;
  result = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  *order = self->asked >= 0 ? columns[self->asked].order : PND_EVIDENCE_BY_PLACE;
  *descending = self->asked >= 0 && result == GTK_ORDERING_LARGER;
}
