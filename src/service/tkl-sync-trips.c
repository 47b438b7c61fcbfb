/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading trips and their drivers where the key may not read the history. */
/* Thread: the office's remote thread. */
#include "tkl-sync-trips.h"

#include "tkl-key.h"
#include "tkl-remote-error.h"
#include "tkl-sync-source.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* --- drivers --------------------------------------------------------------------------------- */

void
tkl_sync_drivers_free (TklSyncDrivers *drivers)
{
  if (drivers == NULL)
    return;
  g_hash_table_unref (drivers->texts);
  g_free (drivers);
}

/* @driver: (nullable): NULL: the platform does not tell: remembered, so that it is not asked again */
static GPtrArray *
note_driver (TklSyncDrivers *drivers, const char *id, const TklRemoteDriver *driver)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; driver != NULL && i < driver->identifiers->len; i++)
    {
      const TklRemoteIdentifier *identifier = driver->identifiers->pdata[i];

      if (identifier->is_ibutton && tkl_key_read (identifier->text).status != TKL_KEY_NONE)
        g_ptr_array_add (texts, g_strdup (identifier->text));
    }
  g_hash_table_replace (drivers->texts, g_strdup (id), texts);
  return texts;
}

gboolean
tkl_sync_open_drivers (TklSyncPass *sync, gboolean *ret_refused, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) fault = NULL;

  *ret_refused = FALSE;
  /* A list that is not understood leaves each driver to be asked for where a trip names him. */
  if (!tkl_trusttrack_fetch_drivers (sync->client, &all, sync->run->cancellable, &fault)
      && !g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST))
    {
      *ret_refused = g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED);
      if (!*ret_refused)
        g_propagate_error (error, g_steal_pointer (&fault));
      return *ret_refused;
    }
  g_clear_pointer (&sync->drivers, tkl_sync_drivers_free);
  sync->drivers = g_new0 (TklSyncDrivers, 1);
  sync->drivers->texts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; all != NULL && i < all->len; i++)
    note_driver (sync->drivers, ((TklRemoteDriver *) all->pdata[i])->id, all->pdata[i]);
  return TRUE;
}

/* The list may leave drivers out that the platform still knows. */
static gboolean
find_driver (TklSyncPass *sync, const char *id, GPtrArray **ret_texts, GError **error)
{
  g_autoptr (TklRemoteDriver) driver = NULL;
  g_autoptr (GError) fault = NULL;

  *ret_texts = g_hash_table_lookup (sync->drivers->texts, id);
  if (*ret_texts != NULL)
    return TRUE;
  if (!tkl_trusttrack_fetch_driver (sync->client, id, &driver, sync->run->cancellable, &fault)
      && !g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND)
      && !g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  *ret_texts = note_driver (sync->drivers, id, driver);
  return TRUE;
}

/* --- trips ----------------------------------------------------------------------------------- */

static void
free_draft (gpointer data)
{
  TklTripDraft *draft = data;

  g_ptr_array_unref (draft->crew);
  g_free (draft);
}

static gboolean
add_draft (TklSyncPass *sync, const TklRemoteTrip *trip, GPtrArray *drafts, GError **error)
{
  TklTripDraft *draft = g_new0 (TklTripDraft, 1);

  draft->crew = g_ptr_array_new ();
  draft->trip = (TklTrip){ .start_utc_ms = trip->start_utc_ms,
                           .end_utc_ms = trip->end_utc_ms,
                           .start = trip->start,
                           .end = trip->end };
  g_ptr_array_add (drafts, draft);
  for (guint i = 0; trip->driver_ids != NULL && trip->driver_ids[i] != NULL; i++)
    {
      GPtrArray *texts;

      if (!find_driver (sync, trip->driver_ids[i], &texts, error))
        return FALSE;
      if (texts->len > 0)
        g_ptr_array_add (draft->crew, texts);
    }
  if (draft->crew->len == 0)
    sync->n_blank_trips++;
  return TRUE;
}

/* A clock that is wrong makes no ticks, here as in records. */
static gboolean
is_plausible (const TklSyncPass *sync, const TklRemoteTrip *trip)
{
  gint64 last_ms = tkl_sync_now_ms (sync) + TKL_PAGE_FUTURE_MARGIN_MS;

  return trip->start_utc_ms >= TKL_PAGE_FIRST_PLAUSIBLE_MS && trip->start_utc_ms <= last_ms
         && (trip->end_utc_ms == TKL_INSTANT_NONE_MS
             || (trip->end_utc_ms >= trip->start_utc_ms && trip->end_utc_ms <= last_ms));
}

gboolean
tkl_sync_read_trips (TklSyncPass *sync,
                     TklSyncTask *task,
                     const TklSyncWindow *window,
                     GError **error)
{
  TklPageRequest request = { .object_id = task->subject->vehicle->remote_id,
                             .from_utc_ms = window->from_utc_ms,
                             .to_utc_ms = window->to_utc_ms,
                             .now_utc_ms = tkl_sync_now_ms (sync) };
  g_autoptr (GPtrArray) trips = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (free_draft);

  if (!tkl_trusttrack_fetch_trips (sync->client, &request, &trips, sync->run->cancellable, error))
    return FALSE;
  for (guint i = 0; i < trips->len; i++)
    {
      const TklRemoteTrip *trip = trips->pdata[i];

      /* Trips that the service counts in because they end here are those of another window. */
      if (trip->start_utc_ms < window->from_utc_ms || trip->start_utc_ms >= window->to_utc_ms)
        continue;
      if (!is_plausible (sync, trip))
        sync->report->n_skipped++;
      else if (!add_draft (sync, trip, drafts, error))
        return FALSE;
    }
  return tkl_sync_ledger_trips (sync, task->subject->state, window, drafts, error);
}

void
tkl_sync_note_trips (TklSyncPass *sync)
{
  TklSyncReport *report = sync->report;

  tkl_set_str (&report->degraded, tkl_sync_source_say_trips ());
  if (sync->n_blank_trips > 0)
    g_ptr_array_add (
        report->notes,
        g_strdup_printf (
            ngettext (
                "%u trip made no tick: TrustTrack names no driver with an i-Button for it.",
                "%u trips made no tick: TrustTrack names no driver with an i-Button for them.",
                sync->n_blank_trips),
            sync->n_blank_trips));
}
