/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a synchronisation has to read: the tasks of the chosen vehicles with their windows. */
/* Thread: the office's remote thread. */
#include "tkl-sync-pass.h"

#include "tkl-remote-error.h"
#include "tkl-vehicle-choice-private.h"

/* Earlier than any tracker. */
#define BEGINNING_MS G_GINT64_CONSTANT (1420070400000)
/* Enough to find a plausible one among the first records. */
#define FIRST_ROWS 100

static void
free_task (gpointer data)
{
  TklSyncTask *task = data;

  g_array_unref (task->windows);
  g_clear_error (&task->refusal);
  g_free (task);
}

static const TklRemoteVehicle *
find_remote (const TklSyncPass *sync, const char *remote_id)
{
  for (guint i = 0; i < sync->fleet->len; i++)
    {
      const TklRemoteVehicle *remote = sync->fleet->pdata[i];

      if (g_strcmp0 (remote->id, remote_id) == 0)
        return remote;
    }
  return NULL;
}

/* One cheap question tells where the history of a new vehicle begins. */
static gboolean
find_beginning (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  TklPageRequest request = { .object_id = task->subject->vehicle->remote_id,
                             .from_utc_ms = BEGINNING_MS,
                             .to_utc_ms = tkl_sync_now_ms (sync),
                             .version = tkl_sync_version (sync, task),
                             .limit = FIRST_ROWS,
                             .now_utc_ms = tkl_sync_now_ms (sync) };

  if (!tkl_trusttrack_fetch_page (sync->client, &request, sync->page, sync->run->cancellable,
                                  error))
    return FALSE;
  sync->n_failures_in_a_row = 0;
  sync->granted = TRUE;
  if (sync->page->records->len > 0)
    task->news.earliest_ms = sync->page->first_utc_ms;
  return TRUE;
}

static void
resume_window (TklSyncTask *task)
{
  const TklSyncVehicle *state = task->subject->state;
  TklSyncWindow window = { state->window_from_ms, state->window_to_ms };

  task->resumed
      = state->window_from_ms != TKL_INSTANT_NONE_MS && window.from_utc_ms < window.to_utc_ms;
  if (task->resumed)
    g_array_append_val (task->windows, window);
}

static TklSyncTask *
task_new (const TklSyncPass *sync, TklSyncSubject *subject)
{
  const TklRemoteVehicle *remote = find_remote (sync, subject->vehicle->remote_id);
  TklSyncTask *task = g_new0 (TklSyncTask, 1);

  task->subject = subject;
  task->before = tkl_sync_marks_get (subject->state);
  task->trips = tkl_sync_trip_marks_get (subject->state);
  task->greatest_ms = TKL_SYNC_NEVER;
  task->news = (TklSyncNews){ sync->has_snapshot, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  if (remote != NULL && sync->has_snapshot)
    {
      task->news.device_ms = remote->last_device_utc_ms;
      task->news.server_ms = remote->last_server_utc_ms;
    }
  task->windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
  if (sync->source == TKL_SYNC_HISTORY)
    resume_window (task);
  return task;
}

/* Nobody has records from before there were trackers, nor from the future. */
static void
plan_range (TklSyncPass *sync, TklSyncTask *task)
{
  const TklSyncOptions *options = &sync->run->options;

  tkl_sync_plan_range (MAX (options->from_utc_ms, BEGINNING_MS),
                       MIN (options->to_utc_ms, tkl_sync_now_ms (sync) + TKL_PAGE_FUTURE_MARGIN_MS),
                       task->windows);
}

/* A first poll reaches back so far and no further; whoever wants more has to know. */
static void
note_first_poll (TklSyncPass *sync, const TklSyncTask *task)
{
  const TklSyncWindow *first;

  if (task->windows->len == 0)
    return;
  first = &g_array_index (task->windows, TklSyncWindow, 0);
  sync->report->n_first++;
  if (task->news.earliest_ms != TKL_SYNC_NEVER && task->news.earliest_ms < first->from_utc_ms)
    sync->report->n_older++;
}

static void
plan_trips (TklSyncPass *sync, TklSyncTask *task)
{
  if (tkl_sync_is_ranged (sync))
    plan_range (sync, task);
  else
    tkl_sync_plan_trips (&task->trips, &task->news, tkl_sync_now_ms (sync), task->windows);
  if (!tkl_sync_is_ranged (sync) && task->windows->len > 0 && task->trips.read_ms == TKL_SYNC_NEVER)
    sync->report->n_first++;
}

static gboolean
plan_history (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  gboolean is_new = task->before.high_water_ms == TKL_SYNC_NEVER
                    && (!task->news.known || task->news.device_ms != TKL_SYNC_NEVER);

  while (is_new && !tkl_sync_is_ranged (sync) && task->news.earliest_ms == TKL_SYNC_NEVER)
    {
      g_autoptr (GError) fault = NULL;

      /* A period of years may be too long for the service: the first poll does without. */
      if (find_beginning (sync, task, &fault)
          || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST))
        break;
      if (!tkl_sync_handle_fault (sync, task, fault, error))
        return FALSE;
      if (task->stopped)
        return TRUE;
    }
  if (tkl_sync_is_ranged (sync))
    plan_range (sync, task);
  else
    tkl_sync_plan_poll (&task->before, &task->news, tkl_sync_now_ms (sync), task->windows);
  if (is_new && !tkl_sync_is_ranged (sync))
    note_first_poll (sync, task);
  return TRUE;
}

static gboolean
plan_task (TklSyncPass *sync, TklSyncTask *task, GError **error)
{
  if (sync->source == TKL_SYNC_TRIPS)
    plan_trips (sync, task);
  else if (!plan_history (sync, task, error))
    return FALSE;
  sync->progress.n_windows += task->windows->len;
  return TRUE;
}

static gboolean
check_choice (TklSyncPass *sync, GError **error)
{
  g_autoptr (GPtrArray) vehicles = g_ptr_array_new ();

  for (guint i = 0; i < sync->subjects->len; i++)
    g_ptr_array_add (vehicles, ((TklSyncSubject *) sync->subjects->pdata[i])->vehicle);
  g_free (sync->subject);
  sync->subject = tkl_vehicle_choice_describe (sync->run->options.vehicles, vehicles);
  return tkl_vehicle_choice_check (sync->run->options.vehicles, vehicles, error);
}

gboolean
tkl_sync_plan_tasks (TklSyncPass *sync, GError **error)
{
  if (!check_choice (sync, error))
    return FALSE;
  g_clear_pointer (&sync->tasks, g_ptr_array_unref);
  sync->progress = (TklSyncProgress){ .n_records = sync->progress.n_records };
  sync->tasks = g_ptr_array_new_with_free_func (free_task);
  for (guint i = 0; i < sync->subjects->len && !tkl_sync_lost_network (sync); i++)
    {
      TklSyncSubject *subject = sync->subjects->pdata[i];
      TklSyncTask *task;

      if (!tkl_vehicle_choice_has (sync->run->options.vehicles, subject->vehicle))
        continue;
      task = task_new (sync, subject);
      g_ptr_array_add (sync->tasks, task);
      if (!plan_task (sync, task, error))
        return FALSE;
    }
  sync->report->n_vehicles = sync->progress.n_vehicles = sync->tasks->len;
  return TRUE;
}
