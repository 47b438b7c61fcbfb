/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of what vehicles send while somebody listens, the last source (docs/trusttrack.md §8.6). */
/* Thread: the office's remote thread. */
#include "tkl-sync-stream.h"

#include "tkl-listener.h"
#include "tkl-remote-error.h"
#include "tkl-remote-session.h"
#include "tkl-sync-source.h"
#include "tkl-text.h"
#include "tkl-vehicle-choice-private.h"

#include <glib/gi18n-lib.h>

/* The last record of each vehicle comes within a moment; who only looks in listens a little longer. */
#define FIRST_LOOK_MS 3000
#define ONLY_LOOK_MS 10000

static GHashTable *
take (TklSyncPass *sync, TklListener *listener, gboolean *ret_refused, GError **error)
{
  g_autoptr (GError) fault = NULL;
  GHashTable *pages = NULL;

  if (tkl_listener_take (listener, &pages, &fault))
    return pages;
  *ret_refused = g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED);
  if (!*ret_refused)
    g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static gboolean
store_page (TklSyncPass *sync, TklSyncSubject *subject, TklPage *page, GError **error)
{
  TklSyncVehicle *state = subject->state;

  tkl_set_str (&state->error, NULL);
  state->error_code = -1;
  if (!tkl_sync_ledger_page (sync->run->office, page, state, sync->report, error))
    return FALSE;
  sync->progress.n_records += page->records->len;
  sync->progress.vehicles_done++;
  sync->read_something = TRUE;
  return TRUE;
}

/* What is stored leaves @pages. */
static gboolean
store_pages (TklSyncPass *sync, GHashTable *pages, GError **error)
{
  for (guint i = 0; i < sync->subjects->len; i++)
    {
      TklSyncSubject *subject = sync->subjects->pdata[i];
      TklPage *page = g_hash_table_lookup (pages, subject->vehicle->remote_id);

      if (page == NULL || !tkl_vehicle_choice_has (sync->run->options.vehicles, subject->vehicle))
        continue;
      if (!store_page (sync, subject, page, error))
        return FALSE;
      g_hash_table_remove (pages, subject->vehicle->remote_id);
    }
  return TRUE;
}

/* One that listens with another key is of no use. */
static gboolean
ensure_listener (TklSyncPass *sync, TklListener **listener, GError **error)
{
  const TklSyncOptions *options = &sync->run->options;
  TklTrusttrack *client
      = tkl_remote_session_new (sync->run->office, options->key, options->interval_ms, error);

  if (client == NULL)
    return FALSE;
  if (*listener != NULL && tkl_listener_serves (*listener, client))
    {
      tkl_trusttrack_free (client);
      return TRUE;
    }
  g_clear_pointer (listener, tkl_listener_free);
  *listener = tkl_listener_new (client);
  tkl_listener_wait (*listener, options->keeps_listening ? FIRST_LOOK_MS : ONLY_LOOK_MS,
                     sync->run->cancellable);
  return TRUE;
}

static gboolean
refuse_the_past (GError **error)
{
  g_set_error_literal (
      error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED,
      _ ("Nothing of the past can be read with this API key. Ask TrustTrack for a plan "
         "with the history of coordinates."));
  return FALSE;
}

gboolean
tkl_sync_read_stream (TklSyncPass *sync, gboolean *ret_refused, GError **error)
{
  TklListener **listener = tkl_office_listener (sync->run->office);
  GHashTable *pages;
  gboolean stored;

  *ret_refused = FALSE;
  if (tkl_sync_is_ranged (sync))
    return refuse_the_past (error);
  if (!ensure_listener (sync, listener, error))
    return FALSE;
  pages = take (sync, *listener, ret_refused, error);
  if (pages == NULL)
    {
      g_clear_pointer (listener, tkl_listener_free);
      return *ret_refused;
    }
  stored = store_pages (sync, pages, error);
  /* The next run takes what could not be stored, and what was of others than the chosen vehicles. */
  if (!stored || !tkl_vehicle_choice_is_all (sync->run->options.vehicles))
    tkl_listener_put_back (*listener, pages);
  else
    g_hash_table_unref (pages);
  if (!sync->run->options.keeps_listening)
    g_clear_pointer (listener, tkl_listener_free);
  if (!stored)
    return FALSE;
  sync->report->n_vehicles = sync->progress.n_vehicles = sync->progress.vehicles_done;
  tkl_set_str (&sync->report->degraded, tkl_sync_source_say_stream ());
  return TRUE;
}

void
tkl_sync_end_stream (TklSyncPass *sync)
{
  g_clear_pointer (tkl_office_listener (sync->run->office), tkl_listener_free);
}
