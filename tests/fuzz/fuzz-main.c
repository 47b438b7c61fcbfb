/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target its corpus and seeded mutations of it, as an ordinary test without libFuzzer. */
/* Thread: main. */
#include <glib.h>
#include <stdint.h>

#define MUTANTS_PER_FILE 200
/* A mutant may grow by half a file per change. */
#define MAX_BYTES 65536

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  char *name;
  GByteArray *content;
} File;

static const char *folder;

static void
free_file (File *file)
{
  g_free (file->name);
  g_byte_array_unref (file->content);
  g_free (file);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const File *const *left = a;
  const File *const *right = b;

  return g_strcmp0 ((*left)->name, (*right)->name);
}

/* Sorted: the order of a folder differs from machine to machine, mutants must not. */
static GPtrArray *
read_corpus (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) free_file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      File *file = g_new0 (File, 1);
      char *text;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, &error));
      file->name = g_strdup (name);
      file->content = g_byte_array_new_take ((guint8 *) text, size);
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_files);
  g_assert_cmpuint (files->len, >, 0);
  return g_steal_pointer (&files);
}

/* A copy of exactly that size, so that ASan sees a target that looks behind the end. */
static void
give (const GByteArray *content)
{
  g_autofree uint8_t *copy = g_memdup2 (content->data, content->len);

  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, content->len), ==, 0);
}

static void
test_corpus (void)
{
  g_autoptr (GPtrArray) files = read_corpus ();

  for (guint i = 0; i < files->len; i++)
    {
      const File *file = g_ptr_array_index (files, i);

      g_test_message ("%s", file->name);
      give (file->content);
    }
}

/* --- mutants --------------------------------------------------------------------------------- */

static void
insert (GByteArray *content, guint at, const guint8 *bytes, guint n)
{
  g_autofree guint8 *tail = g_memdup2 (content->data + at, content->len - at);
  guint n_tail = content->len - at;

  g_byte_array_set_size (content, at);
  g_byte_array_append (content, bytes, n);
  if (n_tail > 0)
    g_byte_array_append (content, tail, n_tail);
}

static void
mutate (GByteArray *content, const GByteArray *other, GRand *random)
{
  guint at = content->len > 0 ? g_rand_int (random) % content->len : 0;
  guint n = content->len > 0 ? g_rand_int (random) % (content->len - at) : 0;
  guint8 byte = (guint8) (g_rand_int (random) & 0xFF);
  g_autofree guint8 *piece = NULL;

  switch (content->len > 0 ? g_rand_int_range (random, 0, 6) : 0)
    {
    case 0:
      insert (content, at, &byte, 1);
      break;
    case 1:
      content->data[at] = byte;
      break;
    case 2:
      content->data[at] ^= (guint8) (1 << (byte & 7));
      break;
    case 3:
      g_byte_array_remove_range (content, at, MIN (n, 1 + byte % 16u));
      break;
    case 4:
      piece = g_memdup2 (content->data + at, n);
      insert (content, g_rand_int (random) % content->len, piece, n);
      break;
    default:
      if (other->len > 0)
        insert (content, at, other->data, g_rand_int (random) % other->len);
      break;
    }
}

static void
test_mutants (void)
{
  g_autoptr (GPtrArray) files = read_corpus ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < files->len; i++)
    {
      const File *file = g_ptr_array_index (files, i);

      g_test_message ("%s", file->name);
      for (guint j = 0; j < MUTANTS_PER_FILE; j++)
        {
          g_autoptr (GByteArray) mutant = g_byte_array_new ();
          guint n_changes = 1 + g_rand_int (random) % 8;

          g_byte_array_append (mutant, file->content->data, file->content->len);
          while (n_changes-- > 0 && mutant->len < MAX_BYTES)
            {
              const File *other = g_ptr_array_index (files, g_rand_int (random) % files->len);

              mutate (mutant, other->content, random);
            }
          give (mutant);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/fuzz/corpus", test_corpus);
  g_test_add_func ("/fuzz/mutants", test_mutants);
  return g_test_run ();
}
