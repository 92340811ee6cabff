/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/grid/question-column.h"

#include <glib/gi18n.h>

#include "app/model/cases/region-case.h"

#define HEADING_LINES 4
#define HEADING_CHARACTERS 15

static GMenuModel *
make_menu (gint64 question)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) edit = g_menu_item_new (_("_Change the Words…"), NULL);
  g_autoptr (GMenuItem) drop = g_menu_item_new (_("_Remove"), NULL);

  g_menu_item_set_action_and_target (edit, "questions.edit", "x", question);
  g_menu_item_set_action_and_target (drop, "questions.remove", "x", question);
  g_menu_append_item (menu, edit);
  g_menu_append_item (menu, drop);
  return G_MENU_MODEL (menu);
}

/**
 * pnd_question_column_number:
 * @questions: (element-type PndQuestion): the columns
 * @index: of one of them
 *
 * Returns: (transfer full): "Q1", "Q2", "S1": questions and searches each have numbers of their own
 */
char *
pnd_question_column_number (const GPtrArray *questions, guint index)
{
  gboolean is_search;
  int n = 0;

  g_return_val_if_fail (questions != NULL && index < questions->len, NULL);

  is_search = pnd_question_get_is_search (questions->pdata[index]);
  for (guint i = 0; i <= index; i++)
    n += pnd_question_get_is_search (questions->pdata[i]) == is_search;
  /* Translators: short for the n-th logged search, the n-th question */
  return g_strdup_printf (is_search ? _("S%d") : _("Q%d"), n);
}

/**
 * pnd_question_column_describe:
 * @question: a question
 *
 * Returns: (transfer full): all its words, what it is, when, and of which case
 */
char *
pnd_question_column_describe (PndQuestion *question)
{
  g_autoptr (PndRegionCase) one = NULL;
  GString *text;
  gint64 id;

  g_return_val_if_fail (PND_IS_QUESTION (question), NULL);

  text = g_string_new (pnd_question_get_text (question));
  id = pnd_question_get_case (question);
  if (id != 0)
    one = pnd_row_get (pnd_row_get_project (PND_ROW (question)), PND_TYPE_REGION_CASE, id, NULL);
  g_string_append_printf (text, "\n%s", pnd_question_get_is_search (question)
                                          ? _("Logged search") : _("Question"));
  if (*pnd_question_get_date (question) != '\0')
    g_string_append_printf (text, ", %s", pnd_question_get_date (question));
  if (one != NULL)
    g_string_append_printf (text, ", %s", pnd_region_case_get_name (one));
  return g_string_free (text, FALSE);
}

/**
 * pnd_question_column_new_heading:
 * @questions: (element-type PndQuestion): the columns
 * @index: of one of them
 *
 * Returns: what stands above its ticks: a button with a menu to change or remove it
 */
GtkWidget *
pnd_question_column_new_heading (const GPtrArray *questions, guint index)
{
  PndQuestion *question = questions->pdata[index];
  g_autofree char *number = pnd_question_column_number (questions, index);
  g_autofree char *tooltip = pnd_question_column_describe (question);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", number, pnd_question_get_text (question));
  g_autoptr (GMenuModel) menu = make_menu (pnd_row_get_id (PND_ROW (question)));
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (number);
  GtkWidget *words = gtk_label_new (pnd_question_get_text (question));

  gtk_widget_add_css_class (name, "number");
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), HEADING_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (words), HEADING_CHARACTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (words), HEADING_CHARACTERS);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}
