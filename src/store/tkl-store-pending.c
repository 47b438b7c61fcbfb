/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of ticks that is still to be linked, as values beside the state of the sync. */
/* Thread: that of the store. */
#include "tkl-store-pending.h"

#include "tkl-store-private.h"
#include "tkl-store-sync.h"
#include "tkl-text.h"

#define PENDING_FROM "link-pending-from-ms"
#define PENDING_TO "link-pending-to-ms"
#define PENDING_SERIAL "link-pending-serial"

static gboolean
read_number (TklStore *store, const char *name, gint64 none, gint64 *ret, GError **error)
{
  g_autofree char *value = NULL;

  *ret = none;
  if (!tkl_store_get_sync_value (store, name, &value, error))
    return FALSE;
  if (value != NULL && !tkl_parse_int64 (value, G_MININT64 + 1, G_MAXINT64, ret))
    *ret = none;
  return TRUE;
}

static gboolean
write_number (TklStore *store, const char *name, gint64 number, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return tkl_store_set_sync_value (store, name, value, error);
}

gboolean
tkl_store_get_pending (TklStore *store, TklPending *ret_pending, GError **error)
{
  TKL_ASSERT_STORE (store);

  return read_number (store, PENDING_FROM, TKL_INSTANT_NONE_MS, &ret_pending->first_utc_ms, error)
         && read_number (store, PENDING_TO, TKL_INSTANT_NONE_MS, &ret_pending->last_utc_ms, error)
         && read_number (store, PENDING_SERIAL, 0, &ret_pending->serial, error);
}

gboolean
tkl_store_note_pending (TklStore *store, gint64 first_utc_ms, gint64 last_utc_ms, GError **error)
{
  TklPending pending;

  if (first_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!tkl_store_get_pending (store, &pending, error))
    return FALSE;
  if (pending.first_utc_ms == TKL_INSTANT_NONE_MS || first_utc_ms < pending.first_utc_ms)
    pending.first_utc_ms = first_utc_ms;
  if (pending.last_utc_ms == TKL_INSTANT_NONE_MS || last_utc_ms > pending.last_utc_ms)
    pending.last_utc_ms = last_utc_ms;
  return write_number (store, PENDING_FROM, pending.first_utc_ms, error)
         && write_number (store, PENDING_TO, pending.last_utc_ms, error)
         && write_number (store, PENDING_SERIAL, pending.serial + 1, error);
}

gboolean
tkl_store_clear_pending (TklStore *store, gint64 serial, GError **error)
{
  TklPending pending;

  if (!tkl_store_get_pending (store, &pending, error))
    return FALSE;
  return pending.serial != serial
         || (tkl_store_set_sync_value (store, PENDING_FROM, NULL, error)
             && tkl_store_set_sync_value (store, PENDING_TO, NULL, error));
}
