/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a code says: adding it, its wording, its versions, its look; freezing the codebook. */

#include "app/model/codes/code-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/schema.h"

typedef enum
{
  WORDING_SAME,
  WORDING_NEW_LANGUAGE,
  WORDING_RENAMED,
  WORDING_REDEFINED,
} WordingChange;

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
is_colour (const char *colour)
{
  if (strlen (colour) != 7 || colour[0] != '#')
    return FALSE;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (colour[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_colour (const char *colour, GError **error)
{
  if (is_colour (colour))
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("“%s” is not a colour; it should look like #1b9e77."), colour);
  return FALSE;
}

static char *
clean_abbreviation (const char *abbreviation, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (abbreviation));

  if (*clean != '\0' && g_utf8_validate (clean, -1, NULL))
    return g_steal_pointer (&clean);
  refuse (error, _("A code needs an abbreviation."));
  return NULL;
}

/* @except: the code that may have it, 0 for none */
static gboolean
check_abbreviation (PndProject *project, const char *abbreviation, gint64 except, GError **error)
{
  if (pnd_database_query_int (pnd_project_get_database (project), _("Looking for a code"),
                              "SELECT id FROM codes WHERE abbreviation = ? AND id <> ?", 0, NULL,
                              "si", abbreviation, except)
      == 0)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("There is a code “%s” already."), abbreviation);
  return FALSE;
}

static gboolean
check_guid (PndProject *project, const char *guid, const char *abbreviation, GError **error)
{
  if (pnd_database_query_int (pnd_project_get_database (project), _("Looking for a code"),
                              "SELECT id FROM codes WHERE guid = ?", 0, NULL, "s", guid)
      == 0)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("The code “%s” is in the project already (guid %s)."), abbreviation, guid);
  return FALSE;
}

/* how many levels lead down to the code, itself included; 0 when there is no such code */
static int
count_levels (PndProject *project, gint64 code)
{
  return pnd_database_query_int (
      pnd_project_get_database (project), _("Looking for a code"),
      "WITH RECURSIVE way (id, parent, level) AS ("
      "SELECT id, parent, 1 FROM codes WHERE id = ?1 UNION ALL "
      "SELECT c.id, c.parent, level + 1 FROM way JOIN codes c ON c.id = way.parent "
      "WHERE level < ?2) SELECT max(level) FROM way",
      0, NULL, "ii", code, (gint64)PND_SCHEMA_MAX_CODE_DEPTH);
}

static gboolean
check_parent (PndProject *project, gint64 parent, GError **error)
{
  int n_levels = parent != 0 ? count_levels (project, parent) : 0;

  if (n_levels >= PND_SCHEMA_MAX_CODE_DEPTH)
    return pnd_code_refuse_depth (error);
  if (parent == 0 || n_levels > 0)
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("The code to stand under is no longer there."));
  return FALSE;
}

static gboolean
insert_wording (PndDatabase *database, gint64 code, const char *language, const PndRule *rule,
                GError **error)
{
  return pnd_database_run (
      database, _("Writing a rule"),
      "INSERT INTO code_texts (code, language, name, definition, include, exclude, example, "
      "near_miss) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      error, "isssssss", code, language, or_empty (rule->name), or_empty (rule->definition),
      or_empty (rule->include), or_empty (rule->exclude), or_empty (rule->example),
      or_empty (rule->near_miss));
}

static gboolean
update_wording (PndDatabase *database, gint64 code, const char *language, const PndRule *rule,
                GError **error)
{
  return pnd_database_run (
      database, _("Writing a rule"),
      "UPDATE code_texts SET name = ?, definition = ?, include = ?, exclude = ?, example = ?, "
      "near_miss = ? WHERE code = ? AND language = ?",
      error, "ssssssis", or_empty (rule->name), or_empty (rule->definition),
      or_empty (rule->include), or_empty (rule->exclude), or_empty (rule->example),
      or_empty (rule->near_miss), code, language);
}

/* keeps the wording of every language as it was, and raises the version */
static gboolean
keep_version (PndProject *project, gint64 code, const char *reason, const char *now,
              GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);

  return pnd_database_run (
             database, _("Keeping a version"),
             "INSERT INTO code_versions (code, version, language, name, definition, include, "
             "exclude, example, near_miss, author, reason, replaced) "
             "SELECT c.id, c.version, t.language, t.name, t.definition, t.include, t.exclude, "
             "t.example, t.near_miss, ?, ?, ? FROM codes c JOIN code_texts t ON t.code = c.id "
             "WHERE c.id = ? ORDER BY t.id",
             error, "nssi", pnd_project_get_coder (project), or_empty (reason), now, code)
         && pnd_database_run (database, _("Keeping a version"),
                              "UPDATE codes SET version = version + 1 WHERE id = ?", error, "i",
                              code);
}

static WordingChange
compare_wording (PndDatabase *database, gint64 code, const char *language, const PndRule *rule)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      database, _("Reading a rule"),
      "SELECT name, definition, include, exclude, example, near_miss FROM code_texts "
      "WHERE code = ? AND language = ? ORDER BY id",
      NULL, "is", code, language);
  const char *parts[] = { rule->definition, rule->include, rule->exclude, rule->example,
                          rule->near_miss };

  if (row == NULL || !pnd_statement_next (row, NULL))
    return WORDING_NEW_LANGUAGE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (or_empty (parts[i]), pnd_statement_get_text (row, i + 1, NULL)) != 0)
      return WORDING_REDEFINED;
  if (g_strcmp0 (or_empty (rule->name), pnd_statement_get_text (row, 0, NULL)) != 0)
    return WORDING_RENAMED;
  return WORDING_SAME;
}

static gint64
insert_code (PndProject *project, gint64 parent, const char *guid, const char *abbreviation,
             PndCodeKind kind, const char *colour, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *now = pnd_row_now ();

  if (!pnd_database_run (database, _("Adding a code"), "DELETE FROM deleted WHERE guid = ?", error,
                         "s", guid)
      || !pnd_database_run (
          database, _("Adding a code"),
          "INSERT INTO codes (guid, parent, position, abbreviation, kind, colour, created, "
          "modified) VALUES (?, ?, (SELECT count(*) FROM codes WHERE parent IS ?), ?, ?, ?, ?, ?)",
          error, "snnsssss", guid, parent, parent, abbreviation, pnd_code_kind_to_word (kind),
          colour, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

static gint64
add_checked (PndProject *project, gint64 parent, const char *guid, const char *abbreviation,
             PndCodeKind kind, const char *colour, GError **error)
{
  g_autofree char *new_guid = guid != NULL ? g_ascii_strdown (guid, -1) : pnd_row_new_guid ();
  g_autofree char *new_colour = colour != NULL ? g_ascii_strdown (colour, -1)
                                               : pnd_code_suggest_colour (project, parent);

  if (!check_guid (project, new_guid, abbreviation, error)
      || !check_abbreviation (project, abbreviation, 0, error)
      || !check_parent (project, parent, error) || !check_colour (new_colour, error))
    return 0;
  return insert_code (project, parent, new_guid, abbreviation, kind, new_colour, error);
}

static gboolean
update_look (PndCode *self, const char *label, const char *sql, const char *value, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self));
  gint64 id = pnd_row_get_id (PND_ROW (self));
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, label, error))
    return FALSE;
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a code"), sql, error,
                           "ssis", value, now, id, value);
  pnd_code_describe (project, id, value, NULL);
  return pnd_row_finish_edit (project, done, error);
}

/* For the files of the codebook: always FALSE. */
gboolean
pnd_code_refuse_depth (GError **error)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("Codes can stand under each other %d levels deep at most."),
               PND_SCHEMA_MAX_CODE_DEPTH);
  return FALSE;
}

/* For the files of the codebook: begins an edit that changes the rules; refused without a reason
 * while the codebook is frozen. */
gboolean
pnd_code_begin_change (PndProject *project, const char *label, const char *reason, GError **error)
{
  g_autofree char *given = g_strstrip (g_strdup (or_empty (reason)));

  if (*given == '\0' && pnd_codebook_is_frozen (project))
    return refuse (error, _("The codebook is frozen; give a reason for changing it."));
  return pnd_project_begin_edit (project, label, error);
}

/* For the files of the codebook: the detail of the edit: the code, what was done, and why. */
void
pnd_code_describe (PndProject *project, gint64 code, const char *what, const char *reason)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (pnd_project_get_database (project), _("Reading a code"),
                            "SELECT abbreviation FROM codes WHERE id = ?", NULL, "i", code);
  const char *abbreviation = NULL;

  if (row != NULL && pnd_statement_next (row, NULL))
    abbreviation = pnd_statement_get_text (row, 0, NULL);
  pnd_project_describe_edit (project, "%s%s%s%s%s", or_empty (abbreviation),
                             what != NULL ? " " : "", or_empty (what),
                             reason != NULL && *reason != '\0' ? ": " : "", or_empty (reason));
}

/**
 * pnd_code_add:
 * @project: the project
 * @parent: the id of the code to stand under, as the last; 0 at the top
 * @guid: (nullable): its guid, where it is known from elsewhere; %NULL for a new one
 * @abbreviation: the short name
 * @kind: what part it plays
 * @colour: (nullable): `#rrggbb`; %NULL for the one that pnd_code_suggest_colour() gives
 * @language: "en" or "id": the language of @rule
 * @rule: its first wording; the name must not be empty
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Further languages are added with pnd_code_set_rule(), which does not raise the version then.
 *
 * Returns: the code's id; 0 with PND_STORE_ERROR_REFUSED when name or abbreviation is empty, the
 *   abbreviation or the guid is another's, or a reason is asked for.
 */
gint64
pnd_code_add (PndProject *project, gint64 parent, const char *guid, const char *abbreviation,
              PndCodeKind kind, const char *colour, const char *language, const PndRule *rule,
              const char *reason, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (abbreviation != NULL && language != NULL && rule != NULL, 0);
  g_return_val_if_fail (kind < PND_N_CODE_KINDS, 0);

  clean = clean_abbreviation (abbreviation, error);
  if (clean == NULL)
    return 0;
  if (*or_empty (rule->name) == '\0')
    return refuse (error, _("A code needs a name."));
  if (!pnd_code_begin_change (project, N_("Add code"), reason, error))
    return 0;

  id = add_checked (project, parent, guid, clean, kind, colour, error);
  if (id != 0
      && !insert_wording (pnd_project_get_database (project), id, language, rule, error))
    id = 0;
  if (id != 0)
    pnd_code_describe (project, id, rule->name, reason);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_code_set_rule:
 * @self: a code
 * @language: "en" or "id"
 * @rule: the whole wording in @language; the name must not be empty
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Changing anything but the name raises the code's version, and keeps the wording of all languages
 * as it was with who replaced it and why. A first wording in another language raises nothing.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the name is empty or a reason is
 *   asked for.
 */
gboolean
pnd_code_set_rule (PndCode *self, const char *language, const PndRule *rule, const char *reason,
                   GError **error)
{
  PndProject *project;
  PndDatabase *database;
  g_autofree char *now = pnd_row_now ();
  WordingChange change;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);
  g_return_val_if_fail (language != NULL && rule != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  if (*or_empty (rule->name) == '\0')
    return refuse (error, _("A code needs a name."));

  change = compare_wording (database, id, language, rule);
  if (change == WORDING_SAME)
    return TRUE;
  if (!pnd_code_begin_change (project,
                              change == WORDING_RENAMED ? N_("Rename code")
                                                        : N_("Change rule of code"),
                              reason, error))
    return FALSE;
  done = (change != WORDING_REDEFINED || keep_version (project, id, reason, now, error))
         && (change == WORDING_NEW_LANGUAGE
                 ? insert_wording (database, id, language, rule, error)
                 : update_wording (database, id, language, rule, error))
         && pnd_database_run (database, _("Changing a code"),
                              "UPDATE codes SET modified = ? WHERE id = ?", error, "si", now, id);
  pnd_code_describe (project, id, rule->name, reason);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_code_set_abbreviation:
 * @self: a code
 * @abbreviation: the short name; blanks around it do not count
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when it is empty or another's.
 */
gboolean
pnd_code_set_abbreviation (PndCode *self, const char *abbreviation, const char *reason,
                           GError **error)
{
  PndProject *project;
  g_autofree char *clean = NULL;
  g_autofree char *now = pnd_row_now ();
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);
  g_return_val_if_fail (abbreviation != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  id = pnd_row_get_id (PND_ROW (self));
  clean = clean_abbreviation (abbreviation, error);
  if (clean == NULL || !pnd_row_check_live (PND_ROW (self), error)
      || !check_abbreviation (project, clean, id, error))
    return FALSE;
  if (!pnd_code_begin_change (project, N_("Change abbreviation of code"), reason, error))
    return FALSE;
  pnd_code_describe (project, id, clean, reason);
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a code"),
                           "UPDATE codes SET abbreviation = ?, modified = ? WHERE id = ? "
                           "AND abbreviation <> ?",
                           error, "ssis", clean, now, id, clean);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_code_set_colour:
 * @self: a code
 * @colour: `#rrggbb`
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @colour is none.
 */
gboolean
pnd_code_set_colour (PndCode *self, const char *colour, GError **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);
  g_return_val_if_fail (colour != NULL, FALSE);

  lower = g_ascii_strdown (colour, -1);
  return check_colour (lower, error)
         && update_look (self, N_("Change colour of code"),
                         "UPDATE codes SET colour = ?, modified = ? WHERE id = ? AND colour <> ?",
                         lower, error);
}

/**
 * pnd_code_set_pin:
 * @self: a code
 * @pin: the digit key that applies it, 1 to 9; 0 for none
 * @error: return location for a #PndStoreError
 *
 * A key that another code had is taken from it.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_code_set_pin (PndCode *self, int pin, GError **error)
{
  PndProject *project;
  PndDatabase *database;
  g_autofree char *key = NULL;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);
  g_return_val_if_fail (pin >= 0 && pin <= 9, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  key = pin > 0 ? g_strdup_printf ("%d", pin) : NULL;
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, pin > 0 ? N_("Pin code") : N_("Unpin code"), error))
    return FALSE;
  pnd_code_describe (project, id, key, NULL);
  done = pnd_database_run (database, _("Pinning a code"),
                           "UPDATE codes SET pin = NULL WHERE pin = ? AND id <> ?", error, "ni",
                           (gint64)pin, id)
         && pnd_database_run (database, _("Pinning a code"),
                              "UPDATE codes SET pin = ? WHERE id = ? AND pin IS NOT ?", error,
                              "nin", (gint64)pin, id, (gint64)pin);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_codebook_is_frozen:
 * @project: the project
 *
 * Returns: whether rules change only with a reason.
 */
gboolean
pnd_codebook_is_frozen (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  return pnd_database_query_int (pnd_project_get_database (project), _("Reading the codebook"),
                                 "SELECT codebook_frozen IS NOT NULL FROM project", 0, NULL, "")
         != 0;
}

/**
 * pnd_codebook_set_frozen:
 * @project: the project
 * @frozen: whether rules change only with a reason from now on
 * @reason: (nullable): why; asked for when a frozen codebook is to be opened again
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when a reason is asked for.
 */
gboolean
pnd_codebook_set_frozen (PndProject *project, gboolean frozen, const char *reason, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (frozen == pnd_codebook_is_frozen (project))
    return TRUE;
  if (!pnd_code_begin_change (project, frozen ? N_("Freeze codebook") : N_("Unfreeze codebook"),
                              reason, error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", or_empty (reason));
  done = pnd_database_run (pnd_project_get_database (project), _("Freezing the codebook"),
                           "UPDATE project SET codebook_frozen = ?, modified = ?", error, "ss",
                           frozen ? now : NULL, now);
  return pnd_row_finish_edit (project, done, error);
}
