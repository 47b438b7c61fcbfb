/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where ticks come from with this key: history, else trips, else stream (docs/trusttrack.md §8.6). */
/* Thread: the office's remote thread. */
#include "tkl-sync-source.h"

#include "tkl-sync-stream.h"
#include "tkl-sync-trips.h"
#include "tkl-text.h"
#include "tkl-vehicle-choice-private.h"

#include <glib/gi18n-lib.h>

/* What is refused is asked for again a day later: plans are changed. */
#define OLD_VERSION_NAME "history-v1-since-ms"
#define NO_HISTORY_NAME "no-history-since-ms"
#define NO_TRIPS_NAME "no-trips-since-ms"

const char *const tkl_sync_source_memories[]
    = { OLD_VERSION_NAME, NO_HISTORY_NAME, NO_TRIPS_NAME, NULL };

const char *
tkl_sync_source_say_trips (void)
{
  return _ (
      "The API key may not read the history: ticks come from the beginnings and ends of trips, "
      "with the driver that TrustTrack matched. Whoever rode along is missing. Ask TrustTrack "
      "for a plan with the history of coordinates.");
}

const char *
tkl_sync_source_say_stream (void)
{
  return _ (
      "The API key may read neither the history nor trips: ticks come from what vehicles send "
      "while Tikklok listens. What happens while it is closed is missing for good. Ask "
      "TrustTrack for a plan with the history of coordinates.");
}

static gboolean
is_fresh (TklSyncPass *sync, const char *name, gboolean *ret_fresh, GError **error)
{
  g_autofree char *since = NULL;
  gint64 since_ms;

  if (!tkl_sync_ledger_recall (sync->run->office, name, &since, error))
    return FALSE;
  *ret_fresh = since != NULL && tkl_parse_int64 (since, 0, G_MAXINT64, &since_ms)
               && tkl_sync_now_ms (sync) - since_ms < TKL_SYNC_WINDOW_MS;
  return TRUE;
}

static gboolean
remember_now (const TklSyncPass *sync, const char *name, GError **error)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, tkl_sync_now_ms (sync));

  return tkl_sync_ledger_remember (sync->run->office, name, since, error);
}

static gboolean
choose_first (TklSyncPass *sync, GError **error)
{
  gboolean old_version, no_history, no_trips;

  if (!is_fresh (sync, OLD_VERSION_NAME, &old_version, error)
      || !is_fresh (sync, NO_HISTORY_NAME, &no_history, error)
      || !is_fresh (sync, NO_TRIPS_NAME, &no_trips, error))
    return FALSE;
  sync->version = old_version ? 1 : 2;
  sync->source = !no_history ? TKL_SYNC_HISTORY : no_trips ? TKL_SYNC_STREAM : TKL_SYNC_TRIPS;
  return TRUE;
}

static gboolean
is_of_all (const TklSyncPass *sync)
{
  return tkl_vehicle_choice_is_all (sync->run->options.vehicles);
}

/* Not a single vehicle of several, which the key may not see: all that were asked. */
static gboolean
was_refused (const TklSyncPass *sync)
{
  guint n_refused = 0;

  for (guint i = 0; i < sync->tasks->len; i++)
    n_refused += ((TklSyncTask *) sync->tasks->pdata[i])->refusal != NULL;
  return n_refused > 0 && !sync->granted && sync->report->failures->len == 0;
}

static gboolean
settle_refusals (TklSyncPass *sync, GError **error)
{
  for (guint i = 0; i < sync->tasks->len; i++)
    {
      TklSyncTask *task = sync->tasks->pdata[i];

      if (task->refusal != NULL && !tkl_sync_give_up (sync, task, task->refusal, error))
        return FALSE;
    }
  return TRUE;
}

/* A plan without version 2 of the history usually has version 1. */
static gboolean
note_version (TklSyncPass *sync, GError **error)
{
  if (!sync->fell)
    return TRUE;
  if (sync->granted)
    g_ptr_array_add (sync->report->notes,
                     g_strdup (_ ("The key has no right to version 2 of the history; version 1 is "
                                  "read instead.")));
  return remember_now (sync, OLD_VERSION_NAME, error);
}

/* @ret_refused: (out): the next source has to be tried */
static gboolean
read_history (TklSyncPass *sync, gboolean *ret_refused, GError **error)
{
  if (!tkl_sync_plan_tasks (sync, error) || !tkl_sync_read_all (sync, error)
      || !note_version (sync, error))
    return FALSE;
  *ret_refused = was_refused (sync);
  if (!*ret_refused)
    return settle_refusals (sync, error);
  return !is_of_all (sync) || remember_now (sync, NO_HISTORY_NAME, error);
}

/* Once a day is often enough to ask what is refused. */
static gboolean
note_no_trips (TklSyncPass *sync, GError **error)
{
  return !is_of_all (sync) || remember_now (sync, NO_TRIPS_NAME, error);
}

static gboolean
read_trips (TklSyncPass *sync, gboolean *ret_refused, GError **error)
{
  sync->granted = FALSE;
  if (!tkl_sync_open_drivers (sync, ret_refused, error))
    return FALSE;
  if (*ret_refused)
    return note_no_trips (sync, error);
  if (!tkl_sync_plan_tasks (sync, error) || !tkl_sync_read_all (sync, error))
    return FALSE;
  *ret_refused = was_refused (sync);
  if (*ret_refused)
    return note_no_trips (sync, error);
  tkl_sync_note_trips (sync);
  return settle_refusals (sync, error);
}

static gboolean
fail_for_good (GError **error)
{
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED, "%s",
               _ ("This key cannot fetch touches of keys. Ask TrustTrack for a plan with the "
                  "history of coordinates."));
  return FALSE;
}

/* For who looks later, without a key at hand. */
static gboolean
note_source (const TklSyncPass *sync, GError **error)
{
  g_autofree char *before = NULL;
  static const char *const names[] = {
    [TKL_SYNC_HISTORY] = TKL_TICK_SOURCE_HISTORY,
    [TKL_SYNC_TRIPS] = TKL_TICK_SOURCE_TRIPS,
    [TKL_SYNC_STREAM] = TKL_TICK_SOURCE_STREAM,
    [TKL_SYNC_NOTHING] = TKL_TICK_SOURCE_NONE,
  };
  const char *now = names[sync->source];

  if (!is_of_all (sync))
    return TRUE;
  if (!tkl_sync_ledger_recall (sync->run->office, TKL_TICK_SOURCE_NAME, &before, error))
    return FALSE;
  if (g_strcmp0 (before, now) == 0)
    return TRUE;
  sync->report->newly_degraded = sync->report->degraded != NULL;
  return tkl_sync_ledger_remember (sync->run->office, TKL_TICK_SOURCE_NAME, now, error);
}

gboolean
tkl_sync_read_sources (TklSyncPass *sync, GError **error)
{
  gboolean refused = FALSE;

  if (!choose_first (sync, error))
    return FALSE;
  if (sync->source == TKL_SYNC_HISTORY && !read_history (sync, &refused, error))
    return FALSE;
  if (refused)
    sync->source = TKL_SYNC_TRIPS;
  if (sync->source == TKL_SYNC_TRIPS && !read_trips (sync, &refused, error))
    return FALSE;
  if (sync->source != TKL_SYNC_STREAM && !refused)
    tkl_sync_end_stream (sync);
  if (refused)
    sync->source = TKL_SYNC_STREAM;
  if (sync->source == TKL_SYNC_STREAM && !tkl_sync_read_stream (sync, &refused, error))
    return FALSE;
  if (refused)
    sync->source = TKL_SYNC_NOTHING;
  if (!note_source (sync, error))
    return FALSE;
  return !refused || fail_for_good (error);
}
