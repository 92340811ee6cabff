/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target without a fuzzer: every seed as it is, then seeded mutations of each, so that
 * the targets never rot. With clang, link the target with -fsanitize=fuzzer instead of this file. */

#include <glib.h>
#include <string.h>

#define MUTATIONS_PER_SEED 200

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *seeds_path;

static void
mutate (GByteArray *bytes, GRand *random)
{
  int n_changes = g_rand_int_range (random, 1, 8);

  for (int i = 0; i < n_changes && bytes->len > 1; i++)
    {
      guint at = g_rand_int_range (random, 0, bytes->len);
      guint wanted = g_rand_int_range (random, 1, 16);
      guint n = MIN (bytes->len - at, wanted);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] = g_rand_int (random);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, n);
          break;
        case 2:
          {
            g_autofree guint8 *copy = g_memdup2 (bytes->data + at, n);

            g_byte_array_append (bytes, copy, n);
            break;
          }
        default:
          bytes->data[at] ^= 1 << g_rand_int_range (random, 0, 8);
        }
    }
}

static void
test_seeds (void)
{
  g_autoptr (GDir) folder = g_dir_open (seeds_path, 0, NULL);
  const char *name;
  int n_seeds = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (seeds_path, name, NULL);
      g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (name));
      g_autofree char *seed = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &seed, &size, NULL));
      n_seeds++;
      LLVMFuzzerTestOneInput ((const guint8 *) seed, size);
      for (int i = 0; i < MUTATIONS_PER_SEED; i++)
        {
          g_autoptr (GByteArray) bytes = g_byte_array_new ();

          g_byte_array_append (bytes, (const guint8 *) seed, size);
          mutate (bytes, random);
          LLVMFuzzerTestOneInput (bytes->data, bytes->len);
        }
    }
  g_assert_cmpint (n_seeds, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  seeds_path = argv[1];
  g_test_add_func ("/fuzz/seeds-and-mutations", test_seeds);
  return g_test_run ();
}
