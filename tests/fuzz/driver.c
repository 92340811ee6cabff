/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target without a fuzzer: every seed as it is, then seeded mutations of each, so that
 * the targets never rot. PENANDA_FUZZ_MUTATIONS is how many of each, where more are wanted than an
 * ordinary test has time for. With clang, link the target with -fsanitize=fuzzer instead of this
 * file. */

#define _GNU_SOURCE /* memmem() */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define MUTATIONS_PER_SEED 200

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *seeds_path;

static int
get_n_mutations (void)
{
  const char *wanted = g_getenv ("PENANDA_FUZZ_MUTATIONS");

  return wanted != NULL ? atoi (wanted) : MUTATIONS_PER_SEED;
}

static void
copy_to (GByteArray *bytes, guint from, guint n, guint to)
{
  g_autofree guint8 *piece = g_memdup2 (bytes->data + from, n);
  g_autofree guint8 *rest = g_memdup2 (bytes->data + to, bytes->len - to);
  guint n_rest = bytes->len - to;

  g_byte_array_set_size (bytes, to);
  g_byte_array_append (bytes, piece, n);
  g_byte_array_append (bytes, rest, n_rest);
}

static void
copy_piece (GByteArray *bytes, GRand *random)
{
  guint from = g_rand_int_range (random, 0, bytes->len);
  guint to = g_rand_int_range (random, 0, bytes->len);
  guint wanted = g_rand_int_range (random, 1, 400);

  copy_to (bytes, from, MIN (bytes->len - from, wanted), to);
}

/* one past the next @c at or after @at; 0 when there is none */
static guint
find_after (const GByteArray *bytes, guint at, char c)
{
  const guint8 *found = memchr (bytes->data + at, c, bytes->len - at);

  return found != NULL ? (guint) (found - bytes->data) + 1 : 0;
}

/* how many bytes from @from, past a "<", the element there has; 0 when it does not end */
static guint
measure_element (const GByteArray *bytes, guint from)
{
  guint end = find_after (bytes, from, '>');
  guint n_name = 0;
  g_autofree char *closing = NULL;
  const guint8 *found;

  if (end == 0 || bytes->data[end - 2] == '/')
    return end != 0 ? end - from : 0;
  while (g_ascii_isalnum (bytes->data[from + n_name])
         || strchr (":-", bytes->data[from + n_name]) != NULL)
    n_name++;
  closing = g_strdup_printf ("</%.*s>", (int) n_name, (const char *) bytes->data + from);
  found = memmem (bytes->data + end, bytes->len - end, closing, strlen (closing));
  return found != NULL ? (guint) (found - bytes->data) + (guint) strlen (closing) - from : 0;
}

/* An element once more, behind or in another one: the file stays one that a parser goes through to
 * its end, so the readers meet what no program writes. */
static void
copy_element (GByteArray *bytes, GRand *random)
{
  guint from = find_after (bytes, g_rand_int_range (random, 0, bytes->len), '<');
  guint to = find_after (bytes, g_rand_int_range (random, 0, bytes->len), '>');
  guint n = from != 0 && from < bytes->len ? measure_element (bytes, from) : 0;

  if (n > 0 && n < 4000 && to != 0)
    copy_to (bytes, from - 1, n + 1, to);
}

/* positions, levels and numbers of others: a digit more, or another one */
static void
change_number (GByteArray *bytes, GRand *random)
{
  guint at = g_rand_int_range (random, 0, bytes->len);

  while (at < bytes->len && !g_ascii_isdigit (bytes->data[at]))
    at++;
  if (at == bytes->len)
    return;
  bytes->data[at] = '0' + g_rand_int_range (random, 0, 10);
  if (g_rand_boolean (random))
    copy_to (bytes, at, 1, at);
}

static void
mutate_elements (GByteArray *bytes, GRand *random)
{
  for (int i = g_rand_int_range (random, 1, 8); i > 0; i--)
    if (g_rand_int_range (random, 0, 3) > 0)
      copy_element (bytes, random);
    else
      change_number (bytes, random);
}

static void
mutate (GByteArray *bytes, GRand *random)
{
  int n_changes = g_rand_int_range (random, 1, 8);

  for (int i = 0; i < n_changes && bytes->len > 1; i++)
    {
      guint at = g_rand_int_range (random, 0, bytes->len);
      guint wanted = g_rand_int_range (random, 1, 16);
      guint n = MIN (bytes->len - at, wanted);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          bytes->data[at] = g_rand_int (random);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, n);
          break;
        case 2:
          copy_piece (bytes, random);
          break;
        case 3:
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
      for (int i = 0; i < get_n_mutations (); i++)
        {
          g_autoptr (GByteArray) bytes = g_byte_array_new ();

          g_byte_array_append (bytes, (const guint8 *) seed, size);
          /* a seed may be empty */
          if (i % 2 == 0 || size == 0)
            mutate (bytes, random);
          else
            mutate_elements (bytes, random);
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
