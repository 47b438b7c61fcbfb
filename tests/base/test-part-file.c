/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the making: what a killed program left goes, and nothing else does. */
/* Thread: main. */
#include "tkl-part-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

/* In the place of the one of the C library: what files seem to lie on. */
static guint32 file_system;

int
fstatfs (int fd, struct statfs *info)
{
  memset (info, 0, sizeof *info);
  info->f_type = file_system;
  return 0;
}

static void
write_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  GList *sorted = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    sorted = g_list_insert_sorted (sorted, g_strdup (name), (GCompareFunc) strcmp);
  for (GList *l = sorted; l != NULL; l = l->next)
    g_string_append_printf (names, "%s ", (const char *) l->data);
  g_list_free_full (sorted, g_free);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static int
make_part (const char *folder, char **ret_path)
{
  int fd = tkl_part_file_new (folder, "copy", 0600, ret_path);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

static void
test_left_behind (void)
{
  static const char *const left[] = { ".tikklok-copy-AbC123", ".tikklok-copy-AbC123-journal",
                                      ".tikklok-copy-AbC123-wal", ".tikklok-copy-aaaaaa" };
  static const char *const others[] = { ".tikklok-copy-AbC12",
                                        ".tikklok-copy-AbC1234",
                                        ".tikklok-copy-AbC12.",
                                        ".tikklok-export-AbC123",
                                        ".tikklok-copy-ZZZZZZ-journal",
                                        "tikklok-copy-AbC123",
                                        "mine.db" };
  g_autofree char *folder = g_dir_make_tmp ("tkl-part-XXXXXX", NULL);
  g_autofree char *linked = g_build_filename (folder, ".tikklok-copy-link00", NULL);
  g_autofree char *below = g_build_filename (folder, ".tikklok-copy-folder", NULL);
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int fd;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    write_file (folder, others[i]);
  g_assert_cmpint (symlink ("mine.db", linked), ==, 0);
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  before = list_folder (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    write_file (folder, left[i]);

  fd = make_part (folder, &path);
  g_assert_true (g_str_has_prefix (path, folder));
  g_assert_cmpint (g_unlink (path), ==, 0);
  close (fd);
  after = list_folder (folder);
  g_assert_cmpstr (after, ==, before);
  remove_all (folder);
}

/* What somebody is still writing stays, and is his until he closes it. */
static void
test_in_the_making (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tkl-part-XXXXXX", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  int one = make_part (folder, &first);
  int two = make_part (folder, &second);
  int three;

  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  close (one);
  three = make_part (folder, &third);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  close (two);
  close (three);
  remove_all (folder);
}

static gboolean
is_locked (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean locked;

  g_assert_cmpint (fd, >=, 0);
  locked = flock (fd, LOCK_EX | LOCK_NB) != 0;
  close (fd);
  return locked;
}

/* A lock on a share keeps out whoever opens the file to write it; without one nobody knows whose it is. */
static void
test_on_share (void)
{
  static const guint32 shares[]
      = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC };
  g_autofree char *folder = g_dir_make_tmp ("tkl-part-XXXXXX", NULL);
  g_autofree char *left = g_build_filename (folder, ".tikklok-copy-AbC123", NULL);
  g_autofree char *path = NULL;
  int fd;

  write_file (folder, ".tikklok-copy-AbC123");
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      file_system = shares[i];
      fd = make_part (folder, &path);
      g_assert_false (is_locked (path));
      g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
      close (fd);
      g_clear_pointer (&path, g_free);
    }
  file_system = EXT4_SUPER_MAGIC;
  fd = make_part (folder, &path);
  g_assert_true (is_locked (path));
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  close (fd);
  remove_all (folder);
}

static void
test_no_folder (void)
{
  g_autofree char *path = NULL;

  g_assert_cmpint (tkl_part_file_new ("/dev/null/x", "copy", 0600, &path), ==, -1);
  g_assert_null (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-file/left-behind", test_left_behind);
  g_test_add_func ("/part-file/in-the-making", test_in_the_making);
  g_test_add_func ("/part-file/on-share", test_on_share);
  g_test_add_func ("/part-file/no-folder", test_no_folder);
  return g_test_run ();
}
