/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of ticks that is still to be linked, as two values beside the state of the sync. */
/* Thread: that of the store. */
#include "tkl-store-pending.h"

#include "tkl-store-private.h"
#include "tkl-store-sync.h"
#include "tkl-text.h"

#define PENDING_FROM "link-pending-from-ms"
#define PENDING_TO "link-pending-to-ms"

static gboolean
read_instant (TklStore *store, const char *name, gint64 *ret_ms, GError **error)
{
  g_autofree char *value = NULL;

  *ret_ms = TKL_INSTANT_NONE_MS;
  if (!tkl_store_get_sync_value (store, name, &value, error))
    return FALSE;
  if (value != NULL && !tkl_parse_int64 (value, G_MININT64 + 1, G_MAXINT64, ret_ms))
    *ret_ms = TKL_INSTANT_NONE_MS;
  return TRUE;
}

static gboolean
write_instant (TklStore *store, const char *name, gint64 ms, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, ms);

  return tkl_store_set_sync_value (store, name, value, error);
}

gboolean
tkl_store_get_pending (TklStore *store,
                       gint64 *ret_first_utc_ms,
                       gint64 *ret_last_utc_ms,
                       GError **error)
{
  TKL_ASSERT_STORE (store);

  return read_instant (store, PENDING_FROM, ret_first_utc_ms, error)
         && read_instant (store, PENDING_TO, ret_last_utc_ms, error);
}

gboolean
tkl_store_note_pending (TklStore *store, gint64 first_utc_ms, gint64 last_utc_ms, GError **error)
{
  gint64 first, last;

  if (first_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!tkl_store_get_pending (store, &first, &last, error))
    return FALSE;
  if (first == TKL_INSTANT_NONE_MS || first_utc_ms < first)
    first = first_utc_ms;
  if (last == TKL_INSTANT_NONE_MS || last_utc_ms > last)
    last = last_utc_ms;
  return write_instant (store, PENDING_FROM, first, error)
         && write_instant (store, PENDING_TO, last, error);
}

gboolean
tkl_store_clear_pending (TklStore *store, GError **error)
{
  return tkl_store_set_sync_value (store, PENDING_FROM, NULL, error)
         && tkl_store_set_sync_value (store, PENDING_TO, NULL, error);
}
