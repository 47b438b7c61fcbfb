/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a vehicle, or the run, on a fault. */
/* Thread: the office's remote thread. */
#include "tkl-sync-pass.h"

#include "tkl-remote-error.h"
#include "tkl-service-error.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* Network errors of vehicles in a row after which the run ends. */
#define MAX_FAILURES_IN_A_ROW 3

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

gboolean
tkl_sync_give_up (TklSyncPass *sync, TklSyncTask *task, const GError *fault, GError **error)
{
  TklSyncVehicle *state = task->subject->state;
  GError *converted = tkl_service_error_convert (g_error_copy (fault));

  task->stopped = TRUE;
  g_ptr_array_add (sync->report->failures,
                   /* Translators: name of a vehicle, then what went wrong. */
                   g_strdup_printf (_ ("%s: %s"), tkl_vehicle_title (task->subject->vehicle),
                                    tkl_service_error_sentence (converted)));
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

int
tkl_sync_version (const TklSyncPass *sync, const TklSyncTask *task)
{
  return task->is_old ? 1 : sync->version;
}

/* A token can be too old, and what one version does not understand the other may. No other vehicle is
 * touched: the fault may be in what is asked of this one. */
static gboolean
ask_differently (const TklSyncPass *sync, TklSyncTask *task)
{
  TklSyncVehicle *state = task->subject->state;

  if (sync->source != TKL_SYNC_HISTORY)
    return FALSE;
  if (state->window_token != NULL && !task->is_anew)
    task->is_anew = TRUE;
  else if (tkl_sync_version (sync, task) == 2)
    task->is_old = TRUE;
  else
    return FALSE;
  tkl_set_str (&state->window_token, NULL);
  return TRUE;
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
  if (g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST)
      && ask_differently (sync, task))
    return TRUE;
  if (!g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED) || task->is_old)
    return tkl_sync_give_up (sync, task, fault, error);
  if (sync->source == TKL_SYNC_HISTORY && sync->version == 2)
    {
      sync->version = 1;
      sync->fell = TRUE;
      return TRUE;
    }
  /* Whether that is the plan, or this vehicle alone, the others will show. */
  task->stopped = TRUE;
  task->refusal = g_error_copy (fault);
  return TRUE;
}
