/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF files that are locked, damaged, cut, or made to do harm. */

#include "tests/core/pdf-fixture.h"

static void
test_password (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load ("encrypted.pdf");
  g_autoptr (PndImported) imported = NULL;

  assert_refused (bytes, NULL, PND_IMPORT_ERROR_PASSWORD);
  assert_refused (bytes, "", PND_IMPORT_ERROR_PASSWORD);
  assert_refused (bytes, "rahasiA", PND_IMPORT_ERROR_PASSWORD);
  imported = read_file ("encrypted.pdf", "rahasia", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (get_text (imported), "Masing-masing pihak menunjuk"));
}

static void
assert_refused_text (const char *text, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  assert_refused (bytes, NULL, code);
}

static void
test_hostile (void)
{
  assert_refused_text ("%PDF-1.7\n", PND_IMPORT_ERROR_DAMAGED);
  assert_refused_text ("", PND_IMPORT_ERROR_DAMAGED);
  /* a tree of pages that holds itself, and says that it is huge */
  assert_refused_text ("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                       "2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1000000000>> endobj\n"
                       "trailer <</Root 1 0 R>>\n",
                       PND_IMPORT_ERROR_DAMAGED);
  /* forms that draw each other without end */
  assert_refused_text (
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</XObject<</A 5 0 R>>>>>> endobj\n"
    "4 0 obj <</Length 5>> stream\n/A Do\nendstream endobj\n"
    "5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>"
    "/Length 5>> stream\n/A Do\nendstream endobj\n"
    "trailer <</Root 1 0 R>>\n",
    PND_IMPORT_ERROR_NO_TEXT);
}

/* cut anywhere, it is refused with a sentence or read in part, never more than was in it */
static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = load ("links.pdf");
  gsize n_bytes = g_bytes_get_size (whole);

  for (gsize n = 0; n < n_bytes; n += n_bytes / 41)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);

      g_assert_true ((imported == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_null (strchr (error->message, '\n'));
    }
}

/* with the table of its parts destroyed it is read all the same; with bytes changed here and there
 * it is read or refused */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = load ("typeset.pdf");
  gsize n_bytes = g_bytes_get_size (whole);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (whole, NULL), n_bytes);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GBytes) broken = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;

  for (gsize i = 0; i + 9 < n_bytes; i++)
    if (memcmp (copy + i, "startxref", 9) == 0)
      memcpy (copy + i, "startnone", 9);
  broken = g_bytes_new (copy, n_bytes);
  imported = pnd_pdf_read ("a.pdf", broken, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (get_text (imported), "Laporan diplomasi daerah\n"));

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) own = NULL;
      g_autoptr (PndImported) read = NULL;

      for (int k = 0; k < 20; k++)
        copy[g_rand_int_range (random, 0, (gint32) n_bytes)] = (char) g_rand_int (random);
      bytes = g_bytes_new (copy, n_bytes);
      read = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &own);
      g_assert_true ((read == NULL) == (own != NULL));
    }
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = load ("typeset.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pnd_pdf_read ("a.pdf", bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_is (void)
{
  g_autoptr (GBytes) pdf = load ("typeset.pdf");
  g_autoptr (GBytes) late = g_bytes_new_static ("\0\0junk\n%PDF-1.4\n", 16);
  g_autoptr (GBytes) text = g_bytes_new_static ("PDF files begin with a mark", 27);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  g_assert_true (pnd_pdf_is (pdf));
  g_assert_true (pnd_pdf_is (late));
  g_assert_false (pnd_pdf_is (text));
  g_assert_false (pnd_pdf_is (empty));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  limit_resources ();
  g_test_add_func ("/pdf-hostile/password", test_password);
  g_test_add_func ("/pdf-hostile/hostile", test_hostile);
  g_test_add_func ("/pdf-hostile/truncated", test_truncated);
  g_test_add_func ("/pdf-hostile/damaged", test_damaged);
  g_test_add_func ("/pdf-hostile/cancel", test_cancel);
  g_test_add_func ("/pdf-hostile/is", test_is);
  return g_test_run ();
}
