/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which history a key may read, and what happens to a vehicle, or the run, on a fault. */
/* Thread: the office's remote thread. */
#include "tkl-sync-pass.h"

#include "tkl-remote-error.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* Network errors of vehicles in a row after which the run ends. */
#define MAX_FAILURES_IN_A_ROW 3
/* A key that lacks a version of the history is asked for it again once a day. */
#define HISTORY_NAME "history-v1-since-ms"

gboolean
tkl_sync_choose_history (TklSyncPass *sync, GError **error)
{
  g_autofree char *since = NULL;
  gint64 since_ms;

  sync->version = 2;
  if (!tkl_sync_ledger_recall (sync->run->office, HISTORY_NAME, &since, error))
    return FALSE;
  if (since != NULL && tkl_parse_int64 (since, 0, G_MAXINT64, &since_ms)
      && tkl_sync_now_ms (sync) - since_ms < TKL_SYNC_WINDOW_MS)
    sync->version = 1;
  return TRUE;
}

/* A plan without version 2 of the history usually has version 1. */
static gboolean
fall_back_to_version_1 (TklSyncPass *sync, GError **error)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, tkl_sync_now_ms (sync));

  sync->version = 1;
  g_ptr_array_add (sync->report->notes,
                   g_strdup (_ ("The key has no right to version 2 of the history; version 1 is "
                                "read instead.")));
  return tkl_sync_ledger_remember (sync->run->office, HISTORY_NAME, since, error);
}

static gboolean
is_network_fault (const GError *fault)
{
  return g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE)
         || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_BUSY);
}

/* The network is gone: the whole run ends, and the other vehicles wait. */
gboolean
tkl_sync_lost_network (const TklSyncPass *sync)
{
  return sync->n_failures_in_a_row >= MAX_FAILURES_IN_A_ROW;
}

static gboolean
give_up_vehicle (TklSyncPass *sync, TklSyncTask *task, GError *fault, GError **error)
{
  TklSyncVehicle *state = task->subject->state;
  GError *converted = tkl_service_error_convert (g_error_copy (fault));

  task->stopped = TRUE;
  g_ptr_array_add (sync->report->failures,
                   /* Translators: name of a vehicle, then what went wrong. */
                   g_strdup_printf (_ ("%s: %s"), tkl_vehicle_title (task->subject->vehicle),
                                    converted->message));
  g_error_free (converted);
  if (is_network_fault (fault))
    sync->n_failures_in_a_row++;
  if (g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND))
    return tkl_sync_ledger_gone (sync->run->office, state->vehicle_id, error);
  g_clear_error (&sync->last_fault);
  sync->last_fault = g_error_copy (fault);
  tkl_set_str (&state->error, fault->message);
  state->error_code = fault->code;
  state->next_try_ms = tkl_sync_now_ms (sync);
  return tkl_sync_ledger_page (sync->run->office, NULL, state, sync->report, error);
}

gboolean
tkl_sync_handle_fault (TklSyncPass *sync, TklSyncTask *task, GError *fault, GError **error)
{
  if (fault->domain != TKL_REMOTE_ERROR
      || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_KEY))
    {
      g_propagate_error (error, g_error_copy (fault));
      return FALSE;
    }
  if (g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED) && sync->version == 2)
    return fall_back_to_version_1 (sync, error);
  return give_up_vehicle (sync, task, fault, error);
}
