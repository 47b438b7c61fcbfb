/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trips into the store: which key a driver counts with, and the ticks his trips make. */
/* Thread: the office's remote thread; the call waits for the writer. */
#include "tkl-sync-trips.h"

#include "tkl-derive-private.h"
#include "tkl-key-holders.h"
#include "tkl-link-pending.h"
#include "tkl-store-company.h"
#include "tkl-store-key.h"
#include "tkl-store-trip.h"
#include "tkl-zone.h"

typedef struct
{
  const TklSyncVehicle *state; /* (borrowed) */
  const TklSyncWindow *window; /* (borrowed) */
  const GPtrArray *drafts;     /* (borrowed) of TklTripDraft */
  TklTripDiff trips;
  TklTickDiff ticks;
} TripJob;

/* Who holds what, to tell the keys of one driver apart. */
typedef struct
{
  TklCompany *company;    /* (owned) */
  TklZone *zone;          /* (owned) */
  TklKeyHolders *holders; /* (owned) */
} Register;

static void
register_clear (Register *known)
{
  g_clear_pointer (&known->holders, tkl_key_holders_free);
  g_clear_pointer (&known->zone, tkl_zone_unref);
  g_clear_pointer (&known->company, tkl_company_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Register, register_clear)

static gboolean
load_register (TklStore *store, Register *known, GError **error)
{
  g_autoptr (GArray) holdings = NULL;

  if (!tkl_store_load_company (store, &known->company, error)
      || !tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  known->zone = tkl_zone_new (known->company->timezone, error);
  if (known->zone == NULL)
    return FALSE;
  known->holders
      = tkl_key_holders_new ((const TklKeyHolding *) (gpointer) holdings->data, holdings->len);
  return TRUE;
}

/* @ret_text: (out) (transfer none): the key a driver counts with on that day */
static gboolean
choose_text (TklStore *store,
             const Register *known,
             const GPtrArray *texts,
             gint64 utc_ms,
             const char **ret_text,
             GError **error)
{
  TklDay day = tkl_zone_civil_day (known->zone, utc_ms);
  const char *first = texts->pdata[0];

  for (guint i = 0; texts->len > 1 && i < texts->len; i++)
    {
      const char *text = texts->pdata[i];
      gint64 key_id;

      if (!tkl_store_key_for_raw (store, text, &key_id, error))
        return FALSE;
      if (tkl_key_holders_find (known->holders, (gint32) key_id, day) != 0)
        {
          *ret_text = text;
          return TRUE;
        }
      first = g_strcmp0 (text, first) < 0 ? text : first;
    }
  *ret_text = first;
  return TRUE;
}

static gboolean
add_row (TklStore *store,
         const Register *known,
         const TklTripDraft *draft,
         GPtrArray *rows,
         GError **error)
{
  TklTripRow *row = tkl_trip_row_new ();

  row->trip = draft->trip;
  g_ptr_array_add (rows, row);
  for (guint i = 0; i < draft->crew->len; i++)
    {
      const char *text;

      if (!choose_text (store, known, draft->crew->pdata[i], draft->trip.start_utc_ms, &text,
                        error))
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (row->texts, text, g_str_equal, NULL))
        g_ptr_array_add (row->texts, g_strdup (text));
    }
  return TRUE;
}

static gboolean
derive (TklStore *store, TripJob *job, const TklCompany *company, GError **error)
{
  TklDerivation touched = { .vehicle_id = job->state->vehicle_id,
                            .from_utc_ms = job->trips.first_changed_ms,
                            .to_utc_ms = job->trips.last_changed_ms,
                            .touch_gap_ms = company->touch_gap_s * G_GINT64_CONSTANT (1000) };

  if (job->trips.first_changed_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  return tkl_derive_touched (store, &touched, &job->ticks, error)
         && tkl_derive_note_gap_once (store, touched.touch_gap_ms, error)
         && tkl_link_pending_note (store, &job->ticks, error);
}

static gboolean
put_trips (TklStore *store, TripJob *job, GError **error)
{
  TklTripSpan span = { job->state->vehicle_id, job->window->from_utc_ms, job->window->to_utc_ms };
  g_auto (Register) known = { 0 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_trip_row_free);

  if (!load_register (store, &known, error))
    return FALSE;
  for (guint i = 0; i < job->drafts->len; i++)
    if (!add_row (store, &known, job->drafts->pdata[i], rows, error))
      return FALSE;
  return tkl_store_replace_trips (store, &span, rows, &job->trips, error)
         && derive (store, job, known.company, error);
}

static gboolean
run_trips (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return tkl_store_begin (store, error) && put_trips (store, data, error)
         && tkl_store_commit (store, error);
}

gboolean
tkl_sync_ledger_trips (TklSyncPass *sync,
                       const TklSyncVehicle *state,
                       const TklSyncWindow *window,
                       const GPtrArray *drafts,
                       GError **error)
{
  TklSyncReport *report = sync->report;
  TripJob job = { .state = state, .window = window, .drafts = drafts };

  job.ticks.first_utc_ms = job.ticks.last_utc_ms = TKL_INSTANT_NONE_MS;
  if (!tkl_office_write_and_wait (sync->run->office, run_trips, &job, error))
    return FALSE;
  report->n_trips += drafts->len;
  report->n_new_ticks += job.ticks.n_new + job.ticks.n_returned;
  report->n_changed_ticks += job.ticks.n_changed;
  report->n_gone_ticks += job.ticks.n_deleted + job.ticks.n_withdrawn;
  return TRUE;
}
