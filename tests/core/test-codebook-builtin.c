/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The built-in codebook: that nothing is missing from it, and that its colours can be told apart. */

#include "app/exchange/xml/xml-reader.h"

#include <math.h>
#include <string.h>

#define SCHEMA "/io/github/penanda/Penanda/data/schema/codebook.xsd"
#define FIELDS "name", "definition", "include", "exclude", "example", "nearMiss"

typedef struct
{
  char *abbreviation;
  char *parent; /* (nullable) */
  char *kind;
  char *colour;
  int pin;
  GHashTable *texts; /* "language field" to text */
} Code;

typedef double Rgb[3];

static GPtrArray *codes;

static void
code_free (gpointer data)
{
  Code *code = data;

  g_free (code->abbreviation);
  g_free (code->parent);
  g_free (code->kind);
  g_free (code->colour);
  g_hash_table_unref (code->texts);
  g_free (code);
}

static void
load_rule (PndXmlReader *xml, Code *code)
{
  g_autofree char *language = pnd_xml_reader_dup_attribute (xml, "language");
  g_autoptr (GError) error = NULL;
  int depth = pnd_xml_reader_get_depth (xml);

  while (pnd_xml_reader_next_child (xml, depth, &error))
    {
      char *key = g_strdup_printf ("%s %s", language, pnd_xml_reader_get_name (xml));

      g_hash_table_insert (code->texts, key, pnd_xml_reader_dup_text (xml, &error));
    }
  g_assert_no_error (error);
}

static void
load_code (PndXmlReader *xml, const char *parent)
{
  g_autofree char *pin = pnd_xml_reader_dup_attribute (xml, "pin");
  g_autoptr (GError) error = NULL;
  int depth = pnd_xml_reader_get_depth (xml);
  Code *code = g_new0 (Code, 1);

  code->abbreviation = pnd_xml_reader_dup_attribute (xml, "abbreviation");
  code->parent = g_strdup (parent);
  code->kind = pnd_xml_reader_dup_attribute (xml, "kind");
  code->colour = pnd_xml_reader_dup_attribute (xml, "colour");
  code->pin = pin != NULL ? atoi (pin) : 0;
  code->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (codes, code);
  while (pnd_xml_reader_next_child (xml, depth, &error))
    {
      if (strcmp (pnd_xml_reader_get_name (xml), "rule") == 0)
        load_rule (xml, code);
      else
        load_code (xml, code->abbreviation);
    }
  g_assert_no_error (error);
}

static void
load_codebook (void)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "..", "data", "codebooks", "keating.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndXmlReader) xml = pnd_xml_reader_new (path, 1 << 20, &error);

  g_assert_no_error (error);
  codes = g_ptr_array_new_with_free_func (code_free);
  g_assert_true (pnd_xml_reader_set_schema (xml, SCHEMA, &error));
  g_assert_true (pnd_xml_reader_enter (xml, "urn:penanda:codebook:1", "codebook", &error));
  while (pnd_xml_reader_next_child (xml, 0, &error))
    if (strcmp (pnd_xml_reader_get_name (xml), "code") == 0)
      load_code (xml, NULL);
  g_assert_true (pnd_xml_reader_finish (xml, &error));
  g_assert_no_error (error);
}

static int
count (const char *kind, const char *parent)
{
  int n = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      Code *code = codes->pdata[i];

      n += strcmp (code->kind, kind) == 0
           && (parent == NULL || g_strcmp0 (code->parent, parent) == 0);
    }
  return n;
}

static gboolean
is_known (const char *abbreviation)
{
  for (guint i = 0; i < codes->len; i++)
    if (strcmp (((Code *) codes->pdata[i])->abbreviation, abbreviation) == 0)
      return TRUE;
  return FALSE;
}

static void
test_counts (void)
{
  g_assert_cmpint (count ("motive", NULL), ==, 3);
  g_assert_cmpint (count ("indicator", NULL), ==, 22);
  g_assert_cmpint (count ("indicator", "ECO"), ==, 8);
  g_assert_cmpint (count ("indicator", "CUL"), ==, 7);
  g_assert_cmpint (count ("indicator", "POL"), ==, 7);
  g_assert_cmpint (count ("context", NULL), ==, 37);
  g_assert_cmpint (count ("context", "OPP"), ==, 6);
  g_assert_cmpint (count ("context", "STR"), ==, 6);
  g_assert_cmpint (count ("context", "ACT"), ==, 7);
  g_assert_cmpint (count ("context", "STG"), ==, 9);
  g_assert_cmpint (count ("context", "CON"), ==, 9);
  g_assert_cmpint (count ("other", NULL), ==, 5);
  g_assert_cmpint (codes->len, ==, 3 + 22 + 37 + 5);
}

static void
test_abbreviations (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int pins = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      Code *code = codes->pdata[i];

      g_assert_true (g_hash_table_add (seen, code->abbreviation));
      if (code->parent != NULL)
        {
          g_autofree char *prefix = g_strconcat (code->parent, "-", NULL);

          g_assert_true (g_str_has_prefix (code->abbreviation, prefix));
        }
      pins |= 1 << code->pin;
    }
  g_assert_cmpint (pins, ==, 0x3ff); /* nine pins, and codes without */
}

/* no field empty in either language, and none merely copied from the other */
static void
test_every_field_is_filled (void)
{
  static const char *const fields[] = { FIELDS };

  for (guint i = 0; i < codes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        Code *code = codes->pdata[i];
        g_autofree char *en = g_strconcat ("en ", fields[j], NULL);
        g_autofree char *id = g_strconcat ("id ", fields[j], NULL);
        const char *in_english = g_hash_table_lookup (code->texts, en);
        const char *in_indonesian = g_hash_table_lookup (code->texts, id);

        g_test_message ("%s %s", code->abbreviation, fields[j]);
        g_assert_nonnull (in_english);
        g_assert_nonnull (in_indonesian);
        g_assert_cmpuint (strlen (in_english), >, 4);
        g_assert_cmpuint (strlen (in_indonesian), >, 3);
        g_assert_cmpstr (in_english, !=, in_indonesian);
        g_assert_cmpint (g_ascii_isspace (in_english[0]), ==, 0);
      }
}

static void
test_sources (void)
{
  for (guint i = 0; i < codes->len; i++)
    {
      Code *code = codes->pdata[i];
      const char *en = g_hash_table_lookup (code->texts, "en definition");
      const char *id = g_hash_table_lookup (code->texts, "id definition");

      g_test_message ("%s", code->abbreviation);
      g_assert_nonnull (strstr (en, "\nSource: "));
      g_assert_nonnull (strstr (id, "\nSumber: "));
      if (strcmp (code->kind, "motive") == 0)
        g_assert_nonnull (strstr (en, "adapted from Keating (1999)"));
    }
}

/* every code that a rule sends the reader to exists, and a near miss sends somewhere */
static void
test_references (void)
{
  static const char *const languages[] = { "en", "id" };
  static const char *const fields[] = { "include", "exclude", "nearMiss" };
  g_autoptr (GRegex) regex = g_regex_new ("\\b[A-Z]{3}(-[A-Z0-9]{1,3})\\b", 0, 0, NULL);

  for (guint i = 0; i < codes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields) * G_N_ELEMENTS (languages); j++)
      {
        Code *code = codes->pdata[i];
        g_autofree char *key = g_strdup_printf ("%s %s", languages[j % 2], fields[j / 2]);
        g_autoptr (GMatchInfo) match = NULL;
        int n_found = 0;

        g_test_message ("%s %s", code->abbreviation, key);
        g_regex_match (regex, g_hash_table_lookup (code->texts, key), 0, &match);
        for (; g_match_info_matches (match); g_match_info_next (match, NULL), n_found++)
          {
            g_autofree char *abbreviation = g_match_info_fetch (match, 0);

            g_assert_true (is_known (abbreviation));
          }
        if (j / 2 == 2)
          g_assert_cmpint (n_found, >, 0);
      }
}

static void
get_linear (const char *colour, Rgb rgb)
{
  guint64 number = g_ascii_strtoull (colour + 1, NULL, 16);

  for (int i = 0; i < 3; i++)
    {
      double value = (number >> (16 - 8 * i) & 0xff) / 255.0;

      rgb[i] = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
    }
}

static double
get_contrast (const char *a, const char *b)
{
  double light[2];
  Rgb rgb;

  for (int i = 0; i < 2; i++)
    {
      get_linear (i == 0 ? a : b, rgb);
      light[i] = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] + 0.05;
    }
  return MAX (light[0], light[1]) / MIN (light[0], light[1]);
}

/* a stripe must show on paper and on the dark background */
static void
test_contrast (void)
{
  for (guint i = 0; i < codes->len; i++)
    {
      Code *code = codes->pdata[i];

      g_test_message ("%s %s", code->abbreviation, code->colour);
      g_assert_cmpfloat (get_contrast (code->colour, "#ffffff"), >=, 3.0);
      g_assert_cmpfloat (get_contrast (code->colour, "#1e1e1e"), >=, 3.0);
    }
}

/* OKLab: distances in it are what the eye sees */
static void
get_lab (const Rgb rgb, Rgb lab)
{
  double l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  double m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  double s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

/* full colour vision, and Machado, Oliveira and Fernandes (2009) at full severity */
static const double visions[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
};

static double
get_distance (const char *a, const char *b, int vision)
{
  Rgb lab[2];

  for (int i = 0; i < 2; i++)
    {
      Rgb rgb, seen;

      get_linear (i == 0 ? a : b, rgb);
      for (int j = 0; j < 3; j++)
        {
          const double *row = visions[vision][j];

          seen[j] = CLAMP (row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0, 1);
        }
      get_lab (seen, lab[i]);
    }
  return sqrt (pow (lab[0][0] - lab[1][0], 2) + pow (lab[0][1] - lab[1][1], 2)
               + pow (lab[0][2] - lab[1][2], 2));
}

static const char *
get_family (const Code *code)
{
  const char *top = code->parent != NULL ? code->parent : code->abbreviation;

  return strcmp (top, "ECO") == 0 || strcmp (top, "CUL") == 0 || strcmp (top, "POL") == 0
           ? top
           : "context";
}

/* whichever two: motives are far apart, a motive and a context code less far */
static void
test_colour_blindness (void)
{
  for (guint i = 0; i < codes->len; i++)
    for (guint j = 0; j < i; j++)
      for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
        {
          Code *a = codes->pdata[i];
          Code *b = codes->pdata[j];
          gboolean context = strcmp (get_family (a), "context") == 0
                             || strcmp (get_family (b), "context") == 0;

          if (strcmp (get_family (a), get_family (b)) == 0)
            continue;
          g_test_message ("%s %s %d", a->abbreviation, b->abbreviation, vision);
          g_assert_cmpfloat (get_distance (a->colour, b->colour, vision), >=,
                             context ? 0.05 : 0.085);
        }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load_codebook ();
  g_test_add_func ("/codebook-builtin/counts", test_counts);
  g_test_add_func ("/codebook-builtin/abbreviations", test_abbreviations);
  g_test_add_func ("/codebook-builtin/every-field-is-filled", test_every_field_is_filled);
  g_test_add_func ("/codebook-builtin/sources", test_sources);
  g_test_add_func ("/codebook-builtin/references", test_references);
  g_test_add_func ("/codebook-builtin/contrast", test_contrast);
  g_test_add_func ("/codebook-builtin/colour-blindness", test_colour_blindness);
  status = g_test_run ();
  g_ptr_array_unref (codes);
  return status;
}
