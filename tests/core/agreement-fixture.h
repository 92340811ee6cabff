/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A project that two or more people coded, for the tests of agreement. */

#include "app/analysis/agreement/agreement.h"
#include "tests/core/coded-project.h"

/* from now on @name acts; returns the id */
static inline gint64
act (CodedProject *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_coder_act_as (self->project, name, &error);

  g_assert_no_error (error);
  return id;
}

static inline void
code_span (CodedProject *self, gint64 document, gint64 code, int start, int end)
{
  coded_project_add_coding (self, document, start, end, code, PND_POLARITY_SUPPORTS,
                            PND_HOLDER_OWN_REGION, NULL);
}

/* @n code points, a line feed at every @line-th; 0 for none */
static inline gint64
add_long_document (CodedProject *self, const char *name, int n, int line)
{
  g_autofree char *text = g_malloc (n + 1);

  for (int i = 0; i < n; i++)
    text[i] = line > 0 && (i + 1) % line == 0 ? '\n' : 'a' + i % 26;
  text[n] = '\0';
  return coded_project_add_document (self, name, text, PND_SOURCE_TYPE_INTERVIEW);
}

/* @coders: names, NULL-terminated */
static inline PndAgreementOptions
make_options (CodedProject *self, PndAgreementUnit unit, const char *const *coders)
{
  PndAgreementOptions options = { .unit = unit, .overlap = 0.5, .seed = 1,
                                  .coders = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  for (int i = 0; coders[i] != NULL; i++)
    {
      gint64 id = pnd_coder_find (self->project, coders[i]);

      g_assert_cmpint (id, >, 0);
      g_array_append_val (options.coders, id);
    }
  return options;
}

static inline PndAgreement *
measure (CodedProject *self, const PndAgreementOptions *options)
{
  g_autoptr (GError) error = NULL;
  PndAgreement *agreement = pnd_agreement_measure (pnd_project_get_database (self->project),
                                                   options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static inline const PndAgreementRow *
find_row (const PndAgreement *agreement, const char *label)
{
  for (guint i = 0; i < agreement->rows->len; i++)
    if (strcmp (pnd_agreement_get (agreement, (int) i)->label, label) == 0)
      return pnd_agreement_get (agreement, (int) i);
  g_assert_not_reached ();
}

static inline void
assert_figure (const PndAgreementRow *row, PndFigureKind kind, double expected)
{
  g_assert_true (row->figures[kind].is_there);
  g_assert_cmpint (row->figures[kind].agreed.undefined, ==, PND_DEFINED);
  g_assert_cmpfloat_with_epsilon (row->figures[kind].agreed.value, expected, 0.0005);
}
