/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of a synchronisation: plan, read windows page by page, report. */
/* Thread: the office's remote thread. */
#include "tkl-sync-run.h"

#include "tkl-paging.h"
#include "tkl-remote-error.h"
#include "tkl-remote-session.h"
#include "tkl-sync-ledger.h"
#include "tkl-sync-plan.h"
#include "tkl-text.h"
#include "tkl-vehicle-choice-private.h"

#include <glib/gi18n-lib.h>

/* Windows of one vehicle before the next one has its turn: a long backlog starves nobody. */
#define WINDOWS_PER_TURN 7
/* Network errors of vehicles in a row after which the run ends. */
#define MAX_FAILURES_IN_A_ROW 3
/* A key that lacks a version of the history is asked for it again once a day. */
#define HISTORY_NAME "history-v1-since-ms"
/* Earlier than any tracker. */
#define BEGINNING_MS G_GINT64_CONSTANT (1420070400000)

/* A vehicle with the windows still to be read. */
typedef struct
{
  TklSyncSubject *subject; /* (borrowed) */
  TklSyncMarks before;     /* marks at the begin of the run */
  TklSyncNews news;
  GArray *windows;    /* (owned) of TklSyncWindow */
  guint next;         /* window to read next */
  gint64 greatest_ms; /* greatest plausible device time received */
  gboolean resumed;   /* the first window is one that an earlier run left */
  gboolean stopped;   /* done, failed or gone */
} Task;

typedef struct
{
  const TklSyncRun *run;
  TklTrusttrack *client; /* (owned) */
  TklPage *page;         /* (owned): reused */
  GPtrArray *fleet;      /* (owned) of TklRemoteVehicle */
  gboolean has_snapshot;
  GPtrArray *subjects;   /* (owned) of TklSyncSubject */
  GPtrArray *tasks;      /* (owned) of Task */
  TklSyncReport *report; /* (owned) */
  TklSyncProgress progress;
  gint64 began_us; /* monotonic */
  int version;     /* of the history: 2 or 1 */
  guint n_failures_in_a_row;
  gboolean read_something;
  gboolean cancelled;
  GError *last_fault; /* (owned) (nullable): of a vehicle that is still there */
} Sync;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_array_unref (task->windows);
  g_free (task);
}

static gint64
now_ms (const Sync *sync)
{
  gint64 given_ms = sync->run->options.now_utc_ms;

  return given_ms != 0 ? given_ms : g_get_real_time () / 1000;
}

static gboolean
is_ranged (const Sync *sync)
{
  return sync->run->options.from_utc_ms != G_MININT64;
}

static TklSyncReport *
report_new (void)
{
  TklSyncReport *report = g_new0 (TklSyncReport, 1);

  report->failures = g_ptr_array_new_with_free_func (g_free);
  report->notes = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
tkl_sync_report_free (TklSyncReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->failures);
  g_ptr_array_unref (report->notes);
  g_free (report);
}

static void
sync_clear (Sync *sync)
{
  g_clear_pointer (&sync->tasks, g_ptr_array_unref);
  g_clear_pointer (&sync->subjects, g_ptr_array_unref);
  g_clear_pointer (&sync->fleet, g_ptr_array_unref);
  g_clear_pointer (&sync->page, tkl_page_free);
  g_clear_pointer (&sync->client, tkl_trusttrack_free);
  g_clear_pointer (&sync->report, tkl_sync_report_free);
  g_clear_error (&sync->last_fault);
}

/* --- beginning --------------------------------------------------------------------------- */

/* The fleet with its newest instants, or the plain list where the plan lacks that. */
static gboolean
fetch_fleet (Sync *sync, GError **error)
{
  g_autoptr (GError) fault = NULL;

  sync->has_snapshot
      = tkl_trusttrack_fetch_snapshot (sync->client, &sync->fleet, sync->run->cancellable, &fault);
  if (sync->has_snapshot)
    return TRUE;
  if (!g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED)
      && !g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  g_ptr_array_add (sync->report->notes,
                   g_strdup (_ ("The key does not show which vehicles have news; all vehicles are "
                                "asked.")));
  return tkl_trusttrack_fetch_vehicles (sync->client, &sync->fleet, sync->run->cancellable, error);
}

static gboolean
choose_history (Sync *sync, GError **error)
{
  g_autofree char *since = NULL;
  gint64 since_ms;

  sync->version = 2;
  if (!tkl_sync_ledger_recall (sync->run->office, HISTORY_NAME, &since, error))
    return FALSE;
  if (since != NULL && tkl_parse_int64 (since, 0, G_MAXINT64, &since_ms)
      && now_ms (sync) - since_ms < TKL_SYNC_WINDOW_MS)
    sync->version = 1;
  return TRUE;
}

static const TklRemoteVehicle *
find_remote (const Sync *sync, const char *remote_id)
{
  for (guint i = 0; i < sync->fleet->len; i++)
    {
      const TklRemoteVehicle *remote = sync->fleet->pdata[i];

      if (g_strcmp0 (remote->id, remote_id) == 0)
        return remote;
    }
  return NULL;
}

/* --- when something goes wrong --------------------------------------------------------------- */

/* A plan without version 2 of the history usually has version 1. */
static gboolean
fall_back_to_version_1 (Sync *sync, GError **error)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, now_ms (sync));

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
static gboolean
has_too_many_failures (const Sync *sync)
{
  return sync->n_failures_in_a_row >= MAX_FAILURES_IN_A_ROW;
}

static gboolean
give_up_vehicle (Sync *sync, Task *task, GError *fault, GError **error)
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
  state->next_try_ms = now_ms (sync);
  return tkl_sync_ledger_page (sync->run->office, NULL, state, sync->report, error);
}

/* FALSE: the whole run ends with @error. */
static gboolean
handle_fault (Sync *sync, Task *task, GError *fault, GError **error)
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

/* --- planning ---------------------------------------------------------------------------- */

/* One cheap question tells where the history of a new vehicle begins. */
static gboolean
find_beginning (Sync *sync, Task *task, GError **error)
{
  TklPageRequest request = { .object_id = task->subject->vehicle->remote_id,
                             .from_utc_ms = BEGINNING_MS,
                             .to_utc_ms = now_ms (sync),
                             .version = sync->version,
                             .now_utc_ms = now_ms (sync) };

  if (!tkl_trusttrack_fetch_page (sync->client, &request, sync->page, sync->run->cancellable,
                                  error))
    return FALSE;
  sync->n_failures_in_a_row = 0;
  if (sync->page->records->len > 0)
    task->news.earliest_ms = sync->page->first_utc_ms;
  return TRUE;
}

static void
resume_window (Task *task)
{
  const TklSyncVehicle *state = task->subject->state;
  TklSyncWindow window = { state->window_from_ms, state->window_to_ms };

  task->resumed
      = state->window_from_ms != TKL_INSTANT_NONE_MS && window.from_utc_ms < window.to_utc_ms;
  if (task->resumed)
    g_array_append_val (task->windows, window);
}

static Task *
task_new (const Sync *sync, TklSyncSubject *subject)
{
  const TklRemoteVehicle *remote = find_remote (sync, subject->vehicle->remote_id);
  Task *task = g_new0 (Task, 1);

  task->subject = subject;
  task->before = tkl_sync_marks_get (subject->state);
  task->greatest_ms = TKL_SYNC_NEVER;
  task->news = (TklSyncNews){ sync->has_snapshot, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  if (remote != NULL && sync->has_snapshot)
    {
      task->news.device_ms = remote->last_device_utc_ms;
      task->news.server_ms = remote->last_server_utc_ms;
    }
  task->windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
  resume_window (task);
  return task;
}

/* Nobody has records from before there were trackers, nor from the future. */
static void
plan_range (Sync *sync, Task *task)
{
  const TklSyncOptions *options = &sync->run->options;

  tkl_sync_plan_range (MAX (options->from_utc_ms, BEGINNING_MS),
                       MIN (options->to_utc_ms, now_ms (sync) + TKL_PAGE_FUTURE_MARGIN_MS),
                       task->windows);
}

static gboolean
plan_task (Sync *sync, Task *task, GError **error)
{
  gboolean is_new = task->before.high_water_ms == TKL_SYNC_NEVER
                    && (!task->news.known || task->news.device_ms != TKL_SYNC_NEVER);

  while (is_new && !is_ranged (sync) && task->news.earliest_ms == TKL_SYNC_NEVER)
    {
      g_autoptr (GError) fault = NULL;

      if (find_beginning (sync, task, &fault))
        break;
      if (!handle_fault (sync, task, fault, error))
        return FALSE;
      if (task->stopped)
        return TRUE;
    }
  if (is_ranged (sync))
    plan_range (sync, task);
  else
    tkl_sync_plan_poll (&task->before, &task->news, now_ms (sync), task->windows);
  sync->progress.n_windows += task->windows->len;
  return TRUE;
}

static gboolean
check_choice (const Sync *sync, GError **error)
{
  g_autoptr (GPtrArray) vehicles = g_ptr_array_new ();

  for (guint i = 0; i < sync->subjects->len; i++)
    g_ptr_array_add (vehicles, ((TklSyncSubject *) sync->subjects->pdata[i])->vehicle);
  return tkl_vehicle_choice_check (sync->run->options.vehicles, vehicles, error);
}

static gboolean
plan_tasks (Sync *sync, GError **error)
{
  if (!check_choice (sync, error))
    return FALSE;
  sync->tasks = g_ptr_array_new_with_free_func (task_free);
  for (guint i = 0; i < sync->subjects->len && !has_too_many_failures (sync); i++)
    {
      TklSyncSubject *subject = sync->subjects->pdata[i];
      Task *task;

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

/* --- reading ----------------------------------------------------------------------------- */

static void
tell_progress (Sync *sync, const Task *task)
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
request_of (const Sync *sync, const Task *task, const TklPaging *paging)
{
  return (TklPageRequest){ .object_id = task->subject->vehicle->remote_id,
                           .from_utc_ms = paging->from_utc_ms,
                           .to_utc_ms = paging->to_utc_ms,
                           .token = paging->token,
                           .version = sync->version,
                           .now_utc_ms = now_ms (sync) };
}

/* While the store writes this page, the next one is on its way. */
static void
fetch_ahead (Sync *sync, const Task *task, const TklPaging *paging, TklPagingStep step)
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
is_resuming (const Task *task)
{
  return task->resumed && task->next == 0;
}

/* Windows are read oldest first, so what lies before a finished one is complete. Not so for a
 * range on demand, which may leave a gap. */
static void
raise_high_water (const Sync *sync, Task *task)
{
  TklSyncVehicle *state = task->subject->state;

  if (!is_ranged (sync) && task->greatest_ms != TKL_SYNC_NEVER)
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

static gboolean
read_page (Sync *sync, Task *task, TklPaging *paging, gboolean *ret_done, GError **error)
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
  if (is_ranged (sync) && !is_resuming (task))
    leave_out_end (sync->page, sync->run->options.to_utc_ms);

  if (!is_resuming (task))
    task->greatest_ms = MAX (task->greatest_ms, sync->page->last_utc_ms);
  *ret_done = step == TKL_PAGING_DONE;
  note_window (state, paging, *ret_done);
  if (*ret_done)
    raise_high_water (sync, task);
  if (!tkl_sync_ledger_page (sync->run->office, sync->page, state, sync->report, error))
    return FALSE;
  sync->read_something = TRUE;
  tell_progress (sync, task);
  if (step != TKL_PAGING_LOOP)
    return TRUE;
  g_set_error_literal (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_LOOP, "paging does not advance");
  return FALSE;
}

static gboolean
read_window (Sync *sync, Task *task, GError **error)
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
  task->next++;
  sync->progress.windows_done++;
  return TRUE;
}

/* --- the run ------------------------------------------------------------------------------- */

static gboolean
finish_vehicle (Sync *sync, Task *task, GError **error)
{
  TklSyncVehicle *state = task->subject->state;

  sync->progress.vehicles_done++;
  if (!is_ranged (sync))
    {
      TklSyncMarks marks = task->before;

      tkl_sync_marks_after_poll (&marks, &task->news, now_ms (sync), task->greatest_ms);
      tkl_sync_marks_set (state, &marks);
    }
  tkl_set_str (&state->error, NULL);
  state->error_code = -1;
  state->next_try_ms = TKL_INSTANT_NONE_MS;
  task->stopped = TRUE;
  return tkl_sync_ledger_page (sync->run->office, NULL, state, sync->report, error);
}

static gboolean
read_turn (Sync *sync, Task *task, GError **error)
{
  for (guint turn = 0; turn < WINDOWS_PER_TURN && task->next < task->windows->len; turn++)
    {
      g_autoptr (GError) fault = NULL;

      if (read_window (sync, task, &fault))
        {
          sync->n_failures_in_a_row = 0;
          continue;
        }
      if (!handle_fault (sync, task, fault, error))
        return FALSE;
      if (task->stopped)
        return TRUE;
    }
  return task->next < task->windows->len || finish_vehicle (sync, task, error);
}

static gboolean
read_all (Sync *sync, GError **error)
{
  for (gboolean left = TRUE; left;)
    {
      left = FALSE;
      for (guint i = 0; i < sync->tasks->len && !has_too_many_failures (sync); i++)
        {
          Task *task = sync->tasks->pdata[i];

          if (!task->stopped && !read_turn (sync, task, error))
            return FALSE;
          left |= !task->stopped;
        }
      left &= !has_too_many_failures (sync);
    }
  if (has_too_many_failures (sync))
    g_ptr_array_add (sync->report->failures,
                     g_strdup (_ ("Several vehicles failed in a row; the others wait for the next "
                                  "run.")));
  return TRUE;
}

/* No vehicle came through: that is no partial success. */
static gboolean
check_anything_read (Sync *sync, GError **error)
{
  if (sync->read_something || sync->progress.vehicles_done > 0 || sync->last_fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&sync->last_fault));
  return FALSE;
}

static gboolean
read_fleet (Sync *sync, GError **error)
{
  sync->client = tkl_remote_session_new (sync->run->office, sync->run->options.key,
                                         sync->run->options.interval_ms, error);
  if (sync->client == NULL || !fetch_fleet (sync, error) || !choose_history (sync, error))
    return FALSE;
  sync->subjects = tkl_sync_ledger_fleet (sync->run->office, sync->fleet, error);
  return sync->subjects != NULL && plan_tasks (sync, error) && read_all (sync, error)
         && check_anything_read (sync, error);
}

/* What came in before the run broke off is kept and linked: done in part, not refused. */
static gboolean
keep_part (Sync *sync, GError **error)
{
  GError *converted;

  if (!sync->read_something)
    return FALSE;
  sync->cancelled = g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  converted = tkl_service_error_convert (g_steal_pointer (error));
  g_ptr_array_add (sync->report->failures,
                   g_strdup (sync->cancelled ? _ ("Stopped. What was complete until then is kept.")
                                             : converted->message));
  g_error_free (converted);
  return TRUE;
}

/* Whoever stopped the run does not want to wait: the next one links what this one left. */
static gboolean
link_unless_cancelled (Sync *sync, GError **error)
{
  return sync->cancelled || tkl_sync_ledger_link (sync->run->office, sync->report, error);
}

/* What failed is logged as well; that this cannot be written must not hide the fault. */
static gboolean
run_all (Sync *sync, GError **error)
{
  const TklSyncRun *run = sync->run;
  gint64 began_ms = g_get_real_time () / 1000;
  GError *fault = NULL;

  if ((read_fleet (sync, &fault) || keep_part (sync, &fault))
      && link_unless_cancelled (sync, &fault))
    return tkl_sync_ledger_log (run->office, &run->options, began_ms, sync->report, NULL, error);
  fault = tkl_service_error_convert (fault);
  (void) tkl_sync_ledger_log (run->office, &run->options, began_ms, sync->report, fault, NULL);
  g_propagate_error (error, fault);
  return FALSE;
}

TklSyncReport *
tkl_sync_run (const TklSyncRun *run, GError **error)
{
  Sync sync = { .run = run, .began_us = g_get_monotonic_time () };
  TklSyncReport *report = NULL;

  sync.report = report_new ();
  sync.page = tkl_page_new ();
  if (run_all (&sync, error))
    report = g_steal_pointer (&sync.report);
  sync_clear (&sync);
  return report;
}
