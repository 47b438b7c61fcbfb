/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are databases, or belong to one. */
/* Thread: any. */
#include "tkl-database-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

gboolean
tkl_is_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic];
  gssize n;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Whoever opens a pipe to look at it waits for its other end. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    return FALSE;
  n = read (fd, head, sizeof head);
  g_close (fd, NULL);
  return n == (gssize) sizeof head && memcmp (head, magic, sizeof head) == 0;
}

static gboolean
is_name_of_part (const char *path)
{
  static const char *const suffixes[] = { "-wal",
                                          "-shm",
                                          "-journal",
                                          TKL_SYNC_LOCK_SUFFIX,
                                          TKL_EXPORT_LOCK_SUFFIX,
                                          TKL_ADDRESSES_LOCK_SUFFIX };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (path, suffixes[i]))
      {
        g_autofree char *database = g_strndup (path, strlen (path) - strlen (suffixes[i]));

        return tkl_is_database (database);
      }
  return FALSE;
}

gboolean
tkl_belongs_to_database (const char *path)
{
  g_autofree char *real = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  real = realpath (path, NULL);
  return is_name_of_part (path) || (real != NULL && is_name_of_part (real));
}
