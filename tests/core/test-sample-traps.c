/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The traps that are planted in the sample documents: how the first coder coded each by the rules
 * of the codebook, where the second went astray on purpose, and what must bear no motive at all. */

#include "app/text/importer.h"

#include <string.h>

enum
{
  DOCUMENT,
  QUOTE,
  CODE,
  CODER,
  POLARITY,
  STRENGTH,
  HOLDER,
  MEMO,
  N_FIELDS,
};

#define FIRST "Peneliti"
#define SECOND "Pengode kedua"

typedef struct
{
  const char *document; /* its first two digits */
  const char *words;    /* within the quote */
  const char *code;
  const char *coder;
  const char *polarity;
  const char *strength;
  const char *holder;
} Trap;

static const Trap traps[] = {
  /* negation: the denied indicator; of a whole motive: the motive itself */
  { "01", "bukan untuk mencari pengakuan", "POL-REC", FIRST, "contradicts", "3", "own-region" },
  { "01", "Kalau budaya tidak", "CUL", FIRST, "contradicts", "3", "own-region" },
  { "04", "karena budaya, saya kira tidak", "CUL", FIRST, "contradicts", "3", "own-region" },
  { "03", "tidak sedang mencari investor", "ECO-INV", FIRST, "contradicts", "3", "own-region" },
  { "08", "bukan untuk gagah-gagahan", "POL-DOM", FIRST, "contradicts", "3", "own-region" },
  { "05", "We never asked for the language", "CUL-LAN", FIRST, "contradicts", "3", "own-region" },
  /* another office promotes what the first denies: both stand */
  { "02", "mengenal adat kami", "CUL-PRO", FIRST, "supports", "3", "own-region" },
  { "05", "we have letters and songs", "CUL-PRO", FIRST, "supports", "3", "own-region" },
  { "10", "Itu pembungkusnya", "CUL-PRO", FIRST, "contradicts", "3", "own-region" },
  /* nationalism of the state */
  { "01", "ya nasionalisme", "POL-NAT", FIRST, "contradicts", "3", "own-region" },
  { "04", "semuanya nasionalis", "POL-NAT", FIRST, "contradicts", "3", "own-region" },
  { "08", "wujud nasionalisme", "POL-NAT", FIRST, "contradicts", "3", "own-region" },
  { "08", "wujud nasionalisme", "POL-NAT", SECOND, "supports", "3", "own-region" },
  /* boilerplate and the echo of the law */
  { "01", "Sesuai undang-undang", "POL-BYP", FIRST, "contradicts", "1", "own-region" },
  { "06", "culture and exchange between peoples", "CUL-EXC", FIRST, "mentions", "1",
    "own-region" },
  { "06", "(a) tourism", "ECO-PAR", FIRST, "mentions", "1", "own-region" },
  { "06", "not interfere in the internal affairs", "POL-BYP", FIRST, "contradicts", "1",
    "own-region" },
  { "04", "meningkatkan kesejahteraan masyarakat", "ECO-DEV", FIRST, "mentions", "1",
    "own-region" },
  /* likeness is context, without a rating */
  { "01", "Sama-sama punya laut di barat", "OPP-SIM", FIRST, "", "", "" },
  { "03", "sama-sama makan nasi", "OPP-SIM", FIRST, "", "", "" },
  { "05", "did not come for the rice", "OPP-SIM", FIRST, "", "", "" },
  { "08", "seperti saudara yang lama terpisah", "OPP-SIM", FIRST, "", "", "" },
  { "08", "seperti saudara yang lama terpisah", "CUL-SHR", SECOND, "supports", "3",
    "own-region" },
  /* an outcome is no reason */
  { "02", "naik dua belas persen", "ECO-PAR", FIRST, "mentions", "1", "own-region" },
  { "03", "sepertiga lebih tinggi", "ECO-MOD", FIRST, "mentions", "1", "own-region" },
  { "05", "seven have already found work", "ECO-SDM", FIRST, "mentions", "1", "own-region" },
  { "08", "naik dari 1.200 orang", "ECO-PAR", FIRST, "mentions", "1", "own-region" },
  /* somebody else's motive */
  { "03", "mereka perlu pembeli di Asia Tenggara", "ECO-MKT", FIRST, "supports", "1",
    "partner-region" },
  { "03", "stok cabai nasional", "ECO-DEV", FIRST, "supports", "1", "central-state" },
  { "05", "closer to our language and script", "CUL-LAN", FIRST, "supports", "3",
    "partner-region" },
  { "05", "come to study and stay to work", "ECO-SDM", FIRST, "supports", "3",
    "partner-region" },
  { "08", "efek pengganda", "ECO-PAR", FIRST, "supports", "3", "central-state" },
  { "08", "efek pengganda", "ECO-PAR", SECOND, "supports", "3", "own-region" },
  { "08", "menjual kopi dan ikan kering", "ECO-MKT", FIRST, "supports", "3", "other" },
  { "10", "kami sendiri ingin anak-anak sini", "CUL-HER", FIRST, "supports", "3", "other" },
  /* advice is nobody's motive */
  { "03", "Tulis dulu daftar kebutuhan", "CON-ASY", FIRST, "", "", "" },
  { "04", "Jangan teken apa-apa lagi", "CON-ASY", FIRST, "", "", "" },
  { "08", "anak-anak kita saling mengenal", "CUL-EXC", FIRST, "mentions", "1", "other" },
  /* irony */
  { "01", "albumnya sudah tiga", "CON-CER", FIRST, "", "", "" },
  { "04", "gedung sendiri untuk memajangnya", "CON-CER", FIRST, "", "", "" },
  { "08", "makan siang ke-6", "CON-CER", FIRST, "", "", "" },
  /* a coincidence with an election */
  { "04", "Berdekatan, sebelas bulan", "POL-DOM", FIRST, "mentions", "1", "own-region" },
  { "10", "Wajah seorang calon anggota dewan", "POL-DOM", FIRST, "mentions", "1", "own-region" },
  { "10", "Wajah seorang calon anggota dewan", "CON-POL", FIRST, "", "", "" },
  /* two motives in one sentence */
  { "02", "Panggung itu membuat orang kenal", "CUL-PRO", FIRST, "supports", "3", "own-region" },
  { "02", "Panggung itu membuat orang kenal", "ECO-PAR", FIRST, "supports", "3", "own-region" },
  { "03", "cara merawat alat itu", "ECO-TEK", FIRST, "supports", "3", "own-region" },
  { "03", "cara merawat alat itu", "ECO-SDM", FIRST, "supports", "3", "own-region" },
  /* one text, and one fact, in two languages */
  { "06", "raise the number of visitors", "ECO-PAR", FIRST, "supports", "1", "own-region" },
  { "06", "meningkatkan jumlah wisatawan", "ECO-PAR", FIRST, "supports", "1", "own-region" },
  { "05", "The teacher and the books came from them", "STR-PRJ", FIRST, "", "", "" },
};

/* the documents say it, and nobody may rate it as a motive */
static const struct
{
  const char *name;
  const char *words;
} bare[] = {
  { "01-wawancara-biro-kerja-sama.txt", "Apakah karena faktor budaya juga?" },
  { "01-wawancara-biro-kerja-sama.txt", "mudah-mudahan daerah lain bisa mencontoh" },
  { "04-wawancara-anggota-dprd.docx", "apakah memang untuk menaikkan citra gubernur?" },
  { "04-wawancara-anggota-dprd.docx", "Selasih bisa jadi contoh bagi provinsi lain" },
  { "05-interview-language-class.docx", "fall in love with irregular verbs" },
  { "07-peraturan-kerja-sama.odt", "pertukaran kebudayaan" },
  { "07-peraturan-kerja-sama.odt", "meningkatkan kesejahteraan masyarakat" },
  { "08-berita-penandatanganan.html", "makan siang ke-6" },
  { "10-catatan-lapangan.odt", "Malam ini kita semua orang Haesan" },
  { "10-catatan-lapangan.odt", "Dugaan saya, panggung ini juga dipakai" },
  { "10-catatan-lapangan.odt", "membuat pusat dokumentasi tari" },
};

static char *
find_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);
}

/* (element-type GStrv): the rows of passages.tsv, without its heading */
static GPtrArray *
load_passages (void)
{
  g_autofree char *path = find_sample ("passages.tsv");
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *passages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  for (int i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char **fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpint (g_strv_length (fields), ==, N_FIELDS);
      g_ptr_array_add (passages, fields);
    }
  g_assert_cmpint (passages->len, >, 0);
  return passages;
}

static gboolean
is_motive (const char *code)
{
  return g_str_has_prefix (code, "ECO") || g_str_has_prefix (code, "CUL")
         || g_str_has_prefix (code, "POL");
}

static gboolean
is_coded_so (const Trap *trap, char **fields)
{
  return g_str_has_prefix (fields[DOCUMENT], trap->document)
         && strstr (fields[QUOTE], trap->words) != NULL && g_str_equal (fields[CODE], trap->code)
         && g_str_equal (fields[CODER], trap->coder)
         && g_str_equal (fields[POLARITY], trap->polarity)
         && g_str_equal (fields[STRENGTH], trap->strength)
         && g_str_equal (fields[HOLDER], trap->holder);
}

static void
test_traps (void)
{
  g_autoptr (GPtrArray) passages = load_passages ();

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      int n = 0;

      for (guint k = 0; k < passages->len; k++)
        n += is_coded_so (&traps[i], g_ptr_array_index (passages, k));
      g_test_message ("%s: %s, %s: %d", traps[i].document, traps[i].words, traps[i].code, n);
      g_assert_cmpint (n, ==, 1);
    }
}

static void
assert_says (const char *name, const char *words)
{
  g_autofree char *path = find_sample (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (pnd_document_text_get_utf8 (imported->text, NULL), words));
}

static void
test_bare (void)
{
  g_autoptr (GPtrArray) passages = load_passages ();

  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    {
      g_test_message ("%s: %s", bare[i].name, bare[i].words);
      assert_says (bare[i].name, bare[i].words);
      for (guint k = 0; k < passages->len; k++)
        {
          char **fields = g_ptr_array_index (passages, k);

          g_assert_false (g_str_equal (fields[DOCUMENT], bare[i].name)
                          && strstr (fields[QUOTE], bare[i].words) != NULL
                          && is_motive (fields[CODE]) && *fields[POLARITY] != '\0');
        }
    }
}

/* likeness, strategy, actors, stages and constraints have no polarity */
static void
test_context_is_not_rated (void)
{
  g_autoptr (GPtrArray) passages = load_passages ();

  for (guint k = 0; k < passages->len; k++)
    {
      char **fields = g_ptr_array_index (passages, k);

      if (!is_motive (fields[CODE]))
        g_assert_cmpstr (fields[POLARITY], ==, "");
    }
}

static void
test_second_coder_covers_half (void)
{
  g_autoptr (GPtrArray) passages = load_passages ();
  int n_first = 0, n_second = 0;

  for (guint k = 0; k < passages->len; k++)
    {
      char **fields = g_ptr_array_index (passages, k);

      n_first += g_str_equal (fields[CODER], FIRST);
      n_second += g_str_equal (fields[CODER], SECOND);
    }
  g_assert_cmpint (n_first + n_second, ==, passages->len);
  g_assert_cmpint (n_first, >=, 100);
  g_assert_cmpint (n_second, >=, n_first * 2 / 5);
  g_assert_cmpint (n_second, <=, n_first * 2 / 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-traps/coded-by-the-rules", test_traps);
  g_test_add_func ("/sample-traps/bare", test_bare);
  g_test_add_func ("/sample-traps/context-is-not-rated", test_context_is_not_rated);
  g_test_add_func ("/sample-traps/second-coder", test_second_coder_covers_half);
  return g_test_run ();
}
