/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One at a time per database, whichever program runs it: what works in several steps, and a restore. */
/* Thread: any. */
#include "tkl-sync-lock.h"

#include "tkl-database-file.h"
#include "tkl-service-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

/* One file reached by a link has one lock. What is not there yet cannot be a link. */
static char *
name_lock (const char *database, const char *suffix)
{
  g_autofree char *real = realpath (database, NULL);

  return g_strconcat (real != NULL ? real : database, suffix, NULL);
}

/* @busy: translated */
static int
take_lock (const char *database, const char *suffix, const char *busy, GError **error)
{
  g_autofree char *path = name_lock (database, suffix);
  int lock = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED, "%s: %s", path,
                   g_strerror (errno));
      return -1;
    }
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;

  close (lock);
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY, busy);
  return -1;
}

int
tkl_sync_lock_take (const char *database, GError **error)
{
  return take_lock (
      database, TKL_SYNC_LOCK_SUFFIX,
      _ ("Ticks of this company are being fetched, linked or purged already, or a backup is "
         "being restored. Wait until that is done."),
      error);
}

int
tkl_export_lock_take (const char *database, GError **error)
{
  return take_lock (
      database, TKL_EXPORT_LOCK_SUFFIX,
      _ ("The Excel export of this company is being written already. Wait until that is done."),
      error);
}

int
tkl_addresses_lock_take (const char *database, GError **error)
{
  return take_lock (
      database, TKL_ADDRESSES_LOCK_SUFFIX,
      _ ("Addresses of this company are being looked up already. Wait until that is done."), error);
}

void
tkl_sync_lock_release (int lock)
{
  /* The file stays: removing it would let two programs lock two files of one name. */
  close (lock);
}
