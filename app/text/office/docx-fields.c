/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/docx-fields.h"

#include <string.h>

#define MAX_CODE_BYTES 4096

typedef struct
{
  GString *code;
  gboolean shows; /* the result, not the code */
  gboolean is_link;
} Field;

struct _PndDocxFields
{
  PndFlow *flow;
  GArray *fields; /* of Field, the innermost last */
};

static void
clear_field (gpointer data)
{
  g_string_free (((Field *) data)->code, TRUE);
}

static Field *
innermost (PndDocxFields *self)
{
  return self->fields->len > 0
           ? &g_array_index (self->fields, Field, self->fields->len - 1) : NULL;
}

/* HYPERLINK "address" \o "tip" */
static char *
find_address (const char *code)
{
  const char *start, *end;

  code += strspn (code, " ");
  if (!g_str_has_prefix (code, "HYPERLINK"))
    return NULL;
  start = strchr (code, '"');
  end = start != NULL ? strchr (start + 1, '"') : NULL;
  if (end == NULL || strstr (code, "\\l") == start - 3)
    return NULL;
  return g_strndup (start + 1, end - start - 1);
}

/**
 * pnd_docx_fields_new:
 * @flow: where the links go; must outlive this
 *
 * Returns: (transfer full): no field yet
 */
PndDocxFields *
pnd_docx_fields_new (PndFlow *flow)
{
  PndDocxFields *self = g_new0 (PndDocxFields, 1);

  self->flow = flow;
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  return self;
}

/**
 * pnd_docx_fields_free:
 * @self: (nullable): fields
 */
void
pnd_docx_fields_free (PndDocxFields *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * pnd_docx_fields_take_mark:
 * @self: fields
 * @type: (nullable): where in a field the mark stands
 */
void
pnd_docx_fields_take_mark (PndDocxFields *self, const char *type)
{
  Field *field = innermost (self);

  if (g_strcmp0 (type, "begin") == 0)
    {
      Field begun = { g_string_new (NULL), FALSE, FALSE };

      g_array_append_val (self->fields, begun);
    }
  else if (g_strcmp0 (type, "separate") == 0 && field != NULL)
    {
      g_autofree char *address = find_address (field->code->str);

      field->shows = TRUE;
      field->is_link = address != NULL;
      if (address != NULL)
        pnd_flow_begin_link (self->flow, address);
    }
  else if (g_strcmp0 (type, "end") == 0 && field != NULL)
    {
      if (field->is_link)
        pnd_flow_end_link (self->flow);
      g_array_set_size (self->fields, self->fields->len - 1);
    }
}

/**
 * pnd_docx_fields_add_code:
 * @self: fields
 * @utf8: more of the innermost field's code
 */
void
pnd_docx_fields_add_code (PndDocxFields *self, const char *utf8)
{
  Field *field = innermost (self);

  if (field != NULL && !field->shows && field->code->len < MAX_CODE_BYTES)
    g_string_append (field->code, utf8);
}

/**
 * pnd_docx_fields_show:
 * @self: fields
 *
 * Returns: whether text shows here: in no field, or in the results of them all
 */
gboolean
pnd_docx_fields_show (PndDocxFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!g_array_index (self->fields, Field, i).shows)
      return FALSE;
  return TRUE;
}
