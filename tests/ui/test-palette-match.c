/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/palette-match.h"

enum
{
  ECO = 1,
  ECO_INV,
  ECO_MKT,
  ECO_TEK,
  ECO_PAR,
  CUL_LAN,
  CUL_PRO,
  POL_REC,
  OPP_REG,
  STG_2,
};

static PndPaletteIndex *
make_index (void)
{
  static const struct
  {
    gint64 code;
    const char *abbreviation, *names[3], *definitions[3];
  } codes[] = {
    { ECO, "ECO", { "Economic motive", "Motif ekonomi" }, { "Material gain for the region." } },
    { ECO_INV, "ECO-INV", { "Inward investment", "Investasi masuk" },
      { "Attracting foreign capital.", "Menarik modal asing." } },
    { ECO_MKT, "ECO-MKT", { "Export markets", "Pasar ekspor" }, { "Finding markets." } },
    { ECO_TEK, "ECO-TEK", { "Technology and research", "Alih teknologi dan riset" },
      { "Gaining know-how." } },
    { ECO_PAR, "ECO-PAR", { "Tourism", "Pariwisata" }, { "Raising visits." } },
    { CUL_LAN, "CUL-LAN", { "Language", "Bahasa" }, { "Teaching a language." } },
    { CUL_PRO, "CUL-PRO", { "Promoting own culture", "Promosi budaya sendiri" }, { "Fame." } },
    { POL_REC, "POL-REC", { "Recognition", "Pengakuan" }, { "Being seen as a partner." } },
    { OPP_REG, "OPP-REG", { "Régional integration", "Integrasi kawasan" }, { "Trade pacts." } },
    { STG_2, "STG-2", { "Statement of intent", "Surat niat" }, { "Signed." } },
  };
  PndPaletteIndex *index = pnd_palette_index_new ();

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    pnd_palette_index_add (index, codes[i].code, codes[i].abbreviation, codes[i].names,
                           codes[i].definitions);
  return index;
}

static gint64
get_best (PndPaletteIndex *index, const char *query)
{
  g_autoptr (GArray) matches = pnd_palette_index_rank (index, query);

  return matches->len > 0 ? g_array_index (matches, PndPaletteMatch, 0).code : 0;
}

static void
test_best (void)
{
  static const struct
  {
    const char *query;
    gint64 best;
  } cases[] = {
    { "eco-par", ECO_PAR },      { "ECOPAR", ECO_PAR },     { "eco par", ECO_PAR },
    { "e par", ECO_PAR },        { "par", ECO_PAR },        { "pari", ECO_PAR },
    { "tour", ECO_PAR },         { "eco", ECO },            { "reg", OPP_REG },
    { "regional", OPP_REG },     { "bahasa", CUL_LAN },     { "budaya", CUL_PRO },
    { "capital", ECO_INV },      { "modal", ECO_INV },      { "ecmk", ECO_MKT },
    { "riset", ECO_TEK },        { "stg 2", STG_2 },        { "stg2", STG_2 },
    { "pengak", POL_REC },       { "intent", STG_2 },       { "kspor", ECO_MKT },
    { "rec", POL_REC },          { "zzz", 0 },              { "eco zzz", 0 },
  };
  g_autoptr (PndPaletteIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].query);
      g_assert_cmpint (get_best (index, cases[i].query), ==, cases[i].best);
    }
}

/* "mar" begins a word of a name, and is within nothing else; "re" begins a part of two codes. */
static void
test_order (void)
{
  g_autoptr (PndPaletteIndex) index = make_index ();
  g_autoptr (GArray) matches = pnd_palette_index_rank (index, "re");

  g_assert_cmpuint (matches->len, >=, 3);
  g_assert_cmpint (g_array_index (matches, PndPaletteMatch, 0).code, ==, POL_REC);
  g_assert_cmpint (g_array_index (matches, PndPaletteMatch, 1).code, ==, OPP_REG);
  g_assert_cmpint (g_array_index (matches, PndPaletteMatch, 2).code, ==, ECO_TEK);
  for (guint i = 1; i < matches->len; i++)
    g_assert_cmpint (g_array_index (matches, PndPaletteMatch, i - 1).score, >=,
                     g_array_index (matches, PndPaletteMatch, i).score);
}

static void
test_recency (void)
{
  g_autoptr (PndPaletteIndex) index = make_index ();
  g_autoptr (PndPaletteIndex) again = make_index ();
  g_autoptr (GArray) all = pnd_palette_index_rank (index, "");

  g_assert_cmpuint (all->len, ==, pnd_palette_index_get_n (index));
  g_assert_cmpint (g_array_index (all, PndPaletteMatch, 0).code, ==, ECO);

  pnd_palette_index_used (index, CUL_LAN);
  pnd_palette_index_used (index, OPP_REG);
  g_assert_cmpint (get_best (index, ""), ==, OPP_REG);
  g_assert_cmpint (get_best (index, "re"), ==, OPP_REG);
  /* being used never outweighs fitting better */
  g_assert_cmpint (get_best (index, "eco"), ==, ECO);

  pnd_palette_index_copy_recency (again, index);
  pnd_palette_index_used (again, CUL_LAN);
  g_assert_cmpint (get_best (again, ""), ==, CUL_LAN);
}

static void
test_hostile (void)
{
  g_autoptr (PndPaletteIndex) index = make_index ();
  g_autoptr (GArray) none = NULL;

  g_assert_cmpint (get_best (index, "  --  "), ==, ECO);
  g_assert_cmpint (get_best (index, "\xf0\x9f\x98\x80"), ==, ECO);
  g_assert_cmpint (get_best (index, "b\xc3\xa1has\xc3\xa0"), ==, CUL_LAN);
  pnd_palette_index_add (index, 99, "", NULL, NULL);
  none = pnd_palette_index_rank (index, "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette-match/best", test_best);
  g_test_add_func ("/palette-match/order", test_order);
  g_test_add_func ("/palette-match/recency", test_recency);
  g_test_add_func ("/palette-match/hostile", test_hostile);
  return g_test_run ();
}
