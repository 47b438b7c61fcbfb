/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the windows of a synchronisation in turns, page by page into the store. */
/* Thread: the office's remote thread. */
#include "tkl-sync-trips.h"

#include "tkl-paging.h"
#include "tkl-remote-error.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* Windows of one vehicle before the next one has its turn: a long backlog starves nobody. */
#define WINDOWS_PER_TURN 7

static void
tell_progress (TklSyncPass *sync, const TklSyncTask *task)
{
  TklSyncProgress *progress = &sync->progress;
  gint64 elapsed_ms = (g_get_monotonic_time () - sync->began_us) / 1000;

  progress->n_records += sync->page->records->len;
  progress->left_ms
      = progress->windows_done == 0
            ? -1
            : elapsed_ms * (progress->n_windows - progress->windows_done) / progress->windows_done;
  g_strlcpy (progress->vehicle, tkl_vehicle_title (task->subject->vehicle),
             sizeof progress->vehicle);
  if (sync->run->progress != NULL)
    sync->run->progress (progress, sync->run->progress_data);
}

static TklPageRequest
request_of (const TklSyncPass *sync, const TklSyncTask *task, const TklPaging *paging)
{
  return (TklPageRequest){ .object_id = task->subject->vehicle->remote_id,
                           .from_utc_ms = paging->from_utc_ms,
                           .to_utc_ms = paging->to_utc_ms,
                           .token = paging->token,
                           .version = tkl_sync_version (sync, task),
                           .now_utc_ms = tkl_sync_now_ms (sync) };
}

/* While the store writes this page, the next one is on its way. */
static void
fetch_ahead (TklSyncPass *sync,
             const TklSyncTask *task,
             const TklPaging *paging,
             TklPagingStep step)
{
  TklPaging next = { .token = paging->token,
                     .from_utc_ms = paging->from_utc_ms,
                     .to_utc_ms = paging->to_utc_ms };
  TklPageRequest request;

  if (step == TKL_PAGING_LOOP)
    return;
  if (step == TKL_PAGING_DONE)
    {
      const TklSyncWindow *window;

      if (task->next + 1 >= task->windows->len)
        return;
      window = &g_array_index (task->windows, TklSyncWindow, task->next + 1);
      next = (TklPaging){ .from_utc_ms = window->from_utc_ms, .to_utc_ms = window->to_utc_ms };
    }
  request = request_of (sync, task, &next);
  tkl_trusttrack_prefetch_page (sync->client, &request);
}

static void
note_window (TklSyncVehicle *state, const TklPaging *paging, gboolean done)
{
  state->window_from_ms = done ? TKL_INSTANT_NONE_MS : paging->from_utc_ms;
  state->window_to_ms = done ? TKL_INSTANT_NONE_MS : paging->to_utc_ms;
  tkl_set_str (&state->window_token, done ? NULL : paging->token);
}

/* A window left by an earlier run may lie anywhere, that of a range on demand for instance: it says
 * nothing about what lies before it. */
static gboolean
is_resuming (const TklSyncTask *task)
{
  return task->resumed && task->next == 0;
}

/* Windows are read oldest first, so what lies before a finished one is complete. Not so for a
 * range on demand, which may leave a gap. */
static void
raise_high_water (const TklSyncPass *sync, TklSyncTask *task)
{
  TklSyncVehicle *state = task->subject->state;

  if (!tkl_sync_is_ranged (sync) && task->greatest_ms != TKL_SYNC_NEVER)
    state->high_water_ms = MAX (state->high_water_ms, task->greatest_ms);
}

/* The service may count the end of a range in; ours does not belong to it. */
static void
leave_out_end (TklPage *page, gint64 end_utc_ms)
{
  for (guint i = page->records->len; i-- > 0;)
    if (g_array_index (page->records, TklRecord, i).time_utc_ms >= end_utc_ms)
      g_array_remove_index (page->records, i);
  for (guint i = page->idents->len; i-- > 0;)
    if (g_array_index (page->idents, TklIdent, i).time_utc_ms >= end_utc_ms)
      g_array_remove_index (page->idents, i);
}

/* A key that was seen first in another vehicle of this run comes the wrong way round in this one too. */
static void
note_vehicle (TklSyncPass *sync, const TklSyncTask *task)
{
  const GArray *idents = sync->page->idents;

  for (guint i = 0; sync->report->odd_keys.texts != NULL && i < idents->len; i++)
    if (tkl_odd_keys_has (&sync->report->odd_keys, g_array_index (idents, TklIdent, i).raw))
      {
        tkl_odd_keys_add_vehicle (&sync->report->odd_keys,
                                  tkl_vehicle_title (task->subject->vehicle));
        return;
      }
}

static gboolean
read_page (
    TklSyncPass *sync, TklSyncTask *task, TklPaging *paging, gboolean *ret_done, GError **error)
{
  TklSyncVehicle *state = task->subject->state;
  TklPageRequest request = request_of (sync, task, paging);
  TklPagingAnswer answer;
  TklPagingStep step;

  if (!tkl_trusttrack_fetch_page (sync->client, &request, sync->page, sync->run->cancellable,
                                  error))
    return FALSE;
  answer = (TklPagingAnswer){ sync->page->token, sync->page->n_items, sync->page->last_utc_ms };
  step = tkl_paging_advance (paging, &answer);
  fetch_ahead (sync, task, paging, step);
  if (tkl_sync_is_ranged (sync) && !is_resuming (task))
    leave_out_end (sync->page, sync->run->options.to_utc_ms);

  if (!is_resuming (task))
    task->greatest_ms = MAX (task->greatest_ms, sync->page->last_utc_ms);
  *ret_done = step == TKL_PAGING_DONE;
  note_window (state, paging, *ret_done);
  if (*ret_done)
    raise_high_water (sync, task);
  if (!tkl_sync_ledger_page (sync->run->office, sync->page, state, sync->report, error))
    return FALSE;
  note_vehicle (sync, task);
  sync->read_something = sync->granted = TRUE;
  tell_progress (sync, task);
  if (step != TKL_PAGING_LOOP)
    return TRUE;
  g_set_error_literal (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_LOOP, "paging does not advance");
  return FALSE;
}

static gboolean
read_window (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  const TklSyncWindow *window = &g_array_index (task->windows, TklSyncWindow, task->next);
  const TklSyncVehicle *state = task->subject->state;
  gboolean resumed = is_resuming (task) && window->from_utc_ms == state->window_from_ms
                     && window->to_utc_ms == state->window_to_ms;
  g_auto (TklPaging) paging = { 0 };
  gboolean done = FALSE;

  tkl_paging_init (&paging, window->from_utc_ms, window->to_utc_ms,
                   resumed ? state->window_token : NULL);
  while (!done)
    if (g_cancellable_set_error_if_cancelled (sync->run->cancellable, error)
        || !read_page (sync, task, &paging, &done, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_trips (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (sync->run->cancellable, error)
      || !tkl_sync_read_trips (sync, task,
                               &g_array_index (task->windows, TklSyncWindow, task->next), error))
    return FALSE;
  sync->read_something = sync->granted = TRUE;
  tkl_page_reset (sync->page);
  tell_progress (sync, task);
  return TRUE;
}

static gboolean
read_next (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  if (sync->source == TKL_SYNC_TRIPS ? !read_trips (sync, task, error)
                                     : !read_window (sync, task, error))
    return FALSE;
  task->next++;
  task->is_anew = FALSE;
  sync->progress.windows_done++;
  return TRUE;
}

static void
raise_marks (const TklSyncPass *sync, TklSyncTask *task)
{
  TklSyncMarks marks = task->before;
  TklTripMarks trips = task->trips;

  if (sync->source == TKL_SYNC_TRIPS)
    {
      tkl_trip_marks_after_poll (&trips, &task->news, tkl_sync_now_ms (sync));
      tkl_sync_trip_marks_set (task->subject->state, &trips);
      return;
    }
  tkl_sync_marks_after_poll (&marks, &task->news, tkl_sync_now_ms (sync), task->greatest_ms);
  tkl_sync_marks_set (task->subject->state, &marks);
  /* The history tells of the vehicle again: what stood in for it is over. */
  if (sync->granted)
    {
      TklTripMarks none = { TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };

      tkl_sync_trip_marks_set (task->subject->state, &none);
    }
}

static gboolean
finish_vehicle (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  TklSyncVehicle *state = task->subject->state;

  sync->progress.vehicles_done++;
  if (!tkl_sync_is_ranged (sync))
    raise_marks (sync, task);
  tkl_set_str (&state->error, NULL);
  state->error_code = -1;
  state->next_try_ms = TKL_INSTANT_NONE_MS;
  task->stopped = TRUE;
  return tkl_sync_ledger_page (sync->run->office, NULL, state, sync->report, error);
}

static gboolean
read_turn (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  for (guint turn = 0; turn < WINDOWS_PER_TURN && task->next < task->windows->len; turn++)
    {
      g_autoptr (GError) fault = NULL;

      if (read_next (sync, task, &fault))
        {
          sync->n_failures_in_a_row = 0;
          continue;
        }
      if (!tkl_sync_handle_fault (sync, task, fault, error))
        return FALSE;
      if (task->stopped)
        return TRUE;
    }
  return task->next < task->windows->len || finish_vehicle (sync, task, error);
}

gboolean
tkl_sync_read_all (TklSyncPass *sync, GError **error)
{
  for (gboolean left = TRUE; left;)
    {
      left = FALSE;
      for (guint i = 0; i < sync->tasks->len && !tkl_sync_lost_network (sync); i++)
        {
          TklSyncTask *task = sync->tasks->pdata[i];

          if (!task->stopped && !read_turn (sync, task, error))
            return FALSE;
          left |= !task->stopped;
        }
      left &= !tkl_sync_lost_network (sync);
    }
  if (tkl_sync_lost_network (sync))
    g_ptr_array_add (sync->report->failures,
                     g_strdup (_ ("Several vehicles failed in a row; the others wait for the next "
                                  "run.")));
  return TRUE;
}
