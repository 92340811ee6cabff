/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/informant.h"

#include <glib/gi18n.h>

struct _PndInformant
{
  PndRow parent_instance;

  char *code;
  char *role;
  char *office;
  char *notes;
  PndHolder holder;
  gboolean interviewer;
  PndConsent consent;
  PndAnonymity anonymity;
};

enum
{
  PROP_0,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndInformant, pnd_informant, PND_TYPE_ROW)

static const char *const consent_words[] = { "unknown", "given", "withdrawn" };
static const char *const consent_titles[] = { N_("Not known"), N_("Given"), N_("Withdrawn") };
static const char *const anonymity_words[] = { "code", "office", "named" };
static const char *const anonymity_titles[]
    = { N_("By code"), N_("By office"), N_("By name") };

static gboolean
find_word (const char *const *words, int n_words, const char *word, int *index)
{
  *index = 0;
  if (word == NULL || *word == '\0')
    return TRUE;
  for (*index = 0; *index < n_words; (*index)++)
    if (g_str_equal (words[*index], word))
      return TRUE;
  *index = 0;
  return FALSE;
}

/* the code without blanks around it; NULL with @error set when it is empty or another's */
static char *
check_code (PndProject *project, gint64 id, const char *code, GError **error)
{
  g_autofree char *clean = g_strdup (code != NULL ? code : "");
  gint64 other;

  g_strdelimit (clean, "\n\r\t", ' ');
  g_strstrip (clean);
  if (*clean == '\0' || !g_utf8_validate (clean, -1, NULL))
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("An informant needs a code, such as I-02."));
      return NULL;
    }
  other = pnd_database_query_int (pnd_project_get_database (project),
                                  _("Looking for an informant"),
                                  "SELECT id FROM informants WHERE code = ? AND id <> ?", 0, NULL,
                                  "si", clean, id);
  if (other == 0)
    return g_steal_pointer (&clean);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("There is an informant with the code “%s” already."), clean);
  return NULL;
}

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
facts_are_valid (const PndInformantFacts *facts)
{
  return facts != NULL && facts->holder < PND_N_HOLDERS && facts->consent < PND_N_CONSENTS
         && facts->anonymity < PND_N_ANONYMITIES;
}

static gint64
insert (PndProject *project, const char *code, const PndInformantFacts *facts, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  if (!pnd_database_run (database, _("Adding an informant"),
                         "INSERT INTO informants (guid, code, role, office, holder, interviewer, "
                         "consent, anonymity, notes, created, modified) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         error, "sssssisssss", guid, code, get_text (facts->role),
                         get_text (facts->office), pnd_holder_to_word (facts->holder),
                         (gint64) (facts->interviewer != FALSE),
                         pnd_consent_to_word (facts->consent),
                         pnd_anonymity_to_word (facts->anonymity), get_text (facts->notes), now,
                         now))
    return 0;
  return pnd_database_get_last_id (database);
}

static void
pnd_informant_read (PndRow *row, PndStatement *statement)
{
  PndInformant *self = PND_INFORMANT (row);
  int index;

  if (pnd_row_take_string (&self->code, pnd_statement_get_text (statement, 4, NULL)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
  pnd_row_take_string (&self->role, pnd_statement_get_text (statement, 5, NULL));
  pnd_row_take_string (&self->office, pnd_statement_get_text (statement, 6, NULL));
  self->holder = PND_HOLDER_UNRATED;
  pnd_holder_from_word (pnd_statement_get_text (statement, 7, NULL), &self->holder);
  self->interviewer = pnd_statement_get_int (statement, 8) != 0;
  find_word (consent_words, PND_N_CONSENTS, pnd_statement_get_text (statement, 9, NULL), &index);
  self->consent = index;
  find_word (anonymity_words, PND_N_ANONYMITIES, pnd_statement_get_text (statement, 10, NULL),
             &index);
  self->anonymity = index;
  pnd_row_take_string (&self->notes, pnd_statement_get_text (statement, 11, NULL));
}

static void
pnd_informant_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CODE)
    g_value_set_string (value, PND_INFORMANT (object)->code);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pnd_informant_finalize (GObject *object)
{
  PndInformant *self = PND_INFORMANT (object);

  g_free (self->code);
  g_free (self->role);
  g_free (self->office);
  g_free (self->notes);

  G_OBJECT_CLASS (pnd_informant_parent_class)->finalize (object);
}

static void
pnd_informant_class_init (PndInformantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  object_class->get_property = pnd_informant_get_property;
  object_class->finalize = pnd_informant_finalize;
  row_class->table = "informants";
  row_class->columns = "code, role, office, holder, interviewer, consent, anonymity, notes";
  row_class->read = pnd_informant_read;

  properties[PROP_CODE]
      = g_param_spec_string ("code", NULL, NULL, "",
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_informant_init (PndInformant *self)
{
  self->code = g_strdup ("");
  self->role = g_strdup ("");
  self->office = g_strdup ("");
  self->notes = g_strdup ("");
}

/**
 * pnd_consent_to_word:
 * @consent: a consent
 *
 * Returns: (transfer none): its word in files
 */
const char *
pnd_consent_to_word (PndConsent consent)
{
  g_return_val_if_fail (consent < PND_N_CONSENTS, NULL);

  return consent_words[consent];
}

/**
 * pnd_consent_from_word:
 * @word: (nullable): a word in a file; %NULL and "" are the first
 * @consent: (out): what it says; the first where it says nothing
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_consent_from_word (const char *word, PndConsent *consent)
{
  int index;
  gboolean found = find_word (consent_words, PND_N_CONSENTS, word, &index);

  *consent = index;
  return found;
}

/**
 * pnd_consent_get_title:
 * @consent: a consent
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_consent_get_title (PndConsent consent)
{
  g_return_val_if_fail (consent < PND_N_CONSENTS, NULL);

  return _(consent_titles[consent]);
}

/**
 * pnd_anonymity_to_word:
 * @anonymity: as what an informant may be named
 *
 * Returns: (transfer none): its word in files
 */
const char *
pnd_anonymity_to_word (PndAnonymity anonymity)
{
  g_return_val_if_fail (anonymity < PND_N_ANONYMITIES, NULL);

  return anonymity_words[anonymity];
}

/**
 * pnd_anonymity_from_word:
 * @word: (nullable): a word in a file; %NULL and "" are the first
 * @anonymity: (out): what it says; the first where it says nothing
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_anonymity_from_word (const char *word, PndAnonymity *anonymity)
{
  int index;
  gboolean found = find_word (anonymity_words, PND_N_ANONYMITIES, word, &index);

  *anonymity = index;
  return found;
}

/**
 * pnd_anonymity_get_title:
 * @anonymity: as what an informant may be named
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_anonymity_get_title (PndAnonymity anonymity)
{
  g_return_val_if_fail (anonymity < PND_N_ANONYMITIES, NULL);

  return _(anonymity_titles[anonymity]);
}

/**
 * pnd_informant_get_facts:
 * @self: an informant
 *
 * Returns: what is known of them; the strings are borrowed and good until the row changes
 */
PndInformantFacts
pnd_informant_get_facts (PndInformant *self)
{
  g_return_val_if_fail (PND_IS_INFORMANT (self), (PndInformantFacts){ 0 });

  return (PndInformantFacts){ self->code,        self->role,    self->office,    self->holder,
                              self->interviewer, self->consent, self->anonymity, self->notes };
}

/**
 * pnd_informant_get_code:
 * @self: an informant
 *
 * Returns: (transfer none): such as "I-02"
 */
const char *
pnd_informant_get_code (PndInformant *self)
{
  g_return_val_if_fail (PND_IS_INFORMANT (self), NULL);

  return self->code;
}

/**
 * pnd_informant_add:
 * @project: the project
 * @facts: what is known of them
 * @error: return location for a #PndStoreError
 *
 * Returns: the informant's id; 0 with PND_STORE_ERROR_REFUSED when the code is empty or another's
 */
gint64
pnd_informant_add (PndProject *project, const PndInformantFacts *facts, GError **error)
{
  g_autofree char *code = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (facts_are_valid (facts), 0);

  code = check_code (project, 0, facts->code, error);
  if (code == NULL || !pnd_project_begin_edit (project, N_("Add informant"), error))
    return 0;
  pnd_project_describe_edit (project, "%s", code);
  id = insert (project, code, facts, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_informant_change:
 * @self: an informant
 * @facts: what is known of them from now on, all of it
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the code is empty or another's
 */
gboolean
pnd_informant_change (PndInformant *self, const PndInformantFacts *facts, GError **error)
{
  PndProject *project;
  g_autofree char *code = NULL;
  g_autofree char *now = pnd_row_now ();
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_INFORMANT (self), FALSE);
  g_return_val_if_fail (facts_are_valid (facts), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  code = check_code (project, id, facts->code, error);
  if (code == NULL || !pnd_project_begin_edit (project, N_("Change informant"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", code);
  done = pnd_database_run (
      pnd_project_get_database (project), _("Changing an informant"),
      "UPDATE informants SET code = ?1, role = ?2, office = ?3, holder = ?4, interviewer = ?5, "
      "consent = ?6, anonymity = ?7, notes = ?8, modified = ?9 WHERE id = ?10 "
      "AND NOT (code = ?1 AND role = ?2 AND office = ?3 AND holder IS ?4 AND interviewer = ?5 "
      "AND consent = ?6 AND anonymity = ?7 AND notes = ?8)",
      error, "ssssissssi", code, get_text (facts->role), get_text (facts->office),
      pnd_holder_to_word (facts->holder), (gint64) (facts->interviewer != FALSE),
      pnd_consent_to_word (facts->consent), pnd_anonymity_to_word (facts->anonymity),
      get_text (facts->notes), now, id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_informant_remove:
 * @self: an informant
 * @error: return location for a #PndStoreError
 *
 * Takes them off the register; what they said stays. See pnd_informant_forget() for the other.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_informant_remove (PndInformant *self, GError **error)
{
  PndProject *project;
  PndDatabase *database;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_INFORMANT (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Remove informant"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", self->code);
  done = pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (self)), "informant", error)
         && pnd_database_run (database, _("Removing an informant"),
                              "DELETE FROM speakers WHERE informant = ?", error, "i", id)
         && pnd_database_run (database, _("Removing an informant"),
                              "DELETE FROM informants WHERE id = ?", error, "i", id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_informant_find:
 * @project: the project
 * @code_or_guid: an informant's code, exactly, or guid
 * @error: return location for a #PndStoreError
 *
 * Returns: the informant's id; 0 with PND_STORE_ERROR_NOT_FOUND when there is none
 */
gint64
pnd_informant_find (PndProject *project, const char *code_or_guid, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (code_or_guid != NULL, 0);

  id = pnd_database_query_int (pnd_project_get_database (project),
                               _("Looking for an informant"),
                               "SELECT id FROM informants WHERE code = ?1 OR guid = ?1 "
                               "ORDER BY code = ?1 DESC",
                               0, NULL, "s", code_or_guid);
  if (id == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no informant “%s”."), code_or_guid);
  return id;
}

/**
 * pnd_informant_suggest_code:
 * @project: the project
 *
 * Returns: (transfer full): the first of I-01, I-02, ... that no informant has
 */
char *
pnd_informant_suggest_code (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  for (int number = 1;; number++)
    {
      g_autofree char *code = g_strdup_printf ("I-%02d", number);

      if (pnd_informant_find (project, code, NULL) == 0)
        return g_steal_pointer (&code);
    }
}
