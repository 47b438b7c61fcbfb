/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a database that may only be read: all of it at once, and nobody wrote meanwhile. */
/* Thread: any; one connection at a time. */
#include "tkl-store-snapshot.h"

#include "tkl-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES (G_GINT64_CONSTANT (1) << 30)
#define MOST_TRIES 20
#define RETRY_MS 50

/* Of the header (fileformat2.html §1.3). */
#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19

/* Whether there is such a file beside the database with anything in it. */
static gboolean
has_part (const char *path, const char *suffix)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *part = g_strconcat (real != NULL ? real : path, suffix, NULL);
  GStatBuf info;

  return g_stat (part, &info) == 0 && info.st_size > 0;
}

static gboolean
has_log (const char *path)
{
  return has_part (path, "-wal");
}

gboolean
tkl_snapshot_is_needed (const char *path)
{
  g_autofree char *real = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  real = realpath (path, NULL);
  folder = g_path_get_dirname (real != NULL ? real : path);
  return (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0)
         && !(has_log (path) && has_part (path, "-shm"));
}

static gboolean
is_unchanged (const struct stat *before, const struct stat *after)
{
  return before->st_size == after->st_size && before->st_mtim.tv_sec == after->st_mtim.tv_sec
         && before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

static gboolean
read_whole (int fd, guint8 *bytes, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      gssize n = pread (fd, bytes + done, size - done, (off_t) done);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      done += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

/* Whoever writes has a log with something in it first, and then changes the file: with neither before nor
 * after, what was read is of one moment. Without a lock SQLite itself (`immutable`) could not tell.
 * Returns: (transfer full) (nullable): for sqlite3_free(). */
static guint8 *
read_between_writes (const char *path, int fd, gsize *ret_size)
{
  struct stat before, after;
  guint8 *bytes;

  if (has_log (path) || fstat (fd, &before) != 0)
    return NULL;
  bytes = sqlite3_malloc64 ((sqlite3_uint64) MAX (before.st_size, HEADER_SIZE));
  if (bytes == NULL)
    return NULL;
  if (read_whole (fd, bytes, (gsize) before.st_size) && !has_log (path) && fstat (fd, &after) == 0
      && is_unchanged (&before, &after))
    {
      *ret_size = (gsize) before.st_size;
      return bytes;
    }
  sqlite3_free (bytes);
  return NULL;
}

static int
open_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat info;

  if (fd < 0)
    {
      g_set_error (error, TKL_STORE_ERROR,
                   errno == ENOENT ? TKL_STORE_ERROR_NOT_FOUND : TKL_STORE_ERROR_DENIED, "%s: %s",
                   path, g_strerror (errno));
      return -1;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MOST_BYTES)
    return fd;
  close (fd);
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_DENIED,
               "%s: too large to be read where nothing may be written", path);
  return -1;
}

static guint8 *
read_file (const char *path, gsize *ret_size, GError **error)
{
  int fd = open_file (path, error);
  guint8 *bytes = NULL;

  if (fd < 0)
    return NULL;
  for (int i = 0; i < MOST_TRIES && bytes == NULL; i++)
    {
      if (i > 0)
        sqlite3_sleep (RETRY_MS);
      bytes = read_between_writes (path, fd, ret_size);
    }
  close (fd);
  if (bytes == NULL && has_log (path))
    g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_DENIED,
                 "%s: left unfinished; its owner has to open it first", path);
  else if (bytes == NULL)
    g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_BUSY,
                 "%s: may only be read, and others write it", path);
  return bytes;
}

gboolean
tkl_snapshot_open (const char *path, sqlite3 **ret_db, GError **error)
{
  sqlite3 *db = NULL;
  gsize size = 0;
  guint8 *bytes;
  int code;

  g_return_val_if_fail (path != NULL && ret_db != NULL, FALSE);

  bytes = read_file (path, &size, error);
  if (bytes == NULL)
    return FALSE;
  /* A copy in memory has no log. */
  if (size >= HEADER_SIZE)
    bytes[HEADER_WRITE_VERSION] = bytes[HEADER_READ_VERSION] = 1;
  code = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_deserialize (db, "main", bytes, (sqlite3_int64) size, (sqlite3_int64) size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  else
    sqlite3_free (bytes);
  if (code == SQLITE_OK)
    {
      *ret_db = db;
      return TRUE;
    }
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FAILED, "%s: %s", path,
               sqlite3_errstr (code));
  sqlite3_close (db);
  return FALSE;
}
