/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/workspace-private.h"

#include "app/model/annotation.h"
#include "app/model/coder.h"
#include "app/model/row-list.h"

G_DEFINE_FINAL_TYPE (PndWorkspace, pnd_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_DOCUMENT,
  PROP_CODING,
  PROP_RULE_CODE,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  MARKS_CHANGED,
  CODES_CHANGED,
  CHANGED,
  REVEAL,
  MESSAGE,
  CODE_REQUESTED,
  CODERS_SHOWN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
code_look_free (gpointer data)
{
  PndCodeLook *look = data;

  g_free ((char *) look->abbreviation);
  g_free ((char *) look->name);
  g_free (look);
}

/**
 * pnd_workspace_copy_id:
 * @id: an id
 *
 * Returns: (transfer full): a key for a hash table of ids
 */
gint64 *
pnd_workspace_copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_look (PndWorkspace *self, PndCode *code)
{
  PndCodeLook *look = g_new0 (PndCodeLook, 1);

  look->id = pnd_row_get_id (PND_ROW (code));
  look->abbreviation = g_strdup (pnd_code_get_abbreviation (code));
  look->name = g_strdup (pnd_code_get_name (code));
  look->kind = pnd_code_get_kind (code);
  if (!gdk_rgba_parse (&look->colour, pnd_code_get_colour (code)))
    look->colour = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 1.0f };
  g_hash_table_insert (self->looks, pnd_workspace_copy_id (look->id), look);
}

static void
read_looks (PndWorkspace *self)
{
  guint n = self->all_codes == NULL ? 0 : g_list_model_get_n_items (self->all_codes);

  g_hash_table_remove_all (self->looks);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (self->all_codes, i);

      add_look (self, code);
    }
}

static GListModel *
list_new (PndProject *project, GType type, const char *where, const char *order)
{
  return G_LIST_MODEL (pnd_row_list_new (project, type, where, order, NULL, ""));
}

static void
make_lists (PndWorkspace *self)
{
  PndProject *project = self->project;

  self->documents = list_new (project, PND_TYPE_DOCUMENT, "t.trashed IS NULL",
                              "t.name COLLATE NOCASE, t.id");
  self->trash = list_new (project, PND_TYPE_DOCUMENT, "t.trashed IS NOT NULL",
                          "t.trashed DESC, t.id");
  self->top_codes = list_new (project, PND_TYPE_CODE, "t.parent IS NULL", "t.position, t.id");
  self->all_codes = list_new (project, PND_TYPE_CODE, "1", "t.parent, t.position, t.id");
  self->coders = list_new (project, PND_TYPE_CODER, "t.layer IS NULL", "t.id");
}

static void
drop_lists (PndWorkspace *self)
{
  g_hash_table_remove_all (self->child_codes);
  g_hash_table_remove_all (self->looks);
  g_clear_object (&self->documents);
  g_clear_object (&self->trash);
  g_clear_object (&self->top_codes);
  g_clear_object (&self->all_codes);
  g_clear_object (&self->coders);
}

static void
forget_what_is_gone (PndWorkspace *self)
{
  gint64 id = self->coding & ~PND_WORKSPACE_NOTE_BIT;
  gboolean note = (self->coding & PND_WORKSPACE_NOTE_BIT) != 0;

  if (self->coding != 0
      && (self->marks == NULL || pnd_span_index_find (self->marks, id, note) == NULL))
    pnd_workspace_set_coding (self, 0);
  if (self->rule_code != 0 && pnd_workspace_get_look (self, self->rule_code) == NULL)
    pnd_workspace_set_rule_code (self, 0);
  if (self->has_last && pnd_workspace_get_look (self, self->last_code) == NULL)
    self->has_last = FALSE;
}

static void
project_changed_cb (PndProject *project, PndChanges *changes, PndWorkspace *self)
{
  gboolean codes;

  g_assert (PND_IS_WORKSPACE (self));

  codes = pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "codes")
          || pnd_changes_touch (changes, "code_texts");
  if (codes)
    read_looks (self);
  pnd_workspace_update_sources (self, changes);
  /* who borrowed the old marks lets go of them before anything else is told */
  if (pnd_workspace_update_marks (self, changes))
    g_signal_emit (self, signals[MARKS_CHANGED], 0);
  if (codes)
    g_signal_emit (self, signals[CODES_CHANGED], 0);
  pnd_workspace_update_document (self);
  forget_what_is_gone (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
pnd_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PndWorkspace *self = PND_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CODING:
      g_value_set_int64 (value, self->coding);
      break;
    case PROP_RULE_CODE:
      g_value_set_int64 (value, self->rule_code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pnd_workspace_set_property (GObject *object, guint prop_id, const GValue *value,
                            GParamSpec *pspec)
{
  PndWorkspace *self = PND_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      pnd_workspace_set_project (self, g_value_get_object (value));
      break;
    case PROP_CODING:
      pnd_workspace_set_coding (self, g_value_get_int64 (value));
      break;
    case PROP_RULE_CODE:
      pnd_workspace_set_rule_code (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pnd_workspace_dispose (GObject *object)
{
  PndWorkspace *self = PND_WORKSPACE (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  pnd_workspace_drop_document (self);
  drop_lists (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pnd_workspace_parent_class)->dispose (object);
}

static void
pnd_workspace_finalize (GObject *object)
{
  PndWorkspace *self = PND_WORKSPACE (object);

  g_hash_table_unref (self->child_codes);
  g_hash_table_unref (self->looks);
  g_hash_table_unref (self->spans);
  g_hash_table_unref (self->hidden_coders);

  G_OBJECT_CLASS (pnd_workspace_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROJECT]
    = g_param_spec_object ("project", NULL, NULL, PND_TYPE_PROJECT, flags);
  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, PND_TYPE_DOCUMENT,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODING]
    = g_param_spec_int64 ("coding", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RULE_CODE]
    = g_param_spec_int64 ("rule-code", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[CODES_CHANGED] = g_signal_new ("codes-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PND_TYPE_CHANGES);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[CODERS_SHOWN] = g_signal_new ("coders-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[CODE_REQUESTED] = g_signal_new ("code-requested", type, G_SIGNAL_RUN_LAST, 0,
                                          g_signal_accumulator_true_handled, NULL, NULL,
                                          G_TYPE_BOOLEAN, 1, G_TYPE_INT64);
}

static void
pnd_workspace_class_init (PndWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pnd_workspace_get_property;
  object_class->set_property = pnd_workspace_set_property;
  object_class->dispose = pnd_workspace_dispose;
  object_class->finalize = pnd_workspace_finalize;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
pnd_workspace_init (PndWorkspace *self)
{
  self->child_codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->looks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, code_look_free);
  self->spans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->hidden_coders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * pnd_workspace_new:
 *
 * Returns: (transfer full): a workspace without a project
 */
PndWorkspace *
pnd_workspace_new (void)
{
  return g_object_new (PND_TYPE_WORKSPACE, NULL);
}

/**
 * pnd_workspace_get_project:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the project that is open
 */
PndProject *
pnd_workspace_get_project (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->project;
}

/**
 * pnd_workspace_set_project:
 * @self: a workspace
 * @project: (nullable): what to look at from now on
 *
 * Lets go of the old project without closing it.
 */
void
pnd_workspace_set_project (PndWorkspace *self, PndProject *project)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));
  g_return_if_fail (project == NULL || PND_IS_PROJECT (project));

  if (self->project == project)
    return;
  pnd_workspace_close_document (self);
  pnd_workspace_set_rule_code (self, 0);
  self->has_last = FALSE;
  g_hash_table_remove_all (self->spans);
  g_hash_table_remove_all (self->hidden_coders);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  drop_lists (self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      make_lists (self);
      read_looks (self);
      pnd_workspace_restore_coders (self);
      /* after: rows and lists have read the edit by then */
      pnd_workspace_update_sources (self, NULL);
      g_signal_connect_after (project, "changed", G_CALLBACK (project_changed_cb), self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
  g_signal_emit (self, signals[CODES_CHANGED], 0);
}

/**
 * pnd_workspace_get_documents:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the documents outside the trash, by name; %NULL without a
 *   project
 */
GListModel *
pnd_workspace_get_documents (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->documents;
}

/**
 * pnd_workspace_get_trash:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the documents in the trash, the latest first
 */
GListModel *
pnd_workspace_get_trash (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->trash;
}

/**
 * pnd_workspace_get_top_codes:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the codes without a parent, in their order
 */
GListModel *
pnd_workspace_get_top_codes (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->top_codes;
}

/**
 * pnd_workspace_get_child_codes:
 * @self: a workspace
 * @parent: the id of a code, 0 for the top
 *
 * Returns: (transfer none) (nullable): the codes right under @parent, in their order
 */
GListModel *
pnd_workspace_get_child_codes (PndWorkspace *self, gint64 parent)
{
  GListModel *list;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  if (self->project == NULL || parent == 0)
    return self->top_codes;
  list = g_hash_table_lookup (self->child_codes, &parent);
  if (list == NULL)
    {
      list = G_LIST_MODEL (pnd_row_list_new (self->project, PND_TYPE_CODE, "t.parent = ?",
                                             "t.position, t.id", NULL, "i", parent));
      g_hash_table_insert (self->child_codes, pnd_workspace_copy_id (parent), list);
    }
  return list;
}

/**
 * pnd_workspace_get_all_codes:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): every code, those of one parent together
 */
GListModel *
pnd_workspace_get_all_codes (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->all_codes;
}

/**
 * pnd_workspace_get_coders:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the coders, the first to come first
 */
GListModel *
pnd_workspace_get_coders (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->coders;
}

/**
 * pnd_workspace_get_look:
 * @self: a workspace
 * @code: the id of a code
 *
 * Returns: (transfer none) (nullable): how to show it, good until `codes-changed`; %NULL when there
 *   is no such code
 */
const PndCodeLook *
pnd_workspace_get_look (PndWorkspace *self, gint64 code)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return g_hash_table_lookup (self->looks, &code);
}

/**
 * pnd_workspace_get_coding:
 * @self: a workspace
 *
 * Returns: the selected coding, 0 for none; %PND_WORKSPACE_NOTE_BIT is set for an annotation
 */
gint64
pnd_workspace_get_coding (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);

  return self->coding;
}

/**
 * pnd_workspace_set_coding:
 * @self: a workspace
 * @coding: a coding, an annotation with %PND_WORKSPACE_NOTE_BIT, or 0
 */
void
pnd_workspace_set_coding (PndWorkspace *self, gint64 coding)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (self->coding == coding)
    return;
  self->coding = coding;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODING]);
}

/**
 * pnd_workspace_get_rule_code:
 * @self: a workspace
 *
 * Returns: the code whose rule is shown, 0 for none
 */
gint64
pnd_workspace_get_rule_code (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);

  return self->rule_code;
}

/**
 * pnd_workspace_set_rule_code:
 * @self: a workspace
 * @code: the code at hand, 0 for none
 */
void
pnd_workspace_set_rule_code (PndWorkspace *self, gint64 code)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (self->rule_code == code)
    return;
  self->rule_code = code;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RULE_CODE]);
}

/**
 * pnd_workspace_get_last:
 * @self: a workspace
 * @code: (out): the code applied last
 * @rating: (out): the ratings it was given
 *
 * Returns: %FALSE before anything was coded
 */
gboolean
pnd_workspace_get_last (PndWorkspace *self, gint64 *code, PndRating *rating)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (code != NULL && rating != NULL, FALSE);

  if (!self->has_last)
    return FALSE;
  *code = self->last_code;
  *rating = self->last_rating;
  return TRUE;
}

/**
 * pnd_workspace_set_last:
 * @self: a workspace
 * @code: the code applied just now
 * @rating: the ratings it was given
 *
 * What pnd_workspace_get_last() answers from now on; the code becomes the one at hand.
 */
void
pnd_workspace_set_last (PndWorkspace *self, gint64 code, const PndRating *rating)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));
  g_return_if_fail (rating != NULL);

  self->has_last = TRUE;
  self->last_code = code;
  self->last_rating = *rating;
  pnd_workspace_set_rule_code (self, code);
}

/**
 * pnd_workspace_say:
 * @self: a workspace
 * @kind: info passes by, warnings and errors stay until dismissed
 * @format: a translated sentence
 * @...: its arguments
 */
void
pnd_workspace_say (PndWorkspace *self, GtkMessageType kind, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  g_return_if_fail (PND_IS_WORKSPACE (self));
  g_return_if_fail (format != NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_signal_emit (self, signals[MESSAGE], 0, (int) kind, text);
}
