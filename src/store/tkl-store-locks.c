/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks that belong to an open file instead of the process (fcntl(2): open file description locks). */
/* Thread: any. */
#include "tkl-store-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file on which SQLite has locks, or had. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;        /* (owned): of the locks */
  GArray *users; /* (owned) (element-type int): descriptors of SQLite that asked for locks */
} LockFile;

static GMutex mutex;
static GPtrArray *files; /* (mutex mutex) (owned) (element-type LockFile) */
static pid_t process;    /* (mutex mutex): whose they are: a forked child has to lock for itself */

static void
free_file (gpointer data)
{
  LockFile *file = data;

  close (file->fd);
  g_array_unref (file->users);
  g_free (file);
}

static GPtrArray *
get_files (void)
{
  pid_t now = getpid ();

  if (files != NULL && process != now)
    g_clear_pointer (&files, g_ptr_array_unref);
  if (files == NULL)
    files = g_ptr_array_new_with_free_func (free_file);
  process = now;
  return files;
}

static LockFile *
find_file (const struct stat *status)
{
  GPtrArray *all = get_files ();

  for (guint i = 0; i < all->len; i++)
    {
      LockFile *file = all->pdata[i];

      if (file->device == status->st_dev && file->inode == status->st_ino)
        return file;
    }
  return NULL;
}

static LockFile *
add_file (int fd, const struct stat *status)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int own = open (path, O_RDWR | O_CLOEXEC);
  LockFile *file;

  if (own < 0)
    own = open (path, O_RDONLY | O_CLOEXEC);
  if (own < 0)
    return NULL;
  file = g_new0 (LockFile, 1);
  file->device = status->st_dev;
  file->inode = status->st_ino;
  file->fd = own;
  file->users = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (get_files (), file);
  return file;
}

static gboolean
find_user (const LockFile *file, int fd, guint *ret_index)
{
  for (guint i = 0; i < file->users->len; i++)
    if (g_array_index (file->users, int, i) == fd)
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

/* Returns: (nullable): NULL when the file cannot be opened once more. */
static LockFile *
use_file (int fd)
{
  struct stat status;
  LockFile *file;
  guint index;

  if (fstat (fd, &status) != 0)
    return NULL;
  file = find_file (&status);
  if (file == NULL)
    file = add_file (fd, &status);
  if (file != NULL && !find_user (file, fd, &index))
    g_array_append_val (file->users, fd);
  return file;
}

static int
lock_file (int fd, int command, struct flock *lock)
{
  LockFile *file = use_file (fd);

  if (file == NULL)
    {
      errno = EIO;
      return -1;
    }
  lock->l_pid = 0; /* as these locks want it */
  return fcntl (file->fd, command, lock);
}

/* In place of fcntl(2). */
static int
control (int fd, int command, ...)
{
  gpointer argument;
  va_list arguments;
  int result, system_errno;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);
  if (command != F_SETLK && command != F_GETLK)
    return fcntl (fd, command, argument);

  g_mutex_lock (&mutex);
  result = lock_file (fd, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, argument);
  system_errno = errno;
  g_mutex_unlock (&mutex);
  errno = system_errno;
  return result;
}

/* In place of close(2). SQLite closes what it locked with last when nothing is locked any more, or to
 * give back the locks by it. */
static int
close_file (int fd)
{
  struct stat status;
  LockFile *file;
  guint index;

  g_mutex_lock (&mutex);
  file = fstat (fd, &status) == 0 ? find_file (&status) : NULL;
  if (file != NULL && find_user (file, fd, &index))
    {
      g_array_remove_index_fast (file->users, index);
      if (file->users->len == 0)
        g_ptr_array_remove_fast (get_files (), file);
    }
  g_mutex_unlock (&mutex);
  return close (fd);
}

void
tkl_locks_install (void)
{
  static gsize installed = 0;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&installed))
    return;
  vfs = sqlite3_vfs_find ("unix");
  if (vfs == NULL || vfs->iVersion < 3
      || vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control) != SQLITE_OK
      || vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_file) != SQLITE_OK)
    g_error ("This SQLite does not let its locks be replaced");
  g_once_init_leave (&installed, 1);
}
