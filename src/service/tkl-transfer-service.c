/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfer to the time clock as a use case (F155): workdays of a range to lines, one undo step. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-transfer-private.h"

#include "tkl-day-track.h"
#include "tkl-instant.h"
#include "tkl-office-private.h"
#include "tkl-store-clock.h"
#include "tkl-store-journal.h"
#include "tkl-store-notice.h"
#include "tkl-sync-ledger.h"
#include "tkl-text.h"
#include "tkl-transfer.h"
#include "tkl-workdays.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who; /* (owned) */
  TklTransferOptions options;
  TklTransferReport *report; /* (owned) */
} TransferJob;

/* Everything one run needs; all borrowed from run_transfer(). */
typedef struct
{
  TklStore *store;
  TransferJob *job;
  const TklMaster *master;
  TklDayRules rules;
  GHashTable *marks; /* vehicle id → TklSyncMarks */
  GArray *stored;    /* (element-type TklClockLine): of the range, by day and employee */
  GHashTable *days;  /* "employee/day" keys of workdays already handled */
  GHashTable *only;  /* (nullable): ids of ticks: no workdays but theirs */
  TklDayTrack track;
} Run;

static void
left_day_free (gpointer data)
{
  TklLeftDay *left = data;

  g_free (left->employee);
  g_free (left);
}

void
tkl_transfer_report_free (TklTransferReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->left);
  g_free (report);
}

static gboolean
apply_change (Run *run, TklLineChange *change, GError **error)
{
  switch (change->kind)
    {
    case TKL_LINE_INSERT:
      run->job->report->n_added++;
      return tkl_store_insert_line (run->store, &change->line, error);
    case TKL_LINE_UPDATE:
      run->job->report->n_changed++;
      return tkl_store_update_line (run->store, &change->line, error);
    case TKL_LINE_DELETE:
      run->job->report->n_removed++;
      return tkl_store_delete_line (run->store, change->line.id, change->line.version, error);
    }
  g_assert_not_reached ();
}

char *
tkl_transfer_lines_to_json (const GArray *lines)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);
      char begin[TKL_INSTANT_SIZE];
      char end[TKL_INSTANT_SIZE];

      g_string_append_printf (
          json,
          "%s{\"begin\": \"%s\", \"end\": \"%s\", \"minutes\": %d, \"type\": \"%s\", "
          "\"project_id\": %d, \"km_tenths\": %d}",
          i > 0 ? ", " : "", tkl_instant_write (line->begin_utc_ms, begin),
          tkl_instant_write (line->end_utc_ms, end), line->minutes,
          tkl_line_type_to_text (line->type), line->project_id, line->km_tenths);
    }
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* One open notice a workday and kind; it goes when its reason is gone. */
static gboolean
renew_notice (Run *run,
              const TklWorkday *workday,
              TklNoticeKind kind,
              const TklTransferPlan *plan,
              TklDayProblem problem,
              GError **error)
{
  gboolean wanted = kind == TKL_NOTICE_WITHDRAWN ? plan->withdrawn : plan->differs;
  gboolean changed = FALSE;
  TklNotice notice = { .employee_id = workday->employee_id, .day = workday->day, .kind = kind };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* A withdrawal is told once; it stands until there are lines again or the office has read it. */
  if (!wanted && kind == TKL_NOTICE_WITHDRAWN && plan->n_wanted == 0)
    return TRUE;
  if (!wanted)
    return tkl_store_drop_notice (run->store, workday->employee_id, workday->day, kind, NULL,
                                  error);

  before = tkl_transfer_lines_to_json (kind == TKL_NOTICE_WITHDRAWN ? plan->taken : plan->before);
  after = tkl_transfer_lines_to_json (plan->after);
  notice.at_utc_ms = g_get_real_time () / 1000;
  notice.problem = (char *) tkl_day_problem_to_text (problem);
  notice.before = before;
  notice.after = after;
  if (!tkl_store_put_notice (run->store, &notice, &changed, error))
    return FALSE;
  run->job->report->n_notices += changed;
  return TRUE;
}

/* Lines that stay although the day gives none any more keep their ticks "in clock". */
static void
keep_ticks_of_frozen (const TklClockLine *stored, gsize n_stored, GArray *in_clock)
{
  for (gsize i = 0; i < n_stored; i++)
    {
      if (!tkl_clock_line_frozen (&stored[i]))
        continue;
      if (stored[i].from_tick != 0)
        g_array_append_val (in_clock, stored[i].from_tick);
      if (stored[i].to_tick != 0)
        g_array_append_val (in_clock, stored[i].to_tick);
    }
}

static TklTransferPlan *
plan_workday (const Run *run, const TklWorkday *workday, const GArray *wanted, gboolean accept)
{
  gsize n_stored;
  const TklClockLine *stored
      = tkl_clock_lines_find_day (run->stored, workday->employee_id, workday->day, &n_stored);

  return tkl_transfer_plan_new (
      stored, n_stored, (const TklClockLine *) (gconstpointer) wanted->data, wanted->len, accept);
}

static gboolean
compute_workday (
    Run *run, const TklWorkday *workday, GArray *wanted, GArray *in_clock, GError **error)
{
  tkl_day_lines (&run->rules, workday, tkl_master_employee (run->master, workday->employee_id),
                 run->job->options.force, wanted, in_clock);
  return tkl_day_track_check (&run->track, error);
}

static gboolean
apply_plan (Run *run,
            const TklWorkday *workday,
            const TklTransferPlan *plan,
            const GArray *in_clock,
            GError **error)
{
  TklInClock boxes = { .employee_id = workday->employee_id,
                       .day = workday->day,
                       .tick_ids = (const gint64 *) (gconstpointer) in_clock->data,
                       .n_ids = in_clock->len };

  run->job->report->n_kept += plan->n_kept;
  for (guint i = 0; i < plan->changes->len; i++)
    if (!apply_change (run, &g_array_index (plan->changes, TklLineChange, i), error))
      return FALSE;
  return tkl_store_set_in_clock (run->store, &boxes, NULL, error);
}

/* What the office dismissed stays as a whole until the rules give something else. */
static gboolean
is_left (const Run *run,
         const TklTransferPlan *plan,
         const TklTransferDay *day,
         gboolean *ret_left,
         GError **error)
{
  *ret_left = FALSE;
  if (day->n_stored == 0 || (plan->changes->len == 0 && !plan->differs))
    return TRUE;
  return tkl_transfer_was_dismissed (run->store, day, ret_left, error);
}

static gboolean
transfer_workday (Run *run, const TklWorkday *workday, TklDayProblem problem, GError **error)
{
  g_autoptr (GArray) wanted = tkl_clock_lines_new ();
  g_autoptr (GArray) in_clock = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TklTransferPlan) plan = NULL;
  TklTransferDay day
      = { .employee_id = workday->employee_id, .day = workday->day, .wanted = wanted };
  gboolean left;

  if (!compute_workday (run, workday, wanted, in_clock, error))
    return FALSE;
  plan = plan_workday (run, workday, wanted, FALSE);
  day.stored
      = tkl_clock_lines_find_day (run->stored, workday->employee_id, workday->day, &day.n_stored);
  if (!is_left (run, plan, &day, &left, error))
    return FALSE;
  if (left)
    {
      run->job->report->n_kept += (guint) day.n_stored;
      return TRUE;
    }
  keep_ticks_of_frozen (day.stored, day.n_stored, in_clock);
  return apply_plan (run, workday, plan, in_clock, error)
         && renew_notice (run, workday, TKL_NOTICE_WITHDRAWN, plan, problem, error)
         && renew_notice (run, workday, TKL_NOTICE_DIFFERS, plan, problem, error);
}

static char *
workday_key (gint32 employee_id, TklDay day)
{
  return g_strdup_printf ("%d/%d", employee_id, day);
}

static void
report_left (Run *run, const TklWorkday *workday, TklDayProblem problem)
{
  const TklEmployee *employee = tkl_master_employee (run->master, workday->employee_id);
  TklLeftDay *left = g_new0 (TklLeftDay, 1);

  left->employee = g_strdup (employee != NULL ? employee->number : "");
  left->day = workday->day;
  left->problem = problem;
  g_ptr_array_add (run->job->report->left, left);
}

GHashTable *
tkl_transfer_load_marks (TklStore *store, GError **error)
{
  g_autoptr (GPtrArray) states = NULL;
  GHashTable *all;

  if (!tkl_store_list_sync_vehicles (store, &states, error))
    return NULL;
  all = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < states->len; i++)
    {
      const TklSyncVehicle *state = states->pdata[i];
      TklSyncMarks *marks = g_new (TklSyncMarks, 1);

      *marks = tkl_sync_marks_get (state);
      g_hash_table_insert (all, GINT_TO_POINTER ((int) state->vehicle_id), marks);
    }
  return all;
}

/* Of a day that is in the clock already the lines are kept as the ticks are. */
static gboolean
waits (const Run *run, const TklWorkday *workday)
{
  gsize n_stored;

  if (!run->job->options.leave_provisional)
    return FALSE;
  tkl_clock_lines_find_day (run->stored, workday->employee_id, workday->day, &n_stored);
  return n_stored == 0;
}

static gboolean
transfer_day_with_ticks (Run *run, const TklWorkday *workday, GError **error)
{
  TklTransferReport *report = run->job->report;
  TklDayState state = tkl_day_state (workday, run->master->company);
  gboolean provisional
      = state.complete
        && tkl_transfer_doubt (run->master, run->marks, workday).doubt != TKL_SYNC_SURE;

  g_hash_table_add (run->days, workday_key (workday->employee_id, workday->day));
  report->n_days += state.has_ticks;
  report->n_complete += state.complete;
  report->n_provisional += provisional;
  if (provisional && waits (run, workday))
    {
      report->n_waiting++;
      return TRUE;
    }
  if (!transfer_workday (run, workday, state.problem, error))
    return FALSE;
  if (state.has_ticks && !state.complete)
    report_left (run, workday, state.problem);
  return TRUE;
}

static gboolean
is_wanted (const Run *run, const TklWorkday *workday)
{
  for (gsize i = 0; run->only != NULL && i < workday->n_ticks; i++)
    if (g_hash_table_contains (run->only, &workday->ticks[i].id))
      return TRUE;
  return run->only == NULL;
}

static gboolean
transfer_days_with_ticks (Run *run, const TklWorkdays *workdays, GError **error)
{
  TklWorkday workday = { 0 };

  while (tkl_workdays_step (workdays, &workday))
    if (is_wanted (run, &workday) && !transfer_day_with_ticks (run, &workday, error))
      return FALSE;
  return TRUE;
}

/* Workdays that have lines although all their ticks are gone. */
static gboolean
transfer_days_without_ticks (Run *run, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TklClockDay));

  if (!tkl_store_list_in_clock_days (run->store, run->job->options.from, run->job->options.to, days,
                                     error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const TklClockDay *day = &g_array_index (days, TklClockDay, i);
      g_autofree char *key = workday_key (day->employee_id, day->day);
      TklWorkday workday = { .employee_id = day->employee_id, .day = day->day };

      if (!g_hash_table_contains (run->days, key)
          && !transfer_workday (run, &workday, TKL_PROBLEM_NONE, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const TklLeftDay *left = *(const TklLeftDay *const *) a;
  const TklLeftDay *right = *(const TklLeftDay *const *) b;
  int order = tkl_compare_natural (left->employee, right->employee);

  return order != 0 ? order : (left->day > right->day) - (left->day < right->day);
}

static gboolean
transfer_range (Run *run, GError **error)
{
  TklLineQuery lines_of_range
      = { .from_day = run->job->options.from, .to_day = run->job->options.to, .employee_id = 0 };
  g_autoptr (TklWorkdays) workdays = NULL;
  g_autoptr (TklCrew) crew = NULL;
  g_autoptr (GHashTable) marks = NULL;

  workdays = tkl_workdays_load (run->store, run->master, run->job->options.from,
                                run->job->options.to, error);
  if (workdays == NULL || !tkl_store_load_lines (run->store, &lines_of_range, run->stored, error))
    return FALSE;
  crew = tkl_workdays_crew (workdays);
  run->rules = (TklDayRules){ run->master->company, tkl_day_track_measure, &run->track, crew };
  marks = tkl_transfer_load_marks (run->store, error);
  if (marks == NULL)
    return FALSE;
  run->marks = marks;
  if (!transfer_days_with_ticks (run, workdays, error)
      || (run->only == NULL && !transfer_days_without_ticks (run, error)))
    return FALSE;
  g_ptr_array_sort (run->job->report->left, compare_left);
  return TRUE;
}

/* The office agreed to what the notice showed, and to nothing else. */
static gboolean
accept_workday (Run *run,
                const TklWorkday *workday,
                const TklTransferOffer *offer,
                gboolean *ret_done,
                GError **error)
{
  g_autoptr (GArray) wanted = tkl_clock_lines_new ();
  g_autoptr (GArray) in_clock = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TklTransferPlan) offered = NULL;
  g_autoptr (TklTransferPlan) plan = NULL;
  g_autofree char *after = NULL;

  if (!compute_workday (run, workday, wanted, in_clock, error))
    return FALSE;
  offered = plan_workday (run, workday, wanted, FALSE);
  after = tkl_transfer_lines_to_json (offer->whole ? wanted : offered->after);
  *ret_done = (offer->whole || offered->differs) && g_str_equal (after, offer->expected);
  if (!*ret_done)
    return TRUE;
  plan = plan_workday (run, workday, wanted, TRUE);
  return apply_plan (run, workday, plan, in_clock, error);
}

gboolean
tkl_transfer_accept_day (TklStore *store, const TklTransferOffer *offer, GError **error)
{
  gint32 employee_id = offer->employee_id;
  TklDay day = offer->day;
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  g_autoptr (GArray) stored = tkl_clock_lines_new ();
  g_autoptr (TklWorkdays) workdays = NULL;
  g_autoptr (TklCrew) crew = NULL;
  g_autofree TklTransferReport *report = g_new0 (TklTransferReport, 1);
  TransferJob job = { .options = { .from = day, .to = day }, .report = report };
  Run run = {
    .store = store, .job = &job, .master = master, .stored = stored, .track = { store, NULL }
  };
  TklLineQuery lines = { .from_day = day, .to_day = day, .employee_id = employee_id };
  TklWorkday workday = { 0 };
  gboolean done = FALSE;

  if (master == NULL || !tkl_store_load_lines (store, &lines, stored, error))
    return FALSE;
  workdays = tkl_workdays_load (store, master, day, day, error);
  if (workdays == NULL)
    return FALSE;
  crew = tkl_workdays_crew (workdays);
  run.rules = (TklDayRules){ master->company, tkl_day_track_measure, &run.track, crew };
  while (tkl_workdays_step (workdays, &workday) && workday.employee_id != employee_id)
    ;
  /* All its ticks may be gone. */
  if (workday.employee_id != employee_id)
    workday = (TklWorkday){ .employee_id = employee_id, .day = day };

  /* The notice may come from a forced transfer: the lines it showed tell. */
  for (job.options.force = FALSE; !done; job.options.force = TRUE)
    {
      if (!accept_workday (&run, &workday, offer, &done, error))
        return FALSE;
      if (job.options.force && !done)
        {
          g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT,
                               _ ("The day has changed since this notice. Transfer it again and "
                                  "look at the new notice."));
          return FALSE;
        }
    }
  return TRUE;
}

static char *
describe_run (const TransferJob *job)
{
  g_autofree char *from = tkl_day_format (job->options.from);
  g_autofree char *to = tkl_day_format (job->options.to);

  return g_strdup_printf ("{\"from\": \"%s\", \"to\": \"%s\", \"force\": %s, \"added\": %u, "
                          "\"changed\": %u, \"removed\": %u}",
                          from, to, job->options.force ? "true" : "false", job->report->n_added,
                          job->report->n_changed, job->report->n_removed);
}

/* Returns: (transfer full) (nullable): the ids of @array, which outlives it. */
static GHashTable *
make_set (const GArray *array)
{
  GHashTable *set = array != NULL ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;

  for (guint i = 0; set != NULL && i < array->len; i++)
    g_hash_table_add (set, &g_array_index (array, gint64, i));
  return set;
}

static gboolean
run_transfer (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TransferJob *job = data;
  g_autoptr (TklMaster) master = NULL;
  g_autoptr (GArray) stored = tkl_clock_lines_new ();
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) only = make_set (job->options.only);
  g_autofree char *detail = NULL;
  Run run = { .store = store,
              .job = job,
              .stored = stored,
              .days = days,
              .only = only,
              .track = { store, NULL } };

  if (!tkl_store_journal_begin (store, job->who, "transfer", NULL, NULL, error))
    return FALSE;
  master = tkl_master_load (store, error);
  if (master == NULL)
    return FALSE;
  run.master = master;
  if (!transfer_range (&run, error))
    return FALSE;
  detail = describe_run (job);
  return tkl_store_journal_set_detail (store, detail, error)
         && tkl_store_journal_commit (store, &job->report->entry_id, error);
}

static void
transfer_job_free (gpointer data)
{
  TransferJob *job = data;

  g_free (job->who);
  g_clear_pointer (&job->options.only, g_array_unref);
  g_clear_pointer (&job->report, tkl_transfer_report_free);
  g_free (job);
}

static gboolean
note_transfer (gconstpointer data, gboolean done, TklRunNote *note)
{
  const TransferJob *job = data;

  tkl_run_note_days (note, job->options.from, job->options.to);
  if (!done)
    return TRUE;
  tkl_run_note_count (note, "days", job->report->n_days);
  tkl_run_note_count (note, "complete", job->report->n_complete);
  tkl_run_note_count (note, "added", job->report->n_added);
  tkl_run_note_count (note, "changed", job->report->n_changed);
  tkl_run_note_count (note, "removed", job->report->n_removed);
  tkl_run_note_count (note, "kept", job->report->n_kept);
  return TRUE;
}

static const TklUseCase transfer_case
    = { tkl_transfer_async, run_transfer, transfer_job_free, "transfer", note_transfer };

void
tkl_transfer_async (TklOffice *office,
                    const TklTransferOptions *options,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  TransferJob *job = g_new0 (TransferJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->options = *options;
  if (options->only != NULL)
    g_array_ref (options->only);
  job->report = g_new0 (TklTransferReport, 1);
  job->report->left = g_ptr_array_new_with_free_func (left_day_free);
  tkl_office_write (office, &transfer_case, job, cancellable, callback, user_data);
}

TklTransferReport *
tkl_transfer_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &transfer_case, G_STRUCT_OFFSET (TransferJob, report),
                                 result, error);
}
