/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-page.h"

#include <glib/gi18n.h>

#include "ui/codes/palette.h"
#include "ui/common/ask-bar.h"
#include "ui/documents/document-properties.h"
#include "ui/preferences/language.h"
#include "ui/review/memos-dialog.h"
#include "ui/search/code-popover.h"
#include "ui/search/hit-row.h"

#define N_MODES 3

/**
 * Pending:
 * @passages: (nullable) (element-type PndPassage): what waits for a code or an answer
 *
 * What is about to be coded.
 */
typedef struct
{
  GArray *passages;
  gint64 code;
  PndRating rating;
} Pending;

struct _PndSearchPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndSearchSession *session;
  GtkSingleSelection *selection;
  Pending pending;

  GtkWidget *overlay;
  GtkWidget *entry;
  GtkWidget *modes[N_MODES];
  GtkWidget *scope;
  GtkWidget *status;
  GtkWidget *stack; /* "help" and "hits" */
  GtkWidget *view;
  GtkWidget *code;
  PndCodePopover *choices;
  PndPalette *palette;
  GtkWidget *ask_bar;
};

G_DEFINE_FINAL_TYPE (PndSearchPage, pnd_search_page, GTK_TYPE_WIDGET)

static PndSearchMode
get_mode (PndSearchPage *self)
{
  for (int i = 0; i < N_MODES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->modes[i])))
      return (PndSearchMode) i;
  return PND_SEARCH_WORDS;
}

static PndSearchScope
get_scope (PndSearchPage *self)
{
  static const PndSearchScope scopes[]
    = { PND_SEARCH_IN_ALL, PND_SEARCH_IN_DOCUMENTS, PND_SEARCH_IN_MEMOS };
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));

  return selected < G_N_ELEMENTS (scopes) ? scopes[selected] : PND_SEARCH_IN_ALL;
}

static void
look_cb (PndSearchPage *self)
{
  pnd_search_session_look_for (self->session,
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_mode (self), get_scope (self));
}

static void
mode_cb (PndSearchPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    look_cb (self);
}

/* documents the hits are in, and hits that can be coded */
static guint
count_documents (GListModel *hits, guint *n_codable)
{
  guint n_documents = 0;

  *n_codable = 0;
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (PndHitItem) item = g_list_model_get_item (hits, i);
      gboolean in_document = pnd_hit_item_get_hit (item)->place == PND_SEARCH_DOCUMENT;

      n_documents += in_document && pnd_hit_item_is_first (item);
      *n_codable += in_document;
    }
  return n_documents;
}

static char *
describe_hits (PndSearchPage *self)
{
  GListModel *model = pnd_search_session_get_hits (self->session);
  guint n = g_list_model_get_n_items (model);
  guint n_codable;
  guint n_documents = count_documents (model, &n_codable);
  g_autofree char *number = pnd_language_format_count ((int) n);
  g_autofree char *hits = NULL;

  if (n >= PND_SEARCH_SESSION_MOST)
    return g_strdup_printf (_("The first %s hits; say more exactly what to find."), number);
  if (n == 0)
    return g_strdup (pnd_search_session_is_running (self->session) ? _("Searching…")
                                                                   : _("Not found"));
  hits = g_strdup_printf (ngettext ("%s hit", "%s hits", n), number);
  if (!pnd_search_session_is_complete (self->session))
    return g_strdup_printf (_("%s so far…"), hits);
  if (n_documents == 0)
    return g_steal_pointer (&hits);
  /* Translators: "12 hits in 3 documents" */
  return g_strdup_printf (ngettext ("%s in %u document", "%s in %u documents", n_documents), hits,
                          n_documents);
}

/* how fast it is is said only where it is slow */
static char *
describe_index (PndSearchPage *self)
{
  g_autofree char *trouble = pnd_search_session_get_trouble (self->session);
  double indexed = pnd_search_session_get_indexed (self->session);

  if (trouble != NULL)
    return g_strdup_printf (_("Searching without an index: %s"), trouble);
  if (indexed < 1)
    return g_strdup_printf (_("The index is being made, %d%%."), (int) (indexed * 100));
  return NULL;
}

static char *
describe (PndSearchPage *self)
{
  const char *fault = pnd_search_session_get_fault (self->session);
  g_autofree char *index = describe_index (self);
  g_autofree char *hits = NULL;

  if (fault != NULL)
    return g_strdup (fault);
  if (*pnd_search_session_get_query (self->session) == '\0')
    return index != NULL ? g_steal_pointer (&index) : g_strdup ("");
  hits = describe_hits (self);
  return index != NULL ? g_strdup_printf ("%s · %s", hits, index) : g_steal_pointer (&hits);
}

static void
show_state_cb (PndSearchPage *self)
{
  gboolean has_query = *pnd_search_session_get_query (self->session) != '\0';
  GListModel *hits = pnd_search_session_get_hits (self->session);
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autofree char *status = describe (self);
  guint n_codable;

  count_documents (hits, &n_codable);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  if (pnd_search_session_get_fault (self->session) != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    has_query && g_list_model_get_n_items (hits) > 0 ? "hits"
                                                                                     : "help");
  gtk_widget_set_sensitive (self->code, n_codable > 0 && project != NULL
                                          && !pnd_project_get_read_only (project));
}

static void
project_cb (PndSearchPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_state_cb (self);
}

static void
show_dialog (PndSearchPage *self, const PndSearchHit *hit)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (PndDocument) document = NULL;

  if (hit->place == PND_SEARCH_JOURNAL)
    pnd_memos_dialog_show (window, self->workspace, PND_MEMOS_JOURNAL, 0);
  else if (hit->place == PND_SEARCH_MEMO && hit->document != 0)
    pnd_memos_dialog_show (window, self->workspace, PND_MEMOS_DOCUMENT, hit->document);
  else if (hit->place == PND_SEARCH_MEMO && hit->code != 0)
    pnd_memos_dialog_show (window, self->workspace, PND_MEMOS_CODE, hit->code);
  else if (hit->place == PND_SEARCH_MEMO)
    pnd_memos_dialog_show (window, self->workspace, PND_MEMOS_PROJECT, 0);
  else if (hit->place == PND_SEARCH_DOCUMENT_NOTE)
    {
      document = pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_DOCUMENT,
                              hit->document, NULL);
      if (document != NULL)
        pnd_document_properties_show (window, self->workspace, document);
    }
  else if (hit->place == PND_SEARCH_TRANSLATION)
    pnd_workspace_open_document (self->workspace, hit->document);
}

static void
open_hit (PndSearchPage *self, PndHitItem *item)
{
  const PndSearchHit *hit = pnd_hit_item_get_hit (item);

  switch (hit->place)
    {
    case PND_SEARCH_DOCUMENT:
      pnd_workspace_set_coding (self->workspace, 0);
      pnd_workspace_reveal (self->workspace, hit->document, pnd_hit_item_get_span (item));
      break;
    case PND_SEARCH_CODING_MEMO:
      pnd_workspace_reveal_coding (self->workspace, hit->item);
      break;
    case PND_SEARCH_ANNOTATION:
      pnd_workspace_reveal_coding (self->workspace, hit->item | PND_WORKSPACE_NOTE_BIT);
      break;
    case PND_SEARCH_DOCUMENT_NOTE:
    case PND_SEARCH_MEMO:
    case PND_SEARCH_JOURNAL:
    case PND_SEARCH_TRANSLATION:
    default:
      show_dialog (self, hit);
    }
}

static void
activate_cb (GtkListView *view, guint position, PndSearchPage *self)
{
  g_autoptr (PndHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (PND_IS_SEARCH_PAGE (self));

  if (item != NULL)
    open_hit (self, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, pnd_hit_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  pnd_hit_row_set_item (PND_HIT_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

/* from the entry one goes down to the hits, or straight to the first of them */
static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
              GdkModifierType state, PndSearchPage *self)
{
  if (keyval == GDK_KEY_Down && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
        gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_grab_focus (self->view);
    }
  else if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
entry_activate_cb (PndSearchPage *self)
{
  pnd_search_page_step (self, 1);
}

static void
forget_pending (PndSearchPage *self)
{
  g_clear_pointer (&self->pending.passages, g_array_unref);
}

static void
apply (PndSearchPage *self, gboolean extend)
{
  gint64 code = self->pending.code;

  if (pnd_code_hits_apply (self->workspace, self->pending.passages, code, &self->pending.rating,
                           extend))
    pnd_palette_used (self->palette, code);
  forget_pending (self);
}

static void
ask_or_apply (PndSearchPage *self)
{
  g_autofree char *question
    = pnd_code_hits_make_question (self->workspace, self->pending.passages, self->pending.code);

  if (question != NULL)
    pnd_ask_bar_ask (PND_ASK_BAR (self->ask_bar), question, _("Extend the existing codings"),
                     _("Keep both"), 'k');
  else
    apply (self, FALSE);
}

static void
answered_cb (PndSearchPage *self, int answer)
{
  gtk_widget_grab_focus (self->view);
  if (self->pending.passages == NULL)
    return;
  if (answer == PND_ANSWER_NONE)
    forget_pending (self);
  else
    apply (self, answer == PND_ANSWER_FIRST);
}

static void
palette_apply_cb (PndSearchPage *self, gint64 code, gboolean memo)
{
  PndRating rating = pnd_palette_get_rating (self->palette);

  g_assert (PND_IS_SEARCH_PAGE (self));

  pnd_palette_close (self->palette);
  gtk_widget_grab_focus (self->view);
  pnd_search_page_code (self, pnd_code_popover_get_all (self->choices),
                        pnd_code_popover_get_unit (self->choices), code, rating);
}

static void
palette_cancelled_cb (PndSearchPage *self)
{
  gtk_widget_grab_focus (self->view);
}

/* the palette stands over the list, at its foot, where the button was */
static void
chosen_cb (PndSearchPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  PndForm form = pnd_palette_measure (self->palette, 0, FALSE);
  PndPlace place = { GTK_POS_TOP, { MAX (0, width - form.width - 12), height - 12, 1, 1 },
                     MAX (height - 24, form.least) };

  if (pnd_place_is_wide (&place))
    place.pointing.x = MAX (0, width - pnd_palette_measure (self->palette, 0, TRUE).width - 12);
  pnd_palette_open (self->palette, 0, &place);
}

/* what the popover says is true when it opens */
static void
popover_cb (PndSearchPage *self)
{
  PndHitItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint n_codable;

  count_documents (pnd_search_session_get_hits (self->session), &n_codable);
  pnd_code_popover_set_hits (self->choices, n_codable,
                             pnd_search_session_is_complete (self->session),
                             item != NULL
                               && pnd_hit_item_get_hit (item)->place == PND_SEARCH_DOCUMENT);
}

static gboolean
pnd_search_page_grab_focus (GtkWidget *widget)
{
  PndSearchPage *self = PND_SEARCH_PAGE (widget);

  if (!gtk_widget_grab_focus (self->entry))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

static void
pnd_search_page_dispose (GObject *object)
{
  PndSearchPage *self = PND_SEARCH_PAGE (object);
  GtkWidget *child;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  forget_pending (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  if (self->session != NULL)
    g_object_run_dispose (G_OBJECT (self->session));
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_search_page_parent_class)->dispose (object);
}

static void
pnd_search_page_class_init (PndSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_search_page_dispose;
  widget_class->grab_focus = pnd_search_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "search-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
make_entry (PndSearchPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Find in all documents and memos…"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find in all documents and memos"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (look_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  return self->entry;
}

static GtkWidget *
make_modes (PndSearchPage *self)
{
  static const struct
  {
    const char *label;
    const char *tooltip;
  } modes[N_MODES] = {
    [PND_SEARCH_WORDS] = { N_("Words"), N_("Whole words; a * after the beginning of one") },
    [PND_SEARCH_STEMS] = { N_("Stems"), N_("Words whatever Indonesian affixes they have: promosi "
                                           "finds mempromosikan") },
    [PND_SEARCH_PARTS] = { N_("Parts"), N_("Parts of words: pakat finds kesepakatan") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_MODES; i++)
    {
      self->modes[i] = gtk_toggle_button_new_with_label (_(modes[i].label));
      gtk_widget_set_tooltip_text (self->modes[i], _(modes[i].tooltip));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->modes[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->modes[0]) : NULL);
      gtk_box_append (GTK_BOX (box), self->modes[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->modes[0]), TRUE);
  for (int i = 0; i < N_MODES; i++)
    g_signal_connect_swapped (self->modes[i], "notify::active", G_CALLBACK (mode_cb), self);
  return box;
}

static GtkWidget *
make_scope (PndSearchPage *self)
{
  const char *scopes[] = { _("Everywhere"), _("In documents"), _("In memos and notes"), NULL };

  self->scope = gtk_drop_down_new_from_strings (scopes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where to find"), -1);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (look_cb), self);
  return self->scope;
}

static GtkWidget *
make_head (PndSearchPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), make_entry (self));
  gtk_box_append (GTK_BOX (options), make_modes (self));
  gtk_box_append (GTK_BOX (options), make_scope (self));
  gtk_box_append (GTK_BOX (head), options);
  gtk_widget_add_css_class (head, "search-head");
  return head;
}

static void
add_help (GtkGrid *grid, int row, const char *example, const char *meaning)
{
  GtkWidget *left = gtk_label_new (example);
  GtkWidget *right = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_add_css_class (left, "example");
  gtk_widget_add_css_class (right, "dim-label");
  gtk_grid_attach (grid, left, 0, row, 1, 1);
  gtk_grid_attach (grid, right, 1, row, 1, 1);
}

static GtkWidget *
make_help (void)
{
  GtkWidget *grid = gtk_grid_new ();

  add_help (GTK_GRID (grid), 0, "kota kembar", _("Both words, anywhere in a document"));
  add_help (GTK_GRID (grid), 1, "\"kota kembar\"", _("The words in a row"));
  add_help (GTK_GRID (grid), 2, "invest*", _("Words that begin so"));
  add_help (GTK_GRID (grid), 3, "kota OR provinsi", _("One or the other"));
  add_help (GTK_GRID (grid), 4, "kota NOT kembar", _("Documents with the first and without the "
                                                     "second"));
  add_help (GTK_GRID (grid), 5, "NEAR(kota dagang, 5)", _("At most five words apart"));
  add_help (GTK_GRID (grid), 6, "(kota OR desa) dagang", _("Brackets keep together"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (grid, "search-help");
  return grid;
}

static GtkWidget *
make_list (PndSearchPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selection
    = gtk_single_selection_new (g_object_ref (pnd_search_session_get_hits (self->session)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hits"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

static GtkWidget *
make_foot (PndSearchPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_set_hexpand (self->status, TRUE);
  self->choices = PND_CODE_POPOVER (pnd_code_popover_new ());
  self->code = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->code), _("Code Hits"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->code), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->code), GTK_WIDGET (self->choices));
  gtk_widget_set_valign (self->code, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->choices, "show", G_CALLBACK (popover_cb), self);
  g_signal_connect_swapped (self->choices, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (foot), self->status);
  gtk_box_append (GTK_BOX (foot), self->code);
  gtk_widget_add_css_class (foot, "search-foot");
  return foot;
}

static void
fill (PndSearchPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_help (), "help");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "hits");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  self->ask_bar = pnd_ask_bar_new ();
  gtk_widget_set_halign (self->ask_bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->ask_bar, GTK_ALIGN_END);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->ask_bar);
  self->palette = PND_PALETTE (pnd_palette_new (self->workspace));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
}

static void
pnd_search_page_init (PndSearchPage *self)
{
}

/**
 * pnd_search_page_new:
 * @workspace: the workspace
 *
 * Returns: the page
 */
GtkWidget *
pnd_search_page_new (PndWorkspace *workspace)
{
  PndSearchPage *self = g_object_new (PND_TYPE_SEARCH_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->session = pnd_search_session_new (workspace);
  fill (self);
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (show_state_cb), self);
  g_signal_connect_swapped (self->palette, "apply", G_CALLBACK (palette_apply_cb), self);
  g_signal_connect_swapped (self->palette, "cancelled", G_CALLBACK (palette_cancelled_cb), self);
  g_signal_connect_swapped (self->ask_bar, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  show_state_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_search_page_look_for:
 * @self: the page
 * @query: (nullable): what to look for; %NULL to leave it
 *
 * Takes the keyboard focus.
 */
void
pnd_search_page_look_for (PndSearchPage *self, const char *query)
{
  g_return_if_fail (PND_IS_SEARCH_PAGE (self));

  if (query != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * pnd_search_page_step:
 * @self: the page
 * @direction: 1 for the next hit, -1 for the one before, round and round
 *
 * Opens it.
 *
 * Returns: whether there is one
 */
gboolean
pnd_search_page_step (PndSearchPage *self, int direction)
{
  g_autoptr (PndHitItem) item = NULL;
  guint selected, n;

  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return FALSE;
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = direction > 0 ? 0 : n - 1;
  else
    selected = (selected + (direction > 0 ? 1 : n - 1)) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", selected);
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), selected);
  open_hit (self, item);
  return TRUE;
}

/**
 * pnd_search_page_get_session:
 * @self: the page
 *
 * Returns: (transfer none): what it shows
 */
PndSearchSession *
pnd_search_page_get_session (PndSearchPage *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), NULL);

  return self->session;
}

/**
 * pnd_search_page_get_status:
 * @self: the page
 *
 * Returns: (transfer none): what its foot says
 */
const char *
pnd_search_page_get_status (PndSearchPage *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->status));
}

/**
 * pnd_search_page_code:
 * @self: the page
 * @all: all hits that are in documents, or the selected one
 * @unit: what to code around each
 * @code: the code
 * @rating: its ratings
 *
 * Codes them in one edit; asks once first, where passages overlap text that the one who acts gave
 * the same code.
 */
void
pnd_search_page_code (PndSearchPage *self, gboolean all, PndPassageUnit unit, gint64 code,
                      PndRating rating)
{
  g_autoptr (GListStore) one = g_list_store_new (PND_TYPE_HIT_ITEM);
  PndHitItem *selected;

  g_return_if_fail (PND_IS_SEARCH_PAGE (self));

  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  forget_pending (self);
  selected = gtk_single_selection_get_selected_item (self->selection);
  if (!all && selected != NULL)
    g_list_store_append (one, selected);
  self->pending.passages = pnd_code_hits_expand (
    self->workspace, all ? G_LIST_MODEL (self->selection) : G_LIST_MODEL (one), unit);
  self->pending.code = code;
  self->pending.rating = rating;
  if (self->pending.passages != NULL && self->pending.passages->len > 0)
    ask_or_apply (self);
  else
    forget_pending (self);
}
