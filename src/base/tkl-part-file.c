/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the making; a lock tells those of living programs from what a killed one left. */
/* Thread: any. */
#include "tkl-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define RANDOM "XXXXXX"

/* Between making a file and locking it somebody may take it for left behind. */
#define MOST_TRIES 100

static gboolean
is_part_name (const char *name, const char *prefix)
{
  const char *end;

  if (!g_str_has_prefix (name, prefix) || strlen (name) != strlen (prefix) + strlen (RANDOM))
    return FALSE;
  for (end = name + strlen (prefix); *end != '\0'; end++)
    if (!g_ascii_isalnum (*end))
      return FALSE;
  return TRUE;
}

/* Whether what was opened is an ordinary file of this user, and still the one of that name. */
static gboolean
is_ours (int fd, const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && lstat (path, &named) == 0 && opened.st_dev == named.st_dev
         && opened.st_ino == named.st_ino && S_ISREG (opened.st_mode)
         && opened.st_uid == geteuid ();
}

/* A lock of flock(2) is a mark for whoever asks, except on these: there it is one of bytes, and keeps out
 * SQLite and libxlsxwriter, which open the file once more to write it. */
static gboolean
is_lock_a_mark (int fd)
{
  struct statfs info;

  if (fstatfs (fd, &info) != 0)
    return FALSE;
  switch ((guint32) info.f_type)
    {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case CIFS_SUPER_MAGIC:
    case SMB2_SUPER_MAGIC:
      return FALSE;
    default:
      return TRUE;
    }
}

/* What is beside it goes first: it is found by the name of the file. */
static void
remove_part (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static void
sweep (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int fd;

      if (!is_part_name (name, prefix))
        continue;
      path = g_build_filename (folder, name, NULL);
      fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      if (fd < 0)
        continue;
      if (is_lock_a_mark (fd) && flock (fd, LOCK_EX | LOCK_NB) == 0 && is_ours (fd, path))
        remove_part (path);
      close (fd);
    }
}

static gboolean
was_swept (int fd)
{
  struct stat made;

  return fstat (fd, &made) == 0 && made.st_nlink == 0;
}

int
tkl_part_file_new (const char *folder, const char *kind, int mode, char **ret_path)
{
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (folder != NULL && kind != NULL && ret_path != NULL, -1);

  prefix = g_strdup_printf (".tikklok-%s-", kind);
  sweep (folder, prefix);
  for (int i = 0; i < MOST_TRIES; i++)
    {
      g_autofree char *name = g_strconcat (prefix, RANDOM, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, mode);

      if (fd < 0)
        return -1;
      /* Where files cannot be locked, nobody can take one for left behind. */
      if (!is_lock_a_mark (fd) || flock (fd, LOCK_EX) != 0 || !was_swept (fd))
        {
          *ret_path = g_steal_pointer (&path);
          return fd;
        }
      close (fd);
    }
  errno = EBUSY;
  return -1;
}
