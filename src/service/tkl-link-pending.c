/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch whose ticks changed and that is still to be linked; it survives a crash in between. */
/* Thread: the office's writer thread. */
#include "tkl-link-pending.h"

#include "tkl-store-company.h"
#include "tkl-store-sync.h"
#include "tkl-text.h"
#include "tkl-zone.h"

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

  return tkl_store_set_sync_value (store, name, ms == TKL_INSTANT_NONE_MS ? NULL : value, error);
}

gboolean
tkl_link_pending_note (TklStore *store, const TklTickDiff *diff, GError **error)
{
  gint64 from_ms, to_ms;

  if (diff->first_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!read_instant (store, PENDING_FROM, &from_ms, error)
      || !read_instant (store, PENDING_TO, &to_ms, error))
    return FALSE;
  if (from_ms == TKL_INSTANT_NONE_MS || diff->first_utc_ms < from_ms)
    from_ms = diff->first_utc_ms;
  if (to_ms == TKL_INSTANT_NONE_MS || diff->last_utc_ms > to_ms)
    to_ms = diff->last_utc_ms;
  return write_instant (store, PENDING_FROM, from_ms, error)
         && write_instant (store, PENDING_TO, to_ms, error);
}

gboolean
tkl_link_pending_run (TklStore *store,
                      TklLinkReport *report,
                      gboolean *ret_linked,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;
  gint64 from_ms, to_ms;

  if (!tkl_store_load_company (store, &company, error)
      || !read_instant (store, PENDING_FROM, &from_ms, error)
      || !read_instant (store, PENDING_TO, &to_ms, error))
    return FALSE;
  if (!company->on.auto_link || from_ms == TKL_INSTANT_NONE_MS)
    {
      *ret_linked = FALSE;
      return TRUE;
    }
  zone = tkl_zone_new (company->timezone, error);
  /* A day more on both sides: workdays start by the wall clock, and people have their own start. */
  if (zone == NULL
      || !tkl_link_range (store, tkl_zone_civil_day (zone, from_ms) - 1,
                          tkl_zone_civil_day (zone, to_ms) + 1, report, cancellable, error)
      || !tkl_store_begin (store, error)
      || !write_instant (store, PENDING_FROM, TKL_INSTANT_NONE_MS, error)
      || !write_instant (store, PENDING_TO, TKL_INSTANT_NONE_MS, error)
      || !tkl_store_commit (store, error))
    return FALSE;
  *ret_linked = TRUE;
  return TRUE;
}
