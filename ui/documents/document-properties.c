/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/document-properties.h"

#include <glib/gi18n.h>

#include "app/model/sources/document-facts.h"
#include "app/store/veil/review-only.h"
#include "app/text/importer.h"
#include "ui/common/dialog.h"
#include "ui/preferences/language.h"

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndDocument *document;
  GtkWidget *name;
  GtkWidget *source_type;
  GtkWidget *holder;
  GtkWidget *language;
  GtkWidget *encoding; /* (nullable): a typed document was never read */
  GPtrArray *encodings; /* iconv names, in the drop-down's order */
  GtkTextBuffer *notes;
  GtkWidget *facts[PND_N_DOCUMENT_FACTS]; /* entries and a drop-down; the twin has its own */
  GtkWidget *twin;
  GPtrArray *twins; /* PndDocument, in the order of the drop-down behind "none" */
} Properties;

static const char *const confidentialities[] = { NULL, "restricted", "confidential" };

static const char *const languages[] = { NULL, "id", "en", "ko" };

/* what field researchers in Indonesia and Korea meet; the document's own is put first */
static const char *const known_encodings[]
  = { "UTF-8",        "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE",
      "UTF-16BE",     "EUC-KR",       "CP949",      "SHIFT_JIS",   "EUC-JP",
      "GB18030",      "BIG5",         "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1256" };

static void
properties_free (gpointer data)
{
  Properties *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->document);
  g_ptr_array_unref (self->encodings);
  g_ptr_array_unref (self->twins);
  g_free (self);
}

static gboolean
save_name (Properties *self, GError **error)
{
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0' || g_str_equal (name, pnd_document_get_name (self->document)))
    return TRUE;
  return pnd_document_rename (self->document, name, error);
}

static gboolean
save_source_type (Properties *self, GError **error)
{
  PndSourceType type = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->source_type));

  if (type == pnd_document_get_source_type (self->document))
    return TRUE;
  return pnd_document_set_source_type (self->document, type, error);
}

static gboolean
save_holder (Properties *self, GError **error)
{
  PndHolder holder = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->holder));

  if (holder == pnd_document_get_holder (self->document))
    return TRUE;
  return pnd_document_set_holder (self->document, holder, error);
}

static gboolean
save_language (Properties *self, GError **error)
{
  const char *language
    = languages[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language))];

  if (g_strcmp0 (language, pnd_document_get_language (self->document)) == 0)
    return TRUE;
  return pnd_document_set_language (self->document, language, error);
}

static gboolean
save_notes (Properties *self, GError **error)
{
  g_autofree char *notes = pnd_dialog_get_text (self->notes);

  if (g_str_equal (notes, pnd_document_get_notes (self->document)))
    return TRUE;
  return pnd_document_set_notes (self->document, notes, error);
}

/* those that are the same make no change */
static gboolean
save_facts (Properties *self, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->twin));
  g_autoptr (PndDocument) before = pnd_document_get_twin (self->document);
  PndDocument *twin = chosen > 0 ? self->twins->pdata[chosen - 1] : NULL;

  for (int fact = 0; fact < PND_DOCUMENT_FACT_TWIN; fact++)
    {
      GtkWidget *field = self->facts[fact];
      const char *value
        = fact == PND_DOCUMENT_FACT_CONFIDENTIALITY
            ? confidentialities[gtk_drop_down_get_selected (GTK_DROP_DOWN (field))]
            : gtk_editable_get_text (GTK_EDITABLE (field));
      const char *old = pnd_document_get_fact (self->document, fact);

      if (g_strcmp0 (value, old != NULL || value == NULL ? old : "") != 0
          && !pnd_document_set_fact (self->document, fact, value, error))
        return FALSE;
    }
  return twin == before || pnd_document_set_twin (self->document, twin, error);
}

/* the original, which was kept, is read again */
static gboolean
save_encoding (Properties *self, GError **error)
{
  guint chosen;
  const char *encoding;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (PndImported) imported = NULL;

  if (self->encoding == NULL)
    return TRUE;
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->encoding));
  encoding = g_ptr_array_index (self->encodings, chosen);
  if (g_strcmp0 (encoding, pnd_document_get_encoding (self->document)) == 0)
    return TRUE;
  original = pnd_document_load_original (self->document, error);
  if (original == NULL)
    return FALSE;
  imported = pnd_importer_read_bytes (pnd_document_get_name (self->document), original,
                                      &(PndImportOptions){ .encoding = encoding }, error);
  if (imported == NULL)
    return FALSE;
  return pnd_document_replace_text (self->document, imported->text, imported->encoding, error);
}

static gboolean
save (Properties *self, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self->document));

  if (!pnd_project_begin_edit (project, N_("Change document properties"), error))
    return FALSE;
  if (!save_name (self, error) || !save_source_type (self, error) || !save_holder (self, error)
      || !save_language (self, error) || !save_notes (self, error)
      || !save_facts (self, error) || !save_encoding (self, error))
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  pnd_project_describe_edit (project, "%s", pnd_document_get_name (self->document));
  return pnd_project_end_edit (project, error);
}

static void
save_cb (Properties *self)
{
  GError *error = NULL;

  if (!save (self, &error))
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static void
add_drop_down (GtkWidget *form, GtkWidget **field, const char *label, const char *const *titles,
               guint selected)
{
  *field = gtk_drop_down_new_from_strings (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (*field), selected);
  pnd_dialog_add_field (GTK_BOX (form), label, *field);
}

static void
add_source_type (Properties *self, GtkWidget *form)
{
  const char *titles[PND_N_SOURCE_TYPES + 1] = { 0 };

  for (int i = 0; i < PND_N_SOURCE_TYPES; i++)
    titles[i] = pnd_source_type_get_title (i);
  add_drop_down (form, &self->source_type, _("So_urce type"), titles,
                 pnd_document_get_source_type (self->document));
}

static void
add_holder (Properties *self, GtkWidget *form)
{
  const char *titles[PND_N_HOLDERS + 1] = { 0 };

  titles[0] = _("Not set");
  for (int i = 1; i < PND_N_HOLDERS; i++)
    titles[i] = pnd_holder_get_title (i);
  add_drop_down (form, &self->holder, _("_Holder of new codings"), titles,
                 pnd_document_get_holder (self->document));
}

static void
add_language (Properties *self, GtkWidget *form)
{
  const char *titles[] = { _("Not set"), "Bahasa Indonesia", "English", "한국어", NULL };
  const char *language = pnd_document_get_language (self->document);
  guint selected = 0;

  for (guint i = 1; language != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i], language))
        selected = i;
    }
  add_drop_down (form, &self->language, _("_Language"), titles, selected);
}

static void
add_encoding (Properties *self, GtkWidget *form)
{
  const char *own = pnd_document_get_encoding (self->document);

  if (own == NULL)
    return;
  g_ptr_array_add (self->encodings, g_strdup (own));
  for (guint i = 0; i < G_N_ELEMENTS (known_encodings); i++)
    {
      if (g_ascii_strcasecmp (known_encodings[i], own) != 0)
        g_ptr_array_add (self->encodings, g_strdup (known_encodings[i]));
    }
  g_ptr_array_add (self->encodings, NULL);
  add_drop_down (form, &self->encoding, _("_Encoding of the original (change it to read it again)"),
                 (const char *const *) self->encodings->pdata, 0);
}

static void
add_twin (Properties *self, GtkWidget *form)
{
  GListModel *documents = pnd_workspace_get_documents (self->workspace);
  g_autoptr (GtkStringList) titles = gtk_string_list_new ((const char *[]){ _("None"), NULL });
  g_autoptr (PndDocument) twin = pnd_document_get_twin (self->document);
  guint selected = 0;

  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++)
    {
      PndDocument *document = g_list_model_get_item (documents, i);

      if (document == self->document)
        {
          g_object_unref (document);
          continue;
        }
      g_ptr_array_add (self->twins, document);
      gtk_string_list_append (titles, pnd_document_get_name (document));
      if (document == twin)
        selected = self->twins->len;
    }
  self->twin = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->twin), selected);
  pnd_dialog_add_field (GTK_BOX (form), _("T_win, the same text in another language"), self->twin);
}

static void
add_source_facts (Properties *self, GtkWidget *form)
{
  static const char *const labels[] = {
    [PND_DOCUMENT_FACT_ORIGIN] = N_("Repr_inted from"),
    [PND_DOCUMENT_FACT_DATE] = N_("_Date (2023, 2023-02 or 2023-02-17)"),
    [PND_DOCUMENT_FACT_PLACE] = N_("_Place"),
    [PND_DOCUMENT_FACT_CONFIDENTIALITY] = N_("_Confidentiality"),
    [PND_DOCUMENT_FACT_FOLDER] = N_("_Folder"),
  };
  const char *degree = pnd_document_get_fact (self->document, PND_DOCUMENT_FACT_CONFIDENTIALITY);

  for (int fact = 0; fact < PND_DOCUMENT_FACT_TWIN; fact++)
    {
      const char *value = pnd_document_get_fact (self->document, fact);
      const char *titles[] = { pnd_confidentiality_get_title (confidentialities[0]),
                               pnd_confidentiality_get_title (confidentialities[1]),
                               pnd_confidentiality_get_title (confidentialities[2]), NULL };

      if (fact == PND_DOCUMENT_FACT_CONFIDENTIALITY)
        {
          add_drop_down (form, &self->facts[fact], _(labels[fact]), titles,
                         degree == NULL                             ? 0
                         : g_str_equal (degree, confidentialities[1]) ? 1
                                                                      : 2);
          continue;
        }
      self->facts[fact] = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (self->facts[fact]), value != NULL ? value : "");
      gtk_entry_set_activates_default (GTK_ENTRY (self->facts[fact]), TRUE);
      pnd_dialog_add_field (GTK_BOX (form), _(labels[fact]), self->facts[fact]);
    }
  add_twin (self, form);
}

static void
add_facts (Properties *self, GtkWidget *form)
{
  g_autoptr (PndDocumentText) text = pnd_document_load_text (self->document, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  int n = text != NULL ? pnd_document_text_get_length (text) : 0;
  int n_lines = text != NULL ? pnd_document_text_get_n_lines (text) : 0;
  g_autofree char *characters = pnd_language_format_count (n);
  g_autofree char *lines = pnd_language_format_count (n_lines);
  g_autofree char *facts = NULL;

  facts = g_strdup_printf (_("%s characters, %s lines, %d%% coded. Added %.10s."), characters,
                           lines,
                           (int) (pnd_document_get_coded_share (self->document) * 100 + 0.5),
                           pnd_row_get_created (PND_ROW (self->document)));
  gtk_label_set_text (GTK_LABEL (label), facts);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "row-detail");
  gtk_box_append (GTK_BOX (form), label);
}

static GtkWidget *
make_form (Properties *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *source = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *notes
    = pnd_dialog_new_text (NULL, pnd_document_get_notes (self->document), 90, &self->notes);

  gtk_widget_add_css_class (columns, "dialog-content");
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), form);
  gtk_box_append (GTK_BOX (columns), source);
  self->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), pnd_document_get_name (self->document));
  gtk_entry_set_activates_default (GTK_ENTRY (self->name), TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Name"), self->name);
  add_source_type (self, form);
  add_holder (self, form);
  add_language (self, form);
  add_encoding (self, form);
  gtk_widget_set_vexpand (notes, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("N_otes"), notes);
  add_facts (self, form);
  add_source_facts (self, source);
  return columns;
}

/**
 * pnd_document_properties_show:
 * @parent: the window
 * @workspace: where failures are said
 * @document: a document
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_document_properties_show (GtkWindow *parent, PndWorkspace *workspace, PndDocument *document)
{
  Properties *self = g_new0 (Properties, 1);
  gboolean read_only = !pnd_project_can_edit (pnd_row_get_project (PND_ROW (document)));
  GtkWidget *accept;
  GtkWidget *form;

  self->workspace = g_object_ref (workspace);
  self->document = g_object_ref (document);
  self->encodings = g_ptr_array_new_with_free_func (g_free);
  self->twins = g_ptr_array_new_with_free_func (g_object_unref);
  self->window = pnd_dialog_new (parent, _("Document Properties"), 760, -1);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  form = make_form (self);
  gtk_widget_set_sensitive (form, !read_only);
  gtk_widget_set_sensitive (accept, !read_only);
  gtk_window_set_child (self->window, form);
  g_object_set_data_full (G_OBJECT (self->window), "properties", self, properties_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
