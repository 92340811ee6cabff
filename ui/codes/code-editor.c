/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/code-editor.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/common/dialog.h"

#define N_FIELDS 5

/* the wording of one language */
typedef struct
{
  const char *language;
  GtkWidget *name;
  GtkTextBuffer *fields[N_FIELDS];
} Page;

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndCode *code; /* (nullable): a new one */
  gint64 parent;
  GtkWidget *abbreviation;
  GtkWidget *colour;
  GtkWidget *kind; /* (nullable): only for a new one */
  Page pages[2];
  GtkWidget *reason; /* (nullable): only when frozen */
  GtkWidget *accept;
  GtkWidget *error;
} Editor;

static const char *const language_titles[] = { "English", "Bahasa Indonesia" };
static const char *const language_codes[] = { "en", "id" };

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_object_unref (self->workspace);
  g_clear_object (&self->code);
  g_free (self);
}

static const char *
get_entry (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static const char *
get_reason (Editor *self)
{
  return self->reason != NULL && *get_entry (self->reason) != '\0' ? get_entry (self->reason)
                                                                   : NULL;
}

/* what stands in a page; the strings are freed with @owned */
static PndRule
read_page (Page *page, GPtrArray *owned)
{
  char *texts[N_FIELDS];
  PndRule rule;

  for (int i = 0; i < N_FIELDS; i++)
    {
      texts[i] = pnd_dialog_get_text (page->fields[i]);
      g_ptr_array_add (owned, texts[i]);
    }
  rule = (PndRule){ get_entry (page->name), texts[0], texts[1], texts[2], texts[3], texts[4] };
  return rule;
}

static gboolean
is_empty (const PndRule *rule)
{
  return *rule->name == '\0' && *rule->definition == '\0' && *rule->include == '\0'
         && *rule->exclude == '\0' && *rule->example == '\0' && *rule->near_miss == '\0';
}

static gboolean
is_same (const PndRule *a, const PndRule *b)
{
  return g_str_equal (a->name, b->name) && g_str_equal (a->definition, b->definition)
         && g_str_equal (a->include, b->include) && g_str_equal (a->exclude, b->exclude)
         && g_str_equal (a->example, b->example) && g_str_equal (a->near_miss, b->near_miss);
}

static gboolean
has_language (PndCode *code, const char *language)
{
  const char *const *languages = pnd_code_get_languages (code);

  return languages != NULL && g_strv_contains (languages, language);
}

/* saves what differs; a language that never had a wording and has none now is left alone */
static gboolean
save_page (Editor *self, Page *page, PndCode *code, GError **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  PndRule rule = read_page (page, owned);

  if (has_language (code, page->language))
    {
      if (is_same (&rule, pnd_code_get_rule (code, page->language)))
        return TRUE;
    }
  else if (is_empty (&rule))
    return TRUE;
  return pnd_code_set_rule (code, page->language, &rule, get_reason (self), error);
}

static gboolean
save_looks (Editor *self, PndCode *code, GError **error)
{
  g_autofree char *hex = NULL;
  GdkRGBA rgba;

  if (!g_str_equal (get_entry (self->abbreviation), pnd_code_get_abbreviation (code))
      && !pnd_code_set_abbreviation (code, get_entry (self->abbreviation), get_reason (self),
                                     error))
    return FALSE;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->colour), &rgba);
  hex = pnd_code_editor_colour_to_hex (&rgba);
  if (g_ascii_strcasecmp (hex, pnd_code_get_colour (code)) == 0)
    return TRUE;
  return pnd_code_set_colour (code, hex, error);
}

/* (transfer full) (nullable): the new code, with the wording of the first page that has a name */
static PndCode *
add_code (Editor *self, GError **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  PndProject *project = pnd_workspace_get_project (self->workspace);
  Page *page = &self->pages[*get_entry (self->pages[0].name) != '\0' ? 0 : 1];
  PndRule rule = read_page (page, owned);
  PndCodeKind kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  g_autofree char *hex = NULL;
  GdkRGBA rgba;
  gint64 id;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->colour), &rgba);
  hex = pnd_code_editor_colour_to_hex (&rgba);
  id = pnd_code_add (project, self->parent, NULL, get_entry (self->abbreviation), kind, hex,
                     page->language, &rule, get_reason (self), error);
  return id != 0 ? pnd_row_get (project, PND_TYPE_CODE, id, error) : NULL;
}

static gboolean
save_all (Editor *self, GError **error)
{
  g_autoptr (PndCode) code
    = self->code != NULL ? g_object_ref (self->code) : add_code (self, error);

  if (code == NULL || !save_looks (self, code, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    {
      if (!save_page (self, &self->pages[i], code, error))
        return FALSE;
    }
  pnd_project_describe_edit (pnd_workspace_get_project (self->workspace), "%s",
                             get_entry (self->abbreviation));
  if (self->code == NULL)
    self->code = g_steal_pointer (&code);
  return TRUE;
}

static void
save_cb (Editor *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  const char *label = self->code != NULL ? N_("Edit code") : N_("Add code");
  gboolean is_new = self->code == NULL;
  g_autoptr (GError) error = NULL;

  if (pnd_project_begin_edit (project, label, &error))
    {
      if (!save_all (self, &error))
        pnd_project_abandon_edit (project);
      else if (pnd_project_end_edit (project, &error))
        {
          pnd_workspace_set_rule_code (self->workspace, pnd_row_get_id (PND_ROW (self->code)));
          gtk_window_destroy (self->window);
          return;
        }
    }
  /* what was typed is not lost: the form stays and says what is wrong with it */
  if (is_new)
    g_clear_object (&self->code);
  gtk_label_set_text (GTK_LABEL (self->error), error->message);
  gtk_widget_set_visible (self->error, TRUE);
}

static void
edited_cb (Editor *self)
{
  gboolean named = *get_entry (self->pages[0].name) != '\0'
                   || *get_entry (self->pages[1].name) != '\0';
  gboolean reasoned = self->reason == NULL || *get_entry (self->reason) != '\0';

  gtk_widget_set_sensitive (self->accept,
                            named && reasoned && *get_entry (self->abbreviation) != '\0');
}

static GtkWidget *
add_entry (Editor *self, GtkWidget *form, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  return pnd_dialog_add_field (GTK_BOX (form), label, entry);
}

static GtkWidget *
make_page (Editor *self, Page *page)
{
  static const PndRule nothing = { "", "", "", "", "", "" };
  const PndRule *rule = self->code != NULL && has_language (self->code, page->language)
                          ? pnd_code_get_rule (self->code, page->language)
                          : &nothing;
  const char *texts[N_FIELDS] = { rule->definition, rule->include, rule->exclude, rule->example,
                                  rule->near_miss };
  const char *labels[N_FIELDS] = { _("_Definition"), _("_Include when"), _("_Exclude when"),
                                   _("E_xample"), _("_Near miss") };
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  page->name = add_entry (self, form, _("N_ame"), rule->name);
  for (int i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = pnd_dialog_new_text (NULL, texts[i], 62, &page->fields[i]);

      pnd_dialog_add_field (GTK_BOX (form), labels[i], field);
    }
  return form;
}

static GtkWidget *
make_pages (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();
  const char *first = pnd_project_get_language (pnd_workspace_get_project (self->workspace));

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    {
      self->pages[i].language = language_codes[i];
      gtk_stack_add_titled (GTK_STACK (stack), make_page (self, &self->pages[i]),
                            language_codes[i], language_titles[i]);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (stack), first);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  return box;
}

static void
add_colour (Editor *self, GtkWidget *form)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autofree char *hex = self->code != NULL ? g_strdup (pnd_code_get_colour (self->code))
                                            : pnd_code_suggest_colour (project, self->parent);
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  if (hex != NULL)
    gdk_rgba_parse (&rgba, hex);
  self->colour = gtk_color_button_new_with_rgba (&rgba);
  gtk_color_button_set_title (GTK_COLOR_BUTTON (self->colour), _("Colour of the Code"));
  gtk_widget_set_halign (self->colour, GTK_ALIGN_START);
  pnd_dialog_add_field (GTK_BOX (form), _("_Colour"), self->colour);
}

static void
add_kind (Editor *self, GtkWidget *form)
{
  const char *titles[PND_N_CODE_KINDS + 1] = { 0 };
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, self->parent);
  PndCodeKind kind = PND_CODE_KIND_OTHER;

  for (int i = 0; i < PND_N_CODE_KINDS; i++)
    titles[i] = pnd_code_kind_get_title (i);
  if (look != NULL)
    kind = look->kind == PND_CODE_KIND_MOTIVE ? PND_CODE_KIND_INDICATOR : look->kind;
  self->kind = gtk_drop_down_new_from_strings (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), kind);
  pnd_dialog_add_field (GTK_BOX (form), _("_Kind"), self->kind);
}

/* a sub-code's abbreviation starts with that of the code it stands under */
static char *
suggest_abbreviation (Editor *self)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, self->parent);

  return look != NULL ? g_strconcat (look->abbreviation, "-", NULL) : g_strdup ("");
}

static void
add_version (Editor *self, GtkWidget *form)
{
  g_autofree char *text
    = g_strdup_printf (_("Version %d. A changed definition, include, exclude or example makes the "
                         "next one; codings remember theirs."),
                       pnd_code_get_version (self->code));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "row-detail");
  gtk_box_append (GTK_BOX (form), label);
}

static GtkWidget *
make_form (Editor *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *suggested = self->code == NULL ? suggest_abbreviation (self) : NULL;

  gtk_widget_add_css_class (form, "dialog-content");
  self->abbreviation
    = add_entry (self, head, _("A_bbreviation"),
                 self->code != NULL ? pnd_code_get_abbreviation (self->code) : suggested);
  add_colour (self, head);
  if (self->code == NULL)
    add_kind (self, head);
  gtk_box_append (GTK_BOX (form), head);
  gtk_box_append (GTK_BOX (form), make_pages (self));
  if (self->code != NULL)
    add_version (self, form);
  if (pnd_codebook_is_frozen (pnd_workspace_get_project (self->workspace)))
    self->reason = add_entry (self, form, _("_Reason (the codebook is frozen)"), NULL);
  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (form), self->error);
  return form;
}

/**
 * pnd_code_editor_show:
 * @parent_window: the window
 * @workspace: whose codebook
 * @code: (nullable): the code to edit, %NULL for a new one
 * @parent: the code a new one stands under, 0 for the top
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_code_editor_show (GtkWindow *parent_window, PndWorkspace *workspace, PndCode *code,
                      gint64 parent)
{
  Editor *self = g_new0 (Editor, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  PndProject *project = pnd_workspace_get_project (workspace);
  gboolean read_only = !pnd_project_can_edit (project);
  GtkWidget *form;

  self->workspace = g_object_ref (workspace);
  self->code = code != NULL ? g_object_ref (code) : NULL;
  self->parent = parent;
  self->window
    = pnd_dialog_new (parent_window, code != NULL ? _("Edit Code") : _("New Code"), 560, 680);
  self->accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  form = make_form (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  gtk_window_set_child (self->window, scrolled);
  g_object_set_data_full (G_OBJECT (self->window), "editor", self, editor_free);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (save_cb), self);
  edited_cb (self);
  if (read_only)
    {
      gtk_widget_set_sensitive (form, FALSE);
      gtk_widget_set_sensitive (self->accept, FALSE);
    }
  gtk_window_present (self->window);
  return self->window;
}

/**
 * pnd_code_editor_colour_to_hex:
 * @colour: a colour
 *
 * Returns: (transfer full): it as `#rrggbb`
 */
char *
pnd_code_editor_colour_to_hex (const GdkRGBA *colour)
{
  return g_strdup_printf ("#%02x%02x%02x", (int) (CLAMP (colour->red, 0, 1) * 255 + 0.5),
                          (int) (CLAMP (colour->green, 0, 1) * 255 + 0.5),
                          (int) (CLAMP (colour->blue, 0, 1) * 255 + 0.5));
}
