/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/palette.h"

#include <glib/gi18n.h>

#include "ui/codes/palette-list.h"
#include "ui/codes/rating-chips.h"
#include "ui/inspector/rule-card.h"

#define PAGE 5
/* pixels; beside the text of a narrow window there are 335, frame and gap included */
#define TALL_WIDTH 300
#define WIDE_WIDTH 720
#define RULE_WIDE_WIDTH 410
/* enough for most rules, the others scroll; always the same, so that nothing jumps while typing */
#define RULE_TALL_HEIGHT 236
#define RULE_WIDE_HEIGHT 204
/* in a low window */
#define RULE_LEAST_HEIGHT 110
#define N_ROWS 6
#define N_LEAST_ROWS 4

struct _PndPalette
{
  PndSidePopover parent_instance;

  PndWorkspace *workspace;
  gint64 changing;  /* the coding whose code is to change, or 0 */
  gint64 rule_code; /* what the workspace showed before */

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *middle;
  GtkWidget *list;
  GtkWidget *rule_frame;
  GtkWidget *rule;
  GtkWidget *nothing;
  GtkWidget *bottom;
  GtkWidget *chips;
  GtkWidget *hint;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (PndPalette, pnd_palette, PND_TYPE_SIDE_POPOVER)

enum
{
  APPLY,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
apply (PndPalette *self, gboolean memo)
{
  PndCode *code = pnd_palette_list_get_code (PND_PALETTE_LIST (self->list));

  if (code != NULL)
    g_signal_emit (self, signals[APPLY], 0, pnd_row_get_id (PND_ROW (code)), memo);
}

static void
leave (PndPalette *self)
{
  pnd_palette_close (self);
  pnd_workspace_set_rule_code (self->workspace, self->rule_code);
}

static void
cancel (PndPalette *self)
{
  leave (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
go_to_chips (PndPalette *self)
{
  if (gtk_widget_get_visible (self->chips))
    gtk_widget_child_focus (self->chips, GTK_DIR_TAB_FORWARD);
}

static void
go_to_entry (PndPalette *self)
{
  GtkEditable *text = GTK_EDITABLE (self->entry);

  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (text, -1);
}

static void
highlighted_cb (PndPalette *self)
{
  PndCode *code = pnd_palette_list_get_code (PND_PALETTE_LIST (self->list));
  g_autofree char *spoken = NULL;

  pnd_rule_card_set_code (PND_RULE_CARD (self->rule), code);
  gtk_widget_set_visible (self->nothing, code == NULL);
  gtk_widget_set_sensitive (self->apply, code != NULL);
  if (code == NULL)
    return;
  if (pnd_palette_is_open (self))
    pnd_workspace_set_rule_code (self->workspace, pnd_row_get_id (PND_ROW (code)));
  spoken = g_strdup_printf ("%s, %s", pnd_code_get_abbreviation (code), pnd_code_get_name (code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
}

static void
search_changed_cb (PndPalette *self)
{
  pnd_palette_list_set_query (PND_PALETTE_LIST (self->list),
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
apply_cb (PndPalette *self)
{
  apply (self, FALSE);
}

static gboolean
press_list_key (PndPalette *self, guint keyval)
{
  static const struct
  {
    guint keyval;
    int rows;
  } moves[] = {
    { GDK_KEY_Up, -1 },         { GDK_KEY_Down, 1 },         { GDK_KEY_KP_Up, -1 },
    { GDK_KEY_KP_Down, 1 },     { GDK_KEY_Page_Up, -PAGE },  { GDK_KEY_Page_Down, PAGE },
    { GDK_KEY_KP_Page_Up, -PAGE }, { GDK_KEY_KP_Page_Down, PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (keyval == moves[i].keyval)
      {
        pnd_palette_list_move (PND_PALETTE_LIST (self->list), moves[i].rows);
        return TRUE;
      }
  return FALSE;
}

/* A plus never occurs in an abbreviation, and a minus not where a word would begin: there they are
 * a rating already, and save the Tab. */
static gboolean
press_entry_key (PndPalette *self, guint keyval)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean between = *text == '\0' || g_str_has_suffix (text, " ");
  gunichar c = gdk_keyval_to_unicode (keyval);

  if (!gtk_widget_get_visible (self->chips))
    return FALSE;
  if (keyval == GDK_KEY_Tab)
    {
      go_to_chips (self);
      return TRUE;
    }
  if (c != '+' && !(between && (c == '-' || c == '=')))
    return FALSE;
  go_to_chips (self);
  return pnd_rating_chips_press (PND_RATING_CHIPS (self->chips), keyval);
}

/* wherever in the palette the focus is, letters go on with the search */
static gboolean
search_on (PndPalette *self, guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char letter[7] = { 0 };
  int position = -1;

  if (!g_unichar_isalnum (c))
    return FALSE;
  go_to_entry (self);
  g_unichar_to_utf8 (c, letter);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), letter, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static gboolean
press_chip_key (PndPalette *self, guint keyval)
{
  if (keyval == GDK_KEY_BackSpace)
    {
      go_to_entry (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      apply (self, FALSE);
      return TRUE;
    }
  if (pnd_rating_chips_press (PND_RATING_CHIPS (self->chips), keyval))
    return TRUE;
  return search_on (self, keyval);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndPalette *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  g_assert (PND_IS_PALETTE (self));

  if (enter && (state & GDK_CONTROL_MASK) != 0)
    apply (self, TRUE);
  else if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  else if (keyval == GDK_KEY_Escape)
    cancel (self);
  else if (press_list_key (self, keyval))
    return GDK_EVENT_STOP;
  else if (has_focus_within (self->entry))
    return press_entry_key (self, keyval);
  else if (has_focus_within (self->chips))
    return press_chip_key (self, keyval);
  else
    return search_on (self, keyval);
  return GDK_EVENT_STOP;
}

static void
pnd_palette_dispose (GObject *object)
{
  PndPalette *self = PND_PALETTE (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_palette_parent_class)->dispose (object);
}

static void
pnd_palette_class_init (PndPaletteClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_palette_dispose;
  signals[APPLY] = g_signal_new ("apply", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CANCELLED] = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

/* The rule stands beside the list in a place over or under the passage, under it at the side.
 * @missing: by how many pixels it is to be lower than it would like */
static void
set_form (PndPalette *self, gboolean wide, int missing)
{
  int height = wide ? RULE_WIDE_HEIGHT : RULE_TALL_HEIGHT;
  gboolean few = wide && missing > RULE_WIDE_HEIGHT - N_ROWS * PND_PALETTE_LIST_ROW_HEIGHT;
  GtkOrientation across = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom), across);
  pnd_rating_chips_set_orientation (PND_RATING_CHIPS (self->chips), across);
  gtk_widget_set_size_request (self->box, wide ? WIDE_WIDTH : TALL_WIDTH, -1);
  gtk_widget_set_size_request (self->rule_frame, wide ? RULE_WIDE_WIDTH : -1,
                               MAX (height - missing, RULE_LEAST_HEIGHT));
  pnd_palette_list_set_n_rows (PND_PALETTE_LIST (self->list), few ? N_LEAST_ROWS : N_ROWS);
}

static void
make_rule (PndPalette *self)
{
  GtkWidget *pile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rule = pnd_rule_card_new ();
  pnd_rule_card_set_brief (PND_RULE_CARD (self->rule), TRUE);
  self->nothing = gtk_label_new (_("No code fits."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (pile), self->rule);
  gtk_box_append (GTK_BOX (pile), self->nothing);
  self->rule_frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->rule_frame), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->rule_frame), pile);
}

static void
make_bottom (PndPalette *self)
{
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->bottom = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->chips = pnd_rating_chips_new ();
  pnd_rating_chips_set_show_keys (PND_RATING_CHIPS (self->chips), TRUE);
  self->hint = gtk_label_new (_("Ctrl+Enter: with memo"));
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_set_hexpand (self->hint, TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "small");
  self->apply = gtk_button_new_with_label (_("Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_box_append (GTK_BOX (footer), self->hint);
  gtk_box_append (GTK_BOX (footer), self->apply);
  gtk_widget_set_hexpand (footer, TRUE);
  gtk_box_append (GTK_BOX (self->bottom), self->chips);
  gtk_box_append (GTK_BOX (self->bottom), footer);
}

static void
pnd_palette_init (PndPalette *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Code"), -1);
  self->middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  make_rule (self);
  make_bottom (self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->middle);
  gtk_box_append (GTK_BOX (self->box), self->bottom);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
}

static void
connect_keys (PndPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* whoever has the focus now keeps it */
  g_signal_connect (self, "left", G_CALLBACK (leave), NULL);
}

/**
 * pnd_palette_new:
 * @workspace: the workspace
 *
 * Returns: a palette that is closed
 */
GtkWidget *
pnd_palette_new (PndWorkspace *workspace)
{
  PndPalette *self = g_object_new (PND_TYPE_PALETTE, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = pnd_palette_list_new (workspace);
  gtk_box_append (GTK_BOX (self->middle), self->list);
  gtk_box_append (GTK_BOX (self->middle), self->rule_frame);
  g_signal_connect_swapped (self->list, "highlighted", G_CALLBACK (highlighted_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (apply_cb), self);
  connect_keys (self);
  gtk_widget_set_hexpand (self->list, TRUE);
  set_form (self, FALSE, 0);
  return GTK_WIDGET (self);
}

/**
 * pnd_palette_open:
 * @self: the palette
 * @changing: the coding whose code is to change, or 0 to code the selection
 * @place: where it stands
 *
 * Empties the entry, offers what was used last, and takes the keyboard focus.
 */
void
pnd_palette_open (PndPalette *self, gint64 changing, const PndPlace *place)
{
  gboolean wide;
  PndForm form;

  g_return_if_fail (PND_IS_PALETTE (self));
  g_return_if_fail (place != NULL);

  self->changing = changing;
  wide = pnd_place_is_wide (place);
  if (!pnd_palette_is_open (self))
    self->rule_code = pnd_workspace_get_rule_code (self->workspace);
  form = pnd_palette_measure (self, changing, wide);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  changing != 0 ? _("Change the code to…") : _("Code…"));
  gtk_button_set_label (GTK_BUTTON (self->apply), changing != 0 ? _("Change") : _("Apply"));
  pnd_rating_chips_set_rating (PND_RATING_CHIPS (self->chips),
                               pnd_workspace_get_default_rating (self->workspace));
  set_form (self, wide, MAX (form.height - place->room, 0));
  pnd_side_popover_open (PND_SIDE_POPOVER (self), place);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

/**
 * pnd_palette_close:
 * @self: the palette
 */
void
pnd_palette_close (PndPalette *self)
{
  g_return_if_fail (PND_IS_PALETTE (self));

  pnd_side_popover_close (PND_SIDE_POPOVER (self));
}

/**
 * pnd_palette_is_open:
 * @self: the palette
 *
 * Returns: whether it is
 */
gboolean
pnd_palette_is_open (PndPalette *self)
{
  g_return_val_if_fail (PND_IS_PALETTE (self), FALSE);

  return pnd_side_popover_is_open (PND_SIDE_POPOVER (self));
}

/**
 * pnd_palette_get_changing:
 * @self: the palette
 *
 * Returns: the coding whose code is to change, or 0
 */
gint64
pnd_palette_get_changing (PndPalette *self)
{
  g_return_val_if_fail (PND_IS_PALETTE (self), 0);

  return self->changing;
}

/**
 * pnd_palette_measure:
 * @self: the palette, closed
 * @changing: the coding whose code is to change, or 0
 * @wide: the wide form, for a place over or under a passage, or the tall one
 *
 * Returns: the size of that form
 */
PndForm
pnd_palette_measure (PndPalette *self, gint64 changing, gboolean wide)
{
  PndForm form;

  g_return_val_if_fail (PND_IS_PALETTE (self), (PndForm){ 0 });

  gtk_widget_set_visible (self->chips, changing == 0);
  set_form (self, wide, G_MAXINT16);
  form = pnd_form_measure (self->box);
  set_form (self, wide, 0);
  form.height = pnd_form_measure (self->box).height;
  return form;
}

/**
 * pnd_palette_get_rating:
 * @self: the palette
 *
 * Returns: what the chips say
 */
PndRating
pnd_palette_get_rating (PndPalette *self)
{
  PndRating none = { 0 };

  g_return_val_if_fail (PND_IS_PALETTE (self), none);

  return pnd_rating_chips_get_rating (PND_RATING_CHIPS (self->chips));
}

/**
 * pnd_palette_get_highlighted:
 * @self: the palette
 *
 * Returns: the code that Enter would apply, or 0
 */
gint64
pnd_palette_get_highlighted (PndPalette *self)
{
  PndCode *code;

  g_return_val_if_fail (PND_IS_PALETTE (self), 0);

  code = pnd_palette_list_get_code (PND_PALETTE_LIST (self->list));
  return code == NULL ? 0 : pnd_row_get_id (PND_ROW (code));
}

/**
 * pnd_palette_used:
 * @self: the palette
 * @code: the code applied just now, by whatever way
 */
void
pnd_palette_used (PndPalette *self, gint64 code)
{
  g_return_if_fail (PND_IS_PALETTE (self));

  pnd_palette_list_used (PND_PALETTE_LIST (self->list), code);
}
