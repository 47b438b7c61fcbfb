/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the trackers of the company repeat keys, and the touch gap that makes one tick of it. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-touch-gap-service.h"

#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-record.h"
#include "tkl-store-vehicle.h"
#include "tkl-touch-gap.h"

/* Vehicles of a company are alike, and a key is repeated on every drive: more says no more. */
#define MOST_VEHICLES 30
#define DAYS_MS G_GINT64_CONSTANT (3 * 86400000)

typedef struct
{
  int gap_s; /* result */
} GapJob;

static gboolean
see_vehicle (
    TklStore *store, gint64 vehicle_id, TklStretch *stretch, TklTouchGapSeen *seen, GError **error)
{
  gint64 first_ms, last_ms;

  if (!tkl_store_record_extent (store, vehicle_id, &first_ms, &last_ms, error))
    return FALSE;
  if (last_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!tkl_store_load_stretch (store, vehicle_id, last_ms - DAYS_MS, last_ms + 1, stretch, error))
    return FALSE;
  tkl_touch_gap_see (seen, &(TklDeriveInput){ .records = (gpointer) stretch->records->data,
                                              .n_records = stretch->records->len,
                                              .keys = (gpointer) stretch->keys->data,
                                              .n_keys = stretch->keys->len,
                                              .before_ignition = stretch->before_ignition });
  return TRUE;
}

static gboolean
see_vehicles (TklStore *store, TklTouchGapSeen *seen, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;
  TklStretch *stretch;
  gboolean ok = TRUE;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  stretch = tkl_stretch_new ();
  for (guint i = 0; ok && i < MIN (vehicles->len, MOST_VEHICLES); i++)
    ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
         && see_vehicle (store, ((const TklVehicle *) vehicles->pdata[i])->id, stretch, seen,
                         error);
  tkl_stretch_free (stretch);
  return ok;
}

static gboolean
run_propose (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GapJob *job = data;
  g_auto (TklTouchGapSeen) seen = { NULL, 0 };
  g_autoptr (TklCompany) company = NULL;
  int gap_s;

  tkl_touch_gap_seen_init (&seen);
  if (!tkl_store_load_company (store, &company, error)
      || !see_vehicles (store, &seen, cancellable, error))
    return FALSE;
  gap_s = tkl_touch_gap_propose (&seen);
  job->gap_s = gap_s > company->touch_gap_s ? gap_s : 0;
  return TRUE;
}

static const TklUseCase propose_case = { tkl_touch_gap_propose_async, run_propose, g_free };

void
tkl_touch_gap_propose_async (TklOffice *office,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  tkl_office_read (office, &propose_case, g_new0 (GapJob, 1), cancellable, callback, user_data);
}

gboolean
tkl_touch_gap_propose_finish (TklOffice *office,
                              GAsyncResult *result,
                              int *ret_gap_s,
                              GError **error)
{
  g_autofree GapJob *job = tkl_office_finish (office, &propose_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_gap_s = job->gap_s;
  return TRUE;
}
